"""Without Pango, or without any font, no PDF is drawn: that is said, and the rest is made."""

import builtins
import json
from types import SimpleNamespace

import pytest

from letterkit.files import machine
from letterkit.render import library


def failing_import(monkeypatch):
    """WeasyPrint as it is where Pango is missing: it prints a page of advice, and raises."""
    usual = builtins.__import__

    def without_pango(name, *given):
        if name.startswith("weasyprint"):
            print("WeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libpango-1.0-0'")
        return usual(name, *given)

    monkeypatch.setattr(builtins, "__import__", without_pango)


def test_a_missing_pango_is_found_and_nothing_is_printed(monkeypatch, capsys):
    failing_import(monkeypatch)
    assert library._lacking.__wrapped__() == "Pango was not found"
    assert not machine.can_draw()
    assert capsys.readouterr().out == ""  # where `doctor --json` prints JSON


def test_a_machine_without_any_font_is_found(monkeypatch):
    import weasyprint.text.ffi as loaded

    assert library._lacking.__wrapped__() == ""
    none = SimpleNamespace(FcSetSystem=0, FcConfigGetFonts=lambda *_: SimpleNamespace(nfont=0))
    monkeypatch.setattr(loaded, "fontconfig", none)
    assert library._lacking.__wrapped__() == "no font was found"


@pytest.fixture
def without_pango(desk, monkeypatch):
    desk.write("signatories/parks.csv", "name,consent\nAda Example,yes\n")
    monkeypatch.setattr(library, "_lacking", lambda: "Pango was not found")


def test_build_makes_the_other_files_and_says_what_is_missing(desk, without_pango):
    assert desk.run("build", "parks") == 2, desk.said
    assert desk.said.count("Pango was not found, so no PDF or picture can be drawn") == 1
    made = {each.name for each in (desk.folder / "build/parks").iterdir()}
    assert {"parks.en.html", "parks.en.txt", "parks.en.eml"} <= made
    assert "parks.en.pdf" not in made
    assert desk.run("build", "parks", "--json") == 2
    made, _ = json.JSONDecoder().raw_decode(desk.said[desk.said.index("{") :])
    assert [each["file"] for each in made["letters"][0]["unmade"]] == ["parks.en.pdf"]
    assert desk.run("build", "parks", "--format", "html") == 0, desk.said
    desk.write("letterkit.toml", 'pages = "https://letters.example.org/{slug}/"\n')
    assert desk.run("build", "parks", "--format", "html,txt") == 2, (
        desk.said
    )  # no picture for links
    made = {each.name for each in (desk.folder / "build/parks").iterdir()}
    assert "parks.en.html" in made
    assert not any(each.endswith(".png") for each in made)


def test_sheets_are_not_made_and_the_error_says_why(desk, without_pango):
    assert desk.run("sheet", "parks") == 2
    assert "Pango was not found, so no PDF or picture can be drawn" in desk.said
    assert "letterkit doctor says what to install" in desk.said
