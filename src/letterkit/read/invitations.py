"""The register's secret, and who was invited to sign what; `publish/evidence.py` has the form."""

import re
from email import message_from_bytes
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model.invited import parse_invited
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
    """The id of each who was invited, with the statement they were invited to.

    A file for each person (`<id>/<hash>.txt`) is the form of earlier versions.
    """
    paths = sorted((register / "invitations").glob("*/*.txt"))
    found = [(path.parent.name, read_bytes(path, f"{name}/invitations")) for path in paths]
    for path, data in invitation_files(register, name):
        try:
            found += parse_invited(data)
        except LetterkitError as error:
            raise LetterkitError(
                f"{name}/invitations/{path.name}: not what letterkit wrote there",
                hint="put back a copy of the file",
            ) from error
    return found


def invitation_files(register: Path, name: str) -> list[tuple[Path, bytes]]:
    """The files that hold the invitations of many people, with what is in them."""
    paths = sorted((register / "invitations").glob("*.txt"))
    return [(path, read_bytes(path, f"{name}/invitations/{path.name}")) for path in paths]


def read_message_ids(register: Path, name: str) -> dict[str, str]:
    """The ids of people by those of the e-mails in the outbox, such as `<f0…@example.org>`."""
    found = {}
    for path in sorted((register / "outbox").glob("*.eml")):
        head = read_bytes(path, f"{name}/outbox/{path.name}").partition(b"\r\n\r\n")[0]
        message_id = str(message_from_bytes(head + b"\r\n\r\n").get("Message-ID", "")).strip()
        if message_id:
            found[message_id] = path.stem
    return found
