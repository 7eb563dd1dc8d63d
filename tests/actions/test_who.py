"""Who is meant by a name or an address: the very one, or a person is asked; nobody is guessed."""

import csv

import pytest

from letterkit.actions.who import entry_of
from letterkit.cli import questions
from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace

PEOPLE = """id,name,role,affiliation,email,consent
a2b3c4d5e6,Ada Example,teacher,School,ada@example.org,yes
b2b3c4d5e6,Bo Sample,,,bo@example.org,yes
c2b3c4d5e6,Bo Sample,poet,,bo.sample@example.org,yes
d2b3c4d5e6,Алесь Прыклад,,,,yes
e2b3c4d5e6,,,,quiet@example.org,yes
f2b3c4d5e6,Di Muster,,,office@example.org,yes
g2b3c4d5e6,Ed Muster,,,office@example.org,yes
,Nora Ohneid,,,nora@example.org,yes
"""


@pytest.fixture
def workspace(desk):
    path = desk.write("signatories/parks.csv", PEOPLE)
    path.chmod(0o600)
    return find_workspace(desk.folder)


@pytest.mark.parametrize(
    ("wanted", "entry"),
    [
        ("b2b3c4d5e6", "b2b3c4d5e6"),
        ("Ada Example", "a2b3c4d5e6"),
        ("EXAMPLE ada", "a2b3c4d5e6"),
        ("ada@example.org", "a2b3c4d5e6"),
        ("Ada@Example.org", "a2b3c4d5e6"),
        ("quiet@example.org", "e2b3c4d5e6"),
        ("mailto:ada@example.org", "a2b3c4d5e6"),
        ("Ada Example <ada@example.org>", "a2b3c4d5e6"),
        ('"Example, Ada" <Mailto:ADA@example.org> ', "a2b3c4d5e6"),
        ("<ada@example.org>", "a2b3c4d5e6"),
        ("Ed Muster <office@example.org>", "g2b3c4d5e6"),
        ("алесь прыклад", "d2b3c4d5e6"),
    ],
)
def test_the_very_name_or_address_is_enough(workspace, wanted, entry):
    assert entry_of(workspace, "parks", wanted) == entry


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ("Bo Sample", ("2 people fit", "b2b3c4d5e6", "c2b3c4d5e6", "poet")),
        ("office@example.org", ("2 people fit", "Di Muster", "Ed Muster")),
        ("Ada", ("nobody is called just so", "a2b3c4d5e6 Ada Example, teacher, School")),
        ("Ales Pryklad", ("nobody is called just so", "d2b3c4d5e6")),
        ("Muster", ("nobody is called just so", "f2b3c4d5e6", "g2b3c4d5e6")),
        ("Cy Nobody", ("nobody on the list or in the register is called so",)),
        ("nobody@example.org", ("nobody on the list",)),
        ("@", ("nobody on the list",)),
        ("Bo Sample <ada@example.org>", ("nobody is called just so", "Ada Example")),
        ("Muster <office@example.org>", ("nobody is called just so", "Di Muster", "Ed Muster")),
        ("Ada Example <nobody@example.org>", ("nobody on the list",)),
        ("Nora Ohneid", ("has no id",)),
    ],
)
def test_in_doubt_nobody_is_taken_and_no_address_is_shown(workspace, wanted, shown):
    with pytest.raises(LetterkitError) as raised:
        entry_of(workspace, "parks", wanted)
    assert all(each in str(raised.value) for each in shown), str(raised.value)
    assert "@" not in str(raised.value)


def test_an_id_that_is_somebody_elses_name_is_asked_about(desk, workspace):
    """Withdrawing by it would delete the wrong person for good."""
    desk.write("signatories/parks.csv", PEOPLE + "h2b3c4d5e6,A2B3-c4d5e6,,,,yes\n").chmod(0o600)
    with pytest.raises(LetterkitError, match=r"2 people fit: a2b3c4d5e6 Ada.*; h2b3c4d5e6 A2B3"):
        entry_of(workspace, "parks", "a2b3c4d5e6")
    assert entry_of(workspace, "parks", "a2b3c4d5e6", lambda found: found[1].id) == "h2b3c4d5e6"
    assert desk.run("withdraw", "parks", "a2b3c4d5e6", "--yes") == 2
    for wanted in ("one-word:a2b3c4d5e6=keep", "same-name:b2b3c4d5e6,a2b3c4d5e6=different"):
        assert desk.run("review", "parks", "--decide", wanted, "--why", "asked") == 2
        assert "2 people fit" in desk.said
    assert decided(desk) == []
    assert desk.run("withdraw", "parks", "--id", "a2b3c4d5e6", "--yes") == 0, desk.said
    assert "Ada Example" not in desk.column("name")


def test_a_person_chooses_among_those_who_fit(workspace):
    asked = []

    def choose(found):
        asked.extend(each.described for each in found)
        return "c2b3c4d5e6"

    assert entry_of(workspace, "parks", "Bo Sample", choose) == "c2b3c4d5e6"
    places = ["Bo Sample (signatories/parks.csv:3)", "Bo Sample, poet (signatories/parks.csv:4)"]
    assert asked == places


def test_withdraw_takes_a_name_or_an_address(desk, workspace):
    assert desk.run("withdraw", "parks", "Ada Example", "--yes") == 0, desk.said
    assert desk.run("withdraw", "parks", "bo@example.org", "--yes") == 0, desk.said
    assert desk.column("name")[:2] == ["Bo Sample", "Алесь Прыклад"]
    assert desk.run("withdraw", "parks", "Ada Example", "--yes") == 2
    assert desk.run("withdraw", "parks", "Muster", "--yes") == 2
    assert "Di Muster" in desk.column("name")


def test_withdraw_takes_one_way_to_say_who(desk, workspace):
    assert desk.run("withdraw", "parks", "Ada Example", "--id", "b2b3c4d5e6", "--yes") == 2
    assert "say in one way who withdraws" in desk.said
    assert len(desk.rows) == 8


def test_who_is_in_the_register_alone_is_found_there(desk, workspace):
    (desk.folder / "letterkit.toml").write_text('origin = "letters.example.org"\n', "utf-8")
    assert desk.run("keygen", "parks") == 0, desk.said
    assert desk.run("publish", "parks", "--yes", "--leave-out", "--format", "txt") == 0, desk.said
    path = desk.folder / "signatories" / "parks.csv"
    text = path.read_text("utf-8")
    path.write_text("".join(line for line in text.splitlines(True) if "Ada" not in line), "utf-8")
    assert entry_of(workspace, "parks", "Ada Example") == "a2b3c4d5e6"
    assert entry_of(workspace, "parks", "ada@example.org") == "a2b3c4d5e6"


def decided(desk):
    """What is decided about which entries."""
    path = desk.folder / "signatories/parks.decisions.csv"
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines())) if path.exists() else []
    return [(row["code"], row["entries"], row["action"]) for row in rows]


@pytest.mark.parametrize(
    ("wanted", "entries"),
    [
        ("one-word:Ada Example=keep", "a2b3c4d5e6"),
        ("one-word:ada@example.org=keep", "a2b3c4d5e6"),
        ("one-word:Example, Ada=keep", "a2b3c4d5e6"),  # the comma is one of the name
        ("same-name:Ada Example,bo@example.org=different", "a2b3c4d5e6 b2b3c4d5e6"),
        ("same-name:Example, Ada, c2b3c4d5e6=different", "a2b3c4d5e6 c2b3c4d5e6"),
        ("where:Алесь Прыклад,Ed Muster,Ada Example=leave-out", "d2b3c4d5e6 g2b3c4d5e6 a2b3c4d5e6"),
    ],
)
def test_review_takes_names_and_addresses_in_the_place_of_ids(desk, workspace, wanted, entries):
    assert desk.run("review", "parks", "--decide", wanted, "--why", "asked") == 0, desk.said
    assert [each[1] for each in decided(desk)] == [entries]


def test_review_takes_somebody_without_an_id_by_name(desk, workspace):
    wanted = "one-word:Nora Ohneid=keep"
    assert desk.run("review", "parks", "--decide", wanted, "--why", "asked") == 0, desk.said
    assert decided(desk)[0][1].startswith("~")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("Bo Sample", "2 people fit: b2b3c4d5e6 Bo Sample (signatories/parks.csv:3); c2b3c4d5e6"),
        ("Ada", "nobody is called just so, and these are like it: a2b3c4d5e6 Ada Example"),
        ("Cy Nobody", "no entry of the list has the id or name Cy Nobody"),
        ("nobody@example.org", "no entry of the list has this address"),
        ("letterkit.toml", "letterkit.toml: "),  # a file, and no receipt
    ],
)
def test_review_decides_nothing_in_doubt(desk, workspace, wanted, said):
    desk.write("letterkit.toml", 'origin = "letters.example.org"\n')
    wanted = f"one-word:{wanted}=keep"
    assert desk.run("review", "parks", "--decide", wanted, "--why", "asked") == 2
    assert said in desk.said
    assert "@" not in desk.said
    assert decided(desk) == []


def test_review_asks_on_a_terminal_who_is_meant(desk, workspace, monkeypatch):
    monkeypatch.setattr(questions, "is_terminal", lambda: True)
    monkeypatch.setattr(questions, "_asked", lambda prompt: "2")
    wanted = "one-word:Bo Sample=keep"
    assert desk.run("review", "parks", "--decide", wanted, "--why", "asked") == 0, desk.said
    assert "several people may be meant:\n  1  Bo Sample (" in desk.said
    assert decided(desk) == [("one-word", "c2b3c4d5e6", "keep")]


def test_a_receipt_in_the_place_of_a_name_is_enough(desk):
    desk.write("letterkit.toml", 'origin = "letters.example.org"\n')
    listed = "".join(line for line in PEOPLE.splitlines(True) if "quiet" not in line)
    desk.write("signatories/parks.csv", listed).chmod(0o600)
    publish = ("publish", "parks", "--yes", "--format", "txt", "--leave-out")
    for given in (("keygen", "parks"), publish, ("receipts", "parks")):
        assert desk.run(*given) == 0, desk.said
    receipt = desk.folder / "registers/parks/receipts/a2b3c4d5e6.tlog-proof"
    desk.write("ada.tlog-proof", receipt.read_bytes())
    for name in ("ada.tlog-proof", "registers/parks/receipts/a2b3c4d5e6.tlog-proof"):
        wanted = f"one-word:{name}=keep"
        assert desk.run("review", "parks", "--decide", wanted, "--why", "asked") == 0, desk.said
    assert {each[1] for each in decided(desk)} == {"a2b3c4d5e6"}
    assert desk.run("withdraw", "parks", "ada.tlog-proof", "--yes") == 0, desk.said
    assert "Ada Example" not in desk.column("name")


def test_a_receipt_that_is_called_like_somebody_else_is_asked_about(desk):
    desk.write("letterkit.toml", 'origin = "letters.example.org"\n')
    listed = "".join(line for line in PEOPLE.splitlines(True) if "quiet" not in line)
    desk.write("signatories/parks.csv", listed).chmod(0o600)
    publish = ("publish", "parks", "--yes", "--format", "txt", "--leave-out")
    for given in (("keygen", "parks"), publish, ("receipts", "parks")):
        assert desk.run(*given) == 0, desk.said
    receipt = (desk.folder / "registers/parks/receipts/a2b3c4d5e6.tlog-proof").read_bytes()
    desk.write("Di Muster", receipt)
    said = "the file Di Muster is the receipt of a2b3c4d5e6, and somebody else is called so: f2b3"
    assert desk.run("withdraw", "parks", "Di Muster", "--yes") == 2
    assert said in desk.said
    keep = ("review", "parks", "--why", "asked", "--decide")
    assert desk.run(*keep, "one-word:Di Muster=keep") == 2
    assert said in desk.said
    assert desk.run(*keep, "one-word:./Di Muster=keep") == 0, desk.said
    desk.write("Ada Example", receipt)  # their own
    assert desk.run(*keep, "one-word:Ada Example=keep") == 0, desk.said
    desk.write("Ed Muster", "notes about Ed\n")  # no receipt, so this is the person
    assert desk.run(*keep, "one-word:Ed Muster=keep") == 0, desk.said
    assert [each[1] for each in decided(desk)] == ["a2b3c4d5e6", "g2b3c4d5e6"]
    assert desk.run("withdraw", "parks", "Ed Muster", "--yes") == 0, desk.said
    assert desk.run("withdraw", "parks", "./Di Muster", "--yes") == 0, desk.said
    assert {"Ada Example", "Ed Muster"}.isdisjoint(desk.column("name"))
    assert "Di Muster" in desk.column("name")
