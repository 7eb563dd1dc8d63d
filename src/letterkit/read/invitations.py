"""The register's secret, and who was invited to sign what; `publish/evidence.py` has the form."""

import re
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.read.files import read_bytes

_SECRET = re.compile(rb"[0-9a-f]{64}\n")


def read_secret(register: Path, name: str) -> bytes:
    """The key of the confirmation codes, or nothing if nobody was invited yet."""
    path = register / "secret"
    if not path.exists():
        return b""
    data = read_bytes(path, f"{name}/secret")
    if not _SECRET.fullmatch(data):
        raise LetterkitError(
            f"{name}/secret: not what letterkit wrote there", hint="put back a copy of the file"
        )
    return bytes.fromhex(data.decode().strip())


def read_invitations(register: Path, name: str) -> list[tuple[str, bytes]]:
    """The id of each who was invited, with the statement they were invited to."""
    paths = sorted((register / "invitations").glob("*/*.txt"))
    return [(path.parent.name, read_bytes(path, f"{name}/invitations")) for path in paths]
