"""Questions on a terminal: a few answers to choose from, a yes or a no, a passphrase.

An answer that is none of them is explained, and the question comes again; an end of the input ends
the command.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from letterkit.cli.output import note, plain
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.actions.who import Candidate, Choose
    from letterkit.register.read_register import PassphraseFor

_YES = frozenset({"y", "yes"})
_NO = frozenset({"n", "no"})


def is_terminal() -> bool:
    """Whether somebody can read a question and type the answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirmation(question: str, what: str, *, yes: bool) -> Callable[[], None] | None:
    """Asks before something is changed, and ends the command at a no; None where `yes` is given.

    `what` is what nobody has confirmed where there is no terminal.
    """

    def confirm() -> None:
        if not is_terminal():
            raise LetterkitError(
                f"nobody has confirmed {what}", hint="add --yes; nothing was changed"
            )
        agree(question)

    return None if yes else confirm


def agree(question: str) -> None:
    """End the command unless somebody says yes; a no is an answer, and no interruption."""
    if not says_yes(question, empty=False):
        note("nothing was changed")
        raise typer.Exit(1)


def choose_one(question: str, options: Sequence[str], *, empty: str = "") -> str:
    """One of the options, by its number or its word; `options` were shown with their numbers.

    `empty` is the one that an empty line takes, which is then shown.
    """
    numbers = f"1 to {len(options)}" if len(options) > 1 else "1"
    usual = f"; empty: {empty}" if empty else ""
    while True:
        answer = _asked(f"{question} ({numbers}{usual})")
        if empty and not answer:
            note(f"  taken: {empty}")
            return empty
        found = _option(answer, options)
        if found:
            return found
        said = f"“{answer}” is none of them: type" if answer else "type"
        note(f"{said} a number from {numbers}, or the word beside it; Ctrl-C changes nothing")


def choosing(question: str) -> "Choose | None":
    """Asks which of several people is meant; None where there is no terminal."""

    def choose(found: "Sequence[Candidate]") -> str:
        note("several people may be meant:")
        note(*(f"  {number}  {each.described}" for number, each in enumerate(found, 1)))
        return choose_one(question, [each.id or each.described for each in found])

    return choose if is_terminal() else None


def says_yes(question: str, *, empty: bool | None = None) -> bool:
    """Whether somebody says yes; `empty` is what an empty line says, if anything."""
    while True:
        answer = _asked(f"{question} [y/N]" if empty is False else f"{question} [y/n]").casefold()
        if answer in _YES:
            return True
        if answer in _NO:
            return False
        if not answer and empty is not None:
            return empty
        note("type y for yes or n for no; Ctrl-C changes nothing")


def _asked(prompt: str) -> str:
    given = typer.prompt(prompt, default="", show_default=False, err=True)
    return " ".join(str(given).split())


def _option(answer: str, options: Sequence[str]) -> str:
    """The option that is meant: the word itself first, for a column may be called "2"."""
    if not answer:
        return ""
    if answer in options:
        return answer
    if answer.isascii() and answer.isdecimal() and 1 <= int(answer[:9]) <= len(options):
        return options[int(answer[:9]) - 1]
    folded = answer.casefold()
    alike = [each for each in options if " ".join(each.split()).casefold() == folded]
    return alike[0] if len(alike) == 1 else ""


def passphrase_from(file: Path | None, folder: Path) -> "PassphraseFor":
    """Gives the passphrase of a key once it is needed."""

    from letterkit.register.read_register import read_passphrase

    def passphrase_for(key: str) -> str:
        return read_passphrase(folder / file, str(file)) if file else _typed(key, "Passphrase of")

    return passphrase_for


def new_passphrase(file: Path | None, folder: Path, key: str) -> str:
    """The passphrase of a new key, typed twice."""
    if file:
        from letterkit.register.read_register import read_passphrase

        return read_passphrase(folder / file, str(file))
    typed = _typed(key, "New passphrase of")
    if not typed:
        raise LetterkitError(f"{key}: no passphrase was typed", hint="nothing was written")
    if _typed(key, "The same again for") != typed:
        raise LetterkitError(f"{key}: the two passphrases differ", hint="nothing was written")
    return typed


def _typed(key: str, what: str) -> str:
    from getpass import getpass

    if not is_terminal():
        raise LetterkitError(
            f"{key}: no terminal to ask for its passphrase",
            hint="name a file that holds it: --passphrase-file FILE",
        )
    try:
        return getpass(plain(f"{what} {key}: "), stream=sys.stderr)
    except EOFError as error:
        raise typer.Abort from error
