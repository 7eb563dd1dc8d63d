"""Killed at any moment, a workspace is as it was or as it becomes, and what is kept says which."""

import os

import pytest

from hosts import SILENT
from letterkit.actions import history
from letterkit.actions.changing import changing
from letterkit.files.leftovers import clear_workspace
from letterkit.files.writing import delete_file, write_whole
from letterkit.model.history import UNDO
from test_undo import CHANGES, added, done, whole
from thorough import THOROUGH
from workspaces import Fault

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

STEP = 1 if THOROUGH else 8  # calls that write, from one kill to the next


def killed_at(at, act):
    """Do something in a process that ends at its n-th call that writes; whether it ended there."""
    process = os.fork()
    if not process:
        code = 99
        try:
            Fault(at).install()
            act()
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert code in (0, 137)
    return code == 137


def tidied(desk):
    """What the next command does first, whichever it is."""
    with changing(desk.folder, "receipts", SILENT, new=True):
        pass
    return whole(desk.folder)


def test_whatever_command_is_killed_was_not_or_is_undone_as_one(desk, monkeypatch):
    monkeypatch.chdir(desk.folder)
    empty = whole(desk.folder)
    moments = 0
    for number, (label, before, given) in enumerate(CHANGES):
        desk.folder = desk.folder.parent / f"{number}"
        desk.folder.mkdir()
        for name, (_, content) in empty.items():
            if content is None:
                (desk.folder / name).mkdir()
            else:
                desk.write(name, content)
        monkeypatch.chdir(desk.folder)
        before(desk)
        old = whole(desk.folder)
        back = ("undo", "--redo") if label == UNDO else ("undo",)
        desk.run(*given)  # what it imports, the copies of this process have
        done(desk, *back)
        at, is_killed = 1 + number % STEP, True
        while is_killed:
            is_killed = killed_at(at, lambda given=given: desk.run(*given))
            where = (label, given, at)
            if tidied(desk) != old:
                done(desk, *back)
                assert whole(desk.folder) == old, where
            else:
                assert is_killed, where
            moments += is_killed
            at += STEP
    assert moments > 60, moments


def test_an_undo_that_is_killed_was_not_or_is_done_and_so_is_its_opposite(desk):
    added(desk)
    path = desk.folder / "signatories/parks.csv"
    with changing(desk.folder, "add", SILENT):
        write_whole(path, b"new", mode=0o640)
        write_whole(desk.folder / "registers/parks/evidence/a/x", b"more", mode=0o600)
        delete_file(desk.folder / "signatories/parks.imports.json")

    def undo(redo):
        return lambda: history.undo(desk.folder, history.UndoOptions(redo=redo), SILENT)

    for redo in (False, True):
        old = whole(desk.folder)
        at, is_killed, outcomes = 0, True, []
        while is_killed:
            at += 2
            is_killed = killed_at(at, undo(redo))
            outcomes.append(tidied(desk))
            assert not any(each.interrupted for each in history.log(desk.folder))
            if is_killed and outcomes[-1] != old:  # it was done, but for its end
                undo(not redo)()
        assert outcomes[-1] != old
        assert all(each in (old, outcomes[-1]) for each in outcomes)


def test_what_a_killed_command_left_half_made_is_cleared_and_nothing_else_is(desk):
    half_made = (
        *("..gitignore.12.new", ".letterkit.toml.12.new", ".letterkit/schema/.letter.json.12.new"),
        *("letters/parks/.letter.be.md.12.new", "signatories/.parks.csv.12.new"),
    )
    others = (".notes.new", "letters/parks/new.md", ".letterkit/schema/letter.json")
    for name in (*half_made, *others):
        desk.write(name, "x")
    clear_workspace(desk.folder)
    assert not any((desk.folder / name).exists() for name in half_made)
    assert all((desk.folder / name).exists() for name in others)
