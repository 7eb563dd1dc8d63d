"""`letterkit new`."""

import datetime
import re
from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note, show
from letterkit.errors import LetterkitError

IGNORED = ("/build/", "/registers/")


def new(
    slug: Annotated[
        str, typer.Argument(metavar="SLUG", help="Its name in file names, such as 2026-housing")
    ],
    template: Annotated[
        str,
        typer.Option(
            "--template",
            metavar="TEMPLATE",
            help="cancellation, coalition, petition, blank (default: blank)",
        ),
    ] = "blank",
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            metavar="LANG",
            help="Its language (default: en)",
        ),
    ] = "en",
    folder: Folder = Path(),
) -> None:
    """Begin a letter: a text and a list that build at once, for you to edit

    Never writes over a file that is there.
    """
    from letterkit.publish.writing import write_whole
    from letterkit.read.skeletons import settings_skeleton, skeleton
    from letterkit.read.workspace import RESERVED

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > 64:
        raise LetterkitError(
            f"not a slug: {slug[:40]}",
            hint="use lower-case letters, digits and hyphens, such as 2026-housing",
        )
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang):
        raise LetterkitError(f"not a language tag: {lang[:40]}", hint="such as en, be or pt-BR")
    if slug == RESERVED:
        raise LetterkitError("not a slug: letter", hint="say in a word or two what it is about")
    root = _workspace(folder)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    letter, listed = skeleton(template, lang, today, slug)
    files = {f"letters/{slug}/letter.md": letter, f"signatories/{slug}.csv": listed}
    for name in files:
        if (root / name).exists():
            raise LetterkitError(
                f"{name}: there is such a file already", hint="choose another name, or delete it"
            )
    ignored = "".join(f"{each}\n" for each in IGNORED)
    for name, text in ((".gitignore", ignored), ("letterkit.toml", settings_skeleton())):
        if not (root / name).exists():
            write_whole(root / name, text.encode(), public=True)
    for name, text in files.items():
        write_whole(root / name, text.encode(), before=b"", public=name.startswith("letters/"))
    show(*files)
    note("", f"edit these two, then run: letterkit build {slug}")


def _workspace(folder: Path) -> Path:
    """The workspace around `folder`; where there is none, `folder` becomes one."""
    from letterkit.read.workspace import find_workspace

    try:
        return find_workspace(folder).root
    except LetterkitError:
        return folder.absolute()
