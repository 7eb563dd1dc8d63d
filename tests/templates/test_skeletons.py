import csv
import re
from datetime import date
from importlib import resources
from string import Template

import pytest

from letterkit.files.workspace import find_workspace
from letterkit.letters.document import text_of
from letterkit.letters.letter import read_letter
from letterkit.lists.signatories import read_signatories
from letterkit.model import Addressee

FOLDER = resources.files("letterkit.templates") / "skeletons"
NOTES = (FOLDER / "notes.txt").read_text("utf-8")
SKELETONS = {
    each.name: each.read_text("utf-8").replace("$notes\n", NOTES) for each in FOLDER.iterdir()
}
LETTERS = [name for name in SKELETONS if name.endswith(".md")]
FILLED = {"date": "2026-11-22", "slug": "2026-example"}


def language(name: str) -> str:
    return name.split(".")[1] if name.count(".") == 2 else "en"


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "letters" / "2026-example").mkdir(parents=True)
    return find_workspace(tmp_path)


def begun(workspace, name):
    text = Template(SKELETONS[name]).substitute(FILLED, lang=language(name))
    (workspace.root / "letters/2026-example/letter.md").write_text(text, encoding="utf-8")
    return read_letter(workspace, "2026-example")[0]


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_that_was_just_begun_has_a_text(workspace, name):
    letter = begun(workspace, name)
    text = text_of(letter).canonical.content
    assert letter.date == date(2026, 11, 22)
    assert text.startswith(f"{letter.title}\n")
    assert text.endswith(f"{letter.issuer}\n")


@pytest.mark.parametrize("name", LETTERS)
def test_a_skeleton_has_the_same_facts_and_notes_in_every_language(name):
    english = f"{name.split('.')[0]}.md"
    assert keys_in(SKELETONS[name]) == keys_in(SKELETONS[english])


def keys_in(text: str) -> list[str]:
    return re.findall(r"^(?:# )?[ -]*[a-z_]+:(?= |$)", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", LETTERS)
def test_the_keys_that_a_skeleton_offers_can_be_taken(workspace, name):
    given = SKELETONS[name]
    offered = {
        "# note: ": "note: ",
        '# theme: "': 'theme: "',
        "# min_group: ": "min_group: ",
        "# release_at: ": "release_at: ",
        "# levels: ": "levels: ",
        "# paper: ": "paper: ",
        "# group: ": "group: ",
        "# order: ": "order: ",
        "# layout: ": "layout: ",
        "# first: ": "first: ",
        "#   - id: abcdefghij": "  - id: abcdefghij",
        "#     scan: signature-1.png": "    scan: signature-1.png",
        "# answer_by: ": "answer_by: ",
        "# after_day: ": "after_day: ",
        "# closing: …": "closing: The end.",
        "# salutation: …": "salutation: Hello,",
        "# goal: ": "goal: ",
        "# closes: ": "closes: ",
    }
    for comment, key in offered.items():
        given = given.replace(f"\n{comment}", f"\n{key}")
    text = Template(given).substitute(FILLED, lang=language(name))
    (workspace.root / "letters/2026-example/letter.md").write_text(text, encoding="utf-8")
    assert text_of(read_letter(workspace, "2026-example")[0])


@pytest.mark.parametrize("name", LETTERS)
def test_everybody_in_a_skeleton_lives_at_example_org(workspace, name):
    addresses = [each.email for each in begun(workspace, name).to if each != Addressee()]
    assert all(each.endswith("@example.org") for each in addresses)


def test_the_list_that_comes_with_a_new_letter_can_be_read(tmp_path):
    text = Template(SKELETONS["new-list.csv"]).substitute(FILLED, lang="en")
    path = tmp_path / "2026-example.csv"
    path.write_text(text, encoding="utf-8")
    found = read_signatories(path, path.name)
    assert [each.name for each in found] == ["Example Association", "Ada Example"]
    assert all(each.consent and each.email.endswith("@example.org") for each in found)
    assert {len(row) for row in csv.reader(text.splitlines())} == {15}
