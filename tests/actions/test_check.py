"""What `check` says of a letter: what `build` refuses, and who signed another text."""

import json

import pytest

FACTS = "---\ntitle: A letter\ndate: 2026-11-22\nlang: en\n{}---\n{}\n"


def letter(desk, facts="", body="Its text."):
    desk.write("letters/parks/letter.md", FACTS.format(facts, body))


@pytest.fixture
def listed(desk):
    assert desk.add("people.csv", "Name\nAda Example\nBo Sample\n") == 0, desk.said
    return desk


@pytest.mark.parametrize(
    ("facts", "body", "said"),
    [
        ("min_groups: 3\n", "Its text.", "5: error: unknown key: min_groups; is min_group meant?"),
        ("close: 2026-12-01\n", "Its text.", "5: error: unknown key: close; is closes meant?"),
        ("ment: [x]\n", "Its text.", "5: error: unknown key: ment; is meant meant?"),
        ("", "For {{ region }}.", "6: error: missing variable: region; write `region: …`"),
        ("logo: no.png\n", "Its text.", "5: error: key logo: no such picture"),
        ("", "{% for %}", "6: error: "),
    ],
)
def test_what_build_refuses_in_a_letter_is_an_error_of_check(listed, facts, body, said):
    letter(listed, facts, body)
    assert listed.run("build", "parks", "--format", "txt") == 2
    assert listed.run("check", "parks") == 1
    assert f"letters/parks/letter.md:{said}" in listed.said
    assert "(refused-letter)" in listed.said
    # Nobody is kept out because of the letter.
    assert "left out" not in listed.said


def test_all_unknown_facts_are_shown_at_once_and_once(listed):
    letter(listed, "min_groups: 3\nclose: 2026-12-01\n")
    listed.write("letters/parks/letter.be.md", "---\ntitle: A\nmine: x\n---\nText.\n")
    assert listed.run("check", "parks", "--json") == 1
    (found,) = json.loads(listed.said)["letters"]
    lines = [(each["entries"][0]["file"], each["entries"][0]["line"]) for each in found["findings"]]
    base, other = "letters/parks/letter.md", "letters/parks/letter.be.md"
    assert lines == [(base, 5), (base, 6), (other, 3)]


def test_facts_that_something_uses_are_no_error(listed):
    letter(listed, "min_group: 3\ncloses: 2027-12-01\nmine: x\n", "For {{ mine }}.")
    listed.run("check", "parks")
    assert "refused-letter" not in listed.said


def test_who_signed_another_text_is_said_first_with_the_next_step(listed):
    listed.write("letterkit.toml", 'origin = "letters.example.org"\n')
    publish = ("publish", "parks", "--yes", "--format", "txt")
    assert listed.run("keygen", "parks") == 0, listed.said
    assert listed.run(*publish) == 0, listed.said
    assert listed.run("check", "parks") == 0, listed.said
    assert "another text" not in listed.said

    letter(listed, body="Its other text.")
    assert listed.run(*publish) == 2
    assert listed.run("check", "parks") == 1
    first = listed.said.splitlines()[0]
    assert first.startswith("signatories/parks.csv:2: error: 2 signed another text: put that text")
    assert "letterkit publish parks --amend" in first
    assert "letterkit invite parks --changed" in first
    assert "2 left out until settled" in listed.said
    assert listed.run("build", "parks", "--format", "txt") == 0
    assert "with --amend" in " ".join(listed.said.split())

    assert listed.run(*publish, "--amend") == 0, listed.said
    assert listed.run("check", "parks") == 0, listed.said
    first = listed.said.splitlines()[0]
    assert "note: 2 kept apart, because they signed an earlier text" in first
    assert "letterkit invite parks --changed" in first


@pytest.mark.parametrize(
    ("fact", "unmatched"),
    [
        ("meant: Mayor of Example City", []),
        ('meant:\n  - "Mayor of Example City"', []),
        ("meant: [Mayor of, Example City]", ["Mayor of", "Example City"]),
        ("meant: no such words", ["no such words"]),
        ("meant: 5", ["5"]),
        ("meant:", [""]),
        ("", []),
    ],
)
def test_words_that_are_meant_and_no_example_are_noted(listed, fact, unmatched):
    letter(listed, f"to:\n  - role: Mayor of Example City\n{fact}\n")
    assert listed.run("check", "parks") == 0, listed.said
    found = [line for line in listed.said.splitlines() if "(unmatched-meant)" in line]
    assert len(found) == len(unmatched)
    for line, words in zip(found, unmatched, strict=True):
        assert line.startswith("letters/parks/letter.md:7: note: ")
        assert words in line
    assert ("example-text" in listed.said) == (fact == "" or bool(unmatched))
