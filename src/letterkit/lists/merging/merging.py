"""The state of a list while it takes somebody in, and what came of it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.lists.merging.emptied import Emptied
from letterkit.lists.merging.taken_back import Candidate, Unmatched
from letterkit.lists.merging.twice import Differing
from letterkit.model.imports import Imports
from letterkit.model.incoming import Incoming
from letterkit.text.list_text import ListRow, ListText

UNDECIDED = "(undecided)"  # of somebody whose answer was not clear; no column can be called so

NONE = Unmatched()


@dataclass(frozen=True, slots=True)
class Missing:
    """A row of the list that its source no longer has. `backed` is one with evidence."""

    id: str
    name: str
    backed: bool


@dataclass(frozen=True, slots=True)
class Hidden:
    """A row of the list that shows less than before: since which line of a file, and how.

    `gone` says that the line takes back the signature, and `fallen` that it does not let it stand.
    """

    id: str
    name: str
    place: str
    how: str
    gone: bool = False
    fallen: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """The list after an import. `counts` are of people: added, updated, unchanged, kept, gone.

    `barred` are those who withdrew and were left out. `renamed` are the names before and after of
    those that their source calls differently. `missing` are the rows that earlier exports of the
    same source brought and this one does not have; they are on the list still. `differing` are
    people who stand in the export several times with different answers, of which the one that
    shows least counts. `again` are the ids of rows of people who withdrew and sign again. `held`
    are the places of those whose earlier no, or earlier answer that is not clear, goes on
    counting. `hidden` are rows of the list that are shown less from now on, since a line of the
    export asks for it. `unmatched` are lines that take back a signature which does not stand.
    `emptied` are cells that the source left empty. `not_in_source` are columns which the source has
    no more, with the number of people who still have something in the list. `one_address` are
    people at one address, the first to be named and the second not.
    """

    text: ListText
    imports: Imports
    counts: Mapping[str, int]
    barred: Sequence[Incoming] = ()
    renamed: Sequence[tuple[str, str]] = ()
    missing: Sequence[Missing] = ()
    differing: Sequence[Differing] = ()
    again: Sequence[str] = ()
    held: Sequence[str] = ()
    hidden: Sequence[Hidden] = ()
    unmatched: Unmatched = NONE
    emptied: Sequence[Emptied] = ()
    not_in_source: Mapping[str, int] = field(default_factory=dict)
    one_address: Sequence[tuple[Candidate, Candidate]] = ()


@dataclass(slots=True)
class Merging:
    """A list that is being changed: rows by their number, new rows, and what was done."""

    text: ListText
    said: dict[str, dict[str, str]]
    new_id: Callable[[], str]
    counts: Counter[str] = field(default_factory=Counter)
    rows: dict[int, ListRow] = field(default_factory=dict)
    more: list[ListRow] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    emptied: list[Emptied] = field(default_factory=list)
    not_in_source: Counter[str] = field(default_factory=Counter)

    def row(self, number: int) -> ListRow:
        """A row as it is so far."""
        return self.rows.get(number, self.text.rows[number])

    def values(self, number: int) -> dict[str, str]:
        """The same by column."""
        return dict(zip(self.text.columns, self.row(number).cells, strict=False))
