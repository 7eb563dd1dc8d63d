"""Lists as people send them, from `add` to what `build` prints: nobody is named against their wish.

The numbers in the names are those of public cases; the inputs here are invented after their kind.
"""

import json

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LETTER = "---\ntitle: A letter\ndate: 2026-11-22\nlang: en\n---\nIts text.\n"


TWO = "Name,Email,{}\nAda Example,ada@example.org,{}\nBo Example,bo@example.org,{}\n"


@pytest.mark.parametrize(
    ("title", "hides", "shows"),
    [
        ("Do you want to remain anonymous?", "Yes", "No"),
        ("Anonymous?", "x", ""),
        ("is_anonymous", "TRUE", "FALSE"),
        ("Don't show my name", "1", "0"),
        ("Hide me from the public list", "yes", "no"),
        ("Möchten Sie anonym bleiben?", "Ja", "Nein"),
        ("Souhaitez-vous rester anonyme ?", "Oui", "Non"),
        ("¿Desea permanecer en el anonimato?", "Sí", "No"),
        ("Не публиковать моё имя", "Да", "Нет"),
        ("Не паказваць маё імя", "Так", "Не"),
        ("Не показувати моє ім'я", "Так", "Ні"),
        ("Czy chcesz pozostać anonimowy?", "Tak", "Nie"),
        ("Name display preference", "Anonymous", "Full name"),
        ("public", "false", "true"),
        ("Visibility", "Private", "Public"),
    ],
)
def test_case_01_who_asks_to_be_hidden_is_not_named(desk, title, hides, shows):
    assert desk.add("x.csv", TWO.format(f'"{title}"', hides, shows)) == 0, desk.said
    printed = desk.printed()
    assert "Ada" not in printed
    assert "Bo Example" in printed


def test_case_01_a_column_that_no_rule_can_decide_stops_until_it_is_mapped(desk):
    table = TWO.format("I agree to the terms and that my name is published", "Yes", "No")
    assert desk.add("x.csv", table) == 2
    assert "“Yes” (1), “No” (1)" in desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()
    title = "I agree to the terms and that my name is published"
    assert desk.add("x.csv", table, "--map", f"{title}=consent") == 0
    assert desk.column("consent") == ["yes", "no"]


def test_case_01_an_answer_that_no_rule_can_place_stops_until_it_is_mapped(desk):
    table = TWO.format("May we publish your name?", "Ask my sister", "Yes")
    assert desk.add("x.csv", table) == 2
    assert "“Ask my sister” (1)" in desk.said
    meaning = "May we publish your name?: Ask my sister=unnamed"
    assert desk.add("x.csv", table, "--map", meaning) == 0
    assert desk.column("shown") == ["unnamed", ""]
    # It is remembered for the next export of the same form.
    assert desk.run("add", desk.folder / "x.csv", "--to", "parks") == 0


def test_the_hint_of_an_unclear_answer_works_as_it_stands(desk):
    import shlex

    table = TWO.format('"Show ""me""? (it\'s public)"', "As you like; really", "yes")
    assert desk.add("x.csv", table) == 2
    option = shlex.split(desk.said.split("--map ")[1].partition(" (MEANING")[0])[0]
    option = option.replace("=MEANING", "=unnamed")
    assert desk.add("x.csv", table, "--map", option) == 0


@pytest.mark.parametrize("field", ["private", "comment", "role", "notes", "affiliation"])
def test_a_no_is_not_mapped_to_a_text(desk, field):
    title = "May we publish your name?"
    table = TWO.format(title, "No", "Yes")
    assert desk.add("forms.csv", table, "--map", f"{title}={field}") == 2
    assert "forms.csv: --map: “May we publish your name?” asks who can be named" in desk.said
    assert "1 row says no or less than the name" in desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()


@pytest.mark.parametrize("column", ["role", "affiliation", "comment", "notes", "Remarks"])
def test_a_wish_in_a_list_made_by_hand_keeps_the_name_out_until_it_is_settled(desk, column):
    rows = f"id,name,consent,{column}\na1,Ada Example,yes,please do not publish my name\n"
    desk.write("signatories/parks.csv", rows + "b2,Bo Example,yes,glad to sign\n")
    assert desk.run("check", "parks") == 1
    assert "signatories/parks.csv:2: error: the " in desk.said
    assert "asks not to be named" in desk.said
    printed = desk.printed()
    assert "Ada" not in printed
    assert "Bo Example" in printed
    decide = ("--decide", "wish-not-named:a1=keep", "--why", "asked her")
    assert desk.run("review", "parks", *decide) == 0, desk.said
    assert "Ada Example" in desk.printed()


@pytest.mark.parametrize(
    "name",
    ["N.N.", "X. X.", "***", "—", "Anonymisiert", "without name", "имя известно организаторам"],
)
def test_what_stands_for_no_name_is_counted_in_a_list_made_by_hand(desk, name):
    desk.write("signatories/parks.csv", f"name,consent\n{name},yes\nBo Example,yes\n")
    printed = desk.printed()
    assert name not in printed.split("Its text.")[1]
    assert "Bo Example" in printed
    assert "… and 1 signatory whose name is withheld" in " ".join(printed.split())


def test_a_family_called_none_or_null_stays_and_a_lone_null_is_asked_about(desk):
    table = "First name,Last name,Consent\nRachel,None,yes\nChristopher,Null,yes\nAda,—,yes\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("name") == ["Rachel None", "Christopher Null", "Ada"]
    desk.write("signatories/parks.csv", "name,consent\nNull,yes\nBo Example,yes\n")
    assert desk.run("check", "parks") == 1
    assert "Null may be a name" in desk.said
    assert "Null" not in desk.printed()


def test_how_each_answer_is_read_is_shown_with_its_number(desk):
    rows = ["Name,May we publish your name?"]
    rows += [f'P{n} Example,"Yes, with my name"' for n in range(4)]
    rows += [f"Q{n} Example,Only my initials" for n in range(2)] + ["R Example,?"]
    assert desk.add("x.csv", "\n".join(rows)) == 0
    assert "Yes, with my name → consent, named (4)" in desk.said
    assert "Only my initials → consent, initials (2)" in desk.said
    assert "? → not clear, left out (1)" in desk.said


def test_consent_for_all_speaks_for_those_without_an_answer_alone(desk):
    table = "name,consent\nAda Example,yes\nBo Example,\nCy Example,?\nDi Example,no\n"
    assert desk.add("x.csv", table) == 0
    assert desk.column("consent") == ["yes", "yes", "", "no"]
    printed = desk.printed()
    assert "Cy" not in printed
    assert "Di" not in printed


def test_a_question_in_a_list_made_by_hand_is_not_passed_over(desk):
    desk.write("signatories/parks.csv", "name,consent,Anonymous?\nAda Example,yes,Yes\n")
    assert desk.run("build", "parks", "--format", "txt") == 2
    assert "column Anonymous? asks who wants to be named" in desk.said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.txt", "Ada Example (ada@example.org)\nBo Example <bo@example.org>\n"),
        ("x.md", "- Ada Example (ada@example.org)\n- Bo Example <bo@example.org>\n"),
        ("x.csv", "name,affiliation,role\nAda Example,a@example.org,\nBo Example,,b@example.org\n"),
        ("x.json", '[{"name": "Ada Example", "comment": "write to ada@example.org"},'
         ' {"name": "Bo Example", "link": "mailto:bo@example.org"}]'),
        ("x.csv", "name,role\nAda Example,+375 29 111 22 33\nBo Example,call 8 (029) 111-22-33\n"),
    ],
)  # fmt: skip
def test_case_02_no_address_or_number_is_printed(desk, name, content):
    assert desk.add(name, content) == 0, desk.said
    printed = desk.printed()
    assert "@" not in printed
    assert "29" not in printed.replace("2026", "")


def test_case_02_an_address_in_a_list_made_by_hand_keeps_the_entry_out(desk):
    desk.write(
        "signatories/parks.csv",
        "name,affiliation,consent\nAda Example,ada@example.org,yes\nBo Example,News,yes\n",
    )
    assert desk.run("check", "parks") == 1
    assert "private-in-public" in desk.said
    assert "@" not in desk.printed()


@pytest.mark.parametrize(
    "title",
    ["Marketing consent", "I agree to the privacy policy", "Newsletter", "Согласие на рассылку",
     "Ich akzeptiere die Datenschutzerklärung", "J'accepte les conditions d'utilisation"],
)  # fmt: skip
def test_case_03_a_consent_to_something_else_is_none_to_be_named(desk, title):
    assert desk.add("x.csv", TWO.format(f'"{title}"', "Yes", "No"), consent="") == 2
    assert "no column says who agreed to be published" in desk.said


def test_case_03_yes_anonymously_is_counted_and_not_named(desk):
    table = 'Name,May we publish your name?\nAda Example,"Yes, anonymously"\nBo Example,Yes\n'
    assert desk.add("x.csv", table, consent="") == 0
    printed = desk.printed()
    assert "Ada" not in printed
    assert "1 person" in printed


def test_case_04_a_dash_inside_a_line_stays(desk):
    text = "Ada Example - the gardener\n- Bo Example -- someone\n2. Di Example, room 3. Floor\n"
    assert desk.add("x.txt", text) == 0
    assert desk.column("name") == [
        *("Ada Example - the gardener", "Bo Example -- someone", "Di Example, room 3. Floor"),
    ]


def test_case_05_a_table_in_a_text_file_is_a_table(desk):
    table = "Name\tOrganisation\tE-mail\tConsent\nAda Example\tUnion\ta@example.org\tyes\n"
    table += "Bo Example\tClub\tb@example.org\tno\n"
    assert desk.add("x.txt", table.encode("utf-16"), consent="") == 0
    assert desk.column("name") == ["Ada Example", "Bo Example"]
    assert desk.column("consent") == ["yes", "no"]


def test_case_06_the_demands_of_a_letter_do_not_sign(desk):
    text = "# Save the park\n\nWe ask:\n\n- open the gates\n- mend the lamps\n\n## Signed\n\n"
    text += "| Name | Club |\n|---|---|\n| Ada Example | Chess |\n\n## Notes\n\n1. A note\n"
    assert desk.add("x.md", text, "--json") == 0
    assert desk.column("name") == ["Ada Example"]
    report, _ = json.JSONDecoder().raw_decode(desk.said[desk.said.index("{\n") :])
    file = report["files"][0]
    assert (file["rows"], file["read"]) == (4, 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.yml", "individuals:\n  - name: Ada Example\norganisations:\n  - name: Bo Union\n"),
        ("x.json", '{"1": {"name": "Ada Example"}, "2": {"name": "Bo Union"}}'),
        ("x.json", '{"count": 2, "signatories": [{"name": "Ada Example"}, {"name": "Bo Union"}]}'),
        ("x.json", '["Ada Example", "Bo Union"]'),
        (
            "x.ts",
            "export const s: S[] = [\n  { name: 'Ada Example' },\n  { name: `Bo Union` }];",
        ),
    ],
)
def test_case_07_usual_shapes_are_read(desk, name, content):
    assert desk.add(name, content) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Union"]


def test_case_07_a_container_is_never_the_text_of_a_name(desk):
    assert desk.add("x.json", '[{"name": ["Ada", "Bo"]}]') == 2
    assert desk.add("x.json", '{"people": {"name": {"a": 1}}}') == 2


def test_case_08_an_organisation_inside_a_signatory_gives_its_name(desk):
    text = '[{"name": "Ada", "organization": {"name": "Labs", "url": "https://example.org"}}]'
    assert desk.add("x.json", text) == 0
    assert desk.column("affiliation") == ["Labs"]
    assert "https" not in desk.printed()


@pytest.mark.parametrize(
    ("name", "content", "options"),
    [
        ("x.json", '[{"type": "NGO", "name": "Example Watch"}]', ()),
        ("x.csv", "Organisation,Country\nExample Watch,BY\n", ()),
        ("x.csv", "Организация;Контактное лицо\nExample Watch;Ada Example\n", ()),
        ("x.csv", "name\nExample Watch\n", ("--kind", "organisation")),
        ("x.csv", "name,kind\nExample Watch,организация\n", ()),
    ],
)
def test_case_09_organisations_are_counted_as_what_they_are(desk, name, content, options):
    assert desk.add(name, content, *options) == 0, desk.said
    printed = desk.printed()
    assert "1 organisation" in printed
    assert "Ada" not in printed


def test_case_10_an_acronym_is_part_of_the_name(desk):
    names = ["Human Rights Centre (HRC)", "Example Press Union (EPU)", "Group of Lawyers (GoL)"]
    assert desk.add("x.csv", "Organisation\n" + "\n".join(names) + "\n") == 0
    assert desk.column("name") == names
    assert desk.column("kind") == ["organisation"] * 3


def test_case_11_anonymous_signatures_are_counted(desk):
    words = ["Anonymous", "anon", "Name withheld", "Anónimo", "Анонимно", "prefer not to say", "-"]
    rows = [f"{word},Nurse,yes" if word == "-" else f"{word},,yes" for word in words]
    assert desk.add("x.csv", "name,role,consent\nAda Example,,yes\n" + "\n".join(rows)) == 0
    assert desk.column("shown") == ["", *["unnamed"] * 7]
    printed = desk.printed()
    assert "7" in printed
    assert not any(word in printed for word in words if word != "-")


def workbook(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_case_12_every_sheet_with_people_is_read(desk):
    path = desk.folder / "x.xlsx"
    online = [["Name", "Club"], ["Ada Example", "Chess"]]
    paper = [["Who signed", "Consent"], ["Bo Example", "yes"]]
    workbook(path, {"Online": online, "Paper": [["Name", "Consent"], *paper[1:]]})
    assert desk.run("add", path, "--to", "parks", "--yes", "--consent", "yes") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Example"]


def test_case_12_a_sheet_can_be_chosen(desk):
    path = desk.folder / "x.xlsx"
    people = {n: [["Name"], [f"{n} Example"], [f"{n} Other"]] for n in ("One", "Two")}
    workbook(path, people)
    add = ("add", path, "--to", "parks", "--yes", "--consent", "yes")
    assert desk.run(*add, "--sheet", "Two") == 0
    assert desk.column("name") == ["Two Example", "Two Other"]
    assert desk.run(*add, "--sheet", "Three") == 2
    assert "One" in desk.said


def test_case_13_everyday_titles_and_dates_are_known(desk):
    table = "Imię i nazwisko;Uczelnia;Data podpisu\nAda Przykład;Uniwersytet;3 listopada 2026\n"
    assert desk.add("x.csv", table) == 0
    [row] = desk.rows
    assert (row["affiliation"], row["signed"]) == ("Uniwersytet", "2026-11-03")


def test_case_13_a_list_that_excel_saved_again_goes_on_working(desk):
    desk.write(
        "signatories/parks.csv",
        "\ufeffname;consent;signed;;\r\nAda Example;TRUE;03.11.2026;;\r\nBo Example;WAHR;;;\r\n",
    )
    assert desk.run("check", "parks") == 0, desk.said
    assert "2 people" in desk.printed()


def test_case_14_a_row_of_another_length_is_named(desk):
    table = "Name,Affiliation\nAda Example,University, Maths\nBo Example,Club\nCy Example\n"
    assert desk.add("x.csv", table) == 0
    assert "1 left out: 3 cells, the header 2 (x.csv:2)" in desk.said
    assert "x.csv:4: 1 cell, the header 2" in desk.said
    assert desk.column("name") == ["Bo Example", "Cy Example"]


def test_a_row_that_lost_the_answer_about_being_named_is_left_out(desk):
    table = "Name,Club,Email,Anonymous?\nAda Example,ada@example.org,Yes\nBo,A,b@example.org,No\n"
    assert desk.add("x.csv", table) == 0
    assert "Ada" not in desk.printed()


@pytest.mark.parametrize("name", ["SÃ©bastien Example", "Zo&eacute; Example", "РђРґР° Example"])
def test_case_15_and_16_a_garbled_name_is_found(desk, name):
    assert desk.add("x.csv", f"name,consent\n{name},yes\n") == 0
    assert "garbled" in desk.said
    assert desk.column("name") == [name]
    assert desk.run("check", "parks") == 0
    assert "garbled" in desk.said


def test_case_17_possible_encodings_are_named_with_a_name_in_each(desk):
    table = "name,consent\nŁucja Przykład,yes\nŻaneta Gęś,yes\n".encode("windows-1250")
    assert desk.add("x.csv", table) == 2
    assert "windows-1250" in desk.said
    assert "Łucja" in desk.said
    assert desk.add("x.csv", table, "--encoding", "windows-1250") == 0


def test_case_18_one_file_a_person_is_known_by_its_file(desk):
    for name in ("0048bea5-1c", "#Catherine", "bo.yaml"):
        desk.write(f"signed/{name}", f"name: {name.strip('#')} Example\naffiliation: Labs\n")
    add = ("add", desk.folder / "signed", "--to", "parks", "--yes", "--consent", "yes")
    assert desk.run(*add) == 0, desk.said
    assert len(desk.rows) == 3
    desk.write("signed/#Catherine", "name: Catherine New-Example\naffiliation: University\n")
    (desk.folder / "signed" / "bo.yaml").unlink()
    assert desk.run(*add) == 0
    assert len(desk.rows) == 3
    assert "came from an earlier export of the same" in desk.said
    assert desk.run(*add, "--remove-missing") == 0
    assert sorted(desk.column("name")) == ["0048bea5-1c Example", "Catherine New-Example"]


def test_case_26_a_list_can_be_ordered_by_family_name(desk):
    letter = LETTER.replace("lang: en", "lang: en\norder: family")
    desk.write("letters/parks/letter.md", letter)
    table = "First name,Last name,consent\nAda,Zeta,yes\nZed,Alpha,yes\nHidde,de Vries,yes\n"
    assert desk.add("x.csv", table, consent="") == 0
    assert desk.column("sort") == ["Zeta", "Alpha", "de Vries"]
    printed = desk.printed()
    places = [printed.index(name) for name in ("Zed Alpha", "Hidde de Vries", "Ada Zeta")]
    assert places == sorted(places)


def test_a_word_in_the_place_of_a_name_is_not_printed_from_a_list_made_by_hand(desk):
    desk.write(
        "signatories/parks.csv",
        "name,consent\nAnonymous,yes\nName withheld,yes\nАнонимно,yes\nAda Example,yes\n",
    )
    printed = desk.printed()
    assert "Ada Example" in printed
    assert not any(word in printed for word in ("Anonymous", "withheld,", "Анонимно"))


@pytest.mark.parametrize("order", [("yes", "no"), ("no", "yes")])
def test_of_somebody_who_said_yes_and_no_nothing_is_printed_until_it_is_decided(desk, order):
    rows = [f"Ada Example,ada@example.org,{consent}" for consent in order]
    desk.write("signatories/parks.csv", "\n".join(["name,email,consent", *rows, "Bo Example,,yes"]))
    assert desk.run("check", "parks") == 1
    assert "they chose differently" in desk.said
    assert "Ada" not in desk.printed()


@pytest.mark.parametrize(
    "title", ["Anonymous", "Anonymous signatories", "Анонимно", "Подписали анонимно", "Anonym"]
)
def test_people_below_a_heading_for_the_anonymous_are_counted_and_not_named(desk, title):
    text = f"# Signatories\n\n- Ada Open\n- Cy Open\n\n## {title}\n\n- Bo Secret\n"
    assert desk.add("x.md", text) == 0, desk.said
    printed = desk.printed()
    assert "Ada Open" in printed
    assert "Secret" not in printed


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Anonymous signatories", "a heading that may ask not to name people"),
        ("Please do not name these people:", "did those below sign, and are they to be named"),
    ],
)
def test_a_heading_inside_a_table_that_asks_not_to_name_people_stops(desk, heading, said):
    table = f"Name,Email\nAda Example,a@example.org\n{heading},\nBo Sample,b@example.org\n"
    assert desk.add("x.csv", table) == 2
    assert f"x.csv:3: {said}" in desk.said


def test_a_wish_beside_a_name_is_heard_before_a_name_is_split(desk):
    text = "## Signatories\n\n- Ada Example (anonymous)\n- Cy Third (Example Library)\n"
    text += "- Di Fourth (не публиковать)\n- Ed Fifth (initials only)\n"
    assert desk.add("x.md", text) == 0
    assert desk.column("shown") == ["unnamed", "", "unnamed", "initials"]
    printed = desk.printed()
    assert not any(word in printed for word in ("Ada", "Fourth", "Fifth", "initials only"))


CELLS = st.sampled_from(
    ["", "Ada Example", "Anonymous", "total", "yes", "no", "?", "x", "a@example.org", "Club", "-"]
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    sheets=st.lists(
        st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6), min_size=1, max_size=3
    )
)
def test_rows_read_and_rows_left_out_are_all_rows_there(tmp_path_factory, sheets):
    """Of any workbook and any table: each row that is not empty is in one of the two."""
    from datetime import date

    from letterkit.errors import LetterkitError
    from letterkit.lists.exports.choices import Choices
    from letterkit.lists.exports.exports import read_file

    folder = tmp_path_factory.mktemp("rows")
    header = ["Name", "Consent", "Club"]
    named = {f"S{number}": [header, *rows] for number, rows in enumerate(sheets)}
    workbook(folder / "x.xlsx", named)
    lines = [",".join(row) for row in named["S0"]]
    (folder / "x.csv").write_text("\n".join(lines))
    there = {
        "x.xlsx": sum(any(row) for rows in sheets for row in rows),
        "x.csv": sum(any(row) for row in sheets[0]),
    }
    for name, rows in there.items():
        try:
            file = read_file(folder / name, name, Choices(date(2026, 11, 27)))
        except LetterkitError:
            continue
        read = sum(len(export.incoming) for export in file.exports)
        assert file.rows == read + len(file.all_left_out)
        assert file.rows == rows


def test_a_list_that_others_could_open_is_said_to_be_private_from_here_on(desk):
    assert desk.add("f.csv", "Name\nAda Example\n") == 0, desk.said
    listed = desk.folder / "signatories" / "parks.csv"
    listed.chmod(0o644)
    assert desk.add("g.csv", "Name\nBo Sample\n") == 0, desk.said
    assert "others could open this file" in desk.said
    assert listed.stat().st_mode & 0o777 == 0o600
    assert desk.add("h.csv", "Name\nCy Muster\n") == 0, desk.said
    assert "others could open this file" not in desk.said
