"""A file is replaced whole or not at all: written beside, forced to disk, renamed.

What letterkit writes is private unless it says otherwise: its owner's alone from the first moment,
whatever the umask, and in folders that are their owner's alone where letterkit makes them. A file
beside is called `.NAME.PROCESS.new`. What a killed command left of them, the next one clears
(`files/leftovers.py`).
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.disk import held, sync_folder, write_new
from letterkit.files.keeping import Step, before_changing

NEW = ".new"


class Changed(LetterkitError):
    """The file is no longer what was read of it: somebody else has written it meanwhile."""


def write_files(files: Sequence[tuple[Path, bytes, bytes]]) -> None:
    """Replace these files, in this order: each with what it must still hold, and what it shall.

    All are compared before the first is replaced.
    """
    for path, before, _ in files:
        _refuse_changed(path.resolve(), before)
    for path, before, data in files:
        write_whole(path, data, before=before)


def write_whole(
    path: Path,
    data: bytes,
    *,
    before: bytes | None = None,
    public: bool = False,
    beside: Path | None = None,
    mode: int | None = None,
) -> None:
    """Put `data` in the place of the file; a killed command leaves the old or the new one.

    `before` is what the file must still hold, empty if it must not be there: raises Changed if it
    does not, for a person's editor takes no lock. A public file keeps the permissions that it has;
    of a private one others lose theirs; with a `mode` it gets that one. `beside` is the folder of
    the same disk where it is written first. What is replaced is kept for a while (`keeping.py`).
    """
    called, path = path, path.resolve()
    folder = beside.resolve() if beside else path.parent
    new = folder / f".{path.name}.{os.getpid()}{NEW}"
    try:
        mode = _mode_of(path, public=public) if mode is None else mode
        before_changing([Step(called, data, mode)])
        _make_folder(path.parent, 0o777 if public else 0o700)
        write_new(new, data, mode)
        # As late as can be: whatever is saved after this line is lost.
        _refuse_changed(path, before)
        os.replace(new, path)  # noqa: PTH105 - the name says what it does, on every system
        sync_folder(path.parent)
    except OSError as error:
        raise LetterkitError(
            f"{path}: {error.strerror or error}", hint="the file there is as it was"
        ) from error
    finally:
        with suppress(OSError):
            new.unlink()


def _mode_of(path: Path, *, public: bool) -> int:
    """The permissions that a file gets; a private one is never wider than the old one was."""
    if not public:
        return 0o600 & path.stat().st_mode if path.exists() else 0o600
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        pass
    mask = os.umask(0o077)  # there is no other way to read it
    os.umask(mask)
    return 0o666 & ~mask


def _refuse_changed(path: Path, before: bytes | None) -> None:
    """Raise Changed unless the file holds this; None is anything."""
    if before is not None and held(path) != before:
        raise Changed(
            f"{path}: changed meanwhile, so it was not replaced",
            hint="it is as somebody else saved it: run the command again, and it is read anew",
        )


@contextmanager
def naming_what_stays(path: Path) -> Iterator[None]:
    """A deletion that fails is an error that says what is still there."""
    try:
        yield
    except OSError as error:
        place = error.filename or path
        raise LetterkitError(
            f"{place}: cannot be deleted: {error.strerror or error}",
            hint="free or unlock its folder; then the next letterkit command goes on with this",
        ) from error


def others_may_read(path: Path) -> bool:
    """Whether anybody but its owner may open the file that is there."""
    return os.name == "posix" and path.exists() and bool(path.stat().st_mode & 0o077)


def _make_folder(folder: Path, mode: int) -> None:
    """Make a folder and those that it lies in: `Path.mkdir` has no mode for the others."""
    if not folder.is_dir():
        _make_folder(folder.parent, mode)
        folder.mkdir(mode, exist_ok=True)


def delete_file(path: Path) -> None:
    """Delete a file, if it is there."""
    before_changing([Step(path, None)])
    with naming_what_stays(path):
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)
