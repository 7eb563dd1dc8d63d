"""Who did not sign or withdrew, and wishes that stand beside a name, in `add`'s reading."""

from datetime import date

import openpyxl
import pytest

from letterkit.errors import LetterkitError
from letterkit.lists.columns.unpublished import is_unpublished
from letterkit.lists.exports.choices import Choices, error_of
from letterkit.lists.exports.exports import read_file
from letterkit.lists.people.public_names import name_field
from letterkit.lists.said.standing import standing_of
from letterkit.lists.said.standing_words import says_out
from letterkit.lists.said.wishes import beside

TODAY = date(2026, 11, 23)


@pytest.fixture
def read(tmp_path):
    def write(content, *maps, name="x.csv"):
        (tmp_path / name).write_text(content, encoding="utf-8")
        file = read_file(tmp_path / name, name, Choices(TODAY, maps=maps))
        if file.questions:
            raise error_of(file.questions)
        return file

    return write


def names(file):
    return [each.values.get("name") for export in file.exports for each in export.incoming]


def shown(file):
    return [each.values.get("shown", "") for export in file.exports for each in export.incoming]


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("Signed?", "Yes", "No"),
        ("Will you sign?", "Yes", "No"),
        ("Endorses?", "yes", "Declined"),
        ("Подписал", "да", "отказалась"),
        ("Підписала", "так", "ні"),
        ("Падпісаў", "так", "не"),
        ("Podpisał(a)", "tak", "nie"),
        ("Unterschrieben", "ja", "nein"),
        ("Signé", "oui", "non"),
        ("¿Firmará?", "sí", "no"),
        ("هل ستوقع؟", "نعم", "لا"),
        ("Confirmed", "true", "false"),
        ("Confirmed at", "2026-11-03", ""),
        ("Status", "confirmed", "rejected"),
        ("Status", "", "pending"),
        ("Статус", "", "отозвала подпись"),
        ("Withdrawn", "", "yes"),
        ("Withdrawn", "no", "withdrawn"),
        ("Withdrawn on", "", "2026-11-03"),
        ("deleted_at", "", "2026-11-03 12:00"),
        ("Unterschrift zurückgezogen", "nein", "ja"),
        ("is_spam", "false", "true"),
    ],
)
def test_someone_who_did_not_sign_or_withdrew_is_left_out(read, title, yes, no):
    file = read(f"Name;{title}\nAda Example;{yes}\nBo Sample;{no}\n")
    assert names(file) == ["Ada Example"]
    [left] = file.all_left_out
    assert left.line == 3
    assert title in left.reason


def test_a_day_beside_yes_and_no_is_that_of_the_signature(read):
    file = read("Name,Signed\nAda Example,2026-11-03\nBo Sample,no\n")
    assert names(file) == ["Ada Example"]
    assert file.exports[0].incoming[0].values["signed"] == "2026-11-03"


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("Signed", ["2026-11-03", ""]),
        ("Status", ["student", "retired"]),
        ("Status", ["active", "emeritus"]),
        ("State", ["OK", "CA"]),
        ("Signature", ["Ada", "Bo"]),
        ("Do you sign?", ["yes, anonymously", "no"]),
    ],
)
def test_a_column_about_something_else_takes_nobody_away(title, answers):
    found = standing_of(title, answers)
    assert found is None or [found.verdict(each) for each in answers] == ["in", "in"]


@pytest.mark.parametrize(
    ("title", "answers", "means"),
    [
        ("Signed?", ["Yes", "perhaps later"], "out"),
        # What nobody understands is offered no meaning: typed as it stands it could lose everybody.
        ("Status", ["confirmed", "sandboxed"], "MEANING"),
        ("Withdrawn", ["", "asked by telephone"], "out"),
        ("Unsubscribed", ["", "yes"], "out"),
    ],
)
def test_an_answer_that_no_rule_places_stops_with_a_hint_that_works(read, title, answers, means):
    content = f"Name,{title}\nAda Example,{answers[0]}\nBo Sample,{answers[1]}\n"
    with pytest.raises(LetterkitError) as error:
        read(content)
    assert f"{title}: {answers[1]}={means}" in error.value.hint
    hint = f"{title}: {answers[1]}=out"
    assert "=consent" not in error.value.hint
    assert names(read(content, hint)) == ["Ada Example"]
    assert names(read(content, f"{title}: {answers[1]}=in")) == ["Ada Example", "Bo Sample"]
    assert names(read(content, f"{title}=private")) == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize(("field", "answer"), [("withdrawn", "2026-11-03"), ("signs", "no")])
def test_a_column_of_any_title_can_be_mapped_to_standing(read, field, answer):
    file = read(f"Name,Box 7\nAda Example,\nBo Sample,{answer}\n", f"Box 7={field}")
    assert "Bo Sample" not in names(file)


def test_what_was_said_of_a_column_is_remembered(read, tmp_path):
    content = "Name,Box 7,Status\nAda Example,no,x1\nBo Sample,yes,rejected\n"
    first = read(content, "Box 7=withdrawn", "Status: x1=in").exports[0]
    assert [each.values["name"] for each in first.incoming] == ["Ada Example"]
    known = {first.digest: first.mapped("yes")}
    again = read_file(tmp_path / "x.csv", "x.csv", Choices(TODAY, remembered=known))
    assert not again.questions
    assert names(again) == ["Ada Example"]


def test_a_status_that_said_nothing_before_is_heard_when_it_does(read, tmp_path):
    first = read("Name,Status\nAda Example,\nBo Sample,student\n").exports[0]
    (tmp_path / "x.csv").write_text("Name,Status\nAda Example,withdrawn\nBo Sample,active\n")
    known = {first.digest: first.mapped("yes")}
    again = read_file(tmp_path / "x.csv", "x.csv", Choices(TODAY, remembered=known))
    assert names(again) == ["Bo Sample"]


@pytest.mark.parametrize(
    "note",
    [
        "withdrew on 3 Nov",
        "отозвала подпись",
        "hat Unterschrift zurückgezogen",
        "a retiré sa signature",
        "wycofała podpis",
    ],
)
@pytest.mark.parametrize("title", ["Notes", "Bemerkungen", "Comment"])
def test_a_note_that_somebody_withdrew_leaves_them_out(read, title, note):
    assert names(read(f"Name,{title}\nAda Example,{note}\nBo Sample,hello\n")) == ["Bo Sample"]


@pytest.mark.parametrize(
    "note",
    [
        "do not publish",
        "wants to stay anonymous",
        "не публиковать",
        "nicht veröffentlichen",
        "non pubblicare",
        "niet publiceren",
        "不要公开",
        "لا تنشر",
    ],
)
def test_a_note_with_a_wish_never_names(tmp_path, note):
    (tmp_path / "x.csv").write_text(f"Name,Notes\nAda Example,{note}\nBo Sample,met in Minsk\n")
    file = read_file(tmp_path / "x.csv", "x.csv", Choices(TODAY))
    assert file.questions or shown(file) == ["unnamed", ""]


@pytest.mark.parametrize(
    "remark",
    [
        "(withdrew her signature on 3 November)",
        "— removed at own request",
        "(signature withdrawn)",
        "– retracted",
        ", withdrawn",
        "(отозвала подпись 3 ноября)",
        "(зняла підпис)",
        "(адклікала подпіс)",
        "(wycofała podpis)",
        "(Unterschrift zurückgezogen)",
        "(a retiré sa signature)",
        "(retiró su firma)",
        "(سحبت توقيعها)",
    ],
)
def test_a_withdrawal_beside_a_name_leaves_out(remark):
    assert beside(f"Ada Example {remark}").out


@pytest.mark.parametrize(
    ("remark", "wish"),
    [
        ("(do not publish)", "unnamed"),
        ("(not to be named)", "unnamed"),
        ("(please keep confidential)", "unnamed"),
        ("(private)", "unnamed"),
        ("[anonymous]", "unnamed"),
        ("- anonymous please", "unnamed"),
        ("(bitte nicht nennen)", "unnamed"),
        ("(не публиковать имя)", "unnamed"),
        ("(ne pas publier)", "unnamed"),
        ("(لا تنشر)", "unnamed"),
        ("(initials only)", "initials"),
        ("(только инициалы)", "initials"),
        ("(nur Initialen)", "initials"),
    ],
)
def test_a_wish_beside_a_name_is_understood_and_taken_from_it(remark, wish):
    found = beside(f"Ada Example {remark}")
    assert (found.text, found.shown, found.out) == ("Ada Example", wish, False)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example (Example University)",
        "Ada Example, Professor",
        "Ada Example - Editor",
        "Ada Example (she/her)",
        "Ada Example, Removed Ltd",
        "Ada Example, retired",
        "Example, Ada",
        "Human Rights Centre (HRC)",
    ],
)
def test_other_words_beside_a_name_stay(text):
    assert beside(text) == type(beside(text))(text)


def test_wishes_are_heard_before_names_are_split(read):
    rows = "".join(f"Ada {n} Example (Example University)\n" for n in "BCDEF")
    file = read(f"Name\n{rows}Gil Sample (do not publish)\nHal Sample (withdrawn)\n")
    assert names(file)[-1] == "Gil Sample"
    assert shown(file)[-1] == "unnamed"
    assert "affiliation" not in file.exports[0].incoming[-1].values
    assert file.exports[0].incoming[0].values["affiliation"] == "Example University"


def test_a_wish_in_the_place_of_an_affiliation_is_none(read):
    [person] = read("Name,Affiliation\nAda Example,please do not publish\n").exports[0].incoming
    assert "affiliation" not in person.values
    assert person.values["shown"] == "unnamed"


def test_a_pensioner_did_not_withdraw(read):
    assert names(read("Nombre,Cargo\nAna Ejemplo,Retirada\n")) == ["Ana Ejemplo"]


@pytest.mark.parametrize(
    ("real", "public"),
    [
        ("Real name", "Public name"),
        ("Name", "Pen name"),
        ("Name", "Name for the website"),
        ("Full name", "Name to be displayed publicly"),
        ("fullName", "displayName"),
        ("Имя", "Псевдоним"),
        ("Name", "Künstlername"),
    ],
)
def test_the_name_for_the_public_is_the_name(read, real, public):
    file = read(f"{real},{public},Affiliation\nAda Real,Ada Pen,Club\n")
    assert names(file) == ["Ada Pen"]
    assert "Ada Real" not in file.exports[0].incoming[0].values.values()
    assert "Ada Real" in file.exports[0].incoming[0].private.values()


def test_a_real_name_without_a_public_one_is_not_named(read):
    file = read("Real name,Public name\nAda Real,Ada Pen\nBo Real,\n")
    assert names(file) == ["Ada Pen", None]
    assert shown(file) == ["", "unnamed"]


@pytest.mark.parametrize("title", ["Name", "Full name", "Public email", "Name of the website"])
def test_other_titles_are_for_no_public_name(title):
    assert not name_field(title)


def test_a_question_about_the_name_is_no_name(read):
    text = '[{"name":"Ada Example","display_name":false},{"name":"Bo Sample"}]'
    assert names(read(text, name="x.json")) == ["Bo Sample"]


@pytest.mark.parametrize(
    "title",
    [
        *("Withdrawn", "Declined", "Removed", "To contact", "Rejected", "Spam", "Not signed"),
        *("Отозвали подпись", "Отказались", "Відкликали", "Адклікалі", "Wycofani", "Odrzucone"),
        *("Zurückgezogen", "Abgelehnt", "Retirés", "Refusés", "Retirados", "Rechazados"),
        *("منسحبون", "مرفوض"),
    ],
)
def test_a_sheet_of_those_who_do_not_sign_is_left_out(tmp_path, title):
    book = openpyxl.Workbook()
    book.active.title = "Signatories"
    book.active.append(["Name", "Organisation"])
    book.active.append(["Ada Example", "Club"])
    other = book.create_sheet(title)
    other.append(["Name", "Organisation"])
    other.append(["Bo Sample", "Club"])
    book.save(tmp_path / "x.xlsx")
    file = read_file(tmp_path / "x.xlsx", "x.xlsx", Choices(TODAY))
    assert names(file) == ["Ada Example"]
    assert any(title in note for note in file.notes)
    chosen = read_file(tmp_path / "x.xlsx", "x.xlsx", Choices(TODAY, sheets=[title]))
    # Someone who left is not named because somebody chose the sheet; who is not asked yet may be.
    assert names(chosen) == (["Bo Sample"] if title in ("To contact", "Not signed") else [])


@pytest.mark.parametrize("title", ["Signatories", "Signed", "Confirmed", "Sheet1", "Contacts"])
def test_other_sheets_are_read(title):
    assert not says_out(title)


@pytest.mark.parametrize(
    "title",
    [
        "Role (not for publication)",
        "Role (internal)",
        "Кем работаете (не публикуется)",
        "Beruf (wird nicht veröffentlicht)",
        "Affiliation - internal use only",
    ],
)
def test_a_column_that_is_not_for_publication_is_private(read, title):
    [person] = read(f"Name,{title}\nAda Example,secret work\n").exports[0].incoming
    assert "secret work" in person.private.values()
    assert "secret work" not in person.values.values()


@pytest.mark.parametrize("title", ["Role", "Name (not for publication)", "Role (editor)"])
def test_other_columns_are_not_made_private(title):
    assert not is_unpublished(title)


def test_all_open_questions_are_told_at_once(read):
    with pytest.raises(LetterkitError) as error:
        read("Name,Show city?,Hide my city\nAda Example,No,yes\nBo Sample,Yes,\n")
    assert "Show city?" in str(error.value)
    assert "Hide my city" in str(error.value)
