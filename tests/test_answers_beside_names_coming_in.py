"""Answers that stand in the place of something else, from `add` on: a person says what they mean.

A list whose lines end or begin with answers is a table of answers; a column of what people said is
one about signing; and under what somebody is listed is a name of theirs. All people are invented.
"""

import pytest

from letterkit.lists.consent.said_yes_or_no import is_answer
from letterkit.lists.said.answers_beside import answer_in

# A yes and what is none, in the nine languages.
ANSWERS = [
    ("yes", "no"),
    ("ok", "not yet"),
    ("Yes!", "Not this time"),
    ("так", "не"),
    ("да", "нет"),
    ("так", "ні"),
    ("tak", "jeszcze nie"),
    ("ja", "nein"),
    ("oui", "pas encore"),
    ("sí", "no"),
    ("نعم", "لا"),
]
TWO = {
    "x.txt": "Ada Example{apart}{yes}\nBo Sample{apart}{no}\n",
    "x.md": "## Signatories\n\n- Ada Example{apart}{yes}\n- Bo Sample{apart}{no}\n",
    "x.html": "<h2>Signatories</h2><ul><li>Ada Example{apart}{yes}<li>Bo Sample{apart}{no}</ul>",
    "x.json": '["Ada Example{apart}{yes}", "Bo Sample{apart}{no}"]',
    "x.yaml": "- 'Ada Example{apart}{yes}'\n- 'Bo Sample{apart}{no}'\n",
    "x.csv": 'Name\n"Ada Example{apart}{yes}"\n"Bo Sample{apart}{no}"\n',
    "x.toml": 'signatories = ["Ada Example{apart}{yes}", "Bo Sample{apart}{no}"]\n',
}


@pytest.mark.parametrize(("yes", "no"), ANSWERS)
@pytest.mark.parametrize("apart", [" - ", ": ", " = ", ", "])
def test_an_answer_behind_a_name_stops(desk, yes, no, apart):
    text = TWO["x.txt"].format(apart=apart, yes=yes, no=no)
    assert desk.add("x.txt", text) == 2, desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()


@pytest.mark.parametrize("name", TWO)
def test_in_every_format(desk, name):
    assert desk.add(name, TWO[name].format(apart=" - ", yes="yes", no="no")) == 2, desk.said
    assert "yes" in desk.said


@pytest.mark.parametrize("text", ["yes - Ada Example\nno - Bo Sample", "NO Bo Sample\nCy Third"])
def test_an_answer_before_a_name_stops(desk, text):
    assert desk.add("x.txt", text + "\n") == 2


def test_the_hint_works(desk):
    assert desk.add("x.txt", TWO["x.txt"].format(apart=" - ", yes="yes", no="no")) == 2
    assert "Name;Signed" in desk.said
    assert desk.add("x.csv", "Name;Signed\nAda Example;yes\nBo Sample;no\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize("name", ["x.txt", "x.md"])
def test_plus_and_minus_before_names_stop(desk, name):
    lines = "## Signatories\n\n" if name == "x.md" else ""
    assert desk.add(name, lines + "+ Ada Example\n- Bo Sample\n+ Cy Third\n") == 2
    assert "minus sign: - Bo Sample" in desk.said
    assert desk.add(name, lines + "* Ada Example\n- Bo Sample\n") == 0, desk.said


@pytest.mark.parametrize(
    "name",
    [
        *("Kim No", "No Uyama", "Bo Sample, No Borders", "Ada Example, Support", "Da Silva"),
        *("Ada Example, Oslo, NO", "Ada Example, no affiliation", "Si Ok Kim", "Ян Да"),
    ],
)
def test_names_are_no_answers(name):
    assert answer_in(name) == ""


def test_a_no_below_affiliation_is_none(desk):
    table = "Name,Organisation\nAda Example,no\nBo Sample,Example Union\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("affiliation") == ["", "Example Union"]


@pytest.mark.parametrize("title", ["Affiliation", "Role"])
def test_hidden_in_the_place_of_something_else_is_a_wish(desk, title):
    words = ("hidden", "secret", "confidential", "geheim", "ukryte", "скрыто", "caché", "oculto")
    rows = "".join(f"Bo Sample{number},{word}\n" for number, word in enumerate(words))
    assert desk.add("x.csv", f"Name,{title}\nAda Example,Lab\n{rows}") == 0, desk.said
    assert desk.column("shown") == ["", *["unnamed"] * len(words)]


TITLES = [
    ("Answer", "yes", "no"),
    ("Response", "Yes!", "Not this time"),
    ("Contacted", "yes - signs", "yes - no"),
    ("Phone call", "ok", "not reached"),
    ("Адказ", "так", "не"),
    ("Ответ", "да", "пока нет"),
    ("Обзвон", "да", "не ответила"),
    ("Відповідь", "так", "ні"),
    ("Odpowiedź", "tak", "jeszcze nie"),
    ("Rückmeldung", "ja", "diesmal nicht"),
    ("Réponse", "Oui !", "Pas cette fois"),
    ("Llamada", "sí", "no contesta"),
    ("الرد", "نعم", "لا"),
    ("Status", "ok", "out"),
    ("Release form", "signed", "missing"),
    ("Einverständnis liegt vor", "ja", "fehlt"),
    ("Zgoda na druk", "tak", "brak"),
    ("no www", "x", ""),
    ("nicht ins Netz", "x", ""),
]


@pytest.mark.parametrize(("title", "yes", "no"), TITLES)
def test_a_column_of_answers_stops(desk, title, yes, no):
    table = f"Name,{title}\nAda Example,{yes}\nBo Sample,{no}\nCy Third,{yes}\n"
    assert desk.add("x.csv", table) == 2, desk.said
    assert title in desk.said


def test_what_an_answer_means_can_be_said(desk):
    table = "Name,Answer\nAda Example,yes\nBo Sample,no\n"
    assert desk.add("x.csv", table) == 2
    assert "--map 'Answer: no=out'" in desk.said
    assert desk.add("x.csv", table, "--map", "Answer: no=out") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Contacted", "by phone", "by mail"),
        ("Contacted", "2026-11-01", "2026-11-02"),
        ("Response", "Great letter", "Thank you all for this"),
        ("Status", "student", "retired"),
        ("State", "OK", "CA"),
        ("No newsletter", "x", ""),
        ("No. of children", "1", "2"),
        ("Member until", "2026", "2027"),
        ("Signed on", "2026-11-01", "2026-11-02"),
        ("Sign as", "individual", "individual"),
        ("Sign as", "Ada Example", "Bo Sample"),
    ],
)
def test_columns_about_something_else_ask_nothing(desk, title, first, second):
    table = f"Name,{title}\nAda Example,{first}\nBo Sample,{second}\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert len(desk.rows) == 2


LIMITS = ["Embargo until", "Consent expires", "Valid until", "Эмбарго до", "Gültig bis"]
LIMITS += ["Ważne do", "Valable jusqu'au", "Válido hasta", "صالح حتى", "Діє до", "Дзейнічае да"]


@pytest.mark.parametrize("title", LIMITS)
def test_leave_that_ends_or_begins_on_a_day_stops(desk, title):
    assert desk.add("x.csv", f'Name,"{title}"\nAda Example,\nBo Sample,2027-03-01\n') == 2
    option = f"{title}: 2027-03-01=out"
    table = f'Name,"{title}"\nAda Example,\nBo Sample,2027-03-01\n'
    assert desk.add("x.csv", table, "--map", option) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize("title", ["Signed on", "Date signed", "Unterschrieben am"])
@pytest.mark.parametrize("lacks", ["?", ""])
def test_who_has_no_day_where_others_have_one_is_asked_about(desk, title, lacks):
    table = f"Name,{title}\nAda Example,2026-11-01\nBo Sample,{lacks}\nCy Third,2026-11-03\n"
    assert desk.add("x.csv", table) == 2, desk.said
    option = f"{title}: {lacks or '(no answer)'}=in"
    assert desk.add("x.csv", table, "--map", option) == 0, desk.said
    assert desk.column("signed") == ["2026-11-01", "", "2026-11-03"]


UNDER = ["Signature line", "Sign as", "Credit as", "Print as", "How to list", "Как указать"]
UNDER += ["Як падпісаць", "Як вказати", "Jak podpisać", "Wie aufführen", "Signer comme"]
UNDER += ["Firmar como", "التوقيع باسم"]


@pytest.mark.parametrize("title", UNDER)
def test_under_what_somebody_is_listed_is_asked_about(desk, title):
    table = f"Name,{title}\nAda Example,Ada Example\nBo Sample,B. Sample\nCy Third,A teacher\n"
    assert desk.add("x.csv", table) == 2, desk.said
    assert f"{title}=public_name" in desk.said
    table = table.replace("Cy Third,A teacher", "Cy Third,")
    assert desk.add("x.csv", table, "--map", f"{title}=public_name") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "B. Sample", ""]


def test_what_an_answer_is():
    assert all(map(is_answer, ["ok", "not reached", "yes - no", "?", "пока нет", "Nein, danke"]))
    assert not any(map(is_answer, ["No Borders Network", "by phone", "Great letter", "B.S."]))
