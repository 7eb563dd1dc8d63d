"""Headings with the name of an institution, or a word such as "Universities" or "Example"."""

import pytest

from letterkit.lists.documents.example_headings import is_example
from letterkit.lists.documents.group_words import is_one_institution, kind_of_those

FORMS = {
    "x.md": "## Signatories\n\n### {}\n\n- Ada Sample\n- Bo Muster, Editor\n",
    "x.html": "<h2>Signatories</h2><h3>{}</h3>"
    "<ul><li>Ada Sample</li><li>Bo Muster, Editor</li></ul>",
    "x.txt": "Signatories:\n\n{}:\n\nAda Sample\nBo Muster\n",
    "x.csv": "Name,Role\n{},\nAda Sample,Baker\nBo Muster,Editor\n",
}


@pytest.mark.parametrize("file", FORMS)
@pytest.mark.parametrize(
    "title",
    ["Max Sample Institute", "Research Institute", "Institute of Physics", "Federation of Unions"],
)
def test_the_name_of_one_institution_makes_no_organisations(desk, file, title):
    assert desk.add(file, FORMS[file].format(title)) == 0, desk.said
    assert desk.column("name") == ["Ada Sample", "Bo Muster"]
    assert "organisation" not in desk.column("kind")


@pytest.mark.parametrize("file", ["x.md", "x.html", "x.txt"])
@pytest.mark.parametrize(
    "title", ["Universities", "Universitäten", "Университеты", "Universités", "جامعات"]
)
def test_people_below_a_word_for_places_of_work_stay_people(desk, file, title):
    assert desk.add(file, FORMS[file].format(title)) == 0, desk.said
    assert desk.column("name") == ["Ada Sample", "Bo Muster"]
    assert "organisation" not in desk.column("kind")


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Universities", ["University of Oxfield", "Sample College"]),
        ("Universities", ["Ada Sample", "Oxfield"]),
        ("NGOs", ["Save Trees", "Green Trust"]),
        ("Beteiligte Institute", ["Institut für Bäume", "Wetteramt"]),
    ],
)
def test_organisations_below_a_word_for_them_stay_organisations(desk, title, names):
    text = f"## Signatories\n\n### {title}\n\n" + "".join(f"- {each}\n" for each in names)
    assert desk.add("x.md", text) == 0, desk.said
    assert desk.column("name") == names
    assert set(desk.column("kind")) == {"organisation"}
    assert f"by the heading above, “{title}”: {' · '.join(names)}; if" in desk.said


@pytest.mark.parametrize(
    "title",
    [
        "Institute",
        "Institutes",
        "Deutsche Institute",
        "Institute und Hochschulen",
        "Network of NGOs",
        "University groups",
        "Organisations from Belarus",
        "Университеты",
    ],
)
def test_words_for_several_are_no_name_of_one(title):
    assert not is_one_institution(title)
    assert kind_of_those(title) == "organisation"


@pytest.mark.parametrize("file", ["x.md", "x.html", "x.txt"])
@pytest.mark.parametrize(
    "title", ["University of Example", "Universität Beispiel", "Université d'Exemple"]
)
def test_an_institution_with_the_word_example_in_its_name_loses_nobody(desk, file, title):
    assert desk.add(file, FORMS[file].format(title)) == 0, desk.said
    assert desk.column("name") == ["Ada Sample", "Bo Muster"]


@pytest.mark.parametrize(
    "title",
    [
        "Example",
        "Examples",
        "Example signature",
        "Sample entry",
        "Examples of harm",
        "Beispiel für eine Unterschrift",
        "Exemple de signature",
        "Ejemplos",
        "Пример подписи",
        "Прыклад",
        "Приклад запису",
        "Przykład podpisu",
        "مثال على التوقيع",
    ],
)
def test_a_heading_that_is_an_example_leaves_out_those_below(desk, title):
    text = f"## Signatories\n\n- Cy Probe\n- Di Probe\n\n### {title}\n\n- Ada Sample\n"
    assert is_example(title)
    assert desk.add("x.md", text) == 0, desk.said
    assert desk.column("name") == ["Cy Probe", "Di Probe"]
    assert "not among those who signed" in desk.said


@pytest.mark.parametrize("title", ["EXAMPLE UNIVERSITY", "Sample", "Пример Университет", ""])
def test_a_name_with_the_word_is_no_example(title):
    assert not is_example(title)


def test_a_name_with_a_role_behind_it_is_said_to_be_one_perhaps(desk):
    text = "Ada Sample, Green Park\nBo Muster\nCy Probe\nDi Probe\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert "or a name with a role or an affiliation behind it" in desk.said
