"""Comments in YAML, TOML and scripts that are about a signature: `name: Ada  # anonymous`.

A comment is about the entry on whose lines it stands: on the line of its first key, or on a later
line that is indented more. Where it stands elsewhere it could be about everybody below, so the file
is refused. Marks inside quotes begin no comment.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from letterkit.errors import LetterkitError
from letterkit.lists.pages.entry_marks import Mark, refused_comment, said, together
from letterkit.lists.rows.contents import Contents, ExportRow, LeftOut, Part
from letterkit.lists.said.leaving import who_below

HASH, SLASHES = "#", "//"
_OPENS = frozenset(" \t[{(,:=-")
_BLOCK = re.compile(r"/\*(.*?)\*/")
_SHOWN = "shown"
_CODE = frozenset("{}[]=")  # an entry that was taken out by making it a comment


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment about a signature; `alone` if nothing else stands on its line."""

    line: int
    indent: int
    alone: bool
    text: str
    mark: Mark


def comments_in(text: str, mark: str, first_line: int = 1) -> list[Comment]:
    """The comments of a text that are about a signature, by their line."""
    found: list[Comment] = []
    lines = text.split("\n")
    for number, start, comment in _all_comments(lines, mark):
        if means := said(comment):
            line = lines[number]
            alone = not line[:start].strip()
            place = first_line + number
            found.append(Comment(place, _indent(line), alone, comment.strip(), means))
    return found


def _all_comments(lines: Sequence[str], mark: str) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate(lines):
        if mark not in line and not (mark == SLASHES and "/*" in line):
            continue
        for start, comment in comments_on(line, mark):
            if _CODE.isdisjoint(comment):
                yield number, start, comment


def comments_on(line: str, mark: str) -> Iterator[tuple[int, str]]:
    """Where each comment on a line begins, and its text."""
    start = _start(line, mark) if mark in line else -1
    if start >= 0:
        yield start, line[start + len(mark) :]
    if mark == SLASHES:
        for match in _BLOCK.finditer(line):
            yield match.start(), match[1]


def _start(line: str, mark: str) -> int:
    """Where the comment of a line begins, or -1."""
    quote = ""
    for number, letter in enumerate(line):
        before = line[number - 1] if number else " "
        if quote:
            if letter == quote and before != "\\":
                quote = ""
        elif letter in "\"'`" and before in _OPENS:
            quote = letter
        elif line.startswith(mark, number):
            # `https://` is no comment.
            begins = before != ":" if mark == SLASHES else before.isspace()
            if begins:
                return number
    return -1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def refuse_comments(text: str, mark: str, name: str, first_line: int = 1) -> None:
    """Refuse a list that a coordinator keeps if a comment in it is about a signature."""
    for comment in comments_in(text, mark, first_line):
        raise LetterkitError(
            f"{name}:{comment.line}: a comment about a signature, which nobody would see:"
            f" {comment.text[:60]}",
            hint="say it in a key: `shown: unnamed` counts somebody without a name; delete the"
            " entry of who withdrew",
        )


def with_comments(contents: Contents, text: str, mark: str, name: str) -> Contents:
    """The same with what comments say of the entries that they are about."""
    comments = comments_in(text, mark)
    if not comments:
        return contents
    lines = text.split("\n")
    starts = sorted({
        *(row.line for part in contents.parts for row in part.rows[1:]),
        *(each.line for each in contents.left_out),
    })  # fmt: skip
    marks: dict[int, Mark] = {}
    for comment in comments:
        start = _entry_of(comment, starts, lines)
        if not start:
            raise refused_comment(name, comment.line, comment.text)
        marks[start] = together([marks.get(start, Mark()), comment.mark])
    return with_marks(contents, marks)


def _entry_of(comment: Comment, starts: Sequence[int], lines: Sequence[str]) -> int:
    """The line on which the entry of a comment begins, or 0 where that is not clear."""
    before = [start for start in starts if start <= comment.line]
    if not before:
        return 0
    start = before[-1]
    if start == comment.line:
        same_line = sum(each == start for each in starts)
        return start if same_line == 1 else 0
    first = lines[start - 1]
    inside = comment.indent > _indent(first) or _is_table_header(first)
    between = lines[start : comment.line - 1]
    parted = any(not line.strip() for line in between)
    follows = lines[comment.line : comment.line + 1]
    last = not any(line.strip() for line in follows) or _indent(follows[0]) < comment.indent
    if comment.alone and (last or parted):
        return 0  # it may be about the entry below
    return start if inside and not parted else 0


def _is_table_header(line: str) -> bool:
    """`[[signatories]]`, whose keys have no indent."""
    return line.lstrip().startswith("[[")


def with_marks(contents: Contents, marks: Mapping[int, Mark]) -> Contents:
    """The rows that begin on these lines with their marks: unnamed, or left out."""
    parts: list[Part] = []
    left_out = list(contents.left_out)
    for part in contents.parts:
        kept: list[ExportRow] = []
        shown: list[str] = []
        for row in part.rows[1:]:
            mark = marks.get(row.line, Mark())
            if mark.out:
                who = who_below(part.rows[0].cells, row.cells)
                left_out.append(LeftOut(row.file, row.line, mark.out, *who))
                continue
            kept.append(row)
            shown.append(mark.shown)
        if kept:
            parts.append(replace(part, rows=_with_column(part.rows[0], kept, shown)))
    left_out.sort(key=lambda each: each.line)
    return replace(contents, parts=parts, left_out=left_out)


def _with_column(
    header: ExportRow, rows: Sequence[ExportRow], shown: Sequence[str]
) -> list[ExportRow]:
    """Rows with one more column for how somebody wants to be shown, if anybody says it."""
    if not any(shown):
        return [header, *rows]
    found = [header._replace(cells=[*header.cells, _SHOWN])]
    for row, said_of_it in zip(rows, shown, strict=True):
        found.append(row._replace(cells=[*row.cells, said_of_it]))
    return found
