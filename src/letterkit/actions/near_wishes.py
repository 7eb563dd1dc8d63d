"""Entries that may be one person, by the name or the address, who once asks for less.

    Bo Sample      bo@example.org        Yes
    B. Sample                            No
    Bo Sample      bo@work.example.org   No

The rows stay two, for two people may have one name. Only the coordinator can say which it is, so an
import stops until they do; what stood on the list before, and is as it was, is not asked again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from shlex import quote

from letterkit.actions.about_listed import came_in
from letterkit.errors import LetterkitError
from letterkit.lists.merging.twice import hides_more, least_of, plain, wish_of_row
from letterkit.model import Kind, Shown
from letterkit.text.list_text import ListText, changed, with_rows
from letterkit.text.near_names import may_be_one_name, pairs_of

_NAMED = ("", Shown.NAMED.value)
_MOST = 5  # pairs in an error
_AS_BEFORE = ("name", "email", "affiliation", "consent", "shown")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the list: its number in the text, its place, and its cells by column.

    The place is in the list, or of somebody new in the file that brings them.
    """

    number: int
    place: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Somebody who is to be named, and who asks for less and may be the same person."""

    named: _Row
    less: _Row
    place: str  # by which the two are called in an option


def least_of_same(
    before: ListText, now: ListText, name: str, same: Sequence[str], others: Sequence[str]
) -> ListText:
    """The list, where those said to be one person get the least they asked for.

    `before` is the list before the import, and `name` what it is called. Raises an error for pairs
    of which nothing is said.
    """
    pairs = list(_pairs(before, now, name))
    rows = {}
    open_pairs = []
    for pair in pairs:
        if pair.place in others:
            continue
        if pair.place not in same:
            open_pairs.append(pair)
            continue
        wish = wish_of_row(pair.less.place, pair.less.values)
        changes = least_of(pair.named.values, [wish] if wish else [])
        rows[pair.named.number] = changed(now, now.rows[pair.named.number], changes)
    if open_pairs:
        raise _asked(open_pairs)
    return with_rows(now, rows) if rows else now


def _asked(pairs: Sequence[_Pair]) -> LetterkitError:
    """The question, with the option for either answer to each pair that is shown."""
    shown = pairs[:_MOST]
    first = shown[0]
    places = list(dict.fromkeys(pair.place for pair in shown))
    same = " ".join(f"--same-person {quote(place)}" for place in places)
    others = " ".join(f"--other-person {quote(place)}" for place in places)
    rows = ", ".join(f"{pair.named.place} and {pair.less.place}" for pair in shown)
    more = f" and {len(pairs) - len(shown)} more" if len(pairs) > len(shown) else ""
    return LetterkitError(
        f"{first.place}: perhaps one person, who is to be named in one row and not in another one:"
        f" {rows}{more}",
        hint=f"if they are one person, add {same}, and what names the least counts; if they are"
        f" two, add {others}",
    )


def _pairs(before: ListText, now: ListText, name: str) -> Iterator[_Pair]:
    """Each who is to be named, beside one who is not and may be the same, unless both are old."""
    old = {each.values.get("id", ""): each.values for each in _rows(before, name)}
    rows = [
        row if row.values.get("id", "") in old else replace(row, place=came_in(row.values))
        for row in _rows(now, name)
        if row.values.get("kind") != Kind.ORGANISATION
    ]
    less = [row for row in rows if _asks_for_less(row.values)]
    if not less:
        return
    keys: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if _is_named(row.values):
            for key in pairs_of(row.values.get("name", "")):
                keys[key].append(row)
    for row in less:
        found = {}
        for key in sorted(pairs_of(row.values.get("name", ""))):
            found.update({each.number: each for each in keys.get(key, ())})
        for number in sorted(found):
            named = found[number]
            if _is_old(row, old) and _is_old(named, old):
                continue
            if _may_be_one(named.values, row.values):
                new = named if _is_old(row, old) else row
                yield _Pair(named, row, new.place)


def _may_be_one(named: Mapping[str, str], less: Mapping[str, str]) -> bool:
    """Whether nothing but the form of the name, or the address, tells two people apart."""
    work = plain(named.get("affiliation", "")), plain(less.get("affiliation", ""))
    if all(work) and work[0] != work[1]:
        return False
    return may_be_one_name(named.get("name", ""), less.get("name", ""))


def _asks_for_less(values: Mapping[str, str]) -> bool:
    consent = values.get("consent", "").casefold()
    return consent == "no" or hides_more(values.get("shown", "").casefold(), "")


def _is_named(values: Mapping[str, str]) -> bool:
    return values.get("consent") == "yes" and values.get("shown", "") in _NAMED


def _is_old(row: _Row, old: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether a row stood on the list before, and says the same."""
    before = old.get(row.values.get("id", ""))
    if before is None:
        return False
    return all(before.get(each, "") == row.values.get(each, "") for each in _AS_BEFORE)


def _rows(listed: ListText, name: str) -> Iterator[_Row]:
    line = 1
    for number, row in enumerate(listed.rows):
        if number > listed.header and any(row.cells):
            yield _Row(number, f"{name}:{line}", dict(zip(listed.columns, row.cells, strict=False)))
        line += row.raw.count("\n")
