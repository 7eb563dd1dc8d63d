"""Web addresses as a list may have them."""

import re
from collections.abc import Iterator

_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_BARE = re.compile(r"(?:[^\W_](?:[\w\-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?:[/?#][^\s<>\"']*)?")


def is_web_address(text: str) -> bool:
    """Whether a text is a whole address of the web, with nothing that could end it in a page."""
    return bool(_WEB.fullmatch(text))


def completed(text: str) -> str:
    """`example.org/about` with its `https://`; any other text as it is."""
    return f"https://{text}" if _BARE.fullmatch(text) else text


# RFC 3986: printable ASCII without what it excludes. No user stands in front of the host, because
# `https://known.example@elsewhere.example` leads elsewhere.
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.)+[A-Za-z][A-Za-z0-9-]{1,62}(?::[0-9]{1,5})?"
_SECURE = re.compile(rf"https://{_HOST}(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?")
_MAIL = re.compile(r"mailto:[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z0-9-]{2,63}")
_IN_TEXT = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+")
_STOPS = ".,;:!?…»”’“"
LONGEST_LINK = 500
"""Characters of an address that a letter gives for signing or for its page."""


def is_secure_address(text: str) -> bool:
    """Whether a text is a whole `https://` address in ASCII that says where it leads."""
    return len(text) <= LONGEST_LINK and bool(_SECURE.fullmatch(text))


def is_address_to_sign(text: str) -> bool:
    """Whether signatures can be sent there: `https://…`, or `mailto:` with one plain address."""
    is_mail = len(text) <= LONGEST_LINK and bool(_MAIL.fullmatch(text))
    return is_mail or is_secure_address(text)


def with_addresses(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text in their order, and of each whether it is an address of the web.

    A stop or a bracket behind an address ends the sentence around it, and is no part of it.
    """
    end = 0
    for found in _IN_TEXT.finditer(text):
        address = _without_stops(found[0])
        if not is_web_address(address):
            continue
        start = found.start()
        if start > end:
            yield text[end:start], False
        yield address, True
        end = start + len(address)
    if end < len(text):
        yield text[end:], False


def _without_stops(address: str) -> str:
    while address:
        last = address[-1]
        is_unopened = last == ")" and address.count(")") > address.count("(")
        if last not in _STOPS and not is_unopened:
            break
        address = address[:-1]
    return address
