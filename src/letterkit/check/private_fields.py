"""What is private and stands where everybody can read it."""

import re
from collections.abc import Iterator

from letterkit.check.roll import Roll
from letterkit.check.spelling import names_a_link
from letterkit.model import Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.model.private_data import (
    SAID,
    Private,
    column_with_email,
    masked,
    private_in,
    public_texts,
)

CODE = "private-in-public"
# Their findings stay whatever a person decides, while an e-mail address is in a public column.
NEVER_KEPT = frozenset({CODE, "link-in-name"})
_EMAILS = (Private.EMAIL, Private.LIKELY_EMAIL)


def private_in_public(roll: Roll) -> Iterator[Finding]:
    """One finding for each column that holds something private, which the message does not."""
    for index, each in roll:
        for column, text in public_texts(each).items():
            kinds = [found.kind for found in private_in(text, column)]
            if column == "name" and names_a_link(each):
                # link-in-name says so already.
                kinds = [kind for kind in kinds if kind not in _EMAILS]
            if kinds:
                yield roll.finding(CODE, Severity.ERROR, _message(each, column, kinds), (index,))


def _message(signatory: Signatory, column: str, kinds: list[Private]) -> str:
    what = " and ".join(SAID[kind] for kind in dict.fromkeys(kinds))
    verb = "stand" if len(set(kinds)) > 1 else "stands"
    if column == "name":
        return f"{what} {verb} in a name, {masked(signatory.name, 'name')}"
    who = masked(signatory.name, "name") or "the signatory without a name"
    return f"{what} {verb} in the {column} of {who}"


def column_to_mend(signatory: Signatory) -> str:
    """The first public column that holds something private, or nothing."""
    for column, text in public_texts(signatory).items():
        if private_in(text, column):
            return column
    return ""


# `=1+1`, `@SUM(…)`, `+cmd|' /C calc'!A0`; a telephone number begins with a plus as well.
_FORMULA = re.compile(r"[\s'\"]*([=＝@＠]\s*[^\s=]|[+＋\-－][^|!(]*[|!(]\S*)")
_NUMBERS = re.compile(r"[\s'\"]*[+＋\-－]?[\d\s().\-/]+")
_OPENED_AGAIN = ("country", "link", "sort", "email", "phone", "notes", "evidence")


def private_formula(roll: Roll) -> Iterator[Finding]:
    """Text that a spreadsheet may run when its coordinator opens the list again."""
    for index, each in roll:
        cells = {name: str(getattr(each, name)) for name in _OPENED_AGAIN} | dict(each.private)
        for column, text in cells.items():
            if _FORMULA.match(text) and not _NUMBERS.fullmatch(text):
                message = f"the column {column[:40]} holds what a spreadsheet may run as a formula"
                yield roll.finding("private-formula", Severity.REVIEW, message, (index,))


def can_be_kept(code: str, signatory: Signatory) -> bool:
    """Whether a decision may publish the entry as it is. It never may with an e-mail address."""
    return code not in NEVER_KEPT or not column_with_email(signatory)
