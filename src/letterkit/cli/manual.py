"""`letterkit manual`: the manual page, made of the commands as they are."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from letterkit.cli.app import COMMANDS, INTRODUCTION, load
from letterkit.cli.output import PROGRAM
from letterkit.version import __version__

if TYPE_CHECKING:
    from typer._click import Command
    from typer._click.core import Parameter
    from typer.core import TyperOption

_EXITS = (
    ("0", "It holds: the list is clean, the file verifies, the work is done."),
    ("1", "It does not hold, or something was refused or is left."),
    ("2", "Cannot tell: wrong usage, or input that could not be read."),
    ("130", "Interrupted with Ctrl-C."),
    ("141", "What read the output has closed it."),
)
_VARIABLES = (
    ("FORCE_COLOR", "Colours in pipes and files too, if it is not empty and NO_COLOR is."),
    ("LETTERKIT_SMTP_PASSWORD", "The password of the account that sends e-mails."),
    ("NO_COLOR", "No colours, if it is not empty."),
    ("SHELL", "The shell for which completion prints its script."),
    ("XDG_STATE_HOME", "The folder in which verify keeps the newest checkpoints it has seen."),
)
_FILES = (
    ("letters/SLUG/letter.md", "A letter: its facts and its text; translations stand beside it."),
    ("signatories/SLUG.csv", "Its list of signatories, which is private."),
    ("letterkit.toml", "What holds for all letters of the folder."),
    ("build/SLUG", "The files that build makes."),
    ("registers/SLUG", "The register, its key, and what belongs to it, which is private."),
)
_EXAMPLES = (
    ("Begin a letter, and make its files:", "letterkit new 2026-library --template petition"),
    ("", "letterkit build 2026-library"),
    ("Take in the answers of a form:", "letterkit add answers.csv --to 2026-library"),
    (
        "Check a letter that somebody gave you:",
        "letterkit verify 2026-library.en.pdf --name 'Ada Example'",
    ),
)


def manual() -> None:
    """Print the manual page, with all commands and their options

    Read it with letterkit manual | man -l -, or keep it where man looks, as
    ~/.local/share/man/man1/letterkit.1
    """
    from letterkit.cli.host import TERMINAL

    for line in page(TERMINAL.today.isoformat()):
        print(line)


def page(day: str) -> Iterator[str]:
    """The lines of the page in the macros man(7), in ASCII."""
    yield f'.TH {PROGRAM.upper()} 1 {day} "{PROGRAM} {__version__}" "User Commands"'
    yield ".SH NAME"
    yield f"{PROGRAM} \\- {_lower(_plain(INTRODUCTION))}"
    yield ".SH SYNOPSIS"
    yield f".B {PROGRAM}"
    yield ".I COMMAND"
    yield "[ARGUMENTS] [OPTIONS]"
    yield ".SH DESCRIPTION"
    yield _plain(f"{INTRODUCTION}.")
    yield "Commands work in the workspace around them, a folder with a folder letters in it."
    yield from _section("OPTIONS", (("--version", "Print the version."),))
    yield from _tagged("\\-h, \\-\\-help", _plain("Print the help of letterkit, or of a command."))
    heading = ""
    for group, name, _ in COMMANDS:
        if group != heading:
            yield f".SH {_plain(group).upper()}"
            heading = group
        yield from _command(name, load(name))
    yield from _section("EXIT STATUS", _EXITS)
    yield from _section("ENVIRONMENT", _VARIABLES)
    yield from _section("FILES", _FILES)
    yield ".SH EXAMPLES"
    for place, (words, command) in enumerate(_EXAMPLES):
        if words:
            yield from (".PP",) if place else ()
            yield _plain(words)
        yield ".PP"
        yield ".RS 4"
        yield _plain(command)
        yield ".RE"


def _section(title: str, rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f".SH {title}"
    for word, meaning in rows:
        yield from _tagged(_plain(word), _plain(meaning))


def _tagged(word: str, meaning: str) -> Iterator[str]:
    """A word in bold, and what it means indented below."""
    yield ".TP"
    yield f"\\fB{word}\\fR"
    yield meaning or "\\&"


def _command(name: str, command: "Command") -> Iterator[str]:
    arguments = [each for each in command.params if _is_argument(each)]
    options = [each for each in command.params if each not in arguments]
    called = " ".join(_argument(each) for each in arguments)
    yield f".SS {_plain(f'{PROGRAM} {name} {called}'.rstrip())}"
    first, *paragraphs = re.split(r"\n\s*\n", command.help or "")
    yield _marked(f"{first}.")
    for paragraph in paragraphs:
        yield ".PP"
        yield _marked(paragraph)
    for each in arguments:
        yield from _tagged(_plain(each.metavar or ""), _meaning(each))
    for each in options:
        yield from _tagged(_option(cast("TyperOption", each)), _meaning(each))


def _is_argument(parameter: "Parameter") -> bool:
    return parameter.param_type_name == "argument"


def _argument(argument: "Parameter") -> str:
    name = argument.metavar or ""
    return name if argument.required else f"[{name}]"


def _option(option: "TyperOption") -> str:
    """`--format LIST`, with its other spellings."""
    names = ", ".join(_plain(each) for each in (*option.opts, *option.secondary_opts))
    if option.is_flag:
        return names
    kind = option.type_descriptor
    choices = "|".join(str(getattr(each, "value", each)) for each in kind.choices or ())
    return f"{names}\\fR \\fI{_plain(option.metavar or choices or 'VALUE')}"


def _meaning(parameter: "Parameter") -> str:
    text = str(getattr(parameter, "help", "") or "")
    return _marked(text if text.endswith((".", "…")) else f"{text}.")


def _marked(text: str) -> str:
    """Words with commands between backticks in bold."""
    parts = text.split("`")
    shown = [f"\\fB{_inner(each)}\\fR" if at % 2 else _inner(each) for at, each in enumerate(parts)]
    return _guarded("".join(shown))


def _plain(text: str) -> str:
    return _guarded(_inner(text))


def _inner(text: str) -> str:
    """One line in ASCII, as it is read: no sign means anything to a typesetter."""
    line = " ".join(text.split())
    if text[:1].isspace():
        line = f" {line}"
    if text[-1:].isspace():
        line = f"{line} "
    line = line.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    return "".join(each if each.isascii() else f"\\[u{ord(each):04X}]" for each in line)


def _guarded(line: str) -> str:
    """A line that does not begin as a request does."""
    return f"\\&{line}" if line[:1] in (".", "'") else line


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
