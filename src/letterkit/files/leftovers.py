"""What a killed command left half-made is cleared, or put back, by whichever runs next.

Only the holder of the folder's lock calls this: else it would take away what another command
is about to finish.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

# `.parks.csv.1234.new`; earlier versions wrote `.parks.csv.new`.
_NEW_FILE = re.compile(
    r"\..*\.(?:csv|tsv|json|keys|md|toml|yml|gitignore)(?:\.[0-9]+)?\.new", re.IGNORECASE
)
_NEW = re.compile(r"\..+\.new")
_OLD = re.compile(r"\.(.+)\.old")


def clear_workspace(root: Path) -> None:
    """Clear the lists, the letters, what GitHub needs, and the folders of registers."""
    schemas = root / ".letterkit" / "schema"
    lists = _folders_below(root / "signatories")
    places = (*_folders(root / "letters"), *_folders(root / ".github"))
    for folder in (root, schemas, *places, *lists):
        _clear(folder, _NEW_FILE)
    for register in _folders(root / "registers"):
        clear_folder(register)
        _clear(register / "invitations", _NEW)
        for kind in ("pending", "evidence"):  # where earlier versions wrote beside
            for person in _folders(register / kind):
                _clear(person, _NEW)


def clear_folder(folder: Path) -> None:
    """Clear what lies directly in a folder; a folder that was swapped half-way is put back."""
    for name in _names(folder):
        found = _OLD.fullmatch(name)
        path = folder / name
        if not found or not path.is_dir():
            continue
        _put_back(path, folder / found[1])
    _clear(folder, _NEW)


def clear_outputs(target: Path, slugs: Iterable[str]) -> None:
    """Clear what was left half-made of the folders of these letters, and nothing else there."""
    for slug in slugs:
        old = target / f".{slug}.old"
        if old.is_dir():
            _put_back(old, target / slug)
        if (target / f".{slug}.new").is_dir():
            _delete(target / f".{slug}.new")


def _put_back(old: Path, target: Path) -> None:
    """A folder that was moved aside is put back, or deleted if a newer one is there."""
    if not target.exists() and not target.is_symlink():
        with suppress(OSError):
            old.rename(target)
    _delete(old)


def _clear(folder: Path, pattern: re.Pattern[str]) -> None:
    for name in _names(folder):
        if pattern.fullmatch(name):
            _delete(folder / name)


def _delete(path: Path) -> None:
    """Delete a file or folder; what cannot be deleted is tried again by the next command."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _names(folder: Path) -> list[str]:
    """The hidden names in a folder; none if it is not there, or cannot be looked into."""
    with suppress(OSError), os.scandir(folder) as entries:
        return [each.name for each in entries if each.name.startswith(".")]
    return []


def _folders(folder: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        yield from [Path(each.path) for each in entries if each.is_dir(follow_symlinks=False)]


def _folders_below(folder: Path) -> Iterator[Path]:
    """A folder and all below it; links are not followed."""
    yield folder
    for each in _folders(folder):
        yield from _folders_below(each)
