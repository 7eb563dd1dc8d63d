"""The journal reads back what it wrote, and refuses what it did not."""

import os
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.send.journal import (
    HEAD,
    Journal,
    Line,
    What,
    attempts,
    format_line,
    parse_lines,
    states,
)

WHEN = datetime(2026, 11, 28, 2, 10, tzinfo=UTC)
KEY = "5f0c9d1e8a7b6c5d4e3f2a1b0c9d8e7f"
LINES = st.builds(
    Line,
    st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC)).map(
        lambda each: each.replace(microsecond=0)
    ),
    st.from_regex(r"[a-z0-9.-]{1,60}", fullmatch=True),
    st.sampled_from(What),
    st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    st.integers(100, 999) | st.just(0),
)


def line(what, key=KEY, outbox="receipts.1", code=0):
    return Line(WHEN, outbox, what, key, code)


@given(st.lists(LINES, max_size=5))
def test_what_is_written_is_read(lines):
    assert parse_lines(HEAD + b"".join(map(format_line, lines))) == lines


@given(st.binary(max_size=200))
def test_any_bytes_are_lines_or_an_error(data):
    for some in (data, HEAD + data, HEAD + format_line(line(What.SENT)) + data):
        try:
            lines = parse_lines(some)
        except LetterkitError:
            continue
        assert all(isinstance(each, Line) for each in lines)


def test_the_example_of_the_documentation_is_a_line():
    written = f"2026-11-28T02:10:00Z receipts.2 sent {KEY} 250\n".encode()
    assert parse_lines(HEAD + written) == [line(What.SENT, outbox="receipts.2", code=250)]


def test_a_line_without_an_end_counts_for_nothing_and_is_cut_off(tmp_path):
    path = tmp_path / "sent"
    whole = HEAD + format_line(line(What.BEGUN))
    path.write_bytes(whole + b"2026-11-28T02:10")
    assert parse_lines(path.read_bytes()) == [line(What.BEGUN)]
    journal = Journal(path, "receipts.1")
    journal.begin()
    journal.write(line(What.SENT, code=250))
    journal.close()
    assert parse_lines(path.read_bytes()) == [line(What.BEGUN), line(What.SENT, code=250)]


def test_a_new_journal_is_its_owners_alone(tmp_path):
    path = tmp_path / "sent"
    journal = Journal(path, "receipts.1")
    before = os.umask(0)
    try:
        journal.begin()
    finally:
        os.umask(before)
    journal.close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == HEAD


def test_one_flush_goes_before_each_e_mail_and_none_after_it(tmp_path, monkeypatch):
    flushed = []
    journal = Journal(tmp_path / "sent", "receipts.1")
    journal.begin()
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_size))
    for _ in range(10):
        journal.write(line(What.BEGUN), force=True)
        journal.write(line(What.SENT, code=250))
    assert len(flushed) == 10


def test_the_last_line_of_each_e_mail_counts_in_its_outbox_alone():
    other = "0" * 32
    lines = [
        line(What.BEGUN),
        line(What.LATER, code=451),
        line(What.BEGUN, other),
        line(What.SENT, outbox="news.1", code=250),
    ]
    found = states(lines, "receipts.1")
    assert {key: each.what for key, each in found.items()} == {
        KEY: What.LATER,
        other: What.BEGUN,
    }
    assert attempts(lines) == [WHEN, WHEN]


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-28T02:10:00Z a sent {k} 250",
        "2026-11-28T02:10:00Z A sent {k} 250",
        "2026-11-28T02:10:00Z a gone {k} 250",
        "2026-11-28T02:10:00Z a sent {k}",
        "",
    ],
)
def test_other_lines_are_refused_with_their_number(text):
    data = HEAD + format_line(line(What.SENT)) + text.format(k=KEY).encode() + b"\n"
    with pytest.raises(LetterkitError, match="line 3 is not what letterkit wrote there"):
        parse_lines(data)
