"""The public list: entries, their counts, and `register.json`.

Once an edition was published, the file holds `origin`, `vkey`, `checkpoint` (a signed note) and
`leaves` too, and each entry its `index` (of the leaf that counts), `salt` and `private`, the hash
of what is not shown: with them anybody can compute the leaf again. `earlier` are the entries that
stand for an earlier text of the letter, and `earlier_unnamed` is the number of those without one;
both are there only if there are any, and `counts` leaves them out. `counts` has `paper` if there
are signatures on paper: the organisers counted these, and no entry, level or total has them in it.
`renewed` is how many of those in `counts` signed an earlier text before, and `changed` says by
language what is new in the text, in the coordinator's words. `seal` is there in the file
`register.json` that was published (see `seal.py`), and not where a page or a PDF carries the list:
those have seals of their own, over all of their bytes.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from json.encoder import encode_basestring
from operator import attrgetter

from letterkit.errors import LetterkitError
from letterkit.model.signatory import Kind, Level, Shown
from letterkit.text.crowded_json import no_duplicates, refuse_crowded_json

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
    index: int = -1
    salt: str = ""
    private: str = ""


_OPENING = ("index", "salt", "private")
_FIELDS = tuple(field.name for field in fields(Entry) if field.name not in _OPENING)


def _shape(names: Sequence[str]) -> tuple[Callable[[Entry], Sequence[str | int]], str]:
    """What gets the values of an entry by these names, and the JSON in which they stand."""
    ordered = sorted(names)
    return attrgetter(*ordered), "{" + ",".join(f'"{name}":%s' for name in ordered) + "}"


_LISTED, _PUBLISHED = _shape(_FIELDS), _shape((*_FIELDS, *_OPENING))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many signed. `unnamed` are those counted only; `shown` are the entries.

    `paper` are signatures on paper, which stand apart: the total is of the list alone.
    """

    organisations: int
    people: int
    unnamed: int
    levels: Mapping[str, int]
    paper: int = 0

    @property
    def shown(self) -> int:
        """How many are named, or stand there by their initials or their role."""
        return self.organisations + self.people

    @property
    def total(self) -> int:
        """How many there are, those without a name too."""
        return self.shown + self.unnamed


@dataclass(frozen=True, slots=True)
class Published:
    """What makes a list an edition of a register; `leaves` are lines without their ends."""

    origin: str
    vkey: str
    checkpoint: str
    leaves: tuple[str, ...] = field(repr=False)
    earlier: tuple[Entry, ...] = ()
    earlier_unnamed: int = 0
    renewed: int = 0
    changed: Mapping[str, str] = field(default_factory=dict)
    seal: str = field(default="", compare=False, repr=False)

    @property
    def kept_apart(self) -> int:
        """How many signed an earlier text and stand in no entry under this one."""
        return len(self.earlier) + self.earlier_unnamed


@dataclass(frozen=True)
class Register:
    """The public list of one letter, in all its languages; `texts` are SHA-256 by language.

    `edition` and `published` are both there or both None. `paper` is how many more signatures the
    organisers counted on paper. `sorts` are the texts by which the list
    places entries in the order of family names, where it says them; they are never written.
    """

    slug: str
    title: str
    texts: Mapping[str, str]
    entries: tuple[Entry, ...]
    unnamed: int
    unnamed_levels: Mapping[str, int]
    edition: int | None = None
    published: Published | None = None
    paper: int = 0
    sorts: Mapping[Entry, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def counts(self) -> Counts:
        """How many entries there are of each kind and level."""
        kinds = Counter(entry.kind for entry in self.entries)
        levels = Counter(entry.level.value for entry in self.entries)
        levels.update(self.unnamed_levels)
        return Counts(
            organisations=kinds[Kind.ORGANISATION],
            people=kinds[Kind.PERSON],
            unnamed=self.unnamed,
            levels={level.value: levels[level.value] for level in Level if levels[level.value]},
            paper=self.paper,
        )

    @cached_property
    def json(self) -> str:
        """What `format_register` writes, once for all the files that carry it."""
        return format_register(self)


def format_register(register: Register) -> str:
    """`register.json`: UTF-8, sorted keys, one entry a line, one final LF.

    `counts` repeats what the entries say, so that a reader sees it first; parsing compares the two.
    """
    counts, published = register.counts, register.published
    on_paper = {"paper": counts.paper} if counts.paper else {}
    head: dict[str, object] = {
        "counts": {
            "levels": dict(counts.levels),
            "organisations": counts.organisations,
            "people": counts.people,
            "unnamed": counts.unnamed,
            "unnamed_levels": dict(register.unnamed_levels),
            **on_paper,
        },
        "edition": register.edition,
        "slug": register.slug,
        "texts": dict(register.texts),
        "title": register.title,
        "v": VERSION,
    }
    if published:
        head |= {"checkpoint": published.checkpoint, "origin": published.origin}
        head |= {"vkey": published.vkey}
    if published and published.seal:
        head["seal"] = published.seal
    if published and published.earlier_unnamed:
        head["earlier_unnamed"] = published.earlier_unnamed
    if published and published.renewed:
        head["renewed"] = published.renewed
    if published and published.changed:
        head["changed"] = dict(published.changed)
    opening = json.dumps(head, ensure_ascii=False, sort_keys=True, indent=1)[:-2]
    lists = [("entries", [_line(each, published) for each in register.entries])]
    if published and published.earlier:
        lists.append(("earlier", [_line(each, published) for each in published.earlier]))
    if published:
        lists.append(("leaves", list(map(encode_basestring, published.leaves))))
    return opening + "".join(_list(name, lines) for name, lines in lists) + "\n}\n"


def _list(name: str, lines: Sequence[str]) -> str:
    """A list of which every member has a line."""
    broken = "\n" if lines else ""
    return f',\n "{name}": [{broken}{("," + chr(10)).join(lines)}{broken}]'


def parse_register(text: str) -> Register:
    """The register that `format_register` wrote; one error for everything else."""
    try:
        refuse_crowded_json(text)
        data = json.loads(text, object_pairs_hook=no_duplicates, parse_float=_no_floats)
        register = _register(data)
    except (KeyError, TypeError, ValueError, RecursionError, AttributeError) as error:
        raise LetterkitError(
            "not a register that letterkit wrote",
            hint="ask for the file again; it may have been cut short or edited",
        ) from error
    if format_register(register) != text or register.unnamed != sum(
        register.unnamed_levels.values()
    ):
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
    if edition is not None and (type(edition) is not int or edition < 1):
        raise TypeError("edition")
    return Register(
        slug=_string(data["slug"]),
        title=_string(data["title"]),
        texts={_string(lang): _string(digest) for lang, digest in texts.items()},
        entries=tuple(_entry(each, edition is not None) for each in entries),
        unnamed=_count(counts["unnamed"]),
        unnamed_levels={Level(k).value: _count(n) for k, n in counts["unnamed_levels"].items()},
        edition=edition,
        published=None if edition is None else _published(data),
        paper=_count(counts.get("paper", 0)),
    )


def _published(data: Mapping[str, object]) -> Published:
    leaves, earlier = data["leaves"], data.get("earlier", [])
    changed = data.get("changed", {})
    if not isinstance(leaves, list) or not isinstance(earlier, list):
        raise TypeError("wrong shape")
    if not isinstance(changed, dict):
        raise TypeError("wrong shape")
    return Published(
        origin=_string(data["origin"]),
        vkey=_string(data["vkey"]),
        checkpoint=_string(data["checkpoint"]),
        leaves=tuple(_string(leaf) for leaf in leaves),
        earlier=tuple(_entry(each, True) for each in earlier),
        earlier_unnamed=_count(data.get("earlier_unnamed", 0)),
        renewed=_count(data.get("renewed", 0)),
        changed={_string(lang): _string(words) for lang, words in changed.items()},
        seal=_string(data.get("seal", "")),
    )


def _entry(data: Mapping[str, object], published: bool) -> Entry:
    fields = {key: _string(value) for key, value in data.items() if key != "index"}
    return Entry(
        **{key: value for key, value in fields.items() if key not in ("kind", "shown", "level")},
        index=_count(data["index"]) if published else -1,
        kind=Kind(fields["kind"]),
        shown=Shown(fields["shown"]),
        level=Level(fields["level"]),
    )


def _line(entry: Entry, published: Published | None) -> str:
    values, shape = _PUBLISHED if published else _LISTED
    return shape % tuple(map(_json, values(entry)))


def _json(value: str | int) -> str:
    return encode_basestring(value) if isinstance(value, str) else str(value)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    value.encode()
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError("not a count")
    return value


def _no_floats(text: str) -> float:
    raise ValueError("a number with a fraction")
