"""The published list: entries, their counts, and `register.json`."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields

from letterkit.errors import LetterkitError
from letterkit.model.signatory import Kind, Level, Shown

VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One signature as published: what its signatory chose to show, and no more.

    `name` is empty where `shown` is `role`; for `initials` it holds the initials. Those who are
    not named are counted and have no entry. `country` is a code or as given, `signed` an ISO date
    or empty, `text` the SHA-256 of the text they signed or empty.
    """

    id: str
    name: str
    kind: Kind
    shown: Shown
    role: str = ""
    affiliation: str = ""
    country: str = ""
    link: str = ""
    comment: str = ""
    level: Level = Level.LISTED
    signed: str = ""
    lang: str = ""
    text: str = ""


_FIELDS = tuple(field.name for field in fields(Entry))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many signed. `unnamed` are those counted only; `shown` are the entries."""

    organisations: int
    people: int
    unnamed: int
    levels: Mapping[str, int]

    @property
    def shown(self) -> int:
        return self.organisations + self.people

    @property
    def total(self) -> int:
        return self.shown + self.unnamed


@dataclass(frozen=True, slots=True)
class Register:
    """The public list of one letter, in all its languages; `texts` are SHA-256 by language."""

    slug: str
    title: str
    texts: Mapping[str, str]
    entries: tuple[Entry, ...]
    unnamed: int
    unnamed_levels: Mapping[str, int]
    edition: int | None = None

    @property
    def counts(self) -> Counts:
        kinds = Counter(entry.kind for entry in self.entries)
        levels = Counter(entry.level.value for entry in self.entries)
        levels.update(self.unnamed_levels)
        return Counts(
            organisations=kinds[Kind.ORGANISATION],
            people=kinds[Kind.PERSON],
            unnamed=self.unnamed,
            levels={level.value: levels[level.value] for level in Level if levels[level.value]},
        )


def format_register(register: Register) -> str:
    """`register.json`: UTF-8, sorted keys, one entry a line, one final LF.

    `counts` repeats what the entries say, so that a reader sees it first; parsing compares the two.
    """
    counts = register.counts
    head = {
        "counts": {
            "levels": dict(counts.levels),
            "organisations": counts.organisations,
            "people": counts.people,
            "unnamed": counts.unnamed,
            "unnamed_levels": dict(register.unnamed_levels),
        },
        "edition": register.edition,
        "slug": register.slug,
        "texts": dict(register.texts),
        "title": register.title,
        "v": VERSION,
    }
    lines = ",\n".join(_compact(_values(entry)) for entry in register.entries)
    opening = json.dumps(head, ensure_ascii=False, sort_keys=True, indent=1)[:-2]
    return f'{opening},\n "entries": [{lines and chr(10)}{lines}{lines and chr(10)}]\n}}\n'


def parse_register(text: str) -> Register:
    """The register that `format_register` wrote; one error for everything else."""
    try:
        data = json.loads(text, object_pairs_hook=_no_duplicates, parse_float=_no_floats)
        register = _register(data)
    except (KeyError, TypeError, ValueError, RecursionError, AttributeError) as error:
        raise LetterkitError(
            "not a register that letterkit wrote",
            hint="ask for the file again; it may have been cut short or edited",
        ) from error
    if format_register(register) != text:
        raise LetterkitError(
            "the register does not agree with itself",
            hint="its counts or its spelling differ from what its entries say",
        )
    return register


def _register(data: Mapping[str, object]) -> Register:
    if data["v"] != VERSION:
        raise ValueError("unknown version")
    counts, edition = data["counts"], data["edition"]
    entries, texts = data["entries"], data["texts"]
    if not isinstance(counts, dict) or not isinstance(texts, dict) or not isinstance(entries, list):
        raise TypeError("wrong shape")
    if edition is not None and type(edition) is not int:
        raise TypeError("edition")
    return Register(
        slug=_string(data["slug"]),
        title=_string(data["title"]),
        texts={_string(lang): _string(digest) for lang, digest in texts.items()},
        entries=tuple(_entry(each) for each in entries),
        unnamed=_count(counts["unnamed"]),
        unnamed_levels={Level(k).value: _count(n) for k, n in counts["unnamed_levels"].items()},
        edition=edition,
    )


def _entry(data: Mapping[str, object]) -> Entry:
    fields = {key: _string(value) for key, value in data.items()}
    return Entry(
        **{key: value for key, value in fields.items() if key not in ("kind", "shown", "level")},
        kind=Kind(fields["kind"]),
        shown=Shown(fields["shown"]),
        level=Level(fields["level"]),
    )


def _values(entry: Entry) -> dict[str, str]:
    """`dataclasses.asdict` copies each value deeply, which takes a third of a long page's time."""
    return {name: getattr(entry, name) for name in _FIELDS}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    value.encode()
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError("not a count")
    return value


def _no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key occurs twice")
    return found


def _no_floats(text: str) -> float:
    raise ValueError("a number with a fraction")
