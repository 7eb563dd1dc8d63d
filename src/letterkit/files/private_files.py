"""Files that people keep beside their letters, and that hold addresses: lists, replies, exports."""

import re
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from letterkit.errors import LetterkitError
from letterkit.files.files import opened

_MAIL = (".eml", ".mbox", ".msg", ".emlx", ".mbx")
_SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers", ".vcf", ".pst")
_TEXTS = (".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".ldif", ".yaml", ".yml")
_ADDRESS = re.compile(rb"[^\s@<>,;:\"']@(?:[\w-]|[\x80-\xff])+\.\w")
_LOOKED_AT = 2**20  # bytes of a file


def holds_addresses(path: Path, name: str, public: Collection[str] = ()) -> bool:
    """Whether a file is of a kind that replies and lists have, and holds an e-mail address.

    Of mail and of sheets it is the kind that says so. A file that cannot be read is one of them.
    Addresses that are `public` do not count.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _MAIL or suffix in _SHEETS:
        return True
    if suffix not in _TEXTS or not path.is_file():
        return False
    try:
        with opened(path, name) as file:
            data = file.read(_LOOKED_AT)
    except LetterkitError:
        return True
    data = data.replace(b"\0", b"")  # those of UTF-16
    for each in public:
        data = re.sub(_whole(each), b"", data, flags=re.IGNORECASE)
    return bool(_ADDRESS.search(data))


def _whole(address: str) -> bytes:
    """The address where it is not a part of another one."""
    return rb"(?<![\w.+%-])" + re.escape(address.encode()) + rb"(?!\.?[\w-])"
