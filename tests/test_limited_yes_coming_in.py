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
        # A mark that nothing explains.
        ("May we publish your name?", "Yes*"),
        ("May we publish your name?", "*Yes"),
        ("May we publish your name?", "Yes, with my name †"),
        ("May we publish your name?", "Yes†"),
        ("May we publish your name?", "Yes [1]"),
        ("Remain anonymous?", "No*"),
        ("Можно ли опубликовать ваше имя?", "Да ¹"),
        ("Dürfen wir Ihren Namen veröffentlichen?", "Ja**"),
        ("هل يمكننا نشر اسمك؟", "نعم*"),
    ],
)
def test_a_yes_that_may_be_for_less_is_asked_about(desk, title, answer):
    plain = "no" if "anonymous" in title else "yes"
    table = f'Name,{title}\nAda Example,{plain}\nBo Sample,"{answer}"\n'
    assert desk.add("form.csv", table, consent="") == 2
    assert f"it is not clear what is meant by “{answer}” (1)" in desk.said, desk.said
    assert "hardly a word" not in desk.said
    assert "=yes'" not in desk.said


@pytest.mark.parametrize(
    "answer",
    [
        *("Yes, on the website", "Yes, publicly", "Yes, in print and online", "Yes, in full"),
        *("**Yes**", "* Yes", "Yes (1)", "Yes!", "✓"),
    ],
)
def test_a_yes_for_everybody_to_read_is_one(desk, answer):
    table = f'Name,May we publish your name?\nAda Example,"{answer}"\n'
    assert desk.add("form.csv", table, consent="") == 0, desk.said
    assert desk.column("consent") == ["yes"]


def test_a_mark_that_a_legend_explains_is_read(desk):
    title = "May we publish your name?"
    table = f"Name,{title}\nAda Example,Yes\nBo Sample,Yes*\n* initials only,\n"
    assert desk.add("form.csv", table, consent="") == 0, desk.said
    assert desk.column("shown") == ["", "initials"]


def test_one_option_in_a_column_of_its_own_may_be_marked_too(desk):
    titles = "Name,How may we show you? [By name],How may we show you? [By initials]"
    table = f"{titles}\nAda Example,Yes,\nBo Sample,Yes*,\n"
    assert desk.add("form.csv", table, consent="") == 2
    assert "“Yes*”" in desk.said
