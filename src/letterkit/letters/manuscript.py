"""A letter and its register become a manuscript: what a page has to carry to be written anew."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.letters import locale
from letterkit.letters.collation import sort_key
from letterkit.letters.entries import in_order
from letterkit.letters.pictures import clean_picture
from letterkit.letters.pixels import IN_TEXT, LOGO, SCAN
from letterkit.letters.words import Words, words_for
from letterkit.model import Entry, GroupBy, Kind, Letter, Picture, Register, Shown
from letterkit.model.manuscript import Child, Manuscript, Node, PictureOf
from letterkit.version import __version__

# How many pixels a picture needs, by the key that names it.
_BOXES = {"logo": LOGO, "first": SCAN, "body": IN_TEXT}


class _Pictures:
    """The pictures that a page shows, each once, with the number of each."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self.used: list[Picture] = []

    def number(self, name: str, key: str, *inside: str | int) -> int:
        """The number of a picture that the letter's key names; -1 for no name."""
        if not name:
            return -1
        letter = self._letter
        if name not in letter.pictures:
            there = ", ".join(letter.pictures) or "none"
            raise LetterkitError(
                f"{letter.place_of(key, *inside)}: key {key}: no such picture in the letter's "
                f"folder: {name}",
                hint=f"put it beside letter.md as PNG, JPEG or SVG; there is {there}",
            )
        file = f"letters/{letter.slug}/{name}"
        picture = clean_picture(letter.pictures[name], file, _BOXES[key])
        if picture not in self.used:
            self.used.append(picture)
        return self.used.index(picture)


def manuscript_of(
    letter: Letter, body: Sequence[Child], register: Register
) -> tuple[Manuscript, Sequence[Picture]]:
    """The manuscript of one language version, and the pictures that its numbers stand for."""
    pictures = _Pictures(letter)
    numbered = tuple(_numbered(each, pictures) for each in body)
    logo = pictures.number(letter.logo, "logo")
    first = tuple(_first(letter, register, pictures))
    early = register.counts.total < letter.release_at
    manuscript = Manuscript(
        made_by=__version__,
        lang=letter.lang,
        kind="petition" if letter.template.name == "petition" else "open_letter",
        titles=tuple(letter.titles.items()),
        date=letter.date,
        place=letter.place,
        issuer=letter.issuer,
        to=tuple(replace(each, email="") for each in letter.to),
        note=letter.note,
        sign=letter.sign,
        noindex=letter.noindex,
        address=f"{letter.pages}{letter.slug}.{letter.lang}.html" if letter.pages else "",
        verify=letter.verify_url,
        sender=letter.organisation or letter.issuer,
        theme=letter.theme,
        layout=letter.layout,
        group=letter.group,
        min_group=letter.min_group,
        goal=letter.goal,
        closes=letter.closes,
        release_at=letter.release_at if early else 0,
        beside=(),
        copy_for=-1,
        logo=logo,
        first=first,
        order=_order(letter, register),
        pictures=tuple(
            PictureOf(each.media_type, hashlib.sha256(each.data).hexdigest())
            for each in pictures.used
        ),
        body=numbered,
    )
    return manuscript, pictures.used


def _numbered(child: Child, pictures: _Pictures) -> Child:
    """A node in which pictures have numbers where the tree has names."""
    if isinstance(child, str):
        return child
    children = tuple(_numbered(each, pictures) for each in child.children)
    attributes = child.attributes
    if child.tag == "img":
        name = child.get("src").removeprefix("picture:")
        number = str(pictures.number(name, "body"))
        attributes = tuple(
            (key, number if key == "src" else value) for key, value in child.attributes
        )
    return Node(child.tag, attributes, children)


def _first(letter: Letter, register: Register, pictures: _Pictures) -> Iterable[tuple[int, int]]:
    """Those of the letter's first signatories who are shown, with their scans."""
    places = {entry.id: place for place, entry in enumerate(register.entries) if entry.id}
    for number, each in enumerate(letter.first):
        # A person who is named twice stands there once.
        place = places.pop(each.id, -1)
        if place < 0:
            continue
        if each.scan and register.entries[place].shown is not Shown.NAMED:
            raise LetterkitError(
                f"{letter.place_of('first', number)}: key first: {each.id} is not shown by name, "
                "and a signature would show it",
                hint="take the scan away",
            )
        yield place, pictures.number(each.scan, "first", number, "scan")


def _order(letter: Letter, register: Register) -> tuple[int, ...]:
    """The places of the entries as they are displayed, or nothing if they stand so already.

    The register is in the order of the letter's first language. Groups by country and by
    organisation stand in the order of their names.
    """
    entries: Sequence[Entry] = register.entries
    if letter.lang != next(iter(letter.titles)):
        entries = in_order(letter, register.entries, register.sorts)
    if letter.group in (GroupBy.COUNTRY, GroupBy.ORGANISATION):
        entries = _by_name(letter, entries)
    places = {id(entry): place for place, entry in enumerate(register.entries)}
    order = tuple(places[id(entry)] for entry in entries)
    return () if order == tuple(range(len(order))) else order


def _by_name(letter: Letter, entries: Sequence[Entry]) -> list[Entry]:
    """Groups that stand for themselves by their names, then the small and the nameless."""
    words = words_for(letter.lang)
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        country = locale.country(entry.country, letter.lang)
        members.setdefault(group_name(letter.group, entry, country, words), []).append(entry)
    small = [name for name, found in members.items() if len(found) < letter.min_group]
    last = [*small, *([""] if "" in members and "" not in small else ())]
    key = sort_key(letter.lang)
    names = [*sorted((name for name in members if name not in set(last)), key=key), *last]
    return [entry for name in names for entry in members[name]]


def group_name(group: GroupBy, entry: Entry, country: str, words: Words) -> str:
    """The heading under which an entry stands; `country` is the name of its country."""
    is_person = entry.kind is Kind.PERSON
    match group:
        case GroupBy.KIND:
            return words["people" if is_person else "organisations"]
        case GroupBy.COUNTRY:
            return country
        case GroupBy.ORGANISATION:
            return entry.affiliation if is_person else entry.name
        case GroupBy.NONE:
            return ""
