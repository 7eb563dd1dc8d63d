"""A plain yes, "no, it was not me", and no more e-mails: in each language, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.answers.mail_answers import Plain, language, languages, offered, plain_answer

ENTRY = ("Ada Example", "Reader", "Example Library", "ada@example.org", "")
EACH = [
    (lang, what)
    for lang in ("en", "be", "ru", "uk", "de", "fr", "es", "pl", "ka", "ar")
    for what in Plain
]


@pytest.mark.parametrize(("lang", "what"), EACH)
def test_the_words_that_an_e_mail_shows_are_heard_as_they_stand(lang, what):
    words = offered(lang, what)
    assert lang in languages()
    for text in (words, f"    {words}", words.upper(), f"{words}.", f"“{words}”", f"\n{words}\n"):
        assert plain_answer(text, ENTRY) is what, text
    signed = f"{words}\n\nBest wishes\nAda Example\n\nSent from my iPhone"
    assert plain_answer(signed, ENTRY) is what


@pytest.mark.parametrize(("lang", "what"), EACH)
def test_no_words_say_two_things(lang, what):
    others = [plain_answer(offered(other, each), ENTRY) for other, each in EACH if each is not what]
    assert what not in others


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "yes?", "yes and no", "yes, but without my name", "maybe", "not yes", "no more",
        "yes\n\nbut remove my address", "no\n\nactually yes", "I signed", "yes no",
        "stop it please", "?", "👍", "ok", "it was me, not him", "no problem", "nobody",
        "yes\nno, it was not me",
    ],
)  # fmt: skip
def test_other_words_are_for_a_person_to_judge(text):
    assert plain_answer(text, ENTRY) is None


def test_a_language_without_words_is_answered_in_english():
    assert (language("pt-BR"), language("de-AT"), language("ar")) == ("en", "de", "ar")


@given(st.text(max_size=60))
def test_any_text_is_plain_or_not(text):
    assert plain_answer(text, ENTRY) in (None, *Plain)
