"""What cannot be read is named, and never keeps out what others sent."""

import json
import os
import re
import time
from email.utils import formatdate

import pytest

import program
from signing import ADA, LIST
from test_answers import (
    add,
    answer,
    code_of,
    decided,
    invited,
    mail_to,
    mailbox,
    parts,
    quoted,
    review,
    rows,
    town,
    waiting,
)

__all__ = ["invited", "town"]  # pytest finds them here


def nested(deep):
    heads = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(deep)
    )
    return f"From: eve@example.org\n{heads}Content-Type: text/plain\n\nhi\n".encode()


STRANGERS = {
    "undefined charset": parts("mixed", ("text/plain; charset=undefined; x=y", "hi")).replace(
        b"ada@", b"eve@"
    ),
    "a charset that is none": answer("hi", "eve@example.org").replace(b"utf-8", b"punycode"),
    "deep": nested(2000),
    "broken heads": b"Subject = none\nFrom eve\n\nhi\n",
    "no From": b"Subject: x\nTo: letters@example.org\n\nhi\n",
    "a subject that cannot be decoded": b"From: eve@example.org\nSubject: =?utf-8?b?A?=\n\nhi\n",
    "empty": b"",
    "blanks": b"\n\n",
    "no boundary": b"From: eve@example.org\nContent-Type: multipart/mixed\n\nhi\n",
    "dates": b"From: eve@example.org\nDate: 99\nReceived: ; 99\n\nhi\n",
    "bytes": bytes(range(256)),
    "zeros": b"From: eve@example.org\n\n\0\0\0",
    "transfer": b"From: e@example.org\nContent-Transfer-Encoding: base64\n\n=!=\n",
    "DKIM": b"DKIM-Signature: =\nDKIM-Signature: v=1\nFrom: e@example.org\n\nhi\n",
}


def test_no_e_mail_of_a_stranger_in_a_mailbox_keeps_out_the_others(invited):
    """All of them at once: each stands before and behind an answer that is taken."""
    first = answer(f"I sign {code_of(invited, 'a1')}")
    last = answer(f"I sign {code_of(invited, 'b1')}", "bo@example.org")
    at = b"From x Sun Nov 22 10:00:00 2026\n"
    box = b"".join(at + one + b"\n\n" for one in (first, *STRANGERS.values(), last))
    invited.write("all.mbox", box)
    out, errors = invited.letterkit("add", "all.mbox", "--to", "housing", "--json", code=1)
    counts = json.loads(out)
    assert counts["confirmed"] == 2
    (file,) = counts["files"]
    assert file["file"] == "all.mbox"
    assert file["rows"] == len(STRANGERS) + 2
    assert file["read"] == 2
    assert sum(each["count"] for each in file["left_out"]) == len(STRANGERS)
    places = [place for each in file["left_out"] for place in each["places"]]
    assert sorted(places) == sorted(f"all.mbox: e-mail {n + 2}" for n in range(len(STRANGERS)))
    assert counts["unreadable"] + counts["skipped"] == len(STRANGERS)
    assert all(each["reason"] for each in file["left_out"])
    assert "all.mbox: e-mail 8: it is empty" in errors


@pytest.mark.parametrize("name", STRANGERS)
def test_no_file_of_a_stranger_keeps_out_the_others(invited, name):
    invited.write("odd.eml", STRANGERS[name])
    invited.write("good.eml", answer(f"I sign {code_of(invited, 'a1')}"))
    _, errors = run(invited, "odd.eml", "good.eml")
    assert "odd.eml: " in errors
    assert rows(invited)[1].split(",")[7] == "code"


def run(town, *files):
    """What `add` prints, however it ends; it must not crash."""
    variables = {**os.environ, **town.variables()}
    done = program.letterkit(["add", *files, "--to", "housing"], cwd=town.folder, env=variables)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout, done.stderr


def test_every_file_that_is_odd_is_named_and_the_rest_taken(invited):
    (invited.folder / "mails").mkdir()
    nine = "letterkit.statement.v1\nI sign this open letter, exactly as its text stands.\n"
    odd = {
        "bom.txt": ("\ufeff" + nine).encode(),
        "wide.txt": nine.encode("utf-16"),
        "alone.txt": nine.encode(),
        "cut.txt": nine.encode(),
        "wide.eml": answer("I sign").decode().encode("utf-16"),
        "wide.mbox": mailbox(answer("I sign")).decode().encode("utf-16-le"),
        "none.mbox": b"hello\n",
        "bad.eml": b"hello\n",
        "bad.pdf": b"hello\n",
        "other.csv": b"a,b\n",
    }
    for name, data in odd.items():
        invited.write(f"mails/{name}", data)
    for name in ("bom", "wide", "cut"):
        invited.write(f"mails/{name}.txt.sig", "-----BEGIN SSH SIGNATURE-----\n")
    invited.write("mails/.hidden", "x")
    invited.write("mails/z.eml", answer(f"I sign {code_of(invited, 'a1')}"))
    out, errors = invited.letterkit("add", "mails", "--to", "housing", "--json", code=1)
    counts = json.loads(out)
    assert (counts["confirmed"], counts["unreadable"] + counts["refused"]) == (1, len(odd))
    assert len(counts["files"]) == len(odd) + 1
    for name in odd:
        assert f"mails/{name}" in errors
    for name, what in (("wide.eml", "saved as UTF-16"), ("wide.mbox", "saved as UTF-16")):
        assert f"mails/{name}: {what}" in errors
    assert "mails/bom.txt: saved as UTF-8 with a byte order mark (BOM)" in errors
    assert "mails/wide.txt: saved as UTF-16" in errors
    assert "mails/alone.txt: no signature beside this statement" in errors
    assert rows(invited)[1].split(",")[7] == "code"


def test_a_sentence_that_begins_with_from_belongs_to_its_e_mail(invited):
    said = f"I sign {code_of(invited, 'a1')}\n\nFrom what I read, I would rather not."
    out, _ = add(invited, mailbox(answer(said)), "all.mbox")
    assert out == "signatories/housing.csv: 1 to review\n"


NO = ("Please take my name off.", "No.", "Bitte streichen.", "Нет", "Прыбярыце мяне", "لا")


def dated(data, day):
    return data.replace(b"Date: Sun, 22 Nov", f"Date: Sun, {day} Nov".encode())


@pytest.mark.parametrize("said", NO)
@pytest.mark.parametrize("order", [1, -1])
def test_who_takes_it_back_in_one_mailbox_waits_with_both(invited, said, order):
    mails = [answer(f"I sign {code_of(invited, 'a1')}"), answer(said)][::order]
    before = rows(invited)
    out, errors = add(invited, mailbox(*mails), "all.mbox")
    assert out == "signatories/housing.csv: 2 to review\n"
    assert rows(invited) == before
    assert "it confirms, and another e-mail of theirs may take it back" in errors
    assert add(invited, mailbox(*mails), "all.mbox")[0] == out


def at(mail, seconds):
    return mail.replace(b"Sun, 22 Nov 2026 10:00:00 +0000", formatdate(seconds).encode())


def test_the_dates_of_the_e_mails_say_which_was_the_last(invited):
    # Only dates after the invitation count, which was written today.
    now = time.time()
    yes = at(answer(f"I sign {code_of(invited, 'a1')}"), now + 60)
    no = at(answer("No."), now)
    for mails in ((yes, no), (no, yes)):
        out, _ = add(invited, mailbox(*mails), "all.mbox")
        assert "1 to review" in out
        assert rows(invited)[1].split(",")[7] == "code"
    out, _ = add(invited, at(answer("No."), now + 120), "later.eml")
    assert out == "signatories/housing.csv: 2 to review\n"
    assert rows(invited)[1].split(",")[7] == "listed"


def test_thanks_after_a_confirmation_take_nothing_back(invited):
    add(invited, answer(f"I sign {code_of(invited, 'a1')}"))
    add(invited, dated(answer("Thank you!"), 23), "b.eml")
    assert rows(invited)[1].split(",")[7] == "code"


def test_both_are_decided_and_stay_decided(invited):
    yes, no = answer(f"I sign {code_of(invited, 'a1')}"), dated(answer("No."), 23)
    add(invited, yes)
    add(invited, no, "no.eml")
    shown = invited.letterkit("review", "housing")[1]
    assert "it confirms, and another e-mail of theirs may take it back" in shown
    assert "    No.\n" in shown
    by_text = {path.read_bytes(): path.stem for path in waiting(invited)}
    decided(invited, by_text[yes], "no")
    decided(invited, by_text[no], "no")
    for data in (yes, no):
        assert add(invited, data)[0] == "signatories/housing.csv: 1 there already\n"
    assert rows(invited)[1].split(",")[7] == "listed"
    decided(invited, by_text[yes], "yes")
    assert rows(invited)[1].split(",")[7] == "code"
    add(invited, dated(answer("Remove me"), 24), "again.eml")
    assert rows(invited)[1].split(",")[7] == "listed"
    assert add(invited, yes)[0] == "signatories/housing.csv: 1 to review\n"


@pytest.mark.parametrize("change", [lambda code: f"{code[:-2]}0{code[-1]}", lambda code: code[:-2]])
def test_a_mistyped_code_waits_with_the_reason(invited, change):
    typed = change(code_of(invited, "a1"))
    message, text = mail_to(invited, "a1")
    for sender, head in (
        ("ada@example.org", "X-Y: z"),
        ("ada@example.com", f"In-Reply-To: {message['Message-ID']}"),
        ("ada@example.com", f"References: <x@y.example> {message['Message-ID']}"),
    ):
        data = answer(f"I sign {typed}\n\n{quoted(text)}", sender, head)
        out, errors = add(invited, data)
        assert out == "signatories/housing.csv: 1 to review\n"
        assert "its code is mistyped: " in errors
    assert "from the code that was sent" in invited.letterkit("review", "housing")[1]


def test_an_undo_takes_back_what_was_decided_about_an_answer(invited):
    before = rows(invited)
    add(invited, answer(f"Hello, I sign {code_of(invited, 'a1')}"))
    decided(invited, "a1", "yes")
    out, _ = invited.letterkit("review", "housing", "--undo")
    assert re.fullmatch(r"housing: taken back: answer:\w+: yes \(it waits again\)\n", out)
    assert rows(invited)[1] == f"{before[1]},listed,,,,"
    assert list((invited.folder / "registers/housing/evidence/a1").iterdir()) == []
    assert "1 to decide" in invited.letterkit("review", "housing")[0]
    decided(invited, "a1", "no")
    assert ": no (it waits again)" in invited.letterkit("review", "housing", "--undo")[0]
    assert invited.letterkit("review", "housing", "--undo", code=2)[1].startswith(
        "letterkit: error: housing: nothing has been decided yet"
    )


def test_an_undo_takes_back_the_last_of_answers_and_findings(invited):
    invited.write("signatories/housing.csv", LIST + LIST.splitlines()[1].replace("a1", "a2") + "\n")
    add(invited, answer(f"Hello, I sign {code_of(invited, 'a1')}"))
    decided(invited, "a1", "no")
    why = ("--why", "asked")
    invited.letterkit("review", "housing", "--decide", "same-address:a1,a2=different", *why)
    assert "same-address: different" in invited.letterkit("review", "housing", "--undo")[0]
    assert "answer:" in invited.letterkit("review", "housing", "--undo")[0]


def test_an_undo_at_the_keys_asks_again(invited):
    for person, name in (("a1", "one.eml"), ("c1", "three.eml")):
        add(invited, answer(f"Hello, I sign {code_of(invited, person)}"), name)
    out, errors = review(invited, "u\ny\nu\nx\nx\n")
    assert "nothing has been decided yet" in errors
    assert out.startswith("housing: answers: 2 decided, 0 left for later\n")
    assert [row.split(",")[7] for row in rows(invited)[1:]] == ["listed", "", ""]


def test_a_folder_of_lists_with_one_e_mail_in_it_is_no_folder_of_evidence(invited):
    for name in ("a.csv", "b.csv"):
        invited.write(f"lists/{name}", "name,email\nDi Example,di@example.org\n")
    invited.write("lists/x.eml", answer("hi"))
    _, errors = run(invited, "lists")
    assert "neither a signed statement nor an e-mail" not in errors


def test_the_nine_lines_are_shown_before_an_answer_is_decided(invited):
    add(invited, answer(f"Hello, I sign {code_of(invited, 'b1')}", "bo@example.org"))
    _, errors = review(invited, "q\n")
    assert "they were asked to sign these nine lines, to be counted without a name:\n" in errors
    assert "    Shown: unnamed\n" in errors
    assert errors.index("Shown: unnamed") < errors.index("[y]es")


SMIME = b"From: %s\nSubject: Re\nContent-Type: application/pkcs7-mime; smime-type=%s\n\nMIIB\n"


@pytest.mark.parametrize("kind", [b"signed-data", b"enveloped-data"])
def test_an_e_mail_that_cannot_be_read_waits_with_the_reason(invited, kind):
    out, errors = add(invited, SMIME % (b"ada@example.org", kind))
    assert out == "signatories/housing.csv: 1 to review\n"
    assert "S/MIME" in errors
    out, errors = add(invited, SMIME % (b"eve@example.org", kind))
    assert out == "signatories/housing.csv: 1 not an answer\n"
    assert "S/MIME" in errors


def test_an_encrypted_answer_waits_with_the_reason(invited):
    one = parts("encrypted", ("application/pgp-encrypted", "Version: 1"))
    out, errors = add(invited, one)
    assert out == "signatories/housing.csv: 1 to review\n"
    assert "it is encrypted, so letterkit cannot read it" in errors


@pytest.mark.parametrize(
    ("media", "name"),
    [("application/pgp-signature", "PGP/MIME"), ("application/pkcs7-signature", "S/MIME")],
)
def test_the_nine_lines_in_a_signed_e_mail_wait_and_the_code_confirms(invited, media, name):
    (statement,) = (
        mail_to(invited, "a1")[0].iter_attachments().__reversed__()
        if False
        else (list(mail_to(invited, "a1")[0].iter_attachments())[1].get_content(),)
    )
    out, errors = add(invited, parts("signed", ("text/plain", statement), (media, "x")))
    assert out == "signatories/housing.csv: 1 to review\n"
    assert f"letterkit does not verify its {name} signature" in errors
    said = f"I sign {code_of(invited, 'b1')}"
    one = parts("signed", ("text/plain", said), (media, "x")).replace(b"ada@", b"bo@")
    assert add(invited, one)[0] == "signatories/housing.csv: 1 confirmed\n"


@pytest.fixture
def signed(invited):
    """Ada's statement and its signature by an SSH key that is known."""
    key = invited.ssh_key("ada")
    invited.keys(f"ada@example.org {key} example.org/ada")
    invited.statement("x.txt", *ADA)
    invited.ssh_sign("ada", "x.txt")
    return invited


def attached(town, body, sender="ada@example.org"):
    one = parts(
        "mixed",
        ("text/plain", body),
        ("text/plain; name=x.txt\nContent-Disposition: attachment;x", town.read("x.txt")),
        ("application/octet-stream; name=x.txt.sig", town.read("x.txt.sig")),
    )
    return one.replace(b"ada@example.org", sender.encode(), 1)


def test_a_statement_that_is_attached_with_its_signature_is_taken_as_what_it_is(signed):
    out, _ = add(signed, attached(signed, "Best wishes\nAda"))
    assert out == "signatories/housing.csv: 1 confirmed\n"
    assert rows(signed)[1].split(",")[7] == "key"
    assert add(signed, attached(signed, ""))[0] == "signatories/housing.csv: 1 there already\n"


def test_words_beside_a_signed_statement_wait_and_a_yes_files_it(signed):
    out, errors = add(signed, attached(signed, "Only if Bo signs too."))
    assert out == "signatories/housing.csv: 1 to review\n"
    assert "a signed statement in it verifies, and its own words say more" in errors
    assert rows(signed)[1].split(",")[7:] in ([], [""] * 5)
    decided(signed, "a1", "yes")
    assert rows(signed)[1].split(",")[7] == "key"
    signed.letterkit("review", "housing", "--undo")
    assert rows(signed)[1].split(",")[7] == "listed"


def test_a_signed_statement_in_an_e_mail_that_does_not_verify_says_why(signed):
    signed.keys("# nobody")
    out, errors = add(signed, attached(signed, ""))
    assert out == "signatories/housing.csv: 1 to review\n"
    assert "the key is bound to nobody" in errors
    data = attached(signed, "", "eve@example.org")
    out, errors = add(signed, data, code=1)
    assert out == "signatories/housing.csv: 1 refused\n"
    assert "the key is bound to nobody" in errors


def test_a_clearsigned_body_is_taken_as_the_statement_that_it_is(invited):
    fingerprint = invited.gpg_key("Ada <ada@example.org>", "ada.asc")
    invited.keys(f"ada@example.org openpgp {fingerprint} ada.asc example.org/ada")
    invited.statement("x.txt", *ADA)
    invited.gpg("--clearsign", "x.txt")
    clear = invited.read("x.txt.asc")
    out, _ = add(invited, answer(f"{clear}\nAda"))
    assert out == "signatories/housing.csv: 1 confirmed\n"
    assert rows(invited)[1].split(",")[7] == "key"


def test_a_key_for_two_people_counts_for_neither_and_one_for_nobody_is_named(signed):
    key = signed.read("ada.pub").strip()
    signed.keys(
        f"ada@example.org {key} example.org/ada",
        f"bo@example.org {key} example.org/bo",
        f"di@example.org {signed.ssh_key('di')} example.org/di",
    )
    _, errors = signed.letterkit("add", "x.txt", "--to", "housing", code=1)
    keys = "signatories/housing.keys"
    assert f"{keys}:1: line 2 gives the same key to somebody else\n" in errors
    assert f"{keys}:2: line 1 gives the same key to somebody else\n" in errors
    assert f"{keys}:3: nobody on the list has this address or id" in errors
    signed.keys(f"ada@example.org,bo@example.org {key} example.org/ada")
    _, errors = signed.letterkit("add", "x.txt", "--to", "housing", code=1)
    assert f"{keys}:1: this line gives one key to two people\n" in errors
    signed.keys(f"ada@example.org {key} her page", f"a1,ada@work.example {key} her card")
    out, _ = signed.letterkit("add", "x.txt", "--to", "housing")
    assert out == "signatories/housing.csv: 1 confirmed\n"
