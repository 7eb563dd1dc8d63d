import hashlib
import os
import random
import shutil
import signal
import sqlite3
import stat
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from artefacts import unsealed
from letterkit.actions.rendering import warm_up
from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey, format_signer_key, parse_verifier_key
from letterkit.model import parse_register
from letterkit.register.read_register import read_key, read_register
from letterkit.register.store import (
    append_edition,
    create_key,
    delete_openings,
    replace_checkpoint,
    write_new_key,
)
from letterkit.tlog.checkpoint import verify_checkpoint
from letterkit.tlog.log import verify_log
from letterkit.tlog.note import parse_note
from letterkit.verdict.edition import verify_edition
from registers import EMPTY, SIGNER, after, edition, signature
from thorough import tries

ADA, BO, VERA = signature("ada"), signature("bo"), signature("vera", shown="unnamed")
WORKSPACE = Path(__file__).parent.parent / "scripts" / "workspace"
KILLS = tries(16, 30)  # in each of two ways; eight are one of each kind
ENDED = os.WEXITED | os.WNOHANG | os.WNOWAIT


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "registers" / "housing"


def published(folder, signatures, before=EMPTY):
    append_edition(folder, "housing", before, edition(before, signatures))
    return read_register(folder, "housing")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def refusal(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


def test_before_anything_is_published_there_is_nothing(folder):
    assert read_register(folder, "housing").editions == ()


def test_a_register_comes_back_as_it_was_written(folder):
    assert published(folder, [ADA, BO, VERA]) == after(EMPTY, [ADA, BO, VERA])


def test_an_edition_changes_and_forgets_what_it_should(folder):
    first = published(folder, [ADA, BO, VERA])
    amended = signature("ada", role="Nurse")
    second = published(folder, [amended, VERA], before=first)
    assert sorted(each.id for each in second.held) == ["ada", "vera"]
    assert second.leaves[: len(first.leaves)] == first.leaves
    expected = after(first, [amended, VERA])
    assert replace(second, held=()) == replace(expected, held=())
    assert sorted(second.held, key=lambda each: each.index) == sorted(
        expected.held, key=lambda each: each.index
    )


def test_the_folder_and_its_files_are_their_owners_alone(folder):
    create_key(folder, "housing", SIGNER)
    published(folder, [ADA])
    assert [mode(each) for each in (folder.parent, folder)] == [0o700, 0o700]
    assert [mode(folder / each) for each in ("key", "register.sqlite")] == [0o600, 0o600]


def test_a_key_comes_back_and_is_never_replaced(folder):
    create_key(folder, "housing", SIGNER)
    assert read_key(folder, "housing").signer(str) == SIGNER
    other = SignerKey("letters.example.org/other", bytes(32))
    assert refusal(create_key, folder, "housing", other) == "housing/key: there is a key already"
    assert refusal(write_new_key, folder / "key", "key", other) == "key: there is a key already"
    assert read_key(folder, "housing").signer(str) == SIGNER


@pytest.mark.parametrize("text", ["", "PRIVATE+KEY+x", format_signer_key(SIGNER) + " "])
def test_what_is_no_key_is_no_key(folder, text):
    folder.mkdir(parents=True)
    (folder / "key").write_text(text)
    key = read_key(folder, "housing")
    assert refusal(key.signer, str) == "housing/key: not a usable signer key"


def test_nobody_publishes_over_somebody_elses_edition(folder):
    first = published(folder, [ADA])
    mine, theirs = edition(first, [ADA, BO]), edition(first, [ADA, VERA])
    append_edition(folder, "housing", first, theirs)
    kept = read_register(folder, "housing")
    message = "housing: the register was changed meanwhile"
    assert refusal(append_edition, folder, "housing", first, mine) == message
    assert refusal(delete_openings, folder, "housing", first, [1]) == message
    assert read_register(folder, "housing") == kept


def test_what_is_deleted_is_nowhere_in_the_file(folder):
    first = published(folder, [ADA, signature("bo", role="Secret" * 40), VERA])
    bo = next(each for each in first.held if each.id == "bo")
    delete_openings(folder, "housing", first, [bo.index])
    data = (folder / "register.sqlite").read_bytes()
    assert not [each for each in (bo.salt, bo.private_salt, b"SecretSecret") if each in data]
    kept = read_register(folder, "housing")
    assert (kept.withdrawing, kept.leaves) == ((bo.index,), first.leaves)
    assert sorted(each.id for each in kept.held) == ["ada", "vera"]
    after_that = published(folder, [ADA, VERA], before=kept)
    assert (after_that.withdrawing, after_that.held) == ((), kept.held)


def test_a_cosigned_checkpoint_takes_the_place_of_the_newest(folder):
    first = published(folder, [ADA])
    second = published(folder, [ADA, BO], before=first)
    replace_checkpoint(folder, "housing", second, b"cosigned")
    kept = read_register(folder, "housing")
    assert [each.checkpoint for each in kept.editions] == [
        first.editions[0].checkpoint,
        b"cosigned",
    ]


@pytest.mark.parametrize("data", [b"not a database" * 100, b"\0" * 5000])
def test_what_is_no_store_is_told_and_left_as_it_is(folder, data):
    folder.mkdir(parents=True)
    path = folder / "register.sqlite"
    path.write_bytes(data)
    assert "housing/register.sqlite: " in refusal(read_register, folder, "housing")
    assert "housing/register.sqlite: " in refusal(
        append_edition, folder, "housing", EMPTY, edition(EMPTY, [ADA])
    )
    assert path.read_bytes() == data


def test_a_store_of_another_version_is_told(folder):
    published(folder, [ADA])
    with sqlite3.connect(folder / "register.sqlite") as store:
        store.execute("UPDATE register SET version = 3")
    message = "housing/register.sqlite: written by another version of letterkit: 3"
    assert refusal(read_register, folder, "housing") == message


def test_a_failed_append_leaves_the_register_as_it_was(folder):
    first = published(folder, [ADA])
    new = edition(first, [ADA, BO])
    twice = replace(new, leaves=(*new.leaves, b"x"), held=(replace(new.held[0], salt=None),))
    assert "NOT NULL" in refusal(append_edition, folder, "housing", first, twice)
    assert read_register(folder, "housing") == first


def publish_in_child(workspace, formats):
    """`letterkit publish parks --yes`, in a group of processes that can be killed."""
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
        from letterkit.cli.publish import publish

        publish("parks", formats=formats, yes=True, folder=workspace)
        os._exit(0)
    finally:
        os._exit(1)


def published_whole(workspace, formats):
    """How long it lasts if nobody kills it."""
    began = time.monotonic()
    assert os.waitpid(publish_in_child(workspace, formats), 0)[1] == 0
    return time.monotonic() - began


def edition_in_store(workspace):
    """The number of editions, after all of the register was verified."""
    kept = read_register(workspace / "registers" / "parks", "parks")
    key = parse_verifier_key(kept.vkey)
    newest = verify_checkpoint(parse_note(kept.editions[-1].checkpoint), key)
    log = verify_log(kept.leaves, newest.checkpoint)
    assert set(log.commitments) == {each.newest for each in kept.held}
    assert log.edition.number == len(kept.editions)
    return log.edition.number


def edition_in_build(workspace):
    """The edition of the files that were built, after all of them were found to be of it."""
    build = workspace / "build"
    folder = build / "parks" if (build / "parks").exists() else build / ".parks.old"
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    register = parse_register((folder / "register.json").read_text())
    verify_edition(register)
    for path in folder.glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            attached = pdf.attachments["register.json"].get_file().read_bytes()
        assert attached == unsealed((folder / "register.json").read_bytes())
    assert (folder / "checkpoint.txt").read_text() == register.published.checkpoint
    return register.edition


def wait_for(child, moment, path):
    """Until that moment, and then until the file is there or the child is done."""
    time.sleep(moment)
    while path and not path.exists() and not os.waitid(os.P_PID, child, ENDED):
        time.sleep(0.0005)


def made(path):
    """When and as what a file was made; None if it is not there."""
    try:
        found = path.stat() if path else None
    except FileNotFoundError:
        return None
    return found and (found.st_ino, found.st_ctime_ns)


def killed(workspace, formats, moment, path):
    """Whether the publishing was killed before its end."""
    child = publish_in_child(workspace, formats)
    wait_for(child, moment, path)
    ended = os.waitid(os.P_PID, child, ENDED)
    with suppress(
        ProcessLookupError, PermissionError
    ):  # it may have no group yet, or none any more
        os.killpg(child, signal.SIGKILL)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return not ended


def amend(people, kill):
    """Another affiliation than the last one."""
    was, now = f"University{kill - 1}", f"University{kill}"
    text = people.read_text("utf-8")
    people.write_text(text.replace(was if was in text else "University", now), "utf-8")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("formats", ["txt", "txt,pdf"])
def test_publish_killed_at_any_moment_leaves_the_old_edition_or_the_new_one(tmp_path, formats):
    shutil.copytree(WORKSPACE, tmp_path, dirs_exist_ok=True)
    for lang in ("be", "ar"):
        (tmp_path / f"letters/parks/letter.{lang}.md").unlink()
    (tmp_path / "letterkit.toml").write_text('origin = "letters.example.org"\n')
    signer = SignerKey("letters.example.org/parks", bytes(range(32)))
    create_key(tmp_path / "registers" / "parks", "parks", signer)
    warm_up()  # what is loaded here need not be loaded in every child
    published_whole(tmp_path, formats)
    amend(tmp_path / "signatories" / "parks.csv", 0)
    lasts = published_whole(tmp_path, formats)
    # Every other moment is soon after something that the end begins with.
    new, old = (tmp_path / "build" / f".parks.{name}" for name in ("new", "old"))
    store = tmp_path / "registers" / "parks" / "register.sqlite-journal"
    events = [new, new / "SHA256SUMS", store, old]
    chance, number, kills = random.Random(7), 2, 0  # noqa: S311
    for kill in range(1, KILLS + 1):
        amend(tmp_path / "signatories" / "parks.csv", kill)
        event = events[kill // 2 % len(events)] if kill % 2 else None
        within = lasts / 20 if event else 1.1 * lasts
        kills += killed(tmp_path, formats, chance.uniform(0, within), event)
        stored, built = edition_in_store(tmp_path), edition_in_build(tmp_path)
        assert number <= built <= stored <= number + 1
        if built < stored:  # the next command makes the files again, from what is stored
            published_whole(tmp_path, formats)
            stored = edition_in_store(tmp_path)
            assert edition_in_build(tmp_path) == stored
        number = stored
    # Which moments were hit depends on what else this machine does; that some were does not.
    assert kills
    amend(tmp_path / "signatories" / "parks.csv", KILLS + 1)
    published_whole(tmp_path, formats)
    assert edition_in_build(tmp_path) == edition_in_store(tmp_path) == number + 1
