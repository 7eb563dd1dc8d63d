"""Names that are set in chunks, in processes, are those that one process sets at once."""

import dataclasses

import pytest

from artefacts import failures
from letterkit import parallel
from letterkit.errors import LetterkitError
from letterkit.model import Layout
from letterkit.render import chunks
from letterkit.render.chunks import Slice, chunks_of
from letterkit.render.setting import Setter
from render.documents import SHARED
from render.test_compact import made, shown
from render.test_words import PEOPLE

EVERYBODY = (*SHARED, *PEOPLE)
COUNTED = f"3 organisations · {7 + len(PEOPLE)} people · 12 names withheld"


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        ({}, []),
        ({1: 10}, [[(1, 0, 10)]]),
        ({1: 4, 2: 6, 3: 1}, [[(1, 0, 4), (2, 0, 6)], [(3, 0, 1)]]),
        # Only a part that is longer than a chunk is cut, in about equal slices.
        ({1: 3, 2: 8, 3: 2}, [[(1, 0, 3)], [(2, 0, 8), (3, 0, 2)]]),
        ({1: 1, 2: 25}, [[(1, 0, 1), (2, 0, 8)], [(2, 8, 16)], [(2, 16, 25)]]),
    ],
)
def test_parts_are_put_together_or_cut_into_chunks(sizes, found, monkeypatch):
    monkeypatch.setattr(chunks, "MOST", 10)
    assert chunks_of(sizes) == [[Slice(*each) for each in chunk] for chunk in found]


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(chunks, "MOST", 30)


def built(processors, monkeypatch, layout=Layout.COMPACT):
    monkeypatch.setattr(parallel, "processors", lambda: processors)
    return made(layout, entries=EVERYBODY, counted=COUNTED, top=()).data


@pytest.mark.parametrize("layout", [Layout.COMPACT, Layout.NAMES])
def test_a_file_has_the_same_bytes_however_many_processes_set_it(layout, small, monkeypatch):
    one, *others = [built(count, monkeypatch, layout) for count in (1, 2, 3)]
    assert others == [one, one]
    assert failures(one) == []


def test_what_is_set_in_chunks_shows_what_is_set_at_once(monkeypatch):
    whole = shown(built(2, monkeypatch))
    monkeypatch.setattr(chunks, "MOST", 30)
    assert shown(built(2, monkeypatch)) == whole


def test_a_font_that_a_sample_does_not_show_is_found_all_the_same(small, monkeypatch):
    whole = shown(built(1, monkeypatch))
    monkeypatch.setattr(Setter, "meet", lambda *_: None)
    assert shown(built(2, monkeypatch)) == whole


def test_a_character_without_a_glyph_is_told_of_by_a_process(small, monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    strange = dataclasses.replace(PEOPLE[-1], name="Ada \U000128a4")
    with pytest.raises(LetterkitError, match="no font here can draw \U000128a4 U\\+128A4"):
        made(Layout.COMPACT, entries=(*SHARED, *PEOPLE[:-1], strange), top=())
