"""Where only a yes says that an organisation signs, a person is asked who signs."""

import pytest

NAMES = ("Ada E", "Bo S")
QUESTIONS = (
    "On behalf of organisation?",
    "Are you signing on behalf of an organization?",
    "Signing as an organisation?",
    "Ці падпісваеце вы ад імя арганізацыі?",
    "Вы подписываете от имени организации?",
    "Ви підписуєте від імені організації?",
    "Podpisuję w imieniu organizacji",
    "Unterschreiben Sie im Namen einer Organisation?",
    "Signez-vous au nom d'une organisation ?",
    "¿Firma en nombre de una organización?",
    "هل توقع باسم منظمة؟",
)


@pytest.mark.parametrize("title", QUESTIONS)
def test_a_yes_to_signing_for_an_organisation_stops(desk, title):
    table = f"Name,Organisation,{title}\nAda Example,Lab,No\nBo Sample,Union,Yes\n"
    assert desk.add("form.csv", table) == 2
    assert "does the organisation sign" in desk.said
    assert "form.csv:3" in desk.said
    assert desk.add("form.csv", table, "--map", f"{title}=private") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_with_a_column_for_the_kind_the_organisation_signs(desk):
    title = "On behalf of organisation?"
    head = f"Name,Organisation,Kind,{title}\n"
    table = f"{head}Ada Example,Lab,person,No\nBo Sample,Union,organisation,Yes\n"
    said = ("--map", f"{title}=private", "--map", "Kind=kind")
    assert desk.add("form.csv", table, *said) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Union"]


@pytest.mark.parametrize("answers", [("No", "No"), ("", ""), ("No", "")])
def test_where_nobody_says_yes_people_sign(desk, answers):
    title = "Are you signing on behalf of an organisation?"
    rows = "".join(f"{name},Lab,{each}\n" for name, each in zip(NAMES, answers, strict=True))
    assert desk.add("form.csv", f"Name,Organisation,{title}\n{rows}") == 0, desk.said
    assert desk.column("name") == [*NAMES]


def test_other_questions_about_organisations_ask_nothing(desk):
    title = "Member of an organisation?"
    table = f"Name,Organisation,{title}\nAda Example,Lab,No\nBo Sample,Union,Yes\n"
    assert desk.add("form.csv", table) == 0, desk.said


@pytest.mark.parametrize("head", ["Керівник", "Руководитель", "Кіраўнік", "Kierownik", "Leiterin"])
def test_the_head_of_an_organisation_stays_private(desk, head):
    table = f"Organisation,{head}\nExample Union,Ada Example\nSample Trust,Bo Sample\n"
    assert desk.add("form.csv", table) == 0, desk.said
    assert desk.column("name") == ["Example Union", "Sample Trust"]
    assert desk.column("representative") == ["Ada Example", "Bo Sample"]
