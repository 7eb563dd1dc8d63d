"""Accepted signatories become what a register fixes of them."""

import hashlib
import unicodedata
from collections.abc import Sequence

from letterkit.letters.entries import shown_name
from letterkit.model import Shown, Signatory
from letterkit.model.kept import Signature

_SHOWN_BESIDE_NAME = ("role", "affiliation", "country")


def signatures_of(kept: Sequence[Signatory]) -> list[Signature]:
    return [_signature(each) for each in kept]


def _signature(each: Signatory) -> Signature:
    shown = {"affiliation": each.affiliation, "country": each.country, "role": each.role}
    if each.shown is Shown.UNNAMED:
        shown = dict.fromkeys(_SHOWN_BESIDE_NAME, "")
    name = shown_name(each)
    fields = {
        "kind": each.kind.value,
        "lang": each.lang,
        "level": each.level.value,
        "name": name,
        "shown": each.shown.value,
        "signed": each.signed.isoformat() if each.signed else "",
        "text": each.text,
    }
    private = {"email": each.email}
    if name != each.name:
        private["name"] = each.name
    return Signature(
        id=each.id,
        person=_person(each),
        fields={key: unicodedata.normalize("NFC", text) for key, text in (fields | shown).items()},
        private={key: unicodedata.normalize("NFC", text) for key, text in private.items()},
        source=each.source,
    )


def _person(each: Signatory) -> str:
    """The same for the same name, address and affiliation, however they are spaced."""
    parts = (each.name, each.email, "" if each.email else each.affiliation)
    folded = (" ".join(unicodedata.normalize("NFKC", p).casefold().split()) for p in parts)
    return hashlib.sha256("\x1f".join(folded).encode()).hexdigest()
