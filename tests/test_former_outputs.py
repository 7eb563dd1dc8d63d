"""What a build keeps of the files that were there, and what a picture nobody sees does to it."""

import pytest

from workspaces import letterkit

LETTER = """---
title: A letter
date: 2026-11-22
lang: en
signatories: [parks]
to: [{organisation: Example Council}, {organisation: Example Office}]
---
Its text.
"""


@pytest.fixture
def workspace(tmp_path):
    letter = tmp_path / "letters/parks/letter.md"
    letter.parent.mkdir(parents=True)
    letter.write_text(LETTER, "utf-8")
    (tmp_path / "letterkit.toml").write_text("", "utf-8")
    (tmp_path / "signatories").mkdir()
    listed = "id,name,shown,consent\na1,Ada Example,named,yes\n"
    (tmp_path / "signatories/parks.csv").write_text(listed, "utf-8")
    return tmp_path


def made(workspace):
    return {path.name for path in (workspace / "build/parks").iterdir() if "parks" in path.name}


def test_files_of_other_options_do_not_stay(workspace):
    letterkit(workspace, "build", "parks", "--format", "txt,eml", "--per-addressee")
    assert "parks.en.to-1.txt" in made(workspace)
    letterkit(workspace, "build", "parks", "--format", "eml", "--per-addressee")
    assert len(made(workspace)) == 4
    letterkit(workspace, "build", "parks", "--format", "html")
    assert made(workspace) == {"parks.en.html"}
    assert "to-1" not in (workspace / "build/parks/SHA256SUMS").read_text()


def test_files_of_a_language_that_is_gone_do_not_stay(workspace):
    translation = workspace / "letters/parks/letter.uk.md"
    translation.write_text("---\ntitle: Лист\n---\nЙого текст.\n", "utf-8")
    letterkit(workspace, "build", "parks", "--format", "txt,html")
    letterkit(workspace, "build", "parks", "--format", "txt", "--lang", "en")
    assert made(workspace) == {f"parks.{x}" for x in ("en.txt", "en.html", "uk.txt", "uk.html")}
    translation.unlink()
    letterkit(workspace, "build", "parks", "--format", "txt")
    assert made(workspace) == {"parks.en.txt", "parks.en.html"}


def test_a_picture_that_is_not_shown_stops_nothing(workspace):
    folder = workspace / "letters/parks"
    with (folder / "scan of the square.jpg").open("wb") as file:
        file.truncate(300 * 2**20)
    (folder / "broken.png").write_text("no picture")
    (folder / "empty.svg").touch()
    letterkit(workspace, "build", "parks", "--format", "txt,html,eml")
