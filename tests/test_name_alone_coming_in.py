"""Answers about the name alone, and questions whether somebody objects."""

import pytest

ALONE = [
    *("Name only", "Only my name", "Name without affiliation", "Nur der Name", "Nom uniquement"),
    *("Только имя и фамилия", "Тільки ім'я та прізвище", "Толькі імя і прозвішча"),
    *("Tylko imię i nazwisko", "الاسم فقط"),
]
FIRST = ["Tylko imię", "Только имя", "Solo nombre", "Prénom et initiale", "First name only"]
NO_BUT = [
    *("No, anonymously", "Нет, анонимно", "Не, ананімна", "Ні, анонімно", "Nie, anonimowo"),
    *("Nein, anonym", "Non, anonyme", "No, de forma anónima", "لا، مجهول"),
]
OBJECT = [
    ("Avez-vous une objection à ce que votre nom soit publié ?", "Oui", "Non"),
    ("Avez-vous quelque chose contre la publication de votre nom ?", "Oui", "Non"),
    ("Czy ma Pan/Pani coś przeciwko publikacji nazwiska?", "Tak", "Nie"),
]


def table(title, one, other="Anonymous"):
    return (
        f'Name,Role,Organisation,"{title}"\nAda Example,Judge,Court,"{one}"\nBo Sample,,,{other}\n'
    )


@pytest.mark.parametrize("title", ["How would you like to be listed?", "May we publish your name?"])
@pytest.mark.parametrize("answer", ALONE)
def test_the_name_alone_is_printed_without_what_stands_beside_it(desk, answer, title):
    assert desk.add("x.csv", table(title, answer)) == 0, desk.said
    assert "the affiliation stays private, as they answered" in desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Court" not in printed
    assert "Judge" not in printed


@pytest.mark.parametrize("answer", FIRST)
def test_the_first_name_alone_stops(desk, answer):
    assert desk.add("x.csv", table("How would you like to be listed?", answer)) == 2
    assert answer in desk.said


def test_initials_and_affiliation_are_initials(desk):
    table_ = table("How should we list you?", "Initials and affiliation")
    assert desk.add("x.csv", table_) == 0, desk.said
    assert desk.column("shown") == ["initials", "unnamed"]
    assert desk.column("affiliation")[0] == "Court"


@pytest.mark.parametrize("answer", NO_BUT)
def test_no_but_anonymously_counts_without_a_name(desk, answer):
    assert desk.add("x.csv", table("May we publish your name?", answer, "Yes")) == 0, desk.said
    assert desk.column("consent") == ["yes", "yes"]
    assert desk.column("shown") == ["unnamed", ""]


@pytest.mark.parametrize("answer", NO_BUT)
def test_no_but_anonymously_to_signing_stops(desk, answer):
    assert desk.add("x.csv", table("Do you sign?", answer, "Yes")) == 2


@pytest.mark.parametrize(("title", "yes", "no"), OBJECT)
def test_a_yes_to_an_objection_hides(desk, title, yes, no):
    assert desk.add("x.csv", table(title, yes, no)) == 0, desk.said
    assert desk.column("shown") == ["unnamed", "named"] or desk.column("shown") == ["unnamed", ""]
