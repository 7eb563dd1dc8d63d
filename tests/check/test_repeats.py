from letterkit.check.mailboxes import same_address
from letterkit.check.repeats import likely_repeats, same_line


def repeats(roll):
    return [*same_address(roll), *same_line(roll), *likely_repeats(roll)]


ADA = {"name": "Ada Example", "email": "ada@example.org", "affiliation": "Example", "country": "SE"}


def found(roll):
    return [
        (each.code, str(each.severity), [place.line for place in each.entries], each.message)
        for each in repeats(roll)
    ]


def test_one_name_on_one_address_is_one_person_and_the_first_entry_stays(roll):
    again = {**ADA, "name": "EXAMPLE Ada", "email": "ada+list@example.org"}
    [finding] = repeats(roll("Bo Sample", ADA, again))
    assert (finding.code, finding.severity) == ("same-address", "error")
    assert finding.message == "Ada Example signed twice from one address"
    assert [place.line for place in finding.left_out] == [4]


def test_one_name_in_two_scripts_on_one_address_is_one_person(roll):
    one = {"name": "Сяргей Каваленка", "email": "s@example.org"}
    other = {"name": "Siarhei Kavalenka", "email": "s@example.org"}
    assert found(roll(one, other)) == [
        ("same-address", "error", [2, 3], "Сяргей Каваленка signed twice from one address")
    ]


def test_two_people_may_share_an_address_and_a_third_is_kept_out(roll):
    bo, cy = ({**ADA, "name": name} for name in ("Bo Sample", "Cy Muster"))
    assert found(roll(ADA, bo)) == []
    [finding] = repeats(roll(ADA, bo, cy))
    assert (finding.code, finding.severity) == ("same-address", "error")
    assert finding.message == (
        "3 different names on one address: Ada Example, Bo Sample and Cy Muster"
    )
    assert [place.line for place in finding.left_out] == [4]


def test_an_office_may_share_its_address(roll):
    people = [{"name": name, "email": "office@example.org"} for name in ("Ada B", "Cy D", "Eve F")]
    assert [each[:2] for each in found(roll(*people))] == [("same-address", "note")]


def test_almost_one_name_on_one_address_is_for_review(roll):
    assert found(roll(ADA, {**ADA, "name": "Ada Exmaple"})) == [
        (
            "same-address",
            "review",
            [2, 3],
            "Ada Example and Ada Exmaple share an address, and their names are almost the same",
        )
    ]


def test_an_organisation_and_its_director_may_share_an_address(roll):
    assert found(roll(ADA, {**ADA, "name": "Example", "kind": "organisation"})) == []


def test_namesakes_with_other_affiliations_and_addresses_are_never_an_error(roll):
    other = {"name": "Ada Example", "email": "a@example.net", "affiliation": "Else"}
    [(code, severity, lines, message)] = found(roll(ADA, other))
    assert (code, severity, lines) == ("same-name", "review", [2, 3])
    assert message == (
        "Ada Example may be one person: the same name, rare on this list;"
        " different affiliation and address"
    )


def test_a_common_name_alone_is_a_note(roll):
    countries = ("SE", "PL", "FR", "BY", "UA", "GE", "DE", "LT")
    many = [
        {"name": f"{given} {family}", "country": country, "affiliation": f"{given} {country}"}
        for country in countries * 5
        for given in ("Ada", "Bo")
        for family in ("Example", "Sample")
    ]
    unlike = [dict(each, affiliation=str(n), role=str(n)) for n, each in enumerate(many)]
    severities = {severity for _, severity, _, _ in found(roll(*unlike))}
    assert severities <= {"note", "review"}
    assert "note" in severities


def test_lines_that_nothing_tells_apart_are_an_error(roll):
    row = {"name": "Ada Example", "affiliation": "Example University", "role": "nurse"}
    [finding] = repeats(roll(row, "Bo Sample", row, row))
    assert (finding.code, finding.severity) == ("same-name", "error")
    assert [place.line for place in finding.left_out] == [4, 5]
    assert finding.message == ("Ada Example is listed 3 times, and nothing tells them apart")


def test_a_group_of_repeats_is_one_finding(roll):
    rows = [
        {"name": name, "email": f"{number}@example.org", "country": "SE"}
        for number, name in enumerate(("Ada Example", "EXAMPLE Ada", "Ada  Éxample"))
    ]
    [finding] = repeats(roll(*rows))
    assert [place.line for place in finding.entries] == [2, 3, 4]


def test_a_pair_is_reported_once(roll):
    again = {**ADA, "name": "Ada Exmaple"}
    third = {**ADA, "name": "Ada Example", "email": "other@example.org"}
    lines = [lines for _, _, lines, _ in found(roll(ADA, again, third))]
    assert lines.count([2, 3]) == 1
    assert [2, 4] in lines


def test_a_patronymic_and_an_initial_are_told_in_words(roll):
    same = {"affiliation": "Example University", "country": "UA", "role": "nurse"}
    messages = [
        found(roll({"name": one, **same}, {"name": other, **same}))[0][3].split(": ")[1]
        for one, other in (
            ("Тарас Жук", "Жук Тарас Іванович"),
            ("Ada Example", "Ada Q. Example"),
            ("Сяргей Каваленка", "Siarhei Kavalenka"),
        )
    ]
    assert [message.split(";")[0] for message in messages] == [
        "one has a name more than the other, rare on this list",
        "names that differ by an initial, rare on this list",
        "the same name in another script, rare on this list",
    ]
