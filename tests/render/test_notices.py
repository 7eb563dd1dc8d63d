"""A receipt shows what the list has, asks one question, and can be answered; news can be ended."""

import datetime
import email
import email.policy
from types import SimpleNamespace

import pytest

from letterkit.answers.mail_answers import Plain, languages, plain_answer
from letterkit.errors import LetterkitError
from letterkit.model import Shown
from letterkit.render.notices import (
    NewsMail,
    ReceiptMail,
    Recipient,
    news_mail,
    news_text,
    receipt_mail,
    receipt_text,
)
from letterkit.send.heads import travelling

NINE = "letterkit.statement.v1\nI sign\nRegister: r\nText-SHA256: t\nName: Ada\nRole: \nAffiliation: \nShown: named\nDate: 2026-11-22"  # noqa: E501
ADA = Recipient("Ada Example", "ada@example.org")
NOW = datetime.datetime(2026, 11, 28, tzinfo=datetime.UTC)


def letter(lang, **more):
    values = {
        "lang": lang,
        "title": "Homes",
        "organisation": "Homes for All",
        "issuer": "",
        "sender_email": "homes@example.org",
        "date": datetime.date(2026, 11, 22),
    }
    return SimpleNamespace(**(values | more))


def receipt(address="", shown=Shown.NAMED):
    return ReceiptMail(NINE, shown, 3, "homes.receipt.tlog-proof", b"receipt\xff", address)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("address", ["", "https://letters.example.org/verify.html#e=abc"])
def test_a_receipt_has_nine_lines_one_question_and_two_answers(lang, address):
    text = receipt_text(letter(lang), receipt(address))
    assert "{" not in text
    assert "\n".join(f"    {line}" for line in NINE.split("\n")) in text
    blocks = text.split("\n\n")
    at = next(n for n, block in enumerate(blocks) if block.rstrip().endswith(("?", "؟")))
    yes, no = (line.strip() for line in blocks[at + 1].split("\n"))
    assert (plain_answer(yes, ()), plain_answer(no, ())) == (Plain.YES, Plain.NO)
    assert sum(text.count(mark) for mark in "?؟") == 1
    *_, keep_or_page, command = blocks
    assert command.rstrip().endswith("letterkit verify homes.receipt.tlog-proof")
    assert (address in keep_or_page) if address else ("https" not in text)
    assert all(word in text for word in ("Homes", "homes.receipt.tlog-proof", "3"))


@pytest.mark.parametrize("lang", languages())
def test_it_says_how_much_of_the_person_is_shown(lang):
    texts = {receipt_text(letter(lang), receipt(shown=each)) for each in Shown}
    assert len(texts) == len(Shown)


@pytest.mark.parametrize("lang", languages())
def test_news_say_what_is_new_and_how_to_end_them(lang):
    text = news_text(letter(lang), NewsMail(3, 1234, "point 3", "https://example.org/a.html"))
    assert "{" not in text
    assert all(word in text for word in ("1234", "point 3", "https://example.org/a.html", "Homes"))
    assert plain_answer(text.rstrip().split("\n")[-1], ()) is Plain.STOP
    bare = news_text(letter(lang), NewsMail(3, 1234))
    assert "https" not in bare
    assert len(bare.split("\n\n")) == len(text.split("\n\n")) - 2


@pytest.mark.parametrize("lang", languages())
def test_each_is_one_e_mail_to_one_person_with_its_receipt(lang):
    data = receipt_mail(letter(lang), ADA, receipt())
    assert data == receipt_mail(letter(lang), ADA, receipt())
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert not message.defects
    assert str(message["To"]) == "Ada Example <ada@example.org>"
    assert message["X-Unsent"] == "1"
    [attached] = message.iter_attachments()
    assert attached.get_content() == b"receipt\xff"
    body = message.get_body(("plain",)).get_content()
    assert body.replace("\r\n", "\n") == receipt_text(letter(lang), receipt())
    assert data.isascii()
    travelling(data, "ada@example.org", NOW)
    travelling(news_mail(letter(lang), ADA, NewsMail(1, 2)), "ada@example.org", NOW)


@pytest.mark.parametrize(
    "to",
    [
        Recipient("Ada\r\nBcc: eve@example.org", "ada@example.org"),
        Recipient("Ada", "ada@example.org\r\nBcc: eve@example.org"),
        Recipient("Ada", "ada@example.org, eve@example.org"),
        Recipient("Ada", "ada@example.org>\r\nRCPT TO:<eve@example.org"),
        Recipient("Ada", "<ada@example.org>"),
        Recipient("Ada", "ada"),
        Recipient("Ada", "@example.org"),
        Recipient("Ada", "ada@"),
        Recipient("Ada", "ä\u202eda@example.org"),
        Recipient("Ada", "ä da@example.org"),
        Recipient("Ada", 'ä"x@example.org'),
    ],
)
def test_nobody_can_put_a_field_or_another_address_into_it(to):
    with pytest.raises(LetterkitError):
        receipt_mail(letter("en"), to, receipt())


@pytest.mark.parametrize(
    ("address", "sent_to"),
    [
        ("bo@bücher.example.org", "bo@xn--bcher-kva.example.org"),
        ("грета@пример.example.org", "грета@xn--e1afmkfd.example.org"),
        ("o'neil+x@example.org", "o'neil+x@example.org"),
    ],
)
def test_addresses_of_all_scripts_are_written_as_servers_take_them(address, sent_to):
    data = receipt_mail(letter("en"), Recipient("Bo, Example", address), receipt())
    assert travelling(data, sent_to, NOW)
