import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.links import (
    LONGEST_LINK,
    is_address_to_sign,
    is_secure_address,
    is_web_address,
    with_addresses,
)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org/sign?letter=2026&lang=uk#form",
        "https://forms.example.org:8443/%D0%BB",
        "https://xn--80ak6aa92e.example/",
        "mailto:sign@example.org",
        "mailto:sign+parks@letters.example.org",
    ],
)
def test_people_can_sign_at_an_address_that_says_where_it_leads(address):
    assert is_address_to_sign(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://example.org/",
        "HTTPS://example.org/",
        "https://",
        "https://localhost/",
        "https://192.0.2.7/",
        "https://known.example@elsewhere.example/",
        "https://example.org/лист",
        "https://exаmple.org/",  # with a Cyrillic letter
        'https://example.org/"onclick=',
        "https://example.org/<b>",
        "https://example.org/a b",
        "https://example.org\\@elsewhere.example/",
        "https://example.org/\n",
        "javascript:alert(1)",
        "data:text/html,x",
        "sign@example.org",
        "mailto:sign@example.org?bcc=eve@example.org",
        "mailto:a@example.org,eve@example.org",
        "mailto:a%2Ceve@example.org",
        "mailto:a@localhost",
        f"https://example.org/{'x' * LONGEST_LINK}",
    ],
)
def test_nothing_else_is_an_address_to_sign_at(address):
    assert not is_address_to_sign(address)


def test_a_page_has_an_address_of_the_web():
    assert is_secure_address("https://letters.example.org/parks/parks.en.html")
    assert not is_secure_address("mailto:sign@example.org")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://example.org/why.", ["https://example.org/why"]),
        ("(https://example.org/a)", ["https://example.org/a"]),
        ("https://example.org/a_(b)", ["https://example.org/a_(b)"]),
        ("a http://example.org, b https://example.org/c?d=e!", ["http://example.org", "https://example.org/c?d=e"]),
        ("див. https://приклад.укр/лист…", ["https://приклад.укр/лист"]),
        ("«https://example.org»", ["https://example.org"]),
        ("javascript:alert(1) ftp://example.org example.org", []),
        ("https://", []),
        ("https://...", []),
        ("", []),
    ],
)  # fmt: skip
def test_the_addresses_of_a_text_end_before_its_stops(text, addresses):
    assert [part for part, is_link in with_addresses(text) if is_link] == addresses


@given(st.lists(st.sampled_from([*"ab/.(),!»[]{}\"'<> \n", "https://", "http://"])).map("".join))
def test_no_part_of_a_text_is_lost(text):
    parts = list(with_addresses(text))
    assert "".join(part for part, _ in parts) == text
    assert all(is_web_address(part) for part, is_link in parts if is_link)
