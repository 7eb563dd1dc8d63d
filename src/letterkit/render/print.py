"""The HTML and CSS from which the PDF is set; for print only, never published."""

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from wcwidth import wcswidth

from letterkit.model import Document, Group, Layout, Line, Paper
from letterkit.model.stamp import format_stamp_in_order
from letterkit.render.colour import on_light
from letterkit.render.crowd import unsaid
from letterkit.render.facing import facing_parts
from letterkit.render.markup import environment_of, isolated, name, phrase, where_printed
from letterkit.render.plain import COMMAND, counted_lines, full_line, sign_line
from letterkit.render.wide_tables import ALONE, BESIDE, wide_marked
from letterkit.text.scripts import in_order

if TYPE_CHECKING:
    from jinja2 import Template

SIZES = {Paper.A4: "A4", Paper.LETTER: "letter"}
PAPER_COLOUR = "#ffffff"
SHORT, LONG = 12, 400
CODE = "/register.svg"  # no picture of a letter's folder is called so
TIGHTEST, SPILL, SLACK = 0.88, 0.25, 0.03
# Of the list, in millimetres and characters, at its full size.
ROW_WIDTH, ROW_HEIGHT, ROW_GAP = 43, 4.37, 1.1
HEADING = 34.0  # counts, what they rest on, and how to check
PAGE_HEIGHT = {Paper.A4: 246.0, Paper.LETTER: 228.0}
FOURTH = 22  # columns of a terminal that fit into a fourth of the page
COLUMNS = ("role", "affiliation", "country")
_START = re.compile(r'<ol\b[^>]*? start="(\d+)"')


class Scales(NamedTuple):
    """How the letter is set: factors for the size of its type, and of that of the names.

    `apart` if a long list begins on a page of its own, `summed` if the first page has to say how
    many signed, because the list does not begin there.
    """

    letter: float = 1.0
    names: float = 1.0
    apart: bool = True
    summed: bool = False


def html_for_print(document: Document, scales: Scales) -> str:
    """The whole document."""
    lines = _line_count(document)
    layout = layout_for(document.layout, lines)
    second = document.facing
    return _template().render(
        document=document,
        facing=second,
        bodies_of=lambda: facing_parts(
            _body_of(document, BESIDE), _body_of(second, BESIDE) if second else ""
        ),
        part=lambda text, doc: isolated(text, doc.lang),
        counted_of=_counted,
        sign_of=sign_line,
        check_of=_check_of,
        where_of=_where_of,
        words=document.words,
        layout=layout,
        listed=_is_listed(document),
        apart=scales.apart and is_long(document),
        accent=on_light(document.theme, PAPER_COLOUR),
        css=_css(),
        body=_body_of(document, ALONE),
        size=SIZES[document.paper],
        letter=scales.letter,
        names=scales.names,
        phrase=lambda parts, doc: phrase(parts, doc.comma, doc.lang),
        in_order=lambda code: in_order(code, document.words["fingerprint"]),
        unsaid=unsaid,
        isolated=lambda text: isolated(text, document.lang),
        name=lambda text: name(text, document.lang),
        index={id(entry): n for n, entry in enumerate(document.register.entries)},
        columns=columns_of,
        counted=_counted(document),
        summed=scales.summed,
        full=isolated(full_line(document), document.lang),
        sign=isolated(sign_line(document), document.lang),
        check=isolated(_check_of(document), document.lang),
        count_of_columns=columns_for_names(document) if layout is Layout.NAMES else 0,
        code_name=CODE,
        edition=lambda stamp: format_stamp_in_order(stamp, document.words["edition"]),
        id=id,
    )


def _is_listed(document: Document) -> bool:
    """Whether anything is to be said of signatories; a goal and a last day are, before anybody."""
    return bool(document.groups or document.withheld or counted_lines(document))


def _check_of(document: Document) -> str:
    return document.words["check_print"].format(command=COMMAND)


def _where_of(document: Document) -> str:
    return where_printed(document.words["check_at"], document.verify, document.lang)


def _counted(document: Document) -> list[str]:
    """The lines below the heading of the list; goal and last day stand in one."""
    lines = list(counted_lines(document))
    closes = document.words["closes"]
    if document.goal and closes:
        place = lines.index(closes)
        lines[place - 1 : place + 1] = [f"{lines[place - 1]} · {closes}"]
    return lines


def is_long(document: Document) -> bool:
    """Whether the list begins on a page of its own, unless much of the letter's last is free."""
    return _line_count(document) > SHORT


def _line_count(document: Document) -> int:
    return sum(len(group.lines) for group in document.groups)


def _body_of(document: Document, room: int) -> str:
    return _numbered(wide_marked(joined(document.body), room))


def _numbered(body: str) -> str:
    """The body with the first number of each list as a style: WeasyPrint passes over `start`."""
    return _START.sub(
        lambda found: f'{found[0]} style="counter-reset: list-item {int(found[1]) - 1}"', body
    )


def joined(body: str) -> str:
    """The body with a word joiner between a non-breaking blank and a tag.

    Pango lets a blank at the end of a run hang, so WeasyPrint, which looks for a break before
    the tag by narrowing the line, finds none and breaks after the line's first word.
    """
    return body.replace("\u00a0<", "\u00a0\u2060<")


def list_scale(document: Document, filled: float = 0.0) -> float:
    """The factor for the list's type that keeps a few lines from a page of their own.

    An estimate from the lengths of the lines, for two columns; 1 for every other layout. `filled`
    is the share of its first page that the letter takes.
    """
    if layout_for(document.layout, _line_count(document)) is not Layout.COLUMNS:
        return 1.0
    widths = [[_width(line, document.comma) for line in group.lines] for group in document.groups]
    height = PAGE_HEIGHT[document.paper]
    full, rest = divmod(filled + _height(widths, 1.0) / height, 1)
    if not full or rest > SPILL:
        return 1.0
    for scale in (1 - step / 100 for step in range(2, round(100 * (1 - TIGHTEST)) + 1)):
        if _height(widths, scale) < (full - filled - SLACK) * height:
            return scale
    return 1.0


def _height(widths: Sequence[Sequence[int]], scale: float) -> float:
    """Millimetres that groups of lines take in two columns, with their headings."""
    row, gap, fits = ROW_HEIGHT * scale, ROW_GAP * scale, ROW_WIDTH / scale
    groups = (sum(row * ceil(width / fits) + gap for width in group) / 2 for group in widths)
    return HEADING + sum(13.0 * scale + height for height in groups)


def _width(line: Line, comma: str) -> int:
    """The columns of a terminal that the line would take: near enough to its length in print."""
    return wcswidth(f"{line.name} {line.details(comma)}")


def columns_of(group: Group) -> list[str]:
    """The columns of a table that hold anything in this group."""
    return [each for each in COLUMNS if any(getattr(line, each) for line in group.lines)]


def columns_for_names(document: Document) -> int:
    """Four columns of names alone where nine names of ten fit into one of them, else three."""
    lines = [line for group in document.groups for line in group.lines]
    wide = sum(wcswidth(line.name or line.details(document.comma)) > FOURTH for line in lines)
    return 4 if 10 * wide <= len(lines) else 3


def layout_for(wanted: Layout, lines: int) -> Layout:
    """What `auto` means: a short list stands in one column, a very long one runs on."""
    if wanted is not Layout.AUTO:
        return wanted
    if lines <= SHORT:
        return Layout.LIST
    return Layout.COLUMNS if lines <= LONG else Layout.COMPACT


@cache
def _css() -> str:
    return (resources.files("letterkit.render") / "print.css").read_text("utf-8")


@cache
def _template() -> "Template":
    return environment_of("render", {}).get_template("print.html.jinja")
