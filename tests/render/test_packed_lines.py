"""Lines that were packed are those that were set."""

import pytest

from letterkit.render import packed_lines
from letterkit.render.compact import _bands
from letterkit.render.packed_lines import Band, PackedLines
from render.test_words import lines_at


def said(lines):
    return [
        (each.width, each.indent, [(its.piece[:3], its.text, its.runs) for its in each.pieces])
        for each in lines
    ]


@pytest.mark.parametrize("alone", [False, True])
def test_packed_lines_are_those_that_were_set(alone, monkeypatch):
    monkeypatch.setattr(packed_lines, "_AT_ONCE", 7)
    given = lines_at(233.0, "en", alone=alone)
    packed = PackedLines(given)
    assert len(packed) == len(given)
    assert said(Band(packed, 0, len(packed))) == said(given)
    assert said(Band(packed, 5, 23)) == said(given[5:23])
    names = [its.piece for each in given[5:23] for its in each.pieces]
    assert list(Band(packed, 5, 23).names()) == [each.entry for each in names if each.is_name]
    assert said(Band(packed, 3, 4)) == said(given[3:4])


@pytest.mark.parametrize(
    ("first", "fitting", "bands"),
    [
        (0, 0, [1] * 20),
        (0, 7, [1] * 20),  # too few to stand together
        (0, 12, [8] + [1] * 12),
        (6, 12, [8] + [1] * 6),
        (0, 99, [16] + [1] * 4),  # the last ones are for WeasyPrint to break between
        (20, 12, []),
    ],
)
def test_most_of_the_lines_that_fit_stand_together(first, fitting, bands):
    packed = PackedLines([])
    packed._count = 20
    found = list(_bands(packed, first, fitting))
    assert [len(each) for each in found] == bands
    assert [n for each in found for n in range(each.start, each.stop)] == list(range(first, 20))
