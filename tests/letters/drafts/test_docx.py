"""What a draft in a word processor's file becomes, and what is said of it."""

import pytest

from letterkit.letters.drafts import docx_draft
from letterkit.letters.written import markdown_of
from word_files import cell_of, paragraph, relationships, run, table, word_file


def draft(*blocks, accepting=False, **parts):
    return docx_draft(word_file(*blocks, **parts), "draft.docx", accepting=accepting)


def markdown(*blocks, **parts):
    return markdown_of(draft(*blocks, **parts).body)


def said(*blocks, **parts):
    return [str(each) for each in draft(*blocks, **parts).unkept]


KEPT = {
    "a heading by the name of its style": (
        [paragraph("Why", "berschrift1"), paragraph("It is so.")],
        "## Why\n\nIt is so.\n",
    ),
    "a heading by a style that is based on one": (
        [paragraph("A", "berschrift1"), paragraph("B", "Mine"), paragraph("C", "berschrift1")],
        "## A\n\n### B\n\n## C\n",
    ),
    "bold in the middle of a word": (
        [paragraph(run("un") + run("bold", "<w:b/>") + run("able"))],
        "un**bold**able\n",
    ),
    "emphasis in pieces is one": (
        [paragraph(run("a ", "<w:b/>") + run("b", "<w:b/>") + run(" c", '<w:i w:val="0"/>'))],
        "**a b** c\n",
    ),
    "a style of words": ([paragraph(run("so", '<w:rStyle w:val="Strong"/>'))], "**so**\n"),
    "a style of paragraphs": ([paragraph("so", "Loud")], "**so**\n"),
    "bold that is switched off": ([paragraph(run("so", '<w:b w:val="0"/>'), "Loud")], "so\n"),
    "Arabic words in bold": ([paragraph(run("نص", "<w:bCs/><w:rtl/>"))], "**نص**\n"),
    "a quotation without its italics": ([paragraph("so", "Q")], "> so\n"),
    "raised and lowered figures": (
        [
            paragraph(
                run("10")
                + run("6", '<w:vertAlign w:val="superscript"/>')
                + run(" H")
                + run("2", '<w:vertAlign w:val="subscript"/>')
                + run("O")
            )
        ],
        "10⁶ H₂O\n",
    ),
    "bold in italics": (
        [paragraph(run("so ", "<w:b/><w:i/>") + run("on", "<w:i/>"))],
        "***so** on*\n",
    ),
    "where a word may be broken": (
        [paragraph("<w:r><w:t>un\u00adbreak</w:t><w:softHyphen/><w:t>able</w:t></w:r>")],
        "unbreakable\n",
    ),
    "the end of a line": (
        [paragraph("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>")],
        "one\\\ntwo\n",
    ),
    "lists in lists": (
        [
            paragraph("a", list_id=2),
            paragraph("b", list_id=1, level=1),
            paragraph("c", list_id=2, level=0),
        ],
        "1. a\n   - b\n2. c\n",
    ),
    "a list that goes on behind words": (
        [paragraph("a", list_id=2), paragraph("words"), paragraph("b", list_id=2)],
        "1. a\n\nwords\n\n2. b\n",
    ),
    "a list that begins again": (
        [paragraph("a", list_id=2), paragraph("b", list_id=9)],
        "1. a\n\n1) b\n",
    ),
    "a deeper bullet by its style": (
        [paragraph("a", list_id=2), paragraph("b", "LB2")],
        "1. a\n   - b\n",
    ),
    "the number of a heading": (
        [paragraph("Why", "berschrift1", list_id=4), paragraph("x")],
        "## I. Why\n\nx\n",
    ),
    "a table": ([table(["a", "b"], ["c", "d|e"])], "| a | b |\n| --- | --- |\n| c | d\\|e |\n"),
    "a link": (
        [paragraph(f'<w:hyperlink r:id="rId20">{run("our page")}</w:hyperlink>')],
        "[our page](https://example.org/a)\n",
    ),
    "signs that mean something to Markdown and to templates": (
        [paragraph("# *a* _b_ [c](d) &lt;e&gt; {{ f }} {% g %} &amp;amp;"), paragraph("1. x")],
        "\\# \\*a\\* \\_b\\_ \\[c\\](d) \\<e> &#123;{ f }} &#123;% g %} &amp;amp;\n\n1\\. x\n",
    ),
    "words of another part of the file": (
        [f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('in a control')}</w:sdtContent></w:sdt>"],
        "in a control\n",
    ),
    "a style in a circle": ([paragraph("so", "Round")], "so\n"),
}


@pytest.mark.parametrize("what", KEPT)
def test_a_draft_is_kept(what):
    blocks, expected = KEPT[what]
    found = draft(*[paragraph("The title", "Titel"), *blocks], links=["https://example.org/a"])
    assert (found.title, markdown_of(found.body)) == ("The title", expected)
    assert not found.unkept


def test_the_only_heading_of_the_first_level_on_top_is_the_title():
    found = draft(paragraph("Keep it", "berschrift1"), paragraph("Words."))
    assert (found.title, markdown_of(found.body)) == ("Keep it", "Words.\n")


def test_no_title_is_guessed():
    assert draft(paragraph("Keep it"), paragraph("Words.")).title == ""
    two = draft(paragraph("A", "berschrift1"), paragraph("x"), paragraph("B", "berschrift1"))
    assert two.title == ""


NOTE = '<w:r><w:{0}Reference w:id="2"/></w:r>'


def test_footnotes_stand_below_behind_raised_figures():
    inside = run("A claim") + NOTE.format("footnote") + run(" and more") + NOTE.format("footnote")
    notes = f'<w:footnote w:id="2">{paragraph(run(" Its ") + run("source", "<w:i/>"))}</w:footnote>'
    assert markdown(paragraph(inside), notes=notes) == (
        "A claim¹ and more²\n\n---\n\n¹ Its *source*\n\n² Its *source*\n"
    )


def test_a_link_in_a_note_is_that_of_its_own_part():
    link = '<w:hyperlink r:id="rId20">{}</w:hyperlink>'.format
    notes = f'<w:footnote w:id="2">{paragraph(link(run("source")))}</w:footnote>'
    parts = {
        "word/_rels/footnotes.xml.rels": relationships(
            [("rId20", "hyperlink", "https://example.org/note", ' TargetMode="External"')]
        )
    }
    body = paragraph(link(run("A claim")) + NOTE.format("footnote"))
    given = {"notes": notes, "links": ["https://example.org/body"]}
    assert markdown(body, **given, parts=parts) == (
        "[A claim](https://example.org/body)¹\n\n---\n\n¹ [source](https://example.org/note)\n"
    )
    # The same id names nothing in a part that has no links.
    assert markdown(body, **given).endswith("¹ source\n")


def changed(tag, inside):
    return (
        f'<w:{tag} w:id="1" w:author="Ada Example" w:date="2026-01-01T00:00:00Z">{inside}</w:{tag}>'
    )


DELETED = '<w:r><w:delText xml:space="preserve">old </w:delText></w:r>'
TRACKED = paragraph(
    run("the ") + changed("del", DELETED) + changed("ins", run("new ")) + run("text")
)


def test_tracked_changes_are_named_and_left_out():
    assert markdown(TRACKED) == "the old text\n"
    assert said(TRACKED) == [
        "paragraph 1 (“the old text”): a deletion that nobody has accepted: the words stay: “old”",
        "paragraph 1 (“the old text”): an insertion that nobody has accepted is left out: “new”",
    ]


def test_tracked_changes_can_be_taken_as_accepted():
    found = draft(TRACKED, accepting=True)
    assert markdown_of(found.body) == "the new text\n"
    assert [each.what for each in found.unkept] == [
        "a deletion is carried out: “old”",
        "an insertion is taken in: “new”",
    ]


def test_nobody_who_changed_a_draft_is_named():
    assert not [each for each in said(TRACKED) if "Ada" in each]


def marked(kind, inside):
    """A paragraph whose end was put in or taken out."""
    return f"<w:p><w:pPr><w:rPr>{changed(kind, '')}</w:rPr></w:pPr>{inside}</w:p>"


@pytest.mark.parametrize(
    ("kind", "accepting", "expected"),
    [
        ("ins", False, "one two\n"),
        ("ins", True, "one\n\ntwo\n"),
        ("del", False, "one\n\ntwo\n"),
        ("del", True, "one two\n"),
    ],
)
def test_the_end_of_a_paragraph_can_be_a_tracked_change(kind, accepting, expected):
    blocks = marked(kind, run("one ")), paragraph("two")
    assert markdown(*blocks, accepting=accepting) == expected


@pytest.mark.parametrize(
    ("kind", "accepting", "stays"),
    [("ins", False, False), ("ins", True, True), ("del", False, True), ("del", True, False)],
)
def test_a_row_of_a_table_can_be_a_tracked_change(kind, accepting, stays):
    row = f"<w:tr><w:trPr>{changed(kind, '')}</w:trPr>{cell_of('x')}{cell_of('y')}</w:tr>"
    rows = table(["a", "b"], ["c", "d"]).replace("</w:tbl>", f"{row}</w:tbl>")
    found = draft(rows, accepting=accepting)
    assert ("| x | y |" in markdown_of(found.body)) is stays
    assert found.unkept[0].tracked
    assert found.unkept[0].what.endswith(": “x y”")


def test_a_change_of_format_that_nobody_accepted_is_left_out():
    was = f"<w:b/>{changed('rPrChange', '<w:rPr><w:i/></w:rPr>')}"
    assert markdown(paragraph(run("so", was))) == "*so*\n"
    assert markdown(paragraph(run("so", was)), accepting=True) == "**so**\n"


def test_a_comment_is_named_with_its_place_and_left_out():
    inside = run("the text") + '<w:r><w:commentReference w:id="0"/></w:r>'
    comments = (
        f'<w:comment w:id="0" w:author="Ada Example">{paragraph("Is this right?")}</w:comment>'
    )
    assert markdown(paragraph(inside), comments=comments) == "the text\n"
    assert said(paragraph(inside), comments=comments) == [
        "paragraph 1 (“the text”): a comment is left out: “Is this right?”"
    ]


def field(code, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A closed door"/></wp:inline>'
    "</w:drawing></w:r>"
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
    f"{paragraph('In a box')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
    f"<w:pict><v:textbox><w:txbxContent>{paragraph('In a box')}</w:txbxContent></v:textbox>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
LEFT = {
    "a picture": (PICTURE, "so", "a picture is left out (“A closed door”)"),
    "a text box": (BOX, "so", "a text box is left out: “In a box”"),
    "an equation": (
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
        "so",
        "an equation is left out: “x=1”",
    ),
    "a field": (
        field(" DATE ", run("today")),
        "today so",
        "a field (DATE): the words that it shows are kept as they stand",
    ),
    "a table of contents": (
        field(" TOC ", run("1 Why 3") + field(" PAGEREF x ", run("3"))),
        "so",
        "a list that the word processor makes, such as a table of contents, is left out",
    ),
    "hidden words": (run("x", "<w:vanish/>"), "so", "hidden words are left out: “x”"),
    "struck words": (
        run("x", "<w:strike/>"),
        "so",
        "words with a line through them are left out: “x”",
    ),
    "raised letters": (
        run("th", '<w:vertAlign w:val="superscript"/>'),
        "th so",
        "raised letters stand on the line: “th”",
    ),
    "a link in the draft": (
        f'<w:hyperlink w:anchor="x">{run("there")}</w:hyperlink>',
        "there so",
        "a link to another place in the draft: its words are kept",
    ),
    "a link to a file": (
        f'<w:hyperlink r:id="rId20">{run("there")}</w:hyperlink>',
        "there so",
        "a link that is no web or e-mail address: its words are kept",
    ),
    "a sign of a font": (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        "so",
        "a sign of the font Wingdings is left out",
    ),
    "a hidden character": (
        run("a\u202eb"),
        "ab so",
        "a hidden character is left out, which can turn the order of words",
    ),
    "an object": ("<w:r><w:object/></w:r>", "so", "an object of another program is left out"),
    "something unknown": (
        f"<w:news>{run('x')}</w:news>",
        "x so",
        "something unknown (news): of it only the words are kept",
    ),
}


@pytest.mark.parametrize("what", LEFT)
def test_what_a_letter_cannot_hold_is_said_with_its_place(what):
    inside, words, message = LEFT[what]
    blocks = paragraph("First."), paragraph(inside + run(" so"))
    links = ["file:///etc/passwd"]
    assert markdown(*blocks, links=links) == f"First.\n\n{words}\n"
    assert said(*blocks, links=links) == [f"paragraph 2 (“{words}”): {message}"]


def test_the_margins_of_pages_are_said():
    assert said(paragraph("x"), header="Draft 3", foot="Page") == [
        "the footer of its pages: “Page” is left out",
        "the header of its pages: “Draft 3” is left out",
    ]


def test_a_link_by_a_field_is_one():
    linked = field(' HYPERLINK "https://example.org/b" ', run("there"))
    assert markdown(paragraph(linked)) == "[there](https://example.org/b)\n"


def test_an_address_behind_its_link_is_written_once():
    inside = f'<w:hyperlink r:id="rId20">{run("there")}</w:hyperlink>{run(" (example.org/a), so")}'
    found = markdown(paragraph(inside), links=["https://example.org/a"])
    assert found == "[there](https://example.org/a), so\n"


def test_lists_whose_numbers_a_letter_has_not_are_said():
    items = [paragraph("a", list_id=3), paragraph("b", list_id=3, level=1)]
    assert markdown(*items) == "1. a\n   1. b\n"
    assert said(*items) == [
        "paragraph 2 (“b”): items numbered “1.1.” are numbered 1, 2, 3 in the letter"
    ]


def test_cells_that_are_one_are_said():
    wide = cell_of("wide", '<w:gridSpan w:val="2"/>')
    found = draft(table([wide], ["a", "b"]))
    assert markdown_of(found.body) == "| wide |  |\n| --- | --- |\n| a | b |\n"
    assert "all but the first are empty" in str(found.unkept[0])


def test_a_table_without_headings_and_one_with_lists_are_html():
    plain = table(["a", "b"], ["c", "d"], look='<w:tblLook w:val="0000"/>')
    assert markdown(plain).startswith("<table>\n<tbody>")
    deep = table(["a", "b"], [paragraph("x", list_id=1), "d"])
    assert "<li>x</li>" in markdown(deep)


@pytest.mark.parametrize(("accepting", "expected"), [(False, "a\n"), (True, "a\n\nb\n")])
def test_whole_paragraphs_can_be_a_tracked_change(accepting, expected):
    found = draft(paragraph("a"), changed("ins", paragraph("b")), accepting=accepting)
    assert markdown_of(found.body) == expected
    assert found.unkept[0].tracked


def test_an_unknown_block_is_said_and_its_words_are_kept():
    found = draft(f"<w:news>{paragraph('a')}</w:news>")
    assert markdown_of(found.body) == "a\n"
    assert [each.what for each in found.unkept] == [
        "something unknown (news): of it only the words are kept"
    ]


def test_a_frame_around_words_is_taken_off():
    assert markdown(table([paragraph("a") + paragraph("b")])) == "a\n\nb\n"
