"""Characters that no installed font can draw are an error, not an empty box on paper.

Unless somebody asks for that: then each is written as a box, which is a character of its own. The
glyph that a font shows for a missing one (.notdef) is against PDF/A (ISO 19005-3, 6.2.11.8).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.model import Document, Group, Line
from letterkit.model.boxes import boxed_text
from letterkit.model.font_packages import named


class MissingGlyphs(LetterkitError):
    """The characters that no font here draws, in the order in which they were met."""

    def __init__(self, message: str, *, hint: str = "", characters: str = "") -> None:
        super().__init__(message, hint=hint)
        self.characters = characters

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (str(self), self.hint, self.characters)


def _made(message: str, hint: str, characters: str) -> MissingGlyphs:
    return MissingGlyphs(message, hint=hint, characters=characters)


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
    """Raise MissingGlyphs at the end if anything was drawn without a glyph."""
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
        characters = "".join(map(chr, watch.missing))
        raise MissingGlyphs(
            f"{document.slug}.{document.lang}.pdf: no font here can draw {named(characters)}",
            hint="install a font that can, or leave the PDF out with --format html,txt,eml",
            characters=characters,
        )


@contextmanager
def missing_in() -> Iterator[dict[int, None]]:
    """The code points without a glyph that are met within it."""
    logger = logging.getLogger("weasyprint")
    watch = _Watch()
    logger.addHandler(watch)
    try:
        yield watch.missing
    finally:
        logger.removeHandler(watch)


def tell_missing(code: int) -> None:
    """As WeasyPrint tells it of a code point without a glyph."""
    logging.getLogger("weasyprint").warning(".notdef for %s (U+%04X)", chr(code), code)


def boxed(document: Document, characters: str) -> Document:
    """The document as it is drawn: with boxes in its list. What it carries stays as it is."""
    groups = tuple(_boxed_group(group, characters) for group in document.groups)
    return replace(document, groups=groups)


def _boxed_group(group: Group, characters: str) -> Group:
    return replace(group, lines=tuple(_boxed_line(line, characters) for line in group.lines))


def _boxed_line(line: Line, characters: str) -> Line:
    return replace(
        line,
        name=boxed_text(line.name, characters),
        role=boxed_text(line.role, characters),
        affiliation=boxed_text(line.affiliation, characters),
        country=boxed_text(line.country, characters),
    )
