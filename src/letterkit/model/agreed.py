"""What is kept of somebody's agreement to a text that changed, as a row of a file says.

    letterkit.agreed.v1
    Register: letters.example.org/2026-housing
    Text-SHA256: 6f5525bb05f276814309c2838fe4d1594bd394d38355835f90cc07350cbef081
    File: answers.csv
    File-SHA256: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
    Line: 4
    Recorded: 2026-11-27
    Row: {"consent":"yes","email":"ada@example.org","name":"Ada Example"}

Eight lines in this order, each ended by LF, UTF-8. The row is JSON on one line, as it was read. It
is for the coordinator to look at: what it says is their word, so its level is `listed`.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import resources

from letterkit.errors import LetterkitError

SUFFIX = ".agreed"
_HEAD = "letterkit.agreed.v1"
_KEYS = ("Register", "Text-SHA256", "File", "File-SHA256", "Line", "Recorded", "Row")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Agreed:
    """One row: `file` and `digest` are those of the whole file, `recorded` the day it was taken."""

    register: str
    text: str
    file: str
    digest: str
    line: int
    recorded: date
    row: Mapping[str, str] = field(repr=False)


def format_agreed(agreed: Agreed) -> bytes:
    """The agreement as a file."""
    row = json.dumps(dict(agreed.row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    pairs = (
        ("Register", agreed.register),
        ("Text-SHA256", agreed.text),
        ("File", agreed.file),
        ("File-SHA256", agreed.digest),
        ("Line", str(int(agreed.line))),
        ("Recorded", agreed.recorded.isoformat()),
        ("Row", row),
    )
    lines = [_HEAD, *(f"{key}: {' '.join(value.split())}" for key, value in pairs)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def parse_agreed(data: bytes) -> Agreed:
    """The agreement in a file; raises LetterkitError for any other bytes."""
    try:
        head, *lines, end = data.decode().split("\n")
        keys, values = zip(*(line.split(": ", 1) for line in lines), strict=True)
        if head != _HEAD or keys != _KEYS or end:
            raise LetterkitError("not what a row says")
        register, text, file, digest, line, recorded, row = values
        found = json.loads(row)
        cells = {str(key): str(value) for key, value in found.items()}
        return Agreed(register, text, file, digest, int(line), date.fromisoformat(recorded), cells)
    except (ValueError, AttributeError, RecursionError) as error:
        raise LetterkitError("not what a row says") from error


def may_object(question: str) -> bool:
    """Whether a yes to a question may be a no: "Do you object?", "I do not sign"."""
    words, stems = _objecting()
    found = [each.replace("’", "'") for each in _WORD.findall(question.casefold())]
    return any(each in words or each.startswith(stems) or "n't" in each for each in found)


@lru_cache(maxsize=1)
def _objecting() -> tuple[frozenset[str], tuple[str, ...]]:
    file = resources.files("letterkit.model") / "objecting.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    return frozenset(data["words"]), tuple(data["stems"])
