"""Runs a function over many things at once, in processes of this machine.

The processes start before there is work, so that what they import is loaded while the caller still
reads its files. Results come in the order of the things. An error ends the whole.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from mmap import mmap
from multiprocessing import get_all_start_methods, get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_NUMBER = 8  # bytes
_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>

Thing = TypeVar("Thing")
Result = TypeVar("Result")


class Done(NamedTuple):
    """How many things of how many are done, of 0 if nobody knows; `where` that is, in words."""

    number: int
    total: int
    things: str = ""
    where: str = ""


class Progress(Protocol):
    """Passes things on, and may show how many of `total` are done; of 0 nobody knows how many.

    `count` says how much is done where a thing takes long, in the place of the number of things.
    """

    def __call__(
        self,
        things: Iterable[Thing],
        title: str,
        total: int,
        count: Callable[[], Done] | None = None,
        /,
    ) -> Iterator[Thing]: ...


def uncounted(
    things: Iterable[Thing],
    title: str,
    total: int,
    count: Callable[[], Done] | None = None,
    /,
) -> Iterator[Thing]:
    """The progress of a caller that shows none."""
    yield from things


class Tally:
    """Numbers that processes write, each in a row of its own, while their parent reads them.

    They lie in memory that a copied process shares; where processes are not copied, they stay 0.
    """

    def __init__(self, rows: int, columns: int) -> None:
        self._columns = columns
        self._memory = mmap(-1, max(rows * columns, 1) * _NUMBER)
        self._numbers = memoryview(self._memory).cast("q")

    def put(self, row: int, column: int, number: int) -> None:
        """Write a number."""
        self._numbers[row * self._columns + column] = number

    def row(self, row: int) -> list[int]:
        """The numbers of a row."""
        first = row * self._columns
        return list(self._numbers[first : first + self._columns])


_reported: list[Tally] = []  # the innermost last


@contextmanager
def reporting(progress: Progress, title: str, things: str) -> Iterator[None]:
    """Show within it what `report` says, here or in a process that is copied from this one."""
    tally = Tally(1, 2)

    def count() -> Done:
        number, total = tally.row(0)
        return Done(number, total, things) if number < total else Done(0, 0)

    _reported.append(tally)
    try:
        for _ in progress((None,), title, 0, count):
            yield
    finally:
        _reported.remove(tally)


def report(things: Sequence[Thing]) -> Iterator[Thing]:
    """Pass things on, and say how many are done to somebody who waits, if there is anybody."""
    if not _reported:
        yield from things
        return
    tally, total = _reported[-1], len(things)
    tally.put(0, 1, total)
    for number, each in enumerate(things):
        tally.put(0, 0, number)
        yield each
    tally.put(0, 0, total)


class Mapped(Protocol):
    """Like `map`: the results of a function over things, in their order."""

    def __call__(
        self, function: Callable[[Thing], Result], things: Iterable[Thing], /
    ) -> Iterator[Result]: ...


def processors() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def workers(most: int, warm: Callable[[], None]) -> Iterator[Mapped]:
    """A function like `map` over at most `most` processes, each of which calls `warm` first.

    With none, or on a machine that has one processor, it is `map` itself.
    """
    count = min(most, processors())
    if count < 1 or processors() < 2:
        yield map
        return
    with _pool(count, _begin) as pool:
        with without_interrupts():
            for _ in range(count):
                pool.submit(warm)
        yield lambda function, things: _in_order([pool.submit(function, each) for each in things])


@contextmanager
def inheriting(
    function: Callable[[Thing], Result], things: Sequence[Thing]
) -> Iterator[Iterator[Result]]:
    """The results of a function over things that are large.

    The processes are copies of this one that have the things already. With one thing, on a machine
    that has one processor, or where no process can be copied, none is started. A process that is
    such a copy itself shares the processors with its sisters, and starts two all the same: these
    may end before it.
    """
    count = min(len(things), max(processors() // _sisters, min(processors(), 2)))
    if count < 2 or "fork" not in get_all_start_methods():
        yield map(function, things)
        return
    with _pool(count, _begin_with, count, function, things) as pool:
        with without_interrupts():
            futures = [pool.submit(_nth, number) for number in range(len(things))]
        yield _in_order(futures)


@contextmanager
def _pool(
    count: int, begin: Callable[..., None], *given: object
) -> Iterator["ProcessPoolExecutor"]:
    # Most commands start no process.
    from concurrent.futures import ProcessPoolExecutor

    start = "fork" if "fork" in get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(count, get_context(start), begin, (os.getpid(), *given))
    try:
        yield pool
    except BaseException:
        _kill(pool)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back, so that no process begins its life with it.

    It would be lost too in what Python runs around a fork. It may also come as an alarm, where it
    was put off during an import.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGALRM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: int) -> None:
    """Ctrl-C is for the parent, which ends its processes itself; if it dies, so do they."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with(parent)
    Thread(target=_end_with_parent, daemon=True).start()


def die_with(parent: int) -> None:
    """Have the system end this process when its parent ends, however it does; on Linux only.

    A thread that waits for the parent would not do: it waits too while C code holds the
    interpreter, and for the sisters of this process, which hold the same pipe.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it ended before this line


_given: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
_sisters = 1  # processes that were started together, of which this is one


def _begin_with(
    parent: int, count: int, function: Callable[[Any], Any], things: Sequence[Any]
) -> None:
    global _sisters  # of this process, for as long as it lives
    _sisters *= count
    _given.append((function, things))
    _begin(parent)


def _nth(number: int) -> Any:
    function, things = _given[-1]
    return function(things[number])


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _in_order(futures: list["Future[Result]"]) -> Iterator[Result]:
    for future in futures:
        yield future.result()


def _kill(pool: "ProcessPoolExecutor") -> None:
    for process in list((pool._processes or {}).values()):
        process.terminate()
