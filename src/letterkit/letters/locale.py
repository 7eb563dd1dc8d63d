"""Dates, numbers, lists and country names in the letter's language, from CLDR."""

import datetime
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=64)
def cldr(lang: str) -> "Locale":
    """CLDR's locale for a language tag, or the nearest it has; plain `en` is world English."""
    from babel import Locale, UnknownLocaleError

    parts = ["en", "001"] if lang == "en" else lang.split("-")
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return Locale.parse("en_001")


def date(day: datetime.date, lang: str, pattern: str = "long") -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=cldr(lang))


def number(value: float, lang: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=cldr(lang))


def ordinal(value: int, lang: str, gender: str = "masculine") -> str:
    """`5th`, `5-й`: by the language's rules for ordinals in digits (CLDR RBNF)."""
    import icu

    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.ORDINAL, icu.Locale(lang))
    names = [rules.getRuleSetName(n) for n in range(rules.getNumberOfRuleSetNames())]
    for name in (f"%digits-ordinal-{gender}", "%digits-ordinal"):
        if name in names:
            rules.setDefaultRuleSet(name)
            break
    return str(rules.format(value))


def join_words(words: Sequence[str], lang: str) -> str:
    """`a, b and c`: where the language asks for it, "and" suits the word behind it.

    So in Spanish: `apertura e inclusión`. ICU knows that, and Babel does not.
    """
    import icu

    return str(icu.ListFormatter.createInstance(icu.Locale(str(cldr(lang)))).format(list(words)))


def country(code: str, lang: str) -> str:
    """The name of an ISO 3166-1 alpha-2 code; anything else as it is."""
    return cldr(lang).territories.get(code, code) if len(code) == 2 else code


def language(lang: str) -> str:
    """A language in its own words, with a capital: `Беларуская`."""
    name = cldr(lang).get_display_name() if lang != "en" else "English"
    name = name or lang
    return name[:1].upper() + name[1:]


def plural(count: int, lang: str) -> str:
    """The CLDR plural category of a number: zero, one, two, few, many, other."""
    return str(cldr(lang).plural_form(count))


def script_name(code: str, lang: str) -> str:
    """The name of a script by its ISO 15924 code, with a capital: `Cyrillic`, `Кириллица`.

    Where the language has none it is the English one, or Unicode's.
    """
    from fontTools.unicodedata import script_name as name_by_unicode

    for tag in (lang, "en"):
        found = str(cldr(tag).scripts.get(code, ""))
        if found:
            return found[:1].upper() + found[1:]
    return str(name_by_unicode(code, default=code))


def scripts(lang: str) -> list[str]:
    """The names of all scripts that a list may have heads for."""
    from fontTools.unicodedata import Scripts

    known = (*cldr(lang).scripts, *cldr("en").scripts, *Scripts.NAMES)
    return [script_name(code, lang) for code in dict.fromkeys(map(str, known))]
