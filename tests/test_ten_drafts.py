"""Ten drafts as word processors write them: in, out as a .docx, and in again with the same text."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from PIL import Image
from typer.testing import CliRunner

from letterkit.cli.app import app
from letterkit.errors import LetterkitError
from word_files import paragraph, run, word_file


def command(folder, *arguments):
    done = CliRunner().invoke(app, [*map(str, arguments), "-C", str(folder)])
    if isinstance(done.exception, LetterkitError):
        raise done.exception
    assert done.exit_code == 0, (done.output, done.exception)
    return done.output


def begun(*blocks):
    """A draft with a title; a block is a text, or a text and the name of its style."""
    draft = Document()
    draft.add_paragraph("Keep the parks", "Title")
    for block in blocks:
        text, style = block if isinstance(block, tuple) else (block, "Normal")
        draft.add_paragraph(text, style)
    return draft


def link(words, relation):
    return parse_xml(
        f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>{words}</w:t></w:r>'
        "</w:hyperlink>"
    )


def nested_lists():
    return begun(
        *(("one", "List Number"), ("a", "List Bullet 2"), ("deep", "List Bullet 3")),
        *(("b", "List Bullet 2"), ("two", "List Number")),
        *("Words.", ("point", "List Bullet")),
    )


def tables():
    draft = begun("Before.")
    for rows in ((("Year", "Count"), ("2020", "35|36")), (("a", "b"), ("c", "d"))):
        table = draft.add_table(len(rows), 2)
        for number, row in enumerate(rows):
            for cell, words in zip(table.rows[number].cells, row, strict=True):
                cell.text = words
    draft.add_paragraph("After.")
    return draft


def headings():
    return begun(
        *(("Why", "Heading 1"), "Words.", ("More of it", "Heading 2"), "Words."),
        *(("What", "Heading 1"), ("Said so", "Quote"), "Last words."),
    )


def emphasis():
    draft = begun()
    words = draft.add_paragraph()
    for text, look in (("un", ""), ("bo", "b"), ("ld", "b"), ("able and ", ""), ("so ", "bi")):
        piece = words.add_run(text)
        piece.bold, piece.italic = ("b" in look) or None, ("i" in look) or None
    words.add_run("on*.").font.size = Pt(14)
    return draft


def links():
    draft = begun()
    words = draft.add_paragraph("See ")
    for label, address in (("our page", "https://example.org/a_(b)?c=1&d=2"), ("this", "")):
        relation = draft.part.relate_to(
            address or "https://example.org", f"{qn('r:x')[1:-2]}/hyperlink", is_external=True
        )
        words._p.append(link(label, relation))
        words.add_run(" and ")
    words.add_run("no more.")
    return draft


def pictures_and_comments():
    picture = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(picture, "PNG")
    draft = begun("Words ")
    piece = draft.paragraphs[-1].add_run("here.")
    draft.add_comment(piece, "Is it so?", "Ada Example")
    draft.paragraphs[-1].add_run().add_picture(io.BytesIO(picture.getvalue()))
    return draft


def right_to_left():
    draft = begun(
        "نحن نطالب في 2026 وفق ISO 9001.", ("أولا", "List Number"), ("ثانيا", "List Number")
    )
    draft.paragraphs[0].text = "حديقة"
    for each in draft.paragraphs:
        each._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
        for piece in each.runs:
            piece.font.rtl = True
    return draft


def cyrillic():
    draft = begun("Мы патрабуем «зараз» — і не пазней.", ("Першае", "List Bullet"))
    draft.paragraphs[0].text = "Паркі"
    return draft


def signs_and_ends_of_lines():
    draft = begun("“So” it’s – 10\u00a0000… un\u00adbreak\u00adable")
    words = draft.add_paragraph("one")
    words.add_run().add_break()
    words.add_run("# two * {{ x }} <b> 1. three")
    return draft


def tracked_changes_and_footnotes():
    inserted = f'<w:ins w:id="1" w:author="A">{run(" more")}</w:ins>'
    taken = '<w:del w:id="2" w:author="A"><w:r><w:delText> old</w:delText></w:r></w:del>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{paragraph(" A source.")}</w:footnote>'
    blocks = paragraph("Keep the parks", "Titel"), paragraph(run("Words") + inserted + taken + mark)
    return word_file(*blocks, paragraph("Last."), notes=notes)


DRAFTS = {
    nested_lists: ("en", "1. one\n   - a\n     - deep\n   - b\n2. two\n\nWords.\n\n- point\n", 0),
    tables: (
        "en",
        "Before.\n\n| Year | Count |\n| --- | --- |\n| 2020 | 35\\|36 |\n\n"
        "| a | b |\n| --- | --- |\n| c | d |\n\nAfter.\n",
        0,
    ),
    headings: (
        "en",
        "## Why\n\nWords.\n\n### More of it\n\nWords.\n\n## What\n\n> Said so\n\nLast words.\n",
        0,
    ),
    emphasis: ("en", "un**bold**able and ***so*** on\\*.\n", 0),
    links: (
        "en",
        "See [our page](<https://example.org/a_(b)?c=1&amp;d=2>) and "
        "[this](https://example.org) and no more.\n",
        0,
    ),
    pictures_and_comments: ("en", "Words here.\n", 2),
    right_to_left: ("ar", "نحن نطالب في 2026 وفق ISO 9001.\n\n1. أولا\n2. ثانيا\n", 0),
    cyrillic: ("be", "Мы патрабуем «зараз» — і не пазней.\n\n- Першае\n", 0),
    signs_and_ends_of_lines: (
        "en",
        "“So” it’s – 10\u00a0000… unbreakable\n\none\\\n\\# two \\* &#123;{ x }} \\<b> 1. three\n",
        0,
    ),
    tracked_changes_and_footnotes: (
        "en",
        "Words old¹\n\nLast.\n\n---\n\n¹ A source.\n",
        2,
    ),
}


@pytest.mark.parametrize("made", DRAFTS, ids=lambda made: made.__name__)
def test_a_draft_comes_in_goes_out_and_comes_in_with_the_same_text(tmp_path, made):
    lang, expected, left_out = DRAFTS[made]
    draft = made()
    if isinstance(draft, bytes):
        (tmp_path / "draft.docx").write_bytes(draft)
    else:
        draft.save(str(tmp_path / "draft.docx"))
    said = command(tmp_path, "new", "parks", "--from", "draft.docx", "--lang", lang)
    source = tmp_path / "letters/parks/letter.md"
    before = source.read_text("utf-8")
    assert before.split("\n---\n", 1)[1] == expected
    assert said.count("paragraph ") == left_out, said

    command(tmp_path, "build", "parks", "--format", "txt,docx")
    copy = tmp_path / f"build/parks/parks.{lang}.docx"
    again = command(tmp_path, "new", "parks", "--from", copy, "--update")
    assert "unchanged; nothing was written" in again
    assert source.read_text("utf-8") == before

    assert "of the draft" not in command(tmp_path, "new", "other", "--from", copy)
    command(tmp_path, "build", "other", "--format", "txt")
    texts = [tmp_path / f"build/{slug}/letter.{lang}.txt" for slug in ("parks", "other")]
    assert texts[0].read_bytes() == texts[1].read_bytes()
