import pytest

from letterkit.check import spelling


def found(check, *names, kind="person"):
    def of(roll):
        rows = [{"name": name, "kind": kind} for name in names]
        return [(each.code, str(each.severity), each.message) for each in check(roll(*rows))]

    return of


@pytest.mark.parametrize(
    ("name", "severity", "codes"),
    [
        ("Ada\u200b Example", "review", "U+200B"),
        ("Ada\u00ad Example\ufeff", "review", "U+00AD, U+FEFF"),
        ("Ada \u202eelpmaxE", "error", "U+202E"),
        ("Ada\x07 Example", "error", "U+0007"),
        ("Ada \u3164", "review", "U+3164"),
        ("Ada\u200d", "review", "U+200D"),
        ("Ada \u200cب", "review", "U+200C"),
    ],
)
def test_what_nobody_sees_is_reported_by_its_number(roll, name, severity, codes):
    [(code, grave, message)] = found(spelling.hidden_character, name)(roll)
    assert (code, grave) == ("hidden-character", severity)
    assert message.endswith(f" has hidden characters: {codes}")
    assert message.isprintable()


@pytest.mark.parametrize("name", ["می‌خواهم", "क्‍ष", "Ada\u00a0Example", "Ådå 김"])
def test_blanks_and_joiners_that_letters_need_are_not_hidden(roll, name):
    assert found(spelling.hidden_character, name)(roll) == []


def test_mixed_scripts_are_offered_in_one(roll):
    assert found(spelling.mixed_script, "Пeтpoв Сергей", "Anna Жук", "Иvанов")(roll) == [
        (
            "mixed-script",
            "review",
            "Пeтpoв Сергей mixes letters of two scripts that look alike;"
            " in one script it is Петров Сергей",
        ),
        ("mixed-script", "review", "Иvанов mixes letters of two scripts that look alike"),
    ]


@pytest.mark.parametrize(
    "name", ["Ada https://x.example", "ada@example.org", "www.example.org", "Ada example.com"]
)
def test_a_link_is_no_name(roll, name):
    [(code, severity, _)] = found(spelling.link_in_name, name)(roll)
    assert (code, severity) == ("link-in-name", "error")


def test_an_organisation_may_be_called_after_its_domain(roll):
    assert found(spelling.link_in_name, "Example.com", kind="organisation")(roll) == []
    assert found(spelling.link_in_name, "J. R. Example", "Ada O.Example", "A/B")(roll) == []


@pytest.mark.parametrize("name", ["=cmd()", "+1", "-Ada", "@SUM(A1)", "＝cmd()"])
def test_a_formula_is_no_name(roll, name):
    [(code, severity, _)] = found(spelling.formula, name)(roll)
    assert (code, severity) == ("formula", "error")


def test_a_formula_beside_a_name_is_for_review(roll):
    [finding] = spelling.formula(roll({"name": "Ada", "affiliation": "=1+1"}))
    assert (finding.severity, finding.message) == (
        "review",
        "the affiliation =1+1 begins with =, as formulas do",
    )


@pytest.mark.parametrize(
    "name", ["Test", "test TEST 2", "asdf", "ааааа", "123", "Тест", "Anonymous"]
)
def test_a_try_out_is_for_review(roll, name):
    [(code, severity, _)] = found(spelling.placeholder, name)(roll)
    assert (code, severity) == ("placeholder", "review")


@pytest.mark.parametrize("name", ["Maria Test", "王", "김 김", "Ada Nilsson", "Aa"])
def test_a_name_is_no_try_out(roll, name):
    assert found(spelling.placeholder, name)(roll) == []


def test_a_famous_name_is_a_note_and_no_more(roll):
    assert found(spelling.famous_name, "Mouse, Mickey", "Ada Example")(roll) == [
        (
            "famous-name",
            "note",
            "Mouse, Mickey is a well-known name; real people have it too",
        )
    ]


def test_one_case_is_noted_with_the_usual_form(roll):
    assert found(spelling.capitals, "ADA EXAMPLE", "ada example", "Ada X", "YU", "王明")(roll) == [
        ("capitals", "note", "ADA EXAMPLE is all in capitals; usual is Ada Example"),
        ("capitals", "note", "ada example is all in small letters; usual is Ada Example"),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ada and Bo Example", "two-names"),
        ("Ada Example / Bo Example", "two-names"),
        ("Анна и Иван Пример", "two-names"),
        ("Ada Example (University)", "brackets"),
        ("0lga Example", "digits"),
        ("Ada", "one-word"),
        ("Алена", "one-word"),
    ],
)
def test_more_or_less_than_a_name_is_said(roll, name, code):
    assert [each[0] for each in found(spelling.more_than_a_name, name)(roll)] == [code]


@pytest.mark.parametrize("name", ["Ada Example", "王明", "Anderson Sandberg", "ليلى", "Ada E."])
def test_a_plain_name_is_just_that(roll, name):
    assert found(spelling.more_than_a_name, name)(roll) == []
