"""The invitation says first what to do; and no way of quoting it confirms what it asks for."""

import datetime
import email
import email.policy
import html
import itertools
import textwrap
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.answers.answer import PHRASES, Answer, is_only_invitation, said_in
from letterkit.answers.mail_html import text_of_html
from letterkit.model import CanonicalText, Shown
from letterkit.render.invitation import Invited, form_of

CODE = "k7m2pq3xyz"
ENTRY = ("Ada Example", "", "", "ada@example.org", "")
STATEMENT = b"""letterkit.statement.v1
I sign this open letter, exactly as its text stands.
Register: letters.example.org/homes
Text-SHA256: 6f5525bb05f276814309c2838fe4d1594bd394d38355835f90cc07350cbef081
Name: Ada Example
Role:\x20
Affiliation:\x20
Shown: named
Date: 2026-11-22
"""
ASKED = Invited("Ada Example", "ada@example.org", STATEMENT, CODE, datetime.date(2026, 11, 22))
HEADS = "From: Homes <homes@example.org>\nSent: Sunday\nTo: Ada Example\nSubject: Homes\n\n"
WROTE = "On Sun, 22 Nov 2026 at 10:00, Homes <homes@example.org> wrote:\n\n"
ABOVE = ("", HEADS, WROTE, f"-----Original Message-----\n{HEADS}", f"{'_' * 32}\n{HEADS}")
MARKS = ("", "> ", ">", ">> ", "| ", "\t", "    ", "» ", "# ")


def form(lang):
    letter = SimpleNamespace(
        lang=lang,
        title="Homes",
        organisation="Homes for All",
        issuer="",
        sender_email="homes@example.org",
    )
    return form_of(letter, CanonicalText("Homes\n\nBuild homes.\n"))


def text(lang):
    return form(lang).text(STATEMENT, CODE)


def confirmed(answer):
    said = said_in(Answer("a.eml", b"", answer))
    return said.codes if said.confirms(ENTRY) else ()


@pytest.mark.parametrize("lang", PHRASES)
def test_it_begins_with_who_asks_and_what_to_do_and_ends_with_the_letter(lang):
    first, how, line, *rest = text(lang).split("\n\n")
    assert "Homes for All" in first
    assert "Homes" in first
    assert how.rstrip().endswith(":")
    assert line == f"    {PHRASES[lang]} k7m2p q3xyz"
    assert "\n".join(f"    {each}" for each in STATEMENT.decode().splitlines()) in rest
    assert rest[-1] == "Build homes.\n"
    assert text(lang).count("k7m2p") == 1


@pytest.mark.parametrize("lang", PHRASES)
def test_the_line_that_it_shows_confirms_when_it_is_copied_as_it_stands(lang):
    line = text(lang).split("\n\n")[2]
    assert confirmed(line) == (CODE,)
    quoted = "\n".join(f"> {each}" for each in text(lang).split("\n"))
    assert confirmed(f"{line}\n\n{WROTE}{quoted}") == (CODE,)
    assert confirmed(f"{line}\n\n{HEADS}{text(lang)}") == (CODE,)


@pytest.mark.parametrize("lang", PHRASES)
def test_the_message_is_read_back_as_it_was_written(lang):
    data = form(lang).mail(ASKED)
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    letter, statement = (each.get_content() for each in message.iter_attachments())
    assert body.rstrip("\n") == text(lang).rstrip("\n")
    assert letter == "Homes\n\nBuild homes.\n"
    assert statement == STATEMENT.decode()
    assert message["To"] == "Ada Example <ada@example.org>"
    assert data == form(lang).mail(ASKED)
    assert max(map(len, data.split(b"\r\n"))) <= 76


@pytest.mark.parametrize("lang", PHRASES)
def test_it_says_before_the_nine_lines_what_will_be_published(lang):
    told = set()
    for shown in Shown:
        statement = STATEMENT.replace(b"Shown: named", f"Shown: {shown}".encode())
        above, _, _ = form(lang).text(statement, CODE).partition("    letterkit.statement.v1")
        said = [each for each in above.split("\n\n") if "Shown: " in each]
        assert len(said) == 1
        assert f"Shown: {shown}" in said[0]
        assert said[0] not in form("be" if lang != "be" else "en").text(statement, CODE)
        told |= set(said)
    assert len(told) == len(Shown)


def test_a_role_that_reads_like_a_way_of_being_shown_is_none():
    statement = STATEMENT.replace(b"Role: ", b"Role: Shown: unnamed")
    assert "your name, role, affiliation" in form("en").text(statement, CODE)


@pytest.mark.parametrize("lang", PHRASES)
@pytest.mark.parametrize("shown", Shown)
@pytest.mark.parametrize("mark", MARKS)
def test_no_quotation_confirms_however_somebody_is_shown(lang, shown, mark):
    statement = STATEMENT.replace(b"Shown: named", f"Shown: {shown}".encode())
    lines = form(lang).text(statement, CODE).split("\n")
    assert confirmed("\n".join(f"{mark}{line}" for line in lines)) == ()


def test_a_letter_in_a_language_without_words_is_asked_for_in_english():
    assert "    I sign k7m2p q3xyz" in text("ka")
    assert "    Je signe k7m2p q3xyz" in text("fr-CA")


@pytest.mark.parametrize("lang", PHRASES)
@pytest.mark.parametrize("own", ["", "No thanks.\n\n", "Could you tell me more?\n\n"])
def test_no_way_of_quoting_it_confirms(lang, own):
    for mark, above in itertools.product(MARKS, ABOVE):
        quoted = "\n".join(f"{mark}{line}" for line in text(lang).split("\n"))
        assert confirmed(f"{own}{above}{quoted}") == (), (mark, above)
        assert confirmed(f"{above}{quoted}\n\n{own}") == (), (mark, above)


WRAPPED = st.tuples(
    *(st.sampled_from(sorted(PHRASES)), st.sampled_from(ABOVE), st.sampled_from(MARKS)),
    *(st.integers(12, 120), st.booleans(), st.booleans()),
)


@given(WRAPPED)
def test_no_way_of_breaking_its_lines_confirms(how):
    lang, above, mark, width, every, blanks = how
    lines = []
    for line in text(lang).split("\n"):
        first, *rest = textwrap.wrap(line, width, drop_whitespace=False) or [""]
        lines += [f"{mark}{first}", *(f"{mark if every else ''}{each}" for each in rest)]
    kept = [line for line in lines if blanks or line.strip(">|# ")]
    assert confirmed(above + "\n".join(kept)) == ()
    assert confirmed(above + " ".join("\n".join(kept).split())) == ()


@pytest.mark.parametrize("lang", PHRASES)
@pytest.mark.parametrize(
    "page",
    [
        "<div>{}</div>",
        "<blockquote>{}</blockquote>",
        "<p>Am 22.11.2026 schrieb Homes &lt;h@example.org&gt;:</p><blockquote>{}</blockquote>",
        "<div style='border-top:solid'><b>From:</b> Homes<br><b>Sent:</b> Sunday<br></div>{}",
        "<html><head><style>p {{ margin: 0 }}</style></head><body><p></p><hr>{}</body></html>",
        "<table><tr><td>{}</td></tr></table>",
    ],
)
def test_no_page_that_shows_it_confirms(lang, page):
    lines = html.escape(text(lang)).replace("\n", "<br>\n")
    assert confirmed(text_of_html(page.format(lines))) == ()
    said = text_of_html(f"<p>{PHRASES[lang]} <b>k7m2p</b>&nbsp;q3xyz</p>{page.format(lines)}")
    assert said_in(Answer("a.eml", b"", said)).codes == (CODE,)


@pytest.mark.parametrize("lang", PHRASES)
@pytest.mark.parametrize("above", ABOVE)
def test_it_is_known_for_itself_when_it_comes_back(lang, above):
    parted = said_in(Answer("a.eml", b"", above + text(lang))).parted
    assert is_only_invitation(parted.own, text(lang))
