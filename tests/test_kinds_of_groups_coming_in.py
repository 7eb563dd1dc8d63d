"""A heading that names a kind above names plainly of the other kind is asked about."""

import io
import shlex

import openpyxl
import pytest

PEOPLE = ["Ada Example", "Bo Sample"]
BODIES = ["Example Union", "Sample Verein"]


def sheet(title, names):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in [["Name", "Country"], *[[name, "NO"] for name in names]]:
        book.active.append(row)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def heading_in_table(title, names):
    return f"Name,Country\n{title},\n" + "".join(f"{name},NO\n" for name in names)


def group(title, names):
    people = ", ".join(f'{{"name": "{name}"}}' for name in names)
    return f'{{"{title}": [{people}]}}'


def markdown(title, names):
    return f"## Signatories\n\n### {title}\n\n" + "".join(f"- {name}\n" for name in names)


def html(title, names):
    lines = "<br>".join([f"<b>{title}</b>", *names])
    return f"<h2>Signatories</h2><p>{lines}</p>"


SHAPES = [
    ("l.xlsx", sheet),
    ("l.csv", heading_in_table),
    ("l.json", group),
    ("l.md", markdown),
    ("l.html", html),
]


@pytest.mark.parametrize(("name", "shape"), SHAPES)
@pytest.mark.parametrize(
    ("title", "names", "looks"),
    [("Organisations", PEOPLE, "people"), ("Individuals", BODIES, "organisations")],
)
@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_names_of_the_other_kind_are_asked_about(desk, name, shape, title, names, looks, kind):
    text = shape(title, names)
    assert desk.add(name, text) == 2, desk.said
    assert f"names that look like {looks}: {names[0]}" in desk.said
    hint = next(line for line in desk.said.splitlines() if line.startswith("hint:"))
    assert f"--kind {kind}" in hint
    assert desk.add(name, text, "--kind", kind) == 0, desk.said
    assert desk.column("name") == names
    assert desk.column("kind") == [kind, kind]


@pytest.mark.parametrize(
    "title",
    ["Организации", "Арганізацыі", "Організації", "Organizacje", "Organisationen", "منظمات"],
)
def test_people_below_organisations_in_other_languages(desk, title):
    names = ["Анна Примерова", "Богдан Образец"] if title[0] in "ОА" else PEOPLE
    assert desk.add("l.json", group(title, names)) == 2, desk.said
    assert "--kind person" in desk.said


@pytest.mark.parametrize("which", ["if they are what they look like: ", "headings are right: "])
def test_the_hint_for_headings_of_both_kinds_works_as_it_stands(desk, which):
    text = heading_in_table("Universities", PEOPLE) + "Individuals,\nExample Union,NO\n"
    assert desk.add("l.csv", text) == 2
    hint = desk.said.rpartition(which)[2].partition(";")[0].strip()
    assert desk.add("l.csv", text, *shlex.split(hint)) == 0, desk.said
    looks = ["person", "person", "organisation"]
    headings = ["organisation", "organisation", "person"]
    assert desk.column("kind") == (looks if "look" in which else headings)


def test_what_is_said_of_one_sheet_holds_for_no_other(desk):
    book = openpyxl.Workbook()
    book.active.title = "Organisations"
    other = book.create_sheet("NGOs")
    for page, names in ((book.active, PEOPLE), (other, BODIES)):
        for row in [["Name", "Country"], *[[name, "NO"] for name in names]]:
            page.append(row)
    into = io.BytesIO()
    book.save(into)
    assert desk.add("l.xlsx", into.getvalue()) == 2
    assert "--kind Organisations=person" in desk.said
    assert desk.add("l.xlsx", into.getvalue(), "--kind", "Organisations=person") == 0, desk.said
    assert desk.column("kind") == ["person", "person", "organisation", "organisation"]


def test_details_behind_people_below_organisations_are_no_part_of_their_names(desk):
    text = markdown("Organisations", ["Ada Example, Professor", "Bo Sample (Example University)"])
    assert desk.add("l.md", text) == 2
    assert desk.add("l.md", text, "--kind", "person") == 0, desk.said
    assert desk.column("name") == PEOPLE
    assert desk.column("role") == ["Professor", ""]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Organisations", ["Example Union", "Save Trees"]),
        ("NGOs", ["Save Trees", "Amnesty Example", "Example Foundation"]),
        ("Individuals", ["Ada Example", "Bo Church"]),
        ("People", ["Ada Example", "Example Union"]),
    ],
)
def test_headings_that_may_be_right_are_believed(desk, title, names):
    assert desk.add("l.md", markdown(title, names)) == 0, desk.said


@pytest.mark.parametrize("value", ["people", "=person", "Universities=", "x=people"])
def test_a_kind_that_is_none_is_refused(desk, value):
    assert desk.add("l.json", group("universities", BODIES), "--kind", value) == 2
    assert "--kind: unknown value" in desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()
