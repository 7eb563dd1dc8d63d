"""The elements of a page as a tree, with the line of the file that each begins on."""

import io
import re
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError

# The attribute that says on which line an element begins.
LINE = "data-letterkit-line"
_START_TAG = re.compile(r"<[A-Za-z][^\s/>\0]*|\n")
_DEEPEST = 100  # elements inside each other


def page_tree(text: str, first_line: int, name: str) -> ET.Element:
    """The tree of a page, or of a part of one that begins on `first_line`."""
    import tinyhtml5

    # As a stream: a short text is otherwise looked for among the files of this machine.
    stream = io.StringIO(_with_lines(text, first_line))
    tree: ET.Element = tinyhtml5.parse(stream, namespace_html_elements=False)
    _refuse_deep(tree, name)
    return tree


def _refuse_deep(tree: ET.Element, name: str) -> None:
    """Refuse a page that goes deeper than anybody writes one."""
    level = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise LetterkitError(f"{name}: too many elements inside each other")
        level = [child for element in level for child in element]


def _with_lines(text: str, first_line: int) -> str:
    """The text with the number of its line in each start tag, for the parser keeps none.

    It has no quotes, so that what looks like a tag inside an attribute's value does not end it.
    """
    line = first_line

    def numbered(match: re.Match[str]) -> str:
        nonlocal line
        if match[0] == "\n":
            line += 1
            return "\n"
        return f"{match[0]} {LINE}={line} "

    return _START_TAG.sub(numbered, text)
