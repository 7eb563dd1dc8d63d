"""Finished files take the place of the old ones, all of a letter's at once or none.

A letter's folder is made beside the old one and then renamed into its place. A killed command
leaves the old folder, at worst under the name `.SLUG.old`, from which the next one restores it.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError

SUMS = "SHA256SUMS"
SUMS_SEAL = "SHA256SUMS.note"  # see `tlog/seal.py`


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file; `name` may have folders, with `/`; `pages` is 0 where it has none."""

    name: str
    data: bytes
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Staged:
    """A folder that is ready to take the place of `target`."""

    folder: Path
    target: Path


@contextmanager
def staging() -> Iterator[list[Staged]]:
    """Collect staged folders; all take their places at the end, and none after an error."""
    staged: list[Staged] = []
    try:
        yield staged
        for each in staged:
            _swap(each)
    except BaseException:
        for each in staged:
            _put_back(each)
        raise
    finally:
        for each in staged:
            shutil.rmtree(each.folder, ignore_errors=True)
    for each in staged:
        shutil.rmtree(_old(each.target), ignore_errors=True)


def stage(
    target: Path,
    outputs: Sequence[Output],
    *,
    keep: Set[str],
    digest: Callable[[Path], str],
    seal_of: Callable[[bytes], bytes] | None = None,
) -> Staged:
    """Write the outputs beside `target`; of its other files those named in `keep` go along.

    `digest` is the SHA-256 of a file in hex; `seal_of` makes of the checksums the note that seals
    them, or nothing.
    """
    target = target.resolve()
    folder = target.with_name(f".{target.name}.new")
    staged = Staged(folder, target)
    try:
        _restore(target)
        _refuse_foreign(target)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _keep(target, folder, keep - {each.name for each in outputs})
        for output in outputs:
            _write(folder / output.name, output.data)
        sums = _sums(folder, digest)
        note = seal_of(sums) if seal_of else b""
        _write(folder / SUMS, sums)
        if note:
            _write(folder / SUMS_SEAL, note)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise _readable(error, target) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return staged


def _refuse_foreign(target: Path) -> None:
    """A folder is only replaced if it is one of ours, or empty."""
    if not target.exists() or (target / SUMS).is_file():
        return
    if not target.is_dir() or any(target.iterdir()):
        raise LetterkitError(
            f"{target}: not a folder that letterkit made, so it is not replaced",
            hint="move it away, or name another folder with --out",
        )


def _keep(target: Path, folder: Path, names: Set[str]) -> None:
    for name in sorted(names):
        if (target / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(target / name, folder / name)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _readable(error: OSError, target: Path) -> LetterkitError:
    why = error.strerror or str(error)
    if isinstance(error, FileExistsError | NotADirectoryError):
        why = "a file stands where a folder should be"
    return LetterkitError(
        f"{target}: {why}",
        hint="the files there are as they were; free or unlock the folder, or name another "
        "with --out",
    )


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sums(folder: Path, digest: Callable[[Path], str]) -> bytes:
    """What `sha256sum --check` reads."""
    lines = (f"{digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in _files(folder))
    return "".join(lines).encode()


def _swap(staged: Staged) -> None:
    old = _old(staged.target)
    try:
        shutil.rmtree(old, ignore_errors=True)
        if staged.target.exists():
            staged.target.rename(old)
        staged.folder.rename(staged.target)
    except OSError as error:
        raise _readable(error, staged.target) from error


def _put_back(staged: Staged) -> None:
    """Undo a swap, wherever it stopped."""
    if not staged.folder.exists():
        staged.target.rename(staged.folder)
    _restore(staged.target)


def _restore(target: Path) -> None:
    """Put back what an interrupted swap left aside."""
    old = _old(target)
    if old.exists() and not target.exists():
        old.rename(target)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")
