"""Where a name stands in the order of family names."""

import pytest

from letterkit.letters.family import family_sort


@pytest.mark.parametrize(
    ("name", "lang", "sort"),
    [
        ("Ada Example", "en", "Example Ada"),
        ("Ada Example-Byron", "en", "Example-Byron Ada"),
        ("Ludwig van Beispiel", "de", "Beispiel Ludwig van"),
        ("Алена Прыклад", "be", "Прыклад Алена"),
        ("Анна Петровна Примерова", "ru", "Примерова Анна Петровна"),
        # The patronymic stands last, so the family name stands first.
        ("Примерова Анна Петровна", "ru", "Примерова Анна Петровна"),
        ("Прыклад Алена Іванаўна", "be", "Прыклад Алена Іванаўна"),
        ("Приклад Оксана Іванівна", "uk", "Приклад Оксана Іванівна"),
        # A family name that looks like a patronymic, behind one that is none, and behind one.
        ("Иван Абрамович", "ru", "Абрамович Иван"),
        ("Иван Петрович Абрамович", "ru", "Абрамович Иван Петрович"),
        ("EXAMPLE Ada", "fr", "EXAMPLE Ada"),
        ("Ada Maria EXAMPLE", "fr", "EXAMPLE Ada Maria"),
        ("ADA EXAMPLE", "en", "EXAMPLE ADA"),
        ("Ada J. Example", "en", "Example Ada J."),
        ("Prof. Dr. Ada Example", "en", "Example Ada"),
        ("Ada Example, PhD", "en", "Example Ada"),
        ("Bo Example Jr.", "en", "Example Bo"),
        ("Bo Example III", "en", "Example Bo"),
        ("Ada Example (she/her)", "en", "Example Ada"),
        ("Example, Ada", "en", "Example, Ada"),
        ("Ada", "en", "Ada"),
        ("山田 花子", "ja", "山田 花子"),
        ("山田 花子", "en", "山田 花子"),
        ("김 아무개", "en", "김 아무개"),
        ("Példa Ádám", "hu", "Példa Ádám"),
        ("Nguyễn Văn A", "vi", "Nguyễn Văn A"),
        ("Jr.", "en", "Jr."),
        ("(Ada)", "en", "(Ada)"),
        ("", "en", ""),
    ],
)
def test_a_family_name_comes_first(name, lang, sort):
    assert family_sort(name, lang) == sort
