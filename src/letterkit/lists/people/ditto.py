"""Cells that stand for the text above them: "ditto", "same as above", «—"—», "jw.".

In a column of texts such a cell says what the one above says, also if that is a wish. In a column
about consent nothing is repeated for anybody: there it is an answer that stops an import. So does
one below "out" as a town, which may be said of the person above alone.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from letterkit.errors import LetterkitError
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.typed_columns import is_free
from letterkit.lists.rows.contents import ExportRow, shown_title
from letterkit.lists.said.free_text import FREE
from letterkit.lists.said.standing_beside import stands_for_row
from letterkit.private.excerpts import excerpt
from letterkit.wishes.lexicon import fold, words_of

_LONGEST = 60
# Quotation marks, two strokes or an arrow, mostly between dashes. A dash alone is nothing.
_SIGN = re.compile(r"[-–—−_\s]*(?:[\"'“”„‟«»〃″‶ʺ״´`’‘]{1,2}|//|\\\\|↑|⬆️?|\^)[-–—−_\s.]*")
_REPEATED = FREE | {"signed", "consent_date", "kind"}


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    source = resources.files("letterkit.lists.people") / "ditto.toml"
    tables: dict[str, list[str]] = tomllib.loads(source.read_text("utf-8"))
    return frozenset(fold(text) for texts in tables.values() for text in texts)


@lru_cache(maxsize=65_536)
def is_ditto(text: str) -> bool:
    """Whether a cell only says that it is as the one above."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return False
    if _SIGN.fullmatch(text):
        return True
    return " ".join(word for word in words_of(text) if word[0].isalnum()) in _words()


def with_repeats(
    body: Sequence[ExportRow], fields: Sequence[str], titles: Sequence[str]
) -> tuple[Sequence[ExportRow], list[str]]:
    """The rows with the text above in each such cell, and a note for each column of them.

    An address or a number belongs to one person, and is never repeated for another.
    """
    changed = list(body)
    lines: dict[int, list[int]] = {}
    for place, row in enumerate(changed):
        for number, cell in enumerate(row.cells[: len(fields)]):
            if not is_ditto(cell):
                continue
            above = cell_of(changed[place - 1], number) if place else ""
            if not above.strip() or not _is_repeated(fields[number], above):
                continue
            if stands_for_row(titles[number], fields[number], above):
                raise _unclear(row, titles[number], cell, above)
            cells = list(changed[place].cells)
            cells[number] = above
            changed[place] = changed[place]._replace(cells=cells)
            lines.setdefault(number, []).append(row.line)
    if not lines:
        return body, []
    return changed, [_note(titles[number], found) for number, found in lines.items()]


def _is_repeated(field: str, above: str) -> bool:
    return field in _REPEATED or is_free(field, above)


def _unclear(row: ExportRow, title: str, cell: str, above: str) -> LetterkitError:
    """The error for a cell that may repeat a word about the signature of somebody else."""
    said = shown_title(title)[:60]
    return LetterkitError(
        f"{row.file}:{row.line}: “{excerpt(cell)}” below “{said}” would repeat “{excerpt(above)}”,"
        " which may say that the person above does not sign",
        hint=f"write in “{said}” of this row what is meant, or nothing",
    )


def _note(title: str, lines: Sequence[int]) -> str:
    shown = ", ".join(map(str, lines[:10])) + (" …" if len(lines) > 10 else "")
    said = shown_title(title)[:60]
    if len(lines) == 1:
        return f"“{said}”: row {shown} says the same as the cell above, and is read so"
    return f"“{said}”: rows {shown} say the same as the cell above, and are read so"
