"""YAML front matter, with the line of every key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from letterkit.errors import LetterkitError
from letterkit.model import Value
from letterkit.model.letter import Path

_FENCE = "---"
_LONGEST = 100_000  # characters
_DEEPEST = 20
_LARGEST = 10**18
_OPENS = (
    *(yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken),
    *(yaml.BlockSequenceStartToken, yaml.BlockMappingStartToken),
)
_CLOSES = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)


@dataclass(frozen=True, slots=True)
class Where:
    """Where a value of the front matter stands, as text `file:line`, for an error about it.

    `lines` are those of all values, by the keys and the numbers that lead to them.
    """

    file: str
    lines: Mapping[Path, int] = field(default_factory=dict)
    path: Path = ()

    def at(self, step: str | int) -> "Where":
        """Where a value inside of this one stands."""
        return Where(self.file, self.lines, (*self.path, step))

    def __str__(self) -> str:
        for length in range(len(self.path), -1, -1):
            if line := self.lines.get(self.path[:length]):
                return f"{self.file}:{line}"
        return self.file


@dataclass(frozen=True, slots=True)
class Source:
    """A file taken apart: `body` begins on `body_line`; `lines` are those of all values."""

    file: str
    keys: Mapping[str, Value]
    lines: Mapping[Path, int]
    body: str
    body_line: int

    def where(self, key: str) -> Where:
        """Where a key stands."""
        return Where(self.file, self.lines, (key,))


def parse_front_matter(text: str, file: str) -> Source:
    """Take `--- YAML --- body` apart. Aliases are refused: a small file could grow without end."""
    rows = text.split("\n")
    if rows[0].rstrip() != _FENCE:
        raise LetterkitError(
            f"{file}:1: expected front matter",
            hint="the file begins with a line ---, then keys such as title: and date:, then ---",
        )
    end = next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() == _FENCE), 0)
    if not end:
        raise LetterkitError(
            f"{file}:1: the front matter has no end", hint="close it with a line ---"
        )
    if sum(map(len, rows[1:end])) > _LONGEST:
        raise LetterkitError(f"{file}:2: front matter of over {_LONGEST:,} characters")
    keys, lines = _keys("\n".join(rows[1:end]), file)
    return Source(file, keys, lines, "\n".join(rows[end + 1 :]), end + 2)


def _keys(text: str, file: str) -> tuple[Mapping[str, Value], Mapping[Path, int]]:
    try:
        return _parsed(text, file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise LetterkitError(
            f"{file}:{line}: not YAML: {error.problem or error.context}",
            hint='a text that holds ": " or begins with a sign needs quotes: title: "Dear all: …"',
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise LetterkitError(f"{file}:2: not YAML: {reason}") from error


def _parsed(text: str, file: str) -> tuple[Mapping[str, Value], Mapping[Path, int]]:
    depth = 0
    for token in yaml.scan(text, yaml.SafeLoader):
        depth += isinstance(token, _OPENS) - isinstance(token, _CLOSES)
        if depth > _DEEPEST:
            raise LetterkitError(
                f"{file}:{token.start_mark.line + 2}: too many values inside each other"
            )
        if isinstance(token, yaml.AliasToken):
            raise LetterkitError(
                f"{file}:{token.start_mark.line + 2}: not allowed here: *{token.value}",
                hint="write the value out again, or put it in quotes",
            )
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, {}
        if not isinstance(node, yaml.MappingNode):
            raise LetterkitError(f"{file}:2: expected keys such as title: and date:")
        lines = _lines(node, file)
        # One by one, by the words that stand there: YAML would make a bare yes, no or on a truth.
        return {key.value: _value(loader, value, file) for key, value in node.value}, lines
    finally:
        loader.dispose()


def _value(loader: yaml.SafeLoader, node: yaml.Node, file: str) -> Value:
    try:
        value: Value = loader.construct_object(node, deep=True)
    except ValueError as error:
        raise LetterkitError(
            f"{file}:{node.start_mark.line + 2}: not YAML: {error}",
            hint="a date reads 2026-11-22; anything else that looks like one needs quotes",
        ) from error
    if _is_too_large(value):
        raise LetterkitError(
            f"{file}:{node.start_mark.line + 2}: a number that is too large",
            hint="if it is meant as a text, it needs quotes",
        )
    return value


def _is_too_large(value: Value) -> bool:
    """Whether a number in it has more digits than anybody counts to; YAML takes 59:59 for one."""
    match value:
        case dict():
            return any(map(_is_too_large, (*value.keys(), *value.values())))
        case list() | tuple() | set():
            return any(map(_is_too_large, value))
        case int() | float():
            return abs(value) > _LARGEST
    return False


def _words(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "a list"


def _lines(node: yaml.MappingNode, file: str) -> Mapping[Path, int]:
    lines: dict[Path, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode) or not key.value.isidentifier():
            raise LetterkitError(
                f"{file}:{line}: not a key: {_words(key)[:40]}",
                hint="a key is one word of letters, digits and _",
            )
        if (key.value,) in lines:
            raise LetterkitError(f"{file}:{line}: key twice: {key.value}")
        lines[(key.value,)] = line
        lines.update(_lines_inside(value, (key.value,)))
    return lines


def _lines_inside(node: yaml.Node, path: Path) -> Iterator[tuple[Path, int]]:
    """The line of each item of a list, and of each key, inside of a value."""
    steps: list[tuple[str | int, yaml.Node, yaml.Node]] = []
    if isinstance(node, yaml.SequenceNode):
        steps = [(number, each, each) for number, each in enumerate(node.value)]
    elif isinstance(node, yaml.MappingNode):
        steps = [(_words(key), key, value) for key, value in node.value]
    for step, begin, value in steps:
        yield (*path, step), begin.start_mark.line + 2
        yield from _lines_inside(value, (*path, step))
