"""What people answer to a receipt, or to news: yes, "no, it was not me", or no more e-mails.

An answer is plain if the first line of the person's own words is one of those in
`mail_answers.toml`, and nothing else stands there but a plain signature. Any other words are for a
person to judge.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from letterkit.text.quoting import folded
from letterkit.text.signed_off import is_signature

_MARKS = " \t.,!:;…·–—-\"“”„«»‘’'`*_"


class Plain(StrEnum):
    """What a plain answer says."""

    YES = "yes"
    NO = "no"
    STOP = "stop"


def plain_answer(own: str, entry: Iterable[str]) -> Plain | None:
    """What a person's own words plainly say, or None; `entry` are the texts of their entry."""
    first, _, rest = own.strip().partition("\n")
    said = _known().get(_bare(first))
    if said is None or not is_signature(rest, tuple(entry)):
        return None
    return said


def offered(lang: str, what: Plain) -> str:
    """The words that an e-mail in this language shows to be copied."""
    return _words()[language(lang)][what][0]


def language(lang: str) -> str:
    """The language itself if its words are known, else its first part, else English."""
    known = _words()
    return next((each for each in (lang, lang.partition("-")[0]) if each in known), "en")


def languages() -> Sequence[str]:
    """The languages of which the words are known."""
    return tuple(_words())


def _bare(text: str) -> str:
    return folded(" ".join(text.split())).strip(_MARKS).replace("’", "'")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    source = (resources.files("letterkit.answers") / "mail_answers.toml").read_text("utf-8")
    return tomllib.loads(source)


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Plain]:
    found: dict[str, Plain] = {}
    for table in _words().values():
        for what in Plain:
            found |= dict.fromkeys(map(_bare, table[what]), what)
    return found
