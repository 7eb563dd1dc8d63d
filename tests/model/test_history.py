"""What is kept of commands: both ways, and no path that leads elsewhere."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.model.history import (
    Begun,
    Change,
    Ended,
    State,
    format_begun,
    format_changes,
    format_ended,
    is_of_workspace,
    parse_begun,
    parse_changes,
    parse_ended,
)

PATHS = st.lists(
    st.text(st.characters(exclude_characters="/\\\0"), min_size=1).filter(
        lambda part: part not in (".", "..")
    ),
    min_size=1,
    max_size=3,
).map(lambda parts: "/".join(["letters", *parts]))
MODES = st.integers(0, 0o7777)
STATES = st.none() | st.builds(
    State, st.binary(min_size=32, max_size=32).map(bytes.hex), st.integers(0, 2**40), MODES
)
FOLDERS = st.dictionaries(PATHS, st.none() | MODES, max_size=3)
CHANGES = st.lists(st.builds(Change, PATHS, STATES, STATES, st.booleans(), FOLDERS), max_size=3)
NUMBERS = st.lists(st.integers(1, 999), max_size=3).map(tuple)
ENDED = st.builds(Ended, st.dictionaries(PATHS, st.integers()), st.lists(PATHS).map(tuple))


@given(CHANGES, st.builds(Begun, st.text(), st.text(), NUMBERS), ENDED)
def test_what_is_written_is_read_again(changes, begun, ended):
    assert parse_changes(format_changes(changes)) == changes
    assert parse_begun(format_begun(begun)) == begun
    assert parse_ended(format_ended(ended)) == ended


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.sampled_from(["letters/x", "a" * 64]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "version",
                    "command",
                    "when",
                    "undoes",
                    "rows",
                    "files",
                    "changes",
                    "path",
                    "before",
                ]
            ),
            inner,
        )
    ),
)


@given(JSON.map(lambda value: json.dumps(value).encode() + b"\n") | st.binary())
def test_anything_else_is_one_error(data):
    for parse in (parse_changes, parse_begun, parse_ended):
        with suppress(LetterkitError):
            parse(data)


def test_what_is_cut_off_or_nested_without_end_is_no_record():
    whole = format_changes([Change("letters/x", None, None)])
    for data in (whole[:-1], whole[:9], b"", b"[" * 100_000 + b"\n"):
        with pytest.raises(LetterkitError):
            parse_changes(data)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("letters/parks/letter.md", True),
        ("signatories/parks.csv", True),
        ("registers/parks/evidence/a1/x.eml", True),
        ("letterkit.toml", True),
        (".gitignore", True),
        (".github/workflows/letter.yml", True),
        ("build/parks/parks.en.txt", False),
        (".git/config", False),
        (".letterkit/history/1/begin", False),
        ("letters/../../x", False),
        ("../letters/x", False),
        ("/letters/x", False),
        ("letters//x", False),
        ("letters/./x", False),
        ("letters\\x", False),
        ("letterkit.toml/x", False),
        ("", False),
    ],
)
def test_only_what_a_person_keeps_is_a_file_of_the_workspace(path, is_one):
    assert is_of_workspace(path) is is_one
