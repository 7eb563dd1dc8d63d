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
from letterkit.letters.facts import values_of, with_fact, with_value, without_fact, yaml_text
from letterkit.letters.frontmatter import Source, parse_front_matter
from letterkit.letters.skeletons import TEMPLATES, languages
from letterkit.model.letter import texts_in
from word_files import paragraph, table, word_file
from word_files import run as run_of


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


@pytest.mark.parametrize("name", ["letters", "letters/parks campaign", "ours"])
def test_a_folder_that_is_called_letters_is_a_workspace_of_its_own(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir(parents=True)
    run(folder, "new", "parks")
    assert (folder / "letters/parks/letter.md").is_file()
    assert not (tmp_path / "signatories").exists()
    assert not (tmp_path / "letterkit.toml").exists()


@pytest.mark.parametrize("begun", ["letters/lakes/letter.md", "letterkit.toml"])
def test_a_letter_that_begins_inside_of_a_workspace_goes_into_it(tmp_path, begun):
    (tmp_path / begun).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / begun).write_text("", "utf-8")
    (tmp_path / "letters" / "notes").mkdir(parents=True)
    run(tmp_path / "letters" / "notes", "new", "parks")
    assert (tmp_path / "letters/parks/letter.md").is_file()


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


def example_facts(source):
    """The words of a new letter's facts, without those that set how it looks."""
    for key, value in source.keys.items():
        if key not in ("template", "date", "lang"):
            yield from texts_in(value)


def test_no_example_is_in_a_new_letter_that_check_and_publish_do_not_say(tmp_path):
    kinds = [(kind, lang) for kind in TEMPLATES for lang in languages(kind) or ["en"]]
    for kind, lang in kinds:
        slug = f"{kind}-{lang}"
        said = run(tmp_path, "new", slug, "--template", kind, "--lang", lang)
        assert "the title is an example: write yours" in said, slug
        assert "left out, since you gave none: place, issuer, to" in said, slug
        path = tmp_path / f"letters/{slug}/letter.md"
        source = parse_front_matter(path.read_text("utf-8"), "x")
        assert not {"place", "issuer", "to", "edition"} & set(source.keys), slug
        run(tmp_path, "build", slug, "--format", "txt")
        # Somebody takes every # away, and changes nothing.
        path.write_text(path.read_text("utf-8").replace("# place:", "place:"), "utf-8")
        found = run(tmp_path, "check", slug)
        source = parse_front_matter(path.read_text("utf-8"), "x")
        facts = list(example_facts(source))
        assert len(facts) >= 2, slug
        for text in facts:
            assert f"still the example of a new letter: {text[:40]}" in found, (slug, text)
    settings = 'origin = "letters.example.org"\n'
    (tmp_path / "letterkit.toml").write_text(settings, "utf-8")
    (tmp_path / "signatories/blank-en.csv").write_text("name,consent\nBo Sample,yes\n", "utf-8")
    run(tmp_path, "keygen", "blank-en")
    with pytest.raises(LetterkitError, match="examples of a new letter are left in it"):
        run(tmp_path, "publish", "blank-en", "--yes")


def test_only_what_nobody_said_is_left_out(tmp_path):
    given = {"--place": "Lake City", "--issuer": "Friends", "--to": "Bo Sample, Mayor"}
    for option, text in given.items():
        slug = option.strip("-")
        said = run(tmp_path, "new", slug, "--title", "Ours", "--template", "petition", option, text)
        absent = [key for key in ("place", "issuer", "to") if key != slug]
        assert f"left out, since you gave none: {', '.join(absent)}" in said
        keys = parse_front_matter(
            (tmp_path / f"letters/{slug}/letter.md").read_text("utf-8"), "x"
        ).keys
        assert slug in keys
        assert not set(absent) & set(keys)
        assert "example" not in said


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        (
            "| a | 1 |\n| :-- | --- |\n| b \\| c |  |",
            "| + a | 1 |\n| :-- | --- |\n| + b \\| c |  |",
        ),
        ("|a|*b*|\n|-|-|", "|+ a|+ *b*|\n|-|-|"),
        ("<table><tr><td><b>a</b> b</td><td>1</td>", "<table><tr><td><b>+ a</b> b</td><td>1</td>"),
        ("<td>\n<p>a</p>\n</td>", "<td>\n<p>+ a</p>\n</td>"),
        ("<b>a</b> b", "+ <b>a</b> b"),
        ("---\n\n<hr>\n\n2026", "---\n\n<hr>\n\n2026"),
        ("- a\n  - b\n\n> c", "- + a\n  - + b\n\n> + c"),
    ],
)
def test_each_cell_and_item_of_a_translation_has_its_mark(body, marked):
    text = f"---\ntitle: A\nlang: en\n---\n{body}"
    found = translation_of(parse_front_matter(text, "letter.md"), "en", "de")
    assert found.split("---\n", 2)[2] == marked.replace("+", "[translate]")


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
        ("--pages", "example.org", "no address of a folder for pages: example.org"),
        ("--list", "../x", "no name of a list: ../x"),
        ("--lang", "en,en", "a language is named twice"),
        ("--to", " <a@example.org>", "no name of an addressee"),
        ("--to", "Bo Sample, Mayor <bo@@x>", "no e-mail address: bo@@x"),
        ("--to", "Bo Sample <bo@example>", "no e-mail address: bo@example"),
        ("--to", "Bo Sample <bo.example.org>", "no e-mail address: bo.example.org"),
        ("--to", "Bo Sample bo@example.org", "no address of an addressee"),
        ("--to", "Bo <bo@example.org> Sample", "no address of an addressee"),
        ("--to", "Bo\nSample", "--to: more than one line"),
        ("--title", "a\nb", "--title: more than one line"),
        ("--title", "a\u2028b", "--title: more than one line"),
        ("--issuer", "a\r\nb", "--issuer: more than one line"),
        ("--place", "a\x0bb", "--place: more than one line"),
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
    ("slug", "options", "message", "hint"),
    [
        ("letter", (), "the text that people sign is called letter.en.txt", "in a word or two"),
        ("Keep the Park", (), "not the short name of a letter: Keep the Park", "as keep-the-park"),
        ("été", (), "not the short name", "such as ete"),
        ("Парк 5", (), "not the short name", "such as 2026-housing"),
        ("Letter!", (), "not the short name", "such as 2026-housing"),
        ("a" * 65, (), "too long for the short name", "64"),
        ("x", ("--sign", "example.org/x"), "", "did you mean https://example.org/x?"),
        ("x", ("--sign", "a@example.org"), "", "did you mean mailto:a@example.org?"),
        ("x", ("--sign", "https://example.org/é"), "", "copy it from the address bar"),
        ("x", ("--pages", "www.example.org/p"), "", "did you mean https://www.example.org/p/?"),
        ("x", ("--pages", "https://example.org/{slug}"), "", "https://example.org/{slug}/?"),
        ("x", ("--pages", "on my stick"), "", "from https:// to a slash"),
        ("x", ("--lang", "english"), "not the code of a language: english", "such as en"),
    ],
)
def test_a_word_that_cannot_be_is_refused_with_what_it_may_have_been(
    tmp_path, slug, options, message, hint
):
    with pytest.raises(LetterkitError) as caught:
        run(tmp_path, "new", slug, *options)
    assert message in str(caught.value)
    assert hint in caught.value.hint
    assert not list(tmp_path.iterdir())


def test_capitals_in_the_code_of_a_language_mean_nothing(tmp_path):
    run(tmp_path, "new", "parks", "--lang", "EN, Fr")
    assert (tmp_path / "letters/parks/letter.fr.md").exists()


PASTED = """Subject: RE: Draft
From: Ada Example <ada@example.org>
To: all

Keep the parks.

The head of the department said so. From: there we go on.

## Signatories

| Name | Telephone |
| --- | --- |
| Ada Example | +44 20 7946 0000 |

We, the undersigned:

Ask for this, and we ask for it in words that are no name of anybody, as one can see at once.

**Podpisani**

Bo Sample, Nurse

Cleo Sample
"""


def test_what_was_pasted_into_a_draft_is_named_with_its_line(tmp_path):
    (tmp_path / "d.md").write_text(PASTED, "utf-8")
    said = run(tmp_path, "new", "parks", "--from", "d.md", "--title", "Keep them")
    lines = (tmp_path / "letters/parks/letter.md").read_text("utf-8").splitlines()
    found = re.findall(r"letter\.md:(\d+): (.*)", said)
    assert [(lines[int(line) - 1], what.split(": ")[0]) for line, what in found] == [
        ("Subject: RE: Draft", "the head of an e-mail seems to stand in the text"),
        (
            "From: Ada Example <ada@example.org>",
            "an e-mail address stands in the text, which everybody can read",
        ),
        ("## Signatories", "people who sign seem to stand in the text, which names all of them"),
        (
            "| Ada Example | +44 20 7946 0000 |",
            "a telephone number stands in the text, which everybody can read",
        ),
        ("**Podpisani**", "people who sign seem to stand in the text, which names all of them"),
    ]


def test_a_draft_in_other_letters_is_refused_before_the_questions_are_answered(tmp_path):
    cell = "Мы просім вас не закрываць бібліятэку."
    draft(tmp_path, paragraph("Адкрыты ліст", "Titel"), table([cell, cell]))
    with pytest.raises(LetterkitError, match="not in the letters of the language en") as caught:
        run(tmp_path, "new", "parks", "--from", "draft.docx")
    assert "such as be or ru or uk (option --lang)" in caught.value.hint
    answers = ["", "BE", *[""] * 7]
    code, screen = on_terminal(tmp_path, answers, "parks", "--from", "draft.docx")
    assert code == 0, screen
    assert screen.count("not in the letters of the language en") == 1
    assert screen.index("not in the letters") < screen.index("Its title")
    assert "\nlang: be" in (tmp_path / "letters/parks/letter.md").read_text("utf-8")
    # What cannot be read ends the command, and no question comes.
    (tmp_path / "draft.docx").write_bytes(b"")
    code, screen = on_terminal(tmp_path, answers, "lakes", "--from", "draft.docx")
    assert code == 2
    assert "Its languages" not in screen


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
        *("Office of Ada, Mayor", "A, B", "", "ada@example.org", "", "nowhere"),
        "mailto:p@example.org",
        *("", ""),
    ]
    code, screen = on_terminal(tmp_path, answers)
    assert code == 0, screen
    assert "not the short name of a letter: Not a slug" in screen
    assert "no address at which people can sign" in screen
    assert "run: letterkit check parks" in screen
    source = parse_front_matter((tmp_path / "letters/parks/letter.md").read_text("utf-8"), "x")
    assert (source.keys["template"], source.keys["title"]) == ("petition", "Keep: them")
    # A comma in an answer is part of it.
    who = {"name": "Office of Ada, Mayor", "role": "A, B", "email": "ada@example.org"}
    assert source.keys["to"] == [who]
    assert (tmp_path / "letters/parks/letter.be.md").exists()


def test_an_empty_answer_takes_what_is_usual_and_an_address_that_is_none_is_asked_again(tmp_path):
    answers = ["parks", "", "", "Ours", "", ""]
    answers += ["Bo Sample", "", "", "bo@@x", "bo@example", "bo@example.org", "", "", "", ""]
    code, screen = on_terminal(tmp_path, answers)
    assert code == 0, screen
    assert "(1 to 4; empty: blank)" in screen
    assert "taken: blank" in screen
    assert "no e-mail address: bo@@x" in screen
    assert "no e-mail address: bo@example:" in screen
    keys = parse_front_matter((tmp_path / "letters/parks/letter.md").read_text("utf-8"), "x").keys
    assert keys["template"] == "blank"
    assert keys["to"] == [{"name": "Bo Sample", "email": "bo@example.org"}]


def test_check_names_addressees_that_no_mail_can_reach(tmp_path):
    run(tmp_path, "new", "parks", "--lang", "en,be", "--to", "Bo Sample <bo@example.org>")
    path = tmp_path / "letters/parks/letter.md"
    for wrong in ("bo@@x", "bo@example", "bo example.org"):
        path.write_text(path.read_text("utf-8").replace("bo@example.org", wrong), "utf-8")
        found = run(tmp_path, "check", "parks")
        assert found.count("no mail can reach the addressee Bo Sample: ") == 1, wrong
        path.write_text(path.read_text("utf-8").replace(wrong, "bo@example.org"), "utf-8")
    assert "no mail can reach" not in run(tmp_path, "check", "parks")


def test_what_a_reader_of_a_draft_cannot_see_is_named(tmp_path):
    kept = {
        '<w:color w:val="FFFFFF"/>': "words in the colour of the paper are kept: “a b”",
        '<w:color w:val="fdfdfd"/>': "words in the colour of the paper are kept: “a b”",
        '<w:sz w:val="2"/>': "words in letters of 1 pt are kept: “a b”",
        '<w:color w:val="101010"/><w:shd w:fill="000000"/>': "words in the colour of the paper",
    }
    seen = (
        '<w:color w:val="FF0000"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:fill="000080"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:sz w:val="14"/>',
    )
    for number, look in enumerate((*kept, *seen)):
        draft(tmp_path, paragraph(run_of("Words. ") + run_of("a b", look)))
        said = run(tmp_path, "new", f"p{number}", "--from", "draft.docx")
        assert kept.get(look, "edit these") in said, look
        assert ("are kept" in said) == (look in kept), look


def test_the_end_of_a_paragraph_that_is_a_tracked_change_is_named(tmp_path):
    marks = {
        ("ins", "leave"): "an insertion of a paragraph’s end that nobody has accepted: two "
        "paragraphs are one",
        ("del", "leave"): "a deletion of a paragraph’s end that nobody has accepted: two "
        "paragraphs stay",
        ("ins", "accept"): "an insertion of a paragraph’s end is taken: two paragraphs stay",
        ("del", "accept"): "a deletion of a paragraph’s end is taken: two paragraphs are one",
    }
    for (mark, how), expected in marks.items():
        first = f"<w:p><w:pPr><w:rPr><w:{mark}/></w:rPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>"
        draft(tmp_path, first, paragraph("two."))
        slug = f"{mark}-{how}"
        said = run(tmp_path, "new", slug, "--from", "draft.docx", "--tracked", how)
        assert expected in said
        text = (tmp_path / f"letters/{slug}/letter.md").read_text("utf-8")
        assert ("Onetwo." in text) == ("are one" in expected)


def test_each_picture_of_a_markdown_draft_is_said_with_what_to_write(tmp_path):
    own = "put its file beside letter.md"
    alone = "write the name of the file alone"
    for number, (text, expected) in enumerate(
        {
            "![d](e.png)": own,
            "![d](http://example.org/e.png)": alone,
            "![d](pictures/e.png)": own,
            "![d](<a b.png>)": own,
            "![d](../e.png)": alone,
            "![d](/folder/e.png)": alone,
            "![d](C:\\e.png)": alone,
            "![d][e]": "write ![what it shows](its name)",
            '<img src="e.png">': "write ![what it shows](its name)",
        }.items()
    ):
        (tmp_path / "d.md").write_text(f"Words. {text}\n", "utf-8")
        said = run(tmp_path, "new", f"p{number}", "--from", "d.md")
        assert said.count("a picture") == 1, text
        assert expected in said, text
        assert (alone in said) == (expected == alone), text


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
