"""Progress on a terminal: what it says, where there is room, and that nothing of it stays."""

import io
import logging
import os
import pty
import sys
import time

import pytest

from letterkit import parallel
from letterkit.cli import progress
from letterkit.cli.output import note
from letterkit.cli.progress import counted
from letterkit.parallel import Done, inheriting, report, reporting
from letterkit.render.counting import RenderingCounts, names_done

CLEAR = "\r\x1b[K"


@pytest.fixture
def screen(monkeypatch):
    """Makes stderr a terminal, on which progress appears at once; gives what is shown there.

    It is called by the test itself: between a fixture and its test pytest has another stderr.
    """
    keys, end = pty.openpty()
    stream = os.fdopen(end, "w", 1, encoding="utf-8")
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_PAUSE", 0.01)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")

    def shown():
        os.write(end, b"!")  # what comes last, and not at once
        found = b""
        while not found.endswith(b"!"):
            found += os.read(keys, 2**16)
        return found.decode().replace("\r\n", "\n").removesuffix("!")

    def begin():
        monkeypatch.setattr(sys, "stderr", stream)
        return shown

    yield begin
    stream.close()
    os.close(keys)


def line(width=79, **work):
    """What is shown of work that began ten seconds ago."""
    count = work.pop("count", None)
    made = progress._Work("sending", work.pop("total", 0), count, **work)
    made.begun -= 10
    return progress._line(made, width, coloured=False)


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ({}, "sending: 0:10 so far"),
        ({"done": 12_000}, "sending: 12,000 · 1,200 a second · 0:10 so far"),
        ({"total": 20_000}, "sending: 0 of 20,000 · 0:10 so far"),
        (
            {"total": 20_000, "done": 5_000},
            "sending: 5,000 of 20,000 · 500 a second · 0:30 left",
        ),
        # So little is done that the time it will take would be a guess.
        ({"total": 20_000, "done": 200}, "sending: 200 of 20,000 · 20 a second · 0:10 so far"),
        ({"total": 1}, "sending: 0:10 so far"),
        (
            {"total": 2_000_000, "done": 100_000},
            "sending: 100,000 of 2,000,000 · 10,000 a second · 3:10 left",
        ),
        (
            {"count": lambda: Done(12, 208, "pages")},
            "sending: 12 of 208 pages · 1.2 a second · 2:43 left",
        ),
        (
            {"count": lambda: Done(500, 2000, where="page 14")},
            "sending: 25 % · page 14 · 0:30 left",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # no address of a function
)
def test_it_says_what_is_done_of_how_much_how_fast_and_for_how_long(work, said):
    assert line(**work) == said


@pytest.mark.parametrize("width", range(20, 80, 5))
def test_it_is_never_wider_than_the_terminal_and_keeps_the_time(width):
    said = line(width, total=20_000, done=5_000)
    assert len(said) <= width
    assert said.endswith("0:30 left") or width < 40


def test_what_stands_still_says_no_time_that_is_left():
    work = progress._Work("sending", 100, None, done=50)
    work.begun -= 10
    assert progress._line(work, 79, coloured=False).endswith("left")
    work.moved = 50, work.moved[1] - 60
    assert progress._line(work, 79, coloured=False).endswith("so far")


def test_it_is_shown_and_gone_and_out_of_the_way_of_what_is_printed(screen):
    shown = screen()
    for _ in counted(range(2), "sending", 2):
        time.sleep(0.05)
        note("a note")
    first, second, last = shown().split("a note\n")
    assert "sending: 0 of 2" in first
    assert "sending: 1 of 2" in second
    assert first.endswith(CLEAR)
    assert second.endswith(CLEAR)
    assert last.endswith(CLEAR) or not last
    assert progress._screen.works == []


def test_an_error_in_the_work_leaves_no_line(screen):
    def work():
        for _ in counted(range(2), "sending", 2):
            time.sleep(0.05)
            raise KeyboardInterrupt

    shown = screen()
    with pytest.raises(KeyboardInterrupt):
        work()
    assert shown().endswith(CLEAR)
    assert progress._screen.works == []


@pytest.mark.parametrize("stream", ["pipe", "dumb"])
def test_where_nobody_looks_there_is_none(screen, stream, monkeypatch):
    shown = screen()
    if stream == "pipe":
        monkeypatch.setattr(sys, "stderr", io.StringIO())
    else:
        monkeypatch.setenv("TERM", "dumb")
    for _ in counted(range(2), "sending", 2):
        time.sleep(0.03)
    assert shown() == ""


def look(_):
    for _ in report(range(3)):
        time.sleep(0.1)


def test_what_a_copied_process_counts_is_seen_here(monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    seen = []

    def watching(things, title, total, count=None, /):
        for each in things:
            yield each
            seen.append(count())

    with (
        reporting(watching, "verifying", "pages"),
        inheriting(look, [1, 2]) as done,
    ):
        list(done)
    assert seen == [Done(0, 0)]  # it is over
    assert list(report([1, 2])) == [1, 2]


def test_the_steps_of_a_pdf_are_counted():
    from weasyprint import HTML

    counts = RenderingCounts([99, 899], checking=True)
    assert counts.done() == Done(0, 1000)
    with counts.counting(1):
        names_done(450)
        logging.getLogger("weasyprint.progress").info("Step 5 - Creating layout - Page %d", 3)
        assert counts.done() == Done(int(900 * 0.5 * 0.6 * 0.5), 1000, where="page 3")
        HTML(string="<p>A<p style='break-before: page'>B").write_pdf()
        assert counts.done().where == "writing 2 pages"
    assert counts.done() == Done(900, 1000)
    names_done(1)  # nobody counts
    assert counts.done() == Done(900, 1000)
