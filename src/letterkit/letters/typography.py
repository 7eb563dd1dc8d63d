"""Blanks that must not break: after short words, inside numbers, before dashes and units."""

import re

_NBSP = "\u00a0"
_EVERYWHERE = (
    (r"(?<=\d) (?=[\d%‰€£₽°])", _NBSP),
    (r"(?<=[№§]) (?=\d)", _NBSP),
    (r"(?<=\b[A-ZА-ЯЁЎІЄЇҐ]\.) (?=[A-ZА-ЯЁЎІЄЇҐ])", _NBSP),
)
_DASH = (r" (?=[—–] )", _NBSP)
_SHORT_WORDS = (r"(?<![\w’'-])([A-Za-zА-Яа-яЁёЎўІіЄєЇїҐґ]{1,2}) (?=[\w«„“])", r"\1" + _NBSP)
_DAY = (r"(?<=\b\d) (?=[^\W\d])|(?<=\b\d\d) (?=[^\W\d])", _NBSP)
_YEAR = (r"(?<=\d{4}) (?=(?:г|р)\.)", _NBSP)
_FRENCH = ((r" (?=[:;!?»])", _NBSP), (r"(?<=«) ", _NBSP))
_SLAVIC = (_SHORT_WORDS, _DASH, _DAY, _YEAR)
_RULES = {
    "be": _SLAVIC, "ru": _SLAVIC, "uk": _SLAVIC, "pl": (_SHORT_WORDS, _DASH, _DAY),
    "cs": (_SHORT_WORDS, _DASH, _DAY), "sk": (_SHORT_WORDS, _DASH, _DAY),
    "en": (_DASH, _DAY), "de": (_DASH, _DAY), "fr": (_DASH, _DAY, *_FRENCH), "es": (_DASH, _DAY),
}  # fmt: skip


def bind(text: str, lang: str) -> str:
    """`text` with blanks made non-breaking where a line must not end in this language."""
    for pattern, replacement in (*_EVERYWHERE, *_RULES.get(lang.split("-")[0], ())):
        text = re.sub(pattern, replacement, text)
    return text
