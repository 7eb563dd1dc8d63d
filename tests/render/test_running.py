"""Heads and running heads of a printed list, names alone, and tampering with them."""

import dataclasses
import io
import re

import pikepdf
import pytest

from artefacts import changed, failures
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.letters.initials import LONG, sections_of
from letterkit.model import Entry, Group, Kind, Layout, Shown
from letterkit.render.pdf import pdf
from letterkit.render.print import columns_for_names
from letterkit.text.running import format_range
from render.documents import line, register, sample, text
from thorough import THOROUGH

COUNT = 3 * LONG
NAMES = ("Ada", "Bo", "Cy", "Dee", "Edda", "Яна")
COUNTED = f"{len(NAMES) * COUNT} people · 12 names withheld"


def entries():
    return tuple(
        Entry(
            f"n{letter}x{number}",
            f"{name} Example {number:03}",
            Kind.PERSON,
            Shown.NAMED,
            role="reader",
            country="PL",
            text=text().sha256,
        )
        for letter, name in enumerate(NAMES)
        for number in range(COUNT)
    )


def document(layout, **changes):
    found = entries()
    lines = tuple(line(each) for each in found)
    texts = [each.name for each in found]
    group = Group("", lines, sections_of(lines, texts, "en", "Without a name"))
    return sample(
        **{
            "layout": layout,
            "groups": (group,),
            "register": register(found),
            "top": (),
            "counted": COUNTED,
            **changes,
        }
    )


LAYOUTS = (Layout.COMPACT, Layout.NAMES, Layout.TABLE)
if THOROUGH:
    LAYOUTS = (*LAYOUTS[:-1], Layout.COLUMNS, Layout.LIST, Layout.TABLE)


@pytest.fixture(scope="module")
def made():
    return {layout: pdf(document(layout)).data for layout in LAYOUTS}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_made_agrees_with_its_register(made, layout):
    assert failures(made[layout]) == []


@pytest.mark.parametrize("layout", LAYOUTS[:-1])
def test_a_long_list_has_a_head_for_each_letter_and_each_other_script(made, layout):
    heads = parse_artefact(made[layout], "file").seen.heads
    assert [each.words.text for each in heads] == ["A", "B", "C", "D", "E", "Cyrillic", "Я"]
    assert [len(each.below) for each in heads] == [COUNT] * 5 + [0, COUNT]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_page_of_names_says_which_is_its_first_and_which_its_last(made, layout):
    seen = parse_artefact(made[layout], "file").seen
    names = [each.name for each in entries()]
    shown = [(top, its) for top, its in zip(seen.tops, seen.ranges, strict=True) if top]
    assert len(shown) >= len(seen.tops) - 2  # none over the letter, or over the heading of the list
    for top, (first, last) in shown:
        assert re.sub("[\u2068\u2069\u200b]", "", top) == f"{names[first]} – {names[last]}"
    assert seen.tops[0] == ""


def test_a_list_in_an_order_of_its_own_has_neither():
    found = document(Layout.COMPACT)
    unsorted = dataclasses.replace(found.groups[0], sections=())
    found = dataclasses.replace(found, groups=(unsorted,))
    seen = parse_artefact(pdf(found).data, "file").seen
    assert seen.heads == ()
    assert set(seen.tops) == {""}


def test_names_alone_have_a_line_each_and_their_details_are_in_the_register(made):
    seen = parse_artefact(made[Layout.NAMES], "file").seen
    assert {each.words.text for each in seen.entries} == {each.name for each in entries()}
    assert "reader" in made_register(made[Layout.NAMES])


def made_register(data):
    with pikepdf.open(io.BytesIO(data)) as file:
        return file.attachments["register.json"].get_file().read_bytes().decode()


def test_names_alone_take_four_columns_where_they_fit():
    assert columns_for_names(document(Layout.NAMES)) == 4
    long = dataclasses.replace(entries()[0], name="Ada Example-Byron of All Examples")
    group = Group("", (line(long),) * 9)
    assert columns_for_names(document(Layout.NAMES, groups=(group,))) == 3


def elements(file, title):
    spans = (each for each in file.objects if isinstance(each, pikepdf.Dictionary))
    return [each for each in spans if str(each.get("/T", "")).startswith(title)]


def another_head(file):
    """Let what stands above the second letter read otherwise."""
    elements(file, "head")[1].ActualText = "Q"


def words_for_a_head(file):
    elements(file, "head")[1].ActualText = "forged"


def no_details_of_one(file):
    """Take the details of one entry, and of no other, out of the structure tree."""
    for each in elements(file, "entry 7"):
        each.K = pikepdf.Array(list(each.K)[:1])


def another_top(file):
    """Let the head of the third page be that of the fourth."""
    tops = [_top(page) for page in file.pages[2:4]]
    page = file.pages[2]
    page.Contents.write(page.Contents.read_bytes().replace(tops[0], tops[1]))


def _top(page):
    stream = page.Contents.read_bytes()
    return re.search(rb"/Artifact\s*<<[^>]*/Header[^>]*>>\s*BDC(.*?)EMC", stream, re.DOTALL)[1]


def a_top_that_is_no_top(file):
    """Say of the names at the head that they are a foot."""
    page = file.pages[2]
    page.Contents.write(page.Contents.read_bytes().replace(b"/Header", b"/Footer"))


@pytest.mark.parametrize(
    "attack",
    [another_head, words_for_a_head, no_details_of_one, another_top, a_top_that_is_no_top],
)
def test_someone_who_changes_a_head_or_leaves_out_details_is_caught(made, attack):
    assert failures(changed(made[Layout.COMPACT], attack)) != []


def test_a_letter_over_several_pages_says_at_once_how_many_signed_and_who_first():
    body = "<p>Of all that we ask for, nothing is new.</p>" * 90
    found = document(Layout.COMPACT, body=body)
    made = pdf(dataclasses.replace(found, top=(found.groups[0].lines[0],))).data
    with pikepdf.open(io.BytesIO(made)) as file:
        around = elements(file, "around")
        assert len(around) == 1
        assert around[0].Pg.objgen == file.pages[0].obj.objgen
        above = [each for each in elements(file, "entry 0") if each.T == "entry 0"]
        assert above[0].Pg.objgen == file.pages[0].obj.objgen


def test_the_same_list_gives_the_same_bytes(made):
    assert pdf(document(Layout.NAMES)).data == made[Layout.NAMES]


def test_a_name_of_nothing_but_emojis_is_left_out_at_the_head_of_a_page():
    assert format_range("🌍", "Bo Example") == "\u2068Bo Example\u2069"
    assert not format_range("🌍", "🌍")
