"""What a link to the page shows where it is shared. Open Graph protocol, ogp.me."""

import html
import re

from letterkit.model import Document

_LONGEST = 200  # characters; what previews have room for
_SALUTATION = 60  # characters; what is no longer is taken for one


def summary(document: Document) -> str:
    """The first paragraph that says more than a salutation, cut at a word."""
    paragraphs = [
        " ".join(html.unescape(re.sub(r"<[^>]*>", "", each)).split())
        for each in re.findall(r"<p>(.*?)</p>", document.body, re.DOTALL)
    ]
    text = next((each for each in paragraphs if len(each) > _SALUTATION), document.title)
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def card_name(document: Document) -> str:
    """How the picture is called that a link to the page shows, beside the page.

    It is made where the page's address is known, since nothing else could name it, and not for a
    copy; else empty.
    """
    is_made = document.address and not document.copy_for
    return document.file(document.lang, "png") if is_made else ""


def card_address(document: Document) -> str:
    """Where that picture is; empty if it is not made together with the page."""
    is_made = document.address and f"{document.lang}.png" in document.beside
    return f"{document.address.removesuffix('.html')}.png" if is_made else ""


def territory(lang: str) -> str:
    """`be` as Open Graph writes it: `be_BY`, by CLDR's likely subtags."""
    from babel.core import get_global

    likely = get_global("likely_subtags").get(lang.replace("-", "_"), lang.replace("-", "_"))
    parts = likely.split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else likely
