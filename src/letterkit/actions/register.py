"""A letter's register between the stages: what is kept of it, and how it becomes an edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.files.outputs import Output
from letterkit.files.workspace import Workspace
from letterkit.keys import SignerKey, VerifierKey, format_verifier_key, parse_verifier_key
from letterkit.letters.entries import Fixed, entries_of, register_of
from letterkit.letters.signatures import signatures_of
from letterkit.model import Letter, Register, Shown, Signatory, Source
from letterkit.model.commitment import commit_private_json
from letterkit.model.kept import Held, KeptRegister, Signature
from letterkit.model.stamp import Stamp
from letterkit.register.plan import Plan, log_of, plan_of
from letterkit.register.public import (
    policy_of,
    public_files,
    published,
    stamp_of,
    with_cosignatures,
)
from letterkit.register.read_register import (
    KeyFile,
    PassphraseFor,
    read_key,
    read_policy,
    read_register,
    register_folder,
)
from letterkit.register.store import replace_checkpoint

if TYPE_CHECKING:
    from letterkit.evidence.signed_statement import Expected
    from letterkit.tlog.log import Log


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder of a register, what stands in it, and the policy that goes with it."""

    folder: Path
    name: str
    register: KeptRegister
    policy: bytes

    @property
    def key(self) -> VerifierKey:
        """The public key of the register."""
        return parse_verifier_key(self.register.vkey)


@dataclass(frozen=True, slots=True)
class AsItStands:
    """The newest edition, where it is what the workspace says.

    `earlier` are the signatories who stand for an earlier text, and `renewed` is how many of
    `signatories` signed one before they signed this. `paper` is how many signatures on paper it
    counts.
    """

    kept: Kept
    signatories: Sequence[Signatory]
    earlier: Sequence[Signatory]
    renewed: int
    paper: int
    fixed: Mapping[Source, Fixed]
    stamp: Stamp
    policy: bytes
    files: tuple[Output, ...]

    def register(self, letters: Sequence[Letter], texts: Mapping[str, str]) -> Register:
        """The public list in the order of the letter, whose first version comes first."""
        letter = letters[0]
        plain = register_of(letter, texts, self.signatories, self.fixed, self.paper)
        early = len(self.signatories) < letter.release_at
        shown = [each for each in self.earlier if each.shown is not Shown.UNNAMED and not early]
        earlier = entries_of(letter, shown, self.fixed)
        unnamed = len(self.earlier) - len(shown)
        return published(
            plain,
            self.kept.register,
            self.kept.key,
            earlier,
            unnamed,
            self.renewed,
            {each.lang: each.changed for each in letters if each.changed},
        )


def kept_register(workspace: Workspace, slug: str) -> Kept | None:
    """The register of a letter, or None if nothing was published yet."""
    folder = register_folder(workspace, slug)
    name = workspace.name(folder)
    register = read_register(folder, name)
    return Kept(folder, name, register, read_policy(folder, name)) if register.editions else None


def published_register(workspace: Workspace, slug: str, hint: str = "") -> Kept:
    """The register of a letter; raises with this hint if nothing was published yet."""
    kept = kept_register(workspace, slug)
    if kept is None:
        raise LetterkitError(f"{slug}: nothing was published yet", hint=hint)
    return kept


def opened_register(workspace: Workspace, letter: Letter) -> tuple[Kept, KeyFile]:
    """The register of a letter, begun or not, with its key as it lies there."""
    folder = register_folder(workspace, letter.slug)
    name, origin = workspace.name(folder), origin_of(letter)
    key = read_key(folder, name)
    register = read_register(folder, name)
    _check_origin(name, register.origin or origin, origin)
    register = replace(register, origin=origin)
    kept = Kept(folder, name, register, read_policy(folder, name))
    if not key.is_encrypted:
        unlocked(kept, key, str)
    return kept, key


def unlocked(
    kept: Kept, key: KeyFile, passphrase_for: PassphraseFor
) -> tuple[KeptRegister, SignerKey]:
    """The register with its public key, and the private one, which is that of this register."""
    signer = key.signer(passphrase_for)
    vkey = format_verifier_key(signer.verifier)
    _check_origin(kept.name, signer.name, kept.register.origin)
    if kept.register.vkey not in ("", vkey):
        raise LetterkitError(
            f"{key.name}: not the key of this register", hint="put back the key that began it"
        )
    return replace(kept.register, vkey=vkey), signer


def _check_origin(name: str, called: str, origin: str) -> None:
    if called != origin:
        raise LetterkitError(
            f"{name}: the register is called {called}, not {origin}",
            hint=f"the origin of a register stays: write origin: {called}",
        )


def plan_for(
    letter: Letter,
    texts: Mapping[str, str],
    signatories: Sequence[Signatory],
    register: KeptRegister,
    paper: int | None = None,
) -> "tuple[Plan, Log]":
    """What an edition would change, and the log that it goes on from.

    `paper` is how many signatures on paper it would count; without it, as many as before.
    """
    log = log_of(register)
    signatures = signatures_of(signatories)
    release_at = letter.release_at
    return plan_of(register, log, signatures, texts, release_at=release_at, paper=paper), log


def edition_as_it_stands(
    letter: Letter,
    texts: Mapping[str, str],
    signatories: Sequence[Signatory],
    kept: Kept | None,
    paper: int,
) -> AsItStands | None:
    """The newest edition, if publishing again would change nothing."""
    if kept is None:
        return None
    plan, _ = plan_for(letter, texts, signatories, kept.register, paper)
    return edition_with(kept, plan.standing, texts, signatories) if plan.is_empty else None


def edition_with(
    kept: Kept,
    standing: Sequence[tuple[Held, Signature]],
    texts: Mapping[str, str],
    signatories: Sequence[Signatory],
) -> AsItStands:
    """The newest edition, of which `standing` are all who are in it."""
    current = set(texts.values())
    fixed = {signature.source: _fixed(signature, held) for held, signature in standing}
    there = [each for each in signatories if each.source in fixed]
    fitting = [each for each in there if fixed[each.source].text in current]
    earlier = [each for each in there if fixed[each.source].text not in current]
    log = log_of(kept.register)
    renewed = sum(
        log.has_renewed(held.index, signature.fields["text"])
        for held, signature in standing
        if signature.fields["text"] in current
    )
    key = kept.key
    files = tuple(public_files(kept.register, key, kept.policy))
    stamp, policy = stamp_of(kept.register, key), policy_of(key, kept.policy)
    paper = log.edition.paper
    return AsItStands(kept, fitting, earlier, renewed, paper, fixed, stamp, policy, files)


def fitting(
    letter: Letter, texts: Mapping[str, str], signatories: Sequence[Signatory], kept: Kept
) -> list[Signatory]:
    """Those who signed a text that the letter has, as list and register know it."""
    plan, _ = plan_for(letter, texts, signatories, kept.register)
    unfit = {each.source for each in plan.unfit}
    return [each for each in signatories if each.source not in unfit]


def _fixed(signature: Signature, held: Held) -> Fixed:
    fields, private = signature.fields, commit_private_json(held.private, held.private_salt)
    return Fixed(
        signature.id, fields["lang"], fields["text"], held.newest, held.salt.hex(), private
    )


def origin_of(letter: Letter) -> str:
    """The name of the letter's register; the workspace's origin is shared, so the slug follows."""
    if not letter.origin:
        raise LetterkitError(
            f"{letter.file}:1: the letter has no origin",
            hint='write origin = "letters.example.org" with a domain of yours into letterkit.toml, '
            f"for all letters; or origin: letters.example.org/{letter.slug} into this letter",
        )
    return letter.origin if ("origin",) in letter.places else f"{letter.origin}/{letter.slug}"


def expected_of(letters: Sequence[Letter]) -> "Expected":
    """What a letter expects of evidence: its register's name and its texts."""
    from letterkit.evidence.signed_statement import Expected
    from letterkit.letters.document import text_of

    texts = {letter.lang: text_of(letter).canonical.sha256 for letter in letters}
    return Expected(origin_of(letters[0]), texts)


def add_cosignatures(workspace: Workspace, slug: str, path: Path, name: str) -> None:
    """Add the cosignatures of a witness, in the file at `path`, to the newest checkpoint."""
    kept = published_register(workspace, slug)
    try:
        checkpoint = with_cosignatures(kept.register, read_bytes(path, name))
    except LetterkitError as error:
        raise LetterkitError(f"{name}: {error}", hint=error.hint) from error
    replace_checkpoint(kept.folder, kept.name, kept.register, checkpoint)
