"""Where a file first differs from what letterkit writes."""

from letterkit.model.manuscript import HIDDEN

_EXCERPT = 60  # characters


def place_of(given: bytes, expected: bytes) -> str:
    """The line at which a file first differs, and what stands there, made safe to print."""
    lines = given.split(b"\n")
    for number, (line, wanted) in enumerate(zip(lines, expected.split(b"\n"), strict=False), 1):
        if line != wanted:
            return f"line {number} has {_excerpt(line, wanted)}"
    return f"it ends at line {len(lines)}" if len(given) < len(expected) else "more stands below it"


def _excerpt(line: bytes, wanted: bytes) -> str:
    text, other = (each.decode("utf-8", "replace") for each in (line, wanted))
    pairs = zip(text, other, strict=False)
    same = (number for number, (one, two) in enumerate(pairs) if one != two)
    at = next(same, min(len(text), len(other)))
    start = max(0, at - _EXCERPT // 3)
    excerpt = text[start : start + _EXCERPT]
    return ascii(excerpt) if HIDDEN.search(excerpt) else f'"{excerpt}"'
