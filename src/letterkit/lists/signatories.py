"""Lists of signatories, in any of the formats that letterkit keeps them in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from sys import intern
from typing import TypeVar
from unicodedata import is_normalized

from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.files.encoding import files_of
from letterkit.files.files import size_of
from letterkit.lists import values as parse
from letterkit.lists.own_columns import DROPPED, columns
from letterkit.lists.people.hidden_names import Stand, stand_in
from letterkit.lists.records import Record
from letterkit.lists.rows.days import only_order
from letterkit.lists.tables import delimited_records
from letterkit.model import Kind, Level, Shown, Signatory, Source
from letterkit.text.countries import country_code
from letterkit.text.names import may_be_no_name

Value = TypeVar("Value")

Reader = Callable[[Path, str, str], Iterator[Record]]


def _sheet(path: Path, name: str, encoding: str) -> Iterator[Record]:
    from letterkit.lists.sheets.sheets import sheet_records

    return sheet_records(path, name, encoding)


def _json(path: Path, name: str, encoding: str) -> Iterator[Record]:
    from letterkit.lists.structures.json_lists import json_records

    return json_records(path, name, encoding)


def _json_lines(path: Path, name: str, encoding: str) -> Iterator[Record]:
    from letterkit.lists.structures.json_lists import json_lines_records

    return json_lines_records(path, name, encoding)


def _yaml(path: Path, name: str, encoding: str) -> Iterator[Record]:
    from letterkit.lists.structures.yaml_lists import yaml_records

    return yaml_records(path, name, encoding)


def _markdown(path: Path, name: str, encoding: str) -> Iterator[Record]:
    from letterkit.lists.documents.markdown_lists import markdown_records

    return markdown_records(path, name, encoding)


# Each loads what it reads with when such a list is there: most lists are tables of text.
READERS: dict[str, Reader] = {
    ".csv": delimited_records,
    ".tsv": delimited_records,
    ".xlsx": _sheet,
    ".ods": _sheet,
    ".json": _json,
    ".jsonl": _json_lines,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".md": _markdown,
}
_TABLES = (delimited_records, _sheet)
_FOREIGN = (_json, _json_lines, _yaml, _markdown)
_SMALL = 2**17  # bytes of such a list, which cannot grow to much
_NOT_LISTS = ("readme", "_", ".")


def read_signatories(path: Path, name: str, encoding: str = "") -> list[Signatory]:
    """The signatories of a list in its order; `name` is what errors and sources call the file.

    `encoding` is for text that is neither UTF-8 nor marked UTF-16.
    """
    return list(signatories_in(path, name, encoding))


def signatories_in(path: Path, name: str, encoding: str = "") -> Iterator[Signatory]:
    """The same one by one, for lists of any size; an error in line 9 comes after eight of them."""
    places: dict[str, str] = {}

    @cache
    def order() -> str:
        return _order_of_days(list_records(path, name, encoding))

    for record in list_records(path, name, encoding):
        signatory = _signatory(record, order)
        if signatory.id and places.setdefault(signatory.id, record.place) != record.place:
            raise LetterkitError(
                f"{record.place}: column id: {signatory.id} is the id of "
                f"{places[signatory.id]} too",
                hint="empty one of the two cells; it gets an id of its own",
            )
        yield signatory


def list_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    """The records of a list, of a folder's files in the order of their names."""
    if path.is_dir():
        for file in files_of(path, name):
            if not file.is_dir() and not file.name.lower().startswith(_NOT_LISTS):
                yield from list_records(file, f"{name}/{file.name}", encoding)
        return
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise LetterkitError(
            f"{name}: a list in a format that is not known",
            hint=f"it is one of {' '.join(READERS)}, or a folder of them",
        )
    read = _taken_apart if reader in _FOREIGN else _read
    found = read(reader, path, name, encoding)
    yield from found if reader in _TABLES else _under_columns(found)


def _read(reader: Reader, path: Path, name: str, encoding: str) -> Iterator[Record]:
    return reader(path, name, encoding)


def _taken_apart(reader: Reader, path: Path, name: str, encoding: str) -> Iterator[Record]:
    """The records of a file whose reader is bounded from outside; a small one is read here."""
    size = size_of(path, name)
    if size < _SMALL:
        return reader(path, name, encoding)
    return iter(taken_apart(lambda: list(reader(path, name, encoding)), name, size))


def _under_columns(found: Iterator[Record]) -> Iterator[Record]:
    """Records whose own keys are their columns."""
    known: dict[tuple[str, ...], list[str]] = {}
    for record in found:
        titles = tuple(record.values)
        if titles not in known:
            known[titles] = columns(titles, record.place)
        values = dict(zip(known[titles], record.values.values(), strict=True))
        yield Record(record.file, record.line, values)


@dataclass(slots=True)
class _Cells:
    """The texts of a record, taken out as they become values."""

    record: Record
    texts: dict[str, str]

    def text(self, column: str) -> str:
        return self.texts.pop(column, "")

    def value(self, column: str, parser: Callable[[str], Value], default: Value) -> Value:
        text = self.texts.pop(column, "")
        if not text:
            return default
        try:
            return parser(text)
        except LetterkitError as error:
            raise _at(self.record, column, error) from error


def _order_of_days(records: Iterator[Record]) -> str:
    """Whether the day or the month is first in the dates of a list, where its dates show it."""
    return only_order(
        record.values[column]
        for record in records
        for column in ("signed", "consent_date")
        if column in record.values
    )


def _signatory(record: Record, order: Callable[[], str]) -> Signatory:
    """A record as a signatory; `order` is asked for only where a date leaves it open."""

    def day(text: str) -> date:
        try:
            return parse.day(text)
        except parse.UnclearDay:
            return parse.day(text, order())

    cells = _Cells(record, _tidied(record))
    name = cells.text("name")
    shown = cells.value("shown", parse.shown, Shown.NAMED)
    if name and shown in (Shown.NAMED, Shown.INITIALS) and _is_placeholder(name):
        # "Anonymous", "Name withheld" and "N.N." sign, and are no names to be printed.
        shown = Shown.UNNAMED
    return Signatory(
        name=name,
        source=Source(record.file, record.line, cells.texts.get("source", "").partition(" ")[0]),
        id=cells.value("id", parse.identifier, ""),
        kind=cells.value("kind", parse.kind, Kind.PERSON),
        role=intern(cells.text("role")),
        affiliation=intern(cells.text("affiliation")),
        country=cells.value("country", country_code, ""),
        link=cells.text("link"),  # `check` says which is none
        comment=cells.text("comment"),
        sort=cells.text("sort"),
        shown=shown,
        consent=cells.value("consent", parse.consent, None),
        consent_date=cells.value("consent_date", day, None),
        email=cells.text("email"),
        phone=cells.text("phone"),
        notes=cells.text("notes"),
        signed=cells.value("signed", day, None),
        lang=cells.value("lang", parse.language, ""),
        text=cells.value("text", parse.digest, ""),
        level=cells.value("level", parse.level, Level.LISTED),
        evidence=cells.text("evidence"),
        private=cells.texts or _NOTHING,
    )


def _is_placeholder(name: str) -> bool:
    """Whether no name is there for certain; `check` asks about what may be one, as "Null"."""
    stand = stand_in(name)
    return stand is Stand.HIDDEN or (stand is Stand.MISSING and not may_be_no_name(name))


def _tidied(record: Record) -> dict[str, str]:
    """The texts that are there, without what is never kept."""
    joined = "".join(record.values.values())
    # Most rows need no work, which one look at all of their cells tells much faster.
    plain = joined.isprintable() and is_normalized("NFC", joined) and "  " not in joined
    tidied: dict[str, str] = {}
    for column, text in record.values.items():
        if not plain or len(text) > parse.SHORT:
            try:
                text = parse.tidy(column, text)
            except LetterkitError as error:
                raise _at(record, column, error) from error
        if text := text.strip():
            tidied[column] = text
    tidied.pop(DROPPED, None)
    return tidied


def _at(record: Record, column: str, error: LetterkitError) -> LetterkitError:
    return LetterkitError(f"{record.place}: column {column}: {error}", hint=error.hint)


# One for all, so that a million signatories without private columns share it.
_NOTHING: dict[str, str] = {}
