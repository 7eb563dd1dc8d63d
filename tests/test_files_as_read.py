"""How a file is read, from `add` on: nobody is invented, glued to another person, or lost."""

import pytest
from tests.test_shapes_coming_in import book

from letterkit.text.countries import countries_called, country_code

PERSON = "---\nname: {}\n---\n"


def test_what_programs_leave_beside_the_files_of_a_folder_is_no_signatory(desk):
    desk.write("f/ada.md", PERSON.format("Ada Example"))
    left = ("ada.md~", "ada.md.bak", "ada.bak.md", ".ada.md.swp", "ada.md.orig", "#ada.md#")
    for name in left:
        desk.write(f"f/{name}", PERSON.format("Old Example"))
    for name in (".DS_Store", "Thumbs.db", "desktop.ini"):
        desk.write(f"f/{name}", "[.ShellClassInfo]\nname: Icon\n")
    assert desk.run("add", desk.folder / "f", "--to", "parks", "--yes", "--consent", "yes") == 0
    assert desk.column("name") == ["Ada Example"]
    assert "6 left out: a copy that a program keeps of another file" in desk.said
    assert "3 left out: the system of a computer made it" in desk.said


def test_a_file_named_for_a_person_with_a_mark_is_read(desk):
    for name in ("#Catherine", "bakunin", "old"):
        desk.write(f"f/{name}", "name: Cy Example\n")
    assert desk.run("add", desk.folder / "f", "--to", "parks", "--yes", "--consent", "yes") == 0
    assert len(desk.rows) == 3


BESIDE = (
    ("{}", "", "", "{}", ""),
    ("{}", "Public?", "", "{}", "Contact"),
    ("Ada Example", "no", "", "Example Union", "Eve Contact"),
    ("Bo Sample", "yes", "", "Sample Society", ""),
)


@pytest.mark.parametrize("form", ["csv", "xlsx", "merged"])
@pytest.mark.parametrize(
    "words",
    [
        ("Individuals", "Organisations", "Name", "Organisation"),
        ("Физические лица", "Организации", "Имя", "Организация"),
        ("Osoby", "Organizacje", "Imię i nazwisko", "Organizacja"),
        ("Personen", "Organisationen", "Name", "Organisation"),
    ],
)
def test_tables_beside_each_other_below_headings_are_two(desk, form, words):
    rows = [list(row) for row in BESIDE]
    rows[0][0], rows[0][3], rows[1][0], rows[1][3] = words
    if form == "csv":
        code = desk.add("x.csv", "\n".join(",".join(row) for row in rows))
    else:
        cells = ("A1:B1", "D1:E1") if form == "merged" else ()
        filled = [[cell or None for cell in row] for row in rows]
        code = desk.add("x.xlsx", book(*filled, merged=cells))
    assert code == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Example Union", "Sample Society"]
    assert desk.column("shown") == ["unnamed", "named", "", ""]
    assert not any(desk.column("affiliation"))
    assert "6 rows: 4 read, 2 left out" in desk.said


def test_an_empty_column_within_one_table_parts_nothing(desk):
    assert desk.add("x.csv", "Name,Email,,Organisation\nAda Example,a@example.org,,Lab\n") == 0
    assert desk.column("affiliation") == ["Lab"]


@pytest.mark.parametrize("name", ["Congo", "Конго", "Конга", "Kongo", "الكونغو", "Korea", "Corée"])
def test_a_country_of_which_there_are_several_is_not_chosen(desk, name):
    assert len(countries_called(name)) == 2
    assert desk.add("x.csv", f"Name,Country\nAda Example,{name}\n") == 0
    assert desk.column("country") == [name]
    assert "a country of which there are several: write" in desk.said


@pytest.mark.parametrize(
    ("name", "code"),
    [("Palestine", "PS"), ("Палестина", "PS"), ("فلسطين", "PS"), ("South Korea", "KR"),
     ("République du Congo", "CG"), ("DR Congo", "CD"), ("Российская Федерация", "RU")],
)  # fmt: skip
def test_a_country_of_its_own_name_is_known(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize(
    "titles",
    [("No.", "Name", "Position", "Country"), ("№", "ФИО", "Должность", "Страна"),
     ("Lp.", "Imię i nazwisko", "Stanowisko", "Kraj"), ("N°", "Nom", "Fonction", "Pays")],
)  # fmt: skip
def test_lines_above_the_titles_of_a_table_are_no_titles(desk, mark, titles):
    rows = [titles, ("1", "Ada Example", "Dean", "Poland"), ("2", "Bo Sample", "Cook", "Poland")]
    table = "\n".join(mark.join(row) for row in rows)
    above = "Open letter to the Ministry\nList of signatories as of 3 Nov 2026\n\n"
    assert desk.add("x.csv", above + table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("country") == ["PL", "PL"] or desk.column("country") == ["Poland"] * 2
    assert "x.csv:1, 2: above the titles of the columns, not read" in desk.said


def test_a_person_who_is_called_like_a_title_is_no_header_row(desk):
    assert desk.add("x.csv", "Name,Role\nAda Example,Dean\nName,Role\n") == 0
    assert desk.column("name") == ["Ada Example"]


def test_a_list_whose_objects_say_the_name_under_one_key_or_another_loses_nobody(desk):
    objects = '[{"name":"Ada Example","role":"Dean"},{"fullName":"Bo Sample","role":"Cook"}]'
    assert desk.add("x.json", objects) == 0
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "named by “fullName”" in desk.said


def test_an_empty_name_beside_a_full_one_in_a_table_is_not_filled(desk):
    assert (
        desk.add(
            "x.csv", "Name,Full name,Role\nAda Example,,Dean\nCy Test,,Dean\n,Bo Sample,Cook\n"
        )
        == 0
    )
    assert "Bo Sample" not in desk.printed()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.json", '[{"name":"Ada Example","approved":true},{"name":"Bo Sample"}]'),
        ("x.yaml", "- name: Ada Example\n  approved: true\n- name: Bo Sample\n"),
        ("x.toml", '[[signatory]]\nname = "Ada Example"\napproved = true\n'
                   '[[signatory]]\nname = "Bo Sample"\n'),
    ],
)  # fmt: skip
def test_a_key_that_is_missing_is_no_answer_and_not_a_no(desk, name, text):
    assert desk.add(name, text) == 2
    assert "“approved”: it is not clear whether they sign: “(no answer)” (1)" in desk.said
    assert desk.add(name, text, "--map", "approved: (no answer)=in") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_a_key_that_is_missing_can_be_a_no(desk):
    text = '[{"name":"Ada Example","approved":true},{"name":"Bo Sample"}]'
    assert desk.add("x.json", text, "--map", "approved: (no answer)=out") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


PDF = "Page 1 of 2\nOpen letter\n\nSignatories\nAda Example, Lab\nBo Sample, Lab\nPage 2 of 2\n3\n"


def test_pages_and_the_title_above_those_who_signed_are_nobody(desk):
    assert desk.add("x.txt", PDF) == 0, desk.said
    assert desk.column("name") == ["Ada Example, Lab", "Bo Sample, Lab"]
    assert "a number, not a name (x.txt:8)" in desk.said


@pytest.mark.parametrize(
    ("title", "signed"),
    [("Адкрыты ліст", "Падпісалі:"), ("Открытое письмо", "Подписали:"), ("Apel", "Podpisali:"),
     ("Відкритий лист", "Підписали:"), ("Offener Brief", "Unterzeichnet:"),
     ("Lettre ouverte", "Signataires :"), ("Carta abierta", "Firmantes:"),
     ("رسالة مفتوحة", "الموقعون:")],
)  # fmt: skip
def test_a_title_above_those_who_signed_is_nobody_in_any_language(desk, title, signed):
    assert desk.add("x.txt", f"{title}\n\n{signed}\n\n- Ada Example\n- Bo Sample\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_a_name_above_the_word_for_those_who_signed_is_asked_about(desk):
    text = "Open letter\nDi Example\n\nSignatories:\nAda Example\nBo Sample\n"
    assert desk.add("x.txt", text) == 2
    assert "x.txt:2: is this line a person who signed?" in desk.said
    assert desk.add("x.txt", text.replace("Di Ex", "Signed:\nDi Ex")) == 0, desk.said
    assert sorted(desk.column("name")) == ["Ada Example", "Bo Sample", "Di Example"]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_a_line_that_ends_within_a_word_stops(desk, hyphen):
    text = f"Signed:\n\nAda Exam{hyphen}\nple, Lab\nBo Sample, Lab\n"
    assert desk.add("x.txt", text) == 2
    assert "x.txt:3: the line ends within a word" in desk.said
    assert desk.add("x.txt", text.replace(f"{hyphen}\n", "")) == 0, desk.said


@pytest.mark.parametrize(
    "lines",
    ["Bo Sample, Sample\nUniversity", "Bo Sample, University of\nExample", "Bo Sample, old\nschool",
     "Бо Пример, Минский\nуниверситет", "Bo Beispiel, Freie\nUniversität"],
)  # fmt: skip
def test_a_line_that_continues_the_one_above_stops(desk, lines):
    text = f"Signed:\n\nAda Example, Lab\n{lines}\nCy Test, Lab\nDi Demo, Lab\nEd Demo, Lab\n"
    assert desk.add("x.txt", text) == 2, desk.said
    assert "x.txt:5: is this line a person, or does it belong to the one above?" in desk.said


@pytest.mark.parametrize(
    "nobody",
    ["Name, Affiliation", "Имя, должность", "Imię i nazwisko, stanowisko", "[Name], [Role]",
     "2026-11-03", "3 November 2026", "-- Dee Struck --", "~~Dee Struck~~", "12"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["md", "txt"])
def test_a_line_among_names_that_is_no_name_is_left_out(desk, form, nobody):
    head = "## Signatories\n\n" if form == "md" else "Signed:\n\n"
    text = f"{head}- {nobody}\n- Ada Example\n- Bo Sample\n"
    if form == "md" and "~~" in nobody:
        text = text.replace("~~", "--")
    assert desk.add(f"x.{form}", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "1 left out" in desk.said


@pytest.mark.parametrize("nobody", ["2026-11-03", "-- Dee Struck --", "12"])
def test_a_name_in_a_table_that_is_none_is_left_out(desk, nobody):
    assert desk.add("x.csv", f"Name,Lab\n{nobody},Lab\nAda Example,Lab\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize(
    "text",
    ["XXXXX", "(signature illegible)", "illegible", "подпись неразборчива", "unleserlich",
     "podpis nieczytelny", "signature illisible", "firma ilegible", "توقيع غير مقروء"],
)  # fmt: skip
def test_a_signature_that_cannot_be_read_is_counted_and_not_named(desk, text):
    assert desk.add("x.csv", f"Name,Affiliation\n{text},Lab\nAda Example,Lab\n") == 0
    assert desk.column("shown") == ["unnamed", ""]
    (desk.folder / "signatories" / "parks.csv").unlink()
    code = desk.add("x.txt", f"Signed:\n\n{text}\nAda Example, Lab\nBo Sample, Lab\n")
    assert code == 2 or len(desk.rows) == 3


def test_dots_between_a_name_and_an_affiliation_are_not_printed(desk):
    text = "Signed:\n\n1) Ada Example ......... Lab\n2) Bo Sample ......... Union\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("affiliation") == ["Lab", "Union"]
    assert "the dots behind the name are left out" in desk.said


def test_the_question_about_dates_shows_one_that_is_open(desk):
    assert desk.add("x.csv", "Name,Date\nAda Example,2026-11-03\nBo Sample,03/11/2026\n") == 2
    assert "x.csv: is 03/11/2026 day-month or month-day?" in desk.said


def test_a_repeated_row_of_titles_is_none_of_the_answers(desk):
    assert desk.add("x.csv", "Name,Publish\nAda Example,yes\nName,Publish\nBo Sample,no\n") == 0
    assert "yes → named (1) · no → unnamed (1)" in desk.said
    assert "Publish →" not in desk.said


def test_two_rows_of_titles_make_no_empty_table(desk):
    table = book(
        ["Signatory", None, "Consent", None],
        ["Name", "Affiliation", "Publish", "Newsletter"],
        ["Ada Example", "Lab", "yes", "no"],
        ["Bo Sample", "Lab", "no", "no"],
        merged=("A1:B1", "C1:D1"),
    )
    assert desk.add("x.xlsx", table) == 0, desk.said
    assert "0 signatories" not in desk.said
    assert desk.column("shown") == ["named", "unnamed"]


@pytest.mark.parametrize(
    ("signed", "more"),
    [("Подписали", "и ещё 25 человек"), ("Signatories", "and 25 others"),
     ("Podpisali", "i 25 innych"), ("Signataires", "et 25 autres")],
)  # fmt: skip
def test_how_many_more_there_are_is_not_said_to_have_not_signed(desk, signed, more):
    assert desk.add("x.md", f"## {signed}\n\n- Ada Example\n- Bo Sample\n\n{more}\n") == 0
    assert "1 left out: a total (x.md:6)" in desk.said


def test_an_institution_in_a_list_of_terms_is_an_affiliation(desk):
    page = "<h2>Signatories</h2><dl><dt>Ada Exemple</dt><dd>Université, Paris</dd></dl>"
    assert desk.add("x.html", page) == 0
    assert desk.column("affiliation") == ["Université, Paris"]
    assert desk.column("role") == [""]
