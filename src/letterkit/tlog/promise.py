"""Promises: what a register's key undertakes to put into its next edition.

A signed note (`tlog/note.py`) of these lines, each ended by LF: the format, the origin, the
commitment to an entry (`model/commitment.py`), the number of the edition it is promised for.

    letterkit.promise.v1
    letters.example.org/2026-housing
    sign sha256:ba3e193d9ff52852a3d064bc2c9635fa2c2f5f3cf615179f059c8fe88db50d86
    edition 2

No checkpoint has a line `sign`, so neither can be taken for the other. The origin is the name of
the key. A file, `.promise`, is a line that names it, what opens the commitment in base64, as in a
receipt (`tlog/receipt.py`), an empty line, and the note:

    letterkit.promise-file.v1
    extra eyJlbnRyeSI6…

    letterkit.promise.v1
    …

A promise is kept by an edition up to that number if a `sign` leaf holds the commitment, or an
`amend` leaf, where a promise for what the entry said before is kept as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey, VerifierKey, format_base64, is_key_name, parse_base64
from letterkit.model.commitment import commit_entry, verify_private
from letterkit.text.jcs import Json
from letterkit.tlog.checkpoint import parse_number
from letterkit.tlog.note import Note, format_note, parse_note, sign_note, verify_note
from letterkit.tlog.receipt import Disclosure, format_disclosure, parse_disclosure

_TEXT, FILE = "letterkit.promise.v1", "letterkit.promise-file.v1"
_FORM = re.compile(
    rf"{re.escape(_TEXT)}\n(.+)\nsign sha256:([0-9a-f]{{64}})\nedition ([1-9][0-9]*)\n"
)
_MALFORMED = "not a promise"


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised: the commitment, to be in this register's edition of that number."""

    origin: str
    commitment: bytes
    edition: int


@dataclass(frozen=True, slots=True)
class GivenPromise:
    """A promise with what opens it, as it was read: nothing of it has been verified."""

    note: Note
    disclosure: Disclosure


@dataclass(frozen=True, slots=True)
class VerifiedPromise:
    """A promise that a key signed, and the entry that it is about."""

    promise: Promise
    entry: Mapping[str, Json]
    private: Mapping[str, str]
    key: VerifierKey


def format_promise(promise: Promise) -> str:
    """The text of a promise, which the register signs."""
    sign, edition = f"sign sha256:{promise.commitment.hex()}", f"edition {promise.edition}"
    text = "".join(f"{line}\n" for line in (_TEXT, promise.origin, sign, edition))
    if parse_promise(text) != promise:
        raise LetterkitError("this cannot be a promise")
    return text


def parse_promise(text: str) -> Promise:
    """The promise of such a text; raises LetterkitError at another form."""
    match = _FORM.fullmatch(text)
    if not match or not is_key_name(match[1]):
        raise LetterkitError(_MALFORMED)
    try:
        return Promise(match[1], bytes.fromhex(match[2]), parse_number(match[3]))
    except LetterkitError as error:
        raise LetterkitError(_MALFORMED) from error


def format_given(given: GivenPromise) -> bytes:
    """The file that somebody gets: the opening of their entry, and the signed promise."""
    extra = format_base64(format_disclosure(given.disclosure))
    return f"{FILE}\nextra {extra}\n\n".encode() + format_note(given.note)


def parse_given(data: bytes) -> GivenPromise:
    """What such a file holds; raises LetterkitError at another form. Nothing is verified."""
    head, _, note = data.partition(b"\n\n")
    magic, _, extra = head.decode("utf-8", "replace").partition("\n")
    if magic != FILE or not extra.startswith("extra "):
        raise LetterkitError(_MALFORMED)
    try:
        disclosure = parse_disclosure(parse_base64(extra.removeprefix("extra ")))
        return GivenPromise(parse_note(note), disclosure)
    except LetterkitError as error:
        raise LetterkitError(_MALFORMED) from error


def is_given(data: bytes) -> bool:
    """Whether it begins as the file of a promise does."""
    return data.startswith(f"{FILE}\n".encode())


def promised(disclosure: Disclosure, edition: int, signer: SignerKey) -> GivenPromise:
    """The promise to put this entry into the edition of that number."""
    promise = Promise(signer.name, commit_entry(disclosure.opening), edition)
    return GivenPromise(sign_note(format_promise(promise), signer), disclosure)


def verify_promise(given: GivenPromise) -> VerifiedPromise:
    """Raise unless the key that it names promised the entry that it opens."""
    disclosure = given.disclosure
    key, entry = disclosure.key, disclosure.opening.entry
    promise = parse_promise(verify_note(given.note, [key]).text)
    if promise.origin != key.name:
        raise LetterkitError("the promise is not signed by the key of its register")
    if disclosure.amends is not None or commit_entry(disclosure.opening) != promise.commitment:
        raise LetterkitError("the promise is for another entry than the one beside it")
    private = verify_private(entry, disclosure.private, disclosure.private_salt)
    return VerifiedPromise(promise, entry, private, key)
