"""Signatures on paper as somebody counted them, kept beside the list as `<letter>.paper.csv`.

A table with the columns of `COLUMNS`, a line for each person who counted:

    signatures,by,counted,place,note,texts
    312,Ada Example,2026-11-22,Example Square,two boxes,939ff3c73263229f3a0ae1ffa17dbbf4…

`texts` are the SHA-256 of the text that the sheets show, one for each language in which there are
sheets. When the letter no longer has all of them, the count is for an earlier text. `by` is empty
where the person who counted has withdrawn their name. The file is as private as the list: of all
this only the sum of the counts is public.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from letterkit.errors import LetterkitError

MOST: Final = 100_000_000  # signatures that one person counts
LONGEST: Final = 200  # characters of a name, a place or a note
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class PaperCount:
    """How many signatures on paper somebody counted, when, and under which texts."""

    signatures: int
    by: str
    counted: date
    place: str
    note: str
    texts: tuple[str, ...]

    def is_for(self, texts: Collection[str]) -> bool:
        """Whether the letter still has every text that may stand on these sheets."""
        return set(self.texts) <= set(texts)


@dataclass(frozen=True, slots=True)
class OnPaper:
    """How many signatures on paper count, and how many do not, and why.

    `earlier` are under a text that the letter no longer has. `too_little` are those of a letter
    that asks for more evidence than the organisers' word.
    """

    counted: int = 0
    earlier: int = 0
    too_little: int = 0


NO_PAPER = OnPaper()
COLUMNS = tuple(field.name for field in fields(PaperCount))


def key_of(name: str) -> str:
    """By which two spellings are one person's."""
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()


def checked_words(text: str, what: str) -> str:
    """A name, a place or a note as it is kept: one line, and nothing that a program would run."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    if len(words) > LONGEST:
        raise LetterkitError(f"{what}: over {LONGEST} characters", hint="say it shorter")
    if words.startswith(_FORMULA):
        raise LetterkitError(
            f"{what}: begins with {words[0]}, as a formula of a spreadsheet does",
            hint="begin it with a letter",
        )
    if any(unicodedata.category(each) in ("Cc", "Cf", "Cs", "Co") for each in words):
        raise LetterkitError(f"{what}: holds a character that cannot be seen", hint="type it anew")
    return words


def without_words(counts: Iterable[PaperCount], words: Collection[str]) -> list[PaperCount]:
    """The counts without the names and notes in which one of the words stands."""
    known = [re.escape(key_of(each)) for each in words if each.strip()]
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(known)})(?![\w-])")

    def kept(text: str) -> str:
        return "" if known and named.search(key_of(text)) else text

    return [
        replace(each, by=kept(each.by), place=kept(each.place), note=kept(each.note))
        for each in counts
    ]


def format_paper_counts(counts: Sequence[PaperCount]) -> str:
    """The file of counts on paper, as CSV with a row of titles."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in counts:
        texts = " ".join(each.texts)
        day = each.counted.isoformat()
        writer.writerow((each.signatures, each.by, day, each.place, each.note, texts))
    return text.getvalue()


def parse_paper_counts(text: str, name: str) -> list[PaperCount]:
    """The counts in a file that errors call `name`."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            raise LetterkitError(
                f"{name}:1: not counts of signatures on paper",
                hint=f"its first line is {','.join(COLUMNS)}",
            )
        return [_count(row, f"{name}:{reader.line_num}") for row in reader if row]
    except csv.Error as error:
        raise LetterkitError(f"{name}:{reader.line_num}: not a table: {error}") from error


def number_of(text: str) -> int | None:
    """How many signatures somebody says there are; None if that is no such number."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
    return int(text) if is_number and int(text) <= MOST else None


def _count(row: Sequence[str], place: str) -> PaperCount:
    if len(row) != len(COLUMNS):
        raise LetterkitError(f"{place}: {len(row)} cells, where {len(COLUMNS)} belong")
    signatures, by, counted, where, note, texts = row
    number = number_of(signatures)
    if not number:
        raise LetterkitError(
            f"{place}: not a number of signatures: {signatures[:20]}",
            hint=f"it is a whole number from 1 to {MOST:,}, without commas",
        )
    try:
        day = date.fromisoformat(counted)
    except ValueError as error:
        raise LetterkitError(f"{place}: not a day such as 2026-11-22: {counted[:20]}") from error
    hashes = tuple(texts.split())
    if not hashes or not all(map(_is_hash, hashes)):
        raise LetterkitError(f"{place}: no SHA-256 of a text under texts")
    return PaperCount(number, by, day, where, note, hashes)


def _is_hash(text: str) -> bool:
    return len(text) == 64 and not text.strip("0123456789abcdef")
