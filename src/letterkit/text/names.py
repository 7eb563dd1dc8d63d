"""Which spellings of a name count as one.

`fold` forgets what people leave out when they type; `name_key` forgets the order of the words as
well; `sound_key` forgets the script and most vowels, so that equal sounds are a hint and no more.
`same_name` is the strict one, for it decides what is called found.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import permutations

from letterkit.text.transliteration import sound_of, spells

APOSTROPHES = "'’‘ʼʹʻ′`´‛ʾʿ＇ˈꞌ·׳״՚՛՜՞"
INVISIBLE = "\u00ad\u034f\u115f\u1160\u3164\uffa0\u0640"
# Letters without a decomposition in Unicode, which people type without stroke or ligature.
PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ə": "e", "ĸ": "k", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ґ": "г", "ӏ": "",
    "ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه",
}  # fmt: skip
# Accents of alphabets that are read without them; those of India or Japan are letters.
ACCENTS = ((0x300, 0x36F), (0x483, 0x487), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x670))
_ASCII_BLANKS = str.maketrans({chr(c): " " for c in range(128) if not chr(c).isalnum()} | {"'": ""})
_ASCII_BLANKS[ord("`")] = ""

# Names of people that programs and people also write where no name is: Rachel None, Mr Null.
_UNSURE = frozenset(["na", "nan", "nil", "nn", "none", "null", "unknown", "undefined", "xx"])

_LETTERS = {"Cyrl": "\u0400-\u052f", "Latn": "a-zA-Z", "Grek": "\u0370-\u03ff"}
_LETTER = {script: re.compile(f"[{letters}]") for script, letters in _LETTERS.items()}
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
_FOREIGN = re.compile(f"[{_LETTERS['Cyrl']}{_LETTERS['Grek']}]")
# Pairs that look alike in one of their cases.
ALIKE = {
    ("Latn", "Cyrl"): ("abcehijkmopstxy", "авсеніјкморѕтху"),
    ("Latn", "Grek"): ("abehiknmoptxyzvu", "αβεηικνμορτχυζνυ"),
    ("Cyrl", "Latn"): ("авсеніјкморѕтху", "abcehijkmopstxy"),
    ("Grek", "Latn"): ("αβεηικνμορτχυζ", "abehiknmoptxyz"),
    ("Cyrl", "Grek"): ("авенікморту", "αβεηικμορτυ"),
    ("Grek", "Cyrl"): ("αβεηικμορτυ", "авенікморту"),
}
_TO = {
    pair: str.maketrans(alike[0] + alike[0].upper(), alike[1] + alike[1].upper())
    for pair, alike in ALIKE.items()
}


class _Table(dict[int, "int | str | None"]):
    """What becomes of each character of a decomposed, case-folded text; worked out when met."""

    def __init__(self, *, accents: bool) -> None:
        self.accents = accents

    def __missing__(self, code: int) -> "int | str | None":
        self[code] = found = self._decide(chr(code))
        return found

    def _decide(self, character: str) -> "int | str | None":
        category = unicodedata.category(character)
        if character in APOSTROPHES or character in INVISIBLE or category == "Cf":
            return None
        if category == "Mn" and 0xFE00 <= ord(character) <= 0xFE0F:
            return None
        if category == "Mn" and any(low <= ord(character) <= high for low, high in ACCENTS):
            return ord(character) if self.accents else None
        if category[0] not in "LMN":
            return " "
        return ord(character) if self.accents else PLAIN.get(character, ord(character))


_PLAINLY, _WITH_ACCENTS = _Table(accents=False), _Table(accents=True)


def fold(text: str) -> str:
    """`text` without case, accents, apostrophes, hidden characters and what only looks different.

    Hyphens and other marks become blanks, blanks are single, the order of words stays.

    >>> fold("  O’Neil-ŁUKASZ,\u00a0Семён ")
    'oneil lukasz семен'
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_BLANKS).split())
    return " ".join(_words(text, _PLAINLY))


def may_be_no_name(word: str) -> bool:
    """Whether a word is a name of people, and also what is written where there is none: "Null"."""
    return word.casefold() in _UNSURE


def name_key(name: str) -> str:
    """Equal for two spellings of one name in any order of its words, case and accents."""
    return " ".join(sorted(fold(name).split()))


def sound_key(name: str) -> str:
    """Equal for a name in any script and in neighbouring languages, and for some other names."""
    return " ".join(sorted(map(sound_of, fold(name).split())))


def same_name(one: str, other: str) -> bool:
    """Whether the two are one name: spelled alike, or one of them transliterated.

    Two names in one script that are spelled differently are never one name.
    """
    if name_key(one) == name_key(other):
        return bool(name_key(one))
    return _transliterated(one, other)


def script_of_name(name: str) -> str:
    """`Latn`, `Cyrl`, `Grek` or empty for others: the one with most letters."""
    if name.isascii():
        return "Latn"
    counted = _count(unicodedata.normalize("NFKD", name))
    return counted.most_common(1)[0][0] if counted else ""


def is_mixed(name: str) -> bool:
    """Whether one word of the name has letters of more than one script, which may look alike."""
    if not (_FOREIGN.search(name) and _several(name)):
        return False
    decomposed = unicodedata.normalize("NFD", name)
    return any(len(_count(word)) > 1 for word in re.split(r"[\s\-]+", decomposed))


def unmixed(name: str) -> str:
    """The name with each word in one script, where letters of another only look like it."""
    decomposed = unicodedata.normalize("NFD", name)
    if not _FOREIGN.search(decomposed):
        return unicodedata.normalize("NFC", name)
    words = re.split(r"([\s\-]+)", decomposed)
    return unicodedata.normalize("NFC", "".join(_in_one_script(words)))


def _transliterated(one: str, other: str) -> bool:
    if script_of_name(one) == script_of_name(other):
        return False
    latin, foreign = (other, one) if script_of_name(one) != "Latn" else (one, other)
    if script_of_name(latin) != "Latn":
        return False
    return _spelled(fold(latin).split(), _words(foreign, _WITH_ACCENTS))


def _spelled(latin: Sequence[str], foreign: Sequence[str]) -> bool:
    """Whether the words pair off, in any order; a name has few words, so every order is tried."""
    if len(latin) != len(foreign) or len(latin) > 6:
        return False
    return any(all(map(spells, latin, order)) for order in permutations(foreign))


def _words(text: str, table: _Table) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.replace("´", "'"))
    folded = decomposed.casefold().translate(table)
    words = _in_one_script(folded.split()) if _FOREIGN.search(folded) else folded.split()
    return [unicodedata.normalize("NFC", word) for word in words]


def _several(text: str) -> bool:
    """Whether there are letters of two scripts that look alike."""
    found = (_LATIN.search(text), _LETTER["Cyrl"].search(text), _LETTER["Grek"].search(text))
    return sum(each is not None for each in found) > 1


def _count(text: str) -> "Counter[str]":
    counts = {script: len(letter.findall(text)) for script, letter in _LETTER.items()}
    return Counter({script: count for script, count in counts.items() if count})


def _in_one_script(words: Sequence[str]) -> list[str]:
    """Each word in a script that all its letters can be read in, if possible that of the others.

    A word of look-alikes alone goes with the rest of the name: `COBA` beside Cyrillic.
    """
    if not _several(" ".join(words)):
        return list(words)
    letters = _count(" ".join(words))
    fits = [[script for script in letters if _fits(word, script)] for word in words]
    votes: Counter[str] = Counter()
    for word, scripts in zip(words, fits, strict=True):
        if len(scripts) == 1:
            votes[scripts[0]] += len(word)
    usual = max(_LETTER, key=lambda script: (votes or letters)[script])
    return [_settled(word, scripts, usual) for word, scripts in zip(words, fits, strict=True)]


def _fits(word: str, script: str) -> bool:
    present = _count(_turn(word, script))
    return bool(present) and set(present) == {script}


def _settled(word: str, fits: Sequence[str], usual: str) -> str:
    scripts = _count(word)
    if len(scripts) == 1 and set("sjѕј") & set(word.casefold()):
        return word
    if usual in fits:
        return _turn(word, usual)
    return _turn(word, fits[0]) if len(scripts) > 1 and fits else word


def _turn(word: str, script: str) -> str:
    for other in _LETTER:
        if other != script:
            word = word.translate(_TO[other, script])
    return word
