"""An answer that waits or says no keeps a person unnamed until the coordinator decides."""

import json
import re
from email.utils import formatdate
from time import time

import pytest

from signing import LIST, Town
from test_answers import (
    OUTBOX,
    add,
    answer,
    code_of,
    decided,
    invited,
    rows,
    waiting,
)

__all__ = ["invited"]  # pytest finds it here

TEXT = "build/housing/housing.en.txt"
BUILD = ("build", "housing", "--format", "txt")
PUBLISH = ("publish", "housing", "--yes", "--format", "txt")


@pytest.fixture
def town(tmp_path):
    town = Town(tmp_path, tmp_path / "gnupg")
    town.write("letterkit.toml", 'organisation = "Homes for All"\nemail = "letters@example.org"\n')
    return town


def built(town):
    """The names of the text, and what `build` says."""
    _, errors = town.letterkit(*BUILD)
    return town.read(TEXT), errors


@pytest.fixture
def refusing(invited):
    add(invited, answer("Please take my name off."), "no.eml")
    return invited


@pytest.mark.parametrize("said", ["Please take my name off.", "Do not sign.", "Who else signs?"])
def test_someone_who_has_an_answer_that_waits_is_not_built_in(invited, said):
    assert "Ada Example" in built(invited)[0]
    add(invited, answer(said))
    text, errors = built(invited)
    assert "Ada Example" not in text
    assert "Cy Example" in text
    told = "1 left out: an answer of theirs waits for your decision: letterkit review housing\n"
    assert f"housing: {told}" in errors


def test_what_says_neither_yes_nor_no_keeps_nobody_out_and_a_refusal_does(invited):
    add(invited, answer("Who else does not sign?"))
    decided(invited, "a1", "neither")
    text, errors = built(invited)
    assert "Ada Example" in text
    assert "left out" not in errors
    (mail,) = waiting(invited)
    decided(invited, mail.stem, "no")
    text, errors = built(invited)
    assert "Ada Example" not in text
    assert "housing: 1 left out: has answered no:\n" in errors
    assert f"  answer:{mail.stem} says no: letterkit withdraw housing --id a1\n" in errors
    hint = re.search(r"letterkit (review housing --decide answer:\S+=neither) --why REASON", errors)
    invited.letterkit(*hint[1].split(), "--why", "REASON")
    assert "Ada Example" in built(invited)[0]


def test_the_same_person_on_another_row_and_without_ids_is_not_named_either(refusing):
    row = LIST.splitlines()[1].replace("a1,", "z9,").replace("Mathematician", "Professor")
    refusing.write("signatories/housing.csv", LIST + row + "\n")
    assert "Ada Example" not in built(refusing)[0]
    refusing.write("signatories/housing.csv", "name,consent\nAda Example,yes\nCy Example,yes\n")
    text, _ = built(refusing)
    assert ("Ada Example" in text, "Cy Example" in text) == (False, True)


def test_publish_stops_with_the_ids_and_leave_out_leaves_them_out(refusing):
    refusing.letterkit("keygen", "housing")
    (mail,) = waiting(refusing)
    before = refusing.state()
    _, errors = refusing.letterkit(*PUBLISH, code=2)
    assert f"signatories/housing.csv:2: a1: answer:{mail.stem} waits: letterkit review" in errors
    assert "housing: 1 on the list has an answer that waits for your decision, or" in errors
    assert refusing.state() == before
    refusing.letterkit(*PUBLISH, "--leave-out")
    assert "Ada Example" not in refusing.read(TEXT)
    assert mail.exists()


def test_someone_who_is_in_an_edition_goes_with_leave_out_and_their_answer_stays(invited):
    invited.letterkit("keygen", "housing")
    invited.letterkit(*PUBLISH)
    invited.letterkit("receipts", "housing")
    add(invited, answer("Please take my name off."), "no.eml")
    (mail,) = waiting(invited)
    invited.letterkit(*PUBLISH, code=2)
    _, errors = invited.letterkit(*PUBLISH, "--leave-out")
    assert "housing: a1 is in the edition before: this one takes their entry out, and" in errors
    assert "Ada Example" not in invited.read(TEXT)
    assert mail.exists()
    assert not list((invited.folder / "registers/housing/receipts").glob("a1.*"))
    decided(invited, "a1", "neither")
    invited.letterkit(*PUBLISH)
    assert "Ada Example" in invited.read(TEXT)


def test_someone_who_waits_gets_no_second_invitation_and_no_promise(refusing):
    out, _ = refusing.letterkit("invite", "housing")
    assert out == f"{OUTBOX}: 2 written, 1 with an answer that waits for review\n"
    refusing.letterkit("keygen", "housing")
    out, errors = refusing.letterkit("publish", "housing", "--promise", "--yes")
    assert "2 promises" in out
    assert "housing: 1 left out: their answers wait for your decision, or say no" in errors


def dated(said, date, *more):
    mail = answer(said, "Ada Example <ada@example.org>", *more)
    line = f"Date: {date}\r\n".encode() if date else b""
    return mail.replace(b"Date: Sun, 22 Nov 2026 10:00:00 +0000\r\n", line)


NOW = time()
IMPOSSIBLE = {
    "before the invitation": formatdate(NOW - 90 * 86400),
    "in the future": formatdate(NOW + 90 * 86400),
    "missing": "",
    "no date": "yesterday",
}


@pytest.mark.parametrize("date", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_a_date_that_cannot_be_makes_no_answer_older_or_newer(invited, date):
    yes = f"I sign {code_of(invited, 'a1')}"
    add(invited, dated(yes, formatdate(NOW)), "yes.eml")
    assert rows(invited)[1].split(",")[7] == "code"
    # Sent before the yes, it would take nothing back.
    out, _ = add(invited, dated("No, remove me", date), "no.eml")
    assert out == "signatories/housing.csv: 2 to review\n"
    assert rows(invited)[1].split(",")[7] == "listed"


@pytest.mark.parametrize("date", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_a_yes_with_a_date_that_cannot_be_is_no_later_than_a_no(invited, date):
    add(invited, dated("No, remove me", formatdate(NOW)), "no.eml")
    out, _ = add(invited, dated(f"I sign {code_of(invited, 'a1')}", date), "yes.eml")
    assert out == "signatories/housing.csv: 1 to review\n"


def test_a_yes_sent_after_a_no_counts_where_both_dates_can_be(invited):
    add(invited, dated("No, remove me", formatdate(NOW)), "no.eml")
    mail = dated(f"I sign {code_of(invited, 'a1')}", formatdate(NOW + 60))
    assert add(invited, mail, "yes.eml")[0] == "signatories/housing.csv: 1 confirmed\n"
    assert add(invited, mail, "yes.eml")[0] == "signatories/housing.csv: 1 there already\n"


def shown_answers(town):
    _, errors = town.letterkit("review", "housing")
    return errors


def test_review_shows_heads_and_the_order_of_time(invited):
    second = dated("Who else signs?", formatdate(NOW + 60))
    first = dated("No, remove me", formatdate(NOW)).replace(b"Re: Please sign: Homes", b"Homes?")
    never = dated("Hello", formatdate(NOW + 90 * 86400))
    for number, mail in enumerate((never, second, first)):
        add(invited, mail, f"{number}.eml")
    errors = shown_answers(invited)
    places = [
        errors.index(f"    {said}\n")
        for said in ("No, remove", "Who else", "Hello")
        if f"    {said}\n" in errors
    ]
    assert places == sorted(places)
    assert (
        errors.index("No, remove me") < errors.index("Who else signs?") < errors.index("    Hello")
    )
    assert "  from: Ada Example <ada@example.org>\n  subject: Homes?\n  date: 20" in errors
    assert "  date: unknown: the e-mail says " in errors
    assert re.search(r"  after it: answer \w{16}, 20..-..-.. ..:.. UTC, not decided\n", errors)
    assert re.search(r"  before it: answer \w{16}, ", errors)
    assert re.search(r"  before or after it: answer \w{16}, unknown: ", errors)


WISHES = {
    "en": ("but without my name", "unnamed"),
    "en initials": ("only initials", "initials"),
    "en anonymously": ("anonymously", "unnamed"),
    "be": ("але без майго імя", "unnamed"),
    "ru": ("только инициалы", "initials"),
    "uk": ("але без мого імені", "unnamed"),
    "de": ("aber ohne meinen Namen", "unnamed"),
    "fr": ("de façon anonyme", "unnamed"),
    "es": ("solo mis iniciales", "initials"),
    "pl": ("ale bez nazwiska", "unnamed"),
    "ar": ("لكن بدون اسمي", "unnamed"),
}


@pytest.mark.parametrize("lang", WISHES)
def test_a_yes_that_would_show_more_than_the_words_stops_with_a_hint_that_works(invited, lang):
    wish, shown = WISHES[lang]
    add(invited, answer(f"I sign {code_of(invited, 'a1')}, {wish}"))
    (mail,) = waiting(invited)
    decide = ("review", "housing", "--decide", f"answer:{mail.stem}=yes", "--why", "x")
    before = invited.state()
    _, errors = invited.letterkit(*decide, code=2)
    assert invited.state() == before
    hint = re.search(rf"`letterkit (review \S+ --decide answer:\w+={shown} --why \w+)`", errors)
    invited.letterkit(*hint[1].split())
    cells = rows(invited)[1].split(",")
    assert cells[6:8] == [shown, "code"]
    assert "Ada Example" not in built(invited)[0]


def test_a_yes_to_a_name_is_said_with_named_and_plain_thanks_need_none(invited):
    add(invited, answer(f"I sign {code_of(invited, 'a1')}, not anonymously"))
    decided(invited, "a1", "named")
    assert rows(invited)[1].split(",")[6:8] == ["named", "code"]
    code = code_of(invited, "c1")
    add(invited, answer(f"I sign {code}, thank you so much", "Cy <cy@example.org>"), "c.eml")
    decided(invited, "c1", "yes")
    assert rows(invited)[3].split(",")[6:8] == ["named", "code"]


def test_the_hint_of_review_works_as_it_stands(invited):
    add(invited, answer(f"Hello, I sign {code_of(invited, 'a1')}"))
    errors = shown_answers(invited)
    hint = re.search(
        r"or decide with: letterkit (review housing --decide \S+=yes --why REASON)\n", errors
    )
    out, _ = invited.letterkit(*hint[1].split())
    assert out == "housing: answers: 1 decided, 0 decided before\n"


@pytest.mark.parametrize("levels", ["listed", "code"])
def test_a_question_after_an_edition_stops_the_next_whatever_evidence_counts(invited, levels):
    letter = invited.folder / "letters/housing/letter.md"
    letter.write_text(letter.read_text().replace("lang: en", f"lang: en\nlevels: {levels}"))
    add(invited, answer(f"I sign {code_of(invited, 'a1')}"), "yes.eml")
    invited.letterkit("keygen", "housing")
    invited.letterkit(*PUBLISH)
    invited.letterkit("receipts", "housing")
    (receipt,) = (invited.folder / "registers/housing/receipts").glob("a1.*")
    add(invited, dated("Great work, who else signs?", formatdate(NOW)), "question.eml")
    before = invited.state()
    _, errors = invited.letterkit(*PUBLISH, code=2)
    assert re.search(r"signatories/housing.csv:2: a1: answer:\w+ waits: ", errors)
    assert invited.state() == before
    assert receipt.exists()
    _, errors = built(invited)
    assert "1 left out: an answer of theirs waits" in errors or "2 answers" in errors
    _, errors = invited.letterkit(*PUBLISH, "--leave-out")
    assert "housing: a1 is in the edition before: this one takes their entry out, and" in errors


def test_stats_counts_those_in_a_build(invited):
    add(invited, answer("Who else signs?"))
    built(invited)
    out, _ = invited.letterkit("build", "housing", "--format", "txt", "--json")
    made = json.loads(out)["letters"][0]
    out, _ = invited.letterkit("stats", "housing", "--json")
    figures = json.loads(out)["letters"][0]
    assert (figures["named"], figures["unnamed"]) == (made["named"], made["unnamed"])
    assert figures["left_out"]["answer"] == made["left_out"]["waiting"] == 1
    out, _ = invited.letterkit("stats", "housing")
    assert "an answer that waits, or says no" in out
