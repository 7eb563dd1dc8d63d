"""Which remarks in the source of a file a person reads: all that are more than furniture.

    # Bo asked to stay out           to read: it holds a part of a name of the list
    # check with her first           to read: words that no file needs
    # exported by Forms on 3 March   furniture: a program, a day, a count, a licence
    # Name, Affiliation              furniture: the titles of columns

Every word of furniture is known (`remarks.toml`); any other word makes a remark one to read, in
whatever language it is. Programs write remarks into pages too, which have their own words.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from letterkit.lists.pages.entry_marks import said
from letterkit.lists.people.row_headings import HEADING
from letterkit.lists.rows.contents import Contents, LeftOut
from letterkit.lists.said.furniture import all_of, furniture, is_furniture
from letterkit.lists.said.mentioned import Names
from letterkit.lists.said.said_above import judged, plain_heading
from letterkit.lists.said.signed_headings import says_more
from letterkit.lists.said.spoken_of import Heeded
from letterkit.lists.said.texts_shown import ToRead
from letterkit.lists.said.texts_to_read import texts_beside
from letterkit.lists.sheets.code_legends import codes_in
from letterkit.lists.structures.commented_out import COMMENTED_OUT
from letterkit.model import Kind
from letterkit.model.incoming import Incoming
from letterkit.private.excerpts import excerpt
from letterkit.text.phrases import tables_of
from letterkit.wishes.lexicon import fold
from letterkit.wishes.possible_wishes import speaks_of_signing

_PAGES = (".html", ".htm", ".xhtml")
_LETTER = re.compile(r"[^\W\d_]")
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


def all_beside(
    contents: Contents, left_out: Sequence[LeftOut], people: Sequence[Incoming], heeded: Heeded
) -> list[ToRead]:
    """All that stands beside the people of a file and is to be read: texts, and remarks."""
    bodies = [each.values.get("kind") == Kind.ORGANISATION for each in people]
    names = Names([each.values.get("name", "") for each in people], bodies)
    texts = list(texts_beside(contents, left_out, people, names))
    texts += _headings_with_more(contents, left_out)
    known = {each.place for each in texts}
    done = [*heeded.notes]
    done += [each.reason for each in heeded.people if isinstance(each, LeftOut)]
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


def _headings_with_more(contents: Contents, left_out: Sequence[LeftOut]) -> Iterator[ToRead]:
    """The headings between rows of a table, or above them, that say more than who signed."""
    headings = {(each.file, each.line) for each in left_out if each.reason == HEADING}
    for part in contents.parts:
        texts = [(row, cell) for row in part.rows[:1] for cell in part.above]
        texts += [
            (row, cell)
            for row in part.rows
            if (row.file, row.line) in headings
            for cell in row.cells
        ]
        for row, text in texts:
            said = judged(text)
            if says_more(plain_heading(text)) and not (said.out or said.shown):
                yield ToRead(f"{row.file}:{row.line}", text)


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


@cache
def _of_pages() -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "remarks.toml")
    return frozenset({*map(fold, all_of(tables["pages"])), *furniture()})
