"""A process that watches the files of a letter, and has it made in processes of their own.

The process itself reads no letter: each time, a copy of it does, and is gone afterwards. So neither
a list that takes all memory nor a library that breaks down over a picture ends the preview, and
nothing that was read once is kept. A copy sends what it made piece by piece, the page first, and
goes on with the PDFs. When a newer copy has its page, the older one is ended.

Files are looked at by time and size, a few times a second: that works on every disk, also where
another machine holds the files and no system says that they changed.
"""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from stat import S_ISDIR
from time import sleep
from typing import TypeAlias

from letterkit.faults import REPORT, kind_and_place
from letterkit.parallel import die_with, without_interrupts
from letterkit.preview.events import Begun, Done, Event, Failed, Pages, Problem

_CONTEXT = get_context("fork") if "fork" in get_all_start_methods() else get_context("spawn")
_PAUSE = 0.2  # seconds between two looks
_A_FILE = 0.00004  # seconds more for each file, so that looking never takes all of a processor
_SETTLING, _LOOKS = 0.03, 10  # an editor may write a file in several steps
_LESS_URGENT = 10
_DEEPEST = 8  # folders inside each other
_ENDED = Problem(
    "the process that makes the letter was ended, perhaps for want of memory",
    "save a file of the letter to try again",
)

State: TypeAlias = "dict[str, tuple[int, int, int, int]]"
Make: TypeAlias = "Callable[[], Iterator[Event]]"


def state_of(paths: Iterable[Path], *, without: Sequence[str] = ()) -> State:
    """When each file in these folders was changed, and its size; a path may also be a file.

    Folders whose names begin with one of `without` are left out.
    """
    found: State = {}
    for path in paths:
        _look(str(path), tuple(without), found, _DEEPEST)
    return found


def _look(path: str | os.DirEntry[str], without: tuple[str, ...], found: State, depth: int) -> None:
    try:
        its = Path(path).stat()  # a link counts as what it leads to
        found[os.fspath(path)] = its.st_mtime_ns, its.st_ctime_ns, its.st_size, its.st_ino
        if not (S_ISDIR(its.st_mode) and depth):
            return
        for each in os.scandir(path):
            if not (without and each.name.startswith(without)):
                _look(each, without, found, depth - 1)
    except OSError:  # it went while it was looked at, or may not be read
        return


@contextmanager
def watched(
    make: Make, look: Callable[[], State], warm: Callable[[], None]
) -> Iterator[Connection]:
    """Where the events arrive; nothing goes on behind it.

    `make` is called in a process of its own at first and after each change that `look` sees.
    `warm` loads what it needs.
    """
    reader, writer = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_watch, args=(reader, writer, make, look, warm, os.getpid()))
    with without_interrupts():
        process.start()
    writer.close()
    try:
        yield reader
    finally:
        process.kill()
        process.join()
        reader.close()


def _alone(parent: int) -> None:
    """Ctrl-C is for the parent; what libraries print may be private, and helps nobody."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGALRM})
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    die_with(parent)


@dataclass(slots=True)
class _Job:
    """A process that makes the letter; `has_page` once its page, or an error, has come."""

    process: BaseProcess
    events: Connection
    has_page: bool = False
    is_done: bool = False

    @classmethod
    def begun(cls, make: Make) -> "_Job":
        reader, writer = _CONTEXT.Pipe(duplex=False)
        process = _CONTEXT.Process(target=_make, args=(writer, make, os.getpid()))
        process.start()
        writer.close()
        return cls(process, reader)

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.events.close()


def _make(events: Connection, make: Make, parent: int) -> None:
    """What such a process does: it sends all that is made, or why it cannot be."""
    _alone(parent)
    try:
        for event in make():
            events.send(event)
            if isinstance(event, Pages) and hasattr(os, "nice"):
                os.nice(_LESS_URGENT)  # than the page that a next change may ask for
    except (BrokenPipeError, KeyboardInterrupt):
        return
    except BaseException as error:  # the last net: the person goes on writing
        events.send(Failed(Problem(f"unexpected {kind_and_place(error)}", REPORT)))
    events.send(Done())


def _watch(
    reader: Connection,
    out: Connection,
    make: Make,
    look: Callable[[], State],
    warm: Callable[[], None],
    parent: int,
) -> None:
    """What the process does until its parent ends it, or is gone."""
    reader.close()
    _alone(parent)
    warm()
    seen: State | None = None
    jobs: list[_Job] = []
    try:
        while os.getppid() == parent:
            # A page that is under way comes first, else somebody who saves often sees none.
            if all(each.has_page for each in jobs) and (now := look()) != seen:
                seen = _settled(now, look)
                out.send(Begun())
                jobs.append(_Job.begun(make))
            pause = _PAUSE + len(seen or ()) * _A_FILE
            for ready in wait([each.events for each in jobs], pause):
                job = next((each for each in jobs if each.events is ready), None)
                if job:
                    jobs = _heard(job, jobs, out)
    except BrokenPipeError:
        pass
    finally:
        for each in jobs:
            each.end()


def _settled(now: State, look: Callable[[], State]) -> State:
    """The state once two looks see the same."""
    for _ in range(_LOOKS):
        sleep(_SETTLING)
        before, now = now, look()
        if now == before:
            break
    return now


def _heard(job: _Job, jobs: list[_Job], out: Connection) -> list[_Job]:
    """Pass on what a job sent; the jobs that go on."""
    try:
        event: Event = job.events.recv()
    except (EOFError, OSError):
        job.end()
        if not job.is_done:
            out.send(Failed(_ENDED))
        return [each for each in jobs if each is not job]
    if isinstance(event, Pages):
        for each in jobs[: jobs.index(job)]:
            each.end()
        jobs = jobs[jobs.index(job) :]
    if isinstance(event, Pages | Failed):
        job.has_page = True
    job.is_done = isinstance(event, Done)
    # What ends while a newer one is under way would take away the words that it is.
    if not (job.is_done and job is not jobs[-1]):
        out.send(event)
    return jobs
