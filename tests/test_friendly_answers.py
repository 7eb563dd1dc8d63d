"""A friendly second e-mail costs one decision at most, and the confirmation stays in force."""

import pytest

from test_answers import add, answer, code_of, invited, rows, town, waiting

__all__ = ["invited", "town"]  # pytest finds them here

FRIENDLY = (
    "Great work, when is the event?",
    "Vielen Dank! Wann ist das Treffen?",
    "Спасибо! Когда встреча?",
    "🙏",
)


@pytest.fixture
def confirmed(invited):
    add(invited, answer(f"I sign {code_of(invited, 'a1')}"), "yes.eml")
    return invited


def level(town):
    return rows(town)[1].split(",")[7]


@pytest.mark.parametrize("said", FRIENDLY)
def test_a_confirmation_stands_beside_a_friendly_email(confirmed, said):
    out, errors = add(confirmed, answer(said), "more.eml")
    assert out == "signatories/housing.csv: 1 to review\n"
    assert "a confirmation of theirs stands beside it" in errors
    assert level(confirmed) == "code"
    _, errors = confirmed.letterkit("build", "housing", "--format", "txt")
    assert "Ada Example" in confirmed.read("build/housing/housing.en.txt")
    assert "left out" not in errors
    _, errors = confirmed.letterkit("review", "housing")
    assert "friendly by its words: the signature stands" in errors
    assert "=neither --why REASON" in errors
    out, _ = confirmed.letterkit("review", "housing", "--decide", "answer:a1=neither", "--why", "x")
    assert out == "housing: answers: 1 decided, 0 decided before\n"
    assert level(confirmed) == "code"


def test_a_doubtful_email_after_a_friendly_one_calls_the_confirmation_back(confirmed):
    add(confirmed, answer("Thank you! When is the event?"), "thanks.eml")
    add(confirmed, answer("Too dangerous, sorry."), "later.eml")
    assert level(confirmed) == "listed"
    assert len(waiting(confirmed)) == 3
    confirmed.letterkit("build", "housing", "--format", "txt")
    assert "Ada Example" not in confirmed.read("build/housing/housing.en.txt")


def test_a_friendly_email_by_somebody_who_has_not_confirmed_waits_as_any_other(invited):
    add(invited, answer("Great work, when is the event?"))
    invited.letterkit("build", "housing", "--format", "txt")
    assert "Ada Example" not in invited.read("build/housing/housing.en.txt")
    add(invited, answer(f"I sign {code_of(invited, 'a1')}"), "yes.eml")
    assert level(invited) == "code"
    invited.letterkit("build", "housing", "--format", "txt")
    assert "Ada Example" in invited.read("build/housing/housing.en.txt")


@pytest.mark.parametrize(
    "change",
    [
        lambda mail: mail.replace(b"Re: Please sign: Homes", b"NO"),
        lambda mail: mail.replace(b"Ada Example <", b"Ada (do not publish) <"),
        lambda mail: mail.replace(b"Thank you!", b"Thank you!\r\n\r\n> Please remove my name"),
        lambda mail: mail.replace(b"Thank you!", b"Thank you! But wait."),
    ],
    ids=["subject", "name", "quotation", "words"],
)
def test_a_doubt_anywhere_in_a_friendly_email_calls_the_confirmation_back(confirmed, change):
    add(confirmed, change(answer("Thank you!")), "more.eml")
    assert level(confirmed) == "listed"


@pytest.mark.parametrize("then", [("--undo",), ("--decide", "answer:ID=neither", "--why", "x")])
def test_a_list_that_shows_less_after_a_decision_was_taken_back_says_so(invited, then):
    add(invited, answer(f"I sign {code_of(invited, 'a1')}\n\nonly my initials please"))
    (kept,) = waiting(invited)
    decide = ("review", "housing", "--why", "x", "--decide", "answer:a1=initials")
    invited.letterkit(*decide)
    shown = invited.read("signatories/housing.csv")
    assert "initials" in shown
    then = [each.replace("ID", kept.stem) for each in then]
    _, errors = invited.letterkit("review", "housing", *then)
    assert "the list still has Ada Example to be shown by their initials" in errors
    assert "write named below `shown` in signatories/housing.csv, at a1" in errors
    assert "initials" in invited.read("signatories/housing.csv")
