import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.artefacts.pdf_codes import parse_to_unicode


@pytest.mark.parametrize(
    ("table", "meaning"),
    [
        (b"", {}),
        (b"1 beginbfchar <0003> <0041> endbfchar", {3: "A"}),
        (b"beginbfchar\n<0003><00660069>\n<0004> <D83DDE00>\nendbfchar", {3: "fi", 4: "😀"}),
        (b"beginbfrange <0003> <0005> <0041> endbfrange", {3: "A", 4: "B", 5: "C"}),
        (b"beginbfrange <03> <04> [<0041> <00620063>] endbfrange", {3: "A", 4: "bc"}),
        (b"beginbfchar <03> <> endbfchar", {3: ""}),
    ],
)
def test_codes_read_as_the_table_says(table: bytes, meaning: dict[int, str]) -> None:
    assert parse_to_unicode(table) == meaning


def test_a_range_without_end_is_cut() -> None:
    assert len(parse_to_unicode(b"beginbfrange <0000> <FFFFFFFF> <0041> endbfrange")) == 65536


@given(st.text("<>[]0aF \n", max_size=60))
def test_any_table_has_a_meaning_or_is_malformed(text: str) -> None:
    for kind in (b"bfchar", b"bfrange"):
        try:
            parse_to_unicode(b"begin" + kind + text.encode() + b"end" + kind)
        except ValueError:
            continue
