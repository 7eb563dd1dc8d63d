"""How many letters of a text stand beside letters that they never stand beside in names.

What a wrong encoding makes of a name has pairs of letters that no language has ("øá", "þy"),
capitals after small letters, and signs within words. The pairs that languages have are in
`letter_pairs.toml`; only those with a letter beyond a to z say anything.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from letterkit.text.plausible import script_of

_BREAKS = re.compile(r"[\s,;:/|\"()<>\[\]\-–—.&+'’ʼ‘`´·_\u00ad\u200b-\u200f]+")
# Around words these are usual; within a word they are not.
_AROUND = (
    "«»“”„‘’‚‹›…–—№§°©®™€•¿¡、。，；：「」『』（）［］！？・،؛؟ـ־׳״\u00a0\u3000ªº×?!*#%="
    "0123456789¹²³"
)
_OTHERS = frozenset("ªº")  # Spanish and Portuguese write them behind letters
# In West Africa Greek letters stand for Latin ones that a keyboard lacks.
_BORROWED = re.compile(r"(?<=[A-Za-z])[εΕ]|[εΕ](?=[A-Za-z])")
# Scripts of which nothing is counted: Georgian, Devanagari, Thai, Chinese and others.
_ELSEWHERE = re.compile("[\u0530-\u058f\u0700-\u1dff\u2c00-\ud7ff\uf900-\ufaff\uff66-\uffdc]")
_SIGN = "\x01"


@dataclass(frozen=True, slots=True)
class Strange:
    """`unknown` of all `pairs` of a text with a letter beyond a to z are in no language's names.

    `signs` are the characters within words that are no letters, capitals after small ones, and
    scripts beside the first in one word.
    `worst` is whether most pairs of one word are unknown.
    """

    unknown: int = 0
    pairs: int = 0
    signs: int = 0
    worst: bool = False

    @property
    def share(self) -> float:
        """The part of the pairs that no language has."""
        return self.unknown / self.pairs if self.pairs else 0.0


@lru_cache(maxsize=1)
def _languages() -> tuple[frozenset[str], ...]:
    """The pairs of each language."""
    file = resources.files("letterkit.text") / "letter_pairs.toml"
    found = []
    for text in tomllib.loads(file.read_text("utf-8")).values():
        groups = [entry.split(":") for entry in text.split()]
        found.append(frozenset(first + second for first, after in groups for second in after))
    return tuple(found)


def strange_pairs(text: str) -> Strange:
    """The pairs of a text that no language has, counted word by word in its likeliest language."""
    unknown, pairs, signs, worst = 0, 0, 0, False
    for word in _BREAKS.split(text):
        if word.isascii():
            continue
        found = _in_word(_BORROWED.sub("e", word.strip(_AROUND)))
        unknown += found.unknown
        pairs += found.pairs
        signs += found.signs
        worst = worst or found.worst
    return Strange(unknown, pairs, signs, worst)


@lru_cache(maxsize=16_384)
def _in_word(word: str) -> Strange:
    if word.isascii() or _ELSEWHERE.search(word) or (len(word) < 2 and not word.isalpha()):
        return Strange()
    scripts = {script_of(each) for each in word if each.isalpha()}
    signs = sum(map(_is_sign, word)) + _capitals_within(word) + max(0, len(scripts) - 1)
    lowered = "".join(_SIGN if _is_sign(each) else each for each in word)
    lowered = unicodedata.normalize("NFC", lowered.replace("İ", "i").lower())
    there = [a + b for a, b in pairwise(f"^{lowered}$") if _tells(a) or _tells(b)]
    unknown = min(sum(pair not in known for pair in there) for known in _languages())
    return Strange(unknown, len(there), signs, unknown > 1 and unknown * 2 >= len(there))


def _tells(character: str) -> bool:
    return character > "\x7f" or character == _SIGN


def _is_sign(character: str) -> bool:
    if character < "\x80" or character in _OTHERS:
        return False
    return unicodedata.category(character)[0] not in "LM"


def _capitals_within(word: str) -> int:
    """Capitals behind a small letter, both beyond A to Z, as in "сЕПЦЕИ".

    Names have none; Irish ones have a small letter of a to z before a capital: "nÉireann".
    """
    return sum(
        before > "\x7f" and after > "\x7f" and before.islower() and after.isupper()
        for before, after in pairwise(word)
    )
