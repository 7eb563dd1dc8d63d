"""The same person under another form of the name, or at another address, once with a no."""

import pytest

TITLES = "Name,Email,Publish my name?\n"
TWO = f"{TITLES}Ada Example,ada@example.org,Yes\nBo Sample,bo@example.org,Yes\n"
NO = "Bo Sample,b.sample@work.example.org,No\n"


def table(name, yes="Yes", no="No"):
    return f'Name,Publish my name?\nAda Example,{yes}\nBo Sample,{yes}\n"{name}",{no}\n'


def consents(desk):
    return list(zip(desk.column("name"), desk.column("consent"), strict=True))


@pytest.mark.parametrize(
    "name", ["Dr Bo Sample", "Ms Bo Sample", "Bo Sample PhD", "Bo Sample, PhD", "Sample Bo"]
)
def test_a_title_more_is_the_same_person(desk, name):
    assert desk.add("x.csv", table(name), consent="") == 0, desk.said
    assert dict(consents(desk))["Bo Sample"] == "no"
    assert "Bo Sample" not in desk.printed()


NEAR = ["B. Sample", "Bo A. Sample", "Bo Sample (Minsk)", "Bo Sample-Muster", "Dr B. Sample"]


@pytest.mark.parametrize("name", NEAR)
def test_another_form_of_the_name_asks_and_either_answer_works(desk, name):
    assert desk.add("x.csv", table(name), consent="") == 2, desk.said
    assert "x.csv:3 and x.csv:4" in desk.said
    assert desk.add("x.csv", table(name), "--same-person", "x.csv:4", consent="") == 0, desk.said
    assert [no for _, no in consents(desk)] == ["yes", "no", "no"]


@pytest.mark.parametrize("name", NEAR)
def test_it_may_be_somebody_else_and_is_not_asked_twice(desk, name):
    assert desk.add("x.csv", table(name), "--other-person", "x.csv:4", consent="") == 0, desk.said
    assert desk.add("x.csv", table(name), consent="") == 0, desk.said
    assert [no for _, no in consents(desk)] == ["yes", "yes", "no"]


@pytest.mark.parametrize(
    "name", ["Anna Sample", "Bo Muster", "Bob Sample", "Bo Sampel", "C. Sample"]
)
def test_another_name_is_somebody_else(desk, name):
    assert desk.add("x.csv", table(name), consent="") == 0, desk.said
    assert [no for _, no in consents(desk)] == ["yes", "yes", "no"]


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("Ці можна апублікаваць маё імя?", "Так", "Не"),
        ("Можно опубликовать моё имя?", "Да", "Нет"),
        ("Чи можна опублікувати моє ім'я?", "Так", "Ні"),
        ("Czy możemy opublikować Twoje imię i nazwisko?", "Tak", "Nie"),
        ("Dürfen wir Ihren Namen veröffentlichen?", "Ja", "Nein"),
        ("Peut-on publier mon nom ?", "Oui", "Non"),
        ("¿Podemos publicar su nombre?", "Sí", "No"),
        ("هل يمكننا نشر اسمك؟", "نعم", "لا"),
    ],
)
def test_it_is_so_whatever_the_language_of_the_answer(desk, question, yes, no):
    for name in ("Dr Bo Sample", "B. Sample"):
        text = table(name, yes, no).replace("Publish my name?", question)
        assert desk.add("x.csv", text, "--dry-run", consent="") == (2 if name[0] == "B" else 0)
        assert ("perhaps one person" if name[0] == "B" else "consent: no") in desk.said


@pytest.mark.parametrize("name", ["Бо Прыклад", "Бо Пример", "Бо Приклад", "بو مثال"])
def test_it_is_so_in_other_scripts(desk, name):
    first, last = name.split()
    text = f"Name,Email,Publish my name?\n{name},bo@example.org,Yes\n{name},b@example.org,No\n"
    assert desk.add("x.csv", text, consent="") == 2, desk.said
    short = f"Name,Publish my name?\n{name},Yes\n{first[0]}. {last},No\n"
    assert desk.add("x.csv", short, consent="") == 2, desk.said


@pytest.mark.parametrize("second", ["x.csv", "y.csv"])
def test_at_another_address_it_asks(desk, second):
    assert desk.add("x.csv", TWO, consent="") == 0, desk.said
    later = TITLES + NO if second == "y.csv" else TWO + NO
    assert desk.add(second, later, consent="") == 2, desk.said
    place = f"{second}:{2 if second == 'y.csv' else 4}"
    assert f"signatories/parks.csv:3 and {place}" in desk.said
    assert desk.add(second, later, "--same-person", place, consent="") == 0, desk.said
    assert [no for _, no in consents(desk)] == ["yes", "no", "no"]


def test_two_people_of_one_name_stay_two(desk):
    assert desk.add("x.csv", TWO + NO, "--other-person", "x.csv:4", consent="") == 0, desk.said
    assert [no for _, no in consents(desk)] == ["yes", "yes", "no"]
    assert desk.add("x.csv", TWO + NO, consent="") == 0, desk.said
    assert "Bo Sample" in desk.printed()


def test_where_the_old_row_is_gone_it_asks(desk):
    assert desk.add("x.csv", TWO, consent="") == 0, desk.said
    later = f"{TITLES}Ada Example,ada@example.org,Yes\n{NO}"
    assert desk.add("x.csv", later, consent="") == 2, desk.said
    assert desk.add("x.csv", later, "--same-person", "x.csv:3", consent="") == 0, desk.said
    assert [no for _, no in consents(desk)] == ["yes", "no", "no"]


def test_a_no_before_counts_for_who_comes_from_another_file(desk):
    first = TWO.replace("bo@example.org,Yes", "bo@example.org,No")
    assert desk.add("x.csv", first, consent="") == 0, desk.said
    second = "Name,Email\nBo Sample,b.sample@work.example.org\n"
    assert desk.add("y.csv", second) == 2, desk.said
    assert desk.add("y.csv", second, "--same-person", "y.csv:2") == 0, desk.said
    assert [no for _, no in consents(desk)] == ["yes", "no", "no"]


def test_initials_are_less_than_a_name(desk):
    text = (
        "Name,Email,How should we show you?\nBo Sample,bo@example.org,Full name\n"
        "Bo Sample,b@example.org,Initials only\n"
    )
    assert desk.add("x.csv", text, consent="") == 2, desk.said
    assert desk.add("x.csv", text, "--same-person", "x.csv:3", consent="") == 0, desk.said
    assert desk.column("shown") == ["initials", "initials"]


def test_who_works_elsewhere_is_somebody_else(desk):
    text = (
        "Name,Email,Affiliation,Publish my name?\nBo Sample,bo@example.org,Example U,Yes\n"
        "Bo Sample,b@example.org,Other U,No\n"
    )
    assert desk.add("x.csv", text, consent="") == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]
