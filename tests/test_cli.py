"""The program around the commands: help, exit codes, streams, start."""

import os
import resource
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from letterkit import __version__
from letterkit.cli import app
from letterkit.cli.app import COMMANDS
from letterkit.cli.output import plain
from letterkit.errors import LetterkitError

SOURCE = Path(__file__).parent.parent / "src"
PROGRAM = [sys.executable, "-m", "letterkit"]
HEAVY = ("weasyprint", "duckdb", "pikepdf", "pypdf", "icu", "babel", "pydantic")


def environment(**more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "HOME": "/nonexistent", **more}


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        capture_output=True,
        text=True,
        env=environment(**more),
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_shows_the_commands_under_their_headings(option: str) -> None:
    done = run(option, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Example: letterkit verify letter.pdf --name" in done.stdout
    for heading, name, summary in COMMANDS:
        assert f"─ {heading} ─" in done.stdout
        assert f"│ {name} " in done.stdout
        assert summary.split()[0] in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("name", [name for _, name, _ in COMMANDS])
def test_the_help_of_a_command_begins_with_the_line_that_the_program_shows(name: str) -> None:
    function = getattr(import_module(f"letterkit.cli.{name}"), name)
    summary = next(summary for _, each, summary in COMMANDS if each == name)
    assert (function.__doc__ or "").splitlines()[0] == summary
    assert run(name, "-h").returncode == 0


@pytest.mark.parametrize("columns", ["40", "60", "80"])
def test_help_fits_the_terminal(columns: str) -> None:
    lines = run("--help", COLUMNS=columns).stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)


def test_the_version_is_on_stdout() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"letterkit {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["--colour"], "no such option: --colour", "letterkit --help shows its usage"),
        (["publsh"], "no such command 'publsh'. Did you mean 'publish'?", "letterkit --help"),
        (["verify"], "nothing to check", "name a file, or a receipt with --receipt"),
        (["verify", "a", "b"], "got unexpected extra argument(s) (b)", "letterkit verify --help"),
        (["verify", "[/x]"], "[/x]: No such file or directory", ""),
    ],
)
def test_wrong_usage_is_one_error_and_a_hint(arguments: list[str], message: str, hint: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    first, *rest = done.stderr.splitlines()
    assert first.lower() == f"letterkit: error: {message}".lower()
    assert "".join(rest).startswith(f"letterkit: hint: {hint}" if hint else "")


def test_help_works_in_a_locale_that_has_only_ascii() -> None:
    done = run("--help", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii:strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()


def test_a_name_is_printed_in_a_locale_that_cannot_show_it(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Žofia\n", "utf-8")
    file = str(tmp_path / "letter.txt")
    done = run("verify", file, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii:strict")
    assert (done.returncode, done.stderr) == (2, "")
    assert "\ntitle         \\u017dofia\n" in done.stdout


def test_a_closed_pipe_is_silent_and_no_verdict() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*PROGRAM, "--help"],
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def child_of(process: subprocess.Popen[str]) -> int:
    """The process in which a stranger's file is read, once there is one."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None:
        if found := children.read_text().split():
            return int(found[0])
        time.sleep(0.01)
    raise AssertionError(process.communicate())


def test_ctrl_c_is_one_line_and_no_verdict(tmp_path: Path) -> None:
    slow = tmp_path / "slow.html"
    slow.write_text("<html>" + "<p>x</p>" * 2_000_000)
    process = subprocess.Popen(
        [*PROGRAM, "verify", str(slow)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    child = child_of(process)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)
    assert said == ("", "letterkit: interrupted\n")
    assert process.returncode == 130
    assert ends(child)


def ends(child: int) -> bool:
    """Whether a process is gone within a minute; the system takes a moment to clear it away."""
    deadline = time.monotonic() + 60
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not Path(f"/proc/{child}").exists()


def raising(error: BaseException) -> type:
    class Command:
        def main(self, **_: object) -> int:
            raise error

    return Command


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            LetterkitError("a.csv:1: missing column: name", hint="add it"),
            2,
            "letterkit: error: a.csv:1: missing column: name\nletterkit: hint: add it\n",
        ),
        (LetterkitError("[/x] is missing"), 2, "letterkit: error: [/x] is missing\n"),
        (KeyboardInterrupt(), 130, "letterkit: interrupted\n"),
    ],
)
def test_an_error_is_told_in_one_way(
    error: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(app.typer.main, "get_command", lambda _: raising(error)())
    assert app.main() == code
    assert capsys.readouterr() == ("", said)


class PanicException(BaseException):
    """What a panic in Rust is called; it is no Exception."""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ZeroDivisionError("ada@example.org"), "unexpected ZeroDivisionError at cli/app.py:"),
        (PanicException("ada@example.org"), "unexpected PanicException at cli/app.py:"),
        (RecursionError(), "unexpected RecursionError at cli/app.py:"),
        (MemoryError(), "there is not enough memory for that"),
        (OSError(28, "No space left on device", "x.csv"), "x.csv: No space left on device"),
    ],
)
def test_a_crash_is_one_line_and_no_verdict(
    error: BaseException,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(app.typer.main, "get_command", lambda _: raising(error)())
    assert app.main() == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"letterkit: error: {said}")
    assert "Traceback" not in err
    # What the exception says may be private.
    assert "ada@" not in err


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Žofia 王 [/x] [bold]", "Žofia 王 [/x] [bold]"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("a\nb\ud800", "a\\nb\\ud800"),
    ],
)
def test_nothing_that_is_printed_can_steer_a_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("arguments", [["--help"], ["verify", "-h"], ["verify", "TEXT"]])
def test_a_start_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    text = tmp_path / "letter.en.txt"
    text.write_text("Keep the parks open\n")
    words = [str(text) if each == "TEXT" else each for each in arguments]
    program = (
        f"import sys; sys.argv = ['letterkit', *{words!r}]\n"
        "from letterkit.cli.app import main; main()\n"
        f"print(*sorted(sys.modules.keys() & {set(HEAVY)!r}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert done.stderr == "\n"


def quickest(*commands: list[str]) -> list[float]:
    """Seconds of processor in the quickest of seven runs of each: other processes hardly count."""
    taken: list[list[float]] = [[] for _ in commands]
    for _ in range(7):
        for command, its in zip(commands, taken, strict=True):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, capture_output=True, env=environment(), check=False)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            its.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return [min(its) for its in taken]


def test_a_start_takes_little_more_than_its_libraries(tmp_path: Path) -> None:
    text = tmp_path / "letter.en.txt"
    text.write_text("Keep the parks open\n")
    bare, *ours = quickest(
        [sys.executable, "-c", "import typer, rich"],
        [*PROGRAM, "--help"],
        [*PROGRAM, "verify", str(text)],
    )
    assert max(ours) <= 3 * bare


SWALLOWING = """
import signal
try:
    signal.raise_signal(signal.SIGINT)
except BaseException:
    pass
"""


def test_ctrl_c_during_an_import_that_swallows_it_interrupts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "swallowing.py").write_text(SWALLOWING)
    program = "from letterkit.cli.interrupts import heed_interrupts\nimport time\n"
    program += "heed_interrupts()\nimport swallowing\nprint('on')\ntime.sleep(30)"
    done = subprocess.run(
        [sys.executable, "-u", "-c", program],
        capture_output=True,
        text=True,
        env=environment(PYTHONPATH=f"{SOURCE}:{tmp_path}"),
        check=False,
        timeout=20,
    )
    assert done.stdout.rstrip("\n") in ("", "on")
    assert done.stderr.endswith("KeyboardInterrupt\n")
