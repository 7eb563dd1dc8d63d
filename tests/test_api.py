"""`docs/python.md`: its examples run, and say what the commands say."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import letterkit
import program
from letterkit import api
from letterkit.actions.history import Done, Undone

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "python.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.M | re.S)
SAMPLE = Path(__file__).parent / "scripts" / "workspace"
LONGEST = 15  # lines of the first example, without its blank lines


@pytest.fixture
def workspace(tmp_path):
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "letterkit.toml").write_text('origin = "letters.example.org"\n')
    return tmp_path


def python(text, folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HOME": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", text],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def ran(folder, *arguments):
    environment = {**os.environ, "XDG_STATE_HOME": str(folder / ".state")}
    return program.letterkit(arguments, cwd=folder, env=environment)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    for name in ("letters", "signatories", "letterkit.toml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    return folder


def test_the_first_example_builds_a_letter_finds_duplicates_and_verifies_a_pdf(sample):
    lines = [line for line in EXAMPLES[0].splitlines() if line.strip()]
    assert len(lines) <= LONGEST
    done = python(EXAMPLES[0], sample)
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.splitlines()
    assert "build/igf-2023-coalition/igf-2023-coalition.en.pdf" in done.stdout
    assert said[-1] == "holds"


@pytest.mark.parametrize("text", EXAMPLES[1:], ids=range(1, len(EXAMPLES)))
def test_every_other_example_runs(text, sample):
    done = python(text, sample)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_every_public_name_is_there_and_documented():
    text = DOCUMENT.read_text("utf-8")
    assert set(api.__all__) | {"__version__"} == set(letterkit.__all__)
    assert set(letterkit.__all__) <= set(dir(letterkit))
    for name in letterkit.__all__:
        found = getattr(letterkit, name)
        assert name == "__version__" or (found.__doc__ or "").strip(), name
    for name in ("Workspace", "verify", "LetterkitError"):
        assert f"letterkit.{name}" in text
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = letterkit.nothing


def test_everything_public_about_a_letter_is_in_the_document():
    text = DOCUMENT.read_text("utf-8")
    for kind, called in ((api.Workspace, "workspace"), (api.Letter, "letter")):
        for name in vars(kind):
            if not name.startswith("_"):
                assert f"{called}.{name}" in text, name
    for name in api.BuiltLetter.__slots__:
        assert f"built.{name}" in text, name
    for called, kind in (("done", Done), ("undone", Undone)):
        for name in kind.__slots__:
            assert f"{called}.{name}" in text, name
    for name in letterkit.Verification.__slots__:
        assert f"verdict.{name}" in text, name


def test_importing_letterkit_loads_nothing_else():
    program = (
        "import sys; before = set(sys.modules); import letterkit;"
        "print(*sorted(sys.modules.keys() - before))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "letterkit letterkit.version\n", "")


def test_findings_are_those_of_check(workspace):
    with (workspace / "signatories" / "parks.csv").open("a", encoding="utf-8") as file:
        file.write(",Ada Example,person,,,,named,yes,ada@example.org\n" * 2)
    found = json.loads(ran(workspace, "check", "parks", "--json").stdout)["letters"][0]
    findings = letterkit.Workspace(workspace).letter("parks").findings()
    assert [each.message for each in findings] == [each["message"] for each in found["findings"]]
    assert [each.code for each in findings] == [each["code"] for each in found["findings"]]


def test_a_build_makes_the_files_of_the_command(workspace, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    built = letterkit.Workspace(workspace).letter("parks").build(formats=["html", "txt"], out=out)
    said = ran(workspace, "build", "parks", "--format", "html,txt", "--json").stdout
    [report] = json.loads(said)["letters"]
    names = [each.path.relative_to(out / "parks").as_posix() for each in built.files]
    assert names == [each["file"] for each in report["files"]]
    assert [each.size for each in built.files] == [each["bytes"] for each in report["files"]]
    assert (built.named, built.unnamed) == (report["named"], report["unnamed"])
    for each in built.files:
        name = each.path.relative_to(out / "parks")
        assert each.path.read_bytes() == (workspace / "build" / "parks" / name).read_bytes()


def test_a_verdict_is_that_of_the_command(workspace):
    letterkit.Workspace(workspace).letter("parks").build(formats=["txt"])
    file = workspace / "build" / "parks" / "parks.en.txt"
    verdict = letterkit.verify(file, name="Nobody Example")
    done = ran(workspace, "verify", str(file), "--name", "Nobody Example", "-v")
    assert (verdict.status, "\n".join(verdict.lines()) + "\n") == ("not-found", done.stdout)
    done = ran(workspace, "verify", str(file), "--name", "Nobody Example", "--json")
    assert verdict.report == json.loads(done.stdout)


def test_what_is_wrong_is_raised_and_nothing_is_printed(workspace, capfd, caplog):
    letter = letterkit.Workspace(workspace).letter("parks")
    with pytest.raises(letterkit.LetterkitError, match="formats: unknown value: odt"):
        letter.build(formats=["odt"])
    with pytest.raises(letterkit.LetterkitError, match=r"missing\.pdf: No such file"):
        letterkit.verify(workspace / "missing.pdf")
    with pytest.raises(letterkit.LetterkitError):
        letterkit.Workspace(workspace).letter("none")
    with (workspace / "signatories" / "parks.csv").open("a", encoding="utf-8") as file:
        file.write(",,person,,,,named,yes,nobody@example.org\n")
    with pytest.raises(letterkit.LetterkitError, match="missing-name") as caught:
        letter.build(formats=["txt"], strict=True)
    assert not (workspace / "build").exists()
    assert "findings()" in caught.value.hint
    assert capfd.readouterr() == ("", "")
    assert [each for each in caplog.records if each.levelname != "INFO"] == []


def test_what_a_command_changed_is_listed_and_put_back(workspace):
    here = letterkit.Workspace(workspace)
    assert here.log() == []
    with pytest.raises(letterkit.LetterkitError, match="nothing to undo"):
        here.undo()
    before = (workspace / "signatories" / "parks.csv").read_bytes()
    (workspace / "more.csv").write_text("name,email,consent\nZoe Sample,z@example.org,yes\n")
    assert ran(workspace, "add", "more.csv", "--to", "parks", "--yes").returncode == 0
    after = (workspace / "signatories" / "parks.csv").read_bytes()
    (done,) = here.log()
    assert (done.number, done.command, done.undone_by) == (1, "add", 0)
    assert dict(done.rows) == {"signatories/parks.csv": 1}
    listed = json.loads(ran(workspace, "log", "--json").stdout)
    assert [each["files"] for each in listed] == [list(done.files)]

    assert here.undo(dry_run=True).written == ["signatories/parks.csv"]
    assert (workspace / "signatories" / "parks.csv").read_bytes() == after != before
    undone = here.undo(1)
    assert (list(undone.commands), undone.redo) == ([(1, "add")], False)
    assert (workspace / "signatories" / "parks.csv").read_bytes() == before
    assert [each.undone_by for each in here.log()] == [0, 2]
    assert here.undo(redo=True).redo
    assert (workspace / "signatories" / "parks.csv").read_bytes() == after


@pytest.mark.parametrize("wrong", [{"number": -1}, {"number": 1, "redo": True}])
def test_an_undo_of_no_command_is_refused(workspace, wrong):
    with pytest.raises(letterkit.LetterkitError, match="no command to undo"):
        letterkit.Workspace(workspace).undo(**wrong)
