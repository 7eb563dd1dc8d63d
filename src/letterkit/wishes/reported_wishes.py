"""What a sentence says of somebody's signature: that they left, or are not to be named.

    reported_wish("Bo asked to be removed")                "out"
    reported_wish("except for Cy, who signs anonymously")  "unnamed"
    reported_wish("Ada wants her initials only")           "unclear"
    reported_wish("Ada teaches physics")                   ""

The ideas are those of `possible_wishes`; here they are said of others, so that no word for the
writer is asked for. Anyone who asks must know that somebody on the list is meant.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from letterkit.wishes.doubt_words import has
from letterkit.wishes.lexicon import fold
from letterkit.wishes.possible_wishes import Clause, clauses_of

OUT, UNNAMED, UNCLEAR = "out", "unnamed", "unclear"
_NEAR = 7
_SHORT = 12  # words; a longer sentence may say that something else was removed
_BESIDE = 3


@lru_cache(maxsize=16_384)
def reported_wish(sentence: str) -> str:
    """`OUT`, `UNNAMED`, `UNCLEAR` where it may be either or something else, or nothing."""
    clauses = clauses_of(fold(sentence))
    leaves = bool(_leaving().search(sentence))
    said = {each for each in map(_wish_in, clauses) if each}
    asks = "?" in sentence or "؟" in sentence
    if has("gone", sentence):
        turned = any(clause.has("neg") or clause.has("cond") for clause in clauses)
        plain = not turned and not asks and len(sentence.split()) <= _SHORT
        return OUT if plain and said <= {UNCLEAR} else UNCLEAR
    if leaves:
        return UNCLEAR
    if not said:
        return ""
    return UNCLEAR if len(said) > 1 or asks else said.pop()


@cache
def _leaving() -> re.Pattern[str]:
    """The forms of `reported_wishes.toml` beside this file.

    "asked to be taken off", "no longer wants to sign": which of both, a person must say.
    """
    file = resources.files("letterkit.wishes") / "reported_wishes.toml"
    forms: dict[str, list[str]] = tomllib.loads(file.read_text("utf-8"))
    return re.compile("|".join(each for texts in forms.values() for each in texts), re.IGNORECASE)


def _wish_in(clause: Clause) -> str:
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
