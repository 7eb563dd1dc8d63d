"""The benchmarks run by hand; here it is held that they run at all, and what their table says."""

import importlib
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def costs(monkeypatch):
    monkeypatch.syspath_prepend(str(FOLDER))
    yield importlib.import_module("costs")
    for name in ("costs", "peers", "invented"):
        sys.modules.pop(name, None)


def test_the_benchmark_runs_with_few_names_and_without_peers(costs, capsys):
    costs.main(["--sizes", "200", "--work", "check,txt", "--no-peers"])
    head, _, *rows = capsys.readouterr().out.splitlines()
    assert head.startswith("| work | names | with | processor |")
    assert [row.split(" | ")[:3] for row in rows] == [
        ["| check", "200", "letterkit"],
        ["| txt", "200", "letterkit"],
    ]


def test_the_table_has_ratios_and_says_why_a_peer_was_left_out(costs):
    rows = [
        costs.Row("pdf", "letterkit", 10, costs.Cost(1.0, 5.0, 80.0)),
        costs.Row("pdf", "Quick", 10, costs.Cost(4.0, 4.0, 90.0)),
        costs.Row("pdf", "Absent", 10, None, "no module absent"),
    ]
    assert costs.table(rows).splitlines()[2:] == [
        "| pdf | 10 | letterkit | 1.00 s | 5.00 s | 80 MB |  |",
        "| pdf | 10 | Quick | 4.00 s | 4.00 s | 90 MB | 0.25 |",
        "| pdf | 10 | Absent | – | – | – | no module absent |",
    ]


def test_a_peer_that_is_not_installed_is_no_error(costs, tmp_path):
    absent = costs.Peer("check", "Absent", "no_such_module", "", "absent.py")
    assert costs._row(absent, tmp_path, 10, sys.executable).skipped == "no module no_such_module"
    broken = costs.Peer("check", "Broken", "json", "", "absent.py")
    assert costs._row(broken, tmp_path, 10, sys.executable).skipped.startswith("failed: ")
    assert costs._row(broken._replace(most=5), tmp_path, 10, sys.executable).skipped == (
        "not beyond 5 names"
    )


def test_the_invented_people_are_the_same_in_every_run(costs, tmp_path):
    repeated = [costs.write_people(tmp_path / name, 500) for name in ("a", "b")]
    assert repeated[0] == repeated[1] > 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
