"""What this machine has and what it lacks, as far as letterkit needs it. Nothing is changed."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import disk_usage, which

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


def kept_by_git(root: Path, names: Sequence[str]) -> list[str] | None:
    """Those of the files and folders of which Git keeps something; None if Git cannot be asked."""
    asked = _git(root, "ls-files", "-z", "--", *names)
    if asked is None:
        return None
    kept = [name for name in asked.split("\0") if name]
    return [name for name in names if any(_is_under(each, name) for each in kept)]


def not_ignored(root: Path, names: Sequence[str]) -> list[str] | None:
    """Those that the next `git add .` would take; None if Git cannot be asked."""
    asked = _git(root, "check-ignore", "--", *names)
    if asked is None:
        return None
    ignored = set(asked.splitlines())
    return [name for name in names if name not in ignored]


def _is_under(path: str, name: str) -> bool:
    folder = name.rstrip("/")
    return path == folder or path.startswith(f"{folder}/")


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
