"""Issues of GitHub come in: our own forms count once they are accepted, others are asked about."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from issues import body, issue, of_interface
from letterkit.actions.github import issue_form
from letterkit.lists.exports.issues import answers_of
from letterkit.model.issue_form import forms, headings_of
from letters.letters import letter


def add(desk, issues, *options, read=False):
    text = json.dumps(issues, ensure_ascii=False, indent=1)
    return desk.add("issues.json", text, *options, consent="", read=read)


def rows(desk):
    keys = ("name", "kind", "role", "affiliation", "country", "shown", "consent")
    return [tuple(each.get(key, "") for key in keys) for each in desk.rows]


ADA = ("Ada Example", "person", "Nurse", "Sample University", "", "named", "yes")


@pytest.fixture
def listing(desk):
    desk.write("signatories/parks.csv", "id,name,kind,role,affiliation,country,shown,consent\n")
    return desk


@pytest.mark.parametrize("lang", forms())
def test_a_form_that_letterkit_writes_is_read_back_without_a_question(listing, lang):
    words = forms()[lang]
    shown = dict(zip(("named", "initials", "by_role", "unnamed"), range(4), strict=True))
    found = [
        issue(n + 1, by=f"p{n}", lang=lang, name=f"Ada{'bcde'[n]} Example", shown=words[key])
        for key, n in shown.items()
    ]
    found.append(
        issue(9, by="un", lang=lang, name="Example Union", kind=words["organisation"], role="")
    )
    assert add(listing, found) == 0, listing.said
    assert [each["shown"] for each in listing.rows] == [
        *("named", "initials", "role", "unnamed", "named"),
    ]
    assert {each["consent"] for each in listing.rows} == {"yes"}
    assert [each["kind"] for each in listing.rows] == ["person"] * 4 + ["organisation"]
    assert {each["signed"] for each in listing.rows} == {"2026-11-20"}
    assert {each["lang"] for each in listing.rows} == {lang}
    public = listing.printed()
    assert "ada-e" not in public
    assert "GitHub" not in public


@pytest.mark.parametrize("lang", forms())
def test_no_two_questions_or_options_of_a_form_are_alike_and_all_say_that_it_is_public(lang):
    made = letter(lang=lang, sign="mailto:sign@example.org")
    for form in ("sign", "change", "remove"):
        written = yaml.safe_load(issue_form(form, made))
        assert written["name"] == written["title"] == forms()[lang][form]
        first, *asked = written["body"]
        assert first["type"] == "markdown"
        assert first["attributes"]["value"].startswith(forms()[lang]["public"])
        assert "sign@example.org" in first["attributes"]["value"]
        labels = [each["attributes"]["label"] for each in asked]
        assert labels == list(headings_of(form, forms()[lang]))
        assert len(set(labels)) == len(labels)
        options = [each["attributes"].get("options", []) for each in asked]
        assert all(len({str(one) for one in each}) == len(each) for each in options)
        assert not {each["id"] for each in asked} & {"email", "phone", "address", "comment"}


def test_what_github_itself_answers_is_read_too_in_pages_and_lines(listing):
    found = [of_interface(issue(1)), of_interface(issue(2, by="bo", name="Bo Sample"))]
    assert add(listing, [[found[0]], [found[1]], []]) == 0, listing.said
    assert [each[0] for each in rows(listing)] == ["Ada Example", "Bo Sample"]
    lines = "\n".join(json.dumps(each) for each in found)
    assert listing.add("issues.jsonl", lines, consent="", read=False) == 0, listing.said
    assert "parks.csv: 2 there already" in listing.said
    assert len(rows(listing)) == 2


# Beside the accepted issue 1 of Ada's, what makes of it one row, none, or another one.
OUT = ()
CASES = (
    ("nothing", [], (ADA,)),
    ("a change that is accepted", [issue(2, "change", role="Pilot")], "Pilot"),
    ("a change that waits", [issue(2, "change", labels=(), role="Pilot")], OUT),
    ("a change that was closed", [issue(2, "change", (), labels=(), state="CLOSED")], (ADA,)),
    ("a change by another", [issue(2, "change", "eve", role="Pilot")], (ADA,)),
    ("a removal", [issue(2, "remove", labels=())], OUT),
    ("a removal in capitals", [issue(2, "remove", "ADA-E", labels=())], OUT),
    ("a removal that was closed", [issue(2, "remove", labels=(), state="CLOSED")], OUT),
    ("a removal by another", [issue(2, "remove", "eve", labels=())], (ADA,)),
    ("a removal in another language", [issue(2, "remove", labels=(), lang="be")], OUT),
    ("a removal of nobody's", [issue(2, "remove", "ghost", labels=())], (ADA,)),
    ("another one of the same account", [issue(2, by="bo", labels=())], (ADA,)),
    ("a fault", [issue(2, "change", shown="As I like")], OUT),
    ("a report", [issue(2, by="bo", body="### What?\n\nIt is broken", labels=())], (ADA,)),
)


@pytest.mark.parametrize(("what", "more", "wanted"), CASES, ids=lambda each: str(each)[:30])
def test_an_account_changes_and_takes_out_its_own_signature_and_no_other(
    listing, what, more, wanted
):
    assert add(listing, [issue(1), *more]) == 0, listing.said
    if wanted == "Pilot":
        assert [each[2] for each in rows(listing)] == ["Pilot"]
    else:
        assert rows(listing) == list(wanted), (what, listing.said)
    accounted = "1 row, all read" if not more else f"2 rows: {len(rows(listing))} read"
    assert accounted in listing.said


def test_who_comes_back_signs_anew(listing):
    found = [issue(1), issue(2, "remove", labels=()), issue(3, role="Pilot")]
    assert add(listing, found) == 0, listing.said
    assert [each[:3] for each in rows(listing)] == [("Ada Example", "person", "Pilot")]


def test_accounts_that_were_deleted_are_nobodys(listing):
    found = [issue(1, by="ghost"), issue(2, "remove", "ghost", labels=())]
    assert add(listing, found) == 0, listing.said
    assert rows(listing) == [ADA]
    none = {**issue(2, "remove", labels=()), "author": None}
    assert add(listing, [{**issue(1), "author": None}, none]) == 0, listing.said
    assert rows(listing) == [ADA]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"labels": ()}, "nobody has labelled it accepted"),
        ({"labels": ("sign", "spam")}, "nobody has labelled it accepted"),
        ({"state": "CLOSED"}, "closed"),
        ({"shown": "By my nickname"}, "an answer to “How it is shown in the letter” is none"),
        ({"shown": "_No response_"}, "an answer to “How it is shown in the letter” is none"),
        ({"consent": "- [x] I agree to nothing"}, "an answer to “Consent” is none"),
        ({"consent": "no"}, "an answer to “Consent” is none"),
        ({"body": "I sign. Ada Example"}, "not written with a form"),
        ({"body": f"Hello!\n\n{body()}"}, "not written with a form"),
        ({"body": ""}, "not written with a form"),
        ({"body": f"{body()}\n\n### Name\n\nBo Sample"}, "another form, and nobody"),
    ],
)
def test_what_does_not_count_is_named_with_its_reason(listing, changed, reason):
    labels = changed.pop("labels", () if "another form" in reason else ("accepted",))
    found = [issue(1, labels=labels, **changed), issue(2, by="bo", name="Bo Sample")]
    assert add(listing, found) == 0, listing.said
    assert [each[0] for each in rows(listing)] == ["Bo Sample"]
    assert f"issue 1: {reason}" in listing.said


def test_an_unticked_box_is_no_consent(listing):
    ticked = body().rpartition("### ")[2].partition("\n\n")[2]
    assert add(listing, [issue(1, consent=ticked.replace("[x]", "[ ]"))]) == 0, listing.said
    assert [each[6] for each in rows(listing)] == ["no"]
    assert "Ada" not in listing.printed()


def test_a_stranger_takes_nobody_off_by_signing_in_their_name(listing):
    listing.write(
        "signatories/parks.csv", "id,name,email,shown,consent\na1,Ada Example,,named,yes\n"
    )
    found = [issue(1, by="eve", labels=()), issue(2, "remove", "eve", labels=())]
    assert add(listing, found) == 0, listing.said
    assert [(each["id"], each["consent"]) for each in listing.rows] == [("a1", "yes")]


def test_titles_and_comments_of_what_counts_are_shown_to_be_read(listing):
    odd = issue(1, title="Sign the letter, but hide me")
    assert add(listing, [odd]) == 2
    assert "Sign the letter, but hide me" in listing.said
    said = {**issue(1), "comments": [{"body": "Please wait", "author": {"login": "ada-e"}}]}
    assert add(listing, [said]) == 2
    assert "Please wait" in listing.said
    assert add(listing, [said], read=True) == 0, listing.said
    waiting = issue(2, by="bo", name="Bo Sample", title="Look here", labels=())
    assert add(listing, [issue(1), waiting]) == 0, listing.said


def test_an_issue_that_is_there_twice_stops(listing):
    assert add(listing, [issue(1), issue(1, name="Bo Sample")]) == 2
    assert "issue 1 is there twice" in listing.said


OTHER = "### What is your name?\n\n{}\n\n### May we publish your name?\n\n{}\n\n### News\n\n{}"


def other(number, answer="Yes", boxes="- [x] Write to me", **more):
    given = {"labels": (), "by": f"p{number}", "title": "Signature"} | more
    name = "Ada Example" if number == 1 else "Bo Sample"
    return issue(number, body=OTHER.format(name, answer, boxes), **given)


def test_another_form_is_asked_about_as_any_form_is(listing):
    assert add(listing, [other(1), other(2, "No")]) == 2
    for column in ("What is your name?         name", "May we publish your name?  consent"):
        assert column in listing.said
    assert "“yes” (its answers, in 2 rows)" in listing.said  # below "News [Write to me]"
    assert add(listing, [other(1), other(2, "No")], read=True) == 0, listing.said
    assert [each["consent"] for each in listing.rows] == ["yes", "no"]
    assert add(listing, [other(3, "Perhaps")], read=True) == 0, listing.said
    assert "Perhaps → not clear, left out" in listing.said


def test_labels_of_another_form_are_asked_about(listing):
    found = [other(1, labels=("spam",)), other(2, labels=("fine",))]
    assert add(listing, found, "--kind", "person") == 2
    assert "“Status”: it is not clear whether they sign: “fine” (1)" in listing.said
    assert add(listing, found, "--kind", "person", "--map", "Status: fine=in") == 2


def test_a_file_that_holds_something_else_too_is_none_of_issues(listing):
    assert add(listing, [issue(1), {"name": "Bo Sample"}]) == 2
    assert "in the group “Sign the letter”, which does not say who signed" in listing.said


@given(st.text(alphabet="# -[]xX\n\rab_", max_size=60))
def test_any_body_has_answers_or_none(text):
    for heading, answer in answers_of(text):
        assert heading.strip() == heading != ""
        assert answer.strip() == answer
