"""Texts that no rule understands are read by a person before anybody in the file is named.

All people are invented.
"""

import io

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

# Wishes in words that no list of words has: typos, abbreviations, what is only meant.
UNHEARD = (
    "initals only",
    "just my intials",
    "w/o name please",
    "B.S. only",
    "Title only",
    "Chatham House rules",
    "I could get arrested for this",
    "Happy to support but can't be seen supporting",
    "pending approval from my university",
    "Someone else entered my name",
    "No",
    "n",
    "меня могут посадить",
    "подпишу позже",
    "мяне могуць пасадзіць",
    "я ще думаю",
    "tylko do wiadomości ministra",
    "anonyn bitte",
    "bitte nicht mit vollem Namen",
    "publier après le 1er mars seulement",
    "no he firmado",
    "مش عايزة اسمي يظهر",
)
NOTES = (
    "NO!",
    "out!",
    "hold",
    "w/d",
    "inits",
    "nur Ini",
    "n. öff.",
    "не публ.",
    "refus",
    "муж против",
    "only paper",
    "spam",
    "called",
)
THANKS = (
    "Thank you!",
    "Дзякуй!",
    "Спасибо",
    "Danke",
    "Merci",
    "Gracias",
    "شكرا",
    "👍",
    "2026",
    "-",
)


def listed(desk):
    path = desk.folder / "signatories" / "parks.csv"
    return desk.column("name") if path.exists() else []


@pytest.mark.parametrize("column", ["Comment", "Message to the organisers"])
@pytest.mark.parametrize("text", UNHEARD)
def test_what_no_rule_understands_stops_with_its_words(desk, column, text):
    table = f"Name,{column}\nAda Example,\nBo Sample,{text}\n"
    assert desk.add("form.csv", table, read=False) == 2
    assert text in desk.said
    assert listed(desk) == []


@pytest.mark.parametrize("title", ["Notes", "Remarks", "Bemerkung", "Примечание"])
@pytest.mark.parametrize("text", NOTES)
def test_a_note_of_the_coordinator_stops(desk, title, text):
    table = f"Name,{title}\nAda Example,\nBo Sample,{text}\n"
    assert desk.add("form.csv", table, read=False) == 2
    assert text in desk.said


@pytest.mark.parametrize("text", THANKS)
def test_thanks_numbers_and_marks_ask_nothing(desk, text):
    table = f"Name,Comment\nAda Example,\nBo Sample,{text}\n"
    assert desk.add("form.csv", table, read=False) == 0, desk.said
    assert listed(desk) == ["Ada Example", "Bo Sample"]


def test_what_somebody_has_read_is_not_asked_again_and_what_is_new_is(desk):
    before = "Name,Email,Comment\nAda Example,ada@example.org,Save our park\n"
    assert desk.add("form.csv", before, read=False) == 2
    assert desk.add("form.csv", before) == 0, desk.said
    assert desk.add("form.csv", before, read=False) == 0, desk.said
    after = f"{before}Bo Sample,bo@example.org,initals only\n"
    assert desk.add("form.csv", after, read=False) == 2
    assert "initals only" in desk.said
    assert "Save our park" not in desk.said.partition("read this")[2]
    assert listed(desk) == ["Ada Example"]


def test_the_hint_works_as_it_stands(desk):
    table = "Name,Comment\nAda Example,\nBo Sample,initals only\n"
    assert desk.add("form.csv", table, read=False) == 2
    assert "--map 'Comment: initals only=unnamed'" in desk.said
    meant = ("--map", "Comment: initals only=unnamed")
    assert desk.add("form.csv", table, *meant, read=False) == 0, desk.said
    assert desk.column("shown") == ["", "unnamed"]


def test_a_word_that_nobody_read_is_remembered_by_no_name(desk):
    table = "Name,Comment\nAda Example,\nBo Sample,ask my sister\n"
    assert desk.add("form.csv", table) == 0, desk.said
    kept = (desk.folder / "signatories" / "parks.imports.json").read_text("utf-8")
    assert "sister" not in kept


def test_an_address_or_a_number_in_a_text_is_in_no_message(desk):
    said = "print my initals, questions to bo@example.org or +375 29 123 45 67"
    assert (
        desk.add("form.csv", f'Name,Comment\nAda Example,\nBo Sample,"{said}"\n', read=False) == 2
    )
    assert "print my initals" in desk.said
    assert "bo@example.org" not in desk.said
    assert "123 45 67" not in desk.said


def test_one_question_is_about_consent_too(desk):
    table = "Name,Comment\nAda Example,Save our park\n"
    assert desk.add("form.csv", table, consent="", read=False) == 2
    assert "--texts-read, and --consent yes or --consent no" in desk.said


def test_of_very_many_texts_those_with_a_word_of_wishes_come_first(desk):
    slogans = [f"Number {n} of us would walk here with a dog and a child" for n in range(250)]
    wish = "You may print this once I have left the country for good"
    said = [*slogans, wish, "I would rather stay in the shadows"]
    table = "Name,Comment\n" + "".join(f"Person X{n} Example,{t}\n" for n, t in enumerate(said))
    assert desk.add("form.csv", table, read=False) == 2
    shown = desk.said.partition("read this, for")[2]
    assert shown.index("left the country") < shown.index("walk here")
    assert "252 texts are for you to read" in desk.said
    assert "and 212 more: read them in the file" in desk.said


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("x.txt", "Quiet supporters\n\nAda Example, Cook\nBo Sample, Nurse\n", "x.txt:1  “Quiet"),
        ("x.txt", "Thanks to\n\nAda Example, Cook\nBo Sample, Nurse\n", "x.txt:1  “Thanks to”"),
        ("x.txt", "Deceased\n\nAda Example, Cook\nBo Sample, Nurse\n", "x.txt:1  “Deceased”"),
        ("x.csv", "Only some of us\n\nName,City\nAda Example,Oslo\nBo Sample,Rome\n", "x.csv:1"),
        (
            "x.md",
            "## Signatories\n\n- Ada Example\n- Bo Sample\n\nNumber 2 asks to stay unknown.\n",
            "x.md:6  “Number 2",
        ),
        ("x.csv", "Name,\nAda Example,\nBo Sample,hold\n", "“hold”"),
    ],
)
def test_headings_and_sentences_beside_the_people_are_shown(desk, name, content, shown):
    assert desk.add(name, content, read=False) == 2
    assert shown in desk.said
    assert listed(desk) == []


@pytest.mark.parametrize(
    "heading", ["Signatories", "Signed by:", "Подписали", "First signatories", "Unterzeichnende"]
)
def test_a_heading_that_says_who_signed_asks_nothing(desk, heading):
    content = f"{heading}\n\nAda Example, Cook\nBo Sample, Nurse\n"
    assert desk.add("x.txt", content, read=False) == 0, desk.said


def test_ticks_below_a_title_of_wishes_are_asked_about_beside_a_plain_question(desk):
    table = "Name,May we publish your name?,{}\nAda Example,Yes,\nBo Sample,Yes,x\n"
    for title in ("I take back my signature", "Cancel", "Без фамилии"):
        assert desk.add("x.csv", table.format(title), consent="") == 2, title
    assert desk.add("x.csv", table.format("Newsletter"), consent="") == 0, desk.said


def test_a_comment_on_a_cell_is_shown(desk):
    book = Workbook()
    sheet = book.active
    sheet.append(["Name", "Role"])
    sheet.append(["Ada Example", "Teacher"])
    sheet.append(["Bo Sample", "Cook"])
    sheet["A3"].comment = Comment("hold", "Coordinator")
    data = io.BytesIO()
    book.save(data)
    assert desk.add("list.xlsx", data.getvalue(), read=False) == 2
    assert "list.xlsx:3  “hold”" in desk.said


def test_a_sheet_of_remarks_is_shown(desk):
    book = Workbook()
    sheet = book.active
    sheet.append(["Name", "Role"])
    sheet.append(["Ada Example", "Teacher"])
    sheet.append(["Bo Sample", "Cook"])
    book.create_sheet("Notes").append(["Nurses: no names"])
    data = io.BytesIO()
    book.save(data)
    assert desk.add("list.xlsx", data.getvalue(), read=False) == 2
    assert "Nurses: no names" in desk.said


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("list.yaml", "- name: Ada Example  # hold\n- name: Bo Sample\n", "list.yaml:1  “hold”"),
        (
            "list.yaml",
            "- name: Ada Example\n# waiting for her ok\n- name: Bo Sample\n",
            "waiting for her ok",
        ),
        ("list.toml", '[[people]]\nname = "Ada Example" # hold\n', "list.toml:2  “hold”"),
        ("list.js", 'export default [\n{name: "Ada Example"}, // hold\n];\n', "“hold”"),
        (
            "list.md",
            "## Signatories\n\n- Ada Example\n- Bo Sample <!-- B.S. only -->\n",
            "B.S. only",
        ),
        (
            "list.md",
            "## Signatories\n\n- Ada Example\n- Bo Sample\n  - wants to stay anonymous\n",
            "wants to stay anonymous",
        ),
        (
            "list.txt",
            "Signatories\n\nAda Example, Cook\nBo Sample, Nurse\n\n"
            "NB: the last two are not to be named\n",
            "the last two are not to be named",
        ),
    ],
)
def test_remarks_and_lines_beside_the_people_are_shown(desk, name, content, shown):
    assert desk.add(name, content, read=False) == 2
    assert shown in desk.said
    assert listed(desk) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.yaml", "# our list\n- name: Ada Example\n- name: Bo Sample\n"),
        ("list.md", "<!-- wp:list -->\n## Signatories\n\n- Ada Example\n- Bo Sample\n"),
        ("list.csv", "Name,Department,Campaign\nAda Example,History of Science,demo\n"),
        ("list.csv", "Name,Affiliation\nAda Example,University of Example\n"),
    ],
)
def test_nothing_to_read_asks_nothing(desk, name, content):
    assert desk.add(name, content, read=False) == 0, desk.said
