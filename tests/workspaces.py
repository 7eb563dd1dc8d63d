"""A small workspace of invented people, and commands that run on it in processes of their own.

A process is a copy of this one, so a command takes some hundredths of a second, and what it calls
can be made to fail or to end it.
"""

import csv
import json
import os
import shutil
import sqlite3
import stat
import sys
import time
import traceback
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner

from letterkit.files import lock

LETTER = """---
title: A letter
date: 2026-11-22
lang: en
signatories: [parks]
---
Its text.
"""
SETTINGS = 'origin = "letters.example.org"\nemail = "letters@example.org"\n'
COLUMNS = ("id", "name", "email", "affiliation", "shown", "consent", "signed")
NAMES = ("Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gus")
GONE = "a3"  # someone who withdraws in these tests


def letterkit(workspace, *arguments, code=0):
    from letterkit.cli.app import app

    done = CliRunner().invoke(app, [*map(str, arguments), "-C", str(workspace)])
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


def published(folder):
    """A workspace in which everything was done once."""
    workspace = folder / "seed"
    letter = workspace / "letters" / "parks" / "letter.md"
    letter.parent.mkdir(parents=True)
    letter.write_text(LETTER, "utf-8")
    (workspace / "letterkit.toml").write_text(SETTINGS, "utf-8")
    (workspace / "signatories").mkdir()
    rows = [
        f"a{n},{name} Example,{name.lower()}@example.org,Aff {n},named,yes,2026-03-0{n}"
        for n, name in enumerate(NAMES, 1)
    ]
    listed = "\n".join([",".join(COLUMNS), *rows]) + "\n"
    (workspace / "signatories" / "parks.csv").write_text(listed, "utf-8")
    for name, who in (("first", "Hal"), ("second", "Ida")):
        row = f"{who} Sample,{who.lower()}@example.org,yes\n"
        (workspace / f"{name}.csv").write_text(f"name,email,consent\n{row}", "utf-8")
    letterkit(workspace, "invite", "parks")
    letterkit(workspace, "keygen", "parks")
    letterkit(workspace, "publish", "parks", "--yes", "--format", "txt", "--leave-out")
    letterkit(workspace, "receipts", "parks")
    _add_once(workspace, folder / "first")
    return workspace


def _add_once(seed, folder):
    """Read an export in this process, so that its copies need not make the tables for that."""
    workspace = fresh(seed, folder)
    letterkit(workspace, "add", workspace / "first.csv", "--to", "parks", "--yes")
    shutil.rmtree(workspace)


def fresh(seed, folder):
    """A copy of it, in the place of an earlier one."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(seed, folder)
    return folder


@dataclass
class Fault:
    """At the n-th call that writes: a kill, or an error of the disk; 0 is never.

    `calls` counts them.
    """

    at: int = 0
    error: int = 0
    calls: list[str] = field(default_factory=list)

    def called(self, name, handle=None):
        self.calls.append(name)
        if len(self.calls) != self.at:
            return
        if self.error:
            raise OSError(self.error, os.strerror(self.error))
        if handle is not None:  # what a cut of the power leaves
            os.ftruncate(handle, os.fstat(handle).st_size // 2)
        os._exit(137)

    def install(self):
        for name in ("replace", "rename", "link", "unlink", "rmdir", "mkdir", "ftruncate"):
            self._wrap(name)
        plain_sync, plain_open = os.fsync, os.open

        def fsync(handle):
            is_file = stat.S_ISREG(os.fstat(handle).st_mode)
            self.called("fsync", handle if is_file else None)
            plain_sync(handle)

        def opened(path, flags, *more, **others):
            if flags & os.O_CREAT:
                self.called("open")
            return plain_open(path, flags, *more, **others)

        os.fsync, os.open = fsync, opened
        self._count_statements()

    def _wrap(self, name):
        plain = getattr(os, name)

        def wrapped(*arguments, **others):
            self.called(name)
            return plain(*arguments, **others)

        setattr(os, name, wrapped)

    def _count_statements(self):
        fault = self
        plain = sqlite3.connect

        class Counting(sqlite3.Connection):
            def execute(self, text, *more):
                if not text.startswith(("SELECT", "PRAGMA")):
                    try:
                        fault.called("sqlite")
                    except OSError as error:
                        raise sqlite3.OperationalError("disk I/O error") from error
                return super().execute(text, *more)

        sqlite3.connect = lambda *arguments, **others: plain(
            *arguments, **{**others, "factory": Counting}
        )


@dataclass
class Running:
    """A command in a process of its own."""

    process: int
    told: str

    def wait(self):
        """Its exit code, 137 if it was killed, and what it said."""
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        return code, Path(self.told).read_text("utf-8")


def start(workspace, arguments, fault=None, at=0.0):
    """Begin a command, at a moment of `time.monotonic`."""
    told = f"{workspace}.{arguments[0]}-{time.monotonic_ns()}.txt"
    process = os.fork()
    if process:
        return Running(process, told)
    code = 99
    try:
        with Path(told).open("w", encoding="utf-8") as file:
            sys.stdout = sys.stderr = file
            lock.PAUSE = 0.01
            lock.TRIES = 2000
            if fault:
                fault.install()
            time.sleep(max(0.0, at - time.monotonic()))
            code = _run(workspace, arguments, file)
            if fault:
                file.write(f"\ncalls {json.dumps(fault.calls)}\n")
    finally:
        os._exit(code)


def _run(workspace, arguments, file):
    from letterkit.cli.app import app

    done = CliRunner().invoke(app, [*map(str, arguments), "-C", str(workspace)])
    file.write(done.output)
    if done.exception and not isinstance(done.exception, SystemExit):
        from letterkit.errors import LetterkitError

        if isinstance(done.exception, LetterkitError):
            file.write(f"error: {done.exception}\nhint: {done.exception.hint}\n")
            return 2
        traceback.print_exception(done.exception, file=file)
        return 98
    return done.exit_code


def run(workspace, *arguments, fault=None):
    return start(workspace, arguments, fault).wait()


def calls_of(told):
    return json.loads(told.rpartition("\ncalls ")[2])


def rows(workspace):
    with (workspace / "signatories" / "parks.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def names(workspace):
    return sorted(row["name"] for row in rows(workspace))


def decided(workspace):
    path = workspace / "signatories" / "parks.decisions.csv"
    return path.read_text("utf-8").count("reasoned") if path.exists() else 0


def held(workspace):
    """The ids that the register holds, its leaves and editions, and those to be withdrawn."""
    path = workspace / "registers" / "parks" / "register.sqlite"
    with closing(sqlite3.connect(path)) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ids = sorted(id for (id,) in store.execute("SELECT id FROM held"))
        leaves = store.execute("SELECT count(*) FROM leaves").fetchone()[0]
        editions = store.execute("SELECT count(*), max(size) FROM editions").fetchone()
        assert editions[1] == leaves
        waiting = store.execute("SELECT count(*) FROM withdrawing").fetchone()[0]
        there = store.execute("SELECT 1 FROM sqlite_master WHERE name = 'promised'").fetchone()
        table = "SELECT count(*) FROM promised"
        promised = store.execute(table).fetchone()[0] if there else 0
    return len(ids), leaves, editions[0], waiting, promised


def private(workspace, folder):
    """The names of files in a folder of the register."""
    path = workspace / "registers" / "parks" / folder
    return sorted(each.name for each in path.iterdir()) if path.exists() else []


def leftovers(workspace):
    """What no command should leave: half-made files, locks, journals."""
    hidden = [e for e in workspace.rglob(".*") if e.name not in (".gitignore", ".letterkit")]
    journals = list(workspace.glob("registers/*/unfinished"))
    return sorted(each.relative_to(workspace).as_posix() for each in (*hidden, *journals))


def traces(workspace, word, folders=("signatories", "registers", "build")):
    """The files that hold a word, or are called so."""
    files = [path for each in folders for path in (workspace / each).rglob("*") if path.is_file()]
    found = [p for p in files if word in p.name or word.encode() in p.read_bytes()]
    return sorted(path.relative_to(workspace).as_posix() for path in found)
