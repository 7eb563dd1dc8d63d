"""Sections below headings that no word explains, and tables whose titles say nothing."""

import shlex

import pytest

UNKNOWN = [
    "Hvem vi skriver til",
    "Ihmiset joille kirjoitamme nyt",
    "Persone a cui scriviamo",
    "Οι παραλήπτες της επιστολής",
]
MARKDOWN = "## Signatories\n\n- Ada Example\n\n{}\n\n- Cy Specimen\n- Di Muster\n"
HTML = "<h2>Signatories</h2><ul><li>Ada Example</ul>{}<ul><li>Cy Specimen<li>Di Muster</ul>"


@pytest.mark.parametrize("heading", UNKNOWN)
@pytest.mark.parametrize(
    ("name", "text", "mark"),
    [
        ("l.md", MARKDOWN, "### {}"),
        ("l.md", MARKDOWN.replace("## Signatories", "**Signatories**"), "**{}**"),
        ("l.md", MARKDOWN, "{}:"),
        ("l.html", HTML, "<h3>{}</h3>"),
        ("l.html", HTML, "<p><b>{}</b></p>"),
    ],
)
def test_who_stands_below_an_unknown_heading_does_not_sign_unasked(desk, name, text, mark, heading):
    assert desk.add(name, text.format(mark.format(heading))) == 2, desk.said
    assert heading in desk.said
    signed = text.format(mark.format("Signed"))
    assert desk.add(name, signed) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Specimen", "Di Muster"]


@pytest.mark.parametrize("heading", UNKNOWN)
def test_beside_a_heading_of_its_level_they_are_left_out_with_their_lines(desk, heading):
    assert desk.add("l.md", MARKDOWN.format(f"## {heading}")) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert "(l.md:7, 8)" in desk.said


def test_an_unknown_heading_behind_a_town_stops(desk):
    text = "## Signatories\n\n### Berlin\n\n- Ada Example\n\n### {}\n\n- Cy Specimen\n"
    assert desk.add("l.md", text.format("Hvem vi skriver til")) == 2
    assert "Hvem vi skriver til" in desk.said


@pytest.mark.parametrize(
    "heading",
    ["Wuppertal", "New Sampleton", "Friends of the river", "Les amis de la rivière", "Physics"],
)
def test_headings_that_part_a_list_stop_nothing(desk, heading):
    text = "## Signatories\n\n### Berlin\n\n- Ada Example\n\n### {}\n\n- Cy Specimen\n"
    assert desk.add("l.md", text.format(heading)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Specimen"]


@pytest.mark.parametrize(
    "table",
    [
        "Foo,Bar\nalpha,beta\ngamma,delta\n",
        "Foo,Bar\nAda Example,Oslo\nBo Sample,Kyiv\n",
        "Foo,Bar\nAda Example,Cy Specimen\nBo Sample,Di Muster\n",
        "Ada Example,Professor,Example University\nBo Sample,Writer,Sample College\n",
    ],
)
def test_the_hint_for_a_table_with_unknown_titles_works_as_it_stands(desk, table):
    assert desk.add("l.csv", table) == 2
    hint = next(line for line in desk.said.splitlines() if line.startswith("hint:"))
    assert "<" not in hint
    options = hint.partition("--map")[1:]
    first = "".join(options).partition(" or ")[0].partition(";")[0]
    assert desk.add("l.csv", table, *shlex.split(first)) == 0, desk.said
    assert all(desk.column("name"))


def test_the_hint_for_a_table_without_titles_keeps_role_and_affiliation_public(desk):
    table = "Ada Example,Professor,Example University\nBo Sample,Writer,Sample College\n"
    assert desk.add("l.csv", table) == 2
    options = desk.said.partition("“column 1”: ")[2].partition(";")[0]
    assert desk.add("l.csv", table, *shlex.split(options)) == 0, desk.said
    assert desk.column("role") == ["Professor", "Writer"]
    assert desk.column("affiliation") == ["Example University", "Sample College"]


def test_all_headings_that_are_not_clear_are_shown_at_once(desk):
    headings = ("Will sign when the text is final", "Under review", "Supporters who cannot sign")
    parts = "".join(f"### {each}\n\n- Bo Sample\n\n" for each in headings)
    assert desk.add("x.md", f"### Signatories\n\n- Ada Example\n\n{parts}") == 2
    assert [each for each in headings if each not in desk.said] == []


def test_the_line_that_says_it_is_named_and_not_the_one_above(desk):
    text = "{}\nAda Example\nCy Third\nBo Sample says no\n"
    for above in ("", "Open letter for the parks\n", "Signatories:\n"):
        assert desk.add("x.txt", text.format(above), read=False) == 2
        assert "do they sign? says no (in “Bo Sample says no”)" in desk.said
