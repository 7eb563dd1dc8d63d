"""What is private only when texts are read together, as they are printed in one line.

Half of an address under `role` and half under `affiliation` are an address for anyone who reads
"Example Street, 12". Each of them is looked at alone elsewhere.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from letterkit.private.private_data import Private, private_in

_PRINTED = ("role", "affiliation", "country")
# As the page, the e-mail and the PDF set them, and as the eye reads over a comma.
_JOINTS = (", ", " ")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = ",;:(|"
# A number of a house begins its text, or stands where the street does.
_HOUSE = re.compile(
    r"(?:№|#|no\.?|nr\.?|д\.?|дом|буд\.?|house|haus|кв\.?|flat|apt\.?|m\.)?\s*\d", re.I
)
_CODE = 2


def private_together(texts: Mapping[str, str]) -> Sequence[tuple[Private, tuple[str, ...]]]:
    """The kind of each find that goes over from one text to another, with their columns."""
    parts = [(column, texts[column]) for column in _PRINTED if texts.get(column)]
    # A code of two letters is printed as the name of a country.
    parts = [(column, text) for column, text in parts if column != "country" or len(text) > _CODE]
    if len(parts) < 2:
        return ()
    found: dict[tuple[Private, tuple[str, ...]], None] = {}
    for joint in _JOINTS:
        for each in _crossing(parts, joint):
            found[each] = None
    return tuple(found)


def _crossing(
    parts: Sequence[tuple[str, str]], joint: str
) -> Iterator[tuple[Private, tuple[str, ...]]]:
    places: list[tuple[str, int, int]] = []
    start = 0
    for column, text in parts:
        places.append((column, start, start + len(text)))
        start += len(text) + len(joint)
    joined = joint.join(text for _, text in parts)
    for each in private_in(joined):
        # A year beside "born in Minsk" is somebody's class or prize.
        if each.kind is Private.AGE or not _is_whole(joined, places, each.start, each.end):
            continue
        pieces = [
            joined[max(first, each.start) : min(last, each.end)]
            for _, first, last in places
            if each.start < last and first < each.end
        ]
        if each.kind is Private.POSTAL and not _has_its_number(pieces):
            continue
        columns = [name for name, first, last in places if each.start < last and first < each.end]
        if len(columns) > 1 or (each.kind is Private.PHONE and _needs_its_word(parts, columns)):
            yield each.kind, tuple(columns)


def _is_whole(joined: str, places: Sequence[tuple[str, int, int]], start: int, end: int) -> bool:
    """Whether a find begins and ends where a text or a part of it does.

    In "School 12" and "rue des Exemples" the number is the school's.
    """
    for _, first, last in places:
        before = joined[first:start].rstrip()
        if first <= start < last and before and before[-1] not in _MARKS:
            return False
        after = joined[end:last].lstrip(" .)")
        if first < end <= last and after and after[0] not in _MARKS:
            return False
        if first <= start < last and _YEAR.fullmatch(joined[first:last]):
            return False
    return True


def _has_its_number(pieces: Sequence[str]) -> bool:
    """Whether the number is the address's: in "Wolności Square" and "School 12" it is not."""
    street, *others = pieces
    if any(map(str.isdigit, _YEAR.sub("", street))):
        return True
    numbered = [piece for piece in others if any(map(str.isdigit, piece))]
    return any(_HOUSE.match(piece) for piece in numbered)


def _needs_its_word(parts: Sequence[tuple[str, str]], columns: Sequence[str]) -> bool:
    """Whether a number is one of a telephone only for a word at the end of the text before."""
    return any(column in columns and not private_in(text) for column, text in parts)
