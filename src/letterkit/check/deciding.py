"""Making decisions: about a finding, about entries by id, about all who meet a condition."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from letterkit.check.codes import codes, explain
from letterkit.check.private_fields import BAD_LINK, can_be_kept, private_columns
from letterkit.errors import LetterkitError
from letterkit.model import Signatory
from letterkit.model.decision import Action, Decision, handle, seen
from letterkit.model.finding import Finding
from letterkit.private.private_data import column_with_email

BULK = "where"  # in the place of a code: nobody's finding, but a condition
_FEW = 2  # entries that one key may leave out or take as one


class Find(Protocol):
    """What a name, an address or a receipt means: the id of an entry; it raises for anything else.

    With `exactly` nobody is asked, where several fit or only somebody of a like name.
    """

    def __call__(self, wanted: str, *, exactly: bool) -> str: ...


@dataclass(frozen=True, slots=True)
class Hand:
    """Who decides, when (ISO 8601, UTC) and why."""

    by: str
    when: str
    why: str


def decided(code: str, action: Action, signatories: Iterable[Signatory], hand: Hand) -> Decision:
    """The first of the signatories is the one who stays, if they are one person."""
    listed = list(signatories)
    return Decision(
        code,
        tuple(handle(each) for each in listed),
        action,
        " ".join(hand.why.split()),
        hand.by,
        hand.when,
        tuple(seen(each, code) for each in listed),
    )


def choices(finding: Finding, who: Iterable[Signatory] = ()) -> tuple[Action, ...]:
    """What can be decided about a finding, which is about these signatories."""
    if len(finding.entries) > 1 and codes()[finding.code].repeat:
        return tuple(Action)
    if not all(can_be_kept(finding.code, each) for each in who):
        return (Action.LEAVE_OUT,)
    return (Action.KEEP, Action.LEAVE_OUT)


def parse_decide(
    text: str, signatories: Sequence[Signatory], hand: Hand, find: Find | None = None
) -> Decision:
    """`same-name:k7f2m9,q3x8t4=different` as a decision about entries of this list.

    In the place of an id may stand what `find` knows, which raises for what it does not.
    """
    what, equals, action = text.rpartition("=")
    code, colon, ids = what.partition(":")
    names = [name.strip() for name in ids.split(",") if name.strip()]
    if find and equals and colon and names:
        names = _found(names, find)
    if not equals or not colon or not names:
        raise LetterkitError(
            f"not a decision: {text}", hint="write CODE:ID,ID=ACTION, as check --json has them"
        )
    if code != BULK:
        explain(code)
    if action not in list(Action):
        raise LetterkitError(f"unknown action: {action}", hint=f"it is one of {', '.join(Action)}")
    if action in (Action.SAME, Action.DIFFERENT):
        _refuse_no_repeat(code, action)
        if len(set(names)) < 2:
            raise LetterkitError(f"{action} is about two entries at least: {text}")
    known = {handle(each): each for each in signatories}
    missing = [name for name in names if name not in known]
    if missing:
        raise LetterkitError(
            f"no entry of the list has the id {missing[0]}",
            hint="check --json has the ids; one without an id is decided on by review alone",
        )
    if action == Action.KEEP and not all(can_be_kept(code, known[name]) for name in names):
        raise _never_kept(code, {name: known[name] for name in names})
    return decided(code, Action(action), (known[name] for name in names), hand)


def _refuse_no_repeat(code: str, action: str) -> None:
    """Raise where a code does not ask whether its entries are one."""
    if code != BULK and not codes()[code].repeat:
        raise LetterkitError(
            f"{code} does not ask whether entries are one person: {action}",
            hint=f"decide it with keep or leave-out; who is one person: same-name:ID,ID={action}",
        )


def _never_kept(code: str, entries: Mapping[str, Signatory]) -> LetterkitError:
    """Why these entries, by the names that were typed, cannot be kept as they are."""
    if code == BAD_LINK:
        return LetterkitError(
            "what is no web address is never published as a link, whatever is decided",
            hint="write it whole, with https://, or empty the column link",
        )
    for name, entry in entries.items():
        columns = private_columns(entry)
        if len(columns) > 1 and not column_with_email(entry):
            return LetterkitError(
                f"{name}: what looks private stands in {' and '.join(columns)}, and keep is"
                " about one column",
                hint="take it out of the others first; then decide once more",
            )
    return LetterkitError(
        "an e-mail address is never published, whatever is decided",
        hint="take it out of the public columns; letterkit review offers the text without it",
    )


def _found(names: Sequence[str], find: Find) -> list[str]:
    """The ids that these mean; a name may hold a comma, at which it was cut."""
    found: list[str] = []
    rest = [*names]
    while rest:
        for end in range(len(rest), 0, -1):
            together = ", ".join(rest[:end])
            if end == 1:
                found.append(find(together, exactly=False))
                break
            with suppress(LetterkitError):
                found.append(find(together, exactly=True))
                break
        rest = rest[end:]
    return found


def is_of_many(decision: Decision) -> bool:
    """Whether a decision leaves out, or takes as one, more than anybody sees at a glance."""
    return bool(decision.left_out) and len(decision.entries) > _FEW


def said_before(decision: Decision, decisions: Iterable[Decision]) -> bool:
    """Whether this very thing was decided already, by anyone and for any reason."""
    return any(
        (each.code, each.entries, each.action, each.seen)
        == (decision.code, decision.entries, decision.action, decision.seen)
        for each in decisions
    )
