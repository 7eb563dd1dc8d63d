"""What lies in the outboxes of a letter, and what was sent: see `register/outbox.py`."""

import hashlib
from collections.abc import Iterable
from email import message_from_bytes
from pathlib import Path

from letterkit.files.files import opened, read_bytes

RECEIPTS, NEWS = "outbox-receipts", "outbox-news"
_HEAD = 2**16  # bytes in which the header of an e-mail of ours ends
_LARGEST = 2**27


def read_mail(register: Path, folder: str, name: str) -> bytes:
    """The e-mail of this name, or nothing if it is gone."""
    path = register / folder / name
    return read_bytes(path, f"{folder}/{name}", largest=_LARGEST) if path.is_file() else b""


def digests_in(register: Path, folder: str) -> dict[str, bytes]:
    """The SHA-256 of each e-mail in an outbox, by the name of its file."""
    found = {}
    for path in sorted((register / folder).glob("*.eml")):
        data = read_bytes(path, f"{folder}/{path.name}", largest=_LARGEST)
        found[path.name] = hashlib.sha256(data).digest()
    return found


def read_head(path: Path) -> bytes:
    """The beginning of an e-mail, with its whole header."""
    with opened(path, path.name, largest=_LARGEST) as file:
        return file.read(_HEAD)


def read_sent(register: Path, name: str) -> bytes:
    """The journal of what was sent, or nothing."""
    path = register / "sent"
    return read_bytes(path, f"{name}/sent") if path.exists() else b""


def read_no_mail(register: Path, name: str) -> bytes:
    """The marks of people who want no more e-mails, or nothing."""
    path = register / "no-mail"
    return read_bytes(path, f"{name}/no-mail") if path.exists() else b""


def read_texts(register: Path, people: Iterable[str]) -> list[str]:
    """The texts of the e-mails to these people that lie in the outboxes, by their ids."""
    found = []
    for person in people:
        paths = [register / each / f"{person}.eml" for each in ("outbox", RECEIPTS, NEWS)]
        found += [_text(path) for path in paths if path.is_file()]
    return found


def _text(path: Path) -> str:
    """The plain text of an e-mail of ours."""
    message = message_from_bytes(read_bytes(path, path.name, largest=_LARGEST))
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            data = part.get_payload(decode=True)
            return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
    return ""


def people_by_message_id(register: Path, folder: str) -> dict[str, str]:
    """The ids of people by those of the e-mails in an outbox, such as `<f0…@example.org>`."""
    found = {}
    for path in sorted((register / folder).glob("*.eml")):
        message_id = str(message_from_bytes(read_head(path)).get("Message-ID", "")).strip()
        if message_id:
            found[message_id] = path.stem
    return found
