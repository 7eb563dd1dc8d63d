"""Items and lines among names that name nobody, in lists, paragraphs and pages.

why_no_name("and 27 others")                 "a total"
why_no_name("27 people who stay anonymous")     "people who are counted, not named"
why_no_name("Contact: di@example.org")       "an address for letters, not a name"
is_control("Load more")                         True, on a page
"""

import re
import unicodedata

from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.people.exclamations import EXCLAMATION, is_exclamation
from letterkit.lists.people.no_names import PLACE, is_no_name, names_no_signatory
from letterkit.lists.rows.days import ORDERS, iso_day
from letterkit.lists.rows.name_shapes import EMAIL, WEB
from letterkit.wishes.doubt_words import has

_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*\s")
_MOST_COUNTED = 4  # words of which the first are a number and who is counted
_ELLIPSIS = re.compile(r"[\s.…·*()\[\]]*(?:…|\.{3})[\s.…·*()\[\]]*")
_LABEL = re.compile(r"([^:：]{1,60}?)\s*[:：]\s*(\S.*)")
_OPEN_BOX = re.compile(r"\s*(?:\[\s*\]|[☐□⬜◻]|\(\s\))\s*(?=\S)")
_TICKED_BOX = re.compile(r"\s*(?:\[[xX✓✔]\]|[☑✅✓✔])\s+")
_CROSSED = re.compile(r"\s*~~?[^~]+~~?\W*|\s*(?:\S\u0336)+[\s\S]*")
_NAMES = frozenset({"name", FIRST, LAST, "affiliation"})
A_NUMBER = "a number, not a name"
A_PAGE = "the address of a page, not a name"
CROSSED = "it is crossed out"
FRAMED = "marks before and behind it, as if struck out; write it without if it is a name"
_BRACKETED = re.compile(r"[(\[{]\s*([^()\[\]{}]+?)\s*[)\]}]\.?")
_EDGES = " \t.…:>›»→<‹«←+▼▾↓↑▲|!"

# What moves a reader about a page; every one of them is all of an item's text.
_CONTROLS = frozenset({
    "next", "next page", "previous", "previous page", "prev", "first page", "last page", "older",
    "newer", "load more", "show more", "see more", "view more", "read more", "more", "show all",
    "see all", "view all", "show less", "back", "back to top", "top", "sign now", "sign",
    "sign the letter", "sign this letter", "add your name", "share", "print",
    "download", "close", "login", "log in",
    "далее", "дальше", "назад", "следующая", "следующая страница", "предыдущая", "показать ещё",
    "предыдущая страница", "показать еще", "показать все", "загрузить ещё", "загрузить еще", "ещё",
    "вперёд", "вперед", "наверх", "подписать", "подписать письмо", "поделиться", "скачать",
    "далей", "наступная", "наступная старонка", "папярэдняя", "папярэдняя старонка",
    "паказаць яшчэ",
    "паказаць усе", "загрузіць яшчэ", "яшчэ", "уверх", "падпісаць", "падпісаць ліст", "падзяліцца",
    "далі", "наступна", "наступна сторінка", "попередня", "попередня сторінка", "показати ще",
    "показати всі", "завантажити ще", "ще", "нагору", "підписати", "підписати лист", "поділитися",
    "dalej", "następna", "następna strona", "poprzednia", "poprzednia strona", "wstecz", "więcej",
    "pokaż więcej", "pokaż wszystkie", "załaduj więcej", "wczytaj więcej", "do góry", "podpisz",
    "podpisz list", "udostępnij", "weiter", "nächste", "nächste seite", "zurück", "vorherige",
    "vorherige seite", "mehr", "mehr laden", "mehr anzeigen", "weitere laden", "weitere anzeigen",
    "alle anzeigen", "nach oben", "jetzt unterschreiben", "unterschreiben", "jetzt unterzeichnen",
    "teilen", "drucken", "suivant", "suivante", "page suivante", "précédent", "précédente",
    "page précédente", "charger plus", "afficher plus", "voir plus", "voir tout", "tout afficher",
    "plus", "retour", "haut de page", "retour en haut", "signer", "signez", "je signe", "partager",
    "siguiente", "página siguiente", "anterior", "página anterior", "cargar más", "mostrar más",
    "ver más", "ver todo", "ver todos", "mostrar todos", "más", "volver", "volver arriba", "firmar",
    "firma ahora", "firmar la carta", "compartir", "التالي", "الصفحة التالية", "السابق",
    "الصفحة السابقة", "المزيد", "تحميل المزيد", "عرض المزيد", "عرض الكل", "رجوع",
    "وقع الآن", "مشاركة",
})  # fmt: skip


# Marks around all of a text, as people strike out or frame what they type.
_FRAMED = re.compile(r"([-–—~=_]{2,}|~)\s*[^\W_].*?\s*\1|([-–—=_])[^\W_](?:.*[^\W_])?\2", re.DOTALL)
_BETWEEN_TITLES = re.compile(r"\s*(?:[,;|/،]|\s[-–—]+\s)\s*")
_AROUND_TITLE = "<>[]{}()«»\"'“”_*: "


def no_name_itself(text: str) -> str:
    """Why the text of a name is none, by itself: a date, a number, struck out with dashes."""
    plain = text.strip()
    if any(character.isdigit() for character in plain):
        if not any(iso_day(plain, order) for order in ORDERS):
            letters = any(character.isalpha() for character in plain)
            return "" if letters else A_NUMBER
        return A_NUMBER if plain.isdigit() else "a date, not a name"
    return FRAMED if is_framed(plain) else ""


def is_web_address(text: str) -> bool:
    """Whether all of a text is the address of a page: "www.example.org"."""
    return bool(WEB.fullmatch(text.strip().strip("<>()")))


def is_gone(text: str) -> bool:
    """Whether a text in brackets stands for an entry that is gone: "[removed on request]"."""
    match = _BRACKETED.fullmatch(text.strip())
    if match is None or not has("gone", match[1]):
        return False
    words = match[1].split()
    return has("gone", words[0]) or not any(word[0].isupper() for word in words[1:])


def is_framed(text: str) -> bool:
    """Whether marks stand before and behind all of a text, as if it was struck out."""
    return bool(_FRAMED.fullmatch(text.strip()))


def _is_template(text: str) -> bool:
    """`Name, Affiliation`: nothing but titles of columns, the first of them for a name."""
    pieces = [piece.strip(_AROUND_TITLE) for piece in _BETWEEN_TITLES.split(text)]
    given = [piece for piece in pieces if piece]
    if len(given) < 2 or field_of(given[0]) not in _NAMES:
        return False
    fields = [field_of(piece) for piece in given]
    return all(fields) and len(set(fields)) == len(fields)


def why_no_name(text: str) -> str:
    """Why a line or an item among names names nobody, or nothing where it may name somebody."""
    plain = text.strip()
    if reason := is_no_name(plain):
        return reason
    if reason := no_name_itself(plain) or names_no_signatory(plain):
        return reason
    if is_exclamation(plain):
        return EXCLAMATION
    if _is_template(plain):
        return PLACE
    if is_web_address(plain):
        return A_PAGE
    if _ELLIPSIS.fullmatch(plain):
        return "it says that there are more, and names nobody"
    if _NUMBER.match(plain) and _counts(plain.split()):
        return "people who are counted, not named"
    match = _LABEL.fullmatch(plain)
    if match and _is_address(match[2]) and field_of(match[1]) not in _NAMES:
        return "an address for letters, not a name"
    return ""


def why_unticked(text: str) -> str:
    """Why a text names nobody whose box is not ticked, or who is crossed out; or nothing."""
    if _OPEN_BOX.match(text):
        return "its box is not ticked"
    return CROSSED if _CROSSED.fullmatch(text) else ""


def without_box(text: str) -> str:
    """A text without the ticked box before it."""
    return _TICKED_BOX.sub("", text, count=1)


def is_control(text: str) -> bool:
    """Whether an item of a page is something to press: "Next page", "Load more"."""
    return unicodedata.normalize("NFC", text).strip(_EDGES).casefold() in _CONTROLS


def _counts(words: list[str]) -> bool:
    """Whether a text begins with a number of people: `27 people who …`."""
    beginnings = (" ".join(words[:size]) for size in range(2, _MOST_COUNTED + 1))
    return any(is_no_name(beginning) for beginning in beginnings)


def _is_address(text: str) -> bool:
    plain = text.strip().strip("<>()")
    return bool(EMAIL.fullmatch(plain) or WEB.fullmatch(plain))
