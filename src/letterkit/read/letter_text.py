"""Whether a text begins as a letter does, so that its sentences are nobody's names."""

import re
from collections.abc import Sequence

from letterkit.read.name_shapes import introduces, is_sentence

_DEAR = re.compile(
    r"(?:dear|to whom|уважаем\w*|дорог\w*|паважан\w*|шаноў\w*|шановн\w*|szanown\w*|sehr geehrt\w*"
    r"|liebe[rs]?|an den|an die|chère?s?|cher|madame|monsieur|estimad\w*|querid\w*|السيد|إلى)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:[-*+•–—‣◦·▪●○]|№\s*\d+[.):]?|\(?\d{1,9}[.)])(?:\s+|$)")
_LETTER = 0.2  # of the lines are sentences: it is a letter with names below


def is_letter(texts: Sequence[str]) -> bool:
    """Whether lines are those of a letter, with names below."""
    if not texts:
        return False
    sentences = sum(is_sentence(text) and stops(text) for text in texts)
    if _DEAR.match(texts[0]) and introduces(texts[0]):
        return True
    return sentences > _LETTER * len(texts) and not _MARK.match(texts[0])


def stops(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return text.rstrip()[-1:] in ".!?…:;؟。"
