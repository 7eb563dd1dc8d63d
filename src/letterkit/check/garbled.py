"""Texts that a wrong encoding spoiled, or that are still escaped as in the source of a page."""

from collections.abc import Iterator

from letterkit.check.roll import Roll
from letterkit.model import Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.text.garbled import LOST, Reading, has_lost_letters, may_be_garbled, reading

COLUMNS = ("name", "role", "affiliation", "comment")
_SHORT_TEXTS = ("name", "role", "affiliation")
_LONGEST = 60


def garbled_text(roll: Roll) -> Iterator[Finding]:
    """One finding for each column that is garbled, with what it most likely says."""
    for index, each in roll:
        for column in COLUMNS:
            text: str = getattr(each, column)
            found = reading(text) if may_be_garbled(text) else Reading()
            if found.garbled or (column in _SHORT_TEXTS and has_lost_letters(text)):
                message = _message(each, column, found)
                yield roll.finding("garbled", Severity.REVIEW, message, (index,))


def _message(signatory: Signatory, column: str, found: Reading) -> str:
    text: str = getattr(signatory, column)
    what = f"the {column} {_short(text)}"
    if column != "name" and signatory.name:
        what += f" of {signatory.name}"
    if found.forms:
        return f"{what} looks garbled; it may be {' or '.join(map(_short, found.forms))}"
    if LOST in text:
        return f"{what} has lost a letter, which stands there as {LOST}"
    return f"{what} may have lost letters, which stand there as ?"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def garbled_column(signatory: Signatory) -> str:
    """The first column that is garbled, or nothing."""
    for column in COLUMNS:
        text: str = getattr(signatory, column)
        if reading(text).garbled or (column in _SHORT_TEXTS and has_lost_letters(text)):
            return column
    return ""


def is_garbled_name(name: str) -> bool:
    """Whether what is odd about a name is its encoding, so that no other check needs to say so."""
    return (may_be_garbled(name) and reading(name).garbled) or has_lost_letters(name)
