"""Lists as YAML, with the line of every mapping and item; texts stay as they are written.

What the mappings and lists mean is in `shapes`. Scalars are never converted: `country: NO` and
`consent: yes` are the texts NO and yes. Several documents are read one after the other. Aliases and
tags are refused: they can blow up a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from letterkit.errors import LetterkitError
from letterkit.files.encoding import whole_text
from letterkit.lists.records import Record
from letterkit.lists.rows.contents import Contents
from letterkit.lists.structures.decoded import MAX_DEPTH, Fields, Items, Number, Value
from letterkit.lists.structures.shape_entries import entry_texts
from letterkit.lists.structures.shapes import contents_of, listed_records, records_of
from letterkit.lists.structures.source_comments import HASH, refuse_comments, with_comments
from letterkit.private.excerpts import excerpt

_SHAPE = "a list holds mappings, each with a name, such as `- name: Ada Example`"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NUMBER = re.compile(r"[-+]?(?:\d[\d_]*)?\.?\d+(?:[eE][-+]?\d+)?")
# What YAML 1.1, section 5.1, does not let a file hold.
_HIDDEN = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    """The records of a list that the coordinator keeps as YAML."""
    text = whole_text(path, name, encoding)
    refuse_comments(text, HASH, name)
    yield from _walk(text, name, 1).records()


def yaml_contents(path: Path, name: str, encoding: str = "") -> Contents:
    """All that a YAML file holds, and what is left out of it."""
    text = whole_text(path, name, encoding)
    contents = contents_of(_walk(text, name, 1).documents(), name)
    return with_comments(contents, text, HASH, name)


def yaml_text_records(text: str, name: str, first_line: int = 1) -> Iterator[Record]:
    """The values of a YAML text that begins on `first_line`: each of its mappings is one record."""
    refuse_comments(text, HASH, name, first_line)
    for line, value in _walk(text, name, first_line).documents():
        if isinstance(value, Fields):
            yield Record(name, line, entry_texts(value))
        elif isinstance(value, Items):
            yield from listed_records(value.numbered(), name)


def _walk(text: str, name: str, first_line: int) -> "_Walk":
    if hidden := _HIDDEN.search(text):
        line = first_line + text.count("\n", 0, hidden.start())
        raise LetterkitError(
            f"{name}:{line}: a hidden character: U+{ord(hidden[0]):04X}", hint="delete it"
        )
    return _Walk(_events(text, name, first_line), name, first_line)


def _events(text: str, name: str, first_line: int) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{name}:{first_line + mark.line}" if mark else name
        raise _not_yaml(place, error.problem or "it breaks off") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise _not_yaml(name, "it cannot be read") from error


def _not_yaml(place: str, problem: str) -> LetterkitError:
    hint = "compare its indents and quotes with the lines around it"
    if "mapping values are not allowed" in problem:
        hint = 'a value that holds ": " needs quotes around it, as in name: "Example: the body"'
    return LetterkitError(f"{place}: not YAML: {problem}", hint=hint)


@dataclass(slots=True)
class _Walk:
    """Goes through the events of a YAML parser once."""

    events: Iterator[yaml.Event]
    name: str
    first_line: int

    def documents(self) -> Iterator[tuple[int, Value]]:
        """The value of each document, with its line."""
        for event in self._starts():
            yield self._line(event), self._value(event, 0)

    def records(self) -> Iterator[Record]:
        """The records of all documents, those of a list one by one."""
        for event in self._starts():
            match event:
                case yaml.SequenceStartEvent():
                    yield from listed_records(self._items(0), self.name)
                case yaml.MappingStartEvent():
                    yield from self._list_or_one(event)
                case _ if self._value(event, 0) not in (None, ""):
                    raise self._error(event, "not a list", _SHAPE)

    def _starts(self) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                yield event

    def _list_or_one(self, start: yaml.Event) -> Iterator[Record]:
        """The records of a document that is a mapping; a list under `signatories` one by one."""
        line = self._line(start)
        values: dict[str, Value] = {}
        key = next(self.events)
        if isinstance(key, yaml.ScalarEvent) and key.value == "signatories":
            value = next(self.events)
            if isinstance(value, yaml.SequenceStartEvent):
                yield from listed_records(self._items(1), self.name)
                self._refuse_beside()
                return
            values[key.value] = self._value(value, 1)
            key = next(self.events)
        while not isinstance(key, yaml.MappingEndEvent):
            self._add(key, values, 0)
            key = next(self.events)
        if values.keys() == {"signatories"} and not isinstance(values["signatories"], Fields):
            raise self._error(start, "not a list", _SHAPE)
        yield from records_of([(line, Fields(line, values))], self.name)

    def _refuse_beside(self) -> None:
        """Go through what stands beside `signatories`: a second list is refused."""
        values: dict[str, Value] = {"signatories": None}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            self._add(key, values, 0)
        for name, value in values.items():
            if isinstance(value, (Fields, Items)):
                raise LetterkitError(
                    f"{self.name}:{value.line}: something beside the list: {excerpt(name)}",
                    hint="delete it: a list that is kept holds nothing but who signed",
                )

    def _items(self, depth: int) -> Iterator[tuple[int, Value]]:
        """The items of the sequence that was begun, each with its line."""
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._line(event), self._value(event, depth + 1)

    def _value(self, event: yaml.Event, depth: int) -> Value:
        if depth > MAX_DEPTH:
            raise self._error(event, "too many values inside each other", _SHAPE)
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event)
            case yaml.SequenceStartEvent():
                items = Items(self._line(event), [], [])
                for line, value in self._items(depth):
                    items.lines.append(line)
                    items.values.append(value)
                return items
            case yaml.MappingStartEvent():
                values: dict[str, Value] = {}
                while not isinstance(key := next(self.events), yaml.MappingEndEvent):
                    self._add(key, values, depth)
                return Fields(self._line(event), values)
        raise self._error(event, "an alias", "write the value out in full")

    def _add(self, key: yaml.Event, values: dict[str, Value], depth: int) -> None:
        if isinstance(key, yaml.AliasEvent):
            raise self._error(key, "an alias", "write the value out in full")
        if not isinstance(key, yaml.ScalarEvent):
            raise self._error(key, "a key that is not a text", _SHAPE)
        if key.value in values:
            raise self._error(key, "a key occurs twice", "delete one of the two")
        values[key.value] = self._value(next(self.events), depth + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> Value:
        if event.tag not in (None, "!"):
            raise self._error(event, "a tag", "write the value without it")
        text = str(event.value)
        if event.style not in (None, ""):
            return text
        if text in _NULLS:
            return None
        return Number(text) if _NUMBER.fullmatch(text) else text

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)

    def _error(self, event: yaml.Event, problem: str, hint: str) -> LetterkitError:
        return LetterkitError(f"{self.name}:{self._line(event)}: {problem}", hint=hint)
