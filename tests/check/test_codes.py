from pathlib import Path

import pytest

from letterkit.check.codes import codes, explain
from letterkit.errors import LetterkitError

PAGE = Path(__file__).parent.parent.parent / "docs" / "checks.md"


def test_a_code_is_explained():
    assert str(explain("one-word")).startswith("## one-word\n\nnote: The name is a single word")


def test_another_word_is_told_what_it_may_have_meant():
    with pytest.raises(LetterkitError) as error:
        explain("same-nmae")
    assert str(error.value) == "no such code: same-nmae"
    assert error.value.hint.startswith("there are same-name")


def test_the_page_explains_all_codes_in_the_same_words():
    _, line, rest = PAGE.read_text("utf-8").partition("## missing-name\n")
    assert line + rest == "\n".join(str(code) for code in codes().values())
