"""Someone who withdraws is in no file of the workspace, whichever command was killed at which call.

Everything that letterkit keeps about a person is there before: their row, decisions, what imports
said, a key, an invitation, an answer that waits, evidence, half-written files of killed commands,
and a change of ids that was not finished.
"""

import csv
import json
import os

import pytest

from thorough import some
from workspaces import Fault, calls_of, fresh, leftovers, letterkit, published, run, traces

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

OLD = "zed.hidden"  # an id that tells whose it is
NAME, EMAIL = "Zed Hidden", "zed@example.org"
KEY = "minisign RWQBAgMEBQYHCAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4 a card"
EVERYWHERE = (".",)
FIX = ("check", "parks", "--fix", "ids")
NEXT = (("receipts", "parks"), ("invite", "parks"), ("withdraw", "parks"))


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    workspace = published(tmp_path_factory.mktemp("left"))
    lists, register = workspace / "signatories", workspace / "registers" / "parks"
    with (lists / "parks.csv").open("a", encoding="utf-8") as file:
        file.write(f"{OLD},{NAME},{EMAIL},Aff 9,named,yes,2026-04-01\n")
    letterkit(workspace, "review", "parks", "--where", f"email = {EMAIL}", "--why", NAME, "--yes")
    (lists / "parks.keys").write_text(f"{EMAIL} {KEY}\n", "utf-8")
    said = {"v": 1, "mappings": {}, "said": {OLD: {"name": "0123456789abcdef"}}}
    (lists / "parks.imports.json").write_text(json.dumps(said), "utf-8")
    letterkit(workspace, "invite", "parks")
    for kind in ("pending", "evidence"):
        filed = register / kind / OLD
        filed.mkdir(parents=True)
        (filed / "0123456789abcdef.eml").write_text(f"From: {NAME} <{EMAIL}>\n\nYes.\n", "utf-8")
    (lists / ".parks.csv.99.new").write_text(f"id,name\n{OLD},{NAME}\n", "utf-8")
    (register / ".receipts.new").mkdir()
    (register / ".receipts.new" / f"{OLD}.tlog-proof").write_text(NAME, "utf-8")
    for word in (OLD, NAME, EMAIL):
        assert len(traces(workspace, word, EVERYWHERE)) > 3
    return workspace


def new_id(workspace):
    """The id that they have on the list, or are about to have there."""
    with (workspace / "signatories" / "parks.csv").open(encoding="utf-8") as file:
        (found,) = [row["id"] for row in csv.DictReader(file) if row["name"] == NAME]
    begun = workspace / "signatories" / ".parks.new-ids.json"
    if found == OLD and begun.exists():
        found = json.loads(begun.read_text("utf-8"))[OLD]
    return found


def check_gone(workspace, *ids):
    for word in (NAME, EMAIL, OLD, *ids):
        assert traces(workspace, word, EVERYWHERE) == []
    assert leftovers(workspace) == []
    assert traces(workspace, "ada@example.org", ("signatories",)) == ["signatories/parks.csv"]


def calls_in(workspace, *command):
    code, told = run(workspace, *command, fault=Fault())
    assert code == 0, told
    return len(calls_of(told))


def test_a_change_of_ids_that_was_killed_is_finished_before_they_go(seed, tmp_path):
    workspace = fresh(seed, tmp_path / "w")
    calls = calls_in(workspace, *FIX)
    halves = 0
    for at in some(calls):
        workspace = fresh(seed, tmp_path / "w")
        assert run(workspace, *FIX, fault=Fault(at))[0] == 137
        halves += (workspace / "signatories" / ".parks.new-ids.json").exists()
        entry = new_id(workspace)
        code, told = run(workspace, "withdraw", "parks", "--id", entry, "--yes")
        assert code == 0, told
        check_gone(workspace, entry)
    assert halves > 2


def test_a_withdrawal_that_was_killed_anywhere_leaves_nothing(seed, tmp_path):
    workspace = fresh(seed, tmp_path / "w")
    withdraw = ("withdraw", "parks", "--id", OLD, "--yes")
    calls = calls_in(workspace, *withdraw)
    check_gone(workspace)
    begun = 0
    for at in some(calls):
        workspace = fresh(seed, tmp_path / "w")
        assert run(workspace, *withdraw, fault=Fault(at))[0] == 137
        has_begun = (workspace / "registers" / "parks" / "unfinished").exists()
        begun += has_begun
        command = NEXT[at % len(NEXT)] if has_begun else withdraw
        code, told = run(workspace, *command)
        assert code == 0, told
        check_gone(workspace)
    assert begun > 3


@pytest.mark.parametrize("filed", [OLD, "q7w2e9"])
def test_ids_that_cannot_be_replaced_do_not_keep_anybody_in(seed, tmp_path, filed):
    workspace = fresh(seed, tmp_path / "w")
    broken = workspace / "letters" / "trees" / "letter.md"
    broken.parent.mkdir()
    broken.write_text("no front matter", "utf-8")
    begun = workspace / "signatories" / ".parks.new-ids.json"
    begun.write_text(json.dumps({OLD: "q7w2e9", "bo.example": "w3e4r5"}), "utf-8")
    for kind in ("pending", "evidence"):
        folder = workspace / "registers" / "parks" / kind
        (folder / OLD).rename(folder / filed)
    code, told = run(workspace, "withdraw", "parks", "--id", OLD, "--yes")
    assert code == 0, told
    assert "warning: parks: not finished yet: letters/trees/letter.md:1:" in told
    assert json.loads(begun.read_text("utf-8")) == {"bo.example": "w3e4r5"}
    begun.unlink()
    check_gone(workspace, "q7w2e9")


@pytest.mark.parametrize("left", ["", "{", "[]", '{"a": ' * 5000, "{}"])
def test_a_damaged_note_of_new_ids_stops_nobody(seed, tmp_path, left):
    workspace = fresh(seed, tmp_path / "w")
    (workspace / "signatories" / ".parks.new-ids.json").write_text(left, "utf-8")
    code, told = run(workspace, "withdraw", "parks", "--id", OLD, "--yes")
    assert code == 0, told
    check_gone(workspace)
