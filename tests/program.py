"""The program as a shell runs it, without the time that Python and its libraries take to load.

A server that has loaded letterkit makes a copy of itself for every command, with the command's
folder, variables and streams. Of what tests replace it knows one thing: where the process of the
test reads files without bounds, so does the copy, for which a copy of its own would take as long
again. At a terminal, and in tests that are about the bounds, it has them. What is about starting,
fonts or signals runs `python -m letterkit` itself.

The server has run some commands itself, for most of what a command takes is the tables of words
and patterns that it makes when it first needs them.
"""

import atexit
import contextlib
import fcntl
import gc
import json
import os
import pickle
import pkgutil
import pty
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
import traceback
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TextIO

SOURCE = Path(__file__).parent.parent / "src"
# What commands load while they run, and what takes longest.
HEAVY = ("babel", "duckdb", "ftfy", "icu", "jinja2", "markdown_it", "pikepdf", "weasyprint", "yaml")
# One letter and one person: who is listed twice is looked for by threads, which a copy loses.
LETTER = "---\ntitle: A letter\ndate: 2026-11-22\nlang: en\nsignatories: [parks]\n---\nIts text.\n"
PERSON = (
    "id,name,email,affiliation,role,consent,signed,comment,May we publish your name?\n"
    "a1,Ada Example,ada@example.org,Example University,nurse,yes,2026-03-01,Good luck!,Yes\n"
)
WARMING = (
    ("add", "more.csv", "--to", "parks", "--yes"),
    ("check", "parks"),
    ("build", "parks", "--format", "txt,html"),
    ("invite", "parks"),
)
LONGEST = 2**20  # bytes of a request: its variables are most of it


def letterkit(arguments, *, cwd, env, stdin="", umask=0o022, timeout=120, fonts="", bounded=False):
    """Run a command; a `subprocess.CompletedProcess` with what it printed.

    `fonts` is a file for fontconfig, which a process reads once: those with it have a server.
    `bounded` says that it reads files in processes with bounds, whatever the test does.
    """
    command = [str(each) for each in arguments]
    request = {"arguments": command, "cwd": str(cwd), "env": dict(env), "umask": umask}
    request["bounded"] = bounded
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        given.write(stdin.encode())
        given.seek(0)
        code = _asked(request, [given.fileno(), out.fileno(), err.fileno()], timeout, str(fonts))
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(command, code, out.read().decode(), err.read().decode())


def at_terminal(arguments, *, cwd, env, columns, timeout=120):
    """Run a command at a terminal of so many columns; its exit code, and what stays there.

    With COLUMNS among the variables, a command would not ask the terminal.
    """
    keys, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {"TERM": "xterm-256color", **env}
    command = [str(each) for each in arguments]
    request = {"arguments": command, "cwd": str(cwd), "env": environment, "umask": 0o022}
    shown = []
    reader = threading.Thread(target=_read_all, args=(keys, shown))
    reader.start()
    try:
        code = _asked(request, [screen, screen, screen], timeout, "")
    finally:
        os.close(screen)
        reader.join()
        os.close(keys)
    text = b"".join(shown).decode().replace("\r\n", "\n")
    return code, re.sub(r"(\r\x1b\[K[^\r\n]*)*\r\x1b\[K", "", text)


def _read_all(terminal, shown):
    with contextlib.suppress(OSError):  # how Linux says that the other end is closed
        while data := os.read(terminal, 2**16):
            shown.append(data)


@dataclass
class Typing:
    """A command at whose keys somebody is: what is written to `keys` is typed."""

    process: int
    keys: TextIO
    out: TextIO
    shown: TextIO

    def type(self, text):
        """Press keys; the command may have ended."""
        self.keys.write(text)
        self.keys.flush()

    def ends(self):
        """What it printed, and what it showed, when it has ended by itself."""
        self.keys.close()
        with self.out, self.shown:
            printed, shown = self.out.read(), self.shown.read()
        os.waitpid(self.process, 0)
        return printed, shown

    def kill(self):
        """End it where it is."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        for each in (self.keys, self.out, self.shown):
            with contextlib.suppress(BrokenPipeError):
                each.close()


def begin(arguments, *, cwd, env):
    """Begin a command in a copy of this process, to type at and to kill; a `Typing`."""
    command = [str(each) for each in arguments]
    pipes = [os.pipe() for _ in range(3)]
    (given, keys), (shown_out, out), (shown_err, err) = pipes
    process = os.fork()
    if not process:
        for each in (keys, shown_out, shown_err):
            os.close(each)
        request = {"arguments": command, "cwd": str(cwd), "env": dict(env), "umask": 0o022}
        _become(request, [given, out, err])
    for each in (given, out, err):
        os.close(each)
    held = (keys, shown_out, shown_err)
    return Typing(process, *(os.fdopen(each, "w" if each == keys else "r") for each in held))


def letterkit_at(screen, arguments, *, cwd, env, timeout=120):
    """Run a command at a terminal, of which this is the program's end; its exit code."""
    command = [str(each) for each in arguments]
    request = {"arguments": command, "cwd": str(cwd), "env": dict(env), "umask": 0o022}
    return _asked({**request, "terminal": True}, [screen] * 3, timeout, "")


def unbounded(function, things, bounds):
    """What stands for a process with bounds: this one, with results as they come from another."""
    from letterkit import confined

    for thing in things:
        yield pickle.loads(pickle.dumps(confined._outcome(function, thing)))  # noqa: S301


def _asked(request, streams, timeout, fonts):
    from letterkit import confined

    server, line = _server(fonts)
    is_bounded = request.get("bounded") or request.get("terminal")
    request["bounded"] = is_bounded or confined._from_child is not unbounded
    socket.send_fds(line, [json.dumps(request).encode()], streams)
    line.settimeout(timeout)
    try:
        return json.loads(line.recv(100))
    except (TimeoutError, ValueError):
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        _server.cache_clear()
        raise


@lru_cache(maxsize=4)
def _server(fonts):
    """A server's process, and the line to it; it ends when the line does."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    if fonts:
        environment["FONTCONFIG_FILE"] = fonts
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    for each in (here, there):
        each.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LONGEST)
    with there:
        server = subprocess.Popen(
            [sys.executable, __file__, str(there.fileno())],
            pass_fds=[there.fileno()],
            env=environment,
            start_new_session=True,
        )
    atexit.register(server.wait)
    atexit.register(here.close)  # called first
    return server, here


def _serve(line):
    for each in pkgutil.walk_packages([str(SOURCE / "letterkit")], "letterkit."):
        if each.name != "letterkit.__main__":
            import_module(each.name)
    for name in HEAVY:
        import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        warm_up(Path(folder))
    gc.freeze()  # so that copies leave the pages of what was loaded alone
    while True:
        data, streams, _, _ = socket.recv_fds(line, LONGEST, 3)
        if not data:
            os._exit(0)  # some of those libraries complain at the end of Python
        child = os.fork()
        if not child:
            line.close()
            _become(json.loads(data), streams)
        for each in streams:
            os.close(each)
        status = os.waitpid(child, 0)[1]
        line.send(json.dumps(os.waitstatus_to_exitcode(status)).encode())


def warm_up(folder, commands=WARMING):
    """Make the tables that commands need, here and not in a copy or a process of its own."""
    from typer.testing import CliRunner

    from letterkit import confined, parallel
    from letterkit.cli.app import app

    for name, text in {
        "letters/parks/letter.md": LETTER,
        "letterkit.toml": 'origin = "letters.example.org"\nemail = "letters@example.org"\n',
        "more.csv": PERSON,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    from_child, processors = confined._from_child, parallel.processors
    confined._from_child = lambda function, things, _: map(function, things)
    parallel.processors = lambda: 1
    for command in commands:  # if one fails here, it does in the test that is about it
        with contextlib.chdir(folder):
            CliRunner().invoke(app, [*command, "-C", "."])
    confined._from_child, parallel.processors = from_child, processors


def _become(request, streams):
    """Be the program until it ends."""
    code = 1
    try:
        for number, each in enumerate(streams):
            os.dup2(each, number)
            os.close(each)
        if request.get("terminal"):  # so that its keys, such as Ctrl-C, reach the program
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115
        os.chdir(request["cwd"])
        os.umask(request["umask"])
        os.environ.clear()
        os.environ.update(request["env"])
        time.tzset()
        sys.argv = ["letterkit", *request["arguments"]]
        from letterkit import confined
        from letterkit.__main__ import main

        if not request.get("bounded", True):
            confined._from_child = unbounded

        code = main()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
