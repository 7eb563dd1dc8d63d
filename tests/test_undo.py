"""Whatever a command changes can be put back, byte for byte; or it is said why it cannot.

Every command has a row here: a new one without a row fails, and so does one that keeps nothing of
what it replaces.
"""

import ast
import email
import email.policy
import json
import re
import stat
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

import letterkit.actions
from desk import LETTER
from hosts import SILENT
from letterkit import system
from letterkit.actions import history
from letterkit.actions.changing import changing
from letterkit.cli.app import COMMANDS
from letterkit.files.keeping import history_folder
from letterkit.files.writing import write_whole
from letterkit.model.history import LASTING, MADE_AGAIN, PASSED, REDO, UNDO

SETTINGS = 'origin = "letters.example.org"\nemail = "letters@example.org"\n'
LISTED = """id,name,email,affiliation,shown,consent
a1,Ada Example,ada@example.org,Sample University,named,yes
a2,Bo Example,bo@example.org,,named,yes
cy-sample,Cy Sample,cy@example.org,,initials,yes
"""
EXPORT = "name,email,consent\nHal Sample,hal@example.org,yes\nIda Sample,ida@example.org,yes\n"
LEAVE_OUT = ("review", "parks", "--where", "email = bo@example.org", "--why", "asked", "--yes")
ON_PAPER = ("add", "parks", "--paper", "312", "--by", "Ada Example", "--place", "Square")
PUBLISH = ("publish", "parks", "--yes", "--format", "txt", "--leave-out")


def whole(folder):
    """Every file and folder of a workspace with its permissions, but for what is kept."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(".letterkit"):
            content = path.read_bytes() if path.is_file() else None
            found[name] = oct(stat.S_IMODE(path.stat().st_mode)), content
    return found


def done(desk, *arguments):
    assert desk.run(*arguments) == 0, (arguments, desk.said)


def answer(desk, said, name):
    """A reply of Ada's to her invitation; {code} is the code in it."""
    sent = (desk.folder / "registers/parks/outbox/a1.eml").read_bytes()
    message = email.message_from_bytes(sent, policy=email.policy.default)
    text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    code = re.search(r"^    \D+ ([a-z2-7]{5} [a-z2-7]{5})$", text, re.MULTILINE)[1]
    heads = (
        "From: Ada Example <ada@example.org>\nTo: letters@example.org\n"
        f"Subject: Re: {message['Subject']}\n"
        "Date: Sun, 22 Nov 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
    )
    return desk.write(name, (heads + said.format(code=code) + "\n").replace("\n", "\r\n"))


def begun(desk):
    """A list, settings, and modes that are not the usual ones."""
    desk.write("letterkit.toml", SETTINGS)
    desk.write("signatories/parks.csv", LISTED).chmod(0o640)
    (desk.folder / "letters/parks/letter.md").chmod(0o664)
    desk.write("first.csv", EXPORT)
    desk.write("agreed.csv", "name,email,consent\nAda Example,ada@example.org,yes\n")


def counted(desk):
    begun(desk)
    done(desk, *ON_PAPER)


def nothing(desk):
    """An empty folder, in which a workspace begins."""
    (desk.folder / "letters/parks/letter.md").unlink()
    (desk.folder / "letters/parks").rmdir()
    (desk.folder / "letters").rmdir()


def shortened(desk):
    begun(desk)
    done(desk, "add", desk.folder / "first.csv", "--to", "parks", "--yes")
    desk.write("first.csv", "".join(EXPORT.splitlines(True)[:2]))


def invited(desk):
    begun(desk)
    done(desk, "invite", "parks")
    answer(desk, "I sign {code}", "yes.eml")
    answer(desk, "Please take my name off.", "no.eml")


def waiting(desk):
    invited(desk)
    desk.run("add", desk.folder / "no.eml", "--to", "parks")


def confirmed(desk):
    invited(desk)
    done(desk, "add", desk.folder / "yes.eml", "--to", "parks")


def decided(desk):
    begun(desk)
    done(desk, *LEAVE_OUT)


def decided_answer(desk):
    waiting(desk)
    done(desk, "review", "parks", "--decide", "answer:a1=no", "--why", "plain")


def drafted(desk):
    begun(desk)
    done(desk, "build", "parks", "--format", "docx")
    (made,) = (desk.folder / "build/parks").glob("*.docx")
    changed = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for each in old.infolist():
            new.writestr(each, old.read(each).replace(b"Its text.", b"Another text."))
    desk.write("changed.docx", changed.getvalue())


def added(desk):
    begun(desk)
    done(desk, "add", desk.folder / "first.csv", "--to", "parks", "--yes")


def undone(desk):
    added(desk)
    done(desk, "undo")


def keyed(desk):
    added(desk)
    done(desk, "keygen", "parks")


def published(desk):
    begun(desk)
    done(desk, "keygen", "parks")
    done(desk, *PUBLISH)


# What the history calls a command, what is done before it, and what is typed.
CHANGES = (
    ("new", nothing, ("new", "parks", "--title", "Parks", "--lang", "en,be")),
    ("new", begun, ("new", "woods", "--template", "petition")),
    ("new --github", begun, ("new", "parks", "--github")),
    ("new", nothing, ("new", "parks", "--github", "--title", "Parks")),
    ("new --update", drafted, ("new", "parks", "--from", "changed.docx", "--update", "--yes")),
    ("add", begun, ("add", "first.csv", "--to", "parks", "--yes")),
    ("add", shortened, ("add", "first.csv", "--to", "parks", "--yes", "--remove-missing")),
    ("add", begun, ("add", "agreed.csv", "--to", "parks", "--agree", "--yes")),
    ("add", invited, ("add", "yes.eml", "--to", "parks")),
    ("add", invited, ("add", "no.eml", "--to", "parks")),
    ("add", confirmed, ("add", "no.eml", "--to", "parks")),
    ("add --paper", begun, ON_PAPER),
    ("add --paper", counted, ("add", "parks", "--paper", "0", "--by", "Ada Example")),
    ("review", begun, LEAVE_OUT),
    ("review", decided, ("review", "parks", "--undo")),
    (
        "review",
        waiting,
        ("review", "parks", "--decide", "answer:ada@example.org=no", "--why", "plain"),
    ),
    (
        "review",
        waiting,
        ("review", "parks", "--decide", "answer:Ada Example=neither", "--why", "x"),
    ),
    ("review", decided_answer, ("review", "parks", "--undo")),
    ("check --fix", invited, ("check", "parks", "--fix", "ids")),
    (UNDO, added, ("undo",)),
    (REDO, undone, ("undo", "--redo")),
)
NOT_UNDONE = (
    ("publish", published, PUBLISH),
    ("publish --promise", keyed, ("publish", "parks", "--promise", "--yes")),
    ("withdraw", added, ("withdraw", "parks", "--id", "a1", "--yes")),
    ("invite", added, ("invite", "parks")),
    ("send", added, ("send", "parks", "--to", "unconfirmed")),
    ("keygen", added, ("keygen", "parks")),
)
# Commands that write no list, decision, letter or setting: what else they do.
OTHERS = {
    "statement": "prints",
    "preview": "shows in a browser",
    "stats": "prints, or writes a picture",
    "check": "prints, without --fix",
    "build": "makes files of others, which it makes again",
    "receipts": "makes files of others, which it makes again",
    "verify": "prints; keeps the newest checkpoint outside of the workspace",
    "verifier": "writes a page",
    "audit": "writes a note of its own",
    "compare": "prints",
    "witness": "writes a cosignature of its own",
    "doctor": "prints",
    "log": "prints",
    "completion": "prints",
    "manual": "prints",
    "schema": "writes what it makes of the settings again",
    "sheet": "makes files of others, which it makes again",
}


def labels():
    """What the actions call themselves in the history; those that work it out are looked at."""
    found, worked_out = set(), set()
    for path in Path(letterkit.actions.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "changing":
                given = call.args[1]
                if isinstance(given, ast.Constant):
                    found.add(given.value)
                else:
                    worked_out.add(ast.unparse(given))
    assert worked_out == {"command", "_called(options)"}  # of `undo`, and of `send`
    return found | {UNDO, REDO, "send"}


def test_every_command_has_a_row_that_shows_it_undone_or_says_why_not():
    typed = {given[0] for _, _, given in (*CHANGES, *NOT_UNDONE)} | {*OTHERS}
    assert {name for _, name, _ in COMMANDS} == typed
    assert {label for label, _, _ in NOT_UNDONE} == {*LASTING}
    shown = {label for label, _, _ in CHANGES}
    assert labels() - {*LASTING} - {*MADE_AGAIN} - {"log --forget"} == shown


def named(each):
    """What a case is called; the same in each process of the tests."""
    return each.__name__ if callable(each) else str(each)[:40]


@pytest.mark.parametrize(("label", "before", "given"), CHANGES, ids=named)
def test_after_undo_the_workspace_is_as_it_was_and_after_redo_as_it_became(
    label, before, given, desk, monkeypatch
):
    monkeypatch.chdir(desk.folder)
    before(desk)
    old = whole(desk.folder)
    desk.run(*given)
    new = whole(desk.folder)
    assert old != new, desk.said
    newest = history.log(desk.folder)[0]
    assert (newest.command, newest.interrupted) == (label, False)
    changed = [name for name in {*old, *new} if old.get(name) != new.get(name)]
    assert {*newest.files} == {each for each in changed if not (desk.folder / each).is_dir()}
    back, again = ("undo",), ("undo", "--redo")
    if label == UNDO:
        back, again = again, back
    done(desk, *back)
    assert whole(desk.folder) == old, desk.said
    done(desk, *again)
    assert whole(desk.folder) == new, desk.said


@pytest.mark.parametrize(("label", "before", "given"), NOT_UNDONE, ids=named)
def test_what_cannot_be_undone_says_why_and_stops_what_came_before(label, before, given, desk):
    before(desk)
    done(desk, *given)
    new = whole(desk.folder)
    newest = history.log(desk.folder)[0]
    assert (newest.command, newest.why_not) == (label, LASTING[label][0])
    passes = label == "withdraw" or label in PASSED  # nothing else is kept, or rests on it
    for more in ((), ("--force",), *([] if passes else [("1",)])):
        assert desk.run("undo", *more) == 2, desk.said
        why, hint = LASTING[label]
        assert f"error: {label} ({newest.number}): {why}\nhint: {hint}" in desk.said
    assert whole(desk.folder) == new


def test_a_key_stays_and_what_came_before_it_is_undone_by_its_number(desk):
    added(desk)
    old = whole(desk.folder)
    done(desk, *LEAVE_OUT)
    done(desk, "keygen", "parks")
    assert desk.run("undo") == 2
    (hint,) = re.findall("letterkit (undo [0-9]+) undoes what came before", desk.said)
    done(desk, *hint.split())
    new = whole(desk.folder)
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    assert changed == {"registers", "registers/parks", "registers/parks/key"}
    done(desk, *PUBLISH)
    desk.write("letters/woods/letter.md", LETTER)
    done(desk, "keygen", "woods")
    assert desk.run("undo") == 2
    assert "undoes what came before" not in desk.said  # that is an edition
    assert desk.run("undo", "1") == 2
    assert "publish (" in desk.said


def test_who_saves_a_file_while_a_command_is_at_it_has_what_is_put_back(desk):
    begun(desk)
    path = desk.folder / "signatories/parks.csv"
    with changing(desk.folder, "add", SILENT):
        write_whole(path, b"first")
        path.write_bytes(b"by hand")
        write_whole(path, b"second")
    done(desk, "undo")
    assert path.read_bytes() == b"by hand"
    done(desk, "undo", "--redo")
    assert path.read_bytes() == b"second"


def held_back(folder):
    """All that is kept of commands."""
    kept = history_folder(folder).rglob("*")
    return [path for path in kept if path.is_file() and path.name != ".gitignore"]


def test_nothing_is_kept_of_who_withdrew(desk):
    added(desk)
    done(desk, *LEAVE_OUT)
    done(desk, "undo")
    assert any(b"bo@example.org" in path.read_bytes() for path in held_back(desk.folder))
    done(desk, "withdraw", "parks", "--id", "a2", "--yes")
    for path in held_back(desk.folder):
        for word in (b"bo@example.org", b"Bo Example", b"a2"):
            assert word not in path.read_bytes(), path
    assert [each.command for each in history.log(desk.folder)] == ["withdraw"]
    done(desk, *LEAVE_OUT[:3], "email = ada@example.org", *LEAVE_OUT[4:])
    done(desk, "undo")
    assert desk.run("undo") == 2
    assert "what somebody asked to delete is gone" in desk.said


def test_nothing_is_kept_of_whom_a_new_edition_withdraws(desk):
    published(desk)
    done(desk, "add", desk.folder / "first.csv", "--to", "parks", "--yes")
    assert any(b"Ada Example" in path.read_bytes() for path in held_back(desk.folder))
    path = desk.folder / "signatories/parks.csv"
    path.write_text("".join(path.read_text("utf-8").splitlines(True)[:2]), "utf-8")
    done(desk, *PUBLISH)
    assert not any(b"Example" in path.read_bytes() for path in held_back(desk.folder))


def test_a_file_that_was_changed_since_is_not_put_back_unasked_and_not_lost(desk):
    added(desk)
    path = desk.folder / "signatories/parks.csv"
    by_hand = path.read_text("utf-8").replace("Hal Sample", "Hal B. Sample")
    path.write_text(by_hand, "utf-8")
    changed = whole(desk.folder)
    assert desk.run("undo") == 2
    assert (
        "error: add (1): changed since by hand or by another program: signatories/parks.csv\n"
        in desk.said
    )
    assert "hint: letterkit undo --force puts back what was there all the same" in desk.said
    assert whole(desk.folder) == changed
    done(desk, "undo", "--force")
    assert path.read_text("utf-8") == LISTED
    done(desk, "undo", "--redo")
    assert whole(desk.folder) == changed


def test_undo_goes_back_one_by_one_or_to_a_number_at_once(desk):
    begun(desk)
    states = [whole(desk.folder)]
    for slug in ("woods", "lakes", "hills"):
        done(desk, "new", slug)
        states.append(whole(desk.folder))
    for number in (2, 1):
        done(desk, "undo")
        assert whole(desk.folder) == states[number]
    done(desk, "undo", "--redo")
    done(desk, "undo", "--redo")
    assert whole(desk.folder) == states[3]
    assert desk.run("undo", "--redo") == 2
    done(desk, "undo", "2", "--dry-run")
    assert whole(desk.folder) == states[3]
    done(desk, "undo", "2")
    assert whole(desk.folder) == states[1]
    done(desk, "undo", "--redo")
    assert whole(desk.folder) == states[3]
    for wrong, said in (
        ("99", "no command 99 is kept"),
        ("6", "undo takes back no undo"),
        ("x", "no number of a command: x"),
    ):
        assert desk.run("undo", wrong) == 2
        assert said in desk.said


def test_what_others_lie_in_stays(desk):
    begun(desk)
    done(desk, "new", "woods")
    desk.write("letters/woods/letter.ru.md", "mine")
    done(desk, "undo")
    assert "letters/woods stays: other files lie in it" in desk.said
    assert [each.name for each in (desk.folder / "letters/woods").iterdir()] == ["letter.ru.md"]


def test_permissions_that_were_made_narrower_since_stay_so(desk):
    added(desk)
    path = desk.folder / "letters/parks/letter.md"
    before = path.read_bytes()
    with changing(desk.folder, "new --update", SILENT):
        write_whole(path, b"other", public=True)
    path.chmod(0o600)
    done(desk, "undo")
    assert path.read_bytes() == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_history_is_private_and_git_ignores_it(desk):
    added(desk)
    top = desk.folder / ".letterkit/history"
    for path in (top, *top.rglob("*")):
        assert not path.stat().st_mode & 0o077, path
    assert (top / ".gitignore").read_text() == "*\n"
    done(desk, "log", "--json")
    told = json.loads(desk.said)
    assert told[0]["rows"] == {"signatories/parks.csv": 2}
    assert "@" not in desk.said
    top.chmod(0o755)
    done(desk, "new", "woods")
    assert stat.S_IMODE(top.stat().st_mode) == 0o700
    assert "Sample" not in desk.said


def test_the_history_is_bounded(desk, monkeypatch):
    def later(days):
        return replace(SILENT, now=lambda: system.now() + timedelta(days=days))

    path = desk.folder / "signatories/parks.csv"

    def write(text, days):
        with changing(desk.folder, "add", later(days)):
            write_whole(path, text)

    write(b"a", 0)
    write(b"b", 1)
    assert len(history.log(desk.folder)) == 2
    write(b"c", 30.5)
    assert [each.number for each in history.log(desk.folder)] == [3, 2]
    monkeypatch.setattr("letterkit.files.keeping.MOST_BYTES", 30_000)
    write(b"d" * 29_000, 30.6)
    write(b"e", 30.7)
    assert [each.number for each in history.log(desk.folder)] == [5]  # alone too large, and whole
    monkeypatch.setattr("letterkit.files.keeping.MOST_COMMANDS", 2)
    for number in range(4):
        write(str(number).encode(), 30.8)
    assert [each.number for each in history.log(desk.folder)] == [9, 8]
    done(desk, "log", "--forget", "--yes")
    assert held_back(desk.folder) == []


def test_a_command_whose_end_is_damaged_is_not_taken_for_a_killed_one(desk):
    added(desk)
    end = desk.folder / ".letterkit/history/1/end"
    after = whole(desk.folder)
    for damage, said in (
        (b"garbage\n", ""),
        (end.read_bytes()[:-3], "put back what an interrupted"),
    ):
        end.write_bytes(damage)
        desk.run("review", "parks", "--undo")
        assert said in desk.said
        assert (whole(desk.folder) == after) is not bool(said)


def test_rows_that_could_not_be_written_are_not_in_the_log(desk, monkeypatch):
    added(desk)

    def full(new, data, mode):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("letterkit.files.writing.write_new", full)
    desk.write("more.csv", "name,email,consent\nZed Sample,zed@example.org,yes\n")
    assert desk.run("add", desk.folder / "more.csv", "--to", "parks", "--yes") == 2
    assert "No space left on device" in desk.said
    assert not history.log(desk.folder)[0].rows


def test_a_damaged_history_puts_nothing_back(desk):
    added(desk)
    new = whole(desk.folder)
    (kept,) = [each for each in held_back(desk.folder) if b"Ada" in each.read_bytes()]
    data = kept.read_bytes()
    for wrong in (data.replace(b"Ada", b"Eve"), data.replace(b"signatories/", b"../")):
        kept.write_bytes(wrong)
        assert desk.run("undo") == 2, desk.said
        assert "cannot be undone any more" in desk.said
        assert whole(desk.folder) == new


DAMAGES = (b"garbage\n", b"", b'{"command": "add"}\n', b"\xff\xfe")


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_command_whose_beginning_is_damaged_is_listed_and_can_be_undone(desk, damage):
    begun(desk)
    before = whole(desk.folder)
    done(desk, "add", desk.folder / "first.csv", "--to", "parks", "--yes")
    after = whole(desk.folder)
    (desk.folder / ".letterkit/history/1/begin").write_bytes(damage)
    done(desk, "log")
    assert "a damaged record  (damaged)" in desk.said
    assert "letterkit undo 1 still puts back what it replaced" in desk.said
    assert "signatories/parks.csv" in desk.said
    # The next command takes it for no killed one, and deletes nothing of it.
    desk.run("review", "parks", "--undo")
    assert whole(desk.folder) == after
    done(desk, "undo")
    assert whole(desk.folder) == before
    assert [each.undone_by for each in history.log(desk.folder)] == [0, 2]


def test_what_was_replaced_before_a_damaged_command_is_put_back_through_it(desk):
    begun(desk)
    desk.write("more.csv", "name,email,consent\nZed Sample,zed@example.org,yes\n")
    before = whole(desk.folder)
    for name in ("first.csv", "more.csv"):
        done(desk, "add", desk.folder / name, "--to", "parks", "--yes")
    (desk.folder / ".letterkit/history/2/begin").write_bytes(b"?\n")
    done(desk, "undo", "1")
    assert whole(desk.folder) == before


def test_a_damaged_command_without_what_it_replaced_stops_undo(desk):
    """It may have been one that is never undone, such as an edition."""
    added(desk)
    added_to = whole(desk.folder)
    for name in ("begin", "end"):
        desk.write(f".letterkit/history/2/{name}", b"?\n")
    done(desk, "log")
    assert "put files back from a copy of yours" in desk.said
    for number in ((), ("1",)):
        assert desk.run("undo", *number) == 2
        assert "nor what came before it" in desk.said
    assert whole(desk.folder) == added_to


def test_what_was_cut_off_before_anything_changed_is_not_listed(desk):
    added(desk)
    desk.write(".letterkit/history/2/begin", b'{"comm')
    assert [each.number for each in history.log(desk.folder)] == [1]
    done(desk, "undo")
    assert not (desk.folder / ".letterkit/history/3").exists()


def test_a_record_that_is_damaged_is_listed(desk):
    added(desk)
    (kept,) = [each for each in held_back(desk.folder) if b"Ada" in each.read_bytes()]
    data = kept.read_bytes()
    kept.write_bytes(data.replace(b"signatories/", b"../"))
    done(desk, "log")
    assert "(damaged)" in desk.said
