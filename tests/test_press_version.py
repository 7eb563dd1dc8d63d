"""The files for the press, as a coordinator makes, publishes and verifies them."""

import os
import shutil

import pytest

import program
from agreeing import drop
from artefacts import WORKSPACE
from letterkit.render.verifier_page import verifier_page
from letters.test_words import LANGUAGES
from render.browser import CHROMIUM, Browser

LETTER = """---
title: A letter
date: 2026-11-22
lang: {lang}
press: 2
signatories: [parks]
---
Its text.
"""


def letterkit(workspace, *arguments):
    return program.letterkit([*arguments, "-C", workspace], cwd=workspace, env=os.environ)


def workspace_in(folder, langs):
    shutil.copytree(WORKSPACE, folder)
    (folder / "letterkit.toml").write_text('origin = "letters.example.org"\n')
    letters = folder / "letters/parks"
    shutil.rmtree(letters)
    letters.mkdir()
    (letters / "letter.md").write_text(LETTER.format(lang=langs[0]))
    for lang in langs[1:]:
        (letters / f"letter.{lang}.md").write_text("---\ntitle: A letter\n---\nIts text.\n")
    return folder


def test_a_published_press_version_is_sealed_and_says_that_it_is_an_extract(tmp_path):
    workspace = workspace_in(tmp_path / "w", ["en", "ar"])
    assert letterkit(workspace, "keygen", "parks").returncode == 0
    done = letterkit(workspace, "publish", "parks", "--yes", "--format", "pdf,txt")
    assert done.returncode == 0, done.stderr
    for lang in ("en", "ar"):
        for ending in ("pdf", "txt"):
            name = f"build/parks/parks.{lang}.press.{ending}"
            done = letterkit(workspace, "verify", name, "--sealed")
            assert done.returncode == 0, done.stdout
            first = done.stdout.partition("\n")[0]
            assert first.startswith("An extract for the press: it names 2 of ")
            assert "Sealed: this file is as " in first


def test_every_language_has_one_and_files_of_one_format_keep_the_others(tmp_path):
    workspace = workspace_in(tmp_path / "w", LANGUAGES)
    done = letterkit(workspace, "build", "parks", "--format", "txt")
    assert done.returncode == 0, done.stderr
    done = letterkit(workspace, "build", "parks", "--format", "html", "--lang", "en")
    assert done.returncode == 0, done.stderr
    made = {each.name for each in (workspace / "build/parks").iterdir()}
    assert {f"parks.{lang}.press.txt" for lang in LANGUAGES} <= made


def test_without_the_key_the_files_for_the_press_go(tmp_path):
    workspace = workspace_in(tmp_path / "w", ["en"])
    letter = workspace / "letters/parks/letter.md"
    done = letterkit(workspace, "build", "parks", "--format", "txt")
    assert done.returncode == 0
    rows = {row.split()[0]: row.split() for row in done.stdout.splitlines() if ".txt" in row}
    assert rows["parks.en.press.txt"][-1] == "2"  # nothing is said of names that are withheld
    assert rows["parks.en.txt"][-2] != "2"
    assert (workspace / "build/parks/parks.en.press.txt").is_file()
    letter.write_text(letter.read_text().replace("press: 2\n", ""))
    assert letterkit(workspace, "build", "parks", "--format", "txt").returncode == 0
    assert not (workspace / "build/parks/parks.en.press.txt").exists()


def test_a_new_text_that_nobody_has_signed_yet_is_published_with_its_goal(tmp_path):
    """`0 signatories of 100` is a count of the list as well."""
    workspace = workspace_in(tmp_path / "w", ["en"])
    letter = workspace / "letters/parks/letter.md"
    letter.write_text(letter.read_text().replace("press: 2", "goal: 100"))
    assert letterkit(workspace, "keygen", "parks").returncode == 0
    arguments = ("publish", "parks", "--yes", "--format", "pdf")
    assert letterkit(workspace, *arguments).returncode == 0
    letter.write_text(letter.read_text().replace("Its text", "Its new text"))
    done = letterkit(workspace, *arguments, "--amend")
    assert done.returncode == 0, done.stderr


def test_the_table_of_a_build_says_how_many_each_file_names(tmp_path):
    workspace = workspace_in(tmp_path / "w", ["en"])
    done = letterkit(workspace, "build", "parks", "--format", "txt")
    rows = [line.split() for line in done.stdout.splitlines()]
    named = {row[0]: row[3] for row in rows if row[0].startswith("parks.")}
    assert named["parks.en.press.txt"] == "2"
    assert int(named["parks.en.txt"]) > 2


def test_a_last_day_to_sign_before_the_letter_is_pointed_out(tmp_path):
    workspace = workspace_in(tmp_path / "w", ["en"])
    letter = workspace / "letters/parks/letter.md"
    before = letter.read_text()
    for closes, is_said in (("2026-11-21", True), ("2026-11-22", False), ("2026-12-01", False)):
        letter.write_text(before.replace("press: 2", f"closes: {closes}"))
        done = letterkit(workspace, "build", "parks", "--format", "txt")
        said = f"the last day to sign, {closes}, is before the day of the letter, 2026-11-22"
        assert done.returncode == 0
        assert (said in done.stderr) is is_said


MORE = "[...document.querySelectorAll('.more')].map((each) => each.textContent)"
FULL = "The full letter, with the whole list: https://letters.example.org/parks/parks.en.html"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    workspace = workspace_in(tmp_path_factory.mktemp("press") / "w", ["en", "ar"])
    with (workspace / "letterkit.toml").open("a") as file:
        file.write('pages = "https://letters.example.org/{slug}/"\n')
    assert letterkit(workspace, "keygen", "parks").returncode == 0
    done = letterkit(workspace, "publish", "parks", "--yes", "--format", "pdf,txt")
    assert done.returncode == 0, done.stderr
    return workspace


def test_it_says_where_the_full_letter_is_and_nobody_signed_that(published):
    build = published / "build/parks"
    assert FULL in (build / "parks.en.press.txt").read_text().replace(" \n", " ")
    assert FULL not in (build / "parks.en.txt").read_text()
    for ending in ("pdf", "txt"):
        done = letterkit(published, "verify", build / f"parks.en.press.{ending}")
        assert done.returncode == 0, done.stdout
        told = "the address of the full letter stands beside the letter, and nobody signed it"
        assert told in done.stdout
        done = letterkit(published, "verify", build / f"parks.en.{ending}")
        assert "beside the letter" not in done.stdout


@pytest.mark.skipif(not CHROMIUM, reason="no chromium here")
def test_the_verifier_page_calls_it_an_extract(published, tmp_path):
    page = tmp_path / "verify.html"
    page.write_text(verifier_page(), "utf-8")
    build = published / "build/parks"
    browser = Browser(tmp_path / "profile")
    try:
        browser.open(page)
        for lang in ("en", "ar"):
            for ending in ("pdf", "txt"):
                drop(browser, build / f"parks.{lang}.press.{ending}")
                assert browser.run(MORE)[0].startswith(
                    "Named in this press version: the first 2 of "
                )
                drop(browser, build / f"parks.{lang}.{ending}")
                assert not [each for each in browser.run(MORE) if "press version" in each]
    finally:
        browser.close()
