"""Wishes not to be named that stand beside a name that is to be shown."""

from collections.abc import Iterator

from letterkit.check.roll import Roll
from letterkit.model import Shown, Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.wishes.doubt_words import said_of_name
from letterkit.wishes.name_marks import is_crossed_out, mark_on, says_left
from letterkit.wishes.possible_wishes import may_be_wish
from letterkit.wishes.public_matters import without_public_matters
from letterkit.wishes.wishes import is_wish

CODE = "wish-not-named"
_COLUMNS = ("role", "affiliation", "notes")
# Under such a title `add` keeps an answer that it has read: `shown` says what came of it.
_READ_ALREADY = "answer: "
# Columns that letterkit writes itself: a file may be called "Do_not_publish.xlsx".
_WRITTEN = frozenset({"source", "evidence", "text", "level", "id"})


def wish_not_named(roll: Roll) -> Iterator[Finding]:
    """One finding for each who is to be named although a text of theirs asks for the opposite.

    It does not repeat the name, for it may end up in the log of a public machine.
    """
    for index, each in roll:
        if each.shown is Shown.NAMED and (where := _where(each)):
            yield roll.finding(CODE, Severity.ERROR, where, (index,))
        elif each.shown is Shown.NAMED and said_of_name(each.name):
            message = "what stands in brackets behind the name may ask not to be named"
            yield roll.finding(CODE, Severity.ERROR, message, (index,))
        elif each.shown is Shown.NAMED and (message := _on_name(each.name)):
            yield roll.finding(CODE, Severity.ERROR, message, (index,))


def _on_name(name: str) -> str:
    """What a mark on a name may mean; a mark is never printed as if it was part of the name."""
    if is_crossed_out(name):
        return "the name is crossed out"
    if says_left(name):
        return "what stands behind the name may say that they no longer sign"
    if mark := mark_on(name):
        return f"the name has a mark, {mark}, that may stand for a wish; take it away if not"
    return ""


def _where(signatory: Signatory) -> str:
    """What the first column says that holds a wish, or what may be one; or nothing."""
    private = signatory.private
    read = {text for title, text in private.items() if title.startswith(_READ_ALREADY)}
    texts = [(f"the {column}", str(getattr(signatory, column))) for column in _COLUMNS]
    texts.append(("the comment", without_public_matters(signatory.comment)))
    for title, text in private.items():
        if title not in _WRITTEN and not title.startswith(_READ_ALREADY):
            texts.append((f"the private column “{title}”", text))
    found = [(where, text) for where, text in texts if text and text not in read]
    for where, text in found:
        if is_wish(text):
            return f"{where} asks not to be named"
    for where, text in found:
        if may_be_wish(text):
            return f"{where} may be a wish not to be named or not to sign"
    return ""
