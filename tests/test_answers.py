"""People are invited by e-mail and answer; only what they say themselves counts."""

import base64
import email
import email.policy
import hashlib
import os
import re
import stat
import subprocess
import sys
import time
from email.utils import formatdate
from functools import cache

import pytest

import program
from signing import LETTER, LIST, Town
from thorough import tries

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


def test_someone_who_declined_or_has_no_address_is_not_asked(town):
    no, none, wrong = ("cy@example.org,no", "bo@example.org", "ada@example.org")
    listed = LIST.replace("cy@example.org,yes", no).replace(none, "").replace(wrong, "at home")
    town.write("signatories/housing.csv", listed)
    out, errors = town.letterkit("invite", "housing")
    assert out == f"{OUTBOX}: 1 did not agree, 2 without an e-mail address\n"
    assert errors == "signatories/housing.csv:2: not an e-mail address that can be written to\n"


def test_someone_who_has_no_id_is_given_one(town):
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
        "I sign {code}\n\nThank you!",
        "I sign {joined} 👍",
        "Подписываю {code}",
        "Firmo {code}",
    ],
)
def test_an_answer_may_be_worded_in_its_own_way(invited, said):
    code = code_of(invited, "a1")
    text = said.format(code=code, upper=code.upper(), joined=code.replace(" ", ""))
    assert add(invited, answer(text))[0] == "signatories/housing.csv: 1 confirmed\n"


@pytest.mark.parametrize("said", ["> I sign CODE", "MAIL\n> I sign CODE", "> > I sign CODE\n"])
def test_a_line_to_copy_that_is_marked_as_a_quotation_waits(invited, said):
    before = rows(invited)
    _, text = mail_to(invited, "a1")
    said = said.replace("MAIL", quoted(text)).replace("CODE", code_of(invited, "a1"))
    out, errors = add(invited, answer(said))
    assert out == "signatories/housing.csv: 1 to review\n"
    assert "it has the code only in what it quotes" in errors
    assert rows(invited) == before


def test_what_is_only_quoted_confirms_nothing(invited):
    _, text = mail_to(invited, "a1")
    for said in (
        quoted(text),
        text,
        f"-----Original Message-----\n{text}",
        f"From: Homes <letters@example.org>\nSent: Sunday\n\n{text}",
        f"On 22 Nov 2026, Homes <letters@example.org> wrote:\n\n{text}",
        " ".join(text.split()),
        "",
    ):
        before = invited.state()
        out, errors = add(invited, answer(said))
        assert out == "signatories/housing.csv: 1 not an answer\n"
        assert errors.startswith("answer.eml: confirms nothing: it ")
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
    message = "answer.eml: a1 confirmed an earlier text of the letter"
    assert refused(invited, answer(f"I sign {code}")) == message


def test_a_code_for_an_earlier_name_or_somebody_gone_is_refused(invited):
    code = code_of(invited, "a1")
    invited.write("signatories/housing.csv", LIST.replace("Ada Example", "Ada Exemple"))
    message = (
        "answer.eml: a1 confirmed another entry than the list has: the signed statement has another"
        " name"
    )
    assert refused(invited, answer(f"I sign {code}")) == message
    invited.write("signatories/housing.csv", LIST.replace("a1,Ada", "a2,Ada"))
    message = "answer.eml: the person invited with this code is no longer on the list"
    assert refused(invited, answer(f"I sign {code}")) == message


def test_an_answer_before_any_invitation_is_refused(town):
    message = "registers/housing: nobody was invited yet"
    assert refused(town, answer("I sign aaaaa aaaaa"), code=2) == message


def test_a_mailbox_is_taken_answer_by_answer(invited):
    mails = (
        answer(f"I sign {code_of(invited, 'a1')}\n\nAda"),
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


def test_two_of_one_mailbox_may_answer_in_one_mail(town):
    town.write("signatories/housing.csv", LIST.replace("cy@", "ada@"))
    town.letterkit("invite", "housing")
    said = f"I sign {code_of(town, 'a1')}\nI sign {code_of(town, 'c1')}"
    assert add(town, answer(said))[0] == "signatories/housing.csv: 2 confirmed\n"


@pytest.mark.parametrize("sender", ["eve@example.org", "letters@example.org", "cy@example.org"])
def test_an_answer_from_another_address_waits(invited, sender):
    out, errors = add(invited, answer(f"I sign {code_of(invited, 'a1')}", sender))
    assert out == "signatories/housing.csv: 1 to review\n"
    assert "to review: it came from another address than the invitation went to\n" in errors
    assert decided(invited, "a1", "yes")[0].startswith("housing: answers: 1 decided")


def test_an_answer_from_another_spelling_of_the_address_confirms(invited):
    data = answer(f"I sign {code_of(invited, 'a1')}", "Ada <Ada+letters@Example.ORG>")
    assert add(invited, data)[0] == "signatories/housing.csv: 1 confirmed\n"


WRITTEN_INTO = (
    ("Role: Mathematician", "Role: Retired"),
    ("Shown: named", "Shown: unnamed"),
    ("Build homes.", "Build homes.\nBUT NOT WITH MY NAME"),
    ("Build homes.", "Build homes.\nSubject: not with my name"),
)


@pytest.mark.parametrize(("old", "new"), WRITTEN_INTO)
def test_words_that_are_written_into_a_marked_quotation_wait(invited, old, new):
    code, (_, text) = code_of(invited, "a1"), mail_to(invited, "a1")
    assert old in text
    out, errors = add(invited, answer(f"I sign {code}\n\n{quoted(text.replace(old, new))}"))
    assert out == "signatories/housing.csv: 1 to review\n"
    assert re.search("1 line in what it quotes is not|lines in what it quotes are not", errors)


def test_words_that_are_marked_as_quoted_wait_by_themselves_too(invited):
    code = code_of(invited, "a1")
    page = f"<p>I sign {code}</p><blockquote><b>NO, only my initials please</b></blockquote>"
    for data in (
        answer(f"I sign {code}\n\n> BUT NOT WITH MY NAME"),
        answer(f"I sign {code}\n\nFrom: Homes\nSent: Sunday\n\nBUT NOT WITH MY NAME"),
        parts("mixed", ("text/html", page)),
    ):
        assert add(invited, data)[0] == "signatories/housing.csv: 1 to review\n"


def test_a_quotation_that_is_wrapped_or_introduced_anew_confirms(invited):
    code, (_, text) = code_of(invited, "a1"), mail_to(invited, "a1")
    wrote = "On 22 Nov 2026, at 10:00, Homes <letters@example.org> wrote:"
    narrow = "\n".join(re.sub(r"(.{40}\S*) ", r"\1\n", line) for line in text.split("\n"))
    for below in (
        quoted(quoted(text)),
        f"{wrote}\n{quoted(narrow)}",
        quoted(f"{wrote}\n\n{text}"),
        quoted(f"From: Homes\nSent: Sunday\nTo: Ada\n\n{text}"),
        f"-----Original Message-----\nFrom: Homes\nSent: Sunday\n\n{text}",
    ):
        out, _ = add(invited, answer(f"I sign {code}\n\n{below}"))
        assert "1 confirmed" in out or "1 there already" in out or "1 changed" in out, below


@pytest.mark.parametrize("said", ["Yes, please add me.", "👍", "No.", "?", "Take me off the list"])
def test_words_without_a_code_from_somebody_invited_wait(invited, said):
    before = rows(invited)
    out, errors = add(invited, answer(said))
    assert out == "signatories/housing.csv: 1 to review\n"
    assert "answer.eml: to review: no code in it\n" in errors
    assert f"    {said}\n" in invited.letterkit("review", "housing")[1]
    assert "no code in this answer" in decided(invited, "a1", "yes", code=2)[1]
    decided(invited, "a1", "no")
    assert rows(invited) == before


def test_words_without_a_code_of_a_stranger_or_no_words_are_no_answer(invited):
    for data in (
        answer("Yes, please add me.", "eve@example.org"),
        answer("\n\nSent from my iPhone"),
        answer("Ada"),
        answer("> Build homes."),
    ):
        assert add(invited, data)[0] == "signatories/housing.csv: 1 not an answer\n"


def test_an_html_form_that_says_something_else_waits(invited):
    said = f"I sign {code_of(invited, 'a1')}"
    for page in (f"<p>{said.replace('I', 'I do not')}</p>", f"<p>{said}</p><p>Not now</p>"):
        one = parts("alternative", ("text/plain", said), ("text/html", page))
        assert add(invited, one)[0] == "signatories/housing.csv: 1 to review\n"
    one = parts("mixed", ("text/html", f"<input type=checkbox> {said}"))
    assert add(invited, one)[0] == "signatories/housing.csv: 1 to review\n"
    said = f"I sign {code_of(invited, 'b1')}"
    one = parts("alternative", ("text/plain", said), ("text/html", f"<b>{said}</b>"))
    one = one.replace(b"ada@", b"bo@")
    assert add(invited, one)[0] == "signatories/housing.csv: 1 confirmed\n"


@pytest.mark.parametrize(
    ("name", "data", "message", "code"),
    [
        ("a.mbox", b"hello\n", "a.mbox: not a mailbox", 2),
        ("a.mbox", b"", "a.mbox: not a mailbox", 2),
        ("a.eml", b"hello\n", "a.eml: not an e-mail", 2),
        ("a.eml", b"\xff\xfe\x00", "a.eml: saved as UTF-16", 2),
    ],
)
def test_what_is_no_mail_is_refused(invited, name, data, message, code):
    assert refused(invited, data, name, code=code) == message


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


QUESTIONS = (
    "Before I sign CODE, could you tell me who else has signed?",
    "If I sign CODE will my employer see it?",
    "I am not sure whether I sign CODE.",
    "I cannot say that I sign CODE",
    "No. I will not. You asked me to write “I sign CODE” and I refuse.",
    "Should I sign CODE or is it only for members?",
    "I sign CODE but only if the second paragraph is removed",
    "I sign CODE\nOn second thought please take me off the list.",
    "I sign CODE?",
    "Yes, I agree!",
    "CODE",
)


def waiting(town):
    return sorted((town.folder / "registers/housing/pending").glob("*/*.eml"))


@pytest.mark.parametrize("said", QUESTIONS)
def test_case_23_a_question_waits_for_the_coordinator_and_signs_nothing(invited, said):
    code, (_, text) = code_of(invited, "a1"), mail_to(invited, "a1")
    data = answer(f"{said.replace('CODE', code)}\n\n{quoted(text)}")
    before = rows(invited)
    out, errors = add(invited, data)
    assert out == "signatories/housing.csv: 1 to review\n"
    assert errors.startswith("answer.eml: to review: ")
    assert errors.endswith("decide with `letterkit review housing` what these answers say\n")
    assert rows(invited) == before
    (kept,) = waiting(invited)
    assert kept.read_bytes() == data
    assert kept.parent.name == "a1"
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    again, _ = add(invited, data)
    assert again == out
    assert waiting(invited) == [kept]


@pytest.mark.parametrize(
    "said",
    ["I sign\nCODE", "I\u00a0sign CODE", "I sign \u200bCODE", "I sign JOINED", "I sign WIDE"],
)
def test_case_23_what_was_meant_confirms_whatever_blanks_it_has(invited, said):
    code = code_of(invited, "a1")
    said = said.replace("JOINED", code.replace(" ", "")).replace("WIDE", code.replace(" ", "  "))
    data = answer(said.replace("CODE", code))
    assert add(invited, data) == ("signatories/housing.csv: 1 confirmed\n", "")


def test_words_that_are_written_into_an_unmarked_quotation_wait(invited):
    code, (_, text) = code_of(invited, "a1"), mail_to(invited, "a1")
    heads = "From: Homes for All <letters@example.org>\nSent: Sunday\nTo: Ada\n\n"
    changed = text.replace("Name: Ada Example", "Name: Ada Example\nPlease write it as Ada X.")
    out, errors = add(invited, answer(f"I sign {code}\n\n{heads}{changed}"))
    assert out == "signatories/housing.csv: 1 to review\n"
    assert "1 line in what it quotes is not the invitation's" in errors
    out, _ = add(invited, answer(f"I sign {code}\n\n{heads}{text}"))
    assert out == "signatories/housing.csv: 1 confirmed\n"


def test_a_refusal_after_a_confirmation_lets_both_wait(invited):
    code, (_, text) = code_of(invited, "a1"), mail_to(invited, "a1")
    before = rows(invited)
    add(invited, answer(f"I sign {code}"))
    out, _ = add(invited, answer(f"Please take me off the list.\n\n{quoted(text)}"))
    assert out == "signatories/housing.csv: 2 to review\n"
    assert rows(invited)[1] == f"{before[1]},listed,,,,"
    assert len(waiting(invited)) == 2


def decided(town, who, said, code=0):
    """What `review` prints after the decision."""
    why = ("--why", "asked by telephone", "--by", "Bo")
    return town.letterkit("review", "housing", "--decide", f"answer:{who}={said}", *why, code=code)


def test_a_yes_of_the_coordinator_is_filed_as_evidence(invited):
    data = answer(f"Hello,\n\nI sign {code_of(invited, 'a1')}. Thank you for doing this!")
    add(invited, data)
    out, errors = decided(invited, "a1", "yes")
    assert out == "housing: answers: 1 decided, 0 decided before\n"
    assert "they were asked to sign these nine lines, to be named:\n" in errors
    assert "    Shown: named\n" in errors
    cells = rows(invited)[1].split(",")
    assert cells[7] == "code"
    kept = invited.folder / cells[8]
    assert kept.read_bytes() == data
    verdict = kept.with_suffix(".review").read_text("utf-8").splitlines()
    assert verdict[:3] == ["letterkit.review.v1", "Confirms: yes", "By: Bo"]
    assert verdict[4] == "Why: asked by telephone"
    assert add(invited, data)[0] == "signatories/housing.csv: 1 there already\n"
    (waits,) = waiting(invited)
    assert decided(invited, waits.stem, "yes")[0] == (
        "housing: answers: 0 decided, 1 decided before\n"
    )
    assert decided(invited, "a1", "yes", code=2)[1].startswith(
        "letterkit: error: no answer waits that is called a1\n"
    )


def test_a_yes_can_be_taken_back(invited):
    before = rows(invited)
    add(invited, answer(f"Hello, I sign {code_of(invited, 'a1')}"))
    decided(invited, "a1", "yes")
    (waits,) = waiting(invited)
    decided(invited, waits.stem, "no")
    assert rows(invited)[1] == f"{before[1]},listed,,,,"
    assert list((invited.folder / "registers/housing/evidence/a1").iterdir()) == []
    decided(invited, waits.stem, "yes")
    assert rows(invited)[1].split(",")[7] == "code"


def test_a_no_is_remembered_and_the_answer_is_not_lost(invited):
    data = answer(f"I do not sign {code_of(invited, 'a1')}")
    add(invited, data)
    before = rows(invited)
    decided(invited, "a1", "no")
    assert rows(invited) == before
    assert [path.read_bytes() for path in waiting(invited)] == [data]
    assert add(invited, data)[0] == "signatories/housing.csv: 1 there already\n"
    assert "answers" not in invited.letterkit("review", "housing")[0]


def test_a_yes_to_a_text_that_has_changed_is_refused(invited):
    add(invited, answer(f"Hello, I sign {code_of(invited, 'a1')}"))
    invited.write("letters/housing/letter.md", LETTER.replace("homes", "many homes"))
    before = invited.state()
    errors = decided(invited, "a1", "yes", code=2)[1]
    assert "letterkit: error: a1 confirmed an earlier text of the letter\n" in errors
    assert invited.state() == before


def test_an_answer_that_waits_is_shown_with_its_own_words_alone(invited):
    _, text = mail_to(invited, "b1")
    add(invited, answer(f"Who else has signed?\n\n{quoted(text)}", "bo@example.org"))
    add(invited, answer(f"I sign {code_of(invited, 'a1')} if Bo does"), "other.eml")
    out, errors = invited.letterkit("review", "housing")
    assert "housing: answers: 0 decided, 0 left for later, 2 to decide\n" in out
    assert "    Who else has signed?\n" in errors
    assert "it has the code only in what it quotes" in errors
    assert f"    I sign {code_of(invited, 'a1')} if Bo does\n" in errors
    assert "what they wrote:\n    Who else has signed?\n" in errors
    assert "Build homes." not in errors


@pytest.mark.parametrize("words", ["answer:a1=perhaps", "answer:a1", "answer:=yes", "answer:x=yes"])
def test_a_decision_about_no_answer_is_refused(invited, words):
    before = invited.state()
    invited.letterkit("review", "housing", "--decide", words, "--why", "x", code=2)
    assert invited.state() == before


def test_a_dry_run_keeps_no_answer(invited):
    invited.write("answer.eml", answer(f"Hello, I sign {code_of(invited, 'a1')}"))
    before = invited.state()
    out, _ = invited.letterkit("add", "answer.eml", "--to", "housing", "--dry-run")
    assert out == "signatories/housing.csv: 1 to review (dry run)\n"
    assert invited.state() == before


def test_a_code_in_the_subject_waits(invited):
    code = code_of(invited, "a1")
    data = answer("").replace(
        b"Subject: Re: Please sign: Homes", f"Subject: I sign {code}".encode()
    )
    assert add(invited, data)[0] == "signatories/housing.csv: 1 to review\n"
    assert f"  subject: I sign {code}" in invited.letterkit("review", "housing")[1]


def test_who_withdraws_leaves_no_answer_behind(invited):
    add(invited, answer(f"Hello, I sign {code_of(invited, 'a1')}"))
    assert waiting(invited)
    invited.letterkit("withdraw", "housing", "--id", "a1", "--yes")
    kept = [p for p in (invited.folder / "registers").rglob("*") if p.is_file()]
    assert not any(b"Ada" in path.read_bytes() for path in kept)
    assert b"Cy Example" in b"".join(path.read_bytes() for path in kept)
    assert not any("a1" in path.as_posix().split("registers/")[1] for path in kept)
    assert add(invited, answer(f"I sign {code_of(invited, 'c1')}", "cy@example.org"))[0].endswith(
        "1 confirmed\n"
    )


def parts(kind, *each):
    lines = [f"Content-Type: multipart/{kind}; boundary=x", ""]
    for media, text in each:
        lines += ["--x", f"Content-Type: {media}; charset=utf-8", "", text]
    return ("From: ada@example.org\n" + "\n".join([*lines, "--x--", ""])).encode()


def test_all_that_a_reader_sees_of_an_e_mail_counts(invited):
    said = f"I sign {code_of(invited, 'a1')}"
    late = "On second thought please do not."
    struck = f"<p><s>{said}</s></p>"
    for one in (
        parts("mixed", ("text/plain", said), ("text/plain", late)),
        parts("alternative", ("text/plain", said), ("text/html", struck)),
        parts("mixed", ("text/html", struck)),
    ):
        assert add(invited, one)[0] == "signatories/housing.csv: 1 to review\n"
    said = f"I sign {code_of(invited, 'b1')}"
    attached = "text/plain; name=a.txt\nContent-Disposition: attachment;x"
    one = parts("mixed", ("text/plain", said), (attached, late)).replace(b"ada@", b"bo@")
    assert add(invited, one)[0] == "signatories/housing.csv: 1 to review\n"
    for one in (
        parts("alternative", ("text/plain", " "), ("text/html", f"<style>p{{}}</style>{said}")),
    ):
        assert "confirmed" in add(invited, one.replace(b"ada@", b"bo@"))[0]


def test_invitations_of_earlier_versions_are_good_still(invited):
    from letterkit.answers.invited import parse_invited

    folder = invited.folder / "registers/housing/invitations"
    (file,) = folder.iterdir()
    for person, statement in parse_invited(file.read_bytes()):
        name = hashlib.sha256(statement).hexdigest()[:16]
        invited.write(f"registers/housing/invitations/{person}/{name}.txt", statement)
    file.unlink()
    before = invited.state()
    invited.letterkit("invite", "housing")
    assert invited.state() == before
    assert add(invited, answer(f"I sign {code_of(invited, 'a1')}"))[0].endswith("1 confirmed\n")
    invited.letterkit("withdraw", "housing", "--id", "b1", "--yes")
    assert not (folder / "b1").exists()


def test_e_mails_to_those_who_are_not_asked_again_stay_in_the_outbox(invited):
    add(invited, answer(f"I sign {code_of(invited, 'a1')}"))
    old = {person: code_of(invited, person) for person in ("a1", "b1", "c1")}
    invited.write("letters/housing/letter.md", LETTER.replace("homes", "many homes"))
    invited.write(
        "signatories/housing.csv",
        invited.read("signatories/housing.csv").replace("cy@example.org,yes", "cy@example.org,no"),
    )
    assert invited.letterkit("invite", "housing")[0].startswith(f"{OUTBOX}: 2 written")
    assert code_of(invited, "c1") == old["c1"]
    assert code_of(invited, "b1") != old["b1"]
    assert sorted(path.name for path in (invited.folder / "registers/housing").iterdir()) == [
        *("evidence", "invitations", "outbox", "secret"),
    ]


def review(town, keys):
    """What `review` prints and says to somebody who presses these keys."""
    command = ("review", "housing", "--by", "Bo")
    variables = {**os.environ, **town.variables()}
    done = program.letterkit(command, cwd=town.folder, env=variables, stdin=keys)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def test_answers_are_decided_one_after_the_other_at_the_keys(invited):
    for person, name in (("a1", "one.eml"), ("b1", "two.eml"), ("c1", "three.eml")):
        add(invited, answer(f"Hello, I sign {code_of(invited, person)}"), name)
    out, _ = review(invited, "?\ny she said so\nn\nq\n")
    assert out == "housing: answers: 1 decided, 1 left for later, 2 to decide\n"
    assert [row.split(",")[7] for row in rows(invited)[1:]] == ["code", "", ""]
    (verdict,) = (invited.folder / "registers/housing/pending/a1").glob("*.review")
    assert "Why: she said so\n" in verdict.read_text("utf-8")
    out, _ = review(invited, "x\nx\n")
    assert out.startswith("housing: answers: 2 decided, 0 left for later\n")
    assert "answers" not in review(invited, "")[0]
    assert [row.split(",")[7] for row in rows(invited)[1:]] == ["code", "", ""]


@pytest.mark.parametrize("moment", range(0, 8, tries(3, 1)))
def test_a_killed_invite_leaves_the_old_outbox_or_the_new_one(invited, moment):
    many = [f"x{n},Person {n},,,p{n}@example.org,yes,named" for n in range(500)]
    invited.write("signatories/housing.csv", "\n".join([LIST.rstrip("\n"), *many, ""]))
    outbox = invited.folder / OUTBOX
    run = subprocess.Popen(
        [sys.executable, "-m", "letterkit", "invite", "housing"],
        cwd=invited.folder,
        env={**os.environ, **invited.variables()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    staged = outbox.with_name(".outbox.new")
    while run.poll() is None and not staged.exists():
        time.sleep(0.001)
    time.sleep(moment / 100)
    run.kill()
    run.wait()
    assert len(list(outbox.iterdir())) in (3, 503)
    before = {path: path.read_bytes() for path in outbox.iterdir()}
    assert "503 written" in invited.letterkit("invite", "housing")[0]
    assert {path: path.read_bytes() for path in before} == before
    assert len(list(outbox.iterdir())) == 503
    assert not staged.exists()
    said = answer(f"I sign {code_of(invited, 'x7')}", "Person 7 <p7@example.org>")
    assert add(invited, said)[0].endswith("1 confirmed\n")


def test_a_no_names_who_is_still_on_the_list_and_how_to_take_them_off(invited):
    add(invited, answer(f"I do not sign {code_of(invited, 'a1')}"))
    _, errors = decided(invited, "a1", "no")
    told = "Ada Example is still on the list, left out of what you build and publish (level listed)"
    command = "letterkit withdraw housing --id a1"
    assert errors.endswith(f"  {told}; to take them off: {command}\n")
    invited.letterkit(*command.split()[1:], "--yes")
    assert "Ada Example" not in invited.read("signatories/housing.csv")


def test_someone_who_answered_no_is_not_invited_again_until_a_yes(invited):
    add(invited, answer(f"Hello, I do sign {code_of(invited, 'a1')}"))
    (waits,) = waiting(invited)
    decided(invited, "a1", "no")
    out, _ = invited.letterkit("invite", "housing")
    assert out == f"{OUTBOX}: 2 written, 1 answered no\n"
    invited.write("letters/housing/letter.md", LETTER.replace("homes", "many homes"))
    out, _ = invited.letterkit("invite", "housing", "--changed")
    assert out == f"{OUTBOX}: 2 written, 1 answered no\n"
    invited.write("letters/housing/letter.md", LETTER)
    time.sleep(1.1)  # verdicts differ by their second
    decided(invited, waits.stem, "yes")
    out, _ = invited.letterkit("invite", "housing")
    assert "1 confirmed already" in out
    assert "answered no" not in out


@pytest.mark.parametrize("command", [("check", "housing"), ("build", "housing", "--format", "txt")])
def test_answers_that_wait_are_told_of(invited, command):
    told = "for review: letterkit review housing\n"
    assert told not in invited.letterkit(*command)[1]
    add(invited, answer(f"I sign {code_of(invited, 'a1')} if Bo does"))
    assert f"housing: 1 answer waits {told}" in invited.letterkit(*command)[1]
    add(invited, answer(f"I do not sign {code_of(invited, 'c1')}"), "other.eml")
    assert f"housing: 2 answers wait {told}" in invited.letterkit(*command)[1]
    decided(invited, "a1", "no")
    decided(invited, "c1", "no")
    assert told not in invited.letterkit(*command)[1]


@pytest.mark.parametrize("name", ["noext", "replies.mbox.txt", "one.md"])
def test_a_mailbox_under_another_name_adds_nobody(invited, name):
    mail = answer(f"I sign {code_of(invited, 'a1')}")
    errors = refused(invited, mailbox(mail, mail), name, code=2)
    assert errors == f"{name}: this is a mailbox with e-mails"
    add(invited, mailbox(mail), "replies.mbox")
    assert rows(invited)[1].split(",")[7] == "code"
