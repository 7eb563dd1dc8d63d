"""One command at a time changes what a folder keeps: an advisory lock, released by the system.

`.lock` in the folder holds a line about its holder: the command, its process, and since when.
The lock is one of POSIX (`lockf`), which belongs to a process: it ends when that process does,
however it does, and no child of it keeps it. The file goes away with the lock, so a command makes
sure that the file it has locked is the one that is there.

A process must not lock a folder twice. On a disk that refuses locks nothing is locked; `works` says
so. Linux and macOS have these locks; on Windows letterkit runs within WSL, which has them too.
"""

import errno
import os
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from letterkit.errors import LetterkitError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FILE = ".lock"
PAUSE, TRIES = 0.1, 50  # seconds between two tries, and how many there are
_LONGEST = 200  # bytes of the line about a holder
_BUSY = (errno.EACCES, errno.EAGAIN)
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)


class Unlockable(LetterkitError):
    """No file can be made in the folder, for another reason than that somebody has the lock."""


@dataclass(slots=True)
class Lock:
    """The lock of a folder. `by` is the line about us: `letterkit add, process 12, since …`.

    `mode` is for the folder, if it has to be made.
    """

    folder: Path
    by: str
    mode: int = 0o700
    works: bool = True
    _handle: int = -1
    _holder: str = field(default="", repr=False)

    @property
    def is_held(self) -> bool:
        return self._handle >= 0

    def take(self, tries: int = TRIES) -> None:
        """Wait a moment for the lock; raise LetterkitError, which says who has it, if that ends."""
        for _ in range(tries):
            if self.try_once():
                return
            time.sleep(PAUSE)
        if not self.try_once():
            who = self._holder or "nothing says which"
            raise LetterkitError(
                f"{self.folder.name}: another command is changing it: {who}",
                hint="run this again when that has ended; nothing was changed",
            )

    def try_once(self) -> bool:
        """Whether we have the lock now."""
        if self.is_held or fcntl is None:
            return True
        while True:
            try:
                self.folder.mkdir(mode=self.mode, parents=True, exist_ok=True)
                handle = os.open(self.folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
            except FileNotFoundError:
                continue  # its holder took the folder away between the two
            except OSError as error:
                raise self._unlockable(error) from error
            if not self._lock(handle):
                return False
            if self._is_there(handle):
                return True
            os.close(handle)
            self._handle = -1

    def _lock(self, handle: int) -> bool:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                self.works = False
                os.close(handle)
                return True
            self._holder = os.pread(handle, _LONGEST, 0).decode("utf-8", "replace").strip()
            os.close(handle)
            if error.errno in _BUSY:
                return False
            raise self._unlockable(error) from error
        self._handle = handle
        return True

    def _unlockable(self, error: OSError) -> "Unlockable":
        return Unlockable(
            f"{self.folder / FILE}: {error.strerror or error}",
            hint=f"make {self.folder.name} a folder that you can write to (chmod u+rwx), on a disk"
            " with room; nothing was changed",
        )

    def _is_there(self, handle: int) -> bool:
        """Whether what we locked is the file that others see; if so, it says who we are."""
        if not self.works:
            return True
        try:
            there = (self.folder / FILE).stat()
        except FileNotFoundError:
            return False
        ours = os.fstat(handle)
        if (there.st_dev, there.st_ino) != (ours.st_dev, ours.st_ino):
            return False
        with suppress(OSError):  # a full disk: the lock is ours, and only the line is missing
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{self.by}\n".encode(), 0)
        return True

    def release(self) -> None:
        """Let others in; the file goes away, and so does a folder that holds nothing else."""
        if not self.is_held:
            return
        with suppress(OSError):
            (self.folder / FILE).unlink()
        os.close(self._handle)
        self._handle = -1
        with suppress(OSError):
            self.folder.rmdir()
