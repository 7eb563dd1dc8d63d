"""Evidence comes to a list and to `registers/<slug>/`, which is its owner's alone.

    secret                        64 hex digits: the key of the confirmation codes
    invitations/<hash>.txt        the statements that one run of `invite` asked for; the form is in
                                  `answers/invited.py`. Earlier versions wrote <id>/<hash>.txt
    outbox/<id>.eml               the e-mail that invites them
    outbox-<kind>/<name>.eml      other e-mails that `send` has written (`register/outbox.py`)
    sent                          what `send` has sent; `send/journal.py` has the form
    no-mail                       who wants no more e-mails, as marks (`model/withdrawn.py`)
    pending/<id>/<hash>.…         an answer that waits for a decision: .eml, the statement it is
                                  about (.txt), its DNS answer (.dns), and, once it is decided,
                                  the verdict (.review; `answers/waiting.py` has the form)
                                  a row of a file (.agreed; `model/agreed.py`) in the place of the
                                  e-mail, or one that declines a new text (.declined); an empty
                                  file says that the e-mail is friendly (.friendly), that it
                                  answers a receipt (.receipt), or that it is about what the
                                  list says (.receipt and .unasked)
    evidence/<id>/<hash>.…        what backs a signature; the hash is that of all of it. An empty
                                  file (.consent) says that the list's consent came with it
    taken-out                     who was in an edition and is only on the list now; the form is in
                                  `model/taken_out.py`
    withdrawn                     who withdrew; `model/withdrawn.py` has the form
    unfinished                    what a command has begun; `model/unfinished.py` has the form

Nothing here is named after a person, and evidence is never replaced: an older text keeps its own.
"""

import hashlib
import io
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from letterkit.answers.invited import format_invited, without_invited
from letterkit.errors import LetterkitError
from letterkit.files.keeping import Step, before_changing
from letterkit.files.writing import delete_file, naming_what_stays, write_whole
from letterkit.lists.merging.list_ids import id_for
from letterkit.model.taken_out import TakenOut, format_taken_out
from letterkit.register.receipts import delete_in_folder, write_folder
from letterkit.text.list_text import ListText, changed, with_columns, with_rows

EVIDENCE, INVITATIONS, OUTBOX, SECRET = "evidence", "invitations", "outbox", "secret"
PENDING, TAKEN_OUT = "pending", "taken-out"
CONSENT = ".consent"  # an empty file beside evidence that the consent of the list came with
SIGNED = ("level", "evidence", "signed", "lang", "text")  # the columns of an act of signing


def rows_by_line(listed: ListText) -> dict[int, int]:
    """The number of each row, by the line of the file on which it begins."""
    found = {}
    begins = 1
    for number, row in enumerate(listed.rows):
        if row.cells:
            found[begins] = number
        begins += len(list(io.StringIO(row.raw, newline="")))
    return found


def row_at(listed: ListText, line: int) -> int:
    """The number of the row that begins on this line of the file."""
    found = rows_by_line(listed)
    if line not in found:
        raise LetterkitError(f"no row begins on line {line}")
    return found[line]


def with_ids(listed: ListText, new_id: Callable[[], str]) -> ListText:
    """The list with an id for everybody in it."""
    listed = with_columns(listed, [] if "id" in listed.columns else ["id"])
    place = listed.columns.index("id")
    rows = {
        number: changed(listed, row, {"id": id_for(listed, row, new_id)})
        for number, row in enumerate(listed.rows)
        if number > listed.header and any(row.cells) and not "".join(row.cells[place : place + 1])
    }
    return with_rows(listed, rows)


def id_at(listed: ListText, number: int) -> str:
    """The id in a row of a list."""
    return listed.rows[number].cells[listed.columns.index("id")].strip()


def with_evidence(listed: ListText, changes: Mapping[int, Mapping[str, str]]) -> ListText:
    """The list with other texts in these columns of these rows."""
    wanted = dict.fromkeys(name for values in changes.values() for name in values)
    listed = with_columns(listed, [name for name in wanted if name not in listed.columns])
    rows = {
        number: changed(listed, listed.rows[number], values) for number, values in changes.items()
    }
    return with_rows(listed, rows)


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read, in folders that only they can open.

    It is written first in the folder of the register, where the next command looks for what a
    killed one has left.
    """
    root = next(each for each in path.parents if each.parent.name == "registers")
    before_changing([Step(path, data, 0o600)])
    try:
        root.parent.mkdir(mode=0o700, exist_ok=True)
        for folder in [*reversed(path.relative_to(root).parents)]:
            (root / folder).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise LetterkitError(
            f"{path.name}: {error.strerror or error}",
            hint=f"make registers/{root.name}, and all in it, writable for you: chmod -R u+rwX",
        ) from error
    write_whole(path, data, beside=root)


def write_invitations(register: Path, invited: Iterable[tuple[str, bytes]]) -> None:
    """Keep the statements that these people are invited to; on disk when this returns."""
    data = format_invited(invited)
    if data:
        digest = hashlib.sha256(data).hexdigest()[:16]
        write_private(register / INVITATIONS / f"{digest}.txt", data)


def write_outbox(register: Path, name: str, mails: Iterable[tuple[str, bytes]]) -> int:
    """Put the e-mails, by the ids of people, into the outbox, whole or not at all; their number.

    E-mails to others stay in it. They are not forced to disk: `invite` makes the same ones again.
    """
    register.parent.mkdir(mode=0o700, exist_ok=True)
    register.mkdir(mode=0o700, exist_ok=True)
    files = ((f"{person}.eml", data) for person, data in mails)
    again = f"letterkit invite {register.name}"
    return write_folder(register / OUTBOX, f"{name}/{OUTBOX}", files, again, keep=True)


def delete_evidence(register: Path, person: str, files: Iterable[tuple[Path, bytes]]) -> None:
    """Delete what the folder of a register has of the person with this id.

    `files` are those that hold the invitations of many people.
    """
    if Path(person).name != person or person in ("", ".."):
        return  # nothing is filed under such a name, and `..` would be another folder
    for outbox in outboxes(register):
        delete_in_folder(outbox, f"{person}.eml")
    for kind in (INVITATIONS, PENDING, EVIDENCE):
        folder = register / kind / person
        with naming_what_stays(folder), suppress(FileNotFoundError):
            shutil.rmtree(folder)
    for path, data in files:
        left = without_invited(data, person)
        if left == data:
            continue
        if left:
            write_private(path, left)
        else:
            delete_file(path)


def outboxes(register: Path) -> list[Path]:
    """The folders with e-mails, those too that a killed command left half-made."""
    there = [*register.glob(f"{OUTBOX}*"), *register.glob(f".{OUTBOX}*")]
    names = {each.name.strip(".").removesuffix(".new").removesuffix(".old") for each in there}
    return [register / name for name in sorted({OUTBOX, *names})]


def write_taken_out(register: Path, taken: Sequence[TakenOut]) -> None:
    """Keep who was taken out of an edition; no file is left where that is nobody."""
    path = register / TAKEN_OUT
    if taken:
        write_private(path, format_taken_out(taken))
    elif path.exists():
        delete_file(path)


def evidence_name(parts: Iterable[bytes]) -> str:
    """What the files of one piece of evidence are called, before their suffixes."""
    return hashlib.sha256(b"".join(parts)).hexdigest()[:16]


def delete_filed(register: Path, person: str, digest: str) -> None:
    """Delete one piece of evidence of a person, of which a file's name begins with `digest`."""
    for path in (register / EVIDENCE / person).glob(f"{digest}.*"):
        delete_file(path)


def format_secret(secret: bytes) -> bytes:
    """A secret as a line of hexadecimal digits."""
    return f"{secret.hex()}\n".encode()
