"""All the checks of a list, and running them."""

from collections.abc import Sequence

from letterkit.check import (
    authority,
    dates,
    exposing,
    fields,
    garbled,
    ids,
    mailboxes,
    organisations,
    personal,
    placeholders,
    private_fields,
    repeats,
    spelling,
    undrawable,
    wishes,
)
from letterkit.check.roll import Check, Roll, Terms
from letterkit.check.settling import Checked, settle
from letterkit.model import Signatory
from letterkit.model.decision import Decision
from letterkit.model.finding import Finding, Severity
from letterkit.parallel import Progress, uncounted

# What may keep an entry out; quick, for `build` runs these alone.
KEEPING_OUT: tuple[Check, ...] = (
    fields.missing_name,
    fields.missing_consent,
    wishes.wish_not_named,
    fields.same_id,
    ids.telling_id,
    fields.other_text,
    spelling.hidden_character,
    spelling.link_in_name,
    private_fields.private_in_public,
    private_fields.bad_link,
    spelling.formula,
    organisations.same_organisation,
    mailboxes.same_address,
    repeats.same_line,
)
CHECKS: tuple[Check, ...] = (
    *KEEPING_OUT,
    fields.whole_initials,
    fields.addresses,
    fields.unknown_country,
    fields.evidence,
    garbled.garbled_text,
    spelling.mixed_script,
    private_fields.private_formula,
    spelling.placeholder,
    placeholders.example_row,
    exposing.one_of_a_kind,
    exposing.few_alike,
    personal.tells_too_much,
    spelling.famous_name,
    spelling.capitals,
    spelling.more_than_a_name,
    undrawable.cannot_draw,
    dates.before_date,
    dates.after_close,
    dates.in_future,
    dates.burst,
    organisations.also_organisation,
    authority.missing_authority,
    repeats.likely_repeats,
)
_ORDER = tuple(Severity)


def run(
    signatories: Sequence[Signatory],
    terms: Terms,
    checks: Sequence[Check] = CHECKS,
    progress: Progress = uncounted,
) -> list[Finding]:
    """Run the checks, and report in the order of the list, the gravest first on each line."""
    roll = Roll.of(signatories, terms)
    each_check = progress(checks, "running the checks", len(checks))
    found = (
        finding
        for check in each_check
        for finding in check(roll)
        if not placeholders.is_note_on_examples(finding, signatories)
    )
    return sorted(
        found,
        key=lambda each: (each.place.index, _ORDER.index(each.severity), each.code, each.message),
    )


def check_list(
    signatories: Sequence[Signatory],
    terms: Terms,
    decisions: Sequence[Decision] = (),
    checks: Sequence[Check] = CHECKS,
    progress: Progress = uncounted,
) -> Checked:
    """Run the checks, and take out what a person has decided."""
    return settle(run(signatories, terms, checks, progress), decisions, signatories)
