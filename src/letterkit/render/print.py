"""The HTML and CSS from which the PDF is set; for print only, never published."""

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from letterkit.model import Document, Group, Layout, Paper
from letterkit.render.markup import isolated, name, tagged

if TYPE_CHECKING:
    from jinja2 import Template

SIZES = {Paper.A4: "A4", Paper.LETTER: "letter"}
SHORT, LONG = 12, 400
FOOT = 44
COLUMNS = ("role", "affiliation", "country")


def html_for_print(document: Document, letter: float, names: float) -> str:
    """The whole document; the factors multiply the size of the letter's type and of the list's."""
    lines = sum(len(group.lines) for group in document.groups)
    return _template().render(
        document=document,
        words=document.words,
        layout=layout_for(document.layout, lines),
        annexed=lines > SHORT,
        css=_css(),
        size=SIZES[document.paper],
        letter=letter,
        names=names,
        tagged=lambda text: tagged(text, document.lang),
        isolated=lambda text: isolated(text, document.lang),
        name=lambda text: name(text, document.lang),
        index={id(entry): n for n, entry in enumerate(document.register.entries)},
        columns=columns_of,
        foot=shortened(document.title),
        id=id,
    )


def columns_of(group: Group) -> list[str]:
    """The columns of a table that hold anything in this group."""
    return [each for each in COLUMNS if any(getattr(line, each) for line in group.lines)]


def shortened(title: str) -> str:
    """A title that fits the foot of a page in one line, cut between words."""
    if len(title) <= FOOT:
        return title
    return title[:FOOT].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


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
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (resources.files("letterkit.render") / "print.html.jinja").read_text("utf-8")
    return environment.from_string(source)
