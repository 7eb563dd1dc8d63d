"""Progress on a terminal: what is being done, how many of how many, how fast, and for how long yet.

It appears once work took a second, on stderr, in one line that is always wide enough for the
terminal, and is gone when the work is done or anything else is printed. In a pipe there is none.

A thread draws it, so that it moves while nothing is counted; it takes no signals, for Ctrl-C is the
main thread's. Processes that begin meanwhile are copies without that thread.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import TypeVar

from letterkit.cli.terminal import Tone, is_coloured, painted, width_of
from letterkit.parallel import Done
from letterkit.system import seconds

Thing = TypeVar("Thing")

_PATIENCE = 1.0  # seconds before anything is shown
_PAUSE = 0.2  # seconds between two looks
_STANDSTILL = 3.0  # seconds without a change, after which nobody knows how long it will take
_SETTLED = 0.02  # of the work, before which nothing is said about the time that it will take
_CLEAR = "\r\x1b[K"


@dataclass(slots=True)
class _Work:
    """Work that is being done. `count` says how much is, and where, if something else counts it.

    With no `total` nobody knows how much there is to do.
    """

    title: str
    total: int
    count: Callable[[], Done] | None
    done: int = 0
    begun: float = field(default_factory=seconds)
    moved: tuple[int, float] = (0, 0.0)  # how much was done, and since when


@dataclass(slots=True)
class _Screen:
    """The work that is being done, the innermost last, and whether a line is there now."""

    works: list[_Work] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    ended: Event = field(default_factory=Event)
    has_line: bool = False
    begun: float = 0.0  # when this command was first at work


_screen = _Screen()


def _forget() -> None:
    """A copy of this process shows nothing."""
    global _screen
    _screen = _Screen()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def counted(
    things: Iterable[Thing],
    title: str,
    total: int,
    count: Callable[[], Done] | None = None,
    /,
) -> Iterator[Thing]:
    """Pass the things on, and show how many are done; see `parallel.Progress`."""
    with _shown(_Work(title, total, count)) as work:
        for thing in things:
            yield thing
            work.done += 1


@contextmanager
def _shown(work: _Work) -> Iterator[_Work]:
    screen = _screen
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield work
        return
    screen.works.append(work)
    if len(screen.works) == 1:
        _begin(screen)
    try:
        yield work
    finally:
        screen.works.remove(work)
        if not screen.works:
            screen.ended.set()
        clear()


def _begin(screen: _Screen) -> None:
    from letterkit.parallel import without_interrupts  # few commands take a second

    screen.ended = Event()
    thread = Thread(target=_draw_until, args=(screen, screen.ended), daemon=True)
    with without_interrupts():  # a thread has the mask of the one that starts it
        thread.start()


def _draw_until(screen: _Screen, ended: Event) -> None:
    while not ended.wait(_PAUSE):
        with screen.lock:
            if not ended.is_set() and screen.works:
                _draw(screen, screen.works[-1])


def _draw(screen: _Screen, work: _Work) -> None:
    screen.begun = screen.begun or work.begun
    if seconds() - screen.begun < _PATIENCE:
        return
    screen.has_line = True
    _write(_CLEAR + _line(work, width_of(sys.stderr) - 1, coloured=is_coloured(sys.stderr)))


def clear() -> None:
    """Take the line away, so that something else can be printed."""
    screen = _screen
    if screen.has_line:
        with screen.lock:
            screen.has_line = False
            _write(_CLEAR)


def _write(text: str) -> None:
    """Write past Python's buffers: a copy of this process would write what is in them again."""
    try:
        os.write(sys.stderr.fileno(), text.encode())
    except OSError:  # the terminal was closed: there is nobody to show it to
        return


def _line(work: _Work, width: int, *, coloured: bool) -> str:
    """`sending: 1,200 of 20,000 · 340 a second · 0:55 left`, as far as there is room."""
    said = _parts(work)
    while len(said) > 1 and len(work.title) + len(" · ".join(said)) + 2 > width:
        said.pop(1)
    text = f"{work.title}: {' · '.join(said)}"[: max(width, 0)]
    return painted(text, Tone.HINT) if coloured else text


def _parts(work: _Work) -> list[str]:
    """What is known of the work: how much is done, how fast, and how long it will take."""
    now = seconds()
    passed = max(now - work.begun, _PAUSE)
    done = work.count() if work.count else Done(work.done, work.total)
    if done.number != work.moved[0] or not work.moved[1]:
        work.moved = done.number, now
    stands = now - work.moved[1] > _STANDSTILL
    parts = [_how_many(done), done.where]
    if done.number > 1 and not done.where:
        parts.append(_rate(done.number / passed))
    if done.number and done.number >= _SETTLED * done.total > 0 and not stands:
        parts.append(f"{_clock((done.total - done.number) * passed / done.number)} left")
    else:
        parts.append(f"{_clock(passed)} so far")
    return list(filter(None, parts))


def _how_many(done: Done) -> str:
    if done.where and done.total:
        return f"{100 * done.number // done.total} %"
    if done.total > 1:
        return f"{min(done.number, done.total):,} of {done.total:,} {done.things}".rstrip()
    return f"{done.number:,}" if done.number else ""


def _rate(rate: float) -> str:
    return f"{rate:,.0f} a second" if rate >= 10 else f"{rate:,.1f} a second"


def _clock(time: float) -> str:
    """`0:07`, `12:30`, `1:02:03`"""
    minutes, rest = divmod(max(int(time + 0.5), 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
