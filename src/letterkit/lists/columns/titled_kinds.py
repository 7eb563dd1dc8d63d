"""Titles that name a kind of column, with a remark: "E-mail (will not be published)".

What stands below is an address, a number, a role or an affiliation, and no answer to a question.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from letterkit.lists.columns.questions import understood
from letterkit.lists.consent.meanings import is_display_choice, is_yes_or_no
from letterkit.wishes.lexicon import Word, languages, tokens_in, words_of

_REMARK = re.compile(r"\s*[(\[（【](.*?)[)\]）】]\s*[?:*]*$|\s+[-–—]+\s(.*)$|\s*[,:;]\s(.*)$")
_PRIVATE = frozenset({"email", "phone"})  # whatever the remark says
_PUBLIC = frozenset({"role", "affiliation", "country"})
_SHOWING = frozenset({Word.SHOW, Word.PUBLISH})
# Of these a remark is made that says that the text is printed, and nothing else.
_PLAIN = _SHOWING | {Word.FILLER, Word.PREP, Word.PERSON, Word.NAME, Word.FULL}


def titled_kind(title: str, texts: Iterable[str]) -> str:
    """The field of such a column, or nothing where its texts are answers."""
    field = _of_title(title)
    if not field:
        return ""
    given = {each.strip() for each in texts} - {""}
    if any(map(is_yes_or_no, given)):
        return ""
    if field in _PUBLIC and any(map(is_display_choice, given)):
        return ""
    return field


@lru_cache(maxsize=4096)
def _of_title(title: str) -> str:
    remark = _REMARK.search(title)
    if not remark:
        return ""
    field = understood(title[: remark.start()])
    if field in _PRIVATE:
        return field
    says = next(filter(None, remark.groups()), "")
    return field if field in _PUBLIC and _is_printed(says) else ""


def _is_printed(remark: str) -> bool:
    """Whether a remark plainly says that a text is published: "public", "will be published"."""
    words = [word for word in words_of(remark) if word[0].isalnum()]
    readings = [{token.kind for token in tokens_in(each, words)} for each in languages()]
    plain = [kinds for kinds in readings if kinds <= _PLAIN]
    return bool(words) and any(kinds & _SHOWING for kinds in plain)
