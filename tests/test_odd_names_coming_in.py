"""Names with something in or around them that is no name: `add` stops, and ordinary ones pass."""

import pytest

from letterkit.read.platforms.odd_names import odd_in

ODD = [
    *("Bo Sample → B.S.", "Bo Sample = B.S.", "Bo Sample -> initials", 'Bo Sample (as "B.S.")'),
    *("B.S. (Bo Sample)", "B. S. (Bo Sample)", "Bo Sample (B.S.)", "Bo Sample: B.S."),
    *("NO Bo Sample", "NICHT Bo Sample", "Bo Sample??", "Bo Sample?", "[Bo Sample]"),
    *("Bo Sample (left)", "Bo Sample (partie)", "Bo Sample (ушла)", "Bo Sample (raus)"),
    *("Bo Sample (see mail)", "Bo Sample (at risk)", "Bo Sample (दिखाएं नहीं)"),
    *("A teacher (Bo Sample)", "Учительница (Бо Образец)", "Une enseignante (Bo Sample)"),
    *("Eine Lehrerin (Bo Sample)", "Nauczycielka (Bo Sample)", "Una maestra (Bo Sample)"),
    *("Настаўніца (Бо Узор)", "Вчителька (Бо Зразок)", "Б.О. (Бо Образец)"),
]
ORDINARY = [
    *(
        'Bo "Bobby" Sample',
        "Sample, Bo",
        "Bo Sample (Minsk)",
        "Ed O'Neil",
        "Ada Example (née Sample)",
    ),
    *("Bo Sample (she/her)", "Bo Sample (PhD)", "Bo Sample (teacher)", "Bo Sample (beekeeper)"),
    *("Bo Sample (учительница)", "Bo Sample (г. Минск)", "Bo Sample (geb. Muster)"),
    *("Bo Sample (z d. Wzór)", "Bo Sample (étudiante)", "Bo Sample (jubilada)", "Bo (Bob) Sample"),
    *("Bo Sample (Бо Образец)", "Bo Sample (from Minsk)", "J. R. Sample", "Bo Sample, B.S."),
    *("Example Union (EU)", "Who Cares?", "بو نموذج (مينسك)", "Bo Sample (in personal capacity)"),
]


def table(*names):
    quoted = ['"' + name.replace('"', '""') + '"' for name in names]
    return "\n".join(["Name", *quoted]) + "\n"


@pytest.mark.parametrize("name", ODD)
def test_what_no_name_looks_like_stops(desk, name):
    assert desk.add("x.csv", table("Ada Example", name, "Cy Third")) == 2, desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()


@pytest.mark.parametrize("name", ODD)
def test_in_text_and_markdown_too(desk, name):
    assert desk.add("x.md", f"## Signatories\n\n- Ada Example\n- {name}\n- Cy Third\n") != 0


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_names_pass(desk, name):
    assert desk.add("x.csv", table("Ada Example", name, "Cy Third")) == 0, desk.said
    assert len(desk.rows) == 3


def test_the_hint_works(desk):
    assert desk.add("x.csv", table("Ada Example", "Bo Sample → B.S.")) == 2
    assert "(initials only)" in desk.said
    assert desk.add("x.csv", table("Ada Example", "Bo Sample (initials only)")) == 0, desk.said
    assert desk.column("shown") == ["", "initials"]


def test_names_in_a_script_of_their_own_are_the_manner_of_a_list(desk):
    names = ["Ada Example (आदा)", "Bo Sample (बो)", "Cy Third (सी)"]
    assert desk.add("x.csv", table(*names)) == 0, desk.said


def test_organisations_are_called_as_they_like(desk):
    names = ["What now?", "[sic] (the magazine)", "Example (re)union"]
    assert desk.add("x.csv", table(*names), "--kind", "organisation") == 0, desk.said


def test_what_is_odd_is_shown():
    assert odd_in("Bo Sample (left)") == "left"
    assert odd_in("Bo “Bobby” Sample") == ""
    assert odd_in("O'Neil") == odd_in("Sukarno") == ""
