"""Lines that name somebody and leave open what is asked for them: `add` stops, and nobody is named.

So are an entry that is gone without a name, and a key below which nothing stands any more.
"""

import pytest
from tests.test_left_in_another_form_coming_in import SIGNED, book

LISTED = "## Signatories\n\n- Ada Example\n- Bo Sample\n\n{}\n"
ASKS = [
    'Bo Sample prefers "B. S."',
    "Bo Sample möchte als „B. S.“ erscheinen",
    "Bo Sample souhaite signer « B. Sample »",
    "Bo Sample → B. S.",
    "Bo Sample = B. S.",
    "Bo Sample, B. S.",
    "[Bo Sample – see mail]",
    "[Bo Sample: гл. ліст]",
    "[siehe Mail von Bo Sample]",
]
ORDINARY = [
    "Bo Sample is the author of this letter.",
    "[Bo Sample](https://example.org/bo)",
    "Contact: Bo Sample, secretary",
    "Written by Bo Sample and Ada Example.",
    "[1] See the report.",
    "Bo Sample died on 2 November.",
]


@pytest.mark.parametrize("line", ASKS)
def test_a_line_below_the_list_is_asked_about(desk, line):
    assert desk.add("x.md", LISTED.format(line)) == 2, desk.said
    shown = LISTED.format("").replace("Bo Sample", "Bo Sample (initials only)")
    assert desk.add("x.md", shown) == 0, desk.said
    assert "Bo Sample" not in desk.printed()


@pytest.mark.parametrize("line", ORDINARY)
def test_what_is_said_of_people_beside_the_list_asks_nothing(desk, line):
    assert desk.add("x.md", LISTED.format(line)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize(
    ("titles", "change"),
    [
        (["Old", "New"], ["Cy Specimen", "C. S."]),
        (["Before", "After"], ["Cy Specimen", "Cy"]),
        (["Было", "Стало"], ["Cy Specimen", "C. Specimen"]),
        (["Alt", "Neu"], ["Cy Specimen", "Cyrus Specimen"]),
    ],
)
def test_a_sheet_of_corrections_is_asked_about(desk, titles, change):
    rows = [titles, ["Bo Sample", "Anonymous"], change]
    assert desk.add("x.xlsx", book({"Signed": SIGNED, "Corrections": rows})) == 2, desk.said


def test_another_table_with_names_asks_nothing(desk):
    rows = [["Who", "Done"], ["Bo Sample", "sent"], ["Cy Specimen", "2026-11-03"]]
    assert desk.add("x.xlsx", book({"Signed": SIGNED, "Mails": rows})) == 0, desk.said
    assert len(desk.rows) == 3


def test_an_entry_that_is_gone_says_what_to_do(desk):
    page = "<h2>Signatories</h2><ul><li>Ada Example</li><li>{}</li><li>Cy Specimen</li></ul>"
    assert desk.add("x.html", page.format("Bo Sample")) == 0
    assert desk.add("x.html", page.format("(signatory removed)")) == 2
    assert "letterkit withdraw" in desk.said
    assert "heading" not in desk.said


def test_a_key_without_an_entry_is_named(desk):
    assert desk.add("x.json", '{"ada": {"name": "Ada Example"}, "bo": {"name": "Bo Sample"}}') == 0
    assert desk.add("x.json", '{"ada": {"name": "Ada Example"}, "bo": null}') == 2
    assert "nothing stands below “bo”" in desk.said
    assert "letterkit withdraw" in desk.said


@pytest.mark.parametrize(
    ("key", "value"), [("visible", "false"), ("published", "false"), ("hidden", "true")]
)
def test_a_key_that_only_one_has_says_nothing_of_others(desk, key, value):
    first = '[{"name": "Ada Example"}, {"name": "Bo Sample"}]'
    later = first.replace('"Bo Sample"', f'"Bo Sample", "{key}": {value}')
    for content in (first, later):
        assert desk.add("x.json", content) == 0, desk.said
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Bo Sample" not in printed


def test_a_key_that_says_yes_of_some_says_nothing_for_others(desk):
    text = '[{"name": "Ada Example"}, {"name": "Bo Sample", "published": true}]'
    assert desk.add("x.json", text) in (0, 2)
    if desk.rows:
        assert "Ada Example" not in desk.printed()
