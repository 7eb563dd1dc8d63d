"""A list takes in who signed: only who is new, and of the others only what their source changed.

What stands in the list was put there by its coordinator, so it wins over an export, unless the
text is still the one that an earlier import wrote. A consent taken back always counts, and so does
the wish to be shown less.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from letterkit.model.imports import Imports, Mapped, digest
from letterkit.model.incoming import Incoming, TakenBack
from letterkit.model.list_text import (
    ListRow,
    ListText,
    appended,
    changed,
    row_of,
    with_columns,
    with_rows,
)
from letterkit.model.telling_ids import fresh_id
from letterkit.publish.list_ids import with_ids
from letterkit.publish.matching import PERSON, Known, is_of_source, person_digest
from letterkit.publish.taken_back import Unmatched, unmatched
from letterkit.publish.twice import (
    Differing,
    Wish,
    Wishes,
    hides_more,
    in_words,
    least_of,
    wish_of_incoming,
    wish_of_leaving,
    wish_of_row,
)

UNDECIDED = "(undecided)"  # of somebody whose answer was not clear; no column can be called so

_NONE = Unmatched()

_BESIDE = ("role", "affiliation", "country")  # empty if somebody wants them private


@dataclass(frozen=True, slots=True)
class Missing:
    """A row of the list that its source no longer has. `backed` is one with evidence."""

    id: str
    name: str
    backed: bool


@dataclass(frozen=True, slots=True)
class Hidden:
    """A row of the list that shows less than before: since which line of a file, and how.

    `gone` says that the line takes back the signature.
    """

    id: str
    name: str
    place: str
    how: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """The list after an import. `counts` are of people: added, updated, unchanged, kept, gone.

    `barred` are those who withdrew and were left out. `renamed` are the names before and after of
    those whom their source calls differently. `missing` are the rows that earlier exports of the
    same source brought and this one does not have; they are on the list still. `differing` are
    people who stand in the export several times with different answers, of which the one that
    shows least counts. `again` are the ids of rows of people who withdrew and sign again. `held`
    are the places of those for whom an earlier no, or an earlier answer that is not clear, goes on
    counting. `hidden` are rows of the list that are shown less from now on, since a line of the
    export asks for it. `unmatched` are lines that take back a signature which does not stand.
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
    unmatched: Unmatched = _NONE


@dataclass(slots=True)
class _Merging:
    text: ListText
    said: dict[str, dict[str, str]]
    new_id: Callable[[], str]
    counts: Counter[str] = field(default_factory=Counter)
    rows: dict[int, ListRow] = field(default_factory=dict)
    more: list[ListRow] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)

    def row(self, number: int) -> ListRow:
        """A row as it is so far."""
        return self.rows.get(number, self.text.rows[number])

    def values(self, number: int) -> dict[str, str]:
        """The same by column."""
        return dict(zip(self.text.columns, self.row(number).cells, strict=False))


def nobody(each: Incoming) -> bool:
    """Where no register has kept who withdrew."""
    return False


def merged(
    listed: ListText,
    imports: Imports,
    incoming: Sequence[Incoming],
    mapped: Mapping[str, Mapped],
    new_id: Callable[[], str],
    withdrew: Callable[[Incoming], bool] = nobody,
    is_again: Callable[[Incoming], bool] = nobody,
    gone: Sequence[TakenBack] = (),
) -> Merged:
    """The list with those people in it; `mapped` is added to what is remembered.

    `gone` are those of whom the export says that their signature is no more.
    """
    incoming, differing = _in_the_end(incoming, gone)
    wanted = {"id": None, "source": None}
    if gone:
        wanted["consent"] = None
    for each in incoming:
        wanted.update(dict.fromkeys((*each.values, *each.private)))
    listed = with_columns(listed, [name for name in wanted if name not in listed.columns])
    listed = with_ids(listed, new_id)
    known = Known.of(listed, imports)
    said = {key: dict(values) for key, values in imports.said.items()}
    merging = _Merging(listed, said, new_id)
    barred: list[Incoming] = []
    again: list[str] = []
    settled, left = _settled(merging, known, known.matches(incoming), gone)
    for each, row in settled:
        if row is not None:
            _update(merging, row, each)
            again += [known.values[row]["id"]] if is_again(each) else []
        elif withdrew(each):
            barred.append(each)
        elif known.was_removed(each):
            merging.counts["gone"] += 1
        else:
            key = _add(merging, each)
            again += [key] if is_again(each) else []
    text = appended(with_rows(listed, merging.rows), merging.more)
    remembered = Imports({**imports.mappings, **mapped}, merging.said)
    missing = [_missing(known.values[row]) for row in known.missing(incoming) if row not in left]

    def has_left(each: Incoming) -> bool:
        return withdrew(each) or known.has_removed(each)

    people = [merging.values(number) for number in known.values]
    people += [dict(each.values) for each in incoming]
    return Merged(
        text,
        remembered,
        dict(merging.counts),
        barred,
        merging.renamed,
        missing,
        differing,
        again,
        merging.held,
        merging.hidden,
        unmatched(gone, known.values.values(), people, has_left),
    )


def _settled(
    merging: _Merging,
    known: Known,
    pairs: Sequence[tuple[Incoming, int | None]],
    gone: Sequence[TakenBack],
) -> tuple[Sequence[tuple[Incoming, int | None]], set[int]]:
    """The list and those who come in, each with the least; whoever may be one with them as well.

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


def _earlier(merging: _Merging, known: Known) -> Wishes:
    """What those on the list asked for already; the id of a row is the place of its wish."""
    found: list[Wish] = []
    for number in known.values:
        values = merging.values(number)
        undecided = UNDECIDED in merging.said.get(values.get("id", ""), {})
        if wish := wish_of_row(values.get("id", ""), values, undecided=undecided):
            found.append(wish)
    return Wishes(found)


def _with_earlier(merging: _Merging, each: Incoming, row: int | None, earlier: Wishes) -> Incoming:
    """Somebody with the least of what they and whoever they may be on the list asked for.

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
    merging: _Merging,
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


def _in_the_end(
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


def _missing(values: Mapping[str, str]) -> Missing:
    backed = values.get("level", "") not in ("", "listed") or bool(values.get("evidence"))
    return Missing(values.get("id", ""), values.get("name", ""), backed)


def without(listed: ListText, imports: Imports, ids: Collection[str]) -> tuple[ListText, Imports]:
    """The list without these people, who come back if their source has them again."""
    place = listed.columns.index("id")
    kept = [
        row
        for number, row in enumerate(listed.rows)
        if number <= listed.header or "".join(row.cells[place : place + 1]) not in ids
    ]
    said = {key: values for key, values in imports.said.items() if key not in ids}
    return replace(listed, rows=tuple(kept)), replace(imports, said=said)


def _add(merging: _Merging, each: Incoming) -> str:
    """Put somebody new on the list; their id."""
    values = {**each.private, **each.values}
    key = fresh_id(merging.new_id, values.get("name", ""), values.get("email", ""))
    merging.more.append(row_of(merging.text, {**values, "id": key, "source": each.source}))
    merging.said[key] = _digests(values, each)
    merging.counts["added"] += 1
    return key


def _update(merging: _Merging, number: int, each: Incoming) -> None:
    row = merging.rows.get(number, merging.text.rows[number])
    old = merging.values(number)
    values = {**each.private, **each.values}
    said = merging.said.setdefault(old["id"], {PERSON: person_digest(each.values)})
    source = old.get("source", "")
    same = not source or source.startswith(f"{each.platform} ")
    better: dict[str, str] = {}
    kept = False
    for name, text in values.items():
        now, before = old.get(name, ""), said.get(name)
        if digest(text) == before:
            continue
        if name == "consent" and now and each.for_all:
            # What is said for all speaks for nobody who has an answer already.
            if now.casefold() != text:
                merging.held.append(f"{each.file}:{each.line}")
            continue
        if not now or _shows_less(name, now, text) or (same and digest(now) == before):
            better[name] = text
        elif now != text:
            kept = kept or (same and before is not None)
            if not same:
                continue
        said[name] = digest(text)
    if same:
        said[PERSON] = person_digest(each.values)
    if each.undecided:
        said[UNDECIDED] = ""
        if old.get("consent", "").casefold() == "yes":
            better["consent"] = ""
    elif each.values.get("consent"):
        said.pop(UNDECIDED, None)
    if old.get("name") and "name" in better:
        merging.renamed.append((old["name"], better["name"]))
    if better:
        merging.rows[number] = changed(merging.text, row, better)
    merging.counts["updated" if better else "unchanged"] += 1
    merging.counts["kept"] += kept


def _shows_less(name: str, now: str, text: str) -> bool:
    """Whether their source says that less is to be seen of them than the list has it."""
    if name == "shown":
        return hides_more(text, now)
    return (name, text) == ("consent", "no") or (name in _BESIDE and not text)


def _digests(values: Mapping[str, str], each: Incoming) -> dict[str, str]:
    return {
        **{name: digest(text) for name, text in values.items()},
        **({UNDECIDED: ""} if each.undecided else {}),
        PERSON: person_digest(each.values),
    }
