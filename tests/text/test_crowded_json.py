"""What would grow to much in memory is refused before it is read; signs in texts are no values."""

import json

import pytest

from letterkit.model import Entry, Kind, Shown, format_register
from letterkit.text.crowded_json import refuse_crowded_json
from render.documents import register

ENTRY = {f"key{number}": "a value of some length" for number in range(15)}


@pytest.mark.parametrize("unit", ["[],", "{},", '{"a":0},', '"",', "0,", '"a":0,', "[", '{"":'])
def test_a_text_of_values_alone_is_refused(unit):
    with pytest.raises(ValueError, match="more values"):
        refuse_crowded_json(unit * 20_000)


@pytest.mark.parametrize("comment", ["", "[" * 5000, '":,{[\\' * 1000, "\n" * 5000])
def test_entries_are_read_whatever_they_say(comment):
    entries = [{**ENTRY, "comment": comment} for _ in range(100)]
    refuse_crowded_json(json.dumps({"entries": entries, "leaves": ["x" * 70] * 1000}))


def test_a_string_that_never_ends_takes_no_time():
    refuse_crowded_json('"' + "\\" * 1_000_001 + "," * 10)
    with pytest.raises(ValueError, match="more values"):
        refuse_crowded_json('"' + "," * 1_000_000)


@pytest.mark.parametrize("shown", ["unnamed", "named"])
def test_a_long_register_of_the_shortest_entries_is_read(shown):
    name = "" if shown == "unnamed" else "A"
    entries = tuple(Entry("", name, Kind.PERSON, Shown(shown)) for _ in range(5000))
    refuse_crowded_json(format_register(register(entries)))
