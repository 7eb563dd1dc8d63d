"""The program: its commands under their headings, its exit codes, and what becomes of an exception.

Exit codes: 0 it holds, 1 it does not, 2 could not tell. Only a command exits with 1, by raising
`typer.Exit(NO)`. Here a `LetterkitError`, wrong usage and a crash exit with 2, Ctrl-C with 130 and
a closed pipe with 141, as a shell would report them.
"""

import gc
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from letterkit.cli.help import HelpedCommand, colour_help
from letterkit.cli.interrupts import INTERRUPTED, interrupted
from letterkit.cli.output import PROGRAM, open_streams, show_error
from letterkit.cli.values import keep_values_as_typed, make_values_plainly
from letterkit.errors import LetterkitError
from letterkit.faults import REPORT, kind_and_place
from letterkit.version import __version__

if TYPE_CHECKING:  # Typer's own Click, which has no public name
    from typer._click import Command, Context, HelpFormatter

YES, NO, UNKNOWN, CLOSED_PIPE = 0, 1, 2, 141
COMPLETING = "LETTERKIT_COMPLETE"  # set by the scripts of `letterkit completion`

# Heading, command, one line of help. Command `x` is the function `x` of the module
# `letterkit.cli.x`, whose docstring begins with the same line.
COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("Write", "new", "Begin a letter: a text and a list that build at once, for you to edit"),
    ("Write", "preview", "Show a letter in your browser while you write, and anew after each save"),
    ("Write", "statement", "Print the statement to sign with your own key"),
    (
        "Gather",
        "add",
        "Add those who signed to a letter's list, from an export, a list or a folder",
    ),
    (
        "Gather",
        "invite",
        "Write an e-mail to everybody who has yet to confirm, with a code and what they would sign",
    ),
    ("Gather", "sheet", "Make sheets on which people sign a letter on paper, as PDF"),
    ("Gather", "withdraw", "Take somebody out of a letter, as they asked"),
    ("Check", "check", "Check a signatory list for errors and duplicates"),
    (
        "Check",
        "review",
        "Decide about what check found, and about answers that are not plain",
    ),
    (
        "Check",
        "stats",
        "Count who signed, by kind, country, level and day, and what the checks found",
    ),
    ("Publish", "build", "Make the PDF, page, text and e-mail of a letter, or of every letter"),
    ("Publish", "publish", "Publish a letter's register as a new edition, and seal its files"),
    ("Publish", "receipts", "Write a receipt for everybody who stands in the register of a letter"),
    ("Publish", "send", "Write e-mails into an outbox, to be read, and send them when asked"),
    ("Prove", "keygen", "Make the key that signs a letter's register, or a witness's key"),
    ("Prove", "verify", "Check a letter that somebody gave you"),
    ("Prove", "verifier", "Write verify.html, a page that checks a letter in any browser"),
    (
        "Prove",
        "audit",
        "Open every entry of a published register, and sign a note of what was found",
    ),
    (
        "Prove",
        "compare",
        "Say what changed between two copies of a letter, and whether one continues the other",
    ),
    ("Prove", "witness", "Cosign a register's checkpoint, once it is proved that it only grew"),
    ("Help", "log", "List what commands changed here, the newest first"),
    (
        "Help",
        "undo",
        "Put back what the last command changed in lists, decisions, letters and settings",
    ),
    (
        "Help",
        "doctor",
        "Say what this machine and this folder lack, each with the command that mends it",
    ),
    (
        "Help",
        "completion",
        "Print the script by which a shell completes commands, letters, languages and ids",
    ),
    ("Help", "manual", "Print the manual page, with all commands and their options"),
    ("Help", "schema", "Write the JSON schemas by which an editor completes and checks your files"),
)


# Statuses of verdicts that hold, and the one of which nothing can be said.
_HOLD, _CANNOT_TELL = ("holds", "promised", "kept"), "cannot-tell"


def exit_unless_holds(status: str) -> None:
    """End a command with the exit code of a verdict that does not hold."""
    if status == _CANNOT_TELL:
        raise typer.Exit(UNKNOWN)
    if status not in _HOLD:
        raise typer.Exit(NO)


class LazyCommands(TyperGroup):
    """Imports a command's module when it is called, so that none slows the others down."""

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        colour_help()
        super().format_help(ctx, formatter)

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> "tuple[str | None, Command | None, list[str]]":
        name, command, rest = super().resolve_command(ctx, args)
        return name, command and _load(str(name)), rest


def load(name: str) -> "Command":
    """A command with its arguments and options."""
    return _load(name)


def _load(name: str) -> "Command":
    function: Callable[..., None] = getattr(import_module(f"letterkit.cli.{name}"), name)
    one = typer.Typer(add_completion=False)
    one.command(name, cls=HelpedCommand, context_settings=_HELP)(function)
    return typer.main.get_command(one)


INTRODUCTION = "Turn a letter and a list of signatories into documents that anybody can check"
_HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name=PROGRAM,
    cls=LazyCommands,
    context_settings=_HELP,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _placeholder() -> None:
    """Stands for a command in the help of the program."""


for _heading, _name, _summary in COMMANDS:
    app.command(_name, help=_summary, rich_help_panel=_heading)(_placeholder)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(PROGRAM, __version__)
        raise typer.Exit


@app.callback(help=INTRODUCTION, epilog="Example: letterkit verify letter.pdf --name 'Ada Example'")
def letterkit(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version"),
    ] = False,
) -> None:
    """Stands for the program without a command."""


def main() -> int:
    """Run the program; its exit code."""
    # What a command makes, it keeps: a search for cycles in a long list finds none, and takes a
    # third of the time.
    gc.disable()
    open_streams()
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return CLOSED_PIPE
    return code


def _run() -> int:
    make_values_plainly()
    try:
        if shell := os.environ.get(COMPLETING):
            return _complete(shell)
        code = typer.main.get_command(app).main(prog_name=PROGRAM, standalone_mode=False)
    except LetterkitError as error:
        show_error(error)
    except TyperException as error:
        _show_usage_error(error)
    except (KeyboardInterrupt, typer.Abort):
        return interrupted()
    except BrokenPipeError:
        raise
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None
        raise
    except BaseException as error:  # a panic in Rust is none of the others
        show_error(_unforeseen(error))
    else:
        return interrupted() if code == INTERRUPTED else code or YES
    return UNKNOWN


def _complete(shell: str) -> int:
    """Print what may stand at the cursor of a shell."""
    from letterkit.cli.completing import complete

    keep_values_as_typed()
    for line in complete(typer.main.get_command(app), shell, sys.argv[1:]):
        print(line)
    return YES


def _unforeseen(error: BaseException) -> LetterkitError:
    """What the last net says: a crash must not read as a verdict on somebody's file."""
    if isinstance(error, MemoryError):
        return LetterkitError(
            "there is not enough memory for that", hint="nothing was verified or decided"
        )
    if isinstance(error, OSError):
        file = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        return LetterkitError(f"{file}{error.strerror or kind_and_place(error)}")
    return LetterkitError(f"unexpected {kind_and_place(error)}", hint=REPORT)


def _show_usage_error(error: TyperException) -> None:
    message = error.format_message().rstrip(".")
    context: Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else PROGRAM
    if type(error).__name__ == "NoArgsIsHelpError":
        return  # making this error has printed the help
    show_error(
        LetterkitError(message[:1].lower() + message[1:], hint=f"{command} --help shows its usage")
    )


def _discard_output() -> None:
    """Let Python close stdout at its exit without a second complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
