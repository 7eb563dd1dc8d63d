"""Which sheets of a workbook are of people who signed, where several hold people.

    Signatories, Organisations, Germany, Form responses 1    all of them, as their names say
    Signatories, Contacts                                    `add` asks
    out, Sheet1                                              `add` asks

No list of words for other people can be whole, so it is the other way round: a name counts only if
every word of it is of a kind that says nothing but who or where they are, or that they signed. The
words are in `which_sheets.toml`.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.documents.group_words import is_one_institution, kind_of_group, says_who_signed
from letterkit.lists.documents.places_of_work import is_place_of_work
from letterkit.lists.records import Row
from letterkit.lists.said.leaving import is_unplaced
from letterkit.lists.said.said_above import judged, plain_heading
from letterkit.lists.sheets.title_rows import header_of
from letterkit.lists.sheets.untitled_sheets import is_alone, names_at
from letterkit.private.excerpts import excerpt
from letterkit.text.countries import country_code
from letterkit.text.months import month_names
from letterkit.text.names import fold
from letterkit.text.phrases import Phrases, tables_of
from letterkit.wishes.doubt_words import has

_LANGUAGES = ("en", "be", "ru", "uk", "pl", "de", "fr", "es", "ar")
_OF_PEOPLE = frozenset({"name", FIRST, LAST})
# "A", "A-M", "K to Z"
_LETTERS = re.compile(r"[^\W\d_](?:\s*(?:[-–—/]|to|bis|до|à|a)\s*[^\W\d_])?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SAYS = frozenset({"sheet", "list", "way", "order", "of"})


def refuse_unplaced(title: str, titles: Sequence[str], name: str) -> None:
    """Refuse a sheet whose name says that it is another version or a trial, beside others."""
    unplaced = is_unplaced(title) and len(titles) > 1
    if not (unplaced or judged(title).unclear):
        return
    others = [each for each in titles if not is_unplaced(each)]
    chosen = [each for each in others if not _is_doubtful(each)] or [title]
    raise LetterkitError(
        f"{name}: did those on the sheet “{excerpt(title)}” sign? Its name does not say so",
        hint=f"choose the sheets to read, as in {_options(chosen)}; call it “Withdrawn” if they"
        " left",
    )


def refuse_other_people(sheets: Sequence[tuple[str, Sequence[Row]]], name: str) -> None:
    """Refuse several sheets of people, if the name of one does not plainly say who they are."""
    named = [title for title, rows in sheets if _may_sign(title) and _has_people(rows)]
    asked = [title for title in named if not is_harmless(title)]
    if len(named) < 2 or not asked:
        return
    sure = [title for title in named if title not in asked]
    which = ", ".join(f"“{excerpt(title)}”" for title in asked)
    they = "the sheet" if len(asked) == 1 else "the sheets"
    hint = f"if all of them did: {_options(named)}"
    if sure:
        hint = f"if not: {_options(sure)}; {hint}"
    raise LetterkitError(
        f"{name}: did those on {they} {which} sign? Several sheets have people",
        hint=hint if sure else f"{hint}; else choose those who did with --sheet",
    )


@lru_cache(maxsize=4096)
def is_harmless(title: str) -> bool:
    """Whether the name of a sheet says only who or where its people are, or that they signed.

    >>> is_harmless("Form responses 1"), is_harmless("Germany"), is_harmless("Teachers, March 2026")
    (True, True, True)
    >>> is_harmless("Contacts"), is_harmless("phase 2"), is_harmless("bin")
    (False, False, False)
    """
    plain = _DIGITS.sub(" ", plain_heading(title)).strip()
    if _is_known(plain) or _LETTERS.fullmatch(plain) or is_one_institution(plain):
        return True
    if is_place_of_work(plain):
        return True
    words = re.split(r"[\s,;/&+()-]+", plain)
    return all(map(_is_known, filter(None, words))) or _by_phrases(plain)


@lru_cache(maxsize=16_384)
def _is_known(text: str) -> bool:
    folded = fold(text)
    if not folded or folded in _months() or folded in _languages_and_towns():
        return True
    if says_who_signed(text) or kind_of_group(text) or country_code(text) != text:
        return True
    return _by_phrases(text)


def _by_phrases(text: str) -> bool:
    """Whether all words are such as "Sheet", "List", "Paper"; figures count them."""
    pieces = [each for each in _phrases().pieces(text) if each.label != "mark"]
    return all(each.label in _SAYS for each in pieces)


@cache
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.sheets", "which_sheets.toml"))


@cache
def _months() -> frozenset[str]:
    # "Out" is October in Portuguese.
    return frozenset(fold(each) for each in month_names()) - {"out", "set"}


@cache
def _languages_and_towns() -> frozenset[str]:
    """The names of languages, and of the towns of time zones, by CLDR in those that are read."""
    from babel import Locale

    found: set[str] = set()
    for each in _LANGUAGES:
        locale = Locale(each)
        found |= {fold(name) for name in locale.languages.values()}
        for zone, said in locale.time_zones.items():
            town = said.get("city") or zone.rpartition("/")[2].replace("_", " ")
            found.add(fold(town))
    return frozenset(found)


def _has_people(rows: Sequence[Row]) -> bool:
    """Whether a sheet has a column of names, by its title or by what is in it."""
    if not rows or is_alone(rows):
        return False
    titles = rows[header_of(rows)].cells
    if any(field_of(each) in _OF_PEOPLE for each in titles):
        return True
    coloured = sum(any(has("look", cell) for cell in row.cells) for row in rows)
    return names_at(rows) is not None and 2 * coloured < len(rows)


def _may_sign(title: str) -> bool:
    """Whether no other rule speaks for the sheet: one of those who left is read as that."""
    said = judged(title)
    return not (said.out or said.back or said.shown)


def _is_doubtful(title: str) -> bool:
    said = judged(title)
    return said.out or said.unclear


def _options(titles: Sequence[str]) -> str:
    return " ".join(f'--sheet "{title}"' for title in titles)
