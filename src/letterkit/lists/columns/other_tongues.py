"""Columns in a language of which wishes are not read: asked about as a whole, or kept private.

A column of few short answers in such a language may be a choice of how to be shown, so a person
says what each answer means. A comment may be a wish, so it is not published unasked.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from letterkit.lists.columns.name_columns import are_names
from letterkit.lists.columns.questions import understood
from letterkit.lists.consent.consents import Ask, is_field, names_a_thing
from letterkit.lists.consent.meanings import (
    CHOICES,
    Status,
    is_display_choice,
    is_yes_or_no,
    meaning,
)
from letterkit.lists.rows.days import iso_day
from letterkit.model import Shown
from letterkit.wishes.lexicon import Word, words_of
from letterkit.wishes.tongues import (
    READ_IN_FORMS,
    is_read,
    is_unread,
    known_by,
    readable,
    yes_or_no,
)

KEPT = "written in a language in which wishes are not read"
_MOST_CHOICES = 12
_MOST_WORDS = 10
_LONGEST = 60
# Words by which an answer is about a person, where "public" may be about a school.
_OF_PEOPLE = frozenset({Word.NAME, Word.ANON, Word.INITIALS, Word.PERSON, Word.FULL})


def are_choices_elsewhere(
    title: str, ask: Ask | None, answers: Sequence[str], tongues: tuple[str, ...]
) -> bool:
    """Whether all answers are choices of how to be shown, in the language of their question."""
    if ask not in (None, Ask.UNDECIDED) or len(answers) < 2 or is_field(title) or understood(title):
        return False
    if not all(is_display_choice(each, tongues) for each in answers):
        return False
    about = [each for each in answers if _is_of_person(each, tongues)]
    return 2 * len(about) >= len(answers)


def _is_of_person(answer: str, tongues: Sequence[str]) -> bool:
    words = [word for word in words_of(readable(answer)) if word[0].isalnum()]
    known = [known_by(tongue, words) or [] for tongue in tongues]
    return any(token.kind in _OF_PEOPLE for tokens in known for token in tokens)


def may_be_choice(title: str, counts: Mapping[str, int]) -> bool:
    """Whether a column that nobody understands may be a choice of how to be shown.

    `counts` are its answers: few, short, and in another language, if their title is not.
    """
    if not 0 < len(counts) <= _MOST_CHOICES or is_field(title) or names_a_thing(title):
        return False
    if not all(map(_is_short, counts)) or _are_names(counts):
        return False
    return is_unread(title) or any(is_unread(text) for text in counts)


def _are_names(counts: Mapping[str, int]) -> bool:
    """Whether the texts look like names: of several words, which all begin with a capital."""
    words = [word for text in counts for word in text.split()]
    return are_names(Counter(dict.fromkeys(counts, 1))) and all(word[0].isupper() for word in words)


def _is_short(text: str) -> bool:
    if (
        len(text) > _LONGEST
        or len(text.split()) > _MOST_WORDS
        or any(sign in text for sign in "@/")
    ):
        return False
    figures = sum(character.isdigit() for character in text)
    return figures < 3 and not iso_day(text, "day-month")


def is_in_other_language(title: str, answers: Mapping[str, int]) -> bool:
    """Whether a question is in a language that is not read, by its title or else its answers."""
    return is_unread(title) or (not _is_read(title) and any(map(is_unread, answers)))


def _is_read(title: str) -> bool:
    words = [word for word in words_of(readable(title)) if word[0].isalnum()]
    return bool(words) and is_read(words)


@lru_cache(maxsize=4096)
def proposed(answer: str) -> str:
    """What an answer seems to mean, as one of `CHOICES`, for people to confirm; or nothing."""
    words = [word for word in words_of(readable(answer)) if word[0].isalnum()]
    for tongues in ((), READ_IN_FORMS):
        for ask in (Ask.HOW, Ask.CONSENT):
            found = meaning(ask, answer, tongues=tongues)
            if words and found.status is Status.CLEAR:
                return _choice(found.consent, found.shown)
    return ""


def _choice(consent: str, shown: str) -> str:
    if shown:
        return Shown(shown).value
    return consent if consent in CHOICES else ""


def says_yes_or_no(answer: str) -> str:
    """`yes` or `no`, if an answer is nothing more in any language."""
    if is_yes_or_no(answer):
        return meaning(Ask.CONSENT, answer).consent
    return yes_or_no(answer)
