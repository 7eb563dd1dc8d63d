"""What an entry could say instead, for a person to accept."""

import re
from collections.abc import Mapping, Sequence

from letterkit.check.addresses import canonical_address, meant_domain
from letterkit.check.garbled import garbled_column
from letterkit.check.private_fields import column_to_mend
from letterkit.check.spelling import without_hidden
from letterkit.model import Shown, Signatory
from letterkit.model.garbled import repaired
from letterkit.model.links import completed
from letterkit.model.names import unmixed
from letterkit.model.private_data import Private, private_in, without_private

_SIGNS = re.compile(r"^[=+\-@\s＝＋－＠]+")
# What a merged entry takes over where it says nothing itself. Never consent: that is not passed on.
_FILLED = ("role", "affiliation", "country", "link", "email", "phone", "comment", "notes")


def offer(code: str, signatory: Signatory) -> tuple[str, str] | None:
    """The column that the finding is about and another text for it; the same text if none is known.

    None where no text would settle the finding.
    """
    name, email = signatory.name, signatory.email
    local, _, domain = email.rpartition("@")
    match code:
        case "mixed-script":
            return "name", unmixed(name)
        case "hidden-character":
            return "name", without_hidden(name)
        case "formula":
            return "name", _SIGNS.sub("", name)
        case "typo-domain":
            return "email", f"{local}@{meant_domain(domain.lower()) or domain}"
        case "bad-address":
            return "email", email
        case "bad-link":
            return "link", completed(signatory.link)
        case "unknown-country":
            return "country", signatory.country
        case "private-in-public":
            column = column_to_mend(signatory) or "name"
            return column, without_private(column, getattr(signatory, column)).text
        case "link-in-name":
            return "name", without_private("name", name).text
        case "garbled":
            column = garbled_column(signatory) or "name"
            return column, repaired(getattr(signatory, column))
        case "wish-not-named":
            return "shown", Shown.UNNAMED.value
        case "placeholder" | "two-names" | "digits" | "missing-name":
            return "name", name
    return None


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
