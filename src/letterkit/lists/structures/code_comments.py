"""Comments of YAML, TOML and scripts: entries that somebody took out, and remarks.

    // { id: "cy", name: "Cy Third" },     an entry, whatever key it begins with
    /* { name: "Cy Third" },               and another, wherever in the comment it stands
       { name: "Di Fourth" }, */
    # hold [Cy]                            a remark, which a person reads

A comment is an entry, or it says something: none of them passes without a line. Only what stands
before the first entry, and is no entry itself, is about the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from letterkit.lists.columns.questions import field_of
from letterkit.lists.pages.entry_marks import said
from letterkit.lists.rows.contents import LeftOut
from letterkit.lists.structures.commented_out import COMMENTED_OUT, is_entry
from letterkit.lists.structures.source_comments import HASH, comments_on

_SCRIPT = re.compile(
    r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
    r"|//(?P<line>[^\n]*)|/\*(?P<block>.*?)\*/",
    re.DOTALL,
)
_KEY = re.compile(r"[\"']?(?P<key>[^\W\d][\w .-]*?)[\"']?\s*[:=]\s*(?P<quote>[\"'`]?)(?P<value>\S)")
_PAIR = re.compile(r"[\"']?\w+[\"']?\s*:\s*([\"'`]).*\1,?")
_NAMES = ("name", "first_name", "last_name")
_CODE = frozenset("{}[]=")
_NO_WORDS = re.compile(r"[\W\d_]*|eslint\b.*|prettier-.*|@ts-.*|@\w+\b.*", re.DOTALL)


@dataclass(slots=True)
class _Run:
    """Lines of comments in a row, or one comment over several lines."""

    block: bool = False
    alone: bool = True
    lines: list[tuple[int, str]] = field(default_factory=list)


def entries_in_comments(text: str, name: str, *, script: bool) -> Iterator[LeftOut]:
    """The entries of a list that are in comments, each with its line."""
    for run in _runs(text, script=script):
        for number, comment in run.lines:
            for _ in range(_entries(comment, script=script)):
                yield LeftOut(name, number, COMMENTED_OUT)


def remarks_in_comments(text: str, *, script: bool) -> Iterator[tuple[int, str, bool]]:
    """Line and text of the comments that are no entries, and whether each stands alone there."""
    for run in _runs(text, script=script):
        found = [_entries(comment, script=script) for _, comment in run.lines]
        for (number, comment), entries in zip(run.lines, found, strict=True):
            plain = comment.strip().lstrip("*/# ").strip()
            # What is in the braces of an entry that goes over several lines is of the entry.
            part = any(found) and (not _CODE.isdisjoint(plain) or bool(_PAIR.fullmatch(plain)))
            heard = said(plain) and not run.block and _CODE.isdisjoint(plain)
            if not (entries or part or heard or _NO_WORDS.fullmatch(plain)):
                yield number, plain, run.alone or run.block


def _entries(comment: str, *, script: bool) -> int:
    """How many entries begin on a line of a comment."""
    names = 0
    first = True
    for match in _KEY.finditer(comment):
        if script and not match["quote"]:
            continue  # `name: string` is of a type
        if field_of(match["key"]) in _NAMES:
            # A first and a last name are of one entry.
            names += first or field_of(match["key"]) == "name"
            first = False
    return names or int(is_entry(comment.strip().lstrip("*/# ").strip()))


def _runs(text: str, *, script: bool) -> list[_Run]:
    comments = _of_script(text) if script else _of_hashes(text)
    runs: list[_Run] = []
    for number, alone, lines in comments:
        last = runs[-1] if runs else None
        given = [(number + n, line) for n, line in enumerate(lines)]
        block = len(lines) > 1
        if last and alone and last.alone and not block and last.lines[-1][0] == number - 1:
            last.lines += given
        else:
            runs.append(_Run(block, alone and not block, given))
    return runs


def _of_script(text: str) -> Iterator[tuple[int, bool, Sequence[str]]]:
    """Where each comment begins, whether it stands alone there, and its lines."""
    number, at = 1, 0
    for match in _SCRIPT.finditer(text):
        comment = match["line"] if match["line"] is not None else match["block"]
        if comment is not None:
            number += text.count("\n", at, match.start())
            at = match.start()
            before = text[text.rfind("\n", 0, at) + 1 : at]
            yield number, not before.strip(), comment.split("\n")


def _of_hashes(text: str) -> Iterator[tuple[int, bool, Sequence[str]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if HASH in line:
            for start, comment in comments_on(line, HASH):
                yield number, not line[:start].strip(), [comment]
