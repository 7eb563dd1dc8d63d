"""A command that is killed, or whose disk fails, at any call that writes can be run again.

Each is ended at any of its calls, and met by an error of the disk at any: at a share of them each
time (`thorough.py`). Then it is run again: it comes to the same as if nothing had been, loses
nothing and leaves nothing behind.
"""

import errno
import os
import re

import pytest

from thorough import some
from workspaces import (
    GONE,
    NAMES,
    Fault,
    calls_of,
    decided,
    fresh,
    held,
    leftovers,
    letterkit,
    names,
    private,
    published,
    run,
    traces,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

PUBLISH = ("publish", "parks", "--yes", "--format", "txt", "--leave-out")
COMMANDS = {
    "add": ("add", "{w}/first.csv", "--to", "parks", "--yes"),
    "review": (
        "review",
        "parks",
        "--where",
        "email = bo@example.org",
        "--why",
        "reasoned",
        "--yes",
    ),
    "build": ("build", "parks", "--format", "txt"),
    "publish": PUBLISH,
    "promise": ("publish", "parks", "--yes", "--promise"),
    "receipts": ("receipts", "parks"),
    "withdraw": ("withdraw", "parks", "--id", GONE, "--yes"),
    "invite": ("invite", "parks"),
}


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    """Everything was done once; since then two are new, and one was taken off by hand."""
    workspace = published(tmp_path_factory.mktemp("killed"))
    path = workspace / "signatories" / "parks.csv"
    kept = [line for line in path.read_text("utf-8").splitlines() if "Ed Example" not in line]
    more = [f"n{n},New{n} Example,new{n}@example.org,,named,yes,2026-04-01" for n in (1, 2)]
    path.write_text("\n".join([*kept, *more]) + "\n", "utf-8")
    assert traces(workspace, "ed@example.org")
    return workspace


def command(name, workspace):
    return [each.format(w=workspace) for each in COMMANDS[name]]


def state(workspace):
    """All that must be the same however often a command began, but for salts and ids."""
    built = workspace / "build" / "parks"
    text = (built / "parks.en.txt").read_text("utf-8")
    shown = sorted(re.findall(r"\w+ Example", text))
    return {
        "names": names(workspace),
        "decided": min(decided(workspace), 1),
        "held": held(workspace),
        "receipts": len(private(workspace, "receipts")),
        "outbox": len(private(workspace, "outbox")),
        "promises": len(private(workspace, "promises")),
        "built": (shown, sorted(path.name for path in built.iterdir())),
        "ed": traces(workspace, "ed@example.org", ("registers",)),
        "cy": traces(workspace, "cy@example.org", ("signatories", "registers")),
        "leftovers": leftovers(workspace),
    }


def wanted(name, seed, folder):
    """What a command that nobody stops comes to, and its calls that write."""
    workspace = fresh(seed, folder)
    code, told = run(workspace, *command(name, workspace), fault=Fault())
    assert code == 0, told
    return state(workspace), len(calls_of(told))


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("errors", [(0, 0), (errno.ENOSPC, errno.EIO)], ids=["kill", "fails"])
def test_a_command_that_is_stopped_anywhere_comes_to_the_same_when_run_again(
    name, errors, seed, tmp_path
):
    final, calls = wanted(name, seed, tmp_path / "w")
    assert final["leftovers"] == []
    for at in some(calls):
        workspace = fresh(seed, tmp_path / "w")
        error = errors[at % 2]
        code, told = run(workspace, *command(name, workspace), fault=Fault(at, error))
        where = f"{name}, call {at} of {calls}\n{told}"
        assert code == 137 if not error else code in (0, 2), where
        assert "Traceback" not in told, where
        between = names(workspace)
        assert all(f"{each} Example" in between for each in NAMES if each not in ("Cy", "Ed"))
        code, told = run(workspace, *command(name, workspace))
        assert code == 0, f"{where}\nthen: {told}"
        assert state(workspace) == final, where


def test_whichever_command_comes_next_finishes_a_withdrawal(seed, tmp_path):
    others = ("receipts", "keygen", "invite", "withdraw")
    final, calls = wanted("withdraw", seed, tmp_path / "w")
    begun = 0
    for at in some(calls):
        workspace = fresh(seed, tmp_path / "w")
        run(workspace, *command("withdraw", workspace), fault=Fault(at))
        if not (workspace / "registers" / "parks" / "unfinished").exists():
            continue
        begun += 1
        assert "cy@example.org" not in letterkit(workspace, "build", "parks", "--format", "txt")
        assert traces(workspace, "Cy Example", ("build",)) == []
        told = run(workspace, others[at % len(others)], "parks")[1]
        assert "parks: finished a withdrawal that was interrupted" in told
        assert state(workspace)["cy"] == final["cy"] == []
        assert leftovers(workspace) == []
    assert begun > 3
