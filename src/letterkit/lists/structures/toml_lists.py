"""Lists as TOML: tables under `[[signatories]]`, arrays of names or of inline tables.

What tables and arrays mean is in `shapes`. A number, a date and a time are the text that TOML makes
of them. The parser keeps no lines, so the line of a table is that of its header, and the line of an
item is the next one in which its text stands.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.encoding import whole_text
from letterkit.lists.rows.contents import Contents
from letterkit.lists.structures.decoded import MAX_DEPTH, Fields, Items, Number, Value
from letterkit.lists.structures.shapes import contents_of
from letterkit.lists.structures.source_comments import HASH, with_comments

_LINE = re.compile(r"at line (\d+)")


def toml_contents(path: Path, name: str, encoding: str = "") -> Contents:
    """All that a TOML file holds, and what is left out of it."""
    return toml_text_contents(whole_text(path, name, encoding), name)


def toml_text_contents(text: str, name: str) -> Contents:
    """The same of a text."""
    try:
        decoded = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        place = f"{name}:{found[1]}" if found else name
        raise LetterkitError(
            f"{place}: not TOML", hint='a text needs quotes around it, as in name = "Ada Example"'
        ) from error
    except RecursionError as error:
        raise LetterkitError(f"{name}: too many values inside each other") from error
    contents = contents_of([(1, _Lines(text.split("\n"), name).value(decoded, 1, 0))], name)
    return with_comments(contents, text, HASH, name)


@dataclass(slots=True)
class _Lines:
    """Finds the line of each value, in the order of the file."""

    lines: list[str]
    name: str

    def value(self, value: object, line: int, depth: int) -> Value:
        if depth > MAX_DEPTH:
            raise LetterkitError(f"{self.name}:{line}: too many values inside each other")
        match value:
            case dict():
                return self._fields(value, line, depth)
            case list():
                return self._items(value, line, depth)
            case bool():
                return value
            case int() | float():
                return Number(str(value))
            case datetime() | date() | time():
                return value.isoformat()
        return str(value)

    def _fields(self, table: dict[str, object], line: int, depth: int) -> Fields:
        found: dict[str, Value] = {}
        for key, value in table.items():
            at = self._line_of(key, line) if isinstance(value, (dict, list)) else line
            found[key] = self.value(value, at, depth + 1)
        return Fields(line, found)

    def _items(self, values: list[object], line: int, depth: int) -> Items:
        found = Items(line, [], [])
        at = line
        for number, value in enumerate(values):
            at = self._next(value, at, first=number == 0)
            found.lines.append(at)
            found.values.append(self.value(value, at, depth + 1))
        return found

    def _line_of(self, key: str, after: int) -> int:
        """The first line from `after` on with the key as a header or before an equals sign."""
        word = rf"[\"']?{re.escape(key)}[\"']?"
        pattern = re.compile(rf"\s*(?:\[\[?\s*(?:[^\]]*\.\s*)?{word}\s*\]|{word}\s*[=.])")
        for number in range(max(after, 1), len(self.lines) + 1):
            if pattern.match(self.lines[number - 1]):
                return number
        return after

    def _next(self, value: object, line: int, *, first: bool) -> int:
        """The line of an item: that of the next header of its array, or the next with its text."""
        header = self.lines[line - 1].strip() if line <= len(self.lines) else ""
        if isinstance(value, dict) and header.startswith("[["):
            if first:
                return line
            wanted = header.split("]]")[0]
            for number in range(line + 1, len(self.lines) + 1):
                if self.lines[number - 1].strip().startswith(f"{wanted}]]"):
                    return number
            return line
        text = _first_text(value)
        for number in range(line, len(self.lines) + 1):
            if text and text in self.lines[number - 1]:
                return number
        return line


def _first_text(value: object) -> str:
    """A text of a value that stands in the file as it is."""
    match value:
        case dict():
            return next((text for text in map(_first_text, value.values()) if text), "")
        case list():
            return _first_text(value[0]) if value else ""
        case str():
            return value[:30]
    return ""
