"""A list takes in who signed: only who is new, and of the others only what their source changed.

What stands in the list was put there by its coordinator, so it wins over an export, unless the
text is still the one that an earlier import wrote. A consent taken back always counts, and so does
the wish to be shown less.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from letterkit.lists.merging.emptied import Emptied, is_own_source, no_more_there, to_empty
from letterkit.lists.merging.least_shown import hide_fallen, in_the_end, settled, without_emptied
from letterkit.lists.merging.list_ids import with_ids
from letterkit.lists.merging.matching import PERSON, Known, Place, person_digest
from letterkit.lists.merging.merging import UNDECIDED, Merged, Merging, Missing
from letterkit.lists.merging.one_address import differ_at_one_address
from letterkit.lists.merging.taken_back import Candidate, recognised, unmatched
from letterkit.lists.merging.twice import hides_more, plain
from letterkit.lists.rows.no_mail import COLUMN as NO_MAIL
from letterkit.lists.rows.no_mail import YES
from letterkit.model.imports import Imports, Mapped, digest
from letterkit.model.incoming import Incoming, TakenBack
from letterkit.private.telling_ids import fresh_id
from letterkit.text.list_text import ListText, appended, changed, row_of, with_columns, with_rows

_BESIDE = ("role", "affiliation", "country")  # empty if somebody wants them private


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
    same: Mapping[Place, int] | None = None,
    fallen: Sequence[Incoming] = (),
) -> Merged:
    """The list with those people in it; `mapped` is added to what is remembered.

    `gone` are those whose signature is no more, as the export says, and `same` are rows
    of which a person said whose they are. `fallen` are those whose rows do not let them stand.
    """
    gone = recognised(gone, [*_candidates(listed), *map(_candidate, incoming)])
    incoming, emptied = without_emptied(incoming, fallen)
    incoming, differing = in_the_end(incoming, gone)
    wanted = {"id": None, "source": None}
    if gone or fallen:
        wanted["consent"] = None
    for each in incoming:
        wanted.update(dict.fromkeys((*each.values, *each.private)))
    listed = with_columns(listed, [name for name in wanted if name not in listed.columns])
    listed = with_ids(listed, new_id)
    known = Known.of(listed, imports)
    said = {key: dict(values) for key, values in imports.said.items()}
    merging = Merging(listed, said, new_id)
    barred: list[Incoming] = []
    again: list[str] = []
    pairs, left = settled(merging, known, known.matches(incoming, same), gone)
    by_key = {each: row for each, row in (same or {}).items() if row not in known.taken}
    by_key |= known.fallen_rows(fallen, incoming)
    left |= hide_fallen(merging, known, fallen, by_key)
    # A line of which the number says whose it is needs no name.
    matched = {f"{file}:{line}" for file, line, _ in by_key}
    matched |= {place for each in emptied for place in each.places}
    for each, row in pairs:
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
    remembered = replace(imports, mappings={**imports.mappings, **mapped}, said=merging.said)
    missing = [_missing(known.values[row]) for row in known.missing(incoming) if row not in left]

    def has_left(each: Incoming) -> bool:
        return withdrew(each) or known.has_removed(each)

    people = _candidates(with_rows(listed, merging.rows))
    people += [_candidate(each) for each, row in pairs if row is None]
    return Merged(
        text,
        remembered,
        dict(merging.counts),
        barred,
        merging.renamed,
        missing,
        [*emptied, *differing],
        again,
        merging.held,
        merging.hidden,
        unmatched(
            [each for each in gone if each.place not in matched],
            known.values.values(),
            people,
            has_left,
        ),
        merging.emptied,
        merging.not_in_source,
        list(differ_at_one_address(people, _emails(pairs))),
    )


def _emails(pairs: Sequence[tuple[Incoming, int | None]]) -> set[str]:
    return {plain(each.values.get("email", "")) for each, _ in pairs} - {""}


def _candidates(listed: ListText) -> list[Candidate]:
    """The rows of a list as what an inexact line may mean."""
    found = []
    line = 1
    for number, row in enumerate(listed.rows):
        if number > listed.header and any(row.cells):
            values = listed.values(row)
            found.append(Candidate(str(line), values, values.get("id", "")))
        line += row.raw.count("\n")
    return found


def _candidate(each: Incoming) -> Candidate:
    source = {"source": each.source}
    return Candidate(f"{each.file}:{each.line}", {**each.values, **source})


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


def _add(merging: Merging, each: Incoming) -> str:
    """Put somebody new on the list; their id."""
    values = {**each.private, **each.values}
    key = fresh_id(merging.new_id, values.get("name", ""), values.get("email", ""))
    merging.more.append(row_of(merging.text, {**values, "id": key, "source": each.source}))
    merging.said[key] = _digests(values, each)
    merging.counts["added"] += 1
    return key


def _update(merging: Merging, number: int, each: Incoming) -> None:
    row = merging.rows.get(number, merging.text.rows[number])
    old = merging.values(number)
    said = merging.said.setdefault(old["id"], {PERSON: person_digest(each.values)})
    source = old.get("source", "")
    same = not source or source.startswith(f"{each.platform} ")
    better, kept = _better(merging, each, old, said, same=same)
    if is_own_source(old, each):
        emptied = to_empty(old, said, each)
        better |= dict.fromkeys(emptied, "")
        said |= dict.fromkeys(emptied, digest(""))
        if emptied:
            who = old.get("id", ""), better.get("name", old.get("name", ""))
            merging.emptied.append(Emptied(*who, f"{each.file}:{each.line}", emptied))
        merging.not_in_source.update(no_more_there(old, said, each))
    if same:
        said[PERSON] = person_digest(each.values)
    _note_undecided(each, old, said, better)
    if old.get("name") and "name" in better:
        merging.renamed.append((old["name"], better["name"]))
    if better:
        merging.rows[number] = changed(merging.text, row, better)
    merging.counts["updated" if better else "unchanged"] += 1
    merging.counts["kept"] += kept


def _better(
    merging: Merging, each: Incoming, old: Mapping[str, str], said: dict[str, str], *, same: bool
) -> tuple[dict[str, str], bool]:
    """What a row takes over, by column, and whether the list keeps a text that its source changed.

    `said` are the digests of what the source said before, which are brought up to date; `same` is
    whether the row came from this source.
    """
    better: dict[str, str] = {}
    kept = False
    for name, text in {**each.private, **each.values}.items():
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
    return better, kept


def _note_undecided(
    each: Incoming, old: Mapping[str, str], said: dict[str, str], better: dict[str, str]
) -> None:
    """Take back a yes that is no longer decided, and forget that once there is an answer."""
    if each.undecided:
        said[UNDECIDED] = ""
        if old.get("consent", "").casefold() == "yes":
            better["consent"] = ""
    elif each.values.get("consent"):
        said.pop(UNDECIDED, None)


def _shows_less(name: str, now: str, text: str) -> bool:
    """Whether their source says that less is to be seen of them than the list has it."""
    if name == "shown":
        return hides_more(text, now)
    if name == NO_MAIL:
        return text == YES != now.casefold()
    return (name, text) == ("consent", "no") or (name in _BESIDE and not text)


def _digests(values: Mapping[str, str], each: Incoming) -> dict[str, str]:
    return {
        **{name: digest(text) for name, text in values.items()},
        **({UNDECIDED: ""} if each.undecided else {}),
        PERSON: person_digest(each.values),
    }
