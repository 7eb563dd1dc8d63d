"""Columns for the name that the public may see: an answer in one never becomes a name."""

import shlex

import pytest

TITLES = [
    "Public name?",
    "Name public?",
    "Is your name public",
    "Публічнае імя?",
    "Публичное имя?",
    "Имя публично?",
    "Публічне ім'я?",
    "Imię publicznie?",
    "Öffentlicher Name?",
    "Nom public ?",
    "¿Nombre público?",
    "الاسم علني؟",
]
ANSWERS = ["Hm hm", "Yeah whatever", "meh", "Let me think"]


def table(title, one, other="Ada E."):
    return f"Timestamp,Full name,{title}\n1,Bo Sample,{one}\n2,Ada Example,{other}\n"


@pytest.mark.parametrize("title", [*TITLES, "Public name", "Display name", "Name for the website"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_asked_about_and_never_printed(desk, title, answer):
    assert desk.add("x.csv", table(title, answer)) == 2, desk.said
    assert f"“{answer}” (1)" in desk.said
    assert desk.add("x.csv", table(title, answer), "--map", f"{title}: {answer}=unnamed") in (0, 2)
    if (desk.folder / "signatories" / "parks.csv").exists():
        printed = desk.printed()
        assert answer not in printed
        assert "Bo" not in printed


@pytest.mark.parametrize("title", TITLES)
def test_names_like_the_private_one_are_names_below_any_title(desk, title):
    assert desk.add("x.csv", table(title, "B. Sample")) == 0, desk.said
    printed = desk.printed()
    assert "B. Sample" in printed
    assert "Bo Sample" not in printed


@pytest.mark.parametrize("title", ["Pen name?", "Pseudonym?", "Which public name should we use?"])
@pytest.mark.parametrize("name", ["Kite", "The Wanderer", "bo", "Sample"])
def test_what_is_plainly_a_name_asks_nothing(desk, title, name):
    assert desk.add("x.csv", table(title, name)) == 0, desk.said


def test_the_hint_for_one_answer_among_names_works(desk):
    rows = table("Public name", "rather not")
    assert desk.add("x.csv", rows) == 2
    hint = desk.said.split("means: ")[1].split(" (counted")[0]
    assert desk.add("x.csv", rows, *shlex.split(hint)) == 0, desk.said
    printed = desk.printed()
    assert "Ada E." in printed
    assert "rather not" not in printed
    assert "Bo Sample" not in printed
