"""How the XML of an .xlsx workbook is searched: ISO/IEC 29500-1, chapter 18.

Searching bytes is much faster than parsing them. Names of elements may have a prefix.
"""

import re

ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
FONTS = re.compile(rb"<(?:\w+:)?fonts\b[^>]*>(.*?)</(?:\w+:)?fonts>", re.DOTALL)
FONT = re.compile(rb"<(?:\w+:)?font\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?font>)", re.DOTALL)
FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b[^>]*>(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
STRING = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
RUN = re.compile(rb"<(?:\w+:)?r\b[^>]*>(.*?)</(?:\w+:)?r>", re.DOTALL)
TEXT = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*\S[^<]*)<")


def attributes(text: bytes) -> dict[str, str]:
    """The attributes of an element, by name; marks such as `&quot;` in them stay as they are."""
    return {
        name.decode("ascii", "replace"): (double or single).decode("utf-8", "replace")
        for name, double, single in ATTRIBUTE.findall(text)
    }
