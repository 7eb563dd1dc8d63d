"""Who somebody is that withdraws: their rows on the lists, and what the register holds of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.actions.withdrawn_people import withdrawn_from
from letterkit.check.settling import one_person
from letterkit.cli.assemble import signatories_of
from letterkit.cli.settled import decisions_about
from letterkit.errors import LetterkitError
from letterkit.merge.signatures import signatures_of
from letterkit.model import Letter, Signatory
from letterkit.model.decision import handle
from letterkit.model.kept import Held, KeptRegister, Promised
from letterkit.model.unfinished import Unfinished
from letterkit.publish.plan import opening_of
from letterkit.read.letter import read_letter
from letterkit.read.new_ids import other_ids
from letterkit.read.register import read_register, register_folder
from letterkit.read.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Leaving:
    """One person; `others` are the rows that stay.

    `named` are ids that they are known to have, also where no list or register has them any more.
    """

    workspace: Workspace
    letter: Letter
    register: KeptRegister
    rows: Sequence[Signatory]
    held: Sequence[Held]
    promised: Sequence[Promised]
    others: Sequence[Signatory]
    named: frozenset[str] = frozenset()

    @property
    def ids(self) -> set[str]:
        kept = {each.id for each in self.held} | {each.id for each in self.promised}
        return kept | self.named | {row.id for row in self.rows if row.id}

    @property
    def handles(self) -> set[str]:
        """What decisions call their entries."""
        return {handle(each) for each in self.rows} | self.ids

    @property
    def known(self) -> list[dict[str, str]]:
        """Name, address and affiliation, as lists and register have them."""
        keys = ("name", "email", "affiliation")
        found = [{key: str(getattr(row, key)) for key in keys} for row in self.rows]
        kept: list[Held | Promised] = [*self.held, *self.promised]
        for each in kept:
            entry = opening_of(each).entry
            public = {key: str(entry[key]) for key in ("name", "affiliation")}
            found.append(public | json.loads(each.private))
        return found

    @property
    def words(self) -> set[str]:
        """What would give them away in a text: names, addresses, ids."""
        told = {each.get(key, "") for each in self.known for key in ("name", "email")}
        return {*told, *self.ids} - {""}


def leaving(workspace: Workspace, slug: str, entry: str) -> Leaving | None:
    """Whoever has this id on a list or in the register, with what is decided to be the same.

    None if they withdrew before, and nothing has the id any more.
    """
    folder = register_folder(workspace, slug)
    register = read_register(folder, workspace.name(folder))
    letter = read_letter(workspace, slug)[0]
    everybody = signatories_of(workspace, letter, None)
    kept: list[Held | Promised] = [*register.held, *register.promised]
    person = next((each.person for each in kept if each.id == entry), "")
    start = {n for n, each in enumerate(everybody) if each.id == entry}
    if person and not start:
        start = _like(person, everybody)
    if not start and not person:
        if withdrawn_from(workspace, slug).has_id(entry):
            return None
        raise LetterkitError(
            f"{slug}: nobody has the id {entry}",
            hint="ids stand in the list, in register.json, and in the names of receipts; "
            "take whoever has none off the list",
        )
    indexes = one_person(start, decisions_about(workspace, slug), everybody)
    rows = [everybody[index] for index in sorted(indexes)]
    others = [each for index, each in enumerate(everybody) if index not in indexes]
    ids = {each.id for each in rows} | {entry}
    people = {each.person for each in signatures_of(rows)} | {person}
    # Who is the same for all that is known stays, where two are.
    people -= {each.person for each in signatures_of(others)} | {""}
    held = [each for each in register.held if each.id in ids or each.person in people]
    promised = [each for each in register.promised if each.id in ids or each.person in people]
    # A killed `check --fix ids` may have filed them under another id already.
    named = other_ids(workspace, frozenset(ids))
    return Leaving(workspace, letter, register, rows, held, promised, others, named)


def resumed(workspace: Workspace, slug: str, unfinished: Unfinished) -> Leaving:
    """Whoever a journal names, with what is still there of them.

    Who that is was decided when it was written: what tells it may be deleted already.
    """
    folder = register_folder(workspace, slug)
    register = read_register(folder, workspace.name(folder))
    letter = read_letter(workspace, slug)[0]
    withdrawn = withdrawn_from(workspace, slug)
    rows: list[Signatory] = []
    others: list[Signatory] = []
    for each in signatories_of(workspace, letter, None):
        (rows if withdrawn.is_unfinished(each) else others).append(each)
    held = [each for each in register.held if each.index in unfinished.signs]
    promised = [each for each in register.promised if each.id in unfinished.ids]
    return Leaving(workspace, letter, register, rows, held, promised, others, named=unfinished.ids)


def _like(person: str, everybody: Sequence[Signatory]) -> set[int]:
    """Their row, where the list gives no ids."""
    people = (each.person for each in signatures_of(everybody))
    return set([n for n, each in enumerate(people) if each == person][:1])
