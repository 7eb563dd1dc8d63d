"""A connection is protected, hides the password, and says what came of each e-mail."""

import datetime
import ipaddress
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from letterkit.errors import LetterkitError
from letterkit.send import connection as module
from letterkit.send.account import Account, Rate, Security
from letterkit.send.connection import Connection, Fate, Patience, Reply, Unreachable, masked
from smtp_server import Server

PASSWORD = "kühle-Häfen 7!"
DATA = b"To: <bo@example.org>\r\nSubject: x\r\n\r\n.dot\r\n..\r\n.\r\nend\r\n"
# To sign, and to sign certificates: what Python 3.13 wants of one that vouches for itself.
USES = (True, False, False, False, False, True, False, False, False)
QUICK = Patience(60, 60, 60, again=(0.0,))


@pytest.fixture(scope="module")
def contexts(tmp_path_factory):
    """A context for a server on 127.0.0.1, and the file of its certificate."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    day = datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(address, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.KeyUsage(*USES), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "certificate.pem", folder / "key.pem"
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    private.write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, str(public)


def connection(server, security=Security.NONE, user="", password="", host="127.0.0.1"):
    account = Account(host, server.port, security, user, "letters@example.org", Rate())
    return Connection(account, QUICK, password)


def opened(server, **more):
    found = connection(server, **more)
    found.connect()
    return found


def handed_over(server, recipient="bo@example.org"):
    found = opened(server)
    begun = []
    reply = found.hand_over(recipient, DATA, lambda: begun.append(1))
    found.close()
    return reply, bool(begun)


def test_an_e_mail_arrives_byte_for_byte_and_this_machine_is_not_named():
    with Server() as server:
        assert handed_over(server) == (Reply(Fate.SENT, 250, "2.0.0 kept"), True)
        [kept] = server.kept
        assert kept.data == DATA
        assert (kept.sender, kept.recipients) == ("letters@example.org", ("bo@example.org",))
        assert server.lines[0] == "ehlo [127.0.0.1]"


@pytest.mark.parametrize(
    ("fate", "reply", "begun"),
    [
        ("451 4.3.0 later", Reply(Fate.LATER, 451, "4.3.0 later"), False),
        ("550 5.1.1 nobody", Reply(Fate.REFUSED, 550, "5.1.1 nobody"), False),
        ("421 bye", Reply(Fate.LATER, 421, "bye", lost=True), False),
        ("data 451 later", Reply(Fate.LATER, 451, "later"), True),
        ("data 554 spam", Reply(Fate.REFUSED, 554, "spam"), True),
        ("data 421 bye", Reply(Fate.LATER, 421, "bye", lost=True), True),
        ("data 354 what", Reply(Fate.DOUBT, 354, "what", lost=True), True),
        ("drop rcpt", Reply(Fate.LATER, 0, "the connection ended", lost=True), False),
        ("drop data", Reply(Fate.LATER, 0, "the connection ended", lost=True), False),
    ],
)
def test_what_came_of_an_e_mail_is_known(fate, reply, begun):
    with Server(lambda recipient, tries: fate) as server:
        assert handed_over(server) == (reply, begun)
        assert server.kept == []


@pytest.mark.parametrize("fate", ["drop end", "drop kept"])
def test_an_e_mail_without_an_answer_is_in_doubt(fate):
    with Server(lambda recipient, tries: fate) as server:
        reply, begun = handed_over(server)
        assert (reply.fate, reply.lost, begun) == (Fate.DOUBT, True, True)
        assert len(server.kept) == (fate == "drop kept")


def test_an_e_mail_that_cannot_be_written_down_is_not_ended():
    class Full(Exception):
        pass

    def full():
        raise Full

    with Server() as server:
        found = opened(server)
        with pytest.raises(Full):
            found.hand_over("bo@example.org", DATA, full)
        found.drop()
    assert server.kept == []


def test_a_connection_is_used_again_after_a_refusal():
    def decide(recipient, tries):
        return "550 no" if recipient.startswith("bo") else ""

    with Server(decide) as server:
        found = opened(server)
        fates = [
            found.hand_over(each, DATA, lambda: None).fate
            for each in ("bo@example.org", "cy@example.org", "bo@example.org", "di@example.org")
        ]
        found.close()
        assert fates == [Fate.REFUSED, Fate.SENT, Fate.REFUSED, Fate.SENT]
        assert server.connections == 1


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_protected_connection_logs_in_and_sends(contexts, monkeypatch, security):
    context, certificate = contexts
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    protected = {"tls": context} if security is Security.TLS else {"starttls": context}
    with Server(login=("ada", PASSWORD), **protected) as server:
        found = opened(server, security=security, user="ada", password=PASSWORD)
        assert found.hand_over("bo@example.org", DATA, lambda: None).fate is Fate.SENT
        found.close()
        assert len(server.kept) == 1
    assert PASSWORD not in repr(found)


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_certificate_that_does_not_hold_gets_no_password(contexts, monkeypatch, security):
    monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
    context, _ = contexts
    protected = {"tls": context} if security is Security.TLS else {"starttls": context}
    with Server(login=("ada", PASSWORD), **protected) as server:
        with pytest.raises(LetterkitError, match="its certificate does not hold"):
            opened(server, security=security, user="ada", password=PASSWORD)
        assert not any(line.startswith("AUTH") for line in server.lines)


def test_a_server_without_starttls_gets_nothing():
    with Server() as server:
        with pytest.raises(LetterkitError, match="the server offers no STARTTLS"):
            opened(server, security=Security.STARTTLS, user="ada", password=PASSWORD)
        assert not any(line.upper().startswith(("AUTH", "MAIL")) for line in server.lines)


def test_tls_with_a_server_that_speaks_none_is_an_error():
    with Server() as server, pytest.raises(LetterkitError, match="no protected connection"):
        opened(server, security=Security.TLS)


def test_an_unprotected_connection_is_only_made_to_this_machine(monkeypatch):
    monkeypatch.setattr(module, "_peer", lambda _: "192.0.2.7")
    with Server() as server:
        with pytest.raises(LetterkitError, match="not on this machine"):
            opened(server, user="ada", password=PASSWORD)
        assert not any(line.upper().startswith(("AUTH", "MAIL")) for line in server.lines)


def test_a_wrong_password_is_an_error_without_it_though_the_server_repeats_it():
    refused = pytest.raises(LetterkitError, match="the server refuses this account: 535")
    with Server(login=("ada", "another")) as server, refused as caught:
        opened(server, user="ada", password=PASSWORD)
    error = caught.value
    said = f"{error} {error.hint} {error!r} {error.__cause__!r}"
    assert error.__cause__ is None
    assert error.__suppress_context__
    assert PASSWORD not in said
    assert "app password" in error.hint
    assert "AGFkYQ" not in said  # base64 of user and password
    assert "are no user here" in said


def test_a_sender_that_is_not_taken_ends_everything():
    with Server(extensions=("SIZE 100",)) as server:
        found = opened(server)
        found._smtp.mail = lambda *_: (553, b"5.7.1 letters@example.org is not yours")
        with pytest.raises(LetterkitError, match=r"no e-mails from letters@example\.org: 553"):
            found.hand_over("bo@example.org", DATA, lambda: None)


def test_nobody_there_is_an_error_that_can_pass():
    with Server() as server:
        port = server.port
    account = Account("127.0.0.1", port, Security.NONE, "", "letters@example.org", Rate())
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1:\d+: no connection"):
        Connection(account, QUICK).connect()


def test_an_address_beyond_ascii_needs_a_server_that_takes_it():
    with Server() as server:
        assert handed_over(server, "грета@example.org")[0].fate is Fate.SENT
        assert "SMTPUTF8" in server.kept[0].options
        assert server.kept[0].recipients == ("грета@example.org",)
    with Server(extensions=("8BITMIME",)) as server:
        reply, begun = handed_over(server, "грета@example.org")
        assert (reply.fate, begun) == (Fate.REFUSED, False)
        assert server.kept == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (b"5.1.1 <Bo.Sample@example.org>: no such user", "5.1.1 <…>: no such user"),
        (b"user bo.sample unknown", "user … unknown"),
        (b"BO.SAMPLE is over quota", "… is over quota"),
        (b"ask other@example.net\r\nor call", "ask … or call"),
        (b"password Q9!x is wrong, UTkheA", "password … is wrong, …"),
        (b"\xff\xfe odd", "\ufffd\ufffd odd"),
        (b"x" * 300, "x" * 200 + "…"),
        (b"bold statement", "bold statement"),
    ],
)
def test_a_servers_words_are_shown_without_people(words, shown):
    known = ("bo.sample@example.org", "bo.sample", "b", "")
    assert masked(words, known, ("Q9!x", "UTkheA==")) == shown


def test_a_server_that_takes_user_and_password_apart_gets_them_apart():
    with Server(login=("ada", PASSWORD), mechanism="LOGIN") as server:
        found = opened(server, user="ada", password=PASSWORD)
        assert found.hand_over("bo@example.org", DATA, lambda: None).fate is Fate.SENT
        found.close()


def test_a_server_that_takes_no_password_is_an_error():
    with Server() as server, pytest.raises(LetterkitError, match="takes no user and password here"):
        opened(server, user="ada", password=PASSWORD)
