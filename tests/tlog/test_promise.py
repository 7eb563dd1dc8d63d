import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey, is_key_name
from letterkit.model.commitment import VERSION, Opening, commit_entry, commit_private
from letterkit.tlog.audit import parse_audit
from letterkit.tlog.checkpoint import (
    Checkpoint,
    format_checkpoint,
    parse_checkpoint,
    sign_checkpoint,
)
from letterkit.tlog.note import parse_note, sign_note
from letterkit.tlog.promise import (
    GivenPromise,
    Promise,
    format_given,
    format_promise,
    is_given,
    parse_given,
    parse_promise,
    promised,
    verify_promise,
)
from letterkit.tlog.receipt import Disclosure
from registers import SIGNER, signature

OTHER = SignerKey("letters.example.org/2026-housing", bytes(range(1, 33)))
names = st.text(min_size=1, max_size=20).filter(is_key_name)
hashes = st.binary(min_size=32, max_size=32)
promises = st.builds(Promise, names, hashes, st.integers(1, 2**62))


def disclosure(key="ada", *, amends=None, signer=SIGNER, **fields):
    one = signature(key, **fields)
    salt, private_salt = bytes([7]) * 32, bytes([8]) * 32
    told = {"lang": "en", "text": "1" * 64}
    entry = {**one.fields, **told, "private": commit_private(one.private, private_salt)}
    opening = Opening({**entry, "v": VERSION}, salt)
    return Disclosure(opening, one.private, private_salt, signer.verifier, amends)


ADA = disclosure()
GIVEN = promised(ADA, 2, SIGNER)
FILE = format_given(GIVEN)


def refused(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


@given(promises)
def test_promises_parse_to_themselves(promise):
    assert parse_promise(format_promise(promise)) == promise


@given(st.text() | promises.map(format_promise).map(str.swapcase))
def test_any_text_is_a_promise_or_an_error(text):
    try:
        promise = parse_promise(text)
    except LetterkitError:
        return
    assert format_promise(promise) == text


@given(st.binary() | st.binary().map(lambda data: FILE[:60] + data))
def test_any_bytes_are_the_file_of_a_promise_or_an_error(data):
    try:
        given = parse_given(data)
    except LetterkitError:
        return
    assert format_given(given) == data


def test_a_promise_is_the_text_that_its_module_gives():
    digits = "ba3e193d9ff52852a3d064bc2c9635fa2c2f5f3cf615179f059c8fe88db50d86"
    promise = Promise("letters.example.org/2026-housing", bytes.fromhex(digits), 2)
    import letterkit.tlog.promise as module

    example = re.search(r"((?:    .+\n){4})", module.__doc__)[1].replace("    ", "")
    assert format_promise(promise) == example


@pytest.mark.parametrize(
    "old, new",
    [
        ("edition 2\n", "edition 02\n"),
        ("edition 2\n", "edition 0\n"),
        ("edition 2\n", "edition 2"),
        ("edition 2\n", "edition 2\n\n"),
        ("edition 2\n", "edition 9223372036854775808\n"),
        ("edition 2\n", "2\n"),
        ("sign sha256:", "sign sha512:"),
        ("sign sha256:", "amend sha256:"),
        ("sign sha256:", ""),
        ("promise.v1", "promise.v2"),
        ("letters.example.org/2026-housing", ""),
        ("letters.example.org/2026-housing", "letters example"),
        ("letters.example.org", "letters\r\nexample"),
    ],
)
def test_a_promise_has_one_spelling(old, new):
    text = GIVEN.note.text
    assert parse_promise(text).edition == 2
    assert old in text
    assert refused(parse_promise, text.replace(old, new)) == "not a promise"


def test_hex_of_a_promise_is_lower_case():
    text = format_promise(Promise("a", b"\xab" * 32, 1))
    assert refused(parse_promise, text.replace("ab" * 32, "AB" * 32)) == "not a promise"


def test_what_cannot_be_written_is_no_promise():
    for promise in (
        Promise("", bytes(32), 1),
        Promise("a", bytes(31), 1),
        Promise("a", bytes(32), 0),
    ):
        assert refused(format_promise, promise) == "not a promise"


@given(promises)
def test_a_promise_is_no_checkpoint_and_no_auditors_note(promise):
    text = format_promise(promise)
    assert refused(parse_checkpoint, text) == "not a checkpoint"
    refused(parse_audit, text)


@given(st.text(max_size=10), st.integers(1, 9), hashes, st.lists(st.text(min_size=1), max_size=2))
def test_a_checkpoint_is_no_promise(origin, size, root, extensions):
    try:
        text = format_checkpoint(Checkpoint(origin, size, root, tuple(extensions)))
    except LetterkitError:
        return
    refused(parse_promise, text)


def test_a_checkpoint_that_is_called_like_a_promise_is_none():
    signer = SignerKey("letterkit.promise.v1", bytes(32))
    note = sign_checkpoint(Checkpoint(signer.name, 1, bytes([1]) * 32, ("edition 2",)), signer)
    given = GivenPromise(note, disclosure(signer=signer))
    assert refused(verify_promise, given) == "not a promise"


def test_a_promise_proves_what_its_key_undertook():
    assert is_given(FILE)
    verified = verify_promise(parse_given(FILE))
    assert verified.promise == Promise(SIGNER.name, commit_entry(ADA.opening), 2)
    assert (verified.entry, verified.private) == (ADA.opening.entry, {"email": "ada@example.org"})
    assert verified.key == SIGNER.verifier


def test_the_same_promise_is_the_same_bytes():
    assert format_given(promised(ADA, 2, SIGNER)) == FILE


@pytest.mark.parametrize(
    "given, why",
    [
        (GivenPromise(promised(ADA, 2, OTHER).note, ADA), "the note is signed by no known key"),
        (
            GivenPromise(GIVEN.note, disclosure(role="Nurse")),
            "the promise is for another entry than the one beside it",
        ),
        (
            GivenPromise(GIVEN.note, disclosure(amends=1)),
            "the promise is for another entry than the one beside it",
        ),
        (
            GivenPromise(
                GIVEN.note, Disclosure(ADA.opening, {"email": "x"}, ADA.private_salt, ADA.key)
            ),
            "the private part is not this entry's",
        ),
        (
            GivenPromise(sign_note(GIVEN.note.text.replace("2026", "2027"), SIGNER), disclosure()),
            "the promise is not signed by the key of its register",
        ),
    ],
)
def test_what_was_altered_is_refused(given, why):
    assert refused(verify_promise, parse_given(format_given(given))) == why


def test_no_changed_byte_of_a_promise_verifies():
    for at in range(len(FILE)):
        for bit in (1, 32):
            changed = bytearray(FILE)
            changed[at] ^= bit
            try:
                given = parse_given(bytes(changed))
            except LetterkitError:
                continue
            refused(verify_promise, given)


def test_no_part_of_a_promise_verifies():
    for at in range(len(FILE)):
        refused(parse_given, FILE[:at])
    refused(parse_given, FILE + b"\n")
    refused(parse_given, FILE.replace(b"\nextra", b"\n\nextra"))


def test_a_line_of_somebody_else_below_is_carried_and_says_nothing():
    more = parse_note(FILE.partition(b"\n\n")[2])
    both = type(more)(more.text, (*more.signatures, *promised(ADA, 2, OTHER).note.signatures))
    assert verify_promise(GivenPromise(both, ADA)).key == SIGNER.verifier
