import os
import random
import shutil
import signal
import sqlite3
import stat
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey
from letterkit.register.edition import commitments_of, promises_of
from letterkit.register.plan import log_of, opening_of
from letterkit.register.promises import delete_promise, delete_promises, write_promises
from letterkit.register.read_register import read_register
from letterkit.register.store import append_edition, create_key, delete_openings, keep_promises
from letterkit.tlog.leaf import AmendLeaf, SignLeaf, parse_leaf
from letterkit.tlog.promise import parse_given, verify_promise
from registers import (
    EMPTY,
    OTHER_TEXT,
    SIGNER,
    TEXT,
    after,
    chance,
    edition,
    plan,
    promising,
    receipt,
    signature,
)
from thorough import tries

ADA, BO, VERA = signature("ada"), signature("bo"), signature("vera", shown="unnamed")
FIRST = after(EMPTY, [ADA])
WORKSPACE = Path(__file__).parent.parent / "scripts" / "workspace"
KILLS = tries(13, 25)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "registers" / "housing"


def kept_in(folder, before, signatures):
    """The register as it is read after promises were kept in its store."""
    new = [each for each in promising(before, signatures).promised if each not in before.promised]
    keep_promises(folder, "housing", before, new)
    return read_register(folder, "housing")


def commitments(kept):
    leaves = [parse_leaf(each) for each in kept.leaves]
    return [each.commitment for each in leaves if isinstance(each, SignLeaf)]


def amendments(kept):
    leaves = [parse_leaf(each) for each in kept.leaves]
    return [each for each in leaves if isinstance(each, AmendLeaf)]


def opened(kept, key):
    return opening_of(next(each for each in kept.held if each.id == key))


def test_the_edition_is_promised_to_who_is_new_and_to_nobody_twice():
    kept = promising(FIRST, [ADA, BO, VERA])
    assert [each.id for each in kept.promised] == ["bo", "vera"]
    assert promises_of(plan(kept, [ADA, BO, VERA]), chance()) == []
    assert promising(kept, [ADA, BO, VERA]) == kept


def test_the_next_edition_signs_exactly_what_was_promised():
    kept = promising(FIRST, [ADA, BO, VERA])
    wanted = [commitments_of(each) for each in kept.promised]
    second = after(kept, [ADA, BO, VERA])
    assert sorted(commitments(second)[1:]) == sorted(each for (each,) in wanted)
    assert (amendments(second), second.promised) == ([], ())
    for promise in kept.promised:
        assert opened(second, promise.id) == opening_of(promise)
    assert receipt(second, "vera").startswith(b"c2sp.org/tlog-proof@v1\n")
    assert set(log_of(second).commitments) == {each.newest for each in second.held}


def test_an_edition_may_begin_with_promises():
    kept = promising(EMPTY, [ADA, BO])
    first = after(kept, [ADA, BO, VERA])
    assert {commitments_of(each)[0] for each in kept.promised} < set(commitments(first))
    assert len(first.held) == 3


def test_what_changed_is_promised_anew_and_both_promises_are_kept():
    once = promising(FIRST, [ADA, BO])
    twice = promising(once, [ADA, signature("bo", role="Nurse")], start=2001)
    (old,), (promise,) = once.promised, twice.promised
    assert promise.earlier == commitments_of(old)
    assert opening_of(promise).entry["role"] == "Nurse"
    second = after(twice, [ADA, signature("bo", role="Nurse")])
    index = len(FIRST.leaves)
    assert commitments(second)[1:] == [*commitments_of(old)]
    assert amendments(second) == [AmendLeaf(index, commitments_of(promise)[1])]
    held = next(each for each in second.held if each.id == "bo")
    assert (held.index, held.newest, opening_of(held)) == (index, index + 1, opening_of(promise))


def test_what_changed_after_the_last_promise_is_amended_at_once():
    kept = promising(FIRST, [ADA, BO])
    second = after(kept, [ADA, signature("bo", role="Nurse")])
    assert commitments(second)[1:] == [*commitments_of(kept.promised[0])]
    assert opened(second, "bo").entry["role"] == "Nurse"
    assert [each.index for each in amendments(second)] == [len(FIRST.leaves)]
    assert after(second, [ADA, signature("bo", role="Nurse")]).held == second.held


def test_who_was_promised_and_is_not_on_the_list_is_not_appended():
    kept = promising(FIRST, [ADA, BO, VERA])
    found = plan(kept, [ADA, VERA])
    assert [each.id for each in found.unkept] == ["bo"]
    assert len(commitments(after(kept, [ADA, VERA]))) == 2


def test_somebody_without_an_id_is_known_by_who_they_are():
    nameless = signature("bo", identifier="")
    kept = promising(FIRST, [ADA, nameless])
    assert [each.id for each in kept.promised] == ["new1"]
    assert promises_of(plan(kept, [ADA, nameless]), chance()) == []
    second = after(kept, [ADA, nameless])
    assert opened(second, "new1") == opening_of(kept.promised[0])
    with_id = signature("bo", identifier="x9")
    assert plan(kept, [ADA, with_id]).unkept == []
    assert opened(after(kept, [ADA, with_id]), "x9") == opening_of(kept.promised[0])


def test_a_promise_is_for_the_text_that_stood_when_it_was_given():
    kept = promising(FIRST, [ADA, BO])
    found = plan(kept, [ADA, BO], texts={"en": OTHER_TEXT})
    assert [each.id for each in found.unfit] == ["ada", "bo"]
    assert opening_of(kept.promised[0]).entry["text"] == TEXT
    assert promises_of(found, chance()) == []


def test_nobody_is_promised_an_edition_who_signed_another_text():
    apart = signature("bo", text=TEXT, lang="en")
    found = plan(after(FIRST, [ADA], texts={"en": OTHER_TEXT}), [ADA, apart], {"en": OTHER_TEXT})
    assert [each.id for each in found.added] == ["bo"]
    assert promises_of(found, chance()) == []


def test_promises_come_back_as_they_were_kept(folder):
    append_edition(folder, "housing", EMPTY, edition(EMPTY, [ADA]))
    once = kept_in(folder, FIRST, [ADA, BO, VERA])
    assert once == promising(FIRST, [ADA, BO, VERA])
    changed = [ADA, signature("bo", role="Nurse"), VERA]
    assert kept_in(folder, once, changed) == promising(once, changed)


def test_promises_may_be_the_first_that_a_register_holds(folder):
    kept = kept_in(folder, EMPTY, [ADA])
    assert (kept.origin, kept.editions, len(kept.promised)) == (SIGNER.name, (), 1)
    append_edition(folder, "housing", kept, edition(kept, [ADA]))
    assert read_register(folder, "housing") == after(kept, [ADA])


def test_a_store_that_is_older_than_promises_works_and_learns_of_them(folder):
    append_edition(folder, "housing", EMPTY, edition(EMPTY, [ADA]))
    path = folder / "register.sqlite"
    with sqlite3.connect(path) as store:
        assert store.execute("SELECT version FROM register").fetchone() == (1,)
        assert not store.execute("SELECT 1 FROM sqlite_master WHERE name = 'promised'").fetchone()
    assert read_register(folder, "housing") == FIRST
    kept_in(folder, FIRST, [ADA, BO])
    with sqlite3.connect(path) as store:
        assert store.execute("SELECT version FROM register").fetchone() == (2,)


def test_nobody_promises_over_somebody_elses_promises(folder):
    append_edition(folder, "housing", EMPTY, edition(EMPTY, [ADA]))
    kept = kept_in(folder, FIRST, [ADA, BO])
    for act in (
        lambda: keep_promises(folder, "housing", FIRST, promising(FIRST, [ADA, VERA]).promised),
        lambda: append_edition(folder, "housing", FIRST, edition(FIRST, [ADA, BO])),
    ):
        with pytest.raises(LetterkitError, match="the register was changed meanwhile"):
            act()
    assert read_register(folder, "housing") == kept


def test_what_was_promised_to_someone_who_withdraws_is_nowhere_in_the_file(folder):
    before = promising(EMPTY, [ADA, signature("bo", role="Secret" * 40)])
    kept = kept_in(folder, EMPTY, [ADA, signature("bo", role="Secret" * 40)])
    bo = next(each for each in before.promised if each.id == "bo")
    delete_openings(folder, "housing", kept, [], ["bo"])
    data = (folder / "register.sqlite").read_bytes()
    assert not [each for each in (bo.salt, bo.private_salt, b"SecretSecret") if each in data]
    left = read_register(folder, "housing")
    assert [each.id for each in left.promised] == ["ada"]
    assert left.withdrawing == ()


def test_the_files_are_their_owners_alone_and_say_what_is_kept(folder):
    kept = kept_in(folder, EMPTY, [ADA, VERA])
    assert write_promises(folder, "housing", kept, SIGNER) == 2
    place = folder / "promises"
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert sorted(each.name for each in place.iterdir()) == ["ada.promise", "vera.promise"]
    for each, path in zip(kept.promised, sorted(place.iterdir()), strict=True):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        verified = verify_promise(parse_given(path.read_bytes()))
        assert verified.promise.commitment == commitments_of(each)[0]
        assert (verified.promise.edition, verified.private["email"][:3]) == (1, each.id[:3])
    written = {path: path.read_bytes() for path in place.iterdir()}
    write_promises(folder, "housing", replace(kept, promised=kept.promised), SIGNER)
    assert {path: path.read_bytes() for path in place.iterdir()} == written


def test_a_promise_is_deleted_wherever_a_killed_command_left_it(folder):
    kept = kept_in(folder, EMPTY, [ADA, VERA])
    write_promises(folder, "housing", kept, SIGNER)
    for left in (".promises.new", ".promises.old"):
        shutil.copytree(folder / "promises", folder / left)
    delete_promise(folder, "ada")
    assert {path.name for path in folder.rglob("*.promise")} == {"vera.promise"}
    delete_promises(folder)
    assert list(folder.rglob("*.promise")) == []


def in_child(act):
    """A process that does it, and can be killed."""
    child = os.fork()
    if child:
        return child
    try:
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
        act()
        os._exit(0)
    finally:
        os._exit(1)


def given_in(workspace):
    """The commitments of the promises in all folders, by id, after each was verified."""
    found = {}
    folders = ("promises", ".promises.old")
    there = [workspace / "registers" / "parks" / each for each in folders]
    for path in next((each for each in there if each.exists()), there[0]).glob("*.promise"):
        found[path.stem] = verify_promise(parse_given(path.read_bytes())).promise.commitment
    return found


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_promises_killed_at_any_moment_are_the_old_ones_or_the_new_ones(tmp_path):
    from letterkit.cli.publish import publish

    shutil.copytree(WORKSPACE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "letterkit.toml").write_text('origin = "letters.example.org"\n')
    signer = SignerKey("letters.example.org/parks", bytes(range(32)))
    register = tmp_path / "registers" / "parks"
    create_key(register, "parks", signer)
    people = tmp_path / "signatories" / "parks.csv"

    def promise():
        publish("parks", promise=True, yes=True, folder=tmp_path)

    began = time.monotonic()
    assert os.waitpid(in_child(promise), 0)[1] == 0
    lasts = time.monotonic() - began
    dice, outcomes = random.Random(5), set()  # noqa: S311
    # The first is killed at once and the last never, so that both outcomes are among them.
    moments = [0.0, *(dice.uniform(0.2, 1.7) * lasts for _ in range(KILLS - 2)), None]
    for kill, moment in enumerate(moments):
        stored, given = read_register(register, "parks").promised, given_in(tmp_path)
        was, now = f"University{kill - 1}", f"University{kill}"
        text = people.read_text("utf-8")
        people.write_text(text.replace(was if was in text else "University", now), "utf-8")
        child = in_child(promise)
        if moment is not None:
            time.sleep(moment)
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        kept = read_register(register, "parks").promised
        changed = kept != stored
        if changed:  # nothing that was promised is forgotten
            assert all(set(commitments_of(one)) < set(commitments_of(two)) or one == two
                       for one, two in zip(stored, kept, strict=True))  # fmt: skip
        newest = {each.id: commitments_of(each)[-1] for each in kept}
        assert given_in(tmp_path) in (given, newest)
        outcomes.add((changed, given_in(tmp_path) == newest))
        assert os.waitpid(in_child(promise), 0)[1] == 0
        kept = read_register(register, "parks").promised
        assert given_in(tmp_path) == {each.id: commitments_of(each)[-1] for each in kept}
    assert {(False, True), (True, True)} <= outcomes
    child = in_child(lambda: publish("parks", formats="txt", yes=True, folder=tmp_path))
    assert os.waitpid(child, 0)[1] == 0
    wanted = {each for promise in kept for each in commitments_of(promise)}
    final = read_register(register, "parks")
    assert wanted == {*commitments(final), *(each.commitment for each in amendments(final))}
