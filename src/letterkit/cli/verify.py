"""`letterkit verify`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO, UNKNOWN
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import show, show_json
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.model import CanonicalText, Match, Register, Verdict, Vocabulary

_KIND = {"pdf": "a PDF", "page": "a page", "e-mail": "an e-mail", "text": "a plain text"}
_KIND |= {"register": "a register", "canonical text": "a canonical text"}


def verify(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="A PDF, page, e-mail, text or register.json that letterkit made",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str,
        typer.Option(metavar="NAME", help="Find this signatory, in any spelling, and nobody else"),
    ] = "",
    text: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare with this text, such as letter.en.txt"),
    ] = None,
    receipt: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Prove one entry, in FILE or by itself"),
    ] = None,
    key: Annotated[
        str, typer.Option(metavar="KEY", help="The register's public key, as you know it")
    ] = "",
    policy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Whose keys and witnesses you trust")
    ] = None,
    state: Annotated[
        bool,
        typer.Option(" /--no-state", help="Neither use nor keep the newest checkpoint seen"),
    ] = True,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Check a letter that somebody gave you

    Says what it is, which text it holds, who signed, and whether its parts agree. Uses no network.
    Exits with 0 if it holds, 1 if it was altered or the name is not in it, 2 if nobody can tell.
    """
    if receipt:
        from letterkit.cli.given import Given
        from letterkit.cli.verify_receipt import verify_receipt_file

        agreed = verdict_of(folder, file, "", text).agreement if file else None
        verify_receipt_file(receipt, file, agreed, Given(folder, key, policy, state, as_json))
        return
    if file is None:
        raise LetterkitError("nothing to check", hint="name a file, or a receipt with --receipt")
    try:
        verdict = verdict_of(folder, file, name, text)
        if not verdict.agreement.failed and (key or policy or _is_published(verdict)):
            from letterkit.cli.given import Given
            from letterkit.cli.verify_edition import trusted

            verdict = trusted(verdict, Given(folder, key, policy, state, as_json))
    except LetterkitError as error:
        if as_json:
            show_json(_unreadable(file, error))
        raise
    if as_json:
        show_json(_report(file, verdict))
    else:
        show(*_lines(verdict))
    if verdict.status in ("altered", "not-found", "forked", "rolled-back"):
        raise typer.Exit(NO)
    if verdict.status != "holds":
        raise typer.Exit(UNKNOWN)


def _is_published(verdict: "Verdict") -> bool:
    register = verdict.agreement.register
    return register is not None and register.published is not None


def verdict_of(folder: Path, file: Path, name: str, text: Path | None) -> "Verdict":
    from letterkit.prove.verdict import judge
    from letterkit.read.artefact import read_artefact, read_given_text

    artefact = read_artefact(folder / file, str(file))
    given = read_given_text(folder / text, str(text)) if text else None
    return judge(artefact, name=name, given=given, vocabulary_of=_vocabulary)


def _vocabulary(register: "Register", lang: str) -> "Vocabulary":
    from letterkit.merge.vocabulary import vocabulary  # a text alone has no use for it

    return vocabulary(register, lang)


def _lines(verdict: "Verdict") -> Iterator[str]:
    yield _sentence(verdict)
    yield ""
    yield f"{'this is':<14}{_KIND[verdict.medium]}"
    agreed = verdict.agreement
    if agreed.text:
        yield from _text_lines(agreed.text, agreed.lang)
    if agreed.register and not agreed.text:
        yield f"{'title':<14}{agreed.register.title}"
    if not verdict.name:
        yield from _count_lines(verdict)
    for number, match in enumerate(verdict.matches or (), 1):
        yield f"{'entry' if number == 1 else '':<14}{_entry_line(match)}"
    yield ""
    for check in agreed.checks:
        yield f"{check.result.replace('_', ' '):<14}{check.name}: {check.detail}"


def _sentence(verdict: "Verdict") -> str:
    agreed = verdict.agreement
    match verdict.status:
        case "forked":
            return "Do not rely on this list: its register contradicts itself."
        case "rolled-back":
            return "Do not rely on this list: you have seen a later edition of it."
        case "altered" if agreed.failed[0].name in ("key", "witnesses", "newest seen"):
            return f"Do not rely on this list: {agreed.failed[0].detail}."
        case "altered":
            return "This file was altered: its parts do not agree."
        case "not-found":
            return f"Not found: nobody on this list is called {verdict.name}."
        case "cannot-tell" if verdict.name:
            return "Nobody can tell: this file holds no list of signatories."
        case "cannot-tell":
            return "Nobody can tell: this file holds nothing to compare it with."
    edition = agreed.register.edition if agreed.register else None
    known = any((check.name, check.result) == ("key", "pass") for check in agreed.checks)
    whose = "you gave" if known else "this file names"
    limit = f"the list is edition {edition}, signed with the key that {whose}"
    limit = limit if edition else "nobody has signed this list"
    if not verdict.name:
        return f"The parts of this file agree; {limit}."
    count = len(verdict.matches or ())
    found = "Found" if count == 1 else f"Found {count} times"
    return f"{found}, and the parts of this file agree; {limit}."


def _text_lines(text: "CanonicalText", lang: str) -> Iterator[str]:
    title, dateline = _title_and_dateline(text)
    yield f"{'title':<14}{title}"
    if dateline:
        yield f"{'date':<14}{dateline}"
    if lang:
        yield f"{'language':<14}{lang}"
    yield f"{'SHA-256':<14}{text.sha256}"
    yield f"{'fingerprint':<14}{text.fingerprint}"


def _title_and_dateline(text: "CanonicalText") -> tuple[str, str]:
    """The first line and the third, where the canonical text has place and date."""
    lines = [*text.content.split("\n"), "", ""]
    return lines[0], "" if lines[1] else lines[2]


def _count_lines(verdict: "Verdict") -> Iterator[str]:
    register = verdict.agreement.register
    if not register:
        if verdict.shown:
            yield f"{'signatories':<14}{verdict.shown} shown"
        return
    counts = register.counts
    yield f"{'signatories':<14}{counts.shown} shown, {counts.unnamed} without a name"
    levels = ", ".join(f"{level} {number}" for level, number in counts.levels.items())
    yield f"{'by level':<14}{levels or 'nobody'}"


def _entry_line(match: "Match") -> str:
    shown = ("role", "affiliation", "country", "details")
    details = ", ".join(match.details[key] for key in shown if key in match.details)
    level = match.details.get("level", "")
    return match.name + (f" — {details}" if details else "") + (f" [{level}]" if level else "")


def _report(file: Path, verdict: "Verdict") -> dict[str, object]:
    return {
        "file": str(file),
        "kind": verdict.medium.value,
        "status": verdict.status.value,
        "checks": [
            {"check": check.name, "status": check.result.value, "detail": check.detail}
            for check in verdict.agreement.checks
        ],
        "letter": _letter(verdict),
        "entry": _entry(verdict),
    }


def _letter(verdict: "Verdict") -> dict[str, object]:
    text, register = verdict.agreement.text, verdict.agreement.register
    found: dict[str, object] = {}
    if text:
        title, dateline = _title_and_dateline(text)
        found = {"title": title, "date": dateline, "lang": verdict.agreement.lang}
        found |= {"sha256": text.sha256, "fingerprint": text.fingerprint}
    return found | (_counts(register) if register else {})


def _counts(register: "Register") -> dict[str, object]:
    counts = register.counts
    return {
        "slug": register.slug,
        "edition": register.edition,
        "named": counts.shown,
        "unnamed": counts.unnamed,
        "levels": dict(counts.levels),
    }


def _entry(verdict: "Verdict") -> dict[str, object]:
    """The one entry that was asked for; of several that are called alike, what tells them apart."""
    matches = verdict.matches or ()
    if len(matches) == 1:
        return {"matches": 1, "name": matches[0].name, **matches[0].details}
    alike = [{"name": match.name, **match.details} for match in matches]
    return {"matches": len(matches), "alike": alike} if alike else {}


def _unreadable(file: Path, error: LetterkitError) -> dict[str, object]:
    check = {"check": "file", "status": "not_checked", "detail": str(error)}
    return {
        "file": str(file),
        "kind": "unknown",
        "status": "cannot-tell",
        "checks": [check],
        "letter": {},
        "entry": {},
    }
