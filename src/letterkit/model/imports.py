"""What earlier imports said, kept beside a list as `<list>.imports.json`; private, as the list is.

    {"v": 1,
     "mappings": {"<digest of the titles>": {"platform": "google-forms", "dates": "day-month",
                  "consent": "yes", "fields": {"<title>": "<field>"},
                  "kind": "", "meanings": {"<title>": {"<answer>": "<meaning>"}}}},
     "said": {"<id>": {"<column>": "<digest of the text>"}}}

A digest is the first 16 hex digits of SHA-256. `said` tells a change in a new export from one made
by hand in the list, and a person removed by hand from one who is new.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError

VERSION = 1


@dataclass(frozen=True, slots=True)
class Mapped:
    """How the columns of an export were understood."""

    platform: str
    fields: Mapping[str, str]
    dates: str = ""
    consent: str = ""
    kind: str = ""
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imports:
    mappings: Mapping[str, Mapped] = field(default_factory=dict)
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def titles_digest(titles: Sequence[str]) -> str:
    return digest("\x1f".join(titles))


def format_imports(imports: Imports) -> str:
    mappings = {
        key: {
            "platform": each.platform,
            "fields": dict(each.fields),
            "dates": each.dates,
            "consent": each.consent,
            "kind": each.kind,
            "meanings": {title: dict(said) for title, said in each.meanings.items()},
        }
        for key, each in imports.mappings.items()
    }
    said = ",\n".join(
        f"{_compact(key)}:{_compact(dict(values))}" for key, values in sorted(imports.said.items())
    )
    known = json.dumps(mappings, ensure_ascii=False, sort_keys=True, indent=1)
    return f'{{"v": {VERSION}, "mappings": {known},\n"said": {{\n{said}\n}}}}\n'


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _meanings(value: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {
        str(title): {str(answer): str(meaning) for answer, meaning in said.items()}
        for title, said in value.items()
    }


def parse_imports(text: str, name: str) -> Imports:
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
                )
                for key, each in data["mappings"].items()
            },
            {
                str(key): {str(column): str(text) for column, text in values.items()}
                for key, values in data["said"].items()
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LetterkitError(
            f"{name}: not what letterkit wrote there",
            hint="move it away; then edits by hand cannot be told from changes in an export",
        ) from error
