import dataclasses
import email
import email.policy
import re
from html.parser import HTMLParser

import pytest

from artefacts import verdict
from crowds import letters
from letterkit.errors import LetterkitError
from letterkit.model import Addressee, Entry, Kind, Shown, Status
from letterkit.render.mail import LONGEST, NO_SENDER, mail
from letterkit.render.plain import plain
from letterkit.text.plain import parse_plain
from render.documents import (
    EDITION,
    NOTE,
    PIXEL,
    SHARED,
    TO,
    WORDS,
    groups,
    issued,
    register,
    sample,
    text,
)

LANGUAGES = ("en", "be", "ar")
PDF = ("no-dialogue.en.pdf", "application/pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40)


class Page(HTMLParser):
    """What a reader sees, and the tags with their attributes."""

    def __init__(self, source):
        super().__init__()
        self.text, self.tags, self.hidden = [], [], 0
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.hidden += tag in ("style", "title")
        self.text.append(dict(attrs).get("alt") or ("\n" if tag == "br" else ""))

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "title")

    def handle_data(self, data):
        if not self.hidden:
            self.text.append(data)


def words(content):
    return re.findall(r"[^\W\d]+", content)


def parsed(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        assert part.defects == []
        assert [value for value in part.values() if value.defects] == []
    return message


def flowed_text(data):
    return parsed(data).get_body(("plain",)).get_content().replace("\r\n", "\n")


def html(data):
    return parsed(data).get_body(("html",)).get_content()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_part_is_the_plain_text(lang):
    part = parsed(mail(sample(lang))).get_body(("plain",))
    assert flowed_text(mail(sample(lang))) == plain(sample(lang))
    assert dict(part["Content-Type"].params) == {
        "charset": "utf-8",
        "format": "flowed",
        "delsp": "no",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_parts_say_the_same_words(lang):
    document = sample(lang, goal=2000, sender=sample(lang).issuer, logo=PIXEL)
    data = mail(document)
    flowed = flowed_text(data)
    seen = words("".join(Page(html(data)).text))
    assert set(seen) == set(words(flowed))
    letter = words(text(lang).content)
    assert any(seen[at : at + len(letter)] == letter for at in range(len(seen)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_parts_of_a_published_letter_name_its_edition(lang):
    data = mail(issued(lang))
    assert flowed_text(data) == plain(issued(lang))
    assert f"\n{EDITION[lang]}\n" in flowed_text(data)
    assert EDITION[lang].replace("\u200e", "") in "".join(Page(html(data)).text)
    # Their order is that of the element, and not of the words in front.
    assert re.search(r'<code dir="ltr"[^>]*>14 · BLCRQ2UGA6HB · 7abe3c8d</code>', html(data))
    assert "BLCRQ2UGA6HB" not in html(mail(sample(lang)))


def test_a_letter_in_a_script_without_spaces_says_delsp():
    chinese = "首都将举办一个论坛，自称是全国最大的、开放的互联网讨论平台。两个部委支持它。"
    part = parsed(mail(sample(text=type(text()).of(chinese)))).get_body(("plain",))
    assert part["Content-Type"].params["delsp"] == "yes"
    assert parse_plain(part.get_content()).text == chinese + "\n"


def test_the_headers_are_all_there_is_to_say():
    message = parsed(mail(sample()))
    message_id = message["Message-ID"]
    assert re.fullmatch(r"<[0-9a-f]{40}@example\.org>", message_id)
    assert message.items() == [
        ("From", "Example Coalition <letters@example.org>"),
        (
            "To",
            "Zoë Sørensen <zoe@example.org>, Example Network Coordination Centre "
            "<office@example.org>",
        ),
        ("Subject", "No dialogue behind closed doors"),
        ("Date", "Thu, 09 Nov 2023 00:00:00 +0000"),
        ("Message-ID", message_id),
        ("Content-Language", "en"),
        ("X-Unsent", "1"),
        ("MIME-Version", "1.0"),
        ("Content-Type", f'multipart/alternative; boundary="{message.get_boundary()}"'),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_is_ascii_in_crlf_with_no_line_over_76(lang):
    data = mail(sample(lang, logo=PIXEL), attachments=[PDF])
    assert data.isascii()
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 76


def test_the_same_letter_gives_the_same_bytes_and_another_another_message_id():
    assert mail(sample()) == mail(sample())
    ids = {
        parsed(each)["Message-ID"]
        for each in (
            mail(sample()),
            mail(sample(), to=TO[1]),
            mail(sample(), attachments=[PDF]),
            mail(sample("be")),
            mail(sample(groups=groups(SHARED[:3]))),
        )
    }
    assert len(ids) == 5


def test_a_copy_goes_to_its_addressee_alone():
    assert parsed(mail(sample(), to=TO[1]))["To"] == (
        "Example Network Coordination Centre <office@example.org>"
    )
    assert parsed(mail(sample(copy_for=TO[0])))["To"] == "Zoë Sørensen <zoe@example.org>"


@pytest.mark.parametrize("to", [(), (Addressee(name="Ada"),)])
def test_without_addresses_nobody_is_disclosed(to):
    assert b"\r\nTo: Undisclosed recipients:;\r\n" in mail(sample(to=to))


def test_without_an_address_of_the_sender_the_message_cannot_be_delivered_from_anybody():
    message = parsed(mail(sample(sender_email="")))
    assert message["From"] == f"Example Coalition <{NO_SENDER}>"
    assert message["Message-ID"].endswith("@example.invalid>")


def test_a_sender_in_a_domain_of_another_script_is_written_in_ascii():
    message = parsed(mail(sample(sender_email="list@пример.org", logo=PIXEL)))
    assert message["From"] == "Example Coalition <list@xn--e1afmkfd.org>"
    assert message["Message-ID"].endswith("@xn--e1afmkfd.org>")


def test_attachments_are_read_back_after_the_letter():
    message = parsed(mail(sample(), attachments=[PDF]))
    assert message.get_content_type() == "multipart/mixed"
    (found,) = message.iter_attachments()
    assert (found.get_filename(), found.get_content_type(), found.get_content()) == PDF
    assert flowed_text(mail(sample(), attachments=[PDF])) == plain(sample())


def test_pictures_are_parts_of_the_message():
    body = '<p><img src="picture:a%20&amp;.png" alt="A chart"></p>'
    pictures = {"a%20&.png": dataclasses.replace(PIXEL, name="a%20&.png")}
    data = mail(sample(body=body, pictures=pictures, logo=PIXEL))
    sources = [attributes["src"] for tag, attributes in Page(html(data)).tags if tag == "img"]
    shown = [part for part in parsed(data).walk() if part.get_content_type() == "image/png"]
    assert {f"cid:{part['Content-ID'].strip('<>')}" for part in shown} == set(sources)
    assert [part.get_content() for part in shown] == [PIXEL.data]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_fetched_and_no_script_runs(lang):
    page = Page(html(mail(sample(lang))))
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "table", "form"}
    assert [attributes for _, attributes in page.tags if "src" in attributes] == []
    assert "url(" not in html(mail(sample(lang)))


def test_language_and_direction_survive_the_loss_of_the_outer_tags():
    page = Page(html(mail(sample("ar"))))
    (_, root), *_ = [each for each in page.tags if each[0] == "html"]
    (_, wrapper), *_ = [each for each in page.tags if each[0] == "div"]
    assert (root["lang"], root["dir"]) == ("ar", "rtl")
    assert (wrapper["lang"], wrapper["dir"]) == ("ar", "rtl")
    assert "bdi" in {tag for tag, _ in page.tags}


def test_a_name_stays_text():
    entries = (Entry("a", '<script>alert("x")</script>', Kind.PERSON, Shown.NAMED),)
    source = html(mail(sample(groups=groups(entries))))
    assert "<script" not in source
    assert '<script>alert("x")</script>' in "".join(Page(source).text)


@pytest.mark.parametrize("field", ["title", "sender", "sender_email"])
def test_a_line_end_in_a_header_is_refused(field):
    with pytest.raises(LetterkitError):
        mail(sample(**{field: "x@example.org\r\nBcc: eve@example.org"}))


def a_list(length):
    entries = tuple(
        Entry(f"e{n}", f"Ада Прыкладная {n}", Kind.PERSON, Shown.NAMED) for n in range(length)
    )
    return sample(groups=groups(entries), register=register(entries))


def test_a_very_long_list_is_counted_in_both_parts():
    data = mail(a_list(LONGEST + 1))
    source, flowed = html(data), flowed_text(data)
    where = "PDF: no-dialogue.en.pdf · Plain text: no-dialogue.en.txt"
    parts = parse_plain(flowed)
    assert parts.signatories.counted == ("3 organisations · 7 people · 12 names withheld", where)
    assert parts.signatories.withheld == ""
    assert "whose names are withheld" not in html(data)
    assert parts.signatories.groups == ()
    assert parts.text == text().content
    assert where in source
    assert "Прыкладная" not in source + flowed


def test_without_its_long_list_it_is_what_letterkit_writes(monkeypatch):
    monkeypatch.setattr("letterkit.render.mail.LONGEST", 1)
    data = mail(letters()["en"])
    assert b"withheld" in data
    assert verdict(data).status is Status.HOLDS
    more = re.sub(rb"(\d+) names? withheld", rb"\g<1>0 names withheld", data)
    assert verdict(more).status is not Status.HOLDS


def test_a_list_of_two_thousand_is_given_whole():
    data = mail(a_list(LONGEST))
    assert f"Ада Прыкладная {LONGEST - 1}" in "".join(Page(html(data)).text)
    assert flowed_text(data) == plain(a_list(LONGEST))


def test_the_note_and_a_personal_copy_are_in_both_parts():
    data = mail(sample(copy_for=TO[0]))
    copy = f"{WORDS['en']['copy_for']}: Zoë Sørensen, director, Example Names Corporation"
    for content in (
        "".join(Page(html(data)).text),
        parsed(data).get_body(("plain",)).get_content(),
    ):
        assert NOTE["en"] in content
        assert copy in content


def test_the_line_that_says_where_to_sign_leads_there():
    link = "mailto:s@example.org?subject=A&body=B"
    data = mail(sample(sign=link, sign_at="s@example.org", note="See https://example.org/why."))
    assert "Sign this letter: s@example.org" in parsed(data).get_body(("plain",)).get_content()
    assert f'<a href="{link.replace("&", "&amp;")}"' in html(data)
    assert '<a href="https://example.org/why"' in html(data)
    assert "Sign this letter" not in html(mail(sample()))
