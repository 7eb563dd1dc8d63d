"""What is said about a value of the front matter names the line on which it stands."""

import pytest

from letterkit.letters.frontmatter import parse_front_matter

LETTER = """---
title: A letter
date: 2026-11-22
lang: en
{keys}
---
Its text.
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("to:\n  - organisation: A\n  - organisation: B\n    fax: 12", 8),
        ("to:\n- {organisation: A}\n- {email: b@example.org}", 7),
        ("to: [{organisation: A},\n  {organisation: 2026-01-01}]", 6),
        ("to:\n  name:\n    - A", 6),
        ("first:\n  - a1\n  - id: [a]", 7),
        ("first: [a1,\n  nobody]", 6),
        ("signatories:\n  - parks\n  - woods", 7),
        ("signatories:\n  - parks\n  - file: ''", 7),
        ("meant:\n  - some words\n  - true", 7),
        ("goal: -1", 5),
    ],
)
def test_an_error_names_the_line_of_the_entry(desk, keys, line):
    desk.write("signatories/parks.csv", "id,name,consent\na1,Ada Example,yes\n")
    desk.write("letters/parks/letter.md", LETTER.format(keys=keys))
    assert desk.run("build", "parks", "--format", "txt") == 2
    assert f"error: letters/parks/letter.md:{line}: " in desk.said


def test_findings_name_the_line_of_the_entry(desk):
    keys = """signatories: []
to:
  - organisation: Example Council
    email: nobody
  - organisation: "[translate] Example Office"
meant:
  - no example"""
    desk.write("letters/parks/letter.md", LETTER.format(keys=keys))
    desk.run("check", "parks")
    for line, code in ((8, "bad-address"), (9, "example-text"), (11, "unmatched-meant")):
        assert any(f"letter.md:{line}" in each and code in each for each in desk.said.split("\n"))


def test_the_line_of_a_translation_is_that_of_its_own_entry(desk):
    desk.write("letters/parks/letter.md", LETTER.format(keys="signatories: []\nto:\n  - A\n  - B"))
    text = "---\ntitle: Лист\nto:\n  - A\n  - name: [B]\n---\nТекст.\n"
    desk.write("letters/parks/letter.uk.md", text)
    assert desk.run("build", "parks", "--format", "txt") == 2
    assert "error: letters/parks/letter.uk.md:5: " in desk.said


def test_every_value_has_its_line():
    source = parse_front_matter(LETTER.format(keys="a:\n  - b: 1\n    c: [2,\n      3]"), "f")
    assert {path: line for path, line in source.lines.items() if path[0] == "a"} == {
        ("a",): 5,
        ("a", 0): 6,
        ("a", 0, "b"): 6,
        ("a", 0, "c"): 7,
        ("a", 0, "c", 0): 7,
        ("a", 0, "c", 1): 8,
    }


ORGANISATIONS = (
    ("", "", "Example Coalition", "Example Coalition"),
    ("issuer: Example Coalition", "issuer: Прыклад", "Example Coalition", "Прыклад"),
    ("issuer: Example Body", "issuer: Прыклад", "Example Coalition", "Example Coalition"),
    ("organisation: Friends", "organisation: Сябры", "Friends", "Сябры"),
    ("organisation: Friends", "", "Friends", "Friends"),
    ("organisation: Friends\nissuer: Friends", "issuer: Сябры", "Friends", "Сябры"),
    ("", "organisation: Сябры", "Example Coalition", "Сябры"),
)


@pytest.mark.parametrize(("keys", "own", "first", "second"), ORGANISATIONS)
def test_whose_page_it_is_can_be_translated(desk, keys, own, first, second):
    desk.write("letterkit.toml", 'organisation = "Example Coalition"\n')
    text = LETTER.format(keys=f"signatories: []\n{keys}".strip())
    desk.write("letters/parks/letter.md", text)
    desk.write("letters/parks/letter.be.md", f"---\ntitle: Ліст\n{own}\n---\nТэкст.\n")
    assert desk.run("build", "parks", "--format", "html") == 0, desk.said
    for lang, name in (("en", first), ("be", second)):
        page = (desk.folder / f"build/parks/parks.{lang}.html").read_text("utf-8")
        assert f'property="og:site_name" content="{name}"' in page
