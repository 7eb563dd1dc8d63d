"""Who is found by a name: `verify --name` and verify.html agree on the same file."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from agreeing import browser as browser
from agreeing import drop, told
from artefacts import WORKSPACE, built, letterkit, published
from letterkit.render.verifier_page import every_words
from render.browser import CHROMIUM

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")

QUERIES = (
    *("Zofia Muller-Los", "LOS zofia", "Zofia Miller-Los", "Muller", "zof", "ZML", "Z. M."),
    *("Алесь Прыклад", "Ales Pryklad", "Alieś Pry", "А П", "фатима хури", "Fatima Khoury"),
    *("kim example", "Kim", "KE", "Conor O'Neil & Sons", "oneil", "o neil", "Fundacja Przyklad"),
    *("Zara Śniady", "Vera Hidden", "Nobody Such", "(a+)+$", "x" * 500, "Example Kim Lee"),
)
FILES = ("parks.en.pdf", "parks.be.html", "parks.en.txt", "parks.be.txt", "parks.en.eml")


def asked(file, query):
    """What the command finds: the names that are the same, and those that are similar."""
    from letterkit.cli.app import app

    done = CliRunner().invoke(
        app, ["verify", str(file), "--name", query, "--json", "--no-state"], catch_exceptions=False
    )
    report = json.loads(done.stdout)
    entry = report["entry"]
    same = [entry["name"]] if entry.get("matches") == 1 else entry.get("alike", [])
    found = [each if isinstance(each, str) else each["name"] for each in same]
    return done.exit_code, [found, [each["name"] for each in report["similar"]]]


def typed(browser, query):
    """What the page lists for a query: the same names and similar ones; and what it says."""
    return browser.run(f"""(async () => {{
        const input = document.querySelector(".find input");
        input.value = {json.dumps(query)};
        input.dispatchEvent(new Event("input"));
        const told = document.querySelector(".status");
        told.textContent = "";
        while (!told.textContent) await new Promise((done) => setTimeout(done, 5));
        const under = (head) => [...document.querySelectorAll(".found h3")]
            .filter((each) => each.textContent.startsWith(head))
            .flatMap((each) => [...each.nextElementSibling.querySelectorAll("b")])
            .map((each) => each.textContent);
        return [[under("Found"), under("Similar names, perhaps other people")], told.textContent];
    }})()""")


@pytest.mark.parametrize("name", FILES)
def test_the_page_and_the_command_find_the_same_people(browser, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(published()[name])
    drop(browser, file)
    for query in QUERIES:
        code, found = asked(file, query)
        assert code == (0 if found[0] else 1)
        assert typed(browser, query)[0] == found, query
    assert browser.errors == []


def test_why_somebody_may_not_be_found_is_said_by_both(browser, tmp_path):
    file = tmp_path / "register.json"
    file.write_bytes(published()["register.json"])
    drop(browser, file)
    said = "You may be among those who are not shown by name: 1 by initials, 1 without a name."
    assert typed(browser, "Nobody Such")[1].strip() == f"No such name on this list. {said}"
    assert typed(browser, "Kim Example")[1].strip() == "Found: 2."
    text = tmp_path / "parks.en.txt"
    text.write_bytes(built()["parks.en.txt"])
    drop(browser, text)
    hidden = "People shown by initials, by role or without a name are not found by a full name."
    assert typed(browser, "Nobody Such")[1].strip() == f"No such name on this list. {hidden}"


def test_those_who_signed_an_earlier_text_are_counted(browser, tmp_path):
    workspace = tmp_path / "workspace"
    shutil.copytree(WORKSPACE, workspace)
    letter, people = workspace / "letters/parks/letter.md", workspace / "signatories/parks.csv"
    (workspace / "letterkit.toml").write_text('origin = "letters.example.org"\n', "utf-8")
    letterkit(workspace, "keygen", "parks")
    letterkit(workspace, "publish", "parks", "--yes", "--format", "txt")
    letter.write_text(letter.read_text("utf-8") + "\nIt has one sentence more.\n", "utf-8")
    with people.open("a", encoding="utf-8") as file:
        file.write("k2m3n4p5q6,Lea Late,person,,,,named,yes,lea@example.org\n")
    letterkit(workspace, "publish", "parks", "--yes", "--amend", "--format", "txt")
    drop(browser, workspace / "build/parks/register.json")
    assert "9 under an earlier version" in typed(browser, "Nobody Such")[1]


@pytest.mark.parametrize("lang", every_words())
def test_the_search_speaks_every_language(browser, tmp_path, lang):
    file = tmp_path / "register.json"
    file.write_bytes(published()["register.json"])
    drop(browser, file)
    browser.run(f"""(() => {{
        const field = document.getElementById("language");
        field.value = {lang!r};
        field.dispatchEvent(new Event("change"));
    }})()""")
    words = every_words()[lang]["words"]
    listed = [words[key].replace("{n}", "1") for key in ("find_initials", "find_unnamed")]
    aside = words["find_aside"].replace("{list}", ", ".join(listed))
    assert typed(browser, "Nobody Such")[1].strip() == f"{words['find_none']} {aside}"
    browser.run("document.getElementById('language').value = 'en'")
    browser.run("document.getElementById('language').dispatchEvent(new Event('change'))")


def test_there_is_no_search_in_what_was_altered(browser, tmp_path):
    file = tmp_path / "register.json"
    file.write_bytes(published()["register.json"].replace(b"nurse", b"nurze"))
    drop(browser, file)
    assert told(file).code == 1
    assert browser.run("document.querySelector('.find')") is None
