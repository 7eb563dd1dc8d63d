"""A page links only to files that are made together with it, whatever is made and however."""

import re
from urllib.parse import unquote

import pytest

from artefacts import verdict
from letterkit.actions import rendering
from letterkit.model import Status
from letterkit.render.glyphs import MissingGlyphs
from letterkit.render.library import CannotDraw

LETTER = """---
title: A letter
date: 2026-11-22
lang: en
signatories: [parks]
to: [{organisation: Example Council}, {organisation: Example Office}]
---
Its text.
"""
SETTINGS = 'origin = "letters.example.org"\npages = "https://letters.example.org/"\n'
LISTED = "id,name,shown,consent\na1,Ada Example,named,yes\n"
FORMATS = ("html", "html,pdf", "html,txt", "html,pdf,txt", "html,eml,docx", "html,txt,eml")
LINK = re.compile(r'<(?:a|link)\b[^>]* href="([^"]*)"')
CARD = re.compile(r'<meta property="og:image" content="https://letters.example.org/([^"]*)">')


@pytest.fixture
def letter(desk):
    desk.write("letters/parks/letter.md", LETTER)
    desk.write("letters/parks/letter.uk.md", "---\ntitle: Лист\n---\nЙого текст.\n")
    desk.write("letterkit.toml", SETTINGS)
    desk.write("signatories/parks.csv", LISTED)
    return desk


def pages(desk):
    """The pages of the newest build, and the names to which each of them links."""
    found = {}
    for path in sorted((desk.folder / "build/parks").glob("*.html")):
        text = path.read_text("utf-8")
        links = {unquote(each) for each in LINK.findall(text)} | set(CARD.findall(text))
        found[path.name] = {each for each in links if not re.match("#|https?:|mailto:|data:", each)}
        assert verdict(path.read_bytes()).status is Status.HOLDS, path.name
    return found


def there(desk):
    return {path.name for path in (desk.folder / "build/parks").iterdir()}


def wanted(names):
    """What pages in two languages link to, if these files are there."""
    return {
        f"parks.{lang}.html": {"parks.en.html", "parks.uk.html"}
        | {each for each in names if each in (f"parks.{lang}.{e}" for e in ("pdf", "txt", "png"))}
        for lang in ("en", "uk")
    }


@pytest.mark.parametrize("formats", FORMATS)
def test_a_page_links_to_what_is_built_with_it(letter, formats):
    assert letter.run("build", "parks", "--format", formats) == 0, letter.said
    assert pages(letter) == wanted(there(letter))
    assert "links only" not in letter.said


@pytest.mark.parametrize("formats", ["html", "html,txt", "html,pdf"])
def test_a_page_links_to_what_is_published_with_it(letter, formats):
    assert letter.run("keygen", "parks") == 0
    assert letter.run("publish", "parks", "--yes", "--format", formats) == 0, letter.said
    assert pages(letter) == wanted(there(letter))


def test_files_of_an_earlier_build_are_not_linked(letter):
    assert letter.run("build", "parks", "--format", "txt,html") == 0
    assert letter.run("build", "parks", "--format", "html", "--lang", "en") == 0
    assert "parks.en.txt" in there(letter)
    assert (
        "not to parks.en.txt, parks.uk.html, parks.uk.txt: `letterkit build parks`" in letter.said
    )
    assert pages(letter)["parks.en.html"] == {"parks.en.png"}


def test_the_copy_of_an_addressee_links_to_their_files(letter):
    """A translation that names fewer addressees has fewer copies."""
    translated = "---\ntitle: Лист\nto: [{organisation: Рада}]\n---\nЙого текст.\n"
    letter.write("letters/parks/letter.uk.md", translated)
    assert letter.run("build", "parks", "--format", "txt,html", "--per-addressee") == 0
    found = pages(letter)
    assert found["parks.en.to-1.html"] == {f"parks.{e}" for e in ("en.to-1.txt", *_ONES)}
    assert found["parks.en.to-2.html"] == {"parks.en.to-2.txt"}
    assert all(links <= there(letter) for links in found.values())


_ONES = ("en.to-1.html", "uk.to-1.html")


@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
@pytest.mark.parametrize("error", [MissingGlyphs, CannotDraw])
def test_what_could_not_be_made_is_not_linked(letter, monkeypatch, error, large):
    """The PDF of a long list is made apart from its page."""

    def pdf(document, *, ignoring=False):
        raise error("no font") if error is CannotDraw else error("none", characters="x")

    monkeypatch.setattr("letterkit.render.pdf.pdf", pdf)
    if large:
        monkeypatch.setattr(rendering, "MANY", 0)
        monkeypatch.setattr(rendering, "inheriting", inheriting)
    letter.run("build", "parks", "--format", "txt,html,pdf")
    found = pages(letter)
    assert "parks.en.txt" in found["parks.en.html"]
    assert all(links <= there(letter) for links in found.values())


def inheriting(function, things):
    """In this process, where the PDF cannot be made."""
    from contextlib import nullcontext

    return nullcontext(map(function, things))
