"""`letterkit witness`."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO
from letterkit.cli.options import Folder, PassphraseFile
from letterkit.cli.output import note, show, show_bytes
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.keys import VerifierKey
    from letterkit.prove.continuity import Signed
    from letterkit.prove.growth import Growth


def witness(
    checkpoint: Annotated[
        Path, typer.Argument(metavar="CHECKPOINT", help="The register's checkpoint.txt")
    ],
    key: Annotated[
        Path, typer.Option(metavar="FILE", help="Your witness's key, from letterkit keygen")
    ],
    register: Annotated[
        str, typer.Option(metavar="KEY", help="The register's public key, as you know it")
    ] = "",
    policy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The policy that names it, instead")
    ] = None,
    proof: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The .consistency file from the one you last cosigned"),
    ] = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = Path(),
) -> None:
    """Cosign a register's checkpoint, once it is proved that it only grew

    Prints the cosigned checkpoint. Remembers it, and cosigns nothing that does not continue it.
    """
    from letterkit.cli.questions import passphrase_from
    from letterkit.cli.seen import remember, seen_note, write_evidence
    from letterkit.prove.cosignature import cosign
    from letterkit.prove.note import format_note
    from letterkit.prove.trust import seen_before
    from letterkit.read.receipt import read_small
    from letterkit.read.register import read_key_file

    passphrase_for = passphrase_from(passphrase_file, folder)
    signer = read_key_file(folder / key, str(key)).signer(passphrase_for)
    try:
        new = _signed(
            read_small(folder / checkpoint, str(checkpoint)), _keys(folder, register, policy)
        )
    except LetterkitError as error:
        raise LetterkitError(f"{checkpoint}: {error}", hint="ask for the file again") from error
    who = f"witness {signer.name}\n{new.checkpoint.key.name}"
    seen = seen_note(who, new.checkpoint.key)
    if seen:
        found = seen_before(seen, new, growth=_growth(folder, proof), may_be_older=False)
        if found.evidence:
            write_evidence(folder, found.evidence)
        if found.check.result != "pass":
            show(f"Not cosigned: {found.check.detail}.")
            raise typer.Exit(NO)
    cosigned = cosign(new.note, signer, int(time.time()))
    remember(who, new.checkpoint.key, format_note(new.note))
    show_bytes(format_note(cosigned))
    note("send it back to the register: `letterkit publish LETTER --cosigned FILE`")


def _keys(folder: Path, register: str, policy: Path | None) -> "list[VerifierKey]":
    from letterkit.keys import parse_verifier_key
    from letterkit.prove.policy import parse_policy
    from letterkit.read.receipt import read_small

    if bool(register) == bool(policy):
        raise LetterkitError(
            "name the register's key, or a policy", hint="letterkit keygen printed it: --register"
        )
    if policy is None:
        return [parse_verifier_key(register)]
    return [log.key for log in parse_policy(read_small(folder / policy, str(policy))).logs]


def _signed(data: bytes, keys: "list[VerifierKey]") -> "Signed":
    from letterkit.prove.checkpoint import verify_checkpoint
    from letterkit.prove.continuity import Signed
    from letterkit.prove.note import parse_note

    parsed = parse_note(data)
    return Signed(parsed, verify_checkpoint(parsed, *keys))


def _growth(folder: Path, proof: Path | None) -> "Growth | None":
    from letterkit.prove.growth import parse_growth
    from letterkit.read.receipt import read_small

    if proof is None:
        return None
    try:
        return parse_growth(read_small(folder / proof, str(proof)))
    except LetterkitError as error:
        raise LetterkitError(f"{proof}: {error}") from error
