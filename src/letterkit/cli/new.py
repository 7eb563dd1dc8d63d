"""`letterkit new`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Yes
from letterkit.cli.output import note, show
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letterkit.actions.new import Begun

Slug = Annotated[
    str, typer.Argument(metavar="SLUG", help="Its name in file names, such as 2026-housing")
]
Template = Annotated[
    str,
    typer.Option(
        "--template",
        metavar="TEMPLATE",
        help="cancellation, coalition, petition, blank (default: blank)",
    ),
]
Langs = Annotated[
    str,
    typer.Option("--lang", metavar="LIST", help="Its languages, such as en,be (default: en)"),
]
Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="Its title")]
Place = Annotated[str, typer.Option("--place", metavar="TEXT", help="Where it is written")]
Issuer = Annotated[str, typer.Option("--issuer", metavar="TEXT", help="Who writes it")]
To = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="TEXT",
        help="An addressee: NAME, ROLE, ORGANISATION <ADDRESS>; give it again for another",
    ),
]
Sign = Annotated[
    str,
    typer.Option("--sign", metavar="ADDRESS", help="Where people sign: https://… or mailto:…"),
]
Pages = Annotated[
    str,
    typer.Option(
        "--pages", metavar="ADDRESS", help="Where you will put the page, https://…/{slug}/"
    ),
]
Listed = Annotated[
    str, typer.Option("--list", metavar="NAME", help="The name of its list (default: SLUG)")
]
From = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", help="Take the text of a draft: .docx, .md or .txt"),
]
Tracked = Annotated[
    str,
    typer.Option(
        "--tracked",
        metavar="accept|leave",
        help="Take tracked changes of a .docx as accepted, or leave them out (default: leave)",
        show_default=False,
    ),
]


Update = Annotated[
    bool,
    typer.Option(
        "--update", help="Take a changed .docx of SLUG into its letter", show_default=False
    ),
]
Older = Annotated[
    bool,
    typer.Option(
        "--older",
        help="With --update: take a copy of an earlier text, though the letter was changed since",
        show_default=False,
    ),
]


GitHub = Annotated[
    bool,
    typer.Option(
        "--github",
        help="Write forms for GitHub in which people sign, and a workflow that makes the page",
        show_default=False,
    ),
]


def new(
    slug: Slug = "",
    template: Template = "",
    lang: Langs = "",
    title: Title = "",
    place: Place = "",
    issuer: Issuer = "",
    to: To = None,
    sign: Sign = "",
    pages: Pages = "",
    listed: Listed = "",
    draft: From = None,
    tracked: Tracked = "leave",
    update: Update = False,
    older: Older = False,
    github: GitHub = False,
    yes: Yes = False,
    folder: Folder = Path(),
) -> None:
    """Begin a letter: a text and a list that build at once, for you to edit

    Asks on a terminal for what no option says. Never writes over a file that is there.
    With --update, takes a changed copy back into a letter, once you have accepted the difference.
    With --github and a letter that is there, writes only what GitHub needs.
    """
    from letterkit.actions.new import NewLetter, addressee_of, begin_letter
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.new_questions import asked, languages_of

    if update or older:
        said = [title, template, place, issuer, sign, pages, listed, *(to or ())]
        if not (slug and draft and update) or any(said):
            raise LetterkitError(
                "--update: takes a letter and a changed copy of it, and no facts",
                hint="write letterkit new SLUG --from FILE.docx --update",
            )
        from letterkit.cli.new_update import take_update

        accepting = _accepting(tracked)
        take_update(folder, slug, folder / draft, lang, accepting=accepting, older=older, yes=yes)
        return
    if github and _is_there(folder, slug):
        if any((title, template, lang, place, issuer, sign, pages, listed, to, draft)):
            raise LetterkitError(
                f"letters/{slug}: is there already, so --github takes no facts of it",
                hint=f"write letterkit new {slug} --github",
            )
        from letterkit.actions.github import write_github_files

        _show_forms(write_github_files(folder, slug, TERMINAL))
        return
    wanted = NewLetter(
        slug=slug,
        template=template,
        langs=languages_of(lang),
        title=title,
        place=place,
        issuer=issuer,
        to=tuple(addressee_of(each) for each in to or ()),
        sign=sign,
        pages=pages,
        listed=listed,
        draft=folder / draft if draft else None,
        accepting=_accepting(tracked),
        github=github,
    )
    wanted = asked(wanted, yes=yes)
    begun = begin_letter(folder, wanted, TERMINAL)
    _report(begun, wanted.slug)
    if begun.forms:
        _show_forms(begun.forms)


def _is_there(folder: Path, slug: str) -> bool:
    """Whether the letter was begun already."""
    from letterkit.files.workspace import NoWorkspace, find_workspace

    try:
        root = find_workspace(folder).root
    except NoWorkspace:
        return False
    return bool(slug) and (root / "letters" / slug / "letter.md").exists()


def _show_forms(files: "Sequence[str]") -> None:
    """Show what was written for GitHub, and say what is left to do there."""
    show(*files)
    workflow = next(each for each in files if "/workflows/" in each)
    note(
        "",
        f"write into {workflow} where letterkit comes from; its first lines say how",
        "an answer in an issue is public: read the forms before you push them",
    )


def _accepting(tracked: str) -> bool:
    """What becomes of tracked changes."""
    if tracked not in ("accept", "leave"):
        raise LetterkitError(
            f"--tracked: unknown value: {tracked}", hint="it is one of accept, leave"
        )
    return tracked == "accept"


def _report(begun: "Begun", slug: str) -> None:
    """The files, what of the draft is not in them, and the next two commands."""
    from letterkit.cli.new_questions import show_unkept

    show(*begun.files)
    show_unkept(begun.unkept)
    note(*begun.notes)
    note("", f"edit these, then run: letterkit check {slug}", f"and: letterkit build {slug}")
