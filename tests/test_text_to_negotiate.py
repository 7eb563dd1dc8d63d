"""The text of a letter as a .docx, and back again: the same text, or the change that was made."""

import re
import zipfile
from io import BytesIO

import pytest
from typer.testing import CliRunner

from letterkit.cli.app import app
from letterkit.errors import LetterkitError

HEAD = """---
# A note of mine.
title: {title}
date: 2026-11-2{day}
place: {place}
lang: {lang}
issuer: {issuer}   # kept
signatories: []
to:
  - name: Ada Example
    role: Mayor
    salutation: Dear Ada,
  - organisation: Example Body
    salutation: Dear all,
---
"""
BODIES = {
    "lists in lists": (
        "en",
        "- one\n  - sub a\n    1. deep\n    2. deeper\n- two\n\n  more of two\n\n  - sub c\n\n"
        "5. five\n6. six\n   - bullet\n\n* other\n\n1) first\n",
    ),
    "tables": (
        "en",
        "| Year | Count |\n| --- | --- |\n| 2020 | 35\\|36 |\n| 2021 | <br>**four** |\n\n"
        "<table><tbody><tr><td>a</td><td>b<ul><li>x</li></ul></td></tr></tbody></table>\n",
    ),
    "links and ends of lines": (
        "en",
        "See [our page](https://example.org/a_(b)?c=1&d=2), <https://example.org>,\n"
        "[mail](mailto:a@example.org).\n\nLine two\\\nhard break\\\n\\- third. un**bold**able\n",
    ),
    "headings, quotations, a rule": (
        "en",
        "# Top\n\n> Quoted *text*\n>\n> second\n\n---\n\n### Deeper\n\n1. a\n\n2. b\n",
    ),
    "footnotes": ("en", "A claim¹. 10⁶ people, H₂O.\n\n---\n\n¹ Source.\n"),
    "signs": (
        "en",
        "&#123;{ braces }} &lt;b&gt; &amp;amp; \\[x\\](y) `code` <u>under</u>\n\n"
        "\\# no heading\n\n1\\. no list\n\na\u00a0b — “quotes” «ёлочки» un\u00adbreak\n",
    ),
    "bold in italics": ("en", "***one*** **_two_** _**three**_ **bold *and* bold**.\n"),
    "two tables": ("en", "| a |\n| --- |\n| b |\n\n| c |\n| --- |\n| d |\n"),
    "Arabic": (
        "ar",
        "نحن **نطالب** في 2026 وفق ISO 9001.\n\n- أولا\n  1. ثانيا\n\n> اقتباس word\n",
    ),
    "Hebrew": ("he", "שלום **לכם** world.\n\n| א | ב |\n| --- | --- |\n| 1 | 2 |\n"),
    "Belarusian": (
        "be",
        "Мы патрабуем не**адк**ладна — «зараз».\n\n1. Першае\n   - А\n2. Другое\n",
    ),
    "Japanese": ("ja", "一行目\\\n二行目。**強調**です。\n"),
}


def run(folder, *arguments, code=0):
    done = CliRunner().invoke(app, [*map(str, arguments), "-C", str(folder)])
    if isinstance(done.exception, LetterkitError):
        raise done.exception
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


def letter(folder, body, lang="en", slug="parks", facts=""):
    path = folder / "letters" / slug / "letter.md"
    path.parent.mkdir(parents=True)
    words = {"title": "Keep the parks", "place": "Example City", "issuer": "Friends"}
    text = HEAD.format(lang=lang, day=3, **words)
    path.write_text(text.replace("---\n", f"---\n{facts}", 1) + body, "utf-8")
    return path


def built(folder, slug="parks", lang="en"):
    run(folder, "build", slug, "--format", "txt,docx")
    text = (folder / "build" / slug / f"letter.{lang}.txt").read_bytes()
    return folder / "build" / slug / f"{slug}.{lang}.docx", text


def with_words(path, *pairs, part="word/document.xml"):
    """The .docx with other words in it, as somebody saves it under another name."""
    data = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(data, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            for before, after in pairs if each == part else ():
                assert before.encode() in content, before
                content = content.replace(before.encode(), after.encode(), 1)
            new.writestr(each, content)
    changed = path.with_name("changed.docx")
    changed.write_bytes(data.getvalue())
    return changed


@pytest.mark.parametrize("what", BODIES)
def test_the_text_is_the_same_when_it_comes_back(tmp_path, what):
    lang, body = BODIES[what]
    source = letter(tmp_path, body, lang)
    before = source.read_bytes()
    docx, text = built(tmp_path, lang=lang)

    said = run(tmp_path, "new", "parks", "--from", docx, "--update")
    assert f"the text of parks in {lang}, unchanged; nothing was written" in said
    assert source.read_bytes() == before

    assert "of the draft" not in run(tmp_path, "new", "again", "--from", docx)
    assert built(tmp_path, "again", lang)[1] == text


def test_a_changed_copy_changes_what_was_changed_and_no_other_byte(tmp_path):
    body = "Words with `code` and [a link][1].\n\n* first\n* second\n\nLast *words*.\n\n"
    source = letter(tmp_path, body.replace("[a link][1]", "<!-- x --> a picture"))
    before = source.read_text("utf-8")
    docx, _ = built(tmp_path)
    changed = with_words(
        docx,
        ("second", "third"),
        ("Keep the parks", "Keep the parks: all"),
        ("Ada Example, Mayor", "Ada Sample, Mayor"),
        ("Dear all,", "Dear friends,"),
        ("Example City, ", "Other City, "),
        ("Friends", "Friends of the Parks"),
    )
    said = run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert "  – [-second-] {+third+}" in said
    expected = (
        before.replace("* second", "- third")
        .replace("* first", "- first")
        .replace("title: Keep the parks", 'title: "Keep the parks: all"')
        .replace("name: Ada Example", "name: Ada Sample")
        .replace("salutation: Dear all,", "salutation: Dear friends,")
        .replace("place: Example City", "place: Other City")
        .replace("issuer: Friends ", "issuer: Friends of the Parks ")
    )
    assert source.read_text("utf-8").rstrip("\n") == expected.rstrip("\n")


def test_without_a_yes_nothing_is_taken_in(tmp_path):
    source = letter(tmp_path, "Words.\n")
    before = source.read_bytes()
    changed = with_words(built(tmp_path)[0], ("Words.", "Other words."))
    with pytest.raises(LetterkitError) as caught:
        run(tmp_path, "new", "parks", "--from", changed, "--update")
    assert str(caught.value) == "nobody has accepted this difference"
    assert source.read_bytes() == before


def test_tracked_changes_come_in_only_if_they_are_accepted(tmp_path):
    source = letter(tmp_path, "Words.\n")
    inserted = '</w:r><w:ins w:id="1"><w:r><w:t> More.</w:t></w:r></w:ins>'
    changed = with_words(built(tmp_path)[0], ("Words.</w:t></w:r>", f"Words.</w:t>{inserted}"))
    said = run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert "unchanged; nothing was written" in said
    assert "an insertion that nobody has accepted is left out: “More.”" in said
    more = ("--tracked", "accept", "--yes")
    run(tmp_path, "new", "parks", "--from", changed, "--update", *more)
    assert source.read_text("utf-8").endswith("---\nWords. More.\n")


def test_a_copy_of_an_earlier_text_takes_nothing_back_unasked(tmp_path):
    source = letter(tmp_path, "One.\n\nTwo.\n")
    changed = with_words(built(tmp_path)[0], ("Two.", "Two, changed."))
    text = source.read_text("utf-8").replace("One.", "One, newer.")
    source.write_text(text, "utf-8")
    with pytest.raises(LetterkitError) as caught:
        run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert "a copy of an earlier text" in str(caught.value)
    assert source.read_text("utf-8") == text
    run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes", "--older")
    assert source.read_text("utf-8").endswith("---\nOne.\n\nTwo, changed.\n")


def test_a_copy_of_another_letter_is_refused(tmp_path):
    letter(tmp_path, "One.\n")
    letter(tmp_path, "Two.\n", slug="lakes")
    changed = built(tmp_path, "lakes")[0]
    with pytest.raises(LetterkitError, match="a copy of another letter, lakes"):
        run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")


FACTS = "template: petition\ndemand: keep the parks open\nsituation: They are to close.\n"


def test_a_change_inside_of_a_fact_goes_into_the_fact(tmp_path):
    source = letter(tmp_path, "", facts=FACTS)
    changed = with_words(built(tmp_path)[0], ("keep the parks open", "keep the parks green"))
    run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert "\ndemand: keep the parks green\n" in source.read_text("utf-8")


@pytest.mark.parametrize(
    ("facts", "body", "change", "message"),
    [
        (FACTS, "", ("undersigned", "signed"), "stands in the sentences of the template petition"),
        ("", "{{ place }} is ours.\n", (" is ours", " is theirs"), "holds the fact place"),
        ("", "Words.\n", ("23 November 2026", "24 November 2026"), "place and date were changed"),
        ("", "Words.\n", (", Mayor", ""), "an addressee was changed"),
        (
            "word: meadow\n",
            "The {{ word }} first.\n\nThe {{ word }} second.\n",
            ("meadow first", "lake first"),
            "this cannot be placed: “The meadow second.”",
        ),
        ("", '<span lang="be">Мы</span> words.\n', (" words", " letters"), "cannot carry"),
    ],
)
def test_what_cannot_be_placed_is_refused_and_nothing_is_written(
    tmp_path, facts, body, change, message
):
    source = letter(tmp_path, body, facts=facts)
    before = source.read_bytes()
    changed = with_words(built(tmp_path)[0], change)
    with pytest.raises(LetterkitError) as caught:
        run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert message in str(caught.value)
    assert caught.value.hint
    assert source.read_bytes() == before


MIXED = """{# A private
note. #}

Alpha words.

{# Another note. #}
Beta words.

{% set park = "meadow" %}
- First item
- Second item

There are {{ prisoners|number }} of us in the {{ park }}.

{% for each in lakes %}
- Lake {{ each }}
{% endfor %}

Gamma {# mine #} words.

Last words.
"""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("Alpha words", "Alpha and more"), ("Alpha words", "Alpha and more")),
        (("Beta words", "Theta words"), ("Beta words", "Theta words")),
        (("Second item", "Other item"), ("Second item", "Other item")),
        (("Last words", "Final words"), ("Last words", "Final words")),
        (("Geneva", "Leman"), ("Geneva", "Leman")),
        (
            ("of us", "of them"),
            "13: this paragraph was changed, and it holds the facts prisoners, park",
        ),
        (("Gamma", "Delta"), "19: this paragraph was changed, and it holds “{# mine #}”"),
        (("Lake Como", "Pond Como"), "what was changed is made by {% … %}"),
    ],
)
def test_own_text_with_facts_and_notes_takes_every_change_beside_them(tmp_path, change, expected):
    facts = "prisoners: 1500\nlakes: [Como, Geneva]\n"
    source = letter(tmp_path, MIXED, facts=facts)
    # The lines of the facts, counted, so that the places in the messages are easy to read.
    before = source.read_text("utf-8")
    first = before.split("\n---\n")[0].count("\n") + 3
    changed = with_words(built(tmp_path)[0], change)
    if isinstance(expected, tuple):
        run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
        assert source.read_text("utf-8") == before.replace(*expected, 1)
        return
    number, _, rest = expected.partition(": ")
    message = f"letter.md:{first + int(number) - 1}: {rest}" if number.isdigit() else expected
    with pytest.raises(LetterkitError) as caught:
        run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert message in str(caught.value)
    assert source.read_text("utf-8") == before


def test_paragraphs_come_in_and_go_beside_facts_and_notes(tmp_path):
    source = letter(tmp_path, "One.\n\n{# note #}\n\nTwo.\n\nAt {{ place }}.\n")
    docx = built(tmp_path)[0]
    two = paragraph_of(docx, "Two.")
    changed = with_words(docx, (two, two + two))
    run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert "One.\n\n{# note #}\n\nTwo.\n\nTwo.\n\nAt {{ place }}.\n" in source.read_text("utf-8")
    docx = built(tmp_path)[0]
    changed = with_words(docx, (paragraph_of(docx, "One."), ""))
    run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert source.read_text("utf-8").endswith(
        "\n---\n{# note #}\n\nTwo.\n\nTwo.\n\nAt {{ place }}.\n"
    )


def test_own_words_in_a_block_of_a_template_and_a_marked_fact_are_changed(tmp_path):
    body = "{% block closing %}\nNothing without us.\n{% endblock %}\n"
    source = letter(tmp_path, body, facts=FACTS)
    changed = with_words(built(tmp_path)[0], ("without us", "without all"))
    run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert source.read_text("utf-8").endswith(body.replace("without us", "without all"))
    text = source.read_text("utf-8").replace("demand: ", "demand: '[translate] ", 1)
    demand = re.search(r"demand: (.*)", text)[0]
    source.write_text(text.replace(demand, f"{demand}'"), "utf-8")
    changed = with_words(built(tmp_path)[0], ("[translate] keep", "keep"))
    run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert "[translate]" not in source.read_text("utf-8")


def paragraph_of(docx, words):
    """The paragraph of a .docx with these words."""
    with zipfile.ZipFile(docx) as file:
        xml = file.read("word/document.xml").decode()
    return next(each for each in re.findall(r"<w:p>.*?</w:p>", xml) if words in each)


def test_a_link_that_was_changed_leaves_no_address_behind(tmp_path):
    source = letter(tmp_path, "See [the page](https://example.org/p) now.\n")
    address = ("https://example.org/p", "https://example.org/other")
    changed = with_words(built(tmp_path)[0], address, part="word/_rels/document.xml.rels")
    run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    text = source.read_text("utf-8")
    assert text.endswith("\n---\nSee [the page](https://example.org/other) now.\n")


@pytest.mark.parametrize(
    ("address", "saved"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/ä?b=%2F", "https://example.org/%C3%A4?b=%2F"),
    ],
)
def test_an_address_that_a_word_processor_wrote_in_another_way_is_no_change(
    tmp_path, address, saved
):
    letter(tmp_path, f"See [the page]({address}) and [another](https://example.org/p/) now.\n")
    docx, _ = built(tmp_path)
    rels = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(docx) as file:
        written = re.search(r'Target="(https://example.org/?[^p"]*)"', file.read(rels).decode())[1]
    changed = with_words(docx, (f'"{written}"', f'"{saved}"'), part=rels)
    said = run(tmp_path, "new", "parks", "--from", changed, "--update")
    assert "unchanged; nothing was written" in said


def test_two_tables_have_something_between_them(tmp_path):
    """Word processors join them otherwise."""
    inside = "<table><tbody><tr><td>a<table><tbody><tr><td>b</td></tr></tbody></table>"
    inside += "<table><tbody><tr><td>c</td></tr></tbody></table></td></tr></tbody></table>"
    letter(tmp_path, f"| a |\n| --- |\n| b |\n\n| c |\n| --- |\n| d |\n\n{inside}\n")
    with zipfile.ZipFile(built(tmp_path)[0]) as file:
        xml = file.read("word/document.xml").decode()
    assert xml.count("<w:tbl>") >= 3
    assert "</w:tbl><w:tbl>" not in xml


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_an_update_of_another_file_says_what_it_takes(tmp_path, name):
    letter(tmp_path, "Words.\n")
    (tmp_path / name).write_text("Words.\n", "utf-8")
    with pytest.raises(LetterkitError) as caught:
        run(tmp_path, "new", "parks", "--from", name, "--update", "--yes")
    assert "--update takes a .docx alone" in str(caught.value)


def test_a_paragraph_can_come_in_and_go(tmp_path):
    source = letter(tmp_path, "One.\n\nTwo.\n\n- a\n- b\n\nThree.\n")
    docx = built(tmp_path)[0]
    two = paragraph_of(docx, "Two.")
    three = two.replace("Two.", "Three.")
    changed = with_words(docx, (two, ""), (three, three + two.replace("Two.", "Four *x*.")))
    run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    text = source.read_text("utf-8")
    assert text.endswith("---\nOne.\n\n- a\n- b\n\nThree.\n\nFour \\*x\\*.\n")


def test_a_translation_is_changed_in_its_own_file(tmp_path):
    source = letter(tmp_path, "Words.\n")
    other = source.with_name("letter.be.md")
    other.write_text("---\ntitle: Паркі\n---\nСловы.\n", "utf-8")
    before = source.read_bytes()
    changed = with_words(built(tmp_path, lang="be")[0], ("Словы.", "Іншыя словы."))
    run(tmp_path, "new", "parks", "--from", changed, "--update", "--yes")
    assert other.read_text("utf-8") == "---\ntitle: Паркі\n---\nІншыя словы.\n"
    assert source.read_bytes() == before


def test_the_same_text_gives_the_same_bytes_and_nothing_of_the_machine(tmp_path):
    letter(tmp_path, "Words.\n\n1. a\n")
    first = built(tmp_path)[0].read_bytes()
    assert built(tmp_path)[0].read_bytes() == first
    with zipfile.ZipFile(BytesIO(first)) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = b"".join(file.read(name) for name in file.namelist()).decode()
    assert str(tmp_path) not in text
    assert "creator" not in text
    assert "2026-11-23T00:00:00Z" in text


def test_the_foot_says_the_fingerprint_and_paragraphs_have_numbers(tmp_path):
    letter(tmp_path, "Words.\n\n1. a\n")
    docx, _ = built(tmp_path)
    text = (tmp_path / "build/parks/parks.en.txt").read_text("utf-8")
    fingerprint = re.search(r"[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}", text)[0]
    with zipfile.ZipFile(docx) as file:
        assert fingerprint in file.read("word/footer1.xml").decode()
        assert '<w:pStyle w:val="LetterkitParagraph"/></w:pPr>' in (
            file.read("word/document.xml").decode()
        )


def test_a_docx_is_made_on_request_only_and_is_in_no_edition(tmp_path):
    letter(tmp_path, "Words.\n")
    run(tmp_path, "build", "parks", "--format", "docx")
    assert (tmp_path / "build/parks/parks.en.docx").exists()
    with pytest.raises(LetterkitError) as caught:
        run(tmp_path, "publish", "parks", "--format", "docx", "--yes")
    assert str(caught.value) == "--format: an edition has no .docx, which is for negotiating a text"


@pytest.mark.parametrize(
    "arguments",
    [
        ("parks", "--update"),
        ("--from", "x.docx", "--update"),
        ("parks", "--from", "x.docx", "--older"),
        ("parks", "--from", "x.docx", "--update", "--title", "x"),
    ],
)
def test_an_update_takes_a_letter_and_a_copy_and_no_facts(tmp_path, arguments):
    letter(tmp_path, "Words.\n")
    with pytest.raises(LetterkitError, match="--update: takes a letter and a changed copy of it"):
        run(tmp_path, "new", *arguments)
