"""What stands in a letter's text and is printed around it anyway: readers would see it twice."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from letterkit.model import Letter
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Addressee

CODE = "printed-twice"
_ABOVE = 8  # lines with words at the beginning, where a title, an address or a greeting would stand
_BELOW = 3  # at the end, where the issuer would
_LONGEST_DATE = 60  # characters of a line of place and date
# Marks of Markdown and of sentences, which differ where the same words are written again.
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")


def printed_twice(letter: Letter) -> Iterator[Finding]:
    """What the facts of the letter say and its text, or a template's fact, says once more."""
    lines = [
        (number, words)
        for number, line in enumerate(letter.body.split("\n"), letter.body_line)
        if (words := _words(line))
    ]
    for number, words in lines[:_ABOVE]:
        if what := _said_above(letter, words):
            yield _finding(what, f"{letter.file}:{number}")
    for number, words in lines[-_BELOW:]:
        if letter.issuer and words == _words(letter.issuer):
            yield _finding("issuer", f"{letter.file}:{number}")
    greeting = letter.variables.get("salutation")
    if isinstance(greeting, str) and _words(greeting) in _salutations(letter.to):
        yield _finding("salutation", letter.place_of("salutation"))


def _finding(what: str, place: str) -> Finding:
    file, _, line = place.rpartition(":")
    message = f"the {what} stands here too, and is printed twice"
    return Finding(CODE, Severity.REVIEW, message, (Place(-1, "", file, int(line)),))


def _said_above(letter: Letter, words: str) -> str:
    """What of the facts that are printed above the text these words are, or nothing."""
    if words == _words(letter.title):
        return "title"
    if words in _salutations(letter.to):
        return "salutation"
    if any(words in _addresses(each) for each in letter.to):
        return "addressee"
    is_dated = len(words) <= _LONGEST_DATE and str(letter.date.year) in words
    if letter.place and is_dated and words.startswith(_words(letter.place)):
        return "place and date"
    return ""


def _salutations(addressees: Sequence[Addressee]) -> set[str]:
    return {_words(each.salutation) for each in addressees if each.salutation}


def _addresses(addressee: Addressee) -> Iterator[str]:
    """An addressee in a line: by name, with what stands behind it, or without a name."""
    parts = [part for part in (addressee.name, addressee.role, addressee.organisation) if part]
    for stop in range(1, len(parts) + 1):
        yield _words(", ".join(parts[:stop]))


def _words(text: str) -> str:
    """A line without marks around it, however its letters are written."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _MARKS.sub("", " ".join(plain.split()))
