"""What commands show at a terminal: colours that only repeat words, and lines that fit it."""

import os
import re
from pathlib import Path

import pytest

import program
from letterkit.cli import tables
from letterkit.cli.app import COMMANDS
from letterkit.cli.tables import columns_of, hanging, text_of, wrapped
from letterkit.cli.terminal import Tone, Toned

WIDTHS = (40, 60, 200)
SAMPLE = Path(__file__).parent / "scripts" / "workspace"
CODES = re.compile(r"\x1b\[[0-9;]*m")
ORGANISATION = "International Working Group of Librarians for Public Access to Shared Knowledge"
LETTER = """\
---
title: Keep the parks open
date: 2026-03-14
lang: en
---
Open the parks.
"""
PEOPLE = f"""\
id,name,kind,affiliation,role,country,shown,consent,email
k1,Ада Прыкладная-Узорная з вельмі доўгім імем,person,{ORGANISATION},,BY,named,yes,a@example.org
k2,林示範,person,開放網路之友協會,研究員,TW,named,yes,b@example.org
k3,ليلى بنت المثال,person,جمعية النوافذ المفتوحة,,TN,named,yes,c@example.org
k4,Bo Example 👩‍💻,person,Café Ёж,🇧🇾,BY,named,yes,d@example.org
k5,Bo Example 👩‍💻,person,Café Ёж,🇧🇾,BY,named,yes,d@example.org
k6,Ihar Niazhodny,person,{ORGANISATION},,BY,named,,e@example.org
"""


def variables(folder, **others):
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    return {**kept, "XDG_STATE_HOME": str(folder / ".state"), **others}


def typed(folder, *arguments, columns=80, **others):
    """The exit code of a command at a terminal, and what it showed."""
    environment = variables(folder, **others)
    return program.at_terminal(arguments, cwd=folder, env=environment, columns=columns)


def piped(folder, *arguments, **others):
    return program.letterkit(arguments, cwd=folder, env=variables(folder, **others))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A workspace with long names in many scripts, built, with a page that was altered."""
    made = tmp_path_factory.mktemp("wide")
    (made / "letters" / "parks").mkdir(parents=True)
    (made / "letters" / "parks" / "letter.md").write_text(LETTER, "utf-8")
    (made / "signatories").mkdir()
    (made / "signatories" / "parks.csv").write_text(PEOPLE, "utf-8")
    assert piped(made, "build", "parks", "--format", "txt,html").returncode == 0
    page = made / "build" / "parks" / "parks.en.html"
    text = page.read_text("utf-8").replace("Open the parks", "Open the barks", 1)
    (made / "altered.html").write_text(text, "utf-8")
    return made


COMMANDS_THAT_SHOW = (
    ("check", "parks"),
    ("stats", "parks"),
    ("verify", "build/parks/parks.en.html"),
    ("verify", "build/parks/parks.en.html", "-v", "--name", "林示範"),
    ("verify", "altered.html"),
    ("compare", "build/parks/register.json", "build/parks/parks.en.html"),
    ("build", "parks", "--format", "txt"),
    ("doctor",),
)


@pytest.mark.parametrize("arguments", COMMANDS_THAT_SHOW, ids=" ".join)
def test_colour_only_repeats_what_words_say(folder, arguments):
    code, coloured = typed(folder, *arguments, columns=200)
    other_code, bare = typed(folder, *arguments, columns=200, NO_COLOR="1")
    assert code == other_code
    assert CODES.search(coloured)
    assert "\x1b" not in bare
    if arguments[0] not in ("stats", "doctor"):  # bars where there are colours; what is free
        assert CODES.sub("", coloured) == bare


@pytest.mark.parametrize(
    ("variables", "has_colours"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"GITHUB_ACTIONS": "true"}, False),
    ],
    ids=str,
)
def test_a_pipe_has_colours_only_if_they_are_asked_for(folder, variables, has_colours):
    for arguments in (("check", "parks"), ("verify", "--help"), ("verify", "absent.pdf")):
        done = piped(folder, *arguments, **variables)
        assert ("\x1b" in done.stdout + done.stderr) == has_colours, arguments


def test_a_dumb_terminal_has_no_colours(folder):
    assert "\x1b" not in typed(folder, "check", "parks", TERM="dumb")[1]


@pytest.mark.parametrize(
    ("arguments", "colour"),
    [
        (("build/parks/parks.en.html",), "33"),  # nothing vouches for it
        (("altered.html",), "33"),
        (("build/parks/parks.en.html", "--name", "Nobody"), "1;31"),
    ],
)
def test_a_verdict_is_never_green_without_a_key_of_ones_own(folder, arguments, colour):
    assert typed(folder, "verify", *arguments)[1].startswith(f"\x1b[{colour}m")


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_verdict_stands_in_its_columns_at_any_width(folder, columns):
    code, shown = typed(folder, "verify", "altered.html", columns=columns, NO_COLOR="1")
    assert code == 2
    lines = shown.splitlines()
    words = " ".join(shown.split())
    assert re.search(r"^not checked +as written: not as", shown, re.MULTILINE)
    assert "Open the barks" in words
    last_blank = len(lines) - lines[::-1].index("")
    checks = lines[last_blank:]
    assert all(re.match(r"(pass|fail|not checked) +\S| {14}\S", line) for line in checks)
    for line in checks:
        assert columns_of(line) <= columns or " " not in line[14:].strip(), line


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_table_fits_and_no_name_or_file_is_cut(folder, columns):
    shown = typed(folder, "stats", "parks", columns=columns, NO_COLOR="1")[1]
    words = " ".join(shown.split())
    for name in ("開放網路之友協會", "جمعية النوافذ المفتوحة"):
        assert name in words
    at = shown.index("International")
    in_first_column = [line[:45].strip() for line in shown[at:].splitlines()[:4]]
    assert ORGANISATION.split()[-1] in " ".join(in_first_column + words.split())
    assert "…" not in shown
    assert all(columns_of(line) <= columns for line in shown.splitlines()), shown
    shown = typed(folder, "build", "parks", "--format", "txt", columns=columns)[1]
    assert "parks.en.txt" in shown
    assert "register.json" in shown
    assert "build/parks" in shown


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize(
    "arguments",
    [("check", "parks"), ("check", "--explain", "missing-consent"), ("doctor",)],
    ids=" ".join,
)
def test_sentences_fit_and_stand_below_their_beginning(folder, arguments, columns):
    shown = typed(folder, *arguments, columns=columns, NO_COLOR="1")[1]
    done = piped(folder, *arguments)
    whole = [*done.stdout.splitlines(), *done.stderr.splitlines()]
    free = re.compile(r"[\d,]+ MB")
    assert free.sub("MB", " ".join(shown.split())) == free.sub(
        "MB", " ".join(" ".join(whole).split())
    )
    # A word that is longer than the terminal is not cut, and neither is a command to be copied.
    for line in shown.splitlines():
        alone = len(re.findall(r"`[^`]*`|\S+", line)) == 1
        assert columns_of(line) <= columns or alone or line in whole, line
    if columns < 100:
        broken = [line for line in shown.splitlines() if line.startswith("    ")]
        assert bool(broken) is (arguments != ("check", "--explain", "missing-consent"))


def test_a_sentence_keeps_its_tones_where_it_is_broken(monkeypatch):
    monkeypatch.setattr(tables, "width_of", lambda _: 20)
    line = ("list.csv:2: ", Toned("error", Tone.BAD), ": Ada did not agree ", Toned("(code)"))
    found = [[each for each in parts if text_of(each)] for parts in hanging(line, None)]
    assert found == [
        ["list.csv:2: ", Toned("error", Tone.BAD), ":"],
        ["    ", "Ada did not"],
        ["    ", "agree ", Toned("(code)")],
    ]


@pytest.mark.parametrize("columns", WIDTHS)
def test_how_a_file_is_read_is_shown_with_whole_names(folder, columns):
    title = "Your name, exactly as it is to stand below the letter, on paper and on the page"
    names = ("Ада Прыкладная-Узорная з вельмі доўгім імем і прозвішчам", "林示範")
    rows = "".join(f"{name},yes,{ORGANISATION}\n" for name in names)
    (folder / "more.csv").write_text(f'"{title}",Consent,Organisation\n{rows}', "utf-8")
    options = ("--map", f"{title}=name", "--yes", "--dry-run")
    code, shown = typed(
        folder, "add", "more.csv", "--to", "parks", *options, columns=columns, NO_COLOR="1"
    )
    assert code == 0, shown
    words = " ".join(shown.split())
    assert all(word in words for name in names for word in name.split())
    table = shown[shown.index("\n") : shown.index("\n  Consent\n")]
    assert all(columns_of(line) <= columns for line in table.splitlines()), table


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", [name for _, name, _ in COMMANDS])
def test_help_fits_and_breaks_no_word(desk, name, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    desk.run(name, "--help")
    wide = re.sub(r"[│╭╮╰╯─]| <[a-z]+(\[\w+\])?>", " ", desk.said, flags=re.IGNORECASE)
    monkeypatch.setenv("COLUMNS", str(columns))
    desk.run(name, "--help")
    assert {each for each in wide.split() if each.startswith("--")} <= set(desk.said.split())
    for line in desk.said.splitlines():
        assert columns_of(line.rstrip()) <= columns or len(line.split()) == 1, line


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        (
            "run `letterkit publish parks --yes` now",
            12,
            ["run", "`letterkit publish parks --yes`", "now"],
        ),
        ("a-word-that-is-long b", 5, ["a-word-that-is-long", "b"]),
        ("林示範 開放網路", 8, ["林示範", "開放網路"]),
        ("", 5, [""]),
    ],
)
def test_lines_are_broken_at_blanks_and_a_command_never(text, width, lines):
    assert wrapped(text, width) == lines
