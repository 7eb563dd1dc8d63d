"""Names that are read without a parser read, and look, as they do with one."""

import io

import pikepdf
import pytest

from letterkit.artefacts import pdf_glyphs as artefact_glyphs
from letterkit.artefacts.pdf_glyphs import Drawing
from letterkit.artefacts.pdf_runs import Block, blocks_in
from letterkit.model import Entry, Kind, Layout, Shown
from letterkit.render.pdf import pdf
from render.documents import SHARED, groups, register, sample

MANY = (
    *SHARED,
    *(
        Entry(f"m{n}", f"Ada Éxample {n}", Kind.PERSON, Shown.NAMED, affiliation="Parks, Wörld")
        for n in range(120)
    ),
)


@pytest.fixture(scope="module")
def data():
    document = sample(
        "en", layout=Layout.COMPACT, groups=groups(MANY, "en"), register=register(MANY)
    )
    return pdf(document).data


@pytest.fixture
def file(data):
    with pikepdf.open(io.BytesIO(data)) as file:
        yield file


@pytest.fixture
def page(file):
    return max(file.pages, key=lambda each: each.Contents.read_bytes().count(b"MCID"))


@pytest.fixture
def both(file, page, monkeypatch):
    """What is drawn by some content, and what it is by the parser alone."""

    def drawn(content):
        page.Contents = file.make_stream(content)
        own = Drawing().of(page)
        with monkeypatch.context() as patched:
            patched.setattr(artefact_glyphs, "blocks_in", lambda _: None)
            return own, Drawing().of(page)

    return drawn


def blocks(content):
    return [each for each in blocks_in(content) or () if isinstance(each, Block)]


def beside(content, before, behind=b""):
    """The content with something before a block in its midst, and something behind it."""
    block = blocks(content)[len(blocks(content)) // 2].written
    assert content.count(block + b"\n") == 1
    return content.replace(block + b"\n", before + block + b"\n" + behind)


def within(content, old, new):
    """The content with a block changed."""
    block = next(each.written for each in blocks(content) if old in each.written)
    return content.replace(block, block.replace(old, new, 1), 1)


def test_a_page_of_names_is_mostly_read_without_a_parser(page, both):
    content = page.Contents.read_bytes()
    assert len(blocks(content)) > 100
    own, parsed = both(content)
    assert own == parsed
    assert own.foreign == ""
    assert "Ada Éxample" in "".join(own.pieces.values())


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (b"(\n", b") Tj\n"),  # a string around it
        (b"<\n", b"> Tj\n"),
        (b"[\n", b"] TJ\n"),
        (b"/Span <<\n", b">> BDC\nEMC\n"),
        (b"% ", b""),
        (b"1 0 0\n", b""),  # operands that would be taken with those of the block
        (b"/Name\n", b""),
        (b"BI /W 1 /H 1 ID\n", b"EI\n"),
        (b">> [ <<\n", b"]\n"),
    ],
)
def test_a_page_on_which_a_block_may_not_begin_is_for_the_parser(page, before, behind):
    assert blocks_in(beside(page.Contents.read_bytes(), before, behind)) is None


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (b"/Artifact BMC\n", b"EMC\n"),
        (b"/Figure <</MCID 9000>> BDC\n", b"EMC\n"),
        (b"/Span <</ActualText <feff0041>>> BDC\n", b"EMC\n"),
        (b"3 Tr\n", b"0 Tr\n"),
        (b"q 10 10 20 20 re W n\n", b"Q\n"),
        (b"2 0 0 2 0 0 cm\n", b""),
        (b"", b"EMC\n"),
        (b"/Div <</MCID 9001>> BDC\n", b""),
        (b"q\n", b"/Artifact BMC 0 0 600 900 re f EMC\nQ\n"),
    ],
)
def test_what_stands_around_a_block_counts_as_with_a_parser(page, both, before, behind):
    own, parsed = both(beside(page.Contents.read_bytes(), before, behind))
    assert own == parsed


@pytest.mark.parametrize(
    ("old", "new", "foreign"),
    [
        (b"rg\n", b"rg\n3 Tr\n", "words that are not painted"),
        (b"BT 1 0 0 -1", b"BT 1 0 0 1", "words that are turned or scaled"),
        (b"BT 1 0 0 -1 ", b"BT 1 0 0 -1 9", "words outside of the page"),
        (b"[<", b"[5000<", "words that are moved out of their line"),
        (b"]TJ ET", b"]TJ [5000]TJ ET", "words that are moved out of their line"),
        (b"]TJ ET", b"]TJ [-90000]TJ ET", "words outside of the page"),
        (b"BDC ", b"BDC 1 1 1 rg 0 0 0 RG ", ""),
        (b"BDC ", b"BDC 1 ", ""),
    ],
)
def test_a_changed_block_is_judged_as_with_a_parser(page, both, old, new, foreign):
    own, parsed = both(within(page.Contents.read_bytes(), old, new))
    assert own == parsed
    assert foreign in own.foreign


def test_colour_and_size_of_a_block_are_judged_as_with_a_parser(page, both):
    content = page.Contents.read_bytes()
    block = blocks(content)[50]
    colour = block.written.split(b"BDC ")[1].split(b" rg")[0]
    size = block.written.split(b" Tf")[0].rsplit(b" ", 1)[1]
    for old, new, foreign in (
        (colour + b" rg", b"1 1 1 rg", "words in the colour of the paper"),
        (size + b" Tf", b"1 Tf", "words that are too small to be read"),
    ):
        own, parsed = both(content.replace(block.written, block.written.replace(old, new)))
        assert own == parsed
        assert own.foreign == foreign


def test_a_block_that_is_there_twice_stands_over_words(page, both):
    content = page.Contents.read_bytes()
    own, parsed = both(beside(content, blocks(content)[10].written + b"\n"))
    assert own == parsed
    assert own.foreign == "words over words"


def test_a_page_without_blocks_is_for_the_parser():
    assert blocks_in(b"q BT (Ada) Tj ET Q") is None
    assert blocks_in(b"") is None
