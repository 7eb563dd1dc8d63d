"""People are invited by e-mail and answer; only what they say themselves counts."""

import base64
import email
import email.policy
import hashlib
import re
import stat
import time
from email.utils import formatdate
from functools import cache

import pytest

from signing import LETTER, LIST, Town

OUTBOX = "registers/housing/outbox"
HEADS = LIST.splitlines()[0]


@pytest.fixture
def town(tmp_path):
    town = Town(tmp_path, tmp_path / "gnupg")
    town.write("letterkit.toml", 'organisation = "Homes for All"\nemail = "letters@example.org"\n')
    return town


@pytest.fixture
def invited(town):
    town.letterkit("invite", "housing")
    return town


def mail_to(town, person):
    data = (town.folder / OUTBOX / f"{person}.eml").read_bytes()
    message = email.message_from_bytes(data, policy=email.policy.default)
    return message, message.get_body(("plain",)).get_content().replace("\r\n", "\n")


def code_of(town, person):
    _, text = mail_to(town, person)
    return re.search(r"^    \D+ ([a-z2-7]{5} [a-z2-7]{5})$", text, re.MULTILINE)[1]


def answer(text, sender="Ada Example <ada@example.org>", *more):
    heads = (
        *(f"From: {sender}", "To: letters@example.org", "Subject: Re: Please sign: Homes"),
        *("Date: Sun, 22 Nov 2026 10:00:00 +0000", "MIME-Version: 1.0"),
        *("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", *more),
    )
    return "\r\n".join((*heads, "", *text.split("\n"), "")).encode()


def quoted(text):
    return "\n".join(f"> {line}" for line in text.split("\n"))


def mailbox(*mails):
    return b"".join(b"From x Sun Nov 22 10:00:00 2026\n" + one + b"\n" for one in mails)


def add(town, data, name="answer.eml", code=0):
    town.write(name, data)
    return town.letterkit("add", name, "--to", "housing", code=code)


def refused(town, data, name="answer.eml", code=1):
    town.write(name, data)
    return town.refused("add", name, "--to", "housing", code=code)


def rows(town):
    return town.read("signatories/housing.csv").splitlines()


def test_everybody_gets_a_mail_of_their_own_and_none_is_sent(town):
    before = rows(town)
    out, errors = town.letterkit("invite", "housing")
    assert out == f"{OUTBOX}: 3 written\n"
    assert errors == "nothing was sent: open the e-mails in a mail program\n"
    assert rows(town) == before
    message, text = mail_to(town, "a1")
    assert message["To"] == "Ada Example <ada@example.org>"
    assert message["From"] == "Homes for All <letters@example.org>"
    assert message["Subject"] == "Please sign: Homes"
    letter, statement = (each.get_content() for each in message.iter_attachments())
    assert letter == "Homes\n\n1 October 2026\n\nBuild homes.\n"
    assert f"Text-SHA256: {hashlib.sha256(letter.encode()).hexdigest()}\n" in statement
    assert "\n".join(f"    {line}" for line in statement.splitlines()) in text
    assert "http" not in text
    codes = {code_of(town, person) for person in ("a1", "b1", "c1")}
    assert len(codes) == 3
    kept = list((town.folder / "registers").rglob("*"))
    assert {stat.S_IMODE(p.stat().st_mode) for p in kept if p.is_file()} == {0o600}
    assert {stat.S_IMODE(p.stat().st_mode) for p in kept if p.is_dir()} == {0o700}


def test_inviting_again_changes_nothing(invited):
    before = invited.state()
    invited.letterkit("invite", "housing")
    assert invited.state() == before


def test_a_dry_run_writes_nothing(town):
    before = town.state()
    out, errors = town.letterkit("invite", "housing", "--dry-run")
    assert (out, errors) == (f"{OUTBOX}: 3 written (dry run)\n", "")
    assert town.state() == before


def test_whoever_declined_or_has_no_address_is_not_asked(town):
    no, none, wrong = ("cy@example.org,no", "bo@example.org", "ada@example.org")
    listed = LIST.replace("cy@example.org,yes", no).replace(none, "").replace(wrong, "at home")
    town.write("signatories/housing.csv", listed)
    out, errors = town.letterkit("invite", "housing")
    assert out == f"{OUTBOX}: 1 did not agree, 2 without an e-mail address\n"
    assert errors == "signatories/housing.csv:2: not an e-mail address that can be written to\n"


def test_whoever_has_no_id_is_given_one(town):
    town.write("signatories/housing.csv", "name,email\nAda Example,ada@example.org\n")
    town.letterkit("invite", "housing")
    header, row = rows(town)
    assert header == "name,email,id"
    person = re.fullmatch(r"Ada Example,ada@example.org,([a-z0-9]{10})", row)[1]
    assert (town.folder / OUTBOX / f"{person}.eml").exists()


def test_a_letter_that_nobody_can_answer_to_invites_nobody(town):
    town.write("letterkit.toml", "")
    assert town.refused("invite", "housing", code=2) == "letterkit.toml: no address to answer to"


def test_an_answer_with_its_code_confirms(invited):
    code, text = (
        code_of(invited, "a1"),
        hashlib.sha256(b"Homes\n\n1 October 2026\n\nBuild homes.\n"),
    )
    data = answer(f"I sign {code}\n\nBest, Ada")
    out, errors = add(invited, data)
    assert (out, errors) == ("signatories/housing.csv: 1 confirmed\n", "")
    header, ada, *others = rows(invited)
    assert header == f"{HEADS},level,evidence,signed,lang,text"
    cells = ada.removeprefix(LIST.splitlines()[1]).split(",")
    assert (cells[1], cells[4:]) == ("code", ["en", text.hexdigest()])
    assert (invited.folder / cells[2]).read_bytes() == data
    assert others == [f"{line},,,,," for line in LIST.splitlines()[2:]]
    assert add(invited, data)[0] == "signatories/housing.csv: 1 there already\n"
    out, _ = invited.letterkit("invite", "housing")
    assert out == f"{OUTBOX}: 2 written, 1 confirmed already\n"


@pytest.mark.parametrize(
    "said",
    [
        "i sign {code}",
        "I SIGN: {upper}.",
        "“I sign” {code}\n\nThank you!",
        "I sign {joined} 👍",
        "Подписываю {code}",
        "Firmo {code}",
    ],
)
def test_an_answer_may_be_worded_in_its_own_way(invited, said):
    code = code_of(invited, "a1")
    text = said.format(code=code, upper=code.upper(), joined=code.replace(" ", ""))
    assert add(invited, answer(text))[0] == "signatories/housing.csv: 1 confirmed\n"


def test_what_is_only_quoted_confirms_nothing(invited):
    _, text = mail_to(invited, "a1")
    code = code_of(invited, "a1")
    for said in (
        quoted(text),
        text,
        f"-----Original Message-----\n{text}",
        f"From: Homes <letters@example.org>\nSent: Sunday\n\n{text}",
        f"On 22 Nov 2026, Homes <letters@example.org> wrote:\n\n{text}",
        " ".join(text.split()),
        f"> I sign {code}",
        "",
    ):
        before = invited.state()
        out, errors = add(invited, answer(said))
        assert out == "signatories/housing.csv: 1 not an answer\n"
        assert errors == "answer.eml: confirms nothing\n"
        assert invited.state() == before


@pytest.mark.parametrize(
    "header",
    ["Auto-Submitted: auto-replied", "Precedence: auto_reply", "X-Autoreply: yes"],
)
def test_what_a_program_sent_confirms_nothing(invited, header):
    data = answer(f"I sign {code_of(invited, 'a1')}", "ada@example.org", header)
    out, errors = add(invited, data)
    assert (out, errors) == (
        "signatories/housing.csv: 1 not an answer\n",
        "answer.eml: sent by a program\n",
    )


def test_a_wrong_code_is_refused(invited):
    message = "answer.eml: nobody was invited with this code"
    assert refused(invited, answer("I sign aaaaa aaaaa")) == message


def test_a_code_for_an_earlier_text_is_refused(invited):
    code = code_of(invited, "a1")
    invited.write("letters/housing/letter.md", LETTER.replace("homes", "many homes"))
    message = "answer.eml: the signed statement has another text-sha256"
    assert refused(invited, answer(f"I sign {code}")) == message


def test_a_code_for_an_earlier_name_or_somebody_gone_is_refused(invited):
    code = code_of(invited, "a1")
    invited.write("signatories/housing.csv", LIST.replace("Ada Example", "Ada Exemple"))
    message = "answer.eml: the signed statement has another name"
    assert refused(invited, answer(f"I sign {code}")) == message
    invited.write("signatories/housing.csv", LIST.replace("a1,Ada", "a2,Ada"))
    message = "answer.eml: whoever was invited with this code is no longer on the list"
    assert refused(invited, answer(f"I sign {code}")) == message


def test_an_answer_before_any_invitation_is_refused(town):
    message = "registers/housing: nobody was invited yet"
    assert refused(town, answer("I sign aaaaa aaaaa"), code=2) == message


def test_a_mailbox_is_taken_answer_by_answer(invited):
    mails = (
        answer(f"I sign {code_of(invited, 'a1')}\n\n>>From here"),
        answer("I am away.", "bo@example.org", "Auto-Submitted: auto-replied"),
        answer("I sign aaaaa aaaaa", "eve@example.org"),
        answer(f"Падпісваю {code_of(invited, 'b1')}", "bo@example.org"),
    )
    out, errors = add(invited, mailbox(*mails), "replies.mbox", code=1)
    assert out == "signatories/housing.csv: 2 confirmed, 1 refused, 1 not an answer\n"
    assert errors == (
        "replies.mbox: e-mail 2: sent by a program\n"
        "letterkit: error: replies.mbox: e-mail 3: nobody was invited with this code\n"
    )
    assert [row.split(",")[7] for row in rows(invited)[1:]] == ["code", "code", ""]


def test_two_of_one_mailbox_may_answer_in_one_mail(invited):
    said = f"I sign {code_of(invited, 'a1')}\nI sign {code_of(invited, 'c1')}"
    assert add(invited, answer(said))[0] == "signatories/housing.csv: 2 confirmed\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.mbox", b"hello\n", "a.mbox: not a mailbox"),
        ("a.mbox", b"", "a.mbox: not a mailbox"),
        ("a.eml", b"hello\n", "a.eml: not an e-mail"),
        ("a.eml", b"\xff\xfe\x00", "a.eml: not an e-mail"),
    ],
)
def test_what_is_no_mail_is_refused(invited, name, data, message):
    assert refused(invited, data, name, code=2) == message


def test_only_those_whose_text_changed_are_asked_again(invited):
    add(invited, answer(f"I sign {code_of(invited, 'a1')}"))
    out, _ = invited.letterkit("invite", "housing", "--changed")
    assert out == f"{OUTBOX}: 1 confirmed already, 2 not asked again: the text is the same\n"
    more = LIST.splitlines()[3].replace("c1,Cy", "d1,Di").replace("cy@", "di@")
    listed = invited.read("signatories/housing.csv")
    invited.write("signatories/housing.csv", f"{listed}{more},,,,,\n")
    old = code_of(invited, "a1")
    invited.write("letters/housing/letter.md", LETTER.replace("homes", "many homes"))
    out, _ = invited.letterkit("invite", "housing", "--changed")
    assert out == f"{OUTBOX}: 3 written, 1 not asked again: the text is the same\n"
    new = code_of(invited, "a1")
    assert new != old
    assert add(invited, answer(f"I sign {new}"))[0] == "signatories/housing.csv: 1 confirmed\n"
    assert len(list((invited.folder / "registers/housing/evidence/a1").glob("*.eml"))) == 2


def test_a_letter_is_asked_for_in_the_language_of_the_signatory(town):
    town.write("letters/housing/letter.be.md", "---\ntitle: Дамы\n---\nБудуйце дамы.\n")
    town.write("signatories/housing.csv", "id,name,email,lang\na1,Ада,ada@example.org,be\n")
    town.letterkit("invite", "housing")
    message, text = mail_to(town, "a1")
    assert message["Subject"] == "Просім падпісаць: Дамы"
    assert f"    Падпісваю {code_of(town, 'a1')}\n" in text
    assert add(town, answer(f"Падпісваю {code_of(town, 'a1')}"))[0].endswith("1 confirmed\n")
    assert rows(town)[1].split(",")[3] == "be"


NAME = "mail._domainkey.example.org"


@cache
def dkim_key():
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(65537, 2048)


def dns():
    from cryptography.hazmat.primitives import serialization as form

    der = (
        dkim_key()
        .public_key()
        .public_bytes(form.Encoding.DER, form.PublicFormat.SubjectPublicKeyInfo)
    )
    return f"{NAME} v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}\n"


def dkim_signed(mail, received=True, **how):
    dkim = pytest.importorskip("dkim", reason="letterkit[dkim] is not installed")
    from cryptography.hazmat.primitives import serialization as form

    pem = dkim_key().private_bytes(
        form.Encoding.PEM, form.PrivateFormat.TraditionalOpenSSL, form.NoEncryption()
    )
    heads = how.pop("include_headers", [b"from", b"subject", b"to"])
    made = dkim.sign(mail, b"mail", b"example.org", pem, include_headers=heads, **how) + mail
    by = b"Received: from mail by mx.example.org; %s\r\n" % formatdate(time.time() + 5).encode()
    return (by if received else b"") + made


def whole(town, person="a1"):
    _, text = mail_to(town, person)
    return f"I sign {code_of(town, person)}\n\n{quoted(text)}"


def test_an_answer_that_its_domain_signed_is_of_level_dkim(invited):
    data = dkim_signed(answer(whole(invited)))
    _, errors = add(invited, data)
    assert NAME in errors
    assert rows(invited)[1].split(",")[7] == "code"
    invited.write("answer.eml.dns", dns())
    out, errors = add(invited, data)
    assert (out, errors) == ("signatories/housing.csv: 1 confirmed\n", "")
    cells = rows(invited)[1].split(",")
    assert cells[7] == "dkim"
    assert (invited.folder / cells[8]).with_suffix(".dns").read_text("utf-8") == dns()


def test_dkim_counts_only_for_the_whole_statement(invited):
    invited.write("answer.eml.dns", dns())
    data = dkim_signed(answer(f"I sign {code_of(invited, 'a1')}"))
    _, errors = add(invited, data)
    assert "level code, for the nine lines of the statement are not in it" in errors
    assert rows(invited)[1].split(",")[7] == "code"


def test_a_dkim_signature_that_does_not_hold_is_refused(invited):
    invited.write("answer.eml.dns", dns())
    good = dkim_signed(answer(whole(invited)))
    bad = "answer.eml: the DKIM signature does not verify"
    assert refused(invited, good.replace(b"Subject: Re:", b"Subject: Fw:")) == bad
    assert refused(invited, good + b"more\r\n") == bad
    uncovered = dkim_signed(answer(whole(invited)), include_headers=[b"from"])
    assert "From or Subject unsigned" in refused(invited, uncovered)
    assert "unsigned" in refused(invited, dkim_signed(answer(whole(invited)), length=True))
    doubled = b"Subject: I sign\r\n" + good
    assert "exactly one From and one Subject" in refused(invited, doubled)
    late = dkim_signed(answer(whole(invited)), received=False)
    message = "answer.eml: the e-mail does not say when it was received"
    assert refused(invited, late) == message


def test_dkim_of_another_sender_than_the_one_on_the_list_is_refused(invited):
    invited.write("answer.eml.dns", dns())
    data = dkim_signed(answer(whole(invited), "eve@example.org"))
    message = "answer.eml: the e-mail comes from another address than the one on the list"
    assert refused(invited, data) == message
    other = dkim_signed(answer(whole(invited), "ada@example.com"))
    assert "another domain's than the sender's" in refused(invited, other)


def test_a_stored_answer_of_the_dns_that_is_none_stops_everything(invited):
    invited.write("answer.eml.dns", "v=DKIM1\n")
    message = refused(invited, dkim_signed(answer(whole(invited))), code=2)
    assert message == "answer.eml.dns:1: not a stored DNS answer"
