"""Whose key is whose, and where somebody saw that: `signatories/<slug>.keys`.

A line is for one key, in the manner of OpenSSH's `allowed_signers`: who, the key, where it was
seen.

    # comments and blank lines are passed over
    ada@example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOh… example.org/ada, 2026-11-20
    bo@example.org,bo.work@example.org minisign RWQBAgMEBQYHCJt8… printed on their card
    di@example.org x509 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 their eID
    k7m2pq3xyz openpgp 0123456789ABCDEF0123456789ABCDEF01234567 cy.asc read out by telephone

Who is an e-mail address or an id of the list, or several after commas; patterns are refused. An
OpenPGP key is its fingerprint and the file of its certificate beside the `.keys` file. Options of
`allowed_signers` are refused; the lines of SSH keys mean to ssh-keygen what they mean here.

A line that cannot be used binds nothing and is reported; it never stops the other lines.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from letterkit.errors import LetterkitError


class KeyKind(StrEnum):
    """The programs whose signatures are verified with a key of somebody."""

    SSH = "ssh"
    OPENPGP = "openpgp"
    MINISIGN = "minisign"
    X509 = "x509"


@dataclass(frozen=True, slots=True)
class KnownKey:
    """`text` is type and base64 of an SSH key, a fingerprint for OpenPGP, base64 for minisign, and
    the SHA-256 of a certificate, in hex, for signed PDFs.

    `place` is what errors name; `certificate` is what the `file` of an OpenPGP key holds.
    """

    principals: tuple[str, ...]
    kind: KeyKind
    text: str
    seen: str
    file: str = ""
    place: str = field(default="", compare=False)
    certificate: bytes = field(default=b"", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class UnusableLine:
    """A line that binds no key: `error` names it and says why.

    `fingerprint` is that of its OpenPGP key, where the line has one: a signature may name it.
    """

    error: LetterkitError
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """What the lines of a file say: keys, in their order, and the lines that bind none.

    `strangers` are the places of lines whose keys are bound to nobody who is known.
    """

    keys: tuple[KnownKey, ...] = ()
    unusable: tuple[UnusableLine, ...] = ()
    strangers: tuple[str, ...] = ()


Person: TypeAlias = tuple[str, str]
"""The id and the e-mail address of somebody on the list."""


def without_shared(known: KnownKeys, people: Sequence[Person]) -> KnownKeys:
    """The same without keys that are given for two of these people: they show who of neither.

    Two lines are for one person if anybody fits both.
    """
    fits = [_who_fits(key.principals, people) for key in known.keys]
    keys = []
    unusable = list(known.unusable)
    strangers: list[str] = []
    for number, key in enumerate(known.keys):
        same = [at for at, other in enumerate(known.keys) if _is_same_key(key, other)]
        other = next((at for at in same if _are_two(fits[number], fits[at])), None)
        among = [_who_fits((each,), people) for each in key.principals]
        if other is not None:
            line = known.keys[other].place.rpartition(":")[2]
            unusable.append(_shared(key, f"line {line} gives the same key to somebody else"))
        elif any(_are_two(one, two) for one in among for two in among):
            unusable.append(_shared(key, "this line gives one key to two people"))
        else:
            keys.append(key)
            if people and not fits[number]:
                strangers.append(key.place)
    return KnownKeys(tuple(keys), tuple(unusable), tuple(strangers))


def _is_same_key(one: KnownKey, other: KnownKey) -> bool:
    return (one.kind, one.text) == (other.kind, other.text)


def _are_two(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other and not one & other)


def _who_fits(principals: Sequence[str], people: Sequence[Person]) -> frozenset[int]:
    bound = {each.casefold() for each in principals}
    return frozenset(
        at
        for at, (person, email) in enumerate(people)
        if bound & {person.casefold(), email.casefold()} - {""}
    )


def _shared(key: KnownKey, why: str) -> UnusableLine:
    hint = "nobody can say who of the two signed: leave the key to the one who has it alone"
    return UnusableLine(LetterkitError(f"{key.place}: {why}", hint=hint), key.text)


_PRINCIPAL = re.compile(r"""[^\s,*?!"'#\\]+""")
_SSH = re.compile(r"(ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+")
_FINGERPRINT = re.compile(r"[0-9A-F]{40}|[0-9A-F]{64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FILE = re.compile(r"[^\s/\\]*[^\s/\\.][^\s/\\]*")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
# Control characters, bidi controls and line separators, as in every text that a person writes.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_HINT = "a line is: ADDRESS KEY WHERE-IT-WAS-SEEN; docs/signing.md has examples"


def format_known_key(key: KnownKey) -> str:
    """One line, without its end."""
    kind = () if key.kind is KeyKind.SSH else (key.kind.value,)
    file = (key.file,) if key.file else ()
    written = " ".join((",".join(key.principals), *kind, key.text, *file, key.seen))
    if parse_known_key(written, "") != key:
        raise LetterkitError("this cannot be a line of known keys")
    return written


def parse_known_key(line: str, place: str) -> KnownKey:
    """A line that is no comment; its blanks may be several, or tabs."""
    who, kind, text, *rest = [*line.split(), "", "", ""]
    rest = [word for word in rest if word]
    if not all(_PRINCIPAL.fullmatch(each) for each in who.split(",")):
        raise _wrong(place, "not an e-mail address or id of the list, or several with commas")
    principals = tuple(who.split(","))
    if _SSH.fullmatch(kind):
        _require(_BASE64.fullmatch(text), place, "not an SSH public key")
        return KnownKey(principals, KeyKind.SSH, f"{kind} {text}", _seen(rest, place), place=place)
    if kind == KeyKind.MINISIGN:
        _require(_BASE64.fullmatch(text), place, "not a minisign public key")
        return KnownKey(principals, KeyKind.MINISIGN, text, _seen(rest, place), place=place)
    if kind == KeyKind.X509:
        _require(_SHA256.fullmatch(text), place, "not the SHA-256 of a certificate")
        return KnownKey(principals, KeyKind.X509, text, _seen(rest, place), place=place)
    if kind == KeyKind.OPENPGP:
        file, *rest = rest or [""]
        _require(_FINGERPRINT.fullmatch(text), place, "not a whole OpenPGP fingerprint")
        _require(_FILE.fullmatch(file), place, "no file of the OpenPGP key after its fingerprint")
        seen = _seen(rest, place)
        return KnownKey(principals, KeyKind.OPENPGP, text, seen, file, place=place)
    raise _wrong(place, "not a kind of key that is known, and options are none")


def parse_known_keys(text: str, name: str) -> KnownKeys:
    """Read every line on its own; bytes that are not UTF-8 are there as lone surrogates."""
    keys: list[KnownKey] = []
    unusable: list[UnusableLine] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        place = f"{name}:{number}"
        try:
            _check_visible(line, place)
            keys.append(parse_known_key(unicodedata.normalize("NFC", line), place))
        except LetterkitError as error:
            unusable.append(UnusableLine(error))
    return KnownKeys(tuple(keys), tuple(unusable))


def _check_visible(line: str, place: str) -> None:
    """Raise for what an editor does not show: a line must bind what it seems to bind."""
    for column, character in enumerate(line, 1):
        if unicodedata.category(character) == "Cs":
            raise LetterkitError(f"{place}: not UTF-8", hint="save the file as UTF-8 in the editor")
        if character != "\t" and _HIDDEN.match(character):
            raise LetterkitError(
                f"{place}: a hidden character: U+{ord(character):04X} as character {column}",
                hint="delete it: it can make a line read differently from what it is",
            )


def _seen(words: list[str], place: str) -> str:
    """A key that nobody saw anywhere binds nothing to anybody."""
    _require(words, place, "the line does not say where the key was seen")
    return " ".join(words)


def _require(found: object, place: str, wrong: str) -> None:
    if not found:
        raise _wrong(place, wrong)


def _wrong(place: str, message: str) -> LetterkitError:
    return LetterkitError(f"{place}: {message}", hint=_HINT)
