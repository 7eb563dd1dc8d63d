"""Why a row is nobody's signature: a total, never sent off, withdrawn, of another length."""

from letterkit.lists.columns.headers import ANONYMOUS, ASKS, UNDECIDED, Header, told_apart
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import PRIVATE
from letterkit.lists.columns.sent_off import was_not_sent
from letterkit.lists.columns.typed_columns import is_free
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.exports.known import code_of
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.no_rows import several_people, total_or_note
from letterkit.lists.rows.contents import ExportRow, shown_title
from letterkit.lists.rows.not_names import why_unticked
from letterkit.lists.said.free_text import chosen_for, may_hold_wish
from letterkit.lists.said.standing import IN, OUT, STANDINGS
from letterkit.lists.said.standing_words import is_withdrawal

REPEATED = "the header row once more"
UNFINISHED = "never sent off or confirmed"

# Free text, in which somebody may have written that they withdrew.
_REMARKS = frozenset({"notes", "comment", "country", PRIVATE, UNDECIDED}) | ASKS


def reason_against(row: ExportRow, layout: Layout) -> str:
    """Why a row is left out before anything in it is read, or nothing."""
    if is_repeated(row, layout.header):
        return REPEATED
    if reason := total_or_note(row, layout):
        return reason
    if not _is_finished(row, layout.header) or _is_unsent(row, layout):
        return UNFINISHED
    if reason := _misfit(row, layout):
        return reason
    return fallen(row, layout) or _unticked(row, layout) or several_people(row, layout)


def _is_unsent(row: ExportRow, layout: Layout) -> bool:
    """Whether a row has no day where others say when they were sent off, as somebody decided."""
    number = layout.sent_off
    if number is None:
        return False
    chosen = layout.meanings.get(layout.header.titles[number], {})
    return was_not_sent(cell_of(row, number), chosen)


def _unticked(row: ExportRow, layout: Layout) -> str:
    """Why a name that is crossed out, or has an empty box before it, is nobody's."""
    if "name" not in layout.fields:
        return ""
    return why_unticked(cell_of(row, layout.fields.index("name")))


def is_repeated(row: ExportRow, header: Header) -> bool:
    """A header row that came along when files were put together."""
    cells = [" ".join(cell.replace("\ufeff", "").split()) for cell in row.cells]
    return told_apart(cells) == header.titles


def _is_finished(row: ExportRow, header: Header) -> bool:
    platform = header.platform
    if not platform.finished:
        return True
    codes = [code_of(code) for code in header.codes]
    if platform.finished not in codes:
        return True
    place = codes.index(platform.finished)
    said = row.cells[place].strip().casefold() if place < len(row.cells) else ""
    return said in platform.words if platform.words else bool(said)


def _misfit(row: ExportRow, layout: Layout) -> str:
    """Why a row of another length than the header cannot be read, or nothing.

    With a cell too many nobody knows which cell belongs where. Cells that are missing at the end
    are empty: programs leave them out, and somebody with no answer there has given none. But where
    a wish to be anonymous may be among them, or the answer stands too early, the row is left out.
    """
    width, cells = len(layout.header.titles), len(row.cells)
    while cells > width and not row.cells[cells - 1].strip():
        cells -= 1
    if cells > width or (cells and _lacks_an_answer(row, layout)):
        return f"{cells_of(cells)}, the header {width}"
    return ""


def _lacks_an_answer(row: ExportRow, layout: Layout) -> bool:
    """Whether a short row lacks a wish to be anonymous, or has an answer a column too early."""
    cells = len(row.cells)
    missing = set(layout.fields[cells:])
    early = is_yes_or_no(row.cells[-1]) and layout.fields[cells - 1] not in (*ASKS, *STANDINGS)
    return ANONYMOUS in missing or (early and bool(missing & set(ASKS)))


def fallen(row: ExportRow, layout: Layout) -> str:
    """Why the row is no signature, by a column about that or a note beside it; or nothing."""
    for number, standing in layout.standings.items():
        if standing.verdict(cell_of(row, number)) != IN:
            return standing.reason
    for number, name in enumerate(layout.fields):
        text = cell_of(row, number)
        if (name in _REMARKS or is_free(name, text)) and is_withdrawal(text):
            return f"withdrawn, as “{shown_title(layout.header.titles[number])[:60]}” says"
    named = layout.fields.index("name") if "name" in layout.fields else -1
    for number, title in enumerate(layout.header.titles):
        said = layout.meanings.get(title, {})
        text = cell_of(row, number)
        if not said or not (number == named or may_hold_wish(layout.fields[number], text)):
            continue
        if chosen_for(text, said) == OUT:
            return f"does not sign, as you said of “{shown_title(title)[:60]}”"
    return ""


def cells_of(number: int) -> str:
    return f"{number} cell" if number == 1 else f"{number} cells"
