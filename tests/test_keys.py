import json
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from letterkit import keys
from letterkit.errors import LetterkitError
from letterkit.keys import (
    KeyType,
    SignerKey,
    VerifierKey,
    check_public_key,
    format_base64,
    format_signer_key,
    format_verifier_key,
    is_key_name,
    parse_base64,
    parse_signer_key,
    parse_verifier_key,
    verify_signature,
)

# c2sp.org/signed-note, its own example
C2SP_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
# golang.org/x/mod/sumdb/note, note_test.go
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_SIGNER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
# RFC 8032 section 7.1, test 2
RFC_SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
RFC_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
RFC_SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)
PRIME = 2**255 - 19
Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022

names = st.text(min_size=1, max_size=20).filter(is_key_name)
seeds = st.binary(min_size=32, max_size=32)
types = st.sampled_from(KeyType)


def encoded(y, sign=0):
    return (y | sign << 255).to_bytes(32, "little")


LOW_ORDER = [encoded(y, sign) for y in (0, 1, PRIME - 1, Y8, PRIME - Y8) for sign in (0, 1)]
NON_CANONICAL = [encoded(PRIME + y, sign) for y in range(19) for sign in (0, 1)]


def test_a_signer_and_its_verifier_are_those_of_rfc_8032():
    signer = SignerKey("example.org", RFC_SEED)
    assert signer.verifier.public == RFC_PUBLIC
    assert signer.sign(b"\x72") == RFC_SIGNATURE
    assert signer.verifier.verify(RFC_SIGNATURE, b"\x72") == b"\x72"


@pytest.mark.parametrize("text", [C2SP_KEY, GO_KEY])
def test_keys_of_other_programs_read_and_write_back_alike(text):
    assert format_verifier_key(parse_verifier_key(text)) == text


def test_the_example_of_the_module_is_a_verifier_key():
    assert f"    {C2SP_KEY}\n" in keys.__doc__


@pytest.mark.parametrize("key_type", KeyType)
def test_a_signer_key_reads_back_and_its_verifier_has_the_same_id(key_type):
    signer = SignerKey("letters.example.org/2026-housing", bytes(range(32)), key_type)
    assert parse_signer_key(format_signer_key(signer)) == signer
    assert format_signer_key(signer).split("+")[3] == signer.verifier.key_id.hex()


def test_a_signer_key_of_go_belongs_to_the_verifier_key_of_go():
    assert format_verifier_key(parse_signer_key(GO_SIGNER).verifier) == GO_KEY


def test_a_signer_key_does_not_print_its_seed():
    signer = SignerKey("example.org", RFC_SEED)
    assert repr(signer) == "SignerKey(name='example.org', type=<KeyType.NOTE: 1>)"


@given(names, seeds, types)
def test_formatted_keys_parse_to_themselves(name, seed, key_type):
    signer = SignerKey(name, seed, key_type)
    assert parse_signer_key(format_signer_key(signer)) == signer
    assert parse_verifier_key(format_verifier_key(signer.verifier)) == signer.verifier


@given(st.text() | st.text("+=/ab01") | st.just(C2SP_KEY).map(str.swapcase))
def test_any_text_is_a_key_or_an_error(text):
    for parse, form in (
        (parse_verifier_key, format_verifier_key),
        (parse_signer_key, format_signer_key),
    ):
        try:
            key = parse(text)
        except LetterkitError:
            continue
        assert form(key) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        C2SP_KEY + "\n",
        " " + C2SP_KEY,
        C2SP_KEY.replace("530d903a", "530D903A"),  # upper-case id
        C2SP_KEY.replace("530d903a", "530d903b"),  # another id
        C2SP_KEY.replace("example.com", "example.org"),  # another name
        C2SP_KEY.replace("/foo", "/ foo"),
        C2SP_KEY.replace("/foo", "/f\u202eoo"),
        C2SP_KEY.replace("+Ae", "+Be"),  # ECDSA, which we do not take
        C2SP_KEY + "AAAA",
        C2SP_KEY[:-4],
        GO_KEY[:-1] + "X",  # another point
        GO_SIGNER,
    ],
)
def test_a_verifier_key_has_one_spelling(text):
    with pytest.raises(LetterkitError) as caught:
        parse_verifier_key(text)
    assert str(caught.value) == "not a usable verifier key"


@pytest.mark.parametrize("text", ["", GO_KEY, GO_SIGNER + "\n", GO_SIGNER.replace("c7", "c8")])
def test_a_signer_key_has_one_spelling(text):
    with pytest.raises(LetterkitError) as caught:
        parse_signer_key(text)
    assert str(caught.value) == "not a usable signer key"


@pytest.mark.parametrize(
    "name", ["", "a b", "a+b", "a\u00a0b", "a\u3000", "a\nb", "\u202ea", "\ud800"]
)
def test_a_key_name_holds_no_blank_no_plus_and_nothing_invisible(name):
    assert not is_key_name(name)
    with pytest.raises(LetterkitError):
        SignerKey(name, RFC_SEED)
    with pytest.raises(LetterkitError):
        VerifierKey(name, RFC_PUBLIC)


def test_the_constant_of_order_eight_solves_its_equation():
    d = -121665 * pow(121666, -1, PRIME) % PRIME
    assert (d * Y8**4 + 2 * Y8**2 - 1) % PRIME == 0


@pytest.mark.parametrize("public", LOW_ORDER + NON_CANONICAL, ids=bytes.hex)
def test_low_order_and_non_canonical_public_keys_are_refused(public):
    for use in (
        lambda: check_public_key(public),
        lambda: VerifierKey("example.org", public),
        lambda: verify_signature(public, bytes([1]) + bytes(63), b"any message"),
    ):
        with pytest.raises(LetterkitError) as caught:
            use()
        assert str(caught.value) == "not an acceptable Ed25519 public key"


def test_the_library_alone_would_take_one_forged_signature_for_every_message():
    neutral, forged = encoded(1), encoded(1) + bytes(32)
    for message in (b"yes", b"no"):
        Ed25519PublicKey.from_public_bytes(neutral).verify(forged, message)
        with pytest.raises(LetterkitError):
            verify_signature(neutral, forged, message)


@pytest.mark.parametrize("public", [b"", RFC_PUBLIC[:31], RFC_PUBLIC + b"\0", encoded(2)])
def test_what_is_no_point_at_all_is_refused(public):
    with pytest.raises(LetterkitError):
        check_public_key(public)


@given(st.integers(0, 511), st.booleans())
def test_one_changed_bit_of_signature_or_message_is_refused(bit, in_message):
    flipped = bytearray(RFC_SIGNATURE)
    flipped[bit // 8] ^= 1 << bit % 8
    signature, message = (RFC_SIGNATURE, b"\x73") if in_message else (bytes(flipped), b"\x72")
    with pytest.raises(LetterkitError):
        verify_signature(RFC_PUBLIC, signature, message)


@pytest.mark.parametrize(
    "text", ["A", "AA", "AA=", "AB==", "AA==\n", "A A=", "-_==", "é===", "===="]
)
def test_base64_has_one_spelling(text):
    with pytest.raises(LetterkitError):
        parse_base64(text)


@given(st.binary())
def test_base64_reads_back(data):
    assert parse_base64(format_base64(data)) == data


def test_every_ed25519_case_of_wycheproof_is_judged_as_published():
    beside = Path(__file__).parents[2] / "shared" / "vectors"
    folder = Path(os.environ.get("LETTERKIT_VECTORS", beside))
    if not folder.is_dir():
        pytest.skip("no published vectors: LETTERKIT_VECTORS names no folder")
    published = json.loads((folder / "wycheproof" / "ed25519_test.json").read_text())
    judged = {}
    for group in published["testGroups"]:
        public = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            try:
                verify_signature(public, bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"]))
                judged[case["tcId"]] = "valid"
            except LetterkitError:
                judged[case["tcId"]] = "invalid"
    assert len(judged) == 151
    assert judged == {
        case["tcId"]: case["result"] for group in published["testGroups"] for case in group["tests"]
    }
