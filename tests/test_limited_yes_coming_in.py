"""A yes for one place or circle alone, or one that breaks off, stops `add`."""

import pytest


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("May we publish your name?", "Yes, in print"),
        ("May we publish your name?", "Yes, internally"),
        ("May we publish your name?", "Yes, within"),
        ("May we publish your name?", "Y..."),
        ("Show my name?", "Yes, in print"),
        ("Ці можна апублікаваць ваша імя?", "Так, у друку"),
        ("Можно ли опубликовать ваше имя?", "Да, внутри"),
        ("Можно ли опубликовать ваше имя?", "Да…"),
        ("Чи можна опублікувати ваше ім'я?", "Так, внутрішньо"),
        ("Czy możemy opublikować Pana/Pani nazwisko?", "Tak, wewnętrznie"),
        ("Dürfen wir Ihren Namen veröffentlichen?", "Ja, intern"),
        ("Pouvons-nous publier votre nom ?", "Oui, en interne"),
        ("¿Podemos publicar su nombre?", "Sí, internamente"),
        ("هل يمكننا نشر اسمك؟", "نعم، داخليا"),
    ],
)
def test_a_yes_that_may_be_for_less_is_asked_about(desk, title, answer):
    table = f'Name,{title}\nAda Example,yes\nBo Sample,"{answer}"\n'
    assert desk.add("form.csv", table, consent="") == 2
    assert f"it is not clear what is meant by “{answer}” (1)" in desk.said


@pytest.mark.parametrize(
    "answer", ["Yes, on the website", "Yes, publicly", "Yes, in print and online", "Yes, in full"]
)
def test_a_yes_for_everybody_to_read_is_one(desk, answer):
    table = f'Name,May we publish your name?\nAda Example,"{answer}"\n'
    assert desk.add("form.csv", table, consent="") == 0, desk.said
    assert desk.column("consent") == ["yes"]
