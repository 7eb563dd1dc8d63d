"""Cells that say "the same as above": the text above is repeated, and so is a wish in it."""

import pytest

from letterkit.lists.people.ditto import is_ditto

DITTO = [
    "ditto",
    "Same as above",
    '"',
    '—"—',
    "- // -",
    "〃",
    "тое ж самае",
    "см. выше",
    "те саме",
    "jw.",
    "Dito",
    "s. o.",
    "idem",
    "Ídem",
    "كما أعلاه",
]


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize("text", DITTO)
def test_a_wish_above_is_repeated_with_a_note(desk, text):
    rows = f"Ada Example,okay\nCy Muster,do not name me\nDi Primer,{quoted(text)}\n"
    table = f"Name,Remark\n{rows}Ed Muster,{quoted(text)}\nFay Sample,fine\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert "“Remark”: rows 4, 5 say the same as the cell above" in desk.said
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Fay Sample" in printed
    for hidden in ("Cy", "Di", "Ed Muster"):
        assert hidden not in printed


@pytest.mark.parametrize("text", DITTO)
def test_in_a_column_of_consent_it_is_no_answer(desk, text):
    table = f"Name,May we publish your name?\nAda Example,yes\nCy Muster,{quoted(text)}\n"
    if desk.add("x.csv", table) == 0:
        assert "not clear, left out (1)" in desk.said
        assert "Cy" not in desk.printed()


def test_an_affiliation_is_repeated_and_an_address_is_not(desk):
    table = "Name,Organisation,Email\nAda Example,Example Union,ada@example.org\nBo Sample,ditto,"
    assert desk.add("x.csv", table + "ditto\n") == 0, desk.said
    assert desk.column("affiliation") == ["Example Union", "Example Union"]
    assert desk.column("email")[1] != "ada@example.org"


@pytest.mark.parametrize(
    "text", ["—", "-", "", "ditto machine", "the same letter twice", "...", "/"]
)
def test_what_says_nothing_or_more_is_no_repetition(text):
    assert not is_ditto(text)


def test_with_nothing_above_it_stays_as_it_is(desk):
    assert desk.add("x.csv", "Name,Remark\nAda Example,\nBo Sample,ditto\n") == 0, desk.said
    assert "as the cell above" not in desk.said


@pytest.mark.parametrize(
    ("title", "word", "ditto"),
    [
        ("Town", "out", "see above"),
        ("Affiliation", "withdrawn", "ditto"),
        ("Rolle", "zurückgezogen", "s. o."),
        ("Город", "отменено", "см. выше"),
        ("País", "pendiente", "ídem"),
    ],
)
def test_a_word_of_standing_is_not_repeated_for_the_next_person(desk, title, word, ditto):
    table = f"Name,{title}\nAda Example,Oslo\nBo Sample,{word}\nCy Muster,{{}}\n"
    assert desk.add("x.csv", table.format(ditto)) == 2, desk.said
    assert f"x.csv:4: “{ditto}” below “{title}” would repeat “{word}”" in desk.said
    meant = ("--map", f"{title}: {word}=out") if word in ("out", "отменено", "pendiente") else ()
    assert desk.add("x.csv", table.format(""), *meant) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Muster"]
