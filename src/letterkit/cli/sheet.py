"""`letterkit sheet`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder, chosen, parts_of
from letterkit.cli.output import note, show


def sheet(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    lang: Annotated[
        str, typer.Option("--lang", metavar="LIST", help="Languages, such as en,be (default: all)")
    ] = "",
    pages: Annotated[
        int,
        typer.Option("--pages", metavar="N", help="Pages, whose rows are numbered on (default: 1)"),
    ] = 1,
    rows: Annotated[
        int,
        typer.Option(
            "--rows",
            metavar="N",
            help="At most N rows a page (default: as many as fit)",
            show_default=False,
        ),
    ] = 0,
    fields: Annotated[
        str,
        typer.Option(
            "--fields",
            metavar="LIST",
            help="role,affiliation,country,email, or none (default: what the letter needs)",
        ),
    ] = "",
    large: Annotated[
        bool, typer.Option("--large-print", help="Large letters and rows", show_default=False)
    ] = False,
    paper: Annotated[
        str,
        typer.Option("--paper", metavar="SIZE", help="a4 or letter (default: the letter's)"),
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write there (default: sheets)")
    ] = None,
    folder: Folder = Path(),
) -> None:
    """Make sheets on which people sign a letter on paper, as PDF

    Each page has the title, the demand, the fingerprint of the text with a QR code, numbered rows,
    and what becomes of what people write. People who tick no, or nothing, are not to be named.
    """
    from letterkit.actions.sheet import SheetOptions, make_sheets
    from letterkit.cli.host import TERMINAL
    from letterkit.model import Paper

    options = SheetOptions(
        languages=parts_of(lang),
        fields=parts_of(fields),
        pages=pages,
        rows=rows,
        large=large,
        paper=next(iter(chosen(paper, "--paper", Paper)), None),
        out=out,
    )
    for each in make_sheets(folder, letter, options, TERMINAL):
        count = "1 page" if each.pages == 1 else f"{each.pages} pages"
        show(f"{_shown(each.path)}: {count}")
    note("print the whole letter too, for people to read before they sign: see letterkit build")


def _shown(path: Path) -> str:
    """A path as short as it can be from where the reader is."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
