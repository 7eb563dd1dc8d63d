import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.embedded import format_embedded, parse_embedded


@given(st.text(alphabet='<\\u003c/script>!-"x'))
def test_json_comes_back_as_it_was(text):
    json = text.replace("\\", "\\\\")
    assert parse_embedded(format_embedded(json)) == json


@given(st.text())
def test_nothing_in_a_block_can_close_it(text):
    assert "<" not in format_embedded(text)


@pytest.mark.parametrize(
    ("json", "block"),
    [
        ('"</script>"', r'"\u003c/script>"'),
        (r'"\\u003c"', r'"\\u003c"'),
        (r'"\\<"', r'"\\\u003c"'),
        (r'"\n<!--"', r'"\n\u003c!--"'),
    ],
)
def test_a_backslash_before_it_is_told_from_the_escape(json, block):
    assert format_embedded(json) == block
    assert parse_embedded(block) == json
