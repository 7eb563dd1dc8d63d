"""Columns that may decide who is named: nobody is named because a column was not understood.

Each case is `add` with `--consent yes`. Everybody is invented.
"""

import io
import shlex

import openpyxl
import pytest


def stops(desk, name, content, *texts):
    """Whether `add` stops, shows these texts, changes nothing and can be answered in one line."""
    assert desk.add(name, content) == 2, desk.said
    for text in texts:
        assert text in desk.said
    assert "private" in desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()


def hinted(desk):
    """The first options of the hint, as they are typed in a shell."""
    hint = desk.said.partition("hint: ")[2]
    return shlex.split(hint[hint.index("--map") :].partition(" (")[0])


def test_consent_that_was_said_for_one_file_does_not_speak_for_another(desk):
    assert desk.add("a.csv", "Name,City\nAda Example,Oslo\n") == 0, desk.said
    assert desk.add("others.csv", "Name,City\nBo Sample,Rome\n", consent="") == 2
    assert "you said it of a.csv only" in desk.said
    assert desk.column("name") == ["Ada Example"]
    # The same file need not say it again.
    assert desk.add("a.csv", "Name,City\nAda Example,Oslo\nCy Muster,Bern\n", consent="") == 0
    assert desk.column("consent") == ["yes", "yes"]
    # And what is said of the other one holds for it, and for both.
    assert desk.add("others.csv", "Name,City\nBo Sample,Rome\n", consent="no") == 0
    assert desk.add("a.csv", "Name,City\nDi Primer,Oslo\n", consent="") == 0
    assert desk.column("consent") == ["yes", "yes", "no", "yes"]


def test_a_column_that_was_said_to_be_consent_in_one_file_is_asked_again_in_another(desk):
    asked = ("--map", "Privacy=consent")
    assert desk.add("a.csv", "Name,Privacy\nAda Example,yes\n", *asked) == 0, desk.said
    assert desk.add("a.csv", "Name,Privacy\nAda Example,yes\n", consent="") == 0, desk.said
    assert desk.add("b.csv", "Name,Privacy\nBo Sample,yes\n") == 2
    assert "“Privacy”" in desk.said
    assert desk.column("name") == ["Ada Example"]


def test_a_column_that_nobody_spoke_of_is_looked_at_again_in_the_next_export(desk):
    assert desk.add("a.csv", "Name,Publ.\nAda Example,\n") == 0, desk.said
    assert desk.add("a.csv", "Name,Publ.\nAda Example,\nBo Sample,n\n") == 2
    assert "“Publ.”" in desk.said


def test_a_column_that_was_said_to_be_private_is_not_asked_again(desk):
    table = "Name,Desk\nAda Example,A\nBo Sample,B\n"
    stops(desk, "a.csv", table, "“A” (1), “B” (1)")
    assert desk.add("a.csv", table, "--map", "Desk=private") == 0, desk.said
    assert desk.add("a.csv", table) == 0, desk.said
    assert desk.add("b.csv", "Name,Desk\nCy Muster,A\nDi Primer,B\n") == 0, desk.said


@pytest.mark.parametrize(
    ("title", "ticked", "other"),
    [
        ("Please tick what applies", "I sign, I want my name published", "I sign"),
        ("Zutreffendes ankreuzen", "Ich unterzeichne, Mein Name darf veröffentlicht werden", "Ja"),
        ("Отметьте", "Подписываю письмо, Согласен на публикацию имени", "Подписываю письмо"),
        ("Адзначце", "Падпісваю ліст, Згодны на публікацыю імя", "Падпісваю ліст"),
        ("Позначте", "Підписую лист, Згоден на публікацію імені", "Підписую лист"),
        ("Zaznacz", "Podpisuję list; Zgadzam się na publikację nazwiska", "Podpisuję list"),
        ("Cochez", "Je signe, Publier mon nom", "Je signe"),
        ("Marque", "Firmo; Publicar mi nombre", "Firmo"),
        ("اختر", "أوقع؛ أوافق على نشر اسمي", "أوقع"),
        ("Checkbox", "I agree that my name is published", ""),
        ("Options", "Publish my name", "—"),
        ("How do you wish to sign?", "Openly", "In silence"),
        ("Как подписать?", "Имя и фамилия", "Никак"),
    ],
)
def test_an_option_that_gives_leave_makes_a_column_one_about_consent(desk, title, ticked, other):
    table = f'Name,{title}\nAda Example,"{ticked}"\nBo Sample,"{other}"\n'
    stops(desk, "x.csv", table, f"“{title}”", "--map")
    sheet = openpyxl.Workbook()
    for row in (["Name", title], ["Ada Example", ticked], ["Bo Sample", other]):
        sheet.active.append(row)
    content = io.BytesIO()
    sheet.save(content)
    stops(desk, "x.xlsx", content.getvalue(), f"“{title}”")


def test_options_in_a_list_of_json_make_a_column_one_about_consent(desk):
    content = (
        '[{"name":"Ada Example","answers":{"I agree to":["sign","be named"]}},'
        '{"name":"Bo Sample","answers":{"I agree to":["sign"]}}]'
    )
    stops(desk, "x.json", content, "I agree to")


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("Моє прізвище публікувати", "можна", "не можна"),
        ("Мою фамилию публиковать", "можно", "нельзя"),
        ("Зачитывать", "можно", "нельзя"),
        ("Маё прозвішча публікаваць", "можна", "нельга"),
        ("Vorlesen", "erlaubt", "verboten"),
        ("Publ.", "1", "2"),
        ("Пуб", "д", "н"),
        ("pub", "A1", "A2"),
        ("Code", "A", "B"),
        ("Zeichen", "+", "-"),
        ("Should your signature stay between us?", "Yes", "No"),
        ("Ваше участие", "Открытое", "Закрытое"),
        ("თანახმა ხართ?", "x", ""),
        ("Web", "yes", "no"),
        ("Statement", "Name may be printed", ""),
    ],
)
def test_a_short_title_with_marks_or_codes_stops_until_it_is_mapped(desk, title, yes, no):
    table = f"Name,{title}\nAda Example,{yes}\nBo Sample,{no}\n"
    stops(desk, "x.csv", table, f"“{title}”")
    assert desk.add("x.csv", table, "--map", f"{title}=private") == 0, desk.said


@pytest.mark.parametrize(
    "table",
    [
        "No,Name,City,Member\n1,Ada Example,Oslo,yes\n2,Bo Sample,Rome,no\n",
        "№,ФИО,Член организации\n1,Ада Пример,да\n2,Бо Образец,нет\n",
        "Name,Newsletter\nAda Example,yes\nBo Sample,no\n",
        "Name,Fee paid\nAda Example,x\nBo Sample,\n",
        "Name,Mitglied\nAda Beispiel,ja\nBo Beispiel,nein\n",
        "Nom,Adhérent\nAda Exemple,oui\nBo Exemple,non\n",
        "Name,Faculty\nAda Example,A\nBo Sample,B\n",
        "Name,Volunteer\nAda Example,yes\nBo Sample,\n",
        "Name,Name of your dog\nAda Example,Rex\nBo Sample,Bello\n",
        "Name,How did you hear about us?\nAda Example,Public radio\nBo Sample,A friend\n",
        "Name,Will you come to the demonstration?\nAda Example,Yes\nBo Sample,No\n",
        "Name,Age,Year\nAda Example,34,2020\nBo Sample,45,2021\n",
        "Name,Kind\nAda Example,Private individual\nBo Union,Organisation\n",
        "п/п,ФИО\n1,Ада Пример\n2,Бо Образец\n",
        "S.No,Name\n1,Ada Example\n2,Bo Sample\n",
        ",Name\n1,Ada Example\n2,Bo Sample\n",
        "Name,Do you support the demands?\nAda Example,yes\nBo Sample,no\n",
        "Name,Web\nAda Example,https://example.org/ada\nBo Sample,\n",
        "Name,Statement\nAda Example,A name is no crime\nBo Sample,Well said\n",
        "Name,Seat\nAda Example,1\nBo Sample,2\nCy Muster,3\nDi Primer,4\n",
    ],
)
def test_a_column_about_something_else_asks_nothing(desk, table):
    assert desk.add("x.csv", table) == 0, desk.said


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        (
            "Name,Yes,Initials,No\nAda Example,x,,\nBo Sample,,x,\nCy Muster,,,x\nDi Primer,,,\n",
            [("yes", ""), ("yes", "initials"), ("no", ""), ("", "unnamed")],
        ),
        ("Nom,Oui,Non\nAda Exemple,1,0\nBo Exemple,0,1\n", [("yes", ""), ("no", "")]),
        ("Name,Ja,Nein\nAda Beispiel,x,\nBo Beispiel,,x\n", [("yes", ""), ("no", "")]),
        ("Imię i nazwisko,Tak,Nie\nAda Przykład,x,\nBo Wzór,,x\n", [("yes", ""), ("no", "")]),
    ],
)
def test_columns_called_yes_and_no_stop_and_the_hint_settles_them_as_it_stands(desk, table, shown):
    stops(desk, "x.csv", table, "=yes", "=no")
    assert desk.add("x.csv", table, *hinted(desk)) == 0, desk.said
    found = [(row["consent"], row.get("shown", "")) for row in desk.rows]
    assert found == shown


def test_a_tick_below_no_is_never_a_yes_whatever_the_column_is_mapped_to(desk):
    table = "Name,Yes,No\nAda Example,x,\nBo Sample,,x\n"
    assert desk.add("x.csv", table, "--map", "Yes=consent", "--map", "No=consent") == 2


@pytest.mark.parametrize(
    ("title", "plain", "hidden"),
    [
        ("Sign as", "Individual", "Anonymous individual"),
        ("Signatory type", "Person", "Hidden person"),
        ("Type de signataire", "Particulier", "Particulier anonyme"),
        ("Тип подписанта", "Физлицо", "Анонимное физлицо"),
        ("Signature type", "Individual", "private individual"),
        ("Signature type", "public individual", "private individual"),
    ],
)
def test_a_kind_that_may_ask_not_to_be_named_stops(desk, title, plain, hidden):
    table = f"Name,{title}\nAda Example,{plain}\nBo Sample,{hidden}\n"
    assert desk.add("x.csv", table) == 2, desk.said
    assert f"“{hidden}” (1)" in desk.said
    assert desk.add("x.csv", table, *hinted(desk)) == 0, desk.said
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Bo Sample" not in printed


def test_a_hidden_organisation_stays_one(desk):
    table = "Name,Kind\nAda Example,Individual\nBo Union,Anonymous organisation\n"
    meaning = ("--map", "Kind: Anonymous organisation=unnamed")
    assert desk.add("x.csv", table, *meaning) == 0, desk.said
    assert desk.column("shown")[1] == "unnamed"


@pytest.mark.parametrize("marks", [("X", "O"), ("v", "x"), ("✓", "x"), ("+", "x"), ("1", "x")])
def test_two_different_marks_can_hardly_mean_the_same(desk, marks):
    table = "Name,Publish my name?\nAda Example,{}\nBo Sample,{}\n".format(*marks)
    assert desk.add("x.csv", table) == 2, desk.said
    assert f"“{marks[0]}” (1)" in desk.said


@pytest.mark.parametrize("marks", [("x", "X"), ("✓", "✔"), ("Y", "N"), ("O", "N")])
def test_one_mark_in_two_forms_and_two_letters_of_one_language_are_read(desk, marks):
    table = "Name,Publish my name?\nAda Example,{}\nBo Sample,{}\n".format(*marks)
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("consent")[0] == "yes"


def test_plus_and_minus_are_yes_and_no_to_any_question(desk):
    assert desk.add("x.csv", "Name,Publish my name\nAda Example,+\nBo Sample,-\n") == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]
    table = "ПІБ,Не публікаваць маё імя\nАда Прыклад,-\nБо Прыклад,+\n"
    assert desk.add("y.csv", table) == 0, desk.said
    assert desk.column("shown")[2:] == ["named", "unnamed"]


@pytest.mark.parametrize("title", ["Publish", "Publish my name", "Anonymous"])
def test_nothing_among_true_and_false_is_not_clear(desk, title):
    content = (
        f'[{{"name":"Ada Example","{title}":true}},{{"name":"Bo Sample","{title}":false}},'
        f'{{"name":"Cy Muster","{title}":null}}]'
    )
    assert desk.add("x.json", content) == 0, desk.said
    assert desk.column("consent")[2] == ""
    assert "Cy Muster" not in desk.printed()


def test_an_empty_cell_among_true_and_false_of_a_sheet_is_not_clear(desk):
    sheet = openpyxl.Workbook()
    rows = (["Name", "Publish"], ["Ada Example", True], ["Bo Sample", False], ["Cy Muster", None])
    for row in rows:
        sheet.active.append(row)
    content = io.BytesIO()
    sheet.save(content)
    assert desk.add("x.xlsx", content.getvalue()) == 0, desk.said
    assert desk.column("consent")[2] == ""
