import base64
from functools import cache

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.evidence import dkim as module
from letterkit.evidence.dkim import (
    DkimEvidence,
    DnsAnswer,
    dkim_key_names,
    format_dns_answer,
    parse_dns_answer,
    verify_dkim,
)

dkim = pytest.importorskip("dkim", reason="letterkit[dkim] is not installed")

RECEIVED = 2**40  # dkimpy stamps a signature with the clock, and that is long before
HEADERS = [
    "From: Ada Example <ada@example.org>",
    "To: letters@example.org",
    "Subject: I sign",
    "Date: Sun, 22 Nov 2026 10:00:00 +0000",
    "Message-ID: <1@example.org>",
]
BODY = "letterkit.statement.v1\r\nI sign this open letter.\r\n"
NAME = "mail._domainkey.example.org"
BAD = "the DKIM signature does not verify"


@cache
def key(bits=2048):
    return rsa.generate_private_key(65537, bits)


def pem(bits=2048):
    return key(bits).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )


def public(private):
    der = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return base64.b64encode(der).decode()


def record(bits=2048, extra=""):
    return DnsAnswer(NAME, f"v=DKIM1; k=rsa;{extra} p={public(key(bits))}")


def message(headers=HEADERS, body=BODY):
    return ("\r\n".join(headers) + "\r\n\r\n" + body).encode()


def signed(
    text=None, domain=b"example.org", covered=(b"from", b"subject", b"to"), bits=2048, **how
):
    text = message() if text is None else text
    selector = how.pop("selector", b"mail")
    return dkim.sign(text, selector, domain, pem(bits), include_headers=list(covered), **how) + text


def signed_at(made, expires):
    """Signed at another time than the clock's, with an expiry."""
    mail = dkim.DKIM(message())

    def timed(fields, *arguments):
        fields = [(name, b"%d" % made if name == b"t" else value) for name, value in fields]
        fields.insert(-1, (b"x", b"%d" % expires))
        return type(mail).gen_header(mail, fields, *arguments)

    mail.gen_header = timed
    covered = [b"from", b"subject"]
    return mail.sign(b"mail", b"example.org", pem(), include_headers=covered) + message()


def refusal(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


def verify_refusal(text, answer=None, received=RECEIVED):
    return refusal(verify_dkim, text, answer or record(), received)


def test_a_signed_e_mail_is_evidence_of_its_domain():
    assert verify_dkim(signed(), record(), RECEIVED) == DkimEvidence(
        "example.org", "ada@example.org", frozenset({"from", "subject", "to"})
    )
    assert dkim_key_names(signed()) == (NAME,)


def test_line_ends_may_have_been_changed_on_disk():
    assert verify_dkim(signed().replace(b"\r\n", b"\n"), record(), RECEIVED).domain == "example.org"


def test_the_example_of_the_module_has_the_form_of_a_stored_answer():
    line = next(each for each in module.__doc__.split("\n") if each.startswith("    mail._domain"))
    answer = parse_dns_answer(line.strip().replace("…", "").encode() + b"\n")
    assert answer == DnsAnswer(NAME, "v=DKIM1; k=rsa; p=MIGf")


def test_a_dns_answer_reads_back():
    assert parse_dns_answer(format_dns_answer(record())) == record()


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"x.example\n", b"x.example a", b"x.example a\n\n", b"x.example a \n",
     b"x.example \xff\n", b"X.example a\n", b"example a\n", b"x.example a\tb\n", b" a\n"],
)  # fmt: skip
def test_a_dns_answer_has_one_spelling(data):
    assert refusal(parse_dns_answer, data) == "not a stored DNS answer"


@pytest.mark.parametrize(
    "old, new",
    [
        (b"I sign this", b"I sing this"),
        (b"letter.\r\n", b"letter.\r\nAnd more.\r\n"),
        (b"Subject: I sign", b"Subject: I do not sign"),
        (b"Ada Example <", b"Bo Example <"),
        (b"ada@example.org", b"bo@example.org"),
    ],
)
def test_what_was_changed_after_signing_is_refused(old, new):
    text = signed()
    at = text.rindex(old)
    assert verify_refusal(text[:at] + text[at:].replace(old, new)) == BAD


def test_another_key_at_the_same_name_is_refused():
    other = rsa.generate_private_key(65537, 2048)
    answer = DnsAnswer(NAME, f"v=DKIM1; k=rsa; p={public(other)}")
    assert verify_refusal(signed(), answer) == BAD


def test_the_answer_for_another_name_says_nothing():
    message = "the e-mail has no DKIM signature by this key"
    answer = DnsAnswer("other._domainkey.example.org", record().text)
    assert verify_refusal(signed(), answer) == message
    assert verify_refusal(globals()["message"]()) == message


def test_a_part_of_the_text_left_unsigned_is_refused():
    text = signed(length=True)
    flat = "the DKIM signature leaves a part of the text unsigned"
    assert verify_refusal(text) == flat
    assert verify_refusal(text + b"Added.\r\n") == flat


@pytest.mark.parametrize("covered", [(b"from", b"to"), (b"from",)])
def test_an_uncovered_subject_is_refused(covered):
    flat = "the DKIM signature leaves From or Subject unsigned"
    assert verify_refusal(signed(covered=covered)) == flat


def test_an_uncovered_from_is_refused():
    text = signed()
    start, end = text.index(b"h="), text.index(b";", text.index(b"h="))
    changed = text[:start] + b"h=subject : to" + text[end:]
    assert verify_refusal(changed) == "the DKIM signature leaves From or Subject unsigned"


@pytest.mark.parametrize(
    "headers",
    [
        [*HEADERS, "From: Bo Example <bo@example.org>"],
        ["from: Bo Example <bo@example.org>", *HEADERS],
        [*HEADERS, "Subject: I do not sign"],
        [each for each in HEADERS if not each.startswith("Subject")],
        [each for each in HEADERS if not each.startswith("From")],
    ],
)
def test_a_doubled_or_missing_from_or_subject_is_refused(headers):
    flat = "the e-mail has not exactly one From and one Subject"
    head, _, body = message(headers).partition(b"\r\n\r\n")
    signature = signed().partition(b"\r\nFrom")[0]
    assert verify_refusal(signature + b"\r\n" + head + b"\r\n\r\n" + body) == flat


@pytest.mark.parametrize(
    "sender",
    [
        "Ada Example <ada@example.org>, Bo Example <bo@example.org>",
        "Ada Example",
        "",
        "undisclosed:;",
        "@example.org",
        "ada@",
        "ada@example.org (bo@example.org)",
        "bo@example.org <ada@example.org>",
        "<bo@example.org> <ada@example.org>",
        "Ada <ada@example.org",
        "a da@example.org",
        "ада@example.org",
        "ada@exämple.org",
        "ada@localhost",
        '"ada@example.org',
        '"a"@example.org',
        "ada@example.org <bo@example.org> x",
    ],
)
def test_a_from_without_exactly_one_address_is_refused(sender):
    text = signed(message([f"From: {sender}", *HEADERS[1:]]))
    assert verify_refusal(text) == "the e-mail has not exactly one sender"


@pytest.mark.parametrize(
    "sender",
    [
        "ada@example.org",
        "<ada@example.org>",
        "Ada Example <ada@example.org>",
        "Ada Example\r\n <ada@example.org>",
        '"Example, Ada (\\"A\\")" <ada@example.org>',
        "=?utf-8?B?0JDQtNCw?= <ada@example.org>",
        "Ада <ada@example.org>",
    ],
)
def test_a_sender_is_read_with_or_without_a_name(sender):
    text = signed(message([f"From: {sender}", *HEADERS[1:]]))
    assert verify_dkim(text, record(), RECEIVED).address == "ada@example.org"


@pytest.mark.parametrize(
    "sender, domain, aligned",
    [
        ("ada@example.org", b"example.org", True),
        ("ada@EXAMPLE.org", b"Example.org", True),
        ("ada@mail.example.org", b"example.org", True),
        ("ada@example.org", b"mail.example.org", False),
        ("ada@badexample.org", b"example.org", False),
        ("ada@example.org.evil.example", b"example.org", False),
        ("ada@example.com", b"example.org", False),
    ],
)
def test_the_domain_that_signs_must_be_the_senders(sender, domain, aligned):
    text = signed(message([f"From: {sender}", *HEADERS[1:]]), domain=domain)
    answer = DnsAnswer(f"mail._domainkey.{domain.decode().lower()}", record().text)
    if aligned:
        assert verify_dkim(text, answer, RECEIVED).domain == domain.decode().lower()
    else:
        flat = "the DKIM signature is another domain's than the sender's"
        assert verify_refusal(text, answer) == flat


def test_expiry_is_judged_at_the_time_of_receipt_and_not_by_the_clock():
    text = signed_at(1000, 2000)
    for received in (400, 1000, 2000):
        assert verify_dkim(text, record(), received).domain == "example.org"
    for received in (399, 2001, RECEIVED):
        assert verify_refusal(text, received=received) == (
            "the DKIM signature was not valid when the e-mail came"
        )


@pytest.mark.parametrize("old, new", [(b"x=2000", b"x=soon"), (b"t=1000", b"t=-1")])
def test_a_malformed_time_is_refused(old, new):
    text = signed_at(1000, 2000).replace(old, new, 1)
    assert verify_refusal(text, received=1500) == (
        "the DKIM signature was not valid when the e-mail came"
    )


def test_a_signature_from_after_receipt_is_refused():
    assert verify_refusal(signed(), received=1) == (
        "the DKIM signature was not valid when the e-mail came"
    )


def test_a_short_key_is_refused():
    text = signed(bits=1024)
    assert verify_dkim(text, record(1024), RECEIVED).domain == "example.org"
    numbers = key(1024).private_numbers()
    short = DnsAnswer(NAME, f"v=DKIM1; p={short_key()}")
    assert numbers.public_numbers.e == 65537
    assert verify_refusal(text, short) == "the DKIM key is not RSA of at least 1024 bits"


def short_key():
    modulus = (1 << 1022) + 12345
    der = rsa.RSAPublicNumbers(65537, modulus | 1).public_key()
    info = der.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return base64.b64encode(info).decode()


@pytest.mark.parametrize(
    "text, flat",
    [
        ("v=DKIM1; k=rsa; p=", "the DKIM key is revoked or malformed"),
        ("v=DKIM1; k=rsa", "the DKIM key is revoked or malformed"),
        ("v=DKIM1; k=rsa; p=AAAA", "the DKIM key is revoked or malformed"),
        ("v=DKIM1; k", "the DKIM key is revoked or malformed"),
        ("p=A; p=B", "the DKIM key is revoked or malformed"),
        (record(extra=" t=y;").text, "the DKIM key is on trial, or not for e-mail"),
        (record(extra=" t=s:y;").text, "the DKIM key is on trial, or not for e-mail"),
        (record(extra=" s=tlsrpt;").text, "the DKIM key is on trial, or not for e-mail"),
        (record(extra=" h=sha1;").text, "the DKIM key is on trial, or not for e-mail"),
        (
            f"v=DKIM1; k=ed25519; p={public(Ed25519PrivateKey.from_private_bytes(bytes(32)))}",
            "the DKIM key is not RSA of at least 1024 bits",
        ),
        (record().text.replace("DKIM1", "DKIM2"), BAD),
        (record().text.replace("k=rsa", "k=ed448"), BAD),
    ],
)
def test_a_revoked_or_unfit_key_is_refused(text, flat):
    assert verify_refusal(signed(), DnsAnswer(NAME, text)) == flat


def test_sha_1_is_refused():
    text = signed(signature_algorithm=b"rsa-sha1")
    assert verify_refusal(text) == "this kind of DKIM signature is not supported"


@pytest.mark.parametrize(
    "old, new", [(b"v=1", b"v=2"), (b"q=dns/txt", b"q=dns/any"), (b"a=rsa-sha256", b"a=rsa-md5")]
)
def test_other_kinds_of_signature_are_refused(old, new):
    flat = "this kind of DKIM signature is not supported"
    assert verify_refusal(signed().replace(old, new, 1)) == flat


def test_a_foreign_or_malformed_signature_beside_a_good_one_changes_nothing():
    foreign = signed(domain=b"lists.example.com", selector=b"s")
    for other in (b"DKIM-Signature: rubbish\r\n", foreign[: foreign.index(b"From:")]):
        assert verify_dkim(other + signed(), record(), RECEIVED).domain == "example.org"


@pytest.mark.parametrize("text", [b" folded\r\nFrom: a\r\n", b"no header\r\n\r\n", b"\xff\r\n"])
def test_what_is_no_e_mail_is_refused(text):
    assert verify_refusal(text) == "not an e-mail"
    assert refusal(dkim_key_names, text) == "not an e-mail"


@given(st.integers(0, 100_000), st.integers(0, 255))
@settings(deadline=None)
def test_one_other_byte_is_an_error_or_the_same_evidence(at, byte):
    text = signed()
    at %= len(text)
    changed = text[:at] + bytes([byte]) + text[at + 1 :]
    try:
        assert verify_dkim(changed, record(), RECEIVED).address == "ada@example.org"
    except LetterkitError:
        return


@given(st.binary() | st.binary().map(lambda head: head + signed()))
@settings(deadline=None)
def test_any_bytes_are_evidence_or_an_error(data):
    try:
        assert verify_dkim(data, record(), RECEIVED).domain == "example.org"
    except LetterkitError:
        return
