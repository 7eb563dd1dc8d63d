"""A yes that is for one place or one circle alone, or that breaks off: it is asked about.

"Yes, in print" and "Yes, internally" give no leave for a page that everybody can read, and "Y..."
may be the beginning of anything. So may the footnote of "Yes*", which nothing here explains. A yes
in brackets is half a yes in lists that are kept by hand, and the letter of "y/i" may be short for
initials.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from letterkit.wishes.lexicon import fold

_LIMITED = re.compile(
    r"\b(?:in print|in the print\w*|print only|on paper|internal|internally|in house|inhouse|within"
    r"|privately|offline|not online|in person|among ourselves|between us|locally|temporarily"
    r"|for now|for the time being"
    r"|intern|gedruckt|im druck|auf papier|unter uns|vorerst|vorlaufig"
    r"|внутри|внутренне|в печати|на бумаге|между нами"
    r"|пока|временно"
    r"|унутры|унутрана|у друку|на паперы|паміж намі|пакуль|часова"
    r"|всередині|внутрішньо|на папері|між нами|поки|тимчасово"
    r"|wewnetrznie|w druku|na papierze|miedzy nami|na razie|tymczasowo"
    r"|en interne|interne|imprime|sur papier|entre nous|pour l'instant|pour le moment"
    r"|internamente|interno|en papel|impreso|entre nosotros|por ahora|de momento"
    r"|داخليا|مطبوع|على الورق|بيننا|موقتا|حاليا)(?!\w)"
)
# With one of these it is for everybody as well.
_WIDE = re.compile(
    r"\b(?:online|website|web|internet|public|publicly|everywhere|онлайн|сайте|интернете|интэрнэце|інтернеті"
    r"|offentlich|en ligne|publiquement|publico|en linea|publicznie|w internecie)\b"
)
_MARK = re.compile(r"\S\s*[*†‡§¶⁎✱¹²³⁰⁴⁵⁶⁷⁸⁹]+(?=\s*(?:$|[,;.:!)\]–—]))|^[*†‡§¶⁎✱]+(?=\S)")
# "**Yes**" is in bold letters, and "* Yes" is the item of a list.
_STRESSED = re.compile(r"([*_]{1,3})[^*]+\1")
_NUMBERED = re.compile(r"(.*\S)\s*(?:\[\w{1,2}\]|\(\d{1,2}\))")
_BRACKETED = re.compile(r"([(\[{<（［【⟨‹]).*[)\]}>）］】⟩›]", re.DOTALL)
_EMPTY_BOX = re.compile(r"([(\[{<（［【⟨‹])\s*[)\]}>）］】⟩›]")
_SQUARE_TICK = re.compile(r"\[\s*[xX×✓✔]\s*\]")
_BETWEEN = re.compile(r"[\s,;:/|+&.\-–—()\[\]{}=]+")
# "Yes [Y]" is an answer with its code.
_OWN_CODE = re.compile(r"\s*([^\W\d_]).*\s[(\[]\1[)\]]\s*", re.IGNORECASE)
# The first letter of "initials" in the languages that are read.
_FOR_INITIALS = frozenset("iиі")
_ABOUT = re.compile(r"^\s*[~≈≃±∓½]|[~≈±/\\]\s*$")
_BROKEN_OFF = re.compile(r"(?:\.{2,}|…)\s*$")


@lru_cache(maxsize=65_536)
def is_limited(answer: str) -> bool:
    """Whether an answer that begins with a yes may hold something back."""
    plain = fold(answer)
    if _BROKEN_OFF.search(answer):
        return True
    return bool(_LIMITED.search(plain)) and not _WIDE.search(plain)


@lru_cache(maxsize=65_536)
def is_marked(answer: str) -> bool:
    """Whether a mark or a letter beside an answer says more: "Yes*", "Да ¹", "y/i"."""
    plain = answer.strip()
    if plain.isalnum() and plain.isascii():
        return False
    if _has_letter_beside(plain) or _ABOUT.search(plain):
        return True
    return bool(_MARK.search(plain)) and not _STRESSED.fullmatch(plain)


def _has_letter_beside(answer: str) -> bool:
    """Whether one letter stands behind an answer, or one that may mean initials before it."""
    pieces = [each for each in _BETWEEN.split(answer) if each]
    if len(pieces) < 2 or _OWN_CODE.fullmatch(answer):
        return False
    if len(pieces[-1]) == 1 and pieces[-1].isalpha():
        return True
    first = re.match(r"\s*[(\[]?([^\W\d_])[)\]]?\s*[,;:/|+&.\-–—)=]", answer)
    return first is not None and fold(first[1]) in _FOR_INITIALS


def bracketed_answers(answers: Iterable[str]) -> frozenset[str]:
    """Answers in brackets, which may be half a yes; not in a column of boxes: "[x]", "[ ]"."""
    given = {each.strip() for each in answers} - {""}
    boxes = {found[1] for found in map(_EMPTY_BOX.fullmatch, given) if found}
    found = {each: match[1] for each in given if (match := _BRACKETED.fullmatch(each))}
    if all(_SQUARE_TICK.fullmatch(each) for each in found) and len(found) == len(given):
        return frozenset()
    return frozenset(each for each, bracket in found.items() if bracket not in boxes)


def numbered_answers(answers: Iterable[str]) -> frozenset[str]:
    """Answers with the number of a footnote, in a column that has them without one too.

    Where all have a number, as in "Yes (1)" and "No (2)", it is the code of an option.
    """
    given = {each.strip() for each in answers}
    plain = {fold(each) for each in given}
    found = {each: _NUMBERED.fullmatch(each) for each in given}
    return frozenset(each for each, match in found.items() if match and fold(match[1]) in plain)
