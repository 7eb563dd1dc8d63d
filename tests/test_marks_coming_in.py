"""Wishes that a file says by marks and legends, brackets, merged cells, comments on cells."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font


def named(desk, name, content, *options):
    """What `build` prints, after `add` read all of a file."""
    assert desk.add(name, content, *options) == 0, desk.said
    return desk.printed().replace("\u00a0", " ")


def saved(made):
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def book(*rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    return saved(made)


LEGENDS = [
    ("*", "* = anonymous"),
    ("*", "* does not want to be named publicly"),
    ("†", "† = do not publish"),
    ("‡", "‡ möchte nicht namentlich genannt werden"),
    ("(1)", "(1) withdrew on 3 November"),
    ("¹", "¹ = не публиковать"),
    ("**", "** nie chce być wymieniony z nazwiska"),
    ("[1]", "[1] = ne souhaite pas être nommé"),
    ("[^1]", "[^1]: Signs without their name in public."),
    ("[^x]", "[^x]: anonymous"),
    ("*", "* = no quiere que se publique su nombre"),
    ("*", "Names with an asterisk are not to be published."),
]
FILES = {
    "x.csv": 'Name,Role\nAda Example{0},Cook\nBo Sample,Cook\n"{1}",\n',
    "x.md": "## Signatories\n\n- Ada Example{0}, Cook\n- Bo Sample, Cook\n\n{1}\n",
    "x.txt": "Ada Example {0}\nBo Sample\n\n{1}\n",
    "x.html": "<h2>Signatories</h2><ul><li>Ada Example{0}<li>Bo Sample</ul><p>{1}</p>",
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("mark", "legend"), LEGENDS)
def test_a_legend_that_says_a_wish_counts_for_the_names_with_its_mark(desk, name, mark, legend):
    printed = named(desk, name, FILES[name].format(mark, legend))
    assert "Ada" not in printed
    assert "Bo Sample" in printed
    assert legend not in printed
    assert legend[4:14] not in printed
    assert len(desk.rows) <= 2


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "legend", ["* name withheld at the signatory's request", "* = просит не называть"]
)
def test_a_legend_that_may_say_a_wish_stops_and_is_shown(desk, name, legend):
    assert desk.add(name, FILES[name].format("*", legend)) == 2
    assert legend.lstrip("* =") in desk.said
    mended = FILES[name].format("*", "* = do not name")
    assert "Ada" not in named(desk, name, mended)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("mark", ["*", "†", "(1)", "¹", "[^1]", " *", "[2]"])
def test_a_mark_that_nothing_explains_stops(desk, name, mark):
    assert desk.add(name, FILES[name].format(mark, "")) == 2
    assert "a mark that nothing in the file explains" in desk.said


@pytest.mark.parametrize("name", FILES)
def test_a_legend_about_something_else_hides_nobody(desk, name):
    printed = named(desk, name, FILES[name].format("*", "* = board member"))
    assert "Ada Example" in printed
    assert "*" not in printed
    assert "board" not in printed


def test_a_legend_as_a_sheet_has_it(desk):
    printed = named(
        desk, "x.xlsx", book(["Name"], ["Ada Example *"], ["Bo Sample"], ["* = anonymous"])
    )
    assert "Ada" not in printed
    assert "Bo Sample" in printed


NOTES = (
    "Name,City,Note\nAda Example,Oslo,1\nBo Sample,Oslo,\nCy Third,Oslo,{}\n1 = do not name,,\n{}"
)


def test_numbers_in_a_column_are_marks_where_rows_below_explain_them(desk):
    printed = named(desk, "x.csv", NOTES.format("", ""))
    assert "Ada" not in printed
    assert "Bo Sample" in printed
    assert "do not" not in printed


def test_a_number_whose_legend_is_not_clear_stops(desk):
    assert desk.add("x.csv", NOTES.format("2", "2 = sign only as citizen,,\n")) == 2
    assert "sign only as citizen" in desk.said


@pytest.mark.parametrize(
    "legend",
    ["red = do not publish", "Rot: nicht veröffentlichen", "жёлтый = не публиковать",
     "Names in red must not be published"],
)  # fmt: skip
def test_a_legend_of_colours_stops_for_they_are_not_read(desk, legend):
    for rows in ([["Name", legend]], [["Name", "City"]]):
        rows = [*rows, ["Ada Example", "Oslo"], ["Bo Sample", "Oslo"]]
        rows += [[legend]] if len(rows[0]) and rows[0][1] == "City" else []
        assert desk.add("x.xlsx", book(*rows)) == 2
        assert legend[-12:] in desk.said
    assert desk.add("x.csv", f"Name,City\nAda Example,Oslo\n{legend},\n") == 2
    assert desk.add("x.txt", f"Ada Example\nBo Sample\n\n{legend}\n") == 2


def test_names_of_organisations_have_their_own_signs(desk):
    table = "Name,Kind\nNetzwerk Frauen*,organisation\nC# Users,organisation\n"
    assert "Netzwerk Frauen*" in named(desk, "x.csv", table)


BRACKETS = {
    "x.csv": "Name,City\n{},Oslo\nBo Sample,Oslo\n",
    "x.md": "## Signatories\n\n- {}\n- Bo Sample\n",
    "x.txt": "{}\nBo Sample\n",
    "x.html": "<h2>Signatories</h2><ul><li>{}</li><li>Bo Sample</li></ul>",
    "x.json": '[{{"name": "{}"}}, {{"name": "Bo Sample"}}]',
    "x.yaml": '- name: "{}"\n- name: Bo Sample\n',
}


@pytest.mark.parametrize("name", BRACKETS)
@pytest.mark.parametrize(
    "behind",
    ["(first name only)", "{private}", "[opted out]", "(no)", "(???)", "(nur Vorname)",
     "(только имя)",
     "// hide", "- first name only", "(solo nombre)", "(prénom seulement)", "(tylko imię)", "(x)",
     "(bitte nicht)", "(name withheld)", "(فقط الاسم الأول)", "✗", "🔒", "(initials)",
     "[ no name ]"],
)  # fmt: skip
def test_what_may_be_a_wish_behind_a_name_is_never_published(desk, name, behind):
    done = desk.add(name, BRACKETS[name].format(f"Gus Seventh {behind}"))
    if done == 2:
        assert behind.strip("(){}[]-/ ") in desk.said
        return
    assert done == 0, desk.said
    printed = desk.printed()
    assert "Gus" not in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize("name", BRACKETS)
@pytest.mark.parametrize(
    "behind",
    ["(Public Health Example)", "(University of Example)", "(retired)", "(she/her)", "(1950)",
     "(Notary)", "(pseudonym)", "(Künstlername)", "(Sindicato Ejemplo)", "(public defender)"],
)  # fmt: skip
def test_what_is_no_wish_behind_a_name_hides_nobody(desk, name, behind):
    printed = named(desk, name, BRACKETS[name].format(f"Gus Seventh {behind}"))
    assert "Gus Seventh" in printed
    assert "seudonym" not in printed


def ods(*rows):
    """An .ods of cells that are written as XML."""
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
        for each in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("mimetype", kind)
        made.writestr("META-INF/manifest.xml", manifest)
        made.writestr("content.xml", content)
    return data.getvalue()


def cell(text, more="", inside=""):
    return (
        f'<table:table-cell office:value-type="string"{more}>{inside}'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def merged_files(answer):
    made = openpyxl.Workbook()
    for row in (["Name", "May we publish your name?"], ["Bo Sample", "yes"],
                ["Ada Example", answer],
                ["Cy Third", None]):  # fmt: skip
        made.active.append(row)
    made.active.merge_cells("B3:B4")
    yield "x.xlsx", saved(made)
    down = ' table:number-rows-spanned="2"'
    yield (
        "x.ods",
        ods(
            cell("Name") + cell("May we publish your name?"),
            cell("Bo Sample") + cell("yes"),
            cell("Ada Example") + cell(answer, down),
            cell("Cy Third") + "<table:covered-table-cell/>",
        ),
    )
    yield (
        "x.html",
        (
            "<h2>Signatories</h2><table><tr><th>Name<th>May we publish your name?</tr>"
            "<tr><td>Bo Sample<td>yes</tr>"
            f"<tr><td>Ada Example<td rowspan=2>{answer}</tr><tr><td>Cy Third</tr></table>"
        ),
    )


@pytest.mark.parametrize("number", range(3))
def test_an_answer_over_several_rows_counts_for_all_of_them(desk, number):
    name, content = list(merged_files("no"))[number]
    printed = named(desk, name, content)
    assert "Ada" not in printed
    assert "Cy" not in printed
    assert "Bo Sample" in printed
    assert desk.column("consent") == ["yes", "no", "no"]


def test_a_name_over_several_rows_is_one_person(desk):
    page = "<h2>Signatories</h2><table><tr><th>Name<th>Role</tr>"
    page += "<tr><td rowspan=2>Ada Example<td>Cook</tr><tr><td>Baker</tr>"
    page += "<tr><td>Bo Sample<td>Cook</tr></table>"
    named(desk, "x.html", page)
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    made = openpyxl.Workbook()
    for row in (["Name", "Role"], ["Cy Third", "Cook"], [None, "Baker"], ["Di Fourth", "Cook"]):
        made.active.append(row)
    made.active.merge_cells("A2:A3")
    named(desk, "y.xlsx", saved(made))
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Third", "Di Fourth"]


def commented(text, place="A2"):
    made = openpyxl.Workbook()
    for row in (["Name", "Role"], ["Ada Example", "Cook"], ["Bo Sample", "Cook"]):
        made.active.append(row)
    made.active[place].comment = Comment(text, "Anna")
    yield "x.xlsx", saved(made)
    note = "<office:annotation><dc:creator xmlns:dc='x'>Anna</dc:creator>"
    note += f"<text:p>{text}</text:p></office:annotation>"
    yield (
        "x.ods",
        ods(
            cell("Name") + cell("Role"),
            cell("Ada Example", inside=note) + cell("Cook"),
            cell("Bo Sample") + cell("Cook"),
        ),
    )


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(
    "text",
    ["asked not to be named", "Anna:\nasked not to be named", "anonym bitte", "не публиковать",
     "withdrew on 3 November", "ne pas publier son nom"],
)  # fmt: skip
def test_a_comment_on_a_cell_that_says_a_wish_is_heard(desk, number, text):
    name, content = list(commented(text))[number]
    printed = named(desk, name, content)
    assert "Ada" not in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize("number", [0, 1])
def test_a_comment_on_a_cell_that_may_say_a_wish_stops_and_is_shown(desk, number):
    name, content = list(commented("first name only, she says"))[number]
    assert desk.add(name, content) == 2
    assert "first name only, she says" in desk.said


@pytest.mark.parametrize("number", [0, 1])
def test_a_comment_on_a_cell_about_something_else_hides_nobody(desk, number):
    name, content = list(commented("met her at the fair"))[number]
    assert "Ada Example" in named(desk, name, content)


def test_a_line_through_an_affiliation_leaves_the_person(desk):
    made = openpyxl.Workbook()
    for row in (["Name", "Organisation"], ["Ada Example", "Example Club"], ["Bo Sample", "Club"]):
        made.active.append(row)
    made.active["B2"].font = Font(strike=True)
    made.active["A3"].font = Font(strike=True)
    printed = named(desk, "x.xlsx", saved(made))
    assert "Ada Example" in printed
    assert "Example Club" not in printed
    assert "Bo" not in printed


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.json", '[{"name": "Ada Example", "hide": ["name"]}, {"name": "Bo Sample"}]'),
        ("x.yaml", "- name: Ada Example\n  role: Cook\n  hide: [name, role]\n- name: Bo Sample\n"),
        ("x.csv", "Name,Role,Hidden fields\nAda Example,Cook,name\nBo Sample,Cook,\n"),
        ("x.csv", "Name,Role,hide\nAda Example,Cook,name; role\nBo Sample,Cook,\n"),
        ("x.csv", "Name,Role,Do not show\nAda Example,Cook,Name\nBo Sample,Cook,\n"),
        ("x.csv", "Имя,Роль,Скрыть\nAda Example,Cook,имя\nBo Sample,Cook,\n"),
        ("x.json", '[{"name": "Ada Example", "role": "Cook", "public_fields": ["role"]},'
         ' {"name": "Bo Sample", "public_fields": ["name"]}]'),
        ("x.csv", "Name,Role,visible\nAda Example,Cook,role\nBo Sample,Cook,\"name, role\"\n"),
    ],
)  # fmt: skip
def test_a_list_of_hidden_fields_with_the_name_names_nobody(desk, name, text):
    printed = named(desk, name, text)
    assert "Ada" not in printed
    assert "Bo Sample" in printed


def test_a_list_of_hidden_fields_without_the_name_drops_these_fields(desk):
    table = (
        "Name,Role,Organisation,hide\nAda Example,Cook,Club,organisation\nBo Sample,Cook,Club,\n"
    )
    printed = named(desk, "x.csv", table)
    assert "Ada Example — Cook\n" in printed
    assert "Bo Sample — Cook, Club" in printed


FORM = '"Name","Yes please","No thanks","Other"\nAda Example,,,{}\nBo Sample,Yes please,,\n'


def test_an_answer_beside_the_choices_is_never_passed_over(desk):
    assert desk.add("x.csv", FORM.format("first name only")) == 2
    assert "first name only" in desk.said or "Yes please" in desk.said


def test_a_wish_beside_the_choices_is_heard(desk):
    table = FORM.format("not my surname please")
    assert desk.add("x.csv", table) == 2  # two boxes, and no question above them
    hint = ("--map", "Yes please: Yes please=yes")
    assert "Ada Example" not in named(desk, "x.csv", table, *hint)


@pytest.mark.parametrize(
    "line", ["~~Ada Example~~", "- [ ] Ada Example", "☐ Ada Example", "Ada Example ✗"]
)
def test_marks_of_markdown_count_in_plain_text(desk, line):
    done = desk.add("x.txt", f"{line}\n- [x] Bo Sample\n")
    if "✗" in line:
        assert done == 2
        return
    printed = desk.printed().replace("\u00a0", " ")
    assert "Ada" not in printed
    assert "\nBo Sample" in printed


def test_a_box_of_a_page_that_is_not_ticked_signs_nothing(desk):
    page = "<h2>Signatories</h2><ul><li><input type=checkbox disabled> Ada Example"
    page += "<li><input type=checkbox checked disabled> Bo Sample</ul>"
    printed = named(desk, "x.html", page)
    assert "Ada" not in printed
    assert "\nBo Sample" in printed


@pytest.mark.parametrize(
    ("hide", "show"),
    [
        ("Nie publikować", "Publikować"),
        ("Do not publish", "Publish"),
        ("Не публиковать", "Публиковать"),
    ],
)
def test_a_heading_that_shows_ends_one_that_hides(desk, hide, show):
    table = f"Name,City\n--- {hide} ---,\nAda Example,Oslo\n--- {show} ---,\nBo Sample,Oslo\n"
    done = desk.add("x.csv", table)
    assert done == 0, desk.said
    printed = desk.printed().replace("\u00a0", " ")
    assert "Ada" not in printed
    assert show not in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize(
    "behind", ["(first name only)", "(opted out)", "(no)", "(???)", "{private}", "(nur Vorname)"]
)
def test_brackets_that_may_be_a_wish_keep_out_of_a_list_made_by_hand(desk, behind):
    desk.write("signatories/parks.csv", f"name,consent\nGus Seventh {behind},yes\nBo Sample,yes\n")
    printed = desk.printed().replace("\u00a0", " ")
    assert "Gus" not in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize("behind", ["(Jr.)", "(retired)", "(1950)", "(she/her)", "(Hidden Heroes)"])
def test_other_brackets_in_a_list_made_by_hand_stay(desk, behind):
    desk.write("signatories/parks.csv", f"name,consent\nGus Seventh {behind},yes\nBo Sample,yes\n")
    assert "Gus Seventh" in desk.printed().replace("\u00a0", " ")
