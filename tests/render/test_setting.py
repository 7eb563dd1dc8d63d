"""Lines of text as Pango sets them, whether in one part or in many."""

from itertools import pairwise

import pytest

from letterkit.model import Entry, Kind, Shown
from letterkit.render.names import Piece, pieces
from letterkit.render.setting import Setter
from render.documents import SHARED, line, register, sample

LONG = "Donaudampfschifffahrtsgesellschaft" * 4
MANY = tuple(
    Entry(f"m{n}", f"{each.name} {n}", each.kind, each.shown, each.role, each.affiliation)
    for n in range(6)
    for each in SHARED[3:]
)
WIDTH = 300.0


def styles(direction, weight=600):
    """Those of a name, of that weight, and of details, from WeasyPrint."""
    from weasyprint import HTML

    html = HTML(
        string=f'<html lang="en" dir="{direction}"><style>b {{ font-weight: {weight} }}'
        ' * { font: 12px "Noto Sans", "Noto Sans Arabic", "Noto Sans Georgian", '
        '"WenQuanYi Micro Hei" }</style>'
        "<p><b>a</b><span>b</span></p>"
    )
    boxes = list(html.render().pages[0]._page_box.descendants())
    return [next(box.style for box in boxes if box.element_tag == tag) for tag in ("b", "span")]


def lines_of(entries, lang="en", weight=600, **options):
    document = sample(lang, register=register(entries))
    setter = Setter(*styles(document.direction, weight), WIDTH, **options)
    return list(setter.lines(pieces([line(each, lang) for each in entries], document)))


def drawn(lines):
    """What can be seen; the ends of isolates have no glyphs."""
    return [
        [(each.text, [(run.x, run.glyphs) for run in each.runs if run.glyphs]) for each in pieces_]
        for pieces_ in (its.pieces for its in lines)
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("at_once", [1, 2, 7])
def test_many_parts_are_set_as_one_is(lang, at_once):
    assert drawn(lines_of(MANY, lang, at_once=at_once)) == drawn(
        lines_of(MANY, lang, at_once=len(MANY))
    )


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_word_is_set_once_and_in_order(lang):
    document = sample(lang, register=register(MANY))
    given = pieces([line(each, lang) for each in MANY], document)
    words = "".join(piece.text for each in given for piece in each)
    found = lines_of(MANY, lang)
    assert "".join(piece.text for each in found for piece in each.pieces) == words
    entries = [piece.piece.entry for each in found for piece in each.pieces]
    assert all(one <= other for one, other in pairwise(entries))


def test_a_line_is_no_wider_than_the_page_even_for_a_word_that_is():
    giant = Entry("g1", LONG, Kind.PERSON, Shown.NAMED)
    found = lines_of((giant, *MANY))
    assert all(each.width <= WIDTH for each in found)
    assert len([each for each in found if each.pieces[0].piece.entry == 0]) > 2


def test_a_name_is_bolder_than_its_details():
    (one,) = lines_of((Entry("a1", "Ada", Kind.PERSON, Shown.NAMED, role="Ada"),))
    name, details = one.pieces
    assert (name.piece, name.text, details.text) == (Piece(0, True, "", "Ada"), "Ada", ", Ada")
    assert name.runs[0].face.font.weight > details.runs[0].face.font.weight


def test_a_name_is_kept_apart_from_details_of_the_same_weight():
    (one,) = lines_of((Entry("a1", "Ada", Kind.PERSON, Shown.NAMED, role="Ada"),), weight=400)
    assert [each.text for each in one.pieces] == ["Ada", ", Ada"]


def test_a_name_is_kept_in_one_line_and_no_line_begins_with_the_point_between_two():
    words = ["".join(each.text for each in its.pieces) for its in lines_of(MANY)]
    assert not [each for each in words if each.lstrip().startswith("·")]
    text = "\n".join(words).replace("\u00a0", " ")
    assert [each.name for each in MANY if each.name not in text] == []


def test_a_name_longer_than_a_line_is_broken():
    lines = lines_of([Entry("a", LONG, Kind.PERSON, Shown.NAMED)])
    assert len(lines) > 1
    assert max(each.width for each in lines) <= WIDTH
