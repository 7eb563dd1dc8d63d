"""What the fonts of this machine draw, asked of fontconfig, as the renderer asks it.

Only the union of their characters is looked at: whichever font has a character is found by Pango
too. Where there is no fontconfig, or it has no fonts, nothing is said.
"""

import ctypes
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from ctypes.util import find_library
from dataclasses import dataclass
from functools import cache

from letterkit.model.font_packages import packages_for

_LIBRARIES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
_FORMATS = (b"TrueType", b"CFF")  # what Pango takes, from version 1.44
_MATCH = 0  # FcResultMatch
# Blank, or changing what stands before them: a font need not have them. DerivedCoreProperties.txt,
# Default_Ignorable_Code_Point, as far as the categories below do not have them.
_NEVER_DRAWN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_SELECTORS = (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))
_BLANK = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")


class _FontSet(ctypes.Structure):
    """FcFontSet"""

    _fields_ = (
        ("nfont", ctypes.c_int),
        ("sfont", ctypes.c_int),
        ("fonts", ctypes.POINTER(ctypes.c_void_p)),
    )


def undrawable(characters: Collection[str]) -> dict[str, str]:
    """Those of the characters that no font here draws, each with the Debian package that does.

    The package is empty where none is known.
    """
    missing = [each for each in characters if _needs_glyph(each) and not _is_drawn(each)]
    return packages_of(missing) if missing else {}


def packages_of(missing: Collection[str]) -> dict[str, str]:
    """The Debian package that draws each of the characters, which no font here does."""
    return packages_for(missing, _fonts().families)


def families() -> frozenset[str]:
    """The families of all fonts here; none where there is no fontconfig."""
    return _fonts().families


def _needs_glyph(character: str) -> bool:
    if character.isascii() or character in _NEVER_DRAWN:
        return False
    if any(first <= character <= last for first, last in _SELECTORS):
        return False
    return unicodedata.category(character) not in _BLANK


def _is_drawn(character: str) -> bool:
    """Whether some font has it, or all that it is composed of."""
    fonts = _fonts()
    if not fonts.families or fonts.have(character):
        return True
    # A letter with an accent is drawn in two; what is only another code point of one is not.
    parts = unicodedata.normalize("NFD", character)
    return len(parts) > 1 and all(map(fonts.have, parts))


@dataclass(frozen=True, slots=True)
class _Fonts:
    """The characters of all fonts together, as an FcCharSet of `library`, and their families."""

    library: ctypes.CDLL | None = None
    covered: int = 0
    families: frozenset[str] = frozenset()

    def have(self, character: str) -> bool:
        return bool(self.library and self.library.FcCharSetHasChar(self.covered, ord(character)))


@cache
def _fonts() -> _Fonts:
    """What fontconfig has, kept until the process ends."""
    library = _library()
    if library is None:
        return _Fonts()
    config = library.FcInitLoadConfigAndFonts()
    system = library.FcConfigGetFonts(config, 0) if config else None
    if not system:
        return _Fonts()
    covered: int = library.FcCharSetCreate()
    families: set[str] = set()
    for number in range(system.contents.nfont):
        pattern = system.contents.fonts[number]
        if next(_strings(library, pattern, b"fontformat"), b"") in _FORMATS:
            names = _strings(library, pattern, b"family")
            families.update(name.decode("utf-8", "replace") for name in names)
            _add(library, covered, pattern)
    return _Fonts(library, covered, frozenset(families))


def _add(library: ctypes.CDLL, covered: int, pattern: int | None) -> None:
    """Add the characters of a font."""
    characters = ctypes.c_void_p()
    found = library.FcPatternGetCharSet(pattern, b"charset", 0, ctypes.byref(characters))
    if found == _MATCH:
        library.FcCharSetMerge(covered, characters, None)


def _strings(library: ctypes.CDLL, pattern: int | None, key: bytes) -> Iterator[bytes]:
    """The values of a property of a font, in UTF-8."""
    value, number = ctypes.c_char_p(), 0
    while library.FcPatternGetString(pattern, key, number, ctypes.byref(value)) == _MATCH:
        yield value.value or b""
        number += 1


@cache
def _library() -> ctypes.CDLL | None:
    """fontconfig, with the types of what is called here, or None where it is not installed."""
    for name in (*_LIBRARIES, ""):
        # To look for a library by its bare name starts other programs, so that comes last.
        with suppress(OSError):
            library = ctypes.CDLL(name or find_library("fontconfig") or "fontconfig")
            break
    else:
        return None
    pointer = ctypes.c_void_p
    library.FcInitLoadConfigAndFonts.restype = pointer
    library.FcInitLoadConfigAndFonts.argtypes = ()
    library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    library.FcConfigGetFonts.argtypes = (pointer, ctypes.c_int)
    library.FcCharSetCreate.restype = pointer
    library.FcCharSetCreate.argtypes = ()
    library.FcCharSetMerge.argtypes = (pointer, pointer, pointer)
    library.FcCharSetHasChar.argtypes = (pointer, ctypes.c_uint32)
    library.FcPatternGetCharSet.argtypes = (pointer, ctypes.c_char_p, ctypes.c_int, pointer)
    library.FcPatternGetString.argtypes = (pointer, ctypes.c_char_p, ctypes.c_int, pointer)
    return library
