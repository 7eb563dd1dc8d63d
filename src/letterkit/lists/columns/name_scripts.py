"""Columns that ask for one name in several scripts: "Имя на русском" beside "Name in English".

Anyone who fills in one of them has a name, so a row whose first such cell is empty takes the other.
A title counts if it is that of a name once the words for a script or a language are taken off, or
if it is written in another script than that of the first column.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, PRIVATE, field_of
from letterkit.lists.columns.unpublished import is_unpublished
from letterkit.lists.people.public_names import PUBLIC
from letterkit.lists.people.published_names import is_near, is_of_other
from letterkit.text.plausible import script_of

_ORDER = ("name", FIRST, MIDDLE, LAST)
_NAMES = frozenset(_ORDER)
_SCRIPT = re.compile(
    r"\b(?:english|russian|belarus\w*|ukrainian|polish|german|french|spanish|arabic|chinese"
    r"|japanese|korean|georgian|armenian|hebrew|greek|persian|farsi|turkish|native"
    r"|mother tongue|latin|cyrillic|roman\w*|transliterat\w*|script|alphabet|letters"
    r"|characters|language|spelling|(?:по[- ])?русск\w+|английск\w+|(?:по[- ])?белорусск\w+"
    r"|украинск\w+|польск\w+|немецк\w+|французск\w+|испанск\w+|арабск\w+|латин\w+|кирил\w+"
    r"|кірыл\w+|родн\w+|рідн\w+|язык\w*|транслит\w+|трансліт\w+|(?:па[- ])?беларуск\w*"
    r"|(?:па[- ])?руску|рускай|англійск\w+|украінск\w+|лацін\w+|мове|мовою|українськ\w+"
    r"|англійськ\w+|російськ\w+|білоруськ\w+|літерами|літарамі|буквами|polsk\w+|angielsk\w+"
    r"|rosyjsk\w+|białorusk\w+|ukraińsk\w+|łaci\w+|cyrylic\w+|alfabet\w*|język\w+"
    r"|deutsch\w*|englisch\w*|russisch\w*|belarussisch\w*|ukrainisch\w*|polnisch\w*"
    r"|lateinisch\w*|kyrillisch\w*|schrift|buchstaben|umschrift|muttersprach\w*|français\w*"
    r"|anglais\w*|russe|caractères|latins?|latines?|cyrilliques?|langue|translittér\w*"
    r"|español\w*|inglés\w*|ruso|caracteres|latinos?|cirílico|idioma|بال[^\W_]+|العربية"
    r"|الإنجليزية|اللاتينية|اللغة|en|ru|be|uk|pl|de|fr|es|ar|eng|rus|bel|ukr|lat|cyr)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b(?:in|на|по|па|auf|mit|w|po|з|с|the|la|le)\b", re.IGNORECASE)
_APART = re.compile(r"[_()\[\],;:/–—-]+")


@lru_cache(maxsize=4096)
def scripted_field(title: str) -> str:
    """The part of a name that a title asks for in a script or a language, or nothing."""
    plain = " ".join(_APART.sub(" ", title).split())
    rest = _SCRIPT.sub(" ", plain)
    if rest == plain:
        return ""
    found = field_of(" ".join(_SMALL.sub(" ", rest).split()))
    return found if found in _NAMES else ""


def other_scripts(
    titles: Sequence[str], fields: Sequence[str], said: Collection[str]
) -> list[tuple[int, ...]]:
    """The columns that together hold a name in another script, by their numbers, in its order.

    A name that is for publication, or of somebody else, is none of them.
    """
    main = [n for n, field in enumerate(fields) if field in _NAMES]
    if not main or PUBLIC in fields or any(is_near(titles[n]) for n in main):
        return []
    scripted = bool(scripted_field(titles[main[0]]))
    groups: dict[str, dict[str, int]] = {}
    for number, title in enumerate(titles):
        if fields[number] != PRIVATE or title in said:
            continue
        if is_near(title) or is_of_other(title) or is_unpublished(title):
            continue
        own = scripted_field(title)
        part = own or field_of(title)
        other = _script(title) != _script(titles[main[0]])
        if part in _NAMES and (own or scripted or other):
            words = " ".join(_SCRIPT.findall(title)).casefold() or _script(title)
            groups.setdefault(words, {}).setdefault(part, number)
    return [tuple(group[part] for part in _ORDER if part in group) for group in groups.values()]


def _script(text: str) -> str:
    """The script of the first letter."""
    return next(filter(None, map(script_of, text)), "")
