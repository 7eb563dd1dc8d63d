"""What a sentence says of somebody's signature: that they left, or are not to be named.

    told_of("Bo asked to be removed")                "out"
    told_of("except for Cy, who signs anonymously")  "unnamed"
    told_of("Ada wants her initials only")           "unclear"
    told_of("Ada teaches physics")                   ""

The ideas are those of `possible_wishes`; here they are said of others, so that no word for the
writer is asked for. Whoever asks must know that somebody on the list is meant.
"""

from functools import lru_cache

from letterkit.model.doubt_words import has
from letterkit.model.lexicon import fold
from letterkit.model.possible_wishes import Clause, clauses_of

OUT, UNNAMED, UNCLEAR = "out", "unnamed", "unclear"
_NEAR = 7
_SHORT = 12  # words; a longer sentence may say that something else was removed
_BESIDE = 3


@lru_cache(maxsize=16_384)
def told_of(sentence: str) -> str:
    """`OUT`, `UNNAMED`, `UNCLEAR` where it may be either or something else, or nothing."""
    clauses = clauses_of(fold(sentence))
    said = {each for each in map(_told, clauses) if each}
    asks = "?" in sentence or "؟" in sentence
    if has("gone", sentence):
        turned = any(clause.has("neg") or clause.has("cond") for clause in clauses)
        plain = not turned and not asks and len(sentence.split()) <= _SHORT
        return OUT if plain and said <= {UNCLEAR} else UNCLEAR
    if not said:
        return ""
    return UNCLEAR if len(said) > 1 or asks else said.pop()


def _told(clause: Clause) -> str:
    turned = clause.has("neg")
    if clause.has("cond") and clause.any("publish", "show", "name", "sign"):
        return UNCLEAR
    if clause.has("anon"):
        return UNCLEAR if turned else UNNAMED
    if any(clause.near("neg", idea, _NEAR) for idea in ("publish", "show", "name")):
        return UNNAMED
    if clause.has("hide") and not turned and clause.any("name", "sign"):
        return UNNAMED
    if clause.near("neg", "sign", _BESIDE) or clause.has("withdraw"):
        return UNCLEAR
    if clause.has("remove") and clause.any("name", "sign", "polite"):
        return UNCLEAR
    if clause.has("less") and clause.any("only", "show", "name"):
        return UNCLEAR
    return UNCLEAR if clause.any("alone") or clause.has("secret", "keep") else ""
