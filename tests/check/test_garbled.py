from datetime import date

import pytest

from letterkit.check.checks import run
from letterkit.check.garbled import garbled_text
from letterkit.check.offers import offer
from letterkit.check.roll import Terms
from letterkit.model.finding import Severity

TERMS = Terms(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("SÃ©bastien Example", "Sébastien Example"),
        ("£ucja Przyk³ad", "Łucja Przykład"),
        ("Èâàí Ïðèìåð", "Иван Пример"),
        ("РЎРµСЂРіРµР№ РџСЂРёРјРµСЂ", "Сергей Пример"),
    ],
)
def test_case_15_a_garbled_name_is_for_review_with_what_it_was(people, name, meant):
    signatories = people({"name": name})
    [finding] = [each for each in run(signatories, TERMS) if each.code == "garbled"]
    assert finding.severity is Severity.REVIEW
    assert finding.message == f"the name {name} looks garbled; it may be {meant}"
    assert offer("garbled", signatories[0]) == ("name", meant)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Ada O&#039;Example", "Ada O'Example"), ("Zo&eacute; Example", "Zoé Example")],
)
def test_case_16_an_escaped_name_is_called_that_and_nothing_else(people, name, meant):
    [finding] = run(people({"name": name}), TERMS)
    assert (finding.code, finding.severity) == ("garbled", Severity.REVIEW)
    assert finding.message.endswith(f"it may be {meant}")


@pytest.mark.parametrize("column", ["role", "affiliation", "comment"])
def test_case_16_so_is_an_escaped_affiliation(roll, people, column):
    entry = {"name": "Ada Example", column: "Smith &amp; Sons"}
    [finding] = garbled_text(roll(entry))
    assert finding.message == (
        f"the {column} Smith &amp; Sons of Ada Example looks garbled; it may be Smith & Sons"
    )
    assert offer("garbled", people(entry)[0]) == (column, "Smith & Sons")


def test_a_lost_letter_is_for_review_and_nothing_is_offered_for_it(roll, people):
    [finding] = garbled_text(roll("S\ufffdbastien Example"))
    assert (
        finding.message
        == "the name S\ufffdbastien Example has lost a letter, which stands there as \ufffd"
    )
    assert offer("garbled", people("S\ufffdbastien Example")[0])[1] == "S\ufffdbastien Example"


def test_two_people_with_real_ampersands_are_still_two(people):
    codes = [each.code for each in run(people("Ada & Bo Example", "AT&T"), TERMS)]
    assert codes == ["two-names", "one-word"]


@pytest.mark.parametrize("column", ["name", "role", "affiliation"])
def test_question_marks_for_letters_are_for_review_and_nothing_is_offered(roll, people, column):
    entry = {"name": "Ada Example", column: "S?bastien Institute"}
    [finding] = garbled_text(roll(entry))
    assert finding.message.endswith("may have lost letters, which stand there as ?")
    assert offer("garbled", people(entry)[0]) == (column, "S?bastien Institute")


def test_a_question_in_a_comment_is_no_garbled_text(roll):
    assert not list(garbled_text(roll({"name": "Ada Example", "comment": "Why now?Because it is"})))
