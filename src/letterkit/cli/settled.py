"""Whom check finds no error with."""

import datetime
from collections.abc import Sequence

from letterkit.check.checks import run
from letterkit.check.roll import Terms
from letterkit.model import Letter, Signatory
from letterkit.model.finding import Finding, Severity, accepted


def without_errors(
    letter: Letter, signatories: Sequence[Signatory]
) -> tuple[list[Signatory], list[Finding]]:
    """The signatories whom no unsettled error keeps out, and those errors."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    findings = run(signatories, Terms(today, letter.date, letter.closes))
    errors = [each for each in findings if each.severity is Severity.ERROR]
    return accepted(signatories, errors), errors
