"""The column that says when an answer was sent off: a person without a day may not have signed.

    Name         May we publish your name?   Date submitted
    Ada Example  Yes                         2026-11-13 10:00:00
    Bo Example   Yes

A form keeps what somebody had typed when they closed it. A platform that is known to do so has a
rule of its own (`known.py`); elsewhere the coordinator says what the missing days mean.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import FIRST, LAST
from letterkit.lists.people.public_names import PUBLIC
from letterkit.lists.rows.contents import ExportRow
from letterkit.lists.rows.days import read_day
from letterkit.lists.rows.not_names import why_no_name
from letterkit.lists.said.standing import NO_ANSWER, OUT, Standing
from letterkit.text.phrases import MARK, Phrases, tables_of

_NAMES = frozenset({"name", FIRST, LAST, PUBLIC})


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.columns", "sent_off.toml"))


@lru_cache(maxsize=4096)
def is_of_sending(title: str) -> bool:
    """Whether a title says when an answer was sent off: "Date submitted", "Abgeschickt am"."""
    labels = {piece.label for piece in _phrases().pieces(title.replace("_", " "))} - {MARK}
    return "sent" in labels and labels <= {"sent", "date", "filler"}


def sent_off_column(
    titles: Sequence[str],
    fields: Sequence[str],
    body: Sequence[ExportRow],
    said: Mapping[str, str],
    standings: Mapping[int, Standing],
) -> int | None:
    """The number of such a column in which some rows have a day and others nothing.

    Rows that do not stand by their `standings`, such as drafts, have none for that reason.
    One of which somebody `said` that it is private says nothing of anybody.
    """
    answers = [row for row in _answers(body, fields) if _stands(row, standings)]
    for number, title in enumerate(titles):
        if fields[number] not in ("signed", "private") or not is_of_sending(title):
            continue
        if said.get(title) == "private":
            continue
        cells = [cell_of(row, number).strip() for row in answers]
        given = [cell for cell in cells if cell]
        if given and len(given) < len(cells) and all(map(_is_day, given)):
            return number
    return None


def without_day(
    body: Sequence[ExportRow],
    fields: Sequence[str],
    number: int,
    standings: Mapping[int, Standing],
) -> int:
    """How many answers that stand have no day in the column."""
    answers = [row for row in _answers(body, fields) if _stands(row, standings)]
    return sum(not cell_of(row, number).strip() for row in answers)


def _stands(row: ExportRow, standings: Mapping[int, Standing]) -> bool:
    return all(each.verdict(cell_of(row, number)) != OUT for number, each in standings.items())


def was_not_sent(cell: str, chosen: Mapping[str, str]) -> bool:
    """Whether a cell without a day says that the answer was never sent off, as it was `chosen`."""
    return not cell.strip() and chosen.get(NO_ANSWER) == OUT


def _answers(body: Sequence[ExportRow], fields: Sequence[str]) -> list[ExportRow]:
    """The rows of somebody with a name; a total is none of them."""
    names = [number for number, field in enumerate(fields) if field in _NAMES]
    found = []
    for row in body:
        texts = [cell_of(row, number).strip() for number in names]
        if any(text and not why_no_name(text) for text in texts) and not row.out:
            found.append(row)
    return found


@lru_cache(maxsize=65_536)
def _is_day(text: str) -> bool:
    return read_day(text) is not None
