"""Pages of very many invented people, for tests: the sample letter with more than 5,000 names."""

from dataclasses import replace
from functools import lru_cache

from artefacts import WORKSPACE
from hosts import SILENT
from letterkit.actions.assemble import assemble
from letterkit.actions.written_anew import stamp_of
from letterkit.files.workspace import find_workspace
from letterkit.letters.document import document_from
from letterkit.model import Entry, Kind, Register, Shown
from letterkit.model.letter import GroupBy, Layout
from letterkit.model.packed import MOST_LISTED
from letterkit.render.page import page
from registers import EMPTY, after, public, signature

MANY = MOST_LISTED + 1
GIVEN = ("Olga", "Ольга", "Zofia", "Jörg", "Nino", "ნინო", "فاطمة", "Ελένη", "Ada", "王", "דנה")
FAMILY = ("Voda", "Вода", "Żuraw", "Weiß-Müller", "Beridze", "ბერიძე", "خوري", "Νικολάου")
ROLES = ("", "teacher", "вчителька", "معلمة", "engineer & <writer>")
PLACES = ("", "Example University", "Беспілка «Приклад»", "Beispiel e. V.")
COUNTRIES = ("BY", "", "PL", "Example Land", "GE")
HOW = (Shown.NAMED, Shown.NAMED, Shown.NAMED, Shown.INITIALS, Shown.NAMED, Shown.ROLE)
LINKS = ("", "", "https://example.org/one", "", "javascript:alert(1)")


def of(values, number, step=1):
    return values[number // step % len(values)]


def entry(number):
    """Invented entry `number`: each field has each kind of value beside those of the others."""
    shown = of(HOW, number)
    names = {
        Shown.NAMED: f"{of(GIVEN, number)} {of(FAMILY, number, 3)} {number}",
        Shown.INITIALS: f"{of(GIVEN, number)[0]}. {of(FAMILY, number, 3)[0]}.",
    }
    return Entry(
        f"id{number}",
        names.get(shown, ""),
        Kind.ORGANISATION if number % 50 == 7 else Kind.PERSON,
        shown,
        role=of(ROLES, number, 2) or ("nurse" if shown is Shown.ROLE else ""),
        affiliation=of(PLACES, number, 5),
        country=of(COUNTRIES, number, 7),
        link=of(LINKS, number, 11) if shown is Shown.NAMED else "",
        comment="Keep them <open>." if number % 13 == 0 else "",
    )


@lru_cache(maxsize=1)
def letters():
    """The sample letter's documents by language."""
    return {
        each.lang: each for each in assemble(find_workspace(WORKSPACE), "parks", SILENT).documents
    }


def register(count=MANY):
    known = letters()["en"].register
    entries = tuple(map(entry, range(count)))
    return Register("parks", known.title, known.texts, entries, 3, {"listed": 3})


@lru_cache(maxsize=1)
def signed(count=MANY):
    """The register of as many people, published."""
    known = letters()["en"].register
    text = known.texts["en"]
    people = [
        signature(f"p{number}", name=f"Ada Example {number}", lang="en", text=text)
        for number in range(count)
    ]
    made = public(after(EMPTY, people, known.texts), known.texts)
    return replace(made, slug="parks", title=known.title)


def document(lang="en", listed=None, *, turned=False, **changes):
    """The letter with this list; `turned` shows its end first."""
    listed = listed or register()
    manuscript = letters()[lang].manuscript
    order = tuple(reversed(range(len(listed.entries)))) if turned else ()
    settings = {
        "first": (),
        "order": order,
        "group": GroupBy.NONE,
        "layout": Layout.AUTO,
        "min_group": 2,
    }
    made = document_from(replace(manuscript, **settings | changes), listed, [])
    return replace(made, stamp=stamp_of(listed))


@lru_cache(maxsize=8)
def html(lang="en"):
    return page(document(lang))


@lru_cache(maxsize=1)
def published_html():
    return page(document(listed=signed()))
