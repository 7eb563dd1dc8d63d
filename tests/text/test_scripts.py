from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model import direction_of, runs, script_of, script_of_language


@pytest.mark.parametrize(
    ("lang", "script", "direction"),
    [
        ("en", "Latn", "ltr"),
        ("be", "Cyrl", "ltr"),
        ("be-Latn", "Latn", "ltr"),
        ("sr-Latn-RS", "Latn", "ltr"),
        ("sr", "Cyrl", "ltr"),
        ("ar", "Arab", "rtl"),
        ("he", "Hebr", "rtl"),
        ("fa-IR", "Arab", "rtl"),
        ("az-Arab", "Arab", "rtl"),
        ("zh-hant", "Hant", "ltr"),
        ("und-Arab", "Arab", "rtl"),
        ("xx", "Latn", "ltr"),
    ],
)
def test_a_language_has_its_usual_script(lang, script, direction):
    assert (script_of_language(lang), direction_of(lang)) == (script, direction)


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("a", "Latn"),
        ("я", "Cyrl"),
        ("王", "Hani"),
        ("ე", "Geor"),
        (" ", ""),
        ("1", ""),
        ("\u0301", ""),
    ],
)
def test_a_character_has_a_script_unless_scripts_share_it(character, script):
    assert script_of(character) == script


@pytest.mark.parametrize(
    ("text", "lang", "parts"),
    [
        ("", "en", []),
        ("plain", "en", [("plain", "")]),
        ("Žofia 42", "en", [("Žofia 42", "")]),
        ("Ada Прыклад", "en", [("Ada ", ""), ("Прыклад", "und-Cyrl")]),
        ("Ада Example, 7", "be", [("Ада ", ""), ("Example, 7", "und-Latn")]),
        ("«Example» і", "be", [("«", ""), ("Example", "und-Latn"), ("» і", "")]),
        ("فاطمة (Example)", "ar", [("فاطمة (", ""), ("Example", "und-Latn"), (")", "")]),
        ("美咲 みさき", "en", [("美咲 みさき", "ja")]),
        ("王 Ada", "en", [("王", "und-Hani"), (" Ada", "")]),
        ("김 金", "en", [("김 金", "ko")]),
        ("東京 かな", "ja", [("東京 かな", "")]),
        ("42 !", "be", [("42 !", "")]),
    ],
)
def test_text_is_cut_where_its_script_changes(text, lang, parts):
    assert runs(text, lang) == parts


@given(st.text(max_size=40), st.sampled_from(["en", "be", "ar", "ja", "ko", "zh", "sr-Latn"]))
def test_the_parts_are_the_text_and_no_two_neighbours_share_a_language(text, lang):
    parts = runs(text, lang)
    assert "".join(part for part, _ in parts) == text
    assert all(part for part, _ in parts)
    assert all(one[1] != two[1] for one, two in pairwise(parts))
