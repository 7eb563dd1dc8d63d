import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.evidence.signed_statement import check_known_keys
from letterkit.model.known_keys import (
    KeyKind,
    KnownKey,
    KnownKeys,
    format_known_key,
    parse_known_key,
    parse_known_keys,
)

WORDS = st.lists(st.from_regex(r"[a-z0-9/,.é-]{1,9}", fullmatch=True), min_size=1, max_size=4)
WHO = st.lists(
    st.from_regex(r"[a-z0-9.]{1,9}(@[a-z]{1,9}\.org)?", fullmatch=True), min_size=1, max_size=3
)
BASE64 = st.from_regex(r"[A-Za-z0-9+/]{4,20}={0,2}", fullmatch=True)
KEYS = st.one_of(
    st.builds(lambda text: (KeyKind.SSH, f"ssh-ed25519 {text}", ""), BASE64),
    st.builds(
        lambda text: (KeyKind.X509, text, ""), st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
    ),
    st.builds(lambda text: (KeyKind.MINISIGN, text, ""), BASE64),
    st.builds(
        lambda text, file: (KeyKind.OPENPGP, text, file),
        st.from_regex(r"[0-9A-F]{40}", fullmatch=True),
        st.from_regex(r"[a-z]{1,8}\.asc", fullmatch=True),
    ),
)


@given(WHO, KEYS, WORDS)
def test_what_is_written_reads_back(who, key, seen):
    kind, text, file = key
    known = KnownKey(tuple(who), kind, text, " ".join(seen), file)
    assert parse_known_key(format_known_key(known), "") == known


@given(st.text())
def test_any_text_gives_keys_or_one_error(text):
    with contextlib.suppress(LetterkitError):
        assert all(key.seen for key in parse_known_keys(text, "x.keys").keys)


def test_comments_blank_lines_and_more_blanks_are_passed_over():
    text = "# keys\n\n  a@example.org\tssh-ed25519  AAAA   at home \n"
    (key,) = parse_known_keys(text, "x.keys").keys
    assert key == KnownKey(("a@example.org",), KeyKind.SSH, "ssh-ed25519 AAAA", "at home")
    assert key.place == "x.keys:3"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("*@example.org ssh-ed25519 AAAA x", "not an e-mail address or id of the list, or several"),
        ("a,,b ssh-ed25519 AAAA x", "not an e-mail address or id of the list, or several"),
        ('"a b" ssh-ed25519 AAAA x', "not an e-mail address or id of the list, or several"),
        ("a ssh-ed25519 AAAA", "the line does not say where the key was seen"),
        ("a ssh-ed25519", "not an SSH public key"),
        ("a minisign RW!Q x", "not a minisign public key"),
        ("a minisign RWQ=", "the line does not say where the key was seen"),
        ("a x509 0123 x", "not the SHA-256 of a certificate"),
        ("a openpgp 0123456789ABCDEF a.asc x", "not a whole OpenPGP fingerprint"),
        (f"a openpgp {'0' * 40}", "no file of the OpenPGP key after its fingerprint"),
        (f"a openpgp {'0' * 40} ../a.asc x", "no file of the OpenPGP key after its fingerprint"),
        (f"a openpgp {'0' * 40} a.asc", "the line does not say where the key was seen"),
        ("a cert-authority ssh-ed25519 AAAA x", "not a kind of key that is known"),
        ('a namespaces="x" ssh-ed25519 AAAA x', "not a kind of key that is known"),
        ("a", "not a kind of key that is known"),
    ],
)
def test_a_line_that_binds_no_key_is_reported_and_the_others_bind(line, message):
    good = "b@example.org ssh-ed25519 AAAA at home"
    known = parse_known_keys(f"\n{line}\n{good}\n", "signatories/x.keys")
    (wrong,) = known.unusable
    assert str(wrong.error).startswith(f"signatories/x.keys:2: {message}")
    assert [key.principals for key in known.keys] == [("b@example.org",)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a ssh-ed25519 AAAA Caf\udce9", "not UTF-8"),
        ("a ssh-ed25519 AAAA \u202ehome", "a hidden character: U+202E as character 20"),
        ("a\0 ssh-ed25519 AAAA home", "a hidden character: U+0000 as character 2"),
    ],
)
def test_a_line_that_does_not_show_what_it_binds_is_reported(line, message):
    known = parse_known_keys(f"{line}\nb ssh-ed25519 AAAA home", "x.keys")
    assert [str(each.error) for each in known.unusable] == [f"x.keys:1: {message}"]
    assert [key.principals for key in known.keys] == [("b",)]


def test_what_cannot_be_a_line_is_not_written():
    with pytest.raises(LetterkitError):
        format_known_key(KnownKey(("a",), KeyKind.SSH, "ssh-ed25519 AAAA", "two\nlines"))


def test_the_example_of_the_documents_reads():
    document = Path(__file__).parents[2] / "docs" / "signing.md"
    (example,) = re.findall(r"```\n(# who .*?)```", document.read_text("utf-8"), re.DOTALL)
    known = parse_known_keys(example, "x.keys")
    assert sorted(key.kind for key in known.keys) == sorted(KeyKind)
    others = tuple(key for key in known.keys if key.kind is not KeyKind.OPENPGP)
    assert check_known_keys(KnownKeys(others)) == KnownKeys(others)
