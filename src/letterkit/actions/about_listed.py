"""What a file may say about people on the list that it is added to: where it is not certain, stop.

A withdrawal may be of somebody under another form of the name. A new name at a known address may be
the same person or another one. A sentence, or a row that has lost its name, may be about somebody
on the list. In each case the import raises, and its hint has the option for either answer.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from shlex import quote

from letterkit.errors import LetterkitError
from letterkit.lists.exports.exports import FileRead
from letterkit.lists.list_files import ListToChange
from letterkit.lists.merging.matching import Place, place_of
from letterkit.lists.merging.renamed import NEAR, Renamed, near_at_address, renamed, with_name
from letterkit.lists.merging.replaced import SAME_NAME, replaced
from letterkit.lists.merging.taken_back import Candidate, Near
from letterkit.lists.said.mentioned import Names
from letterkit.model import Shown
from letterkit.model.imports import Imports
from letterkit.model.incoming import Incoming
from letterkit.private.excerpts import excerpt
from letterkit.text.list_text import ListText
from letterkit.text.names import fold
from letterkit.wishes.orders import begins_with_order
from letterkit.wishes.reported_wishes import OUT, UNNAMED, reported_wish

_CAME_FROM = re.compile(r"\S+ (.+?:\d+)(?: #.*)?")
_MOST = 5  # entries in an error
_SOURCE = re.compile(r"(\S+) .*? #(.*)")
_SHORT = 12  # words; in a longer sentence a first name alone is too little


def refuse_near(near: Sequence[Near], listed: ListText, name: str, letter: str) -> None:
    """Stop at the first line of which nothing says for certain whose signature it takes back.

    `listed` is the list as it is on the disk, and `name` what it is called; `letter` is what the
    letter was called on the command line.
    """
    if not near:
        return
    first = near[0]
    more = len(near) - 1
    others = f"; {more} more {'is' if more == 1 else 'are'} like it" if more else ""
    text = "an e-mail address" if "@" in first.text else excerpt(first.text)
    if not first.entries:
        raise LetterkitError(
            f"{first.place}: a withdrawal with a number only: {text}{others}",
            hint="write the name in its place, as the list has it, or delete the line",
        )
    ids = _ids(listed)
    places = [_near_place(each, ids, name) for each in first.entries[:_MOST]]
    rest = f" and {len(first.entries) - _MOST} more" if len(first.entries) > _MOST else ""
    raise LetterkitError(
        f"{first.place}: a withdrawal that may be of somebody under another form of the name"
        f" ({', '.join(places)}{rest}): {text}{others}",
        hint=_near_hint(first.place, first.entries[:_MOST], ids, name, letter),
    )


def _near_hint(
    line: str, entries: Sequence[Candidate], ids: Set[str], name: str, letter: str
) -> str:
    known = [each for each in entries if each.id in ids]
    new = [each for each in entries if each.id not in ids and came_in(each.values)]
    plain = [each for each in entries if each not in known and each not in new]
    ways = [f"letterkit withdraw {quote(letter)} --id {each.id}" for each in known]
    if plain:
        lines = ", ".join(f"{name}:{each.place}" for each in plain)
        ways.append(f"write no in the column “consent” of {lines}")
    if new:
        where = " or ".join(came_in(each.values) for each in new)
        ways.append(f"write the name in {line} as it is in {where}")
    who = "them" if len(entries) == 1 else "one of them"
    return f"if it is {who}: {', or '.join(ways)}; else delete the line, or write the whole name"


def _near_place(each: Candidate, ids: Set[str], name: str) -> str:
    """Where an entry stands: in the list, or in the file that it comes from in this import."""
    return (each.id not in ids and came_in(each.values)) or f"{name}:{each.place}"


def came_in(values: Mapping[str, str]) -> str:
    """File and line of the import that brought an entry, or nothing."""
    source = _CAME_FROM.fullmatch(values.get("source", ""))
    return source[1] if source else ""


def _ids(listed: ListText) -> frozenset[str]:
    if "id" not in listed.columns:
        return frozenset()
    place = listed.columns.index("id")
    return frozenset("".join(row.cells[place : place + 1]) for row in listed.rows) - {""}


@dataclass(frozen=True, slots=True)
class NamesSaid:
    """What the coordinator said, by file and line: `x.csv:3`, or `x.csv:3=ID` of several rows."""

    same: Sequence[str] = ()
    others: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewNames:
    """A list with new names in it. `before` are the names before and after of those who have one.

    `same` are the rows of people of a file, by the place where each stands there.
    """

    text: ListText
    before: Sequence[tuple[str, str]]
    same: Mapping[Place, int]


def with_new_names(
    listed: ListText,
    name: str,
    imports: Imports,
    incoming: Sequence[Incoming],
    said: NamesSaid,
    is_kept_out: Callable[[Incoming], bool],
    fallen: Sequence[Incoming] = (),
    *,
    removing: bool = False,
) -> NewNames:
    """The list, with the new name of each who is said to be the same person.

    `name` is what the list is called, and `fallen` are those whose rows do not let them stand;
    `removing` says that people are taken off it when the
    file no longer has them. Raises where nothing was said about a person.
    """
    asked = renamed(listed, imports, incoming, is_kept_out)
    others = [] if removing else replaced(listed, imports, incoming, is_kept_out, fallen)
    others += near_at_address(listed, imports, incoming, is_kept_out)
    for each in others:
        if not any(each.each is one.each for one in asked):
            asked.append(each)
    before_and_now: list[tuple[str, str]] = []
    same: dict[Place, int] = {}
    unsaid: list[LetterkitError] = []
    for each in asked:
        if each.place in said.others:
            continue
        shared = sum(one.place == each.place for one in asked) > 1
        row = _row_said(each, listed, said.same, shared=shared)
        if row is None or row in same.values():
            unsaid.append(_asked(each, listed, name, shared=shared))
            continue
        same[place_of(each.each)] = row
        if any(each.each is one for one in fallen):
            continue  # somebody in no output keeps their name in the list
        new = each.each.values.get("name", "")
        before_and_now.append((_value(listed, row, "name"), new))
        listed = with_name(listed, row, new)
    if unsaid:
        raise _all_asked(unsaid)
    return NewNames(listed, before_and_now, same)


def _row_said(each: Renamed, listed: ListText, same: Sequence[str], *, shared: bool) -> int | None:
    """The row of which somebody is said to be the person, or None.

    Where several stand on one line of a file, the line alone does not say who is meant.
    """
    if each.place in same and len(each.rows) == 1 and not shared:
        return each.rows[0]
    for row in each.rows:
        if f"{each.place}={_value(listed, row, 'id')}" in same:
            return row
    return None


def _asked(each: Renamed, listed: ListText, name: str, *, shared: bool) -> LetterkitError:
    """The question, with the option for either answer."""
    lines = ", ".join(f"{name}:{_line(listed, row)}" for row in each.rows[:_MOST])
    place = quote(each.place)
    same = f"--same-person {place}"
    if len(each.rows) > 1 or shared:
        ids = [_value(listed, row, "id") for row in each.rows[:_MOST]]
        same = " or ".join(f"--same-person {quote(f'{each.place}={one}')}" for one in ids)
    named = bool(each.each.values.get("name"))
    then = "the new name takes the place of the old one" if named else "the list names them no more"
    if each.how == SAME_NAME:
        then = "the new details take the place of the old ones"
    gone = "" if each.how == NEAR else ", which this file no longer has"
    return LetterkitError(
        f"{each.place}: {each.how} {lines}{gone}",
        hint=f"if it is the same person, add {same}, and {then}; if it is somebody else, add"
        f" --other-person {place}, and both are on the list",
    )


def _all_asked(errors: Sequence[LetterkitError]) -> LetterkitError:
    """One error for all of them, so that one more round is enough."""
    if len(errors) == 1:
        return errors[0]
    return LetterkitError(
        "; ".join(str(each) for each in errors), hint="; ".join(each.hint for each in errors)
    )


def _value(listed: ListText, row: int, column: str) -> str:
    return dict(zip(listed.columns, listed.rows[row].cells, strict=False)).get(column, "")


def _line(listed: ListText, number: int) -> int:
    """The line of a list on which a row begins."""
    return 1 + sum(row.raw.count("\n") for row in listed.rows[:number])


def refuse_said_of_listed(target: ListToChange, letter: str, files: Sequence[FileRead]) -> None:
    """Stop where a sentence may ask not to name somebody of the list, who would stay named.

    `letter` is what the letter was called on the command line.
    """
    sentences = [each for file in files for each in file.unheard]
    if not sentences:
        return
    rows = [values for values in _values(target.text) if not _is_hidden(values)]
    bodies = [values.get("kind") == "organisation" for values in rows]
    names = Names([values.get("name", "") for values in rows], bodies)
    for file, line, sentence in sentences:
        found = names.mentioned(sentence, whole=True)
        said = reported_wish(sentence) in (OUT, UNNAMED) or begins_with_order(sentence)
        plain = said and len(sentence.split()) <= _SHORT
        found = found or (names.mentioned(sentence) if plain else [])
        found = found or names.sounding(sentence)
        if found:
            given = [rows[each] for each in found]
            raise _refused(f"{file}:{line}", sentence, target.name, letter, given)


def refuse_emptied(target: ListToChange, letter: str, files: Sequence[FileRead]) -> None:
    """Stop where somebody on the list has a name, and the entry that they came from has none now.

    A number may only count the rows: somebody who stands in another row of the file is no question.
    """
    emptied = {
        each.key: f"{each.file}:{each.line}"
        for file in files
        for each in file.all_left_out
        if each.key[1]
    }
    if not emptied:
        return
    there = {
        fold(each.values.get("name", ""))
        for file in files
        for export in file.exports
        for each in export.incoming
    }
    for values in _values(target.text):
        source = _SOURCE.fullmatch(values.get("source", ""))
        key = (source[1], source[2]) if source else ("", "")
        name = values.get("name", "")
        if key in emptied and name and not _is_hidden(values) and fold(name) not in there:
            raise _refused_emptied(emptied[key], target.name, letter, values)


def _refused_emptied(
    place: str, listed: str, letter: str, values: dict[str, str]
) -> LetterkitError:
    line = f"{listed}:{values['(line)']}"
    hint = f"write unnamed in the column “shown” of {line} if they are not to be named"
    if values.get("id"):
        hint += f"; if they leave: letterkit withdraw {quote(letter)} --id {values['id']}"
    hint += "; else write the name into the file"
    return LetterkitError(
        f"{place}: an entry without a name, which had one when it was added ({line})", hint=hint
    )


def _values(text: ListText) -> Iterator[dict[str, str]]:
    """The rows of a list below its header, each with its line as `(line)`."""
    line = 1
    for number, row in enumerate(text.rows):
        if number > text.header and row.cells:
            yield {**dict(zip(text.columns, row.cells, strict=False)), "(line)": str(line)}
        line += row.raw.count("\n")


def _is_hidden(values: dict[str, str]) -> bool:
    return values.get("shown") == Shown.UNNAMED or values.get("consent") == "no"


def _refused(
    place: str, sentence: str, listed: str, letter: str, rows: Sequence[dict[str, str]]
) -> LetterkitError:
    lines = ", ".join(f"{listed}:{values['(line)']}" for values in rows[:5])
    ids = [values["id"] for values in rows if values.get("id")]
    hint = f"write unnamed in the column “shown” of {lines} if they are not to be named"
    if len(ids) == 1 == len(rows):
        hint += f"; if they leave: letterkit withdraw {quote(letter)} --id {ids[0]}"
    hint += "; else delete the sentence"
    return LetterkitError(
        f"{place}: a sentence that may be about somebody on the list ({lines}): {sentence[:200]}",
        hint=hint,
    )
