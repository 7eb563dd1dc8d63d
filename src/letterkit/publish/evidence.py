"""Evidence comes to a list and to `registers/<slug>/`, which is its owner's alone.

    secret                        64 hex digits: the key of the confirmation codes
    invitations/<id>/<hash>.txt   a statement that somebody was invited to
    outbox/<id>.eml               the e-mail that invites them
    evidence/<id>/<hash>.…        what backs a signature; the hash is that of all of it
    withdrawn                     who withdrew; `model/withdrawn.py` has the form

Nothing here is named after a person, and evidence is never replaced: an older text keeps its own.
"""

import io
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model.list_text import ListText, changed, with_columns, with_rows
from letterkit.publish.writing import delete_file, write_whole

EVIDENCE, INVITATIONS, OUTBOX, SECRET = "evidence", "invitations", "outbox", "secret"
SIGNED = ("level", "evidence", "signed", "lang", "text")  # the columns of an act of signing


def row_at(listed: ListText, line: int) -> int:
    """The number of the row that begins on this line of the file."""
    begins = 1
    for number, row in enumerate(listed.rows):
        if begins == line and row.cells:
            return number
        begins += len(list(io.StringIO(row.raw, newline="")))
    raise LetterkitError(f"no row begins on line {line}")


def with_ids(listed: ListText, new_id: Callable[[], str]) -> ListText:
    """The list with an id for everybody in it."""
    listed = with_columns(listed, [] if "id" in listed.columns else ["id"])
    place = listed.columns.index("id")
    rows = {
        number: changed(listed, row, {"id": new_id()})
        for number, row in enumerate(listed.rows)
        if number > listed.header and any(row.cells) and not "".join(row.cells[place : place + 1])
    }
    return with_rows(listed, rows)


def id_at(listed: ListText, number: int) -> str:
    return listed.rows[number].cells[listed.columns.index("id")].strip()


def with_evidence(listed: ListText, number: int, values: Mapping[str, str]) -> ListText:
    """The list with other texts in these columns of one row."""
    listed = with_columns(listed, [name for name in values if name not in listed.columns])
    return with_rows(listed, {number: changed(listed, listed.rows[number], values)})


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read, in folders that only they can open."""
    root = next(each for each in path.parents if each.parent.name == "registers")
    try:
        root.parent.mkdir(mode=0o700, exist_ok=True)
        for folder in [*reversed(path.relative_to(root).parents)]:
            (root / folder).mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise LetterkitError(f"{path.name}: {error.strerror or error}") from error
    write_whole(path, data)


def delete_evidence(register: Path, person: str) -> None:
    """Delete what the folder of a register has of the person with this id."""
    if Path(person).name != person or not person:
        return  # nothing is filed under such a name, and `..` would be another folder
    delete_file(register / OUTBOX / f"{person}.eml")
    for folder in (INVITATIONS, EVIDENCE):
        with suppress(FileNotFoundError):
            shutil.rmtree(register / folder / person)


def format_secret(secret: bytes) -> bytes:
    return f"{secret.hex()}\n".encode()
