"""The PDF, read back with two libraries that had no part in making it."""

import dataclasses
import hashlib
import io
import logging
import os
import re
import subprocess
import sys
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest

from letterkit.artefacts.pdf_codes import parse_to_unicode
from letterkit.errors import LetterkitError
from letterkit.keys import format_verifier_key
from letterkit.model import Addressee, Layout, Medium, Paper, Picture, format_register
from letterkit.render import pdf as module
from letterkit.render.drawings import BOUNDS
from letterkit.render.glyphs import MissingGlyphs
from letterkit.render.pdf import pdf
from letterkit.render.pictures import data_uri
from letterkit.render.print import list_scale
from letterkit.render.seal_place import empty_place
from letterkit.tlog.seal import sealed_file, verify_file
from registers import SIGNER
from render import documents
from render.documents import (
    EDITION,
    PIXEL,
    SHARED,
    groups,
    issued,
    line,
    people,
    register,
    sample,
)

SOURCE = Path(__file__).parent.parent.parent / "src"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    b'<rect width="9" height="9"/></svg>'
)


@lru_cache(maxsize=3)
def made(lang):
    return pdf(sample(lang))


def opened(data):
    return pikepdf.open(io.BytesIO(data))


@pytest.fixture(scope="module", params=["en", "be", "ar"])
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def file(lang):
    return opened(made(lang).data)


def elements(node):
    """Every structure element below a node, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def structure(file):
    return list(elements(file.Root.StructTreeRoot))


def titles(file):
    return [str(each.T) for each in structure(file) if "/T" in each]


def attached(file):
    return {name: item.get_file().read_bytes() for name, item in file.attachments.items()}


def body_lines(count, document):
    """The document with a body of so many short paragraphs."""
    return dataclasses.replace(
        document, body="".join(f"<p>Paragraph {n} stands here.</p>" for n in range(count))
    )


def words(data):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_both_standards_are_claimed(file):
    with file.open_metadata() as metadata:
        assert metadata.pdfa_status == "3A"
        assert metadata["pdfuaid:part"] == "1"
    assert bool(file.Root.MarkInfo.Marked)
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_the_document_says_its_language_title_and_date(file, lang):
    document = sample(lang)
    assert str(file.Root.Lang) == lang
    assert str(file.docinfo["/Title"]) == document.title
    assert str(file.docinfo["/Author"]) == "Example Coalition"
    assert str(file.docinfo["/CreationDate"]) == "D:20231109000000+00'00"
    assert str(file.docinfo["/ModDate"]) == "D:20231109000000+00'00"


def test_the_text_and_the_register_are_attached(file, lang):
    document = sample(lang)
    text = document.text.content.encode()
    listed = format_register(document.register).encode()
    assert attached(file) == {f"letter.{lang}.txt": text, "register.json": listed}
    assert str(file.docinfo["/LetterkitText"]) == hashlib.sha256(text).hexdigest()
    assert str(file.docinfo["/LetterkitRegister"]) == hashlib.sha256(listed).hexdigest()


def test_attachments_have_their_relationship_and_the_date_of_the_letter(file, lang):
    specs = {str(each.UF): each for each in file.Root.AF}
    assert {name: str(each.AFRelationship) for name, each in specs.items()} == {
        f"letter.{lang}.txt": "/Source",
        "register.json": "/Data",
    }
    for each in specs.values():
        params = each.EF.F.Params
        assert str(params.CreationDate) == str(params.ModDate) == "D:20231109000000Z"


def test_a_published_letter_has_its_checkpoint_and_policy_attached_too():
    document = issued("be")
    file = opened(pdf(document).data)
    checkpoint, policy = b"14\nroot\n", b"quorum none\n"
    assert attached(file) == {
        "letter.be.txt": document.text.content.encode(),
        "register.json": format_register(document.register).encode(),
        "checkpoint.txt": checkpoint,
        "policy.txt": policy,
        "seal.txt": b"letterkit seal of this PDF\n" + b" " * 864 + b"\n",
    }
    assert str(file.docinfo["/LetterkitCheckpoint"]) == hashlib.sha256(checkpoint).hexdigest()
    assert str(file.docinfo["/LetterkitPolicy"]) == hashlib.sha256(policy).hexdigest()
    told = {str(each.UF): (str(each.AFRelationship), str(each.Desc)) for each in file.Root.AF}
    assert told == {
        "letter.be.txt": ("/Source", f"Text {document.text.fingerprint}"),
        "register.json": ("/Data", "Падпісанты"),
        "checkpoint.txt": ("/Supplement", EDITION["be"]),
        "policy.txt": ("/Supplement", "letters.example.org/no-dialogue"),
        "seal.txt": ("/Supplement", "Seal of this file"),
    }


def test_a_verifier_finds_the_letter_every_entry_and_every_name(file):
    found = titles(file)
    entries = [title for title, _ in groupby(t for t in found if t.startswith("entry "))]
    # The first stands in the signature block as well.
    assert "entry 0" in entries[:1]
    assert entries[entries.index("entry 1") - 1 :] == [f"entry {n}" for n in range(len(SHARED))]
    in_lines = [title for title, _ in groupby(found)]  # a long name stands in two
    assert in_lines.count("name") == 1 + sum(bool(each.name) for each in SHARED)
    assert found.count("letter") >= 5
    assert set(found) == {"beside note", "letter", "name", *entries}


def test_there_is_one_title_and_no_level_is_left_out(file):
    levels = [
        int(str(each.S)[2:]) for each in structure(file) if re.fullmatch(r"/H\d", str(each.S))
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_parts_in_other_scripts_carry_their_own_language(file, lang):
    found = {str(each.Lang) for each in structure(file) if "/Lang" in each}
    foreign = {"en": {"und-Cyrl", "und-Arab"}, "be": {"und-Latn", "und-Arab"}, "ar": {"und-Latn"}}
    assert foreign[lang] | {"und-Geor"} <= found


def test_right_to_left_text_is_stated_in_reading_order(file, lang):
    stated = " ".join(str(each.ActualText) for each in structure(file) if "/ActualText" in each)
    assert "فاطمة" in stated
    assert "خوري" in stated
    if lang == "ar":
        for word in sample("ar").title.split():
            assert word in stated


def test_page_furniture_is_no_content(file, lang):
    for page in file.pages:
        inside, kinds = 0, []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    inside += 1
                    kinds.append(str(operands[0]))
                case "EMC":
                    inside -= 1
                case "TJ" | "Tj":
                    assert inside, "text outside of the structure and of artifacts"
        assert "/Artifact" in kinds
    said = "".join(words(made(lang).data))
    assert sample(lang).text.fingerprint in said.replace("\u2011", "-")


def test_every_page_of_the_structure_is_in_order_of_tabs(file):
    assert {str(page.Tabs) for page in file.pages} == {"/S"}


def test_links_say_where_they_lead():
    file = opened(made("en").data)
    links = [
        note
        for page in file.pages
        for note in page.get("/Annots", [])
        if str(note.Subtype) == "/Link"
    ]
    assert {int(note.F) for note in links} == {4}  # print them (ISO 19005-3, 6.3.2)
    assert {(str(note.A.URI), str(note.Contents)) for note in links} == {
        ("https://example.org/forum/2023/programme",) * 2
    }


def test_lists_say_how_they_are_numbered(file):
    kinds = [str(each.A.ListNumbering) for each in structure(file) if str(each.S) == "/L"]
    assert "/Decimal" in kinds
    assert "/None" in kinds


def test_no_font_is_left_out_of_the_file(file):
    fonts = {
        str(font.BaseFont): font
        for page in file.pages
        for font in dict(page.Resources.Font).values()
    }
    assert fonts
    for font in fonts.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
        assert "/ToUnicode" in font


def test_nothing_of_this_machine_is_in_the_file(file, lang):
    data = made(lang).data
    streams = b"".join(
        each.read_bytes() for each in file.objects if isinstance(each, pikepdf.Stream)
    )
    for word in (f"@{os.uname().nodename}", str(Path.home()), str(SOURCE), "/tmp/", "file://"):  # noqa: S108
        assert word.encode() not in data + streams


PROGRAM = (
    "import sys; sys.path[:0] = {paths!r}\n"
    "from letterkit.render.pdf import pdf; from render.documents import sample\n"
    "sys.stdout.buffer.write(pdf(sample('be')).data)"
)


def test_the_same_document_gives_the_same_bytes_in_another_zone_and_process():
    paths = [str(SOURCE), str(SOURCE.parent / "tests")]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(paths=paths)],
        env={**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    assert hashlib.sha256(done.stdout).digest() == hashlib.sha256(made("be").data).digest()


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (595.28, 841.89)), (Paper.LETTER, (612.0, 792.0))]
)
def test_the_paper_is_the_one_asked_for(paper, size):
    document = sample(paper=paper, groups=(), top=(), withheld="", register=register((), 0))
    file = opened(pdf(document).data)
    assert [round(float(each), 2) for each in file.pages[0].MediaBox] == [0, 0, *size]


@pytest.mark.parametrize("layout", [Layout.LIST, Layout.TABLE, Layout.COLUMNS, Layout.COMPACT])
def test_every_layout_shows_everybody(layout):
    found = pdf(sample(layout=layout))
    file = opened(found.data)
    entries = [title for title in titles(file) if title.startswith("entry ")]
    assert sorted(set(entries)) == sorted(f"entry {n}" for n in range(len(SHARED)))
    text = " ".join("".join(words(found.data)).split())
    for name in ("Fundacja Przykład", "Ада Прыкладная", "Z. Ś.", "Conor O’Neil <& Sons>"):
        assert name in text
    headers = [each for each in structure(file) if str(each.S) == "/TH"]
    assert bool(headers) is (layout is Layout.TABLE)
    assert all(str(each.A.Scope) == "/Column" for each in headers)


def bare(**changes):
    nobody = {"top": (), "groups": (), "withheld": "", "counted": "", "goal": 0}
    return sample(**nobody, register=register((), 0), note="", to=(), **changes)


def test_a_letter_that_spills_a_few_lines_is_set_smaller_and_a_longer_one_is_not(monkeypatch):

    scales = []
    original = module.html_for_print
    monkeypatch.setattr(
        module,
        "html_for_print",
        lambda document, scale: scales.append(scale) or original(document, scale),
    )
    counts = {}
    for count in (18, 24, 25, 26, 40):
        scales.clear()
        counts[count] = (pdf(body_lines(count, bare())).pages, len(scales))
    assert counts[18] == (1, 1)
    assert (1, 2) in counts.values(), counts
    assert counts[40] == (2, 1)


def first_page(document):
    return words(pdf(document).data)[0]


@pytest.mark.parametrize("lines", [4, 27, 40])
def test_the_first_page_says_how_many_signed_wherever_a_short_list_begins(lines):
    document = body_lines(lines, dataclasses.replace(people(12), note="", to=()))
    assert pdf(document).pages == (1 if lines == 4 else 2)
    assert document.counted in first_page(document)


def test_many_addressees_break_over_a_page():
    many = tuple(Addressee(f"Minister Number {n}", "Minister " * 12) for n in range(30))
    document = dataclasses.replace(people(3), to=many)
    assert "Minister Number 0" in first_page(document)
    assert "Minister Number 29" not in first_page(document)


@pytest.mark.parametrize(("count", "pages"), [(122, 2), (140, 3)])
def test_a_list_of_which_a_few_lines_spill_is_set_smaller_though_the_estimate_missed_it(
    count, pages
):
    assert list_scale(people(count)) == 1
    assert pdf(people(count)).pages == pages


def test_a_line_before_a_bound_word_in_another_script_is_filled():
    """Paragraphs whose first line ends in each of the widths around the bound word."""
    sentence = "пра тое, што заблакаваныя сайты праваабарончых арганізацый і\u00a0"
    body = "".join(
        f'<p>{"ш" * length} {sentence}<span lang="und-Latn" dir="ltr">VPN</span></p>'
        for length in range(1, 24)
    )
    data = pdf(dataclasses.replace(sample(), body=body)).data
    lines = [line for page in words(data) for line in page.splitlines()]
    first = [line for line in lines if line.startswith("ш")]
    assert len(first) == 23
    assert min(map(len, first)) > 40


def strange_document():
    """Somebody on the list has a character that no font has."""
    strange = dataclasses.replace(SHARED[4], name="Ada \U000128a4")
    everybody = (*SHARED[:4], strange)
    return sample(groups=groups(everybody), register=register(everybody))


def test_a_character_without_a_glyph_is_an_error_that_names_it():
    with pytest.raises(MissingGlyphs) as caught:
        pdf(strange_document())
    assert str(caught.value) == "no-dialogue.en.pdf: no font here can draw \U000128a4 U+128A4"
    assert caught.value.characters == "\U000128a4"


def test_case_19_a_box_is_drawn_where_that_is_asked_for_and_the_file_says_so():
    made = pdf(strange_document(), ignoring=True)
    assert made.boxes == "\U000128a4"
    assert "Ada \u25a1" in "".join(words(made.data))
    with pikepdf.open(io.BytesIO(made.data)) as file:
        assert str(file.docinfo["/LetterkitBoxes"]) == "128A4"
        fonts = [font for page in file.pages for font in dict(page.Resources.Font).values()]
        # Glyph 0, which PDF/A forbids to draw, would be in the ToUnicode of its font.
        assert not any(0 in parse_to_unicode(font.ToUnicode.read_bytes()) for font in fonts)


def test_case_19_nothing_is_said_of_boxes_where_none_is_drawn():
    made = pdf(sample(), ignoring=True)
    assert made.boxes == ""
    with pikepdf.open(io.BytesIO(made.data)) as file:
        assert "/LetterkitBoxes" not in file.docinfo


def test_pictures_of_the_document_are_shown_with_their_descriptions():
    scan = Picture("my scan.png", "image/png", PIXEL.data)
    top = dataclasses.replace(line(SHARED[3]), scan=scan)
    document = sample(
        logo=PIXEL,
        top=(top,),
        pictures={
            "logo.png": PIXEL,
            "my scan.png": scan,
            "é.svg": Picture("é.svg", "image/svg+xml", SVG),
        },
        body='<p>See <img src="picture:é.svg" alt="A square"></p>',
    )
    file = opened(pdf(document).data)
    figures = [each for each in structure(file) if str(each.S) == "/Figure"]
    assert [str(each.Alt) for each in figures] == [
        "Logo of Example Coalition",
        "A square",
        "Signature of Ада Прыкладная",
    ]


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.png", "file:///etc/passwd", "//example.org/y.png"],
)
@pytest.mark.parametrize("where", ["body", "svg"])
def test_no_picture_from_elsewhere_is_ever_fetched(address, where):
    image = f'<image href="{address}" width="9" height="9"/><rect'
    source = address if where == "body" else "picture:a.svg"
    document = bare(
        body=f'<p>See <img src="{source}" alt="A square"></p>',
        pictures={"a.svg": svg(SVG.replace(b"<rect", image.encode()))},
    )
    with pytest.raises(LetterkitError) as caught:
        pdf(document)
    assert (str(caught.value), caught.value.hint) == (
        f"no-dialogue.en.pdf: a picture from elsewhere is not fetched: {address}",
        "a letter shows pictures of its own folder, and an SVG has all that it shows inside of "
        "itself",
    )


def svg(data):
    return Picture("a.svg", "image/svg+xml", data)


SHOWN = '<p>See <img src="picture:a.svg" alt="A square"></p>'


def test_a_style_from_elsewhere_is_passed_over():
    style = b"<style>@import url('file:///etc/passwd'); rect { fill: url('file:///x#a') }</style>"
    document = bare(body=SHOWN, pictures={"a.svg": svg(SVG.replace(b"<rect", style + b"<rect"))})
    assert pdf(document).pages == 1


def test_an_svg_may_carry_a_photograph_inside_of_itself():
    image = f'<image href="{data_uri(PIXEL)}" width="9" height="9"/><rect'.encode()
    document = bare(body=SHOWN, pictures={"a.svg": svg(SVG.replace(b"<rect", image))})
    file = opened(pdf(document).data)
    assert any(each.get("/Subtype") == "/Image" for each in file.objects if "/Subtype" in each)


@pytest.mark.parametrize("data", [b"<svg", b"", b"GIF89a", SVG.replace(b"svg", b"not", 1)])
def test_a_picture_that_cannot_be_read_is_an_error_and_not_left_out(data):
    before = list(logging.getLogger("weasyprint").handlers)
    with pytest.raises(LetterkitError) as caught:
        pdf(bare(body=SHOWN, pictures={"a.svg": svg(data)}))
    assert logging.getLogger("weasyprint").handlers == before
    assert (str(caught.value), caught.value.hint) == (
        f"letters/no-dialogue/a.svg: cannot be drawn, or not in {BOUNDS}",
        "save it as PNG, or with fewer shapes, corners and letters",
    )


def test_a_personal_copy_says_who_it_is_for():
    found = "".join(words(pdf(bare(copy_for=documents.TO[0])).data))
    assert "Copy for Zoë Sørensen, director, Example Names Corporation" in " ".join(found.split())


def test_a_published_pdf_has_an_empty_place_for_its_seal_as_it_stands():
    data = pdf(issued("be")).data
    assert data.count(empty_place()) == 1
    assert attached(opened(data))["seal.txt"] == empty_place()
    assert opened(data).check_pdf_syntax() == []
    assert pdf(issued("be")).data == data
    sealed = sealed_file(data, Medium.PDF, 2, SIGNER)
    assert verify_file(sealed, Medium.PDF, format_verifier_key(SIGNER.verifier)).edition == 2
    assert opened(sealed).check_pdf_syntax() == []
    assert len(sealed) == len(data)


def test_a_pdf_that_was_not_published_has_no_place_for_a_seal():
    assert "seal.txt" not in attached(opened(pdf(sample("be")).data))


@pytest.mark.parametrize(("paragraphs", "told"), [(2, 0), (60, 1)])
def test_the_first_page_says_how_many_signed_if_a_short_list_begins_later(paragraphs, told):
    body = "".join(f"<p>Paragraph {n} of it.</p>" for n in range(paragraphs))
    letter = sample(body=body, top=())
    data = pdf(letter).data
    command = ["pdftotext", "-l", "1", "-", "-"]
    first = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    above = first.partition("Paragraph 0")[0]
    assert above.count(letter.counted.split(" · ")[0]) == told
