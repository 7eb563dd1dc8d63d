import hashlib
import subprocess

import pytest

from letterkit.errors import LetterkitError
from letterkit.files import outputs
from letterkit.files.files import sha256_of
from letterkit.files.outputs import SUMS, Output, stage, staging

OLD = [Output("a.txt", b"old"), Output("b.txt", b"kept")]
NEW = [Output("a.txt", b"new"), Output("sub/c.txt", b"more")]


def put(*targets_and_files, keep=frozenset(), error=None):
    *targets, files = targets_and_files
    with staging() as staged:
        for target in targets:
            staged.append(stage(target, files, keep=keep, digest=sha256_of))
        if error:
            raise error


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def contents(folder):
    """All files but the sums."""
    return {name: data for name, data in files(folder).items() if not name.endswith(SUMS)}


@pytest.fixture
def target(tmp_path):
    target = tmp_path / "build" / "parks"
    put(target, OLD)
    return target


def test_outputs_are_written_with_their_sums(target):
    assert contents(target) == {"a.txt": b"old", "b.txt": b"kept"}
    assert (target / SUMS).read_text() == "".join(
        f"{hashlib.sha256(each.data).hexdigest()}  {each.name}\n" for each in OLD
    )
    done = subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=target, check=False)
    assert done.returncode == 0


def test_a_folder_is_replaced_whole(target):
    put(target, NEW)
    assert contents(target) == {"a.txt": b"new", "sub/c.txt": b"more"}
    assert [path.name for path in target.parent.iterdir()] == ["parks"]


def test_named_files_are_kept_and_summed_again(target):
    kept = {"a.txt", "b.txt", "sub/c.txt", "never there"}
    (target / "stale.txt").write_text("of another time")
    put(target, NEW, keep=kept)
    assert contents(target) == {"a.txt": b"new", "b.txt": b"kept", "sub/c.txt": b"more"}
    put(target, [Output("b.txt", b"newer")], keep=kept)
    assert contents(target) == {"a.txt": b"new", "b.txt": b"newer", "sub/c.txt": b"more"}
    assert len((target / SUMS).read_text().splitlines()) == 3


@pytest.mark.parametrize("error", [LetterkitError("x"), KeyboardInterrupt(), ZeroDivisionError()])
def test_after_an_error_all_is_as_it_was_and_nothing_is_left(target, error):
    before = files(target.parent)
    with pytest.raises(type(error)):
        put(target, NEW, error=error)
    assert files(target.parent) == before


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "build").write_text("a file")
    with pytest.raises(LetterkitError) as caught:
        put(tmp_path / "build" / "parks", NEW)
    assert (str(caught.value), caught.value.hint) == (
        f"{tmp_path}/build/parks: a file stands where a folder should be",
        "the files there are as they were; free or unlock the folder, or name another with --out",
    )


@pytest.mark.parametrize("make", ["file", "folder"])
def test_what_letterkit_did_not_make_is_not_replaced(tmp_path, make):
    target = tmp_path / "build" / "parks"
    target.parent.mkdir()
    if make == "file":
        target.write_text("mine")
    else:
        target.mkdir()
        (target / "holiday.txt").write_text("mine")
    before = files(tmp_path)
    with pytest.raises(LetterkitError) as caught:
        put(target, NEW)
    assert (str(caught.value), caught.value.hint) == (
        f"{target}: not a folder that letterkit made, so it is not replaced",
        "move it away, or name another folder with --out",
    )
    assert files(tmp_path) == before


def test_an_empty_folder_may_be_filled(tmp_path):
    put(tmp_path, NEW)
    assert contents(tmp_path) == {"a.txt": b"new", "sub/c.txt": b"more"}


def test_a_link_to_a_folder_stays_a_link(target, tmp_path):
    link = tmp_path / "public"
    link.symlink_to(target)
    put(link, NEW)
    assert link.is_symlink()
    assert contents(target) == {"a.txt": b"new", "sub/c.txt": b"more"}


def swap_failing_at(monkeypatch, number, error):
    done = []
    swap = outputs._swap

    def failing(staged):
        if len(done) == number:
            raise error
        done.append(staged)
        swap(staged)

    monkeypatch.setattr(outputs, "_swap", failing)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_all_folders_take_their_places_or_none_does(tmp_path, monkeypatch, number):
    targets = [tmp_path / name for name in ("a", "b", "c")]
    for target in targets[:2]:
        put(target, OLD)
    before = files(tmp_path)
    swap_failing_at(monkeypatch, number, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        put(*targets, NEW)
    assert files(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("moment", ["before", "between", "after"])
def test_a_swap_that_was_interrupted_is_undone(target, monkeypatch, moment):
    before = files(target.parent)
    rename = type(target).rename
    moves = []

    def interrupted(path, to):
        moves.append(path)
        if moment == "before" and len(moves) == 1:
            raise KeyboardInterrupt
        rename(path, to)
        if (moment, len(moves)) in (("between", 1), ("after", 2)):
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(type(target), "rename", interrupted)
        with pytest.raises(KeyboardInterrupt):
            put(target, NEW)
    assert files(target.parent) == before


def test_what_a_killed_command_left_aside_is_put_back(target):
    before = files(target)
    target.rename(target.with_name(".parks.old"))
    (target.parent / ".parks.new").mkdir()
    with pytest.raises(ZeroDivisionError):
        put(target, NEW, error=ZeroDivisionError())
    assert files(target) == before
    assert [path.name for path in target.parent.iterdir()] == ["parks"]


def test_case_19_a_file_that_is_not_to_be_kept_does_not_stay_as_it_was(target):
    put(target, NEW)
    assert contents(target) == {"a.txt": b"new", "sub/c.txt": b"more"}
    assert "b.txt" not in (target / SUMS).read_text()
