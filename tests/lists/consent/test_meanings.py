import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.consent.asked import question_of, unplaced
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.meanings import (
    EMPTY,
    UNCLEAR,
    UNKNOWN,
    Meaning,
    Status,
    combine,
    meaning,
)
from letterkit.lists.consent.readings import Reading, readings
from letterkit.model import Shown
from letterkit.wishes.lexicon import Word, languages, tokens_in, words_of

NAMED = Meaning(Status.CLEAR, "", Shown.NAMED)
UNNAMED = Meaning(Status.CLEAR, "", Shown.UNNAMED)
YES = Meaning(Status.CLEAR, "yes")
NO = Meaning(Status.CLEAR, "no")
# A yes beside one of these says less than a yes, or nothing.
_HIDING = {
    Word.NO, Word.NEG, Word.WITHOUT, Word.HIDE, Word.ANON, Word.FLIP, Word.AGAINST, Word.TRAP,
    Word.IF, Word.NE,
}  # fmt: skip


def words_in(language):
    """All that a language's lexicon knows, with beginnings of words as words."""
    lexicon = languages()[language]
    single = [*lexicon.exact, *lexicon.stems]
    phrases = [each for those in lexicon.phrases.values() for each, _ in those]
    return sorted({*single, *(" ".join(each).replace("*", "") for each in phrases)})


def names(found):
    return found.consent == "yes" and found.shown in ("", Shown.NAMED)


@st.composite
def answers_in_a_language(draw):
    language = draw(st.sampled_from(sorted(languages())))
    known = st.sampled_from(words_in(language))
    marks = st.sampled_from([" ", " ", " ", ", ", "; ", ". "])
    pieces = draw(st.lists(st.tuples(known, marks), min_size=1, max_size=6))
    return language, "".join(word + mark for word, mark in pieces)


@settings(max_examples=3000, deadline=None)
@given(answers_in_a_language())
@example(("en", "yes not"))
@example(("fr", "oui ne"))
@example(("fr", "si, "))
@example(("fr", "si a "))
@example(("pl", "tak nie"))
def test_no_answer_with_a_word_of_hiding_is_ever_a_consent_to_be_named(case):
    language, answer = case
    if names(meaning(Ask.CONSENT, answer)):
        for clause in answer.replace(";", ",").replace(".", ",").split(","):
            tokens = tokens_in(language, words_of(clause))
            saying = [token for token in tokens if token.kind is not Word.FILLER]
            # "Si" is yes in Spanish, and a French "if" by itself says nothing.
            if [token.text for token in saying] != ["si"]:
                assert not {token.kind for token in saying} & _HIDING, answer


@settings(max_examples=500, deadline=None)
@given(answers_in_a_language(), st.text("qxz", min_size=4, max_size=8), st.integers(0, 40))
def test_no_answer_with_a_word_that_nobody_knows_names_or_gives_consent(case, word, place):
    _, answer = case
    words = answer.split()
    words.insert(min(place, len(words)), word)
    for ask in Ask:
        found = meaning(ask, " ".join(words))
        assert found.status in (Status.UNKNOWN, Status.UNCLEAR)
        assert (found.consent, found.shown) == ("", Shown.UNNAMED)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(list(Ask)), st.text(max_size=60))
def test_any_text_has_a_meaning(ask, answer):
    assert isinstance(meaning(ask, answer), Meaning)


@pytest.mark.parametrize("ask", [Ask.OTHER, Ask.UNDECIDED])
@pytest.mark.parametrize("answer", ["Yes", "No", "Publish my name", "Anonymous", "named"])
def test_an_answer_to_an_undecided_question_is_never_understood(ask, answer):
    assert meaning(ask, answer) == UNKNOWN


@pytest.mark.parametrize("shown", list(Shown))
def test_the_words_of_a_list_are_read_as_they_are(shown):
    assert meaning(Ask.HOW, shown.value) == Meaning(Status.CLEAR, "", shown)
    assert meaning(Ask.SHOWN, shown.value.upper()) == Meaning(Status.CLEAR, "", shown)


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_yes_no_and_maybe_is_one_in_all_questions(language):
    lexicon = languages()[language]
    for word, kind in lexicon.exact.items():
        if kind is Word.YES:
            assert meaning(Ask.CONSENT, word) == YES, word
            assert meaning(Ask.ANONYMOUS, word) == UNNAMED, word
        if kind is Word.NO:
            assert meaning(Ask.CONSENT, word) == NO, word
            assert meaning(Ask.ANONYMOUS, word) == NAMED, word
            assert meaning(Ask.SHOWN, word) == UNNAMED, word
        if kind is Word.UNCLEAR:
            assert meaning(Ask.CONSENT, word) == UNCLEAR, word


@pytest.mark.parametrize("answer", ["Yes", "YES.", " yes ", "“Yes”", "Yes!", "ye\u200bs", "ＹＥＳ"])
def test_case_marks_and_hidden_characters_make_no_difference(answer):
    assert meaning(Ask.CONSENT, answer) == YES


@pytest.mark.parametrize("answer", ["", "  ", "\n", "\u200b", "\ufeff"])
def test_no_answer_is_empty(answer):
    assert meaning(Ask.CONSENT, answer) == EMPTY


@pytest.mark.parametrize("answer", ["?", "??", "-", "—", "…", "n/a", "N.A.", "Yes?", "да?", "نعم؟"])
def test_an_answer_that_is_none_is_not_clear(answer):
    for ask in (Ask.CONSENT, Ask.SHOWN, Ask.HOW, Ask.ANONYMOUS):
        assert meaning(ask, answer) == UNCLEAR


def test_case_03_yes_anonymously_is_unnamed_with_consent():
    for answer in ("Yes, anonymously", "No, only count us", "Count me but do not show"):
        found = meaning(Ask.CONSENT, answer)
        assert found == Meaning(Status.CLEAR, "yes", Shown.UNNAMED), answer


def test_what_a_coordinator_says_that_an_answer_means_goes_first():
    chosen = {"Only count me": "unnamed", "As you like": "named", "Ask me": "unclear"}
    assert meaning(Ask.CONSENT, "only  COUNT me", chosen).shown == Shown.UNNAMED
    assert meaning(Ask.HOW, "As you like", chosen) == NAMED
    assert meaning(Ask.CONSENT, "As you like", chosen) == Meaning(Status.CLEAR, "yes", Shown.NAMED)
    assert meaning(Ask.HOW, "Ask me", chosen) == UNCLEAR
    assert meaning(Ask.UNDECIDED, "As you like", chosen) == NAMED
    assert meaning(Ask.HOW, "Ask us", chosen) == UNKNOWN


def test_a_meaning_that_does_not_exist_is_refused():
    with pytest.raises(LetterkitError) as caught:
        meaning(Ask.HOW, "Ask me", {"Ask me": "perhaps"})
    assert str(caught.value) == "--map: unknown meaning of an answer: perhaps"
    assert caught.value.hint.startswith("it is one of named, initials, role, unnamed, yes, no")


@pytest.mark.parametrize(
    ("meanings", "expected"),
    [
        ([], EMPTY),
        ([EMPTY, EMPTY], EMPTY),
        ([YES, EMPTY], YES),
        ([YES, NO], NO),
        ([YES, NAMED], Meaning(Status.CLEAR, "yes", Shown.NAMED)),
        ([YES, UNNAMED, NAMED], Meaning(Status.CLEAR, "yes", Shown.UNNAMED)),
        ([YES, UNCLEAR], UNCLEAR),
        ([NO, UNCLEAR], Meaning(Status.UNCLEAR, "no", Shown.UNNAMED)),
        ([UNCLEAR, UNKNOWN, YES], UNKNOWN),
        (
            [Meaning(Status.CLEAR, "", Shown.INITIALS), Meaning(Status.CLEAR, "", Shown.ROLE)],
            Meaning(Status.CLEAR, "", Shown.ROLE),
        ),
    ],
)
def test_of_several_columns_the_one_that_names_least_counts(meanings, expected):
    assert combine(meanings) == expected
    assert combine(reversed(meanings)) == expected


def test_a_box_that_was_not_ticked_gives_no_leave_and_nobody_can_give_it():
    title = "I agree to have my name published"
    question = question_of(title, ["x", "", "x"])
    assert question.meaning("x") == YES
    assert question.meaning("") == UNCLEAR
    repeated = question_of(title, [title, ""])
    assert (repeated.meaning(title), repeated.meaning(" ")) == (YES, UNCLEAR)


def test_a_box_to_be_shown_that_was_not_ticked_hides():
    question = question_of("Display my name publicly", ["TRUE", ""])
    assert (question.meaning("TRUE"), question.meaning("")) == (NAMED, UNNAMED)


def test_a_box_to_be_hidden_that_was_not_ticked_says_nothing():
    question = question_of("Anonymous?", ["Yes", ""])
    assert (question.meaning("Yes"), question.meaning("")) == (UNNAMED, EMPTY)


def test_an_empty_answer_beside_a_no_is_no_answer():
    question = question_of("May we publish your name?", ["Yes", "No", ""])
    assert question.meaning("") == EMPTY


def test_the_summary_shows_each_answer_with_its_reading_and_how_many_gave_it():
    answers = ["Yes, with my name", "Only my initials", "?", "Yes, with  my name", "As you like"]
    question = question_of("How should your name be shown?", answers)
    assert readings(question, answers) == [
        Reading("As you like", "not understood", 1),
        Reading("Yes, with my name", "named", 2),
        Reading("Only my initials", "initials", 1),
        Reading("?", "not clear, left out", 1),
    ]
    assert unplaced(question, answers) == ["As you like"]


def test_a_summary_of_very_many_answers_is_cut_and_counted():
    answers = [f"answer {number}" for number in range(70)] + ["x" * 500]
    question = question_of("May we publish your name?", answers)
    shown = readings(question, answers, most=10)
    assert len(shown) == 11
    assert shown[-1] == Reading("(61 other answers)", "various", 61)
    assert max(len(each.answer) for each in shown) <= 120
