"""What earlier imports said, kept beside a list as `<list>.imports.json`; private, as the list is.

    {"v": 1,
     "mappings": {"<digest of the titles>": {"platform": "google-forms", "dates": "day-month",
                  "consent": "yes", "fields": {"<title>": "<field>"},
                  "kind": "", "meanings": {"<title>": {"<answer>": "<meaning>"}},
                  "files": {"<file>": {"consent": "yes", "said": {"<title>": "<field>"}}}}},
     "read": ["<digest of a text>"],
     "said": {"<id>": {"<column>": "<digest of the text>"}}}

A digest is the first 16 hex digits of SHA-256. `said` tells a change in a new export from one made
by hand in the list, and a person removed by hand from one who is new. `read` are the texts of which
the coordinator said that they have read them, and that they are no wishes.

What was said of people, that they agreed or where they did, holds for the file of which it was
said: another file with the same titles has other people in it. `consent` is that of the last file;
without `files`, it is of a file that is not known, and counts for none.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from letterkit.errors import LetterkitError

VERSION = 1
# Fields by which people are named or not, and the one under which nothing is heard. They hold
# only if a person said them; else a column is read anew by its title and its answers.
_OF_PEOPLE = frozenset({"consent", "shown", "anonymous"})
_NOT_HEARD = "private"


@dataclass(frozen=True, slots=True)
class OfFile:
    """What a person said of one file: the consent of all in it, and what its columns are."""

    consent: str = ""
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapped:
    """How the columns of an export were understood; `files` are what was said of each."""

    platform: str
    fields: Mapping[str, str]
    dates: str = ""
    consent: str = ""
    kind: str = ""
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    files: Mapping[str, OfFile] = field(default_factory=dict)

    def of_file(self, name: str) -> "Mapped":
        """What is remembered for a file: of people, only what was said of this one."""
        fields = {
            title: each
            for title, each in self.fields.items()
            if each not in _OF_PEOPLE and each != _NOT_HEARD
        }
        for file, of in self.files.items():
            for title, each in of.said.items():
                if file == name or each not in _OF_PEOPLE:
                    fields[title] = each
        own = self.files.get(name, OfFile())
        return replace(self, fields=fields | dict(own.said), consent=own.consent)

    def together(self, earlier: "Mapped | None") -> "Mapped":
        """With what was said earlier of this file and of others."""
        if earlier is None:
            return self
        files = dict(earlier.files)
        for name, of in self.files.items():
            before = files.get(name, OfFile())
            files[name] = OfFile(of.consent or before.consent, {**before.said, **of.said})
        return replace(self, files=files)


@dataclass(frozen=True, slots=True)
class Imports:
    """What is remembered of earlier imports, by digests: columns, answers and texts read."""

    mappings: Mapping[str, Mapped] = field(default_factory=dict)
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    read: frozenset[str] = frozenset()


def digest(text: str) -> str:
    """What tells a text without holding it: 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def titles_digest(titles: Sequence[str]) -> str:
    """The digest of a row of titles."""
    return digest("\x1f".join(titles))


def format_imports(imports: Imports) -> str:
    """The file of what is remembered, as JSON."""
    mappings = {
        key: {
            "platform": each.platform,
            "fields": dict(each.fields),
            "dates": each.dates,
            "consent": each.consent,
            "kind": each.kind,
            "meanings": {title: dict(said) for title, said in each.meanings.items()},
            "files": {
                name: {"consent": of.consent, "said": dict(of.said)}
                for name, of in each.files.items()
            },
        }
        for key, each in imports.mappings.items()
    }
    said = ",\n".join(
        f"{_compact(key)}:{_compact(dict(values))}" for key, values in sorted(imports.said.items())
    )
    known = json.dumps(mappings, ensure_ascii=False, sort_keys=True, indent=1)
    read = f'"read": {_compact(sorted(imports.read))},\n' if imports.read else ""
    return f'{{"v": {VERSION}, "mappings": {known},\n{read}"said": {{\n{said}\n}}}}\n'


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _meanings(value: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {
        str(title): {str(answer): str(meaning) for answer, meaning in said.items()}
        for title, said in value.items()
    }


def _files(value: Mapping[str, Mapping[str, object]]) -> dict[str, OfFile]:
    files = {}
    for name, of in value.items():
        said = of["said"]
        if not isinstance(said, dict):
            raise TypeError("said is no mapping")
        columns = {str(title): str(each) for title, each in said.items()}
        files[str(name)] = OfFile(str(of["consent"]), columns)
    return files


def parse_imports(text: str, name: str) -> Imports:
    """What such a file holds; raises LetterkitError, which calls it `name`, if it is damaged."""
    try:
        data = json.loads(text)
        if data["v"] != VERSION:
            raise ValueError("unknown version")
        return Imports(
            {
                str(key): Mapped(
                    str(each["platform"]),
                    {str(title): str(name) for title, name in each["fields"].items()},
                    str(each["dates"]),
                    str(each["consent"]),
                    str(each.get("kind", "")),
                    _meanings(each.get("meanings", {})),
                    _files(each.get("files", {})),
                )
                for key, each in data["mappings"].items()
            },
            {
                str(key): {str(column): str(text) for column, text in values.items()}
                for key, values in data["said"].items()
            },
            frozenset(str(each) for each in data.get("read", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LetterkitError(
            f"{name}: not what letterkit wrote there",
            hint="move it away; then edits by hand look the same as changes in an export",
        ) from error
