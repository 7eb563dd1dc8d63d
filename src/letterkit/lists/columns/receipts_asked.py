"""Questions that stand in many forms and are about nobody's signature or name.

A confirmation or a copy that somebody wants, and where somebody lives: a no to these takes nobody
off. Agreement with the letter is another matter, for a no to it may mean that they do not sign.
"""

from collections.abc import Set
from functools import lru_cache

from letterkit.lists.consent.consents import hints
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.text.phrases import MARK, Phrases, tables_of


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.columns", "receipts_asked.toml"))


def _labels(text: str) -> Set[str]:
    return {piece.label for piece in _phrases().pieces(text)} - {MARK}


@lru_cache(maxsize=4096)
def is_receipt_or_home(title: str) -> bool:
    """Whether a title is about a confirmation that is sent, a copy of answers, or a home.

    "A copy, and my name in the list" is about more than that.
    """
    labels = _labels(title)
    about = bool(labels & {"mail", "home"}) or {"get", "message"} <= labels
    return about and not hints(title)


@lru_cache(maxsize=4096)
def is_about_messages(title: str) -> bool:
    """Whether a title asks for leave to send a message: a confirmation, a copy, a reminder."""
    labels = _labels(title)
    return "mail" in labels or {"get", "message"} <= labels


@lru_cache(maxsize=4096)
def is_agreement(title: str) -> bool:
    """Whether a title is about agreeing with what the letter says, and about nothing else."""
    labels = _labels(title)
    about = {"demands", "letter"}
    return "agree" in labels and bool(labels & about) and labels <= {"agree", "filler", *about}


@lru_cache(maxsize=4096)
def is_of_letter(title: str) -> bool:
    """Whether such a title speaks of the letter, so that a no may mean that they do not sign."""
    return "letter" in _labels(title)


@lru_cache(maxsize=65_536)
def is_degree(answer: str) -> bool:
    """Whether an answer agrees in part or in full."""
    return "degree" in _labels(answer) and not is_yes_or_no(answer)
