"""Lines that were packed are those that were set."""

import pytest

from letterkit.render import packed_lines
from letterkit.render.compact import _bands
from letterkit.render.packed_lines import Band, PackedLines, pack, recoded_glyphs
from render.test_words import lines_at


def said(lines):
    return [
        (
            each.width,
            each.indent,
            [(*its.piece[:3], its.text, list(map(run_of, its.runs))) for its in each.pieces],
        )
        for each in lines
    ]


def run_of(run):
    return run.x, "" if run.face.is_of_pictures else run.face.chosen, run.glyphs, run.text


def packed_in(*parts):
    packed = PackedLines()
    for each in parts:
        packed.add(pack(each), {})
    return packed


@pytest.mark.parametrize("alone", [False, True])
def test_packed_lines_are_those_that_were_set(alone, monkeypatch):
    monkeypatch.setattr(packed_lines, "_AT_ONCE", 7)
    given = lines_at(233.0, "en", alone=alone)
    packed = packed_in(given[:20], given[20:21], [], given[21:])
    assert len(packed) == len(given)
    assert list(Band(packed, 0, len(packed))) == said(given)
    assert list(Band(packed, 5, 23)) == said(given[5:23])
    names = [its.piece for each in given[5:23] for its in each.pieces]
    assert list(Band(packed, 5, 23).names()) == [each.entry for each in names if each.is_name]
    assert list(Band(packed, 3, 4)) == said(given[3:4])


def test_it_is_known_which_lines_have_emojis():
    given = lines_at(233.0, "en")
    smiles = [any("🙂" in its.text for its in each.pieces) for each in given]
    packed = packed_in(given[:30], given[30:])
    assert any(smiles)
    assert [packed.has_pictures(n, n + 1) for n in range(len(given))] == smiles


@pytest.mark.parametrize(
    ("shown", "recoded"),
    [
        ("[<00410042>20<0041>]TJ ", "[<fffe0042>20<fffe>]TJ "),
        # Only whole codes, not what begins within one.
        ("[<10041000>]TJ ", "[<10041000>]TJ "),
        # What is stated of a text is no code.
        (
            "/Span<</ActualText<feff0041>>>BDC [<0041>]TJ EMC [<0042>]TJ ",
            "/Span<</ActualText<feff0041>>>BDC [<fffe>]TJ EMC [<0042>]TJ ",
        ),
        (
            "[<0042>]TJ 1.5 Ts [<0041>-3<0041>]TJ 0 Ts ",
            "[<0042>]TJ 1.5 Ts [<fffe>-3<fffe>]TJ 0 Ts ",
        ),
    ],
)
def test_codes_of_glyphs_are_replaced(shown, recoded):
    assert recoded_glyphs(shown, {"0041": "fffe"}) == recoded


def test_only_codes_of_the_font_they_are_of_are_replaced():
    given = lines_at(233.0, "en")
    (_, _, ((*_, runs), *_)) = next(iter(said(given)))
    _, font, glyphs, _ = runs[0]
    code = glyphs[2:6]
    packed = PackedLines()
    packed.add(pack(given), {font: {code: "fffe"}, "/Other 9 Tf": {"fffe": "0001"}})
    first = next(iter(Band(packed, 0, 1)))[2][0][4][0]
    assert first[2] == recoded_glyphs(glyphs, {code: "fffe"}) != glyphs


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
    packed = PackedLines()
    packed._names = [()] * 20
    found = list(_bands(packed, first, fitting))
    assert [len(each) for each in found] == bands
    assert [n for each in found for n in range(each.start, each.stop)] == list(range(first, 20))
