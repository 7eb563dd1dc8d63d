"""Lines that say where and when, as above or below a letter: "New York, 3 March 2026".

A person with a day is written in the same way ("Ada Example, 3 March 2026"), so the caller looks
at the lines around it. A place is sure by a word of it, by what stands before the day ("den 3. März
2026"), or as a town that CLDR knows; two plain words stop, where one line alone has a day.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources

from letterkit.errors import LetterkitError
from letterkit.lists.rows.days import ORDERS, iso_day
from letterkit.text.months import plain_date

PLACE_AND_DAY = "a place and a date, not a name"
_FEW_DAYS = 2  # a letter has one, or one in each of two languages
_MOST_WORDS = 5  # of a place
_LONGEST = 80
_COMMA = re.compile(r"\s*[,،、;]\s*")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ.-]*")
_LANGUAGES = ("en", "be", "ru", "uk", "pl", "de", "fr", "es", "ar")


def is_place_and_day(text: str) -> bool:
    """Whether a line is surely a place and a whole day."""
    return any(map(_is_place, _read(text)))


def may_be_place_and_day(text: str) -> bool:
    """Whether a line is a few words and a whole day: a place, or a person who signed then."""
    return any(True for _ in _read(text))


def lines_of_days(lines: Iterable[tuple[int, str]], name: str) -> list[int]:
    """The numbers of the few lines that say where and when; many are people with a day each.

    One that may be either, alone with a day above or below all others, is refused.
    """
    given = [(number, text) for number, text in lines if text.strip()]
    dated = [(number, text) for number, text in given if may_be_place_and_day(text)]
    if len(dated) > _FEW_DAYS or (len(dated) == len(given) and len(given) > 1):
        return []
    sure = [number for number, text in dated if is_place_and_day(text)]
    _refuse_unsure(given, [number for number, _ in dated if number not in sure], name)
    return sure


def _refuse_unsure(given: Sequence[tuple[int, str]], unsure: Sequence[int], name: str) -> None:
    if len(unsure) != 1 or len(given) == 1:
        return
    if unsure[0] in (given[0][0], given[-1][0]):
        raise LetterkitError(
            f"{name}:{unsure[0]}: is this line a place and a date, or a person who signed then?",
            hint="delete it if it is a place; put the date in brackets if it is a person",
        )


def _read(text: str) -> Iterator[str]:
    """The places that a line may name beside a day."""
    plain = text.strip(" .\t\u00a0")
    if len(plain) > _LONGEST or not any(map(str.isdigit, plain)):
        return
    for match in _COMMA.finditer(plain):
        before, after = plain[: match.start()], plain[match.end() :]
        for place, day in ((before, after), (after, before)):
            if _are_words(place) and _is_day(day):
                yield place
    first = re.search(r"\s\d", plain)
    if first and _are_words(plain[: first.start()]) and _is_day(plain[first.start() :]):
        yield from _without_comma(plain[: first.start()])


def _without_comma(words: str) -> Iterator[str]:
    """ "Berlin den" without its comma, before a day: `Berlin den 3. März 2026`."""
    for marker in _list("before_day"):
        if plain_date(words).endswith(f" {plain_date(marker)}"):
            yield words[: -len(marker)].strip()
            return
    if " " not in words.strip():
        yield words


def _are_words(text: str) -> bool:
    """Whether a text can be the name of a place: a few words without numbers."""
    plain = re.sub(r"\([^()]*\)", " ", text).strip()
    words = plain.replace("/", " ").replace(",", " ").split()
    return 0 < len(words) <= _MOST_WORDS and all(_WORD.fullmatch(word) for word in words)


def _is_day(text: str) -> bool:
    """Whether a text is a whole day, with or without a word before it: `den 3. März 2026`."""
    plain = text.strip(" .")
    rest = [plain]
    for marker in _list("before_day"):
        after = plain[len(marker) :]
        if plain.casefold().startswith(marker) and after[:1].isspace():
            rest.append(after.strip())
    return any(iso_day(each, order) for each in rest for order in ORDERS)


def _is_place(text: str) -> bool:
    """Whether words before or behind a day are surely a place."""
    bare, made = _without_preposition(text.strip())
    plain = plain_date(bare)
    for mark in ".(),":
        plain = plain.replace(mark, " ")
    plain = " ".join(plain.split())
    if made or " " not in plain:
        return True
    if any(plain.startswith(f"{each} ") or plain == each for each in _plain("first")):
        return True
    if any(f" {each} " in f" {plain} " for each in _plain("within")):
        return True
    return plain.rpartition(" ")[2] in _plain("last") or plain in _towns()


def _without_preposition(text: str) -> tuple[str, bool]:
    """The words behind "in" or `г.`; a capital letter with a stop is somebody's initial."""
    for each in sorted(_list("before_place"), key=len, reverse=True):
        after = text[len(each) :]
        is_initial = len(each) == 1 and not text[:1].islower()
        if text.casefold().startswith(each) and after[:1] in (" ", ".") and not is_initial:
            return after.strip(" ."), True
    return text, False


@cache
def _words() -> dict[str, list[str]]:
    source = resources.files("letterkit.lists.texts") / "places.toml"
    return tomllib.loads(source.read_text("utf-8"))


def _list(which: str) -> list[str]:
    return _words()[which]


@cache
def _plain(which: str) -> frozenset[str]:
    return frozenset(plain_date(word) for word in _list(which))


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    """The towns after which CLDR names zones of time, and all countries, in nine languages."""
    from babel import Locale

    found: set[str] = set()
    for locale in map(Locale.parse, _LANGUAGES):
        zones = (zone.get("city", "") for zone in locale.time_zones.values())
        found.update(plain_date(city) for city in zones if city)
        found.update(plain_date(name) for name in locale.territories.values())
    for zone in Locale.parse("en").time_zones:
        found.add(plain_date(str(zone).rpartition("/")[2].replace("_", " ")))
    return frozenset(found)
