"""Invitations are answered by e-mail: what such an answer is, and what it must say.

An answer confirms if a line of its own, not a quoted one, says one of `PHRASES` and then a code:

    I sign k7m2pq3xyz

The invitation never puts the two beside each other, so no quotation of it confirms anything.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

PHRASES: Mapping[str, str] = {
    "en": "I sign",
    "be": "Падпісваю",
    "ru": "Подписываю",
    "uk": "Підписую",
    "de": "Ich unterzeichne",
    "fr": "Je signe",
    "es": "Firmo",
    "pl": "Podpisuję",
}
_BETWEEN = r"[\s:;,.«»\"'“”*_–—-]*"
_SAID = re.compile(
    rf"(?:^|[^\w])(?:{'|'.join(PHRASES.values())}){_BETWEEN}"
    r"([a-z2-7]{5})[ \u00a0-]?([a-z2-7]{5})(?![\w])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One e-mail. `received` is in seconds since 1970, as the coordinator's own server wrote it.

    `automatic` is one that a program sent, such as a note of absence.
    """

    place: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    automatic: bool = False
    received: int | None = None


def codes_in(text: str) -> list[str]:
    """The codes that the text's own lines confirm, in lower case."""
    own = [line for line in text.splitlines() if not line.lstrip().startswith((">", "|"))]
    found = (match[1] + match[2] for line in own for match in _SAID.finditer(line))
    return list(dict.fromkeys(code.lower() for code in found))


def written_code(code: str) -> str:
    """Ten characters in two groups, for people."""
    return f"{code[:5]} {code[5:]}"


def holds(text: str, statement: str) -> bool:
    """Whether the whole statement stands in the text, however it was quoted and wrapped."""
    return _squeezed(statement) in _squeezed(text)


def _squeezed(text: str) -> str:
    return "".join("".join(line.lstrip("> |\t").split()) for line in text.splitlines())
