"""A letter's body and its template become Markdown."""

import datetime
import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from functools import partial
from types import TracebackType

from jinja2 import BaseLoader, DictLoader, TemplateError, TemplateSyntaxError, UndefinedError, meta
from jinja2.nodes import Block, Extends, FromImport, Import, Include, Output, Template, TemplateData

from letterkit.errors import LetterkitError
from letterkit.merge import locale
from letterkit.merge.sandbox import Sandbox, TooLong, bounded_run
from letterkit.model import Letter, Value

_BLOCK = re.compile(r"\{%-?\+?\s*block\b")
_OWN = ("slug", "file", "body", "body_line", "titles", "sender", "sender_email", "variables")
KEYS = tuple(each.name for each in fields(Letter) if each.name not in (*_OWN, "pictures", "places"))
GIVEN = ("title", "date", "place", "issuer", "lang", "to", "closes", "goal")


def markdown(letter: Letter) -> str:
    """The Markdown of a letter: its template, with the blocks that the letter overrides."""
    environment = _environment(letter)
    sources = {letter.template.file: letter.template.source, letter.file: _child(letter)}
    environment.loader = DictLoader(sources)
    try:
        trees = {name: environment.parse(source, name, name) for name, source in sources.items()}
        _refuse_stray_text(letter, trees[letter.file].body)
        _refuse_unknown_keys(letter, trees.values())
        with bounded_run():
            return environment.get_template(letter.file).render(_context(letter))
    except TooLong:
        raise LetterkitError(
            f"{letter.file}: the template does not come to an end",
            hint="look for a loop over very many things, or a text that grows in it",
        ) from None
    except TemplateSyntaxError as error:
        raise LetterkitError(
            f"{error.name or letter.file}:{error.lineno}: {_lower(error.message)}",
            hint="blocks read {% block name %} … {% endblock %}, variables {{ name }}",
        ) from error
    except UndefinedError as error:
        raise _missing(letter, error, sources) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        place = _place(error.__traceback__, sources) or letter.file
        raise LetterkitError(f"{place}: {_lower(str(error))}") from error


def _child(letter: Letter) -> str:
    """The letter as a child of its template, each line on the line it has in its file."""
    extends = f'{{% extends "{letter.template.file}" %}}'
    lines = "\n" * (letter.body_line - 1)
    if not letter.body.strip() or _BLOCK.search(letter.body):
        return extends + lines + letter.body
    return f"{extends}{{% block body %}}{lines}{letter.body}\n{{% endblock %}}"


def _environment(letter: Letter) -> Sandbox:
    environment = Sandbox()
    environment.loader = BaseLoader()
    environment.filters |= _filters(letter.lang)
    return environment


def _filters(lang: str) -> Mapping[str, Callable[..., str]]:
    """What a template may write after `|`, beside Jinja's own filters."""

    def date(value: object, pattern: str = "long") -> str:
        return locale.date(_day(value), lang, pattern)

    def join_words(words: Sequence[object]) -> str:
        return locale.join_words([str(word) for word in words], lang)

    def oneline(text: object) -> str:
        return " ".join(str(text).split())

    return {
        "date": date,
        "number": partial(locale.number, lang=lang),
        "ordinal": partial(locale.ordinal, lang=lang),
        "country": partial(locale.country, lang=lang),
        "join_words": join_words,
        "oneline": oneline,
    }


def _day(value: object) -> datetime.date:
    if not isinstance(value, datetime.date):
        raise TypeError(f"not a date: {str(value)[:40]}")
    return value


def _context(letter: Letter) -> Mapping[str, Value]:
    given: dict[str, Value] = {key: getattr(letter, key) for key in GIVEN if key != "to"}
    given["to"] = [asdict(each) for each in letter.to]
    return {**given, **letter.variables}


def _refuse_stray_text(letter: Letter, body: Iterable[object]) -> None:
    for node in body:
        match node:
            case Extends() | Block():
                continue
            case Include(lineno=line) | Import(lineno=line) | FromImport(lineno=line):
                raise LetterkitError(f"{letter.file}:{line}: a letter cannot include other files")
            case Output(nodes=parts, lineno=line):
                if all(isinstance(each, TemplateData) and not each.data.strip() for each in parts):
                    continue
                line += _blank_lines(parts[0])
                raise LetterkitError(
                    f"{letter.file}:{line}: text outside of a block",
                    hint="a letter that overrides blocks has all its text inside of them",
                )


def _blank_lines(node: object) -> int:
    if not isinstance(node, TemplateData):
        return 0
    return node.data[: len(node.data) - len(node.data.lstrip())].count("\n")


def _refuse_unknown_keys(letter: Letter, trees: Iterable[Template]) -> None:
    used: set[str] = set().union(*(meta.find_undeclared_variables(tree) for tree in trees))
    for key in letter.variables:
        if key not in used:
            near = difflib.get_close_matches(key, [*KEYS, *sorted(used)], 1, 0.6)
            raise LetterkitError(
                f"{letter.place_of(key)}: unknown key: {key}",
                hint=f"is {near[0]} meant?"
                if near
                else f"neither letterkit nor the template {letter.template.name} uses it",
            )


def _missing(letter: Letter, error: UndefinedError, sources: Mapping[str, str]) -> LetterkitError:
    place = _place(error.__traceback__, sources) or letter.file
    found = re.search(r"'([^']*)' is undefined", str(error))
    if not found:
        return LetterkitError(f"{place}: {_lower(str(error))}")
    near = difflib.get_close_matches(found[1], list(letter.variables), 1, 0.7)
    return LetterkitError(
        f"{place}: missing variable: {found[1]}",
        hint=f"is {near[0]} meant? " * bool(near)
        + f"write `{found[1]}: …` in the front matter of {letter.file}",
    )


def _place(traceback: TracebackType | None, sources: Mapping[str, str]) -> str:
    """The last place in a template that a traceback went through, as `file:line`."""
    place = ""
    while traceback:
        file = traceback.tb_frame.f_code.co_filename
        if file in sources:
            place = f"{file}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place


def _lower(message: str | None) -> str:
    message = (message or "not a template").rstrip(".")
    return message[:1].lower() + message[1:]
