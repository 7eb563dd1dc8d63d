"""Questions how somebody wants to be listed: the answer is leave. All people are invented."""

import pytest


@pytest.mark.parametrize(
    ("title", "full", "hidden"),
    [
        ("How would you like to be listed?", "With my full name and affiliation", "Anonymously"),
        ("I would like my name to appear on the open letter", "Yes", "No"),
        ("Wie möchten Sie genannt werden?", "Mit vollem Namen", "Anonym"),
        ("Comment souhaitez-vous apparaître ?", "Avec mon nom complet", "Anonyme"),
        ("¿Cómo desea aparecer?", "Con nombre completo", "Anónimo"),
        ("Как вас указать?", "Полное имя", "Анонимно"),
        ("Як вас паказаць?", "Поўнае імя", "Ананімна"),
        ("Як вас вказати?", "Повне ім’я", "Анонімно"),
        ("Come vuole comparire?", "Con nome e cognome", "In forma anonima"),
        ("お名前の掲載方法", "実名", "匿名"),
    ],
)
def test_someone_who_chose_how_to_be_listed_gave_leave(desk, title, full, hidden):
    table = f'Name,"{title}"\nAda Example,{full}\nBo Sample,{hidden}\nCy Muster,\n'
    assert desk.add("x.csv", table, consent="") == 0, desk.said
    assert desk.column("consent") == ["yes", "yes", ""]
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Bo Sample" not in printed
    assert "Cy Muster" not in printed


@pytest.mark.parametrize(
    ("title", "full"),
    [
        ("Visibility", "Public"),
        ("Name display preference", "Full name"),
        ("public", "true"),
        ("How would you like to be listed in the dinner programme?", "Full name"),
        ("How should your name appear on your badge?", "Full name"),
    ],
)
def test_what_a_platform_shows_or_another_list_is_no_leave(desk, title, full):
    table = f"Name,{title}\nAda Example,{full}\nBo Sample,Anonymous\n"
    assert desk.add("x.csv", table, consent="") == 2


def test_a_question_for_leave_alone_decides_where_there_is_one(desk):
    titles = "Name,How would you like to be listed?,May we publish your name?"
    table = f"{titles}\nAda Example,Full name,No\nBo Sample,Full name,Yes\nCy Muster,Full name,\n"
    assert desk.add("x.csv", table, consent="") == 0, desk.said
    assert desk.column("consent")[:2] == ["no", "yes"]
    assert desk.column("consent")[2] != "yes"


def test_a_yes_that_was_said_of_an_answer_is_leave(desk):
    title = "Megjelenhet a neve?"
    table = f"Name,{title}\nAda Example,Igen\nBo Sample,Nem\n"
    options = ("--map", f"{title}: Igen=yes", "--map", f"{title}: Nem=no")
    assert desk.add("x.csv", table, *options, consent="") == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]


@pytest.mark.parametrize("second", ["de la Muestra", "del Río", "y Gasset", "de Muestra"])
def test_a_second_family_name_may_begin_with_a_particle(desk, second):
    table = f"Nombre,Primer apellido,Segundo apellido\nAna,Ejemplo,{second}\nJosé,Prueba,López\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("name") == [f"Ana Ejemplo {second}", "José Prueba López"]


def test_a_choice_below_a_family_name_is_still_asked_about(desk):
    table = "Nombre,Primer apellido,Segundo apellido\nAna,Ejemplo,solo iniciales\nJosé,Prueba,sí\n"
    assert desk.add("x.csv", table) == 2


def test_a_no_to_the_name_is_said_to_be_that_and_no_consent(desk):
    rows = "Ada Example,Yes\nBo Sample,No\n"
    title = "I would like my name to appear on the open letter"
    assert desk.add("a.csv", f"Name,{title}\n{rows}") == 0, desk.said
    assert "Yes → named (1) · No → unnamed (1)" in desk.said
