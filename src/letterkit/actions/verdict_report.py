"""The verdict of `verify` in words: one shape for letters, receipts, promises and checkpoints.

A verdict is a sentence, some facts, the checks that it rests on, and what it does not prove; beside
that it is an object for JSON. Here are the shape, and the words for a letter. Receipts, promises
and checkpoints are in `actions/verify_proof.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model import CanonicalText, Check, Match, NotNamed, Register, Result, Status, Verdict
from letterkit.model.verdict import SEAL

_KIND = {"pdf": "a PDF", "page": "a page", "e-mail": "an e-mail", "text": "a plain text"}
_KIND |= {"register": "a register", "canonical text": "a canonical text"}
_MOST_SIMILAR = 20
_LABEL = 14  # columns
_UNSEALED = (
    "Not sealed: anybody could have made or changed this file. "
    "Its parts agree, which finds accidents, not forgery."
)

# A label, and what is said under it.
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Verification:
    """A verdict in words.

    `facts` are labels and texts about the file, an empty label for one more text of the same.
    `remarks` stand below the checks: what is not proved, and what to keep. `report` is the object
    that `letterkit verify --json` prints.
    """

    status: Status
    sentence: str
    facts: Sequence[Fact]
    checks: Sequence[Check]
    report: Mapping[str, object]
    remarks: Sequence[Fact] = ()

    def lines(self) -> Iterator[str]:
        """The verdict as `letterkit verify -v` prints it."""
        yield self.sentence
        yield ""
        for label, text in self.facts:
            yield f"{label:<{_LABEL}}{text}"
        yield ""
        for check in self.checks:
            yield str(check)
        for label, text in self.remarks:
            yield f"{label:<{_LABEL}}{text}"


class NotVerifiedError(LetterkitError):
    """Nothing could be verified; `report` is the object for JSON all the same."""

    def __init__(
        self, message: str, *, hint: str = "", report: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.report = report or {}


def verification_of(file: Path, verdict: Verdict) -> Verification:
    """The verdict on a letter in words; `file` is what to call it."""
    return Verification(
        verdict.status,
        _sentence(verdict),
        list(_facts(verdict)),
        verdict.agreement.checks,
        _report(file, verdict),
    )


def _facts(verdict: Verdict) -> Iterator[Fact]:
    yield "this is", _KIND[verdict.medium]
    agreed = verdict.agreement
    if agreed.text:
        yield from _text_facts(agreed.text, agreed.lang)
    if agreed.facing:
        yield from _text_facts(agreed.facing, agreed.facing_lang)
    if agreed.register and not agreed.text:
        yield "title", agreed.register.title
    if not verdict.name:
        yield from _count_facts(verdict)
    for number, match in enumerate(verdict.matches or ()):
        yield "" if number else "entry", _entry_words(match)
    yield from _similar_facts(verdict)


def _sentence(verdict: Verdict) -> str:
    match verdict.status:
        case "forked":
            return "Do not rely on this list: its register contradicts itself."
        case "rolled-back":
            return "Do not rely on this list: you have seen a later edition of it."
        case "altered":
            return _altered_sentence(verdict)
        case "not-found":
            return f"{_found(verdict)} {_resting(verdict)}"
        case "cannot-tell":
            return _unverifiable_sentence(verdict)
    return " ".join(filter(None, (_found(verdict), _resting(verdict))))


def _altered_sentence(verdict: Verdict) -> str:
    """What is wrong with a file or list, by the first check that failed."""
    agreed = verdict.agreement
    failed = agreed.failed[0]
    if failed.name in ("key", "witnesses", "newest seen"):
        return f"Do not rely on this list: {failed.detail}."
    if failed.name == SEAL:
        return f"This file was altered: {failed.detail}."
    if agreed.sealed:
        why = f"it is as {agreed.sealed.origin} published it, and its parts do not agree"
        return f"Do not rely on this file: {why}."
    return "This file was altered: its parts do not agree."


def _unverifiable_sentence(verdict: Verdict) -> str:
    """Why a file cannot be verified, or of a file without its seal what it rests on."""
    agreed = verdict.agreement
    if agreed.incomplete:
        return f"Cannot verify this copy: {agreed.incomplete}."
    if agreed.not_as_written:
        return f"Cannot verify this file: {agreed.not_as_written}."
    if agreed.lacks_seal and agreed.register:
        return " ".join(filter(None, (_resting(verdict), _found(verdict))))
    if any(check.name == "key" for check in agreed.checks):
        return "Cannot verify: this file carries no register that a key could have signed."
    if verdict.name:
        return "Cannot verify: this file holds no list of signatories."
    return "Cannot verify: this file holds nothing to compare it with."


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
    words = (
        f"Sealed: this file is as {sealed.origin} published it as edition {sealed.edition}; "
        "not a byte was changed."
    )
    if _is_known(verdict):
        return f"{words} The key is the one that you gave."
    return f"{words} The file itself names the key: compare it with one that you know."


def _is_known(verdict: Verdict) -> bool:
    """Whether the key is one that the verifier brought along."""
    checks = verdict.agreement.checks
    return any((check.name, check.result) == ("key", Result.PASS) for check in checks)


def _limit(verdict: Verdict) -> str:
    """How far it reaches that the parts agree."""
    agreed = verdict.agreement
    if agreed.names:
        return f"it names edition {agreed.names.edition} of a register, which it does not carry"
    if agreed.register is None:
        return "it carries no register"
    if agreed.register.edition is None:
        return "this list has not been published as a signed register"
    whose = "you gave" if _is_known(verdict) else "this file names"
    return f"the list is edition {agreed.register.edition}, signed with the key that {whose}"


def _text_facts(text: CanonicalText, lang: str) -> Iterator[Fact]:
    title, dateline = _title_and_dateline(text)
    yield "title", title
    if dateline:
        yield "date", dateline
    if lang:
        yield "language", lang
    yield "SHA-256", text.sha256
    yield "fingerprint", text.fingerprint


def _title_and_dateline(text: CanonicalText) -> tuple[str, str]:
    """The first line and the third, where the canonical text has place and date."""
    lines = [*text.content.split("\n"), "", ""]
    return lines[0], "" if lines[1] else lines[2]


def _count_facts(verdict: Verdict) -> Iterator[Fact]:
    register = verdict.agreement.register
    if not register:
        if verdict.shown:
            yield "signatories", f"{verdict.shown} shown"
        return
    counts = register.counts
    shown = "in the register that it carries" if verdict.agreement.extract else "shown"
    yield "signatories", f"{counts.shown} {shown}, {counts.unnamed} without a name"
    if counts.paper:
        yield "on paper", f"{counts.paper:,}, counted by the organisers, apart from these"
    levels = ", ".join(f"{level} {number}" for level, number in counts.levels.items())
    yield "by level", levels or "nobody"
    published = register.published
    if published and (published.earlier or published.earlier_unnamed):
        apart = f"{len(published.earlier)} shown, {published.earlier_unnamed} without a name"
        yield "kept apart", f"{apart}: for an earlier text"


def _similar_facts(verdict: Verdict) -> Iterator[Fact]:
    """Who else it may be, and why somebody may not be found; neither is a finding."""
    for number, match in enumerate(verdict.similar[:_MOST_SIMILAR]):
        yield "" if number else "similar", _entry_words(match)
    more = len(verdict.similar) - _MOST_SIMILAR
    if more > 0:
        yield "", f"and {more} more; --json lists them all"
    if verdict.matches == ():
        yield from _not_named_facts(verdict.not_named)


def _not_named_facts(not_named: NotNamed | None) -> Iterator[Fact]:
    if not_named is None:
        words = "people shown by initials, by role or without a name are not found by a full name"
        yield "not named", words
        return
    counted = {
        "shown by initials": not_named.initials,
        "shown by role": not_named.role,
        "without a name": not_named.unnamed,
        "under an earlier version": not_named.earlier,
    }
    words = ", ".join(f"{number} {how}" for how, number in counted.items() if number)
    if words:
        yield "not named", f"{words}: you may be among them"


def _entry_words(match: Match) -> str:
    shown = ("role", "affiliation", "country", "details")
    details = ", ".join(match.details[key] for key in shown if key in match.details)
    level = match.details.get("level", "")
    return match.name + (f" — {details}" if details else "") + (f" [{level}]" if level else "")


def _report(file: Path, verdict: Verdict) -> dict[str, object]:
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
        "on_paper": counts.paper,
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
    """The object for JSON of a file that cannot be read."""
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
