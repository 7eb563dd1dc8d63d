"""Names with something in or around them that is no name: `add` stops, and ordinary ones pass."""

import pytest

from letterkit.lists.people.odd_names import odd_in
from letterkit.lists.said.said_of_signing import said_of_signing

ODD = [
    *("Bo Sample → B.S.", "Bo Sample = B.S.", "Bo Sample -> initials", 'Bo Sample (as "B.S.")'),
    *("B.S. (Bo Sample)", "B. S. (Bo Sample)", "Bo Sample (B.S.)", "Bo Sample: B.S."),
    *("NO Bo Sample", "NICHT Bo Sample", "Bo Sample??", "Bo Sample?", "[Bo Sample]"),
    *("Bo Sample (left)", "Bo Sample (partie)", "Bo Sample (ушла)", "Bo Sample (raus)"),
    *("Bo Sample (see mail)", "Bo Sample (at risk)", "Bo Sample (दिखाएं नहीं)"),
    *("A teacher (Bo Sample)", "Учительница (Бо Образец)", "Une enseignante (Bo Sample)"),
    *("Eine Lehrerin (Bo Sample)", "Nauczycielka (Bo Sample)", "Una maestra (Bo Sample)"),
    *("Настаўніца (Бо Узор)", "Вчителька (Бо Зразок)", "Б.О. (Бо Образец)"),
    *("18:01 - Bo Sample", "Bo Sample 18:01"),
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


STATES = [
    *("under review", "In review", "signature under review", "In discussion", "On hold"),
    *("in Klärung", "In Prüfung", "Klärung läuft", "Unter Vorbehalt", "En cours", "À l'étude"),
    *("En trámite", "en revisión", "W trakcie wyjaśniania", "do sprawdzenia", "На рассмотрении"),
    *("уточняется", "На розгляді", "з'ясовуємо", "На разглядзе", "удакладняецца", "قيد المراجعة"),
]
SAYING = [
    *("Bo Sample abstains", "Bo Sample signs for herself", "Bo will think about it"),
    *("Bo Sample ABSTAINS", "Bo Sample won't sign", "Bo Muster enthält sich", "Bo Muster lehnt ab"),
    *("Bo Exemple s'abstient", "Bo Exemple ne signe pas", "Bo Muestra se abstiene"),
    *(
        "Bo Wzór wstrzymał się",
        "Bo Wzór nie podpisze",
        "Бо Образец воздержался",
        "Бо Образец против",
    ),
    *("Бо Зразок утримався", "Бо Узор устрымаўся", "بو نموذج يمتنع", "Bo Sample under review"),
    *("Bo Sample – still thinking", "Bo Sample, in Klärung", "Bo Sample Pending"),
]
SAYING_NOTHING = [
    *("Ludwig van Muster", "Maria garcia lopez", "John smith", "Will Sample", "May Example"),
    *("Ada Offen", "Bo Sample (Open Access Lab)", "Ada Example for the Lab", "BO WILL SAMPLE"),
    *("Maria se Muestra", "Bo no Sample", "Jan Firma", "Ole Nie", "Petra Sagt"),
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


def test_what_is_said_of_a_signature_behind_a_name_stops(desk):
    names = [*SAYING, *(f"Bo Sample ({each})" for each in STATES)]
    files = [("x.md", f"## Signatories\n\n- Ada Example\n- {name}\n- Cy Third\n") for name in names]
    files += [("x.csv", table("Ada Example", name, "Cy Third")) for name in SAYING]
    badge = "<h2>Signatories</h2><ul><li>Ada Example</li><li>Bo Sample <small>{}</small></li></ul>"
    files += [("x.html", badge.format(each)) for each in ("(under review)", "in Klärung")]
    read = [(name, text, desk.said) for name, text in files if desk.add(name, text) != 2]
    assert read == []


def test_an_affiliation_that_is_a_state_stops(desk):
    text = "Name,Affiliation\nAda Example,Example Lab\nBo Sample,{}\n"
    read = [each for each in STATES if desk.add("x.csv", text.format(each)) != 2]
    assert read == []


def test_what_says_nothing_of_a_signature_is_a_name():
    assert [name for name in SAYING_NOTHING if said_of_signing(name)] == []


def test_who_has_signed_is_no_heading(desk):
    lines = ("Ada Example, editor", "Bo Sample, Lab", "Cy Third has signed", "Di Muster, Club")
    assert desk.add("x.md", "## Signatories\n\n" + "".join(f"- {each}\n" for each in lines)) == 2
    assert "do they sign? has signed (in “Cy Third has signed”)" in desk.said
    lines = ("Ada Example, editor", "Bo Sample, Lab", "Cy Third, signs for the city")
    assert desk.add("x.md", "## Signatories\n\n" + "".join(f"- {each}\n" for each in lines)) == 2


def test_organisations_are_asked_about_their_state_too(desk):
    items = "## Organisations\n\n- Example Lab\n- {}\n"
    for name in ("Example Union (in Klärung)", "Example Union abstains"):
        assert desk.add("x.md", items.format(name)) == 2, desk.said
    assert desk.add("x.md", items.format("München ist bunt")) == 0, desk.said


def test_the_hint_about_a_signature_works(desk):
    assert desk.add("x.csv", table("Ada Example", "Bo Sample abstains")) == 2
    assert "do they sign? abstains" in desk.said
    assert desk.add("x.csv", table("Ada Example", "Bo Sample (withdrawn)")) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    given = ("--map", "Name: Bo Sample abstains=named")
    assert desk.add("y.csv", table("Bo Sample abstains"), *given) == 0, desk.said


def test_who_is_left_out_by_a_bracket_is_not_said_to_be_read(desk):
    text = "Name,Role\nAda Example,Teacher\nBo Sample (tentative),\nCy Third,Nurse\n"
    assert desk.add("x.csv", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Third"]
    assert "alone in its row" not in desk.said


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
