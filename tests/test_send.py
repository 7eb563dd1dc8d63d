"""Letters, receipts, news and invitations lie in an outbox, and leave when somebody says so."""

import base64
import contextlib
import csv
import email
import email.policy
import json
import os
import pty
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
import types
from pathlib import Path

import pytest
from typer.testing import CliRunner

import workspaces
from letterkit.check.placeholders import EXAMPLE_ROW
from smtp_server import Server

SMTP = '\n[smtp]\nhost = "127.0.0.1"\nport = {}\nsecurity = "none"\n'
RECEIPTS = ("send", "parks", "--to", "signatories")


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    return workspaces.published(tmp_path_factory.mktemp("send"))


@pytest.fixture
def server():
    with Server() as server:
        yield server


@pytest.fixture
def town(seed, tmp_path, server):
    workspace = workspaces.fresh(seed, tmp_path / "workspace")
    edit(workspace / "letterkit.toml", "", SMTP.format(server.port))
    return workspace


def edit(path, old, new):
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new) if old else text + new, "utf-8")


def run(workspace, *arguments, code=0):
    from letterkit.cli.app import app

    done = CliRunner().invoke(app, [*map(str, arguments), "-C", str(workspace)])
    error = done.exception
    said = done.output
    if error and not isinstance(error, SystemExit):
        said += f"error: {error}\nhint: {getattr(error, 'hint', '')}\n"
        assert code == 2, (said, error)
        return said
    assert done.exit_code == code, (said, error)
    return said


def send_all(workspace, *to):
    """Write the e-mails, send the first, then the others."""
    run(workspace, "send", "parks", "--to", *to)
    run(workspace, "send", "parks", "--to", *to, "--send", "--limit", "1")
    return run(workspace, "send", "parks", "--to", *to, "--send")


def parsed(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    return message, message.get_body(("plain",)).get_content().replace("\r\n", "\n")


def answer(text, sender="Ada Example <ada@example.org>", thread="", subject="Re: A letter"):
    heads = [f"From: {sender}", "To: letters@example.org", f"Subject: {subject}"]
    heads += ["Date: Sat, 28 Nov 2026 10:00:00 +0000", "MIME-Version: 1.0"]
    heads += ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    heads += [f"In-Reply-To: {thread}"] if thread else []
    return "\r\n".join((*heads, "", *text.split("\n"), "")).encode()


def add(workspace, data, code=0):
    (workspace / "answer.eml").write_bytes(data)
    return run(workspace, "add", workspace / "answer.eml", "--to", "parks", code=code)


def thread_of(workspace, person, outbox="outbox-receipts"):
    data = (workspace / "registers" / "parks" / outbox / f"{person}.eml").read_bytes()
    return str(email.message_from_bytes(data)["Message-ID"])


def receipt_answer(workspace, person, text, sender="Ada Example <ada@example.org>"):
    return answer(text, sender, thread_of(workspace, person), "Re: Your receipt: A letter")


def test_nothing_leaves_until_it_is_said_and_what_leaves_was_read(town, server):
    out = run(town, *RECEIPTS)
    assert "registers/parks/outbox-receipts: 7 e-mails\n" in out
    assert "nothing was sent: look at them, then send the first" in out
    assert server.connections == 0
    outbox = town / "registers" / "parks" / "outbox-receipts"
    assert stat.S_IMODE(outbox.stat().st_mode) == 0o700
    files = sorted(outbox.iterdir())
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    assert "none of these e-mails lies there yet" in run(
        town, *RECEIPTS, "--news", "--send", code=2
    )
    read = {each.name: each.read_bytes() for each in files}
    run(town, *RECEIPTS, "--send", "--limit", "1")
    assert "send the others: letterkit send parks --to signatories --send\n" in run(town, *RECEIPTS)
    out = run(town, *RECEIPTS, "--send")
    assert "6 sent, 0 refused, 0 in doubt, 0 not sent yet" in out
    assert len(server.kept) == 7
    for each in server.kept:
        message, _ = parsed(each.data)
        same = next(d for d in read.values() if str(message["Message-ID"]).encode() in d)
        assert each.data.partition(b"\r\n\r\n")[2] == same.partition(b"\r\n\r\n")[2]
        assert [message["To"].addresses[0].addr_spec] == list(each.recipients)
        assert "X-Unsent" not in message


def test_the_first_leaves_alone_unless_somebody_at_a_terminal_says_yes(town, server, monkeypatch):
    run(town, *RECEIPTS)
    said = run(town, *RECEIPTS, "--send", code=2)
    assert "no e-mail of this outbox was sent yet, so 7 do not leave at once" in said
    assert "no e-mail of this outbox" in run(town, *RECEIPTS, "--send", "--limit", "3", code=2)
    assert server.connections == 0
    from letterkit.cli import questions

    monkeypatch.setattr(questions, "is_terminal", lambda: True)
    monkeypatch.setattr(questions, "says_yes", lambda _: False)
    assert "nothing was sent" in run(town, *RECEIPTS, "--send", code=2)
    monkeypatch.setattr(questions, "says_yes", lambda _: True)
    run(town, *RECEIPTS, "--send")
    assert len(server.kept) == 7


def test_nobody_gets_an_e_mail_twice(town, server):
    send_all(town, "signatories")
    assert workspaces.leftovers(town) == []
    out = run(town, *RECEIPTS, "--send")
    assert "0 sent" in out
    assert "7 sent before" in out
    assert len(server.kept) == 7
    run(town, *RECEIPTS, "--round", "2", "--send", "--limit", "1")
    assert len(server.kept) == 8


def test_a_receipt_asks_one_question_and_holds_when_it_is_verified(town, server, tmp_path):
    send_all(town, "signatories")
    ada = next(each for each in server.kept if each.recipients == ("ada@example.org",))
    message, text = parsed(ada.data)
    assert message["Subject"] == "Your receipt: A letter"
    nine = [line[4:] for line in text.split("\n") if line.startswith("    ")]
    assert nine[0] == "letterkit.statement.v1"
    assert nine[4:8] == ["Name: Ada Example", "Role: ", "Affiliation: Aff 1", "Shown: named"]
    assert nine[8] == "Date: 2026-03-01"
    assert text.count("?") == 1
    assert "Is this what you signed?\n\n    yes\n    no, it was not me\n" in text
    attached = next(message.iter_attachments())
    assert attached.get_filename() == "parks.receipt.tlog-proof"
    receipt = tmp_path / attached.get_filename()
    receipt.write_bytes(attached.get_content())
    assert "name          Ada Example" in run(town, "verify", "--no-state", "--receipt", receipt)
    assert "List-Unsubscribe" not in message


def test_what_changed_since_it_was_read_does_not_leave(town, server):
    run(town, *RECEIPTS)
    edit(town / "letterkit.toml", 'email = "letters@example.org"', 'email = "other@example.org"')
    said = run(town, *RECEIPTS, "--send", "--limit", "1", code=2)
    assert "changed since you looked: 7 of 7 e-mails would differ" in said
    assert server.connections == 0


def test_a_person_who_withdraws_while_others_are_sent_gets_nothing(town, server):
    run(town, *RECEIPTS)
    run(town, *RECEIPTS, "--send", "--limit", "1")
    gone = next(a for a in ("ada", "bo", "cy") if f"{a}@example.org" not in server.recipients)
    person = {"ada": "a1", "bo": "a2", "cy": "a3"}[gone]
    run(town, "withdraw", "parks", "--id", person, "--yes")
    assert not workspaces.traces(town, f"{gone}@example.org", ("registers",))
    assert not workspaces.traces(town, f"{person}.eml", ("registers",))
    run(town, *RECEIPTS, "--send")
    assert f"{gone}@example.org" not in server.recipients
    assert len(server.kept) == 6


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "Ada Example,ada@example.org,Aff 1,named,yes",
            "Ada Example,ada@example.org,Aff 1,named,no",
            "",
        ),
        ("ada@example.org", "", "1 without an e-mail address"),
        ("ada@example.org", "ada at example", "1 without an e-mail address"),
        ("ada@example.org", "adam@example.org", "1 with another address than the published one"),
    ],
)
def test_people_who_do_not_count_or_cannot_be_reached_get_no_receipt(town, server, old, new, why):
    edit(town / "signatories" / "parks.csv", old, new)
    out = run(town, *RECEIPTS)
    assert "outbox-receipts: 6 e-mails" in out
    assert why in out
    assert not (town / "registers/parks/outbox-receipts/a1.eml").exists()


def test_people_who_want_no_e_mails_get_none(town, server):
    path = town / "signatories" / "parks.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    rows[0] += ["no_mail", "May we send you a newsletter?", "Send me a copy of my answers"]
    marks = {"a1": ["yes", "yes", "yes"], "a2": ["", "no", "yes"], "a3": ["", "yes", "no"]}
    for row in rows[1:]:
        row += marks.get(row[0], ["", "yes", "yes"])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert "5 e-mails; 2 people want no e-mails" in run(town, *RECEIPTS)
    assert "4 e-mails; 3 people want no e-mails" in run(town, *RECEIPTS, "--news")


def test_news_can_be_ended_by_an_answer_and_by_a_click(town, server):
    edit(town / "letterkit.toml", "[smtp]", '[smtp]\nunsubscribe = "mailto:stop@example.org"')
    send_all(town, "signatories", "--news")
    message, text = parsed(server.kept[0].data)
    assert message["List-Unsubscribe"] == "<mailto:stop@example.org?subject=unsubscribe>"
    assert "List-Unsubscribe-Post" not in message
    assert "    no more e-mails\n" in text
    news = thread_of(town, "a1", "outbox-news")
    assert "wants no more e-mails" in add(town, answer("No more e-mails", thread=news))
    bo = answer("", "Bo Example <bo@example.org>", subject="unsubscribe")
    assert "wants no more e-mails" in add(town, bo)
    assert "5 e-mails; 2 people want no e-mails" in run(town, *RECEIPTS, "--news")
    assert not workspaces.traces(town, "bo@example.org", ("registers/parks/no-mail",))
    https = 'unsubscribe = "https://letters.example.org/stop/{id}"'
    edit(town / "letterkit.toml", 'unsubscribe = "mailto:stop@example.org"', https)
    run(town, *RECEIPTS, "--news")
    data = (town / "registers/parks/outbox-news/a3.eml").read_bytes()
    message, _ = parsed(data)
    assert re.fullmatch(
        r"<https://letters\.example\.org/stop/[0-9a-f]{32}>", message["List-Unsubscribe"]
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_plain_yes_to_a_receipt_changes_nothing(town, server):
    send_all(town, "signatories")
    before = (town / "signatories" / "parks.csv").read_bytes()
    for text in ("yes", "Yes.\n\nBest wishes\nAda Example", "Да", "Thank you very much!"):
        out = add(town, receipt_answer(town, "a1", text))
        assert "answers a receipt, and says that it is right or is friendly" in out
    assert (town / "signatories" / "parks.csv").read_bytes() == before
    assert "waits" not in run(town, "build", "parks", "--format", "txt")


@pytest.mark.parametrize(
    "text",
    [
        "no, it was not me",
        "No",
        "НЕТ, это был не я",
        "I don't know what this is",
        "yes, but hide me",
    ],
)
def test_a_no_to_a_receipt_takes_the_name_out_until_it_is_decided(town, server, text):
    send_all(town, "signatories")
    out = add(town, receipt_answer(town, "a1", text))
    assert "to review: it " in out
    out = run(town, "build", "parks", "--format", "txt")
    assert "an answer of theirs waits for your decision" in out
    assert "Ada Example" not in (town / "build/parks/parks.en.txt").read_text("utf-8")
    assert "outbox-receipts: 6 e-mails" in run(town, *RECEIPTS)


def test_no_more_e_mails_in_answer_to_a_receipt_takes_nobody_out(town, server):
    run(town, *RECEIPTS)
    bare = (
        "no more e-mails\n\nOn Sat, 28 Nov 2026, Homes <letters@example.org> wrote:\n> Your receipt"
    )
    out = add(town, receipt_answer(town, "a1", bare))
    assert "wants no more e-mails" in out
    assert "to review" not in out
    out = add(town, receipt_answer(town, "a2", "unsubscribe", "Bo Example <bo@example.org>"))
    assert "wants no more e-mails" in out
    assert "1 to review" in out
    run(town, "build", "parks", "--format", "txt")
    text = (town / "build/parks/parks.en.txt").read_text("utf-8")
    assert "Ada Example" in text
    assert "Bo Example" not in text
    assert "outbox-receipts: 5 e-mails; none for 1 left out" in run(town, *RECEIPTS)


def test_a_no_without_the_thread_is_heard_and_a_stranger_is_not(town, server):
    send_all(town, "signatories")
    assert "to review" in add(town, answer("no, it was not me"))
    said = add(town, answer("no, it was not me", "Eve <eve@example.org>"))
    assert "to review" not in said
    other = answer("I never signed that!", "Bo Example <bo@example.org>", subject="Your list")
    assert "to review" in add(town, other)


def test_a_receipt_that_was_not_theirs_is_decided_and_kept_out(town, server):
    send_all(town, "signatories")
    add(town, receipt_answer(town, "a1", "no, it was not me"))
    out = run(town, "review", "parks", "--decide", "answer:a1=no", "--why", "she says so")
    assert "they were asked whether they signed what the list has of them" in out
    run(town, "build", "parks", "--format", "txt")
    assert "Ada Example" not in (town / "build/parks/parks.en.txt").read_text("utf-8")
    run(town, "review", "parks", "--undo")
    run(town, "review", "parks", "--decide", "answer:a1=yes", "--why", "on the telephone")
    run(town, "build", "parks", "--format", "txt")
    assert "Ada Example" in (town / "build/parks/parks.en.txt").read_text("utf-8")


def test_a_confirmation_by_e_mail_waits_too_when_its_receipt_is_denied(town, server):
    mail = (town / "registers/parks/outbox/a1.eml").read_bytes()
    code = re.search(r"I sign [a-z2-7]{5} [a-z2-7]{5}", parsed(mail)[1])[0]
    add(town, answer(code, subject="Re: Please sign: A letter"))
    run(town, "publish", "parks", "--yes", "--format", "txt")
    run(town, "receipts", "parks")
    send_all(town, "signatories")
    add(town, receipt_answer(town, "a1", "no, it was not me"))
    listed = next(row for row in workspaces.rows(town) if row["id"] == "a1")
    assert listed["level"] == "listed"
    run(town, "build", "parks", "--format", "txt")
    assert "Ada Example" not in (town / "build/parks/parks.en.txt").read_text("utf-8")


def test_invitations_go_to_people_who_have_yet_to_confirm(town, server):
    out = send_all(town, "unconfirmed")
    assert "6 sent" in out
    message, text = parsed(server.kept[0].data)
    assert message["Subject"] == "Please sign: A letter"
    assert re.search(r"I sign [a-z2-7]{5} [a-z2-7]{5}", text)


@pytest.mark.parametrize("example", ["a row of the list", "a text"])
@pytest.mark.parametrize("to", ["addressees", "press.csv", "unconfirmed"])
def test_nothing_leaves_with_an_example_of_a_new_letter_in_it(town, server, to, example):
    letter, listed = town / "letters/parks/letter.md", town / "signatories/parks.csv"
    edit(letter, "lang: en\n", "lang: en\nto:\n  - {name: Off Ice, email: off@example.org}\n")
    (town / "press.csv").write_text("name,email\nX,x@example.org\n", "utf-8")
    whole = letter.read_text("utf-8"), listed.read_text("utf-8")
    if example == "a text":
        edit(letter, "Its text.", "Its text.\n\n[translate] More.")
    else:
        rows = list(csv.reader(whole[1].splitlines()))
        rows[0].append("notes")
        rows[1:] = [[*row, ""] for row in rows[1:]]
        rows.append(["a9", "Jo Example", "jo@example.org", "", "named", "yes", "", EXAMPLE_ROW])
        with listed.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    # It can be looked at, and says so.
    said = run(town, "send", "parks", "--to", to)
    assert "still to be translated" in said or "still the example of a new list" in said
    assert "letterkit check parks shows all" in said
    for options in (("--send", "--limit", "1"), ("--export", "mailmerge")):
        said = run(town, "send", "parks", "--to", to, *options, code=2)
        assert "parks: examples of a new letter are left in it" in said, options
    assert server.connections == 0
    letter.write_text(whole[0], "utf-8")
    listed.write_text(whole[1], "utf-8")
    assert "example" not in run(town, "send", "parks", "--to", to)
    run(town, "send", "parks", "--to", to, "--send", "--limit", "1")
    assert len(server.kept) == 1


def test_the_letter_goes_to_each_addressee_alone_with_its_pdf(town, server):
    to = "to:\n  - {name: Min Ister, email: min@example.org}\n"
    to += "  - {name: Off Ice, email: off@example.org}\n  - name: No Address\n"
    edit(town / "letters/parks/letter.md", "lang: en\n", f"lang: en\n{to}")
    out = run(town, "send", "parks", "--to", "addressees")
    assert "2 e-mails; none for 1 without an e-mail address" in out
    run(town, "send", "parks", "--to", "addressees", "--send", "--limit", "1")
    run(town, "send", "parks", "--to", "addressees", "--send", "--save-sent", "kept")
    assert sorted(server.recipients) == ["min@example.org", "off@example.org"]
    for each in server.kept:
        message, _ = parsed(each.data)
        assert str(message["To"].addresses[0].addr_spec) == each.recipients[0]
        assert len(message["To"].addresses) == 1
        assert "Bcc" not in message
        pdf = next(message.iter_attachments())
        assert pdf.get_filename() == "parks.en.pdf"
        assert pdf.get_content().startswith(b"%PDF")
    [saved] = (town / "kept").rglob("*.eml")
    assert saved.read_bytes() == server.kept[1].data
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_the_people_of_a_file_get_the_letter_once_each(town, server):
    (town / "press.csv").write_text(
        "name,email,lang,consent\nNews Paper,desk@paper.example.org,en,\n"
        "News Paper again,Desk@Paper.example.org,en,\nRadio,radio@example.org,de,yes\n"
        "Gone,ada@example.org,,no\nNone,,,\nBad,bad address,,\n",
        "utf-8",
    )
    out = run(town, "send", "parks", "--to", "press.csv")
    assert "outbox-file: 2 e-mails" in out
    for why in ("1 did not agree", "1 at an address that gets one", "2 without an e-mail address"):
        assert why in out
    run(town, "send", "parks", "--to", "press.csv", "--send", "--limit", "1")
    run(town, "send", "parks", "--to", "press.csv", "--send")
    assert sorted(server.recipients) == ["desk@paper.example.org", "radio@example.org"]
    assert "no such file" in run(town, "send", "parks", "--to", "presss.csv", code=2)


PEOPLE = {f"{name.lower()}@example.org": f"a{n}" for n, name in enumerate(workspaces.NAMES, 1)}


def first_sent(town, server):
    """Send the first, which is anybody's, and choose somebody who got nothing yet."""
    run(town, *RECEIPTS)
    run(town, *RECEIPTS, "--send", "--limit", "1")
    return next(each for each in PEOPLE if each not in server.recipients)


def test_what_a_server_refuses_is_listed_in_its_words_without_the_address(town, server):
    who = first_sent(town, server)
    local = who.partition("@")[0]
    words = f"550 5.1.1 <{who}>: {local} is no user here"
    server.decide = lambda recipient, tries: words if recipient == who else ""
    out = run(town, *RECEIPTS, "--send", code=1)
    assert f"outbox-receipts/{PEOPLE[who]}.eml: refused: 550 5.1.1 <…>: … is no user here" in out
    assert "5 sent, 1 refused, 0 in doubt, 0 not sent yet" in out
    assert who not in out
    assert who not in (town / "registers/parks/sent").read_text("utf-8")
    run(town, *RECEIPTS, "--send")
    assert server.tries[who] == 1
    run(town, *RECEIPTS, "--send", "--again", "refused", code=1)
    assert server.tries[who] == 2
    assert len(server.kept) == 6


def test_a_lost_secret_or_journal_never_makes_everybody_get_it_again(town, server):
    send_all(town, "signatories")
    journal = town / "registers/parks/sent"
    kept = journal.read_bytes()
    journal.write_bytes(kept.replace(b"sent ", b"semt ", 1))
    assert "registers/parks/sent: line 3 is not what letterkit wrote" in run(
        town, *RECEIPTS, "--send", code=2
    )
    journal.write_bytes(kept)
    (town / "registers/parks/secret").unlink()
    shutil.rmtree(town / "registers/parks/invitations")
    assert "registers/parks/secret: missing, and sent beside it" in run(
        town, *RECEIPTS, "--send", code=2
    )
    assert len(server.kept) == 7


def test_two_commands_do_not_send_at_the_same_time(town, server):
    from letterkit.files.lock import Lock

    run(town, *RECEIPTS)
    process = os.fork()
    if not process:
        Lock(town / "registers/parks", "letterkit send, since 2026-11-28T02:00:00Z").take()
        (town / "taken").touch()
        time.sleep(60)
        os._exit(0)
    try:
        while not (town / "taken").exists():
            time.sleep(0.01)
        said = run(town, *RECEIPTS, "--send", "--limit", "1", code=2)
        assert "another command is changing it: letterkit send, since" in said
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    assert server.connections == 0
    run(town, *RECEIPTS, "--send", "--limit", "1")


def test_another_program_gets_a_table_and_nothing_is_sent(town, server):
    assert "listmonk attaches no file for one person" in run(
        town, *RECEIPTS, "--export", "listmonk", code=2
    )
    out = run(town, *RECEIPTS, "--news", "--export", "listmonk")
    assert "registers/parks/outbox-export: 7 e-mails for listmonk" in out
    folder = town / "registers/parks/outbox-export"
    with (folder / "listmonk.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 7
    ada = next(row for row in rows if row["email"] == "ada@example.org")
    assert ada["name"] == "Ada Example"
    assert json.loads(ada["attributes"])["subject"] == "News of the letter: A letter"
    run(town, *RECEIPTS, "--export", "mailmerge")
    with (folder / "mailmerge_database.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    receipts = {row["email"]: folder / row["attachment1"] for row in rows}
    assert len(set(receipts.values())) == 7
    run(town, "verify", "--no-state", "--receipt", receipts["ada@example.org"])
    template = (folder / "mailmerge_template.txt").read_text("utf-8")
    assert template.startswith("TO: {{email}}\nSUBJECT: {{subject}}\nFROM: letters@example.org\n")
    assert "ATTACHMENT: {{attachment1}}\n\n{{text}}" in template
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}
    assert "--export sends nothing" in run(
        town, *RECEIPTS, "--export", "mailmerge", "--send", code=2
    )
    run(town, "withdraw", "parks", "--id", "a1", "--yes")
    assert not folder.exists()
    assert server.connections == 0


def test_an_address_beyond_ascii_is_sent_to_a_server_that_takes_it(town, server):
    edit(town / "signatories" / "parks.csv", "ada@example.org", "гада@bücher.example.org")
    run(town, "publish", "parks", "--yes", "--format", "txt")
    send_all(town, "signatories")
    assert "гада@xn--bcher-kva.example.org" in server.recipients
    kept = next(each for each in server.kept if not each.recipients[0].isascii())
    assert "SMTPUTF8" in kept.options


def test_the_password_is_nowhere(town, tmp_path, monkeypatch):
    password = "Sehr-geheim-7!"
    with Server(login=("letters", password)) as server:
        text = (town / "letterkit.toml").read_text("utf-8")
        port = re.search(r"port = (\d+)", text)[1]
        edit(town / "letterkit.toml", f"port = {port}", f'port = {server.port}\nuser = "letters"')
        run(town, *RECEIPTS)
        assert "no password for 127.0.0.1, and no terminal" in run(
            town, *RECEIPTS, "--send", "--limit", "1", code=2
        )
        monkeypatch.setenv("LETTERKIT_SMTP_PASSWORD", f"{password}x")
        said = run(town, *RECEIPTS, "--send", "--limit", "1", code=2)
        assert "the server refuses this account: 535" in said
        assert password not in said
        monkeypatch.setenv("LETTERKIT_SMTP_PASSWORD", password)
        said += run(town, *RECEIPTS, "--send", "--limit", "1", "--save-sent", "kept")
        assert len(server.kept) == 1
    assert password not in said
    assert not workspaces.traces(town, password, (".",))
    assert not workspaces.traces(town, base64.b64encode(password.encode()).decode(), (".",))


KEYRING = """
import pathlib

def get_password(host, user):
    return pathlib.Path(__file__).with_name("ring").read_text()
"""


def processes():
    """What the system shows of every process: its command line, its variables, its parent."""
    found = {}
    for each in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            line = (each / "cmdline").read_bytes()
            parent = (each / "stat").read_text("utf-8").rpartition(")")[2].split()[1]
            variables = b""
            with contextlib.suppress(PermissionError):  # it is somebody else's
                variables = (each / "environ").read_bytes()
            found[int(each.name)] = (line, variables, int(parent))
    return found


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no list of processes")
@pytest.mark.parametrize("way", ["a variable", "a keyring", "typed"])
def test_no_process_shows_the_password_while_e_mails_leave(town, tmp_path, way):
    password = "Fest-&-geheim-7!"
    forms = [password.encode(), base64.b64encode(password.encode())]
    seen = []

    def look(recipient, tries):
        seen.append(processes())
        return ""

    ring = tmp_path / "ring"
    (ring / "keyring").mkdir(parents=True)
    (ring / "keyring/__init__.py").write_text(KEYRING, "utf-8")
    (ring / "keyring/errors.py").write_text("class KeyringError(Exception): pass\n", "utf-8")
    (ring / "keyring/ring").write_text(password if way == "a keyring" else "", "utf-8")
    variables = {**os.environ, "PYTHONPATH": f"src{os.pathsep}{ring}", "NO_COLOR": "1"}
    if way == "a variable":
        variables["LETTERKIT_SMTP_PASSWORD"] = password
    with Server(look, login=("letters", password)) as server:
        text = (town / "letterkit.toml").read_text("utf-8")
        port = re.search(r"port = (\d+)", text)[1]
        edit(town / "letterkit.toml", f"port = {port}", f'port = {server.port}\nuser = "letters"')
        run(town, *RECEIPTS)
        screen, line = pty.openpty()
        command = [sys.executable, "-m", "letterkit", *RECEIPTS, "--send", "--limit", "1"]
        sending = subprocess.Popen(
            [*command, "-C", town], stdin=line, stdout=line, stderr=line, env=variables
        )
        os.close(line)
        said = b""
        with contextlib.suppress(OSError):  # at the end of what a terminal shows
            while data := os.read(screen, 4096):
                if b"Password of" in data:
                    os.write(screen, password.encode() + b"\n")
                said += data
        os.close(screen)
        assert sending.wait() == 0, said
    assert (b"Password of" in said) is (way == "typed")
    assert len(server.kept) == len(seen) == 1
    [shown] = seen
    assert sending.pid in shown
    for number, (line, variables, parent) in shown.items():
        assert not any(form in line for form in forms), line
        if way != "a variable" and sending.pid in (number, parent):
            assert not any(form in variables for form in forms)
    assert not any(form in said for form in forms)
    for form in forms:
        assert not workspaces.traces(town, form.decode(), (".",))


def test_a_password_can_lie_in_a_keyring(town, monkeypatch):
    keyring = types.ModuleType("keyring")
    errors = types.ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})
    kept = {("127.0.0.1", "letters"): "in the ring"}
    keyring.get_password = lambda host, user: kept.get((host, user))
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    with Server(login=("letters", "in the ring")) as server:
        text = (town / "letterkit.toml").read_text("utf-8")
        port = re.search(r"port = (\d+)", text)[1]
        edit(town / "letterkit.toml", f"port = {port}", f'port = {server.port}\nuser = "letters"')
        run(town, *RECEIPTS)
        run(town, *RECEIPTS, "--send", "--limit", "1")
        assert len(server.kept) == 1


def test_a_person_who_shares_a_mailbox_gets_a_receipt_of_their_own(town, server, monkeypatch):
    text = (town / "signatories/parks.csv").read_text("utf-8")
    for name in ("bo", "cy", "di"):
        text = text.replace(f"{name}@example.org", "office@example.org")
    (town / "signatories/parks.csv").write_text(text, "utf-8")
    run(town, "publish", "parks", "--yes", "--format", "txt", "--leave-out")
    from letterkit.cli import questions

    monkeypatch.setattr(questions, "is_terminal", lambda: True)
    monkeypatch.setattr(questions, "says_yes", lambda _: True)
    run(town, *RECEIPTS)
    run(town, *RECEIPTS, "--send")
    assert server.recipients.count("office@example.org") == 3
    # Each mailbox has one before one has a second.
    assert len(set(server.recipients[:5])) == 5
    run(town, *RECEIPTS, "--news")
    assert "at an address that gets one already" in run(town, *RECEIPTS, "--news")


def test_who_withdraws_is_in_no_outbox_and_who_shares_their_mailbox_stays(town, server):
    edit(town / "signatories/parks.csv", "cy@example.org", "bo@example.org")
    run(town, "publish", "parks", "--yes", "--format", "txt", "--leave-out")
    (town / "press.csv").write_text(
        "name,email\nAda Example,ada@example.org\nBo Example,bo@example.org\nX,x@example.org\n",
        "utf-8",
    )
    run(town, "send", "parks", "--to", "press.csv")
    run(town, *RECEIPTS)
    run(town, *RECEIPTS, "--news")
    run(town, "withdraw", "parks", "--id", "a1", "--yes")
    run(town, "withdraw", "parks", "--id", "a2", "--yes")
    registers = town / "registers/parks"
    assert not workspaces.traces(town, "ada@example.org", ("registers",))
    kept = {each.name for each in (registers / "outbox-receipts").iterdir()}
    assert kept == {f"a{n}.eml" for n in (3, 4, 5, 6, 7)}
    assert not (registers / "outbox-news/a2.eml").exists()
    # The letter itself names people, so its e-mails are all gone.
    assert not (registers / "outbox-file").exists()
    out = run(town, "send", "parks", "--to", "press.csv")
    assert "outbox-file: 1 e-mail; none for 2 withdrew" in out


def test_a_denied_receipt_counts_after_a_confirmation_that_was_decided_before(town, server):
    mail = (town / "registers/parks/outbox/a1.eml").read_bytes()
    code = re.search(r"I sign [a-z2-7]{5} [a-z2-7]{5}", parsed(mail)[1])[0]
    add(town, answer(f"{code} with pleasure", subject="Re: Please sign: A letter"))
    run(town, "review", "parks", "--decide", "answer:a1=yes", "--why", "it is plain")
    run(town, "publish", "parks", "--yes", "--format", "txt")
    send_all(town, "signatories")
    add(town, receipt_answer(town, "a1", "no, it was not me"))
    pending = {each.stem for each in (town / "registers/parks/pending/a1").glob("*.receipt")}
    [denied] = pending
    for each in sorted((town / "registers/parks/pending/a1").glob("*.eml")):
        if each.stem != denied:
            run(town, "review", "parks", "--decide", f"answer:{each.stem}=yes", "--why", "so")
    run(town, "review", "parks", "--decide", f"answer:{denied}=no", "--why", "she says so")
    run(town, "build", "parks", "--format", "txt")
    assert "Ada Example" not in (town / "build/parks/parks.en.txt").read_text("utf-8")


def test_a_yes_that_may_be_meant_for_an_invitation_is_for_a_person_to_judge(town, server):
    send_all(town, "signatories")
    yes = answer("yes", subject="Re: Please sign: A letter")
    assert "to review: no code in it" in add(town, yes)
    invited = thread_of(town, "a2", "outbox")
    yes = answer("Yes", "Bo Example <bo@example.org>", invited, "Re: Please sign: A letter")
    assert "to review: no code in it" in add(town, yes)


def test_a_yes_without_its_thread_of_somebody_nobody_invited_changes_nothing(town, server):
    shutil.rmtree(town / "registers/parks/invitations")
    shutil.rmtree(town / "registers/parks/outbox")
    send_all(town, "signatories")
    assert "says that it is right" in add(town, answer("yes"))
    assert "to review: it says that they did not sign" in add(town, answer("no, it was not me"))


def test_the_pdf_that_is_attached_is_the_sealed_one_once_it_is_published(town, server, tmp_path):
    (town / "press.csv").write_text("name,email\nNews,news@example.org\n", "utf-8")
    run(town, "publish", "parks", "--yes", "--format", "pdf", "--leave-out")
    run(town, "send", "parks", "--to", "press.csv")
    run(town, "send", "parks", "--to", "press.csv", "--send")
    message, _ = parsed(server.kept[0].data)
    pdf = next(message.iter_attachments())
    file = tmp_path / pdf.get_filename()
    file.write_bytes(pdf.get_content())
    assert file.read_bytes() == (town / "build/parks/parks.en.pdf").read_bytes()
    assert run(town, "verify", "--no-state", file).startswith("Sealed")
    mail = tmp_path / "sent.eml"
    mail.write_bytes(server.kept[0].data)
    assert "pass          as written" in run(town, "verify", "--no-state", mail)


def test_a_list_that_changed_since_it_was_published_is_pointed_out(town, server):
    (town / "press.csv").write_text("name,email\nNews,news@example.org\n", "utf-8")
    edit(
        town / "signatories/parks.csv", "", "z9,Zoe Example,zoe@example.org,,named,yes,2026-03-09\n"
    )
    out = run(town, "send", "parks", "--to", "press.csv")
    assert "parks: the list has changed since it was published" in out


def served_by(town, server, **more):
    """Let the workspace send through this server, with more lines below [smtp]."""
    path = town / "letterkit.toml"
    text = re.sub(r"port = \d+", f"port = {server.port}", path.read_text("utf-8"))
    lines = "".join(f'{key} = "{value}"\n' for key, value in more.items())
    path.write_text(text + lines, "utf-8")


def test_what_is_in_doubt_is_named_and_sent_again_only_when_that_is_said(town, server):
    who = first_sent(town, server)
    server.decide = lambda recipient, tries: "drop kept" if (recipient, tries) == (who, 1) else ""
    for counts in ("5 sent, 0 refused, 1 in doubt, 0 not", "0 sent, 0 refused, 1 in doubt, 0 not"):
        out = run(town, *RECEIPTS, "--send", code=1)
        assert counts in out
        assert f"registers/parks/outbox-receipts/{PEOPLE[who]}.eml: in doubt" in out
        assert "to do so: --again doubtful" in out
    assert server.recipients.count(who) == 1
    out = run(town, *RECEIPTS, "--send", "--again", "doubtful")
    assert "1 sent, 0 refused, 0 in doubt" in out
    assert server.recipients.count(who) == 2
    assert len(server.kept) == 8


def test_the_limit_of_a_day_counts_all_outboxes_of_the_workspace(town, server):
    served_by(town, server, rate="3/day")
    assert "they would leave at 3 a day" in run(town, *RECEIPTS)
    run(town, *RECEIPTS, "--send", "--limit", "1")
    run(town, *RECEIPTS, "--news")
    run(town, *RECEIPTS, "--news", "--send", "--limit", "1")
    out = run(town, *RECEIPTS, "--send", code=1)
    assert "1 sent, 0 refused, 0 in doubt, 5 not sent yet" in out
    assert "3 e-mails left in the last 24 hours, which is the limit; 5 e-mails not sent" in out
    assert "0 sent" in run(town, *RECEIPTS, "--send", code=1)
    assert len(server.kept) == 3


def test_what_was_sent_is_there_for_another_program(town, server):
    run(town, *RECEIPTS)
    run(town, *RECEIPTS, "--send", "--limit", "1")
    found = json.loads(run(town, *RECEIPTS, "--send", "--json"))
    counts = {key: found[key] for key in ("emails", "sent_before", "sent", "left", "refused")}
    assert counts == {"emails": 7, "sent_before": 1, "sent": 6, "left": 0, "refused": []}


def test_people_get_it_in_their_language(town, server):
    letter = town / "letters/parks/letter.uk.md"
    letter.write_text("---\ntitle: Лист\n---\nЙого текст.\n", "utf-8")
    path = town / "signatories/parks.csv"
    rows = path.read_text("utf-8").splitlines()
    rows = [rows[0] + ",lang", *(f"{row},{'uk' if row[1] in '12' else ''}" for row in rows[1:])]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    run(town, "publish", "parks", "--yes", "--format", "txt", "--amend")
    run(town, *RECEIPTS)
    outbox = town / "registers/parks/outbox-receipts"
    assert parsed((outbox / "a1.eml").read_bytes())[0]["Subject"] == "Ваша квитанція: Лист"
    assert parsed((outbox / "a3.eml").read_bytes())[0]["Subject"] == "Your receipt: A letter"
    assert "not written in de" in run(
        town, "send", "parks", "--to", "addressees", "--lang", "de", code=2
    )


def test_a_receipt_says_first_where_a_page_checks_it(town, server):
    run(town, *RECEIPTS)
    outbox = town / "registers/parks/outbox-receipts"
    _, text = parsed((outbox / "a1.eml").read_bytes())
    assert "https" not in text
    assert "letterkit verify parks.receipt.tlog-proof" in text
    path = town / "letterkit.toml"
    path.write_text('pages = "https://letters.example.org/{slug}/"\n' + path.read_text("utf-8"))
    run(town, *RECEIPTS)
    _, text = parsed((outbox / "a1.eml").read_bytes())
    page = text.index("https://letters.example.org/parks/parks.en.html")
    assert page < text.index("letterkit verify parks.receipt.tlog-proof")
