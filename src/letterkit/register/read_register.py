"""The register as its coordinator keeps it: `registers/<slug>/`.

`register.sqlite` holds these tables; hashes, salts and JSON are as in `prove`:

    register(origin, vkey, version)                              one row
    leaves(number, leaf)                                       all lines, from 0
    editions(number, size, checkpoint)                         every published state, from 1
    held(sign, newest, id, person, entry, salt, private, private_salt)
    withdrawing(sign)                                          openings deleted, not yet published
    promised(id, person, entry, salt, private, private_salt, earlier)       not yet published

The last one came with version 2: a store without promises is of version 1. `earlier` holds
commitments, one after the other.

`key` is the signing key, in the form of `keys.py`; `policy.txt` is there if the coordinator named
witnesses.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.files.workspace import Workspace
from letterkit.keys import SignerKey, is_encrypted_key, parse_key_file
from letterkit.model.kept import Edition, Held, KeptRegister, Promised

FILE, KEY, POLICY = "register.sqlite", "key", "policy.txt"
VERSIONS = (1, 2)
LARGEST_KEY = 2**16

PassphraseFor = Callable[[str], str]  # the name of a file → its passphrase


def register_folder(workspace: Workspace, slug: str) -> Path:
    """The folder of a letter's register."""
    return workspace.root / "registers" / slug


def read_register(folder: Path, name: str) -> KeptRegister:
    """What stands there; an empty register if nothing was published. Errors call it `name`."""
    path = folder / FILE
    if not path.exists():
        return KeptRegister()
    try:
        with closing(_connected(path)) as store:
            return _kept(store, name)
    except sqlite3.Error as error:
        raise LetterkitError(
            f"{name}/{FILE}: not a register that letterkit keeps: {error}",
            hint="put back a copy of the file; nothing was changed",
        ) from error


def public_ids(workspace: Workspace) -> frozenset[str]:
    """The ids in all registers of a workspace: what is published, and what is promised."""
    found: set[str] = set()
    for path in sorted((workspace.root / "registers").glob(f"*/{FILE}")):
        try:
            with closing(_connected(path)) as store:
                found |= set(_ids(store))
        except sqlite3.Error as error:
            raise LetterkitError(
                f"{workspace.name(path)}: not a register that letterkit keeps: {error}",
                hint="put back a copy of the file; nothing was changed",
            ) from error
    return frozenset(found)


def _ids(store: sqlite3.Connection) -> Iterator[str]:
    there = {name for (name,) in store.execute("SELECT name FROM sqlite_master")}
    for table in ("held", "promised"):
        if table in there:
            yield from (key for (key,) in store.execute(f"SELECT id FROM {table}"))  # noqa: S608


def _connected(path: Path) -> sqlite3.Connection:
    # A transaction that was killed is undone by the next to open the file, which is a writing.
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)


def _kept(store: sqlite3.Connection, name: str) -> KeptRegister:
    store.execute("BEGIN")
    if not store.execute("SELECT 1 FROM sqlite_master").fetchone():
        return KeptRegister()
    origin, vkey, version = store.execute("SELECT * FROM register").fetchone()
    if version not in VERSIONS:
        raise LetterkitError(
            f"{name}/{FILE}: written by another version of letterkit: {version}",
            hint="use that version, or a newer one",
        )
    held = store.execute("SELECT * FROM held ORDER BY sign")
    promised = store.execute("SELECT * FROM promised ORDER BY id") if version > 1 else ()
    return KeptRegister(
        origin=origin,
        vkey=vkey,
        leaves=tuple(leaf for (leaf,) in store.execute("SELECT leaf FROM leaves ORDER BY number")),
        editions=tuple(
            Edition(*row) for row in store.execute("SELECT * FROM editions ORDER BY number")
        ),
        held=tuple(Held(*row) for row in held),
        withdrawing=tuple(
            sign for (sign,) in store.execute("SELECT sign FROM withdrawing ORDER BY sign")
        ),
        promised=tuple(map(_promised, promised)),
    )


def _promised(row: tuple[Any, ...]) -> Promised:
    key, person, entry, salt, private, private_salt, earlier = row
    commitments = tuple(earlier[at : at + 32] for at in range(0, len(earlier), 32))
    return Promised(key, person, entry, salt, private, private_salt, commitments)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The file of a private key, which errors call `name`."""

    name: str
    data: bytes = field(repr=False)

    @property
    def is_encrypted(self) -> bool:
        """Whether a passphrase is needed."""
        return is_encrypted_key(self.data)

    def signer(self, passphrase_for: PassphraseFor) -> SignerKey:
        """The key; asks for the passphrase if it is encrypted."""
        passphrase = passphrase_for(self.name) if self.is_encrypted else ""
        try:
            return parse_key_file(self.data, passphrase)
        except LetterkitError as error:
            raise LetterkitError(f"{self.name}: {error}", hint=error.hint) from error


def read_key(folder: Path, name: str) -> KeyFile:
    """The key that signs the checkpoints of this register."""
    path = folder / KEY
    if not path.exists():
        raise LetterkitError(
            f"{name}/{KEY}: the register has no key",
            hint="make one with `letterkit keygen LETTER`",
        )
    return read_key_file(path, f"{name}/{KEY}")


def read_key_file(path: Path, name: str) -> KeyFile:
    """The file of a key, which errors call `name`; it is not decrypted here."""
    return KeyFile(name, read_bytes(path, name, largest=LARGEST_KEY))


def read_passphrase(path: Path, name: str) -> str:
    """The one line of a file."""
    text = read_bytes(path, name, largest=LARGEST_KEY, pipe=True).decode("utf-8", "replace")
    lines = text.splitlines()
    if len(lines) != 1 or not lines[0] or "\ufffd" in text:
        raise LetterkitError(f"{name}: not a passphrase", hint="it is one line of text in UTF-8")
    return lines[0]


def read_policy(folder: Path, name: str) -> bytes:
    """The trust policy that the coordinator wrote, or nothing."""
    path = folder / POLICY
    return read_bytes(path, f"{name}/{POLICY}") if path.exists() else b""
