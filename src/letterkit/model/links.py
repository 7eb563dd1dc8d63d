"""Web addresses as a list may have them."""

import re

_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_BARE = re.compile(r"(?:[^\W_](?:[\w\-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?:[/?#][^\s<>\"']*)?")


def is_web_address(text: str) -> bool:
    """Whether a text is a whole address of the web, with nothing that could end it in a page."""
    return bool(_WEB.fullmatch(text))


def completed(text: str) -> str:
    """`example.org/about` with its `https://`; any other text as it is."""
    return f"https://{text}" if _BARE.fullmatch(text) else text
