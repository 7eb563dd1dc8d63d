"""Names that people give to be published, beside the name that they gave first.

"Name to publish", "Nom à afficher", «Имя под письмом»: a title that begins with a word for a name
and goes on with one for showing it, or with the place where it stands, and in which every word is
known. What only may be such a column is asked about where it differs from the first name, for
anyone who gave initials there must not be named in full.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from letterkit.lists.columns.questions import field_of
from letterkit.lists.columns.title_notes import plain
from letterkit.lists.consent.meanings import is_display_choice, is_yes_or_no
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.people.plain_names import resembles
from letterkit.lists.values import kind_of
from letterkit.text.names import fold
from letterkit.text.phrases import MARK, Phrases, tables_of
from letterkit.wishes.lexicon import Token, Word, languages, tokens_in, words_of

_REMARK = re.compile(r"\s*[(\[（【](.*?)[)\]）】]|\s*[-–—,;:.]\s+([^,;:.]*)")
_SHOWS = frozenset({Word.SHOW, Word.PUBLISH})
_NAMES = frozenset({Word.NAME, Word.PART})
# With any of these a title asks something, or is about something else.
_BEYOND = frozenset({
    Word.NEG, Word.NO, Word.HIDE, Word.ANON, Word.FLIP, Word.AGAINST, Word.FINE, Word.TRAP, Word.IF,
    Word.WITHOUT, Word.AGREE, Word.ASK, Word.BUT, Word.ONLY, Word.COUNT, Word.TOPIC, Word.THING,
    Word.COMMENT, Word.DETAIL, Word.META, Word.WHY, Word.INITIALS, Word.ROLE, Word.UNCLEAR,
    Word.FOREIGN, Word.UNKNOWN,
})  # fmt: skip
_ELSE = frozenset({Word.THING, Word.COMMENT, Word.DETAIL, Word.TOPIC, Word.META, Word.ROLE})
# Words within a name that begin with a small letter.
_PARTICLES = frozenset({
    "de", "da", "di", "do", "dos", "du", "del", "della", "der", "den", "des", "la", "le", "van",
    "von", "vom", "zu", "zum", "zur", "af", "av", "bin", "ibn", "el", "al", "y", "i", "e", "et",
    "bint", "and", "ter", "ten", "tot", "op", "d'", "dr", "prof",
})  # fmt: skip
# What a title for the first name is made of.
_PLAIN = frozenset({Word.FULL, Word.PERSON, Word.FILLER, Word.PREP, Word.OR, *_NAMES})


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.people", "published_names.toml"))


def _labels(text: str) -> set[str]:
    return {piece.label for piece in _phrases().pieces(text)} - {MARK}


@lru_cache(maxsize=4096)
def without_remark(title: str) -> str:
    """A title without what it says of leaving the cell empty."""
    for match in _REMARK.finditer(title):
        if _labels(match[0]) & {"empty", "same"}:
            return f"{title[: match.start()]} {title[match.end() :]}".strip()
    return title


@lru_cache(maxsize=4096)
def is_if_other(title: str) -> bool:
    """Whether the title says that an empty cell means the first name: "(if different)"."""
    return "same" in _labels(title) and not any(
        token.kind is Word.ANON for tokens in _readings(title) for token in tokens
    )


@lru_cache(maxsize=4096)
def is_published_name(title: str) -> bool:
    """Whether a title is plainly that of a name to be published: "Name on the letter"."""
    return any(map(_is_published, _readings(without_remark(title))))


def _readings(title: str) -> list[list[Token]]:
    """The words of a title in each language that knows most of them."""
    words = [word for word in words_of(plain(title)) if word[0].isalnum()]
    found = [_with_places(tokens_in(each, words)) for each in languages()]
    unknown = [sum(token.kind is Word.UNKNOWN for token in tokens) for tokens in found]
    return [tokens for tokens, count in zip(found, unknown, strict=True) if count == min(unknown)]


def _with_places(tokens: Sequence[Token]) -> list[Token]:
    """Words for a letter, a list or a site are known wherever they stand."""
    found = []
    for token in tokens:
        labels = _labels(token.text) if token.kind is Word.UNKNOWN else set()
        if "shown" in labels:
            token = Token(token.text, Word.SHOW)
        elif labels & {"place", "word"}:
            token = Token(token.text, Word.FILLER)
        found.append(token)
    return found


def _is_published(tokens: Sequence[Token]) -> bool:
    kinds = [token.kind for token in tokens]
    content = [kind for kind in kinds if kind not in (Word.FILLER, Word.PREP, Word.OR)]
    if not content or content[0] not in _NAMES or _BEYOND & set(kinds):
        return False
    if _SHOWS & set(kinds):
        return True
    return any(
        "place" in _labels(token.text) and (" " in token.text or _is_at(tokens[:number]))
        for number, token in enumerate(tokens)
    )


def _is_at(before: Sequence[Token]) -> bool:
    """Whether something stands on, in or under what comes next; «под письмом» is one word."""
    return any(token.kind is Word.PREP for token in before)


def may_be_published_name(title: str, pairs: Sequence[tuple[str, str]]) -> int:
    """In how many rows a column may hold another name that somebody wants published.

    `pairs` are a text of the column and the first name in its row.
    """
    if asks_under(title):
        return _listed_under(pairs)
    named = _may_be(title)
    # "Sign as" may be about kinds, or about names.
    if not named and (field_of(title) not in ("", "kind") or is_of_other(title)):
        return 0
    given = [(text, name) for text, name in pairs if text.strip() and name.strip()]
    given = [(text, name) for text, name in given if not hidden_name(text)]
    others = [(text, name) for text, name in given if fold(text) != fold(name)]
    alike = [text for text, name in given if resembles(text, name)]
    if not named and (len(alike) < len(given) or any(map(_is_no_name, alike))):
        return 0  # "Sign as"
    if not is_near(title) and 2 * len(alike) < len(given):
        return 0
    return len(others)


def _listed_under(pairs: Sequence[tuple[str, str]]) -> int:
    """How many are listed under something else than their name, and not as one of a kind.

    Below "Sign as" most may say "individual" or "organisation".
    """
    given = [(text, name) for text, name in pairs if text.strip() and name.strip()]
    others = [text for text, name in given if fold(text) != fold(name) and not hidden_name(text)]
    if len(others) == len(given) and all(map(_is_kind, others)):
        return 0
    return sum(not _is_kind(text) for text in others)


def _is_kind(text: str) -> bool:
    return kind_of(text) is not None or is_yes_or_no(text) or is_display_choice(text)


def _is_no_name(text: str) -> bool:
    """Whether a text has a name in it and is none: an account, or "Tell ada secret"."""
    if _is_account(text):
        return True
    words = [word for word in text.split() if word.casefold() not in _PARTICLES]
    return any(word[:1].islower() for word in words)


def _is_account(text: str) -> bool:
    """Whether a text is an address or the name of an account, which may have names in it."""
    return any(sign.isdigit() or sign in "@/_\\" for sign in text) or text.islower()


@lru_cache(maxsize=4096)
def is_near(title: str) -> bool:
    """Whether a word for a name stands beside one for showing it, or for what one is called."""
    rest = without_remark(title)
    return "chosen" in _labels(rest) or any(
        _NAMES & {token.kind for token in tokens} and _SHOWS & {token.kind for token in tokens}
        for tokens in _readings(rest)
    )


@lru_cache(maxsize=4096)
def _may_be(title: str) -> bool:
    rest = without_remark(title)
    if is_of_other(title):
        return False
    for tokens in _readings(rest):
        kinds = {token.kind for token in tokens}
        if Word.NAME in kinds and not kinds & _ELSE and (not kinds <= _PLAIN or is_near(title)):
            return True
    return False


@lru_cache(maxsize=4096)
def asks_under(title: str) -> bool:
    """Whether a title asks under what somebody is listed: "Sign as", "How to list"."""
    return "under" in _labels(without_remark(title))


@lru_cache(maxsize=4096)
def is_of_other(title: str) -> bool:
    """Whether a title is about somebody else's name, or the name of a thing."""
    return "other" in _labels(without_remark(title))
