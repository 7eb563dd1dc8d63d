"""Runs the transcripts of `tests/scripts/`: what people type, and what must come of it.

A script is a text; the files that it needs stand below its commands, each under `-- name --`. It
runs in a folder of its own, which holds those files. Lines, by their first word:

    # …                      a comment
    workspace                copy `tests/scripts/workspace/` into the folder
    exits N COMMAND          run it; the lines below are about what it printed
    stdout REGEX             it is found in the output, `^` and `$` at the ends of lines
    no stdout REGEX          it is not; without REGEX, there is no output at all
    cmp stdout FILE          the output is that file
    edit FILE OLD NEW        replace OLD, which the file must hold, once; `\\u202e` is a character
    cut FILE BYTES           keep that many bytes of the file
    encode FILE ENCODING     write it in another encoding than UTF-8
    remember FOLDER          for a later line:
    unchanged FOLDER         it holds the same files with the same bytes
    has FILE REGEX           the file is there, and this is found in it
    no file FILE             it is not there
    save stdout FILE         write the output to the file
    copy PATH PATH           copy a file or a folder; what is there goes away
    mode FILE OCTAL          its permissions are these
    absent WORD…             none of the words is in any file under `build`
    gone FILE WORD…          none of them is in that file
    set NAME VALUE           an environment variable from here on
    bounded                  files are read in processes with bounds from here on

`stderr` goes wherever `stdout` does. Words are quoted as in a shell.
"""

import os
import re
import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import program

SCRIPTS = Path(__file__).parent / "scripts"
SOURCE = Path(__file__).parent.parent / "src"
_FILE = re.compile(r"^-- (.+) --\n", re.MULTILINE)


@dataclass
class Shell:
    folder: Path
    environment: dict[str, str]
    printed: dict[str, str] = field(default_factory=dict)
    remembered: dict[str, dict[str, bytes]] = field(default_factory=dict)
    bounded: bool = False

    def obey(self, words: list[str]) -> None:
        match words:
            case ["workspace"]:
                shutil.copytree(SCRIPTS / "workspace", self.folder, dirs_exist_ok=True)
            case ["exits", code, *command]:
                self.run(int(code), command)
            case ["encode", file, encoding]:
                path = self.folder / file
                path.write_bytes(path.read_text("utf-8").encode(encoding))
            case ["remember", folder]:
                self.remembered[folder] = self.files(folder)
            case ["edit", file, old, new]:
                self.edit(file, old.encode(), _unescaped(new).encode())
            case ["cut", file, size]:
                path = self.folder / file
                path.write_bytes(path.read_bytes()[: int(size)])
            case ["save", stream, file]:
                (self.folder / file).write_text(self.printed[stream], "utf-8", newline="")
            case ["copy", old, new]:
                self.copy(self.folder / old, self.folder / new)
            case ["set", name, value]:
                self.environment[name] = value
            case _:
                self.expect_of_files(words)

    def expect_of_files(self, words: list[str]) -> None:
        """A line about files that must be as it says, or one about what was printed."""
        match words:
            case ["no", "file", file]:
                assert not (self.folder / file).exists()
            case ["has", file, pattern]:
                text = (self.folder / file).read_text("utf-8", "backslashreplace")
                found = re.search(pattern, text, re.MULTILINE)
                assert found, text[:2000]
            case ["unchanged", folder]:
                now, before = self.files(folder), self.remembered[folder]
                assert sorted(now) == sorted(before)
                assert [name for name in now if now[name] != before[name]] == []
            case ["mode", file, octal]:
                assert f"{(self.folder / file).stat().st_mode & 0o777:o}" == octal
            case ["absent", *forbidden]:
                self.absent(forbidden)
            case ["gone", file, *forbidden]:
                data = (self.folder / file).read_bytes()
                assert not [word for word in forbidden if word.encode() in data]
            case _:
                self.expect_of_output(words)

    def expect_of_output(self, words: list[str]) -> None:
        """A line about what the last command printed."""
        match words:
            case ["no", stream]:
                assert self.printed[stream] == ""
            case ["no", stream, pattern]:
                assert not re.search(pattern, self.printed[stream], re.MULTILINE), self.printed
            case ["stdout" | "stderr" as stream, pattern]:
                assert re.search(pattern, self.printed[stream], re.MULTILINE), self.printed
            case ["cmp", stream, file]:
                assert self.printed[stream] == (self.folder / file).read_text("utf-8")
            case ["bounded"]:
                self.bounded = True
            case _:
                raise ValueError(f"not a line of a script: {shlex.join(words)}")

    def run(self, code: int, command: list[str]) -> None:
        name, *arguments = command
        assert name == "letterkit", "scripts run letterkit"
        done = program.letterkit(
            arguments, cwd=self.folder, env=self.environment, bounded=self.bounded
        )
        self.printed = {"stdout": done.stdout, "stderr": done.stderr}
        assert (done.returncode, code) == (code, code), self.printed

    def files(self, folder: str) -> dict[str, bytes]:
        paths = sorted((self.folder / folder).rglob("*"))
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes() if path.is_file() else b""
            for path in paths
        }

    def edit(self, file: str, old: bytes, new: bytes) -> None:
        path = self.folder / file
        data = path.read_bytes()
        assert old in data, f"{file} does not hold {old!r}"
        path.write_bytes(data.replace(old, new, 1))

    def copy(self, old: Path, new: Path) -> None:
        if old.is_dir():
            shutil.rmtree(new, ignore_errors=True)
            shutil.copytree(old, new)
        else:
            shutil.copy2(old, new)

    def absent(self, forbidden: list[str]) -> None:
        files = [path for path in (self.folder / "build").rglob("*") if path.is_file()]
        assert files, "nothing was built"
        for path in files:
            found = [word for word in forbidden if word.encode() in path.read_bytes()]
            assert not found, f"{path.name} holds {found}"


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_transcript_is_what_happens(script: Path, tmp_path: Path) -> None:
    transcript, *files = _FILE.split(script.read_text("utf-8"))
    for name, content in zip(files[::2], files[1::2], strict=True):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    shell = Shell(
        tmp_path,
        {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "HOME": str(tmp_path)}
        | {"LC_ALL": "C.UTF-8", "COLUMNS": "80"},
    )
    for number, line in enumerate(transcript.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                shell.obey(shlex.split(line))
            except AssertionError as error:
                raise AssertionError(f"{script.name}:{number}: {line}\n{error}") from error
