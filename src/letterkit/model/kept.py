"""What a register fixes of a signature, and what its coordinator keeps of it.

Nothing of this is public but what `model/entry.py` says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.model.signatory import Source


@dataclass(frozen=True, slots=True)
class Signature:
    """What a register is to fix of one person's act of signing.

    `fields` are those of the entry that it commits to, all but `private` and `v`; `lang` and
    `text` are empty where the list does not say. `private` is fixed and shown to nobody. `person`
    tells who it is where the list gives no `id`.
    """

    id: str
    person: str
    fields: Mapping[str, str]
    private: Mapping[str, str]
    source: Source


@dataclass(frozen=True, slots=True)
class Held:
    """A signature that stands in a register: what opens the leaf that counts for it.

    `index` is that of its `sign` leaf and `newest` that of the leaf that counts. `entry` and
    `private` are canonical JSON.
    """

    index: int
    newest: int
    id: str
    person: str
    entry: bytes
    salt: bytes
    private: bytes
    private_salt: bytes


@dataclass(frozen=True, slots=True)
class Promised:
    """A signature that was promised for the next edition, and what opens its commitment.

    `earlier` are the commitments of promises that it supersedes, oldest first.
    """

    id: str
    person: str
    entry: bytes
    salt: bytes
    private: bytes
    private_salt: bytes
    earlier: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A published state: its number, and its signed checkpoint as a note."""

    number: int
    size: int
    checkpoint: bytes


@dataclass(frozen=True, slots=True)
class KeptRegister:
    """A register as its coordinator has it; nothing in it is verified.

    `leaves` are lines with their ends. `withdrawing` are the indexes of `sign` leaves whose
    openings are deleted, and which the next edition withdraws. `promised` are in no edition yet.
    """

    origin: str = ""
    vkey: str = ""
    leaves: tuple[bytes, ...] = ()
    editions: tuple[Edition, ...] = ()
    held: tuple[Held, ...] = ()
    withdrawing: tuple[int, ...] = ()
    promised: tuple[Promised, ...] = ()
