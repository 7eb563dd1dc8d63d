import pytest

from letterkit.check.roll import without_titles


@pytest.mark.parametrize(
    ("key", "bare"),
    [
        ("ada dr example prof", "ada example"),
        ("ada example", "ada example"),
        ("dr example", "dr example"),
        ("dr prof", "dr prof"),
        ("ada don example", "ada don example"),
        ("иван профессор узор", "иван узор"),
    ],
)
def test_titles_go_unless_too_little_would_remain(key, bare):
    assert without_titles(key) == bare
