"""Texts that a person is to read: how they are shown, and what is remembered of those read."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.lists.exports.hints import map_of, short
from letterkit.model.imports import digest
from letterkit.private.private_data import masked
from letterkit.wishes.lexicon import fold
from letterkit.wishes.possible_wishes import speaks_of_signing

_SHOWN = 40
_LINE = 200  # characters of a text that an error shows


@dataclass(frozen=True, slots=True)
class ToRead:
    """A text to read, which stands at `place` and in `rows` rows.

    `title` is that of its column, so that `--map` can say what it means; elsewhere there is none.
    `answers` are the different answers of a column that is read as a whole. `who` is the name in
    the first of the rows. `hint` is what else it may be than a wish, and how to write that.
    """

    place: str
    text: str
    title: str = ""
    rows: int = 1
    answers: tuple[str, ...] = ()
    who: str = ""
    hint: str = ""

    @property
    def key(self) -> str:
        """What is remembered of a text once somebody has read it."""
        # "Yes" says something else in each column.
        text = f"{self.title}: {self.text}" if self.answers else self.text.rstrip(" :：")
        return digest(fold(" ".join(text.split())))


def keys_of(texts: Iterable[ToRead]) -> frozenset[str]:
    """What is remembered of texts once somebody has read them."""
    return frozenset(text.key for text in texts)


def unread(texts: Iterable[ToRead], known: Set[str]) -> list[ToRead]:
    """Those that nobody has read yet, each once; what wishes are made of first."""
    left: dict[tuple[str, str], ToRead] = {}
    for each in texts:
        if each.key not in known:
            left[each.title, each.key] = each
    return sorted(left.values(), key=lambda each: not speaks_of_signing(each.text))


def unread_error(name: str, texts: Sequence[ToRead], *, unsaid: bool) -> LetterkitError:
    """The error for texts that somebody must read; `unsaid` if consent is to be said too."""
    what = "1 text is" if len(texts) == 1 else f"{len(texts):,} texts are"
    consent = ", and --consent yes or --consent no, for no column says who agreed" if unsaid else ""
    hints = "".join(f"; {each}" for each in dict.fromkeys(t.hint for t in texts if t.hint))
    return LetterkitError(
        f"{name}: {what} for you to read, for somebody may ask there not to be named",
        hint=f"{_what_to_do(texts)}{hints}; once you have read them all, say --texts-read{consent}",
    )


def lines_of(texts: Sequence[ToRead], most: int = _SHOWN) -> list[str]:
    """A line for each of the first texts, with its place and the title of its column.

    Addresses and numbers of people are left out of it, as of every message.
    """
    lines = []
    for each in texts[:most]:
        title = f"{short(each.title)}: " if each.title else ""
        others = f" (and {each.rows - 1} more)" if each.rows > 1 else ""
        if each.who:
            more = f" and {each.rows - 1} more" if each.rows > 1 else ""
            others = f" ({short(masked(each.who))}{more})"
        if each.answers:
            others = f" (its answers, in {each.rows:,} rows)" if each.rows > 1 else ""
        lines.append(f"  {each.place}  {title}“{_cut(masked(each.text))}”{others}")
    if len(texts) > most:
        lines.append(f"  and {len(texts) - most:,} more: read them in the file")
    return lines


def _what_to_do(texts: Sequence[ToRead]) -> str:
    """How to say that a text is a wish; an example is the one that may be one."""
    # What holds an address is in no hint, and cut it would not be found in the file.
    typed = (each for each in texts if each.title and masked(each.text) == each.text)
    likely = next((each for each in typed if speaks_of_signing(each.text)), None)
    likely = likely or next((each for each in texts if each.answers), None)
    if likely is None:
        return "if one is a wish, write it behind the name as “(do not name)” or “(withdrawn)”"
    answer = likely.answers[0] if likely.answers else likely.text
    option = map_of(f"{likely.title}: {answer}", "unnamed")
    out = "" if likely.answers else ", =out: does not sign"
    return (
        f"if one asks not to be named, say so of it, as in {option} (or =initials, =role, =no:"
        f" in no output{out})"
    )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"
