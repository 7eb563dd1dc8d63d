"""Titles in two rows: a question, and a column for each of its answers; in nine languages.

All people are invented.
"""

import io

import openpyxl
import pytest

from letterkit.lists.columns.headers import header_of
from letterkit.lists.columns.two_title_rows import with_questions_above

QUESTIONS = {
    "en": ("May we publish your name?", "Yes", "Initials", "No"),
    "be": ("Ці можна апублікаваць ваша імя?", "Так", "Ініцыялы", "Не"),
    "ru": ("Можно ли опубликовать ваше имя?", "Да", "Только инициалы", "Нет"),
    "uk": ("Чи можна опублікувати ваше ім'я?", "Так", "Ініціали", "Ні"),
    "pl": ("Czy możemy opublikować Twoje imię i nazwisko?", "Tak", "Inicjały", "Nie"),
    "de": ("Dürfen wir Ihren Namen veröffentlichen?", "Ja", "Initialen", "Nein"),
    "fr": ("Pouvons-nous publier votre nom ?", "Oui", "Initiales", "Non"),
    "es": ("¿Podemos publicar su nombre?", "Sí", "Iniciales", "No"),
    "ar": ("هل يمكننا نشر اسمك؟", "نعم", "الأحرف الأولى", "لا"),
}
PEOPLE = [
    ["Ada Example", "x", "", ""],
    ["Bo Sample", "", "x", ""],
    ["Cy Muster", "", "", "x"],
]


def lines(rows):
    return "\n".join(",".join(row) for row in rows) + "\n"


def book(rows, *merged):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append([cell or None for cell in row])
    for each in merged:
        made.active.merge_cells(each)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def page(*titles):
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in PEOPLE)
    return f"<table>{''.join(f'<tr>{each}</tr>' for each in titles)}{body}</table>"


def files(question, *answers):
    above = ["", question, "", ""]
    heads = "".join(f"<th>{each}</th>" for each in answers)
    piped = "".join(f"| {' | '.join(row)} |\n" for row in PEOPLE)
    options = f"| | {' | '.join(answers)} |\n"
    return {
        "above.csv": lines([above, ["Name", *answers], *PEOPLE]),
        "beside.csv": lines([["Name", question, "", ""], ["", *answers], *PEOPLE]),
        "titled.csv": lines([["A letter", "", "", ""], above, ["Name", *answers], *PEOPLE]),
        "above.xlsx": book([above, ["Name", *answers], *PEOPLE], "B1:D1"),
        "beside.xlsx": book(
            [["Name", question, "", ""], ["", *answers], *PEOPLE], "B1:D1", "A1:A2"
        ),
        "above.html": page(f"<th></th><th colspan=3>{question}</th>", f"<th>Name</th>{heads}"),
        "beside.html": page(f"<th rowspan=2>Name</th><th colspan=3>{question}</th>", heads),
        "beside.md": f"| Name | {question} | | |\n|-|-|-|-|\n{options}{piped}",
    }


@pytest.mark.parametrize("name", files(*QUESTIONS["en"]))
@pytest.mark.parametrize("language", QUESTIONS)
def test_a_column_for_each_answer_is_read_with_its_question(desk, language, name):
    assert desk.add(name, files(*QUESTIONS[language])[name], consent="") == 0, desk.said
    assert desk.column("consent") == ["yes", "yes", "no"]
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "B. S." in printed
    assert "Bo" not in printed
    assert "Cy" not in printed


def test_a_question_that_hides_is_turned_round(desk):
    rows = [
        ["", "Do not publish my name", ""],
        ["Name", "Yes", "No"],
        ["Ada Example", "x", ""],
        ["Bo Sample", "", "x"],
    ]
    assert desk.add("x.csv", lines(rows)) == 0, desk.said
    printed = desk.printed()
    assert "Ada" not in printed
    assert "Bo Sample" in printed


def test_a_question_about_something_else_names_and_hides_nobody(desk):
    rows = [
        ["", "May we publish your name?", "", "Newsletter?", "", "Will you come?", ""],
        ["Name", "Yes", "No", "Yes", "No", "Yes", "No"],
        ["Ada Example", "x", "", "", "x", "", "x"],
        ["Bo Sample", "", "x", "x", "", "x", ""],
    ]
    assert desk.add("x.csv", lines(rows)) == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]
    assert "are read with the titles below them" in desk.said


def test_a_known_title_ends_the_answers(desk):
    rows = [
        ["", "May we publish your name?", "", ""],
        ["Name", "Yes", "No", "Email"],
        ["Ada Example", "x", "", "ada@example.org"],
        ["Bo Sample", "", "x", "bo@example.org"],
    ]
    assert desk.add("x.csv", lines(rows)) == 0, desk.said
    assert desk.column("email") == ["ada@example.org", "bo@example.org"]


def test_an_answer_that_no_rule_can_place_stops(desk):
    rows = [
        ["", "May we publish your name?", "", ""],
        ["Name", "Yes", "Ask my sister", "No"],
        ["Ada Example", "x", "", ""],
        ["Bo Sample", "", "x", ""],
    ]
    assert desk.add("x.csv", lines(rows)) == 2
    assert "Ask my sister" in desk.said


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Affiliation"], ["Ada Example", "Uni A"]],
        [["A letter: may we publish it?", ""], ["Name", "Affiliation"], ["Ada Example", "Uni A"]],
        [["Name", "May we publish your name?"], ["Ada Example", "Yes"], ["", "No"]],
        [["Name", "Contact", ""], ["", "Email", "Phone"], ["Ada Example", "", ""]],
    ],
)
def test_other_tables_keep_their_titles(rows):
    header = header_of(rows)
    assert with_questions_above(header, rows) == header
