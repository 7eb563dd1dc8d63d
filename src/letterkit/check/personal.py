"""What somebody may not have meant to tell everybody: an illness, a hiding place, an age."""

from collections.abc import Iterator

from letterkit.check.roll import Roll
from letterkit.model import Kind, Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.private.personal_words import Personal, personal_words_in
from letterkit.private.private_data import Private, masked, private_in, texts_shown

CODE = "tells-too-much"
_SAID = {
    Personal.ILLNESS: "an illness",
    Personal.HIDING: "where they hide",
    Personal.ROOM: "in which room they live",
}
# What somebody writes about themselves for everybody is theirs to tell; where they hide is not.
_OWN = frozenset({Personal.ILLNESS, Personal.ROOM})
_OWN_TEXT = "comment"


def tells_too_much(roll: Roll) -> Iterator[Finding]:
    """A finding for each text of a person that may tell such a thing, and a note for comments."""
    noted: list[int] = []
    for index, each in roll:
        if each.kind is Kind.ORGANISATION:
            continue
        texts = texts_shown(each)
        found = {column: personal_words_in(text) for column, text in texts.items() if text}
        for column, kind in found.items():
            said = _SAID[kind] if kind else ""
            if column == _OWN_TEXT and kind in _OWN:
                continue
            if not said and column != _OWN_TEXT and _tells_age(texts[column]):
                said = "an age or a year of birth"
            if said:
                message = f"the {column} of {_who(each)} may tell everybody {said}"
                yield roll.finding(CODE, Severity.REVIEW, message, (index,))
        own = found.get(_OWN_TEXT)
        if own is Personal.ILLNESS or (not own and _tells_age(texts.get(_OWN_TEXT, ""))):
            noted.append(index)
    yield from roll.each_or_all(
        CODE,
        Severity.NOTE,
        lambda each: f"the comment of {_who(each)} tells their age or an illness",
        "{} comments tell the age or an illness of who wrote them",
        noted,
    )


def _tells_age(comment: str) -> bool:
    return any(each.kind is Private.AGE for each in private_in(comment))


def _who(signatory: Signatory) -> str:
    return masked(signatory.name, "name") or "the signatory without a name"
