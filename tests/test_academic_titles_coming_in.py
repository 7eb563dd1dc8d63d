"""Columns of degrees and academic titles, of countries and of times. All people are invented."""

import pytest


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Titel", "Professorin"),
        ("Akademischer Grad", "Dr. phil."),
        ("Degrees", "MD, PhD"),
        ("Tytuł naukowy", "prof. dr hab."),
        ("Учёная степень", "доктор наук"),
        ("Вучоная ступень", "доктар навук"),
        ("Науковий ступінь", "доктор наук"),
        ("Titre universitaire", "docteure"),
        ("Grado académico", "doctora"),
        ("الدرجة العلمية", "دكتورة"),
    ],
)
def test_a_degree_is_read_as_a_role(desk, title, text):
    assert desk.add("x.csv", f'Name,{title}\nAda Example,"{text}"\nBo Sample,\n') == 0, desk.said
    assert desk.column("role") == [text, ""]


def test_another_role_comes_before_a_degree(desk):
    table = "Titel;Vorname;Nachname;Funktion\nDr.;Ada;Beispiel;Leiterin\nProf.;Bo;Muster;\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("role") == ["Leiterin", ""]
    assert desk.column("Titel") == ["Dr.", "Prof."]


@pytest.mark.parametrize(("one", "other"), [("Frau", "Herr"), ("Ms", "Mr."), ("Mme", "M.")])
def test_a_salutation_is_no_role(desk, one, other):
    assert desk.add("x.csv", f"Name,Titel\nAda Example,{one}\nBo Sample,{other}\n") == 0, desk.said
    assert not any(desk.column("role"))
    assert desk.column("Titel") == [one, other]


@pytest.mark.parametrize(
    "title",
    [
        "What country are you in?",
        "In welchem Land leben Sie?",
        "В какой стране вы живёте?",
        "W jakim kraju mieszkasz?",
        "¿En qué país vives?",
    ],
)
def test_a_question_for_the_country_is_understood(desk, title):
    assert desk.add("x.csv", f"Name,{title}\nAda Example,Poland\nBo Sample,France\n") == 0
    assert all(desk.column("country"))


@pytest.mark.parametrize("title", ["Timestamp (EST)", "Timestamp (UTC)", "Signed at (GMT+2)"])
def test_a_time_with_its_zone_is_when_they_signed(desk, title):
    table = f"Name,{title}\nAda Example,2026-05-01 12:00\nBo Sample,2026-05-02 12:00\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("signed") == ["2026-05-01", "2026-05-02"]
