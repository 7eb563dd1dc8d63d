"""An emoji or a rare character on a list: what `check`, `build`, `publish` and `verify` make of it.

The commands run with fonts that lack them, whatever is installed here, and once with all fonts.
"""

import hashlib
import io
import json
import os
import re
from pathlib import Path

import pikepdf
import pytest

import program
from artefacts import changed, redraw_word, verdict
from letterkit.model import Result, Status
from thorough import THOROUGH

CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include>/etc/fonts/fonts.conf</include>
<selectfont><rejectfont>
<glob>*NotoColorEmoji*</glob><glob>*Hana*</glob><glob>*BabelStone*</glob>
<glob>*Symbola*</glob><glob>*unifont*</glob><glob>*CJK*</glob>
</rejectfont></selectfont>
</fontconfig>
"""
LIST = """name,role,affiliation,consent
Ada Example 🇧🇾,Nurse 👩🏽‍⚕️,,yes
Bo Example,Pilot,,yes
𠮷例 花子,,Café ☕,yes
"""
FLAGGED = "🇧 U+1F1E7, 🇾 U+1F1FE, 👩 U+1F469, 🏽 U+1F3FD"
OTHERS = {"t.en.html", "t.en.txt", "t.en.eml", "letter.en.txt", "register.json", "SHA256SUMS"}
LETTER = "---\ntitle: Keep the parks open\ndate: 2026-11-27\nlang: en\n---\n\nDear all, {}\n"


class Workspace:
    def __init__(self, folder: Path, fonts: Path) -> None:
        self.folder = folder
        self.build = folder / "build" / "t"
        self.fonts = fonts

    def write(self, listed: str = LIST, word: str = "please.", layout: str = "") -> None:
        (self.folder / "letters/t").mkdir(parents=True, exist_ok=True)
        (self.folder / "signatories").mkdir(exist_ok=True)
        letter = LETTER.format(word)
        if layout:
            letter = letter.replace("---\n\n", f"layout: {layout}\n---\n\n")
        (self.folder / "letters/t/letter.md").write_text(letter)
        (self.folder / "signatories/t.csv").write_text(listed)

    def run(self, *arguments: str, all_fonts: bool = False) -> tuple[int, str, str]:
        environment = dict(os.environ)
        fonts = "" if all_fonts else str(self.fonts)
        if fonts:
            environment["FONTCONFIG_FILE"] = fonts
        run = program.letterkit(arguments, cwd=self.folder, env=environment, fonts=fonts)
        return run.returncode, run.stdout, run.stderr

    @property
    def files(self) -> set[str]:
        return {path.name for path in self.build.iterdir()} if self.build.exists() else set()

    def sums_hold(self) -> bool:
        lines = (self.build / "SHA256SUMS").read_text().splitlines()
        listed = dict(reversed(line.split("  ")) for line in lines)
        found = {
            name: hashlib.sha256((self.build / name).read_bytes()).hexdigest()
            for name in self.files - {"SHA256SUMS"}
        }
        return listed == found


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What to give fontconfig, so that it knows no font with emojis or rare characters."""
    file = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    file.write_text(CONFIG)
    return file


@pytest.fixture
def workspace(tmp_path: Path, fonts: Path) -> Workspace:
    made = Workspace(tmp_path, fonts)
    made.write()
    return made


def test_case_19_check_finds_the_entries_beforehand(workspace: Workspace) -> None:
    code, out, _ = workspace.run("check", "t")
    assert code == 0
    assert [line for line in out.splitlines() if "(cannot-draw)" in line] == [
        f"signatories/t.csv:2: review: Ada Example 🇧🇾: no font here can draw {FLAGGED}; install "
        "the font package fonts-noto-color-emoji (cannot-draw)",
        "signatories/t.csv:4: review: 𠮷例 花子: no font here can draw 𠮷 U+20BB7; install "
        "the font package fonts-hanazono (cannot-draw)",
    ]


def test_case_19_check_finds_the_line_of_the_letter(workspace: Workspace) -> None:
    workspace.write("name,consent\nBo Example,yes\n", "🦄 please.")
    _, out, _ = workspace.run("check", "t")
    assert "letters/t/letter.md:7: review: no font here can draw 🦄 U+1F984 of the letter" in out


def test_case_19_a_list_by_itself_makes_no_pdf_so_nothing_is_said(workspace: Workspace) -> None:
    _, out, _ = workspace.run("check", "signatories/t.csv")
    assert "cannot-draw" not in out


def test_case_19_the_other_files_are_made_and_the_exit_code_says_that_one_is_not(
    workspace: Workspace,
) -> None:
    code, _, err = workspace.run("build", "t")
    assert code == 2
    assert workspace.files == OTHERS
    assert workspace.sums_hold()
    assert err.splitlines()[-2:] == [
        f"letterkit: error: t.en.pdf: no font here can draw {FLAGGED}, 𠮷 U+20BB7 (in "
        "signatories/t.csv:2 Ada Example 🇧🇾, signatories/t.csv:4 𠮷例 花子)",
        "letterkit: hint: install the font packages fonts-noto-color-emoji and fonts-hanazono, or "
        "draw boxes for them with --ignore-missing-glyphs",
    ]


def test_case_19_each_of_the_other_files_holds(workspace: Workspace) -> None:
    workspace.run("build", "t")
    for name in ("t.en.html", "t.en.txt", "t.en.eml"):
        assert verdict((workspace.build / name).read_bytes()).status is Status.HOLDS, name


def test_case_19_an_older_pdf_does_not_stay_beside_newer_files(workspace: Workspace) -> None:
    workspace.write("name,consent\nBo Example,yes\n")
    assert workspace.run("build", "t")[0] == 0
    assert "t.en.pdf" in workspace.files
    workspace.write()
    assert workspace.run("build", "t", "--format", "pdf,html")[0] == 2
    assert "t.en.pdf" not in workspace.files
    assert "t.en.txt" in workspace.files  # which was not asked for, and stays
    assert workspace.sums_hold()


def test_case_19_no_pdf_asked_for_is_no_pdf_missed(workspace: Workspace) -> None:
    code, _, err = workspace.run("build", "t", "--format", "html,txt,eml")
    assert (code, err) == (0, "")


def test_case_19_an_email_is_not_made_without_the_pdf_that_it_should_have(
    workspace: Workspace,
) -> None:
    code, out, _ = workspace.run("build", "t", "--attach", "--json")
    assert code == 2
    assert workspace.files == OTHERS - {"t.en.eml"}
    (letter,) = json.loads(out)["letters"]
    assert [each["file"] for each in letter["unmade"]] == ["t.en.pdf", "t.en.eml"]
    assert letter["unmade"][0]["missing"][-1] == "U+20BB7"


def test_case_19_copies_for_addressees_are_one_error(workspace: Workspace) -> None:
    letter = workspace.folder / "letters/t/letter.md"
    to = "to:\n  - organisation: Example Council\n  - organisation: Example Office\n"
    letter.write_text(letter.read_text().replace("date:", f"{to}date:"))
    code, _, err = workspace.run("build", "t", "--per-addressee")
    assert code == 2
    assert err.count("letterkit: error:") == 1


def test_case_19_who_shows_no_name_is_not_named_in_the_error(workspace: Workspace) -> None:
    workspace.write("name,role,shown,consent\nAda Secret,Nurse 🇧🇾,role,yes\n")
    for command in (("build", "t"), ("check", "t")):
        _, out, err = workspace.run(*command)
        assert "U+1F1E7" in out + err
        assert "Secret" not in out + err


def test_case_19_publish_stops_before_anything_is_signed(workspace: Workspace) -> None:
    (workspace.folder / "letterkit.toml").write_text('origin = "letters.example.org"\n')
    assert workspace.run("keygen", "t")[0] == 0
    code, _, err = workspace.run("publish", "t", "--yes")
    assert code == 2
    assert "no font here can draw" in err
    assert not workspace.build.exists()
    assert workspace.run("publish", "t", "--yes", "--ignore-missing-glyphs")[0] == 0
    data = (workspace.build / "t.en.pdf").read_bytes()
    assert verdict(data).status is Status.HOLDS


LAYOUTS = ("compact", "list", "columns", "table")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_case_19_a_pdf_with_boxes_holds_and_says_which(workspace: Workspace, layout: str) -> None:
    workspace.write(word="𠮷 and 🦄.", layout=layout)
    code, _, err = workspace.run("build", "t", "--ignore-missing-glyphs")
    assert code == 0
    assert err.count("a box stands in the place of ") == 1
    found = verdict((workspace.build / "t.en.pdf").read_bytes(), "Ada Example")
    assert found.agreement.failed == ()
    assert found.status is Status.HOLDS
    assert len(found.matches or ()) == 1
    (check,) = (each for each in found.agreement.checks if each.name == "boxes")
    assert check.result is Result.NOT_CHECKED
    assert re.fullmatch(
        "it shows boxes for .*U\\+1F1E7.*, which no font had where it was made", check.detail
    )


@pytest.mark.parametrize("layout", LAYOUTS if THOROUGH else ("list", "compact"))
def test_case_19_with_an_emoji_font_flags_and_joined_emoji_are_drawn_and_hold(
    workspace: Workspace, layout: str
) -> None:
    """`bin/letterkit` installs one."""
    workspace.write(LIST.replace("𠮷例 花子", "Ed 👨‍👩‍👧 🏳️‍🌈 1️⃣ ❤️ Example"), "🦄 please.", layout)
    code, _, err = workspace.run("build", "t", all_fonts=True)
    assert (code, "no font" in err) == (0, False)
    data = (workspace.build / "t.en.pdf").read_bytes()
    assert verdict(data, "Ed 👨‍👩‍👧 🏳️‍🌈 1️⃣ ❤️ Example").status is Status.HOLDS
    with pikepdf.open(io.BytesIO(data)) as file:
        assert "/LetterkitBoxes" not in file.docinfo
    assert "cannot-draw" not in workspace.run("check", "t", all_fonts=True)[1]


def with_boxes(characters: str):
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/LetterkitBoxes"] = " ".join(f"{ord(each):X}" for each in characters)

    return change


def test_case_19_boxes_hide_no_word_that_common_fonts_have(workspace: Workspace) -> None:
    """Who blanks `not` in a letter can say that its letters were missing."""
    workspace.write(word="do ☕☕☕ agree: 𠮷.")
    workspace.run("build", "t", "--ignore-missing-glyphs")
    data = (workspace.build / "t.en.pdf").read_bytes()
    assert verdict(data).status is Status.HOLDS
    assert verdict(changed(data, with_boxes(""))).status is Status.ALTERED
    for more in ("n", "я", "ა", "王", "1"):
        found = verdict(changed(data, with_boxes(f"🇧🇾👩🏽𠮷{more}")))
        assert found.status in (Status.ALTERED, Status.CANNOT_TELL), more


def test_case_19_a_changed_letter_beside_boxes_is_altered(workspace: Workspace) -> None:
    workspace.run("build", "t", "--ignore-missing-glyphs")
    data = (workspace.build / "t.en.pdf").read_bytes()
    for old, new in (("Pilot", "Polit"), ("please", "esaelp")):
        forged = changed(data, lambda pdf, old=old, new=new: redraw_word(pdf, old, new))
        assert verdict(forged).status is Status.ALTERED, old
