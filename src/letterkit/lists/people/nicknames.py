"""Nicknames and sites in brackets behind a name, as on lists of people who write programs.

    Bo Sample (bsample)           a word as accounts are called: read by a person, once
    Bo Sample (bsample, samp42)   several of them
    Bo Sample (sample.example)    a site, which asks nothing

A nickname may be a wish that is spelt in a way that no rule knows ("initals"), so somebody reads
it, unless the person's link, account or file has it too.
"""

import re
from pathlib import PurePath

from letterkit.model.incoming import Incoming
from letterkit.text.names import fold

_SEVERAL = re.compile(r"\s*[,/|]\s*")
_MOST = 3
# A word of an account; what ends in a mark ("thx!") is said, and is none.
_NICKNAME = re.compile(r"@?\w[\w.+:-]{0,38}\w")
_SITE = re.compile(r"(?:\w[\w-]*\.)+[a-z]{2,}")
_PIECES = re.compile(r"[^\W_]+")


def are_nicknames(text: str) -> bool:
    """Whether a text is one to three words as accounts are called, with marks between them.

    >>> are_nicknames("bsample"), are_nicknames("bsample, samp42"), are_nicknames("wait for her")
    (True, True, False)
    """
    words = _SEVERAL.split(text.strip())
    return len(words) <= _MOST and all(map(_NICKNAME.fullmatch, words))


def words_of_site(text: str) -> str:
    """The words of a site's address, without what stands behind its last point; or nothing.

    >>> words_of_site("bo-sample.example"), words_of_site("Sample")
    ('bo sample', '')
    """
    site = _SITE.fullmatch(text.strip())
    return " ".join(_PIECES.findall(site[0].rpartition(".")[0])) if site else ""


def is_their_own(nicknames: str, person: Incoming) -> bool:
    """Whether each nickname is a piece of a link or an account, or the name of their own file."""
    known = {_plain(PurePath(person.file).stem)} if person.alone else set()
    for text in (*person.values.values(), *person.private.values()):
        if text != person.values.get("name"):
            known.update(map(_plain, re.split(r"[/@?=\s]+", text)))
            known.update(map(_plain, _PIECES.findall(text)))
    return all(_plain(word) in known for word in _SEVERAL.split(nicknames))


def _plain(text: str) -> str:
    return "".join(_PIECES.findall(fold(text)))
