"""`letterkit doctor`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import show, show_json
from letterkit.cli.tables import labelled
from letterkit.cli.terminal import Tone, Toned

if TYPE_CHECKING:
    from letterkit.model.checkup import Checkup

_SIGN = 6  # columns
# What a command begins with that mends something; all else is a sentence.
_COMMANDS = frozenset({"apt-get", "brew", "chmod", "echo", "git", "letterkit", "pip", "printf"})
# A word for each state, and never a colour alone.
_SIGNS = {
    "good": Toned("ok", Tone.GOOD),
    "optional": Toned("-", Tone.FAINT),
    "look": Toned("look", Tone.LOOK),
    "bad": Toned("BAD", Tone.BAD),
}


def doctor(
    smtp: Annotated[
        bool, typer.Option("--smtp", help="Log in at the server for e-mails too; sends nothing")
    ] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Say what this machine and this folder lack, each with the command that mends it

    Looks at Pango, fonts, extras, the disk, and at private files that others could see. It changes
    nothing, and makes no connection but with --smtp. Exit code 1: something keeps letterkit from
    its work, or lets others see what is private.
    """
    from letterkit.actions.doctor import examined
    from letterkit.cli.app import NO
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.mail_password import password_of
    from letterkit.model.checkup import State

    if smtp:
        found = examined(folder, password_of)  # which asks
    else:
        with TERMINAL.during("looking"):
            found = examined(folder)
    if as_json:
        show_json({"checkups": [_report(each) for each in found]})
    else:
        _show(found)
    if any(each.state is State.BAD for each in found):
        raise typer.Exit(NO)


def _report(one: "Checkup") -> dict[str, str]:
    return {
        "subject": one.subject,
        "state": one.state.value,
        "found": one.found,
        "mend": one.mend,
    }


def _show(found: "tuple[Checkup, ...]") -> None:
    """A line for each, and below it what mends it."""
    for each in found:
        sign = _SIGNS[each.state.value]
        show(*labelled(sign, f"{each.subject}: {each.found}", sys.stdout, _SIGN))
        if each.mend.partition(" ")[0] in _COMMANDS:
            show(f"{'':{_SIGN}}{each.mend}")  # to be copied, so no line is broken
        elif each.mend:
            show(*labelled("", each.mend, sys.stdout, _SIGN))
