"""Questions about how somebody wants to sign, and rows of grids, from `add` to the list."""

import shlex

import pytest

# Titles, then the answers for the whole name, something unclear, initials, and no name.
QUESTIONS = [
    ("How do you want to be signed?", "Full name", "First name only", "Initials", "Anonymous"),
    ("Sign as", "Full name", "First name only", "Initials", "Anonymous"),
    ("Як вы хочаце быць падпісаныя?", "Імя і прозвішча", "Толькі імя", "Ініцыялы", "Ананімна"),
    ("Як вас падпісаць?", "Імя і прозвішча", "Толькі імя", "Ініцыялы", "Ананімна"),
    ("Как вы хотите быть подписаны?", "Имя и фамилия", "Только имя", "Инициалы", "Анонимно"),
    ("Как вы хотите подписаться?", "Имя и фамилия", "Только имя", "Инициалы", "Анонимно"),
    ("Як ви хочете бути підписані?", "Ім'я та прізвище", "Тільки ім'я", "Ініціали", "Анонімно"),
    ("Jak chcesz być podpisany/a?", "Imię i nazwisko", "Tylko imię", "Inicjały", "Anonimowo"),
    ("Podpisz jako", "Imię i nazwisko", "Tylko imię", "Inicjały", "Anonimowo"),
    ("Wie möchten Sie unterzeichnen?", "Vor- und Nachname", "Nur Vorname", "Initialen", "Anonym"),
    ("Ich unterschreibe als", "Vor- und Nachname", "Nur Vorname", "Initialen", "Anonym"),
    ("Comment voulez-vous signer ?", "Prénom et nom", "Prénom seulement", "Initiales", "Anonyme"),
    ("¿Cómo quieres firmar?", "Nombre y apellidos", "Solo nombre", "Iniciales", "Anónimo"),
    ("كيف تريد التوقيع؟", "الاسم الكامل", "الاسم الأول فقط", "الأحرف الأولى", "مجهول"),
]
GRIDS = [
    ("May we publish the following?", "Your name", "Your affiliation"),
    ("May we publish?", "Name", "Affiliation"),
    ("Ці можам мы апублікаваць наступнае?", "Ваша імя", "Ваша арганізацыя"),
    ("Можем ли мы опубликовать следующее?", "Ваше имя", "Ваша организация"),
    ("Чи можемо ми опублікувати наступне?", "Ваше ім'я", "Ваша організація"),
    ("Czy możemy opublikować następujące dane?", "Imię i nazwisko", "Organizacja"),
    ("Dürfen wir Folgendes veröffentlichen?", "Ihren Namen", "Ihre Organisation"),
    ("Pouvons-nous publier ce qui suit ?", "Votre nom", "Votre organisation"),
    ("¿Podemos publicar lo siguiente?", "Su nombre", "Su organización"),
    ("هل يمكننا نشر ما يلي؟", "اسمك", "مؤسستك"),
]


@pytest.mark.parametrize(("title", "whole", "unclear", "initials", "hidden"), QUESTIONS)
def test_only_what_is_unclear_is_asked(desk, title, whole, unclear, initials, hidden):
    names = ("Ada Example", "Bo Sample", "Cy Muster", "Di Wzor")
    answers = (whole, unclear, initials, hidden)
    rows = [f"{name},{answer}" for name, answer in zip(names, answers, strict=True)]
    assert desk.add("x.csv", "\n".join([f"Name,{title}", *rows]) + "\n") == 2
    assert f"it is not clear what is meant by “{unclear}” (1)" in desk.said
    assert f"“{initials}”" not in desk.said
    typed = desk.said.split("say what each one means: ")[1].split(" (")[0]
    typed = typed.replace("=MEANING", "=unnamed")
    assert desk.add("x.csv", "\n".join([f"Name,{title}", *rows]) + "\n", *shlex.split(typed)) == 0
    assert desk.column("shown") == ["named", "unnamed", "initials", "unnamed"]


@pytest.mark.parametrize(("stem", "name", "detail"), GRIDS)
def test_a_row_of_a_grid_decides_about_its_thing_alone(desk, stem, name, detail):
    head = f"Name,Affiliation,{stem} [{name}],{stem} [{detail}]\n"
    rows = "Ada Example,Example Lab,YES,NO\nBo Sample,Sample Club,NO,YES\n"
    rows += "Cy Muster,Muster Club,YES,YES\n"
    yes, no = ("Tak", "Nie") if "Czy" in stem else ("Yes", "No")
    rows = rows.replace("YES", yes).replace("NO", no)
    assert desk.add("x.csv", head + rows, consent=None) == 0, desk.said
    assert desk.column("consent") == ["yes", "no", "yes"]
    assert desk.column("affiliation") == ["", "Sample Club", "Muster Club"]
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Example Lab" not in printed
    assert "Bo Sample" not in printed


@pytest.mark.parametrize(
    "stem", ["Do not publish the following", "Which of these should we hide?", "Не публиковать"]
)
def test_a_grid_that_hides_is_never_taken_for_leave(desk, stem):
    head = f"Name,Affiliation,{stem} [Your name],{stem} [Your affiliation]\n"
    code = desk.add("x.csv", head + "Ada Example,Lab,Yes,No\nBo Sample,Club,No,Yes\n", consent=None)
    if code == 0:
        assert "Ada Example" not in desk.printed()


def test_a_yes_to_the_first_name_is_no_leave_for_the_whole(desk):
    head = "Name,May we publish the following? [First name],May we publish the following? [City]\n"
    code = desk.add("x.csv", head + "Ada Example,Yes,No\nBo Sample,No,Yes\n", consent=None)
    assert code == 2


def test_roles_are_no_choice_of_how_to_sign(desk):
    table = "Name,I sign as\nAda Example,Individual\nBo Sample,Representative of Example Club\n"
    desk.add("x.csv", table)
    assert "unnamed" not in desk.said
