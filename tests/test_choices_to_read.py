"""Columns that no rule knows, with one of a few words in each row, are read by a person as a whole.

All people are invented.
"""

import json

import pytest

# A title, and what says of Bo in that column that he is not to be named; Ada's is the other one.
DECIDING = (
    ("TLP", "CLEAR", "RED"),
    ("Traffic light", "green", "red"),
    ("Request", "", "erasure"),
    ("Action", "add", "del"),
    ("Security check", "passed", "failed"),
    ("Risk", "low", "high"),
    ("Next step", "", "wait for answer"),
    ("State", "OK", "NO"),
    ("Риск", "низкий", "высокий"),
    ("Ризик", "низький", "високий"),
    ("Рызыка", "нізкая", "высокая"),
    ("Ryzyko", "niskie", "wysokie"),
    ("Ampel", "grün", "rot"),
    ("Feu", "vert", "rouge"),
    ("Semáforo", "verde", "rojo"),
    ("الخطر", "منخفض", "مرتفع"),
)
ORDINARY = (
    ("City", "Example City", "Sample Town"),
    ("State", "CA", "NY"),
    ("Estado", "SP", "RJ"),
    ("T-shirt size", "M", "L"),
    ("How did you hear about us?", "a friend", "the radio"),
    ("start", "2026-10-01T10:00:00", "2026-10-01T11:00:00"),
    ("links", "mailto:ada@example.org; https://ada.example.org", ""),
    ("Postcode", "12345", "54321"),
    ("Город", "Примерск", "Образцово"),
    ("Fakultät", "Physik", "Chemie"),
)


@pytest.mark.parametrize(("title", "ada", "bo"), DECIDING)
def test_a_column_that_no_rule_knows_stops_with_all_that_it_says(desk, title, ada, bo):
    table = f"Name,{title}\nAda Example,{ada}\nBo Sample,{bo}\n"
    assert desk.add("form.csv", table, read=False) == 2
    assert title in desk.said
    assert bo in desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists() or desk.column("name") == []


@pytest.mark.parametrize(("title", "ada", "bo"), ORDINARY)
def test_a_column_about_something_else_asks_nothing(desk, title, ada, bo):
    table = f"Name,{title}\nAda Example,{ada}\nBo Sample,{bo}\n"
    assert desk.add("form.csv", table, read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_the_same_answers_below_another_title_are_asked_about_again(desk):
    assert desk.add("form.csv", "Name,TLP\nAda Example,green\nBo Sample,red\n") == 0, desk.said
    assert desk.add("form.csv", "Name,TLP\nCy Trial,green\nDi Muster,red\n", read=False) == 0
    other = "Name,Semaphore\nEd Probe,green\nFi Modell,red\n"
    assert desk.add("form.csv", other, read=False) == 2
    assert "Semaphore" in desk.said


def test_the_hint_names_one_answer_and_works_as_it_stands(desk):
    table = "Name,TLP\nAda Example,RED\nBo Sample,CLEAR\n"
    assert desk.add("form.csv", table, read=False) == 2
    assert "--map 'TLP: RED=unnamed'" in desk.said
    meant = ("--map", "TLP: RED=unnamed", "--map", "TLP: CLEAR=named")
    assert desk.add("form.csv", table, *meant, read=False) == 0, desk.said
    assert desk.column("shown") == ["unnamed", "named"]


def test_a_column_that_is_said_to_be_private_is_not_asked_about(desk):
    table = "Name,TLP\nAda Example,RED\nBo Sample,CLEAR\n"
    assert desk.add("form.csv", table, "--map", "TLP=private", read=False) == 0, desk.said


@pytest.mark.parametrize("title", ["On the record", "On the record?", "for the record"])
def test_on_the_record_asks_for_the_name(desk, title):
    table = f"Name,{title}\nAda Example,no\nBo Sample,yes\n"
    assert desk.add("form.csv", table, read=False) == 0, desk.said
    assert desk.column("shown") == ["unnamed", "named"]


def test_off_the_record_hides_the_name(desk):
    table = "Name,Off the record?\nAda Example,no\nBo Sample,yes\n"
    assert desk.add("form.csv", table, read=False) == 0, desk.said
    assert desk.column("shown") == ["named", "unnamed"]


@pytest.mark.parametrize("key", ["hold", "exclude", "blocklist", "staff"])
def test_who_stands_in_another_list_too_is_read_about(desk, key):
    people = [{"name": "Ada Example"}, {"name": "Bo Sample"}]
    content = json.dumps({"signatories": people, key: ["bo sample"]})
    assert desk.add("form.json", content, read=False) == 2
    assert f"{key}: bo sample" in desk.said


def test_others_in_another_list_ask_nothing(desk):
    content = json.dumps({"signatories": ["Ada Example", "Bo Sample"], "authors": ["Cy Trial"]})
    assert desk.add("form.json", content, read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize("title", ["Gewerkschaft / Betriebsrat", "Syndicat", "Профсоюз"])
def test_the_union_of_somebody_is_no_choice(desk, title):
    table = f"Name,{title}\nAda Example,EVG\nBo Sample,GDL\nCy Muster,ver.di\n"
    assert desk.add("form.csv", table, read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster"]
