"""Private texts of people who are held or ill, years of birth, and dictated numbers."""

import pytest

from letterkit.private.private_data import private_in, without_private


@pytest.mark.parametrize(
    "text",
    [
        "from cell 12, prison No. 8",
        "inmate no. 4471",
        "badge 55120",
        "Block B, ward 7, Sample Hospital",
        "СИЗО-1",
        "ИК-8",
        "колония № 8",
        "калонія № 8",
        "палата 7",
        "JVA Muster, Zelle 12",
        "cellule 12",
        "celda 12",
        "زنزانة 12",
        "1984 г.р.",
        "1984 г.н.",
        "1984 р.н.",
        "Geburtsjahr 1984",
        "Tel.: null eins fünf eins zwo drei",
        "звонить восемь девятьсот пять",
        "ada.example (gmail)",
    ],
)
def test_it_is_found(text):
    assert private_in(text, "affiliation")


@pytest.mark.parametrize(
    "text",
    [
        "Prison Reform Trust",
        "Professor of prison law",
        "School No. 8",
        "Школа № 8",
        "Больница № 3",
        "Founded 1984",
        "Class of 1984",
        "Ward 7 Residents Association",
        "Badge of Honour Society",
        "Cell biology 101",
        "Editor (Yandex)",
        "Телефон доверия, Один из нас",
        "One of two, Three Sisters Theatre",
    ],
)
def test_an_ordinary_affiliation_is_not(text):
    assert not private_in(text, "affiliation")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("affiliation", "dzwonić: 601 234 567"),
        ("affiliation", "電話 03-1234-5678"),
        ("comment", "call me on 020 7946 0001"),
        ("role", "звонить 8 905 123 45 67"),
    ],
)
def test_no_word_is_left_over_where_a_number_is_moved(column, text):
    taken = without_private(column, text)
    assert taken.plain
    assert taken.text == ""
