"""Whom check finds no error with, and what was decided about the others."""

import datetime
from collections.abc import Iterable, Sequence

from letterkit.check.checks import KEEPING_OUT, run
from letterkit.check.roll import Terms
from letterkit.check.settling import Checked, settle
from letterkit.model import Letter, Signatory
from letterkit.model.decision import Decision
from letterkit.model.finding import Finding, Severity, accepted
from letterkit.read.decisions import read_decisions
from letterkit.read.workspace import Workspace


def decisions_about(workspace: Workspace, slug: str) -> list[Decision]:
    path = workspace.root / "signatories" / f"{slug}.decisions.csv"
    return read_decisions(path, workspace.name(path))


def without_decided(
    signatories: Sequence[Signatory], decisions: Sequence[Decision]
) -> list[Signatory]:
    """The signatories whom no decision leaves out."""
    return settle((), decisions, signatories).accepted(signatories)


def without_errors(
    letter: Letter,
    signatories: Sequence[Signatory],
    decisions: Sequence[Decision] = (),
    texts: Iterable[str] = (),
    refused: Sequence[Signatory] = (),
    public_ids: frozenset[str] = frozenset(),
) -> tuple[list[Signatory], list[Finding]]:
    """The signatories whom no unsettled error keeps out, and those errors.

    `texts` are left out where whoever signed another one is told apart from them elsewhere.
    `public_ids` are those that a register has. `refused` are people of the list who said no: who
    stands on it with a yes as well is kept out.
    """
    today = datetime.datetime.now(tz=datetime.UTC).date()
    known = frozenset(texts)
    terms = Terms(today, letter.date, letter.closes, known, public_ids=public_ids)
    everybody = [*signatories, *refused]
    findings = run(everybody, terms, KEEPING_OUT)
    checked: Checked = settle(findings, decisions, everybody)
    errors = [
        each
        for each in checked.findings
        if each.severity is Severity.ERROR
        and any(place.index < len(signatories) for place in each.left_out)
    ]
    return accepted(signatories, errors), errors
