"""Names of every script that fonts here draw: built, verified, found, and read by other programs.

The names are in `names_by_script.toml`. A script that no font here draws is skipped by name.
"""

import json
import os
import subprocess
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import pytest

import program
from artefacts import verdict
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.model import Status
from letterkit.text.name_search import Likeness, search
from thorough import THOROUGH

NAMES = tomllib.loads((Path(__file__).parent / "names_by_script.toml").read_text("utf-8"))
LAYOUTS = ("list", "table", "columns", "compact", "names")
UNSEEN = dict.fromkeys((0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
LETTER = """---
title: {title}
date: 2026-11-27
lang: {lang}
layout: {layout}
signatories: [all]
---

{text}
"""
ENGLISH = ("Keep the library open", "Dear all, please keep the library open.")
ARABIC = ("أبقوا المكتبة مفتوحة", "إلى الجميع، نرجو إبقاء المكتبة مفتوحة: Library No. 12 (Riga).")


def read(text):
    """A text for comparison, without the marks that state directions."""
    return unicodedata.normalize("NFC", text).translate(UNSEEN)


@cache
def undrawn(script):
    """The characters of a script's names that no font of this machine draws."""
    characters = {each for name in NAMES[script] for each in name if not each.isspace()}
    shown = {each for each in characters if unicodedata.category(each) not in ("Cf", "Mn")}
    codes = [f"{ord(each):x}" for each in sorted(shown)]
    if _has_font(" ".join(codes)):
        return ""
    return " ".join(code for code in codes if not _has_font(code))


def _has_font(codes):
    command = ["fc-list", f":charset={codes}", "family"]
    return bool(subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.fixture(scope="module")
def scripts():
    return [script for script in NAMES if not undrawn(script)]


@pytest.fixture(scope="module")
def workspace(scripts, tmp_path_factory):
    """A letter for each layout in two directions, with one list for all of them."""
    folder = tmp_path_factory.mktemp("scripts")
    people = [
        {"name": name, "role": f"in {script}", "affiliation": name, "consent": "yes"}
        for script in scripts
        for name in NAMES[script]
    ]
    write(folder / "signatories/all.json", json.dumps(people, ensure_ascii=False))
    for layout in LAYOUTS:
        for lang, (title, text) in (("en", ENGLISH), ("ar", ARABIC)):
            letter = LETTER.format(title=title, text=text, lang=lang, layout=layout)
            write(folder / f"letters/{layout}-{lang}/letter.md", letter)
    return folder


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def letterkit(folder, *arguments, code=0):
    done = program.letterkit(arguments, cwd=folder, env=os.environ)
    assert done.returncode == code, (done.stdout, done.stderr)
    return done.stdout


@pytest.fixture(scope="module")
def made(workspace):
    """What makes the PDF of a letter, once."""

    @cache
    def make(letter):
        letterkit(workspace, "build", letter, "--format", "pdf")
        (file,) = (workspace / "build" / letter).glob("*.pdf")
        return file

    return make


@pytest.fixture(scope="module")
def entries(made):
    """By index, what the PDF of a letter shows."""

    @cache
    def of(letter):
        return parse_artefact(made(letter).read_bytes(), "file").seen.entries

    return of


@pytest.fixture(scope="module")
def by_poppler(made):
    @cache
    def text(letter):
        command = ["pdftotext", made(letter), "-"]
        done = subprocess.run(command, capture_output=True, check=True)
        return " ".join(read(done.stdout.decode()).split())

    return text


@pytest.mark.parametrize(
    ("layout", "lang"),
    [(each, "en") for each in LAYOUTS]
    + [(each, "ar") for each in (LAYOUTS if THOROUGH else ("compact",))],
)
def test_case_20_a_letter_with_names_of_all_scripts_holds(made, scripts, layout, lang):
    found = verdict(made(f"{layout}-{lang}").read_bytes())
    assert found.agreement.not_as_written == ""
    assert found.status is Status.HOLDS
    assert found.shown == sum(len(NAMES[script]) for script in scripts)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("script", NAMES)
def test_case_20_names_of_a_script_are_found_and_read_as_they_were_written(
    entries, by_poppler, script, layout
):
    if undrawn(script):
        pytest.skip(f"no font here draws {script}: {undrawn(script)}")
    letter = f"{layout}-en"
    listed = entries(letter)
    for name in NAMES[script]:
        hits = search(name, [read(each.name.text) for each in listed])
        exact = [hit.place for hit in hits if hit.likeness is Likeness.EXACT]
        assert read(name) in [read(listed[place].name.text) for place in exact]
        assert read(name) in by_poppler(letter)


def test_case_20_the_command_finds_names_of_any_script(made, scripts):
    for script in scripts[:: len(scripts) // 4]:
        name = NAMES[script][0]
        told = letterkit(made("compact-en").parent, "verify", made("compact-en"), "--name", name)
        assert read(name) in read(told)


# Two directions in one name, brackets between them, and emojis beside letters that join.
MIXED = (
    "אַתָּ לָךָ (Łucja Þorðardóttir-Đorđe) 993",
    "عبد الله لامي (ᲜᲘᲜᲝ ᲛᲐᲒᲐᲚᲘᲗᲘ) 171",
    "ڈاکٹر بے\u200cنظیر (🌻 Cy ❤️ 1️⃣) 366",
    "ᓄᓇᕗᑦ ᐱᔨᐅᓯ (Ada 🇧🇾 Example) 635",
    "Ada Example (فاطمة خوري) 12",
    "ज्ञानेश्वर 🇧🇾 (उदाहरण क्षत्रिय)",
)


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_case_20_names_of_two_directions_hold_where_they_wrap(workspace, scripts, layout, lang):
    drawn = {"arabic", "hebrew-with-points", "canadian-syllabics", "georgian", "emoji"}
    if not drawn.issubset(scripts):
        pytest.skip(f"no font here draws {', '.join(sorted(drawn.difference(scripts)))}")
    people = [
        {"name": f"{name} {number}", "role": name, "affiliation": name, "consent": "yes"}
        for number in range(12)
        for name in MIXED
    ]
    write(workspace / "signatories/mixed.json", json.dumps(people, ensure_ascii=False))
    letter = f"mixed-{layout}-{lang}"
    title, text = ENGLISH if lang == "en" else ARABIC
    told = LETTER.format(title=title, text=text, lang=lang, layout=layout)
    write(workspace / f"letters/{letter}/letter.md", told.replace("[all]", "[mixed]"))
    letterkit(workspace, "build", letter, "--format", "pdf")
    (file,) = (workspace / "build" / letter).glob("*.pdf")
    found = verdict(file.read_bytes())
    assert (found.status, found.shown) == (Status.HOLDS, len(people))


def test_at_least_45_scripts_are_in_the_table():
    assert len(NAMES) >= 45
    assert all(len(set(names)) >= 2 for names in NAMES.values())
