"""Rows become those who signed; what is left out or changed is told, with its lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.model.incoming import Incoming
from letterkit.read import values as parse
from letterkit.read.columns import COLUMNS, DROPPED, column
from letterkit.read.contents import ExportRow
from letterkit.read.days import iso_day
from letterkit.read.platforms import answers, splitting
from letterkit.read.platforms.headers import KEY, Header
from letterkit.read.platforms.known import code_of
from letterkit.read.platforms.questions import FIRST, LAST, MIDDLE, PRIVATE

_TOTALS = frozenset({
    "total", "totals", "sum", "итого", "всего", "разом", "усяго", "всього", "suma", "razem",
    "summe", "gesamt", "insgesamt", "total général", "المجموع",
})  # fmt: skip
_CHECKS: Mapping[str, Callable[[str], object]] = {
    "kind": parse.kind,
    "link": parse.link,
    "lang": parse.language,
    "consent_date": parse.day,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of one file are read."""

    header: Header
    fields: Sequence[str]
    pattern: splitting.Pattern | None
    order: str
    platform: str


@dataclass(slots=True)
class _Told:
    """Lines by what became of them."""

    file: str = ""
    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, what: str, row: ExportRow) -> None:
        self.file = self.file or row.file
        self.lines.setdefault(what, []).append(row.line)

    def notes(self) -> Iterator[str]:
        for what, lines in self.lines.items():
            shown = ", ".join(map(str, lines[:10])) + (" and more" if len(lines) > 10 else "")
            yield f"{self.file}:{shown}: {what}"


def people(rows: Sequence[ExportRow], reading: Reading, notes: list[str]) -> Iterator[Incoming]:
    told = _Told()
    for number, row in enumerate(rows, 1):
        if number == len(rows) and _is_total(row.cells):
            told.add("a row of totals, left out", row)
        elif not _is_finished(row, reading.header):
            told.add("never sent off or confirmed, left out", row)
        else:
            found = _person(row, reading, told)
            if found.values.keys() & {"name", "email", "affiliation"}:
                yield found
            else:
                told.add("nobody is named, left out", row)
    notes += told.notes()


def _is_total(cells: Sequence[str]) -> bool:
    given = [cell.strip().rstrip(":").casefold() for cell in cells if cell.strip()]
    return 0 < len(given) <= 4 and given[0] in _TOTALS


def _is_finished(row: ExportRow, header: Header) -> bool:
    platform = header.platform
    if not platform.finished:
        return True
    codes = [code_of(code) for code in header.codes]
    if platform.finished not in codes:
        return True
    said = row.cells[codes.index(platform.finished)].strip().casefold()
    return said in platform.words if platform.words else bool(said)


def _person(row: ExportRow, reading: Reading, told: _Told) -> Incoming:
    values: dict[str, str] = {}
    private: dict[str, str] = {}
    key = ""
    for title, name, cell in zip(reading.header.titles, reading.fields, row.cells, strict=False):
        text = answers.cleaned(name, cell)
        if not text or name == DROPPED:
            continue
        if name == KEY:
            key = answers.cleaned("source", cell)[:200]
        elif name == PRIVATE:
            if len(text) > parse.MAX_TEXT:
                told.add(f"only {parse.MAX_TEXT:,} characters are kept of: {title[:40]}", row)
            private[private_title(title, private)] = text[: parse.MAX_TEXT]
        else:
            values[name] = text
    _join_name(values)
    if reading.pattern:
        source = "name" if "name" in values else "affiliation"
        values |= splitting.split(reading.pattern, values.get(source, ""))
    _answer(values, private, row, reading, told)
    return Incoming(row.file, row.line, reading.platform, _without_empty(values), private, key)


def _join_name(values: dict[str, str]) -> None:
    parts = [values.pop(part, "") for part in (FIRST, MIDDLE, LAST)]
    if "name" not in values and any(parts):
        values["name"] = " ".join(part for part in parts if part)


def _answer(
    values: dict[str, str],
    private: dict[str, str],
    row: ExportRow,
    reading: Reading,
    told: _Told,
) -> None:
    """Bring answers into a list's words; what has none stays as a private text."""
    if text := values.get("consent"):
        values["consent"] = answers.consent(text)
        if not values["consent"]:
            told.add("consent is neither a yes nor a no, so it is not given", row)
            private["consent as given"] = text
    if text := values.get("shown"):
        values["shown"] = answers.shown(text)
        if values["shown"] != text.casefold():
            private["shown as given"] = text
    if text := values.get("signed"):
        values["signed"] = iso_day(text, reading.order)
        if not values["signed"]:
            told.add("a date that cannot be read", row)
            private["signed as given"] = text
    if (text := values.get("link", "")) and "." in text and not text.startswith("http"):
        values["link"] = f"https://{text}"
    for name in list(values):
        try:
            parse.tidy(name, values[name])
            check = _CHECKS.get(name)
            if check and values[name]:
                check(values[name])
        except LetterkitError as error:
            told.add(f"{name}: {error}; kept as a private text", row)
            private[f"{name} as given"] = values.pop(name)[: parse.MAX_TEXT]


def private_title(title: str, taken: Iterable[str] = ()) -> str:
    """A title for a private column that reading the list takes for nothing else."""
    known = column(title)
    if known in COLUMNS or known == DROPPED or column_is_near(known):
        title = f"answer: {title}"
    return title if title not in taken else private_title(f"{title} *", taken)


def column_is_near(title: str) -> bool:
    """Whether `columns` would ask if one of ours was meant."""
    from difflib import get_close_matches

    return bool(get_close_matches(title.casefold(), COLUMNS, 1, 0.8))


def _without_empty(values: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in values.items() if text}
