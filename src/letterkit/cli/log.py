"""`letterkit log`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Json, Yes
from letterkit.cli.output import note, show, show_json
from letterkit.cli.terminal import Line, Tone, Toned

if TYPE_CHECKING:
    from letterkit.actions.history import Done

_SHOWN = 20


def log(
    everything: Annotated[
        bool, typer.Option("--all", help=f"Show all that is kept, not only the last {_SHOWN}")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Delete what is kept: then nothing can be undone")
    ] = False,
    yes: Yes = False,
    as_json: Json = False,
    folder: Folder = Path(),
) -> None:
    """List what commands changed here, the newest first

    With the number of each, `letterkit undo` goes back to before it.
    """
    from letterkit.actions.history import log as done_here

    if forget:
        _forget(folder, yes=yes)
        return
    done = done_here(folder)
    shown = done if everything or as_json else done[:_SHOWN]
    if as_json:
        show_json([_as_json(each) for each in shown])
        return
    for each in shown:
        show(*_lines(each))
    if not done:
        note("no command has changed anything here, as far as it is kept")
    if len(done) > len(shown):
        note(f"and {len(done) - len(shown)} more: letterkit log --all")


def _forget(folder: Path, *, yes: bool) -> None:
    from letterkit.actions.history import forget_history
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.questions import confirmation

    question = "Delete what is kept of all commands? None of them can be undone then."
    confirm = confirmation(question, "this deletion", yes=yes)
    if confirm:
        confirm()
    number = forget_history(folder, TERMINAL)
    show(f"deleted what was kept of {number} command{'' if number == 1 else 's'}")


def _lines(one: "Done") -> list[Line]:
    when = one.when.replace("T", " ").removesuffix("Z")[:16]
    command = Toned(one.command, Tone.STRONG)
    lines: list[Line] = [(f"{one.number:>4}  {when}  ", command, Toned(_state(one), Tone.LOOK))]
    if one.damage:
        lines.append(f"      {one.damage}")
    for file in one.files:
        rows = one.rows.get(file, 0)
        lines.append(f"      {file}{_count(rows)}")
    return lines


def _state(one: "Done") -> str:
    """What became of a command, in words."""
    if one.damage:
        return "  (damaged)"
    if one.undone_by:
        return f"  (undone by {one.undone_by})"
    if one.undoes:
        return f"  (of {', '.join(map(str, one.undoes))})"
    if one.interrupted:
        return "  (interrupted)"
    return "  (cannot be undone)" if one.why_not else ""


def _count(rows: int) -> str:
    if not rows:
        return ""
    word = "row" if abs(rows) == 1 else "rows"
    return f"  {rows:+d} {word}"


def _as_json(one: "Done") -> dict[str, object]:
    return {
        "number": one.number,
        "command": one.command,
        "when": one.when,
        "files": list(one.files),
        "rows": dict(one.rows),
        "undoes": list(one.undoes),
        "undone_by": one.undone_by or None,
        "undoable": not one.why_not,
        "why_not": one.why_not,
        "interrupted": one.interrupted,
        "damage": one.damage,
    }
