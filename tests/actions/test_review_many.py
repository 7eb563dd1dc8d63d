"""`letterkit review` where one key would leave out many people, or take them as one."""

import pytest

from letterkit.cli import questions
from letterkit.model.decision import parse_decisions

HEAD = "id,name,email,consent,country,affiliation,signed\n"
GIVEN = "Ada Bo Cleo Dana Edda Fay Gina Hana Ivo Jana Karl Lena Mira Nino Olga Paul Rosa"
# Seventeen of one domain on one day; two of them have findings of their own.
CROWD = "".join(
    f"b{n},{name} {name[::-1].title()}sen,p{n}@city.example.org,yes,SE,,2026-11-10\n"
    for n, name in enumerate(GIVEN.split())
).replace("Bo Obsen", "Bo Obsen 2")
TWICE = (
    "c1,Tove Muster,tove@example.org,yes,SE,,2026-11-01\n"
    "c2,Tove Muster,tove@example.org,yes,SE,Example Union,2026-11-02\n"
)
THRICE = TWICE + "c3,Tove Muster,tove@example.org,yes,SE,,2026-11-03\n"
TEST = "d1,Test,x@example.net,yes,,,2026-11-03\n"
GONE = "  1 more finding about who is now left out"
NO_REPEAT = "  [k]eep as it is · [l]eave out · [n]ot now"


@pytest.fixture
def review(desk):
    """A review of these rows by somebody who types these keys."""

    def start(rows, keys, *options):
        desk.write("signatories/parks.csv", HEAD + rows).chmod(0o600)
        code = desk.run("review", "parks", "--by", "ada", *options, keys=keys)
        assert code == 0, desk.said
        return desk.said

    return start


def decisions(desk):
    path = desk.folder / "signatories/parks.decisions.csv"
    text = path.read_text("utf-8") if path.exists() else ""
    made = parse_decisions(text, path.name) if text else []
    return [(each.code, str(each.action), len(each.entries)) for each in made]


@pytest.mark.parametrize("key", ["s", "s2", "m", "m2", "d"])
def test_a_burst_is_not_asked_about_as_one_person(desk, review, key):
    said = review(CROWD, f"{key}\nq\n")
    assert said.count(NO_REPEAT) == 2
    assert "[s]ame" not in said
    assert decisions(desk) == []


@pytest.mark.parametrize("sure", ["n", "", "no", "perhaps\nn"])
def test_many_are_left_out_only_by_a_second_yes(desk, review, sure):
    said = review(CROWD, f"l\n{sure}\nq\n")
    asked = "this leaves 17 people out (Ada Adasen, Bo Obsen 2, Cleo Oelcsen and 14 more): sure?"
    assert f"  {asked} [y/N]\n" in said
    assert decisions(desk) == []
    assert "parks: 0 decided, 0 left for later, 2 to decide" in said.splitlines()


def test_the_end_of_the_input_is_no_yes(desk, review):
    review(CROWD, "l\n")
    review(CROWD, "l")
    assert decisions(desk) == []


def test_people_are_counted_and_what_goes_with_them_is_said(desk, review):
    said = review(CROWD, "l they were made up\ny\n")
    assert decisions(desk) == [("burst", "leave-out", 17)]
    assert f"{GONE}; letterkit review parks --undo brings it back\n" in said
    assert "parks: 1 decided, 17 left out, 0 left for later, 0 to decide" in said.splitlines()


def test_what_is_undone_is_not_counted(desk, review):
    said = review(CROWD + TEST, "l\ny\nu\nq\n")
    assert "parks: 0 decided, 0 left for later, 3 to decide" in said.splitlines()
    assert f"{GONE}; [u]ndo brings it back\n" in said


def test_keeping_many_asks_nothing(desk, review):
    said = review(CROWD, "k\nn\n")
    assert "sure?" not in said
    assert decisions(desk) == [("burst", "keep", 17)]


@pytest.mark.parametrize(
    ("key", "stays"), [("s", "one, Tove Muster,"), ("m", "one, Tove Muster,"), ("s3", "one, ")]
)
def test_three_entries_become_one_only_by_a_second_yes(desk, review, key, stays):
    said = review(THRICE, f"{key}\n\nq\n")
    assert f"this takes 3 entries as {stays}" in said
    assert "and leaves 2 out (Tove Muster): sure? [y/N]" in said
    assert decisions(desk) == []
    said = review(THRICE, f"{key}\ny\n")
    assert decisions(desk) == [("same-address", "same", 3)]
    assert "parks: 1 decided, 2 left out, 0 left for later, 0 to decide" in said.splitlines()


@pytest.mark.parametrize("key", ["s", "m", "l"])
def test_two_entries_are_decided_by_one_key(desk, review, key):
    assert "sure?" not in review(TWICE, f"{key}\n")
    assert len(decisions(desk)) == 1


def test_errors_come_first(desk, review):
    said = review(CROWD + TEST + TWICE, "n\n" * 4)
    order = [
        said.index(code) for code in ("(same-address)", "(burst)", "(digits)", "(placeholder)")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("columns", [40, 200])
def test_entries_stand_side_by_side_each_with_its_own(desk, review, columns, monkeypatch):
    from letterkit.cli import tables

    monkeypatch.setattr(tables, "width_of", lambda stream: columns)
    rows = TWICE.replace("org,yes,SE,Example", "org,no,SE,Example")
    lines = review(rows, "q\n").splitlines()
    if columns == 40:
        assert "    2 Example Union" in lines
        assert "    1 yes  2 no" in lines
    else:
        place = next(line for line in lines if line.startswith("  entry")).index("2")
        [shown] = [line for line in lines if line.startswith("  affiliation")]
        assert shown.index("Example Union") == place
        [consent] = [line for line in lines if line.startswith("  consent")]
        assert (consent.split(), consent.index("no", 10)) == (["consent", "yes", "no"], place)


def test_a_condition_says_how_many_and_who(desk, review, monkeypatch):
    asked = []
    monkeypatch.setattr(questions, "is_terminal", lambda: True)
    monkeypatch.setattr(questions, "_asked", lambda prompt: asked.append(prompt) or "")
    desk.write("signatories/parks.csv", HEAD + CROWD).chmod(0o600)
    where = ("--where", "domain=city.example.org", "--why", "asked")
    assert desk.run("review", "parks", *where) == 1
    assert asked == [
        "This leaves 17 people out (Ada Adasen, Bo Obsen 2, Cleo Oelcsen and 14 more): sure? [y/N]"
    ]
    assert decisions(desk) == []


def test_a_decision_that_is_written_down_says_how_many_it_leaves_out(desk, review):
    said = review(CROWD, None, "--decide", "burst:b1,b2,b3=leave-out", "--why", "made up")
    assert "parks: 1 decided, 3 left out, 0 decided before" in said.splitlines()
    both = ("--decide", "burst:b1,b2,b3=leave-out", "--decide", "digits:b1,b4=leave-out")
    said = review(CROWD, None, *both, "--why", "made up")
    assert "parks: 1 decided, 2 left out, 1 decided before" in said.splitlines()
