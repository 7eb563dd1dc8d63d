import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.letters.frontmatter import Where
from letterkit.letters.keys import LONGEST, READERS, default_list
from letterkit.model import Addressee, First, GroupBy, Layout, Level, ListFile, Order, Paper


def read(key, value):
    return READERS[key](value, Where("letter.md", {(key,): 4}, (key,)), key)


def refused(key, value):
    with pytest.raises(LetterkitError) as caught:
        read(key, value)
    return str(caught.value).removeprefix("letter.md:4: key "), caught.value.hint


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("title", "  Keep \n the  parks ", "Keep the parks"),
        ("title", 2026, "2026"),
        ("place", None, ""),
        ("title", "x" * LONGEST, "x" * LONGEST),
        ("date", datetime.date(2026, 11, 22), datetime.date(2026, 11, 22)),
        ("closes", datetime.date(2026, 12, 1), datetime.date(2026, 12, 1)),
        ("sign", None, ""),
        ("sign", " https://example.org/sign ", "https://example.org/sign"),
        ("sign", "mailto:sign@example.org", "mailto:sign@example.org"),
        ("noindex", True, True),
        ("noindex", False, False),
        ("goal", 0, 0),
        ("min_group", 3, 3),
        ("layout", "Compact", Layout.COMPACT),
        ("order", "shuffled", Order.SHUFFLED),
        ("group", "none", GroupBy.NONE),
        ("levels", "dkim", Level.DKIM),
        ("paper", "A4", Paper.A4),
        ("theme", "#0B5563", "#0b5563"),
        ("meant", "Mayor  of Example City", ("Mayor of Example City",)),
        ("meant", ["a", 2026], ("a", "2026")),
        ("meant", None, ()),
        ("to", None, ()),
        ("to", "The Board", (Addressee(organisation="The Board"),)),
        (
            "to",
            [{"name": "Ada", "email": "a@example.org"}, "The Board"],
            (Addressee(name="Ada", email="a@example.org"), Addressee(organisation="The Board")),
        ),
        ("to", {"role": "Mayor", "salutation": None}, (Addressee(role="Mayor"),)),
        ("first", ["a", {"id": "b", "scan": "s.png"}], (First("a"), First("b", "s.png"))),
        ("signatories", [], ()),
        ("signatories", "people.csv", (ListFile("people.csv"),)),
        (
            "signatories",
            ["a", {"file": "b.csv", "encoding": "cp1251"}],
            (ListFile("a"), ListFile("b.csv", "cp1251")),
        ),
    ],
)
def test_a_key_becomes_a_value(key, value, found):
    assert read(key, value) == found


DAY_HINT = "write year-month-day, such as 2026-11-22, without quotes"
DELETE = "delete it: it can make a text read differently from what it is"


@pytest.mark.parametrize(
    ("key", "value", "message", "hint"),
    [
        ("title", True, "title: expected a text", 'put it in quotes: title: "…"'),
        (
            "title",
            datetime.date(2026, 1, 1),
            "title: expected a text",
            'put it in quotes: title: "…"',
        ),
        ("title", ["a"], "title: expected a text", 'put it in quotes: title: "…"'),
        ("title", "x" * (LONGEST + 1), "title: expected at most 2000 characters", ""),
        ("note", "a\u202eb", "note: a hidden character: U+202E", DELETE),
        ("place", "a\x1b[2J", "place: a hidden character: U+001B", DELETE),
        ("issuer", "a\ud800", "issuer: a hidden character: U+D800", DELETE),
        ("date", "2026-11-22", "date: not a date: 2026-11-22", DAY_HINT),
        (
            "date",
            datetime.datetime(2026, 1, 1, 12),
            "date: not a date: 2026-01-01 12:00:00",
            DAY_HINT,
        ),
        ("goal", -1, "goal: expected a whole number from 0 on", ""),
        ("press", -3, "press: expected a whole number from 0 on", ""),
        ("facing", True, "facing: expected two languages of this letter, such as [en, ar]", ""),
        ("facing", "en", "facing: expected two languages of this letter, such as [en, ar]", ""),
        (
            "facing",
            ["en", False],
            "facing: true or false in place of a language",
            'put them in quotes, such as facing: [en, "no"]',
        ),
        (
            "origin",
            "letters.example.org/{slug}",
            "origin: nothing is put in the place of braces: letters.example.org/{slug}",
            "leave them out: behind origin in letterkit.toml, the letter's folder follows "
            "by itself; in letter.md, write the whole name",
        ),
        ("goal", True, "goal: expected a whole number", ""),
        ("goal", 1.5, "goal: expected a whole number", ""),
        ("goal", "many", "goal: expected a whole number", ""),
        (
            "layout",
            "grid",
            "layout: unknown value: grid",
            "it is one of auto, list, table, columns, compact, names",
        ),
        (
            "levels",
            ["code"],
            "levels: unknown value: ['code']",
            "it is one of listed, code, dkim, key, pdf",
        ),
        ("paper", "a5", "paper: unknown value: a5", "it is one of a4, letter"),
        (
            "theme",
            "red",
            "theme: not a colour: red",
            'write its accent colour in quotes, such as "#0b5563"',
        ),
        (
            "theme",
            None,
            "theme: not a colour: none",
            'write its accent colour in quotes, such as "#0b5563"',
        ),
        (
            "to",
            [{"nmae": "Ada"}],
            "to: unknown: nmae",
            "an addressee has name, role, organisation, email, salutation",
        ),
        ("to", [{}], "to: expected a name, a role or an organisation of each addressee", ""),
        (
            "to",
            [{"email": "a@example.org"}],
            "to: expected a name, a role or an organisation of each addressee",
            "",
        ),
        (
            "to",
            [""],
            "to: expected addressees with name, role, organisation, email, salutation",
            "",
        ),
        (
            "to",
            [3],
            "to: expected addressees with name, role, organisation, email, salutation",
            "",
        ),
        ("first", [{"name": "x"}], "first: expected a text", 'put it in quotes: first: "…"'),
        (
            "signatories",
            "",
            "signatories: expected the name of a list, or [] for a letter without signatories",
            "",
        ),
        (
            "signatories",
            [{"file": None}],
            "signatories: expected the name of a list, or [] for a letter without signatories",
            "",
        ),
    ],
)
def test_a_wrong_value_is_said_with_its_place(key, value, message, hint):
    assert refused(key, value) == (message, hint)


def test_the_list_of_a_letter_is_called_as_the_letter():
    assert default_list("parks") == (ListFile("parks"),)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.booleans() | st.integers(), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.sampled_from(sorted(READERS)), VALUES)
def test_any_value_is_taken_or_refused_with_its_place(key, value):
    said = f"letter.md:4: key {key}: "
    try:
        read(key, value)
    except LetterkitError as error:
        said = str(error)
    assert said.startswith(f"letter.md:4: key {key}: ")


@pytest.mark.parametrize(
    "value", ["sign@example.org", "http://example.org", "mailto:a@b.org?cc=c@d.org", "javascript:x"]
)
def test_what_is_no_address_to_sign_at_is_said_with_what_is(value):
    assert refused("sign", value) == (
        f"sign: no address at which people can sign: {value}",
        "write sign: https://… in ASCII and without a user's name, or sign: "
        "mailto:you@example.org with nothing behind the address",
    )


@pytest.mark.parametrize("value", ["yes", "true", 1, 0, None, []])
def test_whether_search_engines_may_list_a_page_is_true_or_false(value):
    assert refused("noindex", value) == (
        "noindex: expected true or false",
        "write noindex: true, without quotes",
    )
