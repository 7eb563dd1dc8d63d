"""The leaves of the register's tree, one line each, ended by LF:

    letterkit.leaf.v1 letter en sha256:6f5525bb05f276814309c2838fe4d1594bd394d38355835f90cc07350cbef081
    letterkit.leaf.v1 sign sha256:aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb
    letterkit.leaf.v1 amend 1 sha256:395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56
    letterkit.leaf.v1 withdraw 1
    letterkit.leaf.v1 edition 1 named=0 unnamed=0 withdrawn=1

`letter` has the language and hash of a canonical text, `sign` and `amend` a commitment. The number
after `amend` and `withdraw` is the index of the `sign` leaf. The counts of an edition are those of
the whole register at its end. Where the organisers count signatures on paper too, ` paper=312`
stands behind them: no leaf stands for any of these. Numbers are decimal without leading zeros,
hashes lower-case hex.
"""  # noqa: E501 - a leaf is one line

import re
from dataclasses import dataclass
from typing import TypeAlias

from letterkit.errors import LetterkitError
from letterkit.model.commitment import LANGUAGE, is_hash
from letterkit.tlog.checkpoint import parse_number

_MAGIC = "letterkit.leaf.v1"
_MALFORMED = "not a leaf of a register"
_COUNTS = re.compile("named=([0-9]+) unnamed=([0-9]+) withdrawn=([0-9]+)(?: paper=([1-9][0-9]*))?")


@dataclass(frozen=True, slots=True)
class LetterLeaf:
    """The letter in one language, by the SHA-256 of its canonical text."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class SignLeaf:
    """Somebody's signature, by the commitment to their entry: 32 bytes."""

    commitment: bytes


@dataclass(frozen=True, slots=True)
class AmendLeaf:
    """Another entry in the place of the one at `index`."""

    index: int
    commitment: bytes


@dataclass(frozen=True, slots=True)
class WithdrawLeaf:
    """The signature at `index` stands no more."""

    index: int


@dataclass(frozen=True, slots=True)
class EditionLeaf:
    """The end of an edition, with what it counts; `paper` are signatures on paper."""

    number: int
    named: int
    unnamed: int
    withdrawn: int
    paper: int = 0


Leaf: TypeAlias = LetterLeaf | SignLeaf | AmendLeaf | WithdrawLeaf | EditionLeaf


def format_leaf(leaf: Leaf) -> bytes:
    """The bytes of a leaf, which the tree hashes."""
    match leaf:
        case LetterLeaf(lang, text):
            words = f"letter {lang} sha256:{text}"
        case SignLeaf(commitment):
            words = f"sign sha256:{commitment.hex()}"
        case AmendLeaf(index, commitment):
            words = f"amend {index} sha256:{commitment.hex()}"
        case WithdrawLeaf(index):
            words = f"withdraw {index}"
        case EditionLeaf(number, named, unnamed, withdrawn, paper):
            words = f"edition {number} named={named} unnamed={unnamed} withdrawn={withdrawn}"
            words += f" paper={paper}" if paper else ""
    return f"{_MAGIC} {words}\n".encode()


def parse_leaf(data: bytes) -> Leaf:
    """The leaf of such bytes; raises LetterkitError unless they are in the one form."""
    try:
        leaf = _parse(data.decode("ascii"))
    except (UnicodeDecodeError, LetterkitError) as error:
        raise LetterkitError(_MALFORMED) from error
    return leaf


def _parse(line: str) -> Leaf:
    if not line.endswith("\n"):
        raise LetterkitError(_MALFORMED)
    match line[:-1].split(" "):
        case [magic, "letter", lang, text] if magic == _MAGIC and LANGUAGE.fullmatch(lang):
            return LetterLeaf(lang, _hash(text))
        case [magic, "sign", commitment] if magic == _MAGIC:
            return SignLeaf(bytes.fromhex(_hash(commitment)))
        case [magic, "amend", index, commitment] if magic == _MAGIC:
            return AmendLeaf(parse_number(index), bytes.fromhex(_hash(commitment)))
        case [magic, "withdraw", index] if magic == _MAGIC:
            return WithdrawLeaf(parse_number(index))
        case [magic, "edition", number, *counts] if magic == _MAGIC:
            found = _COUNTS.fullmatch(" ".join(counts))
            if found:
                return EditionLeaf(parse_number(number), *map(parse_number, found.groups("0")))
    raise LetterkitError(_MALFORMED)


def _hash(text: str) -> str:
    name, _, digits = text.partition(":")
    if name != "sha256" or not is_hash(digits):
        raise LetterkitError(_MALFORMED)
    return digits
