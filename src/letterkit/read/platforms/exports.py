"""An export becomes those who signed: each row in the words of a list, and what was done to it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model.imports import Mapped, titles_digest
from letterkit.model.incoming import Incoming
from letterkit.read.contents import ExportRow
from letterkit.read.days import DayOrder, day_order
from letterkit.read.platforms import splitting
from letterkit.read.platforms.headers import Header, fields_of, header_of
from letterkit.read.platforms.people import Reading, people
from letterkit.read.platforms.rows import read_contents

_SAMPLE_ROWS = 1000
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user says about an export, this time and earlier.

    `dates` is `day-month`, `month-day` or empty; `remembered` are mappings by their titles' digest.
    """

    today: date
    mapping: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Mapped] = field(default_factory=dict)
    encoding: str = ""
    dates: str = ""
    split: bool = True


@dataclass(frozen=True, slots=True)
class Use:
    """What became of a column, with a few of its texts."""

    title: str
    field: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    file: str
    platform: str
    columns: tuple[Use, ...]
    incoming: tuple[Incoming, ...]
    notes: tuple[str, ...]
    dates: str

    @property
    def digest(self) -> str:
        return titles_digest([use.title for use in self.columns])

    @property
    def fields(self) -> Mapping[str, str]:
        """Fields by title, of titles that occur once."""
        titles = Counter(use.title for use in self.columns)
        return {each.title: each.field for each in self.columns if titles[each.title] == 1}

    def mapped(self, consent: str) -> Mapped:
        """What to remember of it."""
        return Mapped(self.platform, self.fields, self.dates, consent)

    def has(self, name: str) -> bool:
        return any(use.field == name for use in self.columns)


def read_export(path: Path, name: str, choices: Choices) -> Export:
    """The export of a platform, a list of somebody's, or the answers to a form."""
    [part] = read_contents(path, name, choices.encoding).parts
    rows = _padded(part.rows)
    header = header_of([row.cells for row in rows[:_SAMPLE_ROWS]])
    body = rows[header.begins :]
    known = choices.remembered.get(titles_digest(header.titles), Mapped(header.platform.name, {}))
    mapping = {**known.fields, **choices.mapping}
    fields = fields_of(header, _filled(header, body), mapping, name)
    notes: list[str] = []
    body = _without_repeated(body, header, notes)
    pattern = _pattern(body, fields, notes) if choices.split else None
    _require_name(header, fields, pattern, name)
    order = _day_order(body, fields, choices.dates or known.dates, choices.today, name, notes)
    platform = _platform(header, path)
    reading = Reading(header, fields, pattern, order.order, platform)
    incoming = tuple(people(body, reading, notes))
    uses = [
        Use(title, use, _samples(body, number))
        for number, (title, use) in enumerate(zip(header.titles, fields, strict=True))
    ]
    return Export(name, platform, tuple(uses), incoming, tuple(notes), order.order)


def _padded(rows: Sequence[ExportRow]) -> list[ExportRow]:
    width = max(len(row.cells) for row in rows)
    return [row._replace(cells=row.cells + [""] * (width - len(row.cells))) for row in rows]


def _platform(header: Header, path: Path) -> str:
    """Letters kept in public repositories list people in Markdown or in a file each."""
    shared = header.platform.name == "list" and (path.is_dir() or path.suffix.lower() == ".md")
    return "repository" if shared else header.platform.name


def _filled(header: Header, body: Sequence[ExportRow]) -> list[int]:
    filled = [0] * len(header.titles)
    for row in body[:_SAMPLE_ROWS]:
        for number in range(len(filled)):
            text = row.cells[number].strip()
            filled[number] += bool(text) and text.casefold() != "anonymous"
    return filled


def _samples(body: Sequence[ExportRow], number: int) -> tuple[str, ...]:
    texts = (row.cells[number].strip() for row in body[:_SAMPLE_ROWS])
    return tuple(dict.fromkeys(text for text in texts if text))[:_SAMPLES]


def _without_repeated(
    body: Sequence[ExportRow], header: Header, notes: list[str]
) -> list[ExportRow]:
    """The rows without header rows that came along when files were put together."""
    repeated = [row for row in body if _plain(row.cells) == list(header.titles)]
    if repeated:
        notes.append(f"{_lines(repeated)}: the header row once more, left out")
    return [row for row in body if row not in repeated] if repeated else list(body)


def _plain(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.replace("\ufeff", "").split()) for cell in cells]


def _texts(body: Sequence[ExportRow], fields: Sequence[str], wanted: str) -> list[str]:
    if wanted not in fields:
        return []
    number = fields.index(wanted)
    return [row.cells[number] for row in body if row.cells[number].strip()]


def _pattern(
    body: Sequence[ExportRow], fields: Sequence[str], notes: list[str]
) -> splitting.Pattern | None:
    names = _texts(body, fields, "name")
    organisations = _texts(body, fields, "affiliation")
    taken = frozenset(name for name in fields if _texts(body, fields, name))
    found = splitting.pattern_of(names, taken)
    texts = names
    if not found and "name" not in fields and "first_name" not in fields:
        found, texts = splitting.within(organisations), organisations
    if found:
        fitting = splitting.count(found, texts)
        rest = f"; the other {len(texts) - fitting} stay whole" if fitting < len(texts) else ""
        notes.append(f"{fitting} of {len(texts)} names are split as “{found.title}”{rest}")
    return found


def _require_name(
    header: Header, fields: Sequence[str], pattern: splitting.Pattern | None, file: str
) -> None:
    if {"name", "first_name", "last_name"} & set(fields) or pattern:
        return
    titles = "; ".join(title[:40] for title in header.titles[:12])
    raise LetterkitError(
        f"{file}: no column is recognised as the name",
        hint=f'say which one it is: --map "{header.titles[0][:40]}=name"; the columns are {titles}',
    )


def _day_order(
    body: Sequence[ExportRow],
    fields: Sequence[str],
    told: str,
    today: date,
    file: str,
    notes: list[str],
) -> DayOrder:
    texts = _texts(body, fields, "signed")
    if told:
        return DayOrder(told, "")
    order = day_order(texts, today)
    if order.order and order.why:
        notes.append(f"dates are taken as {order.order}, for {order.why}")
    if not order.order:
        raise LetterkitError(
            f"{file}: is {texts[0][:10]} day-month or month-day? {order.why}",
            hint="say it with --dates day-month or --dates month-day",
        )
    return order


def _lines(rows: Sequence[ExportRow]) -> str:
    """`x.csv:3, 7, 9`, cut after ten."""
    shown = ", ".join(str(row.line) for row in rows[:10])
    return f"{rows[0].file}:{shown}" + (" and more" if len(rows) > 10 else "")
