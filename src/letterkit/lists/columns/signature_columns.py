"""Columns that hold the signatures themselves: who has nothing there may not have signed.

    Name          Unterschrift
    Ada Example   gez.
    Bo Sample                     did they sign?

What stands in such a column is a mark of signing, a file, or the name once more.
"""

import re
from collections.abc import Set
from functools import lru_cache

from letterkit.lists.people.signing_marks import is_signing_mark
from letterkit.lists.rows.name_shapes import is_name
from letterkit.lists.said.standing import IN, SIGNS, Standing
from letterkit.wishes.lexicon import first_person, second_person, words_of

_SIGNATURES = re.compile(
    r"signatures?|handwritten|unterschrift(?:en)?|подпис[ьи]?|подпіс[ыь]?|падпіс\w?|підписи?|podpisy?|assinaturas?"
    r"|handtekening|imza|parasas|توقيع|التوقيع|rubrica|semnatura|alairas|podpis\w?|underskrift"
)
_FILE = re.compile(r"\S+\.(?:png|jpe?g|svg|gif|pdf|webp|heic|tiff?)|https?://\S+", re.IGNORECASE)


def standing_of_signatures(title: str, given: Set[str]) -> Standing | None:
    """What a column of signatures says if some have none, or None; what is unclear is asked."""
    filled = given - {""}
    if filled == given or not filled or not _is_of_signatures(title):
        return None
    signed = {text: IN for text in filled if _is_signature(text)}
    return Standing(title, SIGNS, signed, empties=True)


@lru_cache(maxsize=4096)
def _is_of_signatures(title: str) -> bool:
    words = [word for word in words_of(title.replace("_", " ")) if word[0].isalnum()]
    content = [word for word in words if word not in first_person() | second_person()]
    return bool(content) and all(map(_SIGNATURES.fullmatch, content))


def _is_signature(text: str) -> bool:
    return bool(is_signing_mark(text) or _FILE.fullmatch(text)) or is_name(text)
