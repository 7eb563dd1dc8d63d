"""Headings such as "On behalf of:" above the names of organisations, from `add` to the list."""

import pytest

from letterkit.read.group_words import kind_of_group, says_who_signed

HEADINGS = [
    *(
        "On behalf of",
        "Signed on behalf of",
        "On behalf of the organisations",
        "For the organisations",
    ),
    *("Ад імя", "Ад імя арганізацый", "От имени", "Подписали от имени организаций", "Від імені"),
    *("W imieniu", "W imieniu stowarzyszeń", "Im Namen von", "Für die Organisationen", "Au nom de"),
    *(
        "Au nom des associations",
        "Pour les organisations",
        "En nombre de",
        "Por las organizaciones",
    ),
    *("En representación de", "باسم", "نيابة عن", "باسم المنظمات"),
]
PEOPLE = [
    "Individuals",
    "Асобы",
    "Физические лица",
    "Особи",
    "Osoby",
    "Personally",
    "À titre individuel",
]


@pytest.mark.parametrize("title", HEADINGS)
def test_the_heading_says_that_organisations_follow(desk, title):
    text = f"{title}:\n\nAda House\nBo Collective\n\nIndividuals:\n\nAda Example\nBo Sample\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert desk.column("kind") == ["organisation", "organisation", "person", "person"]
    assert desk.column("name") == ["Ada House", "Bo Collective", "Ada Example", "Bo Sample"]


@pytest.mark.parametrize("title", HEADINGS)
def test_it_does_so_in_pages(desk, title):
    text = f"## {title}\n\n- Ada House\n- Bo Collective\n\n## Individuals\n\n- Ada Example\n"
    assert desk.add("x.md", text) == 0, desk.said
    assert desk.column("kind") == ["organisation", "organisation", "person"]


@pytest.mark.parametrize("people", PEOPLE)
def test_people_below_another_heading_stay_people(desk, people):
    text = f"On behalf of:\n\nAda House\n\n{people}:\n\nAda Example\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert desk.column("kind")[0] == "organisation"
    assert desk.column("kind")[1] != "organisation"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.json", '{"on_behalf_of": ["Ada House"], "individuals": ["Ada Example"]}'),
        (
            "x.html",
            "<p>On behalf of:</p><ul><li>Ada House</li></ul>"
            "<h2>Individuals</h2><ul><li>Ada Example</li></ul>",
        ),
        (
            "x.md",
            "---\ntitle: Signatories\n---\n\n**On behalf of:**\n\n- Ada House\n\n"
            "**Personally:**\n\n- Ada Example\n",
        ),
    ],
)
def test_other_formats(desk, name, text):
    assert desk.add(name, text) == 0, desk.said
    assert desk.column("kind") == ["organisation", "person"]


@pytest.mark.parametrize(
    "title",
    [
        *("On behalf of our staff", "On behalf of the victims", "In the name of freedom"),
        *("On behalf of Ada Example", "Au nom de la liberté", "Im Namen des Volkes"),
    ],
)
def test_in_the_name_of_anything_else_is_no_organisation(title):
    assert kind_of_group(title) != "organisation"
    assert not says_who_signed(title)


@pytest.mark.parametrize("title", ["To the organisations", "Letter for the universities"])
def test_who_a_letter_is_to_or_for_is_no_group_of_organisations(title):
    assert kind_of_group(title) == ""
