"""A page, verify.html and `verify --name` find the same people: one table, two programs."""

import json

import pytest

from letterkit.model.name_search import search
from letterkit.render.scripts import name_search
from render.browser import CHROMIUM, Browser
from render.searched import NAMES, queries

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")

INDEX = "globalThis.index = letterkitNames(NAME_RULES)()"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    browser = Browser(tmp_path_factory.mktemp("search") / "profile")
    # As a script of its own, as on a page.
    browser.run(f"{name_search()}0")
    yield browser
    browser.close()


def found(names, query):
    """What Python finds: places by likeness."""
    rows = [[] for _ in range(7)]
    for hit in search(query, names):
        rows[hit.likeness].append(hit.place)
    return rows


def asked(page, names, those):
    """What JavaScript finds, for each query."""
    page.run(f"{INDEX}, {json.dumps(names)}.forEach(index.add), 0")
    return page.run(f"{json.dumps(those)}.map(index.search)")


def test_both_programs_find_the_same_for_every_query(page):
    those = queries()
    assert len(those) > 300
    differing = []
    for query, answer in zip(those, asked(page, NAMES, those), strict=True):
        expected = found(NAMES, query)
        if answer != expected:
            differing.append((query[:40], answer, expected))
    assert differing == []
