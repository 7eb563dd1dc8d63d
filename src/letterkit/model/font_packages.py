"""Which font package of Debian draws a character: `font_packages.toml` beside this file.

Only packages whose outlines or pictures PDF/A takes are there. What is said of a package that is
installed already would send a reader round in circles, so none of those is ever named.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

# What `bin/letterkit` installs. A letter or digit that these draw is in every PDF made with it.
STANDARD = ("fonts-noto-core", "fonts-wqy-microhei", "fonts-noto-color-emoji")
LAST = 0x10FFFF  # the last code point
SHOWN = 12  # characters that are named in one message


@dataclass(frozen=True, slots=True)
class FontPackage:
    """`family` is that of a font in it; `draws` are ranges in order, ends included."""

    name: str
    family: str
    draws: tuple[tuple[int, int], ...]

    def has(self, character: str) -> bool:
        """Whether the font draws a character."""
        code = ord(character)
        place = bisect_right(self.draws, (code, LAST)) - 1
        return place >= 0 and code <= self.draws[place][1]


@cache
def font_packages() -> tuple[FontPackage, ...]:
    """All packages that are known, the one to be named first at the front."""
    text = (resources.files("letterkit.model") / "font_packages.toml").read_text("utf-8")
    return tuple(
        FontPackage(name, each["family"], tuple(_ranges(each["draws"])))
        for name, each in tomllib.loads(text).items()
    )


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    for part in text.split():
        first, _, last = part.partition("-")
        yield int(first, 16), int(last or first, 16)


def packages_for(characters: Iterable[str], families: Collection[str]) -> dict[str, str]:
    """The package that draws each character, or nothing where none is known.

    `families` are those of the fonts that are installed, and draw none of the characters.
    """
    others = [each for each in font_packages() if each.family not in families]
    return {
        character: next((each.name for each in others if each.has(character)), "")
        for character in characters
    }


def is_standard(character: str) -> bool:
    """Whether a font that `bin/letterkit` installs draws a character."""
    return character.isascii() or any(
        each.has(character) for each in font_packages() if each.name in STANDARD
    )


def named(characters: Collection[str]) -> str:
    """`𠮷 U+20BB7, 例 U+4F8B`: as many as fit in a message."""
    some = list(characters)[:SHOWN]
    more = len(characters) - len(some)
    shown = ", ".join(f"{character} U+{ord(character):04X}" for character in some)
    return f"{shown} and {more} more" if more else shown


def advice(packages: Mapping[str, str]) -> str:
    """What to do about characters that no font draws, by the package of each."""
    wanted = list(dict.fromkeys(filter(None, packages.values())))
    unknown = [character for character, package in packages.items() if not package]
    said = []
    if wanted:
        plural = "s" if len(wanted) > 1 else ""
        said.append(f"install the font package{plural} {' and '.join(wanted)}")
    if unknown:
        which = f" draws {named(unknown)}" if wanted else " known to letterkit draws them"
        said.append(f"no font package{which}; write the entry without")
    return "; ".join(said)
