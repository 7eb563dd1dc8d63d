"""JSON schemas of `letter.md`, of translations and of `letterkit.toml`, for editors.

They are made of the keys that letterkit reads: each reader of a key has a shape here, and one
without stops the making. A schema never refuses what letterkit takes; what it cannot say, such as
that a list is there, it leaves to `letterkit check`.

Draft 7, which editors for YAML and TOML know. Files name their schema by a relative path, so that
it is found without a network, and moves with the workspace.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias

from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes, read_text
from letterkit.files.workspace import SETTINGS, VERIFY, NoWorkspace, Workspace, find_workspace
from letterkit.files.writing import write_whole
from letterkit.letters import keys
from letterkit.letters.frontmatter import parse_front_matter
from letterkit.letters.letter import LANGUAGE, REQUIRED
from letterkit.letters.skeletons import TEMPLATES, languages
from letterkit.letters.templating import facts_of
from letterkit.model import Paper
from letterkit.send import account

Shape: TypeAlias = dict[str, Any]

FOLDER = ".letterkit/schema"
LETTER, TRANSLATION, SETTINGS_FILE = "letter", "translation", "letterkit"
NAMES = (LETTER, TRANSLATION, SETTINGS_FILE)
_DRAFT = "http://json-schema.org/draft-07/schema#"
# Letters of a key that may be misspelt in one place, and in two beside each other.
_SHORT, _LONG = 5, 8
# As Python has a name, in what all engines of regular expressions know: no blank, no ASCII sign but
# `_`, no digit in front.
_KEY = r"^[^\s\d!-/:-@\[-^`{-~][^\s!-/:-@\[-^`{-~]*$"

_TEXT: Shape = {"type": ["string", "number", "null"]}
_SOME_TEXT: Shape = {"type": ["string", "number"], "minLength": 1}
_WORD: Shape = {"type": ["string", "number"], "pattern": r"\S"}
# A reader of YAML may make a date of its own of it, which is no type of JSON.
_DAY: Shape = {
    "pattern": r"^\d{4}-\d{1,2}-\d{1,2}$",
    "not": {"type": ["boolean", "number", "array", "object", "null"]},
}
_ADDRESSEE: Shape = {
    "type": "object",
    "properties": dict.fromkeys(("name", "role", "organisation", "email", "salutation"), _TEXT),
    "additionalProperties": False,
    "anyOf": [{"required": [key]} for key in ("name", "role", "organisation")],
}


def _some_of(one: Shape) -> Shape:
    """One of them, a list of them, or none."""
    return {"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]}


def _either(text: Shape, key: str, *others: str) -> Shape:
    """A text, or a mapping that must have it as one key and may have others."""
    properties = {key: text} | dict.fromkeys(others, _TEXT)
    mapping = {
        "type": "object",
        "properties": properties,
        "required": [key],
        "additionalProperties": False,
    }
    return {"anyOf": [text, mapping]}


def _choice(choices: type[StrEnum]) -> Shape:
    """One word of several, in any case; editors offer the first spelling."""
    anyhow = ("".join(_either_case(letter) for letter in each) for each in choices)
    return {"anyOf": [{"enum": [*choices]}, {"pattern": f"^({'|'.join(anyhow)})$"} | _STRING]}


def _either_case(letter: str) -> str:
    return f"[{letter.upper()}{letter}]" if letter.isalpha() else letter


_STRING: Shape = {"type": "string"}
_SHAPES: Mapping[Callable[..., Any], Shape] = {
    keys.text: _TEXT,
    keys.day: _DAY,
    keys.whole: {"type": "integer", "minimum": 0},
    keys.truth: {"type": "boolean"},
    keys.address_to_sign: {"type": ["string", "null"], "pattern": r"^\s*((https://|mailto:)\S+\s*)?$"},
    keys.colour: {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
    keys.origin: {"type": ["string", "number", "null"], "pattern": "^[^{}]*$"},
    keys.addressees: _some_of({"anyOf": [{"type": "string", "pattern": r"\S"}, _ADDRESSEE]}),
    keys.firsts: _some_of(_either(_TEXT, "id", "scan")),
    keys.texts: _some_of(_TEXT),
    keys.lists: _some_of(_either(_WORD, "file", "encoding")),
    keys.two_languages: {
        "anyOf": [
            {"type": "array", "items": _STRING, "minItems": 2, "maxItems": 2, "uniqueItems": True},
            {"type": "array", "maxItems": 0},
            {"type": "null"},
        ]
    },
}  # fmt: skip
_OF_SETTINGS: dict[str, Shape] = {
    "organisation": _STRING,
    "email": _STRING,
    "origin": _SHAPES[keys.origin] | _STRING,
    "paper": _choice(Paper),
    "theme": _SHAPES[keys.colour],
    "pages": {"type": "string", "pattern": r"^https://[^?#\s]+/$"},
}
_OF_SMTP: Mapping[str, Shape] = {
    "host": _STRING,
    "port": {"type": "integer", "minimum": 1, "maximum": 2**16 - 1},
    "security": {"enum": [*account.Security]},
    "user": _STRING,
    "from": _STRING,
    "rate": _STRING,
    "unsubscribe": {"type": "string", "pattern": r"^\s*((https://|mailto:)\S+\s*)?$"},
}
_OF_VERIFY: Mapping[str, Shape] = {"url": {"type": "string", "pattern": r"^https?://[^#\s]+$"}}


@dataclass(frozen=True, slots=True)
class Facts:
    """Keys that are facts: for templates, by their names, and for letters in their own text."""

    templates: Mapping[str, frozenset[str]]
    letters: frozenset[str] = frozenset()


def schemas(facts: Facts) -> Mapping[str, str]:
    """The three schemas as JSON, by their names."""
    made = {LETTER: _letter(facts), TRANSLATION: _translation(facts), SETTINGS_FILE: _settings()}
    return {
        name: json.dumps(each, ensure_ascii=False, indent=1) + "\n" for name, each in made.items()
    }


def write_schemas(root: Path, facts: Facts) -> tuple[str, ...]:
    """Write the schemas into a workspace, where they differ; the names of all."""
    names = []
    for name, text in schemas(facts).items():
        path = root / FOLDER / f"{name}.json"
        names.append(f"{FOLDER}/{name}.json")
        if not path.exists() or read_bytes(path, names[-1]) != text.encode():
            write_whole(path, text.encode(), public=True)
    return tuple(names)


def write_schemas_in(folder: Path) -> tuple[str, ...]:
    """Write the schemas of the workspace around a folder, with the facts of its letters."""
    workspace = find_workspace(folder)
    return write_schemas(workspace.root, facts_in(workspace))


def schema_of(folder: Path, name: str) -> str:
    """One schema; outside of a workspace it knows the facts of built-in templates alone."""
    try:
        facts = facts_in(find_workspace(folder))
    except NoWorkspace:
        facts = built_in_facts()
    return schemas(facts)[name]


def naming_schema(text: str, name: str) -> str:
    """A file of front matter that names its schema, in the first line of it."""
    fence, rest = text.split("\n", 1)
    return f"{fence}\n# yaml-language-server: $schema=../../{FOLDER}/{name}.json\n{rest}"


def naming_settings_schema(text: str) -> str:
    """The text of `letterkit.toml` that names its schema."""
    return f"#:schema ./{FOLDER}/{SETTINGS_FILE}.json\n{text}"


def built_in_facts() -> Facts:
    """The facts of the templates that come with letterkit."""
    folder = resources.files("letterkit.templates")
    found: dict[str, frozenset[str]] = {}
    for name in TEMPLATES:
        files = [f"{name}.{lang}.md" for lang in languages(name)] or [f"{name}.md"]
        found[name] = _facts_of((folder / file).read_text("utf-8") for file in files)
    return Facts(found)


def facts_in(workspace: Workspace) -> Facts:
    """The facts of all templates, and those that the letters of a workspace use in their text."""
    templates = dict(built_in_facts().templates)
    own: dict[str, list[str]] = {}
    for path in sorted(workspace.root.glob("letters/_templates/*.md")):
        name = path.name.split(".")[0]
        own.setdefault(name, []).append(read_text(path, workspace.name(path)))
    for name, sources in own.items():
        # One that is called as a built-in one takes its place, but perhaps not in all languages.
        templates[name] = _facts_of(sources) | templates.get(name, frozenset())
    bodies = []
    for path in sorted(workspace.root.glob("letters/*/letter*.md")):
        file = workspace.name(path)
        try:
            bodies.append(parse_front_matter(read_text(path, file), file).body)
        except LetterkitError:
            continue  # `build` says what is wrong, and an editor needs its schema all the more
    return Facts(templates, _facts_of(bodies))


def _facts_of(sources: Iterable[str]) -> frozenset[str]:
    """The facts that templates name, without the keys that letterkit reads itself.

    A text that is no template yet has none: what is wrong with it, `build` says.
    """
    found: set[str] = set()
    for source in sources:
        try:
            found |= facts_of(source)
        except LetterkitError:
            continue
    return frozenset(found - keys.READERS.keys())


def _letter(facts: Facts) -> Shape:
    return _front_matter("letter.md of letterkit", facts, REQUIRED)


def _translation(facts: Facts) -> Shape:
    return _front_matter("a translation of a letter of letterkit", facts, ("title",))


def _front_matter(title: str, facts: Facts, required: Sequence[str]) -> Shape:
    """Keys that letterkit reads, facts, and other words that a text may use: no misspelt keys."""
    words = _words()["letter"]
    properties = {key: _shape_of(key) | {"description": words[key]} for key in keys.READERS}
    for key in REQUIRED:
        if properties[key].get("type") == _TEXT["type"]:
            properties[key] |= _SOME_TEXT
    properties["lang"] = {"type": "string", "pattern": f"^({LANGUAGE.pattern})$"} | {
        "description": words["lang"]
    }
    known = set().union(*facts.templates.values(), facts.letters)
    for key in sorted(known):
        users = [name for name, own in sorted(facts.templates.items()) if key in own]
        if users:
            properties[key] = {"description": f"a fact of the template {', '.join(users)}"}
    names = [*keys.READERS, *sorted(known)]
    misspelt = "|".join(dict.fromkeys(other for key in names for other in _misspellings(key)))
    return {
        "$schema": _DRAFT,
        "title": title,
        "type": "object",
        "required": [*required],
        "properties": properties,
        "propertyNames": {
            "pattern": _KEY,
            "anyOf": [{"enum": names}, {"not": {"pattern": f"^({misspelt})$"}}],
        },
    }


def _misspellings(key: str) -> Iterator[str]:
    """Patterns of what a key becomes with letters more, less, other, or in another order.

    Some match the key itself; none matches its plural or singular, which may be another word. Short
    keys are near to other words, so less is taken for a slip in them.
    """
    for place, letter in enumerate(key):
        before, after = key[:place], key[place + 1 :]
        if after:
            yield f"{before}{after[0]}{letter}{after[1:]}"
        yield f"{before}{letter}{letter}{after}"
        if before and after:
            yield before + after
        if len(key) < _SHORT:
            continue
        yield f"{before}.{letter}{after}"
        is_plural = not after and letter == "s"
        yield f"{before}.{'' if is_plural else '?'}{after}"
        if len(key) >= _LONG and len(after) > 1:
            yield f"{before}.{{0,3}}{after[1:]}"
    if len(key) >= _SHORT:
        yield f"{key}[^s]"


def _shape_of(key: str) -> Shape:
    reader = keys.READERS[key]
    if isinstance(reader, partial):  # the word is one of a list
        return _choice(reader.args[0])
    return _SHAPES[reader]


def _settings() -> Shape:
    words = _words()
    tables: dict[str, Shape] = {
        "smtp": _table(account.KEYS, _OF_SMTP, words["smtp"]) | {"required": ["host"]},
        "verify": _table(VERIFY, _OF_VERIFY, words["verify"]) | {"required": [*VERIFY]},
    }
    shapes = _OF_SETTINGS | tables
    return {
        "$schema": _DRAFT,
        "title": "letterkit.toml",
        **_table(SETTINGS, shapes, words["settings"]),
    }


def _table(
    known: Iterable[str], shapes: Mapping[str, Shape], words: Mapping[str, str]
) -> dict[str, Any]:
    properties = {key: shapes[key] | {"description": words[key]} for key in known}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _words() -> Mapping[str, Mapping[str, str]]:
    file = resources.files("letterkit.actions") / "schema.toml"
    found: dict[str, dict[str, str]] = tomllib.loads(file.read_text("utf-8"))
    return found
