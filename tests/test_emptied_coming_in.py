"""What a source leaves empty in a later export is emptied in the list, and said."""

import pytest
from tests.test_left_in_another_form_coming_in import book

ROWS = [["17", "Ada Example", "Example U"], ["23", "Bo Sample", "Sample U"]]


def _json(rows):
    objects = [f'{{"id": "{i}", "name": "{n}", "org": "{o}"}}' for i, n, o in rows]
    return f"[{', '.join(objects)}]"


def _sparse(rows):
    given = [f'"id": "{i}", "name": "{n}"' + (f', "org": "{o}"' if o else "") for i, n, o in rows]
    return f"[{', '.join(f'{{{each}}}' for each in given)}]"


SHAPES = [
    ("x.csv", lambda rows: "id,Name,Org\n" + "".join(f"{','.join(row)}\n" for row in rows)),
    ("x.csv", lambda rows: "Name,Org\n" + "".join(f"{n},{o}\n" for _, n, o in rows)),
    (
        "x.csv",
        lambda rows: "Name,Org,Email\n" + "".join(f"{n},{o},{i}@e.org\n" for i, n, o in rows),
    ),
    ("x.xlsx", lambda rows: book({"A": [["id", "Name", "Org"], *rows]})),
    ("x.xlsx", lambda rows: book({"A": [["Name", "Org"], *(row[1:] for row in rows)]})),
    ("x.json", _json),
    ("x.json", _sparse),
    ("x.yaml", lambda rows: "".join(f'- name: {n}\n  affiliation: "{o}"\n' for _, n, o in rows)),
    (
        "x.md",
        lambda rows: (
            "## Signatories\n\n"
            + "".join(f"- {', '.join(filter(None, row[1:]))}\n" for row in rows)
        ),
    ),
    (
        "x.html",
        lambda rows: (
            "<h2>Signatories</h2><table><tr><th>Name</th><th>Organisation</th></tr>"
            + "".join(f"<tr><td>{n}</td><td>{o}</td></tr>" for _, n, o in rows)
            + "</table>"
        ),
    ),
]


@pytest.mark.parametrize(("name", "make"), SHAPES)
@pytest.mark.parametrize("later", ["", "-", "n/a"])
def test_an_emptied_affiliation_is_printed_no_more(desk, name, make, later):
    if later and "sparse" in make.__name__:
        pytest.skip("a key that is not there has no dash")
    assert desk.add(name, make(ROWS)) == 0, desk.said
    if name == "x.md" and later:
        return
    assert desk.add(name, make([ROWS[0], ["23", "Bo Sample", later]])) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("affiliation") == ["Example U", ""]
    assert "Bo Sample: affiliation is empty in the file, and now in the list (x." in desk.said
    printed = desk.printed()
    assert "Sample U" not in printed
    assert "Example U" in printed


@pytest.mark.parametrize(
    ("title", "value", "column"),
    [
        ("Affiliation", "Ministry of Truth", "affiliation"),
        ("Role", "Clerk", "role"),
        ("Comment", "For the trees", "comment"),
        ("Website", "https://bo.example.org/", "link"),
        ("Country", "Belgium", "country"),
    ],
)
def test_each_public_column_of_a_form(desk, title, value, column):
    form = f"Timestamp,Name,Email,{title}\n2026-11-13 10:00:00,Bo Sample,b@example.org,"
    assert desk.add("f.csv", f"{form}{value}\n") == 0, desk.said
    assert desk.column(column) != [""]
    assert desk.add("f.csv", f"{form}\n") == 0, desk.said
    assert desk.column(column) == [""]
    assert f"{column} is empty in the file" in desk.said
    assert desk.column("email") == ["b@example.org"]


def test_what_the_coordinator_wrote_stays(desk):
    make = SHAPES[0][1]
    assert desk.add("x.csv", make(ROWS)) == 0
    path = desk.folder / "signatories" / "parks.csv"
    path.write_text(path.read_text("utf-8").replace("Sample U", "Sample University"), "utf-8")
    assert desk.add("x.csv", make([ROWS[0], ["23", "Bo Sample", ""]])) == 0
    assert desk.column("affiliation") == ["Example U", "Sample University"]
    assert "is empty" not in desk.said


def test_what_was_emptied_comes_back_if_the_source_has_it_again(desk):
    make = SHAPES[0][1]
    for rows in (ROWS, [ROWS[0], ["23", "Bo Sample", ""]], ROWS):
        assert desk.add("x.csv", make(rows)) == 0, desk.said
    assert desk.column("affiliation") == ["Example U", "Sample U"]


def test_another_file_takes_nothing_away(desk):
    table = "Name,Org,Email\nBo Sample,{},b@example.org\n"
    assert desk.add("x.csv", table.format("Sample U")) == 0
    assert desk.add("y.csv", table.format("")) == 0
    assert desk.column("affiliation") == ["Sample U"]


def test_a_column_that_is_gone_for_all_is_said_and_kept(desk):
    assert desk.add("x.csv", SHAPES[0][1](ROWS)) == 0
    assert desk.add("x.csv", "id,Name\n17,Ada Example\n23,Bo Sample\n") == 0
    assert desk.column("affiliation") == ["Example U", "Sample U"]
    assert "the file has no affiliation any more" in desk.said
    assert "2 people" in desk.said


def test_who_lost_name_and_affiliation_is_shown_as_the_source_has_it(desk):
    make = SHAPES[0][1]
    assert desk.add("x.csv", make(ROWS)) == 0
    assert desk.add("x.csv", make([ROWS[0], ["23", "B. S.", ""]])) == 0
    assert desk.column("name") == ["Ada Example", "B. S."]
    assert desk.column("affiliation") == ["Example U", ""]
