"""How strange a text looks that was read in some encoding: 0 is what people write.

A wrong encoding gives signs inside of words, capitals after small letters, two scripts in one word,
letters of no one language, rare characters. Each costs; the sum is divided by the number of
characters beyond ASCII, so that texts of any length compare. Names are short: nothing here needs
more than a few letters, and nothing is certain.
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from math import log
from typing import Any

_WORD = re.compile(r"[^\s,;:\t|/\"()<>\[\]\-–—.]+")
# Between letters these are usual: apostrophes, the Catalan dot, joiners, marks of abbreviation.
_WITHIN_WORDS = frozenset("'’ʼ‘´`·‧•ʹʻ\u200c\u200d\u00ad&@_+*#")
_AFTER_WORDS = frozenset("»”€™®©°§…‰•–")
_USUAL_SIGNS = frozenset(
    "«»“”„‘’‚…–—№§°©®™€·•¿¡、。，；：「」『』（）［］！？・،؛؟ـ־׳״\u00a0\u3000ªº×"
)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:  # what TOML holds, which our own file fixes
    return tomllib.loads((resources.files("letterkit.text") / "plausible.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _alphabets() -> tuple[tuple[float, frozenset[str]], ...]:
    """The letters beyond A to Z of each Latin alphabet with its cost, the most usual first."""
    return tuple(
        (cost, frozenset(letters) | frozenset(letters.upper()))
        for cost, letters in _data()["latin"]
    )


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, dict[str, float]]:
    """The cost of each letter by script: 0 for the most usual."""
    found: dict[str, dict[str, float]] = {}
    for script, letters in _data()["frequent"].items():
        ordered = letters.split()
        found[script] = {
            letter: log(1 + rank * 0.12) for rank, group in enumerate(ordered) for letter in group
        }
    return found


@lru_cache(maxsize=1)
def _in_names() -> frozenset[str]:
    return frozenset("".join(_data()["names"].values()))


def strangeness(text: str, encoding: str = "") -> float:
    """The cost of a text a character; `encoding` tells which Chinese characters are usual in it."""
    foreign = sum(character > "\x7f" for character in text)
    if not foreign:
        return 0.0
    cost = 0.0
    for character in set(text):
        if character > "\x7f":
            cost += _character(character, encoding) * text.count(character)
        elif character < " " and character not in "\t\n\r":
            cost += 10 * text.count(character)
    for word in _WORD.findall(text):
        if not word.isascii():
            cost += _word(word)
    return cost / foreign


@lru_cache(maxsize=65_536)
def _character(character: str, encoding: str) -> float:
    category = unicodedata.category(character)
    if category in ("Cc", "Cn", "Co", "Cs") or character == "\ufffd":
        return 10.0
    if category[0] in "LM":
        return _letter(character, encoding)
    if category == "Cf":
        return 1.0
    return 0.2 if character in _USUAL_SIGNS else 1.5


def _letter(character: str, encoding: str) -> float:
    script = script_of(character)
    if script == "Han":
        if character in _in_names():
            return -0.6
        return 0.3 if _is_usual_han(character, encoding) else 2.0
    if script == "Hangul":
        if character in _in_names():
            return -0.6
        return 0.4 if _encodes(character, "euc-kr") else 1.5
    if script == "Kana":
        return 2.5 if "\uff61" <= character <= "\uff9f" else 0.0
    if script in ("Cyrillic", "Greek", "Arabic", "Hebrew"):
        usual = _frequencies()[script].get(character.lower())
        rare = 2.5 if script != "Arabic" else 3.0
        return rare if usual is None else usual * 0.35
    return 0.15 if script in ("Latin", "Thai") else 1.5


def _is_usual_han(character: str, encoding: str) -> bool:
    """Of the first level of the character set: the 4,000 or so that most texts get by with."""
    levels = {
        "gb18030": ("gb2312", 0xB0, 0xD7),
        "big5": ("big5", 0xA4, 0xC6),
        "shift_jis": ("euc-jp", 0xB0, 0xCF),
        "euc-jp": ("euc-jp", 0xB0, 0xCF),
        "euc-kr": ("euc-kr", 0xCA, 0xCA),
    }
    codec, first, last = levels.get(encoding, ("gb2312", 0xB0, 0xD7))
    data = _encoded(character, codec)
    return len(data) == 2 and first <= data[0] <= last


def _encoded(character: str, codec: str) -> bytes:
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return b""


def _encodes(character: str, codec: str) -> bool:
    return bool(_encoded(character, codec))


def script_of(character: str) -> str:
    """The script of a letter, as far as encodings of one byte or two have it."""
    code = ord(character)
    for first, last, script in _SCRIPTS:
        if first <= code <= last:
            return script
    return "" if not character.isalpha() else "Other"


_SCRIPTS = (
    (0x41, 0x24F, "Latin"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x370, 0x3FF, "Greek"),
    (0x400, 0x52F, "Cyrillic"),
    (0x590, 0x5FF, "Hebrew"),
    (0x600, 0x6FF, "Arabic"),
    (0xE00, 0xE7F, "Thai"),
    (0x3040, 0x30FF, "Kana"),
    (0xFF61, 0xFF9F, "Kana"),
    (0x3400, 0x9FFF, "Han"),
    (0xF900, 0xFAFF, "Han"),
    (0x1100, 0x11FF, "Hangul"),
    (0x3130, 0x318F, "Hangul"),
    (0xAC00, 0xD7A3, "Hangul"),
)
_TOGETHER = (frozenset({"Han", "Kana"}), frozenset({"Han", "Hangul"}))


def _word(word: str) -> float:
    """What is strange about the characters of a word together."""
    letters = [character for character in word if character.isalpha()]
    scripts = {script_of(character) for character in letters}
    cost = 0.0
    if len(scripts) > 1:
        cost += 1.0 if scripts == _TOGETHER[1] else 0.0 if scripts in _TOGETHER else 4.0
    cost += _signs(word) + _case(letters)
    if scripts == {"Latin"}:
        cost += _latin(letters)
    cost += _ends(word)
    return cost


def _signs(word: str) -> float:
    cost = 0.0
    for place, character in enumerate(word):
        if character <= "\x7f" or character.isalpha() or character in _WITHIN_WORDS:
            continue
        if unicodedata.category(character)[0] == "M":
            continue
        neighbours = word[max(place - 1, 0) : place] + word[place + 1 : place + 2]
        lettered = sum(map(str.isalpha, neighbours))
        if character not in _USUAL_SIGNS or lettered == 2:
            cost += 2.0 * lettered
        elif character in _AFTER_WORDS and word[place + 1 : place + 2].isalpha():
            cost += 1.0
    return cost


def _case(letters: list[str]) -> float:
    """A capital after a small letter; a word all in capitals is no fault, but less usual."""
    cost = 0.0
    for before, after in pairwise(letters):
        if before.islower() and after.isupper() and (before > "\x7f" or after > "\x7f"):
            cost += 3.0
    if len(letters) > 1 and all(map(str.isupper, letters)):
        cost += 0.5
    elif [letter.isupper() for letter in letters[:3]] == [True, True, False]:
        cost += 1.5
    return cost


def _latin(letters: list[str]) -> float:
    """The fewest letters that are of no one alphabet, with what that alphabet costs.

    Nobody's words have nothing but accented letters.
    """
    foreign = {letter for letter in letters if letter > "\x7f"}
    cost = min(base + 2.0 * len(foreign - alphabet) for base, alphabet in _alphabets())
    if len(letters) > 2 and all(letter > "\x7f" for letter in letters):
        cost += 1.5 * len(letters)
    elif len(letters) > 4 and sum(letter > "\x7f" for letter in letters) > 0.7 * len(letters):
        cost += 0.5 * len(letters)
    return cost


_FINAL = re.compile(r"[ךםןףץςةى](?=\w)|[σ](?!\w)|(?<!\w)[ъьЪЬ](?=\w)")


def _ends(word: str) -> float:
    """Letters that only end a word, within one."""
    return 2.5 * len(_FINAL.findall(word))
