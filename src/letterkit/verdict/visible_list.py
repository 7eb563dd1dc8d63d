"""The list that a reader sees in an artefact against the register that it carries. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from letterkit.model import (
    Artefact,
    Check,
    Entry,
    Medium,
    Passage,
    Register,
    Seen,
    ShownEntry,
    Vocabulary,
)
from letterkit.model.verdict import EXTRACT, WRITTEN
from letterkit.verdict.letters import drawn_alike, letters, only_words, same, turned_alike

WITHOUT_REGISTER = (Medium.EMAIL, Medium.TEXT, Medium.CANONICAL)
NO_WORDS = Vocabulary()
_NAME = "visible list"


def drawn_check(
    name: str, passages: Sequence[Passage], detail: str, *, turned: bool = False
) -> Check:
    """Whether the glyphs stand for the text that is stated for them.

    `turned` are passages of a right-to-left text, whose addresses and numbers are drawn in its
    order though none of their letters runs so.
    """
    for passage in passages:
        if passage.drawn is None or passage.drawn == passage.text:
            continue
        text, drawn = letters(passage.text), letters(passage.drawn)
        if not (drawn_alike(text, drawn) or (turned and turned_alike(text, drawn))):
            return Check.failed(name, "glyphs are drawn that are not the text stated for them")
    return Check.passed(name, detail)


def visible_entries(
    artefact: Artefact, register: Register | None, vocabulary: Vocabulary, second: Vocabulary
) -> Iterator[Check]:
    """The list; in a file in two languages it says each country in both."""
    if artefact.seen is None:
        return
    if not register:
        if artefact.medium in WITHOUT_REGISTER:
            yield Check.not_checked(_NAME, "it carries no register to compare its list with")
        return
    headings = _headings(artefact.seen)
    entries = artefact.seen.entries
    if artefact.medium in WITHOUT_REGISTER:
        if register.entries and not entries:
            yield Check.not_checked(_NAME, "it shows none, and leaves that to its PDF")
            return
        entries = tuple(_placed(entries, register.entries, vocabulary, headings))
    is_alone = artefact.medium is Medium.PDF and _are_names_alone(entries, register.entries)
    for shown in entries:
        fault = _fault_in_name(shown, register.entries, artefact.lang)
        if not fault and not (is_alone and _is_name_alone(shown, register.entries)):
            entry = register.entries[shown.index]
            fault = _fault_in_words(shown, entry, vocabulary, headings, second)
        if fault:
            yield Check.failed(_NAME, fault)
            return
    seen = replace(artefact.seen, entries=entries)
    yield from _all_shown(artefact, seen, register, vocabulary, is_alone=is_alone)


def _all_shown(
    artefact: Artefact,
    seen: Seen,
    register: Register,
    vocabulary: Vocabulary,
    *,
    is_alone: bool,
) -> Iterator[Check]:
    """Whether the entries, none of which has a fault, are all that there are, or an extract."""
    places = {shown.index for shown in seen.entries}
    missing = len(register.entries) - len(places)
    said = vocabulary.extract(len(places)) if artefact.medium is Medium.PDF and places else ""
    is_extract = bool(missing and said and only_words(letters(said)) in _headings(seen))
    if missing and not is_extract:
        yield Check.failed(_NAME, f"{missing} of {len(register.entries)} entries are not shown")
        return
    stated = f"{len(places)} {register.counts.total}" if is_extract else ""
    if artefact.extract and artefact.extract != stated:
        yield Check.failed(_NAME, "it states that it names another number of its signatories")
        return
    passages = [shown.words for shown in seen.entries]
    how = ", by its name alone," if is_alone else ""
    which = "entries of the register" if is_extract else "every entry of the register"
    yield drawn_check(_NAME, passages, f"it shows {which}{how} and no other")
    if is_extract:
        yield extract_check(len(places), register.counts.total)
        if not artefact.extract:
            yield Check.not_checked(WRITTEN, "it does not state that it is an extract")


def _headings(seen: Seen) -> str:
    """The words that stand around the list."""
    return only_words(letters(" ".join(each.text for each in seen.furniture)))


def extract_check(shown: int, total: int) -> Check:
    """What a version for the press leaves out: its maker chose who it names."""
    reason = f"it names {shown:,} of {total:,} signatories; its maker chose them"
    return Check.not_checked(EXTRACT, reason)


def _are_names_alone(shown: Sequence[ShownEntry], entries: Sequence[Entry]) -> bool:
    """Whether a list leaves out all that it could say beside the names, and not of some only.

    Anyone who is shown more than once stands in the signature block too, with their details.
    """
    left_out = False
    for each in shown:
        if not 0 <= each.index < len(entries) or not entries[each.index].name:
            continue
        entry = entries[each.index]
        if _is_name_alone(each, entries):
            left_out = left_out or bool(entry.role or entry.affiliation or entry.country)
        elif only_words(letters(each.name.text)) == only_words(letters(entry.name)):
            return False
    return left_out


def _is_name_alone(shown: ShownEntry, entries: Sequence[Entry]) -> bool:
    if not 0 <= shown.index < len(entries):
        return False
    name = only_words(letters(entries[shown.index].name))
    return bool(name) and not only_words(letters(shown.words.text)).replace(name, "")


def _placed(
    shown: Sequence[ShownEntry], entries: Sequence[Entry], vocabulary: Vocabulary, headings: str
) -> Iterator[ShownEntry]:
    """Unmarked entries with their places in the register, each of which is given away once.

    Of those with the same name, one that has the same words comes first.
    """
    left: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        left.setdefault(letters(entry.name), []).append(index)
    for each in shown:
        alike = left.get(letters(each.name.text), [])
        fits = (n for n in alike if not _fault_in_words(each, entries[n], vocabulary, headings))
        place = next(fits, alike[0] if alike else -1)
        if place in alike:
            alike.remove(place)
        yield replace(each, index=place)


def _fault_in_name(shown: ShownEntry, entries: Sequence[Entry], lang: str) -> str:
    if not 0 <= shown.index < len(entries):
        return "it shows somebody who is not in the register"
    if not _repeats(letters(shown.name.text), letters(entries[shown.index].name), lang):
        return f"entry {shown.index + 1} shows another name than the register"
    return ""


def _fault_in_words(
    shown: ShownEntry,
    entry: Entry,
    vocabulary: Vocabulary,
    headings: str,
    second: Vocabulary = NO_WORDS,
) -> str:
    """Whether an entry has all its words and no others; a heading may have some for its group."""
    country = vocabulary.countries.get(entry.country, entry.country)
    beside = second.countries.get(entry.country, "")
    own = (entry.role, entry.affiliation, country, beside, entry.name, entry.comment, entry.link)
    role, *shared, name, comment, link = (only_words(letters(each)) for each in own)
    words = only_words(letters(shown.words.text))
    if role not in words or any(each not in words and each not in headings for each in shared):
        return f"entry {shown.index + 1} lacks words of the register"
    # In the order of their lines they may overlap: a name may end with what a role begins with.
    ordered = (name, role, *shared, comment, link)
    if re.fullmatch("".join(f"(?:{re.escape(each)})?" for each in ordered), words):
        return ""
    for each in sorted({*ordered} - {""}, key=len, reverse=True):
        words = words.replace(each, "\n")
    foreign = words.strip()
    return f"entry {shown.index + 1} shows words that are not in the register" if foreign else ""


def _repeats(shown: str, name: str, lang: str) -> bool:
    """Whether a name is shown, once or more often; an entry without a name shows none."""
    times = len(shown) // len(name) if name else 0
    return bool(times or not name) and same(shown, name * times, lang)
