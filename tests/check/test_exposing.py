"""Entries without a name that others may recognise."""

import pytest

from letterkit.check.exposing import few_alike, one_of_a_kind


def hidden(role, affiliation="School No. 12", shown="role", **more):
    return {"name": "Ada Example", "role": role, "affiliation": affiliation, "shown": shown} | more


@pytest.mark.parametrize(
    "role",
    [
        "head teacher",
        "Headmistress",
        "Mayor",
        "Director",
        "Direktorin",
        "Bürgermeister",
        "maire",
        "rédactrice en chef",
        "alcaldesa",
        "dyrektorka",
        "Redaktor naczelny",
        "директор",
        "главный врач",
        "дырэктарка",
        "старшыня",
        "міська голова",
        "головний лікар",
        "مدير",
    ],
)
def test_a_role_that_one_person_has_may_name_them(roll, role):
    assert [each.code for each in one_of_a_kind(roll(hidden(role)))] == ["one-of-a-kind"]


@pytest.mark.parametrize(
    "role",
    [
        "teacher",
        "deputy head",
        "former mayor",
        "Lehrerin",
        "заместитель директора",
        "настаўніца",
        "headhunter",
        "directory editor",
        "",
    ],
)
def test_a_role_of_many_is_no_finding(roll, role):
    assert list(one_of_a_kind(roll(hidden(role)))) == []


@pytest.mark.parametrize("changes", [{"shown": "named"}, {"shown": "unnamed"}, {"consent": False}])
def test_only_who_is_shown_by_role_is_looked_at(roll, changes):
    assert list(one_of_a_kind(roll(hidden("Mayor") | changes))) == []


def test_without_a_place_a_role_names_nobody(roll):
    assert list(one_of_a_kind(roll(hidden("Mayor", affiliation="")))) == []


def few(roll, *entries, least=3):
    return [each.message for each in few_alike(roll(*entries, min_group=least))]


def test_a_field_that_few_share_is_a_finding_where_the_letter_has_a_least_group(roll):
    nurses = [hidden("nurse", "Clinic")] * 3
    (message,) = few(roll, *nurses, hidden("midwife", "Clinic"))
    assert message == "midwife, Clinic: fewer than 3 without a name share the role"


def test_fields_that_many_share_may_be_rare_together(roll):
    crowd = [hidden("nurse", "North")] * 3 + [hidden("doctor", "South")] * 3
    (message,) = few(roll, *crowd, hidden("nurse", "South"))
    assert "role, affiliation and country together" in message


def test_case_and_accents_make_no_other_role(roll):
    assert few(roll, hidden("Nurse"), hidden("nurse"), hidden("NURSE")) == []


def test_without_a_least_group_nothing_is_said(roll):
    assert few(roll, hidden("midwife"), least=1) == []
