import tomllib
from importlib import resources

import pytest

from letterkit.letters.figures import chart_words, country_name, group_name, kind_name
from letterkit.model.statistics import Rest, Statistics

FOLDER = resources.files("letterkit.letters")
WORDS = tomllib.loads((FOLDER / "figures.toml").read_text("utf-8"))
LANGUAGES = sorted(each.name.removesuffix(".toml") for each in (FOLDER / "words").iterdir())


def test_every_language_of_the_furniture_has_all_words_for_figures():
    assert sorted(WORDS) == LANGUAGES
    assert [lang for lang, own in WORDS.items() if set(own) != set(WORDS["en"])] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_has_its_place(lang):
    assert [key for key, text in WORDS[lang].items() if "{n}" in text] == ["goal", "undated"]


def test_groups_are_called_as_the_letters_language_calls_them():
    assert kind_name("organisation", "be") == "Арганізацыі"
    assert country_name("BY", "ru") == "Беларусь"
    assert group_name(Rest.OTHERS, "en") == "Others"
    assert country_name(Rest.WITHHELD, "en") == "Name withheld"


def test_a_group_whose_name_looks_like_a_code_keeps_it():
    assert [group_name(each, "en") for each in ("IT", "person")] == ["IT", "person"]


def test_a_chart_counts_in_its_language():
    words = chart_words(Statistics(70, 69, *[()] * 5, (), 2, 1000, 31, ()), "de")
    assert (words.total, words.goal, words.undated) == (
        "69 Unterschriften",
        "Ziel: 1.000",
        "Ohne Angabe des Datums: 2",
    )
