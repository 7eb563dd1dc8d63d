"""Heads for a long list of names: the initials of the letter's language, and other scripts.

Names stand in the order of `collation.py`: those in the letter's own script first. They go under
the initials that CLDR lists for the language: in Czech "Ch" is one, in English "Łukasz" stands
under L, in Chinese a name stands under the first letter of its pinyin. Names in each other script
follow under the name of that script, and where there are many, under initials of their own.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from letterkit.letters.collation import foreign_script, from_first_sign, primary_key
from letterkit.letters.family import family_sort
from letterkit.letters.locale import script_name
from letterkit.model import Line, Section
from letterkit.text.titles import without_leading_titles

LONG = 60  # names; a shorter list is seen at a glance
DIGITS = "0–9"
_WITHOUT_LETTERS = ("Hani", "Hang", "Hrkt", "Bopo", "Yiii")  # a sign is a word, or a syllable
_UNNAMED = "Zyyy"  # in the place of a script
_TOGETHER = {"Hira": "Hrkt", "Kana": "Hrkt"}


class Head(NamedTuple):
    """Under what a name stands; `script` is a code, empty for the letter's own."""

    script: str
    initial: str


class _Placed(NamedTuple):
    head: Head
    line: Line


def sections_of(
    lines: Sequence[Line], texts: Sequence[str | None], lang: str, unnamed: str
) -> tuple[Section, ...]:
    """The lines of a group in sections; `texts` are those by which each of them is ordered.

    Who stands in front of all others whatever their name has None. Those without a name come last,
    in a section called `unnamed`. There is none where lines are not in the order of their texts.
    """
    whole = (Section(len(lines)),)
    if len(lines) < LONG:
        return whole
    heads = _steady(list(_heads(texts, lang)))
    placed = [_Placed(*each) for each in zip(heads, lines, strict=True)]
    found = [
        (head, [each.line for each in its]) for head, its in groupby(placed, key=lambda p: p.head)
    ]
    heads = [head for head, _ in found]
    if len(heads) != len(set(heads)):
        return ()
    if not _recognised(found, lang):
        return whole
    return tuple(_sections(found, lang, unnamed))


def fits(head: str, name: str, lang: str) -> bool:
    """Whether a head may be the initial of a name, in any order of names."""
    texts = {name, without_leading_titles(name), family_sort(name, lang)}
    return head in {initial(each, lang) for each in texts if each}


def initial(text: str, lang: str) -> str:
    """The head under which a text stands in its script, or nothing."""
    script = _script(text, lang)
    return _index(lang)(text) if not script else _first_letter(text)


def _script(text: str, lang: str) -> str:
    script = foreign_script(text, lang)
    return _TOGETHER.get(script, script)


def _heads(texts: Sequence[str | None], lang: str) -> Iterator[Head]:
    scripts = [_UNNAMED if each == "" else _script(each or "", lang) for each in texts]
    many = {each for each in set(scripts) if scripts.count(each) >= LONG}
    lettered = many.difference(_WITHOUT_LETTERS) | {""}
    own = _index(lang)
    for text, script in zip(texts, scripts, strict=True):
        if not text or script not in lettered:
            yield Head(script, "")
        else:
            yield Head(script, _first_letter(text) if script else own(text))


def _steady(heads: list[Head]) -> list[Head]:
    """The heads without those that stand between two of another, as "Æ" does among names in A.

    Letters that sort as two, or as others, do so by rules that a language need not have.
    """
    last = {head: place for place, head in enumerate(heads)}
    found: list[Head] = []
    until = -1
    for place, head in enumerate(heads):
        if place <= until and head.script == found[-1].script:
            found.append(found[-1])
        else:
            found.append(head)
            until = last[head]
    return found


def _recognised(found: Sequence[tuple[Head, list[Line]]], lang: str) -> bool:
    """Whether each initial is that of a name below it, so that a verifier can see why.

    A list may say for a name where it stands, and that is not published.
    """
    return all(
        not head.initial or any(fits(head.initial, line.name, lang) for line in lines)
        for head, lines in found
    )


def _sections(
    found: Sequence[tuple[Head, list[Line]]], lang: str, unnamed: str
) -> Iterator[Section]:
    for number, (head, lines) in enumerate(found):
        if head.script == _UNNAMED:
            script = unnamed if number else ""
        else:
            script = script_name(head.script, lang) if head.script else ""
        yield Section(len(lines), script, head.initial)


@lru_cache(maxsize=16)
def _index(lang: str) -> Callable[[str], str]:
    """The initials of a language: a text → its initial."""
    try:
        import icu
    except ImportError:
        return _first_letter
    index = icu.AlphabeticIndex(icu.Locale(lang))
    labels = []
    index.resetBucketIterator()
    while index.nextBucket():
        is_letter = index.bucketLabelType == 0  # U_ALPHAINDEX_NORMAL
        labels.append(index.bucketLabel if is_letter else "")

    def initial_of(text: str) -> str:
        first = from_first_sign(text)
        if first[:1].isdecimal():
            return DIGITS
        return str(labels[index.getBucketIndex(first)])

    return initial_of


def _first_letter(text: str) -> str:
    """The first letter, without the accents that do not make it another letter."""
    first = from_first_sign(text)
    if first[:1].isdecimal():
        return DIGITS
    if not first[:1].isalpha():
        return ""
    end = 1
    while end < len(first) and unicodedata.category(first[end])[0] == "M":
        end += 1
    letter = unicodedata.normalize("NFC", first[:end])
    bare = _bare(letter)
    return (bare if primary_key(bare) == primary_key(letter) else letter).title()


def _bare(letter: str) -> str:
    """A letter without what is added to it: `Ł`, "L with stroke", is `L`."""
    base = unicodedata.normalize("NFD", letter)[0]
    name = unicodedata.name(base, "").partition(" WITH ")[0]
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return base
