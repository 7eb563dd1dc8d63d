"""Lines with an answer at one end: `Ada Example - yes`, `Bo Sample: not yet`, `no - Cy Third`.

Such a list is a table of answers without its titles. An answer is nobody's name, role or
affiliation, and only the coordinator knows what was asked; so the first of them stops an import.
"""

import re
from collections.abc import Mapping

from letterkit.errors import LetterkitError
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.consent.said_yes_or_no import begins_with_answer, is_answer_in_words
from letterkit.lists.people.beside_names import is_like_person, is_organisation
from letterkit.lists.rows.contents import ExportRow
from letterkit.lists.said.standing_beside import is_pensioner
from letterkit.private.private_data import masked
from letterkit.wishes.lexicon import words_of

_APART = re.compile(r"\s+[-–—=→>]+\s*|\s*[,;:=|/→…\t]\s*|\s*\.{2,}\s*|[-–—]\s+")
_CODE = re.compile(r"[A-Z]{2}")
# "née Sample", where "nee" is a no in Dutch.
_BORN = re.compile(r"n[ée]e?\s+[^\W\d_a-z]\w")
_SHOWN = 120  # characters
_HINT = (
    "save the list as .csv with the line “Name;Signed” first, and a semicolon between each name"
    " and its answer; or take it away if it is none"
)


def refuse_answers(values: Mapping[str, str], row: ExportRow) -> None:
    """Refuse a row in which an answer stands in or beside the name, or in the place of more."""
    name = values.get("name", "")
    role = "" if is_pensioner(given := values.get("role", "")) else given
    beside = [role, values.get("affiliation", "")]
    if said := answer_in(name) or next(filter(is_answer_beside, beside), ""):
        whole = ", ".join(filter(None, (name, *beside)))
        raise LetterkitError(
            f"{row.file}:{row.line}: is this an answer, and to what:"
            f" {said.strip()} (in “{_shown(whole)}”)?",
            hint=_HINT,
        )


def answer_in(name: str) -> str:
    """The answer before or behind a name in a line, or nothing.

    >>> answer_in("Bo Sample - no"), answer_in("not yet: Bo Sample"), answer_in("Bo Sample ok")
    ('no', 'not yet', 'ok')
    >>> answer_in("Bo Sample, No Borders"), answer_in("Yes Men"), answer_in("Kim No")
    ('', '', '')
    """
    parts = [part.strip() for part in _APART.split(name) if part.strip()]
    if len(parts) > 1:
        for said, rest in ((parts[-1], parts[0]), (parts[0], parts[-1])):
            if is_answer_beside(said) and is_somebody(rest):
                return said
    # "Oslo, NO" ends in a country.
    return "" if len(parts) > 2 and _CODE.fullmatch(parts[-1]) else _run_together(name)


def is_somebody(text: str) -> bool:
    """Whether what is left once an answer is taken off may be a name."""
    return is_like_person(text) or text[:1].isupper() or not text.isascii()


def is_answer_beside(text: str) -> bool:
    """Whether what stands beside a name, as its role or affiliation, is only an answer."""
    # "NO" and "SI" are countries too, which stand in a column of their own.
    plain = _CODE.fullmatch(text) or _BORN.match(text)
    return bool(text) and is_answer_in_words(text) and not plain


def _run_together(name: str) -> str:
    """A small or a loud answer at either end of a name without a mark: "NO Bo Sample"."""
    words = name.split()
    if len(words) < 2 or name.isupper() or name.islower() or is_organisation(name):
        return ""
    if is_yes_or_no(words[-1]) and _stands_out(words[-1]):
        return words[-1]
    first = words[0].strip(".!:")
    if len(words) < 3 or not _stands_out(first):
        return ""
    return first if is_yes_or_no(first) or begins_with_answer(words_of(first)) else ""


def _stands_out(word: str) -> bool:
    """Whether a word is not written as names are: all small or all capital letters."""
    return len(word) > 1 and word.isalpha() and (word.islower() or word.isupper())


def _shown(text: str) -> str:
    return masked(" ".join(text.split()), "comment")[:_SHOWN]
