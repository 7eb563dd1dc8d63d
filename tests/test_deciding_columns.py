"""Columns that may decide who is named: nobody is named because a column was not understood.

Each case is `add` to `build` with `--consent yes`. Everybody is invented.
"""

import shlex

import openpyxl
import pytest

from test_coming_in import Desk


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_consent_that_was_said_for_one_file_does_not_speak_for_another(desk):
    assert desk.add("a.csv", "Name,City\nAda Example,Oslo\n") == 0, desk.said
    assert desk.add("ask-these.csv", "Name,City\nBo Sample,Rome\n", consent="") == 2
    assert "you said it of a.csv only" in desk.said
    assert desk.column("name") == ["Ada Example"]
    # The same file need not say it again.
    assert desk.add("a.csv", "Name,City\nAda Example,Oslo\nCy Muster,Bern\n", consent="") == 0
    assert desk.column("consent") == ["yes", "yes"]
    # And what is said of the other one holds for it, and for both.
    assert desk.add("ask-these.csv", "Name,City\nBo Sample,Rome\n", consent="no") == 0
    assert desk.add("a.csv", "Name,City\nDi Primer,Oslo\n", consent="") == 0
    assert desk.column("consent") == ["yes", "yes", "no", "yes"]


def test_a_column_that_was_said_to_be_consent_in_one_file_is_asked_again_in_another(desk):
    asked = ("--map", "Privacy=consent")
    assert desk.add("a.csv", "Name,Privacy\nAda Example,yes\n", *asked) == 0, desk.said
    assert desk.add("a.csv", "Name,Privacy\nAda Example,yes\n", consent="") == 0, desk.said
    assert desk.add("b.csv", "Name,Privacy\nBo Sample,yes\n") == 2
    assert "“Privacy”" in desk.said
    assert desk.column("name") == ["Ada Example"]


def test_a_column_that_nobody_spoke_of_is_looked_at_again_in_the_next_export(desk):
    assert desk.add("a.csv", "Name,Publ.\nAda Example,\n") == 0, desk.said
    assert desk.add("a.csv", "Name,Publ.\nAda Example,\nBo Sample,n\n") == 2
    assert "“Publ.”" in desk.said
