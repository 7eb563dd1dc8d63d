from urllib.parse import parse_qs, urlsplit

import pytest

from letterkit.actions.text_anew import every_language
from letterkit.letters.asking import link_to_sign, shown_address
from letterkit.letters.words import words_for
from letterkit.model import CanonicalText

TEXT = CanonicalText.of("Keep the parks open")


def test_an_address_of_the_web_is_the_link():
    assert link_to_sign("https://example.org/s?a=1&b=2", "Parks", TEXT, words_for("en")) == (
        "https://example.org/s?a=1&b=2"
    )
    assert shown_address("https://example.org/s") == "https://example.org/s"
    assert link_to_sign("", "Parks", TEXT, words_for("en")) == ""


def test_an_email_holds_what_is_signed_and_fills_in_nobody():
    link = link_to_sign("mailto:sign@example.org", "Parks & homes?", TEXT, words_for("en"))
    found = urlsplit(link)
    fields = parse_qs(found.query, strict_parsing=True)
    assert (found.scheme, found.path) == ("mailto", "sign@example.org")
    assert fields == {
        "subject": ["Sign this letter: Parks & homes?"],
        "body": [
            "I sign this letter, exactly as its text stands.\r\n\r\n"
            f"Parks & homes?\r\nSHA-256 of the text: {TEXT.sha256}\r\n\r\n"
            "Name: \r\nRole: \r\nOrganisation: \r\nCountry: \r\n"
            "How I want to be shown (by name, by initials, by role, or counted without a name): "
        ],
    }
    assert shown_address("mailto:sign@example.org") == "sign@example.org"


@pytest.mark.parametrize("words", list(every_language()), ids=lambda words: words.lang)
@pytest.mark.parametrize("title", ["A&b=c?d#e%00", "Лист\u202fі ще", "رسالة"])
def test_no_title_can_add_a_field_to_the_email(words, title):
    link = link_to_sign("mailto:sign@example.org", title, TEXT, words)
    assert link.isascii()
    assert set(parse_qs(urlsplit(link).query, strict_parsing=True)) == {"subject", "body"}
