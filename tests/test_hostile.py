"""Nothing that an enemy hands in hangs, crashes or fills the machine: `hostile.py` has the inputs.

A process that has letterkit loaded forks for each of them. Another one has made its tables too, for
the many that are read as a list: without it each of them would make them anew.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

import hostile_letters  # noqa: F401 - it adds to CASES
import hostile_proofs  # noqa: F401 - it adds to CASES
from hostile import CASES, MB

SECONDS = 10  # of processor time for a file of up to a megabyte, and four more for each further one
MEMORY = 500 * MB
# What only the bounds end, and would end as well after 1 second as after those that are meant. One
# of each kind runs to its bounds: 30,000 times <div>, two million corners, a loop.
HURRIED = {
    "add: 30,000 times <a in .html",
    "add: 30,000 times <b> in .html",
    "add: 30,000 times | a in .md",
    "letter: 280,000 characters of <b>",
}
LARGE = "add: sheet, long cells repeated"  # nearly as large as it may be
MOST = 4 * 2**30  # address space: an input that asks for more is refused by the system

# Reads a line with folder, command, limits and haste; answers with what running it took.
NURSERY = """
import dataclasses, gc, json, os, resource, signal, sys, tempfile
from pathlib import Path
import program
from letterkit import confined
from letterkit.__main__ import main
import letterkit.cli.app, letterkit.cli.check, letterkit.cli.verify, letterkit.cli.add
import letterkit.actions.lists, letterkit.check.checks, letterkit.lists.signatories
if sys.argv[1:] == ["tables"]:
    with tempfile.TemporaryDirectory() as folder:
        program.warm_up(Path(folder), program.WARMING[:2])
from_child = confined._from_child
def hurried(function, things, bounds):
    return from_child(function, things, dataclasses.replace(bounds, seconds=1))
gc.collect()
gc.freeze()
for line in sys.stdin:
    folder, command, seconds, most, haste = json.loads(line)
    child = os.fork()
    if not child:
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for number in (1, 2):
            os.dup2(os.open("said", os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.argv = ["letterkit", *command]
        if haste:
            confined._from_child = hurried
        code = 70
        try:
            code = main()
        except SystemExit as stop:
            code = stop.code
        finally:
            sys.stdout.flush()
            os._exit(code or 0)
    _, status, used = os.wait4(child, 0)
    print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime,
                      used.ru_maxrss]), flush=True)
"""


@pytest.fixture(scope="module")
def nurseries():
    """A process by whether it has made the tables."""
    with nursery() as plain, nursery("tables") as with_tables:
        yield {False: plain, True: with_tables}


@contextmanager
def nursery(*what):
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    tests = Path(__file__).parent
    environment["PYTHONPATH"] = f"{tests.parent / 'src'}{os.pathsep}{tests}"
    process = subprocess.Popen(
        [sys.executable, "-c", NURSERY, *what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_those_that_are_hurried_are_there():
    assert set(CASES) >= HURRIED


def needs_tables(name):
    """Whether a list is read, and its reading leaves room in memory for all of the tables."""
    return CASES[name].command[0] in ("add", "check") and name != LARGE


@pytest.mark.parametrize("name", CASES)
def test_what_an_enemy_hands_in_is_an_error_in_time(name, nurseries, tmp_path):
    case = CASES[name]
    nursery = nurseries[needs_tables(name)]
    largest = 0
    for file, content in case.files.items():
        data = content() if callable(content) else content
        data = data.encode() if isinstance(data, str) else data
        largest = max(largest, len(data))
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if case.special:
        case.special(tmp_path)
    seconds = SECONDS + 4 * largest // MB
    request = [str(tmp_path), case.command, seconds + 5, MOST, name in HURRIED]
    nursery.stdin.write(json.dumps(request) + "\n")
    nursery.stdin.flush()
    code, took, grew = json.loads(nursery.stdout.readline())
    said = (tmp_path / "said").read_text("utf-8", "replace")
    shutil.rmtree(tmp_path)
    assert code in ((0, 2) if case.code < 0 else (case.code,)), said[-600:]
    assert case.said in said, said[-600:]
    assert said.count("letterkit: error: ") <= 1, said[-600:]
    assert "Traceback" not in said
    assert not re.search("unexpected [A-Z]", said)
    assert took < seconds
    assert grew * 1024 < MEMORY + 8 * largest
