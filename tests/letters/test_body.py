import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.letters.body import body_of, html_of
from letterkit.letters.document import text_of
from letterkit.letters.lines import lines_of
from letterkit.model import Picture
from letters.letters import FILE, letter

PNG = {
    name: Picture(name, "image/png", b"")
    for name in ("a.png", "with space.png", "é.png", "s/b.png")
}


def html(markdown, lang="en"):
    made = letter(lang=lang, pictures=PNG)
    return html_of(body_of(made, markdown), lang).replace("\n", "")


def text(markdown):
    """The canonical text of a body, without title and date."""
    made = letter(pictures=PNG)
    lines = lines_of(body_of(made, markdown))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def refused(body):
    with pytest.raises(LetterkitError) as caught:
        text_of(letter(body, pictures=PNG))
    return str(caught.value), caught.value.hint


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("One\ntwo\n\nthree", "One two\n\nthree"),
        ("a  \nb", "a\nb"),
        ("a\\\nb c\nd", "a\nb c d"),
        ("a<br>b", "a\nb"),
        ("a *b<br>c* d", "a b\nc d"),
        ("a<br><br>b<br>", "a\n\nb"),
        ("<br>a", "a"),
        ("# a<br>b", "a\nb"),
        ("- a  \n  b\n- c", "– a\n  b\n– c"),
        ("1. a\n   - b<br>c", "1. a\n  – b\n    c"),
        ("> a<br>b", "a\nb"),
        ("<div>a<br>b</div>", "a\nb"),
        ("**a** *b* `c`", "a b c"),
        ("- a\n- b", "– a\n– b"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("- a\n  - b\n    1. c\n- d", "– a\n  – b\n    1. c\n– d"),
        ("- a\n\n  b\n\n- c", "– a\n  b\n– c"),
        ("1. a\n   > q\n   > - r", "1. a\n  q\n  – r"),
        ("- - a", "–\n  – a"),
        ("- x\n\n      code", "– x\n  code"),
        ("> a\n>\n> b", "a\n\nb"),
        ("> - a\n>   - b", "– a\n  – b"),
        ("a\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\nb", "a\n\nx\n  y\n1\n  2\n\nb"),
        ("|  | y |\n|---|---|\n| a<br>b | |", "–\n  y\na b\n  –"),
        ("- <table><tr><td>1<td>2</table>", "– 1\n    2"),
        ("a\n\n***\n\nb", "a\n\nb"),
        ("```\ncode\n  two\n```", "code\ntwo"),
        (
            "a\n\n    12 Example Street\n    Minsk\n\n    <b>",
            "a\n\n12 Example Street\nMinsk\n\n<b>",
        ),
        ("a ![what it shows](a.png) b", "a b"),
    ],
)
def test_markdown_becomes_lines(markdown, lines):
    assert text(markdown) == lines


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("[words](https://example.org/a/)", "words (example.org/a)"),
        ("[words](http://example.org)", "words (example.org)"),
        ("[Ask us](mailto:a@example.org)", "Ask us (a@example.org)"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("[example.org/a](https://example.org/a)", "example.org/a"),
        ("<a@example.org>", "a@example.org"),
        ("[*the* report](https://example.org), now", "the report (example.org), now"),
    ],
)
def test_the_address_of_a_link_is_said(markdown, shown):
    assert text(markdown) == shown
    assert re.sub(r"<[^>]+>", "", html(markdown)) == shown


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("# a\n## b\n#### c\n# d", "<h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2>"),
        ("### a\n##### b\n###### c\n### d", "<h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2>"),
    ],
)
def test_headings_begin_below_the_title_and_leave_no_level_out(markdown, made):
    assert html(markdown) == made


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("a<script>alert(1)</script>b", "<p>ab</p>"),
        ("<style>p { display: none }</style>\n\na", "<p>a</p>"),
        ('<p onclick="x()" style="display:none" class="y" hidden>a</p>', "<p>a</p>"),
        ('<a href="javascript:x()">a</a> b', "<p><span>a</span> b</p>"),
        ("[a](javascript:x()) b", "<p><span>a</span> b</p>"),
        ("a <!-- not this --> b", "<p>a  b</p>"),
        ("<iframe src='https://example.org'></iframe>a", "<p>a</p>"),
        ("<svg><script>x</script></svg>\n\na", "<p>a</p>"),
        (
            "<ul><li><blockquote>a</blockquote></li></ul>",
            "<ul><li><blockquote><p>a</p></blockquote></li></ul>",
        ),
        ("a ~~b~~ <s>c</s> <del>d</del>", "<p>a ~~b~~ c d</p>"),
        ("<q>a</q> <abbr title='hidden'>b</abbr> <sup>2</sup>", "<p>a b 2</p>"),
        ("<ol start='x'><li>a</ol>", "<ol><li>a</li></ol>"),
        ("<ol start='-1'><li>a</ol>", "<ol><li>a</li></ol>"),
        ("<ol start='7'><li>a</ol>", '<ol start="7"><li>a</li></ol>'),
    ],
)
def test_nothing_stays_that_a_page_could_hide_run_or_strike_out(markdown, made):
    assert html(markdown) == made


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("<div>loose</div>\n\na", "loose\n\na"),
        ("<p>a</p>loose", "a\n\nloose"),
        ("<blockquote>loose <p>a</p> too</blockquote>", "loose\n\na\n\ntoo"),
        ("<b>\nloose\n\na", "loose\n\na"),
        ("<ul>loose<li>a</li>too</ul>", "loose\n– a\ntoo"),
        ("<li>loose</li>", "loose"),
        ("<td>loose</td>", "loose"),
        ("<details><summary>a</summary>b</details>", "ab"),
        ("<table><tr><td>a <p>b</p></td><td>c</td></tr></table>", "a b\n  c"),
        ("- <table><tr><td>a</td></tr></table>loose", "– a\n  loose"),
    ],
)
def test_every_word_that_is_shown_is_in_the_text(markdown, lines):
    assert text(markdown) == lines
    seen = re.sub(r"\s|<[^>]+>", "", html(markdown))
    assert seen == re.sub(r"\s|–", "", lines)


PIECES = ["<b>", "</b>", "<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<table>", "<tr>", "<td>"]
PIECES += ["</td>", "</tr>", "</table>", "<blockquote>", "</blockquote>", "<a>", "<br>", "<h3>"]
PIECES += [
    "</h3>",
    "word",
    "one two",
    "\n",
    "\n\n",
    "> ",
    "  ",
    "# ",
    "* ",
    "<div>",
    "</div>",
    "&amp;",
]
PIECES += ["<ol>", "</ol>", "<a href='https://example.org'>", "</a>", "<hr>", "<th>", "<span>"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("<b><ol><ol><blockquote><ul>")
def test_in_any_soup_of_tags_what_is_signed_is_what_is_shown(soup):
    tree = body_of(letter(), f"begin\n\n{soup}")
    signed = "".join(re.sub(r"^ *((–|\d+\.) ?)+", "", line) for line in lines_of(tree))
    shown = "".join(tree.itertext())
    assert "".join(signed.split()) == "".join(shown.split())


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a.png", "a.png"),
        ("s/b.png", "s/b.png"),
        ("<with space.png>", "with space.png"),
        ("with%20space.png", "with space.png"),
        ("é.png", "é.png"),
        ("e\u0301.png", "é.png"),
    ],
)
def test_a_picture_of_the_folder_is_found_by_its_name(source, name):
    shown = f'<p>a <img src="picture:{name}" alt="It shows"></p>'
    assert html(f"a ![It shows]({source})") == shown


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("/etc/passwd", "/etc/passwd"),
        ("../other/logo.png", "../other/logo.png"),
        ("https://example.org/a.png", "https://example.org/a.png"),
        ("//example.org/a.png", "//example.org/a.png"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("data:image/png;base64,AA==", "data:image/png;base64,AA=="),
        ("C:\\a.png", "(no address that can be)"),
        ("./a.png", "./a.png"),
        ("b.png", "b.png"),
    ],
)
def test_a_picture_from_anywhere_else_is_refused_with_its_line(source, named):
    assert refused(f"Hello.\n\n![It shows]({source})") == (
        f"{FILE}:7: no such picture in the letter's folder: {named}",
        "a picture lies beside letter.md and is named without a path; "
        "there is a.png, with space.png, é.png, s/b.png",
    )


def test_a_picture_in_raw_html_is_judged_as_well():
    assert refused('a\n\n<img src="https://example.org/a.png" alt="x">')[0] == (
        f"{FILE}:7: no such picture in the letter's folder: https://example.org/a.png"
    )


@pytest.mark.parametrize("markdown", ["![](a.png)", "![ ](a.png)", '<img src="a.png">'])
def test_a_picture_without_a_description_is_refused_with_its_line(markdown):
    assert refused(f"Hello.\n\n{markdown}") == (
        f"{FILE}:7: a picture without a description: a.png",
        "say in the brackets what it shows, for those who cannot see it: ![…](…)",
    )


@pytest.mark.parametrize("address", ["ftp://example.org", "file:///x", "page.html", "#a", "/x"])
def test_a_link_that_works_only_here_is_refused_with_its_line(address):
    assert refused(f"Hello.\n\n[a]({address})") == (
        f"{FILE}:7: not a link that works everywhere: {address}",
        "a link begins with https:// or mailto:",
    )


@pytest.mark.parametrize("body", ["<!-- nothing -->", "***", "<script>x</script>", "&nbsp;"])
def test_a_letter_without_words_is_refused(body):
    assert refused(body) == (f"{FILE}:5: the letter has no text", "write it below the front matter")


def test_deep_nesting_is_an_error_and_no_crash():
    assert refused("<b>" * 5000 + "x")[0] == f"{FILE}: too many things inside each other"


@pytest.mark.parametrize(
    ("lang", "markdown", "made"),
    [
        (
            "en",
            "We met Бо Прыклад there.",
            '<p>We met <span lang="und-Cyrl" dir="ltr">Бо Прыклад</span> there.</p>',
        ),
        (
            "en",
            "**فاطمة** said",
            '<p><strong><span lang="und-Arab" dir="rtl">فاطمة</span></strong> said</p>',
        ),
        ("be", "Слова word", '<p>Слова <span lang="und-Latn" dir="ltr">word</span></p>'),
        (
            "en",
            '<i lang="ar">abc</i> d',
            '<p><i lang="ar" dir="rtl"><span lang="und-Latn" dir="ltr">abc</span></i> d</p>',
        ),
    ],
)
def test_a_part_in_another_script_carries_its_own_language(lang, markdown, made):
    assert html(markdown, lang) == made


def test_a_blank_that_must_not_break_is_in_the_page_and_not_in_the_text():
    made = text_of(letter("It costs 12 000 roubles – now.", lang="en"))
    assert "12\u00a0000 roubles\u00a0– now" in made.html
    assert "It costs 12 000 roubles – now." in made.canonical.content


def test_a_text_is_never_taken_for_the_name_of_a_file(tmp_path):
    """The parser looks for a short string among the files of the machine."""
    file = tmp_path / "private.html"
    file.write_text("<p>not for anybody</p>")
    assert "not for anybody" not in html(f"<div>{file}</div>")
    assert text(f"<div>{file}</div>").strip() == str(file)


@pytest.mark.parametrize("words", ["公开信" * 50, "ლ" * 190, "😀" * 150])
def test_a_short_text_of_many_bytes_is_no_file_name_that_is_too_long(words):
    assert words in text(words)
