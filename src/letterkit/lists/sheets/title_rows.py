"""Rows of titles: which row of a table says what its columns are."""

from collections.abc import Sequence, Set
from itertools import pairwise

from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.exports.known import plain_title
from letterkit.lists.records import Row

HEADER_ROWS = 6
_LONGEST_TITLE = 60


class TitleWords:
    """Titles, to be compared as `plain_title` gives them; `raw` are most spellings of them."""

    def __init__(self, words: Set[str]) -> None:
        self.plain = frozenset(map(plain_title, words))
        self.raw = frozenset(
            f"{spelt}{mark}"
            for word in words
            for spelt in (word, word.capitalize(), word.title(), word.upper())
            for mark in ("", ":", "*", " *")
        )


# What no person and hardly an organisation is called, so a row with it is one of titles.
NAMES = TitleWords({
    "name", "names", "full name", "your name", "first name", "last name", "surname", "family name",
    "signatory", "signatories", "имя", "ФИО", "имя и фамилия", "имя, фамилия", "фамилия",
    "фамилия, имя", "фамилия и имя", "ім'я", "імя", "імя і прозвішча", "імя, прозвішча",
    "прозвішча", "прозвішча, імя", "ПІБ", "прізвище", "ім'я та прізвище", "прізвище та ім'я",
    "прізвище, ім'я", "imię", "imię i nazwisko", "nazwisko", "nazwisko i imię", "nazwa", "vorname",
    "nachname", "vor- und nachname", "name, vorname", "nom", "prénom", "nom et prénom",
    "prénom et nom", "nom, prénom", "nom complet", "nombre", "nombres", "apellido", "apellidos",
    "nombre y apellido", "nombre y apellidos", "nombre completo", "الاسم", "الاسم الكامل", "اسم",
    "назва", "название", "наименование",
})  # fmt: skip
ORGANISATIONS = TitleWords({
    "organisation", "organization", "institution", "company", "организация", "учреждение",
    "компания", "арганізацыя", "установа", "кампанія", "організація", "компанія", "organizacja",
    "instytucja", "einrichtung", "organización", "institución", "المنظمة", "المؤسسة",
})  # fmt: skip
# A column that counts the rows.
_COUNTS = frozenset(
    {"no", "nr", "n", "#", "№", "n o", "lp", "п п", "№ п п", "з п", "id", "م", "رقم"}
)


def header_of(rows: Sequence[Row]) -> int:
    """Which of the first rows has the titles: surely, or as one with most of its cells filled."""
    first = rows[:HEADER_ROWS]
    for number, row in enumerate(first):
        if is_header(row.cells):
            return number
    for number, row in enumerate(first):
        if 2 * sum(bool(cell) for cell in row.cells) > len(row.cells):
            return number
    return 0


def is_header(cells: Sequence[str], above: Sequence[str] = ()) -> bool:
    """Whether a row can only be one of titles; `above` are those of the table above it.

    It begins with a word for a name, or has one, or one for an organisation, and other titles that
    we know.
    """
    given = [plain_title(cell) for cell in cells if cell]
    named = (NAMES.plain | ORGANISATIONS.plain).intersection(given)
    if not named or any(len(cell) > _LONGEST_TITLE for cell in cells):
        return False
    if len(given) == 1:
        return len(cells) == 1 and given[0] in NAMES.plain
    titles = [title for title in given if title not in _COUNTS]
    if len(titles) > 1 and titles[0] in NAMES.plain:
        return True
    before = [title for title in map(plain_title, above) if title and title not in _COUNTS]
    # Where names stand, nobody is called just "Organisation".
    if len(titles) > 1 and titles[0] in ORGANISATIONS.plain and has_name(before[:1]):
        return True
    same = {*_COUNTS, *before}
    fields = [field_of(title) or (title if title in same else "") for title in given]
    known = [each for each in fields if each]
    # An answer may be "Full name", and a kind "organisation", beside a name that is no title.
    return len(set(known)) > 1 and (
        len(known) == len(given) or 3 * len(known) >= 2 * len(given) > 6
    )


def explains_columns(rows: Sequence[Row]) -> bool:
    """Whether titles stand right below each other: "Name", and beside it what to write there."""
    titles = NAMES.plain | ORGANISATIONS.plain
    firsts = [plain_title(row.cells[0]) in titles and not is_header(row.cells[1:]) for row in rows]
    return any(above and below for above, below in pairwise(firsts))


def has_name(titles: Sequence[str]) -> bool:
    return any(field_of(title) in ("name", FIRST, LAST, "affiliation") for title in titles)
