"""`letterkit review` with somebody at the keys, who may be cut off at any moment."""

import os
import shutil
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import program
from letterkit.cli.app import app
from letterkit.model.decision import parse_decisions

SOURCE = Path(__file__).parents[2] / "src"
SCRIPTS = Path(__file__).parents[1] / "scripts"
LIST = """\
id,name,email,consent,country,affiliation
a1,Ada Example,ada@example.org,yes,SE,Union
a2,EXAMPLE Ada,ada+letter@example.org,yes,SE,
a3,Kim Example,kim@example.org,yes,KR,Union
a4,Kim Example,kim2@example.org,yes,KR,Air
a5,Test,x@example.net,yes,,
"""


@pytest.fixture(scope="module")
def warm(tmp_path_factory):
    """A review in this process, so that its copies need not make the tables for one."""
    folder = tmp_path_factory.mktemp("warm")
    (folder / "list.csv").write_text(LIST, "utf-8")
    done = CliRunner().invoke(app, ["review", "list.csv", "-C", str(folder)], input="q\n")
    assert done.exit_code == 0, done.output


@pytest.fixture
def review(tmp_path, warm):
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    command = ("review", "list.csv", "--by", "ada")

    def start():
        return program.begin(command, cwd=tmp_path, env=os.environ)

    return start


def decisions(folder):
    path = folder / "list.decisions.csv"
    text = path.read_text("utf-8") if path.exists() else ""
    return [
        (each.code, each.entries, str(each.action), each.why)
        for each in (parse_decisions(text, "list.decisions.csv") if text else [])
    ]


def test_each_key_decides_as_it_says(review, tmp_path):
    running = review()
    running.type("s2 the newer one\nx\nd\nu\nn\nl a try-out\n")
    out, shown = running.ends()
    assert out == "list.csv: 2 decided, 2 left out, 1 left for later, 0 to decide\n"
    assert decisions(tmp_path) == [
        ("same-address", ("a2", "a1"), "same", "the newer one"),
        ("placeholder", ("a5",), "leave-out", "a try-out"),
    ]
    assert "kim2@example.org" in shown
    assert (tmp_path / "list.csv").read_text("utf-8") == LIST


def test_who_stops_half_way_goes_on_there_the_next_time(review, tmp_path):
    for keys, said in (
        ("s\nq\n", "list.csv: 1 decided, 1 left out, 0 left for later, 2 to decide\n"),
        ("d\n", "list.csv: 1 decided, 0 left for later, 1 to decide\n"),
    ):
        running = review()
        running.type(keys)
        assert running.ends()[0] == said
    assert [each[0] for each in decisions(tmp_path)] == ["same-address", "same-name"]


@pytest.mark.parametrize("moment", range(0, 50, 4))
def test_a_killed_review_loses_no_decision(review, tmp_path, moment):
    running = review()
    keys = iter("sdk")
    running.type(f"{next(keys)}\n")
    assert any("(2 left)" in line for line in iter(running.shown.readline, "")), "it ended"
    for key in keys:
        running.type(f"{key}\n")
        time.sleep(moment / 10_000)
    running.kill()
    made = decisions(tmp_path)
    assert made[:1] == [("same-address", ("a1", "a2"), "same", "")]
    assert [each[0] for each in made] == ["same-address", "same-name", "placeholder"][: len(made)]


@pytest.fixture
def parks(tmp_path):
    """A letter with its list, and a review of it."""
    shutil.copytree(SCRIPTS / "workspace", tmp_path, dirs_exist_ok=True)
    listed = tmp_path / "signatories" / "parks.csv"
    text = listed.read_text("utf-8")
    listed.write_text(text.replace("Алесь Прыклад", "Aлесь Прыклад"), "utf-8")

    def review(keys):
        command = ("review", "parks", "--by", "ada")
        done = program.letterkit(command, cwd=tmp_path, env=os.environ, stdin=keys)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return listed, review


def test_a_spelling_is_put_right_in_the_list_and_nothing_else_is_touched(parks):
    listed, review = parks
    before = listed.read_text("utf-8")
    assert review("f\nq\n") == "parks: 1 decided, 0 left for later, 1 to decide\n"
    assert listed.read_text("utf-8") == before.replace("Aлесь Прыклад", "Алесь Прыклад")


def test_a_spelling_can_be_typed_and_taken_back(parks):
    listed, review = parks
    before = listed.read_bytes()
    assert review("f Алесь Узор\nq\n") == "parks: 1 decided, 0 left for later, 1 to decide\n"
    assert "Алесь Узор" in listed.read_text("utf-8")
    listed.write_bytes(before)
    assert review("f Алесь Узор\nu\nq\n") == "parks: 0 decided, 0 left for later, 2 to decide\n"
    assert listed.read_bytes() == before


def test_merging_fills_what_the_first_entry_lacks_and_leaves_out_the_second(parks):
    listed, review = parks
    text = listed.read_text("utf-8").replace("person,nurse,Example Clinic,KR", "person,,,KR")
    listed.write_text(text, "utf-8")
    assert review("n\nm\n") == "parks: 1 decided, 1 left out, 1 left for later, 0 to decide\n"
    assert "Kim Example,person,pilot,Example Air,KR" in listed.read_text("utf-8")
    made = parse_decisions((listed.parent / "parks.decisions.csv").read_text("utf-8"), "d.csv")
    assert [(each.action, each.entries) for each in made] == [
        ("same", ("f7g2h3i4j5", "g2h3i4j5k6"))
    ]
    assert review("") == "parks: 0 decided, 0 left for later, 1 to decide\n"
