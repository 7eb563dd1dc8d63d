"""Where everybody on a list stands with the text: who was invited, who agreed, who is settled.

What counts is the register, as far as there is one: a list need not say which text was signed.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from letterkit.actions.filing import Filing
from letterkit.actions.lists import decisions_about, signatories_of
from letterkit.actions.register import kept_register, plan_for
from letterkit.actions.withdrawn_people import withdrawn_from
from letterkit.answers.invitations import read_invitations
from letterkit.answers.read_waiting import read_declined, read_waiting
from letterkit.check.settling import reasons_out
from letterkit.errors import LetterkitError
from letterkit.evidence.statement import Statement, parse_statement
from letterkit.model import Signatory, Source
from letterkit.model.decision import Action


class Settled(StrEnum):
    """Why somebody is not written to, and nothing is recorded for them."""

    DUPLICATE = "duplicate"
    LEFT_OUT = "left_out"
    DECLINED = "declined"
    REFUSED = "refused"
    WAITING = "waiting"


@dataclass(slots=True)
class Standing:
    """`out` are those that a decision leaves out, by their places.

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
    progress = filing.host.progress
    listed = filing.target.people if one else signatories_of(workspace, letter, None, progress)
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
    _look_up(filing, standing, [each for each in there if each.consent is not False])
    return standing


def _reason(action: Action) -> Settled:
    return Settled.DUPLICATE if action is Action.SAME else Settled.LEFT_OUT


def _look_up(filing: Filing, standing: Standing, there: list[Signatory]) -> None:
    """Find out which text everybody signed that the register knows."""
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


def invited_by_id(filing: Filing) -> dict[str, list[Statement]]:
    """The statements that were ever sent to each person, by their id in the list."""
    found: dict[str, list[Statement]] = {}
    name = filing.register_name
    for person, data in read_invitations(filing.register, name):
        try:
            found.setdefault(person, []).append(parse_statement(data))
        except LetterkitError as error:
            raise LetterkitError(
                f"{name}/invitations/{person}: not what letterkit wrote there",
                hint="put back a copy of the file",
            ) from error
    return found


def refused_ids(filing: Filing) -> frozenset[str]:
    """The ids of those of whose answers the last that was decided was decided with a no.

    So are those of people who declined the text as it is in a row of a file.
    """
    decided = [
        (each.verdict.when, each.person, each.verdict.confirms)
        for each in read_waiting(filing.register, filing.register_name)
        if each.verdict and not each.verdict.neither
    ]
    texts = filing.expected.texts.values()
    declined = read_declined(filing.register, filing.register_name)
    said_no = {person for person, row in declined if row.text in texts}
    # Of a yes and a no of the same second, the no counts.
    last = {person: yes for _, person, yes in sorted(decided, key=lambda x: (x[0], not x[2]))}
    refused = frozenset(person for person, yes in last.items() if not yes)
    return refused | (said_no - last.keys())


def waiting_ids(filing: Filing) -> frozenset[str]:
    """The ids of people with an answer that waits: writing to them again would cross it."""
    waiting = read_waiting(filing.register, filing.register_name)
    return frozenset(each.person for each in waiting if each.verdict is None)
