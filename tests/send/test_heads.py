"""What leaves goes to one person, with the time, and without what marks a draft."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.send.heads import travelling, with_fields

NOW = datetime(2026, 11, 28, 2, 10, 30, 999, tzinfo=UTC)
DRAFT = (
    b"From: Homes <letters@example.org>\r\nTo: =?utf-8?b?0JHQvg==?=\r\n <bo@example.org>\r\n"
    b"Subject: Homes\r\nDate: Thu, 01 Oct 2026 00:00:00 +0000\r\nMessage-ID: <f0@example.org>\r\n"
    b"X-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nBuild homes.\r\n"
)
BO = "bo@example.org"


def test_an_e_mail_leaves_with_the_time_and_without_the_mark_of_a_draft():
    left = travelling(DRAFT, BO, NOW)
    expected = DRAFT.replace(b"X-Unsent: 1\r\n", b"").replace(
        b"Date: Thu, 01 Oct 2026 00:00:00 +0000", b"Date: Sat, 28 Nov 2026 02:10:30 +0000"
    )
    assert left == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"X-Unsent: 1", b"Bcc: eve@example.org"),
        (b"X-Unsent: 1", b"BCC: eve@example.org,\r\n mal@example.org"),
        (b"X-Unsent: 1", b"Resent-Bcc: eve@example.org"),
    ],
)
def test_a_hidden_recipient_never_leaves(old, new):
    left = travelling(DRAFT.replace(old, new), BO, NOW)
    assert b"eve@" not in left
    assert b"mal@" not in left


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<bo@example.org>", b"<bo@example.org>, <eve@example.org>"),
        (b"<bo@example.org>", b"<eve@example.org>"),
        (b"X-Unsent: 1", b"Cc: eve@example.org"),
        (b"X-Unsent: 1", b"To: eve@example.org"),
        (b"X-Unsent: 1", b"From: eve@example.org"),
        (b"X-Unsent: 1", b"Subject: another"),
        (b"X-Unsent: 1", b"Resent-To: eve@example.org"),
        (b"X-Unsent: 1", b"no field at all"),
        (b"Subject: Homes\r\n", b""),
        (b"Build homes.\r\n", b"Build\nhomes.\r\n"),
        (b"Build homes.\r\n", b"Build\rhomes.\r\n"),
        (b"Build homes.\r\n", b"Build\0homes.\r\n"),
        (b"Build homes.\r\n", b"x" * 999 + b"\r\n"),
        (b"Build homes.\r\n", b"a\n.\nMAIL FROM:<eve@example.org>\r\n"),
        (b"\r\n\r\n", b"\r\n"),
    ],
)
def test_an_e_mail_that_servers_may_read_in_another_way_does_not_leave(old, new):
    with pytest.raises(LetterkitError):
        travelling(DRAFT.replace(old, new), BO, NOW)


def test_fields_take_the_place_of_those_of_their_name_or_stand_at_the_end():
    found = with_fields(DRAFT, ["SUBJECT: Parks", "Reply-To: <a@example.org>"])
    assert b"\r\nSUBJECT: Parks\r\n" in found
    assert b"Subject: Homes" not in found
    assert b"Content-Type: text/plain\r\nReply-To: <a@example.org>\r\n\r\nBuild" in found


@given(st.binary(max_size=300))
def test_any_bytes_leave_whole_or_not_at_all(data):
    for some in (data, DRAFT.replace(b"Build homes.", data)):
        try:
            left = travelling(some, BO, NOW)
        except LetterkitError:
            continue
        assert left.partition(b"\r\n\r\n")[2] == some.partition(b"\r\n\r\n")[2]
