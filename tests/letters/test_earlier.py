from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.letters.earlier import Earlier, format_earlier, parse_earlier
from letterkit.letters.words import words_for

FILES = resources.files("letterkit.letters") / "words"
LANGUAGES = sorted(each.name.removesuffix(".toml") for each in FILES.iterdir())
NUMBERS = [1, 2, 3, 5, 11, 12, 21, 60, 101, 1000, 23_456, 1_000_000]
CHANGED = ["", "point 3 is new", "“day; and (night)” is new", "5 people signed", "пункт 3"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("organisations", [False, True])
def test_what_a_sentence_says_can_be_read_back_in_every_language(lang, number, organisations):
    words = words_for(lang)
    for renewed in sorted({0, 1, 2, min(12, number), number}):
        for changed in CHANGED:
            if renewed <= number:
                line = format_earlier(Earlier(number, renewed, organisations, changed), words)
                found = parse_earlier(line, words)
                assert found, line
                assert format_earlier(found, words) == line


@pytest.mark.parametrize(
    "lang, number, renewed, expected",
    [
        (
            *("en", 60, 12),
            "60 people signed an earlier version of this letter; 12 of them have signed this one.",
        ),
        (
            *("en", 1, 1),
            "1 person signed an earlier version of this letter; 1 of them has signed this one.",
        ),
        (
            *("uk", 61, 2),
            "61 особа підписала більш ранню версію цього листа; 2 з них підписали цю.",
        ),
        ("uk", 12, 1, "12 осіб підписали більш ранню версію цього листа; 1 з них підписала цю."),
        (
            *("pl", 24, 5),
            "24 osoby podpisały wcześniejszą wersję tego listu; 5 z nich podpisało tę.",
        ),
        ("ar", 2, 1, "وقّع شخصان نسخة سابقة من هذه الرسالة؛ وقّع واحد منهم هذه النسخة."),
        ("ar", 60, 12, "وقّع 60 شخصًا نسخة سابقة من هذه الرسالة؛ وقّع 12 منهم هذه النسخة."),
        (
            *("de", 1200, 0),
            "1.200 Personen haben eine frühere Fassung dieses Briefes unterzeichnet; niemand von"
            " ihnen hat diese Fassung unterzeichnet.",
        ),
    ],
)
def test_a_sentence_follows_the_plural_rules_and_the_numbers_of_its_language(
    lang, number, renewed, expected
):
    assert format_earlier(Earlier(number, renewed), words_for(lang)) == expected


def test_what_changed_stands_in_brackets():
    said = format_earlier(Earlier(60, 12, changed="point 3 is new"), words_for("en"))
    assert said == (
        "60 people signed an earlier version of this letter (point 3 is new);"
        " 12 of them have signed this one."
    )


@pytest.mark.parametrize(
    "line",
    [
        "60 people signed an earlier version of this letter; 61 of them have signed this one.",
        "60 person signed an earlier version of this letter; 12 of them have signed this one.",
        "60 people signed an earlier version of this letter (); 12 of them have signed this one.",
        "60 people signed an earlier version of this letter; 12 of them have signed this one. Yes.",
        "All people signed an earlier version of this letter; 12 of them have signed this one.",
    ],
)
def test_other_sentences_are_none(line):
    assert parse_earlier(line, words_for("en")) is None


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_such_a_sentence_or_none(text, lang):
    found = parse_earlier(text, words_for(lang))
    assert found is None or format_earlier(found, words_for(lang)) == text
