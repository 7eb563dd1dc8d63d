"""Who decided that an organisation signs."""

from collections.abc import Iterator

from letterkit.check.roll import Roll
from letterkit.model import Kind, Signatory
from letterkit.model.finding import Finding, Severity

# A private column of the list, however its title is spelt: `authorised_by`, `Authorized by`.
_COLUMNS = frozenset({"authorised by", "authorized by"})


def missing_authority(roll: Roll) -> Iterator[Finding]:
    """A note, for an organisation may sign as it likes; but somebody may ask who said so."""
    silent = [
        index
        for index, each in roll
        if each.kind is Kind.ORGANISATION and each.consent and not _authorised_by(each)
    ]
    yield from roll.each_or_all(
        "missing-authority",
        Severity.NOTE,
        lambda each: f"nothing says who authorised the signature of {each.name or 'this body'}",
        "nothing says who authorised the signatures of {} organisations",
        silent,
    )


def _authorised_by(signatory: Signatory) -> str:
    for title, text in signatory.private.items():
        if " ".join(title.casefold().replace("_", " ").split()) in _COLUMNS:
            return text.strip()
    return ""
