"""What a coordinator does with an export: add it, check the list, add it again."""

import csv
import json

import pytest
from typer.testing import CliRunner

from exports import EXPORTS

LETTER = """---
title: A letter
date: 2026-11-22
lang: en
---
Its text.
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "letters" / "parks").mkdir(parents=True)
    (tmp_path / "letters" / "parks" / "letter.md").write_text(LETTER, "utf-8")
    return tmp_path


def letterkit(*arguments):
    from letterkit.cli.app import app

    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_added_once_and_the_list_that_it_makes_can_be_checked(workspace, name):
    content, _, people = EXPORTS[name]
    export = workspace / name
    export.write_bytes(content if isinstance(content, bytes) else content.encode())
    listed = workspace / "signatories" / "parks.csv"
    said = ("--yes", "--consent", "yes", "--texts-read")
    add = ("add", export, "--to", "parks", *said, "-C", workspace)

    assert letterkit(*add).exit_code == 0
    first = listed.read_bytes()
    rows = list(csv.DictReader(first.decode("utf-8").splitlines()))
    assert [row["name"] for row in rows] == [each.get("name", "") for each in people]
    assert {"1.2.3.4", "53.9", "27.5"}.isdisjoint(value for row in rows for value in row.values())

    checked = letterkit("check", "--json", "-C", workspace)
    assert checked.exit_code in (0, 1)
    (letter,) = json.loads(checked.stdout)["letters"]
    assert (letter["letter"], letter["signatories"]) == ("parks", len(people))

    assert letterkit(*add).exit_code == 0
    assert listed.read_bytes() == first
