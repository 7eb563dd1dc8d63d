"""What the doctor says of a machine and of a folder. Nothing of the real machine is changed."""

import json
import os
import subprocess

import pytest

from letterkit.actions import doctor
from letterkit.actions.doctor import State, examined
from letterkit.files import machine
from smtp_server import Server


@pytest.fixture
def found(desk):
    assert desk.add("people.csv", "Name\nAda Example\n") == 0, desk.said
    (desk.folder / "signatories").chmod(0o700)

    def look():
        return {each.subject: each for each in examined(desk.folder)}

    return look


def test_a_good_machine_with_a_good_folder_has_nothing_to_mend(found):
    bad = [each for each in found().values() if each.state is State.BAD]
    assert bad == []
    assert found()["parks"].state is State.GOOD


def test_without_pango_it_says_what_to_install(found, monkeypatch):
    monkeypatch.setattr(machine, "can_draw", lambda: False)
    assert found()["Pango"].state is State.BAD
    assert "pango" in found()["Pango"].mend


def test_an_extra_that_is_missing_is_no_fault(found, monkeypatch):
    monkeypatch.setattr(machine, "is_installed", lambda module: module != "pysequoia")
    assert found()["openpgp"].state is State.OPTIONAL
    assert found()["openpgp"].mend == "pip install 'letterkit[openpgp]'"
    assert found()["dkim"].state is State.GOOD


@pytest.mark.parametrize(
    ("free", "state"), [(2 * 10**9, State.GOOD), (5 * 10**8, State.LOOK), (10**7, State.BAD)]
)
def test_a_full_disk_is_said(found, monkeypatch, free, state):
    monkeypatch.setattr(machine, "free_space", lambda folder: free)
    assert found()["disk"].state is state


def test_characters_without_a_font_are_named_with_the_package(desk, found, monkeypatch):
    path = desk.folder / "signatories" / "parks.csv"
    path.write_text("name,consent\nანა მაგალითი,yes\n", "utf-8")
    path.chmod(0o600)
    asked = []

    def none_of_them(characters):
        asked.extend(characters)
        return {"ა": "fonts-example"}

    monkeypatch.setattr(doctor, "undrawable", none_of_them)
    assert found()["fonts"].state is State.BAD
    assert "Georgian" in found()["fonts"].found
    assert found()["fonts"].mend == "apt-get install fonts-example"
    assert "მ" in asked


def test_the_usual_fonts_that_are_missing_are_named(found, monkeypatch):
    monkeypatch.setattr(doctor, "families", lambda: frozenset({"Noto Sans"}))
    assert found()["fonts"].state is State.LOOK
    assert "fonts-noto-color-emoji" in found()["fonts"].mend


def test_a_list_that_cannot_be_read_is_said(desk, found):
    (desk.folder / "signatories" / "parks.csv").write_text("", "utf-8")
    assert found()["parks"].state is State.LOOK


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox", "Dropbox"),
        ("OneDrive - Example", "OneDrive"),
        ("My Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("com~apple~CloudDocs", "iCloud"),
        ("letters", ""),
        ("Dropboxes of the town", ""),
        ("omega", ""),
        ("Megaphone campaign", ""),
    ],
)
def test_synced_folders_are_known_by_their_names(tmp_path, folder, program):
    assert machine.synced_by(tmp_path / folder / "work") == program


@pytest.mark.skipif(os.name != "posix", reason="permissions as on Unix")
def test_files_that_others_may_read_are_said(desk, found):
    folder = desk.folder / "signatories"
    folder.chmod(0o700)
    (folder / "parks.csv").chmod(0o644)
    assert found()["permissions"].state is State.GOOD  # nobody gets through the folder
    folder.chmod(0o755)
    assert found()["permissions"].state is State.LOOK
    assert found()["permissions"].mend == "chmod -R go-rwx signatories"


def git(folder, *arguments):
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


def test_private_files_in_git_are_said(desk, found):
    git(desk.folder, "init", "-q")
    assert "Git" in found()
    states = {each.state for each in examined(desk.folder) if each.subject == "Git"}
    assert states == {State.BAD, State.LOOK}  # nothing ignores the registers and the lists
    (desk.folder / ".gitignore").write_text("/registers/\n", "utf-8")
    assert found()["Git"].mend == "echo /signatories/ >> .gitignore"
    (desk.folder / ".gitignore").write_text("/registers/*\n/signatories/*\n", "utf-8")
    assert found()["Git"].state is State.GOOD
    git(desk.folder, "add", "-f", "signatories")
    assert found()["Git"].state is State.LOOK
    (desk.folder / "registers").mkdir()
    (desk.folder / "registers" / "key").write_text("secret", "utf-8")
    git(desk.folder, "add", "-f", "registers")
    states = {each.found: each for each in examined(desk.folder) if each.subject == "Git"}
    assert any("keeps registers/" in said for said in states)
    assert not any("secret" in said for said in states)


def test_the_schemas_of_letterkit_are_not_private(desk):
    assert desk.run("new", "lakes", "--template", "petition", "--yes") == 0, desk.said
    git(desk.folder, "init", "-q")
    git(desk.folder, "add", ".letterkit/schema", "letters", "letterkit.toml")
    found = [each.found for each in examined(desk.folder) if each.subject == "Git"]
    assert not any("schema" in each for each in found), found


def test_what_build_refuses_in_a_letter_is_said(desk, found):
    path = desk.folder / "letters/parks/letter.md"
    path.write_text(path.read_text("utf-8").replace("lang:", "min_groups: 3\nlang:"), "utf-8")
    assert (found()["parks"].state, found()["parks"].mend) == (State.BAD, "letterkit check parks")
    said = "letters/parks/letter.md:4: unknown key: min_groups; is min_group meant?"
    assert found()["parks"].found == said


FORM, WORKFLOW = ".github/ISSUE_TEMPLATE/sign.yml", ".github/workflows/letter.yml"


@pytest.mark.parametrize(
    ("name", "more", "private"),
    [
        (FORM, "", False),
        (WORKFLOW, "", False),
        (WORKFLOW, "\n# Ask ada@example.org\n", True),
        (FORM, "\n# Ask xsign@example.org\n", True),
        (FORM, "\n# Ask sign@example.org.example\n", True),
        ("people.csv", "name,email\nAda Example,sign@example.org\n", True),
    ],
)
def test_the_files_for_github_are_private_only_with_addresses_of_others(desk, name, more, private):
    desk.write("letterkit.toml", 'email = "office@example.org"\n')
    path = desk.folder / "letters/parks/letter.md"
    sign = "sign: mailto:Sign@example.org\nlang:"
    path.write_text(path.read_text("utf-8").replace("lang:", sign), "utf-8")
    assert desk.run("new", "parks", "--github") == 0, desk.said
    assert "Sign@example.org" in (desk.folder / FORM).read_text("utf-8")
    desk.write(FORM, (desk.folder / FORM).read_text("utf-8") + "# Or ask office@example.org.\n")
    before = (desk.folder / name).read_text("utf-8") if (desk.folder / name).exists() else ""
    desk.write(name, before + more)
    git(desk.folder, "init", "-q")
    said = [each.found for each in examined(desk.folder) if each.subject == "Git"]
    assert any("files with addresses" in each and name in each for each in said) == private, said
    assert private or said == ["it keeps no list and no register"]


LEFT = {
    "press.csv": "name,email\nHal Sample,hal@example.org\n",
    "a list [1].csv": "name;email\nHal Sample;hal@example.org\n",
    "replies/1.eml": "From: hal@example.org\n\nYes\n",
    "it's mine.txt": "Hal Sample <hal@example.org>\n",
    "export.tsv": "name\temail\nHal\thal@example.org\n".encode("utf-16"),
    "sheet.xlsx": b"PK",
    "letters/parks/people.csv": "ada@example.org\n",
    ".letterkit/history/1/list.csv": "ada@example.org\n",
    "registers/parks/key": "secret",
}
PUBLIC = {"places.csv": "place\nExample City\n", "notes.md": "Write to ada@example.org\n"}


@pytest.mark.skipif(os.name != "posix", reason="the commands are those of a shell")
@pytest.mark.parametrize("ignored", ["", "/registers/", "/registers/\n/build/\n"])
@pytest.mark.parametrize("added", [True, False])
@pytest.mark.parametrize("below", ["", "a folder"])
def test_after_its_advice_git_keeps_and_takes_nothing_private(desk, ignored, added, below):
    """Whatever Git has or would take; the folder may be one in the tree."""
    root = desk.folder / below
    git(desk.folder, "init", "-q")
    for name, content in {**LEFT, **PUBLIC}.items():
        desk.write(f"{below}/{name}".lstrip("/"), content)
    letter = "---\ntitle: A\ndate: 2026-11-22\nlang: en\n---\nWords.\n"
    desk.write(f"{below}/letters/parks/letter.md".lstrip("/"), letter)
    desk.write(f"{below}/signatories/parks.csv".lstrip("/"), "name,email\nAda,ada@example.org\n")
    desk.write(f"{below}/.gitignore".lstrip("/"), ignored)
    if added:
        git(desk.folder, "add", "-f", ".")
        git(desk.folder, "commit", "-q", "-m", "x")
    for each in examined(root):
        if each.subject == "Git":
            assert each.state is not State.GOOD
            subprocess.run(["sh", "-c", each.mend], cwd=root, check=True, capture_output=True)
    assert [each.found for each in examined(root) if each.subject == "Git"] == [
        "it keeps no list and no register"
    ]
    git(desk.folder, "add", ".")
    kept = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    assert not set(kept) & {*LEFT, "signatories/parks.csv"}
    assert set(PUBLIC) | {"letters/parks/letter.md"} <= set(kept)


def test_files_that_you_may_not_read_are_said(desk, found, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: "parks.csv" not in str(path))
    assert found()["permissions"].found == "you may not read or change signatories/parks.csv"
    assert found()["permissions"].mend == "chmod -R u+rwX signatories/parks.csv"


def test_what_is_kept_of_commands_is_as_private_as_the_registers(desk, found):
    git(desk.folder, "init", "-q")
    (desk.folder / ".gitignore").write_text("/registers/\n/signatories/\n/first.csv\n", "utf-8")
    desk.add("first.csv", "name,email\nHal Sample,hal@example.org\n")
    assert found()["Git"].state is State.GOOD  # the folder ignores itself
    history = desk.folder / ".letterkit/history"
    (history / ".gitignore").unlink()
    assert found()["Git"].mend == "echo /.letterkit/history/ >> .gitignore"
    git(desk.folder, "add", ".letterkit")
    states = {each.found for each in examined(desk.folder) if each.subject == "Git"}
    assert any("keeps .letterkit/history/" in said for said in states)
    history.chmod(0o755)
    next(path for path in history.rglob("*") if path.is_file()).chmod(0o644)
    assert found()["permissions"].mend.endswith(" .letterkit/history")


def test_a_program_named_in_the_settings_of_git_is_not_run(desk, found, tmp_path):
    git(desk.folder, "init", "-q")
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\n", "utf-8")
    program.chmod(0o755)
    git(desk.folder, "config", "core.fsmonitor", str(program))
    git(desk.folder, "add", "letters")
    ran.unlink(missing_ok=True)
    found()
    assert not ran.exists()


def test_without_git_it_says_so(desk, found, monkeypatch):
    git(desk.folder, "init", "-q")
    monkeypatch.setattr(machine, "which", lambda name: None)
    assert found()["Git"].state is State.LOOK


def test_outside_of_a_workspace_the_machine_alone_is_looked_at(tmp_path):
    found = {each.subject: each for each in examined(tmp_path)}
    assert found["workspace"].state is State.LOOK
    assert "letterkit new" in found["workspace"].mend


def test_the_command_prints_a_line_for_each_and_json_has_the_same(desk, found):
    assert desk.run("doctor") == 0, desk.said
    assert "Pango" in desk.said
    assert desk.run("doctor", "--json") == 0
    subjects = [each["subject"] for each in json.loads(desk.said)["checkups"]]
    assert {"letterkit", "Pango", "disk", "parks"} <= set(subjects)


def with_server(desk, server):
    settings = f'email = "l@example.org"\n[smtp]\nhost = "127.0.0.1"\nport = {server.port}\n'
    settings += 'security = "none"\nuser = "letters"\n'
    (desk.folder / "letterkit.toml").write_text(settings, "utf-8")


@pytest.mark.parametrize(("password", "state"), [("right", State.GOOD), ("wr0ng!", State.BAD)])
def test_it_logs_in_at_the_server_where_that_is_asked(desk, found, password, state):
    with Server(login=("letters", "right")) as server:
        with_server(desk, server)
        assert "SMTP" not in found()
        checkups = {each.subject: each for each in examined(desk.folder, lambda account: password)}
        assert checkups["SMTP"].state is state
        assert password not in repr(checkups["SMTP"])
        assert server.kept == []


def test_without_a_server_in_the_settings_it_says_what_to_write(desk, found):
    checkups = {each.subject: each for each in examined(desk.folder, lambda account: "")}
    assert checkups["SMTP"].state is State.BAD
    assert "[smtp]" in checkups["SMTP"].mend + checkups["SMTP"].found
