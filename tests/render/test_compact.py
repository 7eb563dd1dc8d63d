"""A list as running text in the PDF: the same words and structure as a list, and safe to verify."""

import dataclasses
import io
import re

import pikepdf
import pypdf
import pytest

from artefacts import changed, failures
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.errors import LetterkitError
from letterkit.model import Entry, Kind, Layout, Shown
from letterkit.model.document import Stamp
from letterkit.render import written_pdf
from letterkit.render.pdf import pdf
from letterkit.verdict.letters import letters, only_words
from render.documents import SHARED, groups, register, sample

COUNT = 700
COUNTED = f"3 organisations · {7 + COUNT} people · 12 names withheld"
MANY = (
    *SHARED,
    *(
        Entry(f"m{n}", f"Ada Éxample {n}", Kind.PERSON, Shown.NAMED, affiliation="Parks «Приклад»")
        for n in range(COUNT)
    ),
)


def made(layout, lang="en", entries=SHARED, **more):
    listed = {"groups": groups(entries, lang), "register": register(entries)}
    return pdf(sample(lang, layout=layout, **(listed | more)))


@pytest.fixture(scope="module")
def long():
    return made(Layout.COMPACT, entries=MANY, counted=COUNTED)


def shown(data):
    entries = parse_artefact(data, "file").seen.entries
    return {
        each.index: (letters(each.name.text), only_words(letters(each.words.text)))
        for each in entries
    }


@pytest.mark.parametrize("lang", ["en", "be", "ar"])
def test_running_text_shows_of_everybody_what_a_list_shows(lang):
    assert shown(made(Layout.COMPACT, lang).data) == shown(made(Layout.LIST, lang).data)


def test_a_long_list_holds_everybody_and_agrees_with_its_register(long):
    assert long.pages == 7
    assert len(shown(long.data)) == len(MANY)
    assert failures(long.data) == []


def test_every_page_says_which_it_is_of_how_many(long):
    pages = pypdf.PdfReader(io.BytesIO(long.data)).pages
    feet = [re.findall(r"(\d+) / (\d+)", page.extract_text()) for page in pages]
    assert feet == [[(str(n), str(long.pages))] for n in range(1, long.pages + 1)]


def test_marks_of_a_page_and_its_part_of_the_tree_lead_to_one_another(long):
    with pikepdf.open(io.BytesIO(long.data)) as file:
        parents = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
        for page in file.pages:
            stream = page.Contents.read_bytes()
            marks = [int(each) for each in re.findall(rb"/MCID (\d+)", stream)]
            its = parents[int(page.StructParents)]
            assert marks == list(range(len(its)))
            for mark, element in enumerate(its):
                assert mark in list(element.K)
                assert element.Pg.objgen == page.obj.objgen


def test_the_same_list_gives_the_same_bytes(long):
    assert made(Layout.COMPACT, entries=MANY, counted=COUNTED).data == long.data


def swapped_glyphs(file):
    """Draw one name in the place of another of the same length."""
    page = file.pages[4]
    stream = page.Contents.read_bytes()
    one, other = re.findall(rb"<[0-9a-f]{40,}>", stream)[:2]
    page.Contents.write(stream.replace(one, other))


def retitled(file):
    spans = [each for each in file.objects if isinstance(each, pikepdf.Dictionary)]
    next(each for each in spans if str(each.get("/T", "")) == "entry 300").T = "entry 301"


def hidden(file):
    """Take a whole page out of what the structure tree names."""
    spans = [each for each in file.objects if isinstance(each, pikepdf.Dictionary)]
    entry = next(each for each in spans if str(each.get("/T", "")) == "entry 300")
    entry.K = pikepdf.Array()


@pytest.mark.parametrize("attack", [swapped_glyphs, retitled, hidden])
def test_someone_who_changes_a_name_in_running_text_is_caught(long, attack):
    assert failures(changed(long.data, attack)) != []


def test_a_character_without_a_glyph_is_told_of():
    strange = dataclasses.replace(SHARED[4], name="Ada \U000128a4")
    with pytest.raises(LetterkitError) as caught:
        made(Layout.COMPACT, entries=(*SHARED[:4], strange))
    assert str(caught.value) == "no-dialogue.en.pdf: no font here can draw \U000128a4 U+128A4"


def test_a_list_of_many_pages_is_not_set_twice_to_save_one(monkeypatch):
    from letterkit.render import pdf as module

    sets = []
    original = module.html_for_print
    monkeypatch.setattr(
        module, "html_for_print", lambda *given: sets.append(given) or original(*given)
    )
    monkeypatch.setattr(module, "SPILL", 1.0)  # whatever its last page holds
    monkeypatch.setattr(module, "TIGHTEST", 0.5)
    for worthwhile, times in ((20, 3), (4, 2)):  # once without the list
        sets.clear()
        monkeypatch.setattr(module, "WORTHWHILE", worthwhile)
        made(Layout.COMPACT, entries=MANY, counted=COUNTED, body="", top=())
        assert len(sets) == times


def test_a_file_of_very_many_objects_has_them_in_many_streams(long, monkeypatch):
    monkeypatch.setattr(written_pdf, "_AT_ONCE", len(pikepdf.open(io.BytesIO(long.data)).objects))
    whole = made(Layout.COMPACT, entries=MANY, counted=COUNTED)
    monkeypatch.setattr(written_pdf, "_AT_ONCE", 100)
    split = made(Layout.COMPACT, entries=MANY, counted=COUNTED)
    assert whole.data.count(b"/ObjStm") == 1 < 20 < split.data.count(b"/ObjStm")
    assert split == made(Layout.COMPACT, entries=MANY, counted=COUNTED)
    assert shown(split.data) == shown(long.data)
    assert failures(split.data) == []
    with pikepdf.open(io.BytesIO(long.data)) as one, pikepdf.open(io.BytesIO(split.data)) as many:
        assert one.check_pdf_syntax() == many.check_pdf_syntax() == []
        assert one.pdf_version == many.pdf_version == "1.7"
        assert one.Root.Metadata.read_bytes() == many.Root.Metadata.read_bytes()


def first_name(found):
    """How far below the top of its page the list begins, in pixels."""
    with pikepdf.open(io.BytesIO(found.data)) as file:
        streams = [page.Contents.read_bytes() for page in file.pages]
    lines = (re.findall(rb"BT 1 0 0 -1 \S+ (\S+) Tm /", each) for each in streams)
    return next(float(each[0]) for each in lines if each)


def test_no_name_stands_under_the_code_of_the_register():
    code = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    stamp = Stamp(1, 12, "ABCD", "key", "https://example.org/parks", code)
    bare, coded = (
        first_name(made(Layout.COMPACT, top=(), groups=groups(SHARED)[1:], stamp=each))
        for each in (None, stamp)
    )
    assert coded > bare + 10  # a line more says how to use it
