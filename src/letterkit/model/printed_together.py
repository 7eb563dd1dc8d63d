"""What is private only when texts are read together, as they are printed in one line.

Half of an address under `role` and half under `affiliation` are an address for whoever reads
"Example Street, 12". Each of them is looked at alone elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence

from letterkit.model.private_data import Private, private_in

_PRINTED = ("role", "affiliation", "country")
# As the page, the e-mail and the PDF set them, and as the eye reads over a comma.
_JOINTS = (", ", " ")
_CODE = 2  # letters of a country that is printed by its name


def private_together(texts: Mapping[str, str]) -> Sequence[tuple[Private, tuple[str, ...]]]:
    """The kind of each find that goes over from one text to another, with their columns."""
    parts = [(column, texts[column]) for column in _PRINTED if len(texts.get(column, "")) > _CODE]
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
    for each in private_in(joint.join(text for _, text in parts)):
        columns = [name for name, first, last in places if each.start < last and first < each.end]
        if len(columns) > 1:
            yield each.kind, tuple(columns)
