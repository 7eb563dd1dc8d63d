"""Runs what a stranger wrote in a process of its own, which the system ends past its bounds.

A template can make the interpreter loop or grow inside a single step (a number with a billion
digits, lists that hold each other), where no check of ours would see it. So the bounds are the
kernel's: SECONDS of processor time, MEMORY bytes beyond what the process has already.
"""

import mmap
import os
import resource
import signal
from collections.abc import Callable
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection

from letterkit.errors import LetterkitError
from letterkit.parallel import die_with, without_interrupts

SECONDS = 2
MEMORY = 200 * 2**20
_OUT_OF_MEMORY = 75  # the exit code of a process that has noticed it
_LARGEST = 2**47  # bytes of address space that any process can have


class TooMuch(Exception):
    """It ran or grew past the bounds."""


def confined(function: Callable[[], str]) -> str:
    """What the function returns or raises as LetterkitError; TooMuch where it was ended.

    Where processes cannot fork it runs unbounded, in this one.
    """
    if "fork" not in get_all_start_methods():
        return function()
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(os.getpid(), function, sender), daemon=True)
    with without_interrupts():
        process.start()
    sender.close()
    try:
        result = receiver.recv()
    except EOFError:
        process.join()
        if process.exitcode == _OUT_OF_MEMORY or (process.exitcode or 0) < 0:
            raise TooMuch from None
        raise
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(result, LetterkitError):
        raise result
    return str(result)


def _run(parent: int, function: Callable[[], str], sender: Connection) -> None:
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_CPU, SECONDS)
    _bound(resource.RLIMIT_AS, _size() + MEMORY)
    try:
        sender.send(function())
    except LetterkitError as error:
        sender.send(error)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


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
