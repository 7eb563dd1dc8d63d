"""Who is meant by a name or an address: the very one, or a person is asked; nobody is guessed."""

import pytest

from letterkit.actions.who import entry_of
from letterkit.errors import LetterkitError
from letterkit.read.workspace import find_workspace

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
        ("Nora Ohneid", ("has no id",)),
    ],
)
def test_in_doubt_nobody_is_taken_and_no_address_is_shown(workspace, wanted, shown):
    with pytest.raises(LetterkitError) as raised:
        entry_of(workspace, "parks", wanted)
    assert all(each in str(raised.value) for each in shown), str(raised.value)
    assert "@" not in str(raised.value)


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
