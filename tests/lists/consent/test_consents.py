from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.lists.consent.asked import Question, question_of
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.readings import said_of
from letterkit.wishes.lexicon import Word, languages, tokens_in, words_of
from rows import failing

HERE = Path(__file__).parent
LANGUAGES = ("en", "be", "ru", "uk", "pl", "de", "fr", "es", "ar")


def table(name):
    """The lines of a table by language, each cut at its bars."""
    found = {}
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(tuple(line.split("|")))
    return found


TITLES = table("consent_titles.txt")
ANSWERS = table("consent_answers.txt")


@pytest.mark.parametrize("language", TITLES)
def test_case_01_a_title_is_read_with_its_polarity(language):
    def is_read(expected, title):
        assert (ask_of(title) or "-") == expected

    assert failing(TITLES[language], is_read) == []


@pytest.mark.parametrize("language", ANSWERS)
def test_case_01_an_answer_is_read_by_what_was_asked(language):
    def is_read(title, answer, expected):
        assert said_of(Question(title, ask_of(title)).meaning(answer)) == expected

    assert failing(ANSWERS[language], is_read) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_enough_titles_and_answers_of_both_polarities(language):
    asks = [ask for ask, _ in TITLES[language]]
    assert len(asks) >= 40
    assert {"consent", "shown", "how", "anonymous", "other", "undecided", "-"} <= set(asks)
    readings = [reading for _, _, reading in ANSWERS[language]]
    assert len(readings) >= 20
    assert {"consent", "no consent", "named", "unnamed", "not understood"} <= set(readings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_with_a_word_nobody_knows_in_its_middle_is_never_decided(language):
    # Of a word that we do not know, nobody can say that it does not turn the question round.
    for ask, title in TITLES[language]:
        if ask in ("consent", "shown", "anonymous") and len(title.split()) > 3:
            first, rest = title.split(maxsplit=1)
            assert ask_of(f"{first} xqzt {rest}") not in (Ask.CONSENT, Ask.SHOWN), title


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_that_hides_never_names_whatever_is_put_before_it(language):
    for ask, title in TITLES[language]:
        if ask == "anonymous":
            for prefix in ("Q3. ", "5) ", "<b>Signature</b>: ", "Please: "):
                assert ask_of(prefix + title) in (Ask.ANONYMOUS, Ask.UNDECIDED, Ask.HOW), title


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_that_adds_nothing_holds_a_word_that_turns_a_question(language):
    turning = {Word.NEG, Word.NO, Word.WITHOUT, Word.HIDE, Word.ANON, Word.FLIP}
    lexicon = languages()[language]
    # Arabic for "except that", "of mine", "of yours".
    allowed = {("غير", "ان"), ("الخاص", "بي"), ("الخاص", "بك")}
    phrases = [each for those in lexicon.phrases.values() for each in those]
    for pieces, kind in phrases:
        if kind in (Word.FILLER, Word.PREP, Word.SHOW, Word.PUBLISH, Word.AGREE, Word.BUT):
            kinds = {lexicon.kind(piece.rstrip("*")) for piece in pieces}
            assert pieces in allowed or not kinds & turning, pieces


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_title_is_read_or_left_alone(title):
    assert ask_of(title) in (None, *Ask)


_PIECES = sorted(
    {word for lines in TITLES.values() for _, title in lines for word in title.split()}
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8))
def test_a_title_with_one_word_of_hiding_never_asks_for_consent(words):
    title = " ".join(words)
    ask = ask_of(title)
    if ask in (Ask.CONSENT, Ask.SHOWN):
        plain = [word for word in words_of(title) if word[0].isalnum()]
        kinds = [{each.kind for each in tokens_in(name, plain)} for name in languages()]
        known = [each for each in kinds if Word.UNKNOWN not in each]
        turning = {Word.NEG, Word.WITHOUT, Word.HIDE, Word.ANON, Word.FLIP, Word.TRAP}
        if known and not any(mark in title for mark in "?.!:()/|—–؟"):
            assert not all(each & turning for each in known), title


@pytest.mark.parametrize(
    ("title", "answers", "expected"),
    [
        ("Name display preference", ["Anonymous", "Full name"], Ask.HOW),
        ("Your choice", ["Anonymous", "Full name"], Ask.HOW),
        ("Your choice", ["Anonymously", "On behalf of a union"], Ask.UNDECIDED),
        ("Your choice", ["Do not publish my name", "whatever"], Ask.UNDECIDED),
        ("Public or private", ["Public", "Private"], Ask.HOW),
        ("Publish or hide?", ["yes", "no"], Ask.HOW),
        ("Show initials instead of name", ["Full name", "Initials"], Ask.HOW),
        ("Embargo my name", ["yes", "no"], Ask.UNDECIDED),
        ("Add my name to the letter", ["yes", "no"], Ask.UNDECIDED),
        ("Hidden from the register", ["1", "0"], Ask.UNDECIDED),
        ("Não publicar meu nome", ["sim", "não"], Ask.ANONYMOUS),
        ("Name (will be published)", ["yes", "no"], Ask.UNDECIDED),
        ("Name (will be published)", ["Ada Example", "Bo Example"], None),
        ("Name as it should appear", ["Ada Example", "Bo Example"], None),
        ("Your e-mail will not be published", ["ada@example.org", "bo@example.org"], None),
        ("Do you work in health care?", ["Yes", "No"], None),
        ("Comments", ["I was an anonymous donor once", "Thank you for this"], None),
        ("Anything else?", ["I am not anonymous and proud of it", "Nothing", "ok"], None),
        ("Sector", ["Public", "Private"], None),
        ("Do you use public transport?", ["Yes", "No"], None),
        ("Gender", ["Female", "Male", "Prefer not to say"], None),
        ("Would you help us?", ["Yes", "No", "Maybe", "Not now"], None),
        ("Shoe size", ["38", "41", ""], None),
        ("Country", ["Belarus", "Poland", "not listed"], None),
        ("", ["", ""], None),
    ],
)
def test_case_01_a_column_is_decided_by_its_title_and_its_answers(title, answers, expected):
    found = question_of(title, answers)
    assert (found.ask if found else None) == expected


@pytest.mark.parametrize(
    ("title", "mapped", "expected"),
    [
        ("What shall we do?", "shown", Ask.HOW),
        ("What shall we do?", "consent", Ask.CONSENT),
        ("What shall we do?", "anonymous", Ask.ANONYMOUS),
        ("Hide my name", "shown", Ask.ANONYMOUS),
        ("Do not publish my name", "consent", Ask.ANONYMOUS),
        ("Show my name", "shown", Ask.SHOWN),
        ("May we publish your name?", "shown", Ask.SHOWN),
        ("Do you object to not being anonymous?", "consent", Ask.HOW),
        ("Do you object to not being anonymous?", "shown", Ask.HOW),
        ("I agree to the privacy policy and that my name is published", "consent", Ask.CONSENT),
    ],
)
def test_a_mapping_never_turns_the_polarity_of_a_title(title, mapped, expected):
    assert question_of(title, ["Yes", "No"], mapped=mapped).ask == expected


@pytest.mark.parametrize(
    ("title", "answers", "expected"),
    [
        ("Do you want to remain anonymous?", ["Yes", "No"], ["unnamed", "named"]),
        ("Anonymous?", ["Yes", ""], ["unnamed", "no answer"]),
        ("Anonymous", ["True", "False"], ["unnamed", "named"]),
        ("Do not publish my name", ["Yes", "No"], ["unnamed", "named"]),
        ("Hide my name", ["yes", "no"], ["unnamed", "named"]),
        ("Möchten Sie anonym bleiben?", ["Ja", "Nein"], ["unnamed", "named"]),
        ("Souhaitez-vous rester anonyme ?", ["Oui", "Non"], ["unnamed", "named"]),
        ("Хотите остаться анонимным?", ["Да", "Нет"], ["unnamed", "named"]),
        ("Не публиковать моё имя", ["Да", "Нет"], ["unnamed", "named"]),
        ("Name display preference", ["Anonymous", "Full name"], ["unnamed", "named"]),
        ("public", ["false", "true"], ["unnamed", "named"]),
    ],
)
def test_case_01_who_asks_to_be_hidden_is_hidden(title, answers, expected):
    question = question_of(title, answers)
    assert [said_of(question.meaning(each)) for each in answers] == expected


@pytest.mark.parametrize("title", ["Marketing consent", "I agree to the privacy policy"])
def test_case_03_leave_for_something_else_is_no_leave_to_be_named(title):
    question = question_of(title, ["Yes", "No"])
    assert question.ask is Ask.OTHER
    assert question.meaning("Yes").consent == ""


def test_case_03_a_title_with_two_questions_stops():
    title = "I agree to the privacy policy and that my name is published"
    assert question_of(title, ["Yes"]).ask is Ask.UNDECIDED
