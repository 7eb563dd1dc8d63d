"""What a reader sees of an artefact against what it carries: artefact → checks. Pure.

A PDF draws glyphs and states the text that they stand for: the stated text is compared with what
is carried, and with the glyphs; those of right-to-left scripts as a sorted heap.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from letterkit.model import (
    Artefact,
    CanonicalText,
    Check,
    Entry,
    Kind,
    Medium,
    Passage,
    Register,
    Seen,
    ShownEntry,
    Vocabulary,
    direction_of,
)
from letterkit.model.running import without_pictures
from letterkit.model.verdict import EXTRACT, WRITTEN
from letterkit.prove.beside import beside_letter, seen_beside
from letterkit.prove.boxes import AsBoxed, boxed_register, boxes_check
from letterkit.prove.letters import drawn_alike, letters, only_words, same, turned_alike
from letterkit.prove.running import has_foreign_head, has_foreign_top

_Text: TypeAlias = CanonicalText | AsBoxed
VocabularyOf = Callable[[Register, str], Vocabulary]
WITHOUT_REGISTER = (Medium.EMAIL, Medium.TEXT, Medium.CANONICAL)
COMMAND = "letterkit verify"
_NO_WORDS = Vocabulary()
# An item that begins with a picture, or with a list, has no words in the line of its bullet.
_BULLET = re.compile(r"^\s*[–•◦▪‣-](?: |$)", re.MULTILINE)
_PLACE = re.compile(r"\{\w+\}")
_BETWEEN = " · "  # stands between two counts on one line
_TWO_NUMBERS = re.compile(r"(\d|\\d\+)(?=\d|\\d\+)")


def visible(
    artefact: Artefact,
    text: CanonicalText | None,
    register: Register | None,
    vocabulary_of: VocabularyOf,
    facing: CanonicalText | None = None,
) -> Iterator[Check]:
    if artefact.medium is Medium.PAGE:
        return
    if artefact.is_unmarked:
        reason = "this copy has no marks that say what is the letter and what is the list"
        yield Check.not_checked("visible text and list", reason)
        return
    vocabulary = vocabulary_of(register, artefact.lang) if register else Vocabulary()
    second = _NO_WORDS
    if register and facing:
        second = vocabulary_of(register, artefact.facing_lang)
    meant: _Text | None = text
    beside: _Text | None = facing
    if artefact.boxes:
        yield boxes_check(artefact.boxes)
        meant = text and AsBoxed(text, artefact.boxes)
        beside = facing and AsBoxed(facing, artefact.boxes)
        register = register and boxed_register(register, artefact.boxes)
    yield from _visible_text(artefact, meant)
    yield from visible_facing(artefact, beside)
    yield from _visible_entries(artefact, register, vocabulary, second)
    if artefact.seen and meant and register:
        texts = [meant, beside] if beside else [meant]
        yield words_around(artefact.seen, texts, register, [vocabulary, second])
    if artefact.medium is Medium.PDF:
        yield Check.not_checked(
            "looks",
            "pictures, colours, the shapes of letters and their places on a page are not judged, "
            "nor words above the letter's end",
        )
        if artefact.seen:
            yield from beside_letter(list(seen_beside(artefact.seen, vocabulary)))


def _visible_text(artefact: Artefact, text: _Text | None) -> Iterator[Check]:
    name = "visible text"
    if artefact.seen is None or not text or artefact.medium in WITHOUT_REGISTER:
        return
    if artefact.seen.stray:
        yield Check.failed(name, "words stand outside of the letter and of the list")
    elif not _is_shown(artefact.seen.letter, text, artefact.lang):
        yield Check.failed(name, "it is not the carried text")
    else:
        detail = "it is the carried text, word for word"
        yield _drawn(name, artefact.seen.letter, detail)


def visible_facing(artefact: Artefact, text: _Text | None) -> Iterator[Check]:
    """What a reader sees of the second language of a file in two."""
    name = "visible second text"
    if artefact.seen is None or not (text or artefact.seen.facing):
        return
    if not text or not _is_shown(artefact.seen.facing, text, artefact.facing_lang):
        yield Check.failed(name, "it is not the carried text")
    else:
        turned = direction_of(artefact.facing_lang) == "rtl"
        detail = "it is the carried text, word for word"
        yield _drawn(name, artefact.seen.facing, detail, turned=turned)


def _is_shown(passages: Sequence[Passage], text: _Text, lang: str) -> bool:
    """Whether passages are the whole text, with the bullets of its lists or without them all.

    A paragraph may begin with a dash as well, which is no bullet.
    """
    shown = letters("\n".join(each.text for each in passages))
    if any(same(shown, reading, lang) for reading in _readings(text.content)):
        return True
    shown = letters("\n".join(each.text for each in _unbulleted(passages)))
    return any(same(shown, reading, lang) for reading in _readings(_BULLET.sub("", text.content)))


def _unbulleted(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages that are more than the bullet of a list item."""
    return (each for each in passages if letters(each.text) not in ("–", "•", "◦", "▪", "‣"))


def _readings(content: str) -> tuple[str, str]:
    """A text's letters, with and without the label in front of the addressees.

    Media that set the label apart do not show it among the words of the letter.
    """
    lines = content.split("\n")
    unlabelled = [line for n, line in enumerate(lines) if n != 4 or not line.endswith(":")]
    return letters("\n".join(lines)), letters("\n".join(unlabelled))


def _drawn(name: str, passages: Sequence[Passage], detail: str, *, turned: bool = False) -> Check:
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


def _visible_entries(
    artefact: Artefact, register: Register | None, vocabulary: Vocabulary, second: Vocabulary
) -> Iterator[Check]:
    """The list; in a file in two languages it says each country in both."""
    name = "visible list"
    if artefact.seen is None:
        return
    if not register:
        if artefact.medium in WITHOUT_REGISTER:
            yield Check.not_checked(name, "it carries no register to compare its list with")
        return
    headings = only_words(letters(" ".join(each.text for each in artefact.seen.furniture)))
    entries = artefact.seen.entries
    if artefact.medium in WITHOUT_REGISTER:
        if register.entries and not entries:
            yield Check.not_checked(name, "it shows none, and leaves that to its PDF")
            return
        entries = tuple(_placed(entries, register.entries, vocabulary, headings))
    places = {shown.index for shown in entries}
    is_alone = artefact.medium is Medium.PDF and _are_names_alone(entries, register.entries)
    for shown in entries:
        fault = _fault_in_name(shown, register.entries, artefact.lang)
        if not fault and not (is_alone and _is_name_alone(shown, register.entries)):
            entry = register.entries[shown.index]
            fault = _fault_in_words(shown, entry, vocabulary, headings, second)
        if fault:
            yield Check.failed(name, fault)
            return
    missing = len(register.entries) - len(places)
    said = vocabulary.extract(len(places)) if artefact.medium is Medium.PDF and places else ""
    is_extract = bool(missing and said and only_words(letters(said)) in headings)
    if missing and not is_extract:
        yield Check.failed(name, f"{missing} of {len(register.entries)} entries are not shown")
        return
    stated = f"{len(places)} {register.counts.total}" if is_extract else ""
    if artefact.extract and artefact.extract != stated:
        yield Check.failed(name, "it states that it names another number of its signatories")
        return
    passages = [shown.words for shown in entries]
    how = ", by its name alone," if is_alone else ""
    which = "entries of the register" if is_extract else "every entry of the register"
    yield _drawn(name, passages, f"it shows {which}{how} and no other")
    if is_extract:
        yield extract_check(len(places), register.counts.total)
        if not artefact.extract:
            yield Check.not_checked(WRITTEN, "it does not state that it is an extract")


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
    second: Vocabulary = _NO_WORDS,
) -> str:
    """Whether an entry has all its words and no others; a heading may have some for its group."""
    country = vocabulary.countries.get(entry.country, entry.country)
    beside = second.countries.get(entry.country, "")
    own = (entry.role, entry.affiliation, country, beside, entry.name, entry.comment, entry.link)
    role, *shared, name, comment, link = (only_words(letters(each)) for each in own)
    words = only_words(letters(shown.words.text))
    if role not in words or any(each not in words and each not in headings for each in shared):
        return f"entry {shown.index + 1} lacks words of the register"
    for each in sorted({role, *shared, name, comment, link} - {""}, key=len, reverse=True):
        words = words.replace(each, "\n")
    foreign = words.strip()
    return f"entry {shown.index + 1} shows words that are not in the register" if foreign else ""


def _repeats(shown: str, name: str, lang: str) -> bool:
    """Whether a name is shown, once or more often; an entry without a name shows none."""
    times = len(shown) // len(name) if name else 0
    return bool(times or not name) and same(shown, name * times, lang)


def words_around(
    seen: Seen,
    texts: Sequence[_Text],
    register: Register,
    vocabularies: Sequence[Vocabulary],
) -> Check:
    """Whether what stands around the list, and runs along the pages, is letterkit's own.

    A file in two languages has two texts, each with its vocabulary.
    """
    name = "words around"
    text, vocabulary = texts[0], vocabularies[0]
    stamp = f"{vocabulary.edition}{''.join(_stamp(register))}"
    left = _words_apart(seen.furniture)
    extract = vocabulary.extract(len({each.index for each in seen.entries}))
    every = _known(text, register, vocabulary, (stamp, extract))
    for other, words in zip(texts[1:], vocabularies[1:], strict=False):
        every |= _known(other, register, words, ())
    for known in sorted(every, key=lambda each: (-len(each), each)):
        left = re.sub(_whole_numbers(known), "\n", left)
    if left.strip():
        return Check.failed(name, "there are words or numbers that letterkit does not write there")
    if has_foreign_head(seen, register.entries, vocabulary):
        return Check.failed(name, "a head in the list is not the initial of a name below it")
    if has_foreign_top(seen, register.entries):
        return Check.failed(name, "the names at the top of a page are not its first and its last")
    feet = enumerate(seen.feet, 1)
    stamp += "".join(each.fingerprint for each in texts[1:])
    if not all(_is_foot(foot, n, seen, texts, vocabulary, stamp) for n, foot in feet):
        return Check.failed(name, "what runs along the pages is not what letterkit writes there")
    detail = "headings and counts are what letterkit writes there"
    heads = (head.words for head in seen.heads)
    return _drawn(name, (*seen.furniture, *heads), detail)


def _words_apart(passages: Sequence[Passage]) -> str:
    """The words of passages, with a blank where a number would run into the number of another.

    A day at the end of a line would otherwise take the count at the beginning of the next.
    """
    parts = (part for each in passages for part in each.text.split(_BETWEEN))
    joined = ""
    for words in (only_words(letters(part)) for part in parts):
        apart = joined[-1:].isdecimal() and words[:1].isdecimal()
        joined += f" {words}" if apart else words
    return joined


def _stamp(register: Register) -> tuple[str, ...]:
    if register.published is None:
        return ()
    from letterkit.prove.edition import stamp_words  # keys and notes take a while to load

    return stamp_words(register)


def _known(
    text: _Text, register: Register, vocabulary: Vocabulary, more: Sequence[str]
) -> set[str]:
    """Patterns of what may stand around the list: phrases, counts, headings of groups, `more`."""
    files = (f"{register.slug}.{lang}.{end}" for lang in register.texts for end in ("pdf", "txt"))
    own = (_title(text), text.fingerprint, text.sha256, COMMAND, *more, *files)
    headings = {entry.affiliation for entry in register.entries}
    headings |= {entry.name for entry in register.entries if entry.kind is Kind.ORGANISATION}
    plain = {
        only_words(letters(each)) for each in (*own, *headings, *vocabulary.countries.values())
    }
    phrases = {
        r"\d+".join(re.escape(only_words(letters(part))) for part in _PLACE.split(phrase))
        for phrase in (each.replace("{command}", COMMAND) for each in vocabulary.phrases)
    }
    known = {re.escape(each) for each in plain if each} | phrases
    # A phrase that is made of others has no words of its own, and would let any number pass.
    return {each for each in known if each.replace(r"\d+", "")}


def _whole_numbers(pattern: str) -> str:
    """The pattern, which takes no part of a number, and whose line may end between two of them."""
    broken = _TWO_NUMBERS.sub(r"\1 ?", pattern)
    before = r"(?<!\d)" if pattern[:1].isdecimal() or pattern.startswith(r"\d+") else ""
    after = r"(?!\d)" if pattern[-1:].isdecimal() or pattern.endswith(r"\d+") else ""
    return f"{before}{broken}{after}"


def _is_foot(
    foot: str,
    number: int,
    seen: Seen,
    texts: Sequence[_Text],
    vocabulary: Vocabulary,
    stamp: str,
) -> bool:
    """Title, fingerprint with its label, page and pages, in the order of whatever direction.

    A title is without emojis, and a long one is cut with an ellipsis; the titles of two languages
    follow each other. `stamp` tells the edition, if there is one.
    """
    text = texts[0]
    title = without_pictures(_BETWEEN.join(map(_title, texts)))
    titles = [title[:end] for end in range(len(title))] if "…" in foot else [title]
    shown = Counter(only_words(letters(foot)))
    shown.subtract(only_words(letters(f"{text.fingerprint}{number}{len(seen.feet)}{stamp}")))
    labels = [Counter(only_words(letters(each))) for each in ("", *vocabulary.phrases)]
    return any(shown == label + Counter(only_words(letters(t))) for t in titles for label in labels)


def _title(text: _Text) -> str:
    return text.content.partition("\n")[0]
