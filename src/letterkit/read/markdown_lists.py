"""Lists as Markdown: a list item a signatory, under headings that say which kind they are.

    ## Organisations
    - [Example Centre](https://example.org)
    ## People
    1. Ada Example (University of Example)
    2. Bo Example ([@bo](https://example.org/bo)), Editor at Example News
    3. Cy Example, Editor, Example News

Under a heading for organisations the whole item is the name. After a person's name comes an
affiliation, a role and an affiliation, or `role at affiliation`. YAML between `---` at the top
gives values for all of the list, such as `consent: yes`. Other text is passed over.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from letterkit.read.encoding import whole_text
from letterkit.read.records import Record
from letterkit.read.yaml_lists import yaml_text_records

_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_LINK = re.compile(r"\[([^\[\]]*)\]\(<?([^()\s<>]*)>?(?:[ \t]+\"[^\"]*\")?\)|<(https?://[^<>\s]+)>")
_PAREN = re.compile(r"(.*?)[ \t]*\(([^()]*)\)[ \t]*(.*)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED = 0x100000  # escaped marks wait in the last private plane while the others are read
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S))(.+?)\1")
_AT = re.compile(r"[ \t]+(?:at|@)[ \t]+")
_ORGANISATIONS = re.compile(
    r"organi[sz]ation|groups?\b|associations?\b|companies|institution|арганізацы|организаци|"
    r"організаці|organizacj|organisationen|organizaciones|المنظمات",
    re.IGNORECASE,
)


def markdown_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    lines = whole_text(path, name, encoding).split("\n")
    common, start = _front_matter(lines, name)
    if "name" in common:
        yield Record(name, 1, common)
        return
    kind = "person"
    for line, text in _blocks(lines, start):
        if heading := _HEADING.fullmatch(text):
            kind = "organisation" if _ORGANISATIONS.search(heading[1]) else "person"
        elif (item := _ITEM.fullmatch(text)) and item[1].strip():
            yield Record(name, line, {"kind": kind, **common, **_parts(item[1], kind)})


def _front_matter(lines: list[str], name: str) -> tuple[dict[str, str], int]:
    if lines[0].rstrip() != "---":
        return {}, 0
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "...")), 0)
    found = list(yaml_text_records("\n".join(lines[1:end]), name, 2)) if end else []
    return (found[0].values if found else {}), end + 1 if end else 0


def _blocks(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """Headings and items with the line each begins on; an item's indented lines are joined."""
    line, text = 0, ""
    for number, each in enumerate(lines[start:], start + 1):
        if text and each[:1] in (" ", "\t") and each.strip() and not _ITEM.fullmatch(each):
            text += f" {each.strip()}"
            continue
        if text:
            yield line, text
        begins = _ITEM.fullmatch(each) or _HEADING.fullmatch(each)
        underlined = number < len(lines) and each.strip() and _UNDERLINE.fullmatch(lines[number])
        line, text = number, each if begins else f"# {each.strip()}" if underlined else ""
    if text:
        yield line, text


def _parts(item: str, kind: str) -> dict[str, str]:
    """A signatory's values from the text of an item."""
    links = [found[2] or found[3] or "" for found in _LINK.finditer(item)]
    text = _LINK.sub(lambda found: found[1] if found[2] else "", item)
    text = _ESCAPE.sub(lambda found: chr(_ESCAPED + ord(found[1])), text)
    text = _EMPHASIS.sub(r"\2", text)
    found = {"link": next((each for each in links if each.startswith("http")), "")}
    if kind == "organisation":
        return found | {"name": _unescaped(text)}
    bracket = ""
    if match := _PAREN.fullmatch(text):
        text, bracket = f"{match[1]}{match[3]}", match[2]
    first, *rest = (part.strip() for part in text.split(","))
    role, affiliation = _role_and_affiliation(rest)
    if bracket and not bracket.startswith("@"):
        role, affiliation = ", ".join(rest), bracket
    return found | {
        "name": _unescaped(first),
        "role": _unescaped(role),
        "affiliation": _unescaped(affiliation),
    }


def _role_and_affiliation(parts: list[str]) -> tuple[str, str]:
    joined = ", ".join(parts)
    if match := _AT.search(joined):
        return joined[: match.start()], joined[match.end() :]
    return (parts[0], ", ".join(parts[1:])) if len(parts) > 1 else ("", joined)


def _unescaped(text: str) -> str:
    return "".join(chr(ord(c) - _ESCAPED) if c >= chr(_ESCAPED) else c for c in text).strip()
