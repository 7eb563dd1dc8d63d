"""What stands beside a name and says neither what somebody does nor where: it is never printed."""

import io

import openpyxl
import pytest


def items(*lines):
    return "## Signatories\n\n" + "".join(f"- {line}\n" for line in lines)


@pytest.mark.parametrize(
    "pronouns",
    [
        "she/her",
        "they/them",
        "he / him / his",
        "sie/ihr",
        "она/её",
        "вона/її",
        "ella/ella",
    ],
)
def test_pronouns_are_no_affiliation(desk, pronouns):
    text = items(f"Di Probe ({pronouns}), PhD candidate", f"Ada Example ({pronouns})")
    assert desk.add("l.md", text) == 0, desk.said
    assert desk.column("name") == ["Di Probe", "Ada Example"]
    assert set(desk.column("affiliation")) == {""}
    assert pronouns not in desk.printed()


@pytest.mark.parametrize("text", ["E-mail", "Website", "LinkedIn", "Сайт", "Webseite"])
def test_the_text_of_a_link_is_no_affiliation(desk, text):
    page = (
        "<h2>Signatories</h2><ul><li><b>Ada Example</b><br>Professor, Example University<br>"
        f'<a href="mailto:ada@example.org">{text}</a></li><li><b>Bo Sample</b><br>Writer</li></ul>'
    )
    assert desk.add("l.html", page) == 0, desk.said
    assert desk.column("affiliation") == ["Example University", ""]
    assert desk.column("email") == ["ada@example.org", ""]
    assert text not in desk.printed()


@pytest.mark.parametrize(
    "line",
    [
        "Ada Example <ada@example.org>, Bo Sample <bo@example.org>",
        "Ada Example ada@example.org; Bo Sample bo@example.org",
    ],
)
@pytest.mark.parametrize("file", ["l.txt", "l.md"])
def test_two_people_with_addresses_on_a_line_are_asked_about(desk, file, line):
    text = f"Signed:\n\n{line}\nCy Specimen\n" if file == "l.txt" else items(line, "Cy Specimen")
    assert desk.add(file, text) == 2, desk.said
    assert "several people" in desk.said


def test_a_handle_before_a_name_is_private(desk):
    text = items(
        "[@cyspec](https://example.org/cyspec) – Cy Specimen (Spec Foundation)",
        "@ada Ada Example",
        "@bo: Bo Sample, Writer",
        "@di",
    )
    assert desk.add("l.md", text) == 0, desk.said
    assert desk.column("name") == ["Cy Specimen", "Ada Example", "Bo Sample", "@di"]
    assert desk.column("handle") == ["@cyspec", "@ada", "@bo", ""]
    assert "@ada" not in desk.printed()


def test_a_handle_with_a_name_beside_a_list_is_no_sentence(desk):
    text = items("Cy Specimen") + "\n@ada-example Ada Example\n@bosample\n"
    assert desk.add("l.md", text) == 0, desk.said
    assert "a text beside the list" in desk.said
    assert "a sentence" not in desk.said


def test_a_formula_without_a_value_is_no_name_that_is_withheld(desk):
    book = openpyxl.Workbook()
    for row in (["Name", "Country"], ["Ada Example", "NO"], ['=CONCATENATE("Di"," Muster")', "KE"]):
        book.active.append(row)
    into = io.BytesIO()
    book.save(into)
    assert desk.add("l.xlsx", into.getvalue()) == 2
    assert "no name in A3" in desk.said
    book.active["A3"] = "Di Muster"
    into = io.BytesIO()
    book.save(into)
    assert desk.add("l.xlsx", into.getvalue()) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Di Muster"]
