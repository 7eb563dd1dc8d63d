"""What stands above the names in a text: a letter, or the title of one."""

import re
from collections.abc import Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.documents.group_words import kind_of_group, names_a_letter
from letterkit.lists.rows.name_shapes import introduces, is_name, is_sentence, speaks_for
from letterkit.lists.rows.not_names import why_no_name

RULE = re.compile(r"\s*(?:[-=_*~#]{3,}|(?:[-*_] ){2,}[-*_])\s*")
_DEAR = re.compile(
    r"(?:dear|to whom|уважаем\w*|дорог\w*|паважан\w*|шаноў\w*|шановн\w*|szanown\w*|sehr geehrt\w*"
    r"|liebe[rs]?|an den|an die|chère?s?|cher|madame|monsieur|estimad\w*|querid\w*|السيد|إلى)\b",
    re.IGNORECASE,
)
_MOST_TITLES = 4  # lines above the word for those who signed
_LETTER = 0.2  # of the lines are sentences: it is a letter with names below


def are_titles(above: Sequence[tuple[int, str]], mark: str, name: str) -> bool:
    """Whether the few lines above "Signatories" are the title of the letter and pages."""
    rest = [(n, text) for n, text in above if not (RULE.fullmatch(text) or why_no_name(text))]
    titles = [names_a_letter(text) or _is_call(text) for _, text in rest]
    if len(rest) > _MOST_TITLES or not (any(titles) or not rest):
        return False
    for (number, text), is_title_line in zip(rest, titles, strict=True):
        if not is_title_line and is_name(text):
            raise LetterkitError(
                f"{name}:{number}: is this line a person who signed? it stands above"
                f" “{mark.strip(' :')}”",
                hint='if so, write a line "Signed:" above it; if not, delete it',
            )
    return True


def _is_call(text: str) -> bool:
    """ "Support our schools!", "Institutions in support": a title, and no person."""
    return (text.rstrip()[-1:] in "!?؟" or bool(kind_of_group(text))) and not is_name(text)


def is_letter(texts: Sequence[str], *, marked: bool) -> bool:
    """Whether lines are those of a letter: it greets somebody, or has sentences."""
    if not texts:
        return False
    sentences = sum(is_sentence(text) and stops(text) for text in texts)
    if _DEAR.match(texts[0]) and introduces(texts[0]):
        return True
    return sentences > _LETTER * len(texts) and not marked


def stops(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.rstrip()[-1:] in ".!?…:;؟。"


def is_prose(text: str) -> bool:
    """Whether a line is a sentence, and no person with the organisation that they sign for."""
    if speaks_for(text) or not (is_sentence(text) and stops(text)):
        return False
    return introduces(text) or " " in text
