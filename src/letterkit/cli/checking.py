"""Lists on their way to the checks: what is read for `check`, `review` and `stats` alike."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from letterkit.check.roll import Terms
from letterkit.check.settling import Checked
from letterkit.model import Letter, Signatory
from letterkit.model.decision import Decision
from letterkit.model.finding import Finding
from letterkit.read.decisions import decisions_beside, read_decisions
from letterkit.read.fonts import undrawable
from letterkit.read.letter import read_letter
from letterkit.read.register import public_ids
from letterkit.read.signatories import READERS, read_signatories
from letterkit.read.workspace import Workspace, find_workspace, letter_slugs, list_path


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

    def checked(self) -> Checked:
        from letterkit.check.checks import check_list

        return check_list(self.signatories, self.terms, self.decisions)

    def checked_with_letter(self) -> Checked:
        """The same, with what is wrong with the letter's own text in front."""
        from letterkit.check.placeholders import example_text
        from letterkit.check.private_fields import private_in_letter
        from letterkit.check.undrawable import cannot_draw_in_letter
        from letterkit.read.skeletons import example_texts

        checked = self.checked()
        own = chain.from_iterable(
            (
                *example_text(each, example_texts()),
                *cannot_draw_in_letter(each, undrawable),
                *private_in_letter(each),
            )
            for each in self.versions
        )
        return replace(checked, findings=(*own, *checked.findings))


def examples_left(letters: Sequence[Letter], signatories: Sequence[Signatory]) -> list[Finding]:
    """What is left in a letter and its list of the examples with which both began."""
    from letterkit.check.placeholders import example_row, example_text, is_example
    from letterkit.check.roll import Roll
    from letterkit.read.skeletons import example_texts

    found = [each for letter in letters for each in example_text(letter, example_texts())]
    rows = [each for each in signatories if is_example(each)]
    roll = Roll.of(rows, Terms(datetime.datetime.now(tz=datetime.UTC).date()))
    return [*found, *example_row(roll)]


def listed(folder: Path, wanted: str, today: datetime.date) -> list[Listed]:
    """The lists of a letter, of all letters, or the one list that `wanted` names."""
    if Path(wanted).suffix in READERS.keys() - {".md"}:
        path = folder / wanted
        beside = decisions_beside(path)
        signatories = read_signatories(path, wanted)
        decisions = read_decisions(beside, Path(wanted).with_name(beside.name).as_posix())
        return [Listed(wanted, None, Terms(today), signatories, beside, decisions)]
    from letterkit.cli.finishing import note_unfinished

    workspace = find_workspace(folder)
    note_unfinished(workspace)
    return [_of_letter(workspace, slug, today) for slug in letter_slugs(workspace, wanted)]


def _of_letter(workspace: Workspace, slug: str, today: datetime.date) -> Listed:
    from letterkit.cli.living import living

    letters = read_letter(workspace, slug)
    signatories: list[Signatory] = []
    for wanted in letters[0].signatories:
        path = list_path(workspace, wanted, letters[0].place_of("signatories"))
        signatories += read_signatories(path, workspace.name(path), wanted.encoding)
    signatories = living(workspace, slug, signatories)
    beside = workspace.root / "signatories" / f"{slug}.decisions.csv"
    decisions = read_decisions(beside, workspace.name(beside))
    terms = replace(_terms(letters, signatories, today), public_ids=public_ids(workspace))
    return Listed(slug, letters[0], terms, signatories, beside, decisions, tuple(letters))


def _terms(
    letters: Sequence[Letter], signatories: Sequence[Signatory], today: datetime.date
) -> Terms:
    """The text is merged only if somebody signed one: a list can be checked before its letter."""
    texts: frozenset[str] = frozenset()
    if any(each.text for each in signatories):
        from letterkit.merge.document import text_of

        texts = frozenset(text_of(letter).canonical.sha256 for letter in letters)
    return Terms(today, letters[0].date, letters[0].closes, texts, undrawable, letters[0].min_group)
