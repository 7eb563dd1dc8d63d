"""Files as text: UTF-8, UTF-16 with its byte order mark, or what the caller or the name says.

A name says it before its last suffix: `list.windows-1251.csv`. Nothing is guessed: what a file can
be in goes into the refusal only, with a name of the file as each of these encodings reads it.
"""

import codecs
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from letterkit.errors import LetterkitError
from letterkit.files.encodings import (
    NAMED,
    Candidate,
    codec_of,
    excerpt_in,
    possible,
    wanted_codec,
    wide_encoding,
)
from letterkit.files.files import opened, read_bytes

MAX_LINE = 8_000_000  # characters
MAX_LINES = 5_000_000
LARGEST_LIST = 64 * 2**20  # bytes; a list of 100,000 people has some 20 MB
_SAMPLE = 32_768
_HEAD = 4_096
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BLOCK = 1_048_576
_SHOWN = 5
_RARELY = 20  # of so many lines in an encoding of two bytes, one may look like UTF-8


def text_lines(path: Path, name: str, encoding: str = "") -> Iterator[str]:
    """The lines of a file with their ends, without a byte order mark; `name` is for errors."""
    codec = _codec(path, name, encoding)
    number = 0
    with (
        _readable(path, name, codec),
        opened(path, name, largest=LARGEST_LIST) as data,
        TextIOWrapper(data, encoding=codec, newline="") as file,
    ):
        for line in iter(partial(file.readline, MAX_LINE), ""):
            number += 1
            if number > MAX_LINES:
                raise LetterkitError(f"{name}:{number}: more than {MAX_LINES:,} lines")
            if number == 1:
                line = line.removeprefix("\ufeff")
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
    return read_bytes(path, name, largest=LARGEST_LIST)


def files_of(folder: Path, name: str) -> list[Path]:
    """What lies in a folder, in the order of the names."""
    with _readable(folder, name, "utf-8"):
        return sorted(folder.iterdir())


def encoding_in(path: Path) -> str:
    """The encoding that a file's name says, or none."""
    said = Path(path.stem).suffix[1:].lower()
    return said if said in NAMED else ""


def _codec(path: Path, name: str, encoding: str) -> str:
    if said := encoding or encoding_in(path):
        return wanted_codec(said, name)
    with opened(path, name, largest=LARGEST_LIST) as file:
        head = file.read(_HEAD)
    wide = wide_encoding(head)
    if wide.startswith("utf-32"):
        _refuse_wide(path, name, wide, "UTF-32")
    if head.startswith(_UTF16_MARKS):
        return "utf-16"
    if wide:
        _refuse_wide(path, name, wide, "UTF-16 without a byte order mark")
    return "utf-8-sig"


@contextmanager
def _readable(path: Path, name: str, codec: str) -> Iterator[None]:
    try:
        yield
    except UnicodeError as error:
        if codec == "utf-8-sig":
            wrong = _wrong_lines(path, codec)
            if wrong.is_mixed:
                _refuse_mixed(name, wrong)
            _refuse_encoding(path, name, wrong.first, wrong.sample)
        # In UTF-16 a byte of a letter may look like the end of a line.
        place = name if codec.startswith("utf") else f"{name}:{_wrong_lines(path, codec).first}"
        raise LetterkitError(
            f"{place}: not {codec}",
            hint="save it as UTF-8, or name the encoding it is in",
        ) from error
    except OSError as error:
        raise LetterkitError(f"{name}: {error.strerror or error}") from error


def _refuse_nul(place: str) -> NoReturn:
    raise LetterkitError(
        f"{place}: a NUL byte",
        hint="this is not a text file, or it is UTF-16 without a byte order mark; save it as UTF-8",
    )


def _refuse_wide(path: Path, name: str, encoding: str, called: str) -> NoReturn:
    raise LetterkitError(
        f"{name}: not UTF-8; it is {called}",
        hint="save it as UTF-8, or use"
        f" letterkit add --encoding {encoding}{_or_rename(path, encoding)}",
    )


def _refuse_encoding(path: Path, name: str, number: int, sample: bytes) -> NoReturn:
    """Say which encodings give names that people have, each tried on the whole file."""
    found = [each for each in possible(sample) if _decodes(path, each.name)]
    if not found:
        raise LetterkitError(
            f"{name}:{number}: not UTF-8, nor in an encoding that can be recognised",
            hint="save it as UTF-8 in the program that made it",
        )
    best = found[0].name
    if len(found) == 1:
        raise LetterkitError(
            f"{name}:{number}: not UTF-8; it looks like {best}",
            hint=f"{_samples(found, number)}. If that reads right, save the file as UTF-8, or use"
            f" letterkit add --encoding {best}{_or_rename(path, best)}",
        )
    names = ", ".join(each.name for each in found)
    raise LetterkitError(
        f"{name}:{number}: not UTF-8; it looks like one of {names}",
        hint=f"{_samples(found, number)}. Save it as UTF-8, or name the one that reads right:"
        f" letterkit add --encoding {best}{_or_rename(path, best)}",
    )


def _samples(found: Sequence[Candidate], number: int) -> str:
    """`windows-1250 or iso-8859-2: Łucja Przykład`, the others behind it."""
    by_excerpt: dict[str, list[str]] = {}
    for each, excerpt in zip(found, _excerpts(found, number), strict=True):
        by_excerpt.setdefault(excerpt, []).append(each.name)
    shown = (f"{' or '.join(names)}: {text}" for text, names in by_excerpt.items() if text)
    return " · ".join(shown) or "No name of it can be shown"


def _excerpts(found: Sequence[Candidate], number: int) -> list[str]:
    """A name from each reading: of the first line in which all of them differ, if one is.

    What is in line 1 are mostly the titles of columns, so it comes last.
    """
    readings = [each.text.splitlines() for each in found]
    rows = list(zip(*readings, strict=False))
    if number == 1:
        rows = [*rows[1:], *rows[:1]]
    different = len({each.text for each in found})
    shown = [[excerpt_in(line) for line in row] for row in rows]
    complete = [excerpts for excerpts in shown if all(excerpts)]
    for excerpts in complete:
        if len(set(excerpts)) == different:
            return excerpts
    return complete[0] if complete else [""] * len(found)


def _or_rename(path: Path, encoding: str) -> str:
    """The other way to name an encoding, where the file's name can take it."""
    renamed = path.with_name(f"{path.stem}.{encoding}{path.suffix}")
    return f" (or rename it to {renamed.name})" if encoding_in(renamed) == encoding else ""


def _decodes(path: Path, encoding: str) -> bool:
    """Whether the whole file is in this encoding."""
    decoder = codecs.getincrementaldecoder(codec_of(encoding))()
    with opened(path, path.name, largest=LARGEST_LIST) as file:
        try:
            for block in iter(partial(file.read, _BLOCK), b""):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True


@dataclass(slots=True)
class _Wrong:
    """The lines of a file that are not in an encoding, by number, and bytes of them to guess by.

    `well` counts the others that have more than ASCII in them.
    """

    lines: list[int] = field(default_factory=list)
    sample: bytes = b""
    well: int = 0

    @property
    def first(self) -> int:
        """The number of the first line, or 1."""
        return self.lines[0] if self.lines else 1

    @property
    def is_mixed(self) -> bool:
        """Whether so many other lines are in the encoding that this is no accident."""
        return self.well * _RARELY > len(self.lines)


def _wrong_lines(path: Path, codec: str) -> _Wrong:
    found = _Wrong()
    with opened(path, path.name, largest=LARGEST_LIST) as file:
        for number, line in enumerate(iter(partial(file.readline, MAX_LINE), b""), 1):
            if line.isascii():
                continue
            try:
                line.decode(codec)
            except UnicodeError:
                found.lines.append(number)
                if len(found.sample) < _SAMPLE:
                    found.sample += line[:_SAMPLE]
            else:
                found.well += 1
    found.sample = found.sample[:_SAMPLE]
    return found


def _refuse_mixed(name: str, wrong: _Wrong) -> NoReturn:
    """Some lines are UTF-8 and some are not: no one encoding reads both."""
    shown = ", ".join(map(str, wrong.lines[:_SHOWN]))
    more = f" and {len(wrong.lines) - _SHOWN} more" if len(wrong.lines) > _SHOWN else ""
    lines = f"line {shown} is" if len(wrong.lines) == 1 else f"lines {shown}{more} are"
    found = possible(wrong.sample)
    looks = f"In {_samples(found, wrong.first)}. " if found else ""
    raise LetterkitError(
        f"{name}:{wrong.first}: two encodings in one file: {lines} not UTF-8, and the others are",
        hint=f"{looks}Write these lines anew as UTF-8; --encoding would spoil the others",
    )
