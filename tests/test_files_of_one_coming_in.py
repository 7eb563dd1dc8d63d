"""A folder with a file for each: what stands behind a name there is no part of it unasked."""

import pytest


def add(desk, files):
    for name, text in files.items():
        desk.write(f"signed/{name}", text)
    return desk.run("add", desk.folder / "signed", "--to", "parks", "--yes", "--consent", "yes")


OTHERS = {"bo.txt": "Bo Sample\n", "cy.txt": "Cy Muster\n"}


@pytest.mark.parametrize(
    ("line", "role", "affiliation"),
    [
        ("Ada Example, Example University", "", "Example University"),
        ("Ada Example – University of Example", "", "University of Example"),
        ("Ada Example - Example University", "", "Example University"),
        ("Ada Example (Example University)", "", "Example University"),
        ("Ada Example, Lawyer", "Lawyer", ""),
        ("Ада Пример, Пример Университет", "", "Пример Университет"),
        ("Ada Example, Professor, Universität Beispiel", "Professor", "Universität Beispiel"),
    ],
)
@pytest.mark.parametrize("file", ["ada.txt", "ada"])
def test_a_plain_affiliation_gets_its_column(desk, file, line, role, affiliation):
    assert add(desk, {file: f"{line}\n", **OTHERS}) == 0, desk.said
    name = line.split(",")[0].split(" – ")[0].split(" - ")[0].split(" (")[0]
    assert desk.column("name") == [name, "Bo Sample", "Cy Muster"]
    assert desk.column("role") == [role, "", ""]
    assert desk.column("affiliation") == [affiliation, "", ""]


@pytest.mark.parametrize("line", ["Ada Example, Example U", "Ada Example - Example U"])
def test_what_is_not_certain_is_asked_about_and_the_hint_works(desk, line):
    assert add(desk, {"ada.txt": f"{line}\n", **OTHERS}) == 2
    assert "is “Example U” an affiliation, or a part of the name?" in desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()
    assert add(desk, {"ada.txt": "name: Ada Example\naffiliation: Example U\n", **OTHERS}) == 0
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster"]
    assert desk.column("affiliation") == ["Example U", "", ""]


@pytest.mark.parametrize("line", ["Example, Ada", "Ada Example (she/her)", "Ada Example, PhD"])
def test_other_names_stay_as_they_are(desk, line):
    assert add(desk, {"ada.txt": f"{line}\n", **OTHERS}) == 0, desk.said
    assert desk.column("name") == [line, "Bo Sample", "Cy Muster"]


def test_a_wish_behind_a_name_is_heard(desk):
    assert add(desk, {"ada.txt": "Ada Example (initials only)\n", **OTHERS}) == 0, desk.said
    assert desk.column("shown") == ["initials", "", ""]


@pytest.mark.parametrize(
    "file", ["Ada Example, Example U.yaml", "Ada Example - Example U.yaml", "Ada Example.yaml"]
)
def test_a_name_in_the_name_of_a_file_is_no_organisation(desk, file):
    assert add(desk, {file: "affiliation: Example Club\n"}) == 2
    assert "who signs, “Ada Example” of the file's name or the organisation in it?" in desk.said
    assert add(desk, {file: "name: Ada Example\naffiliation: Example Club\n"}) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert desk.column("affiliation") == ["Example Club"]


@pytest.mark.parametrize("file", ["Ada Example, Example U", "Ada Example - Example U.txt"])
def test_an_empty_file_names_nobody(desk, file):
    assert add(desk, {file: "", **OTHERS}) == 0, desk.said
    assert desk.column("name") == ["Bo Sample", "Cy Muster"]
    assert "1 left out" in desk.said
