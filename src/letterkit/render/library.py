"""Loads WeasyPrint, which draws PDFs with Pango, and says so where that cannot be.

Without Pango its import fails; without any font, Pango ends the process that draws.
"""

import io
import warnings
from contextlib import redirect_stdout
from functools import cache

from letterkit.errors import LetterkitError

_HINT = "letterkit doctor says what to install"


class CannotDraw(LetterkitError):
    """This machine draws no PDF, and no picture for links, whatever is in it."""


def load_weasyprint() -> None:
    """Load WeasyPrint; raises CannotDraw where Pango, or every font, is missing."""
    if lacking := _lacking():
        raise CannotDraw(f"{lacking}, so no PDF or picture can be drawn", hint=_HINT)


@cache
def _lacking() -> str:
    """What is missing. The import is tried once: after a failure it leaves parts behind."""
    try:
        # It prints a page of advice, and warns of fonts in words of its own.
        with redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
            from weasyprint.text.ffi import ffi, fontconfig
            from weasyprint.text.fonts import FontConfiguration  # noqa: F401 - it warns at import
    except OSError:
        return "Pango was not found"
    fonts = fontconfig.FcConfigGetFonts(ffi.NULL, fontconfig.FcSetSystem)
    return "" if fonts != ffi.NULL and fonts.nfont else "no font was found"
