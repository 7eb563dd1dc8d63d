"""Legends of colours in a table of their own: a colour beside what it means.

    Green | confirmed          Colour | Meaning
    Red   | anonymous          Red    | does not want to be named

Colours are not read, so a legend by which one of them may ask not to name people is refused. A
person may be called Rosa Schwarz: such a table has nothing but colours in one of two columns.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import field_of
from letterkit.lists.rows.contents import Contents, Part
from letterkit.lists.rows.doubts import may_be_wish, strict
from letterkit.private.private_data import masked
from letterkit.wishes.doubt_words import has

UNREAD = "a legend about colours or letterforms, which are not read"
UNREAD_HINT = (
    "delete it, and say in a column called “shown” for each of those people: named, initials, role"
    " or unnamed; for those who left, “withdrawn” in a column called “status”"
)
_MOST_WORDS = 4
_MOST_ROWS = 20  # a legend is short, and a list of people need not be looked through
_SHOWN = 120
# Colours beside those of `doubt_words.toml`, which also finds them in sentences.
_COLOURS = re.compile(
    r"\b(?:cyan|magenta|brown|beige|turquoise|teal|maroon|navy|gold|silver|lime|braun|türkis|weiss|weiß|orange"
    r"|бел\w*|чёрн\w*|черн\w*|корич\w*|фиолет\w*|голуб\w*|оранж\w*|чорн\w*|біл\w*|блакіт\w*|блакит\w*"
    r"|карычн\w*|шэр(?:ы|ая|ае|ыя|ым)|аранж\w*|помаранч\w*|biał\w*|czarn\w*|brąz\w*|różow\w*|pomarańcz\w*|fiolet\w*"
    r"|blanc\w*|noir\w*|brun\w*|marron|blanco\w*|negro\w*|naranja|أبيض|أسود|برتقالي|بني)\b",
    re.IGNORECASE,
)

Pair = tuple[int, str, str]


def refuse_colour_legends(contents: Contents, name: str) -> None:
    """Refuse a table that explains colours, if one of them may be about who is named."""
    tables = [_pairs(part) for part in contents.parts if not _has_names(part)]
    tables.append(_pairs_beside(contents.beside))
    found = [pair for pairs in tables for pair in _legend(pairs)]
    found += [pair for part in contents.parts if _has_names(part) for pair in _among_people(part)]
    for line, colour, meaning in found:
        if strict(meaning) or may_be_wish(meaning):
            said = masked(f"{colour} = {meaning}", "comment")[:_SHOWN]
            raise LetterkitError(f"{name}:{line}: {UNREAD}: {said}", hint=UNREAD_HINT)


def _has_names(part: Part) -> bool:
    """Whether a part has a row of titles with one for names: then its rows are of people."""
    titles = part.rows[0].cells if part.rows else ()
    return len(titles) > 2 or any(field_of(title) == "name" for title in titles)


def _pairs(part: Part) -> list[Pair]:
    found: list[Pair] = []
    for row in part.rows[: _MOST_ROWS + 1]:
        given = [cell.strip() for cell in row.cells if cell.strip()]
        if len(given) == 2:
            found.append((row.line, given[0], given[1]))
    return found if len(part.rows) <= _MOST_ROWS else []


def _pairs_beside(beside: Sequence[tuple[int, str]]) -> list[Pair]:
    """The rows of two cells among the texts of sheets that are not read."""
    found: list[Pair] = []
    for line, texts in groupby(beside, key=lambda each: each[0]):
        said = [text.strip() for _, text in texts]
        if len(said) == 2:
            found.append((line, said[0], said[1]))
    return found


def _among_people(part: Part) -> Iterator[Pair]:
    """Rows below people that have a colour in one small word, what it means, and nothing else."""
    for row in part.rows[1:]:
        given = [cell.strip() for cell in row.cells if cell.strip()]
        if len(given) == 2:
            for colour, meaning in (given, reversed(given)):
                if " " not in colour and _is_only_colour(colour):
                    yield row.line, colour, meaning


def _is_only_colour(text: str) -> bool:
    """Whether a text is one word for a colour, with whatever marks behind it: "grey", "Red:"."""
    plain = text.strip(" :=.-–—")
    return _is_colour(plain) and len(plain) > 2


def _legend(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The colours and their meanings, whichever column has which; nothing of any other table."""
    for one, other in ((1, 2), (2, 1)):
        coloured = [pair for pair in pairs if _is_colour(str(pair[one]))]
        # Beside the row of titles every row has a colour.
        if coloured and len(coloured) >= len(pairs) - 1:
            for pair in coloured:
                yield pair[0], str(pair[one]), str(pair[other])
            return


def _is_colour(text: str) -> bool:
    few = len(text.split()) <= _MOST_WORDS
    return few and bool(has("look", text) or _COLOURS.search(text))
