import datetime

import pytest

from letterkit.letters import locale

DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("en", "22 November 2026"),
        ("en-US", "November 22, 2026"),
        ("be", "22 лістапада 2026\u202fг."),
        ("ru", "22 ноября 2026\u202fг."),
        ("uk", "22 листопада 2026\u202fр."),
        ("de", "22. November 2026"),
        ("ar", "22 نوفمبر 2026"),
        ("ja", "2026年11月22日"),
        ("xx", "22 November 2026"),
        ("sr-Latn-RS", "22. novembar 2026."),
    ],
)
def test_a_date_is_written_in_the_language(lang, written):
    assert locale.date(DAY, lang).replace("\u00a0", "\u202f") == written


@pytest.mark.parametrize(
    ("lang", "written"),
    [("en", "1,234,567"), ("be", "1\u00a0234\u00a0567"), ("de", "1.234.567"), ("ar", "1,234,567")],
)
def test_a_number_is_written_in_the_language(lang, written):
    assert locale.number(1234567, lang) == written


@pytest.mark.parametrize(
    ("code", "lang", "name"),
    [
        ("BY", "en", "Belarus"),
        ("BY", "be", "Беларусь"),
        ("XX", "en", "XX"),
        ("Freedonia", "en", "Freedonia"),
        ("", "en", ""),
    ],
)
def test_a_country_is_called_in_the_language(code, lang, name):
    assert locale.country(code, lang) == name


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("en", "English"),
        ("be", "Беларуская"),
        ("ar", "العربية"),
        ("pt-BR", "Português (Brasil)"),
        ("uk", "Українська"),
    ],
)
def test_a_language_is_called_in_its_own_words(lang, name):
    assert locale.language(lang) == name


@pytest.mark.parametrize(
    ("lang", "categories"),
    [
        ("en", {1: "one", 2: "other", 11: "other", 21: "other"}),
        ("be", {1: "one", 2: "few", 5: "many", 11: "many", 12: "many", 21: "one", 22: "few"}),
        ("ru", {1: "one", 4: "few", 5: "many", 11: "many", 14: "many", 101: "one", 111: "many"}),
        ("pl", {1: "one", 2: "few", 5: "many", 12: "many", 21: "many", 22: "few"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other", 103: "few"}),
    ],
)
def test_plurals_are_those_of_the_language(lang, categories):
    assert {number: locale.plural(number, lang) for number in categories} == categories
