"""Whether the words of an answer ask to be shown in another way than named (`less_shown.toml`).

It decides nothing: a yes to such an answer stops, and names the decisions that show less. So the
words are many and read widely.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from letterkit.model.signatory import Shown
from letterkit.text.quoting import folded
from letterkit.wishes.possible_wishes import may_be_wish
from letterkit.wishes.wishes import is_wish

# What is shown of them, from the least to the most.
BY_LEAST = (Shown.UNNAMED, Shown.ROLE, Shown.INITIALS, Shown.NAMED)


def asks_for_less(text: str) -> list[Shown]:
    """The ways of being shown that words of a text may ask for, the least first."""
    said = folded(text)
    found = [each for each in BY_LEAST if each in _patterns() and _patterns()[each].search(said)]
    if not found and (is_wish(text) or may_be_wish(text)):
        return [Shown.UNNAMED]
    return found


def shows_more(shown: Shown, wished: Sequence[Shown]) -> bool:
    """Whether somebody shown like this is shown more than the least of these wishes."""
    least = min(map(BY_LEAST.index, wished), default=len(BY_LEAST))
    return BY_LEAST.index(shown) > least


@lru_cache(maxsize=1)
def _patterns() -> dict[Shown, re.Pattern[str]]:
    source = (resources.files("letterkit.wishes") / "less_shown.toml").read_text("utf-8")
    return {Shown(name): _pattern(words) for name, words in tomllib.loads(source).items()}


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    ready = (
        re.escape(folded(each)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for each in words
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(ready)})(?!\w)")
