"""Words that stand beside a name and are no part of it."""

from letterkit.model.names import fold
from letterkit.model.titles import TITLES

_FOLDED = frozenset(fold(title) for title in TITLES)


def without_titles(key: str) -> str:
    """A name key without titles, unless too little of it would remain."""
    words = key.split()
    kept = [word for word in words if word not in _FOLDED]
    return " ".join(kept) if len(words) > len(kept) >= 2 else key
