"""What a reader sees of an artefact against what it carries: artefact → checks. Pure.

A PDF draws glyphs and states the text that they stand for: the stated text is compared with what
is carried, and with the glyphs; those of right-to-left scripts as a sorted heap.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from letterkit.model import (
    Artefact,
    CanonicalText,
    Check,
    Kind,
    Medium,
    Passage,
    Register,
    Seen,
    Vocabulary,
    direction_of,
)
from letterkit.text.running import without_pictures
from letterkit.verdict.beside import beside_letter, seen_beside, without_where_to_check
from letterkit.verdict.boxes import AsBoxed, boxed_register, boxes_check
from letterkit.verdict.letters import letters, only_words, same
from letterkit.verdict.running import has_foreign_head, has_foreign_top
from letterkit.verdict.visible_list import NO_WORDS, WITHOUT_REGISTER, drawn_check, visible_entries

_Text: TypeAlias = CanonicalText | AsBoxed
VocabularyOf = Callable[[Register, str], Vocabulary]
COMMAND = "letterkit verify"
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
    second = NO_WORDS
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
    yield from visible_entries(artefact, register, vocabulary, second)
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
            yield from beside_letter(list(seen_beside(artefact.seen, (vocabulary, second))))


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
        yield drawn_check(name, artefact.seen.letter, detail)


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
        yield drawn_check(name, artefact.seen.facing, detail, turned=turned)


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
    left = _words_apart(without_where_to_check(seen.furniture, vocabularies))
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
    return drawn_check(name, (*seen.furniture, *heads), detail)


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
    from letterkit.verdict.edition import stamp_words  # keys and notes take a while to load

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
