"""The keys of structures: what carries a list, what titles a group, what is no signatory.

The words are in `shape_words.toml`; those that name people, organisations and signatories are in
`group_words.toml`.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from letterkit.lists.documents.group_words import (
    is_of_many,
    kind_of_group,
    says_demands,
    says_who_signed,
)

_NOT_LETTERS = re.compile(r"[\W_]+")


@cache
def _words(which: str) -> tuple[str, ...]:
    source = resources.files("letterkit.lists.structures") / "shape_words.toml"
    return tuple(tomllib.loads(source.read_text("utf-8"))[which])


@lru_cache(maxsize=4096)
def plain_key(key: str) -> str:
    """A key in small letters with a blank where it has marks."""
    return _NOT_LETTERS.sub(" ", key.casefold()).strip()


def is_signed(key: str) -> bool:
    """Whether a key says that those below it signed."""
    return says_who_signed(key)


def is_signed_noun(key: str) -> bool:
    """The same of a key that cannot mean what one person signed."""
    return says_who_signed(key) and plain_key(key) not in _words("of_one")


def is_kind(key: str) -> bool:
    """Whether a key names people or organisations, and nobody who is only around a letter."""
    return is_of_many(key) and not is_beside(key)


def is_one_kind(key: str) -> bool:
    """Whether a key names one organisation or one person, as `[[organisation]]` does in TOML."""
    return bool(kind_of_group(key)) and not is_of_many(key) and not is_beside(key)


def is_wish(key: str) -> bool:
    """Whether a key says how those below it want to be shown: `anonymous`."""
    from letterkit.lists.said.said_above import judged

    return bool(judged(key).shown)


@lru_cache(maxsize=4096)
def may_hold_members(key: str) -> bool:
    """Whether names in a list under this key may be those of a group."""
    return is_members(key) or is_signed(key) or is_kind(key)


def is_beside(key: str) -> bool:
    """Whether a key says that those below it are somebody else, or something else."""
    return plain_key(key) in _words("beside") or says_demands(key)


def says_left(key: str) -> bool:
    """Whether a key says that those below it took their signatures back."""
    from letterkit.lists.said.leaving import takes_back

    return takes_back(plain_key(key))


def is_carrier(key: str) -> bool:
    """Whether a key carries whatever the file is about."""
    return plain_key(key) in _words("carriers")


def is_members(key: str) -> bool:
    """Whether a key of a group holds those who are in it."""
    return plain_key(key) in _words("members")


def is_count(key: str) -> bool:
    """Whether a number under this key says how many there are."""
    return plain_key(key) in _words("counts")


def is_sure_title(key: str) -> bool:
    """Whether a key is that of a group's title and of no value of an entry."""
    return plain_key(key) in _words("sure_titles")


def title_rank(key: str) -> int:
    """How likely a key of a group is its title, from 0 on; -1 if it is none."""
    titles = (*_words("sure_titles"), *_words("titles"))
    plain = plain_key(key)
    return titles.index(plain) if plain in titles else -1


def envelopes() -> tuple[str, ...]:
    """Keys around one entry that hold its values, such as `node`."""
    return _words("envelopes")
