"""What the next edition of a register changes: list and register → plan. Pure.

Who stands in the register and is no longer on the list, or has taken back their consent, is
withdrawn. A signature counts for the text that it was given for: when the letter's text changed,
the old signatures stay in the register for the old text until their signatories sign again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from letterkit.errors import LetterkitError
from letterkit.model import Shown
from letterkit.model.commitment import Opening
from letterkit.model.kept import Held, KeptRegister, Promised, Signature
from letterkit.text.jcs import Json
from letterkit.tlog.leaf import parse_leaf
from letterkit.tlog.log import Log

Kept = TypeVar("Kept", Held, Promised)


class Counted(NamedTuple):
    """How many signatures have an entry, and how many are only counted."""

    named: int
    unnamed: int

    def __str__(self) -> str:
        return f"{self.named} named, {self.unnamed} without a name"


@dataclass(frozen=True, slots=True)
class Plan:
    """What an edition would change; `standing` are those that it leaves as they are.

    `paper` is how many more signatures the organisers count on paper, and `paper_before` how many
    the newest edition says.
    `texts` are those of the letter, of which `new_texts` are new to the register. No name is
    public before `release_at` have signed. `unfit` have signed a text that the letter no longer
    has: of them `lost` signed one that this register does not know, so they cannot be in it; the
    others stay, apart. `parted` are those of them who did not stand apart before. `promised` is,
    by id, what was promised to those of `added`, and `unkept` what was promised to others.
    """

    texts: Mapping[str, str]
    release_at: int
    named_before: int
    paper: int = 0
    paper_before: int = 0
    new_texts: dict[str, str] = field(default_factory=dict)
    added: list[Signature] = field(default_factory=list)
    amended: list[tuple[Held, Signature]] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    standing: list[tuple[Held, Signature]] = field(default_factory=list)
    unfit: list[Signature] = field(default_factory=list)
    parted: list[Signature] = field(default_factory=list)
    lost: list[Signature] = field(default_factory=list)
    promised: dict[str, Promised] = field(default_factory=dict)
    unkept: list[Promised] = field(default_factory=list)

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
        """Everybody with an entry, those who are kept apart included."""
        return self.shown.named + self.apart.named

    @property
    def shown(self) -> "Counted":
        """Those under the letter's text."""
        return self._counted([each for each in self.living if self.fits(each)])

    @property
    def apart(self) -> "Counted":
        """Those who signed an earlier text."""
        return self._counted([each for each in self.living if not self.fits(each)])

    def _counted(self, signatures: Sequence[Signature]) -> "Counted":
        named = sum(each.fields["shown"] != Shown.UNNAMED for each in signatures)
        if self.is_early:
            named = 0
        return Counted(named, len(signatures) - named)

    @property
    def is_early(self) -> bool:
        """Whether too few have signed this text for anybody to be named."""
        return sum(self.fits(each) for each in self.living) < self.release_at

    @property
    def is_empty(self) -> bool:
        """Whether an edition would change nothing."""
        changes = (self.new_texts, self.added, self.amended, self.withdrawn)
        counted = (self.named, self.paper) == (self.named_before, self.paper_before)
        return not any(changes) and counted


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
    paper: int | None = None,
) -> Plan:
    """`texts` are the current hashes by language, the letter's first language first.

    `paper` is how many signatures on paper count; without it, as many as before.
    """
    newest = log.edition
    counted = newest.paper if paper is None else paper
    plan = Plan(texts, release_at, newest.named, counted, newest.paper)
    plan.new_texts.update(
        {lang: text for lang, text in texts.items() if log.texts.get(lang) != text}
    )
    plan.withdrawn.extend(kept.withdrawing)
    found = _matches(kept.held, signatures)
    promises = _promises(kept.promised, signatures, found)
    for signature, held, promise in zip(signatures, found, promises, strict=True):
        before = held or promise
        said = said_by(before) if before else {}
        wanted = _completed(signature, said, before.id if before else "", texts)
        if not plan.fits(wanted):
            plan.unfit.append(wanted)
            if held is None or not _was_apart(log, said, wanted):
                plan.parted.append(wanted)
            if held is None and wanted.fields["text"] not in log.all_texts:
                plan.lost.append(wanted)
                continue
        if held is None:
            plan.added.append(wanted)
            if promise:
                plan.promised[wanted.id] = promise
        elif says(held, wanted):
            plan.standing.append((held, wanted))
        else:
            plan.amended.append((held, wanted))
    there = {held.index for held in found if held}
    plan.withdrawn.extend(held.index for held in kept.held if held.index not in there)
    known = {each.id for each in plan.promised.values()}
    plan.unkept.extend(each for each in kept.promised if each.id not in known)
    return plan


def _was_apart(log: Log, said: Mapping[str, str], wanted: Signature) -> bool:
    """Whether the newest edition has this signature already, for that earlier text."""
    text = wanted.fields["text"]
    return said.get("text") == text and text not in log.texts.values()


def _promises(
    promised: Sequence[Promised], signatures: Sequence[Signature], held: Sequence[Held | None]
) -> list[Promised | None]:
    """For each signature what was promised to the same person, unless they are held already."""
    waiting = [each for each, there in zip(signatures, held, strict=True) if there is None]
    found = iter(_matches(promised, waiting))
    return [None if there else next(found) for there in held]


def _matches(held: Sequence[Kept], signatures: Sequence[Signature]) -> list[Kept | None]:
    """For each signature the one that is held of the same person: by id, else by who it is.

    A list that had no ids may have been given some since.
    """
    by_id = {each.id: each for each in held}
    found = [by_id.get(each.id) if each.id else None for each in signatures]
    taken = {id(each) for each in found if each}
    by_person: dict[str, list[Kept]] = {}
    for each in held:
        if id(each) not in taken:
            by_person.setdefault(each.person, []).append(each)
    for place, signature in enumerate(signatures):
        if found[place] is None and by_person.get(signature.person):
            found[place] = by_person[signature.person].pop()
    return found


def _completed(
    signature: Signature, said: Mapping[str, str], held_id: str, texts: Mapping[str, str]
) -> Signature:
    """With a language and a text: those it has in the register, else those of the letter.

    Anyone who is on a list that does not say which text they signed is taken to have signed the one
    that stood when they were published.
    """
    lang, text = signature.fields["lang"], signature.fields["text"]
    text = text or said.get("text") or texts.get(lang) or next(iter(texts.values()))
    if not lang:
        known = next((each for each, digest in texts.items() if digest == text), next(iter(texts)))
        lang = said.get("lang") or known
    fields = {**signature.fields, "lang": lang, "text": text}
    return replace(signature, id=signature.id or held_id, fields=fields)


def said_by(held: Held | Promised) -> dict[str, str]:
    entry = opening_of(held).entry
    return {key: str(value) for key, value in entry.items() if key not in ("private", "v")}


def says(held: Held | Promised, wanted: Signature) -> bool:
    """Whether it is what the list says, the private part too."""
    return said_by(held) == wanted.fields and json.loads(held.private) == wanted.private


def opening_of(held: Held | Promised) -> Opening:
    """What is held was checked when it was made, and is not checked again."""
    try:
        entry: dict[str, Json] = json.loads(held.entry)
    except ValueError as error:
        raise LetterkitError(
            "the register's file is damaged", hint="put back a copy of it"
        ) from error
    return Opening(entry, held.salt)
