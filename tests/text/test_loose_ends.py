"""What is begun and never closed ends a page, as it does in a browser, and takes no time."""

import time

import pytest

from letterkit.text.loose_ends import without_loose_ends


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<p>a</p><a href=", "<p>a</p>"),
        ("<p>a</p></p", "<p>a</p>"),
        ("<p>a <!-- b --> c<!-- d", "<p>a <!-- b --> c"),
        ("<p>a<!-- b <p>c</p>", "<p>a"),
        ("<p>a<![CDATA[ b <p>c</p>", "<p>a"),
        ("<p>a<![CDATA[ b ]]> c", "<p>a<![CDATA[ b ]]> c"),
        ("<p>1 < 2", "<p>1 < 2"),
        ("<p>a <", "<p>a <"),
        ("<p>a <3", "<p>a <3"),
        ("a", "a"),
        ("", ""),
    ],
)
def test_a_page_ends_where_something_is_never_closed(page, seen):
    assert without_loose_ends(page) == seen


@pytest.mark.parametrize("unit", ["<a ", "<!--", "<![CDATA[", "</", "--", "]", "<", "<!-- --"])
def test_it_is_linear(unit):
    begun = time.process_time()
    without_loose_ends("<html>" + unit * 300_000)
    assert time.process_time() - begun < 2
