"""Whether words such as "NGO", "частное лицо" or "Individual signatories" say who signs."""

import re
from functools import lru_cache

from letterkit.model import Kind
from letterkit.text.phrases import Phrases, tables_of

_KINDS = {"organisation": Kind.ORGANISATION, "person": Kind.PERSON}
_OF = re.compile(r"\b(of|for)\b", re.IGNORECASE)
_MOST = 120  # characters; longer texts are sentences


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.rows", "kinds.toml"))


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind | None:
    """The kind that a cell or the title of a group names; None where it is neither, or both.

    Every word must be known: "NGO" and "Civil society organisation" are organisations, while
    "Employee of a company", "Person or organisation" and "Cooking" are for a person to say.
    """
    if not text.strip() or len(text) > _MOST:
        return None
    found = [piece for piece in _phrases().pieces(text) if piece.label != "around"]
    labels = [piece.label for piece in found]
    if "" in labels or not labels:
        return None
    kinds = [_KINDS[label] for label in labels if label in _KINDS]
    if len(set(kinds)) == 1:
        return kinds[0]
    # Of "university student" the last word says who signs, and of "union of students" the first.
    if len(kinds) != 2 or len(kinds) < len(labels):
        return None
    return kinds[0] if _OF.search(text) else kinds[1]


def organisation_word(text: str) -> bool:
    """Whether a word of the text says that it names an organisation: "Example Press Union"."""
    return any(piece.label == "organisation" for piece in _phrases().pieces(text))
