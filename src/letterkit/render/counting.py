"""Counts what is done of PDFs that take long, for somebody who waits in another process.

A PDF is set page by page, then drawn, then written. WeasyPrint reports its steps to the logger
`weasyprint.progress`; the names of a long list are counted by `chunks.py`, which sets them, and
which takes about two thirds of the time.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from letterkit.parallel import Done, Tally

_NAMES, _PAGE, _STEP, _ENDED = range(4)  # columns of the tally
_SETTING, _DRAWING, _WRITING, _CHECKING = range(4)
_SHARES = ((0.0, 0.6), (0.6, 0.0), (0.7, 0.0), (1.0, 0.0))  # where a step begins, and its length
_WORDS = ("page {}", "drawing {} pages", "writing {} pages", "verifying {} pages")
_LOGGER = logging.getLogger("weasyprint.progress")


class RenderingCounts:
    """How much is done of several documents; `sizes` are the numbers of their names.

    If the files are verified too, making them is about half of the work.
    """

    def __init__(self, sizes: Sequence[int], *, checking: bool) -> None:
        self._sizes = [size + 1 for size in sizes]
        self._making = 0.5 if checking else 1.0
        self._tally = Tally(len(sizes), 4)

    @property
    def total(self) -> int:
        """All names of all documents."""
        return sum(self._sizes)

    def done(self) -> Done:
        """How many names' worth is done, and what is being done with how many pages."""
        rows = [self._tally.row(number) for number in range(len(self._sizes))]
        parts = [self._part(row, size) for row, size in zip(rows, self._sizes, strict=True)]
        begun = [row for row in rows if row[_PAGE] and not row[_ENDED]]
        if not begun:
            return Done(int(sum(parts)), self.total)
        pages = sum(row[_PAGE] for row in begun)
        step = min(row[_STEP] for row in begun)
        return Done(int(sum(parts)), self.total, where=_WORDS[step].format(f"{pages:,}"))

    def _part(self, row: Sequence[int], size: int) -> float:
        if row[_ENDED]:
            return size
        begins, length = _SHARES[row[_STEP]]
        return size * self._making * (begins + length * min(row[_NAMES] / size, 1))

    @contextmanager
    def counting(self, number: int) -> Iterator[None]:
        """Within it, what WeasyPrint does here is counted for the document with this number."""
        steps = _Steps(self._tally, number)
        level, passes_on = _LOGGER.level, _LOGGER.propagate
        _LOGGER.addHandler(steps)
        _LOGGER.setLevel(logging.INFO)
        _LOGGER.propagate = False
        try:
            yield
            self._tally.put(number, _ENDED, 1)
        finally:
            _LOGGER.removeHandler(steps)
            _LOGGER.setLevel(level)
            _LOGGER.propagate = passes_on


def names_done(number: int) -> None:
    """Say how many names of a document are set, if somebody counts them."""
    for each in _LOGGER.handlers:
        if isinstance(each, _Steps):
            each.put(_NAMES, number)


def checking_begins() -> None:
    """Say that the files of a document are made, and are verified."""
    for each in _LOGGER.handlers:
        if isinstance(each, _Steps):
            each.put(_STEP, _CHECKING)


class _Steps(logging.Handler):
    """Takes down the steps that WeasyPrint reports."""

    def __init__(self, tally: Tally, row: int) -> None:
        super().__init__(logging.INFO)
        self._tally = tally
        self._row = row

    def put(self, column: int, number: int) -> None:
        """Write a number into the row of this document."""
        self._tally.put(self._row, column, number)

    def emit(self, record: logging.LogRecord) -> None:
        step = str(record.msg)
        if step.startswith("Step 5") and isinstance(record.args, tuple) and record.args:
            self.put(_STEP, _SETTING)
            self.put(_PAGE, int(str(record.args[0])))
        elif step.startswith("Step 6"):
            self.put(_STEP, _DRAWING)
        elif step.startswith("Step 7"):
            self.put(_STEP, _WRITING)
