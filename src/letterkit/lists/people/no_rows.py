"""Rows of a table in which nobody signs by what stands in the place of a name.

That is a total, a heading, a note, or several people in one cell.
"""

import re
from collections.abc import Sequence

from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.beside_names import (
    is_in_one_script,
    is_like_person,
    is_whole_organisation,
)
from letterkit.lists.people.exclamations import EXCLAMATION, is_exclamation
from letterkit.lists.people.lone_rows import DATA_FILES
from letterkit.lists.people.no_names import BESIDE, TOTAL, is_no_name, names_no_signatory
from letterkit.lists.rows.contents import ExportRow
from letterkit.lists.rows.not_names import A_PAGE, is_web_address, no_name_itself
from letterkit.lists.said.demand_sentences import is_demand
from letterkit.lists.texts.datelines import PLACE_AND_DAY, is_place_and_day
from letterkit.text.names import same_name

HEADING = "a heading"
LONE_WORD = "one word alone in its row, a heading or a name"
SENTENCE = "a sentence of the letter, not a name"
SEVERAL = "several people in one cell; give each a row"
RULE = "a line between others, no data"

_FEW_WORDS = 3
# What people draw between groups; a dash or three asterisks alone may stand for somebody.
_DRAWN = re.compile(r"\s*(?:[-–—=_*~#─━═]\s?){3,}\s*")
_LINE = re.compile(r"\s*(?:[-–—=_~#─━═]\s?){3,}\s*")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_LINES = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]+")
_SEMICOLONS = re.compile(r"\s*[;；؛]\s*")
_BULLETS = re.compile(r"\s*[•●▪■∙◦‧]+\s*|\s+[·|]+\s+")
_AND = re.compile(r"\s*[,&+/]\s*|\s[-–—]{1,3}\s|\s+(?:and|und|et|y|i|oraz|и|і|й|و)\s+")
_COMMAS = re.compile(r"\s*[,،、，]\s*")
# "Ada Example, Bo Sample and Cy Muster"
_LISTED = re.compile(
    r"\s*[,،、，]\s*(?:(?:and|und|et|y|i|oraz|и|і|й|و)\s+)?|\s*[&+/]\s*"
    r"|\s+(?:and|und|et|y|i|oraz|и|і|й)\s+|\s+و\s*"
)


def total_or_note(row: ExportRow, layout: Layout) -> str:
    """Why a row is none of a signatory by what stands for the name in it, or nothing.

    An organisation may be called by one of the words for a total, so such a word counts only with a
    number behind it, or where no other cell has a text: "Razem" is a party, and "Razem: 12" is not.
    """
    given = [cell.strip() for cell in row.cells if cell.strip()]
    if not given:
        return ""
    if _is_drawn(given) and not row.file.casefold().endswith(DATA_FILES):
        return RULE
    named = _whole_name_in(row, layout) or given[0]
    whole = _whole_name_in(row, layout)
    reason = no_name_itself(whole) or is_no_name(named)
    if not reason and is_exclamation(whole):
        return EXCLAMATION
    if len(given) == 1 and is_demand(named):
        return SENTENCE
    if len(given) == 1 and is_web_address(whole):
        return A_PAGE
    if len(given) == 1 < len(row.cells) and is_place_and_day(named):
        return PLACE_AND_DAY
    beside = names_no_signatory(named)
    if beside and (len(given) == 1 or beside == BESIDE):
        return beside
    if not reason and is_no_name(given[0]) == TOTAL:
        return TOTAL if is_no_name(" ".join(given)) == TOTAL else ""
    if reason != TOTAL or _DIGIT.search(named):
        return reason
    rest = [cell for cell in given if cell != named]
    return "" if any(_LETTER.search(cell) and not is_no_name(cell) for cell in rest) else reason


def _is_drawn(given: Sequence[str]) -> bool:
    """Whether all that stands in a row draws a line: `---` in each cell, or one of strokes."""
    if len(given) == 1:
        return _LINE.fullmatch(given[0]) is not None
    return all(_DRAWN.fullmatch(cell) for cell in given)


def _name_in(row: ExportRow, layout: Layout) -> str:
    if "name" not in layout.fields:
        return ""
    return cell_of(row, layout.fields.index("name")).strip()


def _whole_name_in(row: ExportRow, layout: Layout) -> str:
    """The text of all columns for the name or a part of it."""
    names = ("name", FIRST, MIDDLE, LAST)
    texts = [cell_of(row, number) for number, name in enumerate(layout.fields) if name in names]
    return " ".join(" ".join(texts).split())


def several_people(row: ExportRow, layout: Layout) -> str:
    """Why a cell for one name is left out as one for several, or nothing.

    Each part must look like a whole name in the script of the first; two with a comma between may
    be a family name and given names.
    """
    text = _name_in(row, layout)
    if not text or is_whole_organisation(text):
        return ""
    joints = ((_LINES, 2), (_SEMICOLONS, 2), (_BULLETS, 2), (_COMMAS, 3), (_LISTED, 3))
    for joint, fewest in joints:
        if joint in (_COMMAS, _LISTED) and layout.pattern is not None:
            continue
        parts = [part for part in joint.split(text) if part.strip()]
        if len(parts) >= fewest and _are_people(parts):
            return SEVERAL
    return ""


def may_be_two(name: str) -> bool:
    """Whether a name may be those of two: "Ada Example, Bo Sample", "Ada Example and Bo Sample"."""
    parts = _AND.split(name)
    return len(parts) == 2 and _are_people(parts)


def _are_people(parts: Sequence[str]) -> bool:
    first = parts[0]
    if not all(map(_is_person, parts)):
        return False
    return all(is_in_one_script(first, each) and not same_name(first, each) for each in parts[1:])


def _is_person(text: str) -> bool:
    return is_like_person(text.strip()) and (" " in text.strip() or not _ARABIC.search(text))


_ARABIC = re.compile("[\u0590-\u06ff]")
