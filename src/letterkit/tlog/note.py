"""Signed notes, C2SP signed-note and Go's sumdb/note.

UTF-8 without control characters other than LF: a text that ends in LF, an empty line, and one to a
hundred signature lines:

    <em dash> <key name> <base64 of the 4-byte key id and the signature>

    This is an example message.

    — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

The last empty line parts text from signatures. A name and a key id together name a key. Lines of
unknown keys are kept and say nothing; every line of a known key must verify.
"""  # noqa: E501 - a signature line cannot be broken

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey, VerifierKey, format_base64, parse_base64

MAX_SIGNATURES = 100
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_MALFORMED = "not a signed note"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line, of whatever key and kind."""

    name: str
    key_id: bytes
    value: bytes

    def is_by(self, key: VerifierKey) -> bool:
        """Whether the signature says that it is by this key; it is not verified here."""
        return (self.name, self.key_id) == (key.name, key.key_id)


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was read: nothing of it has been verified."""

    text: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class VerifiedNote:
    """A text and the keys, each once, that are known to have signed it."""

    text: str
    signers: tuple[VerifierKey, ...]


@lru_cache(maxsize=4)
def format_note(note: Note) -> bytes:
    """Remembered, because every receipt of an edition ends with the same note."""
    lines = [
        f"\u2014 {each.name} {format_base64(each.key_id + each.value)}\n"
        for each in note.signatures
    ]
    written = f"{note.text}\n{''.join(lines)}".encode()
    if parse_note(written) != note:
        raise LetterkitError("this text cannot be a note's")
    return written


def parse_note(data: bytes) -> Note:
    """The text and signatures of a signed note (C2SP); raises LetterkitError at another form."""
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LetterkitError(_MALFORMED) from error
    text, divided, block = whole.rpartition("\n\n")
    *lines, end = block.split("\n")
    if _CONTROL.search(whole) or not divided or end or not 1 <= len(lines) <= MAX_SIGNATURES:
        raise LetterkitError(_MALFORMED)
    return Note(text + "\n", tuple(_parse_signature(line) for line in lines))


def _parse_signature(line: str) -> Signature:
    dash, *words = line.split(" ")
    if dash != "\u2014" or len(words) != 2 or not _is_foreign_name(words[0]):
        raise LetterkitError(_MALFORMED)
    try:
        data = parse_base64(words[1])
    except LetterkitError as error:
        raise LetterkitError(_MALFORMED) from error
    if len(data) < 5:
        raise LetterkitError(_MALFORMED)
    return Signature(words[0], data[:4], data[4:])


def _is_foreign_name(name: str) -> bool:
    """Whether the standard allows the name; lines of others are carried, never shown."""
    return name != "" and not any(c == "+" or c.isspace() for c in name)


def sign_note(text: str, signer: SignerKey) -> Note:
    """A note with one signature; `format_note` says whether the text can be one."""
    if signer.type is not KeyType.NOTE:
        raise LetterkitError("a key that cosigns checkpoints does not sign notes")
    value = signer.sign(text.encode())
    return Note(text, (Signature(signer.name, signer.verifier.key_id, value),))


def verify_note(note: Note, known: Sequence[VerifierKey]) -> VerifiedNote:
    """Raise unless a known key signed, and if any line of a known key does not verify."""
    if any(key.type is not KeyType.NOTE for key in known):
        raise LetterkitError("a key that cosigns checkpoints does not sign notes")
    signers = []
    for key in distinct(known):
        signed = [each for each in note.signatures if each.is_by(key)]
        for each in signed:
            key.verify(each.value, note.text.encode())
        signers += [key] if signed else []
    if not signers:
        raise LetterkitError("the note is signed by no known key")
    return VerifiedNote(note.text, tuple(signers))


def distinct(known: Sequence[VerifierKey]) -> Sequence[VerifierKey]:
    """Give the keys back if each name and key id stands for one of them only."""
    if len({(key.name, key.key_id) for key in known}) != len(known):
        raise LetterkitError("the known keys are ambiguous")
    return known
