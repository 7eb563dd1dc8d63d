import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.model.imports import Imports, Mapped, format_imports, parse_imports

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=10)
IMPORTS = st.builds(
    Imports,
    st.dictionaries(
        WORDS, st.builds(Mapped, WORDS, st.dictionaries(WORDS, WORDS), WORDS, WORDS), max_size=3
    ),
    st.dictionaries(WORDS, st.dictionaries(WORDS, WORDS), max_size=3),
)


@given(IMPORTS)
def test_what_is_remembered_is_read_back(imports):
    assert parse_imports(format_imports(imports), "x") == imports


@given(st.text() | IMPORTS.map(format_imports).map(lambda text: text[: len(text) // 2]))
def test_anything_else_is_one_error(text):
    with pytest.raises(LetterkitError, match=r"^x: not what letterkit wrote there$"):
        parse_imports(text, "x")
