"""Words and phrases of a data file, found in a text word by word.

In the file blanks separate entries, `_` joins the words of a phrase, and `*` at the end of a word
stands for any ending; as the last word of a phrase, for all words to the end. Texts and entries
are folded before they are compared, so case, accents and apostrophes make no difference. A word
that no entry has gets no label, and its reader sees that it is not understood
whole.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import TypeAlias

from letterkit.text.names import fold

Tables: TypeAlias = Mapping[str, "str | Mapping[str, str]"]

_MOST_SEEN = 65_536
_MOST_RECENT = 4_096
MARK = "mark"  # the label of what joins two things: a comma, a stroke, an ampersand
_JOINS = re.compile(r"[,;/|&+·•、،／・，；]|\s[-–—]+\s")
_CAMEL = re.compile(r"(?<=[a-zà-ÿа-яёіў])(?=[A-ZА-ЯЁІЎ])")
_PLURALS = re.compile(r"(?<=\w)\((?:s|en|e|i|a|es|r|in|innen)\)", re.IGNORECASE)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〇ー]")
# French and Italian write articles in one word with what follows.
_ELISION = re.compile(
    r"\b(l|d|j|n|m|s|c|t|qu|un|dell|all|nell|sull)['’](?=[^\W\d_])", re.IGNORECASE
)
# Arabic writes "and", "the", "for" and "in" in one word with what follows.
_PREFIXES = ("و", "ال", "لل", "ل", "ب")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase of a text, folded, and its label; unknown words have an empty one."""

    text: str
    label: str


class Phrases:
    """Entries by label; the longest phrase decides, then the exact word, then the longest stem."""

    def __init__(self, tables: Tables) -> None:
        self._exact: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._seen: dict[str, tuple[Sequence[tuple[tuple[str, ...], str]], Piece]] = {}
        self._recent: dict[str, tuple[Piece, ...]] = {}
        for label, table in tables.items():
            texts = [table] if isinstance(table, str) else table.values()
            for entry in " ".join(texts).split():
                self._take(entry, label)
        for known in self._phrases.values():
            known.sort(key=lambda each: -len(each[0]))

    def _take(self, entry: str, label: str) -> None:
        pieces = tuple(piece for part in entry.split("_") for piece in _folded(part))
        if len(pieces) > 1:
            self._phrases.setdefault(pieces[0][:2], []).append((pieces, label))
        elif pieces and pieces[0].endswith("*"):
            self._stems.setdefault(pieces[0][:-1], label)
        elif pieces:
            self._exact.setdefault(pieces[0], label)

    @cached_property
    def beginnings(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """The first words of all entries: whole ones, and those with any ending."""
        firsts = [pieces[0] for known in self._phrases.values() for pieces, _ in known]
        stems = {first[:-1] for first in firsts if first.endswith("*")} | set(self._stems)
        whole = {first for first in firsts if not first.endswith("*")} | set(self._exact)
        return frozenset(whole), tuple(stems)

    @cached_property
    def _longest(self) -> int:
        """The letters of the longest known word: no part of a text that is longer is one."""
        return max(map(len, (*self._exact, *self._stems)), default=0)

    def pieces(self, text: str) -> Sequence[Piece]:
        """All words of the text in order, with a piece of the label `mark` for what joins them."""
        # Several rules ask about one text, one after the other.
        found = self._recent.get(text)
        if found is None:
            if len(self._recent) >= _MOST_RECENT:
                self._recent.clear()
            found = self._recent[text] = tuple(self._pieces(text))
        return found

    def _pieces(self, text: str) -> list[Piece]:
        found: list[Piece] = []
        for number, part in enumerate(_JOINS.split(_apart(text))):
            if number:
                found.append(Piece(",", MARK))
            found += self._labelled(fold(part).split())
        return found

    def label(self, word: str) -> str:
        """The label of one folded word, or nothing."""
        if known := self._plainly(word):
            return known
        for prefix in _PREFIXES:
            rest = word.removeprefix(prefix)
            if rest != word and len(rest) > 2 and (known := self.label(rest)):
                return known
        return ""

    def _plainly(self, word: str) -> str:
        if word in self._exact:
            return self._exact[word]
        for length in range(min(len(word), self._longest), 1, -1):
            if word[:length] in self._stems:
                return self._stems[word[:length]]
        return ""

    def _labelled(self, words: Sequence[str]) -> Iterator[Piece]:
        place = 0
        while place < len(words):
            known, plain = self._of(words[place])
            if not known and (plain.label or plain.text.isascii()):
                yield plain
                place += 1
                continue
            size, label = self._phrase(words, place)
            there = " ".join(words[place : place + size])
            if not label and _CJK.search(there):
                yield from self._run_together(there)
            else:
                yield Piece(there, label)
            place += size

    def _phrase(self, words: Sequence[str], place: int) -> tuple[int, str]:
        known, plain = self._of(words[place])
        for pieces, label in known:
            there = words[place : place + len(pieces)]
            if len(there) == len(pieces) and all(map(_fits, pieces, there)):
                return len(words) - place if pieces[-1] == "*" else len(pieces), label
        return 1, plain.label

    def _of(self, word: str) -> tuple[Sequence[tuple[tuple[str, ...], str]], Piece]:
        """The phrases that a word may begin, and its own label; texts repeat their words."""
        found = self._seen.get(word)
        if found is None:
            begun = self._phrases.get(word[:2], ())
            phrases = [each for each in begun if _fits(each[0][0], word)]
            found = phrases, Piece(word, self.label(word))
            if len(self._seen) < _MOST_SEEN:
                self._seen[word] = found
        return found

    def _run_together(self, text: str) -> Iterator[Piece]:
        """Japanese, Chinese and Korean: the longest known words one after the other, or nothing."""
        found: list[Piece] = []
        place = 0
        while place < len(text):
            ends = range(min(len(text), place + self._longest), place, -1)
            known = next((end for end in ends if text[place:end] in self._exact), 0)
            if not known:
                yield Piece(text, "")
                return
            found.append(Piece(text[place:known], self._exact[text[place:known]]))
            place = known
        yield from found


def _apart(text: str) -> str:
    """The text with blanks where words are written together, and without "(s)"."""
    return without_elisions(_CAMEL.sub(" ", _PLURALS.sub("", text)))


def without_elisions(text: str) -> str:
    """The text with French and Italian articles as words: "l homme"."""
    return _ELISION.sub(r"\1 ", text)


def _folded(part: str) -> list[str]:
    """The words of a part of an entry, the last one with its star."""
    if part == "*":
        return ["*"]
    words = fold(without_elisions(part.removesuffix("*"))).split()
    if part.endswith("*") and words:
        words[-1] += "*"
    return words


def _fits(piece: str, word: str) -> bool:
    return word.startswith(piece[:-1]) if piece.endswith("*") else word == piece


@lru_cache(maxsize=8)
def tables_of(package: str, file: str) -> Tables:
    """The tables of a data file beside the modules of a package."""
    tables: Tables = tomllib.loads((resources.files(package) / file).read_text("utf-8"))
    return tables


def begins_word(package: str, file: str, kind: str, folded: str) -> bool:
    """Whether a word of a folded text begins with an entry of a table of such beginnings.

    In these tables `_` is a blank within an entry, and the end of the word behind it.
    """
    return _beginnings(package, file, kind).search(folded) is not None


@cache
def _beginnings(package: str, file: str, kind: str) -> re.Pattern[str]:
    table = tables_of(package, file)[kind]
    texts = [table] if isinstance(table, str) else table.values()
    found = set()
    for entry in " ".join(texts).split():
        end = r"(?!\w)" if entry.endswith("_") else ""
        found.add(re.escape(fold(entry.strip("_").replace("_", " "))) + end)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(found, key=len, reverse=True))})")
