"""The version of a letter for the press: letter, first signatories, counts, how names were checked.

It is an extract, and says so in a sentence with both numbers. A verifier knows it by that sentence
and by nothing else, so a list that somebody cut short cannot pass for one.
"""

from collections.abc import Iterator
from dataclasses import replace

from letterkit.letters import locale
from letterkit.letters.words import Words, words_for
from letterkit.model import Document, Entry, Group, Layout, Line
from letterkit.model.document import Press

_FOR_FEW = (Layout.LIST, Layout.COLUMNS, Layout.TABLE)


def for_press(document: Document) -> Document:
    """The document with as many names as its letter wants in the press version."""
    words = words_for(document.lang)
    shown = _first(document)
    total = document.register.counts.total
    is_whole = len(shown) == len(document.register.entries)
    lines = tuple(_line(entry, document.lang) for entry in shown)
    return replace(
        document,
        kind=f"{document.kind} · {words['press']}",
        groups=(Group("", lines),) if lines else (),
        withheld=document.withheld if is_whole else "",
        layout=document.layout if document.layout in _FOR_FEW else Layout.AUTO,
        press=Press(
            named="" if is_whole else format_named(len(shown), total, words),
            how=tuple(_how(document)),
        ),
    )


def named_in_press(document: Document) -> int:
    """How many signatories the version for the press of a document shows."""
    return len(_first(document))


def format_named(shown: int, total: int, words: Words) -> str:
    """The sentence that says how many of all signatories an extract names."""
    numbers = {"n": shown, "total": total}
    said = {key: locale.number(number, words.lang) for key, number in numbers.items()}
    return words["press_first"].format(**said)


def _first(document: Document) -> list[Entry]:
    """Those of the signature block, and then as many of the list as there is room for."""
    found = {id(line.entry): line.entry for line in document.top}
    for group in document.groups:
        for line in group.lines:
            if len(found) >= document.press_names:
                return list(found.values())
            found.setdefault(id(line.entry), line.entry)
    return list(found.values())


def _line(entry: Entry, lang: str) -> Line:
    """An entry with all that it shows: no heading of a group says a part of it."""
    country = locale.country(entry.country, lang)
    return Line(entry, entry.name, entry.role, entry.affiliation, country)


def _how(document: Document) -> Iterator[str]:
    """A heading and the lines below it: what the organisers state, and what nobody can see here."""
    words = document.words
    if not document.checked:
        return
    yield words["how"]
    yield words["how_stated"]
    yield from document.checked
    if document.has_evidence:
        yield words["press_behind"]
    yield words["press_not"]
    if document.stamp:
        yield words["how_published"]
