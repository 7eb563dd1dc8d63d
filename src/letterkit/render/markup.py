"""Text and names as HTML in which every part in a foreign script carries its own language."""

from functools import lru_cache

from markupsafe import Markup, escape

from letterkit.model import direction_of, runs


def tagged(text: str, lang: str) -> Markup:
    """Escaped text of `lang`; what is in another script stands in a `<span lang>` of its own.

    The span has a `dir` where its script runs against that of `lang`, which also isolates it.
    """
    return Markup("").join(_run(part, tag, lang) for part, tag in runs(text, lang))


def isolated(text: str, lang: str) -> Markup:
    """`tagged`, in a `<bdi>` where the first letter runs against `lang`.

    For a phrase that is the whole of a field: its full stop then stays at its own end.
    """
    whole = tagged(text, lang)
    first = next((tag or lang for part, tag in runs(text, lang) if _has_letters(part)), lang)
    return (
        whole
        if direction_of(first) == direction_of(lang)
        else Markup("<bdi>{}</bdi>").format(whole)
    )


@lru_cache(maxsize=65536)
def name(text: str, lang: str) -> Markup:
    """A name, isolated from the direction of what surrounds it, in `<bdi class="name">`."""
    parts = runs(text, lang)
    if len(parts) == 1 and parts[0][1]:
        return Markup('<bdi class="name" lang="{}">{}</bdi>').format(parts[0][1], text)
    return Markup('<bdi class="name">{}</bdi>').format(tagged(text, lang))


def _has_letters(part: str) -> bool:
    return any(character.isalpha() for character in part)


def _run(part: str, tag: str, lang: str) -> Markup:
    if not tag:
        return escape(part)
    if (direction := direction_of(tag)) == direction_of(lang):
        return Markup('<span lang="{}">{}</span>').format(tag, part)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, direction, part)
