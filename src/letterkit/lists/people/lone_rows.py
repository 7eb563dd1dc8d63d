"""Rows with one text that differ from the names around them: a heading, or somebody's name?

    Ada Example, Teacher
    Cy Muster, Editor
    Only paper                 alone in its row, and not like the names around it
    Bo Sample, Nurse

What stands so may say something of those below it, so an import stops until somebody says what it
is: `Sukarno` is a whole name. It is found by how it differs from the other rows and by no list of
words, for a heading may say anything. Where people are below, "Without names" asks as well.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.consent.meanings import same_answer
from letterkit.lists.documents.group_words import kind_of_group, names_a_letter
from letterkit.lists.exports.choices import MOST_ANSWERS
from letterkit.lists.exports.hints import listed, map_of
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.behind_names import without_degrees
from letterkit.lists.people.beside_names import is_whole_organisation
from letterkit.lists.people.hidden_names import is_of_nameless, says_anonymous, stand_in
from letterkit.lists.people.no_names import is_no_name
from letterkit.lists.rows.contents import ExportRow, shown_title
from letterkit.lists.rows.name_shapes import PARTICLES
from letterkit.lists.said.said_of_signing import said_of_signing
from letterkit.lists.said.wishes import beside
from letterkit.model import Kind
from letterkit.private.private_data import masked
from letterkit.text.countries import names_country
from letterkit.text.names import fold

# Formats in which a heading would have a place of its own.
DATA_FILES = (".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".toml", ".js", ".ts")
_SHEETS = (".xlsx", ".ods")
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s*)+")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ.-]*")
_BRACKETS = re.compile(r"\s*[(\[（].*?[)\]）]")
_BEHIND = re.compile(r"\s*[,،;|]|\s[-–—]+\s|\t")
_LETTER = re.compile(r"[^\W\d_]")
_FEW = 8  # rows that are asked about one by one; more of them are names, and are read once
# "leo60228", "KeetKhat": what people call themselves, and no heading is written so.
_NICKNAME = re.compile(r"\w*[^\W\d_]\w*\d\w*|\w*\d\w*[^\W\d_]\w*|\w*[a-zа-яё][A-ZА-ЯЁ]\w*")
# No name of a person begins so, but "In the background" does; and none of an organisation either.
_SMALL = frozenset({"at", "for", "from", "in", "of", "on", "the", "with", "mit", "avec", "con"})
_OPENS = frozenset({
    "after", "before", "not", "only", "without", "senza", "zonder", "ohne", "nach", "nur", "sans",
    "sin", "bez", "без", "после", "только", "після", "тільки", "пасля", "толькі", "tylko", "بدون",
    "فقط", "بعد",
})  # fmt: skip
_CASELESS = re.compile("[\u0590-\u06ff\u10a0-\u10ff]")


class LoneRows:
    """The rows of a table that may be headings though nothing shows them as such."""

    def __init__(self, layout: Layout) -> None:
        self._title = ""
        self._said: Mapping[str, str] = {}
        self._rows: list[tuple[ExportRow, str]] = []
        self._countries: list[tuple[ExportRow, str]] = []
        if "name" not in layout.fields or not layout.body or layout.records:
            return
        if layout.body[0].file.casefold().endswith(DATA_FILES):
            return
        self._name = layout.fields.index("name")
        self._title = layout.header.titles[self._name]
        self._said = layout.meanings.get(self._title, {})
        lone = [(row, text) for row in layout.body if (text := self._text_of(row))]
        bodies = layout.kind == Kind.ORGANISATION
        # "Georgia" may be a person among first names, and "Costa Rica" is nobody.
        countries = [each for each in lone if names_country(each[1]) and (bodies or " " in each[1])]
        if len(countries) < len(layout.body):
            self._countries = countries
        if bodies:
            return
        sheet = layout.body[0].file.casefold().endswith(_SHEETS)
        nameless = [each for each in lone if _may_be_title(each[1], sheet=sheet)]
        times = Counter(fold(text) for _, text in nameless)
        # "Luisa Ortega abstains" is asked about as what it is.
        unlike = [
            each for each in lone if _is_unlike_names(each[1]) and not said_of_signing(each[1])
        ]
        others = [row for row in layout.body if not any(row is each for each, _ in unlike)]
        asked = unlike if self._are_names(others) and len(unlike) <= len(others) else []
        # One that stands there twice is no heading.
        asked = [*asked, *(each for each in nameless if times[fold(each[1])] == 1)]
        last = max((n for n, row in enumerate(layout.body) if self._is_person(row)), default=-1)
        below = layout.body[:last]
        self._rows = [each for each in asked if any(each[0] is row for row in below)]

    def refuse(self, row: ExportRow) -> None:
        """Refuse a row that is read as a signatory's, and may be a heading."""
        text = next((text for each, text in self._rows if each is row), "")
        few = len(self._rows) <= _FEW or is_of_nameless(text)
        if text and few and not self.is_said(text):
            raise self._asked(row, text)

    def to_read(self) -> Iterator[tuple[str, str]]:
        """Place and text of rows that may be headings, where too many are to be asked about."""
        for row, text in self._rows if len(self._rows) > _FEW else ():
            if not (is_of_nameless(text) or self.is_said(text)):
                yield f"{row.file}:{row.line}", text

    def refuse_country(self, row: ExportRow) -> None:
        """Refuse a country among the names of others: those below it are from there."""
        text = next((text for each, text in self._countries if each is row), "")
        if text and not self.is_said(text):
            self._rows = self._countries
            raise self._asked(row, text)

    def is_said(self, text: str) -> bool:
        """Whether somebody said that a text is no heading."""
        return any(same_answer(text, each) for each in self._said)

    def _text_of(self, row: ExportRow) -> str:
        """The one text of a row, where a name would stand; or nothing."""
        given = [n for n, cell in enumerate(row.cells) if cell.strip()]
        if len(given) != 1 or given[0] != self._name or row.shown or row.out:
            return ""
        text = cell_of(row, self._name).strip()
        return "" if text.startswith("@") else text  # an account is no heading

    def _is_person(self, row: ExportRow) -> bool:
        """Whether a row can only be a signatory's."""
        text = cell_of(row, self._name).strip()
        alone = bool(self._text_of(row))
        return bool(text) and not stand_in(text) and not (alone and _is_unlike_names(text))

    def _are_names(self, rows: Sequence[ExportRow]) -> bool:
        """Whether nearly all rows have a name of several words, or say more of somebody."""
        like = sum(self._is_like_one(row) for row in rows)
        return bool(rows) and like * 5 >= len(rows) * 4

    def _is_like_one(self, row: ExportRow) -> bool:
        text = cell_of(row, self._name).strip()
        several = sum(bool(cell.strip()) for cell in row.cells) > 1
        return several or len(_WORD.findall(text)) > 1 or stand_in(text) is not None

    def _asked(self, row: ExportRow, text: str) -> LetterkitError:
        title = shown_title(self._title)
        place = f"{row.file}:{row.line}"
        if is_of_nameless(text):
            return LetterkitError(
                f"{place}: is this a heading for those below it: {text}?",
                hint="put a colon behind it if it is; if it stands for one signatory without a"
                f" name: {map_of(f'{title}: {text}', 'unnamed')}",
            )
        texts = Counter(each for _, each in self._rows if not is_of_nameless(each))
        asked = [(each, count) for each, count in texts.items() if not self.is_said(each)]
        names = " ".join(map_of(f"{title}: {each}", "named") for each, _ in asked)
        return LetterkitError(
            f"{place}: is this a heading or the name of a signatory:"
            f" {listed(asked, MOST_ANSWERS)}?",
            hint=f"say so of each that is a name: {names} (or =out: neither name nor heading);"
            " put a colon behind a heading such as “Norway:”, or write “Signed:”, “Anonymous:”,"
            " “Not signed:” or “Withdrawn:”",
        )


def _may_be_title(text: str, *, sheet: bool) -> bool:
    """Whether words for people without a name may stand above several of them.

    "Without names" may, and "Anonymous" or "Name withheld" in the place of one name may not; but
    in a `sheet` it may be bold, which is not read.
    """
    if not is_of_nameless(text) or _BRACKETS.fullmatch(text):
        return False
    words = fold(text).split()
    several = len(words) > 1
    return sheet or words[0] in _OPENS or not (several or says_anonymous(text))


def _is_unlike_names(text: str) -> bool:
    """Whether a text alone in its row has not the shape of a name of several words."""
    if is_no_name(text) or masked(text, "name") != text:
        return False  # what holds an address or a number is no heading, and in no message
    if names_a_letter(text) and not is_whole_organisation(text) and not stand_in(text):
        return True  # the title of the letter, as it stands above each page
    if stand_in(text) or _BEHIND.search(text) or not _LETTER.search(text):
        return False
    if kind_of_group(text) and len(text.split()) < 3 and not _BRACKETS.search(text):
        return True  # "Organisations" above people, which no reader took for a heading
    plain = without_degrees(_BRACKETS.sub("", beside(text).text or text)).strip()
    opens = fold(plain).partition(" ")[0]
    if opens in _OPENS:
        return True
    if is_whole_organisation(plain) or _INITIALS.fullmatch(plain):
        return False
    words = plain.split()
    if _NICKNAME.fullmatch(plain):
        return False
    if any(character.isdecimal() for character in plain) or len(words) < 2:
        return bool(words)
    if _CASELESS.search(plain):
        return False
    # A name ends in a capital: "Mothers against War", "Ahmad al-Mithal", and not "Only paper".
    last = words[-1].rpartition("-")[2]
    return (last[:1].islower() and words[-1] not in PARTICLES) or opens in _SMALL
