import hashlib
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.text.text import CanonicalText, Unseen


@pytest.mark.parametrize(
    "variant",
    [
        "Ліст\n\nCafé й\n",
        "\ufeffЛіст\n\nCafé й\n",
        "Ліст\r\n\r\nCafé й\r\n",
        "Ліст\r\rCafé й\r",
        "Ліст\n\nCafe\u0301 и\u0306",
        "\n\nЛіст  \n \t\nCafé\t  й\n\n \n",
    ],
)
def test_variants_of_one_source_hash_alike(variant):
    assert CanonicalText.of(variant).content == "Ліст\n\nCafé й\n"


@pytest.mark.parametrize("changed", ["List", "Lіst", "list", "L ist", "List."])
def test_one_changed_letter_does_not(changed):
    assert CanonicalText.of(changed).sha256 != CanonicalText.of("Lisť").sha256


@given(st.text())
def test_the_canonical_form_is_canonical(text):
    try:
        content = CanonicalText.of(text).content
    except LetterkitError:
        return
    assert CanonicalText.of(content).content == content
    assert content == unicodedata.normalize("NFC", content)
    assert content.endswith("\n")
    assert content == "\n" or not content.endswith("\n\n")
    for line in content.split("\n"):
        assert line == line.rstrip()
        assert "  " not in line.lstrip(" ")


def test_the_hash_is_what_sha256sum_prints(tmp_path):
    text = CanonicalText.of("Адкрыты ліст\n")
    (tmp_path / "letter.txt").write_bytes(text.content.encode())
    printed = subprocess.run(
        ["sha256sum", "letter.txt"], cwd=tmp_path, capture_output=True, check=True, text=True
    ).stdout
    assert printed == f"{text.sha256}  letter.txt\n"


def test_the_fingerprint_is_twelve_characters_of_the_hash_in_base32():
    text = CanonicalText.of("a")
    assert text.sha256 == hashlib.sha256(b"a\n").hexdigest()
    assert text.fingerprint == "Q5BI-7RJC-QA6T"


@pytest.mark.parametrize(
    "character",
    ["\u202e", "\u2066", "\x00", "\x07", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\ud800"],
)
def test_a_character_that_hides_is_refused_with_its_line(character):
    with pytest.raises(LetterkitError) as caught:
        CanonicalText.of(f"one\ntwo {character}x\n")
    assert str(caught.value) == (
        f"text line 2: a hidden character stands in the text: "
        f"U+{ord(character):04X} in {f'two {character}x'!r}"
    )
    assert caught.value.hint == (
        "delete it: it can make a text read differently from what is signed"
    )


def test_the_indent_of_a_nested_item_stays():
    assert CanonicalText.of("- one\n   -  two").content == "- one\n   - two\n"


def test_what_nobody_sees_is_told_with_its_place():
    text = CanonicalText.of("one\nso\u00adft \u200bword\u3164\nنمی\u200cخواهم 👨\u200d👩")
    assert text.unseen() == (
        Unseen(2, 3, "\u00ad"),
        Unseen(2, 7, "\u200b"),
        Unseen(2, 12, "\u3164"),
    )
    assert str(text.unseen()[1]) == "U+200B zero width space"
