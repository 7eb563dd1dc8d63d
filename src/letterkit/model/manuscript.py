"""What determines a page beside its register: a letter's words and settings in a strict form.

`verify` writes a page anew from its manuscript and its register, and compares the two byte by
byte. So a manuscript holds no HTML. The body is a tree of elements, written as JSON:

    ["p", {"lang": "be"}, "words, and ", ["strong", {}, "more words"]]

A picture is named by its place in `pictures`, which holds only its type and SHA-256: the page
itself has the bytes. Signatories are named by their places in the register. There are no e-mail
addresses and no names of files.
"""

import datetime
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeAlias

from letterkit.errors import LetterkitError
from letterkit.model.letter import Addressee, GroupBy, Layout
from letterkit.text.links import is_address_to_sign, is_secure_address

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

VERSION = 1
KINDS = ("open_letter", "petition")
OWN_FILES = ("pdf", "txt", "png")
PICTURE_TYPES = ("image/png", "image/jpeg", "image/svg+xml")
HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that can make a text read differently from what it is; line ends are not of them."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_RELEASE = re.compile(r"[0-9A-Za-z.+-]{1,40}")
_LONGEST = 2000
_DEEPEST = 200
_MOST = 10**9


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a letter's body; a child is another element, or text."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Node | str", ...] = ()

    def get(self, name: str) -> str:
        """The value of an attribute, or nothing."""
        return dict(self.attributes).get(name, "")


Child: TypeAlias = Node | str


def nodes_of(tree: "ET.Element") -> tuple[Child, ...]:
    """What stands in an element, as nodes."""
    found: list[Child] = [tree.text] if tree.text else []
    for child in tree:
        found.append(Node(child.tag, tuple(child.attrib.items()), nodes_of(child)))
        if child.tail:
            found.append(child.tail)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PictureOf:
    """A picture that the page has; `sha256` is that of its bytes, in hex."""

    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One language version of a letter; `made_by` is the version of letterkit that wrote it.

    `titles` are pairs of a language and the title in it, the letter's first language first.
    `order` has the places of all entries in the register, in the order in which they are shown; it
    is empty where the register's own order says enough. `first` are pairs of a place and the
    picture of that signatory's signature, or -1; `copy_for` is the addressee of a personal copy,
    or -1, and `logo` a picture or -1. `closes` is the last day to sign.
    `sign` is where one can sign, as the letter says, and empty once that day has passed. `address`
    is that of the page, or empty, and `verify` that of a page to check the file on, without which
    the key is left out. `release_at` is 0 once names are shown. `beside` names what was
    made together with the page, and what it links to: `be.html`, `en.pdf` (see `files_beside`).
    """

    made_by: str
    lang: str
    kind: str
    titles: tuple[tuple[str, str], ...]
    date: datetime.date
    place: str
    issuer: str
    to: tuple[Addressee, ...]
    note: str
    sign: str
    noindex: bool
    address: str
    verify: str
    sender: str
    theme: str
    layout: Layout
    group: GroupBy
    min_group: int
    goal: int
    closes: datetime.date | None
    release_at: int
    beside: tuple[str, ...]
    copy_for: int
    logo: int
    first: tuple[tuple[int, int], ...]
    order: tuple[int, ...]
    pictures: tuple[PictureOf, ...]
    body: tuple[Child, ...]

    @property
    def title(self) -> str:
        """The title in its own language."""
        return dict(self.titles)[self.lang]


def files_beside(lang: str, langs: Sequence[str]) -> tuple[str, ...]:
    """All that a page can link to, in its order: pages in other languages, and its own files."""
    return tuple(
        f"{each}.{ending}"
        for each in langs
        for ending in (OWN_FILES if each == lang else ("html",))
    )


_LONGEST = 8 * 2**20  # characters; a letter of 300,000 has some two million
_ADDRESSEE = ("name", "role", "organisation", "salutation")


def format_manuscript(manuscript: Manuscript) -> str:
    """The manuscript as JSON on one line, in its only spelling."""
    found: dict[str, Any] = {"v": VERSION}
    for field in fields(manuscript):
        found[field.name] = getattr(manuscript, field.name)
    if not manuscript.verify:
        del found["verify"]
    found["date"] = manuscript.date.isoformat()
    found["closes"] = manuscript.closes.isoformat() if manuscript.closes else ""
    found["to"] = [[getattr(each, key) for key in _ADDRESSEE] for each in manuscript.to]
    found["pictures"] = [[each.media_type, each.sha256] for each in manuscript.pictures]
    found["body"] = [_written(each) for each in manuscript.body]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def parse_manuscript(text: str) -> Manuscript:
    """The manuscript that `format_manuscript` wrote; one error for everything else."""
    try:
        if len(text) > _LONGEST:
            raise ValueError("longer than the manuscript of any letter")
        manuscript = _manuscript(json.loads(text))
        is_spelt_so = format_manuscript(manuscript) == text
    except (KeyError, TypeError, ValueError, RecursionError, AttributeError) as error:
        raise _malformed() from error
    if not is_spelt_so:
        raise _malformed()
    return manuscript


def made_by(text: str) -> str:
    """The version of letterkit that a manuscript of any version names, or nothing."""
    found = re.match(r'\{"v":\d{1,4},"made_by":"([0-9A-Za-z.+-]{1,40})"', text)
    return found[1] if found else ""


def _malformed() -> LetterkitError:
    return LetterkitError(
        "its manuscript is not in the form in which letterkit writes one",
        hint="ask for the file again; it may have been edited",
    )


def _manuscript(data: Mapping[str, Any]) -> Manuscript:
    if data["v"] != VERSION or type(data["v"]) is not int:
        raise ValueError("version")
    titles = tuple((_fitting(_LANGUAGE, lang), _line(title)) for lang, title in data["titles"])
    pictures = tuple(_picture(each) for each in data["pictures"])
    to = tuple(_addressee(each) for each in data["to"])
    lang = _fitting(_LANGUAGE, data["lang"])
    langs = [each for each, _ in titles]
    if lang not in langs or len(set(langs)) != len(langs) or data["kind"] not in KINDS:
        raise ValueError("languages")
    if not all(title for _, title in titles):
        raise ValueError("title")
    return Manuscript(
        made_by=_fitting(_RELEASE, data["made_by"]),
        lang=lang,
        kind=data["kind"],
        titles=titles,
        date=datetime.date.fromisoformat(data["date"]),
        place=_line(data["place"]),
        issuer=_line(data["issuer"]),
        to=to,
        note=_line(data["note"]),
        sign=_link(data["sign"], is_address_to_sign),
        noindex=_truth(data["noindex"]),
        address=_link(data["address"], is_secure_address),
        verify=_link(data.get("verify", ""), is_secure_address),
        sender=_line(data["sender"]),
        theme=_fitting(_COLOUR, data["theme"]),
        layout=Layout(data["layout"]),
        group=GroupBy(data["group"]),
        min_group=_number(data["min_group"], _MOST),
        goal=_number(data["goal"], _MOST),
        closes=datetime.date.fromisoformat(data["closes"]) if data["closes"] else None,
        release_at=_number(data["release_at"], _MOST),
        beside=_beside(data["beside"], lang, langs),
        copy_for=_number(data["copy_for"], len(to), least=-1),
        logo=_number(data["logo"], len(pictures), least=-1),
        first=tuple(_first(each, len(pictures)) for each in data["first"]),
        order=tuple(_number(each, _MOST) for each in data["order"]),
        pictures=pictures,
        body=_children(data["body"], 0),
    )


def _beside(values: object, lang: str, langs: Sequence[str]) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError("not a list")
    found = tuple(each for each in files_beside(lang, langs) if each in values)
    if list(found) != values:
        raise ValueError("beside it")
    return found


def _line(value: object) -> str:
    """A text on one line, as a key of the front matter has it."""
    text = _string(value)
    if "\n" in text or text != " ".join(text.split()) or len(text) > _LONGEST:
        raise ValueError("not a line")
    return text


def _string(value: object) -> str:
    if not isinstance(value, str) or HIDDEN.search(value):
        raise TypeError("not a text")
    return value


def _fitting(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError("not in its form")
    return value


def _link(value: object, is_one: Callable[[str], bool]) -> str:
    """An address of the kind that is asked for, or nothing."""
    link = _string(value)
    if link and not is_one(link):
        raise ValueError("not such an address")
    return link


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def _number(value: object, most: int, *, least: int = 0) -> int:
    """A whole number that is at least `least` and below `most`."""
    if type(value) is not int or not least <= value < most:
        raise ValueError("not such a number")
    return value


def _addressee(values: Sequence[object]) -> Addressee:
    found = dict(zip(_ADDRESSEE, map(_line, values), strict=True))
    return Addressee(**found)


def _picture(values: Sequence[object]) -> PictureOf:
    media_type, sha256 = values
    if media_type not in PICTURE_TYPES:
        raise ValueError("not a picture")
    return PictureOf(str(media_type), _fitting(_SHA256, sha256))


def _first(values: Sequence[object], pictures: int) -> tuple[int, int]:
    place, scan = values
    return _number(place, _MOST), _number(scan, pictures, least=-1)


def _written(child: Child) -> Any:
    if isinstance(child, str):
        return child
    return [child.tag, dict(child.attributes), *(_written(each) for each in child.children)]


def _children(values: Iterable[Any], depth: int) -> tuple[Child, ...]:
    """The children of an element; two texts never stand beside each other."""
    if not isinstance(values, list) or depth > _DEEPEST:
        raise TypeError("not a body")
    found: list[Child] = []
    for each in values:
        if isinstance(each, str):
            if not each or (found and isinstance(found[-1], str)):
                raise ValueError("a text in two parts")
            found.append(_string(each))
        else:
            tag, attributes, *children = each
            pairs = tuple((_string(key), _string(value)) for key, value in attributes.items())
            found.append(Node(_string(tag), pairs, _children(children, depth + 1)))
    return tuple(found)
