"""What comments say of public matters, in the words of a wish: "Delete this bill!".

    without_public_matters("Delete this bill! Great letter.")   "Great letter."
    without_public_matters("Delete this bill and my name.")     the same text
    without_public_matters("Anonymous trolls will not win.")    ""
    without_public_matters("The names of the dead stay.")       ""

A sentence is taken away only where its object is plainly a law, a tax, a monument and the like,
and no word of it may be about somebody or about the list. What is in doubt stays. The words are
in `public_matters.toml`.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from tomllib import loads

from letterkit.wishes.lexicon import fold

_SENTENCE = re.compile(r"[^.!?;…\n\r؟؛]+[.!?;…\n\r؟؛\"»”“]*")
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[^\W\d_]+|[,،:–—-]")
_MOST = 24  # words of a sentence that is looked at
_BETWEEN = 4  # words between a verb and what it is said of
_NEAR = 2  # small words between "anonymous" and who is
_FAR = 5
_FEWEST = 3  # words of a sentence about what is anonymous
_MOST_OF_REST = 5  # words
_MOST_OF_REQUEST = 3
_LATIN = re.compile("[a-z]")


@lru_cache(maxsize=65_536)
def without_public_matters(text: str) -> str:
    """A comment without the sentences that are about public matters, and about no signature."""
    found = _SENTENCE.findall(text)
    kept = [each for each in found if not _is_public(each)]
    if len(kept) == len(found) or any(map(_goes_on, kept)):
        return text
    return "".join(kept).strip()


def is_short_request(text: str) -> bool:
    """Whether a word or two stand beside a "please": "anonymous please"."""
    words = [fold(each) for each in _WORD.findall(text)]
    return len(words) <= _MOST_OF_REQUEST and any(_is("polite", word) for word in words)


def _goes_on(sentence: str) -> bool:
    """ "And my name.", behind "Delete the law.": it is read together with what stands before."""
    words = [fold(each) for each in _WORD.findall(sentence)]
    if not any(_is("personal", word) or _is("names", word) for word in words):
        return False
    return len(words) <= _MOST_OF_REST or _is("joins", words[0])


def _is_public(sentence: str) -> bool:
    given = _WORD.findall(sentence)
    words = [fold(each) for each in given]
    if not 1 < len(words) <= _MOST or any(_is("personal", word) for word in words):
        return False
    if _are_names_of_others(words):
        return True
    if any(_is("names", word) for word in words):
        return False
    marked = _MARKED.findall(sentence)  # "I leave the project, remove" has a mark between
    return _demands(marked, [fold(each) for each in marked]) or _are_others(words)


def _demands(given: Sequence[str], words: Sequence[str]) -> bool:
    """ "Delete this bill": each verb that takes away has a thing beside it, and no name is near."""
    verbs = [place for place, word in enumerate(words) if _is("takes", word)]
    if not verbs or any(_is("anonymous", word) for word in words):
        return False
    if any(_may_name(given, words, place) for place in range(1, len(words))):
        return False
    return all(_takes_thing(words, place) for place in verbs)


def _takes_thing(words: Sequence[str], verb: int) -> bool:
    place = verb + 1
    while place < len(words) and place - verb <= _BETWEEN and _is("between", words[place]):
        place += 1
    if place < len(words) and _is("things", words[place]):
        behind = words[place + 1 : place + 2]
        # Genitives follow in Slavic languages and Arabic, and say whose it is.
        return not behind or not _LATIN.search(behind[0]) or _ends(behind[0], words[verb])
    return verb > 0 and _is("things", words[verb - 1])


def _ends(behind: str, verb: str) -> bool:
    return _is("behind", behind) or _is("things", behind) or _is_polish(verb)


def _is_polish(verb: str) -> bool:
    """A verb of the Polish list, where nouns need no small word between them."""
    return verb.startswith(tuple(each.rstrip("_") for each in _table()["takes"]["pl"]))


def _may_name(given: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Whether a word has a capital letter as names have; German things have it too."""
    if not given[place][0].isupper() or _is("things", words[place]) or given[place].isupper():
        return False
    return not (_is("between", words[place]) or words[place - 1] in _BEFORE_NOUNS)


_BEFORE_NOUNS = frozenset({"dem", "der", "den", "das", "im", "am", "vom", "zum", "zur"})


def _are_others(words: Sequence[str]) -> bool:
    """ "Anonymous trolls", "anonymity protects cowards", "they hide behind anonymity"."""
    if any(_is("polite", word) or _is("first", word) for word in words):
        return False
    places = [place for place, word in enumerate(words) if _is("anonymous", word)]
    if len(words) < _FEWEST and not any(_is("others", words[place]) for place in places):
        return False  # "Anonymous bully" may be how somebody signs
    return bool(places) and all(_is_of_others(words, place) for place in places)


def _is_of_others(words: Sequence[str], place: int) -> bool:
    if _is("anonymity", words[place]):
        behind = words[place + 1 : place + 1 + _FAR]
        hidden = place > 1 and any(_is("hides", word) for word in words[place - 3 : place])
        return hidden or any(_is("protects", word) or _is("others", word) for word in behind)
    if _is("others", words[place]):
        return True  # a noun of its own, as in Russian
    for number, word in enumerate(words[place + 1 : place + 2 + _NEAR]):
        if _is("others", word):
            return True
        if number < _NEAR and not _is("small", word):
            break
    # French and Spanish put the adjective behind the noun: "lettres anonymes".
    return place > 0 and _is("others", words[place - 1])


def _are_names_of_others(words: Sequence[str]) -> bool:
    """ "The names of the victims", "names out of schoolbooks": they are on no list of ours."""
    places = [place for place, word in enumerate(words) if _is("names", word)]
    if not places or any(_is("first", word) or _is("polite", word) for word in words):
        return False
    return all(
        any(_is("mourned", word) for word in words[place + 1 : place + 2 + _NEAR])
        for place in places
    )


@lru_cache(maxsize=65_536)
def _is(kind: str, word: str) -> bool:
    whole, stems = _entries(kind)
    return word in whole or word.startswith(stems)


@cache
def _entries(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole words of a kind, and the beginnings of words."""
    table = _table()
    texts = table["personal"]["names"] if kind == "names" else _all(table[kind], kind)
    whole = frozenset(each[:-1] for each in texts if each.endswith("_"))
    return whole, tuple(each for each in texts if not each.endswith("_"))


def _all(table: dict[str, list[str]], kind: str) -> list[str]:
    return [
        each
        for name, texts in table.items()
        if not (kind == "personal" and name == "names")
        for each in texts
    ]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    source = resources.files("letterkit.wishes") / "public_matters.toml"
    tables: dict[str, dict[str, str]] = loads(source.read_text("utf-8"))
    return {
        kind: {name: [_folded(each) for each in text.split()] for name, text in table.items()}
        for kind, table in tables.items()
    }


def _folded(entry: str) -> str:
    end = "_" if entry.endswith("_") else ""
    return fold(entry.rstrip("_").replace("_", " ")) + end
