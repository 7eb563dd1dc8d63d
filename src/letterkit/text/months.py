"""Words in written dates: months, weekdays, and the small words and time zones beside them.

The names of months and weekdays are those of CLDR, in the form that stands beside a day too:
`3 ноября`, `3 listopada`. They are compared as `plain_date` gives them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# The languages of letters, and their neighbours. Arabic months have other names from Iraq to
# Lebanon, and others again in Algeria and Morocco. None of these words is two months.
_LOCALES = (
    *("en", "be", "ru", "uk", "pl", "de", "de_AT", "fr", "es", "ar", "ar_SY", "ar_DZ", "ar_MA"),
    *("cs", "ro", "it", "pt", "nl", "lt"),
)
# Spellings in use beside those of CLDR; people write Roman numerals in Polish and Russian.
_MORE = (
    ("jan", "jän", "jaenner", "i"),
    ("feb", "фев", "feber", "ii"),
    ("mar", "mrz", "maerz", "iii"),
    ("apr", "iv"),
    ("may", "травень", "траўня", "траўень", "v"),
    ("jun", "vi"),
    ("jul", "vii"),
    ("aug", "viii"),
    ("sep", "сен", "setiembre", "ix"),
    ("oct", "x"),
    ("nov", "ноя", "лис", "xi"),
    ("dec", "гру", "xii"),
)
# What may stand in a date and changes nothing: articles, "year", "o'clock", endings of ordinals.
_BESIDE = (
    # English, and zones
    "st nd rd th of the on at am pm a p m o clock utc gmt z t msk cet cest eet eest est edt cst",
    "cdt mst mdt pst pdt bst ist wet west hrs h",
    # Russian, Belarusian, Ukrainian
    "г год года году гг в во ч час часов мск го ого е у ў а гадзіне гадзін га",
    "р рік року о об годині",
    # Polish, German, French, Spanish
    "r rok roku dnia o godz godzina godzinie den der um uhr le à re heure heures",
    "el de del día dia las la hora horas año",
    # Arabic
    "في يوم من عام سنة الساعة م ص ميلادي",
    # Czech, Lithuanian, Italian, Portuguese, Dutch, Romanian
    "v dne lt d metų dne il di alle ore às em op om ora",
)
_HIDDEN = re.compile("[\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'’ʼ`´]")
_WORD = re.compile(r"[^\W\d_]+")


def plain_date(text: str) -> str:
    """A written date without case, accents and apostrophes, in the digits of ASCII."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    kept = []
    for character in _HIDDEN.sub("", text):
        if character.isdecimal():
            kept.append(str(unicodedata.decimal(character)))
        elif not unicodedata.combining(character):
            kept.append(character)
    # Korean syllables, which NFD takes apart, are whole again.
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def words_of(text: str) -> list[str]:
    """The words of a date in the form that `month_of` and `is_beside` know."""
    return _WORD.findall(text)


@lru_cache(maxsize=1)
def month_names() -> dict[str, int]:
    """Names of months, short and long, by `plain_date`; one may be of two words."""
    from babel import Locale

    found: dict[str, int] = {}
    for locale in map(Locale.parse, _LOCALES):
        for form in locale.months.values():
            for width in ("wide", "abbreviated"):
                for number, name in form[width].items():
                    found[_plain_name(name)] = number
    for number, names in enumerate(_MORE, 1):
        found.update((_plain_name(name), number) for name in names)
    return found


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    """The words of weekdays' names: `terça-feira` has two."""
    from babel import Locale

    found: set[str] = set()
    for locale in map(Locale.parse, _LOCALES):
        for form in locale.days.values():
            for width in ("wide", "abbreviated"):
                for name in form[width].values():
                    found.update(words_of(plain_date(name)))
    return frozenset(found)


def _plain_name(name: str) -> str:
    return plain_date(name).strip(". ")


@lru_cache(maxsize=1)
def _beside() -> frozenset[str]:
    return frozenset(plain_date(word) for line in _BESIDE for word in line.split())


def is_beside(word: str) -> bool:
    """Whether a word of a date says nothing that its numbers do not: a weekday, "at", "года"."""
    return word in _beside() or word in _weekdays()


def months_in(words: list[str]) -> Iterator[tuple[int, int, int]]:
    """The months that words name: the number, the first word, and how many words they are."""
    names = month_names()
    at = 0
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        if pair in names and " " in pair:
            yield names[pair], at, 2
            at += 2
        else:
            if words[at] in names:
                yield names[words[at]], at, 1
            at += 1
