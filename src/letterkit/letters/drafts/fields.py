"""Fields of a .docx: words that a word processor works out, such as a link or a page's number.

A field begins, says its code, and then shows its result; it may go over paragraphs and hold others
(ISO/IEC 29500-1, 17.16).
"""

import re
from dataclasses import dataclass

_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))', re.IGNORECASE)
_KIND = re.compile(r"\s*([A-Za-z=]+)")
_CONTENTS = frozenset(("TOC", "TOA", "INDEX", "BIBLIOGRAPHY"))
MADE_LIST = "a list that the word processor makes, such as a table of contents, is left out"
_LONGEST = 5_000  # characters of a code
_DEEPEST = 50


@dataclass
class _Field:
    code: str = ""
    shows: bool = False

    @property
    def kind(self) -> str:
        """The first word of its code."""
        found = _KIND.match(self.code)
        return found[1].upper() if found else ""


class Fields:
    """The fields that are open where one reads."""

    def __init__(self) -> None:
        """Begin outside of all fields."""
        self._open: list[_Field] = []

    def begin(self) -> None:
        """A field begins."""
        if len(self._open) < _DEEPEST:
            self._open.append(_Field())

    def code(self, text: str) -> None:
        """A piece of the code of the innermost field."""
        if self._open and not self._open[-1].shows:
            self._open[-1].code = (self._open[-1].code + text)[:_LONGEST]

    def shows(self) -> str:
        """The code ends, and what the field shows begins; says what is to be said of it."""
        if not self._open or self._open[-1].shows:
            return ""
        self._open[-1].shows = True
        return said_of(self._open[-1].code) if not self._in_contents(len(self._open) - 1) else ""

    def end(self) -> str:
        """The field ends; says what is to be said of one that shows nothing."""
        if not self._open:
            return ""
        field = self._open.pop()
        return "" if field.shows or not field.kind else f"a field ({field.kind}) that shows nothing"

    @property
    def hides(self) -> bool:
        """Whether what stands here is a code, or a table of contents."""
        return any(not each.shows for each in self._open) or self._in_contents(len(self._open))

    @property
    def link(self) -> str:
        """Where the words lead to that stand here, or nothing."""
        links = (link_of(each.code) for each in self._open if each.shows)
        return next(filter(None, links), "")

    def _in_contents(self, depth: int) -> bool:
        return any(each.kind in _CONTENTS for each in self._open[:depth])


def link_of(code: str) -> str:
    """The address in the code of a link."""
    found = _LINK.match(code)
    return (found[1] or found[2] or "").strip() if found else ""


def said_of(code: str) -> str:
    """What a person is to know of a field: nothing of a link."""
    found = _KIND.match(code)
    kind = found[1].upper() if found else "no name"
    if kind == "HYPERLINK":
        return "" if link_of(code) else "a link to another place in the draft: its words are kept"
    if kind in _CONTENTS:
        return MADE_LIST
    return f"a field ({kind[:20]}): the words that it shows are kept as they stand"
