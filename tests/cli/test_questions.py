"""What somebody types at a question on the terminal: a number, a word, nothing, something else."""

import os
import pty
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from desk import Desk
from letterkit.cli.questions import agree, choose_one, says_yes

OPTIONS = ("named", "Full name", "2", "unnamed")
EXPLAINED = "type a number from 1 to 4, or the word beside it; Ctrl-C changes nothing"


def typed(question, *lines):
    """What the question gives, and what is on the terminal."""
    app = typer.Typer()
    found = []

    @app.command()
    def ask():
        found.append(question())

    done = CliRunner().invoke(app, [], input="".join(f"{line}\n" for line in lines))
    return (found[0] if found else None), done.output


@pytest.mark.parametrize(
    ("line", "option"),
    [("1", "named"), ("4", "unnamed"), ("unnamed", "unnamed"), (" full  NAME ", "Full name")],
)
def test_a_number_or_the_word_beside_it_is_taken(line, option):
    assert typed(lambda: choose_one("Which?", OPTIONS), line)[0] == option


def test_a_word_goes_before_a_number():
    assert typed(lambda: choose_one("Which?", OPTIONS), "2")[0] == "2"


def test_nothing_and_anything_else_are_explained():
    found, said = typed(lambda: choose_one("Which?", OPTIONS), "", "x", "9", "1")
    assert found == "named"
    assert said.count(EXPLAINED) == 3
    assert "“x” is none of them" in said
    assert "integer" not in said


def test_a_yes_or_no_is_explained_too():
    found, said = typed(lambda: says_yes("Right?"), "maybe", "", "Yes")
    assert found is True
    assert said.count("type y for yes or n for no") == 2


@pytest.mark.parametrize("line", ["", "n", "no"])
def test_no_at_the_end_says_that_nothing_was_changed(tmp_path, line):
    desk = Desk(tmp_path)
    desk.write("form.csv", "Timestamp,Name\n2026-11-13 10:00:00,Ada Example\n")
    command = [sys.executable, "-m", "letterkit", "add", "form.csv", "--to", "parks"]
    inner, outer = pty.openpty()
    os.write(inner, f"{line}\n".encode())
    done = subprocess.run(
        command, cwd=tmp_path, stdin=outer, stdout=outer, stderr=outer, timeout=120, check=False
    )
    os.close(outer)
    said = os.read(inner, 65536).decode()
    os.close(inner)
    assert done.returncode == 1
    assert "nothing was changed" in said
    assert "interrupted" not in said
    assert not (tmp_path / "signatories" / "parks.csv").exists()


@pytest.mark.parametrize(("line", "added"), [("y", False), ("n", True)])
def test_texts_that_no_rule_reads_are_shown_and_asked_about(tmp_path, line, added):
    desk = Desk(tmp_path)
    desk.write("form.csv", "Name,Comment\nAda Example,initals only\n")
    command = [sys.executable, "-m", "letterkit", "add", "form.csv", "--to", "parks"]
    inner, outer = pty.openpty()
    os.write(inner, f"y\n{line}\ny\n".encode())
    done = subprocess.run(
        command, cwd=tmp_path, stdin=outer, stdout=outer, stderr=outer, timeout=120, check=False
    )
    os.close(outer)
    said = os.read(inner, 65536).decode()
    os.close(inner)
    assert "form.csv:2  Comment: “initals only”" in said
    assert "not to be named, or not to sign? [y/n]" in said.replace("\r\n", " ")
    assert (done.returncode == 0) is added
    assert (tmp_path / "signatories" / "parks.csv").exists() is added


@pytest.mark.parametrize(("line", "code"), [("y", 0), ("n", 1), ("", 1)])
def test_a_no_ends_the_command_and_is_no_interruption(line, code):
    def asked():
        try:
            agree("Withdraw them?")
        except typer.Exit as end:
            return end.exit_code
        return 0

    found, said = typed(asked, line)
    assert found == code
    assert ("nothing was changed" in said) is bool(code)
