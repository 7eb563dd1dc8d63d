"""What fontconfig says of characters, asked with all fonts, with some, and with none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent.parent / "src"
ASK = "import sys; from letterkit.files.fonts import undrawable; print(undrawable(sys.argv[1]))"
HEAD = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'


def asked(tmp_path: Path, characters: str, config: str = "") -> str:
    """In a process of its own, for what fontconfig read is kept."""
    (tmp_path / "fonts.conf").write_text(f"{HEAD}{config}</fontconfig>")
    run = subprocess.run(
        [sys.executable, "-c", ASK, characters],
        env={
            **os.environ,
            "PYTHONPATH": str(SOURCE),
            "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


NOTO = "<dir>/usr/share/fonts/truetype/noto</dir>"
PLAIN = f"{NOTO}<selectfont><rejectfont><glob>*Emoji*</glob></rejectfont></selectfont>"


@pytest.mark.parametrize(
    ("characters", "missing"),
    [
        ("Aéжა", {}),
        ("🇧", {"🇧": "fonts-noto-color-emoji"}),
        ("王", {"王": "fonts-wqy-microhei"}),
        ("\u0378", {"\u0378": ""}),
        # Blank, or only changing what stands before them: no font need have them.
        ("\u200d\ufe0f\u3000\u2009\u00ad\U000e0101\t", {}),
        # Drawn in two: no font here has the letter, all have its parts.
        ("\u1e99\u01f0", {}),
        # Another code point of an ideograph, which is not drawn by its own.
        ("\ufa5b", {"\ufa5b": "fonts-hanazono"}),
    ],
)
def test_case_19_what_no_font_has_is_told_with_its_package(
    tmp_path: Path, characters: str, missing: dict[str, str]
) -> None:
    assert asked(tmp_path, characters, PLAIN) == str(missing)


def test_case_19_an_installed_font_that_draws_it_settles_it(tmp_path: Path) -> None:
    assert asked(tmp_path, "王", f"{PLAIN}<dir>/usr/share/fonts/truetype/wqy</dir>") == "{}"


def test_where_there_are_no_fonts_at_all_nothing_is_said(tmp_path: Path) -> None:
    """As where there is no fontconfig: it is for the build to tell."""
    assert asked(tmp_path, "A🇧王") == "{}"
