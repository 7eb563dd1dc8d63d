"""Completion of commands, options and what stands behind them, for bash, zsh and fish.

A shell's script calls the program with `LETTERKIT_COMPLETE` set to the name of the shell, and with
the words up to the cursor. It prints a line for each word that may stand there, and for zsh and
fish a tab and what the word means.

What is offered may have been written by a stranger: a folder's name, an id of a list. So no shell
evaluates it, and a word with a character that means something to a shell is left out. A name is
shown only of people who agreed to be named.

What finds the option or argument at the cursor is private to Typer: its version is pinned.
"""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from typer._click.shell_completion import _resolve_context, _resolve_incomplete

from letterkit.cli.output import plain
from letterkit.files.glance import entries_of, languages_of, letters_of, title_of, workspace_root

if TYPE_CHECKING:
    from typer._click import Command, Context
    from typer._click.core import Parameter

SHELLS = ("bash", "zsh", "fish")
_SAFE = re.compile(r"[\w.,:=@%+/-]{1,200}")
_LONGEST_HELP = 60  # characters
_BREAKS = "=:"  # where bash begins a new word

Reply: TypeAlias = tuple[str, str]
Values: TypeAlias = Callable[["Context", str], Iterable[Reply]]

FORMATS = ("pdf", "html", "txt", "eml", "docx")
SHOWN = ("named", "initials", "role", "unnamed")
ACTIONS = ("same", "different", "keep", "leave-out")
ANSWERS = ("yes", "no", "neither")
PEOPLE = ("addressees", "signatories", "unconfirmed")
_ANSWER = "answer"


def complete(program: "Command", shell: str, words: Sequence[str]) -> list[str]:
    """The lines to print for these words, of which the last is being typed."""
    before, typed, cut = _typed(shell, words)
    lead, equals, value = typed.partition("=")
    is_option = typed.startswith("-") and bool(equals)
    if is_option:
        before, lead, part = [*before, lead], f"{lead}=", value
    else:
        lead, part = "", typed
    lines = []
    for word, meaning in _replies(program, before, part):
        if _SAFE.fullmatch(word):
            reply = (lead + word)[cut:]
            about = _cut(plain(" ".join(meaning.split())))
            lines.append(reply if shell == "bash" or not about else f"{reply}\t{about}")
    return lines


def _typed(shell: str, words: Sequence[str]) -> tuple[list[str], str, int]:
    """The words before the cursor, that at it, and how many letters of it are another to bash.

    bash has words as they were typed, with quotes, and parts them at `=` and `:` too.
    """
    if shell != "bash":
        *before, typed = words or [""]
        return before, typed, 0
    joined: list[str] = []
    glued = False
    for word in words:
        is_break = bool(word) and not word.strip(_BREAKS)
        if joined and (glued or is_break):
            joined[-1] += word
        else:
            joined.append(word)
        glued = is_break
    *before, typed = map(_unquoted, joined or [""])
    cut = max(typed.rfind(each) for each in _BREAKS) + 1
    return before, typed, cut


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_HELP else f"{text[:_LONGEST_HELP].rstrip()}…"


def _unquoted(word: str) -> str:
    try:
        return " ".join(shlex.split(word))
    except ValueError:  # a quote that is still open
        return word.lstrip("\"'")


def _replies(program: "Command", before: Sequence[str], part: str) -> Iterator[Reply]:
    # An option that waits for its value would keep Typer from reading the words before it.
    known = before[:-1] if before and before[-1].startswith("-") else before
    context = _resolve_context(program, {}, "letterkit", [*known])
    if before and context.parent is None:
        return  # there is no such command
    thing, part = _resolve_incomplete(context, [*before], part)
    command = context.command.name or ""
    values = _values_of(command, thing)
    if values:
        offered = (each for each in values(context, part) if each[0].startswith(part))
        yield from (each for each in offered if not each[0].startswith("-"))  # else an option
        return
    for item in thing.shell_complete(context, part):
        if item.type == "plain":
            yield str(item.value), item.help or ""


def _values_of(command: str, thing: "Command | Parameter") -> Values | None:
    """What may stand in the place of an argument or an option."""
    for name in (*getattr(thing, "opts", ()), getattr(thing, "metavar", None)):
        found = VALUES.get(f"{command} {name}") or VALUES.get(f"* {name}")
        if found:
            return found
    return None


def _root(context: "Context") -> Path | None:
    return workspace_root(Path(str(context.params.get("folder") or ".")))


def _letter(context: "Context") -> str:
    """The slug of the letter that was typed already, as a slug, a folder or a file."""
    wanted = Path(str(context.params.get("letter") or context.params.get("to") or ""))
    return wanted.parent.name if wanted.suffix == ".md" else wanted.name


def _letters(context: "Context", _: str) -> Iterator[Reply]:
    root = _root(context)
    for slug in letters_of(root) if root else ():
        yield slug, title_of(root, slug) if root else ""


def _languages(context: "Context", _: str) -> Iterator[Reply]:
    root = _root(context)
    for lang in languages_of(root, _letter(context)) if root else ():
        yield lang, ""


def _ids(context: "Context", _: str) -> Iterator[Reply]:
    root, slug = _root(context), _letter(context)
    for entry in entries_of(root, slug) if root and slug else ():
        yield entry.id, entry.name


def _codes(_context: "Context", _part: str) -> Iterator[Reply]:
    from letterkit.check.codes import codes

    for name, code in codes().items():
        yield name, code.what


def _decisions(context: "Context", part: str) -> Iterator[Reply]:
    """`CODE:ID,ID=ACTION`, one part after the other."""
    if "=" in part:
        lead = part.partition("=")[0]
        is_answer = lead.startswith(f"{_ANSWER}:")
        for action in ANSWERS if is_answer else ACTIONS:
            yield f"{lead}={action}", ""
    elif ":" in part:
        code, _, named = part.partition(":")
        there = named.split(",")
        for entry, name in _ids(context, part):
            if entry not in there[:-1]:
                yield f"{code}:{','.join([*there[:-1], entry])}", name
    else:
        for code, what in ((_ANSWER, "an answer to an invitation"), *_codes(context, part)):
            yield f"{code}:", what


def _skeleton_languages(context: "Context", _: str) -> Iterator[Reply]:
    from importlib import resources

    for file in (resources.files("letterkit.letters") / "words").iterdir():
        yield file.name.removesuffix(".toml"), ""


def _words(words: Sequence[str], _context: "Context", _part: str) -> Iterator[Reply]:
    yield from ((word, "") for word in words)


def _one_of(*words: str) -> Values:
    return partial(_words, words)


def _several_of(values: Values) -> Values:
    """Words of a list that commas separate, each once."""

    def listed(context: "Context", part: str) -> Iterator[Reply]:
        *there, _ = part.split(",")
        for word, meaning in values(context, ""):
            if word not in there:
                yield ",".join([*there, word]), meaning

    return listed


# By the command and the option, or what an argument is called in the help; `*` is every command.
VALUES: Mapping[str, Values] = {
    "* LETTER": _letters,
    "build --format": _several_of(_one_of(*FORMATS)),
    "publish --format": _several_of(_one_of(*FORMATS[:-1])),
    "build --lang": _several_of(_languages),
    "* --lang": _languages,
    "new --lang": _several_of(_skeleton_languages),
    "new --template": _one_of("cancellation", "coalition", "petition", "blank"),
    "new --tracked": _one_of("accept", "leave"),
    "* --paper": _one_of("a4", "letter"),
    "add --to": _letters,
    "add --consent": _one_of("yes", "no"),
    "add --kind": _one_of("person", "organisation"),
    "add --dates": _one_of("day-month", "month-day"),
    "add --paper": _one_of("show"),
    "check --explain": _codes,
    "review --decide": _decisions,
    "withdraw --id": _ids,
    "sheet --lang": _several_of(_languages),
    "sheet --fields": _several_of(_one_of("role", "affiliation", "country", "email", "none")),
    "statement --shown": _one_of(*SHOWN),
    "send --to": _one_of(*PEOPLE),
    "send --again": _several_of(_one_of("doubtful", "refused")),
    "send --export": _one_of("listmonk", "mailmerge"),
    "schema NAME": _one_of("letter", "translation", "letterkit"),
    "completion SHELL": _one_of(*SHELLS),
}
