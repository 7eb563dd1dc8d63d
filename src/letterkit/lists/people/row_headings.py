"""Rows of a table that are headings: what they say counts for the rows below, up to the next one.

    Organisations                 the kind of those below
    Anonymous                     how they want to be shown
    Withdrawn                     that they do not sign

A row with one text is a heading where the file shows it as one (a cell across the table, a bold
line), where it stands between blank rows or among other headings, or where its words say so. Where
"Withdrawn" alone in a row could be a heading or stand in the place of one name, the user decides.
"""

import re

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import DEPARTMENT, field_of
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.meanings import Status, is_yes_or_no, meaning
from letterkit.lists.documents.group_words import (
    is_of_many,
    kind_of_group,
    kind_of_those,
    says_demands,
    says_who_signed,
)
from letterkit.lists.documents.said_apart import is_about_one
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.behind_names import without_degrees
from letterkit.lists.people.beside_names import (
    is_like_person,
    is_organisation,
    is_whole_organisation,
)
from letterkit.lists.people.hidden_names import hidden_name, is_of_nameless
from letterkit.lists.people.lone_rows import LoneRows
from letterkit.lists.people.no_names import TOTAL, is_no_name
from letterkit.lists.rows.contents import ACROSS, ExportRow
from letterkit.lists.rows.not_names import is_gone
from letterkit.lists.said.heading_states import is_ordinary, is_state
from letterkit.lists.said.leaving import name_in
from letterkit.lists.said.said_above import judged, unclear
from letterkit.lists.said.said_of_signing import is_said_of_one
from letterkit.lists.said.spoken_texts import speaks_of_one
from letterkit.lists.said.wishes import beside, wish_of_heading
from letterkit.model import Kind, Shown
from letterkit.private.excerpts import excerpt
from letterkit.text.countries import country_code
from letterkit.wishes.wishes import is_wish

HEADING = "a heading"
LONE = "alone in its row, so it is read as a name; if it is a heading, put a colon behind it"
_FEW_WORDS = 3
_HINT = (
    "write “Signed:”, “Not signed:” or “Withdrawn:” in its place; if it is somebody's name, say so"
    " with --map, as in --map 'Name: Ada Example=named'"
)
# As an answer the word alone is read in no language.
_POLISH = frozenset({"publikować", "opublikować", "publikujemy", "pokazać", "pokazywać"})
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_ENDS = " \t:：,،;*_=#-–—"
_FRAMED = re.compile(r"([*=#_~–—-]{2,}).*[*=#_~–—-]{2,}")


class Headings:
    """Goes through the rows of a table, and knows what the last heading said.

    `title` is its text. `kind`, `shown` and `out` are what it says of the rows below: person or
    organisation, how they want to be shown, and the heading itself where it says that they do not
    sign.
    """

    def __init__(self, layout: Layout, *, headed: bool = False) -> None:
        filled = [sum(bool(cell.strip()) for cell in row.cells) for row in layout.body]
        several = sum(number > 1 for number in filled)
        self._name = layout.fields.index("name") if "name" in layout.fields else 0
        self._wide = len(layout.header.titles) > 1 and several > 0
        self.kind = self.shown = self.out = self.title = ""
        lone = [row for row in layout.body if only_text(row)] if self._wide else []
        self._few = 2 * len(lone) <= len(layout.body)
        self._headed = headed or any(row.mark or _is_plain(only_text(row)) for row in lone)
        # Whether people were read that stand below no heading, or one that says that they signed.
        self._plainly = True
        self._read = False
        self._lone = LoneRows(layout)
        self._records = layout.records
        self._outs = sum(judged(only_text(row)).out for row in lone)

    def reason(self, row: ExportRow) -> str:
        """Why the row is a heading, or below one for those who do not sign, or nothing."""
        text = "" if self._records else only_text(row)
        if text and not (row.mark or self._stands_first(row)):
            text = ""
        if text and (self._lone.is_said(text) or is_no_name(text) == TOTAL):
            text = ""  # somebody said what it is, or it is a total
        if text and _tells_of_one(text):
            text = ""  # the person it is about may be any of all people of the file
        among = self._wide or row.mark == ACROSS
        if text and (self._is_heading(text, row) if among else self._is_spoken(text, row)):
            self._take(text, row)
            return HEADING
        self._read = True
        if self.out:
            return f"below the heading “{excerpt(self.out)}”"
        return ""

    def refuse_lone(self, row: ExportRow) -> None:
        """Refuse a row that is read, and that may be a heading by how it differs from others."""
        if self.kind != Kind.ORGANISATION:
            self._lone.refuse(row)
        self._lone.refuse_country(row)

    def may_be_one(self, row: ExportRow) -> bool:
        """Whether a row that is read holds one text, where most others hold more."""
        text = only_text(row) if self._few and self._wide else ""
        if not text or hidden_name(text) or not _LETTER.search(text):
            return False
        return not is_like_person(without_degrees(text)) and not is_whole_organisation(text)

    def _stands_first(self, row: ExportRow) -> bool:
        """Whether the text is where a name would be; a lone role or remark is no heading."""
        filled = next((n for n, cell in enumerate(row.cells) if cell.strip()), 0)
        return filled == 0 or filled == self._name

    def _is_spoken(self, text: str, row: ExportRow) -> bool:
        """Whether a text in a list of one column speaks of those below it, and says so itself."""
        ends = text.endswith((":", "：")) and len(text.split()) <= _FEW_WORDS
        if ends and not _is_of_one(text.rstrip(":：")) and not _asks_of_others(text):
            return True  # nobody is called so
        if not judged(text).out and (_is_of_one(text) or not _asks_of_others(text)):
            return False
        if not (row.mark or _is_framed(text) or text.endswith((":", "："))):
            raise _unclear(text, row)
        _refuse_unclear(text, row)
        return True

    def _is_heading(self, text: str, row: ExportRow) -> bool:
        plain = _plain(text)
        shown = bool(row.mark) or self._headed or _is_framed(text)
        shown = shown or (text.endswith((":", "：")) and is_of_nameless(plain))
        if judged(text).out:
            if not shown and not text.endswith((":", "：")) and self._outs == 1:
                raise _unclear(text, row)
            return shown or self._outs == 1
        if not _is_of_one(text) and not _shows(plain):
            _refuse_unclear(text, row)
        if shown and _shows(plain):
            return True
        wish = _wish(plain)
        if not (wish and shown):
            _refuse_wish_for_others(text, row)
        if wish == Shown.INITIALS and not shown:
            raise _unclear(text, row)
        if wish and (hidden_name(plain) or not is_like_person(plain)):
            return shown
        if is_heading(text) or says_who_signed(text):
            return True
        if row.mark == ACROSS:
            return not is_like_person(plain)
        return country_code(plain) != plain

    def _take(self, text: str, row: ExportRow) -> None:
        """What the heading says; one that says nothing of wishes must not end a wish unseen."""
        plain = _plain(text)
        kind = kind_of_group(plain)
        out = text if judged(text).out else ""
        shown = "" if out else _wish(plain)
        if (self.out or self.shown) and not (
            kind or out or shown or _shows(plain) or says_who_signed(text)
        ):
            raise LetterkitError(
                f"{row.file}:{row.line}: does the heading above still count below {excerpt(text)}?",
                hint="say it in a column of the table, or add those below as a file of their own",
            )
        known = kind or out or shown or _shows(plain) or is_ordinary(plain)
        if self._read and self._plainly and not known and len(plain.split()) <= _FEW_WORDS:
            raise unclear(f"{row.file}:{row.line}", text, hint=_HINT)
        self._plainly = says_who_signed(text)
        self.kind, self.shown, self.out = kind_of_those(plain), shown, out
        self.title = plain


def _wish(plain: str) -> str:
    """How those below a heading want to be shown."""
    return wish_of_heading(plain) or (Shown.UNNAMED.value if is_wish(plain) else "")


def _shows(plain: str) -> bool:
    """Whether a heading says that those below it are named: "Publish", "With their names"."""
    if plain.casefold() in _POLISH:
        return True
    for ask in (Ask.SHOWN, Ask.CONSENT, Ask.HOW):
        found = meaning(ask, plain)
        if found.status is Status.CLEAR and not is_yes_or_no(plain):
            return found.shown == Shown.NAMED
    return False


def _is_plain(text: str) -> bool:
    """Whether a text can only be a heading, and says nothing of a wish."""
    return is_heading(text) and not _wish(_plain(text))


def _unclear(text: str, row: ExportRow) -> LetterkitError:
    if is_about_one(text):
        return LetterkitError(
            f"{row.file}:{row.line}: a sentence that may say who left: {excerpt(text)}",
            hint="write “Withdrawn:” or “Anonymous:” in its place, and the name alone below it",
        )
    if is_gone(text):
        return LetterkitError(
            f"{row.file}:{row.line}: an entry that is gone, but not whose it was: {excerpt(text)}",
            hint="delete the line; if somebody is to leave the list: letterkit withdraw LETTER"
            " --id ID, with the id that stands in the list",
        )
    return LetterkitError(
        f"{row.file}:{row.line}: is this row a heading for those below it: {excerpt(text)}?",
        hint="put a colon behind it if it is; if it stands for one person without a name, delete "
        "the row, and if that person is on the list: letterkit withdraw LETTER --id ID",
    )


def _tells_of_one(text: str) -> bool:
    """Whether a text is a sentence about the signature of one person and begins with the name."""
    plain = _plain(text)
    if text.endswith((":", "：")):
        return False
    if is_said_of_one(text):
        return True
    if len(plain.split()) <= _FEW_WORDS or judged(text).out:
        return False
    return is_about_one(plain) and speaks_of_one(plain)


def _is_framed(text: str) -> bool:
    return bool(_FRAMED.fullmatch(text.strip()))


def _is_of_one(text: str) -> bool:
    """Whether a text is somebody's name, or a word in its place, and what is said of them."""
    if is_state(text):
        return False
    apart = beside(text)
    if apart.said and apart.text:
        return True
    return hidden_name(text) or is_whole_organisation(text) or is_like_person(name_in(text))


def _asks_of_others(text: str) -> bool:
    said = judged(text)
    return said.out or said.unclear or bool(said.shown)


def _refuse_unclear(text: str, row: ExportRow) -> None:
    """Refuse a text that may say of those below it that they do not sign, or not by name."""
    if judged(text).unclear:
        raise unclear(f"{row.file}:{row.line}", text, hint=_HINT)


def _refuse_wish_for_others(text: str, row: ExportRow) -> None:
    """Refuse a heading that says how those below it want to be shown, and not where that ends."""
    begins = text.endswith((":", "："))
    hides = hidden_name(text) or is_wish(text)
    asks = hides and (begins or is_of_many(text) or says_who_signed(text))
    # A sentence may say anything of those below it.
    says = begins and len(text.split()) > _FEW_WORDS and not _is_plain_heading(text)
    if asks or says:
        raise LetterkitError(
            f"{row.file}:{row.line}: a heading that may ask not to name people: {excerpt(text)}",
            hint="add those below it as a file of their own, or say it in a column of the table",
        )


def _is_plain_heading(text: str) -> bool:
    if says_who_signed(text):
        return True
    known = bool(kind_of_group(text)) or is_organisation(text) or _names_department(text)
    return known and not says_demands(text)


def _names_department(text: str) -> bool:
    return field_of(text.split()[0]) == DEPARTMENT if text.split() else False


def is_heading(text: str) -> bool:
    """Whether a text says what those below it are: "ORGANISATIONS", "Mathematicians:"."""
    plain = text.strip().rstrip(":：")
    if text.strip().endswith((":", "：", ",", "،")) and not _DIGIT.search(text):
        return True
    return bool(kind_of_group(plain)) and is_of_many(plain) and not _may_sign(plain)


def _may_sign(text: str) -> bool:
    """ "Example Union of Students" has words of its own; a heading is of few words."""
    return len(text.split()) > 3 or is_like_person(text)


def only_text(row: ExportRow) -> str:
    """The text of a row that has no more than one."""
    given = [cell.strip() for cell in row.cells if cell.strip()]
    return given[0] if len(given) == 1 else ""


def _plain(text: str) -> str:
    return text.strip(_ENDS)
