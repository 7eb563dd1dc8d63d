"""Marks on the names of a list made by hand: they keep the entry out until it is decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.wishes.name_marks import is_crossed_out, mark_on, says_left

CROSSED = "".join(f"{letter}\u0336" for letter in "Cy Third")
MARKED = (
    *("Cy Third *", "Cy Third†", "Cy Third ‡", "Cy Third¹", "Cy Third [1]", "Cy Third (1)"),
    *("*Cy Third", "† Cy Third", "Cy Third #", "Cy Third ❌", "~~Cy Third~~", CROSSED),
    *("--Cy Third--", "Cy Third (withdrawn)", "Cy Third - withdrawn", "Cy Third, removed"),
    *("Cy Third (отозвала)", "Cy Third (адклікала)", "Cy Third (знята)", "Cy Third (wycofany)"),
    *("Cy Third (zurückgezogen)", "Cy Third (retirée)", "Cy Third (retirado)", "Cy Third (انسحب)"),
)
PLAIN = (
    *("Ada Example", "Ada O'Example", "Ada Example-Sample", "Ada Example (retired)", "Frauen*"),
    *("Ada “Bo” Example", "C# Users Example", "Example & Co.", "Ada Example, PhD", "Yahoo!"),
    *("Jean-Łuc d’Example", "Ada Example, Professor emerita", "Example – Union of Students"),
)


@pytest.mark.parametrize("name", MARKED)
def test_a_name_with_a_mark_is_kept_out_until_it_is_decided(desk, name):
    desk.write("signatories/parks.csv", f'id,name,consent\na1,Ada Example,yes\nb2,"{name}",yes\n')
    assert desk.run("check", "parks") == 1
    assert "signatories/parks.csv:3: error: " in desk.said
    assert "wish-not-named" in desk.said
    assert "Third" not in desk.printed()
    assert CROSSED not in desk.printed()


@pytest.mark.parametrize("name", ["Cy Third *", "Cy Third¹", "Cy Third (withdrawn)"])
def test_a_mark_that_belongs_to_the_name_is_kept_by_a_decision(desk, name):
    desk.write("signatories/parks.csv", f"id,name,consent\nb2,{name},yes\n")
    keep = ("--decide", "wish-not-named:b2=keep", "--why", "asked him")
    assert desk.run("review", "parks", *keep) == 0, desk.said
    assert name in desk.printed()


@pytest.mark.parametrize("name", PLAIN)
def test_an_ordinary_name_has_no_mark(desk, name):
    desk.write("signatories/parks.csv", f'id,name,consent\na1,Bo Sample,yes\nb2,"{name}",yes\n')
    desk.run("check", "parks")
    assert "wish-not-named" not in desk.said


@given(st.text())
def test_any_text_is_looked_at(text):
    mark_on(text)
    says_left(text)
    is_crossed_out(text)
