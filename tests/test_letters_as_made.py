"""PDFs of letters with emojis and pictures in unusual places are made, and hold."""

import unicodedata
from pathlib import Path

import pytest

from artefacts import verdict
from hosts import SILENT
from letterkit.actions.assemble import assemble
from letterkit.model import Status
from letterkit.read.artefact import parse_artefact
from letterkit.read.workspace import find_workspace
from letterkit.render.pdf import pdf

LETTER = "---\ntitle: {title}\nlang: {lang}\ndate: 2026-11-22\n{keys}---\n\n{body}\n"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" {size}viewBox="0 0 20 40">'
    '<rect width="20" height="40" fill="#282"/></svg>'
)


def made(
    folder: Path, *, title: str = "رسالة", lang: str = "ar", body: str = "شكرا.", size: str = "",
    keys: str = "",
) -> bytes:  # fmt: skip
    """The PDF of a letter that nobody signed yet, with a drawing `door.svg` beside it."""
    (folder / "letters/f").mkdir(parents=True)
    (folder / "letterkit.toml").write_text("")
    text = LETTER.format(title=title, lang=lang, body=body, keys=keys + "signatories: []\n")
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
    assert_holds(made(tmp_path, keys="logo: door.svg\n"))


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("body", ["- {}\n- b", "- b\n  - {}\n- c", "1. {}\n2. b", "- {} b"])
def test_an_item_of_a_list_may_be_a_picture_alone(tmp_path: Path, lang: str, body: str) -> None:
    assert_holds(made(tmp_path, lang=lang, body=body.format(PICTURE)))
