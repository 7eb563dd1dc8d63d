"""A new letter: from a draft, from options, and from answers on a terminal."""

import os
import pty
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from letterkit.actions.new import addressee_of
from letterkit.actions.to_translate import translation_of
from letterkit.cli.app import app
from letterkit.errors import LetterkitError
from letterkit.read.facts import values_of, with_fact, with_value, without_fact, yaml_text
from letterkit.read.frontmatter import Source, parse_front_matter
from word_files import paragraph, word_file


def run(folder, *arguments, code=0):
    done = CliRunner().invoke(app, [*map(str, arguments), "-C", str(folder)])
    if isinstance(done.exception, LetterkitError):
        raise done.exception
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


def draft(folder, *blocks, name="draft.docx", **parts):
    (folder / name).write_bytes(word_file(*blocks, **parts))


def test_a_letter_begins_from_a_draft_and_builds(tmp_path):
    draft(tmp_path, paragraph("Keep it", "Titel"), paragraph("Words."), header="Draft 3")
    said = run(tmp_path, "new", "parks", "--from", "draft.docx")
    assert "of the draft:\n  the header of its pages: “Draft 3” is left out\n" in said
    assert "edit these, then run: letterkit check parks\nand: letterkit build parks\n" in said
    text = (tmp_path / "letters/parks/letter.md").read_text("utf-8")
    assert "\ntitle: Keep it\n" in text
    assert text.endswith("\n---\nWords.\n")
    run(tmp_path, "build", "parks", "--format", "txt")
    built = (tmp_path / "build/parks/letter.en.txt").read_text("utf-8")
    assert re.fullmatch(r"Keep it\n\n\d+ \w+ \d{4}\n\nWords.\n", built)


def test_a_draft_without_a_title_gets_none_that_is_guessed(tmp_path):
    draft(tmp_path, paragraph("Words."))
    said = run(tmp_path, "new", "parks", "--from", "draft.docx")
    assert "letters/parks/letter.md:7: no title was found in the draft: write it here" in said


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "d.txt",
            "One\nline two\n\n- a\n- b\n\n1. x\n2. y\n",
            "One\\\nline two\n\n- a\n- b\n\n1. x\n2. y\n",
        ),
        (
            "d.txt",
            "# no heading {{ x }}\n\n1. alone\n",
            "\\# no heading &#123;{ x }}\n\n1\\. alone\n",
        ),
        ("d.md", "# The title\n\nWords **bold** {{ x }}.\n", "\nWords **bold** &#123;{ x }}.\n"),
    ],
)
def test_a_draft_can_be_a_text_or_markdown(tmp_path, name, content, expected):
    (tmp_path / name).write_text(content, "utf-8")
    run(tmp_path, "new", "parks", "--from", name)
    text = (tmp_path / "letters/parks/letter.md").read_text("utf-8")
    assert text.split("\n---\n", 1)[1] == expected
    run(tmp_path, "build", "parks", "--format", "txt")


def test_what_a_letter_does_not_hold_of_markdown_is_said(tmp_path):
    (tmp_path / "d.md").write_text("A[^1] ~~b~~ <!-- c -->\n\n![d](e.png)\n", "utf-8")
    said = run(tmp_path, "new", "parks", "--from", "d.md")
    assert len(re.findall(r"^  line 1: ", said, re.MULTILINE)) == 3
    assert "  line 3: a picture: put its file beside letter.md" in said


def test_a_draft_in_other_letters_than_its_language_is_refused(tmp_path):
    draft(tmp_path, paragraph("Мы просім пакінуць наш парк адкрытым для ўсіх."))
    with pytest.raises(LetterkitError) as caught:
        run(tmp_path, "new", "parks", "--from", "draft.docx")
    assert str(caught.value) == "draft.docx: its words are not in the letters of the language en"
    run(tmp_path, "new", "parks", "--from", "draft.docx", "--lang", "be")


@pytest.mark.parametrize("empty", [[], [paragraph("")]])
def test_a_draft_without_words_is_refused(tmp_path, empty):
    draft(tmp_path, *empty)
    with pytest.raises(LetterkitError, match=r"draft.docx: no words in it"):
        run(tmp_path, "new", "parks", "--from", "draft.docx")
    assert not (tmp_path / "letters").exists()


def test_each_answer_is_an_option(tmp_path):
    run(
        tmp_path,
        *("new", "parks", "--template", "petition", "--lang", "en,ru", "--title", "Parks: all"),
        *("--place", "Other City", "--issuer", "Friends", "--sign", "mailto:parks@example.org"),
        *("--to", "Ada Example, Mayor <ada@example.org>", "--to", ",, Example Body"),
        *("--pages", "https://letters.example.org/{slug}/", "--list", "people"),
    )
    source = parse_front_matter((tmp_path / "letters/parks/letter.md").read_text("utf-8"), "x")
    keys = source.keys
    assert (keys["title"], keys["place"], keys["issuer"]) == ("Parks: all", "Other City", "Friends")
    assert keys["to"] == [
        {"name": "Ada Example", "role": "Mayor", "email": "ada@example.org"},
        {"organisation": "Example Body"},
    ]
    assert (keys["sign"], keys["signatories"]) == ("mailto:parks@example.org", ["people"])
    settings = (tmp_path / "letterkit.toml").read_text("utf-8")
    assert '\npages = "https://letters.example.org/{slug}/"\n' in settings
    assert (tmp_path / "signatories/people.csv").exists()
    run(tmp_path, "build", "parks", "--format", "txt")


def test_a_translation_marks_what_is_to_be_translated_and_check_finds_it(tmp_path):
    draft(
        tmp_path,
        paragraph("Keep it", "Titel"),
        paragraph("Why", "berschrift1"),
        paragraph("Words."),
        paragraph("a", list_id=1),
    )
    run(tmp_path, "new", "parks", "--from", "draft.docx", "--lang", "en,be", "--issuer", "Friends")
    text = (tmp_path / "letters/parks/letter.be.md").read_text("utf-8")
    assert "title: '[translate] Keep it'\nissuer: '[translate] Friends'\n---\n" in text
    assert text.endswith("---\n## [translate] Why\n\n[translate] Words.\n\n- [translate] a\n")
    found = run(tmp_path, "check", "parks")
    assert found.count("still to be translated") == 5


def test_a_translation_says_beside_its_facts_what_its_own_sentences_need(tmp_path):
    run(tmp_path, "new", "parks", "--template", "coalition", "--lang", "en,fr,pl")
    text = (tmp_path / "letters/parks/letter.fr.md").read_text("utf-8")
    assert "the Example Forum'    # with its article: “doit s’ouvrir …”\n" in text
    assert "\npartners:    # with their articles\n- '[translate] the Example" in text
    text = (tmp_path / "letters/parks/letter.pl.md").read_text("utf-8")
    assert "\npartners:    # nominative\n" in text
    run(tmp_path, "build", "parks", "--format", "txt")


def test_a_note_never_goes_into_a_text_that_runs_on():
    keys = {"template": "coalition", "event": "It's 'so'\n\nand on", "where": "here"}
    source = Source("letter.md", keys, {}, "", 1)
    text = translation_of(source, "en", "uk")
    found = parse_front_matter(text, "letter.uk.md").keys
    assert (found["event"], found["where"]) == (f"[translate] {keys['event']}", "[translate] here")


def test_what_is_there_is_not_written_over_and_settings_are_said(tmp_path):
    run(tmp_path, "new", "parks")
    (tmp_path / "letterkit.toml").write_text('paper = "letter"\n', "utf-8")
    said = run(tmp_path, "new", "lakes", "--pages", "https://example.org/", "--list", "parks")
    assert 'write this line into it: pages = "https://example.org/"' in said
    assert (tmp_path / "letterkit.toml").read_text("utf-8") == 'paper = "letter"\n'
    assert "signatories" not in said


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--sign", "http://example.org", "no address at which people can sign"),
        ("--pages", "example.org", "--pages: pages is no address of a folder"),
        ("--list", "../x", "no name of a list: ../x"),
        ("--lang", "en,en", "a language is named twice"),
        ("--to", " <a@example.org>", "no name of an addressee"),
        ("--tracked", "yes", "--tracked: unknown value: yes"),
    ],
)
def test_an_option_that_cannot_be_is_refused_before_anything_is_written(
    tmp_path, option, value, message
):
    with pytest.raises(LetterkitError) as caught:
        run(tmp_path, "new", "parks", option, value)
    assert message in str(caught.value)
    assert caught.value.hint
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Example", ("Ada Example", "", "", "")),
        ("Ada, Mayor, City, Land <a@example.org>", ("Ada", "Mayor", "City, Land", "a@example.org")),
        (",Minister", ("", "Minister", "", "")),
    ],
)
def test_an_addressee_on_one_line(text, expected):
    assert tuple(addressee_of(text).values()) == expected


def on_terminal(folder, lines, *arguments):
    """What is on the screen when somebody types these lines."""
    screen, line = pty.openpty()
    command = [sys.executable, "-m", "letterkit", "new", *arguments, "-C", str(folder)]
    environment = {**os.environ, "PYTHONPATH": "src", "TERM": "dumb", "NO_COLOR": "1"}
    running = subprocess.Popen(
        command, stdin=line, stdout=line, stderr=line, env=environment, start_new_session=True
    )
    os.close(line)
    os.write(screen, "".join(f"{each}\n" for each in lines).encode())
    found = b""
    while True:
        try:
            data = os.read(screen, 4096)
        except OSError:
            break
        if not data:
            break
        found += data
    os.close(screen)
    return running.wait(), found.decode()


def test_new_asks_on_a_terminal_and_again_for_what_cannot_be(tmp_path):
    answers = [
        *("Not a slug", "parks", "2", "en,be", "Keep: them", "Friends", "Example City"),
        *("Ada Example", "Mayor", "", "ada@example.org", "", "nowhere", "mailto:p@example.org"),
        *("", ""),
    ]
    code, screen = on_terminal(tmp_path, answers)
    assert code == 0, screen
    assert "not a slug: Not a slug" in screen
    assert "no address at which people can sign" in screen
    assert "run: letterkit check parks" in screen
    source = parse_front_matter((tmp_path / "letters/parks/letter.md").read_text("utf-8"), "x")
    assert (source.keys["template"], source.keys["title"]) == ("petition", "Keep: them")
    assert source.keys["to"][0]["email"] == "ada@example.org"
    assert (tmp_path / "letters/parks/letter.be.md").exists()


def test_what_an_option_says_is_not_asked(tmp_path):
    code, screen = on_terminal(tmp_path, [], "parks", "--yes")
    assert code == 0, screen
    assert "?" not in screen


SOURCE = """---
# A note.
title: Old    # what it is called
situation: >-
  Some words
  on two lines.
to:
  - name: Ada Example
    role: "Mayor: first"
  - organisation: Body
# note: x
---
Body.
"""


def test_a_fact_is_set_and_all_else_stays():
    assert with_fact(SOURCE, "title", "New") == SOURCE.replace("title: Old ", "title: New ")
    assert with_fact(SOURCE, "note", "y") == SOURCE.replace("# note: x", "note: y")
    assert with_fact(SOURCE, "sign", "z") == SOURCE.replace("\n---\nB", "\nsign: z\n---\nB")
    gone = without_fact(SOURCE, "to")
    assert "# to:\n#   - name: Ada Example\n" in gone
    assert parse_front_matter(gone, "x").keys.keys() == {"title", "situation"}


@pytest.mark.parametrize("text", ["plain", 'a: "b" # c', "[x]", "no", "12", "*b*", "- a", "ё’", ""])
def test_a_value_is_changed_in_its_place(text):
    for path, old in values_of(SOURCE).items():
        found = with_value(SOURCE, path, text)
        assert values_of(found) == {**values_of(SOURCE), path: text}, (path, old)
        assert found.endswith("---\nBody.\n")
        assert found.startswith("---\n# A note.\n")


@pytest.mark.parametrize(
    "text", ["plain", "a: b", "yes", "2026-01-01", '"', "'x", "#", " x", "a\tb"]
)
def test_a_text_is_written_so_that_yaml_reads_it_back(text):
    source = f"---\ntitle: {yaml_text(text)}\n---\n"
    assert parse_front_matter(source, "x").keys["title"] == text
