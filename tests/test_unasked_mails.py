"""E-mails of people on the list that answer no question wait, whatever they say."""

import shutil

SETTINGS = 'origin = "letters.example.org"\nemail = "letters@example.org"\n'
LISTED = """name,email,consent
Ada Example,ada@example.org,yes
Bo Example,shared@example.org,yes
Cy Example,shared@example.org,yes
Eve Sample,eve@example.org,yes
"""
ADA = "Ada Example <ada@example.org>"


def mail(text, sender=ADA, subject="Hello", *heads):
    kind = "text/html" if text.startswith("<") else "text/plain"
    lines = [f"From: {sender}", "To: letters@example.org", f"Subject: {subject}", *heads]
    lines += ["Date: Sat, 28 Nov 2026 10:00:00 +0000", "MIME-Version: 1.0"]
    lines += [f"Content-Type: {kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    return "\r\n".join((*lines, "", *text.split("\n"), ""))


def opened(desk):
    desk.write("letterkit.toml", SETTINGS)
    desk.write("signatories/parks.csv", LISTED)
    return desk


def took(desk, data, code=0):
    """What `add` says of one e-mail, from the list as it was before."""
    shutil.rmtree(desk.folder / "registers", ignore_errors=True)
    desk.write("signatories/parks.csv", LISTED)
    path = desk.write("answer.eml", data)
    assert desk.run("add", path, "--to", "parks") == code, desk.said
    return desk.said


WAITING = (
    "Please remove my name from the letter",
    "Прыбярыце маё імя з ліста, калі ласка",
    "Уберите, пожалуйста, моё имя из письма",
    "Приберіть, будь ласка, моє ім'я з листа",
    "Proszę usunąć moje nazwisko z listu",
    "Bitte streichen Sie meinen Namen aus dem Brief.\n\nVon meinem iPhone gesendet",
    "Merci de retirer mon nom de la lettre.\n\nAda",
    "Por favor, quiten mi nombre de la carta",
    "الرجاء حذف اسمي من الرسالة",
    "I have a question about point 3 of the letter",
    "<html><body><p>Take me off, please</p></body></html>",
    "Thanks!\n\nOn Sat, 28 Nov 2026, Homes <letters@example.org> wrote:\nPlease take my name off.",
)


def test_a_wish_that_nothing_asked_for_waits_and_keeps_the_name_out(desk):
    opened(desk)
    for text in WAITING:
        said = took(desk, mail(text))
        assert "it may be from Ada Example (" in said, (text, said)
        assert "if they want to be off the letter: letterkit withdraw parks --id" in said
        assert "1 to review" in said
        assert "Bo Example" not in said, text
    assert "Ada Example" not in desk.printed()
    assert "Bo Example" in desk.printed()
    assert "1 answer waits for review" in desk.said
    person = desk.column("id")[0]
    decide = ("review", "parks", "--decide", f"answer:{person}=neither", "--why", "a question")
    assert desk.run(*decide) == 0, desk.said
    assert "to no question, perhaps of" not in desk.said
    assert "Ada Example" in desk.printed()
    assert desk.run(*decide[:3], f"answer:{person}=no", "--why", "x") == 2, desk.said


def test_the_wish_is_found_by_subject_thread_and_name_and_holds_everybody_it_may_be_from(desk):
    opened(desk)
    said = took(desk, mail("", subject="Please remove my name"))
    assert "it may be from Ada Example (" in said
    said = took(desk, mail("Remove my name, please.", "shared@example.org"))
    assert "it may be from Bo Example (" in said
    assert "it may be from Cy Example (" in said
    said = took(desk, mail("Remove my name, please.\nEve Sample", "new@example.org"))
    assert "it may be from Eve Sample (" in said
    assert "Eve Sample" not in desk.printed()
    assert desk.run("review", "parks") == 0
    assert "to no question, perhaps of Eve Sample" in desk.said
    assert "the list has these nine lines of them" in desk.said
    # Each of several who are held can be decided about.
    person = desk.column("id")[3]
    decide = ("review", "parks", "--decide", f"answer:{person}=no", "--why", "she says so")
    assert desk.run(*decide) == 0, desk.said
    assert "Eve Sample" not in desk.printed()


NOTHING = (
    mail("I am away until Monday and cannot answer.", ADA, "Automatic reply: News of the letter"),
    mail("Ich bin nicht im Büro.", ADA, "Abwesenheitsnotiz: Brief"),
    mail("Меня нет на месте, не отвечаю.", ADA, "Автоответ: Письмо"),
    mail("I do not read this mailbox.", ADA, "Re: A letter", "Auto-Submitted: auto-replied"),
    mail("", ADA, "Re: A letter"),
    mail("Thank you very much!", ADA, "Re: A letter"),
    mail("Please remove my name", "stranger@example.com"),
    mail("When do we meet?", "Homes <letters@example.org>"),
)


def test_a_program_thanks_and_strangers_keep_nobody_out(desk):
    opened(desk)
    for data in NOTHING:
        said = took(desk, data)
        assert "1 not an answer" in said, (data, said)
    assert "Ada Example" in desk.printed()
