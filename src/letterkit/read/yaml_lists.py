"""Lists as YAML: one mapping a signatory, texts as they are written.

A document holds a list of mappings or of names, a mapping whose `signatories` is that list, or one
mapping. Scalars are never converted: `country: NO` and `consent: yes` are the texts NO and yes.
Lists inside a value are joined by `; `. Aliases and tags are refused: they can blow up a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from letterkit.errors import LetterkitError
from letterkit.read.encoding import whole_text
from letterkit.read.records import Record

_SHAPE = "a list holds mappings, each with a name, such as `- name: Ada Example`"
_MAX_DEPTH = 20
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# What YAML 1.1, section 5.1, does not let a file hold.
_HIDDEN = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    return yaml_text_records(whole_text(path, name, encoding), name)


def yaml_text_records(text: str, name: str, first_line: int = 1) -> Iterator[Record]:
    """The records of a YAML text that begins on `first_line` of the file."""
    if hidden := _HIDDEN.search(text):
        line = first_line + text.count("\n", 0, hidden.start())
        raise LetterkitError(
            f"{name}:{line}: a hidden character: U+{ord(hidden[0]):04X}", hint="delete it"
        )
    try:
        yield from _Walk(iter(yaml.parse(text, _Loader)), name, first_line).records()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{name}:{first_line + mark.line}" if mark else name
        raise _malformed(place, error.problem or "it breaks off") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise _malformed(name, "it cannot be read") from error


def _malformed(place: str, problem: str) -> LetterkitError:
    hint = "compare its indents and quotes with the lines around it"
    if "mapping values are not allowed" in problem:
        hint = 'a value that holds ": " needs quotes around it, as in name: "Example: the body"'
    return LetterkitError(f"{place}: not YAML: {problem}", hint=hint)


@dataclass(slots=True)
class _Walk:
    """Goes through the events of a YAML parser once, without building a document."""

    events: Iterator[yaml.Event]
    name: str
    first_line: int

    def records(self) -> Iterator[Record]:
        for event in self.events:
            match event:
                case yaml.SequenceStartEvent():
                    yield from self._items()
                case yaml.MappingStartEvent():
                    yield from self._list_or_one(event)
                case yaml.ScalarEvent() if event.value.strip() and event.value not in _NULLS:
                    raise self._error(event, "not a list", _SHAPE)
                case yaml.AliasEvent():
                    raise self._error(event, "an alias", "write the value out in full")

    def _items(self) -> Iterator[Record]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            match event:
                case yaml.MappingStartEvent():
                    yield self._mapping(event, {})
                case yaml.ScalarEvent():
                    yield Record(self.name, self._line(event), {"name": self._text(event)})
                case _:
                    raise self._error(event, "not a signatory", _SHAPE)

    def _list_or_one(self, start: yaml.Event) -> Iterator[Record]:
        key = next(self.events)
        if isinstance(key, yaml.ScalarEvent) and key.value == "signatories":
            value = next(self.events)
            if not isinstance(value, yaml.SequenceStartEvent):
                raise self._error(value, "not a list", _SHAPE)
            yield from self._items()
            if not isinstance(after := next(self.events), yaml.MappingEndEvent):
                raise self._error(after, "something beside `signatories`", _SHAPE)
        elif not isinstance(key, yaml.MappingEndEvent):
            values: dict[str, str] = {}
            self._add(key, values)
            yield self._mapping(start, values)

    def _mapping(self, start: yaml.Event, values: dict[str, str]) -> Record:
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            self._add(key, values)
        return Record(self.name, self._line(start), values)

    def _add(self, key: yaml.Event, values: dict[str, str]) -> None:
        if not isinstance(key, yaml.ScalarEvent):
            raise self._error(key, "a key that is not a text", _SHAPE)
        if key.value in values:
            raise self._error(key, "a key occurs twice", "delete one of the two")
        values[key.value] = self._text(next(self.events))

    def _text(self, event: yaml.Event) -> str:
        match event:
            case yaml.ScalarEvent():
                if event.tag not in (None, "!"):
                    raise self._error(event, "a tag", "write the value without it")
                plain = event.style in (None, "")
                return "" if plain and event.value in _NULLS else event.value
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                return "; ".join(text for text in self._nested() if text)
        raise self._error(event, "an alias", "write the value out in full")

    def _nested(self) -> Iterator[str]:
        """The texts of a nested value, up to its end, keys too."""
        depth = 1
        while depth:
            event = next(self.events)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _MAX_DEPTH:
                    raise self._error(event, "too many values inside each other", _SHAPE)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            else:
                yield self._text(event)

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)

    def _error(self, event: yaml.Event, problem: str, hint: str) -> LetterkitError:
        return LetterkitError(f"{self.name}:{self._line(event)}: {problem}", hint=hint)
