"""Which signatories a condition means: `domain=example.net and signed>=2026-11-01`.

Terms are joined by `and`. A term is a field, one of `= != ~ >= <= > <`, and a value that may stand
in quotes; `~` means that the field contains it. Case and accents do not matter. Dates are ISO 8601.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from letterkit.errors import LetterkitError
from letterkit.model import Signatory
from letterkit.text.names import fold

FIELDS = (
    *("name", "kind", "role", "affiliation", "country", "domain", "email", "signed", "lang"),
    *("level", "source", "id"),
)
_TERM = re.compile(r"""\s*(\w+)\s*(!=|>=|<=|=|~|>|<)\s*(?:"([^"]*)"|'([^']*)'|(.*?))\s*""")
_JOINED = re.compile(r"""\s+and\s+(?=\w+\s*(?:[=~<>]|!=))""", re.IGNORECASE)

Condition = Callable[[Signatory], bool]


def parse_condition(text: str) -> Condition:
    """Whether all terms of `text` hold for a signatory."""
    terms = [_term(part) for part in _JOINED.split(text)]
    return lambda signatory: all(term(signatory) for term in terms)


def matching(signatories: Sequence[Signatory], condition: Condition) -> list[int]:
    return [index for index, each in enumerate(signatories) if condition(each)]


def _term(text: str) -> Condition:
    match = _TERM.fullmatch(text)
    if not match or match[1] not in FIELDS:
        raise LetterkitError(
            f"not a condition: {text.strip()}",
            hint=f"write FIELD=VALUE, joined by and; fields are {', '.join(FIELDS)}",
        )
    field, operator = match[1], match[2]
    wanted = next((part for part in match.groups()[2:] if part is not None), "")
    if operator in (">=", "<=", ">", "<"):
        return _by_date(field, operator, wanted)
    return _by_text(field, operator, fold(wanted) or wanted.casefold())


def _by_date(field: str, operator: str, wanted: str) -> Condition:
    if field != "signed":
        raise LetterkitError(f"not a condition: {field}{operator}: only signed has an order")
    try:
        day = date.fromisoformat(wanted)
    except ValueError as error:
        raise LetterkitError(
            f"not a date: {wanted}", hint="write year-month-day, as in 2026-11-22"
        ) from error
    return {
        ">=": lambda each: each.signed is not None and each.signed >= day,
        "<=": lambda each: each.signed is not None and each.signed <= day,
        ">": lambda each: each.signed is not None and each.signed > day,
        "<": lambda each: each.signed is not None and each.signed < day,
    }[operator]


def _by_text(field: str, operator: str, wanted: str) -> Condition:
    def holds(each: Signatory) -> bool:
        text = _text(each, field)
        text = fold(text) or text.casefold()
        if operator == "~":
            return wanted in text
        return (text == wanted) == (operator == "=")

    return holds


def _text(signatory: Signatory, field: str) -> str:
    if field == "domain":
        return signatory.email.rpartition("@")[2]
    value: object = getattr(signatory, field)
    return "" if value is None else str(value)
