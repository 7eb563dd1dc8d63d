import pytest

from letterkit.answers.near_codes import mistyped

CODE = "k7m2pq3xyz"


@pytest.mark.parametrize(
    ("typed", "differ"),
    [
        ("I sign k7m2p q3xyz", 0),
        ("I sign k7m2 pq3xyz", 0),
        ("I sign K7M2P-Q3XYZ", 0),
        ("I sign k7m2p q3xyy", 1),
        ("I sign k7m2p q3xy", 1),
        ("I sign k7m2p q3xyz2", 1),
        ("I sign k7m2p 93xy2", 2),
        ("I sign 7kmZp q3xyz", None),
        ("I sign aaaaa aaaaa", None),
        ("Build homes for everybody, please", None),
        ("", None),
    ],
)
def test_a_code_is_near_by_two_characters_at_most(typed, differ):
    assert mistyped(typed, CODE) == differ
