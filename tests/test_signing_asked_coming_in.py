"""Whether somebody signs, where a question is about more than that: parents, actions, statuses."""

import shlex

import pytest

TWO = "Name,{}\nAda Example,{}\nBo Sample,{}\n"


def options(said):
    """What the first hint of an error offers, to be typed as it stands."""
    hint = said.partition("hint: ")[2]
    words = shlex.split(hint.partition("--map")[2].partition(" (does not sign)")[0])
    return ["--map", *words]


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("Parental consent", "Yes", "No"),
        ("Consent of a parent or guardian (if under 18)", "Yes", "no"),
        ("Згода бацькоў", "так", "не"),
        ("Согласие родителей", "да", "нет"),
        ("Разрешение законного представителя", "да", "Нет"),
        ("Згода батьків", "так", "ні"),
        ("Zgoda rodziców", "tak", "nie"),
        ("Einverständnis der Eltern", "Ja", "Nein"),
        ("Einwilligung der Erziehungsberechtigten (bei Minderjährigen)", "Ja", "Nein"),
        ("Autorisation parentale", "Oui", "Non"),
        ("Consentimiento de los padres", "Sí", "No"),
        ("موافقة ولي الأمر", "نعم", "لا"),
    ],
)
def test_a_no_of_the_parents_stops(desk, title, yes, no):
    table = TWO.format(title, yes, no)
    assert desk.add("form.csv", table) == 2
    assert f"it is not clear whether they sign: “{no}” (1)" in desk.said
    assert desk.add("form.csv", table, *options(desk.said)) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


def test_a_no_of_the_parents_stops_beside_a_consent(desk):
    table = (
        "Name,Parental consent,May we publish your name?\nAda Example,Yes,Yes\nBo Sample,No,Yes\n"
    )
    assert desk.add("form.csv", table, consent="") == 2
    assert "“Parental consent”" in desk.said


def test_who_is_of_age_leaves_the_box_of_the_parents_empty(desk):
    title = "Parental consent (if under 18)"
    assert desk.add("form.csv", TWO.format(title, "Yes", "")) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_a_box_of_the_parents_for_everybody_that_is_empty_is_asked_about(desk):
    assert desk.add("form.csv", TWO.format("Parental consent", "x", "")) == 2
    assert "“(no answer)” (1)" in desk.said


@pytest.mark.parametrize("title", ["Name of a parent", "Are you a parent?", "Parents' e-mail"])
def test_other_questions_about_parents_ask_nothing(desk, title):
    assert desk.add("form.csv", TWO.format(title, "Yes", "No")) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize(
    ("title", "both", "other"),
    [
        ("I want to", '"Sign the letter, Get news"', "Get news"),
        ("How do you want to participate?", "I sign the letter", "I only want the newsletter"),
        ("Which actions?", '"Sign the open letter, Join the march"', "Join the march"),
        ("Which actions?", "Sign and share", "Share"),
        ("Я хачу", "Падпісаць ліст;Атрымліваць навіны", "Атрымліваць навіны"),
        ("Я хочу", '"Подписать письмо, Получать новости"', "Получать новости"),
        ("Я хочу", "Підписати лист", "Отримувати новини"),
        ("Chcę", '"Podpisać list, Otrzymywać wiadomości"', "Otrzymywać wiadomości"),
        ("Ich möchte", '"den Brief unterzeichnen, den Rundbrief"', "den Rundbrief"),
        ("Je souhaite", '"Signer la lettre, Recevoir des nouvelles"', "Recevoir des nouvelles"),
        ("Quiero", "Firmar la carta", "Recibir noticias"),
        ("أريد", "توقيع الرسالة", "تلقي الأخبار"),
    ],
)
def test_who_chose_other_things_than_to_sign_is_asked_about(desk, title, both, other):
    table = TWO.format(title, both, other)
    assert desk.add("form.csv", table) == 2
    assert f"it is not clear whether they sign: “{other}” (1)" in desk.said
    assert desk.add("form.csv", table, *options(desk.said)) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


def test_to_sign_with_a_column_of_its_own(desk):
    title = "Which actions? [Sign the open letter]"
    assert desk.add("form.csv", TWO.format(title, "Yes", "")) == 2
    assert "“(no answer)” (1)" in desk.said


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("How did you hear of us?", "A friend who signed", "Newspaper"),
        ("Your message to the minister", "Sign the law", "Do it"),
        ("Which actions?", "Sign up for news", "Join the march"),
        ("Why?", "I sign because it matters.", "Because."),
        ("Comment", "Sign it", "Good"),
        ("I want to", "Sign the letter", "Sign the letter"),
    ],
)
def test_other_texts_about_signing_ask_nothing(desk, title, one, other):
    assert desk.add("form.csv", TWO.format(title, one, other)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize(
    ("title", "stands", "not_"),
    [
        ("supporterProcessingStatus", "ACCEPTED", "REJECTED"),
        ("supporterProcessingStatus", "ACCEPTED", "CONFIRMING"),
        ("Result of moderation", "Accepted", "Rejected"),
        ("Стан апрацоўкі", "прынята", "адхілена"),
        ("Статус обработки", "принято", "отклонено"),
        ("Стан обробки", "прийнято", "відхилено"),
        ("Stan zgłoszenia", "przyjęte", "odrzucone"),
        ("Bearbeitungsstatus", "Erledigt", "In Bearbeitung"),
        ("État du traitement", "accepté", "rejeté"),
        ("Estado de la solicitud", "aprobado", "rechazado"),
        ("حالة المعالجة", "مقبول", "مرفوض"),
    ],
)
def test_a_status_below_a_title_that_is_not_understood_is_asked_about(desk, title, stands, not_):
    table = TWO.format(title, stands, not_)
    assert desk.add("form.csv", table) == 2
    assert f"it is not clear whether they sign: “{not_}” (1)" in desk.said
    assert desk.add("form.csv", table, *options(desk.said)) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize(
    ("title", "stands", "not_"),
    [
        ("Status", "finished", "in_progress"),
        ("Status", "Done", "Not started"),
        ("Moderation", "approved", "pending"),
    ],
)
def test_a_plain_status_is_applied(desk, title, stands, not_):
    assert desk.add("form.csv", TWO.format(title, stands, not_)) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert "1 left out: withdrawn, rejected or not confirmed" in desk.said


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Payment status", "paid", "pending"),
        ("Marital status", "married", "single"),
        ("Status", "Student", "Professor"),
    ],
)
def test_the_status_of_something_else_leaves_nobody_out(desk, title, one, other):
    assert desk.add("form.csv", TWO.format(title, one, other)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
