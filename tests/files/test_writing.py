import os
import signal
import stat
import time

import pytest

from letterkit.errors import LetterkitError
from letterkit.files.writing import Changed, others_may_read, write_files, write_whole
from letterkit.lists.merging.lists import merged
from letterkit.lists.signatories import read_signatories
from letterkit.model.imports import Imports, format_imports, parse_imports
from letterkit.model.incoming import Incoming
from letterkit.text.list_text import format_list, new_list, parse_list

MOMENTS = 50
COLUMNS = ("id", "name", "email", "source")


def test_a_file_is_replaced_and_keeps_who_may_read_it(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("old")
    path.chmod(0o600)
    write_whole(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o600)
    assert [each.name for each in tmp_path.iterdir()] == ["x.csv"]


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o002, 0o022, 0o077], ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_what_is_written_is_its_owners_alone_whatever_the_umask(tmp_path):
    path = tmp_path / "a" / "b" / "x.csv"
    write_whole(path, b"new")
    assert [mode(each) for each in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize(
    ("before", "after"), [(0o644, 0o600), (0o666, 0o600), (0o640, 0o600), (0o400, 0o400)]
)
def test_others_lose_their_access_and_a_stricter_mode_stays(tmp_path, before, after):
    path = tmp_path / "x.csv"
    path.write_text("old")
    path.chmod(before)
    assert others_may_read(path) == (before & 0o077 != 0)
    write_whole(path, b"new")
    assert (mode(path), path.read_bytes()) == (after, b"new")


@pytest.mark.usefixtures("umask")
def test_a_copy_that_a_killed_command_left_open_is_not_written_into(tmp_path, monkeypatch):
    beside = tmp_path / ".x.csv.new"
    beside.write_text("left")
    beside.chmod(0o644)
    modes = []
    monkeypatch.setattr(os, "fsync", lambda handle: modes.append(os.fstat(handle).st_mode & 0o777))
    write_whole(tmp_path / "x.csv", b"new")
    assert modes[0] == 0o600


def test_a_public_file_keeps_who_may_read_it(tmp_path):
    path = tmp_path / "x.svg"
    path.write_text("old")
    path.chmod(0o644)
    write_whole(path, b"new", public=True)
    assert mode(path) == 0o644


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "x.csv").symlink_to("real.csv")
    write_whole(tmp_path / "x.csv", b"new")
    assert (tmp_path / "x.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_what_cannot_be_written_is_said_and_the_file_is_as_it_was(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("old")
    (tmp_path / f".x.csv.{os.getpid()}.new").mkdir()
    with pytest.raises(LetterkitError) as caught:
        write_whole(path, b"new")
    assert caught.value.hint == "the file there is as it was"
    assert path.read_text() == "old"


def _add_for_ever(path):
    """Add one person after the other, as `add` does; what is on the disk is where it goes on."""
    beside = path.with_name("x.imports.json")
    while True:
        listed = parse_list(path.read_text(), ",", tuple)
        said = parse_imports(beside.read_text(), "x") if beside.exists() else Imports()
        number = len(listed.rows)
        who = Incoming("e.csv", number, "list", {"name": f"P {number}", "email": f"{number}@e.org"})
        ids = iter([f"i{number}"])
        done = merged(listed, said, [who], {}, lambda ids=ids: next(ids))
        files = [(path, format_list(done.text)), (beside, format_imports(done.imports))]
        before = [file.read_bytes() if file.exists() else b"" for file, _ in files]
        write_files(
            [(file, old, text.encode()) for old, (file, text) in zip(before, files, strict=True)]
        )


def _time_of_ten(path):
    """How long it takes here until ten people are added."""
    path.write_text(format_list(new_list(COLUMNS)))
    began, child = time.monotonic(), os.fork()
    if not child:
        _add_for_ever(path)
    while len(path.read_text().splitlines()) <= 10 and not os.waitpid(child, os.WNOHANG)[0]:
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.monotonic() - began


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_command_that_is_killed_at_any_moment_loses_no_row(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(format_list(new_list(COLUMNS)))
    before = 0
    (tmp_path / "timed").mkdir()
    ten = _time_of_ten(tmp_path / "timed" / "x.csv")
    for moment in range(MOMENTS):
        child = os.fork()
        if not child:
            _add_for_ever(path)
        time.sleep(ten * (moment * 7 % MOMENTS) / MOMENTS)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        names = [each.name for each in read_signatories(path, "x.csv")]
        assert names == [f"P {number}" for number in range(1, len(names) + 1)]
        assert len(names) >= before
        before = len(names)
    assert before > 5


def test_what_somebody_saved_meanwhile_is_not_replaced(tmp_path):
    path = tmp_path / "x.csv"
    write_whole(path, b"ours", before=b"")
    path.write_text("saved by hand")
    for before in (b"ours", b""):
        with pytest.raises(Changed, match="changed meanwhile, so it was not replaced"):
            write_whole(path, b"newer", before=before)
    assert path.read_text() == "saved by hand"
    write_whole(path, b"newer", before=b"saved by hand")
    assert path.read_text() == "newer"
    assert [each.name for each in tmp_path.iterdir()] == ["x.csv"]


def test_of_several_files_none_is_replaced_if_one_was_saved_meanwhile(tmp_path):
    one, other = tmp_path / "x.csv", tmp_path / "y.json"
    one.write_text("old")
    other.write_text("saved by hand")
    with pytest.raises(Changed):
        write_files([(one, b"old", b"new"), (other, b"old", b"new")])
    assert one.read_text() == "old"


def test_nobody_else_can_read_a_file_before_it_is_whole(tmp_path, monkeypatch):
    modes = []
    plain = os.open

    def opened(path, flags, *more):
        handle = plain(path, flags, *more)
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode) if flags & os.O_CREAT else 0o600)
        return handle

    monkeypatch.setattr(os, "open", opened)
    write_whole(tmp_path / "page.html", b"new", public=True)
    write_whole(tmp_path / "secret", b"new")
    assert set(modes) == {0o600}
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
