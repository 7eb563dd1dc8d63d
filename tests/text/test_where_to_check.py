"""The sentence that names a page to check a file on holds one address, and nothing else."""

import pytest

from letterkit.actions.text_anew import every_language
from letterkit.text.where_to_check import format_where, in_print, parse_where, parse_where_shown

PAGE = "https://letters.example.org/verify.html"
ADDRESSES = (PAGE, "https://2026.example.org", "https://a-b.example.org/x/?y=1", f"{PAGE}/")
LANGUAGES = {words.lang: words["check_at"] for words in every_language()}
FROM_RIGHT = "ar"
NO_ADDRESSES = (
    "http://example.org/",
    "https://known.example@elsewhere.example/",
    "letters.example.org/verify.html",
    f"{PAGE} or ask the ministry",
    f"{PAGE}\u200e",
    "https://exаmple.org/",  # a Cyrillic letter
    "",
)
IN_NO_PRINT = (
    "http://a.example",
    f"https://{PAGE}",
    "the nearest ministry",
    "known.example@elsewhere.example/",
    "verify",
    "a .org",
    "",
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_of_a_sentence_is_read_back(lang, address):
    said = format_where(address, LANGUAGES[lang])
    assert parse_where(said, LANGUAGES[lang]) == address
    assert said.count("\u200e") == (2 if lang == FROM_RIGHT else 0)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_no_other_words_stand_in_the_place_of_an_address(lang, address):
    assert parse_where(format_where(address, LANGUAGES[lang]), LANGUAGES[lang]) == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_added_to_the_sentence(lang):
    said = format_where(PAGE, LANGUAGES[lang])
    for changed in (f"{said} Or ask.", f"See: {said}", said.replace(" ", "  ", 1), said[:-1]):
        assert parse_where(changed, LANGUAGES[lang]) == ""
    others = [each for each in LANGUAGES if each != lang]
    assert not any(parse_where(said, LANGUAGES[each]) for each in others)


def test_marks_that_order_a_line_stand_where_they_are_needed_and_nowhere_else():
    for lang, phrase in LANGUAGES.items():
        bare, marked = (phrase.replace("{address}", each) for each in (PAGE, f"\u200e{PAGE}\u200e"))
        read = parse_where(bare, phrase), parse_where(marked, phrase)
        assert read == (("", PAGE) if lang == FROM_RIGHT else (PAGE, ""))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_print_may_lose_the_blanks_at_the_ends_of_its_lines(lang):
    phrase = LANGUAGES[lang]
    said = phrase.replace("{address}", in_print(PAGE))
    for shown in (said, said.replace(" ", "\n"), said.replace(" ", "")):
        assert parse_where_shown(shown, phrase) == PAGE
    assert parse_where_shown(format_where(PAGE, phrase), phrase) == PAGE


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", IN_NO_PRINT)
def test_print_has_no_other_words_in_the_place_of_an_address(lang, address):
    assert not parse_where_shown(LANGUAGES[lang].replace("{address}", address), LANGUAGES[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_added_to_the_sentence_in_print(lang):
    said = LANGUAGES[lang].replace("{address}", in_print(PAGE))
    for changed in (f"{said} Or ask.", f"See: {said}", said[:-1]):
        assert not parse_where_shown(changed, LANGUAGES[lang])


def test_without_a_phrase_nothing_is_such_a_sentence():
    assert not parse_where_shown(PAGE, "")
    assert parse_where(PAGE, "") == ""
