"""Where an export is from, and which keys of its answers no other one gives out."""

import re
from pathlib import PurePosixPath

# A UUID or another key that no second form gives out.
_UNIQUE_KEY = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{10,}")
# What programs and people put behind the name of an export that they save again.
_COPY = re.compile(
    r"(.+?)([ _-]*\(\d+\)|[ _-]+(copy|copie|kopie|копия)"
    r"|[ _-]+\d{4}[-_.]?\d\d[-_.]?\d\d([T _-]+\d{2,6}([-_.:h]\d\d)*)?)+",
    re.IGNORECASE,
)


def is_unique_key(key: str) -> bool:
    """Whether no second form gives out such a key."""
    return bool(_UNIQUE_KEY.fullmatch(key))


def scoped(key: str, scope: str) -> str:
    """`responses.csv/7`, for the seventh answer of another file is somebody else."""
    return f"{scope}/{key}" if key and scope and not is_unique_key(key) else key


def origin_of(file: str, *, alone: bool) -> str:
    """What a file is an export of, so that a later export of the same can be known.

    Of a file for each person that is the folder; else the file's name, without what tells one
    download from the next: `responses (2).csv` and `responses 2026-11-20.csv` are `responses.csv`.
    """
    path = PurePosixPath(file)
    if alone:
        return f"{path.parent.name}/"
    copy = _COPY.fullmatch(path.stem)
    stem = copy[1] if copy else path.stem
    return f"{stem}{path.suffix}".casefold()
