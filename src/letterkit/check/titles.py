"""Words that stand beside a name and are no part of it."""

from letterkit.check.words import folded


def without_titles(key: str) -> str:
    """A name key without titles, unless too little of it would remain."""
    titles = folded("titles")
    words = key.split()
    kept = [word for word in words if word not in titles]
    return " ".join(kept) if len(words) > len(kept) >= 2 else key
