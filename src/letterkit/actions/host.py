"""What an action is given by the program that calls it: time, randomness, and a way to speak.

An action returns what it found or made. What a person should read while it works goes to `note`,
`warn` and `complain` of its host: the command line prints it, a Python program may collect it.
"""

from collections.abc import Callable, Iterator, MutableSequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from letterkit.errors import LetterkitError
from letterkit.parallel import Progress


class Note(Protocol):
    """Takes lines for a person to read."""

    def __call__(self, *lines: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Host:
    """The caller of an action.

    `now` is the time in UTC, `new_id` gives an id that cannot be guessed, and `shuffle` puts a list
    into an order that cannot be guessed. `warn` takes what the person should know, `complain` what
    is wrong with one of several things; the action goes on after both.
    """

    now: Callable[[], datetime]
    random_bytes: Callable[[int], bytes]
    new_id: Callable[[], str]
    shuffle: Callable[[MutableSequence[Any]], None]
    note: Note
    warn: Callable[[LetterkitError], None]
    complain: Callable[[LetterkitError], None]
    progress: Progress

    @property
    def today(self) -> date:
        """The day in UTC."""
        return self.now().date()

    @contextmanager
    def during(self, title: str) -> Iterator[None]:
        """Show that something is being done whose parts nobody counts."""
        for _ in self.progress((None,), title, 0):
            yield
