"""The documents show only what works: each `$ letterkit …` is run in a copy of the samples.

What stands in a block behind the name of a file is written into it first. The tutorial begins in an
empty folder, and has a test of its own.

Run as a program, it prints `docs/commands.md`.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import program
from letterkit.actions.examples import examples_left
from letterkit.files.workspace import Workspace
from letterkit.letters.letter import read_letter

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ELSEWHERE = ("tutorial.md",)
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "COLUMNS": "80",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "XDG_STATE_HOME": str(folder / ".state"),
    }
    return program.letterkit(arguments, cwd=folder, env=environment)


def commands() -> list[str]:
    from letterkit.cli.app import COMMANDS

    return [name for _, name, _ in COMMANDS]


def commands_document() -> str:
    """The help of every command, as a terminal of 80 columns shows it."""
    parts = ["# Commands\n"]
    for name in ["", *commands()]:
        shown = run([*([name] if name else []), "--help"], ROOT).stdout
        text = "\n".join(line.rstrip() for line in shown.strip("\n").splitlines())
        parts.append(f"## letterkit {name}".rstrip() + f"\n\n```\n{text}\n```\n")
    return "\n".join(parts)


def commands_in(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a transcript with the lines shown below each."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def shows(output: str, expected: list[str]) -> bool:
    """Whether the output is the expected lines; `…` stands for any words, alone for any lines."""
    pattern = ""
    for line in expected:
        words = ".*?".join(re.escape(part) for part in line.split("…"))
        pattern += "(?:.*\n)*?" if line == "…" else f"{words}\n"
    return bool(re.fullmatch(pattern, output)) if expected else True


def type_all(document: Path, folder: Path) -> None:
    """Write the files of a document and run its commands, in their order."""
    for kind, name, inside in BLOCK.findall(document.read_text("utf-8")):
        if name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(inside, "utf-8")
        for command, expected in commands_in(inside) if kind == "console" else ():
            program, *arguments = shlex.split(command, comments=True)
            assert program == "letterkit", command
            done = run(arguments, folder)
            assert done.returncode == 0, (command, done.stdout, done.stderr)
            assert shows(done.stdout, expected), (command, done.stdout)


@pytest.mark.parametrize(
    "document",
    [each for each in DOCUMENTS if each.name not in ELSEWHERE],
    ids=lambda path: path.name,
)
def test_every_command_in_a_document_does_what_the_document_shows(document, tmp_path):
    for name in ("letters", "signatories", "letterkit.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        else:
            shutil.copy(source, tmp_path / name)
    type_all(document, tmp_path)


def test_no_letter_in_a_document_has_an_example_of_a_new_letter_left_in_it(tmp_path):
    """Or `publish` would refuse what a reader has copied."""
    workspace, found = Workspace(tmp_path, {}), []
    for document in DOCUMENTS:
        for _, name, inside in BLOCK.findall(document.read_text("utf-8")):
            if re.fullmatch(r"letters/[^/]+/letter\.md", name):
                slug = name.split("/")[1]
                (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / name).write_text(inside, "utf-8")
                left = examples_left(read_letter(workspace, slug), [], date.today())
                found.append((document.name, [each.message for each in left]))
    assert found
    assert not [each for each in found if each[1]]


def test_every_command_is_in_the_readme_or_the_documents():
    text = "\n".join(document.read_text("utf-8") for document in DOCUMENTS)
    assert [name for name in commands() if f"letterkit {name}" not in text] == []


def test_the_help_of_every_command_is_in_the_documents():
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == commands_document()


def test_no_link_in_a_document_leads_nowhere():
    for document in [*DOCUMENTS, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]:
        prose = re.sub(r"^```.*?^```$", "", document.read_text("utf-8"), flags=re.M | re.S)
        for link in re.findall(r"\]\(([^)#:]+)\)", re.sub(r"`[^`]*`", "", prose)):
            assert (document.parent / link).exists(), (document.name, link)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    print(commands_document(), end="")
