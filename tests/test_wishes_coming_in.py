"""Wishes in free text, from `add` to what `build` prints: heard or asked about, and never lost."""

import re
import shlex

import pytest

HEAD = "Name,May we publish your name?,Comment,City\n"
ROWS = "Ada Example,Yes,{},Berlin\nBo Sample,Yes,Great letter,Minsk\nCy Sample,Yes,Well put,Oslo\n"


def options_of(said):
    """The options of the hint, as a shell takes them apart."""
    hint = re.split(r" \((?:counted|in no)", said.split("say what each one means: ")[1])[0]
    return shlex.split(hint)


@pytest.mark.parametrize(
    "wish", ["off the record", "anon", "не для друку", "use my pen name Kite", "bitte streichen"]
)
def test_add_stops_for_the_wish_alone_and_its_hint_works(desk, wish):
    table = HEAD + ROWS.format(wish)
    assert desk.add("x.csv", table) == 2
    assert f"“{wish}” (1)" in desk.said
    assert "Great letter" not in desk.said
    assert desk.add("x.csv", table, *options_of(desk.said)) == 0, desk.said
    printed = desk.printed()
    assert "Ada" not in printed
    assert wish not in printed
    assert "Bo Sample" in printed


def test_a_plain_wish_in_a_comment_is_heard_and_others_stay_comments(desk):
    assert desk.add("x.csv", HEAD + ROWS.format("Initials only")) == 0, desk.said
    assert desk.column("shown") == ["initials", "", ""]
    assert desk.column("comment") == ["", "Great letter", "Well put"]


@pytest.mark.parametrize("field", ["private", "comment", "notes"])
def test_a_mapped_column_keeps_its_wishes_heard(desk, field):
    plain = HEAD + ROWS.format("please do not publish my name")
    assert desk.add("x.csv", plain, "--map", f"Comment={field}") == 0, desk.said
    assert "Ada" not in desk.printed()
    assert desk.add("y.csv", HEAD + ROWS.format("pls hide"), "--map", f"Comment={field}") == 2


def test_who_is_said_to_be_out_is_left_out_with_the_reason(desk):
    table = HEAD + ROWS.format("take me off")
    assert desk.add("x.csv", table, "--map", "Comment: take me off=out") == 0, desk.said
    assert "as you said of “Comment”" in desk.said
    assert desk.column("name") == ["Bo Sample", "Cy Sample"]


def test_what_is_no_wish_stays_a_comment_and_check_does_not_ask_again(desk):
    table = HEAD + ROWS.format("off the record")
    assert desk.add("x.csv", table, "--map", "Comment: off the record=named") == 0, desk.said
    assert desk.run("check", "parks") == 0, desk.said
    assert "Ada Example" in desk.printed()


@pytest.mark.parametrize("column", ["City", "Organisation", "How did you hear of us?", "Role"])
def test_one_wish_among_ordinary_values_is_asked_about(desk, column):
    rows = f"Name,Consent,{column}\nAda Example,yes,pls hide\nBo Sample,yes,Example\n"
    assert desk.add("x.csv", rows) == 2
    assert "“pls hide” (1)" in desk.said
    assert desk.add("x.csv", rows, *options_of(desk.said)) == 0, desk.said
    assert "Ada" not in desk.printed()


@pytest.mark.parametrize("column", ["role", "affiliation", "comment", "notes", "Remarks"])
def test_check_keeps_a_possible_wish_out_until_it_is_decided(desk, column):
    rows = f"id,name,consent,{column},source\na1,Ada Example,yes,off the record,\n"
    desk.write("signatories/parks.csv", rows + "b2,Bo Sample,yes,glad,s_Do_not_publish.xlsx\n")
    assert desk.run("check", "parks") == 1
    assert "signatories/parks.csv:2: error" in desk.said
    assert "parks.csv:3" not in desk.said
    assert "Ada" not in desk.printed()
