import pytest

from letterkit.check import fields


def found(check, roll):
    return [
        (each.code, str(each.severity), each.message, [place.line for place in each.entries])
        for each in check(roll)
    ]


def test_a_name_without_a_letter_is_missing_unless_nobody_is_to_see_it(roll):
    rows = [{"name": "—"}, {"name": "", "shown": "unnamed"}, {"name": ""}, "Ada Example"]
    assert found(fields.missing_name, roll(*rows)) == [
        ("missing-name", "error", "no name, only '—'", [2]),
        ("missing-name", "error", "no name", [4]),
    ]


def test_a_word_that_may_be_a_name_or_stand_for_none_is_asked_about(roll):
    rows = ["Null", {"name": "None", "shown": "unnamed"}, "Rachel None", "Christopher Null"]
    says = "Null may be a name, or stand where there is none"
    assert found(fields.missing_name, roll(*rows)) == [("missing-name", "error", says, [2])]


def test_consent_is_said_or_missing(roll):
    rows = ["Ada", {"name": "Bo Example", "consent": False}, {"name": "Cy", "consent": None}]
    assert found(fields.missing_consent, roll(*rows)) == [
        ("missing-consent", "error", "nothing says that Cy agreed to be named", [4]),
        (
            "missing-consent",
            "error",
            "Bo Example did not agree to be named, so they are in no output",
            [3],
        ),
    ]


def test_a_list_without_a_consent_column_is_one_finding(roll):
    rows = [{"name": f"Ada {number}", "consent": None} for number in range(21)]
    assert found(fields.missing_consent, roll(*rows)) == [
        (
            "missing-consent",
            "error",
            "nothing says that 21 signatories agreed to be named",
            list(range(2, 23)),
        )
    ]


def test_one_id_for_two_entries_keeps_the_second_out(roll):
    [finding] = fields.same_id(roll({"name": "Ada", "id": "x"}, "Bo", {"name": "Cy", "id": "x"}))
    assert finding.message == "Ada and Cy have one id, x"
    assert [place.line for place in finding.left_out] == [4]


@pytest.mark.parametrize(
    ("email", "code", "severity", "says"),
    [
        (
            "ada@gmial.com",
            "typo-domain",
            "review",
            "the address of Ada ends in gmial.com; gmail.com?",
        ),
        (
            "ada@MAILINATOR.com",
            "disposable-address",
            "review",
            "the address of Ada is of mailinator.com,"
            " whose addresses anybody can have for ten minutes",
        ),
        (
            "office@example.org",
            "role-address",
            "note",
            "the address of Ada is one that several people may read",
        ),
    ],
)
def test_an_address_is_doubted_without_being_printed(roll, email, code, severity, says):
    assert found(fields.addresses, roll({"name": "Ada", "email": email})) == [
        (code, severity, says, [2])
    ]


def test_a_bad_address_says_why(roll):
    [(code, severity, message, _)] = found(
        fields.addresses, roll({"name": "Ada", "email": "ada.example.org"})
    )
    assert (code, severity) == ("bad-address", "review")
    assert message.startswith("the address of Ada cannot be right: ")


def test_good_addresses_and_none_are_silent(roll):
    rows = [{"name": "Ada", "email": "ada@example.org"}, "Bo"]
    office = {"name": "Example", "kind": "organisation", "email": "office@example.org"}
    assert found(fields.addresses, roll(*rows, office)) == []


def test_a_country_is_a_code_or_unknown(roll):
    rows = [{"name": "A", "country": country} for country in ("BY", "", "Absurdistan")]
    assert found(fields.unknown_country, roll(*rows)) == [
        ("unknown-country", "review", "no country that is known is called Absurdistan", [4])
    ]


def test_a_level_needs_its_evidence_and_evidence_has_one_owner(roll):
    rows = [
        {"name": "Ada", "level": level, "evidence": evidence}
        for level, evidence in (
            ("listed", ""),
            ("code", ""),
            ("key", "a.sig"),
            ("key", ""),
            ("key", "a.sig"),
        )
    ]
    assert found(fields.evidence, roll(*rows)) == [
        ("missing-evidence", "review", "Ada has level key, and no evidence for it", [5]),
        ("same-evidence", "review", "Ada have one piece of evidence, a.sig", [4, 6]),
    ]


def test_a_signature_for_another_text_is_an_error(roll):
    rows = [{"name": "Ada", "text": "a" * 64}, {"name": "Bo", "text": "b" * 64}, "Cy"]
    assert found(fields.other_text, roll(*rows, texts=frozenset({"a" * 64}))) == [
        ("other-text", "error", "Bo signed another text, bbbbbbbbbbbb…", [3])
    ]
    assert found(fields.other_text, roll(*rows)) == []
