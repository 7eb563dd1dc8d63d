"""Writing `registers/<slug>/`: in one transaction, or not at all.

`register/read_register.py` has its form.

The folder is its owner's alone, and so are its files. What is deleted from the store is
overwritten (`secure_delete`).
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.keeping import cannot_be_undone
from letterkit.keys import SignerKey, format_key_file
from letterkit.model.kept import Edition, Held, KeptRegister, Promised, Signature

FILE, KEY = "register.sqlite", "key"
VERSION, VERSION_WITH_PROMISES = 1, 2
_PROMISED = (
    "CREATE TABLE IF NOT EXISTS promised(id TEXT PRIMARY KEY, person TEXT NOT NULL,"
    " entry BLOB NOT NULL, salt BLOB NOT NULL, private BLOB NOT NULL, private_salt BLOB NOT NULL,"
    " earlier BLOB NOT NULL)"
)
_SCHEMA = (
    "CREATE TABLE register(origin TEXT NOT NULL, vkey TEXT NOT NULL, version INTEGER NOT NULL)",
    "CREATE TABLE leaves(number INTEGER PRIMARY KEY, leaf BLOB NOT NULL)",
    "CREATE TABLE editions(number INTEGER PRIMARY KEY, size INTEGER NOT NULL,"
    " checkpoint BLOB NOT NULL)",
    "CREATE TABLE held(sign INTEGER PRIMARY KEY, newest INTEGER NOT NULL, id TEXT NOT NULL,"
    " person TEXT NOT NULL, entry BLOB NOT NULL, salt BLOB NOT NULL, private BLOB NOT NULL,"
    " private_salt BLOB NOT NULL)",
    "CREATE TABLE withdrawing(sign INTEGER PRIMARY KEY)",
)


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What an edition appends: its leaves, and what is held of the signatures they touch.

    `standing` are all who are in it, those too that it leaves as they are.
    """

    edition: Edition
    leaves: tuple[bytes, ...]
    held: tuple[Held, ...]
    withdrawn: tuple[int, ...]
    standing: tuple[tuple[Held, Signature], ...]


def create_key(folder: Path, name: str, signer: SignerKey, passphrase: str = "") -> None:
    """Write the key of a new register, and never over another one."""
    _make_private(folder)
    write_new_key(folder / KEY, f"{name}/{KEY}", signer, passphrase)


def write_new_key(path: Path, name: str, signer: SignerKey, passphrase: str = "") -> None:
    """Write a key to a file that is not there yet, for its owner's eyes only."""
    cannot_be_undone()
    line = format_key_file(signer, passphrase)
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with suppress(FileNotFoundError):
            new.unlink()
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        if path.is_file() and not path.stat().st_size:
            path.unlink()  # of a command that was killed before it held a key
        _give_name(new, path)
    except FileExistsError:
        raise LetterkitError(
            f"{name}: there is a key already",
            hint="it is not replaced: who lost it begins a register of another origin",
        ) from None
    except OSError as error:
        raise LetterkitError(f"{name}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            new.unlink()


def _give_name(new: Path, path: Path) -> None:
    """Call a file so, unless something is called so already; raises FileExistsError then."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # a disk on which a file has one name: there the last step is not atomic
        if path.exists():
            raise FileExistsError from None
        new.rename(path)


def append_edition(folder: Path, name: str, before: KeptRegister, new: NewEdition) -> None:
    """Append to the register that `before` was, or to a new one; `before` names its origin."""
    with _transaction(folder, name, before) as store:
        first = len(before.leaves)
        rows = enumerate(new.leaves, first)
        store.executemany("INSERT INTO leaves VALUES (?, ?)", rows)
        edition = new.edition
        row = (edition.number, edition.size, edition.checkpoint)
        store.execute("INSERT INTO editions VALUES (?, ?, ?)", row)
        store.executemany(
            "INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((h.index, h.newest, h.id, h.person, h.entry, h.salt, h.private, h.private_salt)
             for h in new.held),
        )  # fmt: skip
        store.executemany("DELETE FROM held WHERE sign = ?", ((n,) for n in new.withdrawn))
        store.execute("DELETE FROM withdrawing")
        if before.promised:
            store.execute("DELETE FROM promised")


def keep_promises(
    folder: Path, name: str, before: KeptRegister, promised: Sequence[Promised]
) -> None:
    """Keep what is promised for the next edition; an older promise to the same person gives way."""
    with _transaction(folder, name, before) as store:
        store.execute(_PROMISED)
        store.execute("UPDATE register SET version = ?", (VERSION_WITH_PROMISES,))
        store.executemany(
            "INSERT OR REPLACE INTO promised VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((p.id, p.person, p.entry, p.salt, p.private, p.private_salt, b"".join(p.earlier))
             for p in promised),
        )  # fmt: skip


def replace_checkpoint(folder: Path, name: str, before: KeptRegister, checkpoint: bytes) -> None:
    """Put the same checkpoint with more cosignatures in the place of the newest one."""
    number = before.editions[-1].number
    with _transaction(folder, name, before) as store:
        store.execute("UPDATE editions SET checkpoint = ? WHERE number = ?", (checkpoint, number))


def delete_openings(
    folder: Path,
    name: str,
    before: KeptRegister,
    withdrawn: Sequence[int],
    promised: Sequence[str] = (),
) -> None:
    """Forget what these signatures say, and remember that they are to be withdrawn.

    `promised` are ids: of what was promised only, there is nothing to remember.
    """
    with _transaction(folder, name, before) as store:
        rows = [(index,) for index in withdrawn]
        store.executemany("DELETE FROM held WHERE sign = ?", rows)
        store.executemany("INSERT OR IGNORE INTO withdrawing VALUES (?)", rows)
        for each in promised:
            store.execute("DELETE FROM promised WHERE id = ?", (each,))


@contextmanager
def _transaction(folder: Path, name: str, before: KeptRegister) -> Iterator[sqlite3.Connection]:
    """The store, locked and as it was read; committed at the end, rolled back after an error."""
    _make_private(folder)
    path = folder / FILE
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError as error:
        raise LetterkitError(
            f"{name}/{FILE}: {error.strerror or error}",
            hint="the register is as it was; try again",
        ) from error
    cannot_be_undone()
    store = sqlite3.connect(path, isolation_level=None)
    try:
        store.execute("PRAGMA secure_delete = ON")
        store.execute("PRAGMA synchronous = EXTRA")
        store.execute("BEGIN IMMEDIATE")
        _prepare(store, name, before)
        yield store
        store.execute("COMMIT")
    except sqlite3.Error as error:
        raise LetterkitError(
            f"{name}/{FILE}: {error}", hint="the register is as it was; try again"
        ) from error
    finally:
        store.close()


def _prepare(store: sqlite3.Connection, name: str, before: KeptRegister) -> None:
    """Make the tables of a new register; raise if another command was faster."""
    if not store.execute("SELECT 1 FROM sqlite_master").fetchone():
        for table in _SCHEMA:
            store.execute(table)
        row = (before.origin, before.vkey, VERSION)
        store.execute("INSERT INTO register VALUES (?, ?, ?)", row)
    size = store.execute("SELECT count(*) FROM leaves").fetchone()[0]
    waiting = store.execute("SELECT count(*) FROM withdrawing").fetchone()[0]
    there = (size, waiting, _count_promised(store))
    if there != (len(before.leaves), len(before.withdrawing), len(before.promised)):
        raise LetterkitError(
            f"{name}: the register was changed meanwhile", hint="look again, then publish again"
        )


def _count_promised(store: sqlite3.Connection) -> int:
    """None in a store without promises."""
    if not store.execute("SELECT 1 FROM sqlite_master WHERE name = 'promised'").fetchone():
        return 0
    return int(store.execute("SELECT count(*) FROM promised").fetchone()[0])


def _make_private(folder: Path) -> None:
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise LetterkitError(f"{folder}: {error.strerror or error}") from error
