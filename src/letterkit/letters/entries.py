"""Accepted signatories become what may be seen of them."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from letterkit.errors import LetterkitError
from letterkit.letters.collation import sort_key
from letterkit.letters.family import family_sort
from letterkit.letters.locale import country
from letterkit.model import Entry, Kind, Letter, Level, Order, Register, Shown, Signatory, Source
from letterkit.model.initials import as_shown, initials
from letterkit.private.private_data import column_with_email
from letterkit.text.links import is_web_address
from letterkit.text.titles import without_leading_titles

# People with the same name, role and affiliation stand in the order of these.
_rest = attrgetter("country", "level", "signed", "lang", "text", "link", "comment", "kind", "id")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many signatories are not in the outputs, and why."""

    without_consent: int
    below_level: int
    with_errors: int = 0
    other_text: int = 0
    waiting: int = 0
    answered_no: int = 0


@dataclass(frozen=True, slots=True)
class Fixed:
    """What an edition fixes of an entry beside what the list says; as `Entry` has them."""

    id: str
    lang: str
    text: str
    index: int = -1
    salt: str = ""
    private: str = ""


def accepted(
    letter: Letter, signatories: Iterable[Signatory], held: Collection[Source] = ()
) -> tuple[list[Signatory], LeftOut]:
    """Those who agreed to be public and have the evidence that the letter asks for.

    `held` are the places of those that an answer keeps out, which is then the reason, whatever
    their evidence: it is because of the answer that they may have none. Who chose initials that
    would show their whole name is counted without a name.
    """
    levels = list(Level)
    kept, without_consent, below = [], 0, 0
    first = {each.id: number for number, each in enumerate(letter.first)}
    for each in signatories:
        first.pop(each.id, None)
        if each.consent is not True:
            without_consent += 1
        elif each.source in held:
            continue
        elif levels.index(each.level) < levels.index(letter.levels):
            below += 1
        else:
            kept.append(as_shown(each))
    for unknown in sorted(first):
        place = letter.place_of("first", first[unknown])
        raise LetterkitError(
            f"{place}: key first: nobody in the list has the id {unknown[:64]}",
            hint="the ids stand in the column id of the list",
        )
    return kept, LeftOut(without_consent, below)


def register_of(
    letter: Letter,
    texts: Mapping[str, str],
    kept: Sequence[Signatory],
    fixed: Mapping[Source, Fixed] | None = None,
    paper: int = 0,
) -> Register:
    """The public list, in the order of the letter; the unnamed are counted only.

    Below `release_at` signatories nobody has an entry. `fixed` has, in an edition, all of them.
    `paper` is how many more signatures there are on paper.
    """
    early = len(kept) < letter.release_at
    named = [] if early else [each for each in kept if each.shown is not Shown.UNNAMED]
    unnamed = kept if early else [each for each in kept if each.shown is Shown.UNNAMED]
    levels = Counter(each.level.value for each in unnamed)
    first = next(iter(letter.titles))
    made, sorts = _with_sorts(named, fixed)
    return Register(
        slug=letter.slug,
        title=letter.titles[first],
        texts=texts,
        entries=tuple(in_order(letter, made, sorts)),
        unnamed=len(unnamed),
        unnamed_levels={level.value: levels[level.value] for level in Level if levels[level.value]},
        paper=paper,
        sorts=sorts,
    )


def entries_of(
    letter: Letter, named: Sequence[Signatory], fixed: Mapping[Source, Fixed] | None = None
) -> list[Entry]:
    """What may be seen of them, in the order of the letter."""
    return in_order(letter, *_with_sorts(named, fixed))


def _with_sorts(
    named: Sequence[Signatory], fixed: Mapping[Source, Fixed] | None
) -> tuple[list[Entry], dict[Entry, str]]:
    """The entries, and the text by which those with a `sort` of their own are ordered."""
    entries = []
    sorts = {}
    for each in named:
        plain = Fixed(each.id, each.lang, each.text)
        entry = _entry(each, plain if fixed is None else fixed[each.source])
        entries.append(entry)
        # The place of a hidden name would tell what it begins with.
        if each.sort and each.shown is Shown.NAMED:
            sorts[entry] = each.sort
    return entries, sorts


def _entry(signatory: Signatory, fixed: Fixed) -> Entry:
    _refuse_private(signatory)
    by_name = signatory.shown is Shown.NAMED
    return Entry(
        id=fixed.id,
        name=shown_name(signatory),
        kind=signatory.kind,
        shown=signatory.shown,
        role=signatory.role,
        affiliation=signatory.affiliation,
        country=signatory.country,
        link=signatory.link if by_name else "",
        comment=signatory.comment if by_name else "",
        level=signatory.level,
        signed=signatory.signed.isoformat() if signatory.signed else "",
        lang=fixed.lang,
        text=fixed.text,
        index=fixed.index,
        salt=fixed.salt,
        private=fixed.private,
    )


def _refuse_private(signatory: Signatory) -> None:
    """The last gate before all outputs; `check` keeps such an entry out long before."""
    if column := column_with_email(signatory):
        raise LetterkitError(
            f"{signatory.source}: an e-mail address stands in the column {column}, which is public",
            hint="move it to the column email; nothing is made while it is there",
        )
    if signatory.shown is Shown.NAMED and signatory.link and not is_web_address(signatory.link):
        raise LetterkitError(
            f"{signatory.source}: the column link holds no web address",
            hint="it begins with https:// and has no blanks; nothing is made until it does",
        )


def shown_name(signatory: Signatory) -> str:
    match signatory.shown:
        case Shown.NAMED:
            return signatory.name
        case Shown.INITIALS:
            return initials(signatory.name)
    return ""


def in_order(
    letter: Letter, entries: Sequence[Entry], sorts: Mapping[Entry, str] | None = None
) -> list[Entry]:
    """By the letter's `order`; those of `first` lead, in the order given there.

    `sorts` are the texts that `order: family` compares where a list has them.

    Only what is shown counts: the place of a hidden name would tell what it begins with. So where
    the order is the list's own, those who are not named come last, in the order of what is shown.
    """
    key = cache(sort_key(letter.lang))

    def by_rule(each: Entry) -> tuple[object, ...]:
        bare = key(_bare(each))
        name = (bare, key(each.name), key(each.role), key(each.affiliation), _rest(each))
        match letter.order:
            case Order.NAME:
                return name
            case Order.FAMILY:
                return (key(_family(each, letter.lang, sorts or {})), *name)
            case Order.ORGANISATION:
                return (key(each.affiliation or each.name), *name)
            case Order.COUNTRY:
                return (key(country(each.country, letter.lang)), *name)
            case Order.SHUFFLED:
                return (_shuffled(letter, each),)
            case Order.GIVEN:
                return (False,) if each.shown is Shown.NAMED else (True, *name)

    place = {first.id: n for n, first in enumerate(letter.first)}
    ordered = sorted(entries, key=by_rule)
    return sorted(ordered, key=lambda each: place.get(each.id, len(place)))


def ordered_by(letter: Letter, entry: Entry, sorts: Mapping[Entry, str]) -> str | None:
    """The text by which an entry has its place, where names say the order; None in other orders."""
    match letter.order:
        case Order.NAME:
            return _bare(entry)
        case Order.FAMILY:
            return _family(entry, letter.lang, sorts)
    return None


def _bare(entry: Entry) -> str:
    return without_leading_titles(entry.name)


def _family(entry: Entry, lang: str, sorts: Mapping[Entry, str]) -> str:
    if entry.shown is not Shown.NAMED or entry.kind is Kind.ORGANISATION:
        return sorts.get(entry, entry.name)
    return sorts.get(entry) or family_sort(entry.name, lang)


def _shuffled(letter: Letter, entry: Entry) -> bytes:
    """An order that favours nobody, and is the same in every build."""
    who = f"{letter.slug}\n{entry.id or entry}"
    return hashlib.sha256(who.encode()).digest()
