"""What stops a build from outside: nothing of what was there is lost, and one line says why."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
WORKSPACE = Path(__file__).parent / "scripts" / "workspace"
AS_THEY_WERE = (
    "letterkit: hint: the files there are as they were; free or unlock the folder, or name another "
    "with --out\n"
)


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def start(workspace, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "letterkit", "build", *arguments],
        cwd=workspace,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "HOME": "/nonexistent"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **options,
    )


def build(workspace, *arguments, **options):
    process = start(workspace, *arguments, **options)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A workspace of two letters that was built once."""
    folder = tmp_path_factory.mktemp("workspace")
    shutil.copytree(WORKSPACE, folder, dirs_exist_ok=True)
    shutil.copytree(folder / "letters/parks", folder / "letters/zoos")
    shutil.copy(folder / "signatories/parks.csv", folder / "signatories/zoos.csv")
    assert build(folder, "--format", "txt")[::2] == (0, "")
    return folder


@pytest.fixture(scope="module")
def duration(built, tmp_path_factory):
    """How many seconds a build of everything takes on this machine."""
    begun = time.monotonic()
    assert build(built, "--out", str(tmp_path_factory.mktemp("out")))[0] == 0
    return time.monotonic() - begun


@pytest.fixture
def workspace(built, tmp_path):
    shutil.copytree(built, tmp_path / "w")
    letter = tmp_path / "w/letters/parks/letter.md"
    letter.write_text(letter.read_text("utf-8").replace("at dusk", "at noon"), "utf-8")
    return tmp_path / "w"


def mounted(*arguments):
    """Mount a file system where that is allowed; else the test cannot be run here."""
    if (
        shutil.which("mount") is None
        or subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode
    ):
        pytest.skip("mounting needs root")


def unmount(folder):
    subprocess.run(["umount", str(folder)], check=True)


def test_a_locked_output_folder_is_said_and_nothing_is_changed(workspace):
    folder = workspace / "build"
    before = files(folder)
    mounted("--bind", "-o", "ro", str(folder), str(folder))
    subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=False)
    try:
        found = build(workspace, "--format", "txt")
        assert files(folder) == before
    finally:
        unmount(folder)
    assert found == (
        2,
        "",
        f"letterkit: error: {folder}/parks: Read-only file system\n{AS_THEY_WERE}",
    )


def test_if_one_letter_cannot_take_its_place_none_does(workspace):
    folder = workspace / "build"
    before = files(folder)
    mounted("--bind", str(folder / "zoos"), str(folder / "zoos"))
    try:
        found = build(workspace, "--format", "txt")
        assert files(folder) == before
    finally:
        unmount(folder / "zoos")
    assert found == (
        2,
        "",
        f"letterkit: error: {folder}/zoos: Device or resource busy\n{AS_THEY_WERE}",
    )


def test_a_folder_without_the_right_to_write_is_said(workspace):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; see the test with a read-only mount")
    folder = workspace / "build"
    before = files(folder)
    folder.chmod(0o555)
    try:
        found = build(workspace, "--format", "txt")
    finally:
        folder.chmod(0o755)
    assert found == (2, "", f"letterkit: error: {folder}/parks: Permission denied\n{AS_THEY_WERE}")
    assert files(folder) == before


def test_a_full_disk_is_said_and_nothing_is_changed(workspace, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk))
    try:
        shutil.copytree(workspace / "build", disk, dirs_exist_ok=True)
        before = files(disk)
        found = build(workspace, "--format", "txt,html", "--out", str(disk))
        assert files(disk) == before
    finally:
        unmount(disk)
    assert found == (
        2,
        "",
        f"letterkit: error: {disk}/parks: No space left on device\n{AS_THEY_WERE}",
    )


def test_a_limit_on_the_size_of_files_is_said_and_nothing_is_changed(workspace):
    before = files(workspace / "build")
    found = build(
        workspace,
        *("--format", "txt,html"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)),
    )
    assert found == (
        2,
        "",
        f"letterkit: error: {workspace}/build/parks: File too large\n{AS_THEY_WERE}",
    )
    assert files(workspace / "build") == before


def gone(group):
    """Whether nothing of the group is left after a while but what nobody has collected yet."""
    for _ in range(400):
        shown = ["ps", "-o", "stat=", "-g", str(group)]
        states = subprocess.run(shown, capture_output=True, text=True, check=False).stdout.split()
        if all(state.startswith("Z") for state in states):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("part", [0.25, 0.45, 0.65])
def test_ctrl_c_is_one_line_and_leaves_no_process_and_no_file(workspace, duration, part):
    for earlier in (1, 2, 4):
        before = files(workspace / "build")
        process = start(workspace)
        time.sleep(duration * part / earlier)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        if process.returncode:
            break  # else it was done faster than the one that was timed
    # Python may end by the signal itself where it struck inside of exec(); a shell says 130 too.
    assert process.returncode in (130, -signal.SIGINT)
    assert (out, err) == ("", "letterkit: interrupted\n")
    assert files(workspace / "build") == before
    assert gone(process.pid)


def test_a_killed_build_leaves_the_files_and_the_next_one_tidies_up(workspace, duration):
    before = files(workspace / "build")
    process = start(workspace)
    time.sleep(duration / 2)
    process.kill()
    process.communicate(timeout=30)
    after = files(workspace / "build")
    assert {name: after[name] for name in before} == before
    assert build(workspace, "--format", "txt", "--lang", "en")[0] == 0
    assert [path.name for path in (workspace / "build").iterdir() if path.name[0] == "."] == []


def test_a_name_of_a_hundred_thousand_characters_is_refused_with_its_line(workspace):
    path = workspace / "signatories/zoos.csv"
    with path.open("a", encoding="utf-8") as file:
        file.write("z2," + "x" * 100_000 + ",person,,,,named,yes,\n")
    before = files(workspace / "build")
    code, out, err = build(workspace, "--format", "txt")
    assert (code, out) == (2, "")
    assert err.startswith(
        "letterkit: error: signatories/zoos.csv:11: column name: 100,000 characters, where 200 are "
        "the most\nletterkit: hint: shorten it"
    )
    assert files(workspace / "build") == before
