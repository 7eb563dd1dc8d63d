"""Words of standing in a column for something else: "out" below "Town", "on hold" below "Role".

    ends_signature("Pending")                        True
    ends_signature("Retired teacher")                False
    asks_if_standing("Town", "private", "out")       True
    asks_if_standing("Role", "role", "Reporter")     False

Such a cell is about the row and not about what its column is for. Where its words can only mean
that a signature was taken back, others leave the row out; all else is asked.
"""

import re
from functools import lru_cache

from letterkit.lists.columns.declined import is_declined
from letterkit.lists.columns.out_of_place import is_of_places
from letterkit.lists.columns.questions import PRIVATE
from letterkit.lists.columns.typed_columns import DAYS, TYPED, is_free
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.meanings import Status, meaning
from letterkit.lists.consent.said_yes_or_no import is_plain_no
from letterkit.lists.people.beside_names import is_organisation, is_role
from letterkit.lists.said.standing_words import is_withdrawal, labels_of, says_out
from letterkit.text.phrases import MARK, Phrases, tables_of
from letterkit.wishes.not_yet import is_note_title

_BESIDE_NAMES = frozenset({"role", "affiliation"})
_PUBLIC = _BESIDE_NAMES | {"country"}
_STANDS = frozenset({"gone", "out", "held", "stage", "yet", "take", "mails"})
# What people do, and teams are called so.
_WORK = frozenset({"moderation", "processing", "concept", "koncept", "backlog"})
_MOST = 60  # characters
_CODE = re.compile(r"[A-Z]{1,3}|[^\W\d_]")


@lru_cache(maxsize=1)
def _ended() -> Phrases:
    return Phrases(tables_of("letterkit.lists.said", "standing_beside.toml"))


@lru_cache(maxsize=65_536)
def ends_signature(text: str) -> bool:
    """Whether all of a text says that a signature does not stand, or not yet."""
    if len(text) > _MOST or not any(map(str.isalpha, text)):
        return False
    labels = labels_of(text)
    if "status" not in labels and (labels & _STANDS or says_out(text)):
        return True
    said = [piece.label for piece in _ended().pieces(text) if piece.label != MARK]
    return bool(said) and set(said) == {"ended"}


def asks_if_standing(title: str, field: str, text: str) -> bool:
    """Whether only a person can say what such a word means in this column."""
    if not _is_for_something_else(title, field, text) or is_declined(title, text):
        return False
    if field in _BESIDE_NAMES and (is_role(text) or is_pensioner(text)):
        return False
    if text.strip().casefold() in _WORK:
        return False
    if ends_signature(text):
        return not leaves_out(field, text)
    return _refuses(text)


def stands_for_row(title: str, field: str, text: str) -> bool:
    """Whether such a word is in this column, whether it leaves the row out or is asked about."""
    gone = _is_for_something_else(title, field, text) and leaves_out(field, text)
    return gone or asks_if_standing(title, field, text)


def leaves_out(field: str, text: str) -> bool:
    """Whether a text leaves its row out: "withdrawn" does, and "retirée" may be a pensioner's."""
    plain = text.strip().casefold()
    doubtful = plain.startswith("retiré") or is_pensioner(text)  # a pensioner in French, perhaps
    return is_withdrawal(text) and not (field in _BESIDE_NAMES and doubtful)


def is_pensioner(text: str) -> bool:
    """Whether a role may be a pensioner's: "Retirada" in Spanish, and "Retiree"."""
    return text.strip().casefold().startswith(("retirad", "retiree", "retired"))


def _refuses(text: str) -> bool:
    """Whether a text would be a no to a question, and is more than "no": "never", "I object"."""
    if len(text) > _MOST or is_plain_no(text) or is_organisation(text):
        return False
    found = meaning(Ask.CONSENT, text)
    return found.status is Status.CLEAR and found.consent == "no" and not _CODE.fullmatch(text)


def _is_for_something_else(title: str, field: str, text: str) -> bool:
    """Whether a column is for a role, a place, an address or a number; comments are read whole."""
    if field in DAYS or field == "kind":
        return False
    if field in TYPED:
        return is_free(field, text) or ends_signature(text)
    if field != PRIVATE:
        return field in _PUBLIC
    # Notes have rules of their own, and "unsubscribed" is what a newsletter's column is for.
    return is_of_places(title) and ask_of(title) is None and not is_note_title(title)
