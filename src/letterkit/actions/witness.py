"""A witness cosigns a register's checkpoint, once it is proved that the register only grew."""

from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.host import Host
from letterkit.actions.trust import remember, seen_note, write_evidence
from letterkit.errors import LetterkitError
from letterkit.keys import VerifierKey, parse_verifier_key
from letterkit.register.read_register import PassphraseFor, read_key_file
from letterkit.tlog.checkpoint import verify_checkpoint
from letterkit.tlog.continuity import Signed
from letterkit.tlog.cosignature import cosign
from letterkit.tlog.growth import Growth, parse_growth
from letterkit.tlog.note import format_note, parse_note
from letterkit.tlog.policy import parse_policy
from letterkit.verdict.receipt_files import read_small
from letterkit.verdict.trust import seen_before


@dataclass(frozen=True, slots=True)
class ToCosign:
    """A checkpoint, and the files that go with it; paths are relative to `folder`.

    The register is named by the line of its key, or by a policy. `proof` is the proof that it grew
    from the checkpoint that was cosigned last.
    """

    folder: Path
    checkpoint: Path
    key: Path
    register: str = ""
    policy: Path | None = None
    proof: Path | None = None


@dataclass(frozen=True, slots=True)
class Cosigned:
    """The checkpoint with the witness's signature, or why there is none."""

    note: bytes = b""
    refused: str = ""


def cosign_checkpoint(wanted: ToCosign, passphrase_for: PassphraseFor, host: Host) -> Cosigned:
    """Cosign a checkpoint that continues the one that was cosigned last, and remember it."""
    folder = wanted.folder
    signer = read_key_file(folder / wanted.key, str(wanted.key)).signer(passphrase_for)
    try:
        data = read_small(folder / wanted.checkpoint, str(wanted.checkpoint))
        new = _signed(data, _keys(wanted))
    except LetterkitError as error:
        raise LetterkitError(
            f"{wanted.checkpoint}: {error}", hint="ask for the file again"
        ) from error
    who = f"witness {signer.name}\n{new.checkpoint.key.name}"
    seen = seen_note(who, new.checkpoint.key)
    if seen:
        found = seen_before(seen, new, growth=_growth(wanted), may_be_older=False)
        if found.evidence:
            write_evidence(folder, found.evidence, host)
        if found.check.result != "pass":
            return Cosigned(refused=found.check.detail)
    cosigned = cosign(new.note, signer, int(host.now().timestamp()))
    remember(who, new.checkpoint.key, format_note(new.note))
    return Cosigned(format_note(cosigned))


def _keys(wanted: ToCosign) -> list[VerifierKey]:
    if bool(wanted.register) == bool(wanted.policy):
        raise LetterkitError(
            "name the register's key, or a policy", hint="letterkit keygen printed it: --register"
        )
    if wanted.policy is None:
        return [parse_verifier_key(wanted.register)]
    data = read_small(wanted.folder / wanted.policy, str(wanted.policy))
    return [log.key for log in parse_policy(data).logs]


def _signed(data: bytes, keys: list[VerifierKey]) -> Signed:
    parsed = parse_note(data)
    return Signed(parsed, verify_checkpoint(parsed, *keys))


def _growth(wanted: ToCosign) -> Growth | None:
    if wanted.proof is None:
        return None
    try:
        return parse_growth(read_small(wanted.folder / wanted.proof, str(wanted.proof)))
    except LetterkitError as error:
        raise LetterkitError(f"{wanted.proof}: {error}") from error
