"""Lines of text as people: one a line, or one a paragraph of name, role and organisation.

    Ada Example                 Ada Example, Editor
    Professor                   Bo Example, Reader
    Example University

    Bo Example
    Editor
    Example News

Which of the two it is must show in the whole text: in a paragraph a person, what stands below the
first line is no name. Where both could be meant, the user decides.
"""

from collections.abc import Sequence

from letterkit.errors import LetterkitError
from letterkit.read.documents import Line
from letterkit.read.name_shapes import EMAIL, WEB, is_detail, is_role

_MOST_LINES = 6  # of one person
_MOST_ALONE = 4  # of one person, where there is no other paragraph to compare with
_MUCH = 0.5  # more details below the first lines than in them: they belong together
_SOME = 0.2  # the same: they may


def people_in(paragraphs: Sequence[Sequence[Line]], name: str) -> list[Sequence[Line]]:
    """The lines of each person."""
    by_line = [[line] for paragraph in paragraphs for line in paragraph]
    longer = [paragraph for paragraph in paragraphs if len(paragraph) > 1]
    if not longer:
        return list(by_line)
    most = _MOST_LINES if len(paragraphs) > 1 else _MOST_ALONE
    if max(len(paragraph) for paragraph in paragraphs) > most:
        return list(by_line)
    later = [line for paragraph in longer for line in paragraph[1:]]
    more = _details(later) - _details([paragraph[0] for paragraph in longer])
    if _are_people(paragraphs, longer, more):
        return list(paragraphs)
    regular = len({len(paragraph) for paragraph in paragraphs}) == 1
    if more >= _SOME or (regular and len(paragraphs) > 1):
        raise _unclear(longer[0][1].line, name)
    return list(by_line)


def _are_people(
    paragraphs: Sequence[Sequence[Line]], longer: Sequence[Sequence[Line]], more: float
) -> bool:
    """Whether nearly all paragraphs have several lines, and what stands below is no name."""
    if len(longer) * 5 < len(paragraphs) * 4:
        return False
    return more >= _MUCH


def _details(lines: Sequence[Line]) -> float:
    return sum(is_detail(line.words.text) for line in lines) / len(lines)


def _unclear(line: int, name: str) -> LetterkitError:
    return LetterkitError(
        f"{name}:{line}: is this line a person, or does it belong to the one above?",
        hint="write one person a line, or put - and a blank before the name of each person",
    )


def values_of(lines: Sequence[Line]) -> dict[str, str]:
    """Name, role, affiliation and addresses from the lines of one person."""
    values = {"name": lines[0].words.text.strip()}
    rest: list[str] = []
    for line in lines[1:]:
        text = line.words.text.strip()
        if EMAIL.fullmatch(text):
            rest += _put(values, "email", text)
        elif WEB.fullmatch(text) and text.lower().startswith("http"):
            rest += _put(values, "link", text)
        elif text.startswith("@") and " " not in text:
            rest += _put(values, "handle", text)
        elif text:
            rest.append(text)
    return values | _parts(rest)


def _put(values: dict[str, str], column: str, text: str) -> list[str]:
    """Put a text in an empty column; it is given back if there is one already."""
    if column in values:
        return [text]
    values[column] = text
    return []


def _parts(rest: Sequence[str]) -> dict[str, str]:
    """A role and an affiliation; what more there is stays private, line by line."""
    if len(rest) == 1:
        return {"role" if is_role(rest[0]) else "affiliation": rest[0]}
    columns = ("role", "affiliation", *(f"line {number}" for number in range(4, len(rest) + 2)))
    return dict(zip(columns, rest, strict=False))
