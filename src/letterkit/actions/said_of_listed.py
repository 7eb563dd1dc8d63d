"""What a file says of somebody who is not in it, but on the list that it is added to.

It may be a sentence about them, or their own entry, which has no name any more.
"""

import re
from collections.abc import Iterator, Sequence
from shlex import quote

from letterkit.errors import LetterkitError
from letterkit.model import Shown
from letterkit.model.list_text import ListText
from letterkit.model.names import fold
from letterkit.model.orders import begins_with_order
from letterkit.model.reported_wishes import OUT, UNNAMED, reported_wish
from letterkit.read.list_files import ListToChange
from letterkit.read.platforms.exports import FileRead
from letterkit.read.platforms.mentioned import Names

_SOURCE = re.compile(r"(\S+) .*? #(.*)")
_SHORT = 12  # words; in a longer sentence a first name alone is too little


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

    A number may only count the rows, so whoever stands in another row of the file is not asked of.
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
