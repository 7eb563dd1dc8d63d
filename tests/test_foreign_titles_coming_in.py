"""Titles in a language that is not read: they become nobody's name, and a question stops."""

import pytest

GEORGIAN = (
    "დრო",
    "სახელი და გვარი",
    "თანახმა ხართ?",
    "ანა მაგალითი",
    "ბექა მაგალითი",
    "დიახ",
    "არა",
)
GREEK = ("Ώρα", "Όνομα Επώνυμο", "Συμφωνείτε;", "Άννα Παράδειγμα", "Βάσω Δείγμα", "Ναι", "Όχι")
HEBREW = ("זמן", "שם מלא", "לפרסם את שמך?", "אדה דוגמה", "בני דוגמה", "כן", "לא")


@pytest.mark.parametrize("words", [GEORGIAN, GREEK, HEBREW])
def test_a_row_with_a_question_is_of_titles_and_its_answers_are_asked_about(desk, words):
    day, name, question, one, other, yes, no = words
    table = f"{day},{name},{question}\n2026-11-01,{one},{yes}\n2026-11-01,{other},{no}\n"
    assert desk.add("x.csv", table) == 2
    assert "column 2" not in desk.said
    assert desk.add("x.csv", table, "--map", f"{name}=name") == 2
    assert f"“{question}” may be about who can be named" in desk.said
    maps = ["--map", f"{question}: {yes}=yes", "--map", f"{question}: {no}=no"]
    assert desk.add("x.csv", table, "--map", f"{name}=name", *maps) == 0, desk.said
    printed = desk.printed()
    assert one in printed
    assert other not in printed
    assert name not in printed


@pytest.mark.parametrize("words", [GEORGIAN, GREEK])
def test_words_above_days_alone_are_titles(desk, words):
    table = f"{words[0]},{words[1]}\n2026-11-01,{words[3]}\n2026-11-02,{words[4]}\n"
    assert desk.add("x.csv", table, "--map", f"{words[1]}=name") == 0, desk.said
    assert len(desk.rows) == 2


def test_a_table_without_titles_is_still_one(desk):
    table = "Ada Example,2026-11-01\nBo Sample,2026-11-02\n"
    assert desk.add("x.csv", table, "--map", "column 1=name") == 0, desk.said
    assert len(desk.rows) == 2
