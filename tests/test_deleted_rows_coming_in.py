"""Rows that were emptied, with a word of deletion in the place of the name: nobody stays named."""

import json

import pytest

from desk import Desk
from spreadsheets import ods, xlsx

TITLES = ["Response ID", "Name", "Email", "May we publish your name?"]
PEOPLE = [
    ["1", "Ada Example", "ada@example.org", "Yes"],
    ["2", "Bo Sample", "bo@example.org", "Yes"],
    ["3", "Cy Muster", "cy@example.org", "Yes"],
]
WORDS = [
    "[deleted]",
    "removed",
    "(removed on request)",
    "withdrawn",
    "Deleted user",
    "Account deleted",
    "GDPR deletion",
    "выдалена",
    "акаўнт выдалены",
    "удалено",
    "пользователь удалён",
    "видалено",
    "usunięto",
    "konto usunięte",
    "gelöscht",
    "Nutzer gelöscht",
    "supprimé",
    "compte supprimé",
    "eliminado",
    "cuenta eliminada",
    "محذوف",
    "حساب محذوف",
]


def table(second, titles=TITLES):
    rows = [titles, PEOPLE[0], second, PEOPLE[2]]
    return "".join(",".join(row) + "\n" for row in rows)


def consents(desk):
    return dict(zip(desk.column("name"), desk.column("consent"), strict=True))


@pytest.mark.parametrize("word", WORDS)
def test_the_number_says_whose_row_was_emptied(desk, word):
    assert desk.add("x.csv", table(PEOPLE[1]), consent="") == 0, desk.said
    assert desk.add("x.csv", table(["2", word, "", ""]), consent="") == 0, desk.said
    assert consents(desk) == {"Ada Example": "yes", "Bo Sample": "no", "Cy Muster": "yes"}
    assert "not on the list" not in desk.said
    assert "Bo Sample" not in desk.printed()


@pytest.mark.parametrize("word", ["—", "[redacted]", "xxx", ""])
def test_someone_who_has_no_name_and_no_answer_any_more_is_in_no_output(desk, word):
    assert desk.add("x.csv", table(PEOPLE[1]), consent="") == 0, desk.said
    assert desk.add("x.csv", table(["2", word, "", ""]), consent="") == 0, desk.said
    assert consents(desk) == {"Ada Example": "yes", "Bo Sample": "", "Cy Muster": "yes"}


@pytest.mark.parametrize(
    "row",
    [
        ["2", "deleted", "deleted", "deleted"],
        ["2", "gelöscht", "gelöscht", ""],
        ["2", "withdrawn", "withdrawn", "withdrawn"],
        ["2", "Deleted user", "deleted@example.org", "Yes"],
        ["2", "Bo Sample", "deleted", "deleted"],
        ["2", "удалено", "удалено", "удалено"],
        ["2", "[deleted]", "bo@example.org", "Yes"],
        ["9", "[deleted]", "bo@example.org", ""],
    ],
)
def test_other_cells_may_say_so_as_well(desk, row):
    assert desk.add("x.csv", table(PEOPLE[1]), consent="") == 0, desk.said
    assert desk.add("x.csv", table(row), consent="") == 0, desk.said
    assert consents(desk)["Bo Sample"] == "no"
    assert "not on the list" not in desk.said


@pytest.mark.parametrize("make", [xlsx, ods])
def test_it_is_so_in_spreadsheets(desk, make):
    kind = make.__name__
    for second in (PEOPLE[1], ["2", "[deleted]", "", ""]):
        rows = dict(enumerate([TITLES, PEOPLE[0], second, PEOPLE[2]], 1))
        assert desk.add(f"x.{kind}", make(rows), consent="") == 0, desk.said
    assert consents(desk)["Bo Sample"] == "no"


def test_it_is_so_in_data_and_pages(desk):
    people = [{"id": 1, "name": "Ada Example"}, {"id": 2, "name": "Bo Sample"}]
    page = "<table><tr><th>ID<th>Name<tr><td>1<td>Ada Example<tr><td>2<td>{}</table>"
    files = {
        "x.json": [json.dumps(people), json.dumps([people[0], {"id": 2, "name": "[deleted]"}])],
        "x.yaml": [
            f"- id: 1\n  name: Ada Example\n- id: 2\n  name: {n}\n"
            for n in ("Bo Sample", "удалено")
        ],
        "x.html": [page.format(name) for name in ("Bo Sample", "gelöscht")],
    }
    for name, texts in files.items():
        folder = desk.folder / name.replace(".", "-")
        folder.mkdir()
        own = Desk(folder)
        for text in texts:
            assert own.add(name, text) == 0, (name, own.said)
        assert consents(own) == {"Ada Example": "yes", "Bo Sample": "no"}, name


@pytest.mark.parametrize("word", ["[deleted]", "выдалена", "eliminado"])
def test_the_name_of_a_file_says_whose_entry_was_emptied(desk, word):
    for name in ("Ada Example", "Bo Sample", "Cy Muster"):
        desk.write(f"people/{name.split()[0]}.yaml", f"name: {name}\n")
    folder = desk.folder / "people"
    assert desk.run("add", folder, "--to", "parks", "--yes", "--consent", "yes") == 0, desk.said
    desk.write("people/Bo.yaml", f'name: "{word}"\n')
    assert desk.run("add", folder, "--to", "parks", "--yes", "--consent", "yes") == 0, desk.said
    assert consents(desk)["Bo Sample"] == "no"


def test_in_one_file_the_row_that_was_emptied_counts(desk):
    rows = table(PEOPLE[1]) + "2,[deleted],,\n"
    assert desk.add("x.csv", rows, consent="") == 0, desk.said
    assert consents(desk) == {"Ada Example": "yes", "Bo Sample": "no", "Cy Muster": "yes"}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "x.md",
            "# Signatories\n\n- Ada Example\n- Bo Sample\n",
            "# Signatories\n\n- Ada Example\n- [deleted]\n",
        ),
        (
            "x.csv",
            "Name,Email\nAda Example,a@example.org\nBo Sample,\n",
            "Name,Email\nAda Example,a@example.org\nusunięto,usunięto\n",
        ),
    ],
)
def test_without_a_number_it_asks(desk, name, before, after):
    assert desk.add(name, before) == 0, desk.said
    assert desk.add(name, after) == 2, desk.said
    option = desk.said.partition("add --same-person ")[2].partition(",")[0]
    assert desk.add(name, after, "--same-person", option) == 0, desk.said
    assert consents(desk)["Bo Sample"] == "no"


def test_without_a_number_it_may_be_somebody_else(desk):
    rows = "# Signatories\n\n- Ada Example\n- {}\n"
    assert desk.add("x.md", rows.format("Bo Sample")) == 0, desk.said
    assert desk.add("x.md", rows.format("[deleted]"), "--other-person", "x.md:4") == 0, desk.said
    assert consents(desk)["Bo Sample"] == "yes"


def test_under_another_name_of_the_file_it_asks(desk):
    assert desk.add("x.csv", table(PEOPLE[1]), consent="") == 0, desk.said
    emptied = table(["2", "[deleted]", "", ""])
    assert desk.add("final.csv", emptied, consent="") == 2, desk.said
    assert "under the number of" in desk.said
    options = ("--same-person", "final.csv:3")
    assert desk.add("final.csv", emptied, *options, consent="") == 0, desk.said
    assert consents(desk)["Bo Sample"] == "no"


def test_an_emptied_row_of_nobody_on_the_list_asks_nothing(desk):
    emptied = table(["2", "[deleted]", "", ""])
    for _ in range(2):
        assert desk.add("x.csv", emptied, consent="") == 0, desk.said
    assert consents(desk) == {"Ada Example": "yes", "Cy Muster": "yes"}


def test_the_numbers_of_another_form_take_nobody_off(desk):
    assert desk.add("x.csv", table(PEOPLE[1]), consent="") == 0, desk.said
    other = "Response ID,Name,Email\n1,Di Exemple,di@example.org\n2,[deleted],\n"
    assert desk.add("other.csv", other) == 0, desk.said
    assert consents(desk)["Bo Sample"] == "yes"
