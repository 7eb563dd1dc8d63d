"""Kinds of signatory that may be a wish not to be named: "Anonymous individual", "Hidden person".

Among "Individual" and "Organisation" such an answer says how somebody signs, and not only who.
"""

from collections.abc import Iterable

from letterkit.lists.rows.kinds import kind_of
from letterkit.model import Kind
from letterkit.wishes.lexicon import Word, languages, tokens_in, words_of

_SAYS = frozenset({Word.ANON, Word.HIDE, Word.WITHOUT, Word.INITIALS})
_PRIVATE = ("privat", "particul", "частн", "приват", "прыват", "prywat", "خاص")


def hidden_kinds(answers: Iterable[str]) -> list[str]:
    """The answers of a column of kinds that may ask not to be named.

    "Private individual" beside organisations is a person; beside "Individual" or "Public
    individual" it is one who does not want to be public.
    """
    given = [each for each in answers if each.strip()]
    persons = [each for each in given if _is_of_person(each) and not _is_private(each)]
    return [each for each in given if _hides(each) and (persons or not _is_private(each))]


def _is_of_person(answer: str) -> bool:
    return kind_of(answer) is Kind.PERSON or bool(_kinds(answer) & {Word.SHOW, Word.PUBLISH})


def _hides(answer: str) -> bool:
    if kind_of(answer) is Kind.ORGANISATION and _is_private(answer):
        return False  # "Private company"
    return _is_private(answer) or bool(_kinds(answer) & _SAYS)


def _is_private(answer: str) -> bool:
    """Whether it is private, and nothing that only a name can be."""
    words = words_of(answer)
    return any(word.startswith(_PRIVATE) for word in words) and not _kinds(answer) & {Word.ANON}


def _kinds(answer: str) -> set[Word]:
    words = [word for word in words_of(answer) if word[0].isalnum()]
    return {token.kind for each in languages() for token in tokens_in(each, words)}
