"""What a person decided about a finding, kept beside the list as `<list>.decisions.csv`.

A table with the columns of `COLUMNS`, one decision a line, the newest last:

    code,entries,action,why,by,when,seen
    same-name,k7f2m9 q3x8t4,different,asked both,ada,2026-11-22T18:04:05Z,1f0e3dad 9b2c4e11

`entries` are ids, the one that stays first; an entry without an id goes by `~` and a digest of
what it says. `seen` has a digest of each, over the fields that the finding is about: when one of
these changes, the decision lapses for that entry. The file is as private as the list.
"""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from enum import StrEnum

from letterkit.errors import LetterkitError
from letterkit.model.signatory import Signatory


class Action(StrEnum):
    """What a coordinator decides of a finding."""

    SAME = "same"
    DIFFERENT = "different"
    KEEP = "keep"
    LEAVE_OUT = "leave-out"


@dataclass(frozen=True, slots=True)
class Decision:
    """`same`: one person, the first entry stays · `different`: as many people as entries ·
    `keep`: right as it is · `leave-out`: none of these entries counts."""

    code: str
    entries: tuple[str, ...]
    action: Action
    why: str
    by: str
    when: str
    seen: tuple[str, ...]

    @property
    def left_out(self) -> tuple[str, ...]:
        """The entries that do not count by it."""
        if self.action is Action.SAME:
            return self.entries[1:]
        return self.entries if self.action is Action.LEAVE_OUT else ()


COLUMNS = tuple(field.name for field in fields(Decision))

_IDENTITY = ("name", "affiliation", "email")
# What a finding of a code is about, where that is not the name.
_ABOUT = {
    **dict.fromkeys(("same-address", "same-name", "near-name"), _IDENTITY),
    **dict.fromkeys(("bad-address", "typo-domain", "disposable-address"), ("email",)),
    **dict.fromkeys(("after-close", "before-date", "in-future"), ("signed",)),
    **dict.fromkeys(("hidden-character", "formula"), ("name", "role", "affiliation", "comment")),
    **dict.fromkeys(
        ("private-in-public", "garbled"),
        ("name", "role", "affiliation", "country", "comment", "link"),
    ),
    "tells-too-much": ("name", "role", "affiliation", "country", "comment", "link"),
    "private-formula": (
        *("country", "link", "sort", "email", "phone", "notes", "evidence", "private"),
    ),
    "cannot-draw": ("name", "role", "affiliation", "country"),
    "role-address": ("email",),
    "burst": ("email", "signed"),
    "missing-name": ("name", "shown"),
    "missing-consent": ("consent",),
    "wish-not-named": ("name", "role", "affiliation", "comment", "notes", "private", "shown"),
    "same-id": ("id", "name"),
    "unknown-country": ("country",),
    "bad-link": ("link",),
    "missing-evidence": ("level", "evidence"),
    "same-evidence": ("evidence",),
    "other-text": ("text",),
    "same-organisation": ("name", "country", "link"),
    "also-organisation": ("name", "affiliation"),
}  # fmt: skip


def handle(signatory: Signatory) -> str:
    """What a decision calls an entry."""
    return signatory.id or handle_without_id(signatory)


def handle_without_id(signatory: Signatory) -> str:
    """What a decision calls an entry that has no id, or had none when it was decided."""
    return f"~{_digest(signatory, ('name', 'role', 'affiliation', 'email'), 12)}"


def seen(signatory: Signatory, code: str) -> str:
    """A digest of what a finding of this code is about."""
    return _digest(signatory, _ABOUT.get(code, ("name",)), 8)


def _digest(signatory: Signatory, names: Sequence[str], length: int) -> str:
    text = "\x1f".join(str(getattr(signatory, name) or "") for name in names)
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def number_left_out(decisions: Iterable[Decision]) -> int:
    """How many entries do not count by these, each once; two that say the same have one handle."""
    out: Counter[str] = Counter()
    for each in decisions:
        out |= Counter(each.left_out)
    return out.total()


def format_decisions(decisions: Sequence[Decision]) -> str:
    """The file of decisions, as CSV with a row of titles."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in decisions:
        cells = (" ".join(cell) if isinstance(cell, tuple) else cell for cell in astuple(each))
        writer.writerow(cells)
    return text.getvalue()


def parse_decisions(text: str, name: str) -> list[Decision]:
    """The decisions in a file that errors call `name`."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            raise LetterkitError(
                f"{name}:1: not a list of decisions",
                hint=f"its first line is {','.join(COLUMNS)}",
            )
        return [_decision(row, f"{name}:{reader.line_num}") for row in reader if row]
    except csv.Error as error:
        raise LetterkitError(f"{name}:{reader.line_num}: not a table: {error}") from error


def _decision(row: Sequence[str], place: str) -> Decision:
    if len(row) != len(COLUMNS):
        raise LetterkitError(f"{place}: {len(row)} cells, where {len(COLUMNS)} belong")
    code, entries, action, why, by, when, digests = row
    if action not in list(Action):
        raise LetterkitError(
            f"{place}: unknown action: {action}", hint=f"it is one of {', '.join(Action)}"
        )
    handles, shown = tuple(entries.split()), tuple(digests.split())
    if not handles or len(handles) != len(shown):
        raise LetterkitError(f"{place}: as many digests belong under seen as there are entries")
    return Decision(code, handles, Action(action), why, by, when, shown)
