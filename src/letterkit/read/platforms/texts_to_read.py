"""Texts in which somebody may have written a wish, and that no rule understands: "hold", "initals".

Wishes are heard in words that rules know, and people have others. So whatever no rule has read is
for a person to read, once, before anybody in the file is named: all that a coordinator notes, all
that stands below "Comment" or "Message", comments on cells, and lines beside the list. Of a column
with very many texts, and of columns for something else, it is those with a word that wishes have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.model.friendly import is_friendly
from letterkit.model.imports import digest
from letterkit.model.lexicon import fold
from letterkit.model.not_yet import is_note_title
from letterkit.model.possible_wishes import speaks_of_signing
from letterkit.read.contents import Contents, LeftOut, shown_title
from letterkit.read.platforms.declined import is_declined
from letterkit.read.platforms.free_text import TEXTS, chosen_for, heard, is_open
from letterkit.read.platforms.hints import map_of, short
from letterkit.read.platforms.layouts import Layout
from letterkit.read.platforms.no_names import NOTE
from letterkit.read.platforms.questions import PRIVATE, labels_in
from letterkit.read.platforms.standing import is_withdrawal

_ALL = 200  # texts of a column that a person can be expected to read
_SHOWN = 40
_LINE = 200  # characters of a text that an error shows
_SHORT = 4  # words; so short a text is more often a wish than a longer one
# What an address, a number, a day or a mark is made of: nobody's words.
_NO_WORDS = re.compile(r"[\W\d_]*|\S+@\S+|(?:https?://|www\.)\S+")
_REASONS = (NOTE, "it stands inside the item")


@dataclass(frozen=True, slots=True)
class ToRead:
    """A text to read; `where` is the title of its column, or its place if `mapped` is False.

    `rows` is how many have it. What a text in a column means can be said with `--map`.
    """

    where: str
    text: str
    rows: int = 1
    mapped: bool = True

    @property
    def key(self) -> str:
        """What is remembered of a text once somebody has read it."""
        return digest(fold(" ".join(self.text.split())))


def texts_in(layout: Layout) -> tuple[ToRead, ...]:
    """The distinct texts to read of a part, column by column."""
    found: list[ToRead] = []
    for number, title in enumerate(layout.header.titles):
        field = layout.fields[number]
        if number in layout.accounts or number in layout.questions or number in layout.standings:
            continue
        if field not in TEXTS | {PRIVATE} or (field == PRIVATE and title in layout.said):
            continue
        counts = Counter(" ".join(text.split()) for text in layout.cells(number))
        said = layout.meanings.get(title, {})
        texts = list(_to_read(title, field, counts, said))
        found += [ToRead(shown_title(title), each, counts[each]) for each in texts]
    return tuple(found)


def texts_beside(contents: Contents, left_out: Iterable[LeftOut]) -> tuple[ToRead, ...]:
    """The texts to read beside the people of a file: notes, comments on cells, nested items."""
    lines: dict[int, list[str]] = {}
    for line, text in contents.beside:
        lines.setdefault(line, []).append(text)
    found = [ToRead(place, text, mapped=False) for place, text in contents.written]
    for each in left_out:
        if each.reason.startswith(_REASONS):
            place = f"{each.file}:{each.line}"
            # A line may be there as it stands, and without the mark that it begins with.
            text = max((text.strip() for text in lines.get(each.line, ())), key=len, default="")
            found.append(ToRead(place, text, mapped=False))
    return tuple(each for each in found if not _NO_WORDS.fullmatch(each.text))


def unread(texts: Iterable[ToRead], known: Set[str]) -> list[ToRead]:
    """Those that nobody has read yet; what wishes are made of first."""
    left = [each for each in texts if each.key not in known]
    return sorted(left, key=lambda each: not speaks_of_signing(each.text))


def unread_error(name: str, texts: Sequence[ToRead], *, unsaid: bool) -> LetterkitError:
    """The error that shows texts for somebody to read; `unsaid` if consent is to be said too."""
    what = "1 text is" if len(texts) == 1 else f"{len(texts):,} texts are"
    consent = ", and --consent yes or --consent no, for no column says who agreed" if unsaid else ""
    return LetterkitError(
        f"{name}: {what} for you to read, for somebody may ask there not to be named: "
        + "; ".join(lines_of(texts)),
        hint=f"{_what_to_do(texts)}; once you have read them all, say --texts-read{consent}",
    )


def lines_of(texts: Sequence[ToRead], most: int = _SHOWN) -> list[str]:
    """The first texts, below the title of their column or beside their place."""
    found: dict[str, list[str]] = {}
    for each in texts[:most]:
        where = f"“{short(each.where)}”" if each.mapped else each.where
        count = f" ({each.rows})" if each.rows > 1 else ""
        found.setdefault(where, []).append(f"“{_cut(each.text)}”{count}")
    lines = [f"{where}: {', '.join(said)}" for where, said in found.items()]
    return [*lines, f"and {len(texts) - most:,} more"] if len(texts) > most else lines


def _what_to_do(texts: Sequence[ToRead]) -> str:
    """How to say that a text is a wish, with the first one as an example."""
    first = next((each for each in texts if each.mapped), None)
    if first is None:
        return "if one is a wish, write it behind the name as “(do not name)” or “(withdrawn)”"
    option = map_of(f"{first.where}: {first.text}", "unnamed")
    return (
        f"if one asks not to be named, as the first might: {option} (or =initials, =role, =no:"
        " in no output, =out: does not sign)"
    )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"


def _to_read(
    title: str, field: str, counts: Mapping[str, int], said: Mapping[str, str]
) -> Iterator[str]:
    """The texts of a column that no rule understands and nobody has decided."""
    open_ = [
        text
        for text in counts
        if not _NO_WORDS.fullmatch(text) and not _is_read(title, field, text, said)
    ]
    own = _is_written_in(title, field)
    few = len(open_) <= _ALL
    for text in open_:
        words = len(text.split())
        asked_for = own and (few or words <= _SHORT)
        if asked_for or ((own or words > 1) and speaks_of_signing(text)):
            yield text


def _is_written_in(title: str, field: str) -> bool:
    """Whether a column is for words of people's own, or for a coordinator's notes."""
    return field in TEXTS or is_note_title(title) or "message" in labels_in(title)


def _is_read(title: str, field: str, text: str, said: Mapping[str, str]) -> bool:
    """Whether a rule reads a text, or a person has said what it means."""
    if chosen_for(text, said) or is_declined(title, text):
        return True
    if is_withdrawal(text) or heard(text, field) or is_open(field, text):
        return True
    return is_friendly(text)
