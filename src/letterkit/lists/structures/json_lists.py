"""Lists as JSON and JSON Lines, with the line of every object; numbers stay as they are written.

What the objects and lists mean is in `shapes`. A list of objects is read one by one, so that a list
of a million takes no more than its text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.encoding import text_lines, whole_text
from letterkit.lists.exports.issues import issue_contents, issues_of
from letterkit.lists.records import Record
from letterkit.lists.rows.contents import Contents
from letterkit.lists.structures.decoded import Fields, Items, Value, scalar_text
from letterkit.lists.structures.json_scan import Scan
from letterkit.lists.structures.shapes import contents_of, listed_records, records_of
from letterkit.private.excerpts import excerpt

_HEAD = re.compile(r'[ \t\n\r]*(?:\{[ \t\n\r]*"signatories"[ \t\n\r]*:[ \t\n\r]*)?')


def json_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    """The records of a list that the coordinator keeps as JSON."""
    text = whole_text(path, name, encoding)
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if text[start : start + 1] != "[":
        yield from records_of([_whole(text, name)], name)
        return
    scan = Scan(text, name, start)
    yield from _records(scan)
    if "{" in text[:start]:
        _refuse_beside(scan)
    scan.refuse_rest()


def json_contents(path: Path, name: str, encoding: str = "") -> Contents:
    """All that a JSON file holds, and what is left out of it."""
    return _contents(*_whole(whole_text(path, name, encoding), name), name)


def _contents(line: int, value: Value, name: str) -> Contents:
    issues = issues_of(value)
    return contents_of([(line, value)], name) if issues is None else issue_contents(issues, name)


def json_lines_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    """The records of a list that the coordinator keeps as JSON Lines."""
    return listed_records(_lines(path, name, encoding), name)


def json_lines_contents(path: Path, name: str, encoding: str = "") -> Contents:
    """All that a file of JSON Lines holds; its lines are the items of one list."""
    items = Items(1, [], [])
    for line, value in _lines(path, name, encoding):
        items.values.append(value)
        items.lines.append(line)
    return _contents(1, items, name)


def _whole(text: str, name: str) -> tuple[int, Value]:
    """The one value of a file, and its line."""
    scan = Scan(text, name)
    line, value = scan.value(0)
    scan.refuse_rest()
    return line, value


def _lines(path: Path, name: str, encoding: str) -> Iterator[tuple[int, Value]]:
    for number, line in enumerate(text_lines(path, name, encoding), 1):
        if line.strip("\ufeff \t\r\n"):
            scan = Scan(line, name, line=number)
            _, value = scan.value(0)
            scan.refuse_rest()
            yield number, value


def _records(scan: Scan) -> Iterator[Record]:
    """The records of the list at which the scan stands."""
    for line, value in scan.items(0):
        texts = _flat_texts(value)
        if texts is None:
            yield from listed_records([(line, value)], scan.name)
        else:
            yield Record(scan.name, line, texts)


def _flat_texts(value: Value) -> dict[str, str] | None:
    """The texts of an object without anything nested, which most are."""
    if not isinstance(value, Fields) or not value.values:
        return None
    texts: dict[str, str] = {}
    for key, each in value.values.items():
        if isinstance(each, (Fields, Items)):
            return None
        texts[key] = scalar_text(each)
    return texts


def _refuse_beside(scan: Scan) -> None:
    """Go through what stands beside `signatories`: a second list is refused."""
    for key, value in scan.members_after(0):
        if isinstance(value, (Fields, Items)):
            raise LetterkitError(
                f"{scan.name}:{value.line}: something beside the list: {excerpt(key)}",
                hint="delete it: a list that is kept holds nothing but who signed",
            )
