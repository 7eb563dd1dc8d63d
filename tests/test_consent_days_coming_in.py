"""Columns with the day on which somebody agreed: someone who has none in it is not named."""

import shlex

import pytest

TWO = "Name,{}\nAda Example,13.11.2026\nBo Sample,\n"


@pytest.mark.parametrize(
    "title",
    [
        "Consent given on",
        "Consent date",
        "Date of consent to publication",
        "Consent timestamp",
        "Дата згоды",
        "Дата согласия на публикацию",
        "Дата згоди",
        "Data wyrażenia zgody na publikację",
        "Datum der Einwilligung",
        "Date du consentement",
        "Fecha del consentimiento",
        "تاريخ الموافقة",
    ],
)
def test_a_day_is_a_yes_and_no_day_is_none(desk, title):
    assert desk.add("form.csv", TWO.format(title)) == 0, desk.said
    assert desk.column("consent") == ["yes", ""]
    assert desk.column("consent_date") == ["2026-11-13", ""]
    assert "(a day) → consent (1)" in desk.said
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Bo Sample" not in printed


def test_a_title_that_is_not_understood_stops_with_a_hint_for_all_days(desk):
    table = TWO.format("Einwilligung erteilt am")
    assert desk.add("form.csv", table) == 2
    hint = desk.said.partition("hint: ")[2]
    option = shlex.split(hint.partition("--map ")[2].partition(" (")[0])[0]
    assert option == "Einwilligung erteilt am=consent"
    assert desk.add("form.csv", table, "--map", option) == 0, desk.said
    assert desk.column("consent") == ["yes", ""]


@pytest.mark.parametrize("said", ["withdrawn", "anonymous"])
def test_days_below_a_consent_withdrawn_are_asked_about_once(desk, said):
    table = "Name,Consent withdrawn\nAda Example,13.11.2026\nBo Sample,\nCy Muster,\n"
    assert desk.add("form.csv", table) == 2
    assert "--map 'Consent withdrawn=withdrawn'" in desk.said
    assert "2026=unnamed" not in desk.said
    assert desk.add("form.csv", table, "--map", f"Consent withdrawn={said}") == 0, desk.said
    shown = [row["name"] for row in desk.rows if row["shown"] != "unnamed"]
    assert shown == ["Bo Sample", "Cy Muster"]


@pytest.mark.parametrize("title", ["GDPR consent date", "Date of consent to the newsletter"])
def test_a_day_of_another_consent_says_nothing_of_the_name(desk, title):
    assert desk.add("form.csv", TWO.format(title)) == 0, desk.said
    assert desk.column("consent") == ["yes", "yes"]


def test_someone_who_agreed_in_another_column_needs_no_day(desk):
    table = (
        "Name,May we publish your name?,Consent date\n"
        "Ada Example,Yes,2026-11-13\nBo Sample,Yes,\nCy Muster,No,2026-11-13\n"
    )
    assert desk.add("form.csv", table, consent="") == 0, desk.said
    assert desk.column("consent") == ["yes", "yes", "no"]
