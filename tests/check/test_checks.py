from datetime import date

from letterkit.check.checks import CHECKS, KEEPING_OUT, run
from letterkit.check.codes import codes
from letterkit.check.roll import Terms
from letterkit.model import Level, Shown
from letterkit.model.finding import accepted, left_out

NINES = "9" * 64
FAULTY = (
    {"name": "", "id": "x"},
    {"name": "Ada Example", "id": "x", "consent": None},
    {"name": "Ada Example", "email": "ada@example.org", "country": "SE"},
    {"name": "EXAMPLE ADA", "email": "ada+x@example.org"},
    {"name": "Ada Exmaple", "country": "SE", "affiliation": "Example Union"},
    {"name": "Bo Sample", "email": "no address", "country": "Absurdistan"},
    {"name": "Cy Muster", "email": "cy@gmial.com", "text": NINES},
    {"name": "Eve Sample", "email": "eve@mailinator.com", "signed": date(2026, 12, 24)},
    {"name": "Fay Sample", "email": "office@example.org", "signed": date(2026, 1, 1)},
    {"name": "Gus Sample", "level": Level.KEY, "signed": date(2026, 11, 20)},
    {"name": "Hal Sample", "evidence": "a.sig"},
    {"name": "Ian Sample", "evidence": "a.sig"},
    {"name": "Jo\u200b Sample"},
    {"name": "Joy\u202e Sample"},
    {"name": "Ö", "shown": Shown.INITIALS},
    {"name": "Kit Sample", "id": "kit-7"},
    {"name": "Liv Sample", "notes": "=HYPERLINK(1)"},
    {"name": "Пeтp Пример"},
    {"name": "Kim https://example.org"},
    {"name": "Kai Sample", "role": "kai@example.org"},
    {"name": "Lin Sample", "link": "my blog"},
    {"name": "SÃ©bastien Muster"},
    {"name": "=1+1 Lee"},
    {"name": "Wil Wish", "comment": "please do not publish my name"},
    {"name": "Test"},
    {"name": "Mickey Mouse"},
    {"name": "Max and Mia Muster"},
    {"name": "Nia Muster (Example)"},
    {"name": "0lga Muster"},
    {"name": "Example Union", "kind": "organisation"},
    {"name": "Example Union e. V.", "kind": "organisation"},
    *(
        {
            "name": f"Person {chr(97 + n)}x",
            "email": f"{n}@burst.example",
            "signed": date(2026, 11, 1),
        }
        for n in range(20)
    ),
    {"name": "Ned Nagy", "affiliation": "Example"},
    {"name": "Nagy Ned", "affiliation": "Example"},
    {"name": "Zed \U0001f9be Zulu"},
    {"name": "Ida Ito", "role": "mayor", "affiliation": "Ito City", "shown": "role"},
    {"name": "Uma Ulm", "notes": "an example: delete this row"},
    {"name": "Hana Muster", "affiliation": "HIV positive"},
)
TERMS = Terms(
    date(2026, 12, 1),
    date(2026, 10, 1),
    date(2026, 11, 10),
    frozenset({"0" * 64}),
    lambda characters: {each: "fonts-example" for each in characters if each == "\U0001f9be"},
    min_group=2,
)


def test_every_code_that_is_documented_is_found_and_the_other_way_round(people):
    found = {each.code for each in run(people(*FAULTY), TERMS)}
    assert found == codes().keys() - {
        "lapsed-decision",  # which needs a decision
        "example-text",  # which is about the letter
        "unmatched-meant",
        "printed-twice",
        "refused-letter",
    }


def test_a_code_comes_with_the_severities_that_its_page_names(people):
    for each in run(people(*FAULTY), TERMS):
        assert each.severity in codes()[each.code].severities


def test_findings_stand_in_the_order_of_the_list_the_gravest_first(people):
    findings = run(people(*FAULTY), TERMS)
    order = ["error", "review", "note"]
    places = [(each.place.index, order.index(each.severity)) for each in findings]
    assert places == sorted(places)


def test_a_clean_list_has_no_findings(checked):
    union = {"name": "Union", "kind": "organisation", "private": {"authorised_by": "its board"}}
    assert checked("Ada Example", "Bo Sample", union) == []


def test_an_empty_list_has_no_findings(checked):
    assert checked() == []


def test_checking_twice_says_the_same(people):
    assert run(people(*FAULTY), TERMS) == run(people(*FAULTY), TERMS)


def test_who_has_an_unsettled_error_is_left_out_and_nobody_else(people):
    signatories = people("Ada Example", {"name": "Bo Sample", "consent": None}, "Mickey Mouse")
    findings = run(signatories, TERMS)
    assert left_out(findings) == {1}
    assert accepted(signatories, findings) == [signatories[0], signatories[2]]


def test_no_message_has_an_address_in_it(people):
    messages = [each.message for each in run(people(*FAULTY), TERMS)]
    assert [message for message in messages if "@example" in message] == []


def test_build_needs_only_the_checks_that_keep_somebody_out(people):
    errors = [each for each in run(people(*FAULTY), TERMS) if each.severity == "error"]
    quick = [e for e in run(people(*FAULTY), TERMS, KEEPING_OUT) if e.severity == "error"]
    assert quick == errors
    assert len({each.code for each in errors}) == len(KEEPING_OUT)
    assert set(KEEPING_OUT) < set(CHECKS)
