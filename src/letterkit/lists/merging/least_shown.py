"""Entries that may be one person get the least that they asked for, on the list or in a file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from letterkit.lists.merging.matching import Known, Place, is_of_source, place_of, takes_back
from letterkit.lists.merging.merging import UNDECIDED, Hidden, Merging
from letterkit.lists.merging.twice import (
    Differing,
    Wish,
    Wishes,
    in_words,
    least_of,
    wish_of_incoming,
    wish_of_leaving,
    wish_of_row,
)
from letterkit.model.incoming import Incoming, TakenBack
from letterkit.text.list_text import changed


def settled(
    merging: Merging,
    known: Known,
    pairs: Sequence[tuple[Incoming, int | None]],
    gone: Sequence[TakenBack],
) -> tuple[Sequence[tuple[Incoming, int | None]], set[int]]:
    """The list and those who come in, each with the least, with those who may be the same.

    Each round can only show less, so it ends.
    """
    left: set[int] = set()
    while True:
        before = [each for each, _ in pairs], dict(merging.rows)
        left |= _hide_rows(merging, known, pairs, gone)
        earlier = _earlier(merging, known)
        pairs = [(_with_earlier(merging, each, row, earlier), row) for each, row in pairs]
        incoming, _ = _least_shown([each for each, _ in pairs], gone)
        pairs = [(each, row) for each, (_, row) in zip(incoming, pairs, strict=True)]
        if before == ([each for each, _ in pairs], merging.rows):
            return pairs, left


def hide_fallen(
    merging: Merging, known: Known, fallen: Sequence[Incoming], by_key: Mapping[Place, int]
) -> set[int]:
    """Take back the consent of those who are no longer in the file that they came from.

    Returns the rows of those. Nobody counts who stands in another line of the file. `by_key` are
    rows that something else than the name or the address says to be theirs.
    """
    rows: set[int] = set()
    for each in fallen:
        number = by_key.get(place_of(each))
        if number is not None:
            rows.add(number)
            _take_back(merging, number, f"{each.file}:{each.line}")
    named = [each for each in fallen if each.values.get("name") or each.values.get("email")]
    index = Wishes([Wish(f"{each.file}:{each.line}", each.values, no=True) for each in named])
    if not index:
        return rows
    by_place = {f"{each.file}:{each.line}": each for each in fallen}
    for number in set(known.values) - known.taken:
        values = merging.values(number)
        own = [
            wish.place for wish in index.of(values) if is_of_source(values, by_place[wish.place])
        ]
        if not own:
            continue
        rows.add(number)
        _take_back(merging, number, own[0])
    return rows


def _take_back(merging: Merging, number: int, place: str) -> None:
    """Take back the consent of a row, as a line of its file asks."""
    values = merging.values(number)
    if values.get("consent") == "no":
        return
    changes = {"consent": "no"}
    merging.rows[number] = changed(merging.text, merging.row(number), changes)
    who = values.get("id", ""), values.get("name", "")
    merging.hidden.append(Hidden(*who, place, in_words(changes), fallen=True))


def without_emptied(
    incoming: Sequence[Incoming], fallen: Sequence[Incoming]
) -> tuple[list[Incoming], list[Differing]]:
    """The people of a file, without consent where a nameless row has the number of their answer.

    2,Bo Sample,bo@example.org,Yes
    2,[deleted],,
    """
    numbers = {
        (each.file, each.platform, each.key): each.line
        for each in fallen
        if each.key and takes_back(each) and not each.values.get("name")
    }
    kept: list[Incoming] = []
    differing: list[Differing] = []
    for each in incoming:
        line = numbers.get((each.file, each.platform, each.key))
        if line is None or each.values.get("consent") == "no":
            kept.append(each)
            continue
        changes = {"consent": "no"}
        kept.append(replace(each, values={**each.values, **changes}, for_all=False))
        places = (f"{each.file}:{each.line}", f"{each.file}:{line}")
        differing.append(Differing(places, in_words(changes)))
    return kept, differing


def _earlier(merging: Merging, known: Known) -> Wishes:
    """What those on the list asked for already; the id of a row is the place of its wish."""
    found: list[Wish] = []
    for number in known.values:
        values = merging.values(number)
        undecided = UNDECIDED in merging.said.get(values.get("id", ""), {})
        if wish := wish_of_row(values.get("id", ""), values, undecided=undecided):
            found.append(wish)
    return Wishes(found)


def _with_earlier(merging: Merging, each: Incoming, row: int | None, earlier: Wishes) -> Incoming:
    """Somebody with the least of what they asked for, and those on the list who may be the same.

    Only a source that changes its own answer takes a wish of before back.
    """
    wishes = earlier.of(each.values) if earlier else []
    own = merging.values(row) if row is not None else {}
    if own and not each.for_all and is_of_source(own, each):
        wishes = [wish for wish in wishes if wish.place != own.get("id")]
    changes = least_of(each.values, wishes)
    if not changes or not (each.values.get("consent") or "shown" in changes):
        return each
    if each.values.get("consent") or "shown" in each.values:
        merging.held.append(f"{each.file}:{each.line}")
    values = {**each.values, **changes}
    undecided = each.undecided or changes.get("consent") == ""
    return replace(each, values=values, undecided=undecided, for_all=False)


def _hide_rows(
    merging: Merging,
    known: Known,
    pairs: Sequence[tuple[Incoming, int | None]],
    gone: Sequence[TakenBack],
) -> set[int]:
    """Show less of the rows of those who may have asked for it in a line that is not their own.

    Returns the rows of those who took back a signature: the file has them, if not as signatories.
    """
    left: set[int] = set()
    rows: dict[str, int | None] = {}
    wishes: list[Wish] = []
    for each, row in pairs:
        if wish := wish_of_incoming(each):
            rows[wish.place] = row
            wishes.append(wish)
    leaving = {each.place for each in gone}
    index = Wishes([*wishes, *map(wish_of_leaving, gone)])
    if not index:
        return left
    for number in known.values:
        values = merging.values(number)
        found = [wish for wish in index.of(values) if rows.get(wish.place) != number]
        if any(wish.place in leaving for wish in found):
            left.add(number)
        changes = least_of(values, found)
        if not changes:
            continue
        merging.rows[number] = changed(merging.text, merging.row(number), changes)
        if changes.get("consent") == "":
            merging.said.setdefault(values.get("id", ""), {})[UNDECIDED] = ""
        places = [wish.place for wish in found]
        merging.hidden.append(
            Hidden(
                values.get("id", ""),
                values.get("name", ""),
                ", ".join(dict.fromkeys(places)),
                in_words(changes),
                gone=number in left,
            )
        )
    return left


def in_the_end(
    incoming: Sequence[Incoming], gone: Sequence[TakenBack]
) -> tuple[list[Incoming], list[Differing]]:
    """The least of everybody, once it has reached all who may be one person by way of another."""
    every: list[Differing] = []
    while True:
        kept, differing = _least_shown(incoming, gone)
        every += differing
        if not differing:
            return kept, every
        incoming = kept


def _least_shown(
    incoming: Sequence[Incoming], gone: Sequence[TakenBack]
) -> tuple[list[Incoming], list[Differing]]:
    """Everybody with the least of what they chose, where a file has them several times."""
    own = [wish_of_incoming(each) for each in incoming]
    leaving = [wish_of_leaving(each) for each in gone]
    wishes = Wishes([*filter(None, own), *leaving])
    if not wishes:
        return list(incoming), []
    kept: list[Incoming] = []
    differing: dict[tuple[str, ...], Differing] = {}
    for each, mine in zip(incoming, own, strict=True):
        found = [wish for wish in wishes.of(each.values) if wish is not mine]
        changes = least_of(each.values, found)
        if not changes:
            kept.append(each)
            continue
        undecided = each.undecided or changes.get("consent") == ""
        values = {**each.values, **changes}
        kept.append(replace(each, values=values, undecided=undecided, for_all=False))
        places = (f"{each.file}:{each.line}", *(wish.place for wish in found))
        differing[places] = Differing(places, in_words(changes))
    return kept, list(differing.values())
