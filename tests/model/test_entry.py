import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.model import Entry, Kind, Level, Register, Shown, format_register, parse_register

TEXT = st.text(max_size=12).filter(lambda text: text.isprintable() or "\n" in text)
ENTRIES = st.builds(
    Entry,
    id=TEXT,
    name=TEXT,
    kind=st.sampled_from(Kind),
    shown=st.sampled_from(Shown),
    role=TEXT,
    affiliation=TEXT,
    country=TEXT,
    level=st.sampled_from(Level),
    signed=TEXT,
)
LEVELS = st.dictionaries(st.sampled_from([each.value for each in Level]), st.integers(1, 9)).map(
    lambda found: dict(sorted(found.items()))
)
REGISTERS = st.builds(
    lambda levels, **fields: Register(
        unnamed=sum(levels.values()), unnamed_levels=levels, **fields
    ),
    LEVELS,
    slug=TEXT,
    title=TEXT,
    texts=st.dictionaries(TEXT, TEXT, max_size=3),
    entries=st.lists(ENTRIES, max_size=4).map(tuple),
)
ONE = Register(
    slug="parks",
    title="Keep the <parks>",
    texts={"en": "0" * 64},
    entries=(
        Entry("a2", "Žofia", Kind.PERSON, Shown.NAMED, country="PL", level=Level.CODE),
        Entry("b3", "Club", Kind.ORGANISATION, Shown.NAMED),
    ),
    unnamed=2,
    unnamed_levels={"listed": 1, "dkim": 1},
)
WRONG_SHAPE = "not a register that letterkit wrote"
CONTRADICTS = "the register does not agree with itself"


def refused(text):
    with pytest.raises(LetterkitError) as caught:
        parse_register(text)
    return str(caught.value)


def test_the_register_has_a_line_for_each_entry_and_counts_in_front():
    text = format_register(ONE)
    assert text.startswith('{\n "counts": {\n  "levels": {\n')
    assert '"name":"Žofia"' in text
    assert [line for line in text.splitlines() if line.startswith('{"')] == [
        '{"affiliation":"","comment":"","country":"PL","id":"a2","kind":"person","lang":"",'
        '"level":"code","link":"","name":"Žofia","role":"","shown":"named","signed":"","text":""},',
        '{"affiliation":"","comment":"","country":"","id":"b3","kind":"organisation","lang":"",'
        '"level":"listed","link":"","name":"Club","role":"","shown":"named","signed":"","text":""}',
    ]
    assert json.loads(text)["counts"] == {
        "levels": {"listed": 2, "code": 1, "dkim": 1},
        "organisations": 1,
        "people": 1,
        "unnamed": 2,
        "unnamed_levels": {"listed": 1, "dkim": 1},
    }
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


@given(REGISTERS)
def test_what_was_written_is_read_back(register):
    assert parse_register(format_register(register)) == register


@given(st.data())
def test_no_byte_can_be_changed_unseen(data):
    text = format_register(ONE)
    place = data.draw(st.integers(0, len(text) - 1))
    change = data.draw(st.sampled_from(["drop", "double", "swap"]))
    letter = text[place]
    other = data.draw(st.characters(codec="utf-8").filter(lambda each: each != letter))
    new = {"drop": "", "double": letter * 2, "swap": other}[change]
    changed = text[:place] + new + text[place + 1 :]
    try:
        found = parse_register(changed)
    except LetterkitError:
        return
    assert found != ONE
    assert format_register(found) == changed != text


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"people": 1', '"people": 2', CONTRADICTS),
        ('"organisations": 1', '"organisations": 0', CONTRADICTS),
        ('"code": 1', '"code": 2', CONTRADICTS),
        ('"kind":"organisation"', '"kind":"person"', CONTRADICTS),
        ('"level":"code"', '"level":"key"', CONTRADICTS),
        ('"unnamed": 2', '"unnamed": 3', CONTRADICTS),
        ('"unnamed": 2', '"unnamed": -2', WRONG_SHAPE),
        ('"unnamed": 2', '"unnamed": 2.0', WRONG_SHAPE),
        ('"unnamed": 2', '"unnamed": true', WRONG_SHAPE),
        ('"unnamed": 2', '"unnamed": "2"', WRONG_SHAPE),
        ('"v": 1', '"v": 2', WRONG_SHAPE),
        ('"v": 1', '"v": 1, "w": 1', CONTRADICTS),
        ('"v": 1', '"v": 1, "v": 1', WRONG_SHAPE),
        ('"slug": "parks"', '"slug": 7', WRONG_SHAPE),
        ('"slug": "parks"', '"slug":  "parks"', CONTRADICTS),
        ('"edition": null', '"edition": 1.5', WRONG_SHAPE),
        ('"edition": null', '"edition": "1"', WRONG_SHAPE),
        ('"edition": null', '"edition": true', WRONG_SHAPE),
        ('"name":"Club"', '"name":"Club","email":"a@example.org"', WRONG_SHAPE),
        ('"name":"Club",', "", WRONG_SHAPE),
        ('"name":"Club"', '"name":["Club"]', WRONG_SHAPE),
        ('"shown":"named"', '"shown":"everything"', WRONG_SHAPE),
        ('"name":"Žofia"', '"name":"\\u017dofia"', CONTRADICTS),
        ('"name":"Žofia"', '"name":"\\ud800"', WRONG_SHAPE),
        ('"entries": [', '"entries": [[', WRONG_SHAPE),
        ('"entries": [', '"entries": {"a": [', WRONG_SHAPE),
        ('"levels": {\n', '"levels": {"strong": 1,\n', CONTRADICTS),
        ("}\n", "}", None),
    ],
)
def test_what_letterkit_did_not_write_is_refused(old, new, message):
    text = format_register(ONE)
    assert old in text
    changed = text.removesuffix("\n") if old == "}\n" else text.replace(old, new, 1)
    if message is None:
        assert parse_or_none(changed) != ONE
    else:
        assert refused(changed) == message


def parse_or_none(text):
    try:
        return parse_register(text)
    except LetterkitError:
        return None


def test_the_unnamed_are_as_many_as_their_levels_say():
    assert refused(format_register(dataclasses.replace(ONE, unnamed=3))) == CONTRADICTS


@given(st.text(max_size=60))
def test_any_text_is_a_register_or_one_flat_error(text):
    for each in (text, f"[{text}]", f'{{"v": 1, "counts": {text}}}'):
        assert refused(each) in (WRONG_SHAPE, CONTRADICTS)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "null", "", "\ufeff{}"])
def test_strange_json_is_refused(text):
    assert refused(text) == WRONG_SHAPE
