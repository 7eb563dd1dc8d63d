"""E-mail header fields that every parser reads back exactly: RFC 5322, 2047, 2231.

Python's own folding loses spaces between encoded words, so words are made here: a value that
plain ASCII words cannot carry is encoded whole, in base64 words of UTF-8 cut between characters.
The blanks between encoded words count for nothing (RFC 2047, 6.2), so none of the value's own
spaces can be lost. No line is longer than 76 octets but for one that a single word fills.

>>> header("Subject", "Café")
'Subject: =?utf-8?b?Q2Fmw6k=?='
>>> address_header("To", [("Example, Zoe", "zoe@example.org")])
'To: "Example, Zoe" <zoe@example.org>'
"""

import base64
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from letterkit.errors import LetterkitError

_LINE = 76
# What the base64 of a word may carry, so that "Message-ID: " and the word fit one line.
_OCTETS = 36
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+")
_LOCAL = re.compile(rf"{_ATOM.pattern}(\.{_ATOM.pattern})*")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


def header(name: str, value: str) -> str:
    """An unstructured field, folded with CRLF, without its last CRLF (RFC 5322, 2.2.1)."""
    _refuse_hidden(name, value)
    words = value.split(" ")
    plain = value.isascii() and "=?" not in value and all(0 < len(word) < 64 for word in words)
    return _folded(name, words if plain else _encoded(value))


def address_header(
    name: str, addresses: Sequence[tuple[str, str]], *, international: bool = False
) -> str:
    """A field of mailboxes, pairs of a display name and an address; none are an empty group.

    With `international`, letters beyond ASCII may stand before the @ (RFC 6532): such an e-mail can
    only be handed to a server that takes them.
    """
    words: list[str] = []
    written = sending_address if international else ascii_address
    for display_name, address in addresses:
        _refuse_hidden(name, display_name)
        words += [*_phrase(display_name), f"<{written(name, address)}>,"]
    if not words:
        return f"{name}: Undisclosed recipients:;"
    words[-1] = words[-1].removesuffix(",")
    return _folded(name, words)


def ascii_address(name: str, address: str) -> str:
    """An address whose domain may be of any script (RFC 3490); anything else is refused."""
    local, at, domain = address.rpartition("@")
    try:
        domain = domain if domain.isascii() else domain.encode("idna").decode()
    except UnicodeError:
        domain = ""
    if not at or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise LetterkitError(
            f"{name}: not an e-mail address: {address!r}",
            hint="write it as name@example.org, in ASCII before the @",
        )
    return f"{local}@{domain}"


def sending_address(name: str, address: str) -> str:
    """An address as a server is given it: letters beyond ASCII stay before the @ (RFC 6531)."""
    local, _, domain = address.rpartition("@")
    if local.isascii():
        return ascii_address(name, address)
    plain = ascii_address(name, f"a@{domain}")
    normal = unicodedata.normalize("NFC", local)
    letters = all(unicodedata.category(each)[0] in "LMN" for each in normal if not each.isascii())
    if not letters or not _LOCAL.fullmatch("".join(_as_ascii(each) for each in normal)):
        raise LetterkitError(
            f"{name}: not an e-mail address: {address!r}", hint="write it as name@example.org"
        )
    return f"{normal}@{plain.rpartition('@')[2]}"


def _as_ascii(character: str) -> str:
    return character if character.isascii() else "a"


def parameter(name: str, value: str) -> str:
    """A parameter of Content-Type or Content-Disposition (RFC 2045, 5.1; RFC 2231, 4)."""
    _refuse_hidden(name, value)
    if value.isascii():
        return f"{name}={_quoted(value)}"
    return f"{name}*=utf-8''{quote(value, safe='')}"


def structured_header(name: str, value: str, parameters: Iterable[str] = ()) -> str:
    """A field such as Content-Type: ASCII of our own making, a line each parameter."""
    _refuse_hidden(name, value)
    return ";\r\n ".join((f"{name}: {value}", *parameters))


def _phrase(display_name: str) -> Iterable[str]:
    """A display name as words (RFC 5322, 3.2.5; RFC 2047, 5 (3))."""
    words = display_name.split(" ")
    if not display_name:
        return ()
    if not display_name.isascii() or "=?" in display_name or len(display_name) > 60:
        return _encoded(display_name)
    if all(_ATOM.fullmatch(word) for word in words):
        return words
    return (_quoted(display_name),)


def _quoted(value: str) -> str:
    escaped = re.sub(r'(["\\])', r"\\\1", value)
    return f'"{escaped}"'


def _encoded(value: str) -> Iterator[str]:
    part = b""
    for character in value:
        octets = character.encode()
        if len(part + octets) > _OCTETS:
            yield _word(part)
            part = b""
        part += octets
    yield _word(part)


def _word(octets: bytes) -> str:
    return f"=?utf-8?b?{base64.b64encode(octets).decode()}?="


def _folded(name: str, words: Iterable[str]) -> str:
    lines, line = [], f"{name}:"
    first = True
    for word in words:
        if len(line) + 1 + len(word) > _LINE and not first:
            lines.append(line)
            line = ""
        line += f" {word}"
        first = False
    return "\r\n".join((*lines, line))


def _refuse_hidden(name: str, value: str) -> None:
    """A line end in a value would begin a field of somebody else's choosing."""
    if value.isascii() and value.isprintable():
        return
    for character in value:
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            raise LetterkitError(
                f"{name}: a line end or control character, U+{ord(character):04X}, "
                f"stands in {value[:60]!r}",
                hint="write it on one line",
            )
