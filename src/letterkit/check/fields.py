"""Fields that are missing, malformed or contradict what the letter asks."""

import re
from collections import defaultdict
from collections.abc import Iterator

from letterkit.check.addresses import fault, is_disposable, is_role_address, meant_domain
from letterkit.check.groups import listed
from letterkit.check.roll import Roll
from letterkit.model import Kind, Level, Shown, Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.model.initials import as_shown
from letterkit.text.names import may_be_no_name

_COUNTRY_CODE = re.compile("[A-Z]{2}")


def missing_name(roll: Roll) -> Iterator[Finding]:
    for index, each in roll:
        if each.shown not in (Shown.NAMED, Shown.INITIALS):
            continue
        message = ""
        if not roll.keys[index]:
            message = f"no name, only {each.name!r}" if each.name else "no name"
        elif may_be_no_name(each.name):
            message = f"{each.name} may be a name, or stand where there is none"
        if message:
            yield roll.finding("missing-name", Severity.ERROR, message, (index,))


def whole_initials(roll: Roll) -> Iterator[Finding]:
    """Initials that are the name: the entry is counted, and nothing of it is shown."""
    for index, each in roll:
        if each.consent and roll.keys[index] and as_shown(each).shown is not each.shown:
            message = "the initials would show the whole name, so the entry is counted without one"
            yield roll.finding("whole-initials", Severity.NOTE, message, (index,))


def missing_consent(roll: Roll) -> Iterator[Finding]:
    silent = [index for index, each in roll if each.consent is None]
    refused = [index for index, each in roll if each.consent is False]
    yield from roll.each_or_all(
        "missing-consent",
        Severity.ERROR,
        lambda each: f"nothing says that {_who(each)} agreed to be named",
        "nothing says that {} signatories agreed to be named",
        silent,
        max(20, len(roll.signatories) // 2),
    )
    for index in refused:
        message = (
            f"{_who(roll.signatories[index])} did not agree to be named, so they are in no output"
        )
        yield roll.finding("missing-consent", Severity.ERROR, message, (index,))


def same_id(roll: Roll) -> Iterator[Finding]:
    """Reading refuses this within one list; a letter may have several."""
    by_id: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in roll:
        if each.id:
            by_id[each.id].append(index)
    for identifier, indexes in by_id.items():
        if len(indexes) > 1:
            names = listed([roll.signatories[index].name for index in indexes])
            message = f"{names} have one id, {identifier}"
            yield roll.finding("same-id", Severity.ERROR, message, indexes, 1)


def addresses(roll: Roll) -> Iterator[Finding]:
    """Nobody is kept out for an address: it is never public, and many lists have none."""
    for index, each in roll:
        if not each.email:
            continue
        domain = each.email.rpartition("@")[2].lower()
        if wrong := fault(each.email):
            code, severity, says = "bad-address", Severity.REVIEW, f"cannot be right: {wrong}"
        elif meant := meant_domain(domain):
            code, severity, says = "typo-domain", Severity.REVIEW, f"ends in {domain}; {meant}?"
        elif is_disposable(domain):
            code, severity = "disposable-address", Severity.REVIEW
            says = f"is of {domain}, whose addresses anybody can have for ten minutes"
        elif each.kind is Kind.PERSON and is_role_address(each.email):
            code, severity = "role-address", Severity.NOTE
            says = "is one that several people may read"
        else:
            continue
        yield roll.finding(code, severity, f"the address of {_who(each)} {says}", (index,))


def unknown_country(roll: Roll) -> Iterator[Finding]:
    for index, each in roll:
        if each.country and not _COUNTRY_CODE.fullmatch(each.country):
            message = f"no country that is known is called {each.country}"
            yield roll.finding("unknown-country", Severity.REVIEW, message, (index,))


def evidence(roll: Roll) -> Iterator[Finding]:
    """A level is claimed by its evidence, and one piece of it is one signature's.

    The answer to a code leaves no file behind.
    """
    backing: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in roll:
        if each.evidence:
            backing[each.evidence].append(index)
        elif each.level not in (Level.LISTED, Level.CODE):
            message = f"{_who(each)} has level {each.level}, and no evidence for it"
            yield roll.finding("missing-evidence", Severity.REVIEW, message, (index,))
    for file, indexes in backing.items():
        if len(indexes) > 1:
            names = listed([roll.signatories[index].name for index in indexes])
            message = f"{names} have one piece of evidence, {file}"
            yield roll.finding("same-evidence", Severity.REVIEW, message, indexes)


def other_text(roll: Roll) -> Iterator[Finding]:
    texts = roll.terms.texts
    others = [index for index, each in roll if texts and each.text and each.text not in texts]
    yield from roll.each_or_all(
        "other-text",
        Severity.ERROR,
        lambda each: f"{_who(each)} signed another text, {each.text[:12]}…",
        "{} signatories signed another text than this one",
        others,
    )


def _who(signatory: Signatory) -> str:
    return signatory.name or "the signatory without a name"
