"""Lines with a label each are the answers of one person, and several people are never one."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.documents.markdown_lists import markdown_text_contents
from letterkit.lists.pages.html_lists import html_text_contents
from letterkit.lists.texts.plain_lists import plain_text_contents

BLOCKS = [
    ("Name", "Publish my name", "no", "yes"),
    ("Имя", "Публиковать имя", "нет", "да"),
    ("Імя", "Публікаваць імя", "не", "так"),
    ("Ім'я", "Публікувати ім'я", "ні", "так"),
    ("Imię i nazwisko", "Opublikować imię i nazwisko?", "nie", "tak"),
    ("Name", "Meinen Namen veröffentlichen", "nein", "ja"),
    ("Nom", "Publier mon nom", "non", "oui"),
    ("Nombre", "Publicar mi nombre", "no", "sí"),
    ("الاسم", "نشر اسمي", "لا", "نعم"),
]


def rows(contents):
    return [[row.cells for row in part.rows] for part in contents.parts]


@pytest.mark.parametrize(("name", "publish", "no", "yes"), BLOCKS)
@pytest.mark.parametrize("between", ["\n", "", "---\n"])
def test_labels_are_columns_so_that_consent_is_read(name, publish, no, yes, between):
    text = f"{name}: Di Test\n{publish}: {no}\n{between}{name}: Ed Try\n{publish}: {yes}\n"
    found = plain_text_contents(text, "x.txt")
    assert rows(found) == [[[name, publish], ["Di Test", no], ["Ed Try", yes]]]


def test_a_name_may_stand_above_its_labels():
    found = plain_text_contents("Di Test\nPublish my name: no\n\nEd Try\nPublish my name: yes", "x")
    assert rows(found) == [[["name", "Publish my name"], ["Di Test", "no"], ["Ed Try", "yes"]]]


@pytest.mark.parametrize("line_break", ["  \n", "<br>\n"])
def test_labels_are_columns_in_a_paragraph_too(line_break):
    text = f"## Signatories\n\nName: Di Test{line_break}Publish my name: no\n"
    assert rows(markdown_text_contents(text, "x.md")) == [
        [["name", "Name", "Publish my name"][1:], ["Di Test", "no"]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name: Di\nPublish my name: no\nName: Ed\n\nPublish my name: yes\nName: Flo\n",
        "Ada Example\nBo Sample\nCy Demo\nPublish my name: no\n",
        "Name: Di Test, Publish my name: no\n",
        "Name: Di\nPublish my name: no\nbut yes later\n",
    ],
)
def test_labels_that_may_be_about_somebody_else_are_refused(text):
    with pytest.raises(LetterkitError, match="label"):
        plain_text_contents(text, "x.txt")


@pytest.mark.parametrize("text", ["Minsk: Ada\nBerlin: Bo", "Signed:\nAda Example\nBo Sample"])
def test_other_lines_with_a_colon_are_no_labels(text):
    assert "name" in plain_text_contents(text, "x.txt").parts[0].rows[0].cells


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example, Bo Sample, Cy Demo, Di Test",
        "Ada Example (Example U), Bo Sample (Sample News) and Cy Demo",
        "Ada Exemple, professeure, Université d'Exemple ; Bo Exemple, journaliste ; Cy Exemple.",
        "Анна Примерова, Борис Примеров и Вера Примерова",
    ],
)
def test_several_people_in_one_line_are_never_one(text):
    for read, form in (
        (plain_text_contents, "{}"),
        (markdown_text_contents, "**Premiers signataires :**\n\n{}\n"),
        (markdown_text_contents, "## Signatories\n\n- {}\n"),
        (html_text_contents, "<h2>Signatories</h2><p>{}</p>"),
    ):
        with pytest.raises(LetterkitError, match=r"are these several people|says wh"):
            read(form.format(text), "x")


@pytest.mark.parametrize(
    "text", ["Ada Example, Professor, Example University", "Ada, Bo", "Ada;Bo"]
)
def test_one_person_with_more_is_one(text):
    assert len(plain_text_contents(text, "x").parts[0].rows) == 2


@pytest.mark.parametrize("line_break", ["  \n", "<br>\n"])
def test_lines_that_each_hold_a_name_and_more_are_a_person_each(line_break):
    lines = ["Ada Example, Example University", "Bo Sample, Sample News", "Cy Demo"]
    found = markdown_text_contents("## Signatories\n\n" + line_break.join(lines), "x.md")
    assert [row.cells[0] for row in found.parts[0].rows[1:]] == [
        "Ada Example",
        "Bo Sample",
        "Cy Demo",
    ]
    found = html_text_contents(f"<h2>Signatories</h2><p>{'<br>'.join(lines)}</p>", "x.html")
    assert [row.cells[0] for row in found.parts[0].rows[1:]] == [
        "Ada Example",
        "Bo Sample",
        "Cy Demo",
    ]


@pytest.mark.parametrize(
    "text", ["Ada Example, Editor\nBerlin, Germany", "Ada Example, Editor\nBo Sample, Writer\nPoet"]
)
def test_lines_that_may_be_one_person_or_several_are_asked_about(text):
    with pytest.raises(LetterkitError, match="is this line a person"):
        plain_text_contents(text, "x")


@given(st.text(alphabet="Name: no\nPublish my,;-", max_size=80))
def test_any_lines_give_contents_or_an_error(text):
    with suppress(LetterkitError):
        plain_text_contents(text, "x.txt")
