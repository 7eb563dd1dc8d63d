"""Two commands in one workspace at once, and a person's editor meanwhile: nothing is lost."""

import itertools
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letterkit.errors import LetterkitError
from letterkit.files.lock import FILE, Lock
from thorough import tries
from workspaces import (
    GONE,
    decided,
    fresh,
    held,
    leftovers,
    letterkit,
    names,
    private,
    published,
    run,
    start,
    traces,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

TRIES = tries(4, 15)  # of each pair, at other moments each time
SOURCE = Path(__file__).parent.parent / "src"
REVIEW = ("review", "parks", "--why", "reasoned", "--yes", "--where")
COMMANDS = {
    "add": ("add", "{w}/first.csv", "--to", "parks", "--yes"),
    "add more": ("add", "{w}/second.csv", "--to", "parks", "--yes"),
    "review": (*REVIEW, "id = a1"),
    "review more": (*REVIEW, "id = a2"),
    "withdraw": ("withdraw", "parks", "--id", GONE, "--yes"),
    "publish": ("publish", "parks", "--yes", "--format", "txt", "--leave-out"),
    "receipts": ("receipts", "parks"),
    "invite": ("invite", "parks"),
    "build": ("build", "parks", "--format", "txt"),
}


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    return published(tmp_path_factory.mktemp("at-once"))


def command(name, workspace):
    return [each.format(w=workspace) for each in COMMANDS[name]]


def check(workspace, done):
    """That what each command has done is there, whatever the other did."""
    there = names(workspace)
    for name, who in (("add", "Hal Sample"), ("add more", "Ida Sample")):
        assert (who in there) == (name in done)
    assert decided(workspace) == sum(name.startswith("review") for name in done)
    assert {"Ada Example", "Bo Example", "Di Example", "Ed Example"} <= set(there)
    if "withdraw" in done:
        assert "Cy Example" not in there
        assert traces(workspace, "cy@example.org", ("signatories", "registers")) == []
        letterkit(workspace, "build", "parks", "--format", "txt")
        assert traces(workspace, "Cy Example", ("build",)) == []
    people, _, editions, waiting, _ = held(workspace)
    assert editions == 1 + ("publish" in done and editions == 2)
    assert waiting == 0 or "withdraw" in done
    if "receipts" in done and editions == 1 and "withdraw" not in done:
        assert len(private(workspace, "receipts")) == people
    assert leftovers(workspace) == []


@pytest.mark.parametrize("pair", [*itertools.combinations(COMMANDS, 2)], ids=" and ".join)
def test_two_commands_at_once_lose_nothing(pair, seed, tmp_path):
    chance = random.Random(f"{pair}")  # noqa: S311 - no secret
    for _ in range(TRIES):
        workspace = fresh(seed, tmp_path / "w")
        begin = time.monotonic() + 0.01
        running = {
            name: start(workspace, command(name, workspace), at=begin + chance.random() / 50)
            for name in pair
        }
        ended = {name: each.wait() for name, each in running.items()}
        assert [(code, told) for code, told in ended.values() if code] == []
        check(workspace, set(pair))


@pytest.mark.parametrize("name", ["add", "review", "invite", "withdraw"])
def test_what_is_saved_by_hand_meanwhile_stays(name, seed, tmp_path):
    chance = random.Random(name)  # noqa: S311 - no secret
    for _ in range(TRIES):
        workspace = fresh(seed, tmp_path / "w")
        path = workspace / "signatories" / "parks.csv"
        running = start(workspace, command(name, workspace))
        time.sleep(chance.random() / 10)
        with path.open("a", encoding="utf-8") as file:
            file.write("h1,Hand Sample,hand@example.org,,named,yes,2026-04-01\n")
        code, told = running.wait()
        assert code in (0, 2), told
        assert "Hand Sample" in names(workspace)
        assert code == 0 or "changed meanwhile" in told
        if code:
            assert run(workspace, *command(name, workspace))[0] == 0
        assert "Hand Sample" in names(workspace)
        if name == "add":
            assert "Hal Sample" in names(workspace)
        if name == "withdraw":
            assert "Cy Example" not in names(workspace)
        assert leftovers(workspace) == []


def test_a_command_says_who_is_before_it_and_changes_nothing(seed, tmp_path):
    workspace = fresh(seed, tmp_path / "w")
    letterkit(workspace, "invite", "parks")
    before = names(workspace)
    script = f"""
import sys, time
from pathlib import Path
from letterkit.files.lock import Lock
Lock(Path({str(workspace / "registers")!r}), "letterkit publish, process 7, since then").take()
print("held", flush=True)
time.sleep(60)
"""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    holder = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment, text=True
    )
    try:
        assert holder.stdout.readline() == "held\n"
        for reading in (
            ("check", "parks"),
            ("build", "parks", "--format", "txt"),
            ("stats", "parks"),
        ):
            assert run(workspace, *reading)[0] in (0, 1)
        lock = Lock(workspace / "registers", "letterkit add, process 8, since now")
        with pytest.raises(LetterkitError) as caught:
            lock.take(tries=1)
        assert str(caught.value) == (
            "registers: another command is changing it: letterkit publish, process 7, since then"
        )
        assert names(workspace) == before
    finally:
        holder.kill()
        holder.wait()
    # The system has released it: its file is there, and says nothing.
    assert (workspace / "registers" / FILE).exists()
    letterkit(workspace, "receipts", "parks")
    assert leftovers(workspace) == []


def test_a_question_holds_nobody_up_and_what_was_changed_meanwhile_is_seen(seed, tmp_path):
    from hosts import SILENT
    from letterkit.actions.changing import changing

    workspace = fresh(seed, tmp_path / "w")
    with changing(workspace, "publish", SILENT) as turn, turn.asking():
        assert not (workspace / "registers" / FILE).exists()
    with (
        pytest.raises(LetterkitError, match="was changed while you were asked"),
        changing(workspace, "publish", SILENT) as turn,
        turn.asking(),
    ):
        assert run(workspace, *command("withdraw", workspace))[0] == 0
    assert leftovers(workspace) == []
