"""Where everybody on a list stands with the text of the letter: who is settled, who has agreed.

What counts is the register, as far as there is one: a list need not say which text was signed.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.actions.lists import decisions_about, signatories_of
from letterkit.actions.register import kept_register, plan_for
from letterkit.actions.withdrawn_people import withdrawn_from
from letterkit.check.settling import reasons_out
from letterkit.cli.filing import Filing
from letterkit.cli.invited import refused_ids, waiting_ids
from letterkit.model import Signatory, Source
from letterkit.model.decision import Action
from letterkit.publish.plan import log_of
from letterkit.read.workspace import find_workspace

if TYPE_CHECKING:
    from letterkit.actions.lists import Listed
    from letterkit.check.settling import Checked


class Settled(StrEnum):
    """Why nobody writes to somebody, and nothing is recorded for them."""

    DUPLICATE = "duplicate"
    LEFT_OUT = "left_out"
    DECLINED = "declined"
    REFUSED = "refused"
    WAITING = "waiting"


@dataclass(slots=True)
class Standing:
    """`out` are those whom a decision leaves out, by their places.

    `earlier` are the places of those who signed an earlier text, and `agreed` of those who stand
    in the register for the text as it is; `langs` are the languages that the register has of them.
    `waiting` and `refused` are ids: of answers that nobody decided about, and of those that were
    decided with a no. `removed` is how many stand in the register and are no longer on a list,
    `withdrew` how many withdrew and are still on one.
    """

    out: dict[Source, Settled]
    waiting: frozenset[str]
    refused: frozenset[str]
    withdrew: int
    earlier: set[Source] = field(default_factory=set)
    agreed: set[Source] = field(default_factory=set)
    langs: dict[Source, str] = field(default_factory=dict)
    removed: int = 0

    def settled(self, who: Signatory, person: str) -> Settled | None:
        """Why somebody is settled, if they are; `person` is their id on the list."""
        if who.source in self.out:
            return self.out[who.source]
        if who.consent is False:
            return Settled.DECLINED
        if person in self.refused:
            return Settled.REFUSED
        return Settled.WAITING if person in self.waiting else None


def standing_of(filing: Filing) -> Standing:
    """Where everybody on the lists of a letter stands."""
    workspace, slug = filing.workspace, filing.slug
    letter = next(iter(filing.letters.values()))
    # The list that is written to was read with the filing; a letter may have others beside it.
    one = len(letter.signatories) == 1
    listed = filing.target.people if one else signatories_of(workspace, letter, None)
    withdrawn = withdrawn_from(workspace, slug)
    living = [each for each in listed if not withdrawn.has(each)]
    reasons = reasons_out(decisions_about(workspace, slug), living)
    standing = Standing(
        out={living[index].source: _reason(action) for index, action in reasons.items()},
        waiting=waiting_ids(filing),
        refused=refused_ids(filing),
        withdrew=len(listed) - len(living),
    )
    there = [each for index, each in enumerate(living) if index not in reasons]
    _ask_register(filing, standing, [each for each in there if each.consent is not False])
    return standing


def _reason(action: Action) -> Settled:
    return Settled.DUPLICATE if action is Action.SAME else Settled.LEFT_OUT


def _ask_register(filing: Filing, standing: Standing, there: list[Signatory]) -> None:
    """Find out which text everybody signed whom the register knows."""
    kept = kept_register(filing.workspace, filing.slug)
    if kept is None:
        return
    letter = next(iter(filing.letters.values()))
    plan, _ = plan_for(letter, filing.expected.texts, there, kept.register)
    known = [signature for _, signature in (*plan.standing, *plan.amended)]
    standing.earlier = {each.source for each in plan.unfit}
    standing.langs = {each.source: each.fields["lang"] for each in (*plan.unfit, *known)}
    standing.agreed = {each.source for each in known if plan.fits(each)}
    everybody = signatories_ids(filing)
    gone = set(plan.withdrawn) - set(kept.register.withdrawing)
    held = {each.index: each.id for each in kept.register.held}
    standing.removed = sum(held.get(index, "") not in everybody for index in gone)


def signatories_ids(filing: Filing) -> set[str]:
    """The ids of everybody on the list, settled or not."""
    return {filing.id_of(each) for each in filing.listed}


def published_texts(folder: Path, listed: "Listed") -> frozenset[str]:
    """Every text that the letter's register ever had; none where there is no register."""
    kept = kept_register(find_workspace(folder), listed.name)
    return frozenset(log_of(kept.register).all_texts) if kept else frozenset()


def signed_earlier(folder: Path, listed: "Listed", checked: "Checked") -> set[Source]:
    """The places of those of a letter who stand in its register for an earlier text.

    The text is merged only where there is a register: a list can be counted before its letter.
    """
    from letterkit.merge.document import text_of
    from letterkit.merge.entries import accepted

    kept = kept_register(find_workspace(folder), listed.name)
    if kept is None or listed.letter is None:
        return set()
    there, _ = accepted(listed.letter, checked.accepted(listed.signatories))
    texts = {each.lang: text_of(each).canonical.sha256 for each in listed.versions}
    plan, _ = plan_for(listed.letter, texts, there, kept.register)
    lost = {each.source for each in plan.lost}
    return {each.source for each in plan.unfit} - lost
