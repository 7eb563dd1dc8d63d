"""Someone who withdrew is in no build, edition, invitation or receipt, whatever the list says."""

import pytest

from letterkit.model.unfinished import Unfinished, What, format_unfinished, parse_unfinished
from workspaces import GONE, fresh, letterkit, names, private, published, traces


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    return published(tmp_path_factory.mktemp("withdrew"))


@pytest.fixture
def workspace(seed, tmp_path):
    return fresh(seed, tmp_path / "w")


def withdraw(workspace):
    return letterkit(workspace, "withdraw", "parks", "--id", GONE, "--yes")


def put_back(workspace, row="a3,Cy Example,cy@example.org,Aff 3,named,yes,2026-03-03\n"):
    path = workspace / "signatories" / "parks.csv"
    path.write_text(path.read_text("utf-8") + row, "utf-8")


@pytest.mark.parametrize(
    "row",
    [
        "a3,Cy Example,cy@example.org,Aff 3,named,yes,2026-03-03\n",
        "x9,Cy Example,CY@example.org,,named,yes,\n",
        "a3,Cyra Sample,other@example.org,,named,yes,\n",
        ",Cy Example,,Aff 3,named,yes,\n",
    ],
    ids=["the row", "another id", "the id alone", "no id and no address"],
)
def test_a_row_that_is_put_back_by_hand_is_left_out_of_all(workspace, row):
    withdraw(workspace)
    put_back(workspace, row)
    for made in (
        ("build", "parks", "--format", "txt"),
        ("publish", "parks", "--yes", "--format", "txt"),
    ):
        told = letterkit(workspace, *made)
        assert "signatories/parks.csv:8: withdrew, and is left out" in told
        assert traces(workspace, row.split(",")[1], ("build",)) == []
    letterkit(workspace, "invite", "parks")
    assert len(private(workspace, "outbox")) == 6
    letterkit(workspace, "receipts", "parks")
    assert len(private(workspace, "receipts")) == 6
    assert traces(workspace, row.split(",")[1], ("registers",)) == []


def test_somebody_else_with_a_like_name_or_the_same_address_stays(workspace):
    path = workspace / "signatories" / "parks.csv"
    text = path.read_text("utf-8").replace("di@example.org", "cy@example.org")
    path.write_text(text + ",Cy Example,,Aff 3,named,yes,\n", "utf-8")
    withdraw(workspace)
    told = letterkit(workspace, "build", "parks", "--format", "txt")
    assert "withdrew" not in told
    assert len(traces(workspace, "Di Example", ("build",))) > 0
    assert len(traces(workspace, "Cy Example", ("build",))) > 0  # the other one
    put_back(workspace, "a3,Cy Example,cy@example.org,Aff 3,named,yes,2026-03-03\n")
    assert ":9: withdrew" in letterkit(workspace, "build", "parks", "--format", "txt")


def test_someone_who_signs_again_is_let_in_also_where_the_row_is_there(workspace):
    withdraw(workspace)
    export = workspace / "again.csv"
    export.write_text("name,email,consent\nCy Example,cy@example.org,yes\n", "utf-8")
    again = ("add", export, "--to", "parks", "--yes")
    put_back(workspace)
    letterkit(workspace, *again)
    assert "withdrew" in letterkit(workspace, "build", "parks", "--format", "txt")
    letterkit(workspace, *again, "--again", "cy@example.org")
    assert "withdrew" not in letterkit(workspace, "build", "parks", "--format", "txt")
    assert len(traces(workspace, "Cy Example", ("build",))) > 0
    # and who withdraws once more is out again
    withdraw(workspace)
    put_back(workspace, "a3,Cy Example,cy@example.org,Aff 3,named,yes,2026-03-03,\n")
    assert "withdrew" in letterkit(workspace, "build", "parks", "--format", "txt")
    assert traces(workspace, "Cy Example", ("build",)) == []


def test_who_withdrew_already_is_no_error(workspace):
    withdraw(workspace)
    assert withdraw(workspace) == "parks: a3 is withdrawn already\n"
    assert "Cy Example" not in names(workspace)


@pytest.mark.parametrize("data", [b"", b"0123", b"\0" * 65])
def test_a_secret_that_was_never_written_whole_blocks_nobody(workspace, data):
    secret = workspace / "registers" / "parks" / "secret"
    secret.write_bytes(data)
    for each in (workspace / "registers" / "parks" / "invitations").iterdir():
        each.unlink()
    withdraw(workspace)
    letterkit(workspace, "invite", "parks")
    assert len(secret.read_bytes()) == 65
    assert secret.stat().st_mode & 0o777 == 0o600


def test_a_secret_that_others_need_is_not_made_anew(workspace, capsys):
    from workspaces import run

    secret = workspace / "registers" / "parks" / "secret"
    for damage in (lambda: secret.write_bytes(b""), secret.unlink):
        damage()
        code, told = run(workspace, "withdraw", "parks", "--id", GONE, "--yes")
        assert code == 2
        assert "invitations beside it cannot be read without it" in told
        assert "Cy Example" in names(workspace)


@pytest.mark.parametrize("kept", [0, 30, 700])
def test_invitations_that_end_half_way_block_nobody(workspace, kept):
    (file,) = (workspace / "registers" / "parks" / "invitations").iterdir()
    file.write_bytes(file.read_bytes()[:kept])
    told = letterkit(workspace, "invite", "parks")
    assert ("ends half-way; what it lacks was never sent" in told) == bool(kept)
    letterkit(workspace, "withdraw", "parks", "--id", "a1", "--yes")
    assert traces(workspace, "ada@example.org", ("registers",)) == []


def test_an_empty_key_is_none(workspace):
    key = workspace / "registers" / "parks" / "key"
    key.write_bytes(b"")
    letterkit(workspace, "keygen", "parks")
    assert key.stat().st_size > 50
    assert key.stat().st_mode & 0o777 == 0o600
    letterkit(workspace, "keygen", "parks", code=1)  # the runner's code for an error of ours


def test_a_journal_is_read_as_it_was_written_and_says_no_name():
    one = Unfinished(What.WITHDRAW, frozenset({"a3", "b-4"}), frozenset({"0" * 64}), frozenset({3}))
    data = format_unfinished(one)
    assert parse_unfinished(data) == one
    assert data.startswith(b"letterkit.unfinished.v1\nwithdraw\nid a3\nid b-4\nrow 000")


@pytest.mark.parametrize("what", list(What))
def test_withdraw_with_nobody_named_finishes_what_was_begun(workspace, what):
    journal = workspace / "registers" / "parks" / "unfinished"
    journal.write_bytes(format_unfinished(Unfinished(what, frozenset({GONE}))))
    told = letterkit(workspace, "build", "parks", "--format", "txt")
    assert "finish it with `letterkit withdraw parks`" in told
    assert "parks: finished" in letterkit(workspace, "withdraw", "parks")
    assert not journal.exists()
    assert ("Cy Example" in names(workspace)) == (what is What.PUBLISH)
