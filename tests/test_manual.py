"""The manual page has every command and option, and typesetters find nothing wrong in it."""

import shutil
import subprocess

import pytest
from typer.testing import CliRunner

from letterkit.cli.app import COMMANDS, app, load
from letterkit.cli.manual import _marked, _plain

LINTERS = (
    ("mandoc", "-T", "lint", "-W", "warning"),
    ("groff", "-man", "-ww", "-z"),
)


@pytest.fixture(scope="module")
def page():
    done = CliRunner().invoke(app, ["manual"])
    assert done.exit_code == 0
    return done.output


@pytest.mark.parametrize("linter", LINTERS, ids=lambda each: each[0])
def test_a_typesetter_warns_of_nothing(page, linter):
    if not shutil.which(linter[0]):
        pytest.skip(f"{linter[0]} is not installed")
    done = subprocess.run(linter, input=page, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_command_and_option_is_in_it(page):
    # As a reader has it: without what only a typesetter sees.
    text = page.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "").replace("\\fI", "")
    parts = text.split("\n.SS letterkit ")
    assert [part.split()[0] for part in parts[1:]] == [name for _, name, _ in COMMANDS]
    for (_, name, line), part in zip(COMMANDS, parts[1:], strict=True):
        assert line.replace("'", "\\(aq") in part
        for each in load(name).params:
            called = (each.opts + each.secondary_opts)[0].strip()
            assert f"\n{called if called.startswith('-') else each.metavar}" in part.replace(
                "\\[u2026]", "…"
            ), (name, called)
    assert page.isascii()


def test_words_of_the_program_mean_nothing_to_a_typesetter():
    rows = {
        ".TH x": "\\&.TH x",
        "'a": "\\(aqa",
        "a\\fBb": "a\\efBb",
        "two\n.SH lines": "two .SH lines",
        "é-…": "\\[u00E9]\\-\\[u2026]",
    }
    assert {each: _plain(each) for each in rows} == rows
    assert _marked("run `a -b`, or") == "run \\fBa \\-b\\fR, or"
