"""Postal addresses in a text: a street with a number, a flat, a box, a post code with its town.

Each form is that of one or several of the nine languages that are read. A number is always part of
it, and a name made of the same words is not meant: `Wall Street Journal`, `Studio 54`, a year.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from letterkit.text.joined_forms import Forms, starts_of

_NUMBER = r"\d{1,4}\s?[a-zA-Zа-яА-ЯіІ]?(?:\s?[/\-–]\s?\d{1,4}[a-zа-я]?)?(?![\w%])(?![.,]\d)"
# `Straße 17. Juni`
_NUMBER += r"(?!\.?\s?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober)\b)"
_HOUSE = rf"(?!(?:19|20)\d\d\b){_NUMBER}"
_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.\-]{0,60}|\d{1,2}(?:st|nd|rd|th))"
_NAME = r"[^\W\d_][\w'’.«»\"\-]{0,60}"
# Institutions that are called after an address.
_INSTITUTION = (
    r"(?!\s{1,20}(?:Policy|Unit|Office|Studios?|Group|Clinic|Gallery|Press|Theat(?:re|er)|Cent(?:re|er)"
    r"|School|Project|Collective|Church|Hospital|Journal|Records|Films|Books|Café|Cafe|Club|Irregulars"
    r"|Chambers|Society|Trust|Partners|Capital|Ventures|Band|Team|Initiative|Market|Station|Baths"
    r"|Association|Runners|Residents|Neighbou?rs|Tenants|Community|Communities|Foundation|Alliance"
    r"|Network|Committee|Campaign|Union|Museum|Library|Hotel|Hall|Choir|Orchestra|Company|Productions"
    r"|Festival|Fund|Institute|College|University|Bookshop|Players|Singers|Riders|Cyclists|Cinema"
    r"|Publishers|Publishing|Magazine|Mission|Synagogue|Mosque|Ensemble|Kollektiv|Verein|e\.\s?V))"
)
# Street names that agree with "street": Прыкладная, Przykładowa, Prykladnaya.
_ADJECTIVE = (
    r"(?:[А-ЯЁІЎЇЄҐ][\w\-]{2,60}(?:ая|яя|ого|его|ага|яга|ова|ева|ська|зька|цька|[бвгджзклмпстчшщь]на|ской)"
    r"|[A-ZĄĆĘŁŃÓŚŹŻ][\w\-]{2,60}(?:aya|aja|aia|aga|oho|ogo|owa|ska|cka|zka|ego|[bcdfghjklmpstwz]na))"
)
_ENDS = rf"{_HOUSE}(?=\s{{0,20}}(?:$|[,;)]))"
_PARTS = {
    "ADJECTIVE": _ADJECTIVE,
    "ENDS": _ENDS,
    "HOUSE": _HOUSE,
    "NUMBER": _NUMBER,
    "CAPITAL": _CAPITAL,
    "NAME": _NAME,
    "NOT_AN_INSTITUTION": _INSTITUTION,
}


@lru_cache(maxsize=1)
def _forms() -> tuple[Forms, Forms, re.Pattern[str]]:
    """The forms of `postal_addresses.toml` beside this file; those for which a sign is needed.

    The third are these signs. All are compiled when first needed.
    """
    file = resources.files("letterkit.private") / "postal_addresses.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    signs = re.compile(data["signs"])
    return _joined(data["forms"]), _joined(data["more"]), signs


def _joined(forms: list[str]) -> Forms:
    filled = []
    for form in forms:
        for name, part in _PARTS.items():
            form = form.replace(f"{{{name}}}", part)
        filled.append(form)
    return Forms.of(filled)


def _all_in(text: str) -> Iterator[re.Match[str]]:
    """The matches of all forms in order; those that overlap an earlier one are left out."""
    forms, more, signs = _forms()
    starts = starts_of(text)
    found = list(forms.finditer(text, starts))
    if signs.search(text):
        for match in more.finditer(text, starts):
            if all(match.start() >= each.end() or each.start() >= match.end() for each in found):
                found.append(match)
    return iter(sorted(found, key=lambda match: match.start()))


# An organisation whose name begins the text, with its address or called after it.
_OF_ORGANISATION = re.compile(
    r"(?:^|[,;:.]\s)\s*(?:[^\W\d][\w.'’\-]*\s+){0,2}"
    r"(?:\w*(?:zentrum|haus|theater|treff|verein|museum|bibliothek|kirche|schule|galerie)"
    r"|Centre|Center|Théâtre|Theatre|Theater|Librairie|Maison|Musée|Collectif|Association|Teatro"
    r"|Centro|Asociación|Museo|Librería|Biblioteca|Teatr|Dom [Kk]ultury|Muzeum|Fundacja|Klub"
    r"|Stowarzyszenie|Biblioteka|Театр|Тэатр|Музей|Клуб|Центр|Цэнтр|Галерея|Галерэя|Библиотека"
    r"|Бібліятэка|Бібліотека|مركز|مسرح|متحف|جمعية|مكتبة)"
    r"(?:\s+[^\W\d][\w.'’«»\"\-]*){0,3}\s*,?\s*$"
)
# What people fight for is a house, and not where they live: "Save 12 Park Avenue!"
_FOUGHT_FOR = re.compile(
    r"(?:^|[.!?,;:]\s)\s*(?:[Ss]ave|[Dd]efend|[Hh]ands off|[Rr]ettet|[Ss]auvons|[Ss]alvemos"
    r"|[Rr]atujmy|[Rr]atujcie|[Оо]брон\w*|[Сс]пасём|[Сс]пасем|[Сс]пасите|[Зз]ащитим|[Вв]рятуймо"
    r"|[Рр]ятуйте|[Ff]ree|أنقذوا)\s+(?:the\s+|die\s+|das\s+|le\s+|la\s+)?$"
)
_STAYS = re.compile(
    r"\s+(?:bleibt|bleiben|stays|must stay|is not for sale|reste|zostaje|останется|застанецца"
    r"|залишається|se queda)(?!\w)"
)
_FLAT = re.compile(r"(?i:кв|flat|apt|appt|appart|wohnung|dpto|depto|m\.|lok)|/\s?\d")


def postal_in(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each postal address of a person, in order."""
    for match in _all_in(text):
        before, after = text[: match.start()], text[match.end() :]
        of_house = _OF_ORGANISATION.search(before) or _FOUGHT_FOR.search(before)
        if (of_house or _STAYS.match(after)) and not _FLAT.search(match[0] + after):
            continue
        yield match.span()
