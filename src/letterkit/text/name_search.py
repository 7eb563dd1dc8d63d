"""Who is found by a name: the rules of `verify --name`, of a page and of `verify.html`.

`render/search.js` has the same rules in JavaScript and gets its tables from `search_rules`, so
`tests/render/test_search.py` can ask both the same questions. Names and queries are folded first
(`names.fold`): case, accents, apostrophes and hyphens do not count. A query is then

`EXACT`     the name, its words in any order. Only this is called found; all others are similar.
`SCRIPT`    the name in another script, each word as somebody may write it there
`WHOLE`     whole words of the name, or all the words of a shorter one
`PART`      beginnings of its words, or its words written together or apart
`OTHER`     the same in another script; Arabic by its consonants
`INITIALS`  its initials, or a full name for one that is listed by initials
`SOUND`     a name that sounds like it, word for word

and the first of these that fits counts. Each word stands for one word of the name.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple
from unicodedata import category

from letterkit.text.names import ACCENTS, ALIKE, APOSTROPHES, INVISIBLE, PLAIN, fold
from letterkit.text.transliteration import SOUNDS, TABLES, latinised, sound_of, tokens_of, undoubled

MOST_WORDS = 16  # of a query; one with more is only found where it is the name
_JOINED = 4  # letters of words written together
_UNSPACED = 2  # of them where a script has no blanks: 王小明 is a whole name in three
_NO_CONSONANTS = ("", "A")  # sounds of words that sound like each other by nothing
_INITIALS = 4  # letters of initials written together, at most


class Likeness(IntEnum):
    """How a query is like a name, the closest first."""

    EXACT = 0
    SCRIPT = 1
    WHOLE = 2
    PART = 3
    OTHER = 4
    INITIALS = 5
    SOUND = 6


class Hit(NamedTuple):
    """The place of a name among those that were searched, and how it is like the query."""

    likeness: Likeness
    place: int


class _Word(IntEnum):
    """How a word of a query is like a word of a name."""

    SAME = 0
    SPELLED = 1
    BEGINS = 2
    SPELLED_BEGINS = 3
    INITIAL = 4
    SOUND = 5
    UNLIKE = 6


# What a name is like whose words are like those of a query by this much at most.
_BY_WORDS = {
    _Word.SPELLED: Likeness.WHOLE,
    _Word.BEGINS: Likeness.PART,
    _Word.SPELLED_BEGINS: Likeness.OTHER,
    _Word.INITIAL: Likeness.INITIALS,
    _Word.SOUND: Likeness.SOUND,
}


def search(wanted: str, listed: Iterable[str]) -> list[Hit]:
    """Those of the `listed` names that are like `wanted`: the closest first, then in their order.

    >>> search("Olga Voda", ["Bo Example", "Вода Ольга", "Olga Voda"])
    [Hit(likeness=<Likeness.EXACT: 0>, place=2), Hit(likeness=<Likeness.SCRIPT: 1>, place=1)]
    """
    query = _Query(fold(wanted).split())
    if not query.words:
        return []
    found: list[Hit] = []
    for place, name in enumerate(listed):
        likeness = query.likeness(fold(name).split())
        if likeness is not None:
            found.append(Hit(likeness, place))
    return sorted(found)


class _Query:
    """The folded words of a query, and what was worked out about each with the words of names."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._key = sorted(words)
        self._joined = "".join(words)
        self._known: tuple[dict[str, _Word], ...] = tuple({} for _ in words)
        letters = _letters(words[0]) if len(words) == 1 else []
        spread = 2 <= len(letters) <= _INITIALS
        self._initials = _Query(letters) if spread else None

    def likeness(self, name: Sequence[str]) -> Likeness | None:
        """How this query is like the name with these words, if it is."""
        if not name:
            return None
        if self._key == sorted(name):
            return Likeness.EXACT
        if len(self.words) > MOST_WORDS:
            return None
        found = [self._by_words(name), self._by_joining(name)]
        if self._initials and len(name) == len(self._initials.words):
            rows = self._initials._rows(name)
            if _paired(rows, _Word.INITIAL) == len(name):
                found.append(Likeness.INITIALS)
        return min((each for each in found if each is not None), default=None)

    def _by_words(self, name: Sequence[str]) -> Likeness | None:
        wanted = len(self.words)
        # A name of one word that is a part of a longer query says too little.
        if len(name) < wanted and len(name) < 2:
            return None
        rows = self._rows(name)
        needed = min(wanted, len(name))
        is_even = len(name) == wanted
        if sum(min(row) < _Word.UNLIKE for row in rows) < needed:
            return None
        for limit, likeness in _BY_WORDS.items():
            if limit is _Word.SOUND and not (is_even and wanted > 1):
                continue
            if _paired(rows, limit) == needed:
                is_whole = likeness is Likeness.WHOLE and is_even
                return Likeness.SCRIPT if is_whole else likeness
        return None

    def _by_joining(self, name: Sequence[str]) -> Likeness | None:
        if len(self._joined) < (_UNSPACED if _is_unspaced(self._joined) else _JOINED):
            return None
        joined = "".join(name)
        start = 0
        for word in name:
            if joined.startswith(self._joined, start):
                return Likeness.PART
            start += len(word)
        return None

    def _rows(self, name: Sequence[str]) -> list[list[_Word]]:
        """By word of the query, how it is like each word of the name."""
        several = len(self.words) > 1
        rows = []
        for word, known in zip(self.words, self._known, strict=True):
            row = []
            for other in name:
                if other not in known:
                    known[other] = _likeness_of_words(word, other, several=several)
                row.append(known[other])
            rows.append(row)
        return rows


def _paired(rows: Sequence[Sequence[_Word]], limit: _Word) -> int:
    """How many words of the query can have a word of the name each, like it by `limit` at most.

    A matching in a bipartite graph, by augmenting paths; a query has few words.
    """
    taken: dict[int, int] = {}

    def seat(row: int, tried: set[int]) -> bool:
        for place, like in enumerate(rows[row]):
            if like <= limit and place not in tried:
                tried.add(place)
                if place not in taken or seat(taken[place], tried):
                    taken[place] = row
                    return True
        return False

    return sum(seat(row, set()) for row in range(len(rows)))


def _likeness_of_words(query: str, word: str, *, several: bool) -> _Word:
    """`several` says that the query has other words: one alone is never meant by an initial."""
    if query == word:
        return _Word.SAME
    if _is_unspaced(query) and query in word:
        return _Word.BEGINS
    is_letter = _is_letter(query)
    if word.startswith(query):
        return _Word.INITIAL if is_letter else _Word.BEGINS
    stands_for_more = several and _is_letter(word)
    if stands_for_more and query.startswith(word):
        return _Word.INITIAL
    found = _across_scripts(query, word, stands_for_more=stands_for_more)
    if found < _Word.UNLIKE:
        is_letter = _is_letter(_undoubled(query))
        return _Word.INITIAL if found is _Word.SPELLED_BEGINS and is_letter else found
    sound = _sound(query)
    is_alike = sound == _sound(word) and sound not in _NO_CONSONANTS
    return _Word.SOUND if is_alike else _Word.UNLIKE


def _across_scripts(query: str, word: str, *, stands_for_more: bool) -> _Word:
    one, other = _script(query), _script(word)
    if one == other or not one or not other:
        return _Word.UNLIKE
    if "Arab" in (one, other):
        sound = _sound(query)
        return _Word.SPELLED_BEGINS if len(sound) > 1 and sound == _sound(word) else _Word.UNLIKE
    if other == "Latn":
        whole, shorter, longer = _spelled(query, _undoubled(word))
        is_beginning, is_begun = longer, shorter
    else:
        whole, shorter, longer = _spelled(word, _in_latin(query))
        is_beginning, is_begun = shorter, longer
    if whole:
        return _Word.SPELLED
    if is_beginning:
        return _Word.SPELLED_BEGINS
    return _Word.INITIAL if is_begun and stands_for_more else _Word.UNLIKE


def _spelled(word: str, latin: str) -> tuple[bool, bool, bool]:
    """Whether `latin` is a spelling of `word`; begins with less than one; begins with one.

    Doubled letters count once in both, those that two spellings make side by side too.
    """
    places, is_shorter = {0}, False
    for token in _tokens(word):
        reached = set()
        for place in places:
            left = latin[place:]
            for spelling in _spellings().get(token, (token,)):
                ways = [spelling]
                if place and spelling and latin[place - 1] == spelling[0]:
                    ways.append(spelling[1:])
                for way in ways:
                    if left.startswith(way):
                        reached.add(place + len(way))
                    is_shorter = is_shorter or way.startswith(left)
        places = reached
    return len(latin) in places, is_shorter and len(latin) not in places, bool(places)


@lru_cache(maxsize=65_536)
def _tokens(word: str) -> tuple[str, ...]:
    return tuple(tokens_of(undoubled(word)))


@lru_cache(maxsize=65_536)
def _undoubled(word: str) -> str:
    return undoubled(word)


@lru_cache(maxsize=1024)
def _in_latin(word: str) -> str:
    return undoubled(latinised(word))


def _is_letter(text: str) -> bool:
    """Whether it is one letter, with the marks on it if there are any."""
    return len(text) == 1 or (not text.isascii() and len(_letters(text)) == 1)


def _letters(text: str) -> list[str]:
    """The letters, each with the marks on it."""
    found: list[str] = []
    for character in text:
        if found and category(character)[0] == "M":
            found[-1] += character
        else:
            found.append(character)
    return found


@lru_cache(maxsize=1024)
def _is_unspaced(word: str) -> bool:
    """Whether the script of a word of the query has no blanks between words."""
    return any(low <= word[0] <= high for low, high in _tables()["unspaced"])


@lru_cache(maxsize=65_536)
def _script(word: str) -> str:
    """The script of its first letter, if it is one that a name is followed into."""
    first = word[0]
    return "Latn" if "a" <= first <= "z" else _scripts().get(first, "")


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    if _script(word) != "Arab":
        return sound_of(word)
    letters, arabic = _arabic(), _tables()["arabic"]
    sounds = [letters.get(letter, letter) for letter in word]
    firsts = dict(pair.split(" ") for pair in arabic["first"].split("|"))
    sounds[0] = firsts.get(word[0], sounds[0])
    if len(word) > 1 and word[-1] in arabic["last"]:
        sounds[-1] = ""
    return undoubled("".join(sounds))


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    file = resources.files("letterkit.text") / "name_search.toml"
    found: Mapping[str, Any] = tomllib.loads(file.read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def _arabic() -> Mapping[str, str]:
    pairs = _tables()["arabic"]["letters"].replace("\n", "").split("|")
    return {
        letter: sound.strip("-") for letter, _, sound in (each.partition(" ") for each in pairs)
    }


@lru_cache(maxsize=1)
def _scripts() -> Mapping[str, str]:
    """The script of each letter that has spellings or a sound in another one."""
    found = dict.fromkeys(_arabic(), "Arab")
    for script, table in TABLES.items():
        found |= {fold(letters)[0]: script for letters in table}
    return found


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """The Latin spellings of folded letters: those of й are among those of и.

    The letter's own come first, so that `latinised` writes one that is among them.
    """
    found: dict[str, tuple[str, ...]] = {}
    every = [pair for table in TABLES.values() for pair in table.items()]
    for letters, latin in sorted(every, key=lambda pair: fold(pair[0]) != pair[0]):
        known = found.get(fold(letters), ())
        found[fold(letters)] = known + tuple(each for each in latin if each not in known)
    return found


def search_rules() -> dict[str, object]:
    """The tables as `render/search.js` reads them."""
    return {
        "apostrophes": APOSTROPHES,
        "invisible": INVISIBLE,
        "plain": PLAIN,
        "accents": ACCENTS,
        "alike": [[*pair, *letters] for pair, letters in ALIKE.items()],
        "spellings": "|".join(f"{key} {','.join(latin)}" for key, latin in _spellings().items()),
        "scripts": {
            script: "".join(each for each, of in _scripts().items() if of == script)
            for script in sorted(set(_scripts().values()))
        },
        "sounds": SOUNDS,
        "arabic": [_arabic(), *(_tables()["arabic"][key] for key in ("first", "last"))],
        "unspaced": _tables()["unspaced"],
        "most": [MOST_WORDS, _JOINED, _INITIALS, _UNSPACED],
    }
