"""Help in the colours of all else, and in a plain form where the terminal is narrow.

Rich cuts the words of a table that is too narrow for them. So below 80 columns each option has a
line of its own, with its meaning below it, and no word is broken.
"""

import inspect
import sys
from collections.abc import Iterator
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from typer.core import TyperCommand

from letterkit.cli.terminal import is_coloured

if TYPE_CHECKING:  # Typer's own Click, which has no public name
    from typer._click import Command, Context, HelpFormatter

NARROW = 80  # columns, below which a table of options has no room


class HelpedCommand(TyperCommand):
    """A command whose help fits the terminal."""

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the help, in the form for which there is room."""
        width = get_terminal_size().columns
        if width < NARROW:
            formatter.write("\n".join(_narrow(self, ctx, width)))
            return
        colour_help()
        super().format_help(ctx, formatter)


def colour_help() -> None:
    """Decide for Typer, which has rules of its own, whether its help has colours."""
    from typer import rich_utils

    coloured = is_coloured(sys.stdout)
    rich_utils.FORCE_TERMINAL = coloured
    rich_utils.COLOR_SYSTEM = "auto" if coloured else None


def _narrow(command: "Command", ctx: "Context", width: int) -> Iterator[str]:
    from letterkit.cli.tables import wrapped

    yield from wrapped(command.get_usage(ctx), width)
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield ""
        yield from wrapped(" ".join(paragraph.split()), width)
    for heading, kind in (("Arguments", "argument"), ("Options", "option")):
        described = [
            record
            for each in command.get_params(ctx)
            if each.param_type_name == kind and (record := each.get_help_record(ctx))
        ]
        if described:
            yield ""
            yield f"{heading}:"
        for name, meaning in described:
            # Of an argument Typer says a type too, which is its name already.
            yield f"  {name.partition(' <')[0] if kind == 'argument' else name}"
            for line in wrapped(meaning, width - 6):
                yield f"      {line}"
