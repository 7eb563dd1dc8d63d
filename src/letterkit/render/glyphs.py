"""Characters that no installed font can draw are an error, not an empty box on paper."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from letterkit.errors import LetterkitError
from letterkit.model import Document, script_of

_EAST_ASIAN = ("Hani", "Hira", "Kana", "Hang", "Bopo", "Yiii")
_EAST_ASIAN_FONTS = "fonts-wqy-microhei"
_OTHER_FONTS = "fonts-noto-core, or fonts-noto-extra for rare scripts"
_SHOWN = 12


class _Watch(logging.Handler):
    """Collects the code points of which WeasyPrint logs that it has no glyph."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.missing: dict[int, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and str(record.msg).startswith(".notdef"):
            code = record.args[-1]
            if isinstance(code, int):
                self.missing[code] = None


@contextmanager
def missing_glyphs(document: Document) -> Iterator[None]:
    """Raise LetterkitError at the end if anything was drawn without a glyph."""
    logger = logging.getLogger("weasyprint")
    watch = _Watch()
    before = logger.level, logger.propagate
    logger.addHandler(watch)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(watch)
        logger.level, logger.propagate = before
    if watch.missing:
        raise _error([chr(code) for code in watch.missing], document)


def _error(missing: list[str], document: Document) -> LetterkitError:
    named = ", ".join(f"{character} U+{ord(character):04X}" for character in missing[:_SHOWN])
    more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
    lines = (line for group in document.groups for line in group.lines if _has(line, missing))
    where = [line.name or line.role or line.affiliation for line in lines]
    if any(character in document.text.content for character in missing):
        where.insert(0, "the letter")
    eastern = [script_of(character) in _EAST_ASIAN for character in missing]
    packages = [_EAST_ASIAN_FONTS] * any(eastern) + [_OTHER_FONTS] * (not all(eastern))
    return LetterkitError(
        f"{document.slug}.{document.lang}.pdf: no font here can draw {named}{more}"
        + f" (in {', '.join(where[:5])})" * bool(where),
        hint=f"install the font package {' and '.join(packages)}, then build again",
    )


def _has(line: object, missing: list[str]) -> bool:
    text = " ".join(
        str(getattr(line, field)) for field in ("name", "role", "affiliation", "country")
    )
    return any(character in text for character in missing)
