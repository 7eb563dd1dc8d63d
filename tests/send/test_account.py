"""The account in letterkit.toml: what it may say, and what is safe with a provider."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.letters.skeletons import settings_skeleton
from letterkit.send.account import Account, Rate, Security, account_of, rate_for

EMAIL = "letters@example.org"


def of(**table):
    return account_of({"host": "smtp.example.org", **table}, EMAIL)


def test_a_host_alone_is_protected_and_slow():
    expected = Account("smtp.example.org", 587, Security.STARTTLS, "", EMAIL, Rate(30, 0))
    assert of() == expected


@pytest.mark.parametrize(
    ("table", "port", "security"),
    [
        ({"port": 465}, 465, "tls"),
        ({"security": "tls"}, 465, "tls"),
        ({"security": "starttls", "port": 2525}, 2525, "starttls"),
        ({"host": "localhost", "security": "none"}, 25, "none"),
        ({"host": "127.0.0.1", "security": "none", "port": 8025}, 8025, "none"),
        ({"host": "::1", "security": "none"}, 25, "none"),
    ],
)
def test_port_and_security_follow_from_each_other(table, port, security):
    found = of(**table)
    assert (found.port, found.security) == (port, security)


@pytest.mark.parametrize(
    "host", ["smtp.example.org", "192.0.2.1", "localhost.example.org", "128.0.0.1"]
)
def test_no_other_machine_is_sent_to_unprotected(host):
    with pytest.raises(LetterkitError, match="would show e-mails and password"):
        of(host=host, security="none")


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("30/minute", Rate(30, 0)),
        ("500/day", Rate(0, 500)),
        ("30/minute, 500/day", Rate(30, 500)),
        ("30 a minute and 500 a day", Rate(30, 500)),
        ("500 per day; 1 per minute", Rate(1, 500)),
    ],
)
def test_a_rate_is_of_a_minute_and_of_a_day(text, rate):
    assert of(rate=text).rate == rate


@pytest.mark.parametrize(
    ("host", "rate"),
    [
        ("smtp.gmail.com", Rate(20, 450)),
        ("smtp.office365.com", Rate(25, 5000)),
        ("email-smtp.eu-west-1.amazonaws.com", Rate(600, 0)),
        ("smtp.gmail.com.example.org", Rate(30, 0)),
        ("notamazonaws.com", Rate(30, 0)),
        ("localhost", Rate()),
    ],
)
def test_known_providers_have_a_rate(host, rate):
    assert rate_for(host) == rate


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"host": ""}, "host is no name of a server"),
        ({"host": "smtp.example.org\r\nx"}, "host is no name"),
        ({"host": 7}, "host is a text"),
        ({"port": "587"}, "port is no number"),
        ({"port": True}, "port is no number"),
        ({"port": 70000}, "port is no number"),
        ({"security": "ssl"}, "security is not one of"),
        ({"user": "a\nb"}, "user has a character"),
        ({"rate": "fast"}, "rate is no rate"),
        ({"rate": "0/day"}, "rate is no rate"),
        ({"rate": "1/day, 2/day"}, "rate is no rate"),
        ({"password": "x"}, "holds a password"),
        ({"Password": "x"}, "holds a Password"),
        ({"hots": "x"}, "unknown key in .smtp.: hots"),
        ({"unsubscribe": "https://example.org/stop"}, "unsubscribe is no address"),
        ({"unsubscribe": "http://example.org/{id}"}, "unsubscribe is no address"),
        ({"unsubscribe": "mailto:x"}, "unsubscribe is no address"),
    ],
)
def test_what_cannot_be_is_an_error_that_does_not_repeat_it(table, message):
    with pytest.raises(LetterkitError, match=message) as caught:
        of(**table)
    assert caught.value.hint


def test_no_account_is_an_error_that_says_what_to_write():
    with pytest.raises(LetterkitError, match=r"no \[smtp\]") as caught:
        account_of(None, EMAIL)
    assert 'host = "smtp.example.org"' in caught.value.hint
    with pytest.raises(LetterkitError, match="no address to send from"):
        account_of({"host": "smtp.example.org"}, "")


@given(
    st.dictionaries(
        st.sampled_from(["host", "port", "security", "user", "from", "rate", "unsubscribe", "x"]),
        st.one_of(
            st.text(max_size=20), st.integers(), st.booleans(), st.none(), st.lists(st.text())
        ),
    )
)
def test_any_table_is_an_account_or_an_error(table):
    try:
        found = account_of(table, EMAIL)
    except LetterkitError:
        return
    assert isinstance(found, Account)


def test_what_a_new_folder_has_as_an_example_is_an_account():
    lines = settings_skeleton().partition("# [smtp]\n")[2].splitlines()
    table = tomllib.loads("\n".join(line.removeprefix("# ") for line in lines))
    assert account_of(table, EMAIL).user == "letters@example.org"
