"""What commands print: plain text that a stranger's name cannot turn into something else."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import TypeVar

from letterkit.errors import LetterkitError

PROGRAM = "letterkit"
T = TypeVar("T")


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


def show(*lines: str) -> None:
    """Print lines that another program may read."""
    for line in lines:
        print(plain(line))


def show_bytes(data: bytes) -> None:
    """Print a file for another program to keep, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def note(*lines: str) -> None:
    """Print lines for the person at the terminal only."""
    for line in lines:
        print(plain(line), file=sys.stderr)


def show_error(error: LetterkitError) -> None:
    """Print an error and what to do next."""
    note(f"{PROGRAM}: error: {error}")
    if error.hint:
        note(f"{PROGRAM}: hint: {error.hint}")


def show_warning(warning: LetterkitError) -> None:
    """Print a warning and what to do about it."""
    note(f"{PROGRAM}: warning: {warning}")
    if warning.hint:
        note(f"{PROGRAM}: hint: {warning.hint}")


def open_streams() -> None:
    """Let any name be printed in any locale: what it cannot show comes out as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def counted(things: Iterable[T], title: str, total: int) -> Iterator[T]:
    """Pass the things on, and show on a terminal how many are done once that took a second."""
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import Progress

    begun = monotonic()
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(plain(title), total=total, visible=False)
        for thing in things:
            yield thing
            bar.update(task, advance=1, visible=monotonic() - begun > 1)


def show_json(value: object) -> None:
    """Print a value for another program, in any locale the same bytes."""
    print(json.dumps(value, indent=1))


def show_table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int]) -> None:
    """Print columns side by side, by display width; `right` are the columns of numbers."""
    from wcwidth import wcswidth

    cells = [[plain(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(wcswidth(row[n]) for row in cells) for n in range(len(heads))]
    for row in cells:
        padded = []
        for n, cell in enumerate(row):
            blank = " " * (widths[n] - wcswidth(cell))
            padded.append(blank + cell if n in right else cell + blank)
        print("  ".join(padded).rstrip())
