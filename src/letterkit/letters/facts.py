"""Changing facts in the text of a `letter.md`: all else in it stays byte for byte.

People keep notes and an order of their own in that file, so it is never written anew from values.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import yaml

Path: TypeAlias = tuple[str | int, ...]
_END = re.compile(r"(?m)^---[ \t]*$")


def yaml_text(text: str) -> str:
    """A text as YAML has it on one line: plain where that reads back as it was, else in quotes."""
    quoted = json.dumps(text, ensure_ascii=False)
    if re.search(r"[#:\"'\\{}\[\]]", text) or text != text.strip():
        return quoted
    try:
        plain = yaml.safe_load(f"key: {text}") == {"key": text}
    except yaml.YAMLError:
        plain = False
    return text if plain else quoted


def with_fact(source: str, key: str, text: str) -> str:
    """The file with one fact set: in the place of the old one, or of the note that shows it.

    `text` is what stands behind the colon, with the lines below it. A note that shows several
    lines goes with the first of them.
    """
    front, end = _front(source)
    written = f"{key}: {text}".replace(": \n", ":\n")
    for lead in ("", "# "):
        inside = rf"(?:\n{lead}[ \t]+[^\n]*)*" if lead else r"(?:\n(?:[ \t]+[^\n]*|- [^\n]*))*"
        found = re.search(rf"(?m)^{lead}{key}:(?:[ \t][^\n]*)?{inside}$", front)
        if found:
            note = _note_behind(found[0]) if "\n" not in found[0] and "\n" not in text else ""
            return front[: found.start()] + written + note + front[found.end() :] + end
    return f"{front}{written}\n{end}"


def without_fact(source: str, key: str) -> str:
    """The file with one fact turned into a note, so that it says nothing."""
    front, end = _front(source)
    found = re.search(rf"(?m)^{key}:[^\n]*(?:\n[ \t]+[^\n]*)*$", front)
    if not found:
        return source
    notes = "\n".join(f"# {line}" for line in found[0].split("\n"))
    return front[: found.start()] + notes + front[found.end() :] + end


def with_body(source: str, body: str) -> str:
    """The file with another text below its facts."""
    front, end = _front(source)
    return f"{front}{end.split(chr(10), 1)[0]}\n{body}"


def addressees_text(addressees: Sequence[Mapping[str, str]]) -> str:
    """What stands behind `to:`, an addressee a block."""
    lines = []
    for each in addressees:
        lead = "- "
        for key, text in each.items():
            if text:
                lines.append(f"  {lead}{key}: {yaml_text(text)}")
                lead = "  "
    return "\n" + "\n".join(lines)


def _front(source: str) -> tuple[str, str]:
    """The facts with the line that opens them, and the rest from the line that closes them."""
    ends = list(_END.finditer(source))
    if len(ends) < 2:
        return source, ""
    return source[: ends[1].start()], source[ends[1].start() :]


def _note_behind(line: str) -> str:
    """The note behind a fact, with the blanks before it."""
    found = re.search(r"[ \t]+#[^\"']*$", line)
    return found[0] if found else ""


def values_of(source: str) -> dict[Path, str]:
    """Every text among the facts, by the keys and places that lead to it."""
    front, _ = _front(source)
    node = yaml.compose(_yaml_of(front), yaml.SafeLoader)
    return {path: str(scalar.value) for path, scalar in _scalars(node, ())}


def with_value(source: str, path: Path, text: str) -> str:
    """The file with another text at a place among the facts; all else stays."""
    front, end = _front(source)
    lead = front.index("\n") + 1
    shown = _yaml_of(front)
    scalar = dict(_scalars(yaml.compose(shown, yaml.SafeLoader), ()))[path]
    begin, stop = scalar.start_mark.index, scalar.end_mark.index
    is_block = scalar.style in ("|", ">")
    written = yaml_text(text) + ("\n" if is_block and shown[begin:stop].endswith("\n") else "")
    return front[: lead + begin] + written + front[lead + stop :] + end


def _yaml_of(front: str) -> str:
    return front[front.index("\n") + 1 :]


def _scalars(node: yaml.Node | None, path: Path) -> Iterator[tuple[Path, yaml.ScalarNode]]:
    match node:
        case yaml.ScalarNode():
            yield path, node
        case yaml.SequenceNode():
            for number, each in enumerate(node.value):
                yield from _scalars(each, (*path, number))
        case yaml.MappingNode():
            for key, each in node.value:
                yield from _scalars(each, (*path, str(key.value)))
