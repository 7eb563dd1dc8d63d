"""PDFs of letters with emojis and pictures in unusual places are made, and hold."""

import os
import re
import subprocess
import unicodedata
from pathlib import Path

import pypdf
import pytest

import program
from artefacts import verdict
from hosts import SILENT
from letterkit.actions.assemble import assemble
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.files.workspace import find_workspace
from letterkit.model import Status
from letterkit.render.mail import mail
from letterkit.render.pdf import pdf

LETTER = "---\ntitle: {title}\nlang: {lang}\ndate: 2026-11-22\n{keys}---\n\n{body}\n"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" {size}viewBox="0 0 20 40">'
    '<rect width="20" height="40" fill="#282"/></svg>'
)


def made(
    folder: Path, *, title: str = "رسالة", lang: str = "ar", body: str = "شكرا.", size: str = "",
    keys: str = "signatories: []\n",
) -> bytes:  # fmt: skip
    """The PDF of a letter that nobody signed yet, with a drawing `door.svg` beside it."""
    (folder / "letters/f").mkdir(parents=True)
    (folder / "letterkit.toml").write_text("")
    text = LETTER.format(title=title, lang=lang, body=body, keys=keys)
    (folder / "letters/f/letter.md").write_text(text)
    (folder / "letters/f/door.svg").write_text(SVG.format(size=size))
    return pdf(assemble(find_workspace(folder), "f", SILENT).documents[0]).data


def assert_holds(data: bytes) -> None:
    found = verdict(data)
    assert found.agreement.not_as_written == ""
    assert not found.agreement.failed
    assert found.status is Status.HOLDS


LONG = "A library in every school of every town, and in each of the villages around it"
TITLES = {
    "an emoji": "Letter 🌍",
    "of several characters": "1️⃣ A 🇧🇾 Letter 👩‍💻 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "newer than the table of Python": "Letter \U0001faf8",
    "of letters": "Letter ㊗️ Ⓜ️ 🈁",
    "nothing else": "🌍 🇧🇾",
    "cut": f"🌍 Letter {LONG} 🌍 {LONG} 🌍",
    "from right to left": "رسالة 🌍",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_emojis_of_a_title_are_not_repeated_at_the_foot(tmp_path: Path, title: str) -> None:
    data = made(tmp_path, title=title, lang="ar" if "رسالة" in title else "en")
    assert_holds(data)
    seen = parse_artefact(data, "file").seen
    assert seen is not None
    foot = seen.feet[0]
    assert not [each for each in foot if unicodedata.category(each) in ("So", "Cn")]
    assert ("Letter" in foot) == ("Letter" in title)


PICTURE = "![باب](door.svg)"
BODIES = {
    "alone": PICTURE,
    "in a line": f"كلمة {PICTURE} كلمة {PICTURE}",
    "in a list": f"- {PICTURE}\n- كلمة",
    "in a quotation": f"> {PICTURE}",
    "in a table": f"| ا | ب |\n|---|---|\n| {PICTURE} | ب |",
    "in a link": f"[{PICTURE}](https://example.org)",
    "in a heading": f"## {PICTURE} عنوان",
}


@pytest.mark.parametrize("lang", ["ar", "he", "en"])
def test_drawings_stand_anywhere_in_a_text_of_either_direction(tmp_path: Path, lang: str) -> None:
    assert_holds(made(tmp_path, lang=lang, body="\n\n".join(BODIES.values())))


@pytest.mark.parametrize("size", ['width="20" height="40" ', 'width="100%" ', 'height="40" '])
def test_a_drawing_of_any_size_stands_in_a_text_from_right_to_left(
    tmp_path: Path, size: str
) -> None:
    assert_holds(made(tmp_path, body=f"شكرا.\n\n{PICTURE}", size=size))


def test_a_drawing_is_the_logo_of_a_text_from_right_to_left(tmp_path: Path) -> None:
    assert_holds(made(tmp_path, keys="logo: door.svg\nsignatories: []\n"))


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("body", ["- {}\n- b", "- b\n  - {}\n- c", "1. {}\n2. b", "- {} b"])
def test_an_item_of_a_list_may_be_a_picture_alone(tmp_path: Path, lang: str, body: str) -> None:
    assert_holds(made(tmp_path, lang=lang, body=body.format(PICTURE)))


LISTS = {
    "begins with a list": "- - a\n  - b\n- c",
    "of numbers begins with a list": "1. - a\n   - b\n2. c",
    "three deep": "- - - a\n    - b",
    "from another number": "5. a\n6. b\n    1. c\n    2. d",
    "from another number in another": "- a\n\n  7. b\n  8. c",
    "from nothing": "0. a\n1. b",
    "from a year": "2026. a\n2027. b",
}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_items_of_lists_show_their_numbers_and_stand_apart(
    tmp_path: Path, lang: str, body: str
) -> None:
    assert_holds(made(tmp_path, lang=lang, body=body))


OWN_BULLETS = {
    "a dash": "– Open the gates, he said.\n\n— Why?\n\n\\- So.",
    "bullets as pasted": "• one\n\n• two\n\n▪ three\n\n‣ four",
    "beside a list": "– Open the gates.\n\n- one\n- – two\n\n## – three",
}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("body", OWN_BULLETS.values(), ids=OWN_BULLETS)
def test_paragraphs_may_begin_with_a_dash_or_a_bullet(tmp_path: Path, lang: str, body: str) -> None:
    assert_holds(made(tmp_path, lang=lang, body=body))


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    "words", ["left يمين", "يمين left", "يمين", "a يمين b שמאל 2", "**a** ي 12"]
)
def test_a_link_may_be_in_two_scripts(tmp_path: Path, lang: str, words: str) -> None:
    body = f"[{words}](https://example.org/x) words كلمات [{words}](https://example.org/y)"
    assert_holds(made(tmp_path, lang=lang, body=body))


def test_an_email_of_words_that_are_signs_of_html_holds(tmp_path: Path) -> None:
    made(tmp_path, lang="en", title="1 < 2 > 0", body="a < b & c > d, &amp;lt; \" and '")
    assert_holds(mail(assemble(find_workspace(tmp_path), "f", SILENT).documents[0]))


def words_on(data: bytes, page: int) -> str:
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_goal_and_last_day_are_said_before_anybody_has_signed(tmp_path: Path) -> None:
    keys = "goal: 50\ncloses: 2099-12-31\nsignatories: []\n"
    data = made(tmp_path, title="Letter", lang="en", body="Thanks.", keys=keys)
    assert_holds(data)
    assert "0 signatories of 50 · Last day to sign: 31 December 2099" in words_on(data, 1)


@pytest.mark.parametrize("paragraphs", [3, 22])
def test_the_first_page_says_how_many_signed_where_a_short_list_begins_later(
    tmp_path: Path, paragraphs: int
) -> None:
    (tmp_path / "signatories").mkdir()
    people = "".join(f"Bo Example {number},yes\n" for number in range(12))
    (tmp_path / "signatories/f.csv").write_text("name,consent\n" + people)
    body = "\n\n".join(["A sentence of ordinary length about the parks. " * 3] * paragraphs)
    keys = "signatories: [f]\n"
    data = made(tmp_path, title="Letter", lang="en", body=body, keys=keys)
    assert_holds(data)
    assert words_on(data, 1).count("12 people") == 1
    assert ("Bo Example 3" in words_on(data, 1)) == (paragraphs == 3)


def test_a_goal_is_said_where_nobody_has_signed_the_new_text_yet(tmp_path: Path) -> None:
    (tmp_path / "letters/f").mkdir(parents=True)
    (tmp_path / "signatories").mkdir()
    (tmp_path / "letterkit.toml").write_text('origin = "letters.example.org"\n')
    (tmp_path / "signatories/f.csv").write_text("name,consent\nAda Example,yes\nBo Example,yes\n")
    keys = "goal: 100\ncloses: 2099-12-31\n"

    def run(*arguments: str, body: str) -> None:
        text = LETTER.format(title="Letter", lang="en", body=body, keys=keys)
        (tmp_path / "letters/f/letter.md").write_text(text)
        done = program.letterkit([*arguments, "-C", tmp_path], cwd=tmp_path, env=os.environ)
        assert done.returncode == 0, done.stderr

    run("keygen", "f", body="One text.")
    run("publish", "f", "--yes", "--format", "txt", body="One text.")
    run("publish", "f", "--amend", "--yes", "--format", "pdf", body="Another text.")
    assert "0 signatories of 100" in words_on((tmp_path / "build/f/f.en.pdf").read_bytes(), 1)


LIST_CELLS = (
    "<table><tr><td>Left</td><td><ul><li>one</li><li>two</li></ul></td></tr></table>",
    "<table><tr><td>Left</td><td><ol><li>one</li><li>two<ul><li>in</li></ul></li></ol>"
    "</td></tr></table>",
    "<table><tr><th>Left</th><th><ol><li>one</li></ol></th></tr></table>",
)


def test_a_list_in_a_cell_of_a_table_keeps_its_sign_off_the_cell_before(desk):
    for cell in LIST_CELLS:
        text = f"---\ntitle: T\ndate: 2026-11-22\nlang: en\nsignatories: []\n---\n{cell}\n"
        desk.write("letters/parks/letter.md", text)
        assert desk.run("build", "parks", "--format", "pdf") == 0, (cell, desk.said)
        page = pypdf.PdfReader(desk.folder / "build/parks/parks.en.pdf").pages[0]
        row = page.extract_text(extraction_mode="layout")
        assert re.search(r"Left {3,}–\s+one", row), (cell, row)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_cell_without_words_and_lines_of_an_address_hold(tmp_path: Path, lang: str) -> None:
    """The text has a dash for that cell, which no file shows."""
    body = "- b\n\nA Street<br>B Town\n\n| a | |\n|---|---|\n| | 1 |\n\n    c\n    d"
    assert_holds(made(tmp_path, lang=lang, body=body))
