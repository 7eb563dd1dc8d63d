"""The one way to open a file: a regular one, read up to a limit, or an error that says why not.

Anyone who hands in a file may hand in a pipe that never ends, a device behind a link, or a file
that grows while it is read. So what was opened is looked at, not the name, and it is never waited
for.
"""

import hashlib
import io
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.errors import LetterkitError
from letterkit.text.shell import quoted

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MB = 2**20
LARGEST = 2**28  # bytes of any file that has no smaller limit of its own
LARGEST_TEXT = 4 * _MB
# Control characters, bidi controls and line separators: see `text/text.py`.
_HIDDEN = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
# A pipe that nobody writes to would be waited for, and a terminal would become ours.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_FLAGS |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@contextmanager
def opened(
    path: Path, name: str, *, largest: int = LARGEST, pipe: bool = False
) -> Iterator["io.BufferedReader[_Bounded]"]:
    """A regular file to read from, which errors call `name`; `largest` is its limit in bytes.

    With `pipe`, what a person names on the command line may be a pipe too, and is waited for.
    Errors of the system that come up while it is read name it as well.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except ValueError as error:  # there is a NUL in it
        raise LetterkitError(f"{name}: not a name that a file can have") from error
    except OSError as error:
        raise _refused(path, name, error) from error
    try:
        with io.BufferedReader(_Bounded(descriptor, name, largest, pipe=pipe)) as file:
            yield file
    except OSError as error:
        raise LetterkitError(f"{name}: {error.strerror or error}") from error


def _refused(path: Path, name: str, error: OSError) -> LetterkitError:
    """What the system says, but of a socket, which cannot be opened at all, what it is."""
    try:
        is_socket = stat.S_ISSOCK(path.stat().st_mode)
    except (OSError, ValueError):
        is_socket = False
    if is_socket:
        return _not_a_file(name, "a socket")
    hint = ""
    if isinstance(error, PermissionError) and os.name == "posix":
        hint = f"you may not read it; if it is yours: chmod u+rw {quoted(name)}"
    return LetterkitError(f"{name}: {error.strerror or error}", hint=hint)


def _not_a_file(name: str, kind: str) -> LetterkitError:
    return LetterkitError(f"{name}: {kind}, not a file", hint="copy what it holds into a file")


class _Bounded(io.FileIO):
    """A regular file that gives no more than a limit, even if it grows while it is read."""

    def __init__(self, descriptor: int, name: str, largest: int, *, pipe: bool) -> None:
        super().__init__(descriptor, "rb")
        self._called = name
        self._largest = largest
        self._given = 0
        try:
            status = os.fstat(descriptor)
            if pipe and stat.S_ISFIFO(status.st_mode):
                os.set_blocking(descriptor, True)
                return
            for is_kind, kind in _KINDS:
                if is_kind(status.st_mode):
                    raise _not_a_file(name, kind)
            if status.st_size > largest:
                raise self._too_large()
        except LetterkitError:
            self.close()
            raise

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        count = super().readinto(buffer)
        self._count(count or 0)
        return count

    def readall(self) -> bytes:
        data = super().read(self._largest - self._given + 1) or b""
        pieces = [data]
        while data:
            self._count(len(data))
            data = super().read(self._largest - self._given + 1) or b""
            pieces.append(data)
        return b"".join(pieces)

    def _count(self, count: int) -> None:
        self._given += count
        if self._given > self._largest:
            raise self._too_large()

    def _too_large(self) -> LetterkitError:
        size = self._largest
        limit = f"{size // _MB} MB" if size >= _MB else f"{size:,} bytes"
        return LetterkitError(f"{self._called}: larger than {limit}", hint="is it the right file?")


def read_bytes(path: Path, name: str, *, largest: int = LARGEST, pipe: bool = False) -> bytes:
    """The bytes of a regular file, which errors call `name`; `largest` is its limit in bytes."""
    with opened(path, name, largest=largest, pipe=pipe) as file:
        return file.read()


def size_of(path: Path, name: str) -> int:
    """How many bytes a regular file has."""
    with opened(path, name) as file:
        return os.fstat(file.fileno()).st_size


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file of any size, in hexadecimal digits."""
    with opened(path, path.as_posix(), largest=2**40) as file:
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
