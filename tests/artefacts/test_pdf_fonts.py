import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Dictionary, Pdf

from letterkit.artefacts.pdf_fonts import _outlines

GLYPHS = (".notdef", "A")


def program() -> bytes:
    built = FontBuilder(1000, isTTF=True)
    built.setupGlyphOrder(list(GLYPHS))
    built.setupCharacterMap({65: "A"})
    built.setupGlyf({name: Glyph() for name in GLYPHS})
    built.setupHorizontalMetrics(dict.fromkeys(GLYPHS, (500, 0)))
    built.setupHorizontalHeader()
    built.setupMaxp()
    out = io.BytesIO()
    built.font.save(out)
    return out.getvalue()


def short_table(tag: bytes) -> bytes:
    """The program with a table that says that it is four bytes long."""
    data = bytearray(program())
    at = data.index(tag) + 12
    data[at : at + 4] = (4).to_bytes(4, "big")
    return bytes(data)


def read(data: bytes):
    pdf = Pdf.new()
    return _outlines(Dictionary(FontFile2=pdf.make_stream(data)))


def test_a_glyph_without_an_outline_has_no_ink():
    ink = read(program())
    assert ink is not None
    assert not ink(1)


@pytest.mark.parametrize("tag", [b"maxp", b"head"])
def test_a_font_that_is_cut_short_says_nothing(tag):
    assert read(short_table(tag)) is None
