"""Names in another form: with a title or a middle name, shortened to initials, a family name alone.

That two names are near says only that they may be one person's: a person has to look. `is_same` is
what leaves no doubt, where one name of a list fits and no other one.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from letterkit.text.names import fold
from letterkit.text.titles import without_leading_titles
from letterkit.text.transliteration import latinised, sound_of

_LIKE = 0.8  # of the letters of two words, where one is mistyped
_LONG = 4  # letters of a word in which a wrong letter is a slip
_DEGREE = re.compile(r"(?<=\w)[\s,]+(?:ph\.? ?d|m\.?d|m\.?sc|b\.?sc|mba)\.?(?!\w)", re.IGNORECASE)
_REMARK = re.compile(r"\s*[(\[（].*?[)\]）]")
_APART = re.compile(r"(?<=\w)\.(?=\w)")  # "C.S."
# How a name ends in the cases of Slavic languages.
_ENDINGS = re.compile(
    r"(?:ого|аго|ому|аму|ова|овой|ой|ою|ей|ею|ом|ем|ым|им|ego|emu|owi|ową|ą|a|u|y|а|у|ы|и|і|е|о|я|ю)$"
)


def words_of(name: str) -> list[str]:
    """The words of a name, folded, without titles; a name of titles only keeps them."""
    bare = _DEGREE.sub(" ", without_leading_titles(name)).strip() or name
    return fold(_APART.sub(". ", bare)).split()


def is_same(said: str, name: str, affiliation: str = "") -> bool:
    """Whether a name is another one but for titles, or with the affiliation behind it."""
    words = sorted(words_of(said))
    if not words:
        return False
    if words == sorted(words_of(name)):
        return True
    return bool(affiliation) and words == sorted([*words_of(name), *fold(affiliation).split()])


def is_near(said: str, name: str) -> bool:
    """Whether each word of the shorter of two names stands in the other one, or may.

    >>> is_near("B. Sample", "Bo Sample"), is_near("Cy A. Specimen", "Cy Specimen")
    (True, True)
    >>> is_near("Specimen", "Cy Specimen"), is_near("Ada Sample", "Bo Sample")
    (True, False)
    """
    short, long = sorted((words_of(said), words_of(name)), key=len)
    if not short or (len(short) == 1 and len(short[0]) == 1):
        return False
    left = list(long)
    # Whole words first: what is left is for initials.
    for word in sorted(short, key=len, reverse=True):
        found = _place(word, left, alone=len(short) == 1)
        if found is None:
            return False
        del left[found]
    return True


def is_shortened(name: str, full: str) -> bool:
    """Whether a name is made of words and initials of a longer one: "Bo S.", "B.", "C.S."."""
    words, parts = words_of(name), words_of(full)
    if not words or sum(map(len, words)) >= sum(map(len, parts)):
        return False
    left = list(parts)
    for word in sorted(words, key=len, reverse=True):
        at = (n for n, part in enumerate(left) if part == word or _is_initial(word, part))
        found = next(at, None)
        if found is None:
            return False
        del left[found]
    return True


def keys_of(name: str) -> set[str]:
    """Texts of which two near names share one."""
    words = words_of(name)
    keys = {f"sound {sound_of(word)}" for word in words if len(word) > 1}
    keys |= {f"start {latinised(word)[:3]}" for word in words if len(word) > 1}
    initials = sorted(latinised(word)[:1] for word in words)
    return keys | {f"initials {' '.join(initials)}"}


def pairs_of(name: str) -> set[str]:
    """Texts of which two forms of one name share one: a word of it, and how another one begins."""
    words = words_of(_REMARK.sub(" ", name))
    found = set()
    for word in words:
        rest = [other for other in words if other is not word]
        if len(word) > 1:
            found |= {f"{sound_of(word)} {latinised(other)[:1]}" for other in rest}
    return found


def may_be_one_name(one: str, other: str) -> bool:
    """Whether two names are one, or one of them shortened: a title, an initial, a word less.

    Each word of the shorter one stands in the longer one, or its initial does. A wrong letter
    makes another name, for Anna and Anne are two people.

    >>> may_be_one_name("B. Sample", "Bo Sample"), may_be_one_name("Dr Bo Sample", "Bo A. Sample")
    (True, True)
    >>> may_be_one_name("Ada Sample", "Bo Sample"), may_be_one_name("Anna Muster", "Anne Muster")
    (False, False)
    """
    names = [words_of(_REMARK.sub(" ", name)) for name in (one, other)]
    short, long = sorted(names, key=len)
    if len(short) < 2:
        return False
    left = list(long)
    whole = 0
    for word in sorted(short, key=len, reverse=True):
        found = next((n for n, each in enumerate(left) if _is_same_word(word, each)), None)
        if found is not None:
            whole += 1
        else:
            found = next((n for n, each in enumerate(left) if _is_initial(word, each)), None)
        if found is None:
            return False
        del left[found]
    return whole > 0


def _is_same_word(one: str, other: str) -> bool:
    """Whether two words are one, in one script or in two."""
    if one.isascii() == other.isascii():
        return one == other and len(one) > 1
    return min(len(one), len(other)) > 1 and sound_of(one) == sound_of(other)


def _place(word: str, others: Sequence[str], *, alone: bool) -> int | None:
    """The place of a word among others: the same, in another script or case, or its initial."""
    tests = (_is_equal, _is_form) if alone else (_is_equal, _is_form, _is_initial)
    for test in tests:
        for number, other in enumerate(others):
            if test(word, other):
                return number
    return None


def _is_equal(one: str, other: str) -> bool:
    return one == other


def _is_form(one: str, other: str) -> bool:
    """The word in another script or case, or with a slip in it."""
    if min(len(one), len(other)) < 2:
        return False
    if one.isascii() != other.isascii():
        return sound_of(one) == sound_of(other)
    if not one.isascii() and _ENDINGS.sub("", one) == _ENDINGS.sub("", other):
        return True
    if one[0] != other[0] or min(len(one), len(other)) < _LONG:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _LIKE


def _is_initial(one: str, other: str) -> bool:
    """Whether one of two words is a letter with which the other begins, in either script."""
    if min(len(one), len(other)) != 1:
        return False
    return one[0] == other[0] or latinised(one)[:1] == latinised(other)[:1]
