"""What words do in the title of a question, where some do another thing than in an answer."""

import re
from collections.abc import Sequence

from letterkit.wishes.lexicon import Token, Word

_YEAR = re.compile(r"20\d\d")
_CODE = re.compile(r"(?=.*\d)[a-z]*\d+[a-z0-9]*")
# "Maybe" in an answer, and "may be" in «Моё имя может быть опубликовано».
_MAY_BE = frozenset({"может быть", "можа быць", "може бути", "peut etre"})
# At the beginning they ask whether; later they mean "or".
_WHETHER = frozenset({"чи", "ці", "czy"})


def as_title(tokens: Sequence[Token]) -> list[Token]:
    """Kinds as they are in a title: `on` is no answer, and a code such as `q12` is no word."""
    found: list[Token] = []
    for number, token in enumerate(tokens):
        kind = token.kind
        if kind is Word.YES:
            kind = Word.FILLER if len(token.text) < 3 or not number else Word.TRAP
        elif kind is Word.NO:
            kind = Word.NEG
        elif number and token.text in _WHETHER:
            kind = Word.OR
        elif kind is Word.UNCLEAR and token.text in _MAY_BE:
            kind = Word.ASK
        elif _YEAR.fullmatch(token.text):
            kind = Word.META
        elif kind is Word.UNKNOWN and _CODE.fullmatch(token.text):
            kind = Word.FILLER
        found.append(Token(token.text, kind))
    return found
