"""Refusing to put a column elsewhere that plainly asks for leave."""

from collections.abc import Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.consent.asked import question_of
from letterkit.lists.consent.consents import ask_of
from letterkit.lists.consent.meanings import Meaning, Status
from letterkit.lists.consent.said_by_title import PLAIN
from letterkit.lists.rows.contents import shown_title
from letterkit.model import Shown
from letterkit.text.shell import quoted


def refuse_elsewhere(title: str, field: str, cells: Sequence[str], file: str) -> None:
    """Refuse to put a column that plainly asks for leave elsewhere, where somebody gave none.

    As `private`, `comment` or `role` its answers would be texts, and who said no would be named.
    """
    if ask_of(title) not in PLAIN:
        return
    question = question_of(title, cells)
    meanings = [question.meaning(each) for each in cells] if question else []
    against = sum(_holds_back(each) for each in meanings)
    if against:
        people = "1 row says" if against == 1 else f"{against:,} rows say"
        raise LetterkitError(
            f"{file}: --map: “{shown_title(title)}” asks who can be named, and {people} no or less"
            f" than the name; as {field} they would be named",
            hint=f"leave it out, or say --map {quoted(f'{shown_title(title)}=consent')} or =shown"
            " or =anonymous; if it is about something else, rename the column",
        )


def _holds_back(means: Meaning) -> bool:
    if means.status in (Status.EMPTY, Status.UNCHOSEN):
        return False
    return means.consent == "no" or means.shown not in ("", Shown.NAMED)
