"""A mailbox is taken apart where e-mails begin, and nowhere else; nothing in it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from letterkit.answers.mailbox import pieces

AT = b"From ada@example.org Sun Nov 22 10:00:00 2026\n"
MAIL = b"From: a@example.org\nSubject: x\n\n"


def texts(data):
    return [each.data for each in pieces(data)]


def test_a_sentence_that_begins_with_from_begins_no_e_mail():
    body = b"I sign\n\nFrom here on I say more.\nNote: this\n\nFrom: is no head of mine\n"
    assert texts(AT + MAIL + body + b"\n" + AT + MAIL) == [MAIL + body, MAIL[:-1]]


def test_a_line_of_delivery_begins_an_e_mail_without_a_blank_line_above_it():
    assert texts(AT + MAIL + b"one\n" + AT + MAIL + b"two\n") == [MAIL + b"one", MAIL + b"two"]


def test_what_stands_before_the_first_e_mail_is_accounted_for():
    first, second = pieces(b"hello\n\n" + AT + MAIL)
    assert (first.is_mail, first.number, second.number) == (False, 1, 2)
    (only,) = pieces(b"\n\n" + AT + MAIL)
    assert only.is_mail


def test_a_broken_e_mail_is_a_piece_of_its_own():
    for broken in (b"No head here.\n", b"Subject: broken\n\nhi\n", b"\n", b""):
        whole = AT + MAIL + b"I sign\n\n" + AT + broken + b"\n" + AT + MAIL + b"two\n"
        first, _, last = texts(whole)
        assert (first, last) == (MAIL + b"I sign\n", MAIL + b"two")


LINES = st.sampled_from(
    [
        AT,
        b"From x\n",
        b"From: a@example.org\n",
        b">From y\n",
        b"\n",
        b"\r\n",
        b"text\n",
        b"Head: x\n",
    ]
)


@given(st.lists(LINES).map(b"".join))
def test_every_line_of_a_mailbox_is_in_one_piece(data):
    found = list(pieces(data))
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    kept = b"".join(each.data for each in found)
    for word in (b"text", b"Head: x", b"From: a@example.org"):
        assert not found or kept.count(word) == data.count(word)
