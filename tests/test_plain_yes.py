"""Only a plain yes confirms by itself; a refusal, wherever it stands, waits for the coordinator."""

import re

import pytest

from test_answers import (
    add,
    answer,
    code_of,
    invited,
    mail_to,
    mailbox,
    quoted,
    rows,
    town,
    waiting,
)

__all__ = ["invited", "town"]  # pytest finds them here

SAID = "I sign CODE"


def subject(text):
    return lambda mail: mail.replace(b"Re: Please sign: Homes", text.encode())


def sender(text):
    return lambda mail: mail.replace(b"Ada Example <ada@example.org>", text.encode())


def head(text):
    return lambda mail: mail.replace(b"MIME-Version", f"{text}\r\nMIME-Version".encode())


def attached(kind, data, name="a", disposition="attachment"):
    """The same e-mail with something attached to it."""

    def change(mail):
        heads, _, body = mail.partition(b"\r\n\r\n")
        kept, _, _ = heads.partition(b"\r\nContent-Type:")
        parts = (
            b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body,
            f"Content-Type: {kind}; name={name}\r\n"
            f"Content-Disposition: {disposition}\r\n\r\n{data}".encode(),
        )
        mixed = b"\r\n--x\r\n".join((b"", *parts))
        return (
            kept + b"\r\nContent-Type: multipart/mixed; boundary=x\r\n" + mixed + b"\r\n--x--\r\n"
        )

    return change


def html(page):
    return lambda mail: mail.replace(b"text/plain", b"text/html").replace(
        b"I sign", page.encode() + b"I sign"
    )


SUBJECTS = (
    *("Re: Please sign: Homes -- NO", "I do not sign", "do not publish", "withdrawn", "без имени"),
    *("Re: Please sign: Homes (initials only!)", "Odp: Please sign: Homes - anonimowo", "No"),
    *("Automatic reply: Please sign: Homes", "Out of office", "Abwesenheitsnotiz", "👎"),
    *("Undeliverable: Please sign: Homes", "Re: Please sign: Homes ?", "Re: Nein", "لا", "Нет"),
    *("Re: Please sign: Homes 👎", "Re: Please don't sign: Homes", "Refusé : Please sign: Homes"),
)
PLAIN_SUBJECTS = (
    *("", "Re:", "Please sign: Homes", "RE: Please sign: Homes", "Aw: Please sign: Homes"),
    *("SV: Please sign: Homes", "Odp: Please sign: Homes", "Отв: Please sign: Homes"),
    *("Re[2]: Please sign: Homes", "AW: WG: Please sign: Homes", "RE : Please sign: Homes"),
    *("Rép: Please sign: Homes", "رد: Please sign: Homes", "Antw.: Please sign:  Homes"),
)
SENDERS = (
    *('"Ada Example (do not publish)" <ada@example.org>', "Anonymous <ada@example.org>"),
    *("Other Person <ada@example.org>", "No <ada@example.org>", "ada@example.org (unwilling)"),
)
PLAIN_SENDERS = (
    *("ada@example.org", "Ada <ada@example.org>", '"Example, Ada" <ada@example.org>'),
    *("Dr Ada Example <ada@example.org>", "ADA EXAMPLE <ada@example.org>"),
    "Ada Example (Mathematician) <ada@example.org>",
)
PARTS = (
    *(("text/plain", "Please do not publish my name."), ("text/html", "<p>No</p>")),
    *(("message/rfc822", "From: ada@example.org\r\nSubject: No\r\n\r\nNo."), ("image/png", "x")),
    *(("text/calendar", "BEGIN:VCALENDAR\r\nPARTSTAT=DECLINED"), ("application/ms-tnef", "x")),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "x"),
    ("text/vnd.google.email-reaction+json", '{"emoji":"👎","version":1}'),
    ("text/plain", "letterkit.statement.v1\nShown: unnamed\n"),
    ("audio/ogg", "x"),
)
BODIES = (
    *("I sign CODE :(", "I sign CODE =/=", "I sign CODE *", "I sign CODE <>", "- I sign CODE"),
    *("! I sign CODE", "-I sign CODE-", "(I sign CODE)", '"I sign CODE', "I sign CODE?"),
    *(
        'I sign CODE"',
        "“I sign CODE",
        "*I sign CODE",
        "✗ I sign CODE",
        "☐ I sign CODE",
        "👎 I sign CODE",
    ),
    *(
        "“I sign CODE”?",
        "“I sign CODE” :(",
        "✓ Yes. I sign CODE",
        "I confirm: I sign CODE",
        "? I sign CODE",
    ),
    *(
        "“I sign CODE”, they say",
        "“I sign CODE” not",
        "Yes. I sign CODE",
        "> I sign CODE",
        "~I sign CODE~",
    ),
    *(
        "**I sign CODE*",
        "[x] I sign CODE",
        "[ ] I sign CODE",
        "❌ I sign CODE",
        "“I sign” CODE",
        "0 I sign CODE",
    ),
    *("I sign CODE\n\n0", "I sign CODE\n\n-", "I sign CODE\n\n>:(", "I sign CODE\n\n2/10"),
    *("I sign CODE\n\nhttps://example.org/x", "I sign CODE\n\nAda Example *", "I sign CODE…"),
    *("I sign CODE\n\nSent from my iPhone (by my husband)", "I sign CODE\n\nAda Example?"),
    *("I sign CODE\n\n-- \nunder duress", "I sign CODE\n\n-- \nAda's assistant, on her behalf"),
    *("I sign CODE\n\n-- \ndraft", "I sign CODE\n\n-- \ntest", "I sign CODE\nI sign OTHER"),
    *("I sign CODE\n\n> No. Remove me.", "I sign CODE\n\n> 👎", "Je signe CODE pas"),
    *("Ich unterzeichne CODE\n\nAber ohne Namen", "Подписываю CODE\n\nинициалы", "Firmo CODE no"),
    *("Podpisuję CODE (inicjały)", "أوقّع CODE لا", "Падпісваю CODE -", "Підписую CODE ..."),
)
PLAIN_BODIES = (
    *("I sign CODE", "I sign CODE.", "I sign CODE,", "i SIGN\nCODE", "*I sign CODE*"),
    *("I sign CODE\n\nBest wishes,\nAda", "I sign CODE\n\nSent from my iPhone", "Je signe CODE"),
    *("I sign CODE\n\n-- \nAda Example\nMathematician", "Ich unterzeichne CODE", "Podpisuję CODE"),
    *("I sign CODE\n\n-- \nDr Ada Example\nProfessor of Logic\nTel. +48 600 100 200", "أوقّع CODE"),
    *("I sign CODE\n\nAda Example\nMathematician\n+48 600 100 200", "Firmo CODE", "Підписую CODE"),
    *("Подписываю CODE\n\nС уважением, Ada", "Падпісваю CODE\n\nДзякуй!", "I sign CODE 👍"),
    *(
        '"I sign CODE"',
        "“I sign CODE”",
        "« Je signe CODE »",
        "„Ich unterzeichne CODE“",
        "‘I sign CODE.’",
    ),
    *(
        "✓ I sign CODE",
        "✔️ Firmo CODE",
        "👍🏽 I sign CODE!",
        "✅ “Podpisuję CODE”",
        "**I sign CODE**",
    ),
    *(
        "**“I sign CODE”**",
        "¡Firmo CODE!",
        "I sign CODE!",
        "✓\nI sign CODE",
        "«Подписываю CODE»!",
        "”أوقّع CODE“",
    ),
    *("I sign CODE\n\nEnvoyé de mon iPhone", "I sign CODE\n\nВідправлено з iPhone"),
)
CHANGED = {
    **{f"subject {each}": (SAID, subject(each)) for each in SUBJECTS},
    **{f"sender {each}": (SAID, sender(each)) for each in SENDERS},
    **{f"part {kind} {data[:9]}": (SAID, attached(kind, data)) for kind, data in PARTS},
    **{f"body {each}": (each, bytes) for each in BODIES},
    "Sender": (SAID, head("Sender: eve@example.org")),
    "alt": (SAID, html('<img alt="NO">')),
    "picture without words": (SAID, html('<img src="x">')),
    "inline picture": (SAID, attached("image/png", "x", disposition="inline")),
}
PLAIN = {
    **{f"subject {each}": (SAID, subject(each)) for each in PLAIN_SUBJECTS},
    **{f"sender {each}": (SAID, sender(each)) for each in PLAIN_SENDERS},
    **{f"body {each}": (each, bytes) for each in PLAIN_BODIES},
    "Sender": (SAID, head("Sender: Ada <ada@example.org>")),
    "letter attached": (SAID, attached("text/plain", "Homes\n\n1 October 2026\n\nBuild homes.")),
    "key attached": (
        SAID,
        attached("application/pgp-keys", "-----BEGIN PGP PUBLIC KEY BLOCK-----"),
    ),
}


def written(town, said, change):
    said = said.replace("CODE", code_of(town, "a1")).replace("OTHER", code_of(town, "b1"))
    return change(answer(said))


def test_there_are_enough_of_both():
    assert len(CHANGED) >= 60
    assert len(PLAIN) >= 30


def confirmed_in(town, mails):
    """The places in a mailbox of the e-mails that do not wait, added with no change of the list."""
    town.write("all.mbox", mailbox(*mails))
    _, errors = town.letterkit("add", "all.mbox", "--to", "housing", "--dry-run")
    waits = {int(each) for each in re.findall(r"all.mbox: e-mail (\d+): to review", errors)}
    assert "Traceback" not in errors
    return [n for n in range(len(mails)) if n + 1 not in waits], errors


def test_whatever_says_more_than_yes_waits(invited):
    mails = [written(invited, *each) for each in CHANGED.values()]
    confirmed, _ = confirmed_in(invited, mails)
    assert [list(CHANGED)[each] for each in confirmed] == []


def test_a_plain_yes_confirms(invited):
    mails = [written(invited, *each) for each in PLAIN.values()]
    confirmed, errors = confirmed_in(invited, mails)
    waits = [each for n, each in enumerate(PLAIN) if n not in confirmed]
    assert (waits, errors) == ([], "")


@pytest.mark.parametrize("case", ["subject No", "Sender", "part text/html <p>No</p>"])
def test_what_waits_changes_nothing_in_the_list_and_is_kept(invited, case):
    before = rows(invited)
    mail = written(invited, *CHANGED[case])
    assert add(invited, mail)[0] == "signatories/housing.csv: 1 to review\n"
    assert rows(invited) == before
    (kept,) = waiting(invited)
    assert kept.read_bytes() == mail


UNSAID = (*map(subject, SUBJECTS), *(attached(kind, data) for kind, data in PARTS))


@pytest.mark.parametrize("body", ["", "\n\nSent from my iPhone", "QUOTED"])
def test_what_is_said_beside_an_empty_text_waits_and_holds_the_yes(invited, body):
    add(invited, written(invited, SAID, bytes))
    _, text = mail_to(invited, "a1")
    mail = answer(body.replace("QUOTED", quoted(text)))
    mails = [change(mail) for change in UNSAID]
    assert confirmed_in(invited, mails)[0] == []
    assert add(invited, mails[0], "no.eml")[0] == "signatories/housing.csv: 2 to review\n"
    assert rows(invited)[1].split(",")[7] == "listed"


@pytest.mark.parametrize("said", ["SAME\n> No. Remove me.", "CHANGED", "> Please remove my name"])
@pytest.mark.parametrize("phrase", ["", "I sign CODE\n\n"])
def test_a_quotation_that_was_changed_waits_with_and_without_the_phrase(invited, said, phrase):
    _, text = mail_to(invited, "a1")
    changed = quoted(text.replace("Shown: named", "Shown: unnamed"))
    said = phrase + said.replace("SAME", quoted(text)).replace("CHANGED", changed)
    assert (
        add(invited, written(invited, said, bytes))[0] == "signatories/housing.csv: 1 to review\n"
    )


@pytest.mark.parametrize("line", ["Precedence: bulk", "Auto-Submitted: yes", "X-Autoreply: yes"])
def test_a_refusal_that_a_program_seems_to_send_waits(invited, line):
    for said in ("No. Remove me.", "Bitte nicht.", "I am away. Please withdraw my signature."):
        assert "to review" in add(invited, head(line)(answer(said)))[0]
    away = head(line)(answer("I am on vacation and will not read this until Monday."))
    assert add(invited, away)[0] == "signatories/housing.csv: 1 not an answer\n"


LATER = ("Too dangerous, sorry.", "On reflection: initials only", "Wait a week", "Калі ласка, ціха")


@pytest.mark.parametrize("said", LATER)
def test_any_words_after_a_yes_let_it_wait(invited, said):
    add(invited, written(invited, SAID, bytes))
    assert add(invited, answer(said), "b.eml")[0] == "signatories/housing.csv: 2 to review\n"
    assert rows(invited)[1].split(",")[7] == "listed"


@pytest.mark.parametrize(
    "mail",
    [
        answer("Please remove me.", "Ada Example <ada@home.example>"),
        answer("Please remove me.", "x@home.example", "Reply-To: ada@example.org"),
        answer("This is Ada Example. Please remove me.", "x@home.example"),
        answer("FYI\n\nFrom: Ada <ada@example.org>\nSent: Sunday\n\nNo, remove me", "x@y.example"),
    ],
)
def test_a_refusal_from_another_address_holds_the_yes(invited, mail):
    add(invited, written(invited, SAID, bytes))
    assert add(invited, mail, "b.eml")[0] == "signatories/housing.csv: 2 to review\n"
    assert rows(invited)[1].split(",")[7] == "listed"
