"""Whether a text holds a plain wish not to be named: "Please do not publish my name".

Such a wish stands in comments, roles and answers to other questions, and counts wherever it stands.
A clause is understood whole or not at all, so "anonymous donors fund us" is no wish.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from letterkit.wishes.lexicon import (
    Token,
    Word,
    documents,
    first_person,
    hiding,
    languages,
    may_know,
    naming,
    tokens_in,
    words_of,
)
from letterkit.wishes.sayings import hides

_MOST_WORDS = 16
_SHORT = 100
_DASH = re.compile(r"\s[-–—]+\s")  # "Anonymous letters – a shame" says something of them
_CLAUSES = re.compile(
    r"[,.;:!?()\[\]{}/|،؛؟\n\r\"«»“”„•*]+|\s[-–—]+\s|(?<!\w)(?:and|because|as|but|so|и|а|но|потому|что"
    r"|поэтому|і|й|але|бо|тому|таму|що|oraz|i|ale|bo|und|aber|denn|weil|et|mais|car|y|pero|porque"
    r"|لكن|لأن|لأنني)(?!\w)",
    re.IGNORECASE,
)
# "Not in my name!" is said of wars and laws.
_SLOGAN = re.compile(
    r"\b(?:not in (?:my|our) name|nicht in (?:meinem|unserem|unsrem) namen|pas en (?:mon|notre) nom"
    r"|no en (?:mi|nuestro) nombre|nie w (?:moim|naszym) imieniu|не от (?:моего|нашего) имени"
    r"|не (?:моим|нашим) именем|не в (?:мо[её]м|нашем) имени|не (?:ад|от) (?:майго|нашага) імя"
    r"|не від (?:мого|нашого) імені)(?!\w)"
    r"|ليس باسم(?:ي|نا)",
    re.IGNORECASE,
)
_SAYS = frozenset({Word.NAME, Word.PART, Word.PERSON})
_SILENT = frozenset({Word.FILLER, Word.PREP, Word.WANT, Word.ASK, Word.NE})


@lru_cache(maxsize=65_536)
def is_wish(text: str) -> bool:
    """Whether a clause of the text is a wish not to be named, in words that mean nothing else."""
    if not any(map(str.isalpha, text)):
        return False  # a date or a number: lists have thousands of them
    if _SLOGAN.search(text):
        return False
    clauses = _CLAUSES.split(text)
    if len(clauses) > 1 and len(text) < _SHORT:
        clauses.append(" ".join(clauses))
    return any(map(_is_clause, clauses))


@lru_cache(maxsize=16_384)
def _is_clause(clause: str) -> bool:
    words = [word for word in words_of(clause) if word[0].isalnum()]
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    return any(
        _says_so(tokens_in(language, words))
        for language in languages()
        if may_know(language, words)
    )


def _says_so(tokens: Sequence[Token]) -> bool:
    kinds = {token.kind for token in tokens}
    if Word.UNKNOWN in kinds:
        return False
    if _refuses(kinds):
        return True
    if not hides(tokens):
        return False
    if Word.ANON in kinds or kinds & _SAYS:
        return True
    if Word.HIDE in kinds:
        return any(token.kind is Word.HIDE and token.text in hiding() for token in tokens)
    # «Не указано» is no answer, and "do not publish" is one.
    mine = any(token.text in first_person() for token in tokens)
    named = any(token.text.startswith(naming()) for token in tokens if token.kind is Word.SHOW)
    return mine or named or Word.PUBLISH in kinds


def _refuses(kinds: set[Word]) -> bool:
    """ "I do not agree to the publication", "I refuse to give my name"."""
    turns = kinds & {Word.NEG, Word.FLIP, Word.NO}
    asks = kinds & {Word.PUBLISH, Word.NAME}
    rest = kinds - turns - asks - _SILENT - {Word.SHOW, Word.PERSON, Word.AGREE}
    return len(turns) == 1 and bool(asks) and not rest and bool(kinds & {Word.AGREE, Word.FLIP})


@lru_cache(maxsize=65_536)
def is_of_writer(text: str) -> bool:
    """Whether a wish in a text is about its writer, for certain.

    "No names, no faces, so they work" has a clause that is a wish by itself, and other words; a
    clause without a word for the writer counts at the beginning alone, where the rest is known.
    """
    clauses = [each for each in _CLAUSES.split(text) if any(map(str.isalpha, each))]
    if any(_is_clause(each) and _is_personal(each) for each in clauses):
        return True
    if not clauses:
        return False
    bare = any(_is_clause(each) and not _is_of_others(each) for each in (clauses[0], clauses[-1]))
    return (bare and not _DASH.search(text)) or _is_clause(" ".join(clauses))


def _is_personal(clause: str) -> bool:
    """Whether a clause has a word for the writer, or asks somebody to do something."""
    words = [word for word in words_of(clause) if word[0].isalnum()]
    if any(word in first_person() for word in words):
        return True
    return any(
        {Word.PUBLISH, Word.HIDE, Word.WANT, Word.SHOW, Word.PERSON}
        & {token.kind for token in tokens_in(language, words)}
        for language in languages()
        if may_know(language, words)
    )


def _is_of_others(clause: str) -> bool:
    """ "No names", "anonymous letters": it says of nobody that they are not to be named."""
    words = [word for word in words_of(clause) if word[0].isalnum()]
    if any(word.startswith(documents()) for word in words):
        return True
    return any(
        Word.NAME in {token.kind for token in tokens_in(language, words)}
        for language in languages()
        if may_know(language, words)
    )
