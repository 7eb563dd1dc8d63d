"""Forms that ask for a name in two scripts: someone who fills in one of them is named by it."""

import pytest


@pytest.mark.parametrize(
    ("titles", "both", "one", "name"),
    [
        (
            "Имя на русском,Name in English",
            "Ада Примерова,Ada Primerova",
            "Бо Образцов,",
            "Бо Образцов",
        ),
        (
            "Name (native script),Name in Latin letters",
            "Ада Узор,Ada Uzor",
            "Анна Узор,",
            "Анна Узор",
        ),
        ("Имя,Имя латиницей", "Ада Примерова,Ada Primerova", ",Bo Obraztsov", "Bo Obraztsov"),
        ("Імя па-беларуску,Name in English", "Ада Прыклад,Ada Pryklad", "Бо Узор,", "Бо Узор"),
        ("Ім'я українською,Name in English", "Ада Приклад,Ada Pryklad", "Бо Зразок,", "Бо Зразок"),
        ("name_en,name_ru", "Ada Primerova,Ада Примерова", ",Бо Образцов", "Бо Образцов"),
        ("Name,Name in Cyrillic", "Ada Primerova,Ада Примерова", ",Бо Образцов", "Бо Образцов"),
    ],
)
def test_an_empty_name_takes_the_one_in_the_other_script(desk, titles, both, one, name):
    table = f"{titles},Publish my name?\n{both},yes\n{one},yes\n"
    assert desk.add("form.csv", table, consent="") == 0, desk.said
    assert desk.column("name")[1] == name
    assert "for there is no other name in the row" in desk.said


def test_a_row_with_an_answer_and_no_name_is_nobody(desk):
    table = "Name,Publish?\nAda Example,Yes\n,Yes\n"
    assert desk.add("form.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert "1 left out: nobody is named (form.csv:3)" in desk.said


@pytest.mark.parametrize(
    "titles", ["Name to publish,Name in Russian", "Name on the list,Real name (in Russian)"]
)
def test_an_empty_name_for_publication_is_filled_by_no_other(desk, titles):
    table = f"{titles}\nAda Primerova,Ада Примерова\n,Бо Образцов\n"
    if desk.add("form.csv", table) == 0:
        assert "Бо Образцов" not in desk.column("name")
