"""Marks that a file sets beside an entry instead of a column: a class, an attribute, a comment.

    <li class="anonymous">        said("anonymous")         unnamed
    <li data-public="false">      answered("public", "false")  unnamed
    - name: Ada  # withdrawn      said("withdrawn")         left out
    <tr data-consent="ask her">   answered("consent", …)    left out, for it is not clear

A mark only ever takes away: it makes somebody unnamed or leaves them out with the reason. What no
rule can place and may be about naming leaves out; what is about something else is no mark.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from letterkit.errors import LetterkitError
from letterkit.lists.consent.asked import question_of
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.meanings import Status, meaning
from letterkit.lists.people.beside_names import is_organisation
from letterkit.lists.said.standing import IN, standing_of
from letterkit.lists.said.standing_words import says_out
from letterkit.lists.said.wishes import least, wish_of, wish_of_heading
from letterkit.model import Shown
from letterkit.private.excerpts import excerpt

_LONGEST = 300
_LESS = (Shown.UNNAMED, Shown.INITIALS)
_INITIALS = re.compile(
    r"\binitial(?:s|en|es)\b|\biniciales\b|\binicja[łl]|\bинициал|\bініцыял|\bініціал"
    r"|الأحرف الأولى",
    re.IGNORECASE,
)
_TECHNICAL = frozenset({"id", "index", "key", "src", "href", "uid", "uuid", "n", "line", "sort"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINTS = re.compile(r"[-_\s.:]+")
_NOT = frozenset({"not", "non", "no", "un", "nie", "nicht", "pas", "sin", "ne", "не", "ні", "ohne"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark does: `shown` is how to show somebody, `out` the reason why they are left out."""

    shown: str = ""
    out: str = ""

    def __bool__(self) -> bool:
        return bool(self.shown or self.out)


NONE = Mark()


def together(marks: Iterable[Mark]) -> Mark:
    """What several marks do: a reason to leave out counts first, then the least that is shown."""
    given = [each for each in marks if each]
    out = next((each.out for each in given if each.out), "")
    return Mark("" if out else least([each.shown for each in given]), out)


def refused_comment(name: str, line: int, text: str) -> LetterkitError:
    """The error for a comment about a signature that could be about several people."""
    plain = " ".join(text.split())
    return LetterkitError(
        f"{name}:{line}: a comment that may ask not to name people: {excerpt(plain)}",
        hint="put it on the line of the one person it is about, or say it in a column or key",
    )


@lru_cache(maxsize=4096)
def said(text: str) -> Mark:
    """What a whole text says of a signature: a comment beside a name, a word of a class."""
    plain = " ".join(text.split()).strip(" .!*/#-–—")
    if not plain or len(plain) > _LONGEST:
        return NONE
    if says_out(plain):
        return Mark(out=f"marked as “{excerpt(plain)}”")
    if wish := wish_of(plain):
        return Mark(wish) if wish in _LESS else NONE
    found = meaning(Ask.HOW, plain)
    if found.status is not Status.CLEAR:
        # "Anonymous until 2030": whatever else it says, nobody is named for it.
        if not _NOT.isdisjoint(plain.casefold().split()):
            return NONE
        wish = wish_of_heading(plain) or (Shown.INITIALS.value if _INITIALS.search(plain) else "")
        return Mark(wish) if wish in _LESS and not is_organisation(plain) else NONE
    if found.consent == "no" or found.shown in _LESS:
        return Mark(found.shown if found.shown in _LESS else Shown.UNNAMED.value)
    return NONE


@lru_cache(maxsize=4096)
def said_in_word(word: str) -> Mark:
    """The same of a joined word such as `signatory--anonymous`; what a "not" is before is not."""
    parts = words_of(word)
    if parts and parts[0] in _NOT and said(" ".join(parts[1:])):
        return NONE  # `not-anonymous`, but `not-public` hides
    if found := said(" ".join(parts)):
        return found
    for start in range(1, len(parts)):
        if not _NOT.isdisjoint(parts[:start]):
            return NONE
        if found := said(" ".join(parts[start:])):
            return found
    return NONE


def words_of(word: str) -> list[str]:
    """The words of a class or key: `isAnonymous`, `is-anonymous`."""
    apart = _JOINTS.split(_CAMEL.sub(" ", word))
    return [part.casefold() for part in apart if part and not part.isdigit()]


@lru_cache(maxsize=4096)
def answered(title: str, answer: str) -> Mark:
    """What an attribute with a value says: `public` with `false`, `status` with `withdrawn`."""
    title = " ".join(words_of(title))
    answer = " ".join(answer.split())
    if not title or len(answer) > _LONGEST or title in _TECHNICAL:
        return NONE
    if not answer:
        return said_in_word(title)
    standing = standing_of(title, [answer])
    if standing and not standing.quiet and standing.verdict(answer) != IN:
        return Mark(out=f"marked as “{excerpt(f'{title}: {answer}')}”")
    question = question_of(title, [answer])
    if question is None or question.ask is Ask.OTHER:
        return NONE
    found = question.meaning(answer)
    if found.status is Status.EMPTY:
        return NONE
    if found.status is not Status.CLEAR:
        return Mark(out=f"it is not clear what “{excerpt(f'{title}: {answer}')}” means")
    if found.consent == "no":
        return Mark(out=f"not to be named, as “{excerpt(f'{title}: {answer}')}” says")
    return Mark(found.shown) if found.shown not in ("", Shown.NAMED) else NONE
