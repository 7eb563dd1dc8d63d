"""Checking lists: what the checks find, and random ids in the place of telling ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.actions.fix_ids import FixedIds, fix_ids
from letterkit.actions.host import Host
from letterkit.actions.lists import Listed, read_lists
from letterkit.actions.other_text import with_other_text
from letterkit.actions.paper import on_paper
from letterkit.check.settling import Checked
from letterkit.files.workspace import find_workspace, letter_slugs
from letterkit.model.finding import Severity
from letterkit.model.paper import NO_PAPER, OnPaper


@dataclass(frozen=True, slots=True)
class CheckedList:
    """A list and what the checks find in it, with what was decided about that.

    `on_paper` is what was counted on paper for its letter.
    """

    listed: Listed
    checked: Checked
    on_paper: OnPaper = NO_PAPER

    @property
    def stops(self) -> bool:
        """Whether a finding keeps an entry out, or the letter from being built."""
        return any(each.severity is Severity.ERROR for each in self.checked.findings)


def check_lists(folder: Path, wanted: str, host: Host) -> list[CheckedList]:
    """What the checks find in the lists that `wanted` names, and in the letters' own texts."""
    return [_checked(folder, each, host) for each in read_lists(folder, wanted, host)]


def _checked(folder: Path, listed: Listed, host: Host) -> CheckedList:
    checked = listed.checked_with_letter(host.progress)
    if not listed.versions:
        return CheckedList(listed, checked)
    workspace = find_workspace(folder)
    found = with_other_text(workspace, listed, checked)
    return CheckedList(listed, found, on_paper(workspace, listed.versions))


def fix_letters(folder: Path, wanted: str, host: Host) -> Iterator[tuple[str, FixedIds]]:
    """Replace ids that tell something in the lists of a letter, or of all; each as it is done."""
    with changing(folder, "check --fix", host) as turn:
        for slug in letter_slugs(turn.workspace, wanted):
            yield slug, fix_ids(turn.workspace, slug, host.new_id)
