import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.evidence import minisign as module
from letterkit.evidence.minisign import (
    parse_minisign_key,
    parse_minisign_signature,
    verify_minisign,
)
from letterkit.keys import SignerKey, format_base64

minisign = pytest.importorskip("minisign", reason="letterkit[minisign] is not installed")

MESSAGE = b"This is an example message.\n"
COMMENT = "timestamp:1790000000\tfile:statement.txt"
SIGNER = SignerKey("ada.example.org", bytes(range(32)))
KEY_ID = bytes(range(1, 9))
FLAT = "not a minisign signature"
BAD = "the minisign signature does not verify"


def key_text(public=SIGNER.verifier.public, key_id=KEY_ID, algorithm=b"Ed"):
    return format_base64(algorithm + key_id + public)


def signature(message=MESSAGE, comment=COMMENT, key_id=KEY_ID, signer=SIGNER):
    value = signer.sign(message)
    return (
        "untrusted comment: signature from minisign secret key\n"
        f"{format_base64(b'Ed' + key_id + value)}\n"
        f"trusted comment: {comment}\n"
        f"{format_base64(signer.sign(value + comment.encode()))}\n"
    ).encode()


WRITTEN = signature()
KEY = parse_minisign_key(key_text())


def refusal(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


def test_the_example_of_the_module_is_a_signature(example):
    text = example(module, "untrusted comment: signature from minisign secret key")
    assert text.encode() == WRITTEN
    assert verify_minisign(parse_minisign_signature(text.encode()), KEY, MESSAGE) == COMMENT


def test_a_key_shows_its_id_most_significant_byte_first():
    assert KEY.key_id == "0807060504030201"


def test_a_changed_message_key_or_comment_is_refused():
    read = parse_minisign_signature(WRITTEN)
    other = parse_minisign_key(key_text(SignerKey("b", bytes(32)).verifier.public))
    assert refusal(verify_minisign, read, KEY, MESSAGE + b"x") == BAD
    assert refusal(verify_minisign, read, other, MESSAGE) == BAD
    renumbered = parse_minisign_key(key_text(key_id=bytes(8)))
    assert refusal(verify_minisign, read, renumbered, MESSAGE) == BAD
    altered = parse_minisign_signature(WRITTEN.replace(b"1790000000", b"1790000001"))
    assert refusal(verify_minisign, altered, KEY, MESSAGE) == BAD
    swapped = parse_minisign_signature(
        b"".join(WRITTEN.splitlines(True)[:2] + signature(b"else").splitlines(True)[2:])
    )
    assert refusal(verify_minisign, swapped, KEY, MESSAGE) == BAD


@pytest.mark.parametrize(
    "data",
    [
        b"",
        WRITTEN[:-1],
        WRITTEN + b"\n",
        b"\n" + WRITTEN,
        WRITTEN + WRITTEN,
        WRITTEN.replace(b"\n", b"\r\n", 2),
        WRITTEN.replace(b"\n", b"\r"),
        WRITTEN.replace(b"untrusted", b"trusted"),
        WRITTEN.replace(b"\ntrusted", b"\nuntrusted"),
        WRITTEN.replace(b"=\n", b"\n"),
        WRITTEN.replace(b"RWQ", b"RXQ"),  # no such algorithm
        b"\xff" + WRITTEN,
    ],
)
def test_what_is_malformed_is_one_flat_error(data):
    assert refusal(parse_minisign_signature, data) == FLAT


def test_a_signature_may_have_the_line_ends_of_windows():
    windows = WRITTEN.replace(b"\n", b"\r\n")
    assert parse_minisign_signature(windows) == parse_minisign_signature(WRITTEN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        key_text() + "\n",
        key_text()[:-4],
        key_text(algorithm=b"ED"),
        key_text(public=SIGNER.verifier.public + b"\0"),
        key_text(public=bytes(32)),  # low order
        key_text(public=bytes([1]) + bytes(31)),
        key_text(public=b"\xed" + b"\xff" * 31),  # not canonical
        "untrusted comment: x\n" + key_text(),
    ],
)
def test_a_key_has_one_spelling_and_is_acceptable(text):
    assert refusal(parse_minisign_key, text) == "not a minisign public key"


@given(st.integers(0, len(WRITTEN) - 1), st.integers(0, 255))
def test_one_other_byte_is_refused_outside_the_untrusted_comment(at, byte):
    changed = WRITTEN[:at] + bytes([byte]) + WRITTEN[at + 1 :]
    if changed != WRITTEN and at >= WRITTEN.index(b"\n"):
        with pytest.raises(LetterkitError):
            verify_minisign(parse_minisign_signature(changed), KEY, MESSAGE)


@given(st.binary() | st.lists(st.sampled_from(WRITTEN.splitlines(True))).map(b"".join))
def test_any_bytes_are_a_signature_or_an_error(data):
    try:
        assert parse_minisign_signature(data).data == data
    except LetterkitError:
        return


@pytest.mark.skipif(shutil.which("minisign") is None, reason="no minisign")
@pytest.mark.parametrize("options", [[], ["-l"], ["-t", "Ada Example, 2026"]])
def test_what_minisign_signs_verifies(options, tmp_path):
    def run(*arguments):
        command = ["minisign", *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)

    (tmp_path / "text").write_bytes(MESSAGE)
    run("-G", "-W", "-p", "key.pub", "-s", "key")
    run("-S", "-s", "key", "-m", "text", *options)
    key = parse_minisign_key((tmp_path / "key.pub").read_text().split("\n")[1])
    read = parse_minisign_signature((tmp_path / "text.minisig").read_bytes())
    comment = verify_minisign(read, key, MESSAGE)
    assert ("file:text" in comment) == ("-t" not in options)
    shown = (tmp_path / "key.pub").read_text().split("\n")[0].split()[-1]
    assert int(key.key_id, 16) == int(shown, 16)  # minisign leaves out zeros in front
    assert refusal(verify_minisign, read, key, MESSAGE + b"x") == BAD
