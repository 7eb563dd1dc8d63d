"""Titles that say of all below them that they leave: "Please remove the following:", "Abmeldungen".

It is the title of a column, of a sheet, of a file, or a heading. Only a title counts of which every
word is known; the words are in `leaving_titles.toml`.
"""

from functools import lru_cache

from letterkit.text.phrases import MARK, Phrases, tables_of

_LONGEST = 120  # characters of a title


@lru_cache(maxsize=4096)
def is_of_leaving(title: str) -> bool:
    """Whether every word of a title says that those below it leave, or goes with that."""
    plain = title.replace("_", " ").strip(" :*#")
    if len(plain) > _LONGEST:
        return False
    labels = {piece.label for piece in _phrases().pieces(plain)} - {MARK}
    return "left" in labels and labels <= {"left", "beside"}


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.said", "leaving_titles.toml"))
