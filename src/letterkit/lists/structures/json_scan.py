"""A JSON text as decoded values with their lines; a number keeps every digit of it.

An object without anything nested goes through Python's own decoder, for speed. A key that occurs
twice, `NaN` and depth without end are refused.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.lists.structures.decoded import MAX_DEPTH, Fields, Items, Number, Value
from letterkit.lists.structures.shape_words import may_hold_members

_SPACE = re.compile(r"[ \t\n\r]*")
_SHAPE = "a list holds objects, each with a name"


@dataclass(slots=True)
class Scan:
    """Goes through a JSON text once; it stands at `at`, and `line` is that of `counted`."""

    text: str
    name: str
    at: int = 0
    line: int = 1
    counted: int = 0

    def value(self, depth: int) -> tuple[int, Value]:
        """The value that begins here or after blanks, with its line."""
        self._skip_blanks()
        line = self._here()
        if depth > MAX_DEPTH:
            raise self._error("not JSON: too many values inside each other")
        mark = self.text[self.at : self.at + 1]
        if mark == "[":
            found = Items(line, [], [])
            for each_line, each in self.items(depth):
                found.lines.append(each_line)
                found.values.append(each)
            return line, found
        if mark == "{":
            return line, self._object(line, depth)
        value = self._decoded()
        # A number is a text of its own class.
        return line, value if isinstance(value, (str, bool)) else None

    def items(self, depth: int) -> Iterator[tuple[int, Value]]:
        """The items of the list that begins here, each with its line."""
        self._open()
        while self.text[self.at : self.at + 1] != "]":
            yield self.value(depth + 1)
            self._pass_comma("]", "one comma between two signatories is expected")
        self.at += 1

    def members_after(self, depth: int) -> Iterator[tuple[str, Value]]:
        """The keys and values of an object after the one that was read."""
        self._pass_comma("}", "text after the end of the list")
        yield from self._members_here(depth)

    def refuse_rest(self) -> None:
        """Refuse anything but blanks after the value."""
        self._skip_blanks()
        if self.at < len(self.text):
            raise self._error("text after the end of the list", _SHAPE)

    def _object(self, line: int, depth: int) -> Fields:
        flat = self._flat()
        if flat is not None:
            return Fields(line, flat)
        # The items of the outermost list are many; deeper ones would be decoded again and again.
        shallow = self._shallow(line) if depth == 1 else None
        return shallow or Fields(line, dict(self._members(depth)))

    def _shallow(self, line: int) -> Fields | None:
        """The object that begins here if no line inside it can matter; else nothing is read."""
        begins = self.at
        decoded = self._decoded()
        values: dict[str, Value] = {}
        for key, each in decoded.items() if isinstance(decoded, dict) else ():
            value = _on_line(key, each, line)
            if value is None and each is not None:
                self.at = begins
                return None
            values[key] = value
        return Fields(line, values)

    def _members(self, depth: int) -> Iterator[tuple[str, Value]]:
        self._open()
        yield from self._members_here(depth)

    def _members_here(self, depth: int) -> Iterator[tuple[str, Value]]:
        seen: set[str] = set()
        while self.text[self.at : self.at + 1] != "}":
            key = self._key()
            if key in seen:
                raise self._error("not JSON: a key occurs twice")
            seen.add(key)
            _, value = self.value(depth + 1)
            yield key, value
            self._pass_comma("}", "not JSON: one comma between two keys is expected")
        self.at += 1

    def _key(self) -> str:
        key = self._decoded() if self.text[self.at : self.at + 1] == '"' else None
        self._skip_blanks()
        if not isinstance(key, str) or self.text[self.at : self.at + 1] != ":":
            raise self._error("not JSON: expecting a key in double quotes and a colon")
        self.at += 1
        return key

    def _flat(self) -> dict[str, Value] | None:
        """The object that begins here if nothing is nested in it; else nothing is read."""
        close = self.text.find("}", self.at)
        start = self.at + 1
        if self.text.find("{", start, close) >= 0 or self.text.find("[", start, close) >= 0:
            return None
        begins = self.at
        value = self._decoded()
        # A closing brace in a text can hide that something nested comes after it.
        if not isinstance(value, dict) or any(map(_is_nested, value.values())):
            self.at = begins
            return None
        return value

    def _decoded(self) -> object:
        """What Python's decoder makes of the text from here on."""
        try:
            value, self.at = _DECODER.raw_decode(self.text, self.at)
        except json.JSONDecodeError as error:
            line = self.line + self.text.count("\n", self.counted, error.pos)
            problem = f"not JSON: {error.msg.lower()}"
            raise LetterkitError(f"{self.name}:{line}: {problem}", hint=_HINT) from error
        except (ValueError, RecursionError) as error:
            raise self._error(f"not JSON: {error}") from error
        decoded: object = value
        return decoded

    def _open(self) -> None:
        self.at += 1
        self._skip_blanks()

    def _pass_comma(self, closing: str, problem: str) -> None:
        """Go past one comma before another value, or stand at the closing mark."""
        self._skip_blanks()
        begins = self.at
        comma = self.text[self.at : self.at + 1] == ","
        if comma:
            self._open()
        if comma == (self.text[self.at : self.at + 1] == closing):
            self.at = begins
            raise self._error(problem)

    def _skip_blanks(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _here(self) -> int:
        """The line on which the scan stands."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line

    def _error(self, problem: str, hint: str = "") -> LetterkitError:
        return LetterkitError(f"{self.name}:{self._here()}: {problem}", hint=hint)


def _is_nested(value: object) -> bool:
    return isinstance(value, (dict, list))


def _on_line(key: str, value: object, line: int) -> Value:
    """A value with the line of what it is in, or nothing if it may hold several signatories."""
    match value:
        case dict():
            return None if any(map(_is_nested, value.values())) else Fields(line, value)
        case list():
            if not value or may_hold_members(key) or any(map(_is_nested, value)):
                return None
            return Items(line, value, [line] * len(value))
        case str() | bool():
            return value
    return None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key occurs twice")
    return found


def _refuse_constant(text: str) -> object:
    raise ValueError(f"{text} is no value of JSON")


_HINT = "JSON has no comments, no comma behind the last value, and double quotes around each text"
_DECODER = json.JSONDecoder(
    object_pairs_hook=_once,
    parse_float=Number,
    parse_int=Number,
    parse_constant=_refuse_constant,
)
