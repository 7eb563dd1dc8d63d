"""Countries: names in many languages become ISO 3166-1 alpha-2 codes, by CLDR."""

import re
import unicodedata
from functools import cache, lru_cache

LANGUAGES = (
    *("en", "be", "ru", "uk", "pl", "de", "fr", "es", "ar", "be_TARASK", "en_GB", "ka", "lt"),
    *("lv", "et", "cs", "sk", "hu", "ro", "bg", "sr", "sr_Latn", "hr", "sl", "mk", "sq", "el"),
    *("it", "pt", "ca", "nl", "sv", "da", "nb", "fi", "tr", "az", "hy", "kk", "uz", "ky", "fa"),
    *("he", "hi", "ja", "ko", "zh", "zh_Hant", "vi", "id"),
)
# What people write and CLDR does not list.
_ALSO = {
    "uk": "GB", "great britain": "GB", "britain": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "northern ireland": "GB", "gb uk": "GB", "usa": "US", "u s a": "US",
    "u s": "US", "america": "US", "united states of america": "US", "сша": "US", "зша": "US",
    "republic of belarus": "BY", "рэспубліка беларусь": "BY", "республика беларусь": "BY",
    "белоруссия": "BY", "weissrussland": "BY", "bielorussie": "BY", "bielorrusia": "BY",
    "russian federation": "RU", "российская федерация": "RU", "czech republic": "CZ",
    "czechia": "CZ", "the netherlands": "NL", "holland": "NL", "turkey": "TR",
    "republic of korea": "KR", "republic of moldova": "MD", "macedonia": "MK",
    "ivory coast": "CI", "viet nam": "VN", "burma": "MM", "swaziland": "SZ", "kosovo": "XK",
    "bosnia": "BA", "bosnia and herzegovina": "BA", "republic of ireland": "IE",
    "uae": "AE", "оаэ": "AE", "великобритания": "GB", "англия": "GB", "велика британія": "GB",
    "рф": "RU", "biełarus": "BY", "bielarus": "BY", "بيلاروسيا": "BY", "belorussia": "BY",
    "gambia": "GM", "bahamas": "BS", "prc": "CN", "people s republic of china": "CN",
    "hong kong": "HK", "macau": "MO", "palestine": "PS", "state of palestine": "PS",
    "палестина": "PS", "палестына": "PS", "palestyna": "PS", "palastina": "PS",
    "palestina": "PS", "فلسطين": "PS", "دولة فلسطين": "PS", "drc": "CD", "dr congo": "CD",
    "rd congo": "CD", "dr kongo": "CD", "south korea": "KR", "north korea": "KP", "rok": "KR",
    "dprk": "KP", "democratic republic of the congo": "CD", "republic of the congo": "CG",
    "democratic republic of congo": "CD", "north macedonia": "MK", "guyane": "GF",
    "republique du congo": "CG", "republica del congo": "CG", "republik kongo": "CG",
    "республика конго": "CG", "рэспубліка конга": "CG", "республіка конго": "CG",
    "южная корея": "KR", "северная корея": "KP", "паўднёвая карэя": "KR",
    "паўночная карэя": "KP", "південна корея": "KR", "північна корея": "KP",
    "korea południowa": "KR", "korea północna": "KP", "sudkorea": "KR", "nordkorea": "KP",
    "coree du sud": "KR", "coree du nord": "KP", "corea del sur": "KR", "corea del norte": "KP",
    "كوريا الجنوبية": "KR", "كوريا الشمالية": "KP",
}  # fmt: skip
# Names of several countries: which one is meant is for people to say.
_SEVERAL = {
    # The country in the Caucasus, and the state of the USA.
    ("GE", "US"): ("georgia", "georgie", "jeorjia"),
    # The island, and what people call New Jersey.
    ("JE", "US"): ("jersey", "джерси", "джэрсі", "джерсі", "جيرسي"),
    ("GN", "GQ", "GW", "PG"): (
        *("guinea", "гвинея", "гвінея", "gwinea", "guinee", "غينيا"),
    ),
    ("NE", "NG"): ("niger nigeria", "nigeria niger", "нигер нигерия", "niger nigeria"),
    ("SD", "SS"): ("sudan south sudan", "sudans"),
    ("CD", "CG"): ("congo", "конго", "конга", "kongo", "الكونغو", "كونغو"),
    ("KP", "KR"): (
        *("korea", "корея", "карэя", "корэя", "coree", "corea", "كوريا"),
    ),
    ("VG", "VI"): (
        *("virgin islands", "виргинские острова", "віргінські острови", "віргінскія астравы"),
        *("wyspy dziewicze", "jungferninseln", "iles vierges", "islas virgenes", "جزر العذراء"),
    ),
    ("GF", "GY"): (
        *("guiana", "гвиана", "гвіана", "gujana", "guayana", "غيانا"),
    ),
    ("MF", "SX"): (
        *("saint martin", "st martin", "sint maarten saint martin", "сен мартен", "san martin"),
    ),
}  # fmt: skip
_GROUPINGS = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_NOT_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65_536)
def country_code(text: str) -> str:
    """An alpha-2 code, or the text as given where it names no country we know."""
    code = text.upper()
    if code in _codes():
        return code
    key = _folded(text).removeprefix("the ")
    if key in _several():
        return text
    return _also().get(key) or _names().get(key) or text


def names_country(text: str) -> bool:
    """Whether a text is the name of a country, or of several: "Kenya", "Congo", and not "KE"."""
    key = _folded(text).removeprefix("the ")
    return key in _also() or key in _names() or key in _several()


def countries_called(text: str) -> tuple[str, ...]:
    """The codes of the countries that share a name, as CD and CG are both called Congo."""
    return _several().get(_folded(text).removeprefix("the "), ())


@cache
def _also() -> dict[str, str]:
    return {_folded(name): code for name, code in _ALSO.items()}


@cache
def _several() -> dict[str, tuple[str, ...]]:
    return {_folded(name): codes for codes, names in _SEVERAL.items() for name in names}


@cache
def _codes() -> frozenset[str]:
    from babel import Locale

    territories = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in territories if len(code) == 2 and code not in _GROUPINGS)


@cache
def _names() -> dict[str, str]:
    """Folded names to codes; the earlier language wins where two countries share a name."""
    from babel import Locale

    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if str(code) in _codes():
                names.setdefault(_folded(name), code)
    return names


def _folded(text: str) -> str:
    """Without accents, case and punctuation; `й` and `ё` lose theirs too, on both sides alike."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORDS.sub(" ", letters.replace("ß", "ss")).strip()
