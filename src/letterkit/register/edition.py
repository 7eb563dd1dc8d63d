"""The next edition of a register: plan → leaves, what is held, signed checkpoint. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey
from letterkit.model.commitment import (
    VERSION,
    commit_entry,
    commit_entry_json,
    commit_private_json,
    format_entry,
    format_private,
)
from letterkit.model.kept import Edition, Held, KeptRegister, Promised, Signature
from letterkit.register.plan import Plan, opening_of, says
from letterkit.register.store import NewEdition
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.leaf import (
    AmendLeaf,
    EditionLeaf,
    Leaf,
    LetterLeaf,
    SignLeaf,
    WithdrawLeaf,
    format_leaf,
)
from letterkit.tlog.log import Log
from letterkit.tlog.note import format_note
from letterkit.tlog.tree import Peaks, leaf_hash


@dataclass(frozen=True, slots=True)
class Chance:
    """Where randomness comes from: 32 bytes, an id, an order."""

    salt: Callable[[], bytes]
    id: Callable[[], str]
    shuffle: Callable[[list[Signature]], None]


@dataclass(slots=True)
class _Draft:
    """Leaves, the first of which has the index `first`, and what is to be held of them."""

    first: int
    chance: Chance
    leaves: list[Leaf]
    signed: list[tuple[Held, Signature]] = field(default_factory=list)

    @property
    def next(self) -> int:
        """The index of the next leaf."""
        return self.first + len(self.leaves)

    def sign(self, signature: Signature) -> None:
        """Add somebody's signature."""
        commitment = self._hold(signature, self.next)
        self.leaves.append(SignLeaf(commitment))

    def amend(self, index: int, signature: Signature) -> None:
        """Put another entry in the place of the one at `index`."""
        commitment = self._hold(signature, index)
        self.leaves.append(AmendLeaf(index, commitment))

    def _hold(self, signature: Signature, index: int) -> bytes:
        """Hold what opens the next leaf; its commitment."""
        one, commitment = _held(signature, index, self.next, self.chance)
        known = signature if signature.id else replace(signature, id=one.id)
        self.signed.append((one, known))
        return commitment

    def keep(self, index: int, promise: Promised, signature: Signature) -> None:
        """Go on from the `sign` leaf of the first promise to what the list says."""
        newest = index
        for commitment in commitments_of(promise)[1:]:
            newest = self.next
            self.leaves.append(AmendLeaf(index, commitment))
        if says(promise, signature):
            opened = (promise.entry, promise.salt, promise.private, promise.private_salt)
            one = Held(index, newest, signature.id, promise.person, *opened)
            self.signed.append((one, signature))
        else:
            self.amend(index, signature)


def edition_of(
    kept: KeptRegister, log: Log, plan: Plan, signer: SignerKey, chance: Chance
) -> NewEdition:
    """The edition that carries out the plan, signed; the log goes on with it."""
    texts: list[Leaf] = [LetterLeaf(lang, text) for lang, text in plan.new_texts.items()]
    draft = _Draft(log.size, chance, texts)
    promises: list[tuple[int, Promised, Signature]] = []
    added = list(plan.added)
    chance.shuffle(added)
    for signature in added:
        if promise := plan.promised.get(signature.id):
            promises.append((draft.next, promise, signature))
            draft.leaves.append(SignLeaf(commitments_of(promise)[0]))
        else:
            draft.sign(signature)
    for before, signature in sorted(plan.amended, key=lambda each: each[0].index):
        draft.amend(before.index, signature)
    for each in promises:
        draft.keep(*each)
    leaves = [*draft.leaves, *(WithdrawLeaf(index) for index in sorted(plan.withdrawn))]
    withdrawn = log.edition.withdrawn + len(plan.withdrawn)
    unnamed = len(plan.living) - plan.named
    number = log.edition.number + 1
    leaves.append(EditionLeaf(number, plan.named, unnamed, withdrawn, plan.paper))
    for leaf in leaves:
        log.append(leaf)
    lines = tuple(map(format_leaf, leaves))
    edition = _signed(kept, log, lines, signer)
    return NewEdition(
        edition=edition,
        leaves=lines,
        held=tuple(held for held, _ in draft.signed),
        withdrawn=tuple(plan.withdrawn),
        standing=(*plan.standing, *draft.signed),
    )


def commitments_of(promise: Promised) -> tuple[bytes, ...]:
    """All that was promised to one person, oldest first."""
    return (*promise.earlier, commit_entry(opening_of(promise)))


def promises_of(plan: Plan, chance: Chance) -> list[Promised]:
    """Who needs a new promise: they have none, or one of something else than the list says."""
    found = []
    for signature in filter(plan.fits, plan.added):
        before = plan.promised.get(signature.id)
        if before is None or not says(before, signature):
            one, _ = _held(signature, 0, 0, chance)
            earlier = commitments_of(before) if before else ()
            opened = (one.entry, one.salt, one.private, one.private_salt)
            key = before.id if before else one.id
            found.append(Promised(key, one.person, *opened, earlier))
    return found


def _held(signature: Signature, index: int, newest: int, chance: Chance) -> tuple[Held, bytes]:
    """What is to be held, and the commitment to it."""
    salt, private_salt = chance.salt(), chance.salt()
    try:
        private = format_private(signature.private)
        committed = commit_private_json(private, private_salt)
        entry = format_entry({**signature.fields, "private": committed, "v": VERSION})
        commitment = commit_entry_json(entry, salt)
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
        entry=entry,
        salt=salt,
        private=private,
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
