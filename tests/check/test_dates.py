from datetime import date, timedelta

from letterkit.check import dates

DAY = date(2026, 11, 10)


def found(check, roll):
    return [
        (each.code, str(each.severity), each.message, [place.line for place in each.entries])
        for each in check(roll)
    ]


def test_signing_before_the_letters_date_is_one_note_for_all(roll):
    rows = [{"name": "Ada", "signed": DAY - timedelta(n)} for n in range(3)]
    assert found(dates.before_date, roll(*rows, "Bo", date=DAY)) == [
        ("before-date", "note", "2 signed before 2026-11-10, the date of the letter", [3, 4])
    ]
    assert found(dates.before_date, roll(*rows)) == []


def test_signing_after_the_close_is_for_review(roll):
    rows = [{"name": "Ada", "signed": DAY + timedelta(n)} for n in range(2)]
    assert found(dates.after_close, roll(*rows, closes=DAY)) == [
        (
            "after-close",
            "review",
            "Ada signed on 2026-11-11, after the list closed on 2026-11-10",
            [3],
        )
    ]


def test_signing_tomorrow_is_for_review(roll):
    rows = [{"name": "Ada", "signed": DAY + timedelta(n)} for n in range(2)]
    assert found(dates.in_future, roll(*rows, today=DAY)) == [
        ("in-future", "review", "Ada signed on 2026-11-11, and today is 2026-11-10", [3])
    ]


def test_many_of_one_domain_on_one_day_are_a_burst_and_a_busy_day_is_not(roll):
    def people(count, domain, day):
        return [{"email": f"p{n}@{domain}", "signed": day, "name": "A"} for n in range(count)]

    usual = [
        row
        for n in range(30)
        for row in people(2, "example.net", DAY - timedelta(n))
        + people(1, "example.org", DAY - timedelta(n))
    ]
    launch = people(40, "gmail.com", DAY) + people(10, "example.net", DAY)
    assert found(dates.burst, roll(*usual, *launch)) == []
    few = people(12, "example.org", DAY)
    assert found(dates.burst, roll(*usual, *launch, *few)) == []
    [(code, severity, message, lines)] = found(
        dates.burst, roll(*usual, *launch, *people(20, "example.org", DAY))
    )
    assert (code, severity, len(lines)) == ("burst", "review", 21)
    assert message == "21 entries of example.org on 2026-11-10, far more than on other days"
