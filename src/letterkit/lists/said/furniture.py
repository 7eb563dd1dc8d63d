"""Words that say what a file or a list is, who made it and when, and nothing of anybody in it.

    is_furniture("exported by Forms on 3 March")    True
    is_furniture("List as of 3 November")           True
    is_furniture("check with her first")            False

Each word must be known; the words are in `remarks.toml`.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from letterkit.lists.columns.questions import field_of
from letterkit.lists.documents.group_words import (
    is_only_group,
    kind_of_group,
    names_a_letter,
    says_who_signed,
)
from letterkit.lists.people.beside_names import is_country
from letterkit.lists.people.no_names import MADE, PAGE, TOTAL, UPDATED, is_no_name
from letterkit.lists.rows.days import iso_day
from letterkit.text.months import month_names
from letterkit.text.phrases import tables_of
from letterkit.wishes.lexicon import fold
from letterkit.wishes.possible_wishes import speaks_of_less, speaks_of_signing

_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:)\S+|\S+@\S+|\S*\w\.[a-z]{2,5}\b\S*", re.IGNORECASE
)
_LINK = re.compile(r"\]\([^)\s]+\)")
_CLAUSES = re.compile(r"[.;!?:,–—()]+(?:\s|$)|\s-\s|\n")
# What editors, checkers and licences write.
_OF_TOOLS = re.compile(
    r"-\*-.*-\*-|vim?:\s?\S.*|ex:\s.*|(?:file)?(?:en)?coding[=:]\s*\S+|charset[=:]\s*\S+"
    r"|yaml-language-server:.*|yamllint\b.*|%YAML.*|:schema\s.*|\$schema\S*\s.*|/usr/bin/\S+.*"
    r"|SPDX-[\w-]+:.*|eslint\b.*|prettier-.*|@ts-.*|@\w+|jshint\b.*|jscs:.*|markdownlint-.*"
    r"|do not edit(?:\s(?:by hand|manually|this file))?[.!]?|(?:end)?region\b.*|taplo:.*"
    r"|/?wp:\w\S*(?:\s*\{.*)?|sourceMappingURL=.*|use strict"
    r"|cspell:.*|noqa\b.*|pylint:.*|TOC|toc|more|cut|excerpt|nextpage",
    re.IGNORECASE,
)
_MOST_IN_HEADING = 4
_MOST_IN_TITLE = 10
_MOST_OF_PROGRAM = 8


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """Whether a remark says nothing but what the file is, who made it, and when."""
    plain = " ".join(text.replace("©", "copyright ").strip(" \t-=_*~#/").split())
    if not _LETTER.search(plain) or _OF_TOOLS.fullmatch(plain):
        return True
    if _are_titles(plain):
        return True
    return all(map(_is_piece_of_furniture, _pieces(plain)))


def has_address(text: str) -> bool:
    """Whether a text has a web or e-mail address in it, or a link."""
    return bool(_ADDRESS.search(text) or _LINK.search(text))


def _pieces(text: str) -> list[str]:
    """The clauses of a remark, for each must be furniture; "Word:" stays with what follows."""
    bare = _ADDRESS.sub(" ", text)
    return [piece for each in _CLAUSES.split(bare) if (piece := each.strip())]


def _is_piece_of_furniture(piece: str) -> bool:
    if iso_day(piece, "") or not _LETTER.search(piece):
        return True
    words = [fold(word) for word in _WORD.findall(piece)]
    if all(word in furniture() for word in words):
        return True
    if len(words) <= _MOST_IN_TITLE and _is_title(piece) and not speaks_of_less(piece):
        return True
    if speaks_of_less(piece) or (speaks_of_signing(piece) and not _is_of_signatories(piece)):
        return False
    if is_no_name(piece) in (TOTAL, UPDATED, PAGE):
        return True
    if is_no_name(piece) == MADE or (words[0] in _makers() and len(words) > 1):
        return len(words) <= _MOST_OF_PROGRAM
    return len(words) <= _MOST_IN_HEADING and (is_country(piece) or is_only_group(piece))


def _is_title(piece: str) -> bool:
    """ "Open letter on the parks of Minsk": what it is a list of, and what that is about."""
    words = piece.split()
    for number, word in enumerate(words[:-1]):
        if number and fold(word) in _about():
            begins, rest = " ".join(words[:number]), " ".join(words[number + 1 :])
            known = all(fold(each) in furniture() for each in _WORD.findall(begins))
            return known and names_a_letter(begins) and not speaks_of_signing(rest)
    return False


def _is_of_signatories(piece: str) -> bool:
    return says_who_signed(piece) or bool(kind_of_group(piece))


def _are_titles(text: str) -> bool:
    """Whether a remark is the titles of columns: "Name, Affiliation; country"."""
    titles = [each.strip() for each in re.split(r"[,;|\t/=:]+", text) if each.strip()]
    return len(titles) > 1 and all(map(field_of, titles))


@cache
def furniture() -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "remarks.toml")
    words = {fold(word) for word in all_of(tables["words"])}
    months = {fold(word) for name in month_names() for word in name.split()}
    return frozenset(words | months | _makers())


@cache
def _about() -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "remarks.toml")
    return frozenset(fold(word) for word in all_of(tables["about"]))


@cache
def _makers() -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "remarks.toml")
    return frozenset(fold(word) for word in all_of(tables["makers"]))


def all_of(table: str | Mapping[str, str]) -> list[str]:
    texts = [table] if isinstance(table, str) else table.values()
    return [word for text in texts for word in text.split()]
