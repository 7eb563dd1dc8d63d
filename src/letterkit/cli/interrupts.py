"""Ctrl-C, which must never be swallowed.

An exception that a signal raises while a module is being loaded can get lost: importlib cleans up
its locks in callbacks whose exceptions are ignored, and some C modules clear errors that are not
theirs. So there it waits until the import is over.
"""

import signal
from types import FrameType

INTERRUPTED = 130  # as a shell reports it
_PAUSE = 0.01  # seconds between two looks whether the import is over


def heed_interrupts() -> None:
    """Raise KeyboardInterrupt at Ctrl-C, or right after the import that it falls into.

    A job in the background of a shell ignores Ctrl-C, and goes on doing so.
    """
    is_ignored = signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    if hasattr(signal, "setitimer") and not is_ignored:
        signal.signal(signal.SIGINT, _interrupt)
        signal.signal(signal.SIGALRM, _interrupt)


def _interrupt(_number: int, frame: FrameType | None) -> None:
    if _is_importing(frame):
        signal.setitimer(signal.ITIMER_REAL, _PAUSE)
    else:
        raise KeyboardInterrupt


def _is_importing(frame: FrameType | None) -> bool:
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def interrupted() -> int:
    """Say so; the exit code."""
    from letterkit.cli.output import PROGRAM, note

    note(f"{PROGRAM}: interrupted")
    return INTERRUPTED
