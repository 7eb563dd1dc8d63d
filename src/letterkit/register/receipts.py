"""Receipts: one file for everybody who stands in a register, written whole or not at all.

They hold what nobody but the signatory should have, so the folder and its files are their owner's
alone. A file is named by the id of its entry.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.keeping import cannot_be_undone
from letterkit.files.writing import naming_what_stays
from letterkit.keys import VerifierKey, parse_verifier_key
from letterkit.model.kept import Held, KeptRegister, Promised
from letterkit.register.plan import opening_of
from letterkit.tlog.note import parse_note
from letterkit.tlog.proof import Proof
from letterkit.tlog.receipt import Disclosure, Receipt, format_receipt
from letterkit.tlog.tree import grow, leaf_hash, prove_inclusion

FOLDER, SUFFIX = "receipts", ".tlog-proof"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Batch:
    """Some signatures with the tree that their leaves are in: what receipts are made of at once.

    `levels` are as `tlog/tree.py` has them, of `size` leaves.
    """

    held: Sequence[Held]
    levels: Sequence[bytearray]
    size: int
    checkpoint: bytes
    vkey: str


def receipts_of(kept: KeptRegister) -> Iterator[tuple[str, bytes]]:
    """File name and content of each receipt for the newest edition."""
    for batch in batches_of(kept):
        yield from made(batch)


def batches_of(kept: KeptRegister) -> Iterator[Batch]:
    """All receipts of a register, some thousand at a time."""
    levels: list[bytearray] = []
    grow(levels, map(leaf_hash, kept.leaves))
    size, checkpoint = len(kept.leaves), kept.editions[-1].checkpoint
    for start in range(0, len(kept.held), BATCH):
        yield Batch(kept.held[start : start + BATCH], levels, size, checkpoint, kept.vkey)


def made(batch: Batch) -> list[tuple[str, bytes]]:
    """The receipts of a batch, with the names of their files."""
    note, key = parse_note(batch.checkpoint), parse_verifier_key(batch.vkey)
    receipts = []
    for each in batch.held:
        path = prove_inclusion(batch.levels, each.newest, batch.size)
        proof = Proof(each.newest, tuple(path), note)
        receipts.append(
            (f"{each.id}{SUFFIX}", format_receipt(Receipt(proof, _disclosure(each, key))))
        )
    return receipts


def _disclosure(held: Held, key: VerifierKey) -> Disclosure:
    return disclosure_of(held, key, None if held.newest == held.index else held.index)


def disclosure_of(held: Held | Promised, key: VerifierKey, amends: int | None = None) -> Disclosure:
    """What opens the commitment, for its signatory."""
    private = json.loads(held.private)
    return Disclosure(opening_of(held), private, held.private_salt, key, amends)


def write_receipts(folder: Path, name: str, receipts: Iterable[tuple[str, bytes]]) -> int:
    """Put these in the place of the receipts that were there; their number."""
    return write_folder(folder / FOLDER, f"{name}/{FOLDER}", receipts, "letterkit receipts")


def write_folder(
    target: Path,
    name: str,
    files: Iterable[tuple[str, bytes]],
    again: str,
    *,
    keep: bool = False,
) -> int:
    """Put these in the place of all that was in a private folder; their number.

    With `keep`, what was there under another name stays. `again` is the command that makes them.
    """
    beside, old = (target.with_name(f".{target.name}.{each}") for each in ("new", "old"))
    number = 0
    cannot_be_undone()
    try:
        _bring_back(target, old)
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(mode=0o700)
        for file, data in files:
            _write_private(f"{beside}/{file}", data)
            number += 1
        if keep and target.exists():
            _carry_over(target, beside)
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.rename(old)
        beside.rename(target)
    except OSError as error:
        raise LetterkitError(
            f"{name}: {error.strerror or error}", hint=f"run `{again}` again"
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    return number


def _bring_back(target: Path, old: Path) -> None:
    """The old folder, if a command was killed between the two renames."""
    if old.exists() and not target.exists():
        old.rename(target)


def _carry_over(target: Path, beside: Path) -> None:
    """The files of a folder that the new one lacks; a second name for each costs no copy."""
    there = {path.name for path in beside.iterdir()}
    for path in target.iterdir():
        if path.name not in there and not path.name.startswith("."):
            try:
                (beside / path.name).hardlink_to(path)
            except OSError:  # not every file system gives a file a second name
                shutil.copy2(path, beside / path.name)


def _write_private(path: str, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    left = memoryview(data)
    try:
        while left:  # a full disk takes a part first
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def delete_receipt(folder: Path, entry: str) -> None:
    """Delete the receipt of an entry."""
    delete_in_folder(folder / FOLDER, f"{entry}{SUFFIX}")


def delete_in_folder(target: Path, file: str) -> None:
    """Delete a file that `write_folder` wrote, also where a killed command left it."""
    for each in (target.name, f".{target.name}.new", f".{target.name}.old"):
        path = target.with_name(each) / file
        with naming_what_stays(path):
            path.unlink(missing_ok=True)
