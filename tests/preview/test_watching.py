"""A process that watches files: what it sees, and that nothing which goes wrong ends it."""

import os
import signal
from functools import partial

import pytest

from letterkit.preview.events import Findings, Pages
from letterkit.preview.watching import state_of, watched

PRIVATE = "Ada Example"


def made(folder):
    """What is made of `do.txt` in a folder: its word says what becomes of the process."""
    word = (folder / "do.txt").read_text()
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "raise":
        raise ValueError(PRIVATE)
    yield Pages((), {}, word)
    if word == "wait":
        (folder.parent / "waits").write_text(str(os.getpid()))
        signal.pause()
    yield Findings(())


def said(events, number):
    """So many events, as words."""
    found = []
    for _ in range(number):
        assert events.poll(60), found
        event = events.recv()
        assert PRIVATE not in repr(event)
        found.append(getattr(event, "counted", "") or type(event).__name__)
    return found


def put(file, word):
    """Write a file at once: half of it may be seen otherwise."""
    beside = file.parent.parent / "beside"
    beside.write_text(word)
    beside.replace(file)


def test_it_goes_on_after_whatever_goes_wrong(tmp_path):
    folder = tmp_path / "watched"
    folder.mkdir()
    file = folder / "do.txt"
    rows = (
        ("die", ["Begun", "Failed"]),
        ("second", ["Begun", "second", "Findings", "Done"]),
        ("raise", ["Begun", "Failed", "Done"]),
        ("wait", ["Begun", "wait"]),
        ("third", ["Begun", "third", "Findings", "Done"]),  # what waits is ended
    )
    put(file, "first")
    with watched(partial(made, folder), partial(state_of, [folder]), lambda: None) as events:
        assert said(events, 4) == ["Begun", "first", "Findings", "Done"]
        for word, expected in rows:
            put(file, word)
            assert said(events, len(expected)) == expected, word
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "waits").read_text()), 0)


def test_what_was_changed_is_seen_and_what_is_left_out_is_not(tmp_path):
    look = partial(state_of, [tmp_path, tmp_path / "none"], without=("outbox",))
    (tmp_path / "outbox-2").mkdir()
    (tmp_path / "lists").mkdir()
    file = tmp_path / "lists" / "a.csv"
    changes = (
        (lambda: file.write_text("a"), True),
        (lambda: file.write_text("ab"), True),
        (lambda: file.rename(tmp_path / "b.csv"), True),
        (lambda: (tmp_path / "outbox-2" / "1.eml").write_text("a"), False),
        (lambda: (tmp_path / "loop").symlink_to(tmp_path), True),
        (lambda: (tmp_path / "b.csv").unlink(), True),
    )
    for number, (change, is_seen) in enumerate(changes):
        before = look()
        change()
        assert (look() != before) is is_seen, number
