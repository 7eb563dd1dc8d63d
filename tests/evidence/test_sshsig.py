import hashlib
import shutil
import subprocess
from dataclasses import replace
from functools import cache

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.evidence import sshkey, sshsig
from letterkit.evidence.sshkey import SshKey, format_ssh_key, parse_ssh_key
from letterkit.evidence.sshsig import SshSignature, format_sshsig, parse_sshsig, verify_sshsig
from letterkit.keys import format_base64

NAMESPACE = "letterkit-statement-v1"
MESSAGE = b"This is an example message.\n"
ED25519 = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FLAT = "not an SSH signature"
BAD = "the signature does not verify"


def string(data):
    return len(data).to_bytes(4, "big") + data


def number(value):
    return string(value.to_bytes(value.bit_length() // 8 + 1, "big"))


def to_be_signed(hash_name="sha512", namespace=NAMESPACE, message=MESSAGE):
    digest = hashlib.new(hash_name, message).digest(*[32] * hash_name.startswith("shake"))
    return b"SSHSIG" + b"".join(map(string, (namespace.encode(), b"", hash_name.encode(), digest)))


def signature(blob, value, hash_name="sha512", namespace=NAMESPACE):
    return SshSignature(SshKey(blob), namespace.encode(), hash_name, value)


def ed25519_blob(public=None):
    return string(b"ssh-ed25519") + string(public or ED25519.public_key().public_bytes_raw())


def by_ed25519(**signed):
    value = string(b"ssh-ed25519") + string(ED25519.sign(to_be_signed(**signed)))
    signed.pop("message", None)
    return signature(ed25519_blob(), value, **signed)


@cache
def rsa_key(bits):
    return rsa.generate_private_key(65537, bits)


def rsa_blob(bits):
    public = rsa_key(bits).public_key().public_numbers()
    return string(b"ssh-rsa") + number(public.e) + number(public.n)


def by_rsa(algorithm, digest, bits=2048):
    value = rsa_key(bits).sign(to_be_signed(), padding.PKCS1v15(), digest)
    return string(algorithm) + string(value)


@cache
def ecdsa_key():
    return ec.derive_private_key(12345, ec.SECP256R1())


def ecdsa_point(form=serialization.PublicFormat.UncompressedPoint):
    return ecdsa_key().public_key().public_bytes(serialization.Encoding.X962, form)


def ecdsa_blob():
    return string(b"ecdsa-sha2-nistp256") + string(b"nistp256") + string(ecdsa_point())


def by_ecdsa(signed):
    r, s = decode_dss_signature(ecdsa_key().sign(signed, ec.ECDSA(hashes.SHA256())))
    return r, s


def sk_blob():
    public = ED25519.public_key().public_bytes_raw()
    return string(b"sk-ssh-ed25519@openssh.com") + string(public) + string(b"ssh:")


def by_sk(flags=1, counter=7, end=b""):
    tail = bytes([flags]) + counter.to_bytes(4, "big")
    hashed = hashlib.sha256(b"ssh:").digest() + tail + hashlib.sha256(to_be_signed()).digest()
    return string(b"sk-ssh-ed25519@openssh.com") + string(ED25519.sign(hashed)) + tail + end


def armoured(blob, width=70):
    text = format_base64(blob)
    lines = [text[at : at + width] + "\n" for at in range(0, len(text), width)]
    return f"{sshsig._BEGIN}{''.join(lines)}{sshsig._END}".encode()


def raw(key=None, version=1, namespace=NAMESPACE, reserved=b"", name=b"sha512", end=b""):
    key = ed25519_blob() if key is None else key
    parts = (key, namespace.encode(), reserved, name, by_ed25519().value)
    return b"SSHSIG" + version.to_bytes(4, "big") + b"".join(map(string, parts)) + end


def refusal(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


def verify_refusal(signed, message=MESSAGE, namespace=NAMESPACE):
    return refusal(verify_sshsig, signed, message, namespace)


def test_the_examples_of_the_modules_are_a_key_and_its_signature(example):
    written = example(sshsig, "-----BEGIN SSH SIGNATURE-----").encode()
    read = parse_sshsig(written)
    line = next(each for each in sshkey.__doc__.split("\n") if each.startswith("    ssh-ed25519 A"))
    assert verify_sshsig(read, MESSAGE, NAMESPACE) == parse_ssh_key(line.strip())
    assert format_sshsig(read) == written
    assert read == by_ed25519()


@pytest.mark.parametrize("hash_name", ["sha256", "sha512"])
def test_both_hashes_are_supported(hash_name):
    signed = by_ed25519(hash_name=hash_name)
    assert verify_sshsig(parse_sshsig(format_sshsig(signed)), MESSAGE, NAMESPACE) == signed.key


def test_keys_of_every_supported_type_verify():
    r, s = by_ecdsa(to_be_signed())
    cases = [
        (rsa_blob(2048), by_rsa(b"rsa-sha2-256", hashes.SHA256())),
        (rsa_blob(2048), by_rsa(b"rsa-sha2-512", hashes.SHA512())),
        (ecdsa_blob(), string(b"ecdsa-sha2-nistp256") + string(number(r) + number(s))),
        (sk_blob(), by_sk()),
        (sk_blob(), by_sk(flags=5)),
    ]
    for blob, value in cases:
        signed = signature(blob, value)
        assert verify_sshsig(parse_sshsig(format_sshsig(signed)), MESSAGE, NAMESPACE).blob == blob
        assert verify_refusal(signed, MESSAGE + b"x") == BAD
        assert parse_ssh_key(format_ssh_key(SshKey(blob))) == SshKey(blob)


def test_a_changed_message_or_key_is_refused():
    other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    assert verify_refusal(by_ed25519(), MESSAGE[:-1]) == BAD
    assert verify_refusal(replace(by_ed25519(), key=SshKey(ed25519_blob(other)))) == BAD


def test_another_namespace_is_another_purpose():
    purpose = "the signature was made for another purpose"
    assert verify_refusal(by_ed25519(namespace="git")) == purpose
    assert verify_refusal(by_ed25519(), namespace="git") == purpose
    relabelled = replace(by_ed25519(namespace="git"), namespace=NAMESPACE.encode())
    assert verify_refusal(relabelled) == BAD


def test_another_hash_name_over_the_same_digest_is_refused():
    assert verify_refusal(replace(by_ed25519(), hash_name="sha256")) == BAD


@pytest.mark.parametrize("name", ["md5", "sha1", "shake_256", "sha384", "SHA512", "", "sha512\0"])
def test_other_hashes_are_refused_by_name(name):
    shown = name.replace("\0", "?")
    message = f"this hash in an SSH signature is not supported: {shown}"
    assert refusal(parse_sshsig, armoured(raw(name=name.encode()))) == message


def test_rsa_with_sha_1_is_refused():
    for name, digest in ((b"ssh-rsa", hashes.SHA1()), (b"rsa-sha2-1", hashes.SHA256())):  # noqa: S303
        message = f"this SSH signature algorithm is not supported: {name.decode()}"
        assert verify_refusal(signature(rsa_blob(2048), by_rsa(name, digest))) == message
    relabelled = by_rsa(b"rsa-sha2-256", hashes.SHA1())  # noqa: S303
    assert verify_refusal(signature(rsa_blob(2048), relabelled)) == BAD


def test_a_short_rsa_key_is_refused():
    message = "an RSA key has fewer than 2048 bits, or more than 16384"
    assert refusal(SshKey, rsa_blob(1024)) == message
    assert refusal(parse_sshsig, armoured(raw(key=rsa_blob(1024)))) == message


@pytest.mark.parametrize("exponent", [1, 2, 65536])
def test_an_rsa_key_with_a_bad_exponent_is_refused(exponent):
    modulus = rsa_key(2048).public_key().public_numbers().n
    blob = string(b"ssh-rsa") + number(exponent) + number(modulus)
    assert refusal(SshKey, blob) == "not an acceptable RSA key"


@pytest.mark.parametrize(
    "bad",
    [
        string(b"\0\0\x03"),  # a superfluous zero
        string(b"\x83"),  # negative
        string(b""),
        string(b"\0"),
    ],
)
def test_numbers_have_one_spelling(bad):
    modulus = number(rsa_key(2048).public_key().public_numbers().n)
    message = "an SSH blob has a number that is not canonical"
    assert refusal(SshKey, string(b"ssh-rsa") + bad + modulus) == message
    value = string(b"ecdsa-sha2-nistp256") + string(bad + number(1))
    assert verify_refusal(signature(ecdsa_blob(), value)) == message


@pytest.mark.parametrize("public", [bytes([1]) + bytes(31), bytes(32), b"\xed" + b"\xff" * 31])
def test_a_low_order_or_non_canonical_ed25519_key_is_refused(public):
    for blob in (
        ed25519_blob(public),
        string(b"sk-ssh-ed25519@openssh.com") + string(public) + string(b"ssh:"),
    ):
        message = "not an acceptable Ed25519 public key"
        assert refusal(parse_sshsig, armoured(raw(key=blob))) == message


@pytest.mark.parametrize(
    "blob",
    [
        string(b"ecdsa-sha2-nistp256") + string(b"nistp384") + string(ecdsa_point()),
        string(b"ecdsa-sha2-nistp384") + string(b"nistp384") + string(ecdsa_point()),
        string(b"ecdsa-sha2-nistp256")
        + string(b"nistp256")
        + string(ecdsa_point(serialization.PublicFormat.CompressedPoint)),
        string(b"ecdsa-sha2-nistp256") + string(b"nistp256") + string(b"\x04" + bytes(64)),
        string(b"ecdsa-sha2-nistp256") + string(b"nistp256") + string(b"\0"),
    ],
)
def test_a_key_that_is_no_full_point_of_its_curve_is_refused(blob):
    assert refusal(SshKey, blob) == "not an acceptable ECDSA key"


def test_an_ecdsa_signature_with_a_tail_is_refused():
    r, s = by_ecdsa(to_be_signed())
    value = string(b"ecdsa-sha2-nistp256") + string(number(r) + number(s) + b"\0")
    assert verify_refusal(signature(ecdsa_blob(), value)) == "an SSH blob has trailing bytes"


def test_a_security_key_must_have_been_touched():
    absent = signature(sk_blob(), by_sk(flags=4))
    assert verify_refusal(absent) == "nobody was present when the security key signed"
    changed = by_sk(counter=7)[:-1] + b"\x08"
    assert verify_refusal(signature(sk_blob(), changed)) == BAD
    assert (
        verify_refusal(signature(sk_blob(), by_sk(end=b"\0"))) == "an SSH blob has trailing bytes"
    )
    assert verify_refusal(signature(sk_blob(), by_sk()[:-1])) == "an SSH blob is cut short"


@pytest.mark.parametrize(
    "name", [b"ssh-dss", b"ssh-ed25519-cert-v01@openssh.com", b"", b"\xff\n" * 99]
)
def test_keys_of_other_types_are_refused_by_name(name):
    shown = "".join(chr(c) if 0x21 <= c <= 0x7E else "?" for c in name)[:60]
    message = f"this type of SSH key is not supported: {shown}"
    assert refusal(SshKey, string(name) + string(bytes(32))) == message


def test_a_signature_of_another_algorithm_than_the_keys_is_refused():
    value = string(b"ssh-ed448") + string(bytes(64))
    message = "this SSH signature algorithm is not supported: ssh-ed448"
    assert verify_refusal(signature(ed25519_blob(), value)) == message


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        raw(version=2),
        raw(version=0),
        raw(reserved=b"x"),
        raw(end=b"\0"),
        raw()[:-1],
        b"sshsig" + raw()[6:],
        raw()[:6],
    ],
)
def test_a_blob_of_another_shape_is_one_flat_error(blob):
    assert refusal(parse_sshsig, armoured(blob)) == FLAT


def test_a_tail_inside_the_signature_is_refused():
    tailed = replace(by_ed25519(), value=by_ed25519().value + b"\0")
    assert verify_refusal(tailed) == "an SSH blob has trailing bytes"
    long = string(b"ssh-ed25519") + string(ED25519.sign(to_be_signed()) + b"\0")
    assert verify_refusal(replace(by_ed25519(), value=long)) == BAD


WRITTEN = format_sshsig(by_ed25519())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n" + WRITTEN,
        b"x" + WRITTEN,
        WRITTEN[:-1],
        WRITTEN + b"\n",
        WRITTEN + WRITTEN,
        WRITTEN.replace(b"\n", b"\r\n", 2),
        WRITTEN.replace(b"\n", b"\r"),
        WRITTEN.replace(b"\n", b"\r\r\n"),
        WRITTEN.replace(b"\n", b"\n\n", 2),
        WRITTEN.replace(b"\n", b" \n", 2),
        WRITTEN.replace(b"SSH SIG", b"PGP SIG"),
        WRITTEN.replace(b"U1NI", b"\nU1NI"),
        WRITTEN.replace(b"U1NI", b"U1N\nI"),
        WRITTEN.replace(b"U1NI", b"U1-I"),
        armoured(raw(), 77),
        armoured(raw(), 1000),
    ],
)
def test_armour_has_one_form(data):
    assert refusal(parse_sshsig, data) == FLAT


def test_armour_may_have_the_line_ends_of_windows():
    assert parse_sshsig(WRITTEN.replace(b"\n", b"\r\n")) == parse_sshsig(WRITTEN)


@pytest.mark.parametrize("width", [64, 70, 76])
def test_armour_may_have_another_width(width):
    assert parse_sshsig(armoured(raw(), width)) == by_ed25519()


@given(st.integers(0, len(WRITTEN) - 1), st.integers(0, 255))
def test_one_other_byte_is_refused(at, byte):
    changed = WRITTEN[:at] + bytes([byte]) + WRITTEN[at + 1 :]
    if changed != WRITTEN:
        with pytest.raises(LetterkitError):
            verify_sshsig(parse_sshsig(changed), MESSAGE, NAMESPACE)


@given(st.integers(0, len(raw()) - 1))
def test_a_blob_cut_short_is_refused(length):
    refusal(parse_sshsig, armoured(raw()[:length]))


@given(st.binary() | st.binary().map(armoured) | st.binary().map(lambda end: armoured(raw() + end)))
def test_any_bytes_are_a_signature_or_an_error(data):
    try:
        read = parse_sshsig(data)
    except LetterkitError:
        return
    assert parse_sshsig(format_sshsig(read)) == read


@given(st.binary())
def test_any_bytes_are_a_key_or_an_error(data):
    try:
        key = SshKey(data)
    except LetterkitError:
        return
    assert key.blob == data


@pytest.mark.parametrize("text", ["", "ssh-ed25519", "ssh-ed25519 ", "ssh-ed25519 AAAA", "x AA=="])
def test_a_line_that_is_no_public_key_is_refused(text):
    refusal(parse_ssh_key, text)


def test_a_line_that_names_another_type_than_its_blob_is_refused():
    line = format_ssh_key(SshKey(ed25519_blob())).replace("ssh-ed25519", "ssh-rsa")
    assert refusal(parse_ssh_key, line) == "not an SSH public key"


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen")
@pytest.mark.parametrize(
    "kind", [["ed25519"], ["ecdsa"], ["ecdsa", "-b", "384"], ["ecdsa", "-b", "521"], ["rsa"]]
)
def test_what_ssh_keygen_signs_verifies(kind, tmp_path):
    key, text = tmp_path / "key", tmp_path / "text"
    text.write_bytes(MESSAGE)
    make = ["ssh-keygen", "-q", "-t", *kind, "-N", "", "-C", "ada", "-f", str(key)]
    subprocess.run(make, check=True)
    sign = ["ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(key), str(text)]
    subprocess.run(sign, check=True, capture_output=True)
    signed = parse_sshsig((tmp_path / "text.sig").read_bytes())
    line = (tmp_path / "key.pub").read_text().removesuffix(" ada\n")
    assert verify_sshsig(signed, MESSAGE, NAMESPACE) == parse_ssh_key(line)
    assert format_sshsig(signed) == (tmp_path / "text.sig").read_bytes()
    listed = subprocess.run(
        ["ssh-keygen", "-l", "-f", f"{key}.pub"], check=True, capture_output=True, text=True
    )
    assert signed.key.fingerprint == listed.stdout.split()[1]


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen")
def test_ssh_keygen_verifies_what_letterkit_writes(tmp_path):
    (tmp_path / "sig").write_bytes(WRITTEN)
    check = ["ssh-keygen", "-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(tmp_path / "sig")]
    assert subprocess.run(check, input=MESSAGE, check=False, capture_output=True).returncode == 0


def test_the_published_signatures_of_openssh_are_judged_as_published(vectors):
    folder = vectors / "sshsig"
    judged = {}
    for path in sorted(folder.glob("*.sig")):
        try:
            key = verify_sshsig(
                parse_sshsig(path.read_bytes()),
                (folder / "signed-data").read_bytes(),
                (folder / "namespace").read_text().strip(),
            )
            line = path.with_suffix(".pub").read_text().split()[:2]
            judged[path.stem] = format_ssh_key(key) == " ".join(line)
        except LetterkitError as error:
            judged[path.stem] = str(error)
    assert judged == {
        "ecdsa": True,
        "ecdsa_sk": True,
        "ecdsa_sk_webauthn": "this SSH signature algorithm is not supported: "
        "webauthn-sk-ecdsa-sha2-nistp256@openssh.com",
        "ed25519": True,
        "ed25519_sk": True,
        "mldsa44-ed25519": "this type of SSH key is not supported: ssh-mldsa44-ed25519@openssh.com",
        "rsa": True,
    }
