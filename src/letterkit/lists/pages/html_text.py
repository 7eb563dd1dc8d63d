"""The words of a page's elements, as somebody sees them who reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from letterkit.lists.documents.documents import Line, Paragraph, Words
from letterkit.lists.pages.alt_texts import with_alts
from letterkit.lists.pages.entry_marks import NONE, Mark
from letterkit.lists.pages.html_styles import HIDING
from letterkit.lists.sheets.partly_struck import is_partly_struck

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SMALL_HEADINGS = frozenset({"summary", "legend", "caption", "figcaption"})
_SILENT = frozenset({
    *("script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object"),
    *("select", "button", "textarea", "datalist", "audio", "video", "canvas", "input"),
})  # fmt: skip
BLOCKS = frozenset({
    *("address", "article", "aside", "blockquote", "body", "center", "details", "dd", "div", "dl"),
    *("dt", "fieldset", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p"),
    *("pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "summary"),
    *HEADINGS, *SMALL_HEADINGS,
})  # fmt: skip
_STRUCK = frozenset({"s", "del", "strike"})
_LINE_THROUGH = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_APART = frozenset({"b", "strong", "i", "em", "u", "big", "mark"})
SET_APART = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|font-style\s*:\s*(?:italic|oblique)"
    r"|text-decoration[^;]*underline",
    re.IGNORECASE,
)
_STRUCK_CLASSES = frozenset({
    *("strike", "struck", "striked", "strikethrough", "strike-through", "line-through"),
    *("linethrough", "text-decoration-line-through", "crossed-out", "crossed", "deleted"),
})  # fmt: skip
# A list may have none, so that no blank stands between its items.
_NO_SIZE = re.compile(r"(?<![\w-])font-size\s*:\s*0(?![\d.])", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset({"hidden", "d-none", "invisible", "is-hidden"})
# What a page blurs or blackens until somebody asks to see it.
_VEILED = re.compile(
    r"(?:(?:is|has|text|name|user|person|js|md|bb|c|md-typeset)[-_]{0,2})?"
    r"(?:spoiler\w*|blur(?:red|ry)?|censor(?:ed)?|masked|obscured|obfuscated|blackout"
    r"|blacked[-_]?out|blackened|floute|flou|zensiert|geschw(?:ä|ae)rzt|verpixelt|pixelated|cenzura)"
    r"(?:[-_]{1,2}(?:text|name|content|word|item|sm|md|lg|\d?xl|\d+|on|active|true))*",
    re.IGNORECASE,
)
_VEILS = frozenset({"spoiler", "spoiler-text", "redacted-text", "spoiler-alert"})


def is_silent(element: ET.Element) -> bool:
    return element.tag in _SILENT


def is_struck(element: ET.Element) -> bool:
    """Whether a line goes through an element: by its tag, its style or its class."""
    if element.tag in _STRUCK or _LINE_THROUGH.search(element.get("style", "")):
        return True
    return bool(_STRUCK_CLASSES & set(element.get("class", "").lower().split()))


def is_set_apart(element: ET.Element) -> bool:
    """Whether an element is in bold or italics, or underlined: by its tag or its style."""
    return element.tag in _APART or bool(SET_APART.search(element.get("style", "")))


def is_hidden(element: ET.Element) -> bool:
    if "hidden" in element.attrib or element.get("aria-hidden", "").lower() == "true":
        return True
    style = element.get("style", "")
    if HIDING.search(style) or (len(element) == 0 and _NO_SIZE.search(style)):
        return True
    classes = element.get("class", "").split()
    if element.tag in _VEILS or any(map(_VEILED.fullmatch, classes)):
        return True
    return bool(_HIDDEN_CLASSES & set(classes))


@dataclass(slots=True)
class Text:
    """Collects the words of a paragraph, line by line."""

    at: int = 1
    line: int = 0
    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    crossed: str = ""
    before: str = ""  # what stands before the first words that are crossed out
    broken: bool = False
    mark: Mark = NONE
    gaps: list[int] = field(default_factory=list)
    as_written: bool = False  # blanks and all, as in a `pre`
    apart: int = 0  # elements in bold or italics that are open
    plain: bool = False  # whether a letter of the line stands outside of them
    marked: bool = False  # whether one stands within them
    alts: list[str] = field(default_factory=list)

    def say(self, text: str | None) -> None:
        """Words as they stand in the file, whose lines are counted from the last element on."""
        text = text or ""
        before = text[: len(text) - len(text.lstrip())]
        if text.strip() and not self.line:
            self.line = self.at + before.count("\n")
        self.at += text.count("\n")
        letters = any(character.isalpha() for character in text)
        self.plain |= letters and not self.apart
        self.marked |= letters and self.apart > 0
        self.pieces.append(text)

    def add(self, element: ET.Element, line: int) -> None:
        """The words of an inline element."""
        self.at = max(self.at, line)
        tag = str(element.tag)
        if tag == "input" and element.get("type", "").lower() == "checkbox":
            self.say("[ ] " if element.get("checked") is None else "[x] ")
            return
        if is_silent(element) or is_hidden(element):
            return
        if tag == "img":
            self.alts.append(element.get("alt", ""))
            return
        if tag == "br":
            before = len(self.lines)
            self._end()
            if self.lines and len(self.lines) == before:
                self.gaps.append(before)
            self.broken = True
            return
        if is_struck(element):
            self.before = self.before if self.crossed else "".join(self.pieces)
            self.crossed = self.crossed or flat_text(element)
            return
        before = len(self.pieces)
        self._part_from_word(element)
        apart = is_set_apart(element)
        self.apart += apart
        self.say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.add(child, line)
            self.say(child.tail)
        self.apart -= apart
        if tag == "a" and element.get("href"):
            words = " ".join("".join(self.pieces[before:]).split())
            self.links.append((words, element.get("href", "").strip()))

    def _part_from_word(self, element: ET.Element) -> None:
        """A blank between elements that a page sets apart by its style alone."""
        last = next((piece for piece in reversed(self.pieces) if piece), "")[-1:]
        if element.tag == "span" and element.get("class") and last and not last.isspace():
            self.pieces.append(" ")

    def _end(self) -> None:
        text = "".join(self.pieces).strip()
        text = text if self.as_written else " ".join(text.split())
        text, picture = with_alts(text, self.alts)
        if text or self.crossed or self.links:
            crossed = "" if text else self.crossed
            mark = self.mark
            links = tuple(self.links)
            partly = is_partly_struck(text, self.crossed, self.before)
            words = Words(
                text, links, bool(crossed), mark.shown, mark.out, crossed, partly, picture
            )
            apart = self.marked and not self.plain
            self.lines.append(Line(self.line or self.at, words, self.broken, apart=apart))
        self.pieces, self.links, self.crossed, self.broken = [], [], "", False
        self.line = 0
        self.plain = self.marked = False
        self.mark = NONE
        self.alts = []

    def finished(self) -> list[Line]:
        self._end()
        lines, self.lines = self.lines, []
        return lines

    def paragraph(self) -> Iterator[Paragraph]:
        """The lines as a paragraph, or as several where `<br><br>` leaves a blank line."""
        gaps, self.gaps = self.gaps, []
        lines = self.finished()
        starts = [0, *dict.fromkeys(gaps)]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            kept = [line for line in lines[start:end] if line.words.text or line.words.struck]
            if kept:
                yield Paragraph(kept)


def words_of(element: ET.Element) -> Words:
    """The text of an element in one line."""
    text = Text()
    if element.tag == "img":
        text.add(element, 1)
    text.say(element.text)
    _add_all(element, text)
    lines = text.finished()
    if element.tag == "a" and element.get("href"):
        lines.append(Line(1, Words("", (("", element.get("href", "").strip()),))))
    links = tuple(link for line in lines for link in line.words.links)
    joined = ", ".join(line.words.text for line in lines if line.words.text)
    crossed = "" if joined else " ".join(line.words.crossed for line in lines if line.words.struck)
    partly = any(line.words.partly for line in lines)
    picture = next((line.words.picture for line in lines if line.words.picture), "")
    return Words(joined, links, bool(crossed), crossed=crossed, partly=partly, picture=picture)


def cell_words(element: ET.Element) -> Words:
    """The text of a cell or of a part of a card; what is hidden or crossed out has none."""
    if is_hidden(element):
        return Words("")
    if is_struck(element):
        crossed = flat_text(element)
        return Words("", struck=bool(crossed), crossed=crossed)
    return words_of(element)


def _add_all(element: ET.Element, text: Text) -> None:
    for child in element:
        if not isinstance(child.tag, str):
            text.say(child.tail)
            continue
        if child.tag in BLOCKS and not (is_hidden(child) or is_struck(child)):
            text.add(ET.Element("br"), 1)
            text.say(child.text)
            _add_all(child, text)
            text.add(ET.Element("br"), 1)
        else:
            text.add(child, 1)
        text.say(child.tail)


def flat_text(element: ET.Element) -> str:
    return " ".join(words_of(element).text.split())


def break_lines(element: ET.Element) -> None:
    """Put a `br` at the end of each line of a `pre`, whose lines a page shows as they are."""
    for each in list(element.iter()):
        children = list(each)
        before, breaks = _broken(each.text)
        each.text = before
        for place, found in enumerate(breaks):
            each.insert(place, found)
        for child in children:
            child.tail, breaks = _broken(child.tail)
            place = list(each).index(child) + 1
            for found in reversed(breaks):
                each.insert(place, found)


def _broken(text: str | None) -> tuple[str, list[ET.Element]]:
    """A text up to the end of its line, and a `br` with each line behind that."""
    first, *rest = (text or "").split("\n")
    breaks = []
    for line in rest:
        found = ET.Element("br")
        found.tail = f"\n{line}"
        breaks.append(found)
    return first, breaks
