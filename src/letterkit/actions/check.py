"""Checking lists: what the checks find, and random ids in the place of telling ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.actions.fix_ids import FixedIds, fix_ids
from letterkit.actions.host import Host
from letterkit.actions.lists import Listed, read_lists
from letterkit.check.settling import Checked
from letterkit.model.finding import Severity
from letterkit.read.workspace import letter_slugs


@dataclass(frozen=True, slots=True)
class CheckedList:
    """A list and what the checks find in it, with what was decided about that."""

    listed: Listed
    checked: Checked

    @property
    def stops(self) -> bool:
        """Whether a finding keeps an entry out."""
        return any(each.severity is Severity.ERROR for each in self.checked.findings)


def check_lists(folder: Path, wanted: str, host: Host) -> list[CheckedList]:
    """What the checks find in the lists that `wanted` names, and in the letters' own texts."""
    return [
        CheckedList(each, each.checked_with_letter(host.progress))
        for each in read_lists(folder, wanted, host)
    ]


def fix_letters(folder: Path, wanted: str, host: Host) -> Iterator[tuple[str, FixedIds]]:
    """Replace ids that tell something in the lists of a letter, or of all; each as it is done."""
    with changing(folder, "check --fix", host) as turn:
        for slug in letter_slugs(turn.workspace, wanted):
            yield slug, fix_ids(turn.workspace, slug, host.new_id)
