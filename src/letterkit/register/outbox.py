"""The outboxes of `send`, beside that of `invite`: `registers/<slug>/outbox-<kind>/<name>.eml`.

They are their owner's alone. A receipt and news are named by the id of their entry, and a letter by
the number of the person it goes to; nothing is named after a person.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import suppress
from email import message_from_bytes
from email.utils import getaddresses
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.writing import naming_what_stays
from letterkit.register.evidence import outboxes
from letterkit.register.receipts import write_folder

SENT, NO_MAIL = "sent", "no-mail"
# The letter as e-mails, with its PDF: they name everybody who signed, and go when one withdraws.
NAMING = ("outbox-addressees", "outbox-file")
EXPORT = "outbox-export"  # files for another program, which are gone when somebody withdraws


def write_mails(register: Path, name: str, folder: str, mails: Iterable[tuple[str, bytes]]) -> int:
    """Put these e-mails, by the names of their files, in the place of all that were there."""
    make_register(register)
    return write_folder(register / folder, f"{name}/{folder}", mails, "letterkit send")


def make_register(register: Path) -> None:
    """Make the folder of a register, for its owner alone, if it is not there."""
    try:
        register.parent.mkdir(mode=0o700, exist_ok=True)
        register.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise LetterkitError(
            f"registers/{register.name}: {error.strerror or error}",
            hint=f"it must be a folder that you can write to: chmod u+rwx registers"
            f" registers/{register.name}",
        ) from error


def delete_addressed(
    register: Path, addresses: Set[str], read: Callable[[Path], bytes]
) -> list[str]:
    """Delete the e-mails to these addresses, and all that hold the letter with its names.

    `read` gives the beginning of a file. Returns the outboxes that went as a whole.
    """
    gone = [name for name in NAMING if (register / name).exists()]
    for name in (EXPORT, *NAMING):
        for each in (name, f".{name}.new", f".{name}.old"):
            with naming_what_stays(register / each), suppress(FileNotFoundError):
                shutil.rmtree(register / each)
    if not addresses:
        return gone
    wanted = {each.casefold() for each in addresses}
    for folder in _with_left(register):
        for path in sorted(folder.glob("*.eml")):
            to = str(message_from_bytes(read(path)).get("To", ""))
            if wanted & {address.casefold() for _, address in getaddresses([to])}:
                with naming_what_stays(path):
                    path.unlink(missing_ok=True)
    return gone


def _with_left(register: Path) -> Iterator[Path]:
    """The outboxes, and beside each what a killed command left of it."""
    for folder in outboxes(register):
        for name in (folder.name, f".{folder.name}.new", f".{folder.name}.old"):
            if (register / name).is_dir():
                yield register / name
