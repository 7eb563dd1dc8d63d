"""The register's secret, and who was invited to sign what; `register/evidence.py` has the form."""

import re
from email import message_from_bytes
from pathlib import Path

from letterkit.answers.invited import is_whole, parse_invited
from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes

_SECRET = re.compile(rb"[0-9a-f]{64}\n")
_NEEDING = ("invitations", "withdrawn", "sent", "no-mail")  # what means nothing without the secret
_OLD_LINES = 9  # of a statement in the file of one person


def read_secret(register: Path, name: str) -> bytes:
    """The key of the confirmation codes, or nothing if nobody was invited yet."""
    path = register / "secret"
    data = read_bytes(path, f"{name}/secret") if path.exists() else b""
    if _SECRET.fullmatch(data):
        return bytes.fromhex(data.decode().strip())
    needing = [each for each in _NEEDING if _holds_something(register / each)]
    if not needing:
        return b""  # none, or the beginning of one: a new one takes nothing from anybody
    what = "missing" if not path.exists() else "empty or damaged"
    raise LetterkitError(
        f"{name}/secret: {what}, and {' and '.join(needing)} beside it cannot be read without it",
        hint="put back a copy of it; without one, move these away too: then confirmation codes that"
        " were sent are void, and it is not known who withdrew",
    )


def _holds_something(path: Path) -> bool:
    """Whether it is a file with something in it, or a folder with such files."""
    if path.is_dir():
        return any(each.is_file() and each.stat().st_size for each in path.rglob("*"))
    return path.exists() and path.stat().st_size > 0


def read_invitations(register: Path, name: str) -> list[tuple[str, bytes]]:
    """The id of each who was invited, with the statement they were invited to.

    A file for each person (`<id>/<hash>.txt`) is the form of earlier versions.
    """
    found = [
        (path.parent.name, data) for path, data in _files_of_one(register, name) if _is_whole(data)
    ]
    for path, data in invitation_files(register, name):
        try:
            found += parse_invited(data)
        except LetterkitError as error:
            raise LetterkitError(
                f"{name}/invitations/{path.name}: not what letterkit wrote there",
                hint="put back a copy of the file",
            ) from error
    return found


def cut_off_invitations(register: Path, name: str) -> list[str]:
    """The files of invitations that end half-way; what they lack at the end was never sent."""
    alone = [path for path, data in _files_of_one(register, name) if not _is_whole(data)]
    many = [path for path, data in invitation_files(register, name) if not is_whole(data)]
    return [f"{name}/{path.relative_to(register).as_posix()}" for path in (*alone, *many)]


def _files_of_one(register: Path, name: str) -> list[tuple[Path, bytes]]:
    paths = sorted((register / "invitations").glob("*/*.txt"))
    return [(path, read_bytes(path, f"{name}/invitations")) for path in paths]


def _is_whole(data: bytes) -> bool:
    return data.endswith(b"\n") and data.count(b"\n") == _OLD_LINES


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
