"""A list takes in who signed: only who is new, and of the others only what their source changed.

What stands in the list was put there by its coordinator, so it wins over an export, unless the
text is still the one that an earlier import wrote. A consent taken back always counts.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

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
from letterkit.publish.matching import PERSON, Known, person_digest


@dataclass(frozen=True, slots=True)
class Merged:
    """The list after an import. `counts` are of people: added, updated, unchanged, kept, gone.

    `barred` are those who withdrew and were left out.
    """

    text: ListText
    imports: Imports
    counts: Mapping[str, int]
    barred: Sequence[Incoming] = ()


@dataclass(slots=True)
class _Merging:
    text: ListText
    said: dict[str, dict[str, str]]
    new_id: Callable[[], str]
    counts: Counter[str] = field(default_factory=Counter)
    rows: dict[int, ListRow] = field(default_factory=dict)
    more: list[ListRow] = field(default_factory=list)


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
) -> Merged:
    """The list with those people in it; `mapped` is added to what is remembered."""
    wanted = {"id": None, "source": None}
    for each in incoming:
        wanted.update(dict.fromkeys((*each.values, *each.private)))
    listed = with_columns(listed, [name for name in wanted if name not in listed.columns])
    listed = _with_ids(listed, new_id)
    known = Known.of(listed, imports)
    said = {key: dict(values) for key, values in imports.said.items()}
    merging = _Merging(listed, said, new_id)
    barred: list[Incoming] = []
    for each, row in known.matches(incoming):
        if row is not None:
            _update(merging, row, each)
        elif withdrew(each):
            barred.append(each)
        elif known.was_removed(each):
            merging.counts["gone"] += 1
        else:
            _add(merging, each)
    text = appended(with_rows(listed, merging.rows), merging.more)
    remembered = Imports({**imports.mappings, **mapped}, merging.said)
    return Merged(text, remembered, dict(merging.counts), barred)


def _with_ids(listed: ListText, new_id: Callable[[], str]) -> ListText:
    """The list with an id for everybody in it."""
    place = listed.columns.index("id")
    rows = {
        number: changed(listed, row, {"id": new_id()})
        for number, row in enumerate(listed.rows)
        if number > listed.header and any(row.cells) and not "".join(row.cells[place : place + 1])
    }
    return with_rows(listed, rows)


def _add(merging: _Merging, each: Incoming) -> None:
    key = merging.new_id()
    values = {**each.private, **each.values}
    merging.more.append(row_of(merging.text, {**values, "id": key, "source": each.source}))
    merging.said[key] = _digests(values, each)
    merging.counts["added"] += 1


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
        if not now or (name, text) == ("consent", "no") or (same and digest(now) == before):
            better[name] = text
        elif now != text:
            kept = kept or (same and before is not None)
            if not same:
                continue
        said[name] = digest(text)
    if better:
        merging.rows[number] = changed(merging.text, row, better)
    merging.counts["updated" if better else "unchanged"] += 1
    merging.counts["kept"] += kept


def _digests(values: Mapping[str, str], each: Incoming) -> dict[str, str]:
    return {
        **{name: digest(text) for name, text in values.items()},
        PERSON: person_digest(each.values),
    }
