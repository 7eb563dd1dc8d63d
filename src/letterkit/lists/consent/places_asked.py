"""Where a name is to be published: with the letter, on a page that everybody reads, or for less.

    May we publish your name with the Example letter?    with the letter
    May we publish your name in the local newspaper?     for less: no leave for a page
    Publish my name (press release)                      for less, in a sentence of its own

A place is understood by the letter or the page that it names. Any other one may be a newspaper, a
rally or a circle, and leave for that is none for a page that everybody can read.
"""

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from letterkit.text.phrases import Phrases, tables_of
from letterkit.wishes.lexicon import Token, Word, fold, words_of

# Of who, what and leave, two are asked before a place can be named.
_PARTS = {
    Word.NAME: "who", Word.PERSON: "who", Word.SHOW: "what", Word.PUBLISH: "what",
    Word.AGREE: "leave", Word.ASK: "leave",
}  # fmt: skip
_MOST_WORDS = 5
_NOUNS_HAVE_CAPITALS = "de"
_TITLE_CASE = 0.5  # of the words behind the first one
_SITE = re.compile(
    r"(?<=\s)(?:https?://)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?:/\S*[\w/])?(?![\w@])"
)
_NAMED = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.consent", "places_asked.toml"))


def is_for_less(words: Sequence[str]) -> bool:
    """Whether a sentence names a place that not everybody reads: "press release"."""
    return any(piece.label == "less" for piece in _phrases().pieces(" ".join(words)))


def proper_words(text: str, language: str) -> Set[str]:
    """Words that are part of a name by their capitals, folded: "the Example website"."""
    if language == _NOUNS_HAVE_CAPITALS:
        return frozenset()
    _, *words = _NAMED.findall(text) or [""]
    capitals = [each for each in words if each[0].isupper()]
    if len(capitals) > _TITLE_CASE * len(words):
        return frozenset()  # In A Title Like This One they say nothing
    return {part for each in capitals for part in words_of(fold(each))}


def is_strange(tokens: Sequence[Token], proper: Set[str]) -> bool:
    """Whether a sentence has a word that is neither known nor part of a place for everybody."""
    return any(
        token.kind is Word.UNKNOWN and not _is_open(tokens, place, proper)
        for place, token in enumerate(tokens)
    )


def with_sites(title: str) -> str:
    """A title with a word in the place of each address of a site: "on parks.example.org"."""
    return _SITE.sub("website", title)


def _is_open(tokens: Sequence[Token], place: int, proper: Set[str]) -> bool:
    """Whether the word belongs to where the letter, or a page for everybody, is."""
    start = _start_of_place(tokens[:place])
    if not start:
        return False
    end = next(
        (number for number, each in enumerate(tokens) if number > place and each.kind is Word.PREP),
        len(tokens),
    )
    behind = tokens[place + 1 : end]
    next_known = next(
        (each for each in behind if each.kind is not Word.UNKNOWN or _noun(each)), None
    )
    nouns = {_noun(each) for each in tokens[start:place]} | {_noun(next_known)}
    if "letter" in nouns or _noun(tokens[place]):
        return True  # "the letter to the minister", "the memorial letter"
    # "The members' page" is not for everybody, "the Example Society website" is.
    named = tokens[place].text in proper or _label(tokens[place].text) == "ours"
    around = nouns | {_noun(each) for each in (*tokens[:start], *behind)}
    return named and bool({"letter", "page"} & around)


def _noun(token: Token | None) -> str:
    """`letter` or `page`, if a word is one for it; of unknown words, if it can be nothing else."""
    if token is None:
        return ""
    label = _label(token.text)
    if label == "open":
        return "letter"
    return label if label in ("letter", "page") and token.kind is Word.FILLER else ""


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    labels = {piece.label for piece in _phrases().pieces(text)}
    return labels.pop() if len(labels) == 1 else ""


def _start_of_place(before: Sequence[Token]) -> int:
    """Where the place begins that what comes next belongs to, after what is asked; or 0."""
    for distance, token in enumerate(reversed(before)):
        if token.kind is Word.PREP:
            start = len(before) - distance
            asked = {_PARTS.get(each.kind, "") for each in before[:start]}
            return start if len(asked - {""}) > 1 else 0
        if token.kind not in (Word.UNKNOWN, Word.FILLER, Word.DETAIL) or distance >= _MOST_WORDS:
            return 0
    return 0
