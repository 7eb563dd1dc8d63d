"""The lists of a letter: who is on them, what was decided about them, and what the checks find.

What is read here is read in the same way for `check`, `review`, `stats`, `build` and `publish`.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from letterkit.actions.host import Host, Note
from letterkit.actions.refused import refused
from letterkit.actions.withdrawn_people import withdrawn_from
from letterkit.check.roll import Terms
from letterkit.check.settling import Checked, settle
from letterkit.errors import LetterkitError
from letterkit.files.fonts import undrawable
from letterkit.files.unfinished import unfinished_slugs
from letterkit.files.workspace import Workspace, find_workspace, letter_slugs, list_path
from letterkit.files.writing import others_may_read, write_whole
from letterkit.letters.letter import read_letter
from letterkit.lists.decisions import decisions_beside, decisions_of, read_decisions
from letterkit.lists.signatories import READERS, signatories_in
from letterkit.model import Letter, Signatory
from letterkit.model.decision import Decision
from letterkit.model.finding import Finding, Severity, accepted
from letterkit.parallel import Progress, uncounted
from letterkit.register.read_register import public_ids

READING = "reading the list"
_SHOWN = 20  # people who are named in a note


@dataclass(frozen=True, slots=True)
class Listed:
    """The signatories of all lists of a letter, or of one list; `path` is that of its decisions.

    `letter` is None for a list that was named instead of a letter; `versions` are the letter in
    all its languages.
    """

    name: str
    letter: Letter | None
    terms: Terms
    signatories: list[Signatory]
    path: Path
    decisions: list[Decision]
    versions: tuple[Letter, ...] = ()

    def checked(self, progress: Progress = uncounted) -> Checked:
        """What the checks find in the list."""
        from letterkit.check.checks import check_list

        return check_list(self.signatories, self.terms, self.decisions, progress=progress)

    def checked_with_letter(self, progress: Progress = uncounted) -> Checked:
        """The same, with what is wrong with the letter's own text in front."""
        checked = self.checked(progress)
        own = chain(
            refused(self.versions),
            chain.from_iterable(_in_letter(each) for each in self.versions),
            _of_all_versions(self.versions),
        )
        return replace(checked, findings=(*own, *checked.findings))


def _in_letter(letter: Letter) -> Iterable[Finding]:
    """What is wrong with the text of a letter."""
    from letterkit.check.addressees import bad_addressees
    from letterkit.check.placeholders import example_text
    from letterkit.check.printed_twice import printed_twice
    from letterkit.check.private_fields import private_in_letter
    from letterkit.check.undrawable import cannot_draw_in_letter
    from letterkit.letters.skeletons import examples

    yield from example_text(letter, examples())
    yield from printed_twice(letter)
    yield from bad_addressees(letter)
    yield from cannot_draw_in_letter(letter, undrawable)
    yield from private_in_letter(letter)


def _of_all_versions(letters: Sequence[Letter]) -> Iterable[Finding]:
    from letterkit.check.placeholders import unmatched_meant
    from letterkit.letters.skeletons import examples

    return unmatched_meant(letters, examples())


def read_lists(folder: Path, wanted: str, host: Host) -> list[Listed]:
    """The lists of a letter, of all letters, or the one list that `wanted` names."""
    if names_a_list(wanted):
        return [_one_list(folder, wanted, host)]
    workspace = find_workspace(folder)
    note_unfinished(workspace, host.note)
    return [_of_letter(workspace, slug, host) for slug in letter_slugs(workspace, wanted)]


def note_unfinished(workspace: Workspace, note: Note) -> None:
    """Note what an action that only reads leaves to others."""
    for slug in unfinished_slugs(workspace):
        note(
            f"{slug}: a command was interrupted, and the person it was withdrawing is left out;"
            f" finish it with `letterkit withdraw {slug}`"
        )


def names_a_list(wanted: str) -> bool:
    """Whether this is the name of a list, and not of a letter or its file."""
    return Path(wanted).suffix in READERS.keys() - {".md"}


def _one_list(folder: Path, wanted: str, host: Host) -> Listed:
    path = folder / wanted
    beside = decisions_beside(path)
    signatories = list(host.progress(signatories_in(path, wanted), READING, 0))
    decisions = read_decisions(beside, Path(wanted).with_name(beside.name).as_posix())
    return Listed(wanted, None, Terms(host.today), signatories, beside, decisions)


def _of_letter(workspace: Workspace, slug: str, host: Host) -> Listed:
    letters = read_letter(workspace, slug)
    everybody = signatories_of(workspace, letters[0], None, host.progress)
    signatories = without_withdrawn(workspace, slug, everybody, host.note)
    beside = decisions_of(workspace.root, slug)
    decisions = read_decisions(beside, workspace.name(beside))
    terms = replace(_terms(letters, signatories, host.today), public_ids=public_ids(workspace))
    return Listed(slug, letters[0], terms, signatories, beside, decisions, tuple(letters))


def _terms(
    letters: Sequence[Letter], signatories: Sequence[Signatory], today: datetime.date
) -> Terms:
    """The text is merged only if somebody signed one: a list can be checked before its letter."""
    texts: frozenset[str] = frozenset()
    if any(each.text for each in signatories):
        from letterkit.letters.document import text_of

        texts = frozenset(text_of(letter).canonical.sha256 for letter in letters)
    return Terms(today, letters[0].date, letters[0].closes, texts, undrawable, letters[0].min_group)


def signatories_of(
    workspace: Workspace,
    letter: Letter,
    listed: Path | None,
    progress: Progress = uncounted,
) -> list[Signatory]:
    """Everybody on the lists that a letter names, or on `listed` in their place."""
    if listed:
        return list(progress(signatories_in(listed, listed.as_posix()), READING, 0))
    found: list[Signatory] = []
    for number, wanted in enumerate(letter.signatories):
        path = list_path(workspace, wanted, letter.place_of("signatories", number))
        its = signatories_in(path, workspace.name(path), wanted.encoding)
        found += progress(its, READING, 0)
    return found


def without_withdrawn(
    workspace: Workspace, slug: str, signatories: Sequence[Signatory], note: Note
) -> list[Signatory]:
    """Those of a letter who have not withdrawn; notes where the others are on the list.

    Whatever the list says, nothing that is made of it has them.
    """
    withdrawn = withdrawn_from(workspace, slug)
    kept: list[Signatory] = []
    gone: list[Signatory] = []
    for each in signatories:
        (gone if withdrawn.has(each) else kept).append(each)
    # Somebody whose withdrawal is not finished is on the list until then, and noted elsewhere.
    back = [each for each in gone if not withdrawn.is_unfinished(each)]
    if back:
        note(*(f"{each.source}: withdrew, and is left out" for each in back[:_SHOWN]))
        if len(back) > _SHOWN:
            note(f"and {len(back) - _SHOWN} more")
        again = f"letterkit add FILE --to {slug} --again WHO"
        note(f"{slug}: delete these lines; if somebody signed again: `{again}`")
    return kept


def decisions_about(workspace: Workspace, slug: str) -> list[Decision]:
    """What was decided about the entries of a letter."""
    path = decisions_of(workspace.root, slug)
    return read_decisions(path, workspace.name(path))


def without_decided(
    signatories: Sequence[Signatory], decisions: Sequence[Decision]
) -> list[Signatory]:
    """The signatories that no decision leaves out."""
    return settle((), decisions, signatories).accepted(signatories)


def without_errors(
    letter: Letter,
    signatories: Sequence[Signatory],
    today: datetime.date,
    decisions: Sequence[Decision] = (),
    texts: Iterable[str] = (),
    refused: Sequence[Signatory] = (),
    public_ids: frozenset[str] = frozenset(),
    progress: Progress = uncounted,
) -> tuple[list[Signatory], list[Finding]]:
    """The signatories that no open error keeps out, and those errors.

    `texts` is empty where those who signed another text are found elsewhere. `public_ids` are the
    ids that a register has. `refused` are people on the list who said no: an entry with a yes of
    the same person is kept out.
    """
    from letterkit.check.checks import KEEPING_OUT, run

    terms = Terms(today, letter.date, letter.closes, frozenset(texts), public_ids=public_ids)
    everybody = [*signatories, *refused]
    checked = settle(run(everybody, terms, KEEPING_OUT, progress), decisions, everybody)
    errors = [
        each
        for each in checked.findings
        if each.severity is Severity.ERROR
        and any(place.index < len(signatories) for place in each.left_out)
    ]
    return accepted(signatories, errors), errors


def write_list(path: Path, name: str, data: bytes, *, before: bytes, note: Note) -> None:
    """Replace a list, if it still holds `before`, as a file that only its owner reads.

    `name` is what to call it.
    """
    was_open = others_may_read(path)
    write_whole(path, data, before=before)
    if was_open:
        note(words_of_tightened(name))


def words_of_tightened(name: str) -> str:
    """The note about a list that others could open until it was written."""
    return f"{name}: others could open this file; it is private, so only you can from here on"


def letter_of(listed: Listed, hint: str) -> Letter:
    """The letter of a list; raises with this hint for a list that belongs to none."""
    if listed.letter is None:
        raise LetterkitError(f"{listed.name}: a list and not a letter", hint=hint)
    return listed.letter
