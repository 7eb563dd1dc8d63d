import contextlib

from hypothesis import given
from hypothesis import strategies as st

from letterkit.answers.answer import Answer, Unread
from letterkit.answers.answers import read_answers, read_dns_answers
from letterkit.errors import LetterkitError

MAIL = b"From: a@example.org\n\n"
LINES = st.sampled_from(
    [
        *(b"From: a@example.org", b"From x Sun Nov 22 10:00:00 2026", b"", b">From here", b"text"),
        *(
            b"Content-Type: text/html",
            b"Content-Type: multipart/mixed; boundary=x",
            b"--x",
            b"--x--",
        ),
        *(b"Content-Transfer-Encoding: base64", b"Received: by x; Sun, 99 Nov 2026", b"\xff\xfe"),
        *(b"Content-Type: text/plain; charset=nothing", b"<p>a<b", b"Subject: =?utf-8?b?!?="),
        *(b"Content-Transfer-Encoding: quoted-printable", b"=ZZ", b"Auto-Submitted: \xc3\xa9"),
    ]
)


def answers(path, data):
    """The answers of a file; the first error of one of them is raised."""
    path.write_bytes(data)
    found = list(read_answers(path))
    for each in found:
        if isinstance(each, LetterkitError):
            raise each
    return found


@given(st.one_of(st.binary(), st.lists(LINES).map(b"\n".join)), st.sampled_from(["eml", "mbox"]))
def test_any_bytes_give_answers_or_one_error(tmp_path_factory, data, suffix):
    path = tmp_path_factory.getbasetemp() / f"any.{suffix}"
    with contextlib.suppress(LetterkitError):
        assert all(each.place.startswith(path.as_posix()) for each in answers(path, data))


def test_an_email_that_cannot_be_read_keeps_no_other_out(tmp_path):
    begin = b"From x Sun Nov 22 10:00:00 2026\n"
    hostile = (
        MAIL.replace(b"\n\n", b"\nContent-Type: text/html\n\n") + b"<div>" * 200_000,
        b"no header at all\n",
        b"".join(b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" for _ in range(5000)),
        MAIL + b"a " * 200_000,
    )
    box = b"".join(begin + each + b"\n\n" for bad in hostile for each in (bad, MAIL + b"yes"))
    (tmp_path / "a.mbox").write_bytes(box)
    found = list(read_answers(tmp_path / "a.mbox"))
    readable = [each.place.rpartition(" ")[2] for each in found if isinstance(each, Answer)]
    assert {"2", "4", "6", "8"} <= set(readable)
    refused = [each for each in found if isinstance(each, Unread)]
    assert len(refused) + len(readable) == 8
    assert all(str(each.error).startswith(f"{each.place}: ") for each in refused)


def test_a_mailbox_is_taken_apart_where_mails_begin(tmp_path):
    box = (
        b"From x Sun Nov 22 10:00:00 2026\n"
        + MAIL
        + b"one\nFrom here on\n>From there\n>>From x\n\n"
        b"From y Sun Nov 22 10:00:00 2026\r\n" + MAIL.replace(b"\n", b"\r\n") + b"two\r\n\r\n"
        b"From z\n" + MAIL + b"\n"
    )
    found = answers(tmp_path / "a.mbox", box)
    assert [each.data for each in found] == [
        MAIL + b"one\nFrom here on\nFrom there\n>From x\n",
        MAIL.replace(b"\n", b"\r\n") + b"two\r\n",
        MAIL,
    ]
    assert [each.place.rpartition("/")[2] for each in found] == [
        f"a.mbox: e-mail {number}" for number in (1, 2, 3)
    ]


def test_the_time_of_receipt_is_that_of_the_topmost_server(tmp_path):
    heads = (
        b"Received: from b by mine.example.org;\n Sun, 22 Nov 2026 10:00:02 +0000\n"
        b"Received: from a by b; Sun, 22 Nov 2026 09:00:00 +0000\n"
        b"Date: Sat, 1 Jan 2000 00:00:00 +0\n"
    )
    (answer,) = answers(tmp_path / "a.eml", heads + MAIL)
    assert answer.received == 1795341602
    (answer,) = answers(tmp_path / "a.eml", b"Date: Sat, 1 Jan 2000 00:00:00 +0\n" + MAIL)
    assert answer.received is None


def test_a_page_is_read_as_the_lines_that_it_shows(tmp_path):
    page = (
        b"Content-Type: text/html; charset=utf-8\n"
        + MAIL
        + "<div>I sign&nbsp;<b>aaaaa</b> bbbbb</div><blockquote>старое</blockquote>".encode()
    )
    (answer,) = answers(tmp_path / "a.eml", page)
    assert answer.text == "\nI sign aaaaa bbbbb\n\n> старое\n"


def test_dns_answers_lie_beside(tmp_path):
    path = tmp_path / "a.mbox"
    assert read_dns_answers(path) == []
    (tmp_path / "a.mbox.dns").write_bytes(b"a.example.org x\nb.example.org y")
    assert read_dns_answers(path) == [b"a.example.org x\n", b"b.example.org y\n"]
