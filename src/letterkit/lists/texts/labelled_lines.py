"""Lines with a label each, as a form sends them by e-mail: a block of them is one person.

    Name: Ada Example              Ada Example
    Email: ada@example.org         Email: ada@example.org
    Publish my name: no            Publish my name: no

The labels are columns, so that a question about consent is read as one. A name may stand above its
labels without one. Where it does not show which lines are one person's, the file is refused: an
answer that is read for somebody else would name a person who said no.
"""

import re
from collections.abc import Iterator, Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.documents.documents import Line
from letterkit.lists.own_columns import COLUMNS, column
from letterkit.lists.records import Record
from letterkit.lists.texts.several_people import several_in

_LABEL = re.compile(r"([^\W\d_][^:：]{0,119}?)\s*[:：](?:\s+(.*)|)", re.DOTALL)
_LONGEST = 20  # words of a label, which may be a whole question
_NAMES = frozenset({"name", FIRST, LAST})
_ENOUGH = 0.5  # of the lines have a label
_HINT = "write a label before each line, a blank line between two people, and no label twice"


def label_of(text: str) -> tuple[str, str] | None:
    """The label and the text of a line: `Name: Ada` as `("Name", "Ada")`."""
    match = _LABEL.fullmatch(text.strip())
    if not match or "//" in text[: match.end(1) + 3] or len(match[1].split()) > _LONGEST:
        return None
    return match[1].strip("*_ "), (match[2] or "").strip("*_ ")


def refuse_label(line: Line, name: str) -> None:
    """Refuse a line with a label among names: `Publish my name: no` is about somebody there."""
    label = label_of(line.words.text)
    if label and several_in(label[1]) > 1:
        raise LetterkitError(
            f"{name}:{line.line}: several people on one line behind “{label[0]}”",
            hint="write one person a line below it",
        )
    if label and label[1] and (_field(label[0]) in _NAMES or _asks(label[0])):
        raise LetterkitError(
            f"{name}:{line.line}: a line with a label among names that have none", hint=_HINT
        )


def are_labelled(texts: Sequence[str]) -> bool:
    """Whether lines are those of a form: most have a label, and some of the labels are known."""
    labels = [label[0] for label in map(label_of, texts) if label and label[1]]
    if not labels or len(labels) < _ENOUGH * len(texts):
        return False
    several = len({label.casefold() for label in labels}) > 1
    named = several and any(_field(label) in (*_NAMES, "affiliation") for label in labels)
    return named or any(map(_asks, labels))


def labelled_records(blocks: Sequence[Sequence[Line]], name: str) -> list[Record]:
    """A record for each person of labelled lines, which blank lines part into blocks."""
    given = [block for block in blocks if block]
    people = given if _are_people(given) else list(_cut(given))
    if not _are_people(people) or (people is not given and not _are_alike(people)):
        line = people[0][0].line if people else 1
        raise LetterkitError(
            f"{name}:{line}: which of these lines with a label are about one person?", hint=_HINT
        )
    return [Record(name, block[0].line, _values(block, name)) for block in people]


def _are_people(blocks: Sequence[Sequence[Line]]) -> bool:
    """Whether each block has one name, or in a list of organisations one organisation."""
    for fields in (_NAMES, frozenset({"affiliation"})):
        if all(_has_one(block, fields) for block in blocks):
            return True
    return False


def _has_one(block: Sequence[Line], fields: frozenset[str]) -> bool:
    labels = [label_of(line.words.text) for line in block]
    if labels[0] is None:
        return "name" in fields and len(block) > 1
    found = [_field(label[0]) for label in labels if label]
    there = [field for field in found if field in fields]
    return bool(there) and len(there) == len(set(there))


def _cut(blocks: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """All lines cut where the first label comes again: blank lines may stand between any two."""
    lines = [line for block in blocks for line in block]
    first = label_of(lines[0].words.text)
    key = first[0].casefold() if first else ""
    block: list[Line] = []
    for line in lines:
        label = label_of(line.words.text)
        if block and label and label[0].casefold() == key:
            yield block
            block = []
        block.append(line)
    yield block


def _are_alike(blocks: Sequence[Sequence[Line]]) -> bool:
    """Whether each block has the same labels in the same order."""
    labels = {tuple(label_of(line.words.text) or ("",) for line in block) for block in blocks}
    return len({tuple(label[0].casefold() for label in each) for each in labels}) == 1


def _values(block: Sequence[Line], name: str) -> dict[str, str]:
    values: dict[str, str] = {}
    seen: set[str] = set()
    for line in block:
        label = label_of(line.words.text)
        if label is None and not values:
            label = ("name", line.words.text.strip())
        if label is None:
            raise LetterkitError(
                f"{name}:{line.line}: a line without a label among lines with one", hint=_HINT
            )
        if label[0].casefold() in seen:
            raise LetterkitError(
                f"{name}:{line.line}: a label occurs twice for one person", hint=_HINT
            )
        seen.add(label[0].casefold())
        values[label[0]] = label[1]
    return values


def _asks(label: str) -> bool:
    """Whether a label asks about being named, and not about a newsletter."""
    return ask_of(label) not in (None, Ask.OTHER)


def _field(label: str) -> str:
    known = column(label)
    return known if known in COLUMNS else field_of(label)
