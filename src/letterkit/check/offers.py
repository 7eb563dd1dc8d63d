"""What an entry could say instead, for a person to accept."""

import re
from collections.abc import Callable, Mapping, Sequence

from letterkit.check.addresses import canonical_address, meant_domain
from letterkit.check.garbled import garbled_column
from letterkit.check.private_fields import column_to_mend
from letterkit.check.spelling import without_hidden
from letterkit.model import Shown, Signatory
from letterkit.private.private_data import Private, private_in, without_private
from letterkit.text.garbled import repaired
from letterkit.text.links import completed
from letterkit.text.names import unmixed

_SIGNS = re.compile(r"^[=+\-@\s＝＋－＠]+")
# What a merged entry takes over where it says nothing itself. Never consent: that is not passed on.
_FILLED = ("role", "affiliation", "country", "link", "email", "phone", "comment", "notes")


def offer(code: str, signatory: Signatory) -> tuple[str, str] | None:
    """The column that the finding is about and another text for it; the same text if none is known.

    None where no text would settle the finding.
    """
    offered = _OFFERS.get(code)
    return offered(signatory) if offered else None


def _without_typo(signatory: Signatory) -> tuple[str, str]:
    local, _, domain = signatory.email.rpartition("@")
    return "email", f"{local}@{meant_domain(domain.lower()) or domain}"


def _without_what_is_private(signatory: Signatory) -> tuple[str, str]:
    column = column_to_mend(signatory) or "name"
    return column, without_private(column, getattr(signatory, column)).text


def _ungarbled(signatory: Signatory) -> tuple[str, str]:
    column = garbled_column(signatory) or "name"
    return column, repaired(getattr(signatory, column))


def _same_name(signatory: Signatory) -> tuple[str, str]:
    return "name", signatory.name


_OFFERS: Mapping[str, Callable[[Signatory], tuple[str, str]]] = {
    "mixed-script": lambda signatory: ("name", unmixed(signatory.name)),
    "hidden-character": lambda signatory: ("name", without_hidden(signatory.name)),
    "formula": lambda signatory: ("name", _SIGNS.sub("", signatory.name)),
    "typo-domain": _without_typo,
    "bad-address": lambda signatory: ("email", signatory.email),
    "bad-link": lambda signatory: ("link", completed(signatory.link)),
    "unknown-country": lambda signatory: ("country", signatory.country),
    "private-in-public": _without_what_is_private,
    "link-in-name": lambda signatory: ("name", without_private("name", signatory.name).text),
    "garbled": _ungarbled,
    "wish-not-named": lambda signatory: ("shown", Shown.UNNAMED.value),
    "placeholder": _same_name,
    "two-names": _same_name,
    "digits": _same_name,
    "missing-name": _same_name,
}


def accepted(code: str, signatory: Signatory, column: str, text: str) -> Mapping[str, str]:
    """What to write if this text is taken for that column: it, and whatever private it took out.

    An address or number goes to its own column; what that does not take is added to the notes.
    """
    found = {column: text}
    if code not in ("private-in-public", "link-in-name"):
        return found
    notes = signatory.notes
    left = {each.value for each in private_in(text, column)}
    for each in private_in(str(getattr(signatory, column)), column):
        if each.value in left:
            continue
        home = each.kind.value if each.kind in (Private.EMAIL, Private.PHONE) else ""
        if home and not getattr(signatory, home) and home not in found:
            found[home] = each.value
        elif not home or not _is_same(home, str(getattr(signatory, home)), each.value):
            notes = f"{notes}; {column}: {each.value}" if notes else f"{column}: {each.value}"
    return found | {"notes": notes} if notes != signatory.notes else found


def _is_same(column: str, one: str, other: str) -> bool:
    if column == "email":
        return canonical_address(one) == canonical_address(other)
    return re.sub(r"\D", "", one) == re.sub(r"\D", "", other)


def filled(first: Signatory, others: Sequence[Signatory]) -> Mapping[str, str]:
    """What `first` lacks and one of the others, who is the same person, says."""
    found: dict[str, str] = {}
    for column in _FILLED:
        texts = (str(getattr(each, column)) for each in others)
        if not getattr(first, column) and (text := next(filter(None, texts), "")):
            found[column] = text
    return found
