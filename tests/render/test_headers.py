import base64
import doctest
import email.header
import email.policy
import email.utils
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.render import headers
from letterkit.render.headers import address_header, header, parameter, structured_header

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
VALUES = (
    st.text(LETTERS, min_size=1, max_size=200)
    | st.text("aбд ж「」😀é\u0301,.;:\"'()<>@=?_\\-", min_size=1, max_size=200)
    | st.lists(st.sampled_from(("plain", "=?utf-8?b?", "words", "ў")), min_size=1).map(" ".join)
)
NAMES = VALUES.map(lambda value: " ".join(value.split())).filter(bool)


def rfc2047(value: str) -> str:
    """Section 6.2 as it reads: unfold, drop the blanks between encoded words, decode each."""
    value = value.replace("\r\n", "")
    value = re.sub(r"(=\?[^?]*\?[^?]*\?[^?]*\?=) +(?==\?)", r"\1", value)
    return re.sub(
        r"=\?utf-8\?b\?([^?]*)\?=", lambda found: base64.b64decode(found[1]).decode(), value
    )


def rfc5322_mailboxes(field: str) -> list[tuple[str, str]]:
    """Display names and addresses of a field, by a reader of its own: quoted strings and words."""
    text, found, at = field.replace("\r\n", ""), [], 0
    mailbox = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^"<,]*?))\s*<([^>]*)>(,|$)')
    while at < len(text):
        match = mailbox.match(text, at)
        assert match, text[at:]
        quoted, plain, address, _ = match.groups()
        name = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else rfc2047(plain)
        found.append((name, address))
        at = match.end()
    return found


@given(VALUES)
def test_a_subject_is_read_back_exactly(value):
    line = header("Subject", value)
    assert rfc2047(line.removeprefix("Subject: ")) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("An open letter", "An open letter"),
        ("Café", "=?utf-8?b?Q2Fmw6k=?="),
        ("=?utf-8?q?x?=", "=?utf-8?b?PT91dGYtOD9xP3g/PQ==?="),
        ("two  spaces", "=?utf-8?b?dHdvICBzcGFjZXM=?="),
        ("word " * 15 + "word", "word " * 12 + "word\r\n word word word"),
        ("a" * 64, f"=?utf-8?b?{'YWFh' * 12}?=\r\n =?utf-8?b?{'YWFh' * 9}YQ==?="),
    ],
)
def test_a_subject_is_encoded_only_where_it_must_be(value, written):
    assert header("Subject", value) == f"Subject: {written}"


@given(VALUES)
def test_python_reads_a_subject_back(value):
    line = header("Subject", value)
    found = email.header.make_header(
        email.header.decode_header(line.removeprefix("Subject: ").replace("\r\n", ""))
    )
    assert str(found) == value


@given(VALUES)
def test_no_line_of_a_header_is_long_or_not_ascii(value):
    for line in header("Subject", value).split("\r\n"):
        assert len(line) <= 76
        assert line.isascii()
        assert line.strip()


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_display_names_are_read_back_exactly(names):
    mailboxes = [(name, "a.b@example.org") for name in names]
    field = address_header("To", mailboxes)
    assert rfc5322_mailboxes(field.removeprefix("To: ")) == mailboxes
    for line in field.split("\r\n"):
        assert len(line) <= 130
        assert line.isascii()


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_python_reads_display_names_back(names):
    field = address_header("To", [(name, "a.b@example.org") for name in names])
    message = email.message_from_string(field + "\r\n\r\n", policy=email.policy.compat32)
    found = email.utils.getaddresses([message["To"].replace("\r\n", "")])
    decoded = [str(email.header.make_header(email.header.decode_header(each))) for each, _ in found]
    assert [address for _, address in found] == ["a.b@example.org"] * len(names)
    assert decoded == names


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ada Example", "Ada Example"),
        ("Example, Ada", '"Example, Ada"'),
        ('Ada "A" Example', '"Ada \\"A\\" Example"'),
        ("back\\slash", '"back\\\\slash"'),
        ("Zoë", "=?utf-8?b?Wm/Dqw==?="),
        ("=?utf-8?q?x?=", "=?utf-8?b?PT91dGYtOD9xP3g/PQ==?="),
    ],
)
def test_a_display_name_is_quoted_only_where_it_must_be(name, written):
    assert address_header("To", [(name, "a@example.org")]) == f"To: {written} <a@example.org>"


def test_an_address_without_a_name_stands_in_angle_brackets():
    assert address_header("From", [("", "a@example.org")]) == "From: <a@example.org>"


def test_no_recipients_are_a_group_of_nobody():
    assert address_header("To", []) == "To: Undisclosed recipients:;"


def test_a_domain_of_another_script_is_written_in_ascii():
    assert address_header("To", [("", "a@пример.org")]) == "To: <a@xn--e1afmkfd.org>"


@pytest.mark.parametrize(
    "address",
    [
        "", "a", "@example.org", "a@", "a b@example.org", "a@b@example.org", "имя@e.org",
        "a@example.org>", "<a@example.org", "a@example.org\r\nBcc: b@example.org", "a,b@e.org",
        "a..b@example.org", "a@exa mple.org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(address):
    with pytest.raises(LetterkitError) as caught:
        address_header("To", [("Ada", address)])
    assert str(caught.value) == f"To: not an e-mail address: {address!r}"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x00", "\x85", "\u2028", "\t"])
@pytest.mark.parametrize(
    "write",
    [
        lambda value: header("Subject", value),
        lambda value: address_header("Subject", [(value, "a@example.org")]),
        lambda value: parameter("Subject", value),
        lambda value: structured_header("Subject", value),
    ],
)
def test_a_line_end_cannot_begin_a_header_of_its_own(write, end):
    value = f"Hello{end}Bcc: eve@example.org"
    with pytest.raises(LetterkitError) as caught:
        write(value)
    assert str(caught.value) == (
        f"Subject: a line end or control character, U+{ord(end[0]):04X}, stands in {value!r}"
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("letter.en.pdf", 'filename="letter.en.pdf"'),
        ('a"b\\c', 'filename="a\\"b\\\\c"'),
        ("ліст.pdf", "filename*=utf-8''%D0%BB%D1%96%D1%81%D1%82.pdf"),
    ],
)
def test_a_file_name_may_be_in_any_script(value, written):
    assert parameter("filename", value) == written


def test_the_examples_hold():
    assert doctest.testmod(headers) == (0, 2)
