"""Who said on a list that they want no e-mails: in a column of that name, or in a form's question.

    no_mail         yes: nothing is sent to this person, not even a receipt
                    news: no news are, but what is about their own signature

A form may have asked for leave to send a copy or a confirmation, or news. A no counts for what was
asked; who was asked for leave to get news and did not give it gets none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from letterkit.lists.columns.receipts_asked import is_about_messages
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.meanings import is_no, is_yes_or_no
from letterkit.model import Signatory
from letterkit.model.incoming import Incoming

COLUMN = "no_mail"
YES, NEWS = "yes", "news"


class Wanted(StrEnum):
    """Which e-mails somebody may be sent."""

    ALL = "all"
    OWN = "own"  # about their own signature: invitations and receipts, no news
    NONE = "none"


def wanted_by(who: Signatory) -> Wanted:
    """Which e-mails the list lets this person be sent."""
    found = wanted_in(who.private)
    if found is Wanted.NONE:
        return found
    for title, answer in who.private.items():
        said = answer.strip()
        if _is_column(title):
            continue
        if is_about_messages(title):
            if is_no(said):
                return Wanted.NONE
        elif ask_of(title) is Ask.OTHER and not _agrees(said):
            found = Wanted.OWN
    return found


def wanted_in(private: Mapping[str, str]) -> Wanted:
    """Which e-mails the column `no_mail` lets somebody be sent."""
    found = Wanted.ALL
    for title, answer in private.items():
        said = answer.strip().casefold()
        if not said or not _is_column(title) or is_no(said):
            continue
        if said != NEWS:
            return Wanted.NONE
        found = Wanted.OWN
    return found


def asking_for_none(people: Iterable[Incoming]) -> dict[str, int]:
    """How many of a file want no e-mails, and how many no news only, as the column says."""
    wanted = Counter(wanted_in(each.private) for each in people)
    return {"no_mail": wanted[Wanted.NONE], "no_news": wanted[Wanted.OWN]}


def _is_column(title: str) -> bool:
    return title.strip().casefold().replace(" ", "_").replace("-", "_") == COLUMN


def _agrees(answer: str) -> bool:
    return is_yes_or_no(answer) and not is_no(answer)
