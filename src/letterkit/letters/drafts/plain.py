"""A draft in a plain text or in Markdown."""

import re
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.model.draft import Draft, Unkept
from letterkit.model.manuscript import nodes_of

_BULLET = re.compile(r"[-*•–] +")
_NUMBER = re.compile(r"([0-9]{1,6})[.)] +")
_TITLE = re.compile(r"# +(.+?) *#* *")
_PICTURE = r"!\[[^\]]*\]\(\s*<?"
_ELSEWHERE = r"(?:[/\\]|\.\.|[A-Za-z][\w+.-]*:)"  # an address, or a path out of the folder
_OTHER_PICTURE = "a picture: put its file beside letter.md, and write ![what it shows](its name)"
_UNKEPT = (
    (re.compile(rf"{_PICTURE}(?!{_ELSEWHERE})"), "a picture: put its file beside letter.md"),
    (
        re.compile(rf"{_PICTURE}{_ELSEWHERE}"),
        "a picture: put its file beside letter.md, and write the name of the file alone in ( )",
    ),
    (re.compile(r"!\[[^\]]*\]\[|<img\b", re.IGNORECASE), _OTHER_PICTURE),
    (re.compile(r"<!--"), "a comment of HTML: no output shows it"),
    (re.compile(r"\[\^[^\]]+\]"), "a footnote: a letter has none, so its marks stay as they are"),
    (re.compile(r"~~\S"), "words with a line through them: a letter shows them with ~~"),
)


def text_draft(text: str) -> Draft:
    """The draft in a plain text: an empty line ends a paragraph, and each line stays one."""
    root = ET.Element("body")
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if lines:
            _block(root, lines)
    return Draft("", nodes_of(root))


def _block(root: ET.Element, lines: list[str]) -> None:
    numbers = [_NUMBER.match(line) for line in lines]
    counted = [int(each[1]) for each in numbers if each]
    if all(_BULLET.match(line) for line in lines):
        items = ET.SubElement(root, "ul")
        for line in lines:
            ET.SubElement(items, "li").text = _BULLET.sub("", line, count=1)
    elif len(lines) > 1 and counted == list(
        range(counted[0] if counted else 0, len(lines) + (counted[0] if counted else 0))
    ):
        items = ET.SubElement(root, "ol")
        if counted[0] != 1:
            items.set("start", str(counted[0]))
        for line in lines:
            ET.SubElement(items, "li").text = _NUMBER.sub("", line, count=1)
    else:
        paragraph = ET.SubElement(root, "p")
        paragraph.text = lines[0]
        for line in lines[1:]:
            ET.SubElement(paragraph, "br").tail = line


def markdown_draft(text: str, name: str) -> tuple[str, str, list[Unkept]]:
    """Title, body and what a letter does not hold; the Markdown stays as it is."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        raise LetterkitError(
            f"{name}:1: it has facts between lines --- already",
            hint="a whole letter.md goes into a folder of its own, letters/SLUG/letter.md",
        )
    unkept = [
        Unkept(f"line {number}", what)
        for number, line in enumerate(lines, 1)
        for pattern, what in _UNKEPT
        if pattern.search(line)
    ]
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    title = _TITLE.fullmatch(lines[first])
    alone = sum(bool(_TITLE.fullmatch(line)) for line in lines) == 1
    if title and alone:
        return title[1], "\n".join(lines[first + 1 :]), unkept
    return "", text, unkept
