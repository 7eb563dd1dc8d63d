import pytest

from letterkit.check.checks import check_list, run
from letterkit.check.deciding import Hand, decided
from letterkit.check.offers import accepted, offer
from letterkit.check.roll import Terms
from letterkit.check.wishes import wish_not_named
from letterkit.model.decision import Action
from letterkit.model.finding import left_out

HAND = Hand("ada", "2026-11-22T18:04:05Z", "asked her")

WISHES = """
Please do not publish my name|I sign. Please keep me anonymous!|Прошу не публиковать моё имя
Калі ласка, не публікуйце маё імя|Прошу не публікувати моє ім'я|Proszę nie publikować nazwiska
Bitte meinen Namen nicht veröffentlichen|Merci de ne pas publier mon nom
Por favor, no publiquen mi nombre|الرجاء عدم نشر اسمي
"""


def terms():
    from datetime import date

    return Terms(date(2026, 12, 1))


@pytest.mark.parametrize("column", ["role", "affiliation", "comment", "notes"])
@pytest.mark.parametrize("text", WISHES.strip().replace("\n", "|").split("|"))
def test_a_wish_beside_a_name_keeps_it_from_being_shown(roll, column, text):
    [finding] = wish_not_named(roll({"name": "Ada Example", column: text}))
    assert finding.severity == "error"
    assert finding.message == f"the {column} asks not to be named"


def test_so_does_one_in_a_private_column_and_the_message_has_no_name(roll):
    row = {"name": "Ada Example", "private": {"Remarks": "please keep my name private"}}
    [finding] = wish_not_named(roll(row))
    assert finding.message == "the private column “Remarks” asks not to be named"


@pytest.mark.parametrize(
    "row",
    [
        {"shown": "unnamed", "comment": "please do not publish my name"},
        {"shown": "initials", "comment": "please do not publish my name"},
        {"comment": "Stop anonymous hate"},
        {"comment": "The government hides the names of prisoners"},
        {"role": "Private secretary", "affiliation": "Privacy International"},
        {"private": {"answer: Remain anonymous?": "No, I do not want to hide my name"}},
        {"private": {"answer: Shown how?": "anonymous"}},  # `shown` says what came of it
    ],
)
def test_nothing_is_asked_about_other_texts(roll, row):
    assert list(wish_not_named(roll({"name": "Ada Example", **row}))) == []


def test_it_is_settled_by_counting_the_person_or_by_a_decision_that_lapses(people):
    signatories = people({"name": "Ada Example", "comment": "please do not publish my name"})
    assert left_out(run(signatories, terms())) == {0}
    column, text = offer("wish-not-named", signatories[0])
    assert accepted("wish-not-named", signatories[0], column, text) == {"shown": "unnamed"}
    decisions = [decided("wish-not-named", Action.KEEP, signatories, HAND)]
    assert left_out(check_list(signatories, terms(), decisions).findings) == set()
    later = people({"name": "Ada Example", "comment": "do not publish my name, please"})
    assert left_out(check_list(later, terms(), decisions).findings) == {0}
