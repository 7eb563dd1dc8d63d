"""The sentence about those who signed an earlier text: written, and read in what a file shows.

    60 people signed an earlier version of this letter (point 3 is new); 12 of them have signed
    this one.

The words in brackets are the coordinator's, and are left out where they gave none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.letters.words import Words
from letterkit.model import Kind, Register

_BARE, _CHANGED = "earlier", "earlier_changed"
_KINDS = {False: "earlier_people", True: "earlier_both"}
# Digits, with whatever a language puts between their groups.
_NUMBER = re.compile(r"\d(?:[\d\s.,'’٬]*\d)?")


@dataclass(frozen=True, slots=True)
class Earlier:
    """How many signed an earlier text, and how many of them have signed the text as it is.

    `organisations` says that there are some among the signatories. `changed` is what is new.
    """

    number: int
    renewed: int
    organisations: bool = False
    changed: str = ""


def earlier_of(register: Register, lang: str) -> Earlier | None:
    """What a published list says of an earlier text, in one language; None if nobody signed one."""
    published = register.published
    if published is None:
        return None
    apart = len(published.earlier) + published.earlier_unnamed
    number = apart + published.renewed
    if not number:
        return None
    entries = (*register.entries, *published.earlier)
    organisations = any(each.kind is Kind.ORGANISATION for each in entries)
    changed = _phrase(published.changed.get(lang, ""))
    return Earlier(number, published.renewed, organisations, changed)


def format_earlier(earlier: Earlier, words: Words) -> str:
    """The sentence in the words of a language."""
    said = words[_CHANGED if earlier.changed else _BARE]
    return said.format(
        earlier=words.count(_KINDS[earlier.organisations], earlier.number),
        renewed=_renewed(earlier.renewed, words),
        changed=earlier.changed,
    )


def parse_earlier(line: str, words: Words) -> Earlier | None:
    """What a line says, if it is such a sentence in this language."""
    for number, organisations in _openings(line, words):
        for renewed in dict.fromkeys((0, *_numbers(line))):
            if renewed > number:
                continue
            bare = Earlier(number, renewed, organisations)
            if format_earlier(bare, words) == line:
                return bare
            changed = _between(line, bare, words)
            if changed and changed == _phrase(changed):
                return Earlier(number, renewed, organisations, changed)
    return None


def _phrase(text: str) -> str:
    """What changed, as it stands in brackets: one line without a full stop at its end."""
    return " ".join(text.split()).rstrip(".").rstrip()


def _renewed(number: int, words: Words) -> str:
    return words.count("renewed", number) if number else words["renewed_none"]


def _openings(line: str, words: Words) -> Iterator[tuple[int, bool]]:
    """The numbers with which the sentence may begin."""
    for organisations, key in _KINDS.items():
        for number in _numbers(line):
            if line.startswith(words.count(key, number)):
                yield number, organisations


def _numbers(line: str) -> list[int]:
    """The numbers in a line, and those for which some languages have words."""
    digits = (
        "".join(str(unicodedata.decimal(each)) for each in found[0] if each.isdecimal())
        for found in _NUMBER.finditer(line)
    )
    return list(dict.fromkeys([1, 2, *(int(each[:18]) for each in digits)]))


def _between(line: str, bare: Earlier, words: Words) -> str:
    """What stands in a line where the sentence has what changed."""
    marked = format_earlier(Earlier(bare.number, bare.renewed, bare.organisations, "\0"), words)
    before, _, after = marked.partition("\0")
    is_such = line.startswith(before) and line.endswith(after)
    return line[len(before) : len(line) - len(after)] if is_such else ""
