"""What belongs to an address or a number is not printed without it."""

import pytest

from letterkit.private.private_data import without_private


@pytest.mark.parametrize(
    "text",
    [
        "mobile on request: 07700 900123",
        "mobile on request 07700 900123",
        "write me: ada.example at proton dot me",
        "Example Club (write me: ada@example.org)",
        "evenings: +375 29 000 00 00",
        "home 07700 900123",
        "07700 900123 (mobile, evenings)",
        "Handy abends: 0151 12345678",
        "Tel. privat: 0151 12345678",
        "schreibt mir: ada@example.org",
        "téléphone sur demande : 06 12 34 56 78",
        "Portable (soir) : 06 12 34 56 78",
        "móvil por las tardes: 612 345 678",
        "telefon domowy 601 234 567",
        "napisz do mnie: ada@example.org",
        "пишите мне: ada@example.org",
        "звонить вечером: 8 029 123 45 67",
        "мабільны па запыце: +375 29 000 00 00",
        "пишіть мені: ada@example.org",
        "اكتب لي: ada@example.org",
    ],
)
def test_a_text_that_says_how_to_reach_somebody_stays_whole_for_a_person(text):
    taken = without_private("affiliation", text)
    assert (taken.text, taken.plain) == (text, False)


@pytest.mark.parametrize(
    ("column", "text", "rest"),
    [
        ("affiliation", "mobile phone: 07700 900123", ""),
        ("affiliation", "Example Club: +375 29 000 00 00", "Example Club"),
        ("affiliation", "Example Call Centre, +375 29 000 00 00", "Example Call Centre"),
        ("role", "Office manager +375 29 000 00 00", "Office manager"),
        ("name", "Ada Example: ada@example.org", "Ada Example"),
        ("name", "Emma Handy +375 29 000 00 00", "Emma Handy"),
    ],
)
def test_what_makes_sense_alone_stays(column, text, rest):
    taken = without_private(column, text)
    assert (taken.text, taken.plain) == (rest, True)
