"""Answers that ordinary forms have, and that say nothing of a wish. All people are invented."""

import pytest

DECLINED = [
    ("Pronouns", "prefer not to say"),
    ("Pronouns", "Prefer not to answer"),
    ("What is your gender?", "Prefer not to say"),
    ("Ethnicity", "I'd rather not say"),
    ("Age group", "Prefer not to disclose"),
    ("Religion", "Prefer not to say"),
    ("Узрост", "не хачу адказваць"),
    ("Ваш пол", "Предпочитаю не указывать"),
    ("Стать", "Не хочу вказувати"),
    ("Płeć", "Wolę nie podawać"),
    ("Geschlecht", "keine Angabe"),
    ("Genre", "Préfère ne pas répondre"),
    ("Género", "Prefiero no decirlo"),
    ("الجنس", "أفضل عدم الإفصاح"),
]


@pytest.mark.parametrize(("title", "answer"), DECLINED)
def test_a_personal_question_that_was_declined_hides_nobody(desk, title, answer):
    table = f"Name,{title}\nAda Example,{answer}\nBo Sample,x-other\n"
    assert desk.add("l.csv", table) == 0, desk.said
    assert set(desk.column("shown")) == {""}


def test_an_option_to_decline_hides_nobody(desk):
    table = "Name,Gender [Woman],Gender [Prefer not to say]\nAda Example,Yes,No\nBo Sample,No,Yes\n"
    assert desk.add("l.csv", table) == 0, desk.said
    assert set(desk.column("shown")) == {""}


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Gender", "please do not print my name"),
        ("Affiliation", "prefer not to say"),
        ("Age and public name", "Prefer not to say"),
    ],
)
def test_elsewhere_or_with_more_words_it_may_be_a_wish(desk, title, answer):
    table = f"Name,{title}\nAda Example,{answer}\nBo Sample,Sample Society\n"
    if desk.add("l.csv", table) == 0:
        assert desk.column("shown")[0] == "unnamed"
