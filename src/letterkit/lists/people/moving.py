"""Private data moves out of the public columns of an import; what is garbled there is said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.model.incoming import Incoming
from letterkit.private.email_addresses import may_hold_private
from letterkit.private.printed_together import private_together
from letterkit.private.private_data import SAID, Private, private_in, without_private
from letterkit.text.garbled import may_be_garbled, reading

PUBLIC = ("name", "role", "affiliation", "country", "comment", "link")
_GARBLED = ("name", "role", "affiliation", "comment")
_EXAMPLES = 3
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Moved:
    """A row after its private data went where it belongs.

    `private` has texts by title for private columns, beside those that the row has already.
    `notes` complete "export.csv:3, 7: …" and are the same for all rows with the same case.
    """

    values: Mapping[str, str]
    private: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


_KEPT_OUT = "check keeps them out until you settle it with letterkit review"


def moved(values: Mapping[str, str]) -> Moved:
    """The values of a row, by column of a list, without private data where that is plain.

    An address or number goes to its own column. If that holds another one, the whole text as it
    was given goes to a private column. Where it is not plain the text stays, and `check` keeps the
    entry out. Call it before a link is completed to `https://…`.
    """
    texts = {column: values[column] for column in PUBLIC if values.get(column)}
    if not may_hold_private("\n".join(texts.values())):
        return Moved(values)
    found = dict(values)
    private: dict[str, str] = {}
    notes: list[str] = []
    for column, text in texts.items():
        taken = without_private(column, text)
        if not taken.plain:
            kinds = dict.fromkeys(each.kind for each in private_in(text, column))
            what = " and ".join(SAID[kind] for kind in kinds)
            notes.append(f"{what} in {column}; {_KEPT_OUT}")
        elif taken.private:
            found[column] = taken.text
            _keep(found, private, column, text, taken.private)
            what = " and ".join(SAID[Private(kind)] for kind in taken.private)
            notes.append(f"{what} in {column}, moved to a private column")
    for kind, columns in private_together(found):
        where = " and ".join(columns)
        notes.append(f"{SAID[kind]} in {where} together; {_KEPT_OUT}")
    return Moved(_without_empty(found), private, notes)


def _keep(
    found: dict[str, str],
    private: dict[str, str],
    column: str,
    text: str,
    taken: Mapping[str, str],
) -> None:
    for home, value in taken.items():
        there = found.get(home, "").strip()
        if not there:
            found[home] = value
        elif there.casefold() != value.casefold():
            private[f"{column} as given"] = text


def _without_empty(values: Mapping[str, str]) -> dict[str, str]:
    return {column: text for column, text in values.items() if text}


def garbled_notes(incoming: Sequence[Incoming]) -> list[str]:
    """A line for each column with garbled texts, with what a few of them most likely say."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in incoming:
        for column in _GARBLED:
            text = each.values.get(column, "")
            if may_be_garbled(text) and (read := reading(text)).garbled:
                form = read.forms[0] if len(read.forms) == 1 else ""
                found.setdefault(column, []).append((text, form))
    return list(_garbled_lines(found))


def _garbled_lines(found: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[str]:
    for column, texts in found.items():
        number = len(texts)
        what = f"1 {column} looks" if number == 1 else f"{number} texts in {column} look"
        pairs = dict.fromkeys(pair for pair in texts if pair[1] and not _holds_private(pair[1]))
        shown = [f"“{_cut(text)}” may be “{_cut(form)}”" for text, form in pairs][:_EXAMPLES]
        examples = f": {', '.join(shown)}" if shown else ""
        end = "letterkit check offers the repair" if shown else "letterkit check says which"
        yield f"{what} garbled{examples}; {end}"


def _holds_private(text: str) -> bool:
    return bool(private_in(text))


def _cut(text: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
