"""Columns that say on which day somebody agreed: a day is a yes, and no day is none.

    Name         Date of consent to publication
    Ada Example  2026-11-13
    Bo Example

What the title asks is worked out without its words for a day, so that a day of consent to a
newsletter stays about that.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.rows.days import iso_day

# How an answer is called that is a day, where all of them are counted together.
A_DAY = "(a day)"
_WHEN = re.compile(
    r"\b(?:date|day|time|timestamp|datetime|when|at|on|of|dated|дата|день|дзень|час|время|когда|калі|коли"
    r"|data|dzień|czas|kiedy|datum|tag|zeitpunkt|zeit|wann|am|um|der|du|de l|de la|del|de"
    r"|jour|heure|le|quand"
    r"|fecha|día|hora|cuándo|تاريخ|وقت|يوم|في)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:given|received|granted|obtained|recorded|дан[оаы]?|получен[оа]?|атрыман[аы]?|отримано|wyrażon\w*"
    r"|udzielon\w*|erteilt|gegeben|erhalten|donné|reçu|accordé|otorgado|dado|recibido)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"[_’']|(?<=[a-z])(?=[A-Z])")
_ASKS = frozenset({Ask.CONSENT, Ask.UNDECIDED, Ask.ANONYMOUS})


@lru_cache(maxsize=4096)
def ask_by_day(title: str) -> Ask | None:
    """What a title asks once its words for a day are off, or None if it has none."""
    plain = _APART.sub(" ", title)
    rest = " ".join(_WHEN.sub(" ", plain).split())
    own = ask_of(title)
    if not rest or own is Ask.OTHER or (rest == plain and own is None):
        return None
    bare = " ".join(_GIVEN.sub(" ", rest).split())
    asks = {ask_of(rest), ask_of(bare)} if bare else {ask_of(rest)}
    if Ask.OTHER in asks:
        return None
    if own is None and asks == {Ask.CONSENT}:
        return Ask.CONSENT
    return own


def are_days(title: str, answers: Sequence[str]) -> bool:
    """Whether a column says on which day somebody agreed, or took it back.

    Beside days, a yes or a no may stand in it.
    """
    if not any(map(is_day, answers)) or ask_by_day(title) not in _ASKS:
        return False
    return all(is_day(each) or is_yes_or_no(each) for each in answers)


@lru_cache(maxsize=65_536)
def is_day(text: str) -> bool:
    """Whether a text is a date, in whatever order of day and month it is one."""
    return bool(iso_day(text, "day-month") or iso_day(text, "month-day"))
