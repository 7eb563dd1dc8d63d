"""What is private comes out of no side of a build: metadata, hidden days, ids, open files."""

import json
import os
import stat
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest

import program
from letters.test_drawings import EDITED
from letters.test_pictures import FILES

LETTER = """---
template: blank
title: Keep the parks
date: 2026-03-14
lang: en
{front}
---
Keep the parks.

{body}
"""
LIST = """id,name,role,shown,consent,signed
qz7k4m2x9w,Ada Example,Nurse,named,yes,2026-03-20
vv8h3n5t2y,Bo Hidden,,unnamed,yes,2026-03-21
"""


def workspace(folder: Path, front: str = "", body: str = "", people: str = LIST) -> Path:
    (folder / "letters/parks").mkdir(parents=True)
    (folder / "signatories").mkdir()
    (folder / "letters/parks/letter.md").write_text(LETTER.format(front=front, body=body))
    (folder / "signatories/parks.csv").write_text(people)
    (folder / "letterkit.toml").write_text(
        'organisation = "Us"\nemail = "us@example.org"\norigin = "letters.example.org"\n'
    )
    return folder


def letterkit(folder: Path, *arguments: str, umask: int = 0o022) -> str:
    variables = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    run = program.letterkit(arguments, cwd=folder, env=variables, umask=umask)
    assert run.returncode == 0, run.stderr
    return run.stdout


def views(folder: Path) -> dict[str, bytes]:
    """Everything in the outputs, with the streams of PDFs unpacked."""
    found = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for name in [name for name in found if name.endswith(".pdf")]:
        with pikepdf.open(folder / name) as pdf:
            for number, each in enumerate(pdf.objects):
                if isinstance(each, pikepdf.Stream):
                    raw = each.read_raw_bytes()
                    with suppress(pikepdf.PdfError):  # a photograph stays packed
                        raw += each.read_bytes()
                    found[f"{name} {number}"] = raw
                else:
                    found[f"{name} {number}"] = repr(each).encode()
    return found


def test_no_picture_says_more_than_it_shows(tmp_path: Path) -> None:
    front = "logo: logo.svg\nfirst: [{id: qz7k4m2x9w, scan: scan.jpg}]"
    body = "![A door](door.png)\n\n![A tree](tree.gif)\n\n![A lake](lake.webp)"
    folder = workspace(tmp_path / "w", front, body)
    pictures = {"scan.jpg": "jpeg", "door.png": "png", "tree.gif": "gif", "lake.webp": "webp"}
    for name, kind in pictures.items():
        (folder / "letters/parks" / name).write_bytes(FILES[kind])
    (folder / "letters/parks/logo.svg").write_text(EDITED)
    (folder / "letters/parks/unused.jpg").write_bytes(b"SECRET, and no picture")
    letterkit(folder, "build", "parks")
    files = views(folder / "build/parks")
    assert {"parks.en.html", "parks.en.eml", "parks.en.pdf"} <= files.keys()
    assert [name for name, data in files.items() if b"SECRET" in data] == []
    sums = files["SHA256SUMS"]
    letterkit(folder, "build", "parks")
    assert (folder / "build/parks/SHA256SUMS").read_bytes() == sums


def test_below_release_at_nothing_of_anybody_is_in_an_output(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", "release_at: 9\nfirst: [qz7k4m2x9w, vv8h3n5t2y]")
    letterkit(folder, "keygen", "parks")
    letterkit(folder, "publish", "parks", "--yes")
    files = views(folder / "build/parks")
    for word in (b"qz7k4m2x9w", b"vv8h3n5t2y", b"Ada", b"Nurse", b"2026-03-2"):
        assert [name for name, data in files.items() if word in data] == []
    (figures,) = json.loads(letterkit(folder, "stats", "parks", "--json"))["letters"]
    assert (figures["days"], figures["undated"]) == ([], 2)
    letterkit(folder, "stats", "parks", "--chart", "growth.svg")
    assert "Mar" not in (folder / "growth.svg").read_text()


def test_the_days_of_the_unnamed_are_not_what_the_register_leaves(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    letterkit(folder, "build", "parks", "--format", "txt")
    (figures,) = json.loads(letterkit(folder, "stats", "parks", "--json"))["letters"]
    register = json.loads((folder / "build/parks/register.json").read_text())
    shown = [entry["signed"] for entry in register["entries"]]
    assert [day["first"] for day in figures["days"]] == shown == ["2026-03-20"]


@pytest.mark.parametrize("umask", [0o000, 0o022], ids=oct)
def test_private_files_are_their_owners_alone_whatever_the_umask(
    tmp_path: Path, umask: int
) -> None:
    folder = workspace(tmp_path / "w")
    (folder / "form.csv").write_text("Name,E-mail\nDi New,di@example.org\n")
    add = ("add", "form.csv", "--to", "parks", "--yes", "--consent", "yes")
    for command in (
        add,
        ("keygen", "parks"),
        ("publish", "parks", "--yes", "--format", "txt"),
        ("receipts", "parks"),
        ("new", "other"),
    ):
        letterkit(folder, *command, umask=umask)
    modes = {
        path.relative_to(folder).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for top in ("signatories", "registers")
        for path in (folder / top).rglob("*")
    }
    assert {"signatories/parks.csv", "signatories/parks.imports.json"} <= modes.keys()
    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}
