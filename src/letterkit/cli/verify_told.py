"""How `letterkit verify` tells its verdict on a letter: as lines, or as JSON."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model import CanonicalText, Match, NotNamed, Register, Result, Verdict
from letterkit.model.verdict import SEAL

_KIND = {"pdf": "a PDF", "page": "a page", "e-mail": "an e-mail", "text": "a plain text"}
_KIND |= {"register": "a register", "canonical text": "a canonical text"}
_MOST_SIMILAR = 20
_UNSEALED = (
    "Not sealed: anybody could have made or changed this file. "
    "Its parts agree, which finds accidents, not forgery."
)


def lines(verdict: Verdict) -> Iterator[str]:
    yield _sentence(verdict)
    yield ""
    yield f"{'this is':<14}{_KIND[verdict.medium]}"
    agreed = verdict.agreement
    if agreed.text:
        yield from _text_lines(agreed.text, agreed.lang)
    if agreed.facing:
        yield from _text_lines(agreed.facing, agreed.facing_lang)
    if agreed.register and not agreed.text:
        yield f"{'title':<14}{agreed.register.title}"
    if not verdict.name:
        yield from _count_lines(verdict)
    for number, match in enumerate(verdict.matches or (), 1):
        yield f"{'entry' if number == 1 else '':<14}{_entry_line(match)}"
    yield from _similar_lines(verdict)
    yield ""
    for check in agreed.checks:
        yield str(check)


def _sentence(verdict: Verdict) -> str:
    agreed = verdict.agreement
    match verdict.status:
        case "forked":
            return "Do not rely on this list: its register contradicts itself."
        case "rolled-back":
            return "Do not rely on this list: you have seen a later edition of it."
        case "altered" if agreed.failed[0].name in ("key", "witnesses", "newest seen"):
            return f"Do not rely on this list: {agreed.failed[0].detail}."
        case "altered" if agreed.failed[0].name == SEAL:
            return f"This file was altered: {agreed.failed[0].detail}."
        case "altered" if agreed.sealed:
            told = f"it is as {agreed.sealed.origin} published it, and its parts do not agree"
            return f"Do not rely on this file: {told}."
        case "altered":
            return "This file was altered: its parts do not agree."
        case "not-found":
            return f"{_found(verdict)} {_resting(verdict)}"
        case "cannot-tell" if agreed.incomplete:
            return f"Cannot verify this copy: {agreed.incomplete}."
        case "cannot-tell" if agreed.not_as_written:
            return f"Cannot verify this file: {agreed.not_as_written}."
        case "cannot-tell" if agreed.lacks_seal and agreed.register:
            return " ".join(filter(None, (_resting(verdict), _found(verdict))))
        case "cannot-tell" if any(check.name == "key" for check in agreed.checks):
            return "Cannot verify: this file carries no register that a key could have signed."
        case "cannot-tell" if verdict.name:
            return "Cannot verify: this file holds no list of signatories."
        case "cannot-tell":
            return "Cannot verify: this file holds nothing to compare it with."
    return " ".join(filter(None, (_found(verdict), _resting(verdict))))


def _found(verdict: Verdict) -> str:
    """Whether the name is there that was asked for, if any was."""
    is_list = verdict.agreement.register is not None
    if not verdict.name or verdict.matches is None:
        return ""
    if not verdict.matches:
        where = "on this list" if is_list else "in this file"
        return f"Not found: nobody {where} is called {verdict.name}."
    count = len(verdict.matches)
    found = "Found" if count == 1 else f"Found {count} times"
    return f"{found}." if is_list else f"{found} among the names in this file."


def _resting(verdict: Verdict) -> str:
    """What a verdict rests on, and of how much of the list it speaks."""
    extract = verdict.agreement.extract
    rests = _rests_on(verdict)
    return f"An extract for the press: {extract.partition('; ')[0]}. {rests}" if extract else rests


def _rests_on(verdict: Verdict) -> str:
    """A seal, or no more than that the parts agree."""
    sealed = verdict.agreement.sealed
    if sealed is None:
        limit = _limit(verdict)
        return f"{_UNSEALED} {limit[0].upper()}{limit[1:]}."
    told = (
        f"Sealed: this file is as {sealed.origin} published it as edition {sealed.edition}; "
        "not a byte was changed."
    )
    if _is_known(verdict):
        return f"{told} The key is the one that you gave."
    return f"{told} The file itself names the key: compare it with one that you know."


def _is_known(verdict: Verdict) -> bool:
    """Whether the key is one that the verifier brought along."""
    checks = verdict.agreement.checks
    return any((check.name, check.result) == ("key", Result.PASS) for check in checks)


def _limit(verdict: Verdict) -> str:
    """How far the word goes that the parts agree."""
    agreed = verdict.agreement
    if agreed.names:
        return f"it names edition {agreed.names.edition} of a register, which it does not carry"
    if agreed.register is None:
        return "it carries no register"
    if agreed.register.edition is None:
        return "nobody has signed this list"
    whose = "you gave" if _is_known(verdict) else "this file names"
    return f"the list is edition {agreed.register.edition}, signed with the key that {whose}"


def _text_lines(text: CanonicalText, lang: str) -> Iterator[str]:
    title, dateline = _title_and_dateline(text)
    yield f"{'title':<14}{title}"
    if dateline:
        yield f"{'date':<14}{dateline}"
    if lang:
        yield f"{'language':<14}{lang}"
    yield f"{'SHA-256':<14}{text.sha256}"
    yield f"{'fingerprint':<14}{text.fingerprint}"


def _title_and_dateline(text: CanonicalText) -> tuple[str, str]:
    """The first line and the third, where the canonical text has place and date."""
    lines = [*text.content.split("\n"), "", ""]
    return lines[0], "" if lines[1] else lines[2]


def _count_lines(verdict: Verdict) -> Iterator[str]:
    register = verdict.agreement.register
    if not register:
        if verdict.shown:
            yield f"{'signatories':<14}{verdict.shown} shown"
        return
    counts = register.counts
    shown = "in the register that it carries" if verdict.agreement.extract else "shown"
    yield f"{'signatories':<14}{counts.shown} {shown}, {counts.unnamed} without a name"
    levels = ", ".join(f"{level} {number}" for level, number in counts.levels.items())
    yield f"{'by level':<14}{levels or 'nobody'}"
    published = register.published
    if published and (published.earlier or published.earlier_unnamed):
        apart = f"{len(published.earlier)} shown, {published.earlier_unnamed} without a name"
        yield f"{'kept apart':<14}{apart}: for an earlier text"


def _similar_lines(verdict: Verdict) -> Iterator[str]:
    """Who else it may be, and why somebody may not be found; neither is a finding."""
    for number, match in enumerate(verdict.similar[:_MOST_SIMILAR], 1):
        yield f"{'similar' if number == 1 else '':<14}{_entry_line(match)}"
    more = len(verdict.similar) - _MOST_SIMILAR
    if more > 0:
        yield f"{'':<14}and {more} more; --json lists them all"
    if verdict.matches == ():
        yield from _not_named_lines(verdict.not_named)


def _not_named_lines(not_named: NotNamed | None) -> Iterator[str]:
    if not_named is None:
        told = "whoever is shown by initials, by role or without a name is not found by a full name"
        yield f"{'not named':<14}{told}"
        return
    counted = {
        "shown by initials": not_named.initials,
        "shown by role": not_named.role,
        "without a name": not_named.unnamed,
    }
    told = ", ".join(f"{number} {how}" for how, number in counted.items() if number)
    if told:
        yield f"{'not named':<14}{told}: you may be among them"


def _entry_line(match: Match) -> str:
    shown = ("role", "affiliation", "country", "details")
    details = ", ".join(match.details[key] for key in shown if key in match.details)
    level = match.details.get("level", "")
    return match.name + (f" — {details}" if details else "") + (f" [{level}]" if level else "")


def report(file: Path, verdict: Verdict) -> dict[str, object]:
    return {
        "file": str(file),
        "kind": verdict.medium.value,
        "status": verdict.status.value,
        "seal": _seal(verdict),
        "extract": bool(verdict.agreement.extract),
        "checks": [check.report for check in verdict.agreement.checks],
        "letter": _letter(verdict),
        "entry": _entry(verdict),
        "similar": [
            {"name": each.name, **each.details, "like": each.like} for each in verdict.similar
        ],
        "not_named": asdict(verdict.not_named) if verdict.not_named else {},
    }


def _seal(verdict: Verdict) -> dict[str, object]:
    """`sealed`, `none`, or `broken` if there is a seal that does not hold."""
    sealed = verdict.agreement.sealed
    if sealed:
        named: dict[str, object] = {"origin": sealed.origin, "edition": sealed.edition}
        return {"status": "sealed", **named, "key": sealed.vkey}
    broken = any(check.name == SEAL for check in verdict.agreement.failed)
    return {"status": "broken" if broken else "none"}


def _letter(verdict: Verdict) -> dict[str, object]:
    text, register = verdict.agreement.text, verdict.agreement.register
    found: dict[str, object] = {}
    if text:
        title, dateline = _title_and_dateline(text)
        found = {"title": title, "date": dateline, "lang": verdict.agreement.lang}
        found |= {"sha256": text.sha256, "fingerprint": text.fingerprint}
    if facing := verdict.agreement.facing:
        title, _ = _title_and_dateline(facing)
        second = {"title": title, "lang": verdict.agreement.facing_lang}
        found["facing"] = second | {"sha256": facing.sha256, "fingerprint": facing.fingerprint}
    names = verdict.agreement.names
    if names:
        shown = {"edition": names.edition, "size": names.size, "root": names.root}
        found["names"] = shown | {"key": names.key_id}
    return found | (_counts(register) if register else {})


def _counts(register: Register) -> dict[str, object]:
    counts = register.counts
    return {
        "slug": register.slug,
        "edition": register.edition,
        "named": counts.shown,
        "unnamed": counts.unnamed,
        "levels": dict(counts.levels),
    }


def _entry(verdict: Verdict) -> dict[str, object]:
    """The one entry that was asked for; of several that are called alike, what tells them apart."""
    matches = verdict.matches or ()
    if len(matches) == 1:
        return {"matches": 1, "name": matches[0].name, **matches[0].details}
    alike = [{"name": match.name, **match.details} for match in matches]
    return {"matches": len(matches), "alike": alike} if alike else {}


def unreadable(file: Path, error: LetterkitError) -> dict[str, object]:
    check = {"check": "file", "status": "not_checked", "detail": str(error)}
    return {
        "file": str(file),
        "kind": "unknown",
        "status": "cannot-tell",
        "seal": {"status": "none"},
        "checks": [check],
        "letter": {},
        "entry": {},
        "similar": [],
        "not_named": {},
    }
