"""Who was taken out of an edition, as a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.model import Shown
from letterkit.model.taken_out import TakenOut, format_taken_out, parse_taken_out

ENTRIES = st.builds(
    TakenOut,
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1),
    st.integers(0, 10**9),
    st.sampled_from(Shown),
)


@given(st.lists(ENTRIES, max_size=5))
def test_what_is_written_is_read(taken):
    assert parse_taken_out(format_taken_out(taken)) == taken


@pytest.mark.parametrize(
    "data",
    [b"x", b"letterkit.taken-out.v1\na1 1\n", b"letterkit.taken-out.v1\na1 1 named", b"\xff"],
)
def test_any_other_bytes_are_refused(data):
    with pytest.raises(LetterkitError, match="not a file of people who were taken out"):
        parse_taken_out(data)
