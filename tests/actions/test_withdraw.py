"""Someone who withdraws is in no file of the workspace, and nobody else is missed."""

import csv
import hashlib
import shutil

import pytest
from typer.testing import CliRunner

from letterkit.model.imports import digest
from letterkit.register.plan import opening_of
from letterkit.register.read_register import read_register

LETTER = """---
title: A letter
date: 2026-11-22
lang: en
signatories: {lists}
---
Its text.
"""
SETTINGS = 'origin = "letters.example.org"\nemail = "letters@example.org"\n'
EXPORT = """Timestamp,Full name,Affiliation,Email address,Do you agree to be published?
2026-10-01 10:00:00,Vera Hidden,News,vera@example.org,yes
2026-10-01 10:05:00,Vera Hiddenova,News,vera.h@example.org,yes
2026-10-01 10:07:00,Cy Example,,cy@example.org,yes
2026-10-01 10:09:00,Vera M. Hidden,News,vera@example.org,yes
"""
KEYS = """# whose key is whose
vera@example.org minisign RWQBAgMEBQYHCAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4 her card
vera.h@example.org minisign RWQBAgMEBQYHCAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4 another card
"""
GONE = ("Vera Hidden", "Vera M. Hidden", "vera@example.org")
STAY = ("Vera Hiddenova", "vera.h@example.org")


def letterkit(workspace, *arguments, code=0):
    from letterkit.cli.app import app

    done = CliRunner().invoke(app, [*map(str, arguments), "-C", str(workspace)])
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


def people(workspace, name="parks.csv"):
    with (workspace / "signatories" / name).open(encoding="utf-8") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def add(workspace, *more, export=EXPORT, code=0):
    path = workspace.parent / "export.csv"
    path.write_text(export, "utf-8")
    return letterkit(workspace, "add", path, "--to", "parks", "--yes", *more, code=code)


def begun(folder, lists="[parks]"):
    workspace = folder / "workspace"
    (workspace / "letters" / "parks").mkdir(parents=True)
    letter = workspace / "letters" / "parks" / "letter.md"
    letter.write_text(LETTER.format(lists=lists), "utf-8")
    (workspace / "letterkit.toml").write_text(SETTINGS, "utf-8")
    add(workspace)
    return workspace


@pytest.fixture
def workspace(tmp_path):
    """A list after all that can happen to it: two responses of one person, a namesake."""
    workspace = begun(tmp_path)
    ids = {name: row["id"] for name, row in people(workspace).items()}
    vera, twice, like = ids["Vera Hidden"], ids["Vera M. Hidden"], ids["Vera Hiddenova"]
    decide(workspace, f"same-address:{vera},{twice}=same", "asked Vera Hidden")
    decide(workspace, f"near-name:{vera},{like}=different", "two people")
    decide(workspace, f"near-name:{twice},{like}=different", "two people")
    decide(workspace, f"near-name:{like},{ids['Cy Example']}=different", "no, not VERA HIDDEN")
    (workspace / "signatories" / "parks.keys").write_text(KEYS, "utf-8")
    letterkit(workspace, "invite", "parks")
    letterkit(workspace, "keygen", "parks")
    letterkit(workspace, "publish", "parks", "--yes", "--format", "txt,html", "--leave-out")
    letterkit(workspace, "receipts", "parks")
    for folder in (".receipts.old", ".receipts.new"):
        shutil.copytree(register(workspace) / "receipts", register(workspace) / folder)
    return workspace


def decide(workspace, what, why):
    letterkit(workspace, "review", "parks", "--decide", what, "--why", why)


def register(workspace):
    return workspace / "registers" / "parks"


def files(workspace):
    return {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}


def digests(row):
    """Of all that a list says of somebody, as anything could keep them."""
    texts = [row[key] for key in ("name", "email")] + ["\x1f".join((row["email"], row["name"]))]
    texts += [text.casefold() for text in texts] + [
        "\x1f".join((row["email"].casefold(), row["name"].casefold(), ""))
    ]
    return {digest(text) for text in texts} | {
        hashlib.sha256(text.encode()).hexdigest()[:8] for text in texts
    }


def traces(workspace, words, secrets=()):
    words = [word.encode() if isinstance(word, str) else word for word in words]
    found = set()
    for path, data in files(workspace).items():
        for word in words:
            # A like name goes on where this one ends.
            if any(
                not data[at + len(word) : at + len(word) + 1].isalnum() for at in places(data, word)
            ):
                found.add((path.relative_to(workspace).as_posix(), word))
        found |= {(path.name, each) for each in secrets if each in data}
        found |= {(path.name, word) for word in words if word.decode() in str(path)}
    return found


def places(data, word):
    at = data.find(word)
    while at >= 0:
        yield at
        at = data.find(word, at + 1)


def test_someone_who_withdraws_is_in_no_file_after_the_next_edition(workspace):
    rows, kept = people(workspace), read_register(register(workspace), "parks")
    vera, twice, like = (rows[n] for n in ("Vera Hidden", "Vera M. Hidden", "Vera Hiddenova"))
    held = {each.id: each for each in kept.held}
    salts = [held[vera["id"]].salt, held[vera["id"]].private_salt]
    salts += [each.hex().encode() for each in salts]
    words = {*GONE, vera["id"], twice["id"], *digests(vera), *digests(twice)}
    assert len(traces(workspace, words, salts)) > 20  # they are everywhere before
    before = {path: data for path, data in files(workspace).items() if like["id"] in str(path)}
    before = {path: data for path, data in before.items() if not path.parent.name.startswith(".")}

    told = letterkit(workspace, "withdraw", "parks", "--id", vera["id"], "--yes")
    assert "stands here too" not in told
    for left in (".parks.old", ".parks.new"):
        shutil.copytree(workspace / "build" / "parks", workspace / "build" / left)
    letterkit(workspace, "publish", "parks", "--yes", "--format", "txt,html")
    assert traces(workspace, words, salts) == set()

    after = files(workspace)
    assert {path: after.get(path) for path in before} == before
    assert people(workspace)["Vera Hiddenova"] == like
    now = {each.id: each for each in read_register(register(workspace), "parks").held}
    assert now == {key: each for key, each in held.items() if key != vera["id"]}
    said = (workspace / "signatories" / "parks.imports.json").read_text("utf-8")
    assert said.count(like["id"]) == 1
    keys = (workspace / "signatories" / "parks.keys").read_text("utf-8")
    assert keys == KEYS.replace(KEYS.splitlines(keepends=True)[1], "")
    assert "Vera Hiddenova" in (workspace / "build/parks/parks.en.html").read_text("utf-8")


def test_an_export_that_still_has_them_does_not_bring_them_back(workspace):
    letterkit(
        workspace, "withdraw", "parks", "--id", people(workspace)["Vera Hidden"]["id"], "--yes"
    )
    told = add(workspace)
    assert "2 there already, 2 withdrew, so not added again" in told
    assert "  export.csv:2\n  export.csv:5\n" in told.replace(str(workspace.parent) + "/", "")
    assert sorted(people(workspace)) == ["Cy Example", "Vera Hiddenova"]
    # under another spelling, from elsewhere, without an address
    others = (
        "name,email,affiliation,consent\nV. Hidden,VERA@example.org,,yes\nVera Hidden,,News,yes\n"
    )
    assert ": 2 withdrew, so not added again" in add(workspace, export=others)
    # a namesake with an address of her own is somebody else
    namesake = "name,email,affiliation,consent\nVera Hidden,other@example.org,News,yes\n"
    assert ": 1 added" in add(workspace, export=namesake)


def test_someone_who_signs_again_is_let_in_by_name(workspace):
    letterkit(
        workspace, "withdraw", "parks", "--id", people(workspace)["Vera Hidden"]["id"], "--yes"
    )
    told = add(workspace, "--again", "Vera Hidden")
    assert ": 1 added, 2 there already, 1 withdrew, so not added again" in told
    assert add(workspace).count("there already") == 1
    letterkit(workspace, "publish", "parks", "--yes", "--format", "txt")


def test_somebody_who_is_on_the_list_only_withdraws_alike(tmp_path):
    workspace = begun(tmp_path)
    rows = people(workspace)
    vera, cy = rows["Vera Hidden"], rows["Cy Example"]
    letterkit(workspace, "invite", "parks")
    told = letterkit(workspace, "withdraw", "parks", "--id", cy["id"], "--yes")
    assert f"parks: {cy['id']} is off the list, and was in no edition\n" in told
    assert traces(workspace, {"Cy Example", "cy@example.org", cy["id"], *digests(cy)}) == set()
    assert "1 withdrew, so not added again" in add(workspace)
    assert people(workspace)["Vera Hidden"] == vera


def test_what_only_a_person_can_judge_is_named(workspace):
    letter = workspace / "letters" / "parks" / "letter.md"
    letter.write_text(letter.read_text("utf-8") + "\nThanks to Vera Hidden.\n", "utf-8")
    (workspace / "old.csv").write_text("Bo\nVERA@example.org\nvera.h@example.org\n", "utf-8")
    told = letterkit(
        workspace, "withdraw", "parks", "--id", people(workspace)["Vera Hidden"]["id"], "--yes"
    )
    assert told.endswith("look whether it is theirs:\n  letters/parks/letter.md:9\n  old.csv:2\n")


def test_a_decision_that_lapsed_makes_nobody_the_same(workspace):
    path = workspace / "signatories" / "parks.csv"
    path.write_text(path.read_text("utf-8").replace("Vera M. Hidden", "Zoe Sample"), "utf-8")
    letterkit(
        workspace, "withdraw", "parks", "--id", people(workspace)["Vera Hidden"]["id"], "--yes"
    )
    assert sorted(people(workspace)) == ["Cy Example", "Vera Hiddenova", "Zoe Sample"]


def test_who_was_deleted_by_hand_before_is_forgotten_with_them(workspace):
    path, said = (workspace / "signatories" / name for name in ("parks.csv", "parks.imports.json"))
    twice = EXPORT + EXPORT.splitlines(keepends=True)[1].replace("10:00:00", "11:00:00")
    add(workspace, export=twice)
    kept = [line for line in path.read_text("utf-8").splitlines(True) if ":6" not in line]
    path.write_text("".join(kept), "utf-8")
    vera = people(workspace)["Vera Hidden"]
    assert digest("Vera Hidden") in said.read_text("utf-8")
    letterkit(workspace, "withdraw", "parks", "--id", vera["id"], "--yes")
    assert traces(workspace / "signatories", digests(vera)) == set()
    assert digest("Cy Example") in said.read_text("utf-8")


def test_a_shared_address_and_its_key_stay_those_of_someone_who_stays(workspace):
    path = workspace / "signatories" / "parks.csv"
    path.write_text(path.read_text("utf-8").replace("cy@", "vera@"), "utf-8")
    letterkit(
        workspace, "withdraw", "parks", "--id", people(workspace)["Vera Hidden"]["id"], "--yes"
    )
    assert people(workspace)["Cy Example"]["email"] == "vera@example.org"
    assert (workspace / "signatories" / "parks.keys").read_text("utf-8") == KEYS


def test_a_list_that_letterkit_does_not_change_stops_it_before_anything_is_deleted(tmp_path):
    workspace = begun(tmp_path, "[parks, more]")
    more = workspace / "signatories" / "more.json"
    more.write_text('[{"id": "x1", "name": "Di Example", "consent": "yes"}]', "utf-8")
    before = files(workspace)
    letterkit(workspace, "withdraw", "parks", "--id", "x1", "--yes", code=1)
    assert files(workspace) == before


def test_someone_who_is_on_the_second_list_leaves_that(tmp_path):
    workspace = begun(tmp_path, "[parks, more]")
    more = workspace / "signatories" / "more.csv"
    more.write_text("id,name,consent\nx1,Di Example,yes\nx2,Ed Example,yes\n", "utf-8")
    letterkit(workspace, "withdraw", "parks", "--id", "x1", "--yes")
    assert more.read_text("utf-8") == "id,name,consent\nx2,Ed Example,yes\n"


def test_what_a_killed_command_left_goes_too(workspace):
    vera = people(workspace)["Vera Hidden"]
    for name in ("parks.csv", "parks.imports.json", "parks.decisions.csv", "parks.keys"):
        (workspace / "signatories" / f".{name}.new").write_text("Vera Hidden", "utf-8")
    letterkit(workspace, "withdraw", "parks", "--id", vera["id"], "--yes")
    assert traces(workspace / "signatories", ["Vera Hidden"]) == set()


def test_someone_who_was_promised_an_edition_withdraws_with_nothing_left(tmp_path):
    workspace = begun(tmp_path)
    letterkit(workspace, "keygen", "parks")
    letterkit(workspace, "publish", "parks", "--promise", "--yes")
    path = workspace / "signatories" / "parks.csv"
    path.write_text(path.read_text("utf-8").replace("Cy Example", "Cy Sample"), "utf-8")
    letterkit(workspace, "publish", "parks", "--promise", "--yes")
    promises = read_register(register(workspace), "parks").promised
    cy = people(workspace)["Cy Sample"]
    (mine,) = (each for each in promises if each.id == cy["id"])
    for folder in (".promises.old", ".promises.new"):
        shutil.copytree(register(workspace) / "promises", register(workspace) / folder)
    told = letterkit(workspace, "withdraw", "parks", "--id", cy["id"], "--yes")
    assert "is off the list, and was in no edition" in told
    words = {"Cy Example", "Cy Sample", "cy@example.org", cy["id"], *digests(cy)}
    assert traces(workspace, words, [mine.salt, mine.private_salt, *mine.earlier]) == set()
    left = read_register(register(workspace), "parks").promised
    assert left == tuple(each for each in promises if each.id != cy["id"])


def test_a_list_that_was_given_ids_since_is_still_theirs(tmp_path):
    workspace = begun(tmp_path, "[plain]")
    path = workspace / "signatories" / "plain.csv"
    path.write_text("name,email,consent\nDi Example,di@example.org,yes\nEd,ed@example.org,yes\n")
    letterkit(workspace, "keygen", "parks")
    letterkit(workspace, "publish", "parks", "--yes", "--format", "txt")
    letterkit(workspace, "invite", "parks")
    di = people(workspace, "plain.csv")["Di Example"]
    told = letterkit(workspace, "withdraw", "parks", "--id", di["id"], "--yes")
    assert "is withdrawn with the next edition" in told
    held = read_register(register(workspace), "parks").held
    assert [opening_of(each).entry["name"] for each in held] == ["Ed"]


def test_of_two_with_the_same_texts_one_stays(tmp_path):
    workspace = begun(tmp_path, "[plain]")
    path = workspace / "signatories" / "plain.csv"
    path.write_text("id,name,consent\nx1,Di Example,yes\nx2,Di Example,yes\n")
    letterkit(workspace, "keygen", "parks")
    letterkit(workspace, "publish", "parks", "--yes", "--format", "txt", "--leave-out")
    letterkit(workspace, "withdraw", "parks", "--id", "x1", "--yes")
    assert [each.id for each in read_register(register(workspace), "parks").held] == ["x2"]


def test_a_letter_with_the_same_list_is_named_and_takes_nobody_back_either(tmp_path):
    workspace = begun(tmp_path)
    for slug, lists in (("homes", "[parks]"), ("zoo", "[absent]")):
        (workspace / "letters" / slug).mkdir()
        letter = workspace / "letters" / slug / "letter.md"
        letter.write_text(LETTER.format(lists=lists), "utf-8")
    vera = people(workspace)["Vera Hidden"]
    told = letterkit(workspace, "withdraw", "parks", "--id", vera["id"], "--yes")
    assert "\nhomes has the same list: " in told
    assert "zoo" not in told
    path = workspace.parent / "export.csv"
    told = letterkit(workspace, "add", path, "--to", "homes", "--yes")
    assert "withdrew, so not added again" in told
