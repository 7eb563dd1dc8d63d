"""A letter and its public list become one document a language.

Whatever a page shows goes through the manuscript, which the page carries: so `verify` can write
the page anew with the same functions.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.letters import locale
from letterkit.letters.asking import link_to_sign, shown_address
from letterkit.letters.body import body_of, html_of
from letterkit.letters.checked import how_checked
from letterkit.letters.earlier import earlier_of, format_earlier
from letterkit.letters.entries import ordered_by
from letterkit.letters.initials import sections_of
from letterkit.letters.lines import lines_of
from letterkit.letters.manuscript import group_name, manuscript_of
from letterkit.letters.nodes import tree_of
from letterkit.letters.rests import format_closes, format_paper, format_rests, rests_of
from letterkit.letters.templating import markdown
from letterkit.letters.words import Words, words_for
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
    Order,
    Paper,
    Picture,
    Register,
    Shown,
    Version,
    direction_of,
)
from letterkit.model.letter import salutations_of
from letterkit.model.manuscript import Child, Manuscript, nodes_of

_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Text:
    """A letter's own words: HTML to show, the canonical text that is signed, and their nodes."""

    html: str
    canonical: CanonicalText
    body: tuple[Child, ...] = ()


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
    try:
        canonical = canonical_text(letter, tree)
    except LetterkitError as error:
        raise LetterkitError(f"{letter.file}: {error}", hint=error.hint) from error
    return Text(html_of(tree, letter.lang), canonical, nodes_of(tree))


def canonical_text(letter: Letter | Manuscript, tree: ET.Element) -> CanonicalText:
    """What is signed: the words above the body, those of the body, and the issuer."""
    lines = [*_heading(letter), *lines_of(tree), "", letter.issuer]
    return CanonicalText.of(_EMPTY_LINES.sub("\n\n", "\n".join(lines)))


def _heading(letter: Letter | Manuscript) -> list[str]:
    """What stands above the body; no furniture, whose translation may change."""
    words = words_for(letter.lang)
    lines = [letter.title, "", _place_and_date(letter, words), ""]
    if letter.to:
        lines += [*(address(each, words.comma) for each in letter.to), ""]
    return [*lines, *salutations_of(letter.to), ""]


def address(addressee: Addressee, comma: str) -> str:
    parts = (addressee.name, addressee.role, addressee.organisation)
    return comma.join(part for part in parts if part)


def _place_and_date(letter: Letter | Manuscript, words: Words) -> str:
    date = locale.date(letter.date, letter.lang)
    return words.comma.join(part for part in (letter.place, date) if part)


def document_of(letter: Letter, text: Text, register: Register) -> Document:
    """The document of a letter: that of its manuscript, with what no page shows."""
    manuscript, pictures = manuscript_of(letter, text.body, register)
    found = document_from(manuscript, register, pictures)
    return replace(
        found,
        slug=letter.slug,
        to=letter.to,
        groups=_in_sections(found, letter),
        paper=letter.paper,
        press_names=letter.press,
        facing_langs=letter.facing,
        sender_email=letter.sender_email,
    )


def _in_sections(document: Document, letter: Letter) -> tuple[Group, ...]:
    """The groups with their sections, which only print shows."""
    first = {id(line.entry) for line in document.top}
    groups = []
    for group in document.groups:
        texts = []
        for line in group.lines:
            text = ordered_by(letter, line.entry, document.register.sorts)
            texts.append(None if id(line.entry) in first else text)
        is_by_name = letter.order in (Order.NAME, Order.FAMILY)
        unnamed = document.words["unnamed"]
        sections = sections_of(group.lines, texts, letter.lang, unnamed) if is_by_name else ()
        groups.append(replace(group, sections=sections))
    return tuple(groups)


def document_from(
    manuscript: Manuscript, register: Register, pictures: Sequence[Picture]
) -> Document:
    """All that a page shows: `build` writes a page from this, and `verify` writes it anew.

    `pictures` are those of the manuscript. LetterkitError says what in it letterkit would not
    write.
    """
    lang = manuscript.lang
    words = words_for(lang)
    tree = tree_of(manuscript.body, lang)
    text = canonical_text(manuscript, tree)
    _name_pictures(tree, pictures)
    lines = [_line(entry, lang) for entry in register.entries]
    places = [place for place, _ in manuscript.first]
    if len(set(places)) != len(places):
        raise LetterkitError("its manuscript names a signatory twice")
    for place, scan in manuscript.first:
        _refuse_scan(register, place, scan)
        lines[place] = replace(lines[place], scan=pictures[scan] if scan >= 0 else None)
    return Document(
        slug=register.slug,
        lang=lang,
        direction=direction_of(lang),
        title=manuscript.title,
        kind=words[manuscript.kind],
        date=manuscript.date,
        date_text=locale.date(manuscript.date, lang),
        place=manuscript.place,
        issuer=manuscript.issuer,
        to=manuscript.to,
        note=manuscript.note,
        body=html_of(tree, lang),
        text=text,
        top=tuple(lines[place] for place, _ in manuscript.first),
        groups=_groups(manuscript, lines, words),
        counted=_counted(register, words),
        withheld=_withheld(register, words),
        on_paper=format_paper(register.paper, words),
        earlier=_earlier(register, lang, words),
        words=_phrases(manuscript, register, words),
        comma=words.comma,
        versions=tuple(
            Version(lang, locale.language(lang), title) for lang, title in manuscript.titles
        ),
        register=register,
        layout=manuscript.layout,
        paper=Paper.A4,
        theme=manuscript.theme,
        logo=pictures[manuscript.logo] if manuscript.logo >= 0 else None,
        pictures={each.name: each for each in pictures},
        sender=manuscript.sender,
        sender_email="",
        goal=manuscript.goal,
        checked=how_checked(register, manuscript.min_group, words),
        sign=link_to_sign(manuscript.sign, manuscript.title, text, words),
        sign_at=shown_address(manuscript.sign),
        noindex=manuscript.noindex,
        address=manuscript.address,
        verify=manuscript.verify,
        copy_for=manuscript.to[manuscript.copy_for] if manuscript.copy_for >= 0 else None,
        beside=manuscript.beside,
        manuscript=manuscript,
    )


def _name_pictures(tree: ET.Element, pictures: Sequence[Picture]) -> None:
    """Let the body name its pictures as the renderers find them."""
    for element in tree.iter("img"):
        number = int(element.get("src", ""))
        if number >= len(pictures):
            raise LetterkitError("its manuscript names a picture that it has not")
        element.set("src", f"picture:{pictures[number].name}")


def _refuse_scan(register: Register, place: int, scan: int) -> None:
    if place >= len(register.entries):
        raise LetterkitError("its manuscript names a signatory who is not in the register")
    if scan >= 0 and register.entries[place].shown is not Shown.NAMED:
        raise LetterkitError("its manuscript has a signature of somebody who is not named")


def _line(entry: Entry, lang: str) -> Line:
    country = locale.country(entry.country, lang)
    return Line(entry, entry.name, entry.role, entry.affiliation, country)


def _groups(manuscript: Manuscript, lines: Sequence[Line], words: Words) -> tuple[Group, ...]:
    """The groups in the order in which each first stands in the displayed order.

    Those that are too small, and those without a name, come last and together.
    """
    if manuscript.order and sorted(manuscript.order) != list(range(len(lines))):
        raise LetterkitError("its manuscript does not place every entry once")
    group = manuscript.group
    displayed = [lines[place] for place in manuscript.order] or list(lines)
    if group is GroupBy.KIND:
        displayed.sort(key=lambda line: line.entry.kind is not Kind.ORGANISATION)
    members: dict[str, list[Line]] = {}
    for line in displayed:
        name = group_name(group, line.entry, line.country, words)
        members.setdefault(name, []).append(line)
    unnamed = group in (GroupBy.COUNTRY, GroupBy.ORGANISATION)
    rest = []
    for name in list(members):
        if len(members[name]) < manuscript.min_group or (unnamed and not name):
            rest += members.pop(name)
    groups = [
        Group(name, tuple(_without_heading(group, line) for line in found))
        for name, found in members.items()
    ]
    if rest:
        groups.append(Group(words["others"] if groups else "", tuple(rest)))
    return tuple(groups)


def _without_heading(group: GroupBy, line: Line) -> Line:
    """A line need not say again what the heading above it says."""
    if group is GroupBy.COUNTRY:
        return replace(line, country="")
    if group is GroupBy.ORGANISATION and line.entry.kind is Kind.PERSON:
        return replace(line, affiliation="")
    return line


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


def _earlier(register: Register, lang: str, words: Words) -> str:
    earlier = earlier_of(register, lang)
    return format_earlier(earlier, words) if earlier else ""


def _phrases(letter: Manuscript, register: Register, words: Words) -> Mapping[str, str]:
    """The words that renderers place, with the numbers of this letter filled in."""
    filled = dict(words.phrases)
    goal = "goal_passed" if register.counts.total > letter.goal else "goal"
    filled["goal"] = words[goal].format(n=locale.number(letter.goal, words.lang))
    filled["closes"] = format_closes(letter.closes, words)
    filled["rests"] = format_rests(rests_of(register), words)
    filled["total"] = words.count("signatories", register.counts.total)
    release_at = locale.number(letter.release_at, words.lang)
    early = register.counts.total < letter.release_at
    filled["names_later"] = words["names_later"].format(n=release_at) if early else ""
    return filled
