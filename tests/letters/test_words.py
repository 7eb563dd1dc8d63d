import re
from importlib import resources

import pytest

from letterkit.letters.locale import cldr, plural
from letterkit.letters.words import words_for

FILES = resources.files("letterkit.letters") / "words"
LANGUAGES = sorted(each.name.removesuffix(".toml") for each in FILES.iterdir())
# Arabic counts one and two by the noun alone.
WITHOUT_NUMBER = {("ar", "zero"), ("ar", "one"), ("ar", "two")}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_phrases_of_english_with_the_same_placeholders(lang):
    english, words = words_for("en").phrases, words_for(lang).phrases
    assert {key: placeholders(text) for key, text in words.items()} == {
        key: placeholders(text) for key, text in english.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plural_has_all_the_categories_of_its_language(lang):
    words = words_for(lang)
    categories = {*cldr(lang).plural_form.tags, "other"}
    assert list(words.plurals) == list(words_for("en").plurals)
    assert all(set(forms) == categories for forms in words.plurals.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plural_says_its_number(lang):
    for forms in words_for(lang).plurals.values():
        for category, form in forms.items():
            expected = set() if (lang, category) in WITHOUT_NUMBER else {"n"}
            assert placeholders(form) == expected, form


@pytest.mark.parametrize("lang", LANGUAGES)
def test_phrases_are_whole_and_in_typographic_form(lang):
    words = words_for(lang)
    for text in [*words.phrases.values(), *(f for p in words.plurals.values() for f in p.values())]:
        assert text == " ".join(text.split(" ")).strip()
        assert "'" not in text
        assert '"' not in text


@pytest.mark.parametrize(
    "lang, number, expected",
    [
        ("be", 1, "1 падпісант"),
        ("be", 3, "3 падпісанты"),
        ("be", 11, "11 падпісантаў"),
        ("be", 21, "21 падпісант"),
        ("ru", 2, "2 подписанта"),
        ("ru", 12, "12 подписантов"),
        ("ru", 101, "101 подписант"),
        ("uk", 4, "4 підписанти"),
        ("uk", 20, "20 підписантів"),
        ("pl", 1, "1 sygnatariusz"),
        ("pl", 21, "21 sygnatariuszy"),
        ("de", 2, "2 Unterschriften"),
        ("fr", 0, "0 signataire"),
        ("fr", 1_000_000, "1 000 000 de signataires"),
        ("es", 1, "1 firmante"),
        ("ar", 1, "موقّع واحد"),
        ("ar", 2, "موقّعان"),
        ("ar", 5, "5 موقّعين"),
        ("ar", 11, "11 موقّعًا"),
        ("ar", 100, "100 موقّع"),
        ("lt", 1, "1 pasirašiusysis"),
        ("lt", 9, "9 pasirašiusieji"),
        ("lt", 10, "10 pasirašiusiųjų"),
        ("ka", 5, "5 ხელმომწერი"),
    ],
)
def test_signatories_are_counted_by_the_rules_of_the_language(lang, number, expected):
    counted = words_for(lang).count("signatories", number)
    assert re.sub("[\u00a0\u202f]", " ", counted) == expected


def test_a_language_without_words_of_its_own_says_that_its_words_are_english():
    assert words_for("eo").lang == "en"
    assert words_for("ru-BY").lang == "ru"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_up_to_a_hundred_is_without_a_form(lang):
    forms = words_for(lang).plurals["signatories"]
    assert {plural(number, lang) for number in range(101)} <= set(forms)


def test_the_page_claims_of_itself_no_more_than_its_script_compares():
    counts = ("counts", "Zahlen", "recuentos", "nombres sont", "числа", "лічбы", "liczby")
    for lang in LANGUAGES:
        said = words_for(lang)["own_signed"]
        assert not [each for each in counts if each in said]
