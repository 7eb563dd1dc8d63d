"""Pages are what letterkit writes, byte for byte, or cannot be verified.

Someone who changes a page is found out by its bytes. A coordinator who makes a whole new page, with
a manuscript of their own, gets no further than letterkit itself: what holds shows its text and its
entries, and no other words.
"""

import base64
import datetime
import hashlib
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import tinyhtml5
from hypothesis import given, settings
from hypothesis import strategies as st

from artefacts import WORKSPACE, built, published, retyped, verdict
from hosts import SILENT
from letterkit import __version__
from letterkit.actions.assemble import assemble
from letterkit.actions.written_anew import stamp_of
from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace
from letterkit.letters.body import body_of, html_of
from letterkit.letters.document import document_from
from letterkit.letters.nodes import fault_of, tree_of
from letterkit.model import CanonicalText, Layout, Medium, Picture, Register, Status, parse_register
from letterkit.model.manuscript import format_manuscript, made_by, nodes_of, parse_manuscript
from letterkit.model.seal import FRAMES, without_seal
from letterkit.render.frozen import forms
from letterkit.render.mail import mail
from letterkit.render.page import page
from letterkit.render.plain import plain
from letterkit.text.embedded import format_embedded, parse_embedded
from letters.letters import letter
from thorough import tries

FAKE = "Eve Extra, President"
# A picture of one grey dot.
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
PICTURE = "data:image/png;base64,iVBORw0KGgo="


@cache
def html() -> str:
    """A published page without its seal, which alone would find out every change."""
    return without_seal(published()["parks.en.html"], FRAMES[Medium.PAGE]).decode()


def status(text: str) -> Status:
    try:
        return verdict(text.encode("utf-8", "surrogatepass")).status
    except LetterkitError:
        return Status.CANNOT_TELL


def before(mark: str, added: str) -> tuple[str, str]:
    return mark, added + mark


LIST_END = '</div>\n</section>\n<section id="how"'
ENTRY = re.compile(r'<li data-entry="0">.*?</li>\n', re.DOTALL)
# Each was accepted before, when two HTML parsers read a page, or is of the same kind.
REPLACED = {
    "an entry in a link that skips": (
        '<li data-entry="0">', '<li><a class="skip" href="#check"></a></li><li data-entry="0">'
    ),
    "an entry in a hidden list": ('<ul class="names">', '<ul class="names scripted" hidden>'),
    "a class of another element": ('<div id="everybody">', '<div id="everybody" class="scan">'),
    "a style": ('<li data-entry="0">', '<li data-entry="0" style="display:none">'),
    "an attribute that a parser misreads": (
        '<ul class="names">', '<ul class="names" data-x==" hidden ">'
    ),
    "an unquoted attribute": before(LIST_END, f"<p data-x=a\u00a0hidden>{FAKE}</p>"),
    "a closing tag with a blank": before(
        LIST_END, '<script type="application/json">1</ script><p>x</p></script>'
    ),
    "a paragraph that closes itself": before(LIST_END, f"<p hidden><ul><li>{FAKE}</li></ul>"),
    "a title in the body": before(
        LIST_END, f'<title><p data-x="</title><p>{FAKE}</p>"></p></title>'
    ),
    "a script in a title": before(
        "<main>", '<title><p data-x="</title><script>evil()</script>"></p></title>'
    ),
    "a label in the letter": ("<p>The parks", '<p data-label="We withdraw:">The parks'),
    "another label": ('data-label="To"', 'data-label="Against"'),
    "an input with words": before(LIST_END, f'<input value="{FAKE}">'),
    "a picture in the letter": ("<p>The parks", f'<p><img alt="no" src="{PICTURE}">The parks'),
    "words above the letter": ('<p class="kind">', f"<p>{FAKE}</p><p class=\"kind\">"),
    "the words of the page's own check": ('data-holds="', f'data-holds="{FAKE} '),
    "symbols": ("<p>The parks", "<p>🇷🇺 The parks"),
    "a private character": ("The parks", "The\ue000 parks"),
    "quotes around a word": ("<p>The parks", "<p><q>The</q> parks"),
    "a link over words": ("<p>The parks", '<p><a href="https://e.example/">The</a> parks'),
    "another PDF": ('href="parks.en.pdf"', 'href="https://e.example/parks.en.pdf"'),
    "a count": ("7 people", "70 people"),
    "a total": ('<p class="total">', '<p class="total">1'),
    "a heading": ("<h3>People</h3>", "<h3>Withdrawn</h3>"),
    "a turned word": ("The parks of", "\u202eThe parks\u202c of"),
    "isolated words": ("The parks of", "\u2067The\u2069 parks of"),
    "a direction": ("<p>The parks", '<p dir="rtl">The parks'),
    "a blank less": ("The parks", "Theparks"),
    "a blank more": ("The parks", "The par ks"),
    "a heading of a sentence": ("<p>The parks", "<h2>The parks</h2><p>"),
    "a number of a list": ("<ul>\n<li>Open", "<ol>\n<li>Open"),
    "a policy": ('http-equiv="Content-Security-Policy"', 'http-equiv="X"'),
    "a looser policy": ("img-src data:", "img-src *"),
    "an icon from elsewhere": ('href="data:,"', 'href="https://e.example/i.ico"'),
    "a style for print": ("<style>", '<style media="print">'),
    "a script": before("</body>", "<script>evil()</script>"),
    "a comment": before("</body>", "<!-- x -->"),
    "a direction of the page": ('dir="ltr">\n<head>', 'dir="rtl">\n<head>'),
    "a letter of another script": ("The parks", "The p\u0430rks"),
    "a wide letter": ("The parks", "Ｔhe parks"),
    "an edition": ("Edition 1 ·", "Edition 2 ·"),
    "a byte order mark": ("<!DOCTYPE", "\ufeff<!DOCTYPE"),
    "another line end": ("<body>\n", "<body>\r\n"),
    "something behind the end": ("</html>", f"</html>\n<p>{FAKE}</p>\n"),
    "something in front": ("<!DOCTYPE html>", f"<!DOCTYPE html><p>{FAKE}</p>"),
    "no doctype": ("<!DOCTYPE html>\n", ""),
    "a block where none is": before("<main>", '<script id="letterkit-seal">x</script>\n'),
    "a seal that holds markup": before(
        "</body>\n</html>",
        '<script type="application/json" id="letterkit-seal">"x" <p>hi</p></script>\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REPLACED)
def test_no_altered_page_holds(name: str) -> None:
    old, new = REPLACED[name]
    assert old in html(), old
    assert status(html().replace(old, new, 1)) is not Status.HOLDS


def test_no_entry_can_be_left_out_moved_or_shown_twice() -> None:
    (entry,) = ENTRY.findall(html())[:1]
    without = html().replace(entry, "", 1)
    moved = without.replace(LIST_END, f"<ul>{entry}</ul>{LIST_END}")
    for changed in (without, moved, html().replace(entry, entry * 2)):
        assert status(changed) is Status.CANNOT_TELL


@given(place=st.integers(0, 10**7), other=st.integers(1, 255))
@settings(max_examples=tries(120, 300), deadline=None)
def test_no_byte_of_a_page_can_be_changed(place: int, other: int) -> None:
    data = bytearray(html().encode())
    data[place % len(data)] ^= other
    try:
        found = verdict(bytes(data)).status
    except LetterkitError:
        return
    assert found is not Status.HOLDS


def test_the_place_of_a_change_is_said_and_safe_to_print() -> None:
    changed = html().replace("<p>The parks", "<p>The \x1b[2Jparks", 1)
    told = verdict(changed.encode()).agreement.not_as_written
    line = html()[: html().index("<p>The parks")].count("\n") + 1
    assert told.startswith(f"not as letterkit {__version__} writes it: line {line} has '")
    assert "\\x1b" in told
    assert told.isprintable()


def test_a_seal_stands_at_the_end_of_the_body_only() -> None:
    sealed = published()["parks.en.html"].decode()
    assert status(sealed) is Status.HOLDS
    seal = '<script type="application/json" id="letterkit-seal">"abc..."</script>\n'
    assert status(html().replace("</body>\n</html>", f"{seal}</body>\n</html>")) is Status.ALTERED
    assert status(html().replace("<main>", f"{seal}<main>")) is not Status.HOLDS


def spliced(text: str, block: str, content: str) -> str:
    """The page with another data block, and the SHA-256 of that."""
    found = re.search(rf'(id="letterkit-{block}" data-sha256=")[0-9a-f]+(">)[^<]*(<)', text)
    assert found
    embedded = format_embedded(content)
    digest = hashlib.sha256(embedded.encode()).hexdigest()
    return text.replace(found[0], f"{found[1]}{digest}{found[2]}{embedded}{found[3]}")


def manuscript_in(text: str) -> str:
    found = re.search(r'id="letterkit-manuscript" data-sha256="[0-9a-f]+">([^<]*)<', text)
    assert found
    return parse_embedded(found[1])


def by_version(version: str) -> str:
    """The page as another version with the same form would have written it."""
    own = manuscript_in(html())
    other = own.replace(f'"made_by":"{__version__}"', f'"made_by":"{version}"')
    assert made_by(other) == version
    return spliced(html(), "manuscript", other)


def told_of(version: str) -> str:
    return (
        f"letterkit {version} wrote it, and letterkit {__version__} does not know how to write "
        f"such a file anew; verify it with letterkit {version}"
    )


def test_a_page_of_another_version_is_not_verified_and_names_both() -> None:
    found = verdict(by_version("9.9").encode())
    assert found.status is Status.CANNOT_TELL
    assert found.agreement.not_as_written == told_of("9.9")


def test_an_older_version_of_the_same_form_is_written_anew(monkeypatch) -> None:
    known = {"0.0.9": forms()[__version__], **forms()}
    monkeypatch.setattr("letterkit.render.frozen.forms", lambda: known)
    assert status(by_version("0.0.9")) is Status.HOLDS
    changed = by_version("0.0.9").replace("The parks", "No parks", 1)
    assert status(changed) is Status.CANNOT_TELL


@pytest.mark.parametrize("part", ["files", "written"])
def test_an_older_version_of_another_form_is_not_verified(part: str, monkeypatch) -> None:
    known = {"0.0.9": {**forms()[__version__], part: "0" * 64}, **forms()}
    monkeypatch.setattr("letterkit.render.frozen.forms", lambda: known)
    found = verdict(by_version("0.0.9").encode())
    assert found.status is Status.CANNOT_TELL
    assert found.agreement.not_as_written == told_of("0.0.9")


@pytest.mark.parametrize(
    ("block", "content"),
    [
        ("register", '{"v":0,"names":["Ada Example"]}'),
        ("register", ""),
        ("text", '"another form"'),
        ("text", "not even JSON"),
    ],
)
def test_what_another_version_carries_in_another_form_is_not_called_altered(block, content) -> None:
    """The page of this version with the same block is."""
    assert status(spliced(html(), block, content)) is Status.ALTERED
    other = spliced(by_version("9.9"), block, content)
    found = verdict(other.encode())
    assert found.status is Status.CANNOT_TELL
    assert found.agreement.not_as_written == told_of("9.9")


def test_a_seal_that_does_not_hold_is_altered_in_a_page_of_any_version() -> None:
    sealed = published()["parks.en.html"].decode()
    changed = spliced(sealed, "manuscript", manuscript_in(by_version("9.9")))
    assert status(changed) is Status.ALTERED


def test_an_email_of_another_version_is_not_called_altered() -> None:
    mail = without_seal(published()["parks.en.eml"], FRAMES[Medium.EMAIL])
    old, new = (f"&quot;made_by&quot;:&quot;{each}" for each in (__version__, "9.9"))
    written = retyped(mail, "text/html", old, new)
    found = verdict(written)
    assert found.status is Status.CANNOT_TELL
    assert found.agreement.not_as_written == told_of("9.9")


# A coordinator's own manuscript


@cache
def register() -> Register:
    return parse_register(published()["register.json"].decode())


def written_by(manuscript: str, listed: Register | None = None) -> str:
    """What letterkit itself writes of a manuscript, under a register that names its text."""
    listed = listed or register()
    parsed = parse_manuscript(manuscript)
    pictures = [Picture(str(n), each.media_type, b"") for n, each in enumerate(parsed.pictures)]
    document = document_from(parsed, listed, pictures)
    listed = replace(listed, texts={**listed.texts, parsed.lang: document.text.sha256})
    document = document_from(parsed, listed, pictures)
    return page(replace(document, stamp=stamp_of(listed)))


def mutated(data: dict, kind: str, words: str, choice: int) -> dict:
    """A manuscript that differs in one thing."""
    match kind:
        case "order":
            data["order"] = list(range(len(register().entries)))[::-1]
        case "twice":
            data["order"] = [0] * len(register().entries)
        case "theme" | "lang" | "kind" | "layout" | "sender" | "note" | "issuer" | "group":
            data[kind] = words
        case "sign" | "address" | "place":
            data[kind] = words
        case "noindex":
            data[kind] = choice % 3 == 0 or words
        case "goal" | "min_group" | "release_at" | "logo" | "copy_for":
            data[kind] = choice - 2
        case "titles":
            data["titles"][choice % len(data["titles"])][1] = words
        case _:
            mutate_body(data, kind, words, choice)
    return data


def mutate_body(data: dict, kind: str, words: str, choice: int) -> None:
    """Change one thing in the tree of a manuscript."""
    nodes = [each for each in walk(data["body"]) if isinstance(each, list) and each]
    node = nodes[choice % len(nodes)]
    elements = [each for each in nodes if isinstance(each[0], str) and len(each) > 1]
    element = elements[choice % len(elements)]
    match kind:
        case "tag":
            element[0] = words
        case "attribute":
            element[1][words] = "x"
        case "direction":
            element[1]["dir"] = "rtl"
        case "language":
            element[1]["lang"] = words
        case "text":
            element.append([["p", "b", "bdi", "li", "tr"][choice % 5], {}, words])
        case "link":
            element.append(["a", {"href": f"https://e.example/{words}"}, "words"])
        case "picture":
            element.append(["img", {"src": "0", "alt": words}])
        case "loss":
            node.pop()


def walk(value):
    yield value
    if isinstance(value, list):
        for each in value:
            yield from walk(each)


KINDS = (
    *("tag", "attribute", "direction", "language", "text", "link", "picture", "loss", "order"),
    *("twice", "theme", "sender", "note", "place", "issuer", "group", "layout", "kind", "lang"),
    *("goal", "min_group", "release_at", "logo", "copy_for", "titles"),
    *("sign", "address", "noindex"),
)
WORDS = st.sampled_from(
    (
        *("script", "style", "p", "li", "table", "title", "hidden", "onload", "ar", "be", "en"),
        *("x", "", "<b>", '"><script>x</script>', "</article>", "\u202ex", "#ffffff", "country"),
        *("organisation", "none", "table", "compact", "petition", "a\nb", "a\x00", "&lt;"),
        *("javascript:x", "https://e.example/", "mailto:e@example.org"),
    )
)
MARKER = re.compile(r"^\s*(–|\d+\.)(?= |$)", re.MULTILINE)


def letters_of(text: str) -> str:
    return "".join(text.split())


@given(
    st.lists(st.tuples(st.sampled_from(KINDS), WORDS, st.integers(0, 40)), min_size=1, max_size=3)
)
@settings(max_examples=tries(120, 400), deadline=None)
def test_whatever_a_coordinator_writes_holds_only_if_it_shows_its_text_and_entries(changes) -> None:
    data = json.loads(manuscript_in(html()))
    for kind, words, choice in changes:
        data = mutated(data, kind, words, choice)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Without the help of letterkit: the manuscript alone is exchanged.
    alone = spliced(html(), "manuscript", text)
    if status(alone) is Status.HOLDS:
        shown_words_are_carried(alone)
    try:
        made = written_by(text)
    except (LetterkitError, IndexError, KeyError):
        return
    shown_words_are_carried(made)


def shown_words_are_carried(made: str) -> None:
    """As a browser parses the page: the article is the text, and every entry stands once."""
    tree = tinyhtml5.parse(made, namespace_html_elements=False)
    (article,) = (each for each in tree.iter("article"))
    (block,) = (each for each in tree.iter("script") if each.get("id") == "letterkit-text")
    text = CanonicalText(json.loads(parse_embedded(block.text)))
    assert letters_of("".join(article.itertext())) == letters_of(MARKER.sub("", text.content))
    (everybody,) = (each for each in tree.iter() if each.get("id") == "everybody")
    places = [int(each.get("data-entry")) for each in everybody.iter() if each.get("data-entry")]
    assert sorted(places) == list(range(len(register().entries)))
    for each in article.iter():
        assert not set(each.attrib) & {"style", "hidden", "onload", "onerror"}
    scripts = [each for each in tree.iter("script") if "type" not in each.attrib]
    assert len(scripts) == 6
    for each in tree.iter("a"):
        assert not each.get("href").startswith("javascript:")


def test_a_page_whose_body_another_program_wrote_does_not_hold() -> None:
    """Its manuscript says what the page shows, and letterkit writes no such element."""
    for node in (
        ["p", {"style": "display:none"}, "The parks"],
        ["p", {}, ["script", {}, "x"]],
        ["p", {}, ["p", {}, "x"]],
        ["table", {}, ["tbody", {}, ["tr", {}, ["td", {}, "x"]]], "y"],
        ["p", {}, ["a", {"href": "https://e.example/"}, "words"]],
        ["p", {}, ["a", {"href": "javascript:x"}, "javascript:x"]],
        ["p", {"dir": "rtl"}, ["bdi", {}, "not"], " ", ["bdi", {}, "we"]],
        ["ul", {}, ["p", {}, "x"]],
        ["ol", {"start": "٣"}, ["li", {}, "x"]],
        ["img", {"src": "https://e.example/x.png", "alt": "x"}],
    ):
        data = json.loads(manuscript_in(html()))
        data["body"].append(node)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        parsed = parse_manuscript(text)
        with pytest.raises(LetterkitError, match="which letterkit never writes there"):
            tree_of(parsed.body, parsed.lang)
        found = verdict(spliced(html(), "manuscript", text).encode())
        assert found.status is Status.CANNOT_TELL


MARKUP = st.lists(
    st.sampled_from(
        (
            *(
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<i>",
                "<em>",
                "<ul>",
                "<li>",
                "</ul>",
                "<ol>",
                "</ol>",
            ),
            *("<table>", "<tr>", "<td>", "<th>", "</table>", "<thead>", "<blockquote>", "<h2>"),
            *("<a href='https://example.org/a'>", "</a>", "<bdi>", '<p dir="rtl">', "<br>", "<hr>"),
            *('<span lang="ar">', "</span>", "abc", "אבג", " ", "\n", "\n\n", "- x\n", "1. y\n"),
            *(
                "| a | b |\n|---|---|\n| 1 | 2 |\n",
                "<ol start='07'>",
                "&amp;",
                "\x1c",
                "<u>",
                "*z*",
            ),
        )
    ),
    min_size=1,
    max_size=12,
).map("".join)


@given(MARKUP)
@settings(max_examples=tries(150, 500), deadline=None)
def test_every_body_that_a_letter_gives_is_one_that_a_manuscript_may_have(markup: str) -> None:
    """And an HTML parser reads what is written of it as the same tree."""
    made = letter()
    try:
        tree = body_of(made, markup)
    except LetterkitError:
        return
    assert fault_of(tree, made.lang) == ""
    again = tree_of(nodes_of(tree), made.lang)
    assert nodes_of(again) == nodes_of(tree)
    written = html_of(tree, made.lang)
    parsed = tinyhtml5.parse(f"<!DOCTYPE html><body>{written}", namespace_html_elements=False)
    reread = parsed.find("body")
    assert "".join(reread.itertext()) == re.sub("<[^>]*>", "", written).replace("&amp;", "&")
    assert [each.tag for each in reread.iter()][1:] == re.findall(r"<([a-z0-9]+)[ >]", written)


def test_a_manuscript_is_read_as_it_is_written_and_in_no_other_spelling() -> None:
    text = manuscript_in(html())
    assert format_manuscript(parse_manuscript(text)) == text
    for changed in (
        text.replace(",", ", ", 1),
        text.replace('"v":1', '"v":1.0', 1),
        text.replace('"v":1', '"v":true', 1),
        text.replace('"place":', '"place":"x","place":', 1),
        text.replace('"goal":0', '"goal":-1', 1),
        text.replace('"goal":0', '"goal":00', 1),
        text[:-1],
        text + " ",
        "[" * 10_000,
        "{}",
        "",
    ):
        assert changed != text
        with pytest.raises(LetterkitError):
            parse_manuscript(changed)


@given(st.text(max_size=60))
def test_any_text_is_a_manuscript_or_one_error(text: str) -> None:
    with pytest.raises(LetterkitError):
        parse_manuscript(text)


# What letterkit writes holds, whatever a letter has


LETTER = """---
template: {template}
title: Every feature
date: 2026-03-14
lang: en
place: Vilnius
issuer: Example Association
note: Printed by hand, see https://example.org/why.
goal: 50
closes: 2099-12-31
sign: {sign}
noindex: true
theme: "#ffee00"
logo: logo.svg
group: {group}
min_group: {least}
layout: {layout}
order: {order}
release_at: {release}
to:
  - name: Mayor
    organisation: City
    salutation: Dear Mayor,
first: [a1, {{id: a2, scan: pix.png}}]
---
## A heading with [a link](https://example.org/x?y=1&z=2)

Text with **strong**, *em*, `code`, <u>under</u>, <span lang="ar">مرحبا بكم</span> and Беларусь.

![A picture](pix.png) ![A logo](logo.svg)

| a | b |
|---|---|
| 1 | <b>2</b> |

3. three
4. four
   - nested <https://example.org/z>

> quoted <a@example.org>

***

<p dir="rtl">שלום עולם</p>
"""
PEOPLE = """id,name,role,affiliation,country,email,consent,shown,link,comment,kind
a1,Ada Example,Nurse,Hospital,GB,a@example.org,yes,named,https://example.org/a,Hear <b>it</b>,person
a2,Бо Прыклад,,Клуб,BY,b@example.org,yes,named,,,person
a3,فاطمة خوري,دكتور,,LB,c@example.org,yes,named,,,person
a4,Org One,,,BY,d@example.org,yes,named,https://example.org/o,,organisation
a5,Cy Hidden,Judge,,BY,e@example.org,yes,unnamed,,,person
a6,Di Role,Lawyer,Court,PL,f@example.org,yes,role,,,person
a7,Ed Init,Lawyer,Court,GB,g@example.org,yes,initials,,,person
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'


def workspace(folder: Path, **keys: object) -> Path:
    settings_ = {"template": "blank", "group": "kind", "least": 1, "layout": "auto"}
    settings_ |= {"order": "name", "release": 0}
    settings_ |= {"sign": "mailto:sign@example.org", **keys}
    (folder / "letters/f").mkdir(parents=True)
    (folder / "signatories").mkdir()
    (folder / "letterkit.toml").write_text(
        'organisation = "Example Office"\npages = "https://letters.example.org/{slug}/"\n'
    )
    (folder / "letters/f/letter.md").write_text(LETTER.format(**settings_))
    (folder / "letters/f/letter.be.md").write_text("---\ntitle: Усе магчымасці\n---\nТэкст.\n")
    (folder / "letters/f/letter.ar.md").write_text(
        "---\ntitle: كل الميزات\n---\nنص الرسالة مع Example وغيره.\n\n1. واحد\n2. اثنان\n"
    )
    (folder / "letters/f/logo.svg").write_text(LOGO)
    (folder / "letters/f/pix.png").write_bytes(base64.b64decode(DOT))
    (folder / "signatories/f.csv").write_text(PEOPLE)
    return folder


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize(
    ("group", "least"), [("kind", 1), ("country", 2), ("organisation", 2), ("none", 1)]
)
def test_a_page_with_every_feature_holds_in_every_language(
    tmp_path: Path, layout: str, group: str, least: int
) -> None:
    folder = workspace(tmp_path, layout=layout, group=group, least=least)
    for document in assemble(find_workspace(folder), "f", SILENT).documents:
        for copy_for in (None, document.to[0]):
            found = verdict(page(replace(document, copy_for=copy_for)).encode())
            assert found.agreement.not_as_written == ""
            assert found.status is Status.HOLDS


@pytest.mark.parametrize(
    "keys",
    [
        {"sign": "https://example.org/s?a=1&b=2"},
        {"sign": ""},
        {"order": "country"},
        {"order": "shuffled"},
        {"order": "given"},
        {"release": 99},
    ],
)
def test_a_page_in_any_order_or_before_its_names_holds(tmp_path: Path, keys) -> None:
    for document in assemble(find_workspace(workspace(tmp_path, **keys)), "f", SILENT).documents:
        assert verdict(page(document).encode()).status is Status.HOLDS


def test_what_nobody_signed_is_said(tmp_path: Path) -> None:
    document = assemble(find_workspace(workspace(tmp_path)), "f", SILENT).documents[0]
    details = [each.detail for each in verdict(page(document).encode()).agreement.checks]
    beside = (
        "the sender and the note and the goal and the address to sign at and the last day to sign "
        "stand beside the letter, and nobody signed them"
    )
    pictures = "2 pictures, with the words that describe them, are not compared with the text"
    assert {beside, pictures} < set(details)


def test_a_page_carries_no_address_and_no_name_of_a_file(tmp_path: Path) -> None:
    document = assemble(find_workspace(workspace(tmp_path)), "f", SILENT).documents[0]
    carried = format_manuscript(document.manuscript)
    assert "pix" not in carried
    assert "logo.svg" not in carried
    assert "a1" not in carried


def test_a_document_made_by_hand_has_no_manuscript_and_cannot_be_verified() -> None:
    text = built()["parks.en.html"].decode()
    block = re.search(
        r'<script type="application/json" id="letterkit-manuscript".*?</script>\n', text
    )
    found = verdict(text.replace(block[0], "").encode())
    assert found.status is Status.CANNOT_TELL
    assert found.agreement.not_as_written == "it does not carry what letterkit writes a page from"


def test_a_picture_is_shown_no_more_often_than_the_page_has_it() -> None:
    """Else a short manuscript could ask for a page of any size."""
    data = json.loads(manuscript_in(html()))
    picture = b"x" * len(html())
    data["pictures"] = [["image/png", hashlib.sha256(picture).hexdigest()]]
    data["body"] += [["p", {}, ["img", {"src": "0", "alt": "x"}]]] * 3
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    uri = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    made = spliced(html(), "manuscript", text).replace("</main>", f"{uri}</main>")
    told = verdict(made.encode()).agreement.not_as_written
    assert told == "its manuscript shows pictures more often than the page does"


def test_verifying_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from pathlib import Path;"
        "from letterkit.actions.verify_letter import verdict_of;"
        "verdict_of(Path(), Path(sys.argv[1]), '', None);"
        "heavy = {'weasyprint', 'duckdb', 'pikepdf', 'icu', 'tinyhtml5', 'nh3'};"
        "print(*sorted(sys.modules.keys() & heavy))"
    )
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html())
        run = subprocess.run(
            [sys.executable, "-c", program, str(file)],
            env={"PYTHONPATH": str(WORKSPACE.parents[2] / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (run.returncode, run.stdout, run.stderr) == (0, "\n", "")


# How to sign, until the last day


@pytest.mark.parametrize(
    ("days", "asked"), [(-30, False), (-2, False), (1, True), (30, True), (None, True)]
)
def test_nobody_is_asked_to_sign_once_the_last_day_has_passed(tmp_path: Path, days, asked) -> None:
    folder = workspace(tmp_path)
    letter_file = folder / "letters/f/letter.md"
    today = datetime.datetime.now(datetime.UTC).date()
    closes = "" if days is None else f"closes: {today + datetime.timedelta(days)}\n"
    letter_file.write_text(letter_file.read_text().replace("closes: 2099-12-31\n", closes))
    for document in assemble(find_workspace(folder), "f", SILENT).documents:
        made = page(document).encode(), plain(document).encode(), mail(document)
        for each in made:
            found = verdict(each)
            assert found.agreement.not_as_written == ""
            assert found.status is Status.HOLDS
        assert (b"sign@example.org" in made[0]) is asked
        assert (b"sign@example.org" in made[1]) is asked


@pytest.mark.parametrize("end", ["html", "txt"])
def test_another_address_to_sign_at_is_found_out(tmp_path: Path, end: str) -> None:
    document = assemble(find_workspace(workspace(tmp_path)), "f", SILENT).documents[0]
    if end == "html":
        made = page(document).replace("mailto:sign@example.org?", "mailto:eve@example.org?")
        assert verdict(made.encode()).status is Status.CANNOT_TELL
    else:
        # A text carries nothing to compare it with, and says so.
        made = plain(document).replace("sign@example.org", "eve@example.org")
        details = [each.detail for each in verdict(made.encode()).agreement.checks]
        assert any("the address to sign at" in each for each in details)


# Where to check it


CHECK = "https://letters.example.org/verify.html"


def named(folder: Path):
    """The documents of the letter in a workspace that says where verify.html is."""
    settings_ = workspace(folder) / "letterkit.toml"
    settings_.write_text(f'{settings_.read_text()}[verify]\nurl = "{CHECK}"\n')
    return assemble(find_workspace(folder), "f", SILENT).documents


def test_every_medium_names_the_page_to_check_it_on_and_holds(tmp_path: Path) -> None:
    for document in named(tmp_path):
        assert f'<a href="{CHECK}"' in page(document)
        for data in (page(document).encode(), plain(document).encode(), mail(document)):
            found = verdict(data)
            assert found.status is Status.HOLDS
            assert any("the address to check at" in each.detail for each in found.agreement.checks)
        nowhere = replace(document, verify="", manuscript=replace(document.manuscript, verify=""))
        for data in (page(nowhere).encode(), plain(nowhere).encode(), mail(nowhere)):
            found = verdict(data)
            assert found.status is Status.HOLDS
            assert not any("to check at" in each.detail for each in found.agreement.checks)
        assert "verify" not in format_manuscript(nowhere.manuscript)


def test_another_page_to_check_it_on_is_found_out_or_named(tmp_path: Path) -> None:
    evil = CHECK.replace("letters", "eletter")
    for document in named(tmp_path):
        made = page(document)
        for mark in (f'<a href="{CHECK}"', f">{CHECK}<", f'"verify":"{CHECK}"'):
            changed = made.replace(mark, mark.replace(CHECK, evil))
            assert status(changed) is (Status.HOLDS if changed == made else Status.CANNOT_TELL)
        other = replace(document.manuscript, verify=evil)
        assert verdict(mail(document)).status is Status.HOLDS
        # The HTML of an e-mail names one, and its text another.
        for both in (replace(document, manuscript=other), replace(document, verify=evil)):
            found = verdict(mail(both))
            assert found.status is Status.CANNOT_TELL
            assert "another page" in found.agreement.not_as_written


def test_a_manuscript_names_a_page_to_check_on_or_has_no_such_key(tmp_path: Path) -> None:
    text = format_manuscript(named(tmp_path)[0].manuscript)
    assert parse_manuscript(text).verify == CHECK
    for value in ("", "http://example.org/", "mailto:a@example.org", "https://a@b.example/"):
        with pytest.raises(LetterkitError, match="not in the form"):
            parse_manuscript(text.replace(CHECK, value))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sign", "javascript:alert(1)"),
        ("sign", "http://example.org/"),
        ("sign", "mailto:a@example.org?bcc=b@example.org"),
        ("sign", None),
        ("address", "mailto:a@example.org"),
        ("address", "https://known.example@elsewhere.example/"),
        ("noindex", 1),
        ("noindex", "true"),
    ],
)
def test_a_manuscript_with_another_kind_of_address_is_malformed(key, value) -> None:
    data = json.loads(manuscript_in(html()))
    data[key] = value
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    with pytest.raises(LetterkitError, match="not in the form"):
        parse_manuscript(text)
    assert status(spliced(html(), "manuscript", text)) is Status.CANNOT_TELL
