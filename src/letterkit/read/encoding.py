"""Files as text: UTF-8, UTF-16 with its byte order mark, or what the caller or the name says.

A name says it before its last suffix: `list.windows-1251.csv`. Nothing is guessed; a guess only
goes into the hint of the refusal.
"""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

from letterkit.errors import LetterkitError

ENCODINGS = (
    "utf-8",
    "utf-16",
    *(f"windows-125{digit}" for digit in range(9)),
    *(f"cp125{digit}" for digit in range(9)),
    *(f"iso-8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)),
    *("koi8-r", "koi8-u", "cp866", "mac-cyrillic", "macintosh"),
    *("gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"),
)
MAX_LINE = 8_000_000  # characters
_SAMPLE = 65_536
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def text_lines(path: Path, name: str, encoding: str = "") -> Iterator[str]:
    """The lines of a file with their ends, without a byte order mark; `name` is for errors."""
    codec = _codec(path, name, encoding)
    number = 0
    with _readable(path, name, codec), path.open(encoding=codec, newline="") as file:
        for line in iter(partial(file.readline, MAX_LINE), ""):
            number += 1
            if "\0" in line:
                _refuse_nul(f"{name}:{number}")
            if len(line) == MAX_LINE:
                raise LetterkitError(f"{name}:{number}: a line of over {MAX_LINE:,} characters")
            yield line


def whole_text(path: Path, name: str, encoding: str = "") -> str:
    """A file's text with every line end as LF."""
    text = "".join(text_lines(path, name, encoding))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole_bytes(path: Path, name: str) -> bytes:
    with _readable(path, name, "utf-8"):
        return path.read_bytes()


def files_of(folder: Path, name: str) -> list[Path]:
    """What lies in a folder, in the order of the names."""
    with _readable(folder, name, "utf-8"):
        return sorted(folder.iterdir())


def encoding_in(path: Path) -> str:
    """The encoding that a file's name says, or none."""
    said = Path(path.stem).suffix[1:].lower()
    return said if said in ENCODINGS else ""


def _codec(path: Path, name: str, encoding: str) -> str:
    said = encoding.lower() or encoding_in(path)
    if said in ENCODINGS:
        return "utf-8-sig" if said == "utf-8" else said
    if encoding:
        raise LetterkitError(
            f"{name}: unknown encoding: {encoding[:40]}",
            hint="known are utf-8, utf-16, windows-1250 to windows-1258, iso-8859-1 to -16, "
            "koi8-r, koi8-u, cp866",
        )
    with _readable(path, name, "utf-8"), path.open("rb") as file:
        return "utf-16" if file.read(2) in _UTF16_MARKS else "utf-8-sig"


@contextmanager
def _readable(path: Path, name: str, codec: str) -> Iterator[None]:
    try:
        yield
    except UnicodeError as error:
        if codec != "utf-8-sig":
            raise LetterkitError(
                f"{name}: not {codec}", hint="save it as UTF-8, or name the encoding it is in"
            ) from error
        _refuse_encoding(path, name)
    except OSError as error:
        raise LetterkitError(f"{name}: {error.strerror or error}") from error


def _refuse_nul(place: str) -> NoReturn:
    raise LetterkitError(
        f"{place}: a NUL byte",
        hint="this is not a text file, or it is UTF-16 without a byte order mark; save it as UTF-8",
    )


def _refuse_encoding(path: Path, name: str) -> NoReturn:
    number, sample = _first_wrong_line(path)
    guess = _guess(sample)
    renamed = Path(name).with_suffix(f".{guess}{path.suffix}").name
    raise LetterkitError(
        f"{name}:{number}: not UTF-8; it looks like {guess}",
        hint=f"save it as UTF-8, or rename it to {renamed} if you are sure",
    )


def _first_wrong_line(path: Path) -> tuple[int, bytes]:
    """The number of the first line that is not UTF-8, and bytes from there on to guess by."""
    with path.open("rb") as file:
        number, start = 1, 0
        for line in iter(partial(file.readline, MAX_LINE), b""):
            try:
                line.decode()
            except UnicodeDecodeError:
                break
            number, start = number + 1, start + len(line)
        file.seek(start)
        return number, file.read(_SAMPLE)


def _guess(sample: bytes) -> str:
    """windows-1251 or windows-1252: Cyrillic letters come in whole words, accented ones alone."""
    high = [byte >= 0x80 for byte in sample]
    pairs = sum(left and right for left, right in itertools.pairwise(high))
    return "windows-1251" if pairs * 2 > sum(high) else "windows-1252"
