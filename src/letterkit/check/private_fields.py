"""What is private and stands where everybody can read it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from letterkit.check.roll import Roll
from letterkit.check.spelling import names_a_link
from letterkit.model import Shown, Signatory
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Letter, Path
from letterkit.private.printed_together import private_together
from letterkit.private.private_data import (
    SAID,
    Private,
    column_with_email,
    masked,
    private_in,
    public_texts,
)
from letterkit.text.handles import is_handle
from letterkit.text.links import is_web_address

CODE = "private-in-public"
BAD_LINK = "bad-link"
# Their findings stay whatever a person decides, while an e-mail address is in a public column.
NEVER_KEPT = frozenset({CODE, "link-in-name"})
_EMAILS = (Private.EMAIL, Private.LIKELY_EMAIL)


def private_in_public(roll: Roll) -> Iterator[Finding]:
    """One finding for each column that holds something private, which the message does not."""
    for index, each in roll:
        texts = public_texts(each)
        if not texts:
            continue
        for column, text in texts.items():
            kinds = [found.kind for found in private_in(text, column)]
            if column == "name" and names_a_link(each):
                # link-in-name says so already.
                kinds = [kind for kind in kinds if kind not in _EMAILS]
            if kinds:
                yield roll.finding(CODE, Severity.ERROR, _message(each, column, kinds), (index,))
        for kind, columns in _together(texts):
            message = f"{SAID[kind]} stands in the {' and '.join(columns)} of {_who(each)} together"
            yield roll.finding(CODE, Severity.ERROR, message, (index,))


def _together(texts: Mapping[str, str]) -> Sequence[tuple[Private, tuple[str, ...]]]:
    """What is private in columns that are printed in one line, if it is in none of them alone."""
    if not texts or any(private_in(text, column) for column, text in texts.items()):
        return ()
    return private_together(texts)


def bad_link(roll: Roll) -> Iterator[Finding]:
    """A link that is none. It may be anything, even a program, so the message does not show it."""
    for index, each in roll:
        if not each.link or each.shown is not Shown.NAMED or is_web_address(each.link):
            continue
        # private-in-public says so already.
        if not private_in(each.link, "link"):
            message = f"the link of {_who(each)} is no web address"
            yield roll.finding(BAD_LINK, Severity.ERROR, message, (index,))


def private_in_letter(letter: Letter) -> Iterator[Finding]:
    """A note for each line above the letter that holds something private: it is in all outputs."""
    for (key, *entry), text in _lines_of(letter):
        kinds = [found.kind for found in private_in(text)]
        if key in _MAY_HAVE_ADDRESS:
            kinds = [kind for kind in kinds if kind is not Private.POSTAL]
        if kinds:
            what = " and ".join(SAID[kind] for kind in dict.fromkeys(kinds))
            message = f"the {key} of the letter holds {what}, which everybody can read"
            file, _, number = letter.place_of(str(key), *entry).rpartition(":")
            yield Finding(CODE, Severity.NOTE, message, (Place(-1, "", file, int(number)),))


# "Save 12 Example Street!", and the addressee's office.
_MAY_HAVE_ADDRESS = ("title", "changed", "to")


def _lines_of(letter: Letter) -> Iterator[tuple[Path, str]]:
    """The lines above the letter that are printed, by the key and the entry they stand under."""
    for key in ("title", "issuer", "place", "note", "changed", "organisation"):
        yield (key,), getattr(letter, key)
    for number, each in enumerate(letter.to):
        yield ("to", number), ", ".join(filter(None, (each.name, each.role, each.organisation)))


def _message(signatory: Signatory, column: str, kinds: list[Private]) -> str:
    what = " and ".join(SAID[kind] for kind in dict.fromkeys(kinds))
    verb = "stand" if len(set(kinds)) > 1 else "stands"
    if column == "name":
        return f"{what} {verb} in a name, {masked(signatory.name, 'name')}"
    return f"{what} {verb} in the {column} of {_who(signatory)}"


def _who(signatory: Signatory) -> str:
    return masked(signatory.name, "name") or "the signatory without a name"


def column_to_mend(signatory: Signatory) -> str:
    """The first public column that holds something private, or nothing."""
    texts = public_texts(signatory)
    for column, text in texts.items():
        if private_in(text, column):
            return column
    return next((columns[0] for _, columns in _together(texts)), "")


# `=1+1`, `@SUM(…)`, `+cmd|' /C calc'!A0`; a telephone number begins with a plus as well.
_FORMULA = re.compile(r"[\s'\"]*([=＝@＠]\s*[^\s=]|[+＋\-－][^|!(]*[|!(]\S*)")
_NUMBERS = re.compile(r"[\s'\"]*[+＋\-－]?[\d\s().\-/]+")
_OPENED_AGAIN = ("country", "link", "sort", "email", "phone", "notes", "evidence")


def private_formula(roll: Roll) -> Iterator[Finding]:
    """Text that a spreadsheet may run when its coordinator opens the list again."""
    for index, each in roll:
        cells = {name: str(getattr(each, name)) for name in _OPENED_AGAIN} | dict(each.private)
        for column, text in cells.items():
            harmless = _NUMBERS.fullmatch(text) or is_handle(text)
            if _FORMULA.match(text) and not harmless:
                message = f"the column {column[:40]} holds what a spreadsheet may run as a formula"
                yield roll.finding("private-formula", Severity.REVIEW, message, (index,))


def can_be_kept(code: str, signatory: Signatory) -> bool:
    """Whether a decision may publish the entry as it is.

    It never may with an e-mail address, nor with a link that is none. It is about one text that
    looks private and is not: were there two columns, it would let through what nobody looked at.
    """
    if code == BAD_LINK or (code == CODE and len(private_columns(signatory)) > 1):
        return False
    return code not in NEVER_KEPT or not column_with_email(signatory)


def private_columns(signatory: Signatory) -> Sequence[str]:
    """The public columns that hold something private, in their order."""
    texts = public_texts(signatory)
    return [column for column, text in texts.items() if private_in(text, column)]
