"""The words of a block of Markdown, line by line: links, what is crossed out, marks in comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from letterkit.lists.documents.documents import Line, Words
from letterkit.lists.documents.item_texts import ESCAPED
from letterkit.lists.pages.alt_texts import with_alts
from letterkit.lists.pages.entry_marks import NONE, Mark, said, together
from letterkit.lists.sheets.partly_struck import is_partly_struck

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_STRUCK = re.compile(r"<(/?)(?:s|del|strike)>", re.IGNORECASE)
_APART = re.compile(r"<(/?)(?:b|strong|i|em|u|big|mark)>", re.IGNORECASE)


@dataclass(slots=True)
class MarkdownText:
    """Collects the words of inline elements, line by line."""

    number: int
    source: Sequence[str]
    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    crossed: str = ""
    before: str = ""  # what stands before the first words that are crossed out
    in_struck: bool = False
    broken: bool = False
    lazy: bool = False
    mark: Mark = NONE
    alts: list[str] = field(default_factory=list)
    apart: int = 0  # marks for bold and italics that are open
    plain: bool = False  # whether a letter of the line stands outside of them
    marked: bool = False  # whether one stands within them

    def add(self, node: "SyntaxTreeNode") -> None:
        match node.type:
            case "text" | "code_inline":
                self._say(node.content)
            case "text_special":
                escaped = node.info == "escape" and len(node.content) == 1
                self._say(chr(ESCAPED + ord(node.content)) if escaped else node.content)
            case "softbreak":
                self._end()
                self.number += 1
                self.lazy = self._is_lazy()
            case "hardbreak":
                self._end()
                self.number += 1
                self.broken = True
            case "html_inline":
                self._tag(node.content)
                self._comment(node.content)
            case "link":
                self._link(node)
            case "image":
                self.alts.append(node.content)
            case "s":
                self._in_struck(node)
            case "strong" | "em":
                self.apart += 1
                self._add_all(node.children)
                self.apart -= 1
            case _:
                self._add_all(node.children)

    def _add_all(self, nodes: "Sequence[SyntaxTreeNode]") -> None:
        for each in nodes:
            self.add(each)

    def finished(self) -> list[Line]:
        self._end()
        return self.lines

    def _say(self, text: str) -> None:
        letters = any(character.isalpha() for character in text)
        self.plain |= letters and not self.apart
        self.marked |= letters and self.apart > 0
        if self.in_struck:
            self.before = self.before if self.crossed else "".join(self.pieces)
            self.crossed += text
        else:
            self.pieces.append(text)

    def _end(self) -> None:
        text, picture = with_alts("".join(self.pieces), self.alts)
        crossed = "" if text.strip() else self.crossed.strip()
        links = tuple(self.links)
        partly = is_partly_struck(text, self.crossed, self.before)
        words = Words(text, links, bool(crossed), self.mark.shown, self.mark.out, crossed, partly)
        words = replace(words, picture=picture)
        self.mark = NONE
        apart = self.marked and not self.plain
        self.lines.append(Line(self.number, words, self.broken, self.lazy, apart))
        self.plain = self.marked = False
        self.pieces, self.links, self.crossed, self.alts = [], [], "", []
        self.broken = self.lazy = False

    def _is_lazy(self) -> bool:
        """Whether a line goes on without the indent of the block that it belongs to."""
        raw = self.source[self.number] if self.number < len(self.source) else ""
        return raw[:1] not in (" ", "\t", ">")

    def _tag(self, tag: str) -> None:
        if _BREAK.fullmatch(tag):
            self._end()
            self.broken = True
        elif match := _STRUCK.fullmatch(tag):
            self.in_struck = not match[1]
        elif match := _APART.fullmatch(tag):
            self.apart = max(self.apart + (-1 if match[1] else 1), 0)
        else:
            from letterkit.lists.pages.html_marks import tag_mark

            self.mark = together([self.mark, tag_mark(tag)])

    def _comment(self, tag: str) -> None:
        """A comment behind a name that is about the signature."""
        if comment := _COMMENT.fullmatch(tag):
            self.mark = together([self.mark, said(comment[1])])

    def _in_struck(self, node: "SyntaxTreeNode") -> None:
        self.in_struck = True
        for child in node.children:
            self.add(child)
        self.in_struck = False

    def _link(self, node: "SyntaxTreeNode") -> None:
        """A link's words and its address; an address in angle brackets has no words."""
        address = str(node.attrs.get("href", ""))
        before = len(self.pieces)
        for child in node.children:
            self.add(child)
        words = "".join(self.pieces[before:])
        if not words.strip():
            words, _ = with_alts(words, self.alts)
        self.links.append((words, address))
        if node.markup == "autolink":
            mail = address.lower().startswith("mailto:")
            self.pieces[before:] = [f"<{words}>"] if mail else []
