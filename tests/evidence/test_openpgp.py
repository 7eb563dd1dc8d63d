import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.answers.mail_signed import CLEARSIGNED
from letterkit.errors import LetterkitError
from letterkit.evidence.openpgp import parse_openpgp_key, parse_openpgp_signature, verify_openpgp

pysequoia = pytest.importorskip("pysequoia", reason="letterkit[openpgp] is not installed")

MESSAGE = b"This is an example message.\n"
NOW = datetime(2200, 1, 1, tzinfo=UTC)
FLAT = "not one detached OpenPGP signature"
BAD = "the OpenPGP signature does not verify"
CLEAR_LINES = [
    *(b"", b"Hash: SHA256", b"Comment: x", b"text ", b"- -dash", b"-dash"),
    *(b"-----BEGIN PGP SIGNATURE-----", b"-----END PGP SIGNATURE-----", b"AAAA"),
]
ADA = pysequoia.Tsk.generate(user_id="Ada Example <ada@example.org>")
BO = pysequoia.Tsk.generate(user_id="Bo Example <bo@example.org>")


def signed(by=ADA, armor=True, mode=pysequoia.SignatureMode.DETACHED, message=MESSAGE):
    return pysequoia.sign(by.signer(), message, mode=mode, armor=armor)


def key_of(tsk):
    return parse_openpgp_key(str(tsk.extract_certificate()).encode())


def refusal(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


@pytest.mark.parametrize("armor", [True, False])
def test_a_detached_signature_verifies_under_its_key_only(armor):
    signature = parse_openpgp_signature(signed(armor=armor))
    key = verify_openpgp(signature, key_of(ADA), MESSAGE, NOW)
    assert (key, key.user_ids) == (key_of(ADA), ("Ada Example <ada@example.org>",))
    assert refusal(verify_openpgp, signature, key_of(BO), MESSAGE, NOW) == BAD
    assert refusal(verify_openpgp, signature, key_of(ADA), MESSAGE + b"x", NOW) == BAD


def test_a_key_reads_in_armour_and_without():
    certificate = ADA.extract_certificate()
    assert parse_openpgp_key(bytes(certificate)) == parse_openpgp_key(str(certificate).encode())


def test_a_signature_from_the_future_is_refused():
    signature = parse_openpgp_signature(signed())
    past = datetime(2020, 1, 1, tzinfo=UTC)
    message = refusal(verify_openpgp, signature, key_of(ADA), MESSAGE, past)
    assert message == "the OpenPGP signature is from the future"


def test_text_that_nobody_signed_has_no_place_beside_a_signature():
    armoured, packet = signed(), signed(armor=False)
    inside = signed(mode=pysequoia.SignatureMode.INLINE)
    assert "the text is inside the signature" in refusal(parse_openpgp_signature, inside)
    for data in (
        b"I sign everything.\n" + armoured,
        armoured + b"I sign everything.\n",
        armoured + armoured,
        packet + packet,
        packet + signed(BO, armor=False),
        packet[:-1],
        packet + b"\0",
        str(ADA.extract_certificate()).encode(),
        b"",
        b"text",
    ):
        assert refusal(parse_openpgp_signature, data) == FLAT


def test_a_clearsigned_text_verifies_with_and_without_its_last_line_end(gpg):
    by_gpg = parse_openpgp_signature(gpg["clear"])
    by_sequoia = parse_openpgp_signature(signed(mode=pysequoia.SignatureMode.CLEAR))
    assert by_gpg.clear.lines == by_sequoia.clear.lines == MESSAGE
    assert (by_gpg.clear.signed, by_sequoia.clear.signed) == (MESSAGE[:-1], MESSAGE[:-1] + b"\r\n")
    long = parse_openpgp_key(gpg["long"])
    assert verify_openpgp(by_gpg, long, MESSAGE, NOW) == long
    assert verify_openpgp(by_sequoia, key_of(ADA), MESSAGE, NOW) == key_of(ADA)
    assert refusal(verify_openpgp, by_gpg, key_of(ADA), MESSAGE, NOW) == BAD
    another = "the OpenPGP signature is over another text"
    assert refusal(verify_openpgp, by_gpg, long, MESSAGE + b"\n", NOW) == another


@given(st.binary() | st.lists(st.sampled_from(CLEAR_LINES), max_size=12).map(b"\n".join))
@settings(deadline=None, max_examples=100)
def test_any_clearsigned_text_is_one_or_an_error(end):
    try:
        signature = parse_openpgp_signature(CLEARSIGNED + end)
    except LetterkitError:
        return
    assert signature.clear is not None


@given(st.integers(0, 10_000), st.integers(1, 255))
@settings(deadline=None, max_examples=60)
def test_one_other_byte_of_a_key_is_a_key_or_an_error(at, change):
    packet = bytearray(bytes(ADA.extract_certificate()))
    packet[at % len(packet)] ^= change
    try:
        assert parse_openpgp_key(bytes(packet)).fingerprint
    except LetterkitError:
        return


def test_a_panic_in_the_library_is_an_error_of_ours():
    from letterkit.evidence.openpgp import _refusing

    class PanicException(BaseException):  # as pyo3 raises it; it cannot be imported
        pass

    with pytest.raises(LetterkitError, match="refused"), _refusing("refused"):
        raise PanicException
    for stop in (KeyboardInterrupt, SystemExit):
        with pytest.raises(stop), _refusing("refused"):
            raise stop


def test_a_key_without_user_ids_verifies_if_it_says_what_it_is_for():
    nobody = pysequoia.Tsk.generate()
    key = key_of(nobody)
    assert key.user_ids == ()
    assert verify_openpgp(parse_openpgp_signature(signed(nobody)), key, MESSAGE, NOW) == key


def test_a_key_is_one_certificate_and_no_secret():
    secret = "it is a secret OpenPGP key"
    assert refusal(parse_openpgp_key, str(ADA).encode()) == secret
    both = bytes(ADA.extract_certificate()) + bytes(BO.extract_certificate())
    assert refusal(parse_openpgp_key, both) == "it holds 2 OpenPGP keys"
    for data in (b"", b"text", signed()):
        refusal(parse_openpgp_key, data)


@given(st.integers(0, 10_000), st.integers(1, 255))
@settings(deadline=None, max_examples=60)
def test_one_other_byte_is_refused_or_says_the_same(at, change):
    packet = bytearray(signed(armor=False))
    packet[at % len(packet)] ^= change
    try:
        signature = parse_openpgp_signature(bytes(packet))
        verify_openpgp(signature, key_of(ADA), MESSAGE, NOW)
    except LetterkitError:
        return
    # What is not hashed of a packet cannot be vouched for, and is not used.
    assert pysequoia.Sig.from_bytes(bytes(packet)).created is not None


def test_a_signature_of_an_unknown_kind_is_refused():
    packet = bytearray(signed(armor=False))
    assert packet[2:4] == b"\x04\x00"  # version 4, over a binary document
    packet[3] = 0x03  # no type of RFC 9580, section 5.2.1
    assert refusal(parse_openpgp_signature, bytes(packet)) == FLAT


@given(st.binary() | st.binary().map(lambda end: signed(armor=False)[:40] + end))
@settings(deadline=None, max_examples=60)
def test_any_bytes_are_a_signature_or_an_error(data):
    for parse in (parse_openpgp_signature, parse_openpgp_key):
        try:
            assert parse(data).data
        except LetterkitError:
            continue


@pytest.fixture(scope="module")
def gpg(tmp_path_factory):
    """A key that expired after a day and was given five years later that day, then revoked."""
    if shutil.which("gpg") is None:
        pytest.skip("no gpg")
    home = tmp_path_factory.mktemp("g")
    home.chmod(0o700)

    def run(*arguments, at="20260101T000000"):
        command = ["gpg", "--homedir", str(home), "--batch", "--quiet", "--yes", "--passphrase", ""]
        command += ["--pinentry-mode", "loopback", "--faked-system-time", f"{at}!", *arguments]
        return subprocess.run(command, check=True, capture_output=True, cwd=home).stdout

    made = {"home": home}
    (home / "text").write_bytes(MESSAGE)
    run("--quick-gen-key", "Ada Example <ada@example.org>", "ed25519", "sign", "1d")
    made["short"] = run("--export")
    fingerprint = parse_openpgp_key(made["short"]).fingerprint.upper()
    run("--quick-set-expire", fingerprint, "5y", at="20260101T100000")
    for name, how in (("armoured", ["--armor"]), ("binary", []), ("text", ["--textmode"])):
        made[name] = run("-o", "-", *how, "--detach-sign", "text", at="20260110T000000")
    made["clear"] = run("-o", "-", "--clearsign", "text", at="20260110T000000")
    made["long"] = run("--export")
    revocation = home / "openpgp-revocs.d" / f"{fingerprint}.rev"
    (home / "revoke").write_text(revocation.read_text().replace(":-----BEGIN", "-----BEGIN"))
    run("--import", "revoke", at="20260201T000000")
    made["revoked"] = run("--export")
    yield made
    subprocess.run(["gpgconf", "--homedir", str(home), "--kill", "all"], check=False)


@pytest.mark.parametrize("form", ["armoured", "binary"])
def test_what_gpg_signs_verifies(gpg, form):
    key = parse_openpgp_key(gpg["long"])
    signature = parse_openpgp_signature(gpg[form])
    assert signature.created == datetime(2026, 1, 10, tzinfo=UTC)
    assert verify_openpgp(signature, key, MESSAGE, NOW) == key


def test_a_signature_over_text_holds_whatever_ends_the_lines(gpg):
    key = parse_openpgp_key(gpg["long"])
    signature = parse_openpgp_signature(gpg["text"])
    for message in (MESSAGE, MESSAGE.replace(b"\n", b"\r\n")):
        assert verify_openpgp(signature, key, message, NOW) == key
    for message in (MESSAGE + b"\n", MESSAGE.replace(b" ", b"  ", 1), MESSAGE[:-1] + b" \n"):
        assert refusal(verify_openpgp, signature, key, message, NOW) == BAD


def test_a_binary_signature_is_over_the_line_ends_too(gpg):
    signature = parse_openpgp_signature(gpg["binary"])
    changed = MESSAGE.replace(b"\n", b"\r\n")
    assert refusal(verify_openpgp, signature, parse_openpgp_key(gpg["long"]), changed, NOW) == BAD


@pytest.mark.parametrize("state", ["short", "revoked"])
def test_a_key_that_expired_before_signing_or_was_revoked_is_refused(gpg, state):
    signature = parse_openpgp_signature(gpg["binary"])
    key = parse_openpgp_key(gpg[state])
    assert refusal(verify_openpgp, signature, key, MESSAGE, NOW) == BAD
