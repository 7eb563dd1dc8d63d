"""Lists as JSON and JSON Lines: one object a signatory, numbers as they are written.

A JSON file holds a list of objects, or `{"signatories": [...]}` and nothing else, or one object.
Lists and objects inside a value are joined by `; `.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.read.encoding import text_lines, whole_text
from letterkit.read.records import Record

MAX_DEPTH = 20
_SPACE = re.compile(r"\s*")
_HEAD = re.compile(r'\s*(?:\{\s*"signatories"\s*:\s*)?')
_SHAPE = "a list holds objects, each with a name"


def json_lines_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    for number, line in enumerate(text_lines(path, name, encoding), 1):
        if line.strip():
            value, _ = _decoded(line, _after_blanks(line, 0), name, number)
            yield _record(value, name, number)


def json_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    text = whole_text(path, name, encoding)
    place = _HEAD.match(text)
    start = place.end() if place else 0
    if text[start : start + 1] != "[":
        value, end = _decoded(text, _after_blanks(text, 0), name, 1)
        _refuse_rest(text, end, name)
        yield _record(value, name, 1)
        return
    start = _after_blanks(text, start + 1)
    line, counted = 1, 0
    while text[start : start + 1] != "]":
        line, counted = line + text.count("\n", counted, start), start
        value, end = _decoded(text, start, name, line)
        yield _record(value, name, line)
        end = _after_blanks(text, end)
        comma = text[end : end + 1] == ","
        start = _after_blanks(text, end + comma)
        if comma == (text[start : start + 1] == "]"):
            line += text.count("\n", counted, end)
            raise LetterkitError(f"{name}:{line}: one comma between two signatories is expected")
    _refuse_rest(text, start + 1, name, closing="{" in text[: place.end() if place else 0])


def _after_blanks(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _decoded(text: str, start: int, name: str, line: int) -> tuple[object, int]:
    """The JSON value that begins at `start` and where it ends; numbers stay texts."""
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        line += text.count("\n", start, error.pos)
        raise LetterkitError(f"{name}:{line}: not JSON: {error.msg.lower()}") from error
    except (ValueError, RecursionError) as error:
        raise LetterkitError(f"{name}:{line}: not JSON: {error}") from error


def _refuse_rest(text: str, end: int, name: str, *, closing: bool = False) -> None:
    if text[end:].strip() != ("}" if closing else ""):
        line = 1 + text.count("\n", 0, end)
        raise LetterkitError(f"{name}:{line}: text after the end of the list", hint=_SHAPE)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key occurs twice")
    return found


def _record(value: object, name: str, line: int) -> Record:
    if not isinstance(value, dict):
        raise LetterkitError(f"{name}:{line}: not a signatory", hint=_SHAPE)
    return Record(name, line, {key: _text(each, 0) for key, each in value.items()})


def _text(value: object, depth: int) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            parts: Sequence[object] = value
        case dict():
            parts = list(value.values())
        case _:
            return str(value)
    return "; ".join(_text(part, depth + 1) for part in parts) if depth < MAX_DEPTH else ""


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_float=str, parse_int=str)
