"""Answers in the place of somebody on a list, where nothing else says who they are.

    the list, from x.md      Ada Example, Bo Sample, Cy Specimen
    x.md, saved later        Ada Example, B. Sample, [redacted]

A shorter or longer form of the name, a mark in its place, the name with another affiliation, or
another name under the same number: it may be the person that the file no longer has, or somebody
new. Only a person can say.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from letterkit.lists.merging.matching import (
    Known,
    is_of_source,
    key_of_source,
    place_of,
    takes_back,
)
from letterkit.lists.merging.renamed import Renamed
from letterkit.lists.merging.twice import plain
from letterkit.model.imports import Imports
from letterkit.model.incoming import Incoming
from letterkit.model.origins import is_unique_key
from letterkit.text.list_text import ListText
from letterkit.text.near_names import is_near, is_shortened

# So many may be gone from a file; if more are, and few are there still, it is another file.
_FEW_GONE = 3
_APART = ("email", "signed", "kind")  # who differs in these is somebody else
_BESIDE = ("affiliation", "role", "country", "link")

IN_PLACE = "perhaps another form of the name of"
NAMELESS = "an entry without a name, and perhaps that of"
SAME_NAME = "the name, with other details, of"
NO_NAME = "an entry without a name, under the number of"
SAME_NUMBER = "another name under the number of"


def replaced(
    listed: ListText,
    imports: Imports,
    incoming: Sequence[Incoming],
    is_kept_out: Callable[[Incoming], bool],
    fallen: Sequence[Incoming] = (),
) -> list[Renamed]:
    """Those who would be added beside somebody that the same source no longer has.

    `is_kept_out` says of somebody whether they are not added at all, since they withdrew. Of those
    who have `fallen`, people with no name any more may be somebody of the list as well.
    """
    nameless = [each for each in fallen if takes_back(each) and not each.values.get("name")]
    if not nameless and not _may_be_some(listed, incoming):
        return []
    known = Known.of(listed, imports)
    pairs = known.matches(incoming)
    rows_of = known.fallen_rows(fallen, incoming)
    new = [each for each, row in pairs if row is None]
    emptied = [each for each in nameless if place_of(each) not in rows_of]
    new += emptied
    gone = [row for row in known.missing(incoming) if _is_shown(known, row)]
    kept = [row for _, row in pairs if row is not None]
    for each in emptied:
        if rows := _of_number(known, each, pairs):
            return [Renamed(each, rows, NO_NAME)]
    if not new or not gone or len(gone) > max(_FEW_GONE, len(kept)):
        return []
    # One person at least must be in both, for another form may give out the same numbers.
    trusted = any(_have_same_key(known, row, each) for each, row in pairs if row is not None)
    found = []
    for each in new:
        if is_kept_out(each) or known.has_removed(each):
            continue
        rows = [row for row in gone if is_of_source(known.values[row], each)]
        if one := _in_place_of(known, rows, each, trusted=trusted):
            found.append(one)
    return found


def _in_place_of(
    known: Known, rows: Sequence[int], each: Incoming, *, trusted: bool
) -> Renamed | None:
    """Whose place somebody new may have, and by what."""
    name = each.values.get("name", "")
    same = [row for row in rows if _have_same_key(known, row, each)]
    if same and name and trusted and not each.counted:
        return Renamed(each, same, SAME_NUMBER)
    rows = [row for row in rows if not _are_two(known, row, each)]
    if not name:
        rows = [
            row for row in rows if trusted or not (each.key and key_of_source(known.values[row]))
        ]
        likely = [row for row in rows if not _differ(known, row, each, _BESIDE)]
        return Renamed(each, likely, NAMELESS) if likely else None
    same = [row for row in rows if plain(known.values[row].get("name", "")) == plain(name)]
    if same:
        return Renamed(each, same, SAME_NAME)
    near = [row for row in rows if _is_near(name, known.values[row].get("name", ""))]
    return Renamed(each, near, IN_PLACE) if near else None


def _of_number(
    known: Known, each: Incoming, pairs: Sequence[tuple[Incoming, int | None]]
) -> list[int]:
    """Rows under the number of a nameless entry, where others of the file have theirs as well.

    The file may be a later export under another name, which other numbers than its own show.
    """
    number = _number(each.key)
    same = [
        _number(one.key) == _number(key_of_source(known.values[row]))
        for one, row in pairs
        if row is not None and one.key
    ]
    if not number or not any(same) or not all(same):
        return []
    rows = set(known.values) - known.taken
    return [
        row
        for row in sorted(rows)
        if _number(key_of_source(known.values[row])) == number and _is_shown(known, row)
    ]


def _number(key: str) -> str:
    """A key without the file and the part in which it was given out."""
    return key.rpartition("/")[2]


def _is_near(name: str, other: str) -> bool:
    return is_near(name, other) or is_shortened(name, other)


def _have_same_key(known: Known, row: int, each: Incoming) -> bool:
    key = key_of_source(known.values[row])
    return bool(each.key) and key == each.key and not _differ(known, row, each, ("email",))


def _are_two(known: Known, row: int, each: Incoming) -> bool:
    """Whether something tells two people apart; rows that are counted may be counted anew."""
    key = key_of_source(known.values[row])
    keyed = not each.counted or is_unique_key(each.key)
    other_key = bool(each.key and key) and key != each.key and keyed
    return other_key or _differ(known, row, each, _APART)


def _differ(known: Known, row: int, each: Incoming, columns: Sequence[str]) -> bool:
    """Whether both have something in one of these columns, and it is not the same."""
    for column in columns:
        texts = plain(known.values[row].get(column, "")), plain(each.values.get(column, ""))
        if all(texts) and texts[0] != texts[1]:
            return True
    return False


def _is_shown(known: Known, row: int) -> bool:
    """Whether a row names somebody."""
    values = known.values[row]
    hidden = values.get("consent") == "no" or values.get("shown") == "unnamed"
    return bool(values.get("name")) and not hidden


def _may_be_some(listed: ListText, incoming: Sequence[Incoming]) -> bool:
    """Whether somebody of the file is not on the list as they are, and somebody of it not there.

    This is quick, and so of a file that changes nothing.
    """
    listed_as = {_as_written(values) for values in _rows(listed)}
    there = {_as_written(each.values) for each in incoming}
    return not there <= listed_as and not listed_as <= there


def _as_written(values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(plain(values.get(column, "")) for column in ("name", *_BESIDE))


def _rows(listed: ListText) -> Iterator[dict[str, str]]:
    for row in listed.rows[listed.header + 1 :]:
        yield listed.values(row)
