"""PDFs that no font here can draw: which characters, who has them, and what to do."""

from collections.abc import Iterator

from letterkit.cli.assemble import Assembled
from letterkit.cli.rendering import Unmade
from letterkit.errors import LetterkitError
from letterkit.model import Shown, Signatory
from letterkit.model.font_packages import advice, named
from letterkit.read.fonts import packages_of

_PLACES = 5  # that are named in one message
_IGNORE = "draw boxes for them with --ignore-missing-glyphs"


def missing_error(unmade: Unmade, assembled: Assembled) -> LetterkitError:
    """Says of a PDF what is missing and where, and which package of Debian draws it."""
    characters = unmade.characters
    return LetterkitError(
        f"{unmade.names[0]}: no font here can draw {named(characters)}{_where(unmade, assembled)}",
        hint=f"{advice(packages_of(characters))}, or {_IGNORE}",
    )


def boxes_told(name: str, boxes: str) -> str:
    """What is said of a PDF in which boxes stand for characters."""
    return f"{name}: a box stands in the place of {named(boxes)}, which no font here can draw"


def _where(unmade: Unmade, assembled: Assembled) -> str:
    places = list(_places(unmade, assembled))
    more = len(places) - _PLACES
    shown = places[:_PLACES] + ([f"{more} more"] if more > 0 else [])
    return f" (in {', '.join(shown)})" if shown else ""


def _places(unmade: Unmade, assembled: Assembled) -> Iterator[str]:
    """`the letter`, `signatories/people.csv:2 Ada Example`"""
    missing = set(unmade.characters)
    for document in assembled.documents:
        if document.lang == unmade.lang and not missing.isdisjoint(document.text.content):
            yield "the letter"
    for each in assembled.people:
        public = f"{each.name} {each.role} {each.affiliation} {each.country}"
        if not missing.isdisjoint(public):
            yield f"{each.source} {_called(each)}".rstrip()


def _called(signatory: Signatory) -> str:
    """As much of a signatory as they let others see."""
    name = signatory.name if signatory.shown is Shown.NAMED else ""
    return name or signatory.role or signatory.affiliation
