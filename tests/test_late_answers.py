"""Answers that come too late, from someone who withdrew, or beside a friendly word."""

import re

import pytest

from test_answers import add, answer, code_of, decided, invited, rows, town, waiting

__all__ = ["invited", "town"]  # pytest finds them here


def test_a_reply_to_an_earlier_text_is_named_for_what_it_is(invited):
    code = code_of(invited, "a1")
    letter = invited.folder / "letters/housing/letter.md"
    letter.write_text(letter.read_text().replace("Build homes.", "Build many homes."))
    _, errors = add(invited, answer(f"I sign {code}"), code=1)
    assert "a1 confirmed an earlier text of the letter\n" in errors
    hint = re.search(r"`letterkit (invite housing --changed)`", errors)
    out, _ = invited.letterkit(*hint[1].split())
    assert "written" in out


def test_a_reply_to_another_name_is_named_for_what_it_is(invited):
    code = code_of(invited, "a1")
    listed = invited.read("signatories/housing.csv").replace("Ada Example", "Ada Sample")
    invited.write("signatories/housing.csv", listed)
    _, errors = add(invited, answer(f"I sign {code}", "Ada Sample <ada@example.org>"), code=1)
    assert "a1 confirmed another entry than the list has: " in errors
    hint = re.search(r"`letterkit (invite housing)`", errors)
    invited.letterkit(*hint[1].split())
    assert code_of(invited, "a1") != code


@pytest.mark.parametrize(
    "phrase", ["Я подписываю", "я ПІДПИСУЮ", "Я падпісваю", "Ja podpisuję", "Yo firmo"]
)
def test_the_phrase_with_its_i_confirms(invited, phrase):
    add(invited, answer(f"{phrase} {code_of(invited, 'a1')}"))
    assert rows(invited)[1].split(",")[7] == "code"


@pytest.mark.parametrize("phrase", ["Я не подписываю", "Я не підписую", "Ja nie podpisuję"])
def test_the_phrase_with_a_no_in_it_waits(invited, phrase):
    add(invited, answer(f"{phrase} {code_of(invited, 'a1')}"))
    assert len(waiting(invited)) == 1


@pytest.mark.parametrize(
    "block, waits",
    [("Sent from my iPhone", 0), ("Sent from my phone", 0), ("under duress", 1)],
)
def test_what_a_telephone_adds_below_the_mark_of_a_signature_says_nothing(invited, block, waits):
    add(invited, answer(f"I sign {code_of(invited, 'a1')}\n\n-- \n{block}"))
    assert len(waiting(invited)) == waits


def test_someone_who_withdrew_is_said_to_have(invited):
    mail = answer(f"I sign {code_of(invited, 'a1')}")
    add(invited, mail)
    invited.letterkit("withdraw", "housing", "--id", "a1", "--yes")
    _, errors = add(invited, mail, code=1)
    assert "the person with this address withdrew, and stays off the list" in errors
    assert "nobody was invited" not in errors


def test_a_code_in_a_quotation_alone_is_the_coordinators_word(invited):
    add(invited, answer(f"Yes of course\n\n> I sign {code_of(invited, 'a1')}"))
    _, errors = decided(invited, "a1", "yes")
    assert "the code stands only in what they quote" in errors


def test_review_offers_only_what_it_takes(invited):
    add(invited, answer("Who else signs?"))
    _, errors = invited.letterkit("review", "housing")
    assert "=yes" not in errors
    assert "=named" not in errors
    hint = re.search(r"letterkit (review housing --decide \S+ --why REASON)", errors)
    invited.letterkit(*hint[1].split())


def test_a_refusal_with_its_code_is_offered_no_yes(invited):
    add(invited, answer(f"I sign {code_of(invited, 'a1')}. No, please remove me."))
    _, errors = invited.letterkit("review", "housing")
    assert "=yes" not in errors


def test_the_hint_says_which_answer_is_the_confirmation(invited):
    add(invited, answer(f"I sign {code_of(invited, 'a1')}"), "yes.eml")
    add(invited, answer("Who else signs?"), "question.eml")
    assert len(waiting(invited)) == 2
    decide = ("review", "housing", "--decide", "answer:a1=neither", "--why", "x")
    _, errors = invited.letterkit(*decide, code=2)
    assert "(their confirmation)" in errors
    assert "(their other words)" in errors
    assert rows(invited)[1].split(",")[7] == "listed"


def test_someone_who_an_edition_took_out_may_be_named_by_older_copies(invited):
    publish = ("publish", "housing", "--yes", "--format", "txt")
    invited.letterkit("keygen", "housing")
    invited.letterkit(*publish)
    add(invited, answer("Please take my name off."))
    invited.letterkit(*publish, "--leave-out")
    out, errors = invited.letterkit("withdraw", "housing", "--id", "a1", "--yes")
    assert out == (
        "housing: a1 is off the list; was in edition 1; taken out in edition 2;"
        " copies of edition 1 still name them\n"
    )
    assert "build may name them" in errors
    assert not (invited.folder / "registers/housing/taken-out").exists()


def test_someone_who_an_edition_took_out_before_this_was_kept_may_be_in_older_copies(invited):
    publish = ("publish", "housing", "--yes", "--format", "txt")
    invited.letterkit("keygen", "housing")
    invited.letterkit(*publish)
    add(invited, answer("Please take my name off."))
    invited.letterkit(*publish, "--leave-out")
    kept = invited.folder / "registers/housing/taken-out"
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.unlink()
    out, errors = invited.letterkit("withdraw", "housing", "--id", "a1", "--yes")
    assert out == "housing: a1 is off the list, and not in edition 2\n"
    assert "if they were in an edition before that, copies of it still name them" in errors


def test_someone_who_was_never_published_was_in_no_edition(invited):
    out, _ = invited.letterkit("withdraw", "housing", "--id", "a1", "--yes")
    assert out == "housing: a1 is off the list, and was in no edition\n"
