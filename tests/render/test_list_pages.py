"""Pages of names that are set beside WeasyPrint are those that it would set."""

import io
import re

import pikepdf
import pytest

from artefacts import failures
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.letters.initials import sections_of
from letterkit.model import Entry, Group, Kind, Layout, Shown
from letterkit.render import compact
from letterkit.render.list_pages import ListPage, ListPages, _renumbered, _Run
from letterkit.render.pdf import pdf
from render.documents import line, register, sample, text

COUNT = 460
COUNTED = f"{2 * COUNT} people · 12 names withheld"
NAMES = {"ltr": ("Ada", "Зоя"), "rtl": ("ليلى", "Zoë")}
# How a page begins and ends, and what is chosen anew, differs; what is drawn does not.
_CHOICES = re.compile(rb"^(?:q|Q|.* (?:gs|rg|Tf))$")


def made(layout=Layout.COMPACT, lang="en", smiles=(), headed=True, count=COUNT):
    direction = "rtl" if lang == "ar" else "ltr"
    found = tuple(
        Entry(
            f"l{letter}x{number}",
            f"{name} Example {number:03}" + (" 🙂" if number in smiles else ""),
            Kind.PERSON,
            Shown.NAMED,
            role="reader, جامعة" if number % 9 == 0 else "reader",
            text=text(lang).sha256,
        )
        for letter, name in enumerate(NAMES[direction])
        for number in range(count)
    )
    lines = tuple(line(each, lang) for each in found)
    names = [each.name for each in found]
    sections = sections_of(lines, names, lang, "Without a name") if headed else ()
    group = Group("", lines, sections)
    listed = {"groups": (group,), "register": register(found), "counted": COUNTED}
    return pdf(sample(lang, layout=layout, top=(), **listed)).data


def pages_of(data):
    """What each page draws, and the titles and marks of its part of the structure tree."""
    with pikepdf.open(io.BytesIO(data)) as file:
        parents = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
        found = []
        for page in file.pages:
            drawn = page.Contents.read_bytes().split(b"\n")
            drawn = [each for each in drawn if not _CHOICES.match(each)]
            found.append((drawn, list(map(above, parents[int(page.StructParents)]))))
        return found


def above(element):
    """An element and those in which it is."""
    chain = []
    while "/P" in element and len(chain) < 9:
        kids = [each for each in element.K if isinstance(each, int)]
        said = (str(element.get(key, "")) for key in ("/S", "/T", "/Lang", "/ActualText"))
        chain.append((*said, kids))
        element = element.P
    return chain


@pytest.mark.parametrize(
    ("layout", "lang", "headed"),
    [
        (Layout.COMPACT, "en", True),
        (Layout.COMPACT, "en", False),
        (Layout.COMPACT, "ar", True),
        (Layout.NAMES, "en", True),
    ],
)
def test_a_page_set_beside_weasyprint_is_what_weasyprint_would_set(
    layout, lang, headed, monkeypatch
):
    count = 1000 if layout is Layout.NAMES else COUNT
    painted = []
    original = ListPage.paint
    monkeypatch.setattr(ListPage, "paint", lambda *given: painted.append(1) or original(*given))
    beside = made(layout, lang, headed=headed, count=count)
    assert painted
    monkeypatch.setattr(ListPages, "passed", lambda *_: 0)
    alone = made(layout, lang, headed=headed, count=count)
    assert pages_of(beside) == pages_of(alone)


def test_a_page_with_emojis_is_left_to_weasyprint(monkeypatch):
    seen = []
    original = compact._draw
    monkeypatch.setattr(compact, "_draw", lambda *given: seen.append(1) or original(*given))
    plain = made()
    drawn = len(seen)
    smiling = made(smiles=(200,))
    assert len(seen) - drawn > drawn
    assert failures(plain) == failures(smiling) == []
    shown = parse_artefact(smiling, "file").seen.entries
    assert [each.name.text for each in shown if "🙂" in each.name.text] == [
        f"{name} Example 200 🙂" for name in NAMES["ltr"]
    ]


@pytest.mark.parametrize("more", [1, -1])
def test_no_line_is_lost_or_drawn_twice(more, monkeypatch):
    original = ListPages.passed

    def passed(*given):
        lines = original(*given)
        return lines and lines + more

    monkeypatch.setattr(ListPages, "passed", passed)
    with pytest.raises(RuntimeError, match="lays out pages differently"):
        made()


@pytest.mark.parametrize(
    ("shown", "renumbered"),
    [
        ("AAAA-1111 · 7 / 12", "AAAA-1111 · 8 / 12"),
        ("12 / 7 · AAAA-1111", "12 / 8 · AAAA-1111"),
        ("17 / 12 · 7 / 120", "17 / 12 · 7 / 120"),
        ("Edition 7", "Edition 7"),
    ],
)
def test_the_number_of_a_page_takes_the_place_of_another(shown, renumbered):
    run = _Run(None, None, 0, 3, number=7, total=12)
    assert _renumbered(shown, run, 8) == renumbered
