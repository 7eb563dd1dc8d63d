"""Digits in words: `zero two nine, one two three, four five six seven`."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

_FEWEST = 7


@lru_cache(maxsize=1)
def number_words() -> frozenset[str]:
    """The words of `spoken_numbers.toml` beside this file."""
    file = resources.files("letterkit.private") / "spoken_numbers.toml"
    lines: list[str] = tomllib.loads(file.read_text("utf-8"))["words"]
    return frozenset(word for line in lines for word in line.split())


# Some digits of a dictated number may be written as such: `zero two 9 one`.
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d{1,3}(?!\w)")
_JOINED = re.compile(r"\s(?:y|and|e|et|și|i|en)\s")
_BETWEEN = re.compile(r"[\s,.;\-–—/()]{1,4}")
_FEWEST_WORDS = 5  # beside the digits
# "zero four one two 345 678": fewer words are enough where there are as many digits.
_FEWEST_MIXED, _LONG_MIXED = 3, 9
# "Tel.: null eins fünf eins": behind such a word any few of them are a number to ring.
_FEWEST_CUED = 3
_CUE = re.compile(
    r"(?<!\w)(?:tel|tél|telefon|telephone|phone|mobile|mobil|handy|call(?: me)?|ring(?: me)?"
    r"|text me"
    r"|тел|телефон|моб|мобильный|звон\w{1,5}|позвон\w{1,5}|наберите"
    r"|тэлефон|тэл|званіце|тэлефануйце"
    r"|дзвон\w{1,5}|телефонуйте|dzwoni\w{1,3}|zadzwo\w{1,4}"
    r"|kom|komórka|ruf\w{0,3}(?: mich)?|anrufen"
    r"|téléphone|portable|appele[rz](?:-moi)?|teléfono|móvil|llam\w{1,6}|هاتف|اتصل|اتصلوا)"
    r"\.?\s?(?:on|at|an|sur|al|по|на|pod|unter|au)?\s?[:：]?\s*$",
    re.IGNORECASE,
)
_CUE_MOST = 40  # characters
# "treinta y cuatro"
_JOINING = frozenset({"y", "and", "e", "et", "și", "i", "en"})


def spoken_numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each row of so many words for numbers that a number is dictated."""
    words = number_words()
    row: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if row and match[0].lower() in _JOINING and match[0].lower() not in words:
            continue
        if match[0].lower() not in words and not match[0].isdecimal():
            yield from _long_enough(row, text)
            row = []
            continue
        between = text[row[-1].end() : match.start()] if row else " "
        if not _BETWEEN.fullmatch(_JOINED.sub(" ", between)):
            yield from _long_enough(row, text)
            row = []
        row.append(match)
    yield from _long_enough(row, text)


def _long_enough(row: list[re.Match[str]], text: str) -> Iterator[tuple[int, int]]:
    spoken = [match for match in row if not match[0].isdecimal()]
    digits = len(spoken) + sum(len(match[0]) for match in row if match[0].isdecimal())
    is_mixed = len(spoken) >= _FEWEST_MIXED and digits >= _LONG_MIXED and len(row) < digits
    asked = len(spoken) >= _FEWEST_CUED and _is_asked(text, row[0].start())
    is_long = len(row) >= _FEWEST and len(spoken) >= _FEWEST_WORDS
    if is_long or is_mixed or asked:
        yield row[0].start(), row[-1].end()


def _is_asked(text: str, start: int) -> bool:
    """Whether the words in front of a number ask to ring it."""
    return _CUE.search(text[max(start - _CUE_MOST, 0) : start]) is not None
