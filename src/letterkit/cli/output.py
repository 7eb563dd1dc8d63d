"""What commands print: plain text that a stranger's name cannot turn into something else."""

import json
import sys
import unicodedata
from typing import TextIO

from letterkit.cli.progress import clear
from letterkit.cli.terminal import Line, Tone, Toned, is_coloured, painted, parts
from letterkit.errors import LetterkitError

PROGRAM = "letterkit"


def plain(text: str) -> str:
    """`text` with what could steer a terminal (control characters, bidi controls) written out.

    >>> plain("Bo\\x1b[2J \\u202eExample")
    'Bo\\\\x1b[2J \\\\u202eExample'
    """
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    hidden = unicodedata.category(character) in ("Cc", "Cs") or unicodedata.bidirectional(
        character
    ) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return character.encode("unicode_escape").decode("ascii") if hidden else character


def show(*lines: Line) -> None:
    """Print lines that another program may read."""
    _print(lines, sys.stdout)


def note(*lines: Line) -> None:
    """Print lines for the person at the terminal only."""
    _print(lines, sys.stderr)


def _print(lines: tuple[Line, ...], stream: TextIO) -> None:
    coloured = is_coloured(stream)
    clear()
    for line in lines:
        print(*(_drawn(part, coloured=coloured) for part in parts(line)), sep="", file=stream)


def _drawn(part: str | Toned, *, coloured: bool) -> str:
    if isinstance(part, str):
        return plain(part)
    return painted(plain(part.text), part.tone if coloured else None)


def show_bytes(data: bytes) -> None:
    """Print a file for another program to keep, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def show_error(error: LetterkitError) -> None:
    """Print an error and what to do next."""
    _show_said(error, Toned("error:", Tone.BAD))


def show_warning(warning: LetterkitError) -> None:
    """Print a warning and what to do about it."""
    _show_said(warning, WARNING)


WARNING = Toned("warning:", Tone.LOOK)


def _show_said(said: LetterkitError, what: Toned) -> None:
    note((f"{PROGRAM}: ", what, f" {said}"))
    if said.hint:
        note((f"{PROGRAM}: ", Toned("hint:", Tone.HINT), f" {said.hint}"))


def open_streams() -> None:
    """Let any name be printed in any locale: what it cannot show comes out as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def show_json(value: object) -> None:
    """Print a value for another program, in any locale the same bytes."""
    clear()
    print(json.dumps(value, indent=1))
