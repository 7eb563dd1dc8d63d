"""Lines of one person, of two, and of organisations: nobody is lost, and nothing is guessed."""

import pytest


def test_a_numbered_item_has_its_indented_lines(desk):
    text = "1. Ada Example\n   Professor, Example U\n2. Bo Sample\n   Sample News\n3. Cy Specimen\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen"]
    assert desk.column("affiliation") == ["", "Sample News", ""]


def test_a_name_below_a_numbered_name_is_never_its_role(desk):
    desk.add("x.txt", "1. Ada Example\n   Bo Sample\n2. Cy Specimen\n   Professor\n")
    assert "does it belong to the one above" in desk.said


@pytest.mark.parametrize(
    "phrase",
    ["on behalf of", "for", "im Namen von", "au nom de", "en nombre de", "от имени", "w imieniu"],
)
def test_who_signs_for_an_organisation_is_no_sentence(desk, phrase):
    text = f"Signed:\n\nAda Example\nBo Sample {phrase} Muster e.V.\nCy Specimen {phrase} A.\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert [name[:6] for name in desk.column("name")] == ["Ada Ex", "Bo Sam", "Cy Spe"]


def test_an_organisation_with_its_spokesperson_is_printed(desk):
    text = (
        "## Organisations\n\n- Example Verein (EV) – Ada Example, Chair\n"
        "- Sample Union (SU) – Bo Sample, Secretary\n- Specimen Press\n"
    )
    assert desk.add("x.md", text) == 0, desk.said
    printed = desk.printed()
    assert "Sample Union (SU)" in printed
    assert "Specimen Press" in printed
    assert "Bo" not in printed


def test_whether_a_person_signs_or_their_organisation_is_asked(desk):
    rows = "Ada Example,A,individual\nCy Specimen,Specimen Press,organisation\n"
    text = f"Name,Organisation,Signing as\n{rows}"
    assert desk.add("x.csv", text) == 2
    assert "who signs?" in desk.said
    assert desk.add("x.csv", text, "--kind", "person") == 0, desk.said
    assert "organisation" not in desk.column("kind")


def test_endorsing_as_says_the_kind(desk):
    rows = "Example Verein,Organisation,Germany\nAda Example,Individual,UK\n"
    assert desk.add("x.csv", f"Name,Endorsing as,Country\n{rows}") == 0, desk.said
    assert desk.column("kind") == ["organisation", "person"]


def test_a_country_in_brackets_leaves_the_affiliation_in_its_place(desk):
    text = "## Signatories\n\n- Ada Example, Example U (Belgium)\n- Bo Sample, Sample U (SU)\n"
    assert desk.add("x.md", text) == 0, desk.said
    assert desk.column("affiliation")[0] == "Example U"
    assert desk.column("country")[0] in ("BE", "Belgium")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("x.csv", "Name,Org,Status\nAda Example,A,\nBo Sample,B,withdrawn\n"),
        ("x.md", "## Signatories\n\n- Ada Example\n- ~~Bo Sample~~\n"),
    ],
)
def test_who_left_before_the_first_import_is_left_out_without_an_alarm(desk, file, text):
    assert desk.add(file, text) == 0, desk.said
    assert "left out, and not on the list before" in desk.said
    assert "nobody was removed" not in desk.said
