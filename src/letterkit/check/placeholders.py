"""What is left of the example with which a new letter and its list begin."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict

from letterkit.check.roll import Roll
from letterkit.model import Letter, Signatory, Value
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Path, texts_at

# The note in both rows with which a new list begins.
EXAMPLE_ROW = "an example: delete this row"
# What stands before each text of a new translation.
TO_TRANSLATE = "[translate]"
UNTRANSLATED = "still to be translated"
_BRACKETED = re.compile(r"\[[^\]]+\](?![(\[:])")  # not the text of a link
_FEW_WORDS = 5
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


def is_note_on_examples(finding: Finding, signatories: Sequence[Signatory]) -> bool:
    """Whether a note is about rows of a new list alone, which are to be deleted anyway."""
    return finding.severity is Severity.NOTE and all(
        is_example(signatories[place.index]) for place in finding.entries
    )


def example_text(letter: Letter, examples: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """What of a letter is as a new letter has it; `examples` are all such texts by their fact.

    The texts of lines below the facts are under an empty key. What the letter names under `meant`
    is none, unless it is still to be translated. An example is shown whole, for `meant` must have
    all its words.
    """
    said: set[tuple[str, str]] = set()
    meant = {_plain(text) for text in letter.meant}
    for place, text in _left_in(letter, examples):
        if TO_TRANSLATE in text:
            message = f"{UNTRANSLATED}: {_short(text.replace(TO_TRANSLATE, ' '))}"
        elif _plain(text) in meant:
            continue
        else:
            message = f"{_EXAMPLE}: {_plain(text)}"
        if (place, message) in said:
            continue
        said.add((place, message))
        yield Finding("example-text", Severity.REVIEW, message, (_place(place),))


def unmatched_meant(
    letters: Sequence[Letter], examples: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """What the versions of a letter name under `meant` that is no example in any of them."""
    left = {
        (letter.place_of("meant"), _plain(text))
        for letter in letters
        for _, text in _left_in(letter, examples)
        if TO_TRANSLATE not in text
    }
    named: dict[tuple[str, str], str] = {}
    for letter in letters:
        if ("meant",) in letter.places:
            for number, text in enumerate(letter.meant or ("",)):
                key = letter.place_of("meant"), _plain(text)
                named.setdefault(key, letter.place_of("meant", number))
    for key, place in named.items():
        text = key[1]
        if key in left:
            continue
        message = f"no example left in the letter has these words alone: {text}"
        if not text:
            message = "meant names no words"
        yield Finding("unmatched-meant", Severity.NOTE, message, (_place(place),))


def _left_in(letter: Letter, examples: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    yield from _facts(letter, examples)
    yield from _lines(letter, examples[""])


def _place(place: str) -> Place:
    file, _, line = place.rpartition(":")
    return Place(-1, "", file, int(line))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _facts(letter: Letter, examples: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    """Each text among the facts that is an example or is to be translated, with its place."""
    facts: list[tuple[Path, Value]] = [
        (("title",), letter.title),
        (("place",), letter.place),
        (("issuer",), letter.issuer),
        (("organisation",), letter.organisation),
        (("note",), letter.note),
        *((("to", number), asdict(each)) for number, each in enumerate(letter.to)),
        *(((key,), value) for key, value in letter.variables.items()),
    ]
    for path, value in facts:
        known = examples.get(str(path[0]), ())
        for (key, *inside), text in _left(value, known, path):
            yield letter.place_of(str(key), *inside), text


def _left(value: Value, known: Collection[str], path: Path) -> Iterator[tuple[Path, str]]:
    """The texts of a fact that are still to be written.

    A word by itself, such as a role or one of three qualities, may be meant among words of one's
    own: it is an example only if all that stands with it is.
    """
    texts = [(at, text) for at, text in texts_at(value, path) if text]
    is_all = all(" ".join(text.split()) in known for _, text in texts)
    for at, text in texts:
        plain = " ".join(text.split())
        is_word = " " not in plain and "@" not in plain
        if TO_TRANSLATE in text or (plain in known and (is_all or not is_word)):
            yield at, text


def _lines(letter: Letter, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each line below the facts that is an example or is to be translated, with its place."""
    for number, line in enumerate(letter.body.split("\n"), letter.body_line):
        if TO_TRANSLATE in line or _is_example_line(line, known):
            yield f"{letter.file}:{number}", line


def _is_example_line(line: str, known: Collection[str]) -> bool:
    """A short line, such as a heading, may be meant; it is no example by itself."""
    plain = " ".join(line.split())
    if plain not in known:
        return False
    return len(plain.split()) >= _FEW_WORDS or bool(_BRACKETED.search(plain))


def _short(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= 60 else f"{plain[:59].rstrip()}…"
