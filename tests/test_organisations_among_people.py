"""Organisations in lists: who answers for them, where they are from, and which kind is said.

All people and organisations are invented.
"""

import pytest

# An organisation, and a person who answers for it, in the languages that are read.
FOR_ATTENTION = (
    "Muster Collective (per Cy Muster)",
    "Muster Collective c/o Cy Muster",
    "Muster Collective, attn Cy Muster",
    "Verein Muster (z. Hd. Cy Muster)",
    "Verein Muster, vertreten durch Cy Muster",
    "Association Muster (à l'attention de Cy Muster)",
    "Asociación Muster (a la atención de Cy Muster)",
    "Fundacja Muster (do rąk Cy Muster)",
    "Фонд Пример (в лице Ады Образцовой)",
    "Фонд Приклад (до уваги Ада Зразок)",
    "Фонд Прыклад (у асобе Ада Узор)",
    "مؤسسة مثال (عناية آدا نموذج)",
)
IN_DOUBT = (
    "Muster Collective – Cy Muster",
    "Muster Collective / Cy Muster",
    "Muster Collective: Cy Muster",
    "Muster Collective (Cy Muster)",
    "Фонд Пример — Ада Образцова",
)
ORDINARY = (
    "Human Rights Centre (HRC)",
    "Example Watch – Kenya",
    "Verein Muster / Muster Association",
    "Сяброўства «Прыклад» / Example Society",
    "Example Union: Section of Nurses",
)


def test_who_is_named_for_attention_stays_private(desk):
    text = "Organisations:\n\n" + "".join(f"- {each}\n" for each in FOR_ATTENTION)
    assert desk.add("list.txt", text, read=False) == 0, desk.said
    assert all(desk.column("representative"))
    assert not any("(" in name or "/" in name or "," in name for name in desk.column("name"))
    items = "## Signatories\n\n" + "".join(f"- {each}\n" for each in FOR_ATTENTION)
    assert desk.add("list.md", items, read=False) == 0, desk.said
    assert set(desk.column("kind")) == {"organisation"}


@pytest.mark.parametrize("name", IN_DOUBT)
def test_a_person_behind_an_organisation_is_for_a_person_to_read(desk, name):
    table = f"Organisation\nExample Watch\n{name}\n"
    for file, content in (
        ("list.csv", table),
        ("list.txt", f"Organisations:\n\n- Example Watch\n- {name}\n"),
        ("list.md", f"## Signatories\n\n- Example Watch\n- {name}\n"),
    ):
        assert desk.add(file, content, read=False) == 2
        assert name in desk.said
        assert "(contact: Ada Example)" in desk.said
    assert desk.add("list.csv", table) == 0, desk.said
    assert name in desk.column("name")


def test_ordinary_organisations_ask_nothing(desk):
    text = "Organisations:\n\n" + "".join(f"- {each}\n" for each in ORDINARY)
    assert desk.add("list.txt", text, read=False) == 0, desk.said
    assert desk.column("name") == list(ORDINARY)


COUNTRIES = "Organisation\nKenya\nExample Watch\nSample Union\nCôte d'Ivoire\nMuster Foundation\n"


def test_a_country_among_organisations_is_asked_about(desk):
    assert desk.add("list.csv", COUNTRIES) == 2
    assert "--map 'Organisation: Kenya=named'" in desk.said
    text = COUNTRIES.partition("\n")[2]
    assert desk.add("list.txt", text, "--kind", "organisation") == 2
    assert "Kenya" in desk.said


def test_what_is_said_of_a_country_counts(desk):
    said = ("--map", "Organisation: Kenya=named", "--map", "Organisation: Côte d'Ivoire=named")
    assert desk.add("list.csv", COUNTRIES, *said) == 0, desk.said
    assert len(desk.rows) == 5


def test_a_country_with_a_colon_is_a_heading(desk):
    table = COUNTRIES.replace("Kenya", "Kenya:").replace("Ivoire", "Ivoire:")
    assert desk.add("list.csv", table) == 0, desk.said
    assert desk.column("name") == ["Example Watch", "Sample Union", "Muster Foundation"]


def test_organisations_below_a_country_are_no_affiliations_of_each_other(desk):
    text = "Kenya:\nExample Watch\nSample Union\n\nGhana:\nMuster Foundation\n"
    assert desk.add("list.txt", text, "--kind", "organisation") == 2
    assert "list.txt:3" in desk.said


def test_the_kind_is_that_of_the_whole_file(desk):
    groups = "Kenya:\n- Example Watch\n- Sample Union\n\nGhana:\n- Muster Foundation\n"
    groups += "\nPeru:\n- Prova Trust\n"
    assert desk.add("list.txt", groups) == 0, desk.said
    assert desk.column("kind") == ["organisation"] * 4
    spoken = "Example Watch (Ada Example, Director)\nSample Union (Bo Sample, Chair)\nProva Trust\n"
    assert desk.add("other.txt", spoken) == 0, desk.said
    assert set(desk.column("kind")) == {"organisation"}


MIXED = "- Example Watch, Kenya\n- Sample Union, Ghana\n- Ada Example, Lawyer\n- Muster Trust\n"


def test_a_mixed_list_stops_until_the_kinds_are_said(desk):
    assert desk.add("list.md", f"## Signatories\n\n{MIXED}") == 2
    assert "--kind" in desk.said
    parted = (
        "## Organisations\n\n- Example Watch, Kenya\n- Muster Trust\n\n## People\n\n- Ada Example\n"
    )
    assert desk.add("list.md", parted) == 0, desk.said
    assert desk.column("kind") == ["organisation", "organisation", "person"]


def test_one_name_like_an_organisation_among_many_is_noted(desk):
    people = "".join(f"Ada Example{letter * 3}\n" for letter in "abcdefgh")
    assert desk.add("list.csv", f"Name\n{people}Bo Union\n") == 0, desk.said
    assert "list.csv:10: may be organisations among people" in desk.said
    assert desk.column("kind") == [""] * 9
