"""A .docx is a stranger's file: whatever it holds, it is a draft or one error that says why not."""

import random
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.letters.drafts import docx_draft, read_docx
from letterkit.letters.drafts.docx import draft_of
from letterkit.letters.drafts.package import MAX_UNPACKED
from letterkit.letters.drafts.xml import parse_xml
from word_files import NAMESPACES, packed, paragraph, table, word_file

GOOD = word_file(paragraph("Words", list_id=2), table(["a", "b"]), comments="", foot="x")


def parts_of(data):
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_document(inside):
    return packed(parts_of(GOOD) | {"word/document.xml": inside})


def body(inside):
    return f"<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"


ENTITY = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'
REFUSED = {
    "an entity that grows": (
        with_document(ENTITY + body(paragraph("&b;"))),
        "draft.docx: word/document.xml: declares a document type, which no word processor writes",
    ),
    "a file of the machine": (
        with_document('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + body("&a;")),
        "draft.docx: word/document.xml: declares a document type, which no word processor writes",
    ),
    "things inside each other": (
        with_document(body("<w:sdt>" * 5000 + "</w:sdt>" * 5000)),
        "draft.docx: word/document.xml: too many things inside each other",
    ),
    "a text that unpacks to very much": (
        with_document(body(paragraph(" " * (MAX_UNPACKED + 1)))),
        "draft.docx: its text unpacks to more than 60 MB",
    ),
    "a book": (
        with_document(body(paragraph("word " * 60_001))),
        "draft.docx: longer than a letter can be, which has up to 300,000 characters",
    ),
    "very many ends of lines": (
        with_document(body(paragraph(f"<w:r><w:t>a</w:t>{'<w:br/>' * 40_000}<w:t>b</w:t></w:r>"))),
        "draft.docx: longer than a letter can be, which has up to 300,000 characters",
    ),
    "no XML": (with_document("words"), "draft.docx: word/document.xml: not XML that can be read"),
    "no body": (
        with_document(f"<w:document {NAMESPACES}/>"),
        "draft.docx: no document of a word processor in it",
    ),
    "an old .doc": (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        "draft.docx: locked by a password, or an old .doc",
    ),
    "no zip": (b"PK\3\4 and no more", "draft.docx: not a .docx that can be read"),
    "a spreadsheet": (
        packed({"xl/workbook.xml": "<x/>"}),
        "draft.docx: no document of a word processor",
    ),
    "nothing": (b"", "draft.docx: not a .docx that can be read"),
    "very many parts": (
        packed({f"p{n}.xml": "" for n in range(5001)}),
        "draft.docx: more than 5,000 parts in it",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_no_word_processor_writes_is_refused(what):
    data, message = REFUSED[what]
    with pytest.raises(LetterkitError) as caught:
        docx_draft(data, "draft.docx")
    assert str(caught.value) == message
    assert caught.value.hint


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused():
    data = BytesIO(GOOD)
    with zipfile.ZipFile(data, "a") as file:
        file.writestr("Word/Document.xml", body(paragraph("Other words")))
    with pytest.raises(LetterkitError, match="holds a part twice"):
        docx_draft(data.getvalue(), "draft.docx")


def test_a_changed_file_is_a_draft_or_one_error():
    """In this process, so that nothing but an error of ours passes for one."""
    chance = random.Random(13)  # noqa: S311 - the same changes each time
    parts = parts_of(GOOD)
    for _ in range(150):
        name = chance.choice(sorted(parts))
        data = bytearray(parts[name])
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b"<>/\"'w:0123& ")
        with suppress(LetterkitError):
            draft_of(packed(parts | {name: bytes(data)}), "draft.docx", accepting=False)


ELEMENTS = st.sampled_from(
    (
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:ins",
        "w:del",
        "w:sdt",
        "w:hyperlink",
        "w:pPr",
        "w:rPr",
        "w:numPr",
        "w:fldChar",
        "mc:AlternateContent",
        "mc:Choice",
        "w:ruby",
    )
)
TREES = st.recursive(
    st.text("aä <&", max_size=3).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;")),
    lambda inside: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        ELEMENTS,
        st.lists(inside, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(TREES)
def test_any_elements_inside_each_other_are_a_draft(inside):
    draft_of(with_document(body(inside)), "draft.docx", accepting=False)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_xml_or_an_error(data):
    with suppress(LetterkitError):
        parse_xml(data, "x")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("draft.doc", "save it as .docx"),
        ("draft.odt", "LibreOffice"),
        ("draft.pages", "Export to, Word"),
        ("draft.pdf", "the file that the PDF was made from"),
        ("draft", "save it as .docx"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_how_to_make_a_docx(tmp_path, name, hint):
    (tmp_path / name).write_bytes(GOOD)
    with pytest.raises(LetterkitError) as caught:
        read_docx(tmp_path / name, name)
    assert str(caught.value) == f"{name}: a draft is a .docx, a .md or a .txt"
    assert hint in caught.value.hint
