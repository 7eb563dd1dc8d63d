"""What an entry could say instead, for a person to accept."""

import re
from collections.abc import Mapping, Sequence

from letterkit.check.addresses import meant_domain
from letterkit.check.spelling import without_hidden
from letterkit.model import Signatory
from letterkit.model.names import unmixed

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
        case "unknown-country":
            return "country", signatory.country
        case "link-in-name" | "placeholder" | "two-names" | "digits" | "missing-name":
            return "name", name
    return None


def filled(first: Signatory, others: Sequence[Signatory]) -> Mapping[str, str]:
    """What `first` lacks and one of the others, who is the same person, says."""
    found: dict[str, str] = {}
    for column in _FILLED:
        texts = (str(getattr(each, column)) for each in others)
        if not getattr(first, column) and (text := next(filter(None, texts), "")):
            found[column] = text
    return found
