"""A letter and its public list become one document a language."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from letterkit.errors import LetterkitError
from letterkit.merge import locale
from letterkit.merge.body import body_of, html_of
from letterkit.merge.collation import sort_key
from letterkit.merge.entries import in_order
from letterkit.merge.lines import lines_of
from letterkit.merge.pictures import clean_picture
from letterkit.merge.templating import markdown
from letterkit.merge.words import Words, words_for
from letterkit.model import (
    Addressee,
    CanonicalText,
    Document,
    Entry,
    Group,
    GroupBy,
    Kind,
    Letter,
    Line,
    Picture,
    Register,
    Shown,
    Version,
    direction_of,
)

# As `merge/body.py` addresses them.
_SOURCE = re.compile(r'src="picture:([^"]*)"')
_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Text:
    """A letter's own words: HTML to show, and the canonical text that is signed."""

    html: str
    canonical: CanonicalText


def text_of(letter: Letter) -> Text:
    """Merge a letter with its template; raises LetterkitError with the file and line."""
    written = markdown(letter)
    try:
        return _text_of(letter, written)
    except RecursionError as error:
        raise LetterkitError(
            f"{letter.file}:{letter.body_line}: the letter is nested too deeply",
            hint="look for tags or quotes inside of each other",
        ) from error


def _text_of(letter: Letter, written: str) -> Text:
    tree = body_of(letter, written)
    lines = [*_heading(letter), *lines_of(tree), "", letter.issuer]
    try:
        canonical = CanonicalText.of(_EMPTY_LINES.sub("\n\n", "\n".join(lines)))
    except LetterkitError as error:
        raise LetterkitError(f"{letter.file}: {error}", hint=error.hint) from error
    return Text(html_of(tree, letter.lang), canonical)


def _heading(letter: Letter) -> list[str]:
    """What stands above the body; no furniture, whose translation may change."""
    words = words_for(letter.lang)
    lines = [letter.title, "", _place_and_date(letter, words), ""]
    if letter.to:
        lines += [*(address(each, words.comma) for each in letter.to), ""]
    lines += [each.salutation for each in letter.to if each.salutation]
    return [*lines, ""]


def address(addressee: Addressee, comma: str) -> str:
    parts = (addressee.name, addressee.role, addressee.organisation)
    return comma.join(part for part in parts if part)


def _place_and_date(letter: Letter, words: Words) -> str:
    date = locale.date(letter.date, letter.lang)
    return words.comma.join(part for part in (letter.place, date) if part)


def document_of(letter: Letter, text: Text, register: Register) -> Document:
    words = words_for(letter.lang)
    scans = {first.id: first.scan for first in letter.first if first.scan}
    lines = {id(entry): _line(letter, entry, scans) for entry in register.entries}
    return Document(
        slug=letter.slug,
        lang=letter.lang,
        direction=direction_of(letter.lang),
        title=letter.title,
        kind=words["petition" if letter.template.name == "petition" else "open_letter"],
        date=letter.date,
        date_text=locale.date(letter.date, letter.lang),
        place=letter.place,
        issuer=letter.issuer,
        to=letter.to,
        note=letter.note,
        body=text.html,
        text=text.canonical,
        top=_top(letter, register, lines),
        groups=tuple(_groups(letter, register, lines, words)),
        counted=_counted(register, words),
        withheld=_withheld(register, words),
        words=_phrases(letter, register, words),
        comma=words.comma,
        versions=tuple(
            Version(lang, locale.language(lang), title) for lang, title in letter.titles.items()
        ),
        register=register,
        layout=letter.layout,
        paper=letter.paper,
        theme=letter.theme,
        logo=_picture(letter, letter.logo, "logo") if letter.logo else None,
        pictures=_shown_pictures(letter, text.html, lines.values()),
        sender=letter.sender or letter.issuer,
        sender_email=letter.sender_email,
        goal=letter.goal,
    )


def _line(letter: Letter, entry: Entry, scans: Mapping[str, str]) -> Line:
    scan = scans.get(entry.id) if entry.id else None
    if scan and entry.shown is not Shown.NAMED:
        raise LetterkitError(
            f"{letter.place_of('first')}: key first: {entry.id} is not shown by name, and a "
            "signature would show it",
            hint="take the scan away",
        )
    country = locale.country(entry.country, letter.lang)
    picture = _picture(letter, scan, "first") if scan else None
    return Line(entry, entry.name, entry.role, entry.affiliation, country, picture)


def _picture(letter: Letter, name: str, key: str) -> Picture:
    if name not in letter.pictures:
        there = ", ".join(letter.pictures) or "none"
        raise LetterkitError(
            f"{letter.place_of(key)}: key {key}: no such picture in the letter's folder: {name}",
            hint=f"put it beside letter.md as PNG, JPEG or SVG; there is {there}",
        )
    return clean_picture(letter.pictures[name], f"letters/{letter.slug}/{name}")


def _shown_pictures(letter: Letter, body: str, lines: Iterable[Line]) -> Mapping[str, Picture]:
    """The pictures that the document shows, by name; others of the letter's folder go nowhere."""
    names = [html.unescape(each) for each in _SOURCE.findall(body)]
    names += [letter.logo] if letter.logo else []
    shown = {name: _picture(letter, name, "body") for name in names}
    return shown | {line.scan.name: line.scan for line in lines if line.scan}


def _top(letter: Letter, register: Register, lines: Mapping[int, Line]) -> tuple[Line, ...]:
    known = {entry.id: entry for entry in register.entries if entry.id}
    found = []
    for first in letter.first:
        if first.id in known:
            found.append(lines[id(known[first.id])])
    return tuple(found)


def _groups(
    letter: Letter, register: Register, lines: Mapping[int, Line], words: Words
) -> list[Group]:
    members: dict[str, list[Line]] = {}
    for entry in _by_kind(letter, register):
        line = lines[id(entry)]
        members.setdefault(_group_name(letter.group, line, words), []).append(line)
    small = [name for name, found in members.items() if len(found) < letter.min_group]
    rest = [line for name in small for line in members.pop(name)]
    if letter.group is GroupBy.COUNTRY or letter.group is GroupBy.ORGANISATION:
        rest += members.pop("", [])
        members = dict(sorted(members.items(), key=lambda each: _by_name(letter, each[0])))
    groups = [
        Group(name, tuple(_without_heading(letter.group, line) for line in found))
        for name, found in members.items()
    ]
    return [*groups, Group(words["others"] if groups else "", tuple(rest))] if rest else groups


def _without_heading(group: GroupBy, line: Line) -> Line:
    """A line need not say again what the heading above it says."""
    if group is GroupBy.COUNTRY:
        return replace(line, country="")
    if group is GroupBy.ORGANISATION and line.entry.kind is Kind.PERSON:
        return replace(line, affiliation="")
    return line


def _by_kind(letter: Letter, register: Register) -> Sequence[Entry]:
    """Organisations stand before people where the list is grouped by kind.

    The register is in the order of the letter's first language.
    """
    is_first = letter.lang == next(iter(letter.titles))
    entries = register.entries if is_first else in_order(letter, register.entries, register.sorts)
    if letter.group is not GroupBy.KIND:
        return entries
    return sorted(entries, key=lambda entry: entry.kind is not Kind.ORGANISATION)


def _by_name(letter: Letter, name: str) -> tuple[bool, bool, bytes]:
    return sort_key(letter.lang)(name)


def _group_name(group: GroupBy, line: Line, words: Words) -> str:
    match group:
        case GroupBy.KIND:
            is_person = line.entry.kind is Kind.PERSON
            return words["people" if is_person else "organisations"]
        case GroupBy.COUNTRY:
            return line.country
        case GroupBy.ORGANISATION:
            is_person = line.entry.kind is Kind.PERSON
            return line.affiliation if is_person else line.name
        case GroupBy.NONE:
            return ""


def _counted(register: Register, words: Words) -> str:
    counts = register.counts
    numbers = {
        "organisations": counts.organisations,
        "people": counts.people,
        "withheld": counts.unnamed,
    }
    return " · ".join(words.count(key, number) for key, number in numbers.items() if number)


def _withheld(register: Register, words: Words) -> str:
    if not register.unnamed:
        return ""
    key = "and_withheld" if register.entries else "only_withheld"
    return words.count(key, register.unnamed)


def _phrases(letter: Letter, register: Register, words: Words) -> Mapping[str, str]:
    """The words that renderers place, with the numbers of this letter filled in."""
    filled = dict(words.phrases)
    filled["goal"] = words["goal"].format(n=locale.number(letter.goal, words.lang))
    filled["total"] = words.count("signatories", register.counts.total)
    release_at = locale.number(letter.release_at, words.lang)
    early = register.counts.total < letter.release_at
    filled["names_later"] = words["names_later"].format(n=release_at) if early else ""
    return filled
