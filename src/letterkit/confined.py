"""Runs what a stranger wrote in a process of its own, which the system ends past its bounds.

A template can make the interpreter loop or grow inside a single step (a number with a billion
digits, lists that hold each other), and so can a file the library that reads it, where no check of
ours would see it. So the bounds are the kernel's: SECONDS of processor time, and MEMORY bytes
beyond what the process has already. A library that aborts, or panics in Rust, ends this process
and no other.
"""

import gc
import mmap
import os
import pickle
import resource
import signal
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from letterkit.errors import LetterkitError
from letterkit.faults import Fault, TooMuch, naming, place_of
from letterkit.parallel import die_with, without_interrupts

Thing = TypeVar("Thing")
Result = TypeVar("Result")

SECONDS = 2
MEMORY = 200 * 2**20
_LARGEST = 2**47  # bytes of address space that any process can have
_LENGTH = struct.Struct(">Q")  # what stands before each result on its way


@dataclass(frozen=True, slots=True)
class Bounds:
    """`seconds` of processor time, and bytes of `memory` beyond what the process has."""

    seconds: int = SECONDS
    memory: int = MEMORY

    def __str__(self) -> str:
        return f"{self.seconds} seconds or {self.memory // 2**20:,} MB"


TEMPLATE = Bounds()
_MB = 2**20


def bounds_for(size: int) -> Bounds:
    """The bounds for reading a file of `size` bytes.

    A file of a megabyte ends within 9 seconds and half a gigabyte. A letter with 100,000 names
    is a PDF of 13 MB, and takes a quarter of the time and two thirds of the memory that it may.
    """
    return Bounds(5 + 4 * size // _MB, 380 * _MB + 64 * size)


def confined(function: Callable[[], Result], bounds: Bounds = TEMPLATE) -> Result:
    """What the function returns or raises as LetterkitError; TooMuch where it was ended.

    Any other exception in it comes back as a Fault. Where processes cannot fork it runs unbounded,
    in this one.
    """
    [result] = each_confined(lambda _: function(), (None,), bounds)
    if isinstance(result, TooMuch | LetterkitError | Fault):
        raise result
    return result


def taken_apart(
    function: Callable[[], Result], name: str, size: int, *, hint: str = "", enough: int = 0
) -> Result:
    """What a reader of a stranger's file gives, in a process of its own; errors call it `name`.

    A file below `enough` bytes is read in this one: for readers of our own that are linear.
    """
    bounds = bounds_for(size)
    with naming(name, hint=hint, limit=str(bounds)):
        return function() if size < enough else confined(function, bounds)


def each_confined(
    function: Callable[[Thing], Result], things: Sequence[Thing], bounds: Bounds
) -> Iterator[Result | TooMuch | LetterkitError | Fault]:
    """What the function returns for each thing, in order, or the exception that it ended with.

    The time is for each thing. One process does them all; where it is ended, another goes on with
    the next thing.
    """
    if not hasattr(os, "fork"):
        for thing in things:
            try:
                yield _outcome(function, thing)
            except (MemoryError, TooMuch):
                yield TooMuch()
        return
    at = 0
    while at < len(things):
        begun = at
        for result in _from_child(function, things[begun:], bounds):
            yield result
            at += 1
        if at < len(things):
            yield TooMuch()
            at += 1


def _from_child(
    function: Callable[[Thing], Result], things: Sequence[Thing], bounds: Bounds
) -> Iterator[Result | LetterkitError | Fault]:
    """The results up to the thing at which the process ended."""
    reader, writer = os.pipe()
    parent = os.getpid()
    with without_interrupts():
        child = os.fork()
        if not child:
            die_with(parent)
            os.close(reader)  # else a write to a parent that is gone would wait for ever
            _run(function, things, bounds, writer)
    os.close(writer)
    try:
        for _ in things:
            length = _read(reader, _LENGTH.size)
            content = length and _read(reader, *_LENGTH.unpack(length))
            if not content:
                return
            yield pickle.loads(content)  # noqa: S301 - a process of ours wrote it
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _read(reader: int, size: int) -> bytes:
    """So many bytes, or none if they end before."""
    pieces: list[bytes] = []
    while size:
        piece = os.read(reader, min(size, _MB))
        if not piece:
            return b""
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _run(
    function: Callable[[Thing], Result], things: Sequence[Thing], bounds: Bounds, writer: int
) -> NoReturn:
    """What the process does: it never returns to the code of its parent."""
    try:
        gc.disable()  # as in the parent: what a reader makes, it keeps
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGALRM})
        # A library that aborts says so there, in words that help nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        _bound(resource.RLIMIT_CORE, 0)
        _bound(resource.RLIMIT_AS, _size() + bounds.memory)
        for thing in things:
            used = resource.getrusage(resource.RUSAGE_SELF)
            _bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + bounds.seconds)
            _send(writer, _outcome(function, thing))
    except BaseException:  # no memory left, a parent that is gone, a result that cannot be sent
        os._exit(1)
    os._exit(0)


def _outcome(
    function: Callable[[Thing], Result], thing: Thing
) -> Result | TooMuch | LetterkitError | Fault:
    try:
        return function(thing)
    except (LetterkitError, Fault) as error:
        return error
    except (MemoryError, TooMuch, KeyboardInterrupt):
        raise
    except BaseException as error:  # a panic in Rust is one
        return Fault(type(error).__name__, place_of(error))


def _send(writer: int, result: object) -> None:
    content = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    for data in (_LENGTH.pack(len(content)), content):
        left = memoryview(data)
        while left:
            left = left[os.write(writer, left) :]


def _bound(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _size() -> int:
    """The address space that this process has: the least limit under which it gets more."""
    least, enough = 0, _LARGEST
    while enough - least > mmap.PAGESIZE:
        limit = (least + enough) // 2
        _bound(resource.RLIMIT_AS, limit)
        try:
            mmap.mmap(-1, mmap.PAGESIZE).close()
            enough = limit
        except OSError:
            least = limit
    return enough
