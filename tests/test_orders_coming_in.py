"""Orders and remarks about people who signed: notes, sheets, lines between and below the names.

All people are invented.
"""

import io

import openpyxl
import pytest

NOTES = [
    "took her name back", "took his name back", "no longer supports it", "regrets signing",
    "wants out",
    "has second thoughts", "stepped back", "do not put online", "only offline", "no FB please",
    "fears for her job", "pulled out", "changed his mind", "не размещать на сайте", "передумала",
    "убрать", "отозвала подпись", "сняць подпіс", "прыбраць", "перадумала", "прибрати ім’я",
    "передумав", "usunąć", "wycofała się", "zmieniła zdanie", "bitte streichen", "zieht zurück",
    "keine Veröffentlichung", "à supprimer", "s’est retirée", "a changé d’avis", "quitar",
    "se retiró", "ya no firma", "احذفوا", "انسحبت", "تراجعت",
    "refused", "said no on the phone", "has not agreed", "parents did not consent",
    "steht nicht mehr dahinter", "hat nicht zugestimmt", "не согласна", "не погодилась",
    "не згодная", "nie zgodził się", "n’est pas d’accord", "a refusé", "se negó", "لا يوافق",
]  # fmt: skip
PLAIN_NOTES = [
    "paid", "called on Monday", "member since 2019", "speaks French", "no phone", "not paid yet",
    "back on Monday", "sent twice", "signed online only", "signed on paper",
    "left Example U in 2020",
    "print shop", "press officer", "позвонить", "член правления", "нет телефона",
    "zadzwonić", "bez adresu", "spricht Deutsch", "Mitglied seit 2019", "membre du bureau",
    "llamar el lunes",
    "متطوعة", "not sure about the address", "no longer at B University", "left a message",
    "works at night, call after 5", "they refused to listen to us", "has changed jobs",
    "больше не работает в университете",
]  # fmt: skip


def book(**sheets):
    """A workbook of these sheets, each given as rows."""
    found = openpyxl.Workbook()
    found.remove(found.active)
    for title, rows in sheets.items():
        sheet = found.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    found.save(file)
    return file.getvalue()


def shown(desk):
    """How each of the list is shown: `named`, `unnamed`, `initials`, or `out`."""
    found = {}
    for row in desk.rows:
        out = row.get("consent") == "no"
        found[row["name"]] = "out" if out else row.get("shown") or "named"
    return found


def noted(note):
    return f'Name,Org,Note\nAda Example,A,\nBo Sample,B,"{note}"\n'


@pytest.mark.parametrize("note", NOTES)
def test_a_note_that_may_be_a_wish_is_asked_about_or_counts(desk, note):
    code = desk.add("l.csv", noted(note))
    if code == 0:
        assert shown(desk).get("Bo Sample", "out") != "named", desk.said
    else:
        assert note in desk.said
        assert desk.add("l.csv", noted(note), "--map", f"Note: {note}=unnamed") == 0, desk.said
        assert shown(desk)["Bo Sample"] == "unnamed"


@pytest.mark.parametrize("note", PLAIN_NOTES)
def test_an_ordinary_note_asks_nothing(desk, note):
    assert desk.add("l.csv", noted(note)) == 0, desk.said
    assert shown(desk) == {"Ada Example": "named", "Bo Sample": "named"}


SIGNED = [["Name", "Org"], ["Ada Example", "A"], ["Bo Sample", "B"], ["Cy Specimen", "C"]]
ORDERS = {
    "Remove {}": "out",
    "delete {}": "out",
    "{} off the list please": "out",
    "{} streichen": "out",
    "retirer {}": "out",
    "quitar a {}": "out",
    "usunąć {}": "out",
    "убрать {}": "out",
    "прибрати {}": "out",
    "прыбраць {}": "out",
    "احذفوا {}": "out",
    "{} -> initials only": "initials",
    "{}: anonym bitte": "unnamed",
    "{} - do not print": "unnamed",
    "{} out": "",
    "delete {} (mail of 3 Nov)": "",
    "do not remove {}": "",
}


def stops_or_counts(desk, code, name="Bo Sample"):
    """Whether nothing was added and the name was shown, or they are not named in full."""
    if code:
        return code == 2 and "hint:" in desk.said
    assert not any("emove" in each or "treich" in each for each in shown(desk))
    return shown(desk).get(name, "out") != "named"


@pytest.mark.parametrize("title", ["Withdrawn", "To remove", "Widerrufen", "Отозвано", "Retirés"])
@pytest.mark.parametrize("names", [["Bo Sample"], ["Bo Sample", "Cy Specimen"]])
def test_no_row_of_a_sheet_of_those_who_left_is_lost(desk, title, names):
    rows = [[each] for each in names]
    code = desk.add("l.xlsx", book(**{"Signed": SIGNED, title: rows}))
    for name in names:
        assert stops_or_counts(desk, code, name), desk.said
    if code == 0:
        assert shown(desk)["Ada Example"] == "named"


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Do not publish", "unnamed"), ("Anonym", "unnamed"), ("Initials only", "initials")],
)
@pytest.mark.parametrize("names", [["Bo Sample"], ["Bo Sample", "Cy Specimen"]])
def test_a_sheet_of_wishes_needs_no_titles(desk, title, expected, names):
    assert desk.add("l.xlsx", book(**{"Signed": SIGNED, title: [[each] for each in names]})) == 0
    found = [(row["name"], row["shown"]) for row in desk.rows]
    for name in names:
        assert {how for given, how in found if given == name} == {expected}
    assert ("Ada Example", "") in found


def test_titles_of_a_sheet_of_those_who_left_are_nobody(desk):
    left = [["Full Name", "When"], ["Bo Sample", "3 May"]]
    assert desk.add("l.xlsx", book(Signed=SIGNED, Withdrawn=left)) == 0
    assert shown(desk) == {"Ada Example": "named", "Bo Sample": "out", "Cy Specimen": "named"}


def test_a_sheet_of_one_cell_is_named(desk):
    assert desk.add("l.xlsx", book(Signed=SIGNED, More=[["Di Muster"]])) == 0
    assert "sheet “More”" in desk.said
    assert "Di Muster" in desk.said
    assert "4 rows: 3 read, 1 left out" in desk.said


@pytest.mark.parametrize(("order", "expected"), ORDERS.items())
def test_an_order_on_a_sheet_of_its_own_counts_or_stops(desk, order, expected):
    code = desk.add("l.xlsx", book(Signed=SIGNED, Log=[[order.format("Bo Sample")]]))
    assert stops_or_counts(desk, code), desk.said
    if code == 0:
        assert shown(desk).get("Bo Sample", "out") == expected
        assert shown(desk)["Cy Specimen"] == "named"


def test_orders_in_two_columns_count_or_stop(desk):
    changes = [["Date", "What"], ["3 Nov", "Remove Bo Sample"], ["4 Nov", "Cy: initials only"]]
    code = desk.add("l.xlsx", book(Signed=SIGNED, Changes=changes))
    assert stops_or_counts(desk, code), desk.said


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "file",
    [
        ("l.csv", "Name,Org\nAda Example,A\nBo Sample,B\n{},\n"),
        ("l.csv", "Name,Org\nAda Example,A\nBo Sample,B\n\n{},\n"),
        ("l.txt", "Ada Example\nBo Sample\nCy Specimen\n\n{}\n"),
        ("l.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n- {}\n"),
        ("l.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n\n## To do\n\n- {}\n"),
        ("l.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n\n<!-- {} -->\n"),
        ("l.html", "<h2>Signatories</h2><ul><li>Ada Example</li><li>Bo Sample</li></ul><p>{}</p>"),
    ],
)
def test_an_order_is_no_signatory(desk, order, file):
    name, text = file
    code = desk.add(name, text.format(order.format("Bo Sample")))
    assert stops_or_counts(desk, code), desk.said


LEFT = [
    "{} is no longer a signatory.", "{} was added by mistake.", "Note: {} has since left.",
    "{} больше не подписывает письмо.", "{} добавлена по ошибке.", "{} більше не підписантка.",
    "{} додано помилково.", "{} больш не падпісант.", "{} дададзена памылкова.",
    "{} ist nicht mehr dabei.", "{} wurde versehentlich aufgeführt.", "{} n’est plus signataire.",
    "{} a été ajouté par erreur.", "{} ya no es firmante.", "{} fue añadida por error.",
    "{} nie jest już sygnatariuszką.", "{} dodano przez pomyłkę.", "{} لم يعد من الموقعين.",
]  # fmt: skip
PLAIN = [
    "{} wrote the first draft.", "Thanks to {} for the translation.", "Organised by {}.",
    "Contact: {}, office@example.org", "{} is a professor of history.", "Письмо написала {}.",
    "Der Brief wurde von {} übersetzt.", "{} signed on 3 May.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", LEFT)
@pytest.mark.parametrize(
    "file",
    [
        ("l.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n\n{}\n"),
        ("l.txt", "Ada Example\nBo Sample\nCy Specimen\n\n{}\n"),
        ("l.html", "<h2>Signatories</h2><ul><li>Ada Example<li>Bo Sample</ul><p>Update: {}</p>"),
        ("l.csv", "Name,Org\nAda Example,A\nBo Sample,B\n{},\n"),
    ],
)
def test_a_sentence_about_somebody_who_left_counts_or_stops(desk, sentence, file):
    name, text = file
    code = desk.add(name, text.format(sentence.format("Bo Sample")))
    assert stops_or_counts(desk, code), desk.said


@pytest.mark.parametrize("sentence", PLAIN)
@pytest.mark.parametrize(
    "file",
    [
        ("l.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n\n{}\n"),
        ("l.html", "<h2>Signatories</h2><ul><li>Ada Example<li>Bo Sample</ul><p>{}</p>"),
    ],
)
def test_a_sentence_about_what_somebody_does_asks_nothing(desk, sentence, file):
    name, text = file
    assert desk.add(name, text.format(sentence.format("Bo Sample"))) == 0, desk.said
    assert shown(desk) == {"Ada Example": "named", "Bo Sample": "named"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.txt", "Ada Example\n[removed at signatory’s request]\n"),
        ("l.md", "## Signatories\n\nAda Example  \n[removed at her request]  \nCy Specimen\n"),
        ("l.html", "<h2>Signatories</h2><p>Ada Example<br>[deleted on request]<br>Cy Muster</p>"),
        ("l.txt", "Ada Example\n(name withheld)\nBo Sample\n"),
    ],
)
def test_a_remark_in_brackets_on_a_line_of_its_own_hides_no_neighbour(desk, name, text):
    assert desk.add(name, text) == 2
    assert "about" in desk.said.splitlines()[0]


@pytest.mark.parametrize(
    ("style", "hides"),
    [
        ("opacity:0", True), ("opacity: 0.0; color: red", True), ("opacity:0%", True),
        ("visibility:collapse", True), ("font-size:0", True), ("opacity:0.5", False),
        ("opacity:1", False), ("font-size:0.9em", False), ("background-color:transparent", False),
    ],
)  # fmt: skip
def test_what_a_style_hides_is_not_read(desk, style, hides):
    page = "<h2>Signatories</h2><ul><li>Ada Example</li><li style='{}'>Bo Sample</li></ul>"
    assert desk.add("l.html", page.format(style)) == 0, desk.said
    assert ("Bo Sample" in shown(desk)) is not hides


def test_a_former_name_beside_somebody_unnamed_stops(desk):
    assert desk.add("l.csv", "Name,Org\nAda Example,A\nDi Muster,D\n") == 0
    later = "Name,Org,Note\nAda Example,A,\nAnonymous,D,was Di Muster\n"
    assert desk.add("l.csv", later) == 2
    assert "was Di Muster" in desk.said


@pytest.mark.parametrize("name", ["null", '""', '" "', "no key"])
def test_an_entry_whose_name_is_emptied_is_asked_about(desk, name):
    people = '[{{"id":1,"name":"Ada Example"}},{{"id":2{}}},{{"id":3,"name":"Cy Specimen"}}]'
    assert desk.add("l.json", people.format(',"name":"Bo Sample"')) == 0
    emptied = "" if name == "no key" else f',"name":{name}'
    assert desk.add("l.json", people.format(emptied)) == 2
    assert "l.json:1" in desk.said
    assert "Bo Sample" not in desk.said


def test_a_row_that_never_had_a_name_is_only_left_out(desk):
    people = "id,name\n1,Ada Example\n2,\n3,\n"
    assert desk.add("l.csv", people) == 0
    assert desk.add("l.csv", people) == 0, desk.said
    moved = "id,name\n1,\n2,Ada Example\n3,\n"
    assert desk.add("l.csv", moved) == 0, desk.said


def test_the_letter_above_may_speak_of_those_who_sign(desk):
    letter = (
        "# A letter\n\nWe, Ada Example and Bo Sample, ask that a tree is no longer cut there.\n"
    )
    assert desk.add("l.md", f"{letter}\n## Signatories\n\n- Ada Example\n- Bo Sample\n") == 0
    assert shown(desk) == {"Ada Example": "named", "Bo Sample": "named"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.yaml", "signatories:\n  - Ada Example\n  - Bo Sample\ntodo:\n  - remove Bo Sample\n"),
        ("l.yaml", "# remove Bo Sample\nsigned:\n  - name: Ada Example\n  - name: Bo Sample\n"),
        ("l.json", '{"signed":["Ada Example","Bo Sample"],"todo":["remove Bo Sample"]}'),
        ("l.json", '[{"name":"Ada Example"},{"name":"Bo Sample","note":"took her name back"}]'),
        ("l.toml", "# Bo Sample: off the list\n[[signed]]\nname='Ada Example'\n"
                   "[[signed]]\nname='Bo Sample'\n"),
        ("l.csv", "# remove Bo Sample\nName,Org\nAda Example,A\nBo Sample,B\n"),
    ],
)  # fmt: skip
def test_an_order_in_any_format_counts_or_stops(desk, name, text):
    assert stops_or_counts(desk, desk.add(name, text)), desk.said


@pytest.mark.parametrize("order", ["Remove Bo Sample", "Bo Sample streichen", "убрать Bo Sample"])
def test_an_order_about_somebody_on_the_list_stops_a_later_import(desk, order):
    assert desk.add("l.csv", "Name,Org\nAda Example,A\nBo Sample,B\n") == 0
    assert desk.add("m.csv", f"Name,Org\nCy Specimen,C\n{order},\n") == 2
    later = book(Signed=[["Name"], ["Cy Specimen"]], Log=[[order]])
    assert desk.add("m.xlsx", later) == 2
    assert desk.rows[1]["name"] == "Bo Sample"
    assert len(desk.rows) == 2


def test_an_addressee_is_not_taken_off(desk):
    line = "To be removed from this list, write to Ada Example at office@example.org."
    assert desk.add("l.md", f"## Signatories\n\n- Ada Example\n- Bo Sample\n\n{line}\n") == 2
    assert "a sentence that may ask" in desk.said


@pytest.mark.parametrize("field", ["Role", "Affiliation"])
@pytest.mark.parametrize(
    "text", ["refused", "did not consent", "a refusé", "не згодная", "nicht zugestimmt", "لا يوافق"]
)
def test_a_refusal_in_the_place_of_a_role_stops(desk, field, text):
    assert desk.add("x.csv", f"Name,{field}\nAda Example,Cook\nBo Sample,{text}\n") == 2, desk.said
    assert f"{field}: {text}=" in desk.said


@pytest.mark.parametrize("text", ["Refuse collector", "refused asylum seeker", "Refuseniks' Club"])
def test_a_role_with_such_a_word_is_a_role(desk, text):
    assert desk.add("x.csv", f"Name,Role\nAda Example,{text}\n") == 0, desk.said


@pytest.mark.parametrize(
    "note",
    [
        "Ada would rather not be named in this place",
        "Ada asked us on the phone not to print her name anywhere",
        "Frau Example möchte auf gar keinen Fall namentlich genannt werden im Brief",
        "Mme Example ne veut surtout pas que son nom soit publié dans la presse",
    ],
)
def test_a_long_note_in_somebodys_own_row_needs_no_whole_name(desk, note):
    assert desk.add("a.csv", f"Name,Note\nAda Example,{note}\nBo Sample,\n") == 2
    assert "a.csv:2" in desk.said


def test_a_long_note_that_asks_nothing_names_as_before(desk):
    note = "Ada is a great supporter of our cause and brought ten friends"
    assert desk.add("a.csv", f"Name,Note\nAda Example,{note}\nBo Sample,\n") == 0, desk.said
    assert "Ada Example" in desk.column("name")
