"""Texts in columns for a number, a day or a place that are no such thing: "keep out" below "Phone".

Somebody who is asked for their town may answer what they want. What such a column holds has a
shape, and whatever has another one is for a person to read, in words that rules know or not.

    Phone   +375 29 000 00 01        Signed  2026-11-02           City  Minsk
            +1 555 0100 ext. 12              3 November                 frankfurt am main
            keep out         ← read          2026-11-02 (hush) ← read   skip me there  ← read
"""

import re
from collections.abc import Sequence

from letterkit.lists.columns.questions import PRIVATE, labels_in, understood
from letterkit.lists.columns.typed_columns import DAYS, TYPED, is_free, remark_on_day
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.people.hidden_names import Stand, stand_in
from letterkit.lists.rows.days import read_day
from letterkit.text.months import is_beside, months_in, plain_date
from letterkit.text.months import words_of as words_of_date
from letterkit.wishes.lexicon import fold, words_of
from letterkit.wishes.possible_wishes import clauses_of, speaks_of_signing

# Columns that hold a number, an address or a day, and no words.
SHAPED = frozenset({"phone", "email", "link", *DAYS}) & TYPED
_NUMBER = re.compile(r"\d(?:[\d\s()./+-]*\d){5,}")  # of a telephone: six digits or more
_MOST_BESIDE = 2  # words beside it: "mobile", "ext. 12", "WhatsApp"
_SITE = re.compile(
    r"twitter|facebook|linked ?in|instagram|orcid|telegram|mastodon|bluesky|youtube|tiktok|github"
    r"|vk\b|вконтакте|google scholar|wikipedia|researchgate",
    re.IGNORECASE,
)
# Ideas that stand in no name of a town, beside the words of wishes.
_OF_NO_PLACE = ("neg", "off", "mine", "keep", "place", "cond", "quiet", "forbid", "fear")
# Small words and beginnings of towns, which people type without a capital: "new york".
_OF_TOWNS = frozenset({
    *("new", "san", "santa", "saint", "st", "sankt", "los", "las", "la", "le", "el", "al", "port"),
    *("fort", "cape", "den", "bad", "rio", "são", "sao", "north", "south", "east", "west", "great"),
    *("upper", "lower", "nowy", "nowa", "nowe", "stary", "stara", "am", "an", "der", "upon", "sur"),
    *("de", "del", "da", "do", "di", "du", "des", "na", "nad", "над", "на", "нижний", "великий"),
    *("новый", "новая", "старый", "нові", "новий", "нова", "стары", "новы", "city", "town", "area"),
    *("county", "oblast", "область", "вобласць", "ville", "ciudad", "buenos", "tel", "kuala"),
    *("hong", "addis", "abu", "ho", "cap", "mount", "lake", "bay", "salt", "long", "district"),
})  # fmt: skip


def is_out_of_place(title: str, field: str, text: str, others: Sequence[str] = ()) -> bool:
    """Whether a text is not what its column is for; `others` are all texts of the column."""
    if stand_in(text) is Stand.MISSING or not any(map(str.isalpha, text)):
        return False
    if field == PRIVATE:
        return is_of_places(title) and _is_no_place(text, others)
    if field not in SHAPED or is_yes_or_no(text) or not is_free(field, text):
        return False
    if field == "phone":
        return not _is_number(text)
    if field == "link":
        return not _SITE.search(text) and len(text.split()) > 1
    return field == "email" or not _is_part_of_date(text)


def _is_number(text: str) -> bool:
    """Whether a telephone number stands there, with a word or two that say whose it is."""
    found = _NUMBER.search(text)
    if not found:
        return False
    rest = text.replace(found[0], " ")
    words = [word for word in words_of(rest) if word.isalpha()]
    return len(words) <= _MOST_BESIDE and not speaks_of_signing(rest) and not _wishes(rest)


def _is_part_of_date(text: str) -> bool:
    """Whether all that stands there is of a date: "3 November", "early November"."""
    if remark_on_day(text):
        return False
    words = words_of_date(plain_date(text))
    named = {at + more for _, at, count in months_in(words) for more in range(count)}
    rest = [word for at, word in enumerate(words) if at not in named and not word.isdigit()]
    return bool(words) and (bool(read_day(text)) or all(map(is_beside, rest)))


def is_of_places(title: str) -> bool:
    """Whether a title asks where somebody lives: "Town", "Postcode"."""
    return understood(title) == PRIVATE and bool(labels_in(title) & {"region", "private"})


def _is_no_place(text: str, others: Sequence[str]) -> bool:
    words = [word for word in words_of(text) if word[0].isalpha()]
    if len(words) < 2:
        return False
    if _wishes(text):
        return True
    if not text.islower() or set(words) & _OF_TOWNS:
        return False
    # Where most write towns in small letters, so does anybody.
    rest = [each for each in others if each != text and any(map(str.isalpha, each))]
    large = [fold(each) for each in rest if any(map(str.isupper, each))]
    return bool(large) and 2 * len(large) >= len(rest) and fold(text) not in large


def _wishes(text: str) -> bool:
    return any(each.any(*_OF_NO_PLACE) for each in clauses_of(fold(text)))
