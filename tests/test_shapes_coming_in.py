"""Lists whose shape says what no column says: headings in tables, marks on a page, comments.

Each goes from `add` to what `build` prints; nobody is named against a wish that a file shows.
"""

import io
import json
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.pages.entry_marks import Mark, answered, said, said_in_word
from letterkit.lists.structures.source_comments import comments_in
from letterkit.lists.structures.toml_lists import toml_text_contents
from letterkit.text.two_names import joins_two


def book(*rows, merged=()):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for cells in merged:
        made.active.merge_cells(cells)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def named(desk, name, content, *options):
    """The lines of what `build` prints, after `add` read all of a file."""
    assert desk.add(name, content, *options) == 0, desk.said
    return desk.printed().replace("\u00a0", " ")


PAGE = "<h2>Signatories</h2>{}"
ITEMS = "<ul><li {}>Ada Example</li><li>Bo Sample</li></ul>"
ROWS = (
    "<table><tr><th>Name<th>Role</tr><tr {}><td>Ada Example<td>Cook</tr>"
    "<tr><td>Bo Sample<td>Cook</tr></table>"
)
CARDS = (
    '<div class="card"><h3>Bo Sample</h3><p>Cook</p></div>'
    '<div class="card" {}><h3>Ada Example</h3><p>Cook</p></div>'
)


@pytest.mark.parametrize("shape", [ITEMS, ROWS])
@pytest.mark.parametrize(
    "mark",
    [
        'class="anonymous"',
        'class="row is-anonymous odd"',
        'class="signatory--private"',
        'class="withdrawn"',
        'class="anonym"',
        'data-public="false"',
        'data-visibility="private"',
        'data-consent="no"',
        'data-status="withdrawn"',
        "data-anonymous",
        'data-hide="1"',
        'data-sichtbar="nein"',
        'title="prefers to stay anonymous"',
        "hidden",
        'style="text-decoration: line-through"',
        'class="strikethrough"',
    ],
)
def test_a_mark_of_an_element_of_a_page_names_nobody(desk, shape, mark):
    printed = named(desk, "x.html", PAGE.format(shape.format(mark)))
    assert "Ada" not in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize(
    "mark", ['class="card anonymous"', 'class="card" data-public="no"', 'class="card" hidden']
)
def test_a_mark_of_a_card_names_nobody(desk, mark):
    page = PAGE.format(CARDS.format(mark).replace('class="card" class', "class"))
    printed = named(desk, "x.html", page)
    assert "Ada" not in printed
    assert "Bo Sample — Cook" in printed


@pytest.mark.parametrize(
    "name", ["<s>Ada Example</s>", "<del>Ada Example</del>", "<span hidden>Ada Example</span>"]
)
def test_a_name_that_is_crossed_out_in_a_card_takes_nobody_elses_place(desk, name):
    cards = f"<div class=c><h3>{name}</h3><p>Cook</p></div>"
    cards += "<div class=c><h3>Bo Sample</h3><p>Cook</p></div>"
    printed = named(desk, "x.html", PAGE.format(cards))
    assert "Ada" not in printed
    assert "Bo Sample — Cook" in printed


@pytest.mark.parametrize(
    "mark", ['class="signatory odd"', 'data-public="true"', 'data-hidden="false"', 'data-id="7"']
)
def test_a_mark_that_hides_nothing_hides_nobody(desk, mark):
    assert "Ada Example" in named(desk, "x.html", PAGE.format(ITEMS.format(mark)))


def test_a_mark_of_a_container_counts_for_all_in_it_and_no_further(desk):
    page = '<div class="anonymous"><ul><li>Ada Example</ul></div>'
    page += '<ul class="withdrawn"><li>Cy Third</ul><ul><li>Bo Sample</ul>'
    printed = named(desk, "x.html", PAGE.format(page))
    assert "Ada" not in printed
    assert "Cy" not in printed
    assert "Bo Sample" in printed
    assert desk.column("shown") == ["unnamed", ""]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.yaml", "- name: Ada Example # anonymous\n- name: Bo Sample\n"),
        ("x.yaml", "- Ada Example  # bitte anonym\n- Bo Sample # a friend\n"),
        ("x.yaml", "- name: Ada Example\n  # отозвала подпись\n  role: Cook\n- name: Bo Sample\n"),
        (
            "x.toml",
            '[[signatories]]\nname = "Ada Example" # hidden\n[[signatories]]\nname = "Bo Sample"\n',
        ),
        ("x.toml", 'signatories = [\n"Ada Example", # withdrawn\n"Bo Sample",\n]\n'),
        (
            "x.js",
            'const people = [\n{name: "Ada Example"}, // anonymous\n{name: "Bo Sample"},\n]\n',
        ),
        ("x.md", "## Signatories\n\n- Ada Example <!-- anonymous -->\n- Bo Sample\n"),
        ("x.md", "## Signatories\n\n- <span hidden>Ada Example</span>\n- Bo Sample\n"),
        ("x.html", PAGE.format("<ul><li>Ada Example <!-- withdrawn --></li><li>Bo Sample</ul>")),
        ("x.txt", "Ada Example # anonymous\nBo Sample\n"),
        ("x.txt", "Bo Sample\n\n# Anonymous\nAda Example\n"),
    ],
)
def test_a_comment_beside_a_name_is_heard(desk, name, text):
    printed = named(desk, name, text)
    assert "Ada" not in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.yaml", "- Ada Example\n# please do not publish\n- Bo Sample\n"),
        ("x.yaml", "signatories: # anonymous\n- Ada Example\n- Bo Sample\n"),
        ("x.csv", "# anonymous\nname,role\nAda Example,Cook\n"),
        ("x.md", "## Signatories\n\n- Ada Example\n\n<!-- anonymous -->\n- Bo Sample\n"),
        (
            "x.html",
            PAGE.format("<ul><li>Ada Example</li><!-- withdrawn --><li>Bo Sample</ul>"),
        ),
        ("x.js", 'export const signatories = [\n// anonymous\n"Ada Example",\n"Bo Sample"]\n'),
    ],
)
def test_a_comment_that_may_be_about_several_stops(desk, name, text):
    assert desk.add(name, text) == 2
    assert "a comment that may ask not to name people" in desk.said


def test_a_list_that_is_kept_refuses_a_comment_that_nobody_would_see(desk):
    desk.write("signatories/parks.yaml", "- name: Ada Example # anonymous\n  consent: yes\n")
    assert desk.run("check", "parks") == 2
    assert "a comment about a signature" in desk.said


@pytest.mark.parametrize(
    ("nested", "other"),
    [
        ({"display": {"name": False}}, {"display": {"name": True}}),
        ({"visibility": {"name": "private"}}, {"visibility": {"name": "public"}}),
        ({"state": "hidden"}, {"state": "visible"}),
        ({"privacy": {"anonymous": True}}, {"privacy": {"anonymous": False}}),
        (
            {"settings": {"privacy": {"show_name": False}}},
            {"settings": {"privacy": {"show_name": True}}},
        ),
        ({"hide": {"name": True}}, {"hide": {"name": False}}),
        ({"opt_out": {"publication": True}}, {"opt_out": {"publication": False}}),
        (
            {"consent": {"publish_name": False, "newsletter": True}},
            {"consent": {"publish_name": True, "newsletter": False}},
        ),
        ({"signature": {"status": "withdrawn"}}, {"signature": {"status": "confirmed"}}),
    ],
)
def test_a_nested_answer_about_the_name_counts(desk, nested, other):
    people = [{"name": "Ada Example", **nested}, {"name": "Bo Sample", **other}]
    printed = named(desk, "x.json", json.dumps(people))
    assert "Ada" not in printed
    assert "Bo Sample" in printed


def test_a_nested_answer_that_no_rule_can_place_stops(desk):
    people = [{"name": "Ada Example", "preferences": {"name": False}}]
    assert desk.add("x.json", json.dumps(people)) == 2
    assert not (desk.folder / "signatories" / "parks.csv").exists()


GROUPS = (
    ["Name", "Role"], ["Organisations", None], ["Example Union", None], ["Individuals", None],
    ["Ada Example", "Cook"], ["Anonymous", None], ["Bo Sample", "Cook"], ["Withdrawn", None],
    ["Cy Third", "Cook"],
)  # fmt: skip


def _html(rows):
    made = ""
    for name, role in rows:
        made += (
            f"<tr><td colspan=2>{name}"
            if not role and "Union" not in name
            else f"<tr><td>{name}<td>{role or ''}"
        )
    return PAGE.format(f"<table>{made}</table>").replace(
        "<tr><td>Name<td>Role", "<tr><th>Name<th>Role"
    )


def _markdown(rows):
    lines = ["## Signatories", "", "| Name | Role |", "|---|---|"]
    for name, role in rows[1:]:
        bold = not role and "Union" not in name
        lines.append(f"| **{name}** | |" if bold else f"| {name} | {role or ''} |")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.html", _html(GROUPS)),
        ("x.md", _markdown(GROUPS)),
        ("x.xlsx", book(*GROUPS, merged=["A2:B2", "A4:B4", "A6:B6", "A8:B8"])),
        ("x.xlsx", book(*GROUPS)),
        ("x.csv", "\n".join(f"{name},{role or ''}" for name, role in GROUPS)),
    ],
)
def test_headings_between_rows_count_for_the_rows_below(desk, name, content):
    printed = named(desk, name, content)
    assert "1 organisation · 1 person · 1 name withheld" in printed
    assert "Ada Example — Cook" in printed
    assert "Bo" not in printed
    assert "Cy" not in printed
    assert "4 left out: a heading" in desk_said_of_add(desk, name, content)


def desk_said_of_add(desk, name, content):
    desk.run(
        "add", desk.write(name, content), "--to", "parks", "--yes", "--consent", "yes", "--dry-run"
    )
    return desk.said


@pytest.mark.parametrize(
    ("kind", "hidden", "gone"),
    [
        ("Физические лица", "Анонимно", "Отозвали подпись"),
        ("Osoby", "Anonimowo", "Wycofane"),
        ("Einzelpersonen", "Anonym", "Zurückgezogen"),
        ("Personnes", "Anonymes", "Retirées"),
        ("Personas", "Anónimas", "Retiradas"),
        ("Асобы", "Ананімна", "Адклікалі подпіс"),
        ("Особи", "Анонімно", "Відкликали підпис"),
        ("أفراد", "مجهول", "منسحبون"),
    ],
)
def test_headings_between_rows_are_read_in_the_languages(desk, kind, hidden, gone):
    rows = [
        ["Name", "Role"],
        [kind],
        ["Ada Example", "x"],
        [hidden],
        ["Bo Sample", "x"],
        [gone],
        ["Cy Third", "x"],
    ]
    printed = named(desk, "x.xlsx", book(*rows, merged=["A2:B2", "A4:B4", "A6:B6"]))
    assert "Ada Example" in printed
    assert "Bo" not in printed
    assert "Cy" not in printed
    assert "1 person · 1 name withheld" in printed


def test_withdrawn_alone_in_a_row_is_asked_about(desk):
    table = "Name,Role\nAda Example,Cook\nWithdrawn{},\nBo Sample,Cook\n"
    assert desk.add("x.csv", table.format("")) == 2
    assert "is this row a heading" in desk.said
    printed = named(desk, "x.csv", table.format(":"))
    assert "Bo" not in printed


def test_a_heading_that_says_nothing_ends_no_wish(desk):
    rows = [["Name", "Role"], ["Anonymous"], ["Bo Sample", "x"], ["Berlin"], ["Cy Third", "x"]]
    assert desk.add("x.xlsx", book(*rows, merged=["A2:B2", "A4:B4"])) == 2
    assert "still count below Berlin" in desk.said


def test_headings_of_several_words_and_marks_are_no_people(desk):
    table = 'Name,Role\n"Faculty of Science,",\nAda Example,Cook\n'
    table += "Signatories from Poland:,\nBo Sample,Cook\n"
    printed = named(desk, "x.csv", table)
    assert "2 people" in printed
    assert "Faculty" not in printed
    assert "Poland" not in printed


def test_a_single_name_alone_in_its_row_is_asked_about_and_signs_once_that_is_said(desk):
    table = "Name,City\nSuharto,Jakarta\nAda Example,Oslo\nSukarno,\nBo Sample,Oslo\n"
    assert desk.add("x.csv", table) == 2
    assert "--map 'Name: Sukarno=named'" in desk.said
    assert desk.add("x.csv", table, "--map", "Name: Sukarno=named") == 0, desk.said
    assert "Sukarno" in desk.column("name")


@pytest.mark.parametrize(
    "text",
    [
        "Di Example — withdrew on 3 November",
        "Di Example (withdrawn)",
        "~~Di Example~~",
        "~~Di Example~~ (withdrawn)",
        "Di Example — a retiré sa signature",
        "Di Example (отозвала подпись)",
        "Di Example, hat die Unterschrift zurückgezogen",
    ],
)
def test_who_withdrew_beside_the_name_is_left_out(desk, text):
    printed = named(desk, "x.md", f"## Signatories\n\n- Ada Example\n- {text}\n- Bo Sample\n")
    assert "Di" not in printed
    assert "2 people" in printed


@pytest.mark.parametrize(
    "page",
    [
        "<section><div><h3>Ada Example</h3><p>Cook, Example Lab</p></div>"
        "<div><h3>Bo Sample</h3><p>Cook, Example News</p></div></section>",
        "<article><a href='https://example.org/a'><img src=a.jpg><h4>Ada Example</h4></a>"
        "<p>Cook</p><p>Example Lab</p></article><article><h4>Bo Sample</h4><p>Cook</p>"
        "<p>Example News</p></article>",
        "<figure><img src=a.jpg><figcaption>Ada Example, Cook, Example Lab</figcaption></figure>"
        "<figure><img src=b.jpg><figcaption>Bo Sample, Cook, Example News</figcaption></figure>",
        "<dl><dt>Ada Example<dd>Cook, Example Lab<dt>Bo Sample<dd>Cook, Example News</dl>",
        "<dl><dt>Name<dd>Ada Example<dt>Role<dd>Cook<dt>Organisation<dd>Example Lab</dl>"
        "<dl><dt>Name<dd>Bo Sample<dt>Role<dd>Cook<dt>Organisation<dd>Example News</dl>",
    ],
)
def test_cards_without_a_class_are_people(desk, page):
    printed = named(desk, "x.html", PAGE.format(page))
    assert "Ada Example — Cook, Example Lab" in printed
    assert "Bo Sample — Cook, Example News" in printed
    assert "2 people" in printed


def test_cards_of_plain_lines_ask_which_one_is_the_name(desk):
    page = (
        "<div><div><p>Ada Example</p><p>Bo Sample</p></div>"
        "<div><p>Cy Third</p><p>Di Fourth</p></div></div>"
    )
    assert desk.add("x.html", PAGE.format(page)) == 2
    assert "line 1" in desk.said
    assert desk.add("x.html", PAGE.format(page), "--map", "line 1=name") == 0


def test_cards_of_plain_lines_are_read_where_only_the_first_is_a_name(desk):
    page = (
        "<div><div><p>Ada Example</p><p>Cook</p></div><div><p>Bo Sample</p><p>Cook</p></div></div>"
    )
    printed = named(desk, "x.html", PAGE.format(page))
    assert "Ada Example — Cook" in printed
    assert "Bo Sample — Cook" in printed


def test_toml_lists_people_and_organisations(desk):
    text = '[[signatories]]\nname = "Ada Example"\nrole = "Cook"\n\n'
    text += '[[organisations]]\nname = "Example Union"\n'
    printed = named(desk, "x.toml", text)
    assert "Ada Example — Cook" in printed
    assert "1 organisation · 1 person" in printed


def test_lines_of_toml_are_those_of_the_file():
    text = 'title = "x"\n\n[[signatories]]\nname = "Ada"\n\n[[signatories]]\nname = "Bo"\n'
    found = toml_text_contents(text, "x.toml")
    assert [(row.line, row.cells) for row in found.parts[0].rows[1:]] == [(3, ["Ada"]), (6, ["Bo"])]


@given(st.text(max_size=60))
def test_any_text_is_toml_with_a_list_or_an_error(text):
    with suppress(LetterkitError):
        assert toml_text_contents(text, "x.toml").parts is not None


def test_names_and_organisations_with_a_colon_between_are_two_columns(desk):
    named(desk, "x.txt", "Ada Example:Example Lab\nBo Sample: Example News\n")
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("affiliation") == ["Example Lab", "Example News"]


@pytest.mark.parametrize(
    ("titles", "row", "name"),
    [
        ("Nombre,Primer apellido,Segundo apellido", "Ada,Example,Sample", "Ada Example Sample"),
        ("Nombre,Apellido 1,Apellido 2", "Ada,Example,Sample", "Ada Example Sample"),
        ("Nombre,1er apellido,2º apellido", "Ada,Example,Sample", "Ada Example Sample"),
        ("Nombre,Apellido paterno,Apellido materno", "Ada,Example,", "Ada Example"),
        ("Nome,Sobrenome", "Ada,Example", "Ada Example"),
        ("Name,Full name", "ada,Ada Example", "Ada Example"),
        ("Name,Pen name", "Ada Example,", "Ada Example"),
        *[
            (title, "Ada Example", "Ada Example")
            for title in (
                *("author", "Participant", "Unterzeichner/in", "Signataire", "Teilnehmer:in"),
                *("Участник", "Учасник", "Удзельнік", "Uczestnik", "Participante", "المشارك"),
                *("Автор", "Autor", "Auteur", "Pasirašęs asmuo", "Name of participant", "Nama"),
            )
        ],
    ],
)
def test_a_title_for_a_name_is_known(desk, titles, row, name):
    named(desk, "x.csv", f"{titles},City\n{row},X\n")
    assert desk.column("name") == [name]


def test_the_author_of_a_file_is_none_of_its_entries(desk):
    text = json.dumps(
        {"author": "Cy Third", "data": [{"name": "Ada Example"}, {"name": "Bo Sample"}]}
    )
    named(desk, "x.json", text)
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


TOGETHER = [
    "Ada Example, Bo Sample",
    "Ada Example and Bo Sample",
    "Ada Example & Bo Sample",
    "Ada Example / Bo Sample",
    "Ада Примерова и Бо Примеров",
    "Ada Example y Bo Sample",
    "Ada Example und Bo Sample",
    "Ada Example et Bo Sample",
    "Ада Прыклад і Бо Прыклад",
    "أحمد المثال وسارة المثال",
    "J. and M. Example",
]
APART = [
    "Example, Ada",
    "José Ortega y Gasset",
    "Ada Castro e Silva",
    "محمد وليد المثال",
    "Ada Example",
    "Ada Example, PhD",
    "Ada Anderson",
    "Ada O&#039;Example",
    "Zo&eacute; Example",
]


@pytest.mark.parametrize("name", TOGETHER)
def test_two_people_in_one_name_are_said_twice_and_never_split(desk, name):
    named(desk, "x.csv", f'Name,City\n"{name}",X\nZed Third,Y\n')
    assert name in desk.column("name")
    assert desk.run("check", "parks") == 0
    assert "who count as one (two-names)" in desk.said


@pytest.mark.parametrize("name", APART)
def test_one_person_stays_one(name):
    assert not joins_two(name)


def test_marks_take_away_and_never_add():
    assert said("anonymous") == Mark("unnamed")
    assert said("withdrew on 3 November").out
    assert said("a friend of the house") == Mark()
    assert said_in_word("signatory--anonymous") == Mark("unnamed")
    assert said_in_word("not-anonymous") == Mark()
    assert answered("public", "true") == Mark()
    assert answered("public", "false") == Mark("unnamed")
    assert answered("consent", "ask her").out


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("- Ada # anonymous", 1),
        ('- "Ada # anonymous"', 0),
        ("- Ada#anonymous", 0),
        ("- O'Example # anonymous", 1),
        ("# {name: withdrawn}", 0),
    ],
)
def test_a_comment_begins_outside_quotes(line, count):
    assert len(comments_in(line, "#")) == count
