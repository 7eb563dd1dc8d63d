"""What a coordinator notes about a name: "remove", "took her name back", "no longer a signatory".

    order_of("please remove")        "out"
    order_of("remove, or ask?")      "unclear"
    order_of("speaks French")        ""
    may_be_note("took her name back")    True
    is_refusal("did not consent")    True

The texts are those that are left when the name is taken away. The words are in `orders.toml`.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from letterkit.wishes.lexicon import fold

OUT, UNCLEAR = "out", "unclear"
_MOST_WORDS = 14  # of a line about somebody; a longer one is prose
_MOST_OF_NOTE = 8
_MOST_OF_REFUSAL = 5
_SMALL = 3  # letters: "has", "did", "hat"
_NEAR = 3  # words between "not" and where
_NAME = 6  # words of a name
_FIRST = 2  # letters by which words are looked up
_SIGNS = re.compile(r"[\W_]+")


@lru_cache(maxsize=16_384)
def order_of(rest: str) -> str:
    """What a text about somebody orders, without their name: `OUT`, `UNCLEAR` or nothing."""
    said = plain_words(rest)
    if not said or len(said.split()) > _MOST_WORDS:
        return ""
    asks = "?" in rest or "؟" in rest
    if not asks and (_is_plain("out", said) or _is_plain("left", said)):
        return OUT
    if _is_strong(said) or _has("sentence", said):
        return UNCLEAR
    return ""


@lru_cache(maxsize=16_384)
def may_be_note(text: str) -> bool:
    """Whether a short note beside a name may say that they leave, or want to be shown less."""
    said = plain_words(text)
    return 0 < len(said.split()) <= _MOST_OF_NOTE and _is_strong(said)


@lru_cache(maxsize=16_384)
def is_refusal(text: str) -> bool:
    """Whether a text says that they refused, and nothing more but small words: "has not agreed"."""
    said = plain_words(text)
    if len(said.split()) > _MOST_OF_REFUSAL or not _has("refusal", said):
        return False
    rest = _pattern("refusal").sub(" ", said).split()
    return all(len(word) <= _SMALL for word in rest)


@lru_cache(maxsize=16_384)
def is_harmless(rest: str) -> bool:
    """Whether a sentence about somebody says what they do or are, and orders nothing."""
    said = plain_words(rest)
    return not order_of(rest) and (len(said.split()) > _MOST_WORDS or _has("harmless", said))


@lru_cache(maxsize=16_384)
def may_concern(text: str) -> bool:
    """Whether a text has a word of an order; it is cheap, for files have a million lines."""
    said = plain_words(text)
    words = said.split()
    if len(words) > _MOST_WORDS + _NAME or _beginnings().isdisjoint(w[:_FIRST] for w in words):
        return False
    return _is_strong(said, name=_NAME) or _has("sentence", said)


@lru_cache(maxsize=65_536)
def begins_with_order(text: str) -> bool:
    """Whether the first or the last words of a text are an order: "Remove Bo", "Bo: streichen"."""
    said = plain_words(text)
    if _beginnings().isdisjoint(word[:_FIRST] for word in said.split()):
        return False
    return any(_is_at_end(kind, said) for kind in ("out", "left"))


def _is_at_end(kind: str, said: str) -> bool:
    """Whether nothing but polite words stands before, or behind, an entry of a kind."""
    found = list(_pattern(kind).finditer(said))
    return any(
        _is_polite(kind, said[: each.start()]) or _is_polite(kind, said[each.end() :])
        for each in found
    )


def _is_plain(kind: str, said: str) -> bool:
    """Whether an entry of a kind is there, and beside it nothing but polite words."""
    return _has(kind, said) and _is_polite(kind, _pattern(kind).sub(" ", said))


def _is_polite(kind: str, said: str) -> bool:
    """Whether nothing but polite words is there, or nothing; of who left, words for the letter."""
    rest = _pattern("polite").sub(" ", said)
    if kind == "left":
        rest = _pattern("letter").sub(" ", rest)
    return not rest.strip()


def _is_strong(said: str, *, name: int = 0) -> bool:
    """`name` is how many words of it may be a name."""
    if any(_has(kind, said) for kind in ("strong", "out", "left")):
        return True
    if len(said.split()) <= _MOST_OF_REFUSAL + name and _has("refusal", said):
        return True
    return _near_place().search(said) is not None and not _has("calm", said)


def plain_words(text: str) -> str:
    """The words of a text, folded, with one blank between them."""
    return _SIGNS.sub(" ", fold(text)).strip()


def _has(kind: str, said: str) -> bool:
    return _pattern(kind).search(said) is not None


@cache
def _tables() -> dict[str, dict[str, str]]:
    source = resources.files("letterkit.wishes") / "orders.toml"
    return dict(tomllib.loads(source.read_text("utf-8")))


@cache
def _beginnings() -> frozenset[str]:
    """The first letters of all words that say something."""
    kinds = ("out", "left", "strong", "refusal", "sentence", "place")
    entries = [each for kind in kinds for each in " ".join(_tables()[kind].values()).split()]
    return frozenset(plain_words(each.split("_")[0].removesuffix("*"))[:_FIRST] for each in entries)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(kind)})(?!\w)")


@cache
def _near_place() -> re.Pattern[str]:
    """ "Do not put online", "web no": a "not" or "only" near a place, in any order."""
    neg, place = f"(?:{_any_of('neg')})", f"(?:{_any_of('place')})"
    gap = rf"(?:\s\w+){{0,{_NEAR}}}\s"
    return re.compile(rf"(?<!\w)(?:{neg}{gap}{place}|{place}{gap}{neg})(?!\w)")


def _any_of(kind: str) -> str:
    return pattern_of(" ".join(_tables()[kind].values()))


def pattern_of(entries: str) -> str:
    """A pattern for any of these entries, the longest first, in texts of `plain_words`."""
    longest_first = sorted(set(entries.split()), key=lambda each: (-len(each), each))
    return "|".join(map(_piece, longest_first))


def _piece(entry: str) -> str:
    words = [_word(word) for word in entry.split("_") if word]
    return "".join(words)[: -len(r"\s")] if words else ""


def _word(word: str) -> str:
    """A word and the blank behind it; `..` is a gap of up to three words."""
    if word == "..":
        return r"(?:\w+\s){0,3}"
    stem = plain_words(word.removesuffix("*"))
    return re.escape(stem) + (r"\w*" if word.endswith("*") else "") + r"\s"
