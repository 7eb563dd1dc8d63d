"""Questions about another letter, a confirmation, a home or an opinion take nobody off a list."""

import shlex

import pytest

# About another letter or an earlier year, in a form that does not ask for consent.
EARLIER = [
    *("Did you sign the 2020 letter?", "Have you already signed the 2022 petition?"),
    *("Haben Sie den Brief von 2020 unterschrieben?", "Avez-vous signé la lettre de 2020 ?"),
    *("¿Firmó usted la carta de 2020?", "Вы подписали письмо 2020 года?"),
    *("Ці падпісалі вы ліст 2020 года?", "Чи підписали ви лист 2020 року?"),
    *("Czy podpisał Pan list z 2020 roku?", "هل وقعت رسالة 2020؟", "Signed in 2025"),
    *("Have you signed other open letters?", "Did you sign our earlier letter?"),
]
ELSEWHERE = [
    *("Do you want a confirmation e-mail?", "Do you want to receive a confirmation?"),
    *("Souhaitez-vous recevoir une confirmation ?", "Möchten Sie eine Bestätigung erhalten?"),
    *("Möchten Sie eine Bestätigungsmail?", "Хотите получить подтверждение?"),
    *("Czy chce Pan otrzymać potwierdzenie?", "¿Desea recibir una confirmación?"),
    *("Хочаце атрымаць пацверджанне?", "Бажаєте отримати підтвердження?", "هل تريد استلام تأكيد؟"),
    *("Send me a copy of my responses", "Отправить мне копию ответов", "Confirmation sent"),
    *("Wyślij mi kopię moich odpowiedzi", "Kopie meiner Antworten erhalten"),
    *("Do you support the demands?", "Вы согласны с требованиями?"),
    *("Do you live in Belarus?", "Leben Sie in Belarus?", "Вы живёте в Беларуси?"),
    *("Ці жывяце вы ў Беларусі?", "Чи живете ви в Україні?", "Vivez-vous en Biélorussie ?"),
    *("¿Vive en Bielorrusia?", "Czy mieszka Pan na Białorusi?", "هل تعيش في بيلاروسيا؟"),
]
OPINION = [
    *(
        "I have read the letter and agree with it",
        "Do you agree with the letter?",
        "I agree with the letter",
    ),
    "Вы согласны с содержанием письма?",
]


def table(title, one="Yes", other="No"):
    return f'Name,"{title}"\nAda Example,{one}\nBo Sample,{other}\n'


@pytest.mark.parametrize("title", EARLIER)
def test_another_letter_takes_nobody_off(desk, title):
    assert desk.add("x.csv", table(title)) == 2
    assert "=private" in desk.said
    assert desk.add("x.csv", table(title), "--map", f"{title}=private") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_the_hint_for_another_year_works_as_it_stands(desk):
    title = EARLIER[0]
    assert desk.add("x.csv", table(title)) == 2
    option = desk.said.partition("--map ")[2].partition(";")[0]
    assert desk.add("x.csv", table(title), "--map", *shlex.split(option)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_a_no_to_this_letter_still_signs_nothing(desk):
    assert desk.add("x.csv", table("Do you sign this letter?")) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize("title", ELSEWHERE)
def test_what_is_plainly_about_something_else_asks_nothing(desk, title):
    assert desk.add("x.csv", table(title)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_a_copy_and_the_name_in_one_question_stops(desk):
    assert desk.add("x.csv", table("Send me a copy and publish my name")) == 2


@pytest.mark.parametrize("title", OPINION)
def test_a_no_to_what_the_letter_says_stops(desk, title):
    assert desk.add("x.csv", table(title)) == 2
    assert not (desk.folder / "signatories" / "parks.csv").exists()
    assert desk.add("x.csv", table(title), "--map", f"{title}=signs") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize("answers", [("Yes", "Yes"), ("Fully", "Partly")])
@pytest.mark.parametrize("title", OPINION)
def test_agreement_without_a_no_asks_nothing(desk, title, answers):
    assert desk.add("x.csv", table(title, *answers)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
