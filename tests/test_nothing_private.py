"""No address that stands in a public field comes out of any output, whatever the list says.

From a list written by hand in each format, through check and build and publish, with decisions.
"""

import contextlib
import io
import json
import os
import re
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import program
from letterkit.errors import LetterkitError
from letterkit.letters.entries import register_of
from letterkit.lists.people.moving import garbled_notes, moved
from letterkit.model import Kind, Shown, Signatory, Source, format_register
from letterkit.model.incoming import Incoming
from letters.letters import letter

LETTER = """---
title: Keep the parks open
date: 2026-03-14
lang: en
issuer: Example Association
---
Please.
"""
PUBLIC = ("name", "role", "affiliation", "country", "comment", "link")
NUMBER = "+375 29 000 00 00"


def rows():
    """Somebody for each public column with an address in it, one with a number, one without."""
    found = []
    for number, column in enumerate(PUBLIC):
        text = f"https://x.example/?m=in-{column}@example.org" if column == "link" else ""
        fields = {"id": f"a{number}", "name": f"Hidden {column.title()}", "consent": "yes"}
        found.append(fields | {column: text or f"Text (in-{column}@example.org)"})
    found.append({"id": "b0", "name": "Number Here", "role": NUMBER, "consent": "yes"})
    found.append({"id": "c0", "name": "Ada Shown", "role": "teacher", "consent": "yes"})
    return [{"name": "", **dict.fromkeys(PUBLIC, ""), **each} for each in found]


def as_table(separator):
    titles = list(rows()[0] | {"id": "", "consent": ""})
    lines = [separator.join(titles)]
    lines += [separator.join(each[title] for title in titles) for each in rows()]
    return "\n".join(lines) + "\n"


def as_yaml():
    blocks = []
    for each in rows():
        lines = [f"{key}: {json.dumps(value)}" for key, value in each.items() if value]
        blocks.append("- " + "\n  ".join(lines))
    return "\n".join(blocks) + "\n"


FORMATS = {
    "csv": lambda: as_table(","),
    "tsv": lambda: as_table("\t"),
    "json": lambda: json.dumps([{k: v for k, v in each.items() if v} for each in rows()]),
    "jsonl": lambda: "".join(json.dumps({k: v for k, v in r.items() if v}) + "\n" for r in rows()),
    "yaml": as_yaml,
}


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "letters" / "parks").mkdir(parents=True)
    (tmp_path / "signatories").mkdir()
    (tmp_path / "letterkit.toml").write_text("", "utf-8")
    (tmp_path / "letters" / "parks" / "letter.md").write_text(LETTER, "utf-8")
    return tmp_path


def letterkit(folder, *arguments):
    return program.letterkit(arguments, cwd=folder, env={**os.environ, "NO_COLOR": "1"})


def everything_in(folder):
    """All text of all files below a folder, what is compressed in them too."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            texts.append(data)
            for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
                with contextlib.suppress(zlib.error):
                    texts.append(zlib.decompress(stream))
            if zipfile.is_zipfile(io.BytesIO(data)):
                texts += [
                    zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()
                ]
    return b"\n".join(texts)


@pytest.mark.parametrize("suffix", FORMATS)
def test_case_02_no_address_of_a_hand_made_list_comes_out(workspace, suffix):
    (workspace / "signatories" / f"parks.{suffix}").write_text(FORMATS[suffix](), "utf-8")
    checked = letterkit(workspace, "check", "parks")
    assert checked.returncode == 1
    assert "@" not in checked.stdout
    assert checked.stdout.count(": error: ") == len(PUBLIC) + 1
    for number in range(len(PUBLIC)):
        code = "link-in-name" if number == 0 else "private-in-public"
        kept = letterkit(
            workspace,
            "review",
            "parks",
            "--decide",
            f"{code}:a{number}=keep",
            "--by",
            "x",
            "--why",
            "y",
        )
        assert kept.returncode == 2, kept.stderr
    built = letterkit(workspace, "build", "parks")
    assert built.returncode == 0, built.stderr
    out = everything_in(workspace / "build")
    assert b"Ada Shown" in out
    assert not re.search(rb"in-\w+@example|@example\.org|Hidden|Number Here", out)


def test_case_02_a_recorded_decision_does_not_publish_an_address(workspace):
    (workspace / "signatories" / "parks.csv").write_text(as_table(","), "utf-8")
    kept = letterkit(
        workspace,
        "review",
        "parks",
        "--decide",
        "private-in-public:b0=keep",
        "--by",
        "x",
        "--why",
        "y",
    )
    assert kept.returncode == 0, kept.stderr
    # Somebody copies the line for an address, by hand.
    decisions = workspace / "signatories" / "parks.decisions.csv"
    from letterkit.check.deciding import Hand, decided
    from letterkit.lists.signatories import read_signatories
    from letterkit.model.decision import Action, format_decisions, parse_decisions

    listed = read_signatories(workspace / "signatories" / "parks.csv", "parks.csv")
    by_id = {each.id: each for each in listed}
    hand = Hand("x", "2026-11-22T18:04:05Z", "y")
    forged = [
        decided(code, Action.KEEP, [by_id[f"a{number}"]], hand)
        for number in range(len(PUBLIC))
        for code in ("private-in-public", "link-in-name")
    ]
    old = parse_decisions(decisions.read_text("utf-8"), "x")
    decisions.write_text(format_decisions([*old, *forged]), "utf-8")
    built = letterkit(workspace, "build", "parks")
    assert built.returncode == 0, built.stderr
    out = everything_in(workspace / "build")
    assert b"Number Here" in out  # which was decided to be no private number
    assert not re.search(rb"in-\w+@example|@example\.org|Hidden", out)


_PART = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=9)
_TOP = st.sampled_from(["org", "net", "by", "example", "co.uk", "рф"])
_AROUND = st.sampled_from(
    ["{}", "Ada ({})", "Ada <{}>", "Ada, {}", "{} Ada", "mailto:{}", "Ada {}."]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_PART, _PART, _TOP, _AROUND, st.sampled_from(PUBLIC), st.sampled_from(list(Shown)))
def test_case_02_no_entry_holds_an_address_that_a_field_holds(
    local, domain, top, around, column, shown
):
    address = f"{local}@{domain}.{top}"
    values = {"name": "Ada Example", column: around.format(address)}
    there = {"source": Source("list.csv", 2), "kind": Kind.PERSON, "shown": shown}
    try:
        said = format_register(
            register_of(letter(), {"en": "0" * 64}, [Signatory(**there, **values)])
        )
    except LetterkitError as error:
        said = f"{error} {error.hint}"
    assert address not in said


@given(_PART, _PART, _TOP, _AROUND, st.sampled_from(PUBLIC))
def test_case_02_what_is_moved_is_not_lost_and_no_longer_public(local, domain, top, around, column):
    address = f"{local}@{domain}.{top}"
    given_values = {"name": "Ada Example", column: around.format(address)}
    done = moved(given_values)
    public = " ".join(done.values.get(each, "") for each in PUBLIC)
    everything = " ".join([*done.values.values(), *done.private.values()])
    assert address in everything
    assert address not in public or done.notes
    assert all(address not in each for each in done.notes)


def test_case_02_an_address_goes_to_its_own_column():
    done = moved(
        {"name": "Ada Example (ada@example.org)", "role": NUMBER, "link": "mailto:a@b.org"}
    )
    assert dict(done.values) == {
        "name": "Ada Example",
        "email": "ada@example.org",
        "phone": NUMBER,
    }
    assert dict(done.private) == {"link as given": "mailto:a@b.org"}
    assert list(done.notes) == [
        "an e-mail address in name, moved to a private column",
        "a telephone number in role, moved to a private column",
        "an e-mail address in link, moved to a private column",
    ]


def test_the_same_address_twice_is_kept_once():
    done = moved({"name": "Ada <ada@example.org>", "email": "Ada@example.org"})
    assert dict(done.values) == {"name": "Ada", "email": "Ada@example.org"}
    assert dict(done.private) == {}


def test_a_row_with_nothing_private_is_the_same_row():
    values = {"name": "Ada Example", "role": "teacher", "email": "ada@example.org"}
    assert moved(values).values is values


def test_case_15_what_is_garbled_is_said_on_import_and_left_alone():
    rows = [("SÃ©bastien", "x"), ("Ada", "Smith &amp; Sons"), ("PÃ¤mela", "")]
    incoming = [
        Incoming("x.csv", line, "list", {"name": name, "affiliation": affiliation})
        for line, (name, affiliation) in enumerate(rows, 2)
    ]
    assert garbled_notes(incoming) == [
        "2 texts in name look garbled: “SÃ©bastien” may be “Sébastien”, “PÃ¤mela” may be “Pämela”;"
        " letterkit check offers the repair",
        "1 affiliation looks garbled: “Smith &amp; Sons” may be “Smith & Sons”;"
        " letterkit check offers the repair",
    ]
    assert incoming[0].values["name"] == "SÃ©bastien"
