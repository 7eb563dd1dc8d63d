"""Files for those who send elsewhere, with listmonk or mailmerge.

listmonk reads `email,name,attributes`, the last in JSON; a campaign shows an attribute as
`{{ .Subscriber.Attribs.text }}`. It attaches no file for one person alone.

mailmerge reads `mailmerge_database.csv` and `mailmerge_template.txt`, a template of Jinja, beside
which the attachments lie.
"""

import csv
import email
import email.policy
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum
from pathlib import PurePath

from letterkit.errors import LetterkitError

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute
_TEMPLATE = "TO: {{email}}\nSUBJECT: {{subject}}\nFROM: %s\n%s\n{{text}}\n"


class Export(StrEnum):
    """The programs for which there are files."""

    LISTMONK = "listmonk"
    MAILMERGE = "mailmerge"


@dataclass(frozen=True, slots=True)
class Row:
    """One person's e-mail, taken apart; `attached` are names and contents of files."""

    stem: str
    name: str = field(repr=False)
    email: str = field(repr=False)
    lang: str
    subject: str
    text: str = field(repr=False)
    attached: Sequence[tuple[str, bytes]] = ()


def row_of(file: str, data: bytes, person: Mapping[str, str]) -> Row:
    """The row of an e-mail that lies in an outbox under this name."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise LetterkitError(f"{file}: not an e-mail of letterkit")
    body = message.get_body(("plain",))
    text = str(body.get_content()).replace("\r\n", "\n") if body else ""
    attached = []
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        attached.append((part.get_filename() or "", content if isinstance(content, bytes) else b""))
    return Row(
        PurePath(file).stem,
        person["name"],
        person["email"],
        person["lang"],
        str(message["Subject"]),
        text,
        attached,
    )


def exported(kind: Export, rows: Sequence[Row], sender: str) -> Iterator[tuple[str, bytes]]:
    """The files for a program, by their names; `sender` is the address that e-mails come from."""
    return _listmonk(rows) if kind is Export.LISTMONK else _mailmerge(rows, sender)


def _listmonk(rows: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    if _of_one_alone(rows):
        raise LetterkitError(
            "listmonk attaches no file for one person alone, and each of these has its own",
            hint="write --export mailmerge, or send them with --send",
        )
    lines = [["email", "name", "attributes"]]
    for row in rows:
        attributes = {"lang": row.lang, "subject": row.subject, "text": row.text}
        lines.append([row.email, _plain(row.name), json.dumps(attributes, ensure_ascii=False)])
    yield "listmonk.csv", _table(lines)
    yield from _attachments(rows)


def _mailmerge(rows: Sequence[Row], sender: str) -> Iterator[tuple[str, bytes]]:
    heads = ["email", "name", "lang", "subject", "text"]
    most = max((len(row.attached) for row in rows), default=0)
    heads += [f"attachment{n}" for n in range(1, most + 1)]
    lines = [heads]
    alone = _of_one_alone(rows)
    for row in rows:
        files = [_file(row, name, alone) for name, _ in row.attached]
        cells = [row.email, _plain(row.name), row.lang, row.subject, row.text, *files]
        lines.append(cells + [""] * (len(heads) - len(cells)))
    attachments = "".join(f"ATTACHMENT: {{{{{head}}}}}\n" for head in heads[5:])
    yield "mailmerge_database.csv", _table(lines)
    yield "mailmerge_template.txt", (_TEMPLATE % (sender, attachments)).encode()
    yield from _attachments(rows)


def _attachments(rows: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    written: set[str] = set()
    alone = _of_one_alone(rows)
    for row in rows:
        for name, data in row.attached:
            file = _file(row, name, alone)
            if file not in written:
                written.add(file)
                yield file, data


def _of_one_alone(rows: Sequence[Row]) -> frozenset[str]:
    """The names of attachments that are not the same for everybody of a language."""
    contents: dict[tuple[str, str], set[bytes]] = {}
    for row in rows:
        for name, data in row.attached:
            digest = hashlib.sha256(data).digest()
            contents.setdefault((row.lang, name), set()).add(digest)
    return frozenset(name for (_, name), digests in contents.items() if len(digests) > 1)


def _file(row: Row, name: str, alone: frozenset[str]) -> str:
    """What a file is called beside the table: by the person's entry if it is theirs alone."""
    return f"{row.stem}.{name}" if name in alone else name


def _plain(name: str) -> str:
    """A name that no spreadsheet takes for a formula; without it, the e-mail is the same."""
    return "" if name.startswith(_FORMULA) else name


def _table(lines: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode()
