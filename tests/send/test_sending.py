"""E-mails leave no faster than agreed; what is put off comes again, and nothing goes on in vain."""

import os
import signal
from collections import Counter, deque
from datetime import UTC, datetime, timedelta

import pytest

from letterkit.errors import LetterkitError
from letterkit.send.account import Account, Rate, Security
from letterkit.send.connection import Connection, Fate, Patience
from letterkit.send.journal import Journal, What, parse_lines, states
from letterkit.send.sending import Clock, End, Outgoing, Sender, why_not_all
from smtp_server import Server

BOX = "receipts.1"
WRITE = Journal.write
START = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
MAIL = (
    "From: <letters@example.org>\r\nTo: <{to}>\r\nSubject: A receipt\r\n"
    "Message-ID: <{to}.x>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nText.\r\n"
)


class Time:
    """A clock that goes only while somebody waits."""

    def __init__(self):
        self.now = START
        self.waited = []

    def sleep(self, seconds):
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)


def made(server, path, rate=None, time=None, left=(), again=(15.0, 60.0), gone=()):
    rate, time = rate or Rate(), time or Time()
    account = Account("127.0.0.1", server.port, Security.NONE, "", "letters@example.org", rate)
    clock = Clock(lambda: time.now, time.sleep, deque(left))
    journal = Journal(path, BOX)
    journal.begin()

    def read(name):
        return b"" if name in gone else MAIL.format(to=f"{name}@example.org").encode()

    return Sender(Connection(account, Patience(60, 60, 60, again)), journal, clock, read)


def mails(number):
    return [Outgoing(f"p{n}", f"{n:032x}", f"p{n}@example.org") for n in range(number)]


def run(sender, number, limit=0):
    found = list(sender.send(mails(number), limit))
    sender.journal.close()
    return Counter(each.reply.fate for each in found)


def test_as_many_leave_in_a_minute_as_may(tmp_path):
    time = Time()
    with Server() as server:
        sender = made(server, tmp_path / "sent", Rate(minute=6), time)
        assert run(sender, 13) == {Fate.SENT: 13}
    assert time.now - START == timedelta(minutes=2)
    assert time.waited == [10.0] * 12


def test_as_many_leave_in_a_day_as_may_with_those_of_earlier_runs(tmp_path):
    time = Time()
    hours = [timedelta(hours=h) for h in (30, 23, 2)]
    with Server() as server:
        left = [START - each for each in hours]
        sender = made(server, tmp_path / "sent", Rate(day=5), time, left)
        assert run(sender, 10) == {Fate.SENT: 3}
        assert sender.ended is End.DAY
        error = why_not_all(sender.ended, sender.clock, Rate(day=5), 7)
    assert str(error) == (
        "5 e-mails left in the last 24 hours, which is the limit; 7 e-mails not sent yet"
    )
    assert "after 2026-11-28 03:00 UTC" in error.hint


def test_a_limit_is_how_many_leave(tmp_path):
    with Server() as server:
        sender = made(server, tmp_path / "sent")
        assert run(sender, 5, limit=2) == {Fate.SENT: 2}
        assert server.recipients == ["p0@example.org", "p1@example.org"]


def test_what_is_not_taken_for_now_comes_again_after_waits_that_grow(tmp_path):
    def decide(recipient, tries):
        return "451 later" if recipient.startswith("p1@") and tries < 3 else ""

    time = Time()
    with Server(decide) as server:
        sender = made(server, tmp_path / "sent", time=time)
        assert run(sender, 3) == {Fate.SENT: 3}
        assert server.recipients == ["p0@example.org", "p2@example.org", "p1@example.org"]
    assert [round(each) for each in time.waited if each] == [15, 60]


def test_what_is_never_taken_is_left_for_the_next_run(tmp_path):
    path = tmp_path / "sent"
    with Server(lambda to, tries: "451 later" if to.startswith("p1@") else "") as server:
        sender = made(server, path)
        assert run(sender, 3) == {Fate.SENT: 2, Fate.LATER: 1}
        assert server.tries["p1@example.org"] == 3
        assert states(parse_lines(path.read_bytes()), BOX)[f"{1:032x}"].what is What.LATER
    assert not sender.ended


def test_a_server_that_takes_nothing_for_now_is_left_alone_after_a_while(tmp_path):
    time = Time()
    with Server(lambda to, tries: "450 4.7.1 rate limit") as server:
        sender = made(server, tmp_path / "sent", time=time)
        assert run(sender, 100)[Fate.SENT] == 0
        assert sender.ended is End.STALLED
        assert sum(server.tries.values()) == 15
    assert time.now - START >= timedelta(seconds=75)


def test_a_server_that_refuses_everybody_alike_is_left_alone(tmp_path):
    with Server(lambda to, tries: "554 5.7.1 spam") as server:
        sender = made(server, tmp_path / "sent")
        assert run(sender, 100) == {Fate.REFUSED: 10}
        assert sender.ended is End.ALIKE
    error = why_not_all(sender.ended, sender.clock, Rate(), 90)
    assert "refused 10 e-mails in a row with the same words; 90 e-mails not sent yet" in str(error)


def test_refusals_of_different_people_go_on(tmp_path):
    def decide(recipient, tries):
        return f"550 5.1.1 {recipient} is nobody" if int(recipient[1:-12]) % 2 else ""

    with Server(decide) as server:
        sender = made(server, tmp_path / "sent")
        assert run(sender, 60) == {Fate.SENT: 30, Fate.REFUSED: 30}
        assert server.connections == 1


def test_a_connection_that_ends_is_made_again(tmp_path):
    with Server(most=4) as server:
        sender = made(server, tmp_path / "sent")
        assert run(sender, 14) == {Fate.SENT: 14}
        assert server.connections > 3
        assert max(Counter(server.recipients).values()) == 1


def test_a_connection_that_cannot_be_made_again_ends_it(tmp_path):
    with Server(lambda to, tries: "drop rcpt" if to.startswith("p2@") else "") as server:
        sender = made(server, tmp_path / "sent")

        def close(*_):
            server.__exit__()
            return "drop rcpt"

        server.decide = lambda to, tries: close() if to.startswith("p2@") else ""
        found = run(sender, 5)
        assert found == {Fate.SENT: 2, Fate.LATER: 1}
        assert sender.ended is End.LOST


def test_no_connection_at_the_beginning_is_an_error_at_once(tmp_path):
    with Server() as server:
        pass
    sender = made(server, tmp_path / "sent")
    with pytest.raises(LetterkitError, match="no connection"):
        run(sender, 3)


def test_what_is_gone_from_the_outbox_is_passed_over(tmp_path):
    with Server() as server:
        sender = made(server, tmp_path / "sent", gone=("p1",))
        assert run(sender, 3) == {Fate.SENT: 2}
        assert server.recipients == ["p0@example.org", "p2@example.org"]


def test_an_e_mail_that_was_changed_to_reach_others_stops_it_with_its_name(tmp_path):
    with Server() as server:
        sender = made(server, tmp_path / "sent")
        sender.read = lambda name: MAIL.format(to="eve@example.org").encode()
        with pytest.raises(LetterkitError, match="p0: an e-mail to somebody else than it is for"):
            run(sender, 1)
    assert server.kept == []


def test_a_long_wait_does_not_keep_the_connection(tmp_path):
    with Server() as server:
        sender = made(server, tmp_path / "sent", Rate(minute=2))
        assert run(sender, 3) == {Fate.SENT: 3}
        assert server.connections == 3


def test_a_server_that_never_answers_puts_few_in_doubt(tmp_path):
    with Server(lambda to, tries: "drop kept") as server:
        sender = made(server, tmp_path / "sent")
        assert run(sender, 100) == {Fate.DOUBT: 5}
        assert sender.ended is End.DOUBTS
        assert len(server.kept) == 5


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_waits_until_it_is_known_what_came_of_the_e_mail(tmp_path, number):
    path = tmp_path / "sent"
    with Server() as server:
        sender = made(server, path)
        write = sender.journal.write

        def interrupted(line, *, force=False):
            write(line, force=force)
            if line.what is What.BEGUN and len(server.kept) == 1:
                os.kill(os.getpid(), number)

        def stop(*_):
            raise KeyboardInterrupt

        type(sender.journal).write = lambda self, line, *, force=False: interrupted(
            line, force=force
        )
        before = signal.signal(number, stop)
        try:
            with pytest.raises(KeyboardInterrupt):
                run(sender, 3)
        finally:
            signal.signal(number, before)
            type(sender.journal).write = WRITE
        assert server.recipients == ["p0@example.org", "p1@example.org"]
    known = states(parse_lines(path.read_bytes()), BOX)
    assert [each.what for each in known.values()] == [What.SENT, What.SENT]
