"""Words that are wider than their column, looked at where they stand on the page."""

import dataclasses
import re
import subprocess
from itertools import combinations

import pytest

from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.letters.facing import faced
from letterkit.model import Entry, Kind, Layout, Shown
from letterkit.render.pdf import pdf
from letterkit.render.wide_tables import ALONE, BESIDE, wide_marked
from letterkit.verdict.letters import letters
from render.documents import groups, line, register, sample

GERMAN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESS = f"https://example.org/{'x' * 150}"
LONG_WORDS = (
    Entry("l1", f"{'A' * 60} Example", Kind.PERSON, Shown.NAMED, f"Head{'_of_unit' * 9}", ADDRESS),
    Entry("l2", "ใจดี ตัวอย่าง", Kind.PERSON, Shown.NAMED, affiliation=GERMAN, country="DE"),
    Entry("l3", "Ada Example", Kind.PERSON, Shown.NAMED, GERMAN, GERMAN, country="DE"),
)


def boxes(data):
    """Of every word on every page: its page, its edges in points, and the page's width."""
    command = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    for number, page in enumerate(done.stdout.decode().split("<page ")[1:]):
        width = float(re.search(r'width="([\d.]+)"', page)[1])
        for word in re.finditer(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)"', page):
            yield number, *map(float, word.groups()), width


@pytest.mark.parametrize("layout", [*Layout])
def test_case_24_a_word_wider_than_its_column_is_broken_within_it(layout):
    title = f"Against {GERMAN}{GERMAN}"
    listed = {"groups": groups(LONG_WORDS), "register": register(LONG_WORDS)}
    top = (line(LONG_WORDS[2]),)
    found = list(boxes(pdf(sample(layout=layout, title=title, top=top, **listed)).data))
    margin = 22 / 25.4 * 72 - 1
    assert all(margin <= left and right <= width - margin for _, left, _, right, _, width in found)
    for one, other in combinations(found, 2):
        is_beside = one[0] != other[0] or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
        middle = (one[2] + one[4]) / 2
        assert is_beside or not other[2] < middle < other[4]


@pytest.mark.parametrize("beside", [False, True])
def test_a_title_that_no_line_holds_is_broken_with_a_hyphen(beside):
    """What is read of it, and compared with the carried title, has no hyphens."""
    title = f"{GERMAN} und {GERMAN.lower()}"
    document = dataclasses.replace(sample(title=title), lang="de")
    data = pdf(faced(document, sample("be")) if beside else document).data
    lines = [each for each in parse_artefact(data, "file").seen.letter if each.drawn != each.text]
    hyphens = [each for each in lines if letters(each.drawn) == f"{letters(each.text)}-"]
    assert len(hyphens) >= 3
    said = letters("".join(each.text for each in parse_artefact(data, "file").seen.letter))
    assert said.startswith(letters(title))


@pytest.mark.parametrize(
    ("cells", "room", "is_wide"),
    [
        (["one", "two"], ALONE, False),
        (["x" * 60], ALONE, False),
        (["x" * 62], ALONE, True),
        (["x" * 30, "y" * 30], ALONE, True),
        (["x" * 26], BESIDE, True),
        (["word " * 100], BESIDE, False),  # a line may end between words
        (["<b>bold</b>&amp;" * 4], BESIDE, False),
        (["字" * 31], ALONE, True),
        (["a"] * 16, ALONE, False),
        (["aa"] * 13, ALONE, True),
    ],
)
def test_words_may_break_in_tables_that_leave_no_room(cells, room, is_wide):
    row = "".join(f"<td>{each}</td>" for each in cells)
    table = f"<table><tbody><tr>{row}</tr></tbody></table>"
    marked = wide_marked(f"<p>{'x' * 99}</p>{table}<p>text</p>", room)
    assert ('<table class="wide">' in marked) is is_wide
    assert marked.replace(' class="wide"', "") == f"<p>{'x' * 99}</p>{table}<p>text</p>"


def test_a_table_of_long_words_stays_on_the_page():
    cell = f"<td>{GERMAN}</td>"
    body = f"<table><tbody><tr>{cell * 3}</tr></tbody></table>"
    found = list(boxes(pdf(sample(body=body)).data))
    assert all(right <= width - 28 / 25.4 * 72 + 1 for _, _, _, right, _, width in found)


@pytest.mark.parametrize(
    ("columns", "room", "is_dense"),
    [(16, ALONE, False), (17, ALONE, True), (7, BESIDE, False), (8, BESIDE, True)],
)
def test_a_table_of_very_many_columns_is_dense(columns, room, is_dense):
    table = f"<table><tbody><tr>{'<td>a</td>' * columns}</tr></tbody></table>"
    assert ("dense" in wide_marked(table, room)) is is_dense


def test_thirty_columns_stay_on_the_page_beside_their_translation():
    row = "".join(f"<td>value{number}</td>" for number in range(30))
    body = f"<table><tbody><tr>{row}</tr></tbody></table>"
    data = pdf(faced(sample(body=body), sample("be", body=body))).data
    found = list(boxes(data))
    assert all(right <= width - 20 / 25.4 * 72 + 1 for _, _, _, right, _, width in found)
    assert parse_artefact(data, "file").seen.letter
