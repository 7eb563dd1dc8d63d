"""Sentences that say what a letter asks for: they say nothing of those who sign it.

    is_demand("We ask the government to withdraw the law.")    True
    is_demand("The decree must be revoked.")                   True
    is_demand("We ask you not to publish the names below.")    False
    is_demand("We ask for discretion.")                        False

Such a sentence has a word for asking, and one for somebody or something public, and none for
people, names, lists or signatures. The words are in `demand_sentences.toml`.
"""

from functools import lru_cache

from letterkit.model.names import fold
from letterkit.read.phrases import begins_word

_FEWEST_WORDS = 4


@lru_cache(maxsize=4096)
def is_demand(text: str) -> bool:
    """Whether a text is a sentence about what the letter asks for, and about nothing else."""
    plain = text.strip()
    if plain.endswith((":", "：", "?", "؟")) or len(plain.split()) < _FEWEST_WORDS:
        return False
    folded = fold(plain)
    return _has("asks", folded) and _has("public", folded) and not _has("listed", folded)


def _has(kind: str, folded: str) -> bool:
    return begins_word("letterkit.read.platforms", "demand_sentences.toml", kind, folded)
