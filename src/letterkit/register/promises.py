"""Promises: a file for everybody who was promised the next edition, as private as receipts."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from letterkit.files.writing import naming_what_stays
from letterkit.keys import SignerKey
from letterkit.model.kept import KeptRegister
from letterkit.register.receipts import delete_in_folder, disclosure_of, write_folder
from letterkit.tlog.promise import format_given, promised

FOLDER, SUFFIX = "promises", ".promise"


def write_promises(folder: Path, name: str, kept: KeptRegister, signer: SignerKey) -> int:
    """Write the promise of everybody who has one; a signature is the same each time."""
    again = "letterkit publish LETTER --promise"
    return write_folder(folder / FOLDER, f"{name}/{FOLDER}", _files(kept, signer), again)


def _files(kept: KeptRegister, signer: SignerKey) -> Iterator[tuple[str, bytes]]:
    number = len(kept.editions) + 1
    for each in kept.promised:
        given = promised(disclosure_of(each, signer.verifier), number, signer)
        yield f"{each.id}{SUFFIX}", format_given(given)


def delete_promise(folder: Path, entry: str) -> None:
    """Delete the promise of an entry, if there is one."""
    delete_in_folder(folder / FOLDER, f"{entry}{SUFFIX}")


def delete_promises(folder: Path) -> None:
    """Delete all: the edition that they were for is there."""
    for each in (FOLDER, f".{FOLDER}.new", f".{FOLDER}.old"):
        with naming_what_stays(folder / each), suppress(FileNotFoundError):
            shutil.rmtree(folder / each)
