"""Completion: what may stand at the cursor, and that bash, zsh and fish offer it."""

import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperArgument
from typer.testing import CliRunner

from letterkit.actions.leaving import Again
from letterkit.actions.rendering import USUAL, Format
from letterkit.cli.app import COMMANDS, _load, app
from letterkit.cli.completing import ACTIONS, ANSWERS, FORMATS, SHOWN, VALUES, complete
from letterkit.letters.skeletons import TEMPLATES
from letterkit.model import Paper, Shown
from letterkit.model.decision import Action
from rows import failing

SOURCE = Path(__file__).parent.parent / "src"
HEAD = "id,name,kind,email,shown,consent\n"
LIST = (
    HEAD
    + "a1,Ada Example,person,ada@example.org,named,yes\n"
    + "b2,Bo Hidden,person,bo@example.org,unnamed,yes\n"
    + "c3,Cy Asked,person,cy@example.org,named,\n"
    + "d4,\"Di $(touch x) 'Example'\",person,di@example.org,named,yes\n"
    + "e5,Ed Role,person,ed@example.org,role,yes\n"
    + "$(touch y),Fo Example,person,fo@example.org,named,yes\n"
    + "`z`,Gi Example,person,gi@example.org,named,yes\n"
)


@pytest.fixture
def asked(desk):
    """What is offered for words, in a workspace with two letters."""
    desk.write("signatories/parks.csv", LIST)
    desk.write("letters/parks/letter.be.md", "---\ntitle: Ліст\n---\nСлова.\n")
    desk.write(
        "letters/shore/letter.md",
        '---\ntitle: "The shore"\ndate: 2026-11-22\nlang: pl\n---\nWords.\n',
    )
    desk.write("letters/-dash/letter.md", "---\ntitle: No\nlang: en\n---\nWords.\n")
    desk.write("letters/$(touch x)/letter.md", "---\ntitle: No\nlang: en\n---\nWords.\n")
    program = typer.main.get_command(app)

    def ask(words, shell="fish"):
        *before, typed = words.split("|")
        first, *rest = before or [""]
        placed = [first, "-C", str(desk.folder), *rest, typed] if first else [typed]
        return [line.split("\t") for line in complete(program, shell, placed)]

    return ask


def test_what_is_offered(asked):
    def offers(words, *expected):
        assert [each[0] for each in asked(words)] == list(expected)

    rows = (
        ("wi", "withdraw", "witness"),
        ("build|", "parks", "shore"),
        ("build|sh", "shore"),
        ("build|parks|--lang|", "en", "be"),
        ("build|parks|--lang|en,", "en,be"),
        ("build|letters/shore/letter.md|--lang|", "pl"),
        ("build|--lang|", "en", "pl", "be"),
        ("build|--lang=e", "--lang=en"),
        ("build|--format|", *FORMATS),
        ("build|--format|html,t", "html,txt"),
        ("build|--format=pdf,e", "--format=pdf,eml"),
        ("publish|parks|--format|d",),
        ("build|--paper|", "a4", "letter"),
        ("stats|parks|--lang|b", "be"),
        ("statement|parks|--shown|r", "role"),
        ("add|x.csv|--to|p", "parks"),
        ("add|--to=s", "--to=shore"),
        ("send|parks|--to|u", "unconfirmed"),
        ("new|x|--template|co", "coalition"),
        ("new|x|--lang|pl,u", "pl,uk"),
        ("check|--severity|", "error", "review", "note"),
        ("check|--explain|near", "near-name"),
        ("withdraw|parks|--id|", "a1", "b2", "c3", "d4", "e5"),
        ("withdraw|parks|--id|b", "b2"),
        ("withdraw|shore|--id|",),
        ("withdraw|parks|",),
        ("review|parks|--decide|near", "near-name:"),
        ("review|parks|--decide|near-name:a", "near-name:a1"),
        ("review|parks|--decide|near-name:a1,b", "near-name:a1,b2"),
        ("review|parks|--decide|near-name:a1,b2=", *(f"near-name:a1,b2={e}" for e in ACTIONS)),
        ("review|parks|--decide|answer:a1=n", "answer:a1=no", "answer:a1=neither"),
        ("schema|l", "letter", "letterkit"),
        ("completion|z", "zsh"),
        ("verify|",),
        ("build|--js", "--json"),
        ("nothing|",),
        ("build|nothing|--lang|",),
    )
    assert not failing(rows, offers)


def test_bash_parts_words_at_signs_that_are_ours(asked):
    rows = (
        ("build|--format|=|pdf,h", ["pdf,html"]),
        ("build|--format|=", list(FORMATS)),
        ("build|--lang|'e", ["en"]),
        ("review|parks|--decide|near-name|:", ["a1", "b2", "c3", "d4", "e5"]),
        ("review|parks|--decide|near-name|:|a1,c", ["a1,c3"]),
        ("review|parks|--decide|near-name|:|a1,c3|=|s", ["same"]),
        ("build|'par", ["parks"]),
    )

    def offers(words, expected):
        assert asked(words, "bash") == [[each] for each in expected]

    assert not failing(rows, offers)


def test_names_stand_beside_ids_only_of_people_who_are_named(asked):
    shown = dict(([*each, ""])[:2] for each in asked("withdraw|parks|--id|"))
    assert shown == {
        "a1": "Ada Example",
        "b2": "",
        "c3": "",
        "d4": "Di $(touch x) 'Example'",
        "e5": "",
    }
    assert ["parks", "A letter"] in asked("build|")
    assert ["shore", "The shore"] in asked("build|")


def test_names_that_a_letter_holds_back_are_not_shown(asked, desk):
    letter = "---\ntitle: A\ndate: 2026-11-22\nlang: en\n{}\n---\nWords.\n"
    for line, name in (("release_at: 0", "Ada Example"), ("release_at: 20 # names later", "")):
        desk.write("letters/parks/letter.md", letter.format(line))
        assert [*asked("withdraw|parks|--id|a")[0], ""][1] == name


def test_ids_come_from_the_lists_that_the_letter_names(asked, desk):
    desk.write("signatories/east.csv", "id,name\nx1,X\n")
    desk.write("signatories/west.tsv", "id\tname\ny1\tY\n")
    for lists, ids in (
        ("east", ["x1"]),
        ("[east, 'west.tsv']", ["x1", "y1"]),
        ("[west]", ["y1"]),
        ("[../secret]", ["a1", "b2", "c3", "d4", "e5"]),
    ):
        desk.write(
            "letters/parks/letter.md", f"---\ntitle: A\nlang: en\nsignatories: {lists}\n---\n"
        )
        assert [each[0] for each in asked("withdraw|parks|--id|")] == ids, lists


def test_a_list_of_another_kind_or_broken_offers_nothing(asked, desk):
    rows = (b"\xff\xfe\x00", b"name\nAda\n", b"", b'id,name\n"', b"id\n" + b"x" * 200_000)

    def holds(content):
        desk.write("signatories/parks.csv", content)
        assert asked("withdraw|parks|--id|") == []

    assert not failing(rows, holds)
    (desk.folder / "signatories" / "parks.csv").unlink()
    assert asked("withdraw|parks|--id|") == []


def test_words_are_those_that_commands_take():
    assert [*Format] == list(FORMATS)
    assert [*USUAL] == list(FORMATS[:-1])
    assert {*Shown} == set(SHOWN)
    assert [*Action] == list(ACTIONS)
    assert set(ANSWERS) == {"yes", "no", "neither"}

    def offered(name):
        return [word for word, _ in VALUES[name](None, "")]

    assert offered("* --paper") == [*Paper]
    assert sorted(offered("new --template")) == sorted(TEMPLATES)
    assert offered("send --again") == [*Again]


# Arguments and options that hold words of people, files, or numbers.
FREE = {
    *("new --title", "new --place", "new --issuer", "new --to", "new --sign", "new --pages"),
    *("new --list", "new SLUG", "statement --name", "statement --role", "statement --affiliation"),
    *("statement --date", "add --map", "add --sheet", "add --encoding", "add --again"),
    *("add --same-person", "add --other-person", "add --agree", "audit --name", "keygen --witness"),
    *("add --by", "add --place", "add --note", "add --text"),
    *("review --where", "review --why", "review --by", "verify --name", "verify --key"),
    *(
        "withdraw NAME",
        "witness --key",
        "witness --register",
        "send --limit",
        "send --round",
        "sheet --pages",
        "sheet --rows",
        "undo NUMBER",
        "preview --port",
    ),
}


def opts_of(option):
    return option.opts or option.secondary_opts


def test_every_argument_and_option_is_completed_or_is_free_text():
    left = set()
    names = [name for _, name, _ in COMMANDS]
    for name in names:
        for each in _load(name).params:
            called = each.metavar if isinstance(each, TyperArgument) else opts_of(each)[0]
            kind = each.type_descriptor
            done = kind.is_choice or kind.is_file or getattr(each, "is_flag", False)
            known = {f"{name} {called}", f"* {called}"} & VALUES.keys()
            # Paths are completed by the shell itself.
            is_path = any(
                word in str(each.metavar) for word in ("FILE", "DIR", "CHECKPOINT", "OLD")
            )
            if not (done or known or is_path) and each.metavar != "NEW":
                left.add(f"{name} {called}")
    assert left == FREE & left, left - FREE
    commands = {each.partition(" ")[0] for each in VALUES}
    assert commands - {"*"} <= set(names)


# The shells themselves.


@pytest.fixture
def place(desk):
    """A folder with two letters, and a program `letterkit` beside it."""
    desk.write("signatories/parks.csv", LIST)
    desk.write("letters/shore/letter.md", "---\ntitle: Shore\nlang: en\n---\nWords.\n")
    program = desk.write(
        "bin/letterkit",
        f"#!/bin/sh\nexec env PYTHONPATH={shlex.quote(str(SOURCE))} "
        f'{shlex.quote(sys.executable)} -m letterkit "$@"\n',
    )
    program.chmod(0o755)
    return desk


def environment(place):
    return {
        **os.environ,
        "PATH": f"{place.folder / 'bin'}:{os.environ['PATH']}",
        "HOME": str(place.folder),
        "TERM": "dumb",
        "PS1": "> ",
        "LC_ALL": "C.UTF-8",
    }


def script(place, shell):
    done = subprocess.run(
        ["letterkit", "completion", shell],
        env=environment(place),
        cwd=place.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    path = place.folder / f"script.{shell}"
    path.write_text(done.stdout, "utf-8")
    return path


def shell(place, *command):
    done = subprocess.run(
        command,
        cwd=place.folder,
        env=environment(place),
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def typed_at(place, command, keys, until):
    """What an interactive shell shows once `keys` are pressed, up to a pattern."""
    here, there = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=place.folder,
        env=environment(place),
        stdin=there,
        stdout=there,
        stderr=there,
        start_new_session=True,
    )
    os.close(there)
    shown = b""
    try:
        os.write(here, keys.encode())
        ends = time.monotonic() + 100
        while not re.search(until.encode(), shown) and time.monotonic() < ends:
            if select.select([here], [], [], 1)[0]:
                shown += os.read(here, 4096)
    finally:
        process.kill()
        process.wait()
        os.close(here)
    return shown.decode(errors="replace")


def test_bash_completes(place):
    script(place, "bash")
    ask = (
        "source script.bash; COMP_WORDS=({}); COMP_CWORD=$((${#COMP_WORDS[@]}-1));"
        ' _letterkit letterkit; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    rows = (
        ("letterkit build ''", ["parks", "shore"]),
        ("letterkit build sh", ["shore"]),
        ("letterkit build --format = h", ["html"]),
        ("letterkit withdraw parks --id ''", ["a1", "b2", "c3", "d4", "e5"]),
    )

    def offers(words, expected):
        command = ask.replace("{}", words)
        assert shell(place, "bash", "--norc", "--noprofile", "-c", command) == expected

    assert not failing(rows, offers)
    keys = "source ./script.bash\nletterkit build sh\t--format=ht\t"
    done = "letterkit build shore --format=html "
    shown = typed_at(place, ["bash", "--norc", "--noprofile", "-i"], keys, done)
    assert done in shown
    assert not (place.folder / "x").exists()


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_completes(place):
    script(place, "zsh")
    begin = "autoload -Uz compinit; compinit -u -D; source ./script.zsh\n"
    keys = f"{begin}letterkit build sh\t--format=ht\t"
    shown = typed_at(place, ["zsh", "-f", "-i"], keys, r"shore[ \x08]+--format=html")
    assert re.search(r"letterkit build shore[ \x08]+--format=html", shown), shown
    keys = f"{begin}letterkit withdraw parks --id \t\t"
    shown = typed_at(place, ["zsh", "-f", "-i"], keys, r"e5")
    assert "Ada Example" in shown
    assert "Di $(touch x)" in shown
    assert "Bo Hidden" not in shown
    assert not (place.folder / "x").exists()
    assert not (place.folder / "y").exists()


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_fish_completes(place):
    script(place, "fish")

    def offered(words):
        command = f"source ./script.fish; complete -C {shlex.quote(words)}"
        return shell(place, "fish", "--no-config", "-c", command)

    assert offered("letterkit build ") == ["parks\tA letter", "shore\tShore"]
    assert offered("letterkit build --format=h") == ["--format=html"]
    assert offered("letterkit withdraw parks --id ")[:2] == ["a1\tAda Example", "b2"]
    assert "script.fish" in offered("letterkit verify script.f")
    assert not (place.folder / "x").exists()


HEAVY = ("weasyprint", "duckdb", "pydantic", "babel", "jinja2", "yaml", "rich", "icu")


@pytest.mark.parametrize(
    "words",
    [
        ["withdraw", "parks", "--id", ""],
        ["check", "--severity", ""],
        ["review", "parks", "--decide", "near-name:a"],
        ["add", "--to", ""],
        ["stats", ""],
        ["build", "parks", "--format", ""],
        ["sheet", "parks", "--rows", "3", "--lang", ""],
    ],
    ids=lambda words: words[0],
)
def test_completion_loads_nothing_heavy(place, words):
    code = (
        "import sys; sys.argv = ['letterkit', *sys.argv[1:]]\n"
        "from letterkit.__main__ import main\nmain()\n"
        f"print([each for each in {HEAVY} if each in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env={**environment(place), "PYTHONPATH": str(SOURCE), "LETTERKIT_COMPLETE": "fish"},
        cwd=place.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    *offered, heavy = done.stdout.splitlines()
    assert offered
    assert heavy == "[]"


def test_the_command_names_the_shells(desk):
    done = CliRunner().invoke(app, ["completion", "tcsh"])
    assert str(done.exception) == "no completion for this shell: tcsh"
    assert done.exception.hint == "there are scripts for bash, zsh, fish"
    mine = CliRunner().invoke(app, ["completion"], env={"SHELL": "/usr/bin/zsh"})
    assert mine.output.startswith("#compdef letterkit\n")
