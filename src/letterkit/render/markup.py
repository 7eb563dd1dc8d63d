"""Text and names as HTML in which every part in a foreign script carries its own language."""

import html
import re
from functools import lru_cache

from markupsafe import Markup, escape

from letterkit.model import direction_of, runs

# A tag, whose quoted attributes may hold `>`, or a comment.
_TAG = re.compile(r"""(<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)


def tagged(text: str, lang: str) -> Markup:
    """Escaped text of `lang`; what is in another script stands in a `<span lang>` of its own.

    The span has a `dir` where its script runs against that of `lang`, which also isolates it.
    """
    return Markup("").join(_run(part, tag, lang) for part, tag in runs(text, lang))


@lru_cache(maxsize=65536)
def name(text: str, lang: str) -> Markup:
    """A name, isolated from the direction of what surrounds it, in `<bdi class="name">`."""
    parts = runs(text, lang)
    if len(parts) == 1 and parts[0][1]:
        return Markup('<bdi class="name" lang="{}">{}</bdi>').format(parts[0][1], text)
    return Markup('<bdi class="name">{}</bdi>').format(tagged(text, lang))


def tagged_html(body: str, lang: str) -> Markup:
    """`tagged` for the words of sanitised HTML; its tags are left alone."""
    pieces = _TAG.split(body)
    return Markup(  # noqa: S704 - the tags come from the sanitiser, the words are escaped
        "".join(
            piece if at % 2 else str(tagged(html.unescape(piece), lang))
            for at, piece in enumerate(pieces)
        )
    )


def _run(part: str, tag: str, lang: str) -> Markup:
    if not tag:
        return escape(part)
    if (direction := direction_of(tag)) == direction_of(lang):
        return Markup('<span lang="{}">{}</span>').format(tag, part)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, direction, part)
