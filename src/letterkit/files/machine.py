"""What this machine has and what it lacks, as far as letterkit needs it. Nothing is changed."""

import io
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import disk_usage, which

from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes

_SECONDS = 10  # for a question to Git
# Folders that a program copies to other machines, by a word of their names.
_SYNCED = (
    ("Dropbox", re.compile(r"dropbox\b", re.IGNORECASE)),
    ("OneDrive", re.compile(r"onedrive\b", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive|my drive$|googledrive-", re.IGNORECASE)),
    ("iCloud", re.compile(r"icloud|com~apple~clouddocs", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud|owncloud", re.IGNORECASE)),
    ("Yandex Disk", re.compile(r"yandex\.?disk", re.IGNORECASE)),
    ("MEGA", re.compile(r"mega(?:sync)?$", re.IGNORECASE)),
    ("Syncthing", re.compile(r"syncthing", re.IGNORECASE)),
    ("pCloud", re.compile(r"pcloud ?drive", re.IGNORECASE)),
)


def python_version() -> str:
    """The version of Python that runs, such as `3.11.7`."""
    return ".".join(str(part) for part in sys.version_info[:3])


def is_macos() -> bool:
    """Whether this is a Mac."""
    return sys.platform == "darwin"


def can_draw() -> bool:
    """Whether Pango and what it needs are here; without them no PDF is made."""
    try:
        # It prints a page of advice, and warns of fonts in words of its own.
        with redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
            import weasyprint  # noqa: F401 - it loads the libraries
    except OSError:
        return False
    return True


def is_installed(module: str) -> bool:
    """Whether a Python package is here, which is not loaded."""
    return find_spec(module) is not None


def free_space(folder: Path) -> int:
    """Bytes that are free where the folder is."""
    return disk_usage(folder).free


def may_write(folder: Path) -> bool:
    """Whether this user may write there, or make the folder."""
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def synced_by(folder: Path) -> str:
    """The program that copies this folder to other machines, by its path; or nothing."""
    for part in folder.parts:
        for program, name in _SYNCED:
            if name.match(part):
                return program
    return ""


def in_git(root: Path) -> bool:
    """Whether the folder is in a working tree of Git."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


@dataclass(frozen=True, slots=True)
class InGit:
    """Files below a folder by their paths in it: what Git keeps, what `git add` would take."""

    kept: Sequence[str]
    taken: Sequence[str]


def files_in_git(root: Path) -> InGit | None:
    """What Git keeps of a folder and would take from it; None if Git cannot be asked."""
    kept = _git(root, "ls-files", "-z", "--cached", "--", ".")
    taken = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    if kept is None or taken is None:
        return None
    return InGit(*([each for each in names.split("\0") if each] for names in (kept, taken)))


def is_ignored(root: Path, name: str) -> bool:
    """Whether Git ignores a file of this name, even if it keeps it."""
    return bool(_git(root, "check-ignore", "--no-index", "--", name))


def ends_with_a_line(path: Path) -> bool:
    """Whether a text can be put behind a file as a line of its own."""
    try:
        return read_bytes(path, path.name)[-1:] in (b"", b"\n")
    except LetterkitError:
        return True


def closed(root: Path, names: Sequence[str]) -> list[str]:
    """The files and folders below these that this user may not read or change."""
    found = []
    for name in names:
        if not (root / name).exists():
            continue
        for folder, folders, files in os.walk(root / name):
            needed = os.R_OK | os.W_OK | os.X_OK
            inside = [(each, needed) for each in folders] + [
                (each, os.R_OK | os.W_OK) for each in files
            ]
            here = [("", needed)] if folder == str(root / name) else []
            for each, mode in (*here, *inside):
                path = Path(folder, each)
                if not os.access(path, mode):
                    found.append(path.relative_to(root).as_posix())
    return found


def _git(root: Path, *arguments: str) -> str | None:
    """What Git prints; it ends with 1 where it found nothing."""
    program = which("git")
    if program is None:
        return None
    # A stranger's folder may name programs in its settings; this one would be run.
    command = [program, "-c", "core.fsmonitor=false", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return run.stdout.decode("utf-8", "replace") if run.returncode in (0, 1) else None
