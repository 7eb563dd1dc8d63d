import pytest

from letterkit.errors import LetterkitError
from letterkit.lists.consent.asked import question_of, unplaced
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.readings import said_of
from letterkit.lists.exports.choices import WhatIsMeant
from letterkit.lists.exports.maps_elsewhere import refuse_elsewhere
from letterkit.lists.said.free_text import heard


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Please tick all that apply", "I want to stay anonymous, I want the newsletter"),
        ("Please tick all that apply", "Keep me anonymous;Send news;"),
        ("Wishes", "Send news\nKeep me anonymous"),
        ("What are you OK with?", "Stay anonymous, Newsletter"),
        ("Optionen", "Anonym, Newsletter"),
        ("Choix", "Je veux rester anonyme;Newsletter"),
        ("Выберите", "Не публиковать имя, Получать новости"),
        ("Do you want our newsletter?", "No, and keep me anonymous"),
    ],
)
def test_a_wish_among_several_choices_is_heard(title: str, answer: str) -> None:
    question = question_of(title, [answer, "", "Newsletter"])
    assert question is None or question.ask is Ask.OTHER
    assert heard(answer) == "unnamed"


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Status", "do not publish"),
        ("GDPR", "do not publish"),
        ("Question 5", "I do not want to be named"),
        ("Q5", "Nein, bitte ohne Namen"),
        ("Notes", "anonim"),
        ("Пожелания", "прошу не указывать фамилию"),
        ("Anything else?", "I am afraid, please do not name me"),
        ("Wunsch", "nicht nennen"),
        ("Type", "hidden"),
        ("Preference", "Private"),
        ("Тип подписи", "закрытая"),
        ("Статус подписи", "скрытая"),
        ("Тып подпісу", "закрыты"),
        ("Тип підпису", "прихований"),
        ("Typ podpisu", "ukryty"),
        ("Art der Unterschrift", "privat"),
        ("Type de signature", "cachée"),
        ("Tipo de firma", "privada"),
        ("نوع التوقيع", "مخفي"),
        ("How do you sign?", "With initials"),
        ("What may we do with your signature?", "Count only"),
        ("Print?", "no"),
        ("gdpr_public", "0"),
        ("Credit me as", "nobody"),
        ("Byline", "none"),
    ],
)
def test_one_plain_wish_under_another_title_is_seen(title: str, answer: str) -> None:
    question = question_of(title, [answer, "", ""])
    if question is None or question.ask is Ask.OTHER:
        assert heard(answer) == "unnamed"
        return
    means = said_of(question.meaning(answer))
    assert question.ask is Ask.UNDECIDED or "unnamed" in means or "initials" in means


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("Status", ["published", "pending", "draft"]),
        ("Status", ["закрыт", "открыт"]),
        ("Sector", ["private", "public"]),
        ("Type", ["private", "business"]),
        ("Person type", ["private person"]),
        ("How did you hear about us?", ["Friends", "Private message"]),
        ("Dietary preference", ["none", "vegan"]),
        ("Profession", ["не указано", "врач"]),
        ("Printed name", ["Ada Example", "Bo Example"]),
        ("Question 5", ["Yes", "No"]),
        ("Source", ["Anonymous tip line"]),
        ("Amount", ["-1", "3"]),
    ],
)
def test_an_ordinary_column_with_such_words_stays_private(title: str, answers: list[str]) -> None:
    assert question_of(title, answers) is None


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("Czy możemy opublikować Twoje nazwisko?", ["no"]),
        ("Anonimowo?", ["No"]),
        ("Zgoda / Consent", ["no."]),
        ("Anonymous?", ["no", "tak"]),
        ("Anonymous?", ["no", "Nie"]),
    ],
)
def test_a_bare_no_among_polish_is_asked_for_it_may_be_yeah(title: str, answers: list[str]) -> None:
    question = question_of(title, answers)
    assert question is not None
    assert unplaced(question, answers) == answers[:1]
    told = question_of(title, answers, chosen={answers[0]: "no"})
    assert told is not None
    assert not unplaced(told, answers)


def test_a_bare_no_elsewhere_is_a_no() -> None:
    question = question_of("Anonymous?", ["no", "yes"])
    assert question is not None
    assert said_of(question.meaning("no")) == "named"


@pytest.mark.parametrize(
    "answer", ["#REF!", "#N/A", "#ERROR!", "#NAME?", "#Н/Д", "#ССЫЛКА!", "#¡REF!", "-1"]
)
@pytest.mark.parametrize("title", ["May we publish your name?", "Anonymous?", "Show my name"])
def test_what_a_broken_formula_leaves_is_not_clear(title: str, answer: str) -> None:
    question = question_of(title, ["Yes", "No", answer])
    assert question is not None
    assert said_of(question.meaning(answer)) == "not clear, left out"


@pytest.mark.parametrize(
    ("title", "answers", "said"),
    [
        ("May we publish your name?", ["Yes", "No"], "1 row says"),
        ("Remain anonymous?", ["Yes", "Yes", "No"], "2 rows say"),
        ("How should your name be shown?", ["Full name", "Initials"], "1 row says"),
        ("I agree to publish my name", ["x", ""], "1 row says"),
    ],
)
def test_a_plain_question_with_a_no_is_never_put_aside(
    title: str, answers: list[str], said: str
) -> None:
    for field in ("private", "comment", "role"):
        with pytest.raises(LetterkitError, match=said) as error:
            refuse_elsewhere(title, field, answers, "forms/x.csv")
        assert str(error.value).startswith("forms/x.csv: --map: ")
    assert "=consent" in (error.value.hint or "")


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("May we publish your name?", ["Yes", "yes"]),
        ("Do you want our newsletter?", ["Yes", "No"]),
        ("City", ["Private"]),
    ],
)
def test_what_holds_nobody_back_can_be_put_aside(title: str, answers: list[str]) -> None:
    refuse_elsewhere(title, "private", answers, "x.csv")


def test_a_yes_to_an_option_in_brackets_is_the_option() -> None:
    title = "Consent [Show only my initials]"
    question = question_of(title, ["Yes", "No"])
    assert question is not None
    assert said_of(question.meaning("Yes")) == "initials"
    assert unplaced(question, ["Yes", "No"]) == ["No"]


def test_saying_what_answers_mean_settles_an_undecided_column() -> None:
    title = "Do you mind if we publish your name?"
    undecided = question_of(title, ["Yes", "No"])
    assert undecided is not None
    assert undecided.ask is Ask.UNDECIDED
    question = question_of(title, ["Yes", "No"], chosen={"Yes": "initials", "No": "named"})
    assert question is not None
    assert question.ask is Ask.HOW
    assert [said_of(question.meaning(each)) for each in ("Yes", "No")] == ["initials", "named"]
    half = question_of(title, ["Yes", "No"], chosen={"Yes": "unnamed"})
    assert half is not None
    assert unplaced(half, ["Yes", "No"]) == ["No"]


def test_all_unclear_answers_are_listed_and_each_has_an_option() -> None:
    error = WhatIsMeant("x.csv", "Show?", [(f"Answer {n}", 1) for n in range(20)]).error()
    assert "Answer 19" in str(error)
    assert (error.hint or "").count("--map") == 20
    one = WhatIsMeant("x.csv", "Show?", [("Answer", 1)]).error()
    assert (one.hint or "").count("--map") == 1
