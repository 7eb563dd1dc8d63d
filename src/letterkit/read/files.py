"""Bytes of a file, or an error that says why not."""

import hashlib
import re
import unicodedata
from pathlib import Path

from letterkit.errors import LetterkitError

LARGEST_TEXT = 4 * 2**20
# Control characters, bidi controls and line separators: see `model/text.py`.
_HIDDEN = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def read_bytes(path: Path, name: str, *, largest: int = 0) -> bytes:
    """The bytes of `path`, which errors call `name`; `largest` is a limit in bytes, 0 for none."""
    try:
        if largest and path.stat().st_size > largest:
            raise LetterkitError(
                f"{name}: larger than {largest // 2**20} MB", hint="is it the right file?"
            )
        return path.read_bytes()
    except OSError as error:
        raise LetterkitError(f"{name}: {error.strerror or error}") from error


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_text(path: Path, name: str) -> str:
    """A text that a person wrote: UTF-8, without hidden characters; in NFC, line ends as LF."""
    data = read_bytes(path, name, largest=LARGEST_TEXT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LetterkitError(
            f"{name}:{line}: not UTF-8", hint="save the file as UTF-8 in the editor"
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise LetterkitError(f"{name}:{line}: a NUL byte: this is not a text file")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if found := _HIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise LetterkitError(
            f"{name}:{line}: a hidden character: U+{ord(found[0]):04X} as character {column}",
            hint="delete it: it can make a text read differently from what it is",
        )
    return text
