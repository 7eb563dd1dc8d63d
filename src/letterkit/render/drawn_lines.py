"""Set lines → operators of a page. Written at once: calls of pydyf would take most of the time."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeAlias

from letterkit.render.packed_lines import PackedLine

# Draws the emojis of a text, which is that of a name or of details, from a place on.
Pictures: TypeAlias = Callable[[str, bool, float, float], None]


class Look(NamedTuple):
    """Of lines: the colours of a name and of details, how tall a line is, and its baseline."""

    colours: tuple[str, str]
    height: float
    baseline: float


class Place(NamedTuple):
    """Where the first of some lines stands; `is_turned` if they begin at the right."""

    x: float
    y: float
    width: float
    is_turned: bool


def draw_lines(
    written: list[str],
    lines: Iterable[PackedLine],
    place: Place,
    look: Look,
    mark: int,
    pictures: Pictures,
) -> int:
    """Write the operators of lines, one text object a run; each piece has a mark, from `mark` on.

    Return the mark that comes next.
    """
    y = place.y + look.baseline
    name_colour, details_colour = look.colours
    for width, indent, pieces in lines:
        begin = place.x + indent
        if place.is_turned:
            begin = place.x + place.width - width - indent
        for _, is_name, _, _, runs in pieces:
            colour = name_colour if is_name else details_colour
            written.append(f"/Span<</MCID {mark}>>BDC {colour}")
            mark += 1
            for x, font, glyphs, text in runs:
                if not font:
                    pictures(text, is_name, begin + x, y)
                elif glyphs:
                    written.append(f"BT 1 0 0 -1 {begin + x:.2f} {y:.2f} Tm {font} {glyphs}ET")
            written.append("EMC")
        y += look.height
    return mark


def content_of(stream: Any) -> bytes:
    """The operators in a stream of pydyf, as it would write them."""
    import pydyf

    _, _, whole = pydyf.Stream(stream.stream).data.partition(b"\nstream\n")
    content: bytes = whole.removesuffix(b"\nendstream")
    return content


def look_of(name: Any, details: Any) -> Look:
    """What lines look like, by the styles of WeasyPrint for a name and for details."""
    from weasyprint.text.line_break import strut

    return Look((_colour(name), _colour(details)), *strut(details))


def _colour(style: Any) -> str:
    red, green, blue = style["color"].to("srgb").coordinates
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"
