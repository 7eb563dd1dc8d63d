"""Sheets for signatures on paper: what stands on each page, in which language, and for whom."""

import io
import re
import subprocess
import tomllib
from dataclasses import replace
from importlib import resources

import pikepdf
import pytest

from letterkit.actions.sheet import demand_of, needed
from letterkit.files.workspace import find_workspace
from letterkit.letters.letter import read_letter
from letterkit.letters.words import words_for
from letterkit.model import GroupBy, Kind, Level, Signatory, Source, direction_of
from letterkit.model.letter import Letter
from letterkit.register.public import qr_code
from letterkit.render.sheet import (
    Sheet,
    html_of_sheet,
    lists_of,
    paragraphs_of,
    sheet_pdf,
    sheet_words,
)
from render.documents import sample
from rows import failing

WORDS = tomllib.loads((resources.files("letterkit.render") / "sheet.toml").read_text("utf-8"))
LANGUAGES = sorted(
    each.name.removesuffix(".toml")
    for each in (resources.files("letterkit.letters") / "words").iterdir()
)
PETITION = """---
template: petition
title: Keep the library open
date: 2026-11-22
lang: en
issuer: Friends of the Example Library
to:
  - name: Ada Example
    role: Mayor
demand: keep the *town library* open
situation: It is about to close, and nobody asked those who use it every week.
asks:
  - "**withdraw** the decision;"
  - "**hear** us."
---
"""
OPEN = """---
title: An open letter
date: 2026-11-22
lang: en
asks:
  - hear us;
  - answer us.
---
Dear all,

This paragraph is long enough to be more than a salutation of the letter.

We ask you to:

{% for each in asks %}
- {{ each }}
{% endfor %}
"""


def made(lang="en", **changes):
    document = sample("en") if lang not in ("en", "be", "ar") else sample(lang)
    phrases = {**document.words, **words_for(lang).phrases}
    document = replace(document, lang=lang, direction=direction_of(lang), words=phrases)
    sheet = Sheet(("We ask you to answer.",), (), qr_code("sha256:00"), who="The Examples")
    return document, sheet_pdf(document, replace(sheet, **changes))


def text_of(data, page=0):
    """What stands on the pages, or on one of them, in the order of the print."""
    command = [
        "pdftotext",
        "-layout",
        *(["-f", str(page), "-l", str(page)] if page else []),
        "-",
        "-",
    ]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return done.stdout.decode()


def flat(text):
    return " ".join(text.split())


def numbers(text):
    return [int(each) for each in re.findall(r"(?m)^ *(\d+) .*yes +no", text)]


def test_every_language_of_the_outputs_has_all_words():
    assert sorted(WORDS) == LANGUAGES
    fields = {key: set(re.findall(r"{\w+}", text)) for key, text in WORDS["en"].items()}
    for lang, words in WORDS.items():
        assert {key: set(re.findall(r"{\w+}", text)) for key, text in words.items()} == fields, lang
        assert all(text.strip() for text in words.values()), lang
    assert sheet_words("pt-BR") == (WORDS["en"], "en")
    assert sheet_words("de-AT") == (WORDS["de"], "de")


def test_each_page_stands_alone_in_every_language():
    def holds(lang):
        document, pdf = made(lang, pages=2, rows=3)
        assert pdf.pages == 2
        with pikepdf.open(io.BytesIO(pdf.data)) as found:
            assert str(found.Root.Lang) == lang
            meta = str(found.Root.Metadata.read_bytes(), "utf-8")
            assert "<pdfaid:part>3<" in meta or 'pdfaid:part="3"' in meta
            assert "<pdfuaid:part>1<" in meta
        for page in (1, 2):
            text = text_of(pdf.data, page)
            assert document.text.fingerprint in text
            assert f"{page} / 2" in text or f"2 / {page}" in text
            if document.direction == "ltr":
                for word in ("sheet", "date", "signature", "yes", "code"):
                    assert WORDS[lang][word].split()[0] in text, word

    assert not failing(LANGUAGES, holds)


def test_words_in_english_are_said_to_be_english_where_the_letter_is_in_another_language():
    sheet = Sheet(("נא לענות.",), (), qr_code("sha256:00"))
    for lang, other in (("he", "en"), ("pt-BR", "en"), ("de-AT", ""), ("ar", "")):
        document = replace(sample(), lang=lang, direction=direction_of(lang))
        page = html_of_sheet(document, sheet, [range(1, 3)])
        assert f'<html lang="{lang}" dir="{document.direction}">' in page
        said = set(re.findall(r'<p class="(?:privacy|counting|read)"([^>]*)>', page))
        assert said == ({f' lang="{other}" dir="ltr"'} if other else {""}), lang
        assert "נא" in page


def test_the_same_sheet_is_the_same_bytes():
    assert made()[1].data == made()[1].data


@pytest.fixture
def letters(desk):
    desk.write("letters/library/letter.md", PETITION)
    desk.write("letters/open/letter.md", OPEN)
    desk.write(
        "letterkit.toml",
        'organisation = "Friends of Examples"\nemail = "letters@example.org"\n'
        'pages = "https://letters.example.org/{slug}/"\n',
    )
    for name in ("library", "open", "parks"):
        desk.write(
            f"signatories/{name}.csv",
            "id,name,role,email,shown,consent\n"
            "a1,Secret Person,spy,secret@example.org,unnamed,yes\n",
        )
    return desk


def read(desk, name):
    return (desk.folder / "sheets" / name).read_bytes()


def test_what_stands_on_a_sheet(letters):
    assert letters.run("sheet", "library", "--pages", "3", "--rows", "4") == 0, letters.said
    assert "library.en.sheet.pdf: 3 pages\n" in letters.said
    data = read(letters, "library.en.sheet.pdf")
    for page in (1, 2, 3):
        text = text_of(data, page)
        assert numbers(text) == list(range(4 * page - 3, 4 * page + 1))
        for words in (
            "Signature sheet · Petition",
            "Keep the library open",
            "To: Ada Example, Mayor",
            "We, the undersigned, ask you to keep the town library open.",
            "I sign this letter, exactly as its text stands.",
            "https://letters.example.org/library/library.en.html",
            "Collected by: Friends of Examples.",
            "write to letters@example.org.",
        ):
            assert words in flat(text), words
        assert "withdraw" not in text
    whole = text_of(data)
    assert "Secret" not in whole
    assert "secret@" not in whole
    # The code leads where the words do, and says so to those who cannot see it.
    with pikepdf.open(io.BytesIO(data)) as pdf:
        alts = [str(each.Alt) for each in pdf.objects if getattr(each, "S", "") == "/Figure"]
    assert set(alts) == {"https://letters.example.org/library/library.en.html"}
    assert letters.run("verify", letters.folder / "sheets" / "library.en.sheet.pdf") == 2
    assert "cannot verify: a sheet for signatures on paper carries no list" in letters.said


def test_as_many_rows_as_fit_and_no_page_more(letters):
    rows = (
        ((), 1, 12),
        (("--paper", "letter"), 1, 10),
        (("--fields", "role,affiliation,country,email"), 1, 6),
        (("--large-print", "--pages", "2"), 3, 8),
    )

    def holds(options, pages, least):
        assert letters.run("sheet", "library", *options) == 0, letters.said
        name = (
            "library.en.sheet-large.pdf" if "--large-print" in options else "library.en.sheet.pdf"
        )
        data = read(letters, name)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) == pages
        found = numbers(text_of(data))
        assert found == list(range(1, len(found) + 1))
        assert len(found) >= least

    assert not failing(rows, holds)


def test_large_print_is_large(letters):
    assert letters.run("sheet", "open", "--large-print") == 0, letters.said
    data = read(letters, "open.en.sheet-large.pdf")
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True)
    found = re.findall(r'yMin="([\d.]+)".*?yMax="([\d.]+)">([^<]+)</word>', done.stdout.decode())
    heights = {word: float(bottom) - float(top) for top, bottom, word in found}
    # A word of 16 points takes more than 16 from its highest to its lowest stroke.
    for word in ("published", "published?", "Name", "answer", "organisers:"):
        assert heights[word] > 16, word


def test_the_demand_is_in_the_letter_s_own_words(letters):
    workspace = find_workspace(letters.folder)

    def asked(text):
        letters.write("letters/open/letter.md", text)
        from letterkit.actions.assemble import assemble
        from letterkit.cli.host import TERMINAL

        (document,) = assemble(workspace, "open", TERMINAL).documents
        return demand_of(document, read_letter(workspace, "open")[0])

    long = "This paragraph is long enough to be more than a salutation of the letter."
    assert asked(OPEN) == ("We ask you to:", "– hear us;", "– answer us.")
    assert asked(PETITION) == ("We, the undersigned, ask you to keep the town library open.",)
    plain = OPEN.replace("asks:\n  - hear us;\n  - answer us.\n", "")
    plain = re.sub(r"{%.*", "- a list of other things", plain, flags=re.DOTALL)
    assert asked(plain) == (long,)
    assert asked(plain[: plain.index("This paragraph")]) == ()
    assert list(lists_of("<p>A</p><p>B</p>\n<ul><li>c &amp; <b>d</b></li></ul>")) == [
        ("B", ["c & d"])
    ]
    assert list(lists_of("<h2>A</h2><ol><li>c</li></ol>")) == [("", ["c"])]
    assert paragraphs_of("<p dir='rtl'>a\nb</p>") == ["a b"]


def test_the_fields_are_those_that_the_letter_needs(letters):
    letter = read_letter(find_workspace(letters.folder), "open")[0]
    document, _ = made()
    petition = replace(document, kind=document.words["petition"])
    nobody = ()
    one = Signatory(id="a", name="A", kind=Kind.PERSON, country="BY", source=Source("a.csv", 2))
    rows = (
        (letter, document, nobody, ("role", "affiliation")),
        (letter, petition, nobody, ()),
        (letter, petition, (one,), ("country",)),
        (letter, document, (one,), ("country",)),
        (replace(letter, group=GroupBy.COUNTRY), petition, nobody, ("country",)),
        (replace(letter, group=GroupBy.ORGANISATION), petition, nobody, ("affiliation",)),
        (replace(letter, levels=Level.CODE), petition, nobody, ("email",)),
    )

    def holds(version: Letter, shown, people, expected):
        assert needed(version, shown, people) == expected

    assert not failing(rows, holds)


def test_what_cannot_be_made_is_said(letters):
    rows = (
        (("--pages", "0"), "--pages: not from 1 to 200: 0"),
        (("--rows", "101"), "--rows: not from 1 to 100: 101"),
        (("--fields", "phone"), "it is none, or some of role, affiliation, country, email"),
        (("--lang", "be"), "letters/library: not written in be"),
        (("--paper", "a5"), "--paper: unknown value: a5"),
    )

    def holds(options, said):
        assert letters.run("sheet", "library", *options) == 2
        assert said in letters.said

    assert not failing(rows, holds)
    assert not (letters.folder / "sheets").exists()
    letters.write(
        "letters/library/letter.md", PETITION.replace("open\ndate", "open " * 200 + "\ndate")
    )
    assert letters.run("sheet", "library", "--large-print") == 2
    assert "hint: shorten them in letter.md, or leave out --large-print" in letters.said


def test_there_is_room_for_a_name_and_an_address_in_every_language():
    """A column of 28 millimetres is too narrow to write in, and cuts its own title."""
    document, _ = made("uk")
    sheet = Sheet((), ("role", "affiliation", "country", "email"), b"", large=True)
    text = html_of_sheet(document, sheet, [range(1, 2)])
    widths = [float(each) for each in re.findall(r'<col style="width: ([\d.]+)mm">', text)]
    assert widths[1] >= 35  # a name
    assert widths[4] >= 35  # an address
    assert sum(widths) == pytest.approx(267, abs=1)
    for word in ("Посада, організація", "Адреса ел. пошти"):
        assert word in text
    assert "Електронний лист" not in text
    document, _ = made("de")
    assert "Funktion, Organisation" in html_of_sheet(document, sheet, [range(1, 2)])


def test_a_text_that_is_to_be_translated_is_not_signed_on_paper(letters):
    letters.write(
        "letters/library/letter.uk.md",
        "---\ntitle: '[translate] Keep the library open'\ndemand: залишити\nsituation: так\n---\n",
    )
    assert letters.run("sheet", "library") == 2
    assert "letter.uk.md:2: still to be translated: Keep the library open" in letters.said
    assert "texts are left that are still to be translated" in letters.said
    assert not (letters.folder / "sheets").exists()
    assert letters.run("sheet", "library", "--lang", "en") == 0, letters.said


def test_what_stands_against_paper_is_said(letters):
    letters.write(
        "letters/library/letter.md",
        PETITION.replace("issuer:", "levels: code\ncloses: 2020-01-01\nissuer:"),
    )
    assert letters.run("sheet", "library", "--fields", "none") == 0
    assert "people who sign on paper only do not count in this letter" in letters.said
    assert "the last day to sign, 2020-01-01, has passed" in letters.said
    (letters.folder / "letterkit.toml").unlink()
    letters.write("letters/library/letter.md", re.sub("issuer:.*\n", "", PETITION))
    assert letters.run("sheet", "library") == 0
    assert "the sheet does not say who collects it" in letters.said
    text = flat(text_of(read(letters, "library.en.sheet.pdf")))
    assert "Collected by" not in text
    assert "ask the person who brings this sheet." in text
    assert "The code holds the SHA-256 of the text." in text
