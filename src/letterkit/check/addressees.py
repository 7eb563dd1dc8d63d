"""The addresses of the people that a letter is written to."""

from collections.abc import Iterator

from letterkit.check.addresses import fault
from letterkit.model import Letter
from letterkit.model.finding import Finding, Place, Severity


def bad_addressees(letter: Letter) -> Iterator[Finding]:
    """The addressees that no mail can reach; a translation without its own says nothing."""
    if letter.place_of("to").rpartition(":")[0] != letter.file:
        return
    for number, each in enumerate(letter.to):
        why = fault(each.email) if each.email else ""
        if why:
            who = each.name or each.role or each.organisation
            message = f"no mail can reach the addressee {who}: {why}"
            file, _, line = letter.place_of("to", number, "email").rpartition(":")
            place = Place(-1, "", file, int(line))
            yield Finding("bad-address", Severity.REVIEW, message, (place,))
