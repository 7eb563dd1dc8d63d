"""Registers of invented people, for tests."""

import itertools
from dataclasses import replace

from letterkit.keys import SignerKey, format_verifier_key
from letterkit.model import Entry, Kind, Level, Register, Shown, Source
from letterkit.model.kept import KeptRegister, Signature
from letterkit.register.edition import Chance, continued, edition_of, promises_of
from letterkit.register.plan import log_of, opening_of, plan_of
from letterkit.register.public import published
from letterkit.register.receipts import receipts_of

SIGNER = SignerKey("letters.example.org/2026-housing", bytes(range(32)))
TEXT, OTHER_TEXT = "1" * 64, "2" * 64
TEXTS = {"en": TEXT}
EMPTY = KeptRegister(SIGNER.name, format_verifier_key(SIGNER.verifier))


def signature(key, *, name=None, shown="named", line=2, identifier=None, **fields):
    name = f"{key.capitalize()} Example" if name is None else name
    public = name if shown in ("named", "initials") else ""
    every = {
        "affiliation": "",
        "country": "",
        "kind": "person",
        "lang": "",
        "level": "listed",
        "name": public,
        "role": "",
        "shown": shown,
        "signed": "",
        "text": "",
    }
    private = {"email": f"{key}@example.org"}
    if public != name:
        private["name"] = name
    return Signature(
        id=key if identifier is None else identifier,
        person=f"person {key}",
        fields=every | fields,
        private=private,
        source=Source("signatories/housing.csv", line),
    )


def chance(start=1):
    """Salts 1, 2, 3, … and ids new1, new2, …; the order is turned round."""
    salts, ids = itertools.count(start), itertools.count(1)
    return Chance(
        lambda: next(salts).to_bytes(32, "big"),
        lambda: f"new{next(ids)}",
        lambda these: these.reverse(),
    )


def plan(kept, signatures, texts=TEXTS, release_at=0):
    return plan_of(kept, log_of(kept), signatures, texts, release_at=release_at)


def edition(kept, signatures, texts=TEXTS, release_at=0, paper=None):
    log = log_of(kept)
    wanted = plan_of(kept, log, signatures, texts, release_at=release_at, paper=paper)
    return edition_of(kept, log, wanted, SIGNER, chance(1 + 2 * len(kept.leaves)))


def after(kept, signatures, texts=TEXTS, release_at=0, paper=None):
    """The register with one more edition."""
    return continued(kept, edition(kept, signatures, texts, release_at, paper))


def promising(kept, signatures, texts=TEXTS, start=1001):
    """The register after it promised its next edition to those who are new."""
    wanted = plan_of(kept, log_of(kept), signatures, texts, release_at=0)
    new = promises_of(wanted, chance(start))
    gone = {each.id for each in new}
    left = [each for each in kept.promised if each.id not in gone]
    return replace(kept, promised=tuple(sorted((*left, *new), key=lambda each: each.id)))


def entry_of(held):
    fields = dict(opening_of(held).entry)
    del fields["v"]
    del fields["private"]
    kinds = {"kind": Kind, "shown": Shown, "level": Level}
    values = {key: kinds.get(key, str)(value) for key, value in fields.items()}
    private = str(opening_of(held).entry["private"])
    return Entry(id=held.id, index=held.newest, salt=held.salt.hex(), private=private, **values)


def public(kept, texts=TEXTS):
    """The public list of a register, in the order of its leaves."""
    current = set(texts.values())
    told = {each.id: entry_of(each) for each in kept.held}
    fitting = [each for each in told.values() if each.text in current]
    apart = [each for each in told.values() if each.text not in current]
    named, earlier = (
        [each for each in these if each.shown is not Shown.UNNAMED] for these in (fitting, apart)
    )
    unnamed = len(fitting) - len(named)
    register = Register(
        slug="2026-housing",
        title="Housing",
        texts=texts,
        entries=tuple(named),
        unnamed=unnamed,
        unnamed_levels={"listed": unnamed} if unnamed else {},
        paper=log_of(kept).edition.paper,
    )
    hidden = len(apart) - len(earlier)
    return published(register, kept, SIGNER.verifier, earlier, hidden)


def receipt(kept, key):
    """The bytes of the receipt of the signatory with that id."""
    made = dict(receipts_of(kept))
    return made[f"{key}.tlog-proof"]
