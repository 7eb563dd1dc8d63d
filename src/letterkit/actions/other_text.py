"""Those who signed another text than the letter has now, as its register knows.

A list need not say which text was signed: who stands in the register signed the text that was
published then.
"""

from dataclasses import replace

from letterkit.actions.lists import Listed
from letterkit.actions.register import kept_register, plan_for
from letterkit.check.settling import Checked
from letterkit.errors import LetterkitError
from letterkit.files.workspace import Workspace
from letterkit.letters.entries import accepted
from letterkit.model import Signatory, Source
from letterkit.model.finding import Finding, Place, Severity, left_out

_CODE = "other-text"


def with_other_text(workspace: Workspace, listed: Listed, checked: Checked) -> Checked:
    """The same, with those first who signed another text: `publish` stops at them.

    Who is kept apart already, since the new text was begun with `--amend`, is a note.
    """
    parted, apart = _signed_another(workspace, listed, checked)
    places = {each.source: place for place, each in enumerate(listed.signatories)}
    first = []
    if parted:
        entries = [Place.of(places[each], listed.signatories[places[each]]) for each in parted]
        message = (
            f"{len(parted)} signed another text: put that text back, or begin the new one with"
            f" letterkit publish {listed.name} --amend, and ask them to sign it with"
            f" letterkit invite {listed.name} --changed"
        )
        first.append(Finding(_CODE, Severity.ERROR, message, tuple(entries)))
    if apart:
        entries = [Place.of(places[each], listed.signatories[places[each]]) for each in apart]
        message = (
            f"{len(apart)} kept apart, because they signed an earlier text;"
            f" letterkit invite {listed.name} --changed asks them to sign this one"
        )
        first.append(Finding(_CODE, Severity.NOTE, message, tuple(entries)))
    said = {place.index for each in first for place in each.entries}
    rest = [each for each in checked.findings if not _is_said(each, said)]
    return replace(checked, findings=(*first, *rest))


def _is_said(finding: Finding, said: set[int]) -> bool:
    return finding.code == _CODE and {each.index for each in finding.entries} <= said


def _signed_another(
    workspace: Workspace, listed: Listed, checked: Checked
) -> tuple[list[Source], list[Source]]:
    """Those who would be parted from the letter's text, and those who stand apart already."""
    kept = kept_register(workspace, listed.name)
    if kept is None:
        return [], []
    from letterkit.letters.document import text_of

    letter = listed.versions[0]
    try:
        texts = {each.lang: text_of(each).canonical.sha256 for each in listed.versions}
        there, _ = accepted(letter, _counting(listed, checked))
    except LetterkitError:
        return [], []  # the letter cannot be merged, which is an error of its own
    plan, _ = plan_for(letter, texts, there, kept.register)
    parted = [each.source for each in plan.parted]
    return parted, [each.source for each in plan.unfit if each.source not in set(parted)]


def _counting(listed: Listed, checked: Checked) -> list[Signatory]:
    """Everybody on the lists who is not kept out by something else."""
    others = [each for each in checked.findings if each.code != _CODE]
    out = left_out(others) | checked.decided_out
    return [each for place, each in enumerate(listed.signatories) if place not in out]
