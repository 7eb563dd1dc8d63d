"""Exclamations in a column of names, and headings of people who may leave.

All people and organisations are invented.
"""

import pytest

from letterkit.lists.people.exclamations import is_exclamation
from letterkit.lists.said.said_above import judged

SAID = (
    "Great letter!",
    "I agree",
    "Yes of course",
    "Hello from Minsk",
    "Thanks!",
    "Я згодны",
    "Вялікі дзякуй!",
    "Полностью согласен",
    "Привет из Минска",
    "Дуже дякую",
    "Tak, oczywiście",
    "Pozdrowienia z Mińska",
    "Vielen Dank!",
    "Ich stimme zu, toll!",
    "Grüße aus Minsk",
    "Je suis d'accord",
    "Merci beaucoup",
    "Estoy de acuerdo",
    "Saludos desde Minsk",
    "شكرا لكم",
    "تحية من مينسك",
)
NAMES = (
    "Bravo",
    "Bravo Claro",
    "Amen Example",
    "Super Example e.V.",
    "Great Example Society",
    "Yes Theatre Example",
    "Thanks Example",
    "Toll Ja",
    "We Are Here Collective",
)


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("suffix", ["csv", "txt", "md", "json"])
def test_an_exclamation_signs_nothing(desk, text, suffix):
    content = {
        "csv": f'Name,Org\nAda Example,A\n"{text}",\nBo Sample,B\n',
        "txt": f"Ada Example\n{text}\nBo Sample\n",
        "md": f"## Signatories\n\n- Ada Example\n- {text}\n- Bo Sample\n",
        "json": f'["Ada Example", "{text}", "Bo Sample"]',
    }[suffix]
    assert desk.add(f"list.{suffix}", content) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "3 rows: 2 read, 1 left out" in desk.said


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_no_exclamation(text):
    assert not is_exclamation(text)


@pytest.mark.parametrize(
    "title",
    [
        "May withdraw",
        "If withdrawn",
        "Might withdraw",
        "Могут отозвать подпись",
        "Можуць адклікаць подпіс",
        "Можуть відкликати підпис",
        "Mogą wycofać podpis",
        "Vielleicht zurückgezogen",
        "Peuvent retirer leur signature",
        "Pueden retirar su firma",
    ],
)
def test_someone_who_may_leave_is_asked_about_and_takes_nothing_back(desk, title):
    assert judged(title).unclear
    assert desk.add("list.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n") == 0
    page = f"## Signatories\n\n- Ada Example\n\n## {title}\n\n- Bo Sample\n"
    assert desk.add("list.md", page) == 2
    assert desk.column("consent") == ["yes", "yes"]


@pytest.mark.parametrize("title", ["Withdrawn", "Wants to withdraw", "Have withdrawn"])
def test_someone_who_left_or_wants_to_is_still_heard(title):
    assert judged(title).out or judged(title).unclear


@pytest.mark.parametrize("word", ["myself", "just me", "moi-même", "yo mismo", "от себя"])
def test_someone_who_signs_for_themselves_has_no_affiliation(desk, word):
    table = f"Name,Signing on behalf of\nAda Example,Example Union\nBo Sample,{word}\n"
    assert desk.add("list.csv", table) == 0, desk.said
    assert desk.column("affiliation") == ["Example Union", ""]
