"""Columns for an address, a number or a day that hold a wish: it is heard or asked about."""

import shlex

import pytest

WISHES = [
    "please do not publish my name",
    "не публікуйце маё імя",
    "не публикуйте моё имя",
    "не публікуйте моє ім'я",
    "proszę nie publikować mojego nazwiska",
    "bitte meinen Namen nicht veröffentlichen",
    "ne pas publier mon nom",
    "no publicar mi nombre",
    "لا تنشروا اسمي",
]
COLUMNS = ["Email", "Phone", "Website", "Language", "Type", "Sort", "Contact person", "Faculty"]


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("column", ["Email", "Phone", "Date signed", "Consent date"])
def test_a_wish_in_any_column_is_heard(desk, column, wish):
    table = f"Name,{column}\nAda Example,{wish}\nBo Sample,\n"
    assert desk.add("x.csv", table) == 0, desk.said
    printed = desk.printed()
    assert "Ada" not in printed
    assert wish not in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize("column", COLUMNS)
def test_what_may_be_one_is_asked_about_and_the_hint_works(desk, column):
    table = f"Name,{column}\nAda Example,pls hide\nBo Sample,\n"
    assert desk.add("x.csv", table) == 2
    assert "“pls hide” (1)" in desk.said
    hint = desk.said.split("means: ")[1].split(" (counted")[0]
    assert desk.add("x.csv", table, *shlex.split(hint)) == 0, desk.said
    assert "Ada" not in desk.printed()


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Consent date", "never"),
        ("Consent date", "refused"),
        ("Consent date", "no"),
        ("Date of consent", "not given"),
        ("Дата згоды", "адмовіўся"),
        ("Дата согласия", "отказался"),
        ("Дата згоди", "ніколи"),
        ("Data zgody", "odmowa"),
        ("Datum der Einwilligung", "verweigert"),
        ("Date du consentement", "jamais"),
        ("Fecha de consentimiento", "nunca"),
        ("تاريخ الموافقة", "رفض"),
        ("Date signed", "no longer"),
    ],
)
def test_a_word_in_the_place_of_a_day_is_asked_about(desk, title, answer):
    table = f"Name,{title}\nAda Example,2026-11-01\nBo Sample,{answer}\n"
    assert desk.add("x.csv", table) == 2, desk.said
    assert f"“{answer}” (1)" in desk.said
    option = f"{title}: {answer}=no"
    assert desk.add("x.csv", table, "--map", option) == 0, desk.said
    assert "Bo" not in desk.printed()


def test_a_withdrawal_in_such_a_column_leaves_out(desk):
    assert desk.add("x.csv", "Name,Phone\nAda Example,withdrew\nBo Sample,030 12345\n") == 0
    assert desk.column("name") == ["Bo Sample"]


@pytest.mark.parametrize(
    "table",
    [
        "Name,Email\nAda Example,none\nBo Sample,no email\nCy Muster,c@example.org\n",
        "Name,Email\nAda Example,anonymous\nBo Sample,anonymous\n",
        "Name,Phone\nAda Example,tel. 030 12345 ext. 4\nBo Sample,n/a\n",
        "Name,Date signed\nAda Example,3 November 2026\nBo Sample,n/a\nCy Muster,November\n",
        "Name,Consent date\nAda Example,2026-11-01\nBo Sample,-\nCy Muster,yes\n",
        "Name,Last contacted\nAda Example,2026-11-01\nBo Sample,never\n",
        "Name,Website\nAda Example,do-not-publish-my-name.example.org\n",
    ],
)
def test_ordinary_texts_in_such_columns_ask_nothing(desk, table):
    assert desk.add("x.csv", table) == 0, desk.said
    assert "Ada Example" in desk.printed()
