"""Everyday forms of yes and no: letters and numbers that the title explains, codes, "you may"."""

import pytest


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("Publish? (yes=1, no=2)", "1", "2"),
        ("Publish? (1=no, 2=yes)", "2", "1"),
        ("Publish my name (y/n)", "Y", "N"),
        ("Öffentlich (j/n)", "J", "N"),
        ("Publier (O/N)", "O", "N"),
        ("Publicar (s/n)", "S", "N"),
        ("Opublikować nazwisko (t/n)", "T", "N"),
        ("Публиковать (д/н)", "Д", "Н"),
        ("Публікаваць (т/н)", "т", "н"),
        ("Публікувати (т/н)", "Т", "Н"),
        ("May we publish your name?", "Yes (A1)", "No (A2)"),
        ("Можно ли указать вас в списке подписавшихся?", "Можно", "Нельзя"),
        ("Ці можна публікаваць ваша імя?", "Можна", "Нельга"),
        ("Публікація", "можна", "не можна"),
        ("Czy można opublikować nazwisko?", "Można", "Nie"),
        ("Haben Sie etwas gegen die Nennung Ihres Namens?", "nein", "ja"),
    ],
)
def test_a_yes_names_and_a_no_does_not(desk, title, yes, no):
    table = f'Name,"{title}"\nAda Example,{yes}\nBo Sample,{no}\n'
    assert desk.add("x.csv", table) == 0, desk.said
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Bo Sample" not in printed


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Hide my name (j/n)", "j"),
        ("Anonym bleiben (j/n)", "J"),
        ("Rester anonyme (o/n)", "O"),
        ("Remain anonymous? (yes=1, no=2)", "1"),
        ("Скрыть имя (д/н)", "д"),
    ],
)
def test_a_yes_to_hiding_hides(desk, title, answer):
    table = f'Name,"{title}"\nAda Example,{answer}\nBo Sample,{answer}\n'
    if desk.add("x.csv", table) == 0:
        assert "Ada" not in desk.printed()
