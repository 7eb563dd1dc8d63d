"""Wishes not to be named that stand beside a name that is to be shown."""

from collections.abc import Iterator

from letterkit.check.roll import Roll
from letterkit.model import Shown, Signatory
from letterkit.model.doubt_words import said_of_name
from letterkit.model.finding import Finding, Severity
from letterkit.model.wishes import is_wish

CODE = "wish-not-named"
_COLUMNS = ("role", "affiliation", "comment", "notes")
# Under such a title `add` keeps an answer that it has read: `shown` says what came of it.
_READ_ALREADY = "answer: "


def wish_not_named(roll: Roll) -> Iterator[Finding]:
    """One finding for each who is to be named although a text of theirs asks for the opposite.

    It does not repeat the name, for it may end up in the log of a public machine.
    """
    for index, each in roll:
        if each.shown is Shown.NAMED and (where := _where(each)):
            message = f"{where} asks not to be named"
            yield roll.finding(CODE, Severity.ERROR, message, (index,))
        elif each.shown is Shown.NAMED and said_of_name(each.name):
            message = "what stands in brackets behind the name may ask not to be named"
            yield roll.finding(CODE, Severity.ERROR, message, (index,))


def _where(signatory: Signatory) -> str:
    """The first column that holds a wish, or nothing."""
    for column in _COLUMNS:
        text: str = getattr(signatory, column)
        if text and is_wish(text):
            return f"the {column}"
    for title, text in signatory.private.items():
        if not title.startswith(_READ_ALREADY) and is_wish(text):
            return f"the private column “{title}”"
    return ""
