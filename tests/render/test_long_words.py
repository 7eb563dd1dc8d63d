"""Words that are wider than their column, looked at where they stand on the page."""

import re
import subprocess
from itertools import combinations

import pytest

from letterkit.model import Entry, Kind, Layout, Shown
from letterkit.render.pdf import pdf
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
