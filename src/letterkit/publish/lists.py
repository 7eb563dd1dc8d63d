"""A list takes in who signed: only who is new, and of the others only what their source changed.

What stands in the list was put there by its coordinator, so it wins over an export, unless the
text is still the one that an earlier import wrote. A consent taken back always counts, and so does
the wish to be shown less.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from letterkit.model import Shown
from letterkit.model.imports import Imports, Mapped, digest
from letterkit.model.incoming import Incoming
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
from letterkit.publish.matching import PERSON, Known, person_digest

# The choices of `shown`, by how much each hides.
_HIDES = {each.value: rank for rank, each in enumerate(Shown)}


@dataclass(frozen=True, slots=True)
class Missing:
    """A row of the list that its source no longer has. `backed` is one with evidence."""

    id: str
    name: str
    backed: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """The list after an import. `counts` are of people: added, updated, unchanged, kept, gone.

    `barred` are those who withdrew and were left out. `renamed` are the names before and after of
    those whom their source calls differently. `missing` are the rows that earlier exports of the
    same source brought and this one does not have; they are on the list still. `differing` are the
    lines of people who stand in the export several times with different answers, of which the one
    that shows least counts. `again` are the ids of rows of people who withdrew and sign again.
    """

    text: ListText
    imports: Imports
    counts: Mapping[str, int]
    barred: Sequence[Incoming] = ()
    renamed: Sequence[tuple[str, str]] = ()
    missing: Sequence[Missing] = ()
    differing: Sequence[str] = ()
    again: Sequence[str] = ()


@dataclass(slots=True)
class _Merging:
    text: ListText
    said: dict[str, dict[str, str]]
    new_id: Callable[[], str]
    counts: Counter[str] = field(default_factory=Counter)
    rows: dict[int, ListRow] = field(default_factory=dict)
    more: list[ListRow] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)


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
) -> Merged:
    """The list with those people in it; `mapped` is added to what is remembered."""
    incoming, differing = _least_shown(incoming)
    wanted = {"id": None, "source": None}
    for each in incoming:
        wanted.update(dict.fromkeys((*each.values, *each.private)))
    listed = with_columns(listed, [name for name in wanted if name not in listed.columns])
    listed = _with_ids(listed, new_id)
    known = Known.of(listed, imports)
    said = {key: dict(values) for key, values in imports.said.items()}
    merging = _Merging(listed, said, new_id)
    barred: list[Incoming] = []
    again: list[str] = []
    for each, row in known.matches(incoming):
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
    missing = [_missing(known.values[row]) for row in known.missing(incoming)]
    return Merged(
        text, remembered, dict(merging.counts), barred, merging.renamed, missing, differing, again
    )


def _least_shown(incoming: Sequence[Incoming]) -> tuple[list[Incoming], list[str]]:
    """Everybody with the least of what they chose, where they stand in an export several times.

    The lines of those whose answers differ come with it.
    """
    same: dict[str, list[Incoming]] = {}
    for each in incoming:
        if each.values.get("name") or each.values.get("email"):
            same.setdefault(person_digest(each.values), []).append(each)
    chosen: dict[int, dict[str, str]] = {}
    differing: list[str] = []
    for group in same.values():
        answers = {(each.values.get("consent", ""), each.values.get("shown", "")) for each in group}
        if len(answers) > 1:
            least = _least(answers)
            chosen.update((id(each), least) for each in group)
            differing += [f"{each.file}:{each.line}" for each in group]
    kept = [
        replace(each, values={**each.values, **chosen[id(each)]}) if id(each) in chosen else each
        for each in incoming
    ]
    return kept, differing


def _least(answers: Collection[tuple[str, str]]) -> dict[str, str]:
    """A no if there is one, and the way to be shown that hides most."""
    consents = {consent for consent, _ in answers}
    ways = sorted((shown for _, shown in answers), reverse=True)
    shown = max(ways, key=lambda text: _HIDES.get(text, 0))
    least = {"consent": "no"} if "no" in consents else {}
    return {**least, **({"shown": shown} if shown else {})}


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


def _with_ids(listed: ListText, new_id: Callable[[], str]) -> ListText:
    """The list with an id for everybody in it."""
    place = listed.columns.index("id")
    rows = {
        number: changed(listed, row, {"id": id_for(listed, row, new_id)})
        for number, row in enumerate(listed.rows)
        if number > listed.header and any(row.cells) and not "".join(row.cells[place : place + 1])
    }
    return with_rows(listed, rows)


def id_for(listed: ListText, row: ListRow, new_id: Callable[[], str]) -> str:
    """A random id for a row, which does not tell whose it is."""
    values = dict(zip(listed.columns, row.cells, strict=False))
    return fresh_id(new_id, values.get("name", ""), values.get("email", ""))


def _add(merging: _Merging, each: Incoming) -> str:
    """Put somebody new on the list; their id."""
    values = {**each.private, **each.values}
    key = fresh_id(merging.new_id, values.get("name", ""), values.get("email", ""))
    merging.more.append(row_of(merging.text, {**values, "id": key, "source": each.source}))
    merging.said[key] = _digests(values, each)
    merging.counts["added"] += 1
    return key


def _update(merging: _Merging, number: int, each: Incoming) -> None:
    row = merging.text.rows[number]
    old = dict(zip(merging.text.columns, row.cells, strict=False))
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
        if not now or _shows_less(name, now, text) or (same and digest(now) == before):
            better[name] = text
        elif now != text:
            kept = kept or (same and before is not None)
            if not same:
                continue
        said[name] = digest(text)
    if same:
        said[PERSON] = person_digest(each.values)
    if old.get("name") and "name" in better:
        merging.renamed.append((old["name"], better["name"]))
    if better:
        merging.rows[number] = changed(merging.text, row, better)
    merging.counts["updated" if better else "unchanged"] += 1
    merging.counts["kept"] += kept


def _shows_less(name: str, now: str, text: str) -> bool:
    """Whether their source says that less is to be seen of them than the list has it."""
    if name == "shown":
        return _HIDES.get(text, 0) > _HIDES.get(now or "named", 0)
    return (name, text) == ("consent", "no")


def _digests(values: Mapping[str, str], each: Incoming) -> dict[str, str]:
    return {
        **{name: digest(text) for name, text in values.items()},
        PERSON: person_digest(each.values),
    }
