"""The table of font packages against the fonts that are installed here."""

import subprocess

import pytest

from letterkit.model.font_packages import (
    STANDARD,
    advice,
    font_packages,
    is_standard,
    named,
    packages_for,
)

FLAG, YOSHI, GEORGIAN, NOTHING = "\U0001f1e7", "\U00020bb7", "\u10d0", "\u0378"


def drawn_by(folder: str) -> set[int]:
    """The code points of all fonts in a folder, as fontconfig reads them."""
    form = "%{file}\t%{charset}\n"
    listed = subprocess.run(
        ["fc-list", "--format", form], capture_output=True, text=True, check=True
    )
    found: set[int] = set()
    for line in listed.stdout.splitlines():
        file, _, charset = line.partition("\t")
        for part in charset.split() if folder in file else ():
            first, _, last = part.partition("-")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


@pytest.mark.parametrize(
    ("package", "folder"),
    [
        ("fonts-noto-core", "/truetype/noto/Noto"),
        ("fonts-wqy-microhei", "/truetype/wqy/wqy-microhei"),
        ("fonts-noto-color-emoji", "/truetype/noto/NotoColorEmoji"),
    ],
)
def test_case_19_a_package_really_draws_what_the_table_says(package: str, folder: str) -> None:
    (entry,) = (each for each in font_packages() if each.name == package)
    claimed = {code for first, last in entry.draws for code in range(first, last + 1)}
    drawn = drawn_by(folder)
    assert drawn, f"{package} is not installed"
    assert claimed - drawn == set()


def test_ranges_are_in_order_and_apart() -> None:
    for package in font_packages():
        ends = [end for each in package.draws for end in each]
        assert ends == sorted(ends), package.name
        assert package.draws, package.name


def test_the_ends_of_a_range_are_in_it_and_their_neighbours_are_not() -> None:
    (package,) = (each for each in font_packages() if each.name == "fonts-noto-color-emoji")
    codes = {code for first, last in package.draws for code in range(first, last + 1)}
    for first, last in package.draws:
        assert package.has(chr(first))
        assert package.has(chr(last))
        assert package.has(chr(last + 1)) == (last + 1 in codes)
        assert package.has(chr(first - 1)) == (first - 1 in codes)


@pytest.mark.parametrize(
    ("character", "package"),
    [
        (FLAG, "fonts-noto-color-emoji"),
        ("\U0001f600", "fonts-noto-color-emoji"),
        (YOSHI, "fonts-hanazono"),
        (GEORGIAN, "fonts-noto-core"),
        ("王", "fonts-wqy-microhei"),
        ("\U00030ede", "fonts-babelstone-han"),
        (NOTHING, ""),
    ],
)
def test_case_19_the_package_that_draws_a_character_is_named(character: str, package: str) -> None:
    assert packages_for(character, ()) == {character: package}


def test_case_19_no_package_is_named_that_is_installed_already() -> None:
    assert packages_for(FLAG, {"Noto Color Emoji"}) == {FLAG: ""}
    assert packages_for(GEORGIAN, {"Noto Sans"}) == {GEORGIAN: ""}
    everything = {each.family for each in font_packages()}
    assert set(packages_for(FLAG + YOSHI + GEORGIAN, everything).values()) == {""}


@pytest.mark.parametrize(
    ("packages", "said"),
    [
        ({FLAG: "fonts-a"}, "install the font package fonts-a"),
        ({FLAG: "fonts-a", YOSHI: "fonts-a"}, "install the font package fonts-a"),
        (
            {FLAG: "fonts-a", YOSHI: "fonts-b"},
            "install the font packages fonts-a and fonts-b",
        ),
        (
            {NOTHING: ""},
            "no font package known to letterkit draws them; write the entry without",
        ),
        (
            {FLAG: "fonts-a", NOTHING: ""},
            f"install the font package fonts-a; no font package draws {NOTHING} U+0378; "
            "write the entry without",
        ),
    ],
)
def test_advice_says_what_to_install_and_where_nothing_helps(packages, said: str) -> None:
    assert advice(packages) == said


def test_many_characters_are_cut_short() -> None:
    assert named("ab") == "a U+0061, b U+0062"
    many = named([chr(0x4E00 + number) for number in range(30)])
    assert many.count("U+") == 12
    assert many.endswith(" and 18 more")


def test_what_the_installed_fonts_draw_is_standard() -> None:
    assert set(STANDARD) <= {each.name for each in font_packages()}
    assert all(map(is_standard, f"aя王{GEORGIAN}{FLAG}"))
    assert not is_standard(YOSHI)
