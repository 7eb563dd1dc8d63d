"""Sheets on which people sign a letter on paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.actions.assemble import Assembled, assemble
from letterkit.actions.examples import examples_left, show_examples, warn_of_examples
from letterkit.actions.host import Host
from letterkit.check.placeholders import UNTRANSLATED
from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace, letter_slugs
from letterkit.files.writing import write_whole
from letterkit.letters.letter import read_letter
from letterkit.model import Document, GroupBy, Letter, Level, Paper, Signatory
from letterkit.register.public import qr_code
from letterkit.render.sheet import (
    FIELDS,
    MOST_PAGES,
    MOST_ROWS,
    Sheet,
    lists_of,
    paragraphs_of,
    sheet_pdf,
)

FOLDER = "sheets"
_NO_WORDS = re.compile(r"\W+")
_SALUTATION = 60  # characters; what is no longer is taken for one
_NO_FIELDS = "none"


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What to make: no languages are all, and no fields those that the letter needs.

    `rows` is how many a page has at most; 0 is as many as fit.
    """

    languages: Sequence[str] = ()
    fields: Sequence[str] = ()
    pages: int = 1
    rows: int = 0
    large: bool = False
    paper: Paper | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A file with sheets, and the fields for which it has columns."""

    path: Path
    pages: int
    fields: tuple[str, ...]


def make_sheets(folder: Path, letter: str, options: SheetOptions, host: Host) -> list[MadeSheet]:
    """Make the sheets of a letter, a file for each language; they take the place of older ones."""
    fields = _fields(options)
    workspace = find_workspace(folder)
    (slug,) = letter_slugs(workspace, letter)
    found = assemble(workspace, slug, host, paper=options.paper)
    versions = {each.lang: each for each in read_letter(workspace, slug)}
    documents = _wanted(found, options.languages)
    _refuse_untranslated(slug, [versions[each.lang] for each in documents], host)
    _say_what_stands_against(versions[documents[0].lang], documents[0], host)
    target = options.out.absolute() if options.out else workspace.root / FOLDER
    finished = []
    for document in documents:
        version = versions[document.lang]
        sheet = Sheet(
            demand=demand_of(document, version),
            fields=fields if fields is not None else needed(version, document, found.people),
            code=qr_code(document.address or f"sha256:{document.text.sha256}"),
            who=document.sender or document.issuer,
            pages=options.pages,
            rows=options.rows,
            large=options.large,
        )
        made = sheet_pdf(document, sheet)
        name = f"{slug}.{document.lang}.sheet{'-large' if options.large else ''}.pdf"
        finished.append((MadeSheet(target / name, made.pages, sheet.fields), made.data))
    for each, data in finished:
        write_whole(each.path, data, public=True)
    return [each for each, _ in finished]


def _fields(options: SheetOptions) -> tuple[str, ...] | None:
    """The fields that were asked for, or None; raises for what cannot be made."""
    for each in options.fields:
        if each not in (*FIELDS, _NO_FIELDS):
            raise LetterkitError(
                f"--fields: unknown value: {each[:40]}",
                hint=f"it is {_NO_FIELDS}, or some of {', '.join(FIELDS)}",
            )
    for option, number, most, least in (
        ("--pages", options.pages, MOST_PAGES, 1),
        ("--rows", options.rows, MOST_ROWS, 0),
    ):
        if not least <= number <= most:
            raise LetterkitError(f"{option}: not from {max(least, 1)} to {most}: {number}")
    if not options.fields:
        return None
    return tuple(each for each in FIELDS if each in options.fields)


def needed(letter: Letter, document: Document, people: Sequence[Signatory]) -> tuple[str, ...]:
    """The fields that a letter needs: those that its list has, its grouping, and its evidence.

    Before anybody signed, an open letter asks for role and organisation, and a petition for none.
    """
    is_petition = document.kind == document.words["petition"]
    usual = {"role", "affiliation"} if not people and not is_petition else set()
    for field in ("role", "affiliation", "country"):
        if any(getattr(each, field) for each in people):
            usual.add(field)
    if letter.group is GroupBy.COUNTRY:
        usual.add("country")
    if letter.group is GroupBy.ORGANISATION:
        usual.add("affiliation")
    if letter.levels is not Level.LISTED:
        usual.add("email")  # without which nobody can confirm
    return tuple(field for field in FIELDS if field in usual)


def demand_of(document: Document, letter: Letter) -> tuple[str, ...]:
    """What the letter asks, in its own words, a paragraph each.

    It is the paragraph with the fact `demand`, or the list of the fact `asks` with what leads to
    it; else the first paragraph that is more than a salutation.
    """
    paragraphs = paragraphs_of(document.body)
    demand = _letters(letter.variables.get("demand"))
    for each in paragraphs:
        if demand and demand in _letters(each):
            return (each,)
    asks = letter.variables.get("asks")
    wanted = [_letters(each) for each in asks] if isinstance(asks, list | tuple) else []
    for lead, items in lists_of(document.body):
        if wanted and [_letters(each) for each in items] == wanted:
            return tuple(each for each in (lead, *(f"– {item}" for item in items)) if each)
    first = next((each for each in paragraphs if len(each) > _SALUTATION), "")
    return (first,) if first else ()


def _letters(text: object) -> str:
    """A text without blanks and signs, as Markdown and typography change these."""
    return _NO_WORDS.sub("", text).casefold() if isinstance(text, str) else ""


def _wanted(found: Assembled, langs: Sequence[str]) -> list[Document]:
    there = [document.lang for document in found.documents]
    for lang in langs:
        if lang not in there:
            raise LetterkitError(
                f"letters/{found.slug}: not written in {lang}",
                hint=f"it is there in {', '.join(there)}",
            )
    # What people may sign on paper is the text alone: nothing on the sheet is of an edition.
    wanted = [each for each in found.documents if not langs or each.lang in langs]
    return [replace(each, stamp=None, policy=b"") for each in wanted]


def _refuse_untranslated(slug: str, versions: Sequence[Letter], host: Host) -> None:
    """Nobody is to sign a text that is not finished: its fingerprint will be another."""
    found = examples_left(versions, (), host.today)
    untranslated = [each for each in found if each.message.startswith(UNTRANSLATED)]
    show_examples(untranslated, host)
    if untranslated:
        raise LetterkitError(
            f"{slug}: texts are left that are still to be translated",
            hint="translate them, or say with --lang which languages are finished",
        )
    warn_of_examples(slug, found, host)


def _say_what_stands_against(letter: Letter, document: Document, host: Host) -> None:
    """What a coordinator should know before sheets are printed."""
    if letter.levels is not Level.LISTED:
        host.warn(
            LetterkitError(
                f"{letter.place_of('levels')}: people who sign on paper only do not count in this "
                f"letter, which asks for {letter.levels}",
                hint="ask them to confirm by e-mail, with letterkit invite",
            )
        )
    if letter.closes and letter.closes < host.today:
        host.warn(
            LetterkitError(
                f"{letter.place_of('closes')}: the last day to sign, {letter.closes}, has passed",
                hint="change the day, or collect no more signatures",
            )
        )
    if not (document.sender or document.issuer):
        host.warn(
            LetterkitError(
                f"{letter.file}: the sheet does not say who collects it",
                hint="write organisation and email into letterkit.toml",
            )
        )
