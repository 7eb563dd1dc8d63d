"""Entries that somebody took out of a file by making them a comment.

    # Cy Third,Z                a row of a table, with as many cells as its titles
    <!-- <li>Cy Third</li> -->  an item of a page or of Markdown
    <template><li>Cy Third</li></template>   an item that a page does not show

They sign nothing, and are named as left out with their line. A comment in words is no entry.
Those of YAML, TOML and scripts are in `code_comments.py`.
"""

import re
from collections.abc import Iterator

from letterkit.lists.rows.contents import LeftOut
from letterkit.lists.rows.name_shapes import is_detail, is_name, is_sentence
from letterkit.lists.texts.plain_tables import split

COMMENTED_OUT = "it is commented out"
_NAMED = re.compile(r"[-{\s]*[\"']?(?:full_?)?name[\"']?\s*[:=]\s*[\"']?([^\"',}]+)", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-*+•]|\d+[.)])\s+(.*)")
_ARRAY = re.compile(r"[\"']([^\"']+)[\"']\s*,?")
_PAGE = re.compile(r"<!--(.*?)-->", re.DOTALL)
_ENTRY = re.compile(r"<(?:li|tr|p|div|dt)\b[^>]*>(.*?)(?=<(?:li|tr|p|div|dt)\b|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BEHIND = re.compile(r"\s*[,;|(\t]|\s[-–—]\s")


def row_commented_out(comment: str, width: int, delimiter: str) -> bool:
    """Whether a comment in a table is a row of it: as many cells, of which one is a name."""
    text = comment.lstrip().lstrip("#").strip()
    cells = split(text, delimiter)
    if width < 2:
        return _is_person(text)
    return len(cells) == width and any(_is_person(cell) for cell in cells)


def line_commented_out(comment: str) -> bool:
    """Whether a comment in a list of lines is a person: `# Cy Third, Editor`."""
    return _is_person(_BEHIND.split(comment.lstrip("# ").strip(), maxsplit=1)[0])


def entries_commented_out(text: str, name: str) -> Iterator[LeftOut]:
    """The entries in comments of a page or of Markdown."""
    for match in _PAGE.finditer(text):
        first = text.count("\n", 0, match.start()) + 1
        for offset in _entries_of_page(match[1]):
            yield LeftOut(name, first + match[1].count("\n", 0, offset), COMMENTED_OUT)
    for tag, begins, inner in _unseen(text):
        first = text.count("\n", 0, begins) + 1
        for offset in _entries_of_page(inner):
            at = first + inner.count("\n", 0, offset)
            yield LeftOut(name, at, f"it is in a <{tag}>, which the page does not show")


def _unseen(text: str) -> Iterator[tuple[str, int, str]]:
    """The elements of a page that browsers do not show: their tag, where they begin, their text."""
    for tag in ("template", "noscript"):
        for begins in re.finditer(rf"<{tag}\b[^>]*>", text, re.IGNORECASE):
            ends = re.compile(rf"</{tag}\s*>", re.IGNORECASE).search(text, begins.end())
            if ends is None:
                break  # it is never closed, nor is any after it
            yield tag, begins.end(), text[begins.end() : ends.start()]


def is_entry(text: str) -> bool:
    """Whether a comment in YAML, TOML or a script is an entry, or the name in one."""
    named = _NAMED.match(text)
    if named:
        return bool(named[1].strip())
    item = _ITEM.fullmatch(text) or _ARRAY.fullmatch(text)
    return item is not None and _is_person(item[1].strip(" \"',"))


def _entries_of_page(text: str) -> Iterator[int]:
    """Where the entries in a comment of a page begin: elements, or lines with a list mark."""
    if "<" in text:
        for match in _ENTRY.finditer(text):
            words = " ".join(_TAG.sub("|", match[1]).split())
            first = next((piece.strip() for piece in words.split("|") if piece.strip()), "")
            if _is_person(_BEHIND.split(first, maxsplit=1)[0]):
                yield match.start()
        return
    at = 0
    for line in text.split("\n"):
        if _is_item(line.strip()):
            yield at
        at += len(line) + 1


def _is_item(line: str) -> bool:
    """Whether a line is an item of a list, or a row of a table in Markdown, with a name."""
    if line.startswith("|"):
        return any(_is_person(cell) for cell in line.strip("|").split("|"))
    item = _ITEM.fullmatch(line)
    return item is not None and _is_person(_BEHIND.split(item[1], maxsplit=1)[0])


def _is_person(text: str) -> bool:
    plain = text.strip()
    return " " in plain and is_name(plain) and not is_sentence(plain) and not is_detail(plain)
