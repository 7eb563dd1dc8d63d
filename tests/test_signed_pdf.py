"""A director signs the letter's PDF with the certificate of an eID."""

import datetime
import shutil
from functools import cache
from io import BytesIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from signing import LETTER, Town

pytest.importorskip("pyhanko", reason="letterkit[pdf-signatures] is not installed")

import pades

DAY = datetime.timedelta(days=1)
NOW = datetime.datetime.now(datetime.UTC)


@cache
def certified(kind="ec", begins=-1, ends=1):
    key = ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa_key(int(kind))
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Ada Example")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(NOW + begins * DAY).not_valid_after(NOW + ends * DAY)
    usage = x509.KeyUsage(True, True, *[False] * 7)
    return key, made.add_extension(usage, critical=True).sign(key, hashes.SHA256())


def rsa_key(bits):
    return rsa.generate_private_key(65537, bits)


def fingerprint(**how):
    return certified(**how)[1].fingerprint(hashes.SHA256()).hex()


def sign(data, field="Signature", digest="sha256", **how):
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key, certificate = certified(**how)
    pkcs8 = (form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption())
    signer = SimpleSigner(
        asn1.Certificate.load(certificate.public_bytes(form.Encoding.DER)),
        keys.PrivateKeyInfo.load(key.private_bytes(*pkcs8)),
        SimpleCertificateStore(),
    )
    metadata = PdfSignatureMetadata(field_name=field, md_algorithm=digest)
    writer = IncrementalPdfFileWriter(BytesIO(data))
    return sign_pdf(writer, metadata, signer).getvalue()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("signed")
    town = Town(folder / "town", folder / "gnupg")
    town.letterkit("build", "housing")
    return town.folder


@pytest.fixture
def town(built, tmp_path):
    shutil.copytree(built, tmp_path / "town")
    town = Town.__new__(Town)
    town.folder = tmp_path / "town"
    town.keys(f"ada@example.org x509 {fingerprint()} their eID card, seen at the office")
    return town


def letter(town):
    return (town.folder / "build/housing/housing.en.pdf").read_bytes()


def refused(town, data, code=1):
    town.write("signed.pdf", data)
    return town.refused("add", "signed.pdf", "--to", "housing", code=code)


def test_a_signed_pdf_of_the_letter_is_evidence(town):
    data = sign(letter(town))
    town.write("signed.pdf", data)
    out, errors = town.letterkit("add", "signed.pdf", "--to", "housing")
    assert (out, errors) == ("signatories/housing.csv: 1 confirmed\n", "")
    cells = town.read("signatories/housing.csv").splitlines()[1].split(",")
    assert (cells[0], cells[7]) == ("a1", "pdf")
    days = {each.date().isoformat() for each in (NOW, datetime.datetime.now(datetime.UTC))}
    assert cells[9] in days  # midnight may have passed
    assert (town.folder / cells[8]).read_bytes() == data
    assert town.letterkit("add", "signed.pdf", "--to", "housing")[0].endswith("1 there already\n")


def test_a_pdf_without_a_signature_or_with_two_is_refused(town):
    assert refused(town, letter(town)) == "signed.pdf: the PDF has no signatures, not one"
    twice = sign(sign(letter(town)), field="Second")
    assert refused(town, twice) == "signed.pdf: the PDF has 2 signatures, not one"


def test_a_pdf_that_was_changed_after_it_was_signed_is_refused(town):
    from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    data, out = sign(letter(town)), BytesIO()
    writer = IncrementalPdfFileWriter(BytesIO(data))
    writer.root["/Extra"] = DictionaryObject({pdf_name("/Title"): pdf_string("x")})
    writer.update_root()
    writer.write(out)
    changed = out.getvalue()
    assert changed.startswith(data)
    assert refused(town, changed) == "signed.pdf: the PDF was changed after it was signed"
    place = data.index(b"/Producer") + 12
    flipped = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    assert "signed.pdf: " in refused(town, flipped)


def test_a_certificate_that_is_bound_to_nobody_is_refused(town):
    town.keys()
    assert refused(town, sign(letter(town))) == "signed.pdf: the certificate is bound to nobody"


@pytest.mark.parametrize(
    ("begins", "ends", "kind", "message"),
    [
        (-3, -2, "ec", "the certificate was not valid when it signed"),
        (2, 3, "ec", "the certificate was not valid when it signed"),
        (-1, 1, "1024", "the certificate's RSA key is shorter than 2048 bits"),
    ],
)
def test_a_certificate_that_cannot_count_is_refused(town, begins, ends, kind, message):
    how = {"begins": begins, "ends": ends, "kind": kind}
    town.keys(f"ada@example.org x509 {fingerprint(**how)} x")
    assert refused(town, sign(letter(town), **how)) == f"signed.pdf: {message}"


def test_a_weak_hash_is_refused(town):
    assert "signed.pdf: the " in refused(town, sign(letter(town), digest="sha1"))


def test_a_signed_pdf_of_another_text_is_refused(town):
    data = sign(letter(town))
    town.write("letters/housing/letter.md", LETTER.replace("homes", "many homes"))
    assert refused(town, data) == "signed.pdf: the PDF holds another text than the letter has"


def test_a_pdf_of_something_else_is_refused(town):
    assert "signed.pdf" in refused(town, b"%PDF-1.7\nnothing\n", code=2)


def test_an_auditor_finds_the_signed_pdf(town):
    town.write("signed.pdf", sign(letter(town)))
    town.letterkit("add", "signed.pdf", "--to", "housing")
    town.letterkit("keygen", "housing")
    town.letterkit("publish", "housing", "--yes")
    out, _ = town.letterkit("audit", "housing", "--key", "k", "--name", "x.example")
    assert "\npdf named=1 unnamed=0 backed=1\n" in out
    (kept,) = (town.folder / "registers/housing/evidence/a1").glob("*.pdf")
    kept.write_bytes(letter(town))
    out, _ = town.letterkit("audit", "housing", "--key", "k", code=1)
    assert "\npdf named=1 unnamed=0 backed=0\n" in out


@pytest.mark.parametrize("level", ["LT", "LTA"])
def test_case_22_a_pdf_that_was_signed_to_last_is_evidence_and_an_auditor_finds_it(town, level):
    town.keys(f"ada@example.org x509 {pades.fingerprint()} their eID card, seen at the office")
    town.write("signed.pdf", pades.sign(letter(town), level))
    out, errors = town.letterkit("add", "signed.pdf", "--to", "housing")
    assert (out, errors) == ("signatories/housing.csv: 1 confirmed\n", "")
    town.letterkit("keygen", "housing")
    town.letterkit("publish", "housing", "--yes")
    out, _ = town.letterkit("audit", "housing", "--key", "k", "--name", "x.example")
    assert "\npdf named=1 unnamed=0 backed=1\n" in out


def test_case_22_a_pdf_that_was_changed_between_its_time_stamps_is_refused(town):
    town.keys(f"ada@example.org x509 {pades.fingerprint()} their eID card, seen at the office")
    data = pades.changed(pades.sign(letter(town), "LTA"), pades.attachment)
    message = "signed.pdf: the PDF was changed after it was signed: an attachment"
    assert refused(town, pades.stamped(data)) == message


def test_case_21_a_key_that_cannot_be_used_never_stops_a_signed_pdf(town):
    known = town.read("signatories/housing.keys").strip()
    town.keys(f"bo@example.org openpgp {'0' * 40} absent.asc a card", "not a line", known)
    town.write("signed.pdf", sign(letter(town)))
    out, errors = town.letterkit("add", "signed.pdf", "--to", "housing")
    assert out == "signatories/housing.csv: 1 confirmed\n"
    place = "letterkit: warning: signatories/housing.keys"
    assert f"{place}:1: absent.asc: No such file or directory\n" in errors
    assert f"{place}:2: not a kind of key that is known" in errors
