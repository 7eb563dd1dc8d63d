"""The outboxes of `send`, beside that of `invite`: `registers/<slug>/outbox-<kind>/<name>.eml`.

They are their owner's alone. A receipt and news are named by the id of their entry, and a letter by
the number of the person it goes to; nothing is named after a person.
"""

from collections.abc import Callable, Iterable, Set
from email import message_from_bytes
from email.utils import getaddresses
from pathlib import Path

from letterkit.publish.evidence import OUTBOX, write_private
from letterkit.publish.receipts import delete_in_folder, write_folder
from letterkit.publish.writing import naming_what_stays

SENT, NO_MAIL = "sent", "no-mail"


def write_mails(register: Path, name: str, folder: str, mails: Iterable[tuple[str, bytes]]) -> int:
    """Put these e-mails, by the names of their files, in the place of all that were there."""
    make_register(register)
    return write_folder(register / folder, f"{name}/{folder}", mails, "letterkit send")


def make_register(register: Path) -> None:
    """Make the folder of a register, for its owner alone, if it is not there."""
    register.parent.mkdir(mode=0o700, exist_ok=True)
    register.mkdir(mode=0o700, exist_ok=True)


def delete_mails(register: Path, person: str) -> None:
    """Delete the receipt and the news that were written to the person with this id."""
    for path in outboxes(register):
        delete_in_folder(path, f"{person}.eml")


def delete_addressed(register: Path, addresses: Set[str], read: Callable[[Path], bytes]) -> None:
    """Delete the e-mails to these addresses; `read` gives the beginning of a file."""
    if not addresses:
        return
    wanted = {each.casefold() for each in addresses}
    for folder in outboxes(register):
        for path in sorted(folder.glob("*.eml")):
            to = str(message_from_bytes(read(path)).get("To", ""))
            if wanted & {address.casefold() for _, address in getaddresses([to])}:
                with naming_what_stays(path):
                    path.unlink(missing_ok=True)


def outboxes(register: Path) -> list[Path]:
    """The folders with e-mails that `send` has written, and what a killed command left of them."""
    found = [*register.glob(f"{OUTBOX}-*"), *register.glob(f".{OUTBOX}-*")]
    return sorted(path for path in found if path.is_dir())


def write_no_mail(register: Path, data: bytes) -> None:
    """Keep who wants no more e-mails."""
    write_private(register / NO_MAIL, data)
