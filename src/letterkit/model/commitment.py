"""Commitments: what the register fixes of a signature without showing it.

    P = SHA-256("letterkit.private.v1", LF, private salt, JCS of the private part)
    C = SHA-256("letterkit.entry.v1", LF, salt, JCS of the entry)

Both salts are 32 random bytes, one for each commitment, never derived. The private part holds
`email`, and `name` where it is not shown in full. The entry holds these keys and no others:

    {"affiliation":"","country":"","kind":"person","lang":"en","level":"code","name":"","private":"…","role":"","shown":"unnamed","signed":"2026-11-22","text":"…","v":1}

`private` is P and `text` the hash of the text, 64 lower-case hex digits each; `signed` is a date or
empty, `lang` a language tag. `kind`, `level` and `shown` are words of the model, and `v` is 1.
Other values are lines of visible text. Without a name: `shown` is `role` or `unnamed`; without
role, affiliation and country too: `unnamed`.
"""

import datetime
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.model import Kind, Level, Shown
from letterkit.text.jcs import Json, format_flat_json
from letterkit.text.line import check_line

SALT_SIZE = 32
VERSION = 1
FIELDS = frozenset(
    {
        *("affiliation", "country", "kind", "lang", "level", "name"),
        *("private", "role", "shown", "signed", "text", "v"),
    }
)
_HASH = re.compile("[0-9a-f]{64}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS, _LEVELS = frozenset(Kind), frozenset(Level)
_HIDDEN: Mapping[str, tuple[str, ...]] = {
    Shown.NAMED: (),
    Shown.INITIALS: (),
    Shown.ROLE: ("name",),
    Shown.UNNAMED: ("name", "role", "affiliation", "country"),
}
LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Opening:
    """What turns a commitment into a signature: the entry and its salt."""

    entry: Mapping[str, Json]
    salt: bytes


def commit_private(private: Mapping[str, str], salt: bytes) -> str:
    """P, as it stands in the entry."""
    return commit_private_json(format_private(private), salt)


def commit_private_json(private: bytes, salt: bytes) -> str:
    """P, of what `format_private` gave."""
    return _commit(b"letterkit.private.v1\n", salt, private).hex()


def format_private(private: Mapping[str, str]) -> bytes:
    """The private part of an entry as canonical JSON: an address, and a name that is hidden."""
    if not {"email"} <= private.keys() <= {"email", "name"}:
        raise LetterkitError("not the private part of an entry")
    for value in private.values():
        check_line(value)
    return format_flat_json(private)


def verify_private(
    entry: Mapping[str, Json], private: Mapping[str, str], salt: bytes
) -> Mapping[str, str]:
    """Give the private part back if it is the one that the entry commits to."""
    if not _same(commit_private(private, salt), str(entry["private"])):
        raise LetterkitError("the private part is not this entry's")
    return private


def commit_entry(opening: Opening) -> bytes:
    """C, as it stands in the leaf."""
    return commit_entry_json(format_entry(opening.entry), opening.salt)


def commit_entry_json(entry: bytes, salt: bytes) -> bytes:
    """C, of what `format_entry` gave."""
    return _commit(b"letterkit.entry.v1\n", salt, entry)


def format_entry(entry: Mapping[str, Json]) -> bytes:
    """The public part of an entry as canonical JSON with its version."""
    return format_flat_json({**_words(entry), "v": VERSION})


def verify_opening(commitment: bytes, opening: Opening) -> Mapping[str, Json]:
    """Give the entry back if it is the one committed to."""
    if not hmac.compare_digest(commit_entry(opening), commitment):
        raise LetterkitError("the entry is not the one in the register")
    return opening.entry


def _commit(domain: bytes, salt: bytes, committed: bytes) -> bytes:
    if len(salt) != SALT_SIZE:
        raise LetterkitError("a salt has 32 bytes")
    return hashlib.sha256(domain + salt + committed).digest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def check_entry(entry: Mapping[str, Json]) -> Mapping[str, Json]:
    """Give the entry back if it is one, of the version that we know."""
    _words(entry)
    return entry


def _words(entry: Mapping[str, Json]) -> dict[str, str]:
    """All of an entry but its version."""
    # True equals 1, and is another JSON.
    version = entry.get("v")
    if entry.keys() != FIELDS or type(version) is not int or version != VERSION:
        raise LetterkitError("not an entry")
    words = {key: value for key, value in entry.items() if isinstance(value, str)}
    if len(words) != len(FIELDS) - 1 or not _is_well_formed(words):
        raise LetterkitError("not an entry")
    for value in words.values():
        check_line(value)
    return words


def _is_well_formed(words: Mapping[str, str]) -> bool:
    return (
        words["kind"] in _KINDS
        and words["level"] in _LEVELS
        and words["shown"] in _HIDDEN
        and is_hash(words["private"])
        and is_hash(words["text"])
        and LANGUAGE.fullmatch(words["lang"]) is not None
        and (words["signed"] == "" or _is_date(words["signed"]))
        and not any(words[key] for key in _HIDDEN[words["shown"]])
    )


def is_hash(text: str) -> bool:
    """Whether a text is a SHA-256 in small hexadecimal digits."""
    return _HASH.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
