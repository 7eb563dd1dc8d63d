"""Who of a list a sentence mentions: by a whole name, or by a first or a last name alone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import product

from letterkit.text.names import fold, script_of_name
from letterkit.text.transliteration import latinised, sound_of, undoubled

_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_GIVEN = re.compile(rf"{_WORD.pattern}|\d+")
_GENITIVE = re.compile(r"['’]s?$")
# A part of a name, and what is said of them: "Bo: see mail", "Bo - later".
_REMARK = re.compile(r"([^\W\d_][^:：]{0,80}?)\s*(?:[:：]|\s[-–—]+\s+(?![A-ZА-ЯЁІЎЄЇ]))")
_VOWELS = "aeiouyаеёиоуыэюяйьіїє"
# How names end in the cases of Slavic languages and in the genitive of German.
_ENDINGS = frozenset({
    "", "a", "u", "y", "i", "e", "o", "ie", "ii", "ą", "em", "om", "owi", "ego", "emu", "s", "es",
    "а", "у", "ы", "и", "і", "е", "о", "ой", "ою", "ей", "ею", "ом", "ем", "ым", "им", "ого", "аго",
    "ему", "ому", "аму", "я", "ю", "ї", "ові", "еві", "ай", "эй", "ам", "ям", "ій", "ої",
})  # fmt: skip
# Names that at the beginning of a sentence, or behind a number, are another word.
_OTHER_WORDS = frozenset({
    "will", "may", "mark", "hope", "faith", "grace", "june", "april", "august", "march", "summer",
    "dawn", "rose", "bill", "frank", "rich", "sue", "pat", "art", "an", "al", "so", "do", "no",
    "in", "to", "my", "we", "the", "all", "page", "long", "short", "young", "not", "note",
    "name", "mai", "avril", "die", "ich", "wir", "nous", "este", "esta", "по", "на", "за",
})  # fmt: skip
_PREFIXES = ("و", "ف", "ب", "ل")
_FEWEST = 2
_MOST_WORDS = 4  # of a name that is compared by its sound
_FEWEST_SOUNDS = 3  # of a whole name; shorter ones are like too many others
# Arabic letters by what they are heard as in names of other languages; long vowels are not heard.
_ARABIC = {
    letter: sound
    for sound, letters in {
        "P": "بپ", "T": "تطثدضذ", "K": "جچحخغقکكگ", "S": "سشصزظ", "R": "ر", "L": "ل", "M": "م",
        "N": "ن", "F": "فڤ", "": "هةويىیاعءأإآئؤ",
    }.items()
    for letter in letters
}  # fmt: skip
# Sounds that one language writes for another: Davyd and Davit, Boris and Poris.
_NEAR_SOUNDS = str.maketrans({"B": "P", "V": "F", "D": "T"})
_VOWEL_SOUND = "A"
_LIKE, _LIKE_ACROSS = 0.75, 0.5  # how much of two words is the same, in one script or two


class Names:
    """The names of a list; organisations are found by their whole name only."""

    def __init__(self, names: Sequence[str], bodies: Sequence[bool]) -> None:
        self._words = [tuple(_words(name)) for name in names]
        self._heads = [frozenset(word[:_FEWEST] for word in words) for words in self._words]
        self._bodies = bodies
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in {each for each in words if not each.isdigit()}:
                self._by_stem[_stem(word)[:_FEWEST]].append(number)

    def mentioned(self, sentence: str, *, whole: bool = False) -> list[int]:
        """The numbers of those a sentence may mean; whole names leave the others out."""
        given = _given(sentence)
        near: set[int] = set()
        for _, word in given:
            near.update(self._by_stem.get(word[:_FEWEST], ()))
        heads = _heads_of(word for _, word in given)
        full = [
            number
            for number in sorted(near)
            if self._heads[number] <= heads and self._stands_whole(number, given)
        ]
        if full or whole:
            return full
        return [number for number in sorted(near) if self._stands_partly(number, given)]

    def sounding(self, sentence: str) -> list[int]:
        """Those whose whole name a sentence may have in another script or spelling.

        It is a hint and no more: many different names sound alike.
        """
        given = [word for text, word in _given(sentence) if not text[0].islower()]
        codes = [_codes(word) for word in given]
        found: set[int] = set()
        for size in range(_FEWEST, _MOST_WORDS + 1):
            for start in range(len(given) - size + 1):
                there = slice(start, start + size)
                for key in _in_order(codes[there]):
                    for number in self._by_sound.get(key, ()):
                        if _is_near(given[there], self._words[number]):
                            found.add(number)
        return sorted(found)

    @cached_property
    def _by_sound(self) -> dict[tuple[str, ...], list[int]]:
        """People and organisations of two words or more, by how the words sound."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            if len(words) >= _FEWEST:
                ends = (words[0], words[-1])
                keys = {key for each in (words, ends) for key in _in_order(list(map(_codes, each)))}
                for key in keys:
                    found[key].append(number)
        return found

    def without(self, sentence: str, numbers: Sequence[int]) -> str:
        """A sentence without the whole names of these."""
        matches = list(_GIVEN.finditer(sentence))
        words = [fold(_GENITIVE.sub("", match[0])).replace(" ", "") for match in matches]
        kept, end = [], 0
        place = 0
        while place < len(matches):
            size = self._size_at(words[place:], numbers)
            if size:
                kept.append(sentence[end : matches[place].start()])
                end = matches[place + size - 1].end()
            place += size or 1
        return " ".join([*kept, sentence[end:]])

    def _size_at(self, given: Sequence[str], numbers: Sequence[int]) -> int:
        """The number of words of the name that a sentence begins with, or 0."""
        for number in numbers:
            words = self._words[number]
            part = list(given[: len(words)])
            whole = len(part) == len(words) > 0
            if whole and (_alike(words, part) or _alike(words, part[::-1])):
                return len(words)
        return 0

    def is_own_text(self, text: str) -> bool:
        """Whether a text is an entry itself: its name, and what stands behind a mark."""
        plain = _words(text)
        for number in self._by_stem.get(_stem(plain[0])[:_FEWEST], ()) if plain else ():
            words = self._words[number]
            if tuple(plain[: len(words)]) == words and _is_parted(text, len(words)):
                return True
        return False

    def is_remark(self, text: str, own: int) -> bool:
        """Whether a text is a remark about somebody, and the name of number `own` by mistake.

        "Bo: see mail of 3 Nov" is one, if the list has a Bo. Bodies are called by what they like.
        """
        match = None if self._bodies[own] else _REMARK.match(text)
        if not match:
            return False
        said = set(_words(match[1]))
        found = (each for each in self.mentioned(match[1]) if each != own)
        return any(said <= set(self._words[each]) for each in found)

    def _stands_whole(self, number: int, given: Sequence[tuple[str, str]]) -> bool:
        words = self._words[number]
        if len(words) < 2 and not self._bodies[number]:
            return False
        size = len(words)
        for start in range(len(given) - size + 1):
            part = [word for _, word in given[start : start + size]]
            if words and (_alike(words, part) or _alike(words, part[::-1])):
                return True
        return False

    def _stands_partly(self, number: int, given: Sequence[tuple[str, str]]) -> bool:
        if self._bodies[number]:
            return False
        words = [word for word in self._words[number] if len(word) >= _FEWEST]
        for place, (text, word) in enumerate(given):
            if text[0].islower() or (word in _OTHER_WORDS and _may_be_other(given, place)):
                continue
            if any(_is_form(word, each) for each in words):
                return True
        return False


def _codes(word: str) -> tuple[str, ...]:
    """How a word may sound, without vowels and in any script."""
    if any(letter in _ARABIC for letter in word):
        plain = word.removeprefix("ال")
        return ("".join(_ARABIC.get(letter, "") for letter in plain),)
    heard = sound_of(word).removeprefix(_VOWEL_SOUND)
    code = undoubled(heard.translate(_NEAR_SOUNDS))
    if not code.isascii():
        return (word,)
    # An h is not heard in every language, a Greek or Spanish g may be one.
    soft = undoubled(code.replace("K", "S"))
    return (code,) if soft == code else (code, soft)


def _in_order(words: Sequence[Sequence[str]]) -> set[tuple[str, ...]]:
    """The sounds of all words in one order, for each way to say them; none for a short name."""
    ways = {tuple(sorted(each)) for each in product(*words)}
    return {each for each in ways if len("".join(each)) >= _FEWEST_SOUNDS}


def _is_near(given: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words that sound alike are spelled alike as well; Arabic writes no short vowels."""
    if any(letter in _ARABIC for letter in "".join((*given, *words))):
        return True
    one, other = (sorted(each, key=lambda word: min(_codes(word))) for each in (given, words))
    return all(map(_is_near_word, one, other))


def _is_near_word(one: str, other: str) -> bool:
    across = script_of_name(one) != script_of_name(other)
    if across and len(min(_codes(one))) >= _FEWEST_SOUNDS:
        return True
    ratio = SequenceMatcher(None, latinised(one), latinised(other)).ratio()
    return ratio >= (_LIKE_ACROSS if across else _LIKE)


def _may_be_other(given: Sequence[tuple[str, str]], place: int) -> bool:
    return place == 0 or given[place - 1][0].isdigit()


def _is_parted(text: str, size: int) -> bool:
    """Whether a mark, or nothing, stands behind the first words of a text."""
    matches = list(_WORD.finditer(text))
    if len(matches) <= size:
        return True
    between = text[matches[size - 1].end() : matches[size].start()]
    return bool(between.strip())


def _words(text: str) -> list[str]:
    return [word for _, word in _given(text)]


def _given(text: str) -> list[tuple[str, str]]:
    """Each word of a text as it stands, and folded without a genitive."""
    found = []
    for match in _GIVEN.finditer(text):
        word = _GENITIVE.sub("", match[0])
        folded = fold(word).replace(" ", "")
        if folded:
            found.append((match[0], folded))
    return found


def _heads_of(words: Iterable[str]) -> set[str]:
    """The first letters of words, with which every form of a name's word begins."""
    heads: set[str] = set()
    for word in words:
        heads.add(word[:_FEWEST])
        if word[:1] in _PREFIXES:
            heads.add(word[1 : 1 + _FEWEST])
    return heads


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 2 and word[-1] in _VOWELS else word


def _alike(words: Sequence[str], part: Sequence[str]) -> bool:
    return all(_is_form(given, word) for word, given in zip(words, part, strict=True))


def _is_form(given: str, word: str) -> bool:
    """Whether a word of a text is a name in one of its cases: "Аду" of "Ада", "Adas" of "Ada"."""
    if given == word or (given[:1] in _PREFIXES and given[1:] == word):
        return True
    stem = _stem(word)
    if len(stem) < 2 or not given.startswith(stem):
        return False
    if word.isascii() and len(stem) < 3:
        return False
    return given[len(stem) :] in _ENDINGS
