import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.model.withdrawn import format_marks, mark, parse_marks

marks = st.frozensets(st.binary(min_size=32, max_size=32).map(bytes.hex), max_size=5)


def test_a_mark_is_what_its_module_says():
    expected = hmac.new(b"secret", b"letterkit.withdrawn.v1\nemail ab12", hashlib.sha256)
    assert mark(b"secret", "email ab12") == expected.hexdigest()
    assert mark(b"other", "email ab12") != expected.hexdigest()


@given(marks)
def test_marks_parse_to_themselves(found):
    assert parse_marks(format_marks(found)) == found


@given(st.binary() | st.text("0123456789abcdefAF\n").map(str.encode))
def test_any_bytes_are_marks_or_an_error(data):
    try:
        found = parse_marks(data)
    except LetterkitError:
        return
    assert format_marks(found) == data


@pytest.mark.parametrize("wrong", ["A" * 64, "a" * 63, "b" * 64 + "\n" + "a" * 64, "a" * 64 + "\r"])
def test_marks_have_one_spelling(wrong):
    with pytest.raises(LetterkitError):
        parse_marks(f"{wrong}\n".encode())
