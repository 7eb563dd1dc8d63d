"""What the next edition of a register changes, and making it: list and register → leaves. Pure.

Who stands in the register and is no longer on the list, or has taken back their consent, is
withdrawn. A signature counts for the text that it was given for: when the letter's text changed,
the old signatures stay in the register for the old text until their signatories sign again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey
from letterkit.model import Shown
from letterkit.model.kept import Edition, Held, KeptRegister, Signature
from letterkit.prove.checkpoint import Checkpoint, sign_checkpoint
from letterkit.prove.commitment import VERSION, Opening, check_entry, commit_entry, commit_private
from letterkit.prove.jcs import Json, format_json, parse_json
from letterkit.prove.leaf import (
    AmendLeaf,
    EditionLeaf,
    Leaf,
    LetterLeaf,
    SignLeaf,
    WithdrawLeaf,
    format_leaf,
    parse_leaf,
)
from letterkit.prove.log import Log
from letterkit.prove.note import format_note
from letterkit.prove.tree import Peaks, leaf_hash
from letterkit.publish.register import NewEdition


@dataclass(frozen=True, slots=True)
class Chance:
    """Where randomness comes from: 32 bytes, an id, an order."""

    salt: Callable[[], bytes]
    id: Callable[[], str]
    shuffle: Callable[[list[Signature]], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an edition would change; `standing` are those that it leaves as they are.

    `texts` are those of the letter, of which `new_texts` are new to the register. No name is
    public before `release_at` have signed. `unfit` have signed a text that the letter no longer
    has: of them `lost` signed one that this register does not know, so they cannot be in it; the
    others stay, apart.
    """

    texts: Mapping[str, str]
    release_at: int
    named_before: int
    new_texts: dict[str, str] = field(default_factory=dict)
    added: list[Signature] = field(default_factory=list)
    amended: list[tuple[Held, Signature]] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    standing: list[tuple[Held, Signature]] = field(default_factory=list)
    unfit: list[Signature] = field(default_factory=list)
    lost: list[Signature] = field(default_factory=list)

    def fits(self, signature: Signature) -> bool:
        """Whether it is for a text that the letter has."""
        return signature.fields["text"] in self.texts.values()

    @property
    def living(self) -> list[Signature]:
        """Everybody who is in the register afterwards."""
        return [
            *self.added,
            *(signature for _, signature in self.amended),
            *(signature for _, signature in self.standing),
        ]

    @property
    def named(self) -> int:
        if sum(self.fits(each) for each in self.living) < self.release_at:
            return 0
        return sum(each.fields["shown"] != Shown.UNNAMED for each in self.living)

    @property
    def is_empty(self) -> bool:
        changes = (self.new_texts, self.added, self.amended, self.withdrawn)
        return not any(changes) and self.named == self.named_before


def log_of(kept: KeptRegister) -> Log:
    """What the leaves amount to; raises if no honest register has them."""
    log = Log()
    for leaf in kept.leaves:
        log.append(parse_leaf(leaf))
    return log


def plan_of(
    kept: KeptRegister,
    log: Log,
    signatures: Sequence[Signature],
    texts: Mapping[str, str],
    *,
    release_at: int,
) -> Plan:
    """`texts` are the current hashes by language, the letter's first language first."""
    plan = Plan(texts, release_at, log.edition.named)
    plan.new_texts.update(
        {lang: text for lang, text in texts.items() if log.texts.get(lang) != text}
    )
    plan.withdrawn.extend(kept.withdrawing)
    found = _matches(kept.held, signatures)
    for signature, held in zip(signatures, found, strict=True):
        wanted = _completed(signature, held, texts)
        if not plan.fits(wanted):
            plan.unfit.append(wanted)
            if held is None and wanted.fields["text"] not in log.all_texts:
                plan.lost.append(wanted)
                continue
        if held is None:
            plan.added.append(wanted)
        elif _says(held) == (_entry(wanted), dict(wanted.private)):
            plan.standing.append((held, wanted))
        else:
            plan.amended.append((held, wanted))
    there = {held.index for held in found if held}
    plan.withdrawn.extend(held.index for held in kept.held if held.index not in there)
    return plan


def _matches(held: Sequence[Held], signatures: Sequence[Signature]) -> list[Held | None]:
    """For each signature the one that is held of the same person: by id, else by who it is.

    A list that had no ids may have been given some since.
    """
    by_id = {each.id: each for each in held}
    found = [by_id.get(each.id) if each.id else None for each in signatures]
    taken = {each.index for each in found if each}
    by_person: dict[str, list[Held]] = {}
    for each in held:
        if each.index not in taken:
            by_person.setdefault(each.person, []).append(each)
    for place, signature in enumerate(signatures):
        if found[place] is None and by_person.get(signature.person):
            found[place] = by_person[signature.person].pop()
    return found


def _completed(signature: Signature, held: Held | None, texts: Mapping[str, str]) -> Signature:
    """With a language and a text: those it has in the register, else those of the letter.

    Whoever is on a list that does not say which text they signed is taken to have signed the one
    that stood when they were published.
    """
    before = _says(held)[0] if held else {}
    lang, text = signature.fields["lang"], signature.fields["text"]
    text = text or str(before.get("text", "")) or texts.get(lang) or next(iter(texts.values()))
    known = next((each for each, digest in texts.items() if digest == text), "")
    lang = lang or str(before.get("lang", "")) or known or next(iter(texts))
    name = signature.id or (held.id if held else "")
    return replace(signature, id=name, fields={**signature.fields, "lang": lang, "text": text})


def _says(held: Held) -> tuple[dict[str, Json], Json]:
    entry = dict(opening_of(held).entry)
    del entry["private"]
    return entry, parse_json(held.private)


def opening_of(held: Held) -> Opening:
    entry = parse_json(held.entry)
    if not isinstance(entry, dict):
        raise LetterkitError("the register's file is damaged", hint="put back a copy of it")
    return Opening(entry, held.salt)


def _entry(signature: Signature) -> dict[str, Json]:
    return {**signature.fields, "v": VERSION}


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
        one = _held(signature, index, index, chance)
        held.append(one)
        leaves.append(SignLeaf(commit_entry(opening_of(one))))
    for before, signature in sorted(plan.amended, key=lambda each: each[0].index):
        one = _held(signature, before.index, first + len(leaves), chance)
        held.append(one)
        leaves.append(AmendLeaf(before.index, commit_entry(opening_of(one))))
    leaves += [WithdrawLeaf(index) for index in sorted(plan.withdrawn)]
    withdrawn = log.edition.withdrawn + len(plan.withdrawn)
    unnamed = len(plan.living) - plan.named
    leaves.append(EditionLeaf(log.edition.number + 1, plan.named, unnamed, withdrawn))
    lines = tuple(format_leaf(leaf) for leaf in leaves)
    for leaf in leaves:
        log.append(leaf)
    edition = _signed(kept, log, lines, signer)
    return NewEdition(edition, lines, tuple(held), tuple(plan.withdrawn))


def _held(signature: Signature, index: int, newest: int, chance: Chance) -> Held:
    salt, private_salt = chance.salt(), chance.salt()
    try:
        committed = commit_private(signature.private, private_salt)
        entry = check_entry({**_entry(signature), "private": committed})
    except LetterkitError as error:
        raise LetterkitError(
            f"{signature.source}: a register cannot hold this signatory: {error}",
            hint="look for hidden characters, blanks at an end, an unknown language",
        ) from error
    return Held(
        index=index,
        newest=newest,
        id=signature.id or chance.id(),
        person=signature.person,
        entry=format_json(entry),
        salt=salt,
        private=format_json(dict(signature.private)),
        private_salt=private_salt,
    )


def continued(kept: KeptRegister, new: NewEdition) -> KeptRegister:
    """The register with that edition."""
    held = {each.index: each for each in (*kept.held, *new.held)}
    return KeptRegister(
        origin=kept.origin,
        vkey=kept.vkey,
        leaves=(*kept.leaves, *new.leaves),
        editions=(*kept.editions, new.edition),
        held=tuple(each for index, each in held.items() if index not in set(new.withdrawn)),
    )


def _signed(kept: KeptRegister, log: Log, lines: Sequence[bytes], signer: SignerKey) -> Edition:
    tree = Peaks()
    for leaf in (*kept.leaves, *lines):
        tree.append(leaf_hash(leaf))
    checkpoint = Checkpoint(signer.name, tree.size, tree.root())
    return Edition(log.edition.number, tree.size, format_note(sign_checkpoint(checkpoint, signer)))
