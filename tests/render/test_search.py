"""A page, verify.html and `verify --name` find the same people: one table, two programs."""

import json
from functools import cache

import pytest

from letterkit.render.scripts import name_search
from letterkit.text import name_search as python
from letterkit.text.name_search import search
from render.browser import CHROMIUM, Browser
from render.searched import NAMES, queries
from thorough import THOROUGH

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


def test_both_programs_find_the_same_for_every_query(page, monkeypatch):
    monkeypatch.setattr(python, "fold", cache(python.fold))  # the names are the same each time
    those = queries()
    assert len(those) > 300
    differing = []
    for query, answer in zip(those, asked(page, NAMES, those), strict=True):
        expected = found(NAMES, query)
        if answer != expected:
            differing.append((query[:40], answer, expected))
    assert differing == []


SYLLABLES = (
    "ba ko li sen mar tov ni ka ra el os pas ich vo da ol ga an",
    "ба ко лі сен мар тов ні ка ра ел ос пас іч во да ол га ан",
    "βα κο λι σεν μαρ νι κα ρα ελ ος βο δα ολ γα",
    "ბა კო ლი სენ მარ ნი კა რა ელ ოს ვო და ოლ გა",
)
PEOPLE = 200_000
# Half a keystroke's time on an idle machine; a busy one needs ten times as much.
MOST_MS = 50 if THOROUGH else 1000


def test_a_search_among_very_many_takes_no_longer_than_a_keystroke(page):
    """The median of some tries, over queries of every kind, once the names are prepared."""
    page.run(f"""{INDEX};
        const syllables = {json.dumps(SYLLABLES)}.map((each) => each.split(" "));
        let seed = 1;
        const below = (most) => {{
            seed = (Math.imul(seed, 48271) >>> 0) % 2147483647;
            return seed % most;
        }};
        const word = (kind) => Array.from({{ length: 2 + below(3) }},
            () => kind[below(kind.length)]).join("");
        for (let made = 0; made < {PEOPLE}; made += 1) {{
            const kind = syllables[below(syllables.length)];
            index.add(`${{word(kind)}} ${{word(kind)}}`);
        }}
        index.search("warm"), 0""")
    queries = ("o", "ol", "olg", "Olga V", "Olga Voda", "Ольга Вода", "Пас", "O. V.", "OV", "κο βα")
    took = page.run(f"""{json.dumps(queries)}.map((query) => {{
        const times = Array.from({{ length: 5 }}, () => {{
            const start = performance.now();
            index.search(query);
            return performance.now() - start;
        }});
        return times.sort((one, other) => one - other)[2];
    }})""")
    assert max(took) < MOST_MS, dict(zip(queries, took, strict=True))
