import json
import re

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.text import jcs as module
from letterkit.text.jcs import format_flat_json, format_json, parse_canonical_json, parse_json

scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
values = st.recursive(scalars, lambda v: st.lists(v) | st.dictionaries(st.text(), v), max_leaves=20)


def test_the_example_of_the_module_is_canonical(example):
    text = example(module, '{"name":"Ada Example","v":1}').rstrip("\n").encode()
    assert parse_canonical_json(text) == {"name": "Ada Example", "v": 1}


@given(values)
def test_every_value_reads_back_from_its_one_spelling(value):
    written = format_json(value)
    assert parse_canonical_json(written) == value
    assert parse_json(json.dumps(value).encode()) == value


@given(values)
def test_every_value_is_written_as_the_library_of_the_standard_writes_it(value):
    assert format_json(value) == rfc8785.dumps(value)


@given(
    st.dictionaries(
        st.text(st.characters(max_codepoint=127)),
        st.text() | st.integers(-(2**53) + 1, 2**53 - 1),
    )
)
def test_an_object_of_strings_and_numbers_has_that_spelling_too(members):
    assert format_flat_json(members) == format_json(members)


@given(st.binary() | values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_canonical_or_an_error(data):
    try:
        value = parse_canonical_json(data)
    except LetterkitError:
        return
    assert format_json(value) == data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "1.0",
        "1e2",
        "1E400",
        "-0",
        "NaN",
        "Infinity",
        "9007199254740992",
        "-9007199254740992",
        "9" * 100_000,
        '{"a":1,"a":1}',
        '{"a":{"b":1,"b":2}}',
        '{"a":1,"\\u0061":2}',
        '"\\ud800"',
        '"\\udc00\\ud800"',
        '{"\\udead":1}',
        '["a\nb"]',
        "[" * 101 + "]" * 101,
        '{"a":' * 101 + "1" + "}" * 101,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000,
        "1 2",
        "\ufeff1",
        "'a'",
        "[1,]",
    ],
    ids=lambda text: text[:20],
)
def test_what_json_lets_pass_and_registers_do_not_is_one_flat_error(text):
    with pytest.raises(LetterkitError) as caught:
        parse_json(text.encode())
    assert str(caught.value) == "not JSON as registers write it"


@pytest.mark.parametrize("text", ["[" * 100 + "]" * 100, '{"a":' * 100 + "1" + "}" * 100])
def test_a_hundred_levels_are_json(text):
    assert format_json(parse_json(text.encode())) == text.encode()


def test_bytes_that_are_not_utf_8_are_refused():
    for data in (b'"\xff"', b'"\xed\xa0\x80"', '"a"'.encode("utf-16")):
        with pytest.raises(LetterkitError):
            parse_json(data)


@pytest.mark.parametrize("value", [1.0, 2**53, "\ud800", {1: 2}, {"\ud800": 1}, b"x", {"a": {1}}])
def test_no_value_is_written_that_could_not_be_read(value):
    with pytest.raises(LetterkitError):
        format_json(value)


@pytest.mark.parametrize(
    "text", ['{"b":1,"a":1}', '{ "a":1}', '"\\u0061"', '"\\/"', '"\\u000A"', "1\n", "[1, 2]"]
)
def test_another_spelling_is_json_and_not_canonical(text):
    parse_json(text.encode())
    with pytest.raises(LetterkitError):
        parse_canonical_json(text.encode())


def test_keys_are_sorted_by_utf_16_code_units():
    # RFC 8785 section 3.2.3: a surrogate pair goes before U+FB33.
    assert format_json({"\ufb33": 1, "\U0001f602": 2}) == '{"\U0001f602":2,"\ufb33":1}'.encode()


def test_the_published_inputs_have_their_published_outputs(vectors):
    judged, fractions = {}, set()
    for source in sorted((vectors / "jcs" / "input").iterdir()):
        try:
            judged[source.name] = format_json(parse_json(source.read_bytes()))
        except LetterkitError:
            fractions.add(source.name)
    # Numbers with a fraction are part of RFC 8785 and no part of a register.
    assert fractions == {"structures.json", "values.json"}
    published = {name: (vectors / "jcs" / "output" / name).read_bytes() for name in judged}
    assert judged == published
    assert len(judged) == 4


def test_the_published_values_agree_but_for_their_fractions(vectors):
    both = [(vectors / "jcs" / way / "values.json").read_bytes() for way in ("input", "output")]
    source, output = (re.sub(rb"\[[-+0-9.eE, ]+\]", b"[]", each) for each in both)
    assert format_json(parse_json(source)) == output


def test_the_published_structures_agree_but_for_their_one_fraction(vectors):
    source = (vectors / "jcs" / "input" / "structures.json").read_bytes()
    output = (vectors / "jcs" / "output" / "structures.json").read_bytes()
    assert format_json(parse_json(source.replace(b"56.0", b"56"))) == output
