import datetime

import pytest

from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace
from letterkit.letters.letter import LARGEST_PICTURE, read_letter
from letterkit.model import Layout, ListFile, Paper, Picture

BASE = "---\ntitle: Keep the parks\ndate: 2026-03-14\nlang: en\n---\nText.\n"


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "letters" / "parks"
    found.mkdir(parents=True)
    (found / "letter.md").write_text(BASE, "utf-8")
    return found


def read(folder):
    return read_letter(find_workspace(folder), "parks")


def refused(folder, base=BASE):
    (folder / "letter.md").write_text(base, "utf-8")
    with pytest.raises(LetterkitError) as caught:
        read(folder)
    return str(caught.value).replace("letters/parks/", ""), caught.value.hint


def test_a_letter_with_three_keys_has_defaults_for_all_others(folder):
    (letter,) = read(folder)
    assert letter.file == "letters/parks/letter.md"
    assert (letter.title, letter.lang, letter.date) == (
        "Keep the parks",
        "en",
        datetime.date(2026, 3, 14),
    )
    assert (letter.body, letter.body_line) == ("Text.\n", 6)
    assert letter.template.name == "blank"
    assert letter.signatories == (ListFile("parks"),)
    assert (letter.layout, letter.paper, letter.variables) == (Layout.AUTO, Paper.A4, {})


def test_a_translation_inherits_all_but_its_title_and_text(folder):
    (folder / "letter.md").write_text(BASE.replace("lang: en", "lang: en\nplace: V\ngoal: 9"))
    (folder / "letter.be.md").write_text("---\ntitle: Паркі\nplace: Вільня\n---\nТэкст.\n", "utf-8")
    en, be = read(folder)
    assert (be.lang, be.title, be.place, be.goal) == ("be", "Паркі", "Вільня", 9)
    assert (be.body, be.file) == ("Тэкст.\n", "letters/parks/letter.be.md")
    assert en.titles == be.titles == {"en": "Keep the parks", "be": "Паркі"}
    assert be.place_of("goal") == "letters/parks/letter.md:6"
    assert be.place_of("place") == "letters/parks/letter.be.md:3"
    assert be.place_of("note") == "letters/parks/letter.be.md:1"


def test_the_first_language_stands_first_and_the_others_by_their_tags(folder):
    for lang in ("zh-Hant", "be", "pt-BR"):
        (folder / f"letter.{lang}.md").write_text("---\ntitle: T\n---\nText\n")
    assert [each.lang for each in read(folder)] == ["en", "be", "pt-BR", "zh-Hant"]


def test_unknown_keys_are_variables_for_the_template(folder):
    (folder / "letter.md").write_text(BASE.replace("lang: en", "lang: en\nasks: [a, b]"))
    assert read(folder)[0].variables == {"asks": ["a", "b"]}


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        (
            "title: Keep the parks\n",
            "",
            "letter.md:1: missing key: title",
            "add a line such as title: To whom it may concern",
        ),
        ("title:", "tilte:", "letter.md:1: missing key: title", "is tilte meant as title?"),
        ("title: Keep the parks", "title:", "letter.md:1: missing key: title", None),
        ("date: 2026-03-14\n", "", "letter.md:1: missing key: date", None),
        ("lang: en\n", "", "letter.md:1: missing key: lang", None),
        (
            "lang: en",
            "lang: english",
            "letter.md:4: key lang: not a language tag: english",
            "use a tag such as en, be, pt-BR or sr-Latn",
        ),
        (
            "lang: en",
            "lang: no",
            "letter.md:4: key lang: expected a language tag",
            'Norwegian needs quotes, because YAML takes a bare no for a truth: lang: "no"',
        ),
        (
            "title: Keep the parks",
            "title: [a]",
            "letter.md:2: key title: expected a text",
            'put it in quotes: title: "…"',
        ),
        (
            "date: 2026-03-14",
            "date: March",
            "letter.md:3: key date: not a date: March",
            "write year-month-day, such as 2026-11-22, without quotes",
        ),
        (
            "lang: en",
            "lang: en\ntemplate: petitoin",
            "letter.md:5: no such template: petitoin",
            "there are blank, cancellation, coalition, petition, and what you put in "
            "letters/_templates",
        ),
        (
            "lang: en",
            "lang: lt\ntemplate: petition",
            "letter.md:5: template petition is not written in lt",
            "it is there in ar, be, de, en, es, fr, ka, pl, ru, uk; write "
            "letters/_templates/petition.lt.md, "
            "or the whole text in the letter with template: blank",
        ),
        (
            "lang: en",
            "lang: en\ntemplate: ../parks/letter",
            "letter.md:5: no such template: ../parks/letter",
            None,
        ),
        (
            "lang: en",
            "lang: en\nlayout: grid",
            "letter.md:5: key layout: unknown value: grid",
            None,
        ),
    ],
)
def test_what_is_wrong_in_a_letter_is_said_with_its_line(folder, old, new, message, hint):
    found = refused(folder, BASE.replace(old, new))
    assert found == (message, found[1] if hint is None else hint)


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("letter.be.md", "---\nplace: V\n---\nx\n", "letter.be.md:1: missing key: title"),
        (
            "letter.be.md",
            "---\ntitle: T\nlang: ru\n---\nx\n",
            "letter.be.md:3: key lang: the file's name says be",
        ),
        ("letter.be.md", "---\ntitle: T\n---\n\n", "letter.be.md: no text in be"),
        (
            "letter.belarusian.md",
            "---\ntitle: T\n---\nx\n",
            "letter.belarusian.md: not a language tag in the file's name: belarusian",
        ),
        (
            "letter.be.old.md",
            "---\ntitle: T\n---\nx\n",
            "letter.be.old.md: not a language tag in the file's name: be.old",
        ),
        ("letter.en.md", "---\ntitle: T\n---\nx\n", "letter.en.md: letter.md is already in en"),
    ],
)
def test_what_is_wrong_in_a_translation_is_said_with_its_file(folder, file, text, message):
    (folder / file).write_text(text, "utf-8")
    assert refused(folder)[0] == message


def test_a_template_of_the_workspace_goes_before_a_built_in_one(folder):
    templates = folder.parent / "_templates"
    templates.mkdir()
    (templates / "blank.md").write_text("{% block body %}{% endblock %} own")
    (letter,) = read(folder)
    assert letter.template.file == "letters/_templates/blank.md"
    (templates / "blank.en.md").write_text("{% block body %}{% endblock %} own en")
    (letter,) = read(folder)
    assert letter.template.file == "letters/_templates/blank.en.md"


def test_a_template_cannot_be_a_link_to_somewhere_else(folder, tmp_path):
    (tmp_path / "secret.md").write_text("secret")
    templates = folder.parent / "_templates"
    templates.mkdir()
    (templates / "stolen.md").symlink_to(tmp_path / "secret.md")
    message, _ = refused(folder, BASE.replace("lang: en", "lang: en\ntemplate: stolen"))
    assert message == "letter.md:5: no such template: stolen"


def test_the_pictures_are_those_of_the_folder_and_no_others(folder, tmp_path):
    (folder / "logo.png").write_bytes(b"png")
    (folder / "scans").mkdir()
    (folder / "scans" / "e\u0301.JPG").write_bytes(b"jpg")
    (folder / "notes.txt").write_bytes(b"no picture")
    (tmp_path / "outside.svg").write_bytes(b"<svg/>")
    (folder / "link.svg").symlink_to(tmp_path / "outside.svg")
    (folder / "inner.svg").symlink_to(folder / "logo.png")
    assert read(folder)[0].pictures == {
        "logo.png": Picture("logo.png", "image/png", b"png"),
        "scans/é.JPG": Picture("scans/é.JPG", "image/jpeg", b"jpg"),
        "inner.svg": Picture("inner.svg", "image/svg+xml", b"png"),
    }


def test_a_picture_of_the_largest_size_is_read_and_a_larger_one_is_not(folder):
    (folder / "a.png").write_bytes(bytes(LARGEST_PICTURE))
    assert len(read(folder)[0].pictures["a.png"].data) == LARGEST_PICTURE
    (folder / "a.png").write_bytes(bytes(LARGEST_PICTURE + 1))
    letter = read(folder)[0]  # which may not show it
    assert "a.png" in letter.pictures
    with pytest.raises(LetterkitError, match=r"a\.png: larger than 10 MB"):
        letter.pictures["a.png"]


def test_the_workspace_has_defaults_that_a_letter_may_change(folder, tmp_path):
    (tmp_path / "letterkit.toml").write_text(
        'organisation = "Example"\nemail = "a@example.org"\npaper = "letter"\ntheme = "#112233"\n'
    )
    (letter,) = read(folder)
    assert (letter.organisation, letter.sender_email) == ("Example", "a@example.org")
    assert (letter.paper, letter.theme) == (Paper.LETTER, "#112233")
    (folder / "letter.md").write_text(BASE.replace("lang: en", "lang: en\npaper: a4"))
    assert read(folder)[0].paper is Paper.A4
