"""The next edition of a register: plan → leaves, what is held, signed checkpoint. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey
from letterkit.model.kept import Edition, Held, KeptRegister, Signature
from letterkit.prove.checkpoint import Checkpoint, sign_checkpoint
from letterkit.prove.commitment import VERSION, Opening, commit_entry, commit_private
from letterkit.prove.jcs import Json, format_json
from letterkit.prove.leaf import (
    AmendLeaf,
    EditionLeaf,
    Leaf,
    LetterLeaf,
    SignLeaf,
    WithdrawLeaf,
    format_leaf,
)
from letterkit.prove.log import Log
from letterkit.prove.note import format_note
from letterkit.prove.tree import Peaks, leaf_hash
from letterkit.publish.plan import Plan
from letterkit.publish.register import NewEdition


@dataclass(frozen=True, slots=True)
class Chance:
    """Where randomness comes from: 32 bytes, an id, an order."""

    salt: Callable[[], bytes]
    id: Callable[[], str]
    shuffle: Callable[[list[Signature]], None]


def edition_of(
    kept: KeptRegister, log: Log, plan: Plan, signer: SignerKey, chance: Chance
) -> NewEdition:
    """The edition that carries out the plan, signed; the log goes on with it."""
    leaves: list[Leaf] = [LetterLeaf(lang, text) for lang, text in plan.new_texts.items()]
    first = log.size
    held: list[Held] = []
    added = list(plan.added)
    chance.shuffle(added)
    for signature in added:
        index = first + len(leaves)
        one, commitment = _held(signature, index, index, chance)
        held.append(one)
        leaves.append(SignLeaf(commitment))
    for before, signature in sorted(plan.amended, key=lambda each: each[0].index):
        one, commitment = _held(signature, before.index, first + len(leaves), chance)
        held.append(one)
        leaves.append(AmendLeaf(before.index, commitment))
    leaves += [WithdrawLeaf(index) for index in sorted(plan.withdrawn)]
    withdrawn = log.edition.withdrawn + len(plan.withdrawn)
    unnamed = len(plan.living) - plan.named
    leaves.append(EditionLeaf(log.edition.number + 1, plan.named, unnamed, withdrawn))
    lines = tuple(format_leaf(leaf) for leaf in leaves)
    for leaf in leaves:
        log.append(leaf)
    edition = _signed(kept, log, lines, signer)
    return NewEdition(edition, lines, tuple(held), tuple(plan.withdrawn))


def _held(signature: Signature, index: int, newest: int, chance: Chance) -> tuple[Held, bytes]:
    """What is to be held, and the commitment to it."""
    salt, private_salt = chance.salt(), chance.salt()
    try:
        committed = commit_private(signature.private, private_salt)
        entry: dict[str, Json] = {**signature.fields, "private": committed, "v": VERSION}
        commitment = commit_entry(Opening(entry, salt))
    except LetterkitError as error:
        raise LetterkitError(
            f"{signature.source}: a register cannot hold this signatory: {error}",
            hint="look for hidden characters, blanks at an end, an unknown language",
        ) from error
    held = Held(
        index=index,
        newest=newest,
        id=signature.id or chance.id(),
        person=signature.person,
        entry=format_json(entry),
        salt=salt,
        private=format_json(dict(signature.private)),
        private_salt=private_salt,
    )
    return held, commitment


def continued(kept: KeptRegister, new: NewEdition) -> KeptRegister:
    """The register with that edition."""
    held = {each.index: each for each in (*kept.held, *new.held)}
    for index in new.withdrawn:
        held.pop(index, None)
    return KeptRegister(
        origin=kept.origin,
        vkey=kept.vkey,
        leaves=(*kept.leaves, *new.leaves),
        editions=(*kept.editions, new.edition),
        held=tuple(held.values()),
    )


def _signed(kept: KeptRegister, log: Log, lines: Sequence[bytes], signer: SignerKey) -> Edition:
    tree = Peaks()
    for leaf in (*kept.leaves, *lines):
        tree.append(leaf_hash(leaf))
    checkpoint = Checkpoint(signer.name, tree.size, tree.root())
    return Edition(log.edition.number, tree.size, format_note(sign_checkpoint(checkpoint, signer)))
