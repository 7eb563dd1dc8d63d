"""What answers mean where the title of their column says it.

Consent [Show only my initials]            a yes is `initials`
Display name (yes = hide, no = show)       "yes" is `unnamed`, "no" is `named`
"""

import re
from collections.abc import Sequence

from letterkit.lists.columns.title_notes import legend_of, without_notes
from letterkit.lists.consent.consents import Ask, ask_of, hints
from letterkit.lists.consent.meanings import (
    CHOICES,
    EMPTY,
    Status,
    is_yes_or_no,
    meaning,
    same_answer,
)
from letterkit.model import Shown

# What a column can ask so that a yes and a no have a plain sense.
PLAIN = frozenset({Ask.CONSENT, Ask.SHOWN, Ask.HOW, Ask.ANONYMOUS})
_OPTION = re.compile(r"\[([^\[\]]+)\]\s*$")


def by_option(title: str, answers: Sequence[str]) -> dict[str, str]:
    """What a yes to `Consent [Show only my initials]` means, where the option is in brackets.

    A no to it may want the whole name shown, or nothing: that is for people to say.
    """
    option = _OPTION.search(title)
    means = meaning(Ask.HOW, option[1]) if option else EMPTY
    if means.status is not Status.CLEAR or means.consent or means.shown == Shown.NAMED:
        return {}
    given = [each for each in answers if meaning(Ask.CONSENT, each).consent == "yes"]
    return {each: str(means.shown) for each in given if is_yes_or_no(each)}


def by_legend(
    title: str, ask: Ask | None, answers: Sequence[str]
) -> tuple[Ask | None, dict[str, str]]:
    """What is asked and what the answers mean if the title says it: `(yes = hide, no = show)`.

    If not all of it is plain, what is asked stays as it is.
    """
    legend, rest = legend_of(title), ask_of(without_notes(title))
    if not legend or not (rest in PLAIN or hints(without_notes(title))):
        return ask, {}
    said: dict[str, str] = {}
    as_asked = rest in PLAIN
    for key, says in legend.items():
        choice = _choice(rest, says)
        if not choice:
            return ask, {}
        as_asked = as_asked and rest is not None and meaning(rest, key) == CHOICES[choice]
        said |= {each: choice for each in answers if _is_same(key, each)}
    if as_asked:
        return rest, {}  # a legend that says nothing new
    if rest is Ask.CONSENT and {*said.values()} == {"yes", "no"}:
        return rest, said
    return Ask.HOW, said


def _choice(ask: Ask | None, says: str) -> str:
    """The meaning, one of `CHOICES`, of words such as "hide" or "yes" in a legend."""
    found = meaning(Ask.HOW, says)
    if found.status is not Status.CLEAR and ask in PLAIN and is_yes_or_no(says):
        found = meaning(ask, says)
    if found.status is not Status.CLEAR:
        return ""
    return next((text for text, means in CHOICES.items() if means == found), "")


def _is_same(key: str, answer: str) -> bool:
    """Whether an answer is the one of a legend, or a yes or no like it."""
    if same_answer(key, answer):
        return True
    wanted = meaning(Ask.CONSENT, key).consent
    return wanted != "" and is_yes_or_no(answer) and meaning(Ask.CONSENT, answer).consent == wanted
