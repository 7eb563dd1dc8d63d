import pytest

from letterkit.check.checks import KEEPING_OUT, check_list, run
from letterkit.check.deciding import Hand, choices, decided, parse_decide
from letterkit.check.offers import accepted, offer
from letterkit.check.private_fields import private_formula, private_in_public
from letterkit.check.roll import Terms
from letterkit.errors import LetterkitError
from letterkit.model.decision import Action
from letterkit.model.finding import Severity

HAND = Hand("ada", "2026-11-22T18:04:05Z", "looked at it")
PUBLIC = ("role", "affiliation", "country", "comment", "link")


def terms(today=None):
    from datetime import date

    return Terms(date(2026, 12, 1))


@pytest.mark.parametrize("column", PUBLIC)
def test_case_02_an_address_in_a_public_column_keeps_the_entry_out(roll, column):
    entry = {"name": "Ada Example", column: "https://x.example/?m=ada@example.org"}
    [finding] = private_in_public(roll(entry))
    assert (finding.code, finding.severity) == ("private-in-public", Severity.ERROR)
    assert finding.message == f"an e-mail address stands in the {column} of Ada Example"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("tel. 200-30-40", "a telephone number stands"),
        ("ул. Примерная, д. 5", "a postal address stands"),
        ("@ada@example.social", "what looks like an e-mail address stands"),
        ("ada@example.org, +375 29 000 00 00", "an e-mail address and a telephone number stand"),
    ],
)
def test_case_02_the_message_says_what_it_is_and_not_which(roll, text, what):
    [finding] = private_in_public(roll({"name": "Ada Example", "affiliation": text}))
    assert finding.message == f"{what} in the affiliation of Ada Example"


@pytest.mark.parametrize(
    "name", ["Ada <ada@example.org>", "ada@example.org", "a@b.org and c@d.org"]
)
def test_an_address_in_a_name_is_one_error_and_in_no_message(people, name):
    findings = run(people({"name": name}), terms())
    errors = [each.code for each in findings if each.severity is Severity.ERROR]
    assert errors == ["link-in-name"]
    assert [each.message for each in findings if "@" in each.message] == []


@pytest.mark.parametrize("name", ["Ada [at] example [dot] org", "Ada Example, tel. 200-30-40"])
def test_what_no_link_check_sees_in_a_name_is_found_too(people, name):
    findings = run(people({"name": name}), terms(), KEEPING_OUT)
    assert [each.code for each in findings] == ["private-in-public"]
    assert "200-30-40" not in findings[0].message


@pytest.mark.parametrize(
    "name", ["Di Fourth 123456789", "Fi Fifth, 10115 Berlin", "Ada 12 Example Street"]
)
def test_what_is_private_in_a_name_is_in_no_other_message(people, name):
    said = " ".join(each.message for each in run(people({"name": name}), terms()))
    assert name.partition(" ")[0] in said
    assert not set("0123456789") & set(said)


def test_a_postal_address_as_a_country_is_in_no_message(people):
    findings = run(people({"name": "Ada Example", "country": "12 Example Street"}), terms())
    assert [each.message for each in findings if "Street" in each.message] == []


def test_who_shows_nothing_of_a_column_is_not_kept_out_for_it(roll):
    hidden = {"name": "Ada Example", "comment": "ada@example.org"}
    assert list(private_in_public(roll(hidden | {"shown": "role"}))) == []
    assert list(private_in_public(roll(hidden | {"shown": "unnamed", "role": "a@b.org"}))) == []
    assert len(list(private_in_public(roll(hidden)))) == 1


def test_case_02_no_decision_publishes_an_address(people):
    signatories = people(
        {"id": "a1", "name": "Ada Example", "role": "ada@example.org"},
        {"id": "b2", "name": "Bo <bo@example.org>"},
        {"id": "c3", "name": "Cy Example", "role": "tel. 200-30-40"},
    )
    decisions = [
        decided("private-in-public", Action.KEEP, signatories[:1], HAND),
        decided("link-in-name", Action.KEEP, signatories[1:2], HAND),
        decided("private-in-public", Action.KEEP, signatories[2:], HAND),
    ]
    checked = check_list(signatories, terms(), decisions)
    # A number may be a false alarm, so a decision keeps it; an address never is one.
    assert checked.left_out == {0, 1}
    for code, who in (("private-in-public", "a1"), ("link-in-name", "b2")):
        with pytest.raises(LetterkitError, match="an e-mail address is never published"):
            parse_decide(f"{code}:{who}=keep", signatories, HAND)
    assert parse_decide("private-in-public:c3=keep", signatories, HAND).action is Action.KEEP


def test_what_cannot_be_decided_is_not_asked(people):
    signatories = people(
        {"name": "Ada Example", "role": "ada@example.org"},
        {"name": "Cy Example", "role": "tel. 200-30-40"},
    )
    address, number = run(signatories, terms(), (private_in_public,))
    assert choices(address, signatories[:1]) == (Action.LEAVE_OUT,)
    assert choices(number, signatories[1:]) == (Action.KEEP, Action.LEAVE_OUT)


def test_a_decision_lapses_when_another_number_comes(people):
    before, after = people(
        {"id": "a1", "name": "Ada", "role": "tel. 200-30-40"},
        {"id": "a1", "name": "Ada", "role": "tel. 200-30-41"},
    )
    decisions = [decided("private-in-public", Action.KEEP, [before], HAND)]
    assert check_list([before], terms(), decisions).left_out == set()
    assert check_list([after], terms(), decisions).left_out == {0}


@pytest.mark.parametrize(
    ("entry", "column", "text", "written"),
    [
        (
            {"name": "Ada", "affiliation": "ada@example.org"},
            "affiliation",
            "",
            {"affiliation": "", "email": "ada@example.org"},
        ),
        (
            {"name": "Ada", "role": "Reader, tel. 200-30-40"},
            "role",
            "Reader",
            {"role": "Reader", "phone": "200-30-40"},
        ),
        (
            {"name": "Ada", "role": "a@example.org", "email": "A@example.org"},
            "role",
            "",
            {"role": ""},
        ),
        (
            {"name": "Ada", "role": "b@example.org", "email": "a@example.org", "notes": "x"},
            "role",
            "",
            {"role": "", "notes": "x; role: b@example.org"},
        ),
        (
            {"name": "Ada", "comment": "write to a@example.org now"},
            "comment",
            "write to a@example.org now",
            {"comment": "write to a@example.org now"},
        ),
    ],
)
def test_case_02_what_is_offered_moves_the_address_and_loses_nothing(
    people, entry, column, text, written
):
    [signatory] = people(entry)
    assert offer("private-in-public", signatory) == (column, text)
    assert accepted("private-in-public", signatory, column, text) == written


def test_a_name_is_offered_without_its_address(people):
    [signatory] = people({"name": "Ada Example <ada@example.org>"})
    assert offer("link-in-name", signatory) == ("name", "Ada Example")
    assert accepted("link-in-name", signatory, "name", "Ada Example") == {
        "name": "Ada Example",
        "email": "ada@example.org",
    }


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        " =HYPERLINK(A1)",
        "'=A1",
        "＝A1",
        "@SUM(A1:A9)",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "\t=A1",
    ],
)
@pytest.mark.parametrize("column", ["notes", "country", "email", "private"])
def test_a_formula_in_a_private_column_is_flagged_and_not_quoted(roll, column, text):
    entry = {"name": "Ada Example", column: {"shoe size": text} if column == "private" else text}
    [finding] = private_formula(roll(entry))
    named = "shoe size" if column == "private" else column
    assert (finding.code, finding.severity) == ("private-formula", Severity.REVIEW)
    assert finding.message == f"the column {named} holds what a spreadsheet may run as a formula"


@pytest.mark.parametrize(
    "text", ["+375 (29) 000-00-00", "-5", "- asked twice", "+1", "a=b", "", "–", "@", "=", "-(1)"]
)
def test_numbers_and_dashes_are_no_formulas(roll, text):
    assert list(private_formula(roll({"name": "Ada Example", "notes": text}))) == []
