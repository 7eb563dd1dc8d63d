"""A command that is killed while it sends loses no e-mail, and sends none twice."""

import os
import random
from collections import Counter, deque
from datetime import UTC, datetime

import pytest

from letterkit.send.account import Account, Rate, Security
from letterkit.send.connection import Connection, Patience
from letterkit.send.journal import Journal, What, parse_lines, states
from letterkit.send.sending import Clock, Outgoing, Sender
from smtp_server import Server

BOX = "receipts.1"
MAIL = (
    "From: <letters@example.org>\r\nTo: <{to}>\r\nSubject: A receipt\r\nDate: x\r\n"
    "Message-ID: <{n}@example.org>\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain\r\n\r\nLine 1\r\n.\r\n..\r\n.begins with a dot\r\n"
    "4\r\n5\r\n6\r\n7\r\n8\r\n"
)
QUICK = Patience(60, 60, 60, again=(0.0,) * 8)


def address(number):
    return f"p{number}@example.org"


def key(number):
    return f"{number:032x}"


def account(server):
    return Account("127.0.0.1", server.port, Security.NONE, "", "letters@example.org", Rate())


def sent(path):
    return states(parse_lines(path.read_bytes()) if path.exists() else [], BOX)


def send(server, path, number, prepare=lambda sender: None):
    """Send all that is open, as `letterkit send` does, and return what came of each."""
    known = sent(path)
    todo = [
        Outgoing(f"{n}.eml", key(n), address(n))
        for n in range(number)
        if key(n) not in known or known[key(n)].what is What.LATER
    ]

    def read(name):
        n = int(name.partition(".")[0])
        return MAIL.format(to=address(n), n=n).encode()

    journal = Journal(path, BOX)
    clock = Clock(lambda: datetime.now(UTC), lambda _: None, deque())
    sender = Sender(Connection(account(server), QUICK), journal, clock, read)
    prepare(sender)
    journal.begin()
    try:
        return list(sender.send(todo))
    finally:
        journal.close()


def killed(server, path, number, prepare):
    """The same in a process that `prepare` makes end itself somewhere; its exit code."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    code = 99
    try:
        send(server, path, number, prepare)
        code = 0
    finally:
        os._exit(code)


def dying_after(count):
    """Ends the process when it is called for the n-th time."""
    left = [count]

    def die():
        left[0] -= 1
        if left[0] == 0:
            os._exit(137)

    return die


def dying_at(step, count):
    """Makes a process end at the n-th time that it comes to a step of handing over an e-mail."""

    def prepare(sender):
        die = dying_after(count)
        connection, journal = sender.connection, sender.journal
        begin, end, write = connection._before_end, connection._end, journal.write

        def before_end(*arguments):
            if step == "before":
                die()
            return begin(*arguments)

        def at_end(*arguments):
            if step == "begun":
                die()
            reply = end(*arguments)
            if step == "answered":
                die()
            return reply

        def written(line, *, force=False):
            write(line, force=force)
            if step == "written" and line.what is What.SENT:
                die()

        type(connection)._before_end = lambda self, *a: before_end(*a)
        type(connection)._end = lambda self, *a: at_end(*a)
        type(journal).write = lambda self, line, *, force=False: written(line, force=force)

    return prepare


@pytest.mark.parametrize(
    ("step", "delivered", "doubtful"),
    [("before", 4, 0), ("begun", 4, 1), ("answered", 5, 1), ("written", 5, 0)],
)
def test_an_e_mail_is_in_doubt_only_between_its_last_line_and_the_answer(
    tmp_path, step, delivered, doubtful
):
    path = tmp_path / "sent"
    with Server() as server:
        assert killed(server, path, 8, dying_at(step, 5)) == 137
        assert len(server.kept) == delivered
        left = [line for line in sent(path).values() if line.what is What.BEGUN]
        assert len(left) == doubtful
        send(server, path, 8)
        assert max(Counter(server.recipients).values()) == 1
        missing = {address(n) for n in range(8)} - set(server.recipients)
        assert len(missing) == (step == "begun")
        assert {key(int(each[1:].partition("@")[0])) for each in missing} <= {e.key for e in left}


def test_of_two_thousand_none_is_lost_and_none_sent_twice_though_killed_thirty_times(tmp_path):
    chance = random.Random(20261128)  # noqa: S311 - the same every time
    fates = ("", "", "", "", "", "", "451 later", "data 451 later", "drop rcpt", "drop body")
    fates += ("drop data", "550 5.1.1 nobody", "drop end", "drop kept", "", "", "", "", "", "")
    number = 2000
    path = tmp_path / "sent"

    def decide(recipient, tries):
        return random.Random(f"{recipient} {tries}").choice(fates)  # noqa: S311

    with Server(decide) as server:
        kills = 0
        while kills < 30:
            step = chance.choice(("before", "begun", "answered", "written"))
            assert killed(server, path, number, dying_at(step, chance.randint(20, 55))) == 137
            kills += 1
        send(server, path, number)
        assert max(Counter(server.recipients).values()) == 1
        known = sent(path)
        assert len(known) == number
        fate = Counter(line.what for line in known.values())
        assert fate[What.LATER] == 0
        took = {address(n) for n in range(number) if known[key(n)].what is What.SENT}
        assert took <= set(server.recipients)
        refused = {address(n) for n in range(number) if known[key(n)].what is What.REFUSED}
        assert not refused & set(server.recipients)
        # What the server has and the journal does not is in doubt, and said to be.
        doubtful = {address(n) for n in range(number) if known[key(n)].what is What.BEGUN}
        assert set(server.recipients) - took <= doubtful
        assert fate[What.SENT] > 1500
