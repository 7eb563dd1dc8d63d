"""Titles as the file has them, in everything that `add` says of columns that stay private."""

import json

import pytest

PEOPLE = [
    {"name": "Ada Example", "organization": {"name": "Lab", "country": "PL", "email": "anon"}},
    {
        "name": "Bo Sample",
        "organization": {"name": "Club", "country": "DE", "email": "bo withdrew"},
    },
]


def as_json():
    return json.dumps(PEOPLE)


def as_yaml():
    lines = []
    for each in PEOPLE:
        lines += [f"- name: {each['name']}", "  organization:"]
        lines += [f"    {key}: {text}" for key, text in each["organization"].items()]
    return "\n".join(lines) + "\n"


def as_toml():
    lines = []
    for each in PEOPLE:
        lines += ["[[signatories]]", f'name = "{each["name"]}"', "[signatories.organization]"]
        lines += [f'{key} = "{text}"' for key, text in each["organization"].items()]
    return "\n".join(lines) + "\n"


FILES = {"x.json": as_json, "x.yaml": as_yaml, "x.toml": as_toml}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("key", ["organization email", "detail: organization email"])
def test_questions_hints_notes_and_reasons_have_the_title_of_the_file(desk, name, key):
    content = FILES[name]()
    assert desk.add(name, content) == 2
    assert "“organization email”: these may be wishes" in desk.said
    assert "detail:" not in desk.said
    said = ("--map", f"{key}: anon=unnamed", "--map", f"{key}: bo withdrew=out")
    assert desk.add(name, content, *said) == 0, desk.said
    assert "a wish in “organization email”: unnamed" in desk.said
    assert "as you said of “organization email”" in desk.said
    assert "detail:" not in desk.said
    assert desk.column("shown") == ["unnamed"]


@pytest.mark.parametrize("key", ["organization country", "detail: organization country"])
def test_a_column_is_mapped_by_the_title_of_the_file_and_as_it_is_kept(desk, key):
    content = as_json().replace("anon", "a@example.org").replace("bo withdrew", "b@example.org")
    assert desk.add("x.json", content, "--map", f"{key}=country") == 0, desk.said
    assert desk.column("country") == ["PL", "DE"]


def test_the_columns_in_json_have_the_titles_of_the_file(desk):
    content = as_json().replace("anon", "a@example.org").replace("bo withdrew", "b@example.org")
    assert desk.add("x.json", content, "--json") == 0, desk.said
    assert '"organization country": "private"' in desk.said
    assert "detail:" not in desk.said


def test_a_link_in_a_table_of_a_page_has_the_title_of_its_column(desk):
    row = '<tr><td>{}</td><td><a href="{}">Lab</a></td></tr>'
    rows = row.format("Ada Example", "https://example.org/?anon") + row.format(
        "Bo", "https://example.org"
    )
    table = f"<table><tr><th>Name</th><th>Organisation</th></tr>{rows}</table>"
    desk.add("x.html", f"<h2>Signatories</h2>{table}")
    assert "Organisation link" in desk.said
    assert "detail:" not in desk.said
