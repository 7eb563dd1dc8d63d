"""A receipt for each signatory who stands in the register of a letter."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.actions.host import Host
from letterkit.actions.register import published_register
from letterkit.actions.withdrawn_people import withdrawn_from
from letterkit.files.workspace import Workspace, letter_slugs
from letterkit.model.kept import KeptRegister
from letterkit.parallel import inheriting
from letterkit.register.public import leading_to, stamp_of
from letterkit.register.receipts import FOLDER, batches_of, made, write_receipts

# Batches at a time, and batches that are too few for other processes.
_AHEAD, _FEW = 64, 4


@dataclass(frozen=True, slots=True)
class Receipts:
    """How many receipts were written of which edition, and into which folder.

    `address` is that of the page in which they can be checked, if the workspace names one.
    """

    slug: str
    number: int
    folder: str
    edition: int
    address: str = ""


def make_receipts(folder: Path, letter: str, host: Host) -> Receipts:
    """Write a receipt for everybody in the newest edition who has not withdrawn since."""
    with changing(folder, "receipts", host) as turn:
        workspace = turn.workspace
        slug = letter_slugs(workspace, letter)[0]
        with host.during("reading the register"):
            kept = published_register(workspace, slug, "publish it: letterkit publish LETTER")
        register = _without_withdrawn(workspace, slug, kept.register, host)
        done = host.progress(receipts_for(register), "writing receipts", len(register.held))
        number = write_receipts(kept.folder, kept.name, done)
    url = workspace.settings.get("verify_url")
    address = leading_to(stamp_of(kept.register, kept.key), url).address if url else ""
    edition = kept.register.editions[-1].number
    return Receipts(slug, number, f"{kept.name}/{FOLDER}", edition, address)


def _without_withdrawn(
    workspace: Workspace, slug: str, register: KeptRegister, host: Host
) -> KeptRegister:
    """The register without what it holds of people who withdrew and are still in its edition."""
    withdrawn = withdrawn_from(workspace, slug)
    held = [each for each in register.held if not withdrawn.has_held(each)]
    if gone := len(register.held) - len(held):
        host.note(f"{slug}: {gone} left out, who withdrew; the next edition is without them")
    return replace(register, held=tuple(held))


def receipts_for(register: KeptRegister) -> Iterator[tuple[str, bytes]]:
    """Name and content of all receipts.

    Many batches are made by several processes, as many as memory holds.
    """
    batches = batches_of(register)
    while some := list(islice(batches, _AHEAD)):
        few = len(some) < _FEW
        with nullcontext(map(made, some)) if few else inheriting(made, some) as done:
            yield from chain.from_iterable(done)
