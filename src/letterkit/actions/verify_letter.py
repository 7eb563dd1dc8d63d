"""Judging a letter: which text it holds, who signed it, and whether its parts agree."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.actions.written_anew import written_anew
from letterkit.artefacts.taken_apart import parse_artefact, read_artefact, read_given_text
from letterkit.errors import LetterkitError
from letterkit.model import Agreement, Register, Status, Verdict, Vocabulary
from letterkit.verdict.verdict import judge, searchable

if TYPE_CHECKING:
    from letterkit.actions.host import Host
    from letterkit.actions.trust import TrustOptions


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """What to verify a file with; paths are relative to `folder`.

    `name` is a signatory to look for, `text` a file to compare the letter's text with, `receipt` a
    receipt or promise. `key` is the line of the register's key, `policy` a file of keys and
    witnesses; with either, or with `sealed`, nothing holds without a seal. Without `state` the
    newest checkpoint seen is neither used nor kept.
    """

    folder: Path = Path()
    name: str = ""
    text: Path | None = None
    receipt: Path | None = None
    key: str = ""
    policy: Path | None = None
    sealed: bool = False
    state: bool = True

    def trust(self, host: "Host") -> "TrustOptions":
        """The part of the options that says which keys to trust."""
        from letterkit.actions.trust import TrustOptions

        return TrustOptions(self.folder, host, self.key, self.policy, self.state)


def verdict_of(folder: Path, file: Path, name: str = "", text: Path | None = None) -> Verdict:
    """Whether the parts of a file agree, and where `name` is among its signatories.

    `text` is a file to compare the text of the letter with.
    """
    artefact = read_artefact(folder / file, str(file))
    given = read_given_text(folder / text, str(text)) if text else None
    wanted = searchable(name)
    try:
        return judge(
            artefact, name=wanted, given=given, vocabulary_of=vocabulary_of, anew=written_anew
        )
    except LetterkitError as error:
        raise LetterkitError(f"{file}: {error}", hint=error.hint) from error


def vocabulary_of(register: Register, lang: str) -> Vocabulary:
    """The words that letterkit itself writes around a letter."""
    from letterkit.letters.vocabulary import vocabulary  # a text alone has no use for it

    return vocabulary(register, lang)


def refuse_incomplete(agreed: Agreement, file: Path) -> None:
    """Raise for a copy of which something was taken away: nothing is proved against it."""
    if agreed.incomplete:
        why, _, hint = agreed.incomplete.rpartition("; ")
        raise LetterkitError(f"{file}: cannot verify this copy: {why}", hint=hint)


def check_made(name: str, data: bytes) -> None:
    """Raise unless a file that letterkit has just made holds when it is verified.

    It is called before the file takes the place of an older one: a reader would later learn that it
    was altered, when nothing had been done to it.
    """
    found = judge(parse_artefact(data, name), vocabulary_of=vocabulary_of, anew=written_anew)
    agreed = found.agreement
    if agreed.status is Status.HOLDS:
        return
    faults = [f"{check.name}: {check.detail}" for check in agreed.failed]
    why = "; ".join(faults) or agreed.not_as_written or "it cannot say why"
    raise LetterkitError(
        f"{name}: verify does not accept the file that was just made: {why}",
        hint="this is a fault of letterkit and nothing was replaced: please report it; "
        "--format makes the other files",
    )
