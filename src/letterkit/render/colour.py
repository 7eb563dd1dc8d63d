"""One accent colour, made legible on light and on dark paper. WCAG 2.2, 1.4.3."""

import colorsys
import re

from letterkit.errors import LetterkitError

LEGIBLE = 4.5
_AT_EASE = 7.0  # what the dark asks for; thin light letters look fainter than they measure
_STEP = 1 / 128
_MOST_SATURATED = 0.6  # in the dark; brighter letters seem to glow


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written as `#rrggbb`: from 1 to 21."""
    darker, lighter = sorted((_luminance(_channels(one)), _luminance(_channels(other))))
    return (lighter + 0.05) / (darker + 0.05)


def on_light(colour: str, *papers: str) -> str:
    """`colour`, darkened as little as it takes to be read on every one of these papers."""
    return _legible(colour, papers, -_STEP, LEGIBLE)


def on_dark(colour: str, *papers: str) -> str:
    """`colour`, lightened as little as it takes to be read on every one of these papers."""
    return _legible(colour, papers, _STEP, _AT_EASE)


def _legible(colour: str, papers: tuple[str, ...], step: float, enough: float) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    if step > 0:
        saturation = min(saturation, _MOST_SATURATED)
    while True:
        channels = colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation)
        found = "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
        if all(contrast(found, paper) >= enough for paper in papers):
            return found
        if not 0 <= lightness <= 1:
            return "#000000" if step < 0 else "#ffffff"
        lightness += step


def _channels(colour: str) -> tuple[float, float, float]:
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", colour):
        raise LetterkitError(
            f"not a colour: {colour}", hint="write it with six hexadecimal digits, as in #0b5563"
        )
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _luminance(channels: tuple[float, float, float]) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
