"""A letter's body and its template become Markdown."""

import datetime
import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from functools import partial
from types import TracebackType
from typing import TypeVar

from jinja2 import FunctionLoader, TemplateError, TemplateSyntaxError, UndefinedError, meta
from jinja2.exceptions import SecurityError
from jinja2.nodes import Block, Extends, FromImport, Import, Include, Output, Template, TemplateData

from letterkit.confined import confined
from letterkit.errors import LetterkitError
from letterkit.faults import TooMuch
from letterkit.letters import locale
from letterkit.letters.sandbox import Sandbox
from letterkit.model import Letter, Value

Kind = TypeVar("Kind")

LONGEST = 300_000  # characters; some hundred pages
FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_TAG = re.compile(r"\{%[-+]?\s*(end)?(?:block|for|if|macro|call|filter|with|raw|autoescape)\b")
_BLOCK = re.compile(r"\{%-?\+?\s*block\b")
_OWN = ("slug", "file", "body", "body_line", "titles", "sender_email", "variables")
_MADE = ("pictures", "places", "pages", "verify_url")
KEYS = tuple(each.name for each in fields(Letter) if each.name not in (*_OWN, *_MADE))
GIVEN = ("title", "date", "place", "issuer", "organisation", "lang", "to", "closes", "goal")


def markdown(letter: Letter) -> str:
    """The Markdown of a letter: its template, with the blocks that the letter overrides."""
    try:
        text = confined(partial(_rendered, letter))
    except TooMuch:
        text = "x" * (LONGEST + 1)
    if len(text) > LONGEST:
        raise LetterkitError(
            f"{letter.file}: the letter does not come to an end, or grows too large",
            hint="look for a loop over very many things, or a text that grows in it",
        )
    return text


def _rendered(letter: Letter) -> str:
    environment = _environment(letter.lang)
    sources = {letter.template.file: letter.template.source, letter.file: _child(letter)}
    environment.loader = FunctionLoader(lambda name: (sources[name], name, lambda: True))
    try:
        trees = {name: environment.parse(source, name, name) for name, source in sources.items()}
        _refuse_other_files(trees)
        _refuse_stray_text(letter, trees[letter.file].body)
        _refuse_unknown_keys(letter, trees)
        return environment.get_template(letter.file).render(_context(letter))
    except TemplateSyntaxError as error:
        raise _unreadable(error, sources) from error
    except UndefinedError as error:
        raise _missing(letter, error, sources) from error
    except SecurityError as error:
        raise LetterkitError(
            f"{_place(error.__traceback__, sources) or letter.file}: {_lower(str(error))}",
            hint="a letter may use its variables, loops and filters, and nothing of Python",
        ) from error
    except RecursionError as error:
        raise LetterkitError(f"{letter.file}: a macro or a block calls itself") from error
    except FAULTS as error:
        place = _place(error.__traceback__, sources) or letter.file
        raise LetterkitError(f"{place}: {_lower(str(error))}") from error


def unknown_facts(letter: Letter) -> tuple[LetterkitError, ...]:
    """An error for each fact that nothing uses; none where a template or the body is none."""
    return confined(partial(_unknown_facts, letter))


def _unknown_facts(letter: Letter) -> tuple[LetterkitError, ...]:
    environment = _environment(letter.lang)
    sources = {letter.template.file: letter.template.source, letter.file: _child(letter)}
    try:
        trees = {name: environment.parse(source, name, name) for name, source in sources.items()}
        return tuple(_unknown_keys(letter, trees))
    except (TemplateError, RecursionError):
        return ()


def is_plain(body: str) -> bool:
    """Whether a body has nothing of a template in it: what stands there is what is printed."""
    return not re.search(r"\{[{%#]", body)


def facts_of(source: str) -> frozenset[str]:
    """The names that a template or a body uses and does not set itself.

    Raises LetterkitError for what is no template.
    """
    environment = _environment("en")
    try:
        used = meta.find_undeclared_variables(environment.parse(source))
    except (TemplateError, RecursionError) as error:
        raise LetterkitError("not a template") from error
    return frozenset(used - environment.globals.keys())


def _child(letter: Letter) -> str:
    """The letter as a child of its template, each line on the line it has in its file."""
    extends = f'{{% extends "{letter.template.file}" %}}'
    lines = "\n" * (letter.body_line - 1)
    if not letter.body.strip() or _BLOCK.search(letter.body):
        return extends + lines + letter.body
    return f"{extends}{{% block body %}}{lines}{letter.body}\n{{% endblock %}}"


def _environment(lang: str) -> Sandbox:
    environment = Sandbox()
    environment.filters |= _filters(lang)
    return environment


def _filters(lang: str) -> Mapping[str, Callable[..., str]]:
    """What a template may write after `|`, beside Jinja's own filters."""

    def date(value: object, pattern: str = "long") -> str:
        return locale.date(_a(datetime.date, value, "a date"), lang, pattern)

    def number(value: object) -> str:
        return locale.number(_a(float, value, "a number"), lang)

    def ordinal(value: object, gender: str = "masculine") -> str:
        return locale.ordinal(_a(int, value, "a whole number"), lang, gender)

    def country(value: object) -> str:
        return locale.country(_a(str, value, "a country"), lang)

    def join_words(words: object) -> str:
        return locale.join_words([str(word) for word in _a(list, words, "a list")], lang)

    def oneline(text: object) -> str:
        return "" if text is None else " ".join(str(text).split())

    return {
        "date": date,
        "number": number,
        "ordinal": ordinal,
        "country": country,
        "join_words": join_words,
        "oneline": oneline,
    }


def _a(kind: type[Kind], value: object, what: str) -> Kind:
    if isinstance(value, kind) or (kind is float and isinstance(value, int)):
        return value  # type: ignore[return-value] # an int is as good as a float
    raise TypeError(f"not {what}: {str(value)[:40]}")


def _context(letter: Letter) -> Mapping[str, Value]:
    given: dict[str, Value] = {key: getattr(letter, key) for key in GIVEN if key != "to"}
    given["to"] = [asdict(each) for each in letter.to]
    return {**given, **letter.variables}


def _refuse_other_files(trees: Mapping[str, Template]) -> None:
    for file, tree in trees.items():
        for node in tree.find_all((Include, Import, FromImport)):
            raise LetterkitError(
                f"{file}:{node.lineno}: a letter cannot include other files",
                hint="write the text itself in its place",
            )


def _refuse_stray_text(letter: Letter, body: Iterable[object]) -> None:
    for node in body:
        match node:
            case Extends() | Block():
                continue
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


def _refuse_unknown_keys(letter: Letter, trees: Mapping[str, Template]) -> None:
    for error in _unknown_keys(letter, trees):
        raise error


def _unknown_keys(letter: Letter, trees: Mapping[str, Template]) -> Iterator[LetterkitError]:
    used: set[str] = set()
    for file, tree in trees.items():
        try:
            used |= meta.find_undeclared_variables(tree)
        except TemplateSyntaxError as error:  # a filter that is not there
            error.name = file
            raise
    for key in letter.variables:
        if key not in used:
            near = difflib.get_close_matches(key, [*KEYS, *sorted(used)], 1, 0.6)
            yield LetterkitError(
                f"{letter.place_of(key)}: unknown key: {key}",
                hint=f"is {near[0]} meant?"
                if near
                else f"neither letterkit nor the template {letter.template.name} uses it",
            )


def _unreadable(error: TemplateSyntaxError, sources: Mapping[str, str]) -> LetterkitError:
    file = error.name or ""
    unclosed = re.search(
        "^Unexpected end of template.*needs to be closed is '(.+)'", error.message or ""
    )
    if unclosed and file in sources:
        opened: list[int] = []
        for tag in _TAG.finditer(sources[file]):
            opened.append(sources[file].count("\n", 0, tag.start()) + 1)
            if tag[1]:
                del opened[-2:]
        return LetterkitError(
            f"{file}:{(opened or [error.lineno])[-1]}: never closed: {{% {unclosed[1]} %}}",
            hint=f"write {{% end{unclosed[1]} %}} where it ends",
        )
    message = re.sub(r" at \d+$", "", error.message or "")
    return LetterkitError(
        f"{file}:{error.lineno}: {_lower(message)}",
        hint="blocks read {% block name %} … {% endblock %}, variables {{ name }}",
    )


def _missing(letter: Letter, error: UndefinedError, sources: Mapping[str, str]) -> LetterkitError:
    place = _place(error.__traceback__, sources) or letter.file
    found = re.search(r"'([^']*)' is undefined", str(error))
    if not found:
        return LetterkitError(f"{place}: {_lower(str(error))}")
    near = difflib.get_close_matches(found[1], [*letter.variables, *GIVEN], 1, 0.7)
    meant = f"is {near[0]} meant? or " if near else ""
    return LetterkitError(
        f"{place}: missing variable: {found[1]}",
        hint=f"{meant}write `{found[1]}: …` in the front matter of {letter.file}",
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
