"""Questions on a terminal with a few answers: a number, a word that was shown, a yes or a no.

What is none of them is explained, and the question comes again; an end of the input ends the
command.
"""

from collections.abc import Sequence

import typer

from letterkit.cli.output import note

_YES = frozenset({"y", "yes"})
_NO = frozenset({"n", "no"})


def choose_one(question: str, options: Sequence[str]) -> str:
    """One of the options, by its number or its word; `options` were shown with their numbers."""
    numbers = f"1 to {len(options)}" if len(options) > 1 else "1"
    while True:
        answer = _asked(f"{question} ({numbers})")
        found = _option(answer, options)
        if found:
            return found
        said = f"“{answer}” is none of them: type" if answer else "type"
        note(f"{said} a number from {numbers}, or the word beside it; Ctrl-C changes nothing")


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
    plain = answer.casefold()
    alike = [each for each in options if " ".join(each.split()).casefold() == plain]
    return alike[0] if len(alike) == 1 else ""
