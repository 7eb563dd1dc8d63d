"""Whoever withdrew is left out of all that is made of a list, whatever the list says."""

from collections.abc import Sequence

from letterkit.actions.withdrawn_people import withdrawn_from
from letterkit.cli.output import note
from letterkit.model import Signatory
from letterkit.read.workspace import Workspace

_SHOWN = 20


def living(workspace: Workspace, slug: str, signatories: Sequence[Signatory]) -> list[Signatory]:
    """Those of a letter who have not withdrawn; says where the others are on the list."""
    withdrawn = withdrawn_from(workspace, slug)
    kept: list[Signatory] = []
    gone: list[Signatory] = []
    for each in signatories:
        (gone if withdrawn.has(each) else kept).append(each)
    # Whoever is being taken out is on the list until that is done, which is said elsewhere.
    back = [each for each in gone if not withdrawn.is_unfinished(each)]
    if back:
        note(*(f"{each.source}: withdrew, and is left out" for each in back[:_SHOWN]))
        if len(back) > _SHOWN:
            note(f"and {len(back) - _SHOWN} more")
        again = f"letterkit add FILE --to {slug} --again WHO"
        note(f"{slug}: delete these lines; if somebody signed again: `{again}`")
    return kept
