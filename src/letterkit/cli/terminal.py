"""What a stream can show: colours, and lines of a width.

Colour only repeats what words say. There is none with NO_COLOR, none in a pipe or a file, and none
on a terminal that calls itself dumb; FORCE_COLOR asks for it everywhere but against NO_COLOR. Both
count if they are not empty (no-color.org, force-color.org). Lines are broken for terminals only.
"""

import os
from dataclasses import dataclass
from enum import StrEnum
from shutil import get_terminal_size
from typing import TextIO


class Tone(StrEnum):
    """What words mean to a reader; the value is what a terminal calls the look (ECMA-48, SGR)."""

    STRONG = "1"
    FAINT = "2"
    GOOD = "32"
    LOOK = "33"
    BAD = "1;31"
    HINT = "36"


@dataclass(frozen=True, slots=True)
class Toned:
    """Some words of a line, and what they mean."""

    text: str
    tone: Tone | None = None


# Words, or a line of several parts.
Line = str | Toned | tuple[str | Toned, ...]


def parts(line: Line) -> tuple[str | Toned, ...]:
    """The parts of a line."""
    return line if isinstance(line, tuple) else (line,)


def is_coloured(stream: TextIO) -> bool:
    """Whether a stream is to have colours."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """The columns of a terminal; 0 for a pipe or a file, whose lines nothing breaks."""
    return get_terminal_size().columns if stream.isatty() else 0


def painted(text: str, tone: Tone | None) -> str:
    """The text as a terminal shows it in colour."""
    return f"\x1b[{tone}m{text}\x1b[0m" if text and tone else text
