import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artefacts import (
    Change,
    built,
    changed,
    double,
    drop,
    failures,
    glyphs,
    redraw_word,
    redrawn,
    retyped,
    rewrite,
    swap_glyph,
    verdict,
)
from letterkit import __version__
from letterkit.model import CanonicalText, Register, Status
from letterkit.verdict.agreement import _title_of_register

LANGS = ("en", "be", "ar")
MEDIA = [f"parks.{lang}.{medium}" for lang in LANGS for medium in ("pdf", "html", "eml", "txt")]
TEXT, REGISTER = "letter.en.txt", "register.json"


@pytest.mark.parametrize("file", [*MEDIA, REGISTER])
def test_what_build_makes_holds(file: str) -> None:
    assert failures(built()[file]) == []
    assert verdict(built()[file]).status is Status.HOLDS


@pytest.mark.parametrize("lang", LANGS)
def test_a_text_alone_is_no_verdict(lang: str) -> None:
    assert verdict(built()[f"letter.{lang}.txt"]).status is Status.CANNOT_TELL


NAMES = [
    ("ŽOFIA MÜLLER-ŁOŚ", ["Žofia Müller-Łoś"]),
    ("zofia muller los", ["Žofia Müller-Łoś"]),
    ("Müller-Łoś Žofia", ["Žofia Müller-Łoś"]),
    ("ПРЫКЛАД алесь", ["Алесь Прыклад"]),
    ("خوري فاطمة", ["فاطمة خوري"]),
    ("conor o'neil sons", ["Conor O’Neil <& Sons>"]),
    ("Kim Example", ["Kim Example", "Kim Example"]),
    ("Zofia Muller", []),
    ("Vera Hidden", []),
    ("Zara Śniady", []),
]


@pytest.mark.parametrize("file", [*MEDIA, REGISTER])
@pytest.mark.parametrize(("asked", "found"), NAMES)
def test_a_name_is_found_in_any_spelling_and_never_by_accident(
    file: str, asked: str, found: list[str]
) -> None:
    said = verdict(built()[file], asked)
    assert [match.name for match in said.matches or ()] == found
    assert said.status is (Status.HOLDS if found else Status.NOT_FOUND)


def draw(operators: str) -> Change:
    """Draw some more, with the first font of the page."""

    def change(pdf: pikepdf.Pdf) -> None:
        _, _, code, _, font = next(glyphs(pdf))
        drawn = operators.format(font=font, code=f"{code:04x}").encode()
        pdf.pages[0].contents_add(drawn)

    return change


def elements(pdf: pikepdf.Pdf, title: str) -> list[pikepdf.Object]:
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and str(each.get("/T", "")) == title
    ]


def retitle(old: str, new: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for each in elements(pdf, old):
            each.T = pikepdf.String(new)

    return change


def say_otherwise(pdf: pikepdf.Pdf) -> None:
    """State another text for the glyphs of a name, as a screen reader would read it."""
    elements(pdf, "name")[0].ActualText = pikepdf.String("Somebody Else")


def hide_words(pdf: pikepdf.Pdf) -> None:
    def change(instructions: list[pikepdf.ContentStreamInstruction]) -> None:
        instructions.insert(0, pikepdf.ContentStreamInstruction([3], pikepdf.Operator("Tr")))

    redrawn(pdf, change)


def last_page(pdf: pikepdf.Pdf) -> int:
    return len(pdf.pages) - 1


PDF_CHANGES: dict[str, tuple[Change, list[str]]] = {
    "a letter of the visible text": (
        lambda pdf: redraw_word(pdf, "dusk", "dust"),
        ["visible text: it is not the carried text"],
    ),
    "a letter of a visible name": (
        lambda pdf: redraw_word(pdf, "Conor", "Canor", last_page(pdf)),
        ["visible list: entry 1 shows another name than the register"],
    ),
    "a letter of a visible role": (
        lambda pdf: redraw_word(pdf, "nurse", "purse", last_page(pdf)),
        ["visible list: entry 3 lacks words of the register"],
    ),
    "a visible count": (
        lambda pdf: redraw_word(pdf, "1 name", "2 name", last_page(pdf)),
        ["words around: there are words or numbers that letterkit does not write there"],
    ),
    "the attached text": (
        rewrite(TEXT, "dusk", "dust"),
        ["carried text: its SHA-256 is not the one stated beside it"],
    ),
    "the attached text and its hash": (
        rewrite(TEXT, "dusk", "dust", stated="/LetterkitText"),
        [
            "text of the register: the register names another text",
            "fingerprint: one that is shown is not the text's",
            "visible text: it is not the carried text",
            "words around: what runs along the pages is not what letterkit writes there",
        ],
    ),
    "the attached register": (
        rewrite(REGISTER, "Conor", "Canor"),
        ["register: its SHA-256 is not the one stated beside it"],
    ),
    "the attached register and its hash": (
        rewrite(REGISTER, "Conor", "Canor", stated="/LetterkitRegister"),
        ["visible list: entry 1 shows another name than the register"],
    ),
    "no attached text": (drop(TEXT), ["carried text: there is no text in it"]),
    "no attached register": (drop(REGISTER), ["register: there is no register in it"]),
    "two attached texts": (double(TEXT), ["carried text: there are 2 of them in it"]),
    "two attached registers": (double(REGISTER), ["register: there are 2 of them in it"]),
    "words outside of the structure": (
        draw("BT {font} 9 Tf <{code}> Tj ET"),
        ["visible text: words stand outside of the letter and of the list"],
    ),
    "words that no element has": (
        draw("/Span <</MCID 9999>> BDC BT {font} 9 Tf <{code}> Tj ET EMC"),
        ["visible text: words stand outside of the letter and of the list"],
    ),
    "words in the running foot": (
        draw("/Artifact BMC BT {font} 9 Tf <{code}> Tj ET EMC"),
        ["words around: what runs along the pages is not what letterkit writes there"],
    ),
    "invisible words": (
        hide_words,
        [
            "fingerprint: none is shown",
            "visible text: words stand outside of the letter and of the list",
            "visible list: entry 1 shows another name than the register",
            "words around: what runs along the pages is not what letterkit writes there",
        ],
    ),
    "an entry without its mark": (
        retitle("entry 0", "nobody"),
        [
            "visible list: 1 of 8 entries are not shown",
            "words around: there are words or numbers that letterkit does not write there",
        ],
    ),
    "an entry too many": (
        retitle("entry 0", "entry 8"),
        ["visible list: it shows somebody who is not in the register"],
    ),
    "an entry twice, another missing": (
        retitle("entry 0", "entry 1"),
        ["visible list: entry 2 shows another name than the register"],
    ),
    "a name that is read out otherwise": (
        say_otherwise,
        ["visible list: entry 2 shows another name than the register"],
    ),
}


@pytest.mark.parametrize("change", PDF_CHANGES)
def test_a_changed_pdf_does_not_hold(change: str) -> None:
    tamper, expected = PDF_CHANGES[change]
    data = changed(built()["parks.en.pdf"], tamper)
    assert failures(data) == expected
    assert verdict(data).status is Status.ALTERED


def test_a_pdf_that_was_only_saved_again_holds() -> None:
    assert failures(changed(built()["parks.en.pdf"], lambda pdf: None)) == []


def test_a_changed_file_says_nothing_of_a_name() -> None:
    data = changed(built()["parks.en.pdf"], rewrite(REGISTER, "Conor", "Canor"))
    assert verdict(data, "Kim Example").matches is None


def carried(html: str, block: str, change: Callable[[str], str]) -> str:
    """Change a data block, and the SHA-256 that is stated for it."""
    found = re.search(rf'(<script[^>]*id="letterkit-{block}"[^>]*>)(.*?)(</script>)', html, re.S)
    assert found
    content = change(found[2])
    assert content != found[2]
    opening = re.sub(
        r'data-sha256="\w+"',
        f'data-sha256="{hashlib.sha256(content.encode()).hexdigest()}"',
        found[1],
    )
    return html.replace(found[0], opening + content + found[3])


def without(html: str, pattern: str) -> str:
    changed_, times = re.subn(pattern, "", html, count=1, flags=re.S)
    assert times
    return changed_


BLOCK = r'<script[^>]*id="letterkit-{}".*?</script>'
ENTRY = re.compile(r'<li data-entry="0">.*?</li>', re.S)
PAGE_CHANGES: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "a letter of the visible text": (
        lambda html: html.replace("<p>The parks", "<p>The barks"),
        [],
    ),
    "a number of a list item": (
        lambda html: html.replace("<ul>\n<li>Open", "<ol>\n<li>Open", 1),
        [],
    ),
    "a letter of a visible name": (
        lambda html: html.replace(">Conor O’Neil", ">Canor O’Neil"),
        [],
    ),
    "a visible count": (
        lambda html: html.replace("7 people", "70 people"),
        [],
    ),
    "the carried text": (
        lambda html: html.replace('"Keep the parks open\\n', '"Keep the parks oven\\n'),
        ["carried text: its SHA-256 is not the one stated beside it"],
    ),
    "the carried register": (
        lambda html: html.replace('"name":"Conor', '"name":"Canor'),
        ["register: its SHA-256 is not the one stated beside it"],
    ),
    "the carried register and its hash": (
        lambda html: carried(html, "register", lambda block: block.replace("Conor", "Canor")),
        [],
    ),
    "no carried text": (
        lambda html: without(html, BLOCK.format("text")),
        ["carried text: there is no text in it"],
    ),
    "no carried register": (
        lambda html: without(html, BLOCK.format("register")),
        ["register: there is no register in it"],
    ),
    "two carried registers": (
        lambda html: html.replace("</body>", re.search(BLOCK.format("register"), html, re.S)[0]),
        ["register: there are 2 of them in it"],
    ),
    "an entry missing": (
        lambda html: ENTRY.sub("", html),
        [],
    ),
    "an entry that is hidden": (
        lambda html: html.replace('<li data-entry="0">', '<li data-entry="0" hidden>'),
        [],
    ),
    "a name added to the list": (
        lambda html: ENTRY.sub(lambda found: found[0] + "<li>Eve Extra</li>", html),
        [],
    ),
    "a name added below the list": (
        lambda html: html.replace("</section>", "<p>Eve Extra</p></section>"),
        [],
    ),
    "another fingerprint": (
        lambda html: re.sub(r">[A-Z2-7]{4}-[A-Z2-7]{4}-", ">AAAA-AAAA-", html),
        [],
    ),
}


@pytest.mark.parametrize("change", PAGE_CHANGES)
def test_a_changed_page_does_not_hold(change: str) -> None:
    """Parts that do not agree were altered; what only shows otherwise cannot be verified."""
    html = built()["parks.en.html"].decode()
    tamper, expected = PAGE_CHANGES[change]
    assert tamper(html) != html
    found = verdict(tamper(html).encode())
    assert failures(tamper(html).encode()) == expected
    assert found.status is (Status.ALTERED if expected else Status.CANNOT_TELL)
    assert expected or found.agreement.not_as_written.startswith(
        f"not as letterkit {__version__} writes it: line "
    )


@pytest.mark.parametrize(
    ("title", "failed"),
    [("Keep the parks", []), ("Close the parks", ["the register has another title than its text"])],
)
def test_the_title_of_a_register_is_that_of_the_text(title: str, failed: list[str]) -> None:
    text = CanonicalText.of("Keep the  parks\n\nVilnius\n\nKeep them.")
    register = Register("parks", title, {"en": text.sha256}, (), 0, {})
    assert [each.detail for each in _title_of_register(text, register)] == failed
    several = replace(register, texts={"be": "0" * 64, "en": text.sha256})
    assert list(_title_of_register(text, several)) == []


def test_a_letter_of_a_text_or_an_email_is_held_against_the_hash_it_carries() -> None:
    text = built()["parks.en.txt"].replace(b"dusk", b"dust")
    assert failures(text) == ["carried text: its SHA-256 is not the one stated beside it"]
    mail = retyped(built()["parks.en.eml"], "text/plain", "dusk", "dust")
    assert failures(mail) == [
        "carried text: its SHA-256 is not the one stated beside it",
        "enclosed PDF: it holds another text",
    ]


def test_the_two_forms_of_an_email_must_say_the_same() -> None:
    other = retyped(built()["parks.en.eml"], "text/html", "Open the gates", "Close the gates")
    assert verdict(other).status is Status.CANNOT_TELL
    told = verdict(other).agreement.not_as_written
    assert told == (
        f"not as letterkit {__version__} writes it: its HTML has other words than its text"
    )


def test_a_register_that_counts_otherwise_is_refused() -> None:
    data = json.loads(built()[REGISTER])
    assert data["counts"]["people"] == 7
    changed_ = built()[REGISTER].replace(b'"people": 7', b'"people": 8')
    with pytest.raises(Exception, match="the register does not agree with itself"):
        verdict(changed_)


# What stands above the end of the letter and is none of its words is not compared.
UNMARKED = {"en": ("Openletter", "To"), "be": ("Адкрытыліст", "Каму")}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_glyph_of_a_pdf_can_be_swapped_unseen(data: st.DataObject) -> None:
    lang = data.draw(st.sampled_from(sorted(UNMARKED)))
    original = built()[f"parks.{lang}.pdf"]

    def swap(pdf: pikepdf.Pdf) -> None:
        page = data.draw(st.integers(0, last_page(pdf)))
        found = [glyph for glyph in glyphs(pdf, page) if glyph[3].isalnum()]
        text = "".join(glyph[3][:1] for glyph in found)
        compared = set(range(len(found)))
        for word in UNMARKED[lang] if page == 0 else ():
            compared -= set(range(text.index(word), text.index(word) + len(word)))
        number, place, _, letter, font = found[data.draw(st.sampled_from(sorted(compared)))]
        others = [each for each in found if each[4] == font and each[3] != letter]
        if others:
            swap_glyph(pdf, number, place, data.draw(st.sampled_from(others))[2], page)
        else:
            swap_glyph(pdf, number, place, 0, page)

    assert verdict(changed(original, swap)).status is not Status.HOLDS
