"""Who said on a list that they want no e-mails: in a column of that name, or in a form's question.

    no_mail         yes: nothing is sent to this person, not even a receipt

A form may have asked for leave to send a copy or a confirmation, or news. A no counts for what was
asked; who was asked for leave to get news and did not give it gets none.
"""

from enum import StrEnum

from letterkit.lists.columns.receipts_asked import is_about_messages
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.meanings import is_no, is_yes_or_no
from letterkit.model import Signatory

COLUMN = "no_mail"


class Wanted(StrEnum):
    """Which e-mails somebody may be sent."""

    ALL = "all"
    OWN = "own"  # about their own signature: invitations and receipts, no news
    NONE = "none"


def wanted_by(who: Signatory) -> Wanted:
    """Which e-mails the list lets this person be sent."""
    found = Wanted.ALL
    for title, answer in who.private.items():
        said = answer.strip()
        if title.strip().casefold().replace(" ", "_").replace("-", "_") == COLUMN:
            if said and not is_no(said):
                return Wanted.NONE
        elif is_about_messages(title):
            if is_no(said):
                return Wanted.NONE
        elif ask_of(title) is Ask.OTHER and not _agrees(said):
            found = Wanted.OWN
    return found


def _agrees(answer: str) -> bool:
    return is_yes_or_no(answer) and not is_no(answer)
