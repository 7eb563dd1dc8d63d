"""Which remarks in the source of a file a person reads: all that are more than furniture.

    # Bo asked to stay out           to read: it holds a part of a name of the list
    # check with her first           to read: words that no file needs
    # exported by Forms on 3 March   furniture: a program, a day, a count, a licence
    # Name, Affiliation              furniture: the titles of columns

Every word of furniture is known (`remarks.toml`); any other word makes a remark one to read, in
whatever language it is. Programs write remarks into pages too, which have their own words.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache

from letterkit.lists.columns.questions import field_of
from letterkit.lists.documents.group_words import (
    is_only_group,
    kind_of_group,
    names_a_letter,
    says_who_signed,
)
from letterkit.lists.pages.entry_marks import said
from letterkit.lists.people.beside_names import is_country
from letterkit.lists.people.no_names import MADE, PAGE, TOTAL, UPDATED, is_no_name
from letterkit.lists.rows.contents import Contents, LeftOut
from letterkit.lists.rows.days import iso_day
from letterkit.lists.said.mentioned import Names
from letterkit.lists.said.spoken_of import Heeded
from letterkit.lists.said.texts_to_read import ToRead, texts_beside
from letterkit.lists.sheets.code_legends import codes_in
from letterkit.lists.structures.commented_out import COMMENTED_OUT
from letterkit.model import Kind
from letterkit.model.incoming import Incoming
from letterkit.private.excerpts import excerpt
from letterkit.text.months import month_names
from letterkit.text.phrases import tables_of
from letterkit.wishes.lexicon import fold
from letterkit.wishes.possible_wishes import speaks_of_less, speaks_of_signing

_PAGES = (".html", ".htm", ".xhtml")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:)\S+|\S+@\S+|\S*\w\.[a-z]{2,5}\b\S*", re.IGNORECASE
)
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
# What programs write into pages: "wp:list", "/.entry-content", "#masthead", "[if IE]".
_OF_PROGRAM = re.compile(
    r"/?wp:\S.*|/?\w+:\w+|[/.#]\s?[\w.#-]+(?:\s+[.#][\w-]+)*|\[if\b.*|<!?\[endif\].*",
    re.IGNORECASE,
)
_OF_PAGES = re.compile(
    r"(?:end|start|begin)\b(?:\s+(?:of|the))*(?:\s+[#./]?[\w-]+){1,3}"
    r"|.*\b(?:plugin|analytics|google|facebook|yoast|wordpress|drupal|joomla|html5|bootstrap|css"
    r"|javascript|jquery|schema\.org|cookies?|pixel|gtm|seo|cached?|cdn|php|http-equiv|saved from"
    r"|viewport|favicon|ie\d*|tailwind|webpack|vite|nuxt|next\.js|react|svelte)\b.*",
    re.IGNORECASE,
)
_MOST_IN_HEADING = 4
_MOST_IN_TITLE = 10
_MOST_OF_PROGRAM = 8


def all_beside(
    contents: Contents, left_out: Sequence[LeftOut], people: Sequence[Incoming], heeded: Heeded
) -> list[ToRead]:
    """All that stands beside the people of a file and is to be read: texts, and remarks."""
    texts = list(texts_beside(contents, left_out, people))
    known = {each.place for each in texts}
    done = [*heeded.notes]
    done += [each.reason for each in heeded.people if isinstance(each, LeftOut)]
    bodies = [each.values.get("kind") == Kind.ORGANISATION for each in people]
    names = Names([each.values.get("name", "") for each in people], bodies)
    taken = {(each.file, each.line) for each in left_out if each.reason == COMMENTED_OUT}
    for file, line, text in contents.remarks:
        place = f"{file}:{line}"
        if place in known or not _LETTER.search(text) or _counts(place, text, done):
            continue
        if (file, line) in taken:
            # An entry that somebody took out, and that stands in the list nevertheless.
            read = not names.mentioned(text, whole=True)
        else:
            page = file.lower().endswith(_PAGES)
            read = not names.mentioned(text) and _is_understood(text, page=page)
        if not read:
            texts.append(ToRead(place, text))
    return texts


def _counts(place: str, text: str, done: Collection[str]) -> bool:
    """Whether the whole of a remark counts for somebody already."""
    plain = text.strip().rstrip(".!")
    start = f"{place}: “"
    for each in done:
        quoted = each.partition(start)[2].partition("”")[0]
        if quoted and quoted.rstrip(".!…") == excerpt(plain).rstrip(".!…"):
            return "…" not in quoted
    return False


def _is_understood(text: str, *, page: bool) -> bool:
    if said(text) or codes_in(text):
        return True  # it counts, or stops
    if is_furniture(text):
        return True
    if not page:
        return False
    if _OF_PROGRAM.fullmatch(text) or all(fold(word) in _of_pages() for word in text.split()):
        return True
    return not speaks_of_signing(text) and _OF_PAGES.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """Whether a remark says nothing but what the file is, who made it, and when."""
    plain = " ".join(text.strip(" \t-=_*~#/").split())
    if not _LETTER.search(plain) or _OF_TOOLS.fullmatch(plain):
        return True
    if _are_titles(plain):
        return True
    return all(map(_is_piece_of_furniture, _pieces(plain)))


def _pieces(text: str) -> list[str]:
    """The clauses of a remark, for each must be furniture; "Word:" stays with what follows."""
    bare = _ADDRESS.sub(" ", text)
    return [piece for each in _CLAUSES.split(bare) if (piece := each.strip())]


def _is_piece_of_furniture(piece: str) -> bool:
    if iso_day(piece, "") or not _LETTER.search(piece):
        return True
    words = [fold(word) for word in _WORD.findall(piece)]
    if all(word in _furniture() for word in words):
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
            known = all(fold(each) in _furniture() for each in _WORD.findall(begins))
            return known and names_a_letter(begins) and not speaks_of_signing(rest)
    return False


def _is_of_signatories(piece: str) -> bool:
    return says_who_signed(piece) or bool(kind_of_group(piece))


def _are_titles(text: str) -> bool:
    """Whether a remark is the titles of columns: "Name, Affiliation; country"."""
    titles = [each.strip() for each in re.split(r"[,;|\t/=:]+", text) if each.strip()]
    return len(titles) > 1 and all(map(field_of, titles))


@cache
def _furniture() -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "remarks.toml")
    words = {fold(word) for word in _all_of(tables["words"])}
    months = {fold(word) for name in month_names() for word in name.split()}
    return frozenset(words | months | _makers())


@cache
def _about() -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "remarks.toml")
    return frozenset(fold(word) for word in _all_of(tables["about"]))


@cache
def _of_pages() -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "remarks.toml")
    return frozenset({*map(fold, _all_of(tables["pages"])), *_furniture()})


@cache
def _makers() -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "remarks.toml")
    return frozenset(fold(word) for word in _all_of(tables["makers"]))


def _all_of(table: str | Mapping[str, str]) -> list[str]:
    texts = [table] if isinstance(table, str) else table.values()
    return [word for text in texts for word in text.split()]
