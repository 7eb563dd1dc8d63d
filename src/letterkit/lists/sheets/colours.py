"""Colours of a spreadsheet: which one a cell means, and whether words in it can be seen."""

import colorsys
import re
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]
# The colour of words, and whether they are in italics.
Letters: TypeAlias = tuple[Colour, bool]

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
PLAIN: Letters = (BLACK, False)
# Excel's "white, darker 5 %" on white differs by 13, and nobody reads it; its next shade by 38.
_APART = 32
_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
# The first 64 numbers of a colour, ISO/IEC 29500-1, 18.8.27: eight colours come twice.
_BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_OTHERS = (
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066"
    " FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF"
    " CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699"
    " 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
INDEXED = f"{_BASIC} {_BASIC} {_OTHERS}".split()
# The theme of a workbook that has none of its own, in the order of the numbers in cells.
_THEME = "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72"
THEME = _THEME.split()


def colour_of(text: str) -> Colour | None:
    """The colour of `#FFFFFF`, `FFFFFF` or `FFFFFFFF`; how clear it is has no meaning there."""
    match = _HEX.fullmatch(text.strip())
    if not match:
        return None
    digits = match[1]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def tinted(colour: Colour, tint: float) -> Colour:
    """A colour made lighter or darker, ISO/IEC 29500-1, 18.8.19: from -1 to 1."""
    if not tint:
        return colour
    red, green, blue = (each / 255 for each in colour)
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full)
    return round(red * 255), round(green * 255), round(blue * 255)


def is_lost_on(words: Colour, ground: Colour) -> bool:
    """Whether nobody can read words of one colour on another one."""
    return max(abs(one - other) for one, other in zip(words, ground, strict=True)) < _APART
