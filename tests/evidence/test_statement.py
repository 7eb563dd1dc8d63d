import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.evidence import statement as module
from letterkit.evidence.statement import (
    Statement,
    confirmation_code,
    format_statement,
    parse_statement,
    verify_confirmation_code,
    verify_statement,
)
from letterkit.model import Shown

ADA = Statement(
    register="letters.example.org/2026-housing",
    text="6f5525bb05f276814309c2838fe4d1594bd394d38355835f90cc07350cbef081",
    name="Ada Example",
    role="Mathematician",
    affiliation="University of Example",
    shown=Shown.NAMED,
    date=datetime.date(2026, 11, 22),
)
WRITTEN = format_statement(ADA)
words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=9).filter(
    lambda text: __import__("unicodedata").is_normalized("NFC", text)
)


def refusal(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


def test_the_example_of_the_module_is_the_statement_of_nine_lines(example):
    assert example(module, "letterkit.statement.v1").encode() == WRITTEN
    assert WRITTEN.count(b"\n") == 9
    assert parse_statement(WRITTEN) == ADA


@given(words, st.just("") | words, st.just("") | words, st.sampled_from(Shown), st.dates())
def test_a_statement_reads_back(name, role, affiliation, shown, date):
    one = Statement(ADA.register, ADA.text, name, role, affiliation, shown, date)
    assert parse_statement(format_statement(one)) == one


@given(st.binary() | st.lists(st.sampled_from(WRITTEN.splitlines(True)), max_size=10).map(b"".join))
def test_any_bytes_are_a_statement_or_an_error(data):
    try:
        statement = parse_statement(data)
    except LetterkitError:
        return
    assert format_statement(statement) == data


@given(st.integers(0, len(WRITTEN) - 1), st.integers(0, 255))
def test_one_other_byte_is_another_statement_or_none(at, byte):
    changed = WRITTEN[:at] + bytes([byte]) + WRITTEN[at + 1 :]
    try:
        assert (parse_statement(changed) == ADA) == (changed == WRITTEN)
    except LetterkitError:
        assert changed != WRITTEN


@pytest.mark.parametrize(
    "old, new",
    [
        (".v1", ".v2"),
        ("exactly", "roughly"),
        ("\n", "\r\n"),
        ("Name: Ada", "Name:Ada"),
        ("Name: Ada", "Name:  Ada"),
        ("Name: Ada Example", "Name: "),
        ("Name: Ada Example\n", ""),
        ("Name: Ada Example\n", "Name: Ada Example\nName: Ada Example\n"),
        ("Name: Ada", "Name: A\u202eda"),
        ("Name: Ada", "Name: A\u0301da"),
        ("Ada", "Ada\0"),
        ("Ada", "Ada\u2028"),
        ("Role:", "role:"),
        ("6f55", "6F55"),
        ("6f55", "f55"),
        ("named", "Named"),
        ("named", "hidden"),
        ("2026-11-22", "2026-11-31"),
        ("2026-11-22", "20261122"),
        ("2026-11-22", "2026-W47-7"),
        ("2026-11-22\n", "2026-11-22"),
        ("2026-11-22\n", "2026-11-22\n\n"),
        ("2026-11-22\n", "2026-11-22\nSigned: yes\n"),
        ("letters.example.org/", "letters example.org/"),
        ("letterkit.statement", "\ufeffletterkit.statement"),
        ("Role: Mathematician\nAffiliation: University of Example",
         "Affiliation: University of Example\nRole: Mathematician"),
    ],
)  # fmt: skip
def test_what_is_malformed_is_one_flat_error(old, new):
    changed = WRITTEN.decode().replace(old, new)
    assert changed != WRITTEN.decode()
    assert refusal(parse_statement, changed.encode()).startswith("not a statement: ")


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "Ada\nRole: Queen"},
        {"name": "\ud800"},
        {"role": "e\u0301"},
        {"register": "a b"},
        {"text": ""},
    ],
)
def test_no_statement_is_written_that_could_not_be_read(change):
    refusal(format_statement, replace(ADA, **change))


@pytest.mark.parametrize(
    "field, value, key",
    [
        ("register", "letters.example.org/other", "register"),
        ("text", "0" * 64, "text-sha256"),
        ("name", "Bo Example", "name"),
        ("role", "", "role"),
        ("affiliation", "", "affiliation"),
        ("shown", Shown.UNNAMED, "shown"),
        ("date", datetime.date(2026, 11, 23), "date"),
    ],
)
def test_a_statement_for_another_letter_register_or_name_is_refused(field, value, key):
    other = replace(ADA, **{field: value})
    assert refusal(verify_statement, other, ADA) == f"the signed statement has another {key}"
    assert verify_statement(ADA, ADA) == ADA


def test_a_code_belongs_to_one_person_and_one_text():
    code = confirmation_code(b"secret", ADA)
    assert (len(code), code.isalnum(), code.islower()) == (10, True, True)
    assert verify_confirmation_code(b"secret", ADA, f" {code.upper()}\n") == ADA
    flat = "the code belongs to another person or another text"
    for secret, statement, given_code in (
        (b"other", ADA, code),
        (b"secret", replace(ADA, name="Bo Example"), code),
        (b"secret", replace(ADA, text="0" * 64), code),
        (b"secret", replace(ADA, shown=Shown.UNNAMED), code),
        (b"secret", ADA, code[:9]),
        (b"secret", ADA, ""),
        (b"secret", ADA, "ö"),
    ):
        assert refusal(verify_confirmation_code, secret, statement, given_code) == flat


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "letterkit.statement.v1",
            "letterkit.statement.v2",
            'line 1 is not "letterkit.statement.v1"',
        ),
        ("Role: ", "role: ", 'line 6 does not begin with "Role: "'),
        ("Name: Ada Example", "Name: ", "line 5 (Name) is not a name"),
        ("Shown: named", "Shown: loud", "line 8 (Shown) is not named, initials, role or unnamed"),
        ("2026-11-22", "22.11.2026", "line 9 (Date) is not a date such as 2026-11-22"),
        ("Date: 2026-11-22\n", "", "it ends before line 9, and has nine lines"),
        ("Date: 2026-11-22\n", "Date: 2026-11-22", "line 9 has no end"),
        ("Date: 2026-11-22\n", "Date: 2026-11-22\nx\n", "there is more below its nine lines"),
        ("Example\n", "Example \n", "line 5 (Name) has a hidden character, or a blank at an end"),
        ("Ada Example\n", "Ada Example\r\n", "line 5 ends in CRLF, and not all lines do"),
    ],
)
def test_what_is_wrong_with_a_statement_is_named_by_its_line_without_its_value(old, new, why):
    changed = WRITTEN.decode().replace(old, new, 1)
    assert changed != WRITTEN.decode()
    assert refusal(parse_statement, changed.encode()) == f"not a statement: {why}"


@given(st.lists(st.sampled_from([*WRITTEN.splitlines(keepends=True), b"x\n", b"\xff", b"\r\n"])))
def test_any_lines_give_a_statement_or_the_line_that_is_wrong(lines):
    why = "not a statement: "
    try:
        parse_statement(b"".join(lines))
    except LetterkitError as error:
        why = str(error)
    assert why.startswith("not a statement: ")
    assert "Ada" not in why
