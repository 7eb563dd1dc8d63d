"""`letterkit build`."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO, UNKNOWN
from letterkit.cli.options import Folder, IgnoreMissing, Json, chosen, parts_of
from letterkit.cli.output import note, show, show_error, show_json
from letterkit.cli.tables import Table, show_table

if TYPE_CHECKING:
    from letterkit.actions.assemble import Assembled
    from letterkit.actions.build import Build, Built
    from letterkit.files.outputs import Output

_SHOW_NO_LIST = (".docx", ".png")  # the text to negotiate, and the picture of a page
_UNSEEN = 3  # characters that nobody sees, of which a note says where they are
Letter = Annotated[
    str,
    typer.Argument(metavar="LETTER", help="A slug, its folder or its file (default: every letter)"),
]
Formats = Annotated[
    str,
    typer.Option("--format", metavar="LIST", help="pdf,html,txt,eml,docx (default: all but docx)"),
]
Languages = Annotated[
    str, typer.Option("--lang", metavar="LIST", help="Languages, such as en,be (default: all)")
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Write there (default: build)")
]
PaperSize = Annotated[
    str, typer.Option("--paper", metavar="SIZE", help="a4 or letter (default: the letter's)")
]
Listed = Annotated[
    Path | None,
    typer.Option(
        "--signatories", metavar="FILE", help="Take this list (default: the letter's)", exists=True
    ),
]
PerAddressee = Annotated[
    bool, typer.Option("--per-addressee", help="Make each addressee a copy of their own")
]
Attach = Annotated[bool, typer.Option("--attach", help="Attach the PDF to the e-mail")]
Check = Annotated[
    bool, typer.Option("--check", help="Verify the files of a list of over 2,000 too")
]
Strict = Annotated[bool, typer.Option("--strict", help="Fail if any list has errors")]


def build(
    letter: Letter = "",
    formats: Formats = "",
    langs: Languages = "",
    out: Out = None,
    paper: PaperSize = "",
    signatories: Listed = None,
    per_addressee: PerAddressee = False,
    attach: Attach = False,
    ignore_missing_glyphs: IgnoreMissing = False,
    check: Check = False,
    strict: Strict = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Make the PDF, page, text and e-mail of a letter, or of every letter

    Changes nothing but the folder build, and leaves that as it was after an error.
    Verifies what it made before that takes the place of older files.
    Seals nothing: a file that is as publish wrote it keeps its seal, others have none.
    Leaves out entries with errors until you settle them with `letterkit review`.
    If no font can draw a PDF, makes the other files, and exits with 2.
    """
    from letterkit.actions.build import BuildOptions
    from letterkit.actions.build import build as built
    from letterkit.actions.held import note_waiting
    from letterkit.actions.rendering import Format
    from letterkit.cli.host import TERMINAL
    from letterkit.model import Paper

    options = BuildOptions(
        formats=chosen(formats, "--format", Format),
        languages=parts_of(langs),
        out=out,
        paper=next(iter(chosen(paper, "--paper", Paper)), None),
        listed=signatories,
        per_addressee=per_addressee,
        attach=attach,
        ignoring=ignore_missing_glyphs,
        checking=check,
        strict=strict,
    )
    made = built(folder, letter, options, TERMINAL)
    if made.errors:
        show(*(f"{each.place}: error: {each.message} ({each.code})" for each in made.errors))
        raise typer.Exit(NO)
    _report(made, as_json=as_json)
    for each in made.letters:
        note_waiting(made.workspace, each.assembled.slug, note)
    if any(each.unmade_names for each in made.letters):
        raise typer.Exit(UNKNOWN)


def _report(made: "Build", *, as_json: bool) -> None:
    """The files of each letter, and what no font could draw."""
    from letterkit.actions.build import missing_errors

    if as_json:
        show_json({"letters": [_as_json(each) for each in made.letters]})
    for each in made.letters:
        if not as_json:
            _show_built(each)
        for error in missing_errors(each):
            show_error(error)


def _as_json(built: "Built") -> dict[str, object]:
    assembled = built.assembled
    counts = assembled.documents[0].register.counts
    return {
        "letter": assembled.slug,
        "folder": _shown(built.folder),
        "named": counts.shown,
        "unnamed": counts.unnamed,
        "on_paper": counts.paper,
        "left_out": {
            "without_consent": assembled.left_out.without_consent,
            "below_level": assembled.left_out.below_level,
            "with_errors": assembled.left_out.with_errors,
            "other_text": assembled.left_out.other_text,
            "waiting": assembled.left_out.waiting,
            "answered_no": assembled.left_out.answered_no,
        },
        "files": [
            {
                "file": output.name,
                "bytes": len(output.data),
                "pages": output.pages,
                "sha256": hashlib.sha256(output.data).hexdigest(),
            }
            for output in built.outputs
        ],
        "unmade": [
            {"file": name, "missing": [f"U+{ord(each):04X}" for each in unmade.characters]}
            for unmade in built.unmade
            for name in unmade.names
        ],
    }


def _show_built(built: "Built") -> None:
    """The files with their sizes; who was left out, and what nobody sees, for the person."""
    from letterkit.actions.build import words_of_boxes

    assembled = built.assembled
    counts = assembled.documents[0].register.counts
    listed = (str(counts.shown), str(counts.unnamed))
    rows = [
        # An extract for the press shows some, and says nothing of those whose names are withheld.
        _row(output, _counts_in(output, listed if each.named < 0 else (str(each.named), "")))
        for each in built.made
        for output in each.outputs
    ]
    rows += [_row(output, ("", "")) for output in built.common]
    heads = (_shown(built.folder), "pages", "size", "named", "withheld")
    show_table(Table(rows, heads, right=(1, 2, 3, 4)))
    note(*(f"{assembled.slug}: {each}" for each in _notes(assembled)))
    note(*(words_of_boxes(each.outputs[0].name, each.boxes) for each in built.made if each.boxes))
    if built.unsealed:
        count = "1 file is" if built.unsealed == 1 else f"{built.unsealed} files are"
        note(
            f"{assembled.slug}: {count} not sealed, because not as published; "
            f"`letterkit publish {assembled.slug}` seals its files"
        )


def _counts_in(output: "Output", counts: tuple[str, str]) -> tuple[str, str]:
    """How many a file names and counts, if it shows the list."""
    return ("", "") if output.name.endswith(_SHOW_NO_LIST) else counts


def _row(output: "Output", listed: tuple[str, str]) -> tuple[str, ...]:
    return (output.name, str(output.pages or ""), _size(len(output.data)), *listed)


def _notes(assembled: "Assembled") -> Iterator[str]:
    from letterkit.actions.assemble import why_left_out
    from letterkit.actions.held import why_held
    from letterkit.actions.paper import why_not_counted

    left_out = assembled.left_out
    if assembled.changed:
        how = "`letterkit publish` would make it an edition"
        if left_out.other_text:
            how += ", with --amend if the text is to be another"
        yield f"this is not what was published; {how}"
    if assembled.on_paper.counted:
        yield f"{assembled.on_paper.counted:,} on paper, which each file says apart"
    yield from why_not_counted(assembled.on_paper)
    yield from why_left_out(left_out)
    yield from why_held(assembled.slug, assembled.held)
    if left_out.with_errors:
        yield (
            f"{left_out.with_errors} left out until settled, because of {_codes(assembled)}; "
            f"see letterkit check {assembled.slug}"
        )
    first = assembled.documents[0]
    closes = first.manuscript.closes if first.manuscript else None
    if closes and closes < first.date:
        yield f"the last day to sign, {closes}, is before the day of the letter, {first.date}"
    for document in assembled.documents:
        for each in document.text.unseen()[:_UNSEEN]:
            yield (
                f"letter.{document.lang}.txt:{each.line}: a character that nobody sees: {each} "
                f"as character {each.column}"
            )


def _codes(assembled: "Assembled") -> str:
    """`2 missing-name, 1 formula`: the kinds of errors, most frequent first."""
    codes = Counter(finding.code for finding in assembled.errors)
    return ", ".join(f"{number} {code}" for code, number in codes.most_common())


def _shown(path: Path) -> str:
    """A path as short as it can be from where the reader is."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _size(octets: int) -> str:
    return f"{octets / 1000:.0f} kB" if octets >= 1000 else f"{octets} B"
