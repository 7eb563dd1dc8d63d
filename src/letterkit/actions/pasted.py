"""What stands in the text of a draft and is no part of a letter: it would be read by everybody.

People paste a draft out of an e-mail, with its head, or with the list of those who signed below it.
Nothing is taken out: what is meant cannot be known, so it is named with its line.
"""

import re
from collections.abc import Iterator, Sequence

from letterkit.lists.documents.group_words import says_who_signed
from letterkit.private.private_data import SAID, Private, private_in
from letterkit.text.quoting import head_name, is_heads

_SHOWN = 10  # lines that are named
_NAMED = (Private.EMAIL, Private.PHONE)
_LONGEST_ENTRY = 120  # characters of a line that names a signatory
_FEWEST = 2  # signatories below a heading
_MARKS = re.compile(r"^[#>\s|*_-]+|[\s|*_:]+$|\\(?=\W)")
_HEADING = re.compile(r"#+ |.*:\W*$|\*\*[^*]+\*\*$")


def pasted_in(body: str, file: str, first: int) -> list[str]:
    """What is named of a text, a line each; it begins in this line of the file."""
    lines = body.split("\n")
    found = sorted([*_heads(lines), *_signatories(lines), *_private(lines)])
    said = [f"{file}:{first + at}: {what}" for at, what in found[:_SHOWN]]
    more = len(found) - _SHOWN
    return [*said, f"{file}: and {more} more such lines"] if more > 0 else said


def _heads(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The heads of e-mails."""
    words = [_words(line) for line in lines]
    inside = False
    for at, line in enumerate(words):
        if not line:
            continue
        if not inside and head_name(line) and is_heads(words, at):
            inside = True
            yield at, "the head of an e-mail seems to stand in the text: take it out"
        elif not head_name(line):
            inside = False


def _signatories(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Headings below which people seem to sign."""
    for at, line in enumerate(lines):
        if not _HEADING.match(line.strip()) or not says_who_signed(_words(line)):
            continue
        below = [_words(each) for each in lines[at + 1 :] if _words(each)]
        entries = 0
        for each in below:
            if len(each) > _LONGEST_ENTRY or each.endswith((".", "?", "!", ":")):
                break
            entries += 1
        if entries >= _FEWEST:
            yield (
                at,
                "people who sign seem to stand in the text, which names all of them: "
                "put them into a file of their own, and take that in with letterkit add",
            )


def _private(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Addresses and numbers of people."""
    for at, line in enumerate(lines):
        kinds = {each.kind for each in private_in(line)}
        for kind in _NAMED:
            if kind in kinds:
                yield (
                    at,
                    f"{SAID[kind]} stands in the text, which everybody can read: take it out, "
                    "unless it is to be public",
                )


def _words(line: str) -> str:
    """A line of Markdown without the marks around it."""
    return _MARKS.sub("", line.strip())
