"""Somebody from outside opens a published register, and signs what they found."""

import shutil
import sqlite3
import stat

import pytest

from letterkit.keys import parse_verifier_key
from letterkit.model import Level
from letterkit.tlog.audit import Found, verify_audit
from letterkit.tlog.checkpoint import verify_checkpoint
from letterkit.tlog.note import parse_note
from signing import ADA, LIST, Town
from test_answers import add, answer, code_of

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")
REGISTER = "registers/housing/register.sqlite"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Ada signed with a key, Бо, who is not named, by answering; Cy is only listed."""
    folder = tmp_path_factory.mktemp("audited")
    town = Town(folder / "town", folder / "gnupg")
    town.write("letterkit.toml", 'email = "letters@example.org"\n')
    town.keys(f"ada@example.org {town.ssh_key('ada')} example.org/ada")
    town.statement("x.txt", *ADA)
    town.ssh_sign("ada", "x.txt")
    town.letterkit("add", "x.txt", "--to", "housing")
    town.letterkit("invite", "housing")
    add(town, answer(f"I sign {code_of(town, 'b1')}", "bo@example.org"))
    key, _ = town.letterkit("keygen", "housing")
    town.letterkit("publish", "housing", "--yes")
    return town, parse_verifier_key(key.strip())


@pytest.fixture
def town(kept, tmp_path):
    source, _ = kept
    shutil.copytree(source.folder, tmp_path / "town")
    copy = Town.__new__(Town)
    copy.folder, copy.gnupg = tmp_path / "town", source.gnupg
    return copy


def test_the_note_counts_everybody_and_what_backs_them(town, kept):
    out, errors = town.letterkit("audit", "housing", "--key", "k", "--name", "auditor.example.org")
    assert stat.S_IMODE((town.folder / "k").stat().st_mode) == 0o600
    auditor = parse_verifier_key(errors.removeprefix("signed by ").strip())
    signed = parse_note((town.folder / "build/housing/checkpoint.txt").read_bytes())
    checkpoint = verify_checkpoint(signed, kept[1]).checkpoint
    audit = verify_audit(parse_note(out.encode()), [auditor], checkpoint)
    expected = {level: Found() for level in Level}
    expected |= {Level.KEY: Found(1, 0, 1), Level.CODE: Found(0, 1, 1), Level.LISTED: Found(1)}
    assert audit.found == expected
    again, _ = town.letterkit("audit", "housing", "--key", "k")
    assert again == out
    assert not any(word in out + errors for word in ("Ada", "Прыклад", "bo@example.org"))


@pytest.mark.parametrize("person", ["a1", "b1"])
def test_evidence_that_is_gone_is_told(town, person):
    shutil.rmtree(town.folder / "registers/housing/evidence" / person)
    out, errors = town.letterkit(
        "audit", "housing", "--key", "k", "--name", "auditor.example.org", code=1
    )
    assert "housing: 1 entries are not backed by evidence of their level:\n" in errors
    assert f"  {person}\n" in errors
    assert ("key named=1 unnamed=0 backed=0\n" in out) == (person == "a1")


def test_evidence_of_somebody_else_backs_nobody(town):
    folder = town.folder / "registers/housing/evidence"
    shutil.rmtree(folder / "b1")
    shutil.copytree(folder / "a1", folder / "b1")
    _, errors = town.letterkit("audit", "housing", "--key", "k", "--name", "x.example", code=1)
    assert "  b1\n" in errors


def test_a_key_that_is_bound_to_nobody_any_more_backs_nobody(town):
    town.keys()
    _, errors = town.letterkit("audit", "housing", "--key", "k", "--name", "x.example", code=1)
    assert "  a1\n" in errors


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE held SET private = replace(private, 'bo@', 'di@')", "the private part is not"),
        ("DELETE FROM held WHERE id = 'b1'", "not every entry of the register can be opened"),
        ("UPDATE held SET entry = replace(entry, 'key', 'pdf')", "the entry is not the one in"),
        ("DELETE FROM leaves WHERE number = 1", "the register contradicts itself at leaf 3"),
        ("UPDATE editions SET checkpoint = replace(checkpoint, '\n5\n', '\n6\n')", ""),
    ],
)
def test_a_register_that_does_not_hold_gets_no_note(town, change, message):
    with sqlite3.connect(town.folder / REGISTER) as store:
        change = change.replace(
            "private = replace(private,", "private = replace(CAST(private AS TEXT),"
        )
        assert store.execute(change.replace("replace(entry,", "replace(CAST(entry AS TEXT),"))
        store.execute(
            "UPDATE held SET private = CAST(private AS BLOB), entry = CAST(entry AS BLOB)"
        )
        store.execute("UPDATE editions SET checkpoint = CAST(checkpoint AS BLOB)")
    store.close()
    out, errors = town.letterkit("audit", "housing", "--key", "k", "--name", "x.example", code=1)
    assert out == ""
    assert errors.startswith(f"registers/housing: the register does not hold: {message}")


def test_a_register_that_is_not_there_cannot_be_audited(tmp_path):
    town = Town(tmp_path, tmp_path / "gnupg")
    town.write("signatories/housing.csv", LIST)
    assert town.refused("audit", "housing", "--key", "k", code=2) == (
        "housing: nothing was published yet"
    )


def test_a_key_is_made_only_when_asked_and_never_replaced(town):
    assert town.refused("audit", "housing", "--key", "k", code=2) == "k: no such key"
    town.letterkit("audit", "housing", "--key", "k", "--name", "x.example")
    message = "k: there is a key already"
    assert town.refused("audit", "housing", "--key", "k", "--name", "x", code=2) == message


def test_an_answer_that_was_decided_on_backs_its_signature_and_no_other(tmp_path):
    town = Town(tmp_path / "town", tmp_path / "gnupg")
    town.write("letterkit.toml", 'email = "letters@example.org"\n')
    town.letterkit("invite", "housing")
    add(town, answer(f"Hello, I sign {code_of(town, 'b1')}", "bo@example.org"))
    review = ("review", "housing", "--why", "asked", "--decide")
    town.letterkit(*review, "answer:b1=yes")
    town.letterkit("keygen", "housing")
    town.letterkit("publish", "housing", "--yes")
    audit = ("audit", "housing", "--key", "k", "--name", "auditor.example.org")
    out, _ = town.letterkit(*audit)
    assert "code named=0 unnamed=1 backed=1\n" in out
    (verdict,) = (town.folder / "registers/housing/evidence/b1").glob("*.review")
    verdict.write_text(verdict.read_text("utf-8").replace("yes", "no", 1), "utf-8")
    out, _ = town.letterkit(*audit[:-2], code=1)
    assert "code named=0 unnamed=1 backed=0\n" in out
    verdict.unlink()
    assert "backed=0" in town.letterkit(*audit[:-2], code=1)[0]


AUDIT = ("audit", "housing", "--key", "k", "--name", "auditor.example.org")


@pytest.mark.parametrize("person", ["a1", "b1", "c1"])
def test_between_a_withdrawal_and_the_next_edition_nothing_is_audited(town, person):
    town.letterkit("withdraw", "housing", "--id", person, "--yes")
    before = town.state()
    told = town.refused(*AUDIT, code=2)
    assert told == (
        "housing: cannot audit edition 1: 1 person has withdrawn since, and what opens their"
        " entries is deleted"
    )
    assert town.state() == before
    town.letterkit("publish", "housing", "--yes")
    out, errors = town.letterkit(*AUDIT)
    assert "Edition: 2\n" in out
    assert "not backed" not in errors


def test_someone_who_was_in_no_edition_stops_no_audit_when_they_withdraw(town):
    listed = town.read("signatories/housing.csv").rstrip("\n").split("\n")
    new = listed[-1].replace("c1", "d1").replace("Cy", "Di").replace("cy@", "di@")
    town.write("signatories/housing.csv", "\n".join([*listed, new, ""]))
    town.letterkit("withdraw", "housing", "--id", "d1", "--yes")
    assert "Edition: 1\n" in town.letterkit(*AUDIT)[0]
