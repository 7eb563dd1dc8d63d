"""Answers that keep people out of what is made of a list: one that waits, or one that says no."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letterkit.actions.host import Note
from letterkit.answers.read_waiting import count_waiting, read_holding
from letterkit.answers.waiting import Holding
from letterkit.check.addresses import canonical_address
from letterkit.errors import LetterkitError
from letterkit.files.workspace import Workspace
from letterkit.model import Level, Signatory
from letterkit.register.read_register import register_folder
from letterkit.text.names import same_name

_SHOWN = 20
# A signature of these levels was confirmed by e-mail, and set against the person's other e-mails.
_BY_MAIL = (Level.CODE, Level.DKIM)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Somebody on the list, and the answer that keeps them out."""

    who: Signatory
    holding: Holding


def held_back(
    workspace: Workspace, slug: str, signatories: Sequence[Signatory], kept: Sequence[Signatory]
) -> list[HeldBack]:
    """Those of `kept` that an answer keeps out; `signatories` is everybody on the list."""
    register = register_folder(workspace, slug)
    holding = read_holding(register, workspace.name(register))
    if not holding:
        return []
    authors = {each.id: each for each in signatories if each.id}
    found: dict[int, HeldBack] = {}
    for each in holding:
        author = authors.get(each.person)
        for place, who in enumerate(kept):
            if _is_author(who, author, each) and not _confirmed_since(who, each):
                found.setdefault(place, HeldBack(who, each))
    return [found[place] for place in sorted(found)]


def _is_author(who: Signatory, author: Signatory | None, holding: Holding) -> bool:
    """Whether it is the person who wrote the answer, on this row or on another one of theirs.

    Ids may be gone from a list that was written anew: then the name they were invited by decides.
    """
    if author is None:
        return bool(holding.name) and same_name(who.name, holding.name)
    if who.id == author.id:
        return True
    # Cheap first: a long list is gone through for each answer.
    if not author.email or not who.email or who.email[:1].lower() != author.email[:1].lower():
        return False
    same_address = canonical_address(who.email) == canonical_address(author.email)
    return same_address and same_name(who.name, author.name)


def _confirmed_since(who: Signatory, holding: Holding) -> bool:
    """Whether a confirmation counts beside the answer.

    After a refusal a plain yes does, for `add` takes none that is not sent later. A friendly e-mail
    takes none back. Every other answer that waits is for you to decide first.
    """
    if holding.friendly:
        return who.level is not Level.LISTED
    return holding.refuses and not holding.after_yes and who.level in _BY_MAIL


def note_waiting(workspace: Workspace, slug: str, note: Note) -> None:
    """Note how many answers to a letter's invitations wait for a decision, if any."""
    if number := count_waiting(register_folder(workspace, slug)):
        wait = "1 answer waits" if number == 1 else f"{number} answers wait"
        note(f"{slug}: {wait} for review: letterkit review {slug}")


def counts(held: Sequence[HeldBack]) -> tuple[int, int]:
    """How many of them wait for a decision, and how many answered no."""
    refusing = sum(each.holding.refuses for each in held)
    return len(held) - refusing, refusing


def how_to_decide(slug: str, each: HeldBack) -> str:
    """The command that settles an answer."""
    if each.holding.refuses:
        return (
            f"answer:{each.holding.id} says no: letterkit withdraw {slug} --id"
            f" {each.holding.person}"
        )
    return f"answer:{each.holding.id} waits: letterkit review {slug}"


def why_held(slug: str, held: Sequence[HeldBack]) -> Iterator[str]:
    """How many are left out because of their answers, and how to decide about them."""
    number, refusing = counts(held)
    if number:
        words = "an answer of theirs waits" if number == 1 else "answers of theirs wait"
        yield f"{number} left out: {words} for your decision: letterkit review {slug}"
    if refusing:
        has = "has" if refusing == 1 else "have"
        yield f"{refusing} left out: {has} answered no:"
        theirs = [each for each in held if each.holding.refuses]
        yield from (f"  {how_to_decide(slug, each)}" for each in theirs[:_SHOWN])
        yield (
            "  if the words are no refusal: letterkit review"
            f" {slug} --decide answer:{theirs[0].holding.id}=neither --why REASON"
        )


def refuse_held(
    slug: str, held: Sequence[HeldBack], published: frozenset[str], note: Note, *, leave_out: bool
) -> None:
    """Note who is kept out, and what becomes of them; raise unless they are to be left out.

    `published` are the ids in the newest edition.
    """
    if not held:
        return
    for each in held[:_SHOWN]:
        person = each.who.id or each.holding.person
        note(f"{each.who.source}: {person}: {how_to_decide(slug, each)}")
    if len(held) > _SHOWN:
        note(f"and {len(held) - _SHOWN} more")
    number = len(held)
    if not leave_out:
        raise LetterkitError(
            f"{slug}: {number} on the list {'has' if number == 1 else 'have'} an answer that waits"
            " for your decision, or that says no",
            hint="decide about each as shown above, or leave them out of this edition with"
            " --leave-out",
        )
    note(f"{slug}: {number} left out: their answers wait for your decision, or say no")
    for each in [each for each in held if each.who.id in published][:_SHOWN]:
        note(
            f"{slug}: {each.who.id} is in the edition before: this one takes their entry out, and"
            " the register says so; their answer and evidence stay, and they come back with a new"
            " entry if you decide yes"
        )
