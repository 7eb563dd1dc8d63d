"""All the checks of a list, and running them."""

from collections.abc import Sequence

from letterkit.check import dates, fields, organisations, repeats, spelling
from letterkit.check.roll import Check, Roll, Terms
from letterkit.model import Signatory
from letterkit.model.finding import Finding, Severity

CHECKS: tuple[Check, ...] = (
    fields.missing_name,
    fields.missing_consent,
    fields.same_id,
    fields.addresses,
    fields.unknown_country,
    fields.evidence,
    fields.other_text,
    spelling.hidden_character,
    spelling.mixed_script,
    spelling.link_in_name,
    spelling.formula,
    spelling.placeholder,
    spelling.famous_name,
    spelling.capitals,
    spelling.more_than_a_name,
    dates.before_date,
    dates.after_close,
    dates.in_future,
    dates.burst,
    organisations.same_organisation,
    organisations.also_organisation,
    repeats.repeats,
)
_ORDER = tuple(Severity)


def run(signatories: Sequence[Signatory], terms: Terms) -> list[Finding]:
    """Run every check, and report in the order of the list, the gravest first on each line."""
    roll = Roll.of(signatories, terms)
    found = (finding for check in CHECKS for finding in check(roll))
    return sorted(
        found,
        key=lambda each: (each.place.index, _ORDER.index(each.severity), each.code, each.message),
    )
