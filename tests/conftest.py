"""Settings of all tests."""

import gc
import os
import signal
from functools import cache, lru_cache
from itertools import dropwhile
from pathlib import Path

import jinja2
import pytest
import typer.testing
from hypothesis import HealthCheck, settings

import program
from desk import Desk
from letterkit import confined
from letterkit.cli import app
from thorough import THOROUGH

_VECTORS = Path(__file__).parents[2] / "shared" / "vectors"

# Machines differ in speed. The same examples run every time, so that a change is what turns a test
# red; a thorough run looks for new ones.
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("steady", derandomize=True, max_examples=60, **SLOW)
settings.register_profile("thorough", **SLOW)
settings.load_profile("thorough" if THOROUGH else "steady")

# No test cuts the power, and a disk takes milliseconds to promise that it would keep what it has.
# The programs that tests start do as everywhere.
os.fsync = os.fstat

# Typer reads out of a function which options a command has, which takes longer than many commands.
# In the process of the tests it does so once for each command.
typer.testing._get_command = cache(typer.testing._get_command)
app._load = cache(app._load)


@lru_cache(maxsize=256)
def _compiled(source, filename):
    return compile(source, filename, "exec")


# Letters of tests are alike. What Jinja makes of them is compiled once, where it is the same.
jinja2.Environment._compile = lambda self, source, filename: _compiled(source, filename)

# What is imported and collected stays to the end. To look through it for garbage, again and again
# while it grows, takes a fifth of the time; afterwards it is left alone, by copies of this process
# too.
gc.disable()

# What a shell starts in the background ignores Ctrl-C, and so would the programs under test.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


# These are about the bounds themselves, or hand in what might end the process.
APART = {
    "test_confined",
    "test_drawings",
    "test_hostile",
    "test_refused",
    "test_sandbox",
    "test_sheets",
}


# Files that take long, the longest first, so that no process is left alone with one at the end.
LONGEST = (
    *("test_hostile", "test_scripts", "test_killed", "test_missing_glyphs", "test_running"),
    *("test_crowd", "test_names_by_script", "test_github", "test_evidence", "test_answers"),
    *("test_large", "test_sheet", "test_tutorial", "test_undo_killed", "test_preview"),
    *("test_docs", "test_private_coming_in", "test_linear", "test_resealed", "test_verifier"),
    *("test_encrypted_keys", "test_languages", "test_search", "test_meanings", "test_pdf"),
    *("test_nothing_private", "test_register", "test_plain_yes", "test_compact"),
)


def pytest_collection_modifyitems(items):
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(LONGEST)))


def pytest_collection_finish():
    gc.freeze()
    gc.enable()


@pytest.fixture
def desk(tmp_path):
    """A workspace with one letter, and what its coordinator types."""
    return Desk(tmp_path)


@pytest.fixture(autouse=True)
def in_one_process(request, monkeypatch):
    """Files are read and letters rendered in the process of the test, without bounds.

    A copy of this one takes as long as many tests do. Commands still make a process of their own.
    """
    if not THOROUGH and request.module.__name__.rpartition(".")[2] not in APART:
        monkeypatch.setattr(confined, "_from_child", program.unbounded)


def pytest_runtest_teardown():
    """A program that a test called in this process may have left cycles to pile up: see `main`.

    Every copy of the process would then take longer than the one before.
    """
    gc.enable()


@pytest.fixture
def vectors():
    """The folder of published vectors, which are no part of the project."""
    folder = Path(os.environ.get("LETTERKIT_VECTORS", _VECTORS))
    if not folder.is_dir():
        pytest.skip("no published vectors: LETTERKIT_VECTORS names no folder")
    return folder


@pytest.fixture
def example():
    """Cuts the example that begins with the given words out of a module's docstring."""

    def cut(module, begin):
        text = ""
        for line in dropwhile(lambda each: each != f"    {begin}", module.__doc__.split("\n")):
            if line and not line.startswith("    "):
                break
            text += line[4:] + "\n"
        return text.rstrip("\n") + "\n"

    return cut
