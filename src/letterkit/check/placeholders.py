"""What is left of the example with which a new letter and its list begin."""

from collections.abc import Collection, Iterator

from letterkit.check.roll import Roll
from letterkit.model import Letter, Signatory
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import texts_in

# The note in both rows with which a new list begins.
EXAMPLE_ROW = "an example: delete this row"
# What stands before each text of a new translation.
TO_TRANSLATE = "[translate]"
_EXAMPLE = "still the example of a new letter"


def example_row(roll: Roll) -> Iterator[Finding]:
    """The rows of a new list that stand in the list still."""
    for index, each in roll:
        if is_example(each):
            message = f"{each.name or 'this entry'} is still the example of a new list"
            yield roll.finding("example-row", Severity.REVIEW, message, (index,))


def is_example(signatory: Signatory) -> bool:
    """Whether an entry still has the note of the rows of a new list."""
    return EXAMPLE_ROW in signatory.notes


def example_text(letter: Letter, examples: Collection[str]) -> Iterator[Finding]:
    """The lines of a letter that are as a new letter has them; `examples` are such texts."""
    for place, text in (*_texts(letter), *_heads(letter)):
        if TO_TRANSLATE in text or " ".join(text.split()) in examples:
            what = "still to be translated" if TO_TRANSLATE in text else _EXAMPLE
            message = f"{what}: {_short(text.replace(TO_TRANSLATE, ' '))}"
            file, _, line = place.rpartition(":")
            where = Place(-1, "", file, int(line))
            yield Finding("example-text", Severity.REVIEW, message, (where,))


def _texts(letter: Letter) -> Iterator[tuple[str, str]]:
    """Each text of the letter with its place."""
    yield letter.place_of("title"), letter.title
    yield letter.place_of("note"), letter.note
    for key, value in letter.variables.items():
        for text in texts_in(value):
            yield letter.place_of(key), text
    for number, line in enumerate(letter.body.split("\n"), letter.body_line):
        yield f"{letter.file}:{number}", line


def _heads(letter: Letter) -> Iterator[tuple[str, str]]:
    """The texts above and below the body that are still to be translated."""
    texts = [("place", letter.place), ("issuer", letter.issuer)]
    for each in letter.to:
        texts += [("to", text) for text in (each.name, each.role, each.organisation)]
        texts.append(("to", each.salutation))
    for key, text in texts:
        if TO_TRANSLATE in text:
            yield letter.place_of(key), text


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:59].rstrip()}…"
