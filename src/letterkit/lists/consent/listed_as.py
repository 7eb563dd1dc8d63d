"""Questions how somebody wants to be listed: anyone who chose to be shown gave leave for it.

    gives_leave("How would you like to be listed?")                   True
    gives_leave("I want my name to appear on the open letter")        True
    gives_leave("How should we list you in the members' directory?")  False
    gives_leave("Visibility")                                         False

What a platform shows unless somebody changes it is no leave, so the person must be asked or speak.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from letterkit.lists.columns.title_notes import plain
from letterkit.lists.consent.asked import Question
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.wishes.lexicon import (
    Word,
    first_person,
    languages,
    letters,
    second_person,
    tokens_in,
    words_of,
)
from letterkit.wishes.tongues import READ_IN_FORMS, known_by, readable

_ASKS = re.compile("[?؟¿？]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HOW = frozenset({"how", "как", "як", "jak", "wie", "comment", "como", "كيف", "come"})
# Words that may stand in such a question, though they say nothing of being shown.
_SMALL = frozenset({
    "open", "offener", "offenen", "ouverte", "abierta", "list", "signatory", "signatories",
    "открытым", "открытом", "адкрытым", "відкритим", "otwartym", "المفتوحة", "the",
})  # fmt: skip
_OTHER = frozenset({Word.TOPIC, Word.THING, Word.COMMENT, Word.META, Word.IF, Word.TRAP})


def with_leave(questions: Mapping[int, Question]) -> dict[int, Question]:
    """The questions of a table, of which some are asked for leave if none asks for it alone.

    It is leave too if a coordinator says of an answer that it means `yes`.
    """
    if any(each.ask is Ask.CONSENT for each in questions.values()):
        return dict(questions)
    return {
        number: replace(each, leave=True) if _is_leave(each) else each
        for number, each in questions.items()
    }


def _is_leave(question: Question) -> bool:
    if question.ask not in (Ask.HOW, Ask.SHOWN):
        return False
    return "yes" in question.chosen.values() or gives_leave(question.title)


@lru_cache(maxsize=4096)
def gives_leave(title: str) -> bool:
    """Whether a title asks the person how they, or whether their name, may be shown."""
    if ask_of(title) not in (Ask.HOW, Ask.SHOWN):
        return False
    words = [word for word in words_of(readable(plain(title))) if word[0].isalnum()]
    said = bool(_ASKS.search(title) or _CJK.search(title)) or words[0] in _HOW
    if not said and not (len(words) > 3 and {*words} & (first_person() | second_person())):
        return False
    if any(known_by(tongue, words) for tongue in READ_IN_FORMS):
        return True
    return any(_is_known(language, words) for language in languages())


def _is_known(language: str, words: list[str]) -> bool:
    """Whether no word of a title may be of another list: a directory, a programme."""
    tokens = tokens_in(language, words)
    return all(
        token.kind not in _OTHER
        and (token.kind is not Word.UNKNOWN or token.text in _SMALL or _is_of_letter(token.text))
        for token in tokens
    )


def _is_of_letter(word: str) -> bool:
    return word.startswith(letters())
