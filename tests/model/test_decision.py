import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.model import Signatory, Source
from letterkit.model.decision import (
    Action,
    Decision,
    format_decisions,
    handle,
    parse_decisions,
    seen,
)

EXAMPLE = """\
code,entries,action,why,by,when,seen
same-name,k7f2m9 q3x8t4,different,asked both,ada,2026-11-22T18:04:05Z,1f0e3dad 9b2c4e11
"""
WORD = st.from_regex(r"[a-z0-9~-]{1,12}", fullmatch=True)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"))
PAIRS = st.lists(st.tuples(WORD, WORD), min_size=1, max_size=4)


def test_the_example_of_the_format_is_read_and_written():
    [decision] = parse_decisions(EXAMPLE, "d.csv")
    assert decision == Decision(
        code="same-name",
        entries=("k7f2m9", "q3x8t4"),
        action=Action.DIFFERENT,
        why="asked both",
        by="ada",
        when="2026-11-22T18:04:05Z",
        seen=("1f0e3dad", "9b2c4e11"),
    )
    assert format_decisions([decision]) == EXAMPLE


@given(WORD, PAIRS, st.sampled_from(Action), TEXT, TEXT)
def test_a_decision_is_read_as_it_was_written(code, pairs, action, why, by):
    entries, digests = zip(*pairs, strict=True)
    decision = Decision(code, entries, action, why, by, "2026-11-22T18:04:05Z", digests)
    assert parse_decisions(format_decisions([decision]), "d.csv") == [decision]


@given(st.text() | st.text().map(lambda text: EXAMPLE + text))
def test_any_text_is_decisions_or_a_clear_error(text):
    message = "d.csv:"
    try:
        parse_decisions(text, "d.csv")
    except LetterkitError as error:
        message = str(error)
    assert message.startswith("d.csv:")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("same-name,a b,maybe,,,,c d", "d.csv:2: unknown action: maybe"),
        ("same-name,a b,same,,,,c", "d.csv:2: as many digests belong under seen as there are"),
        ("same-name,a b,same", "d.csv:2: 3 cells, where 7 belong"),
    ],
)
def test_a_wrong_line_is_named(line, message):
    with pytest.raises(LetterkitError, match=f"^{message}"):
        parse_decisions(EXAMPLE.splitlines()[0] + "\n" + line, "d.csv")


def test_an_entry_goes_by_its_id_or_by_what_it_says():
    one, other = (Signatory("Ada", Source("a.csv", line)) for line in (2, 9))
    assert handle(one) == handle(other)
    assert handle(one).startswith("~")
    assert handle(Signatory("Ada", Source("a.csv", 2), id="x7")) == "x7"


def test_what_a_finding_is_not_about_may_change():
    one = Signatory("Ada", Source("a.csv", 2), role="nurse", email="a@example.org")
    other = Signatory("Ada", Source("b.csv", 9), role="judge", email="a@example.org")
    third = Signatory("Ada", Source("b.csv", 9), role="judge", email="b@example.org")
    assert seen(one, "same-name") == seen(other, "same-name") != seen(third, "same-name")
    assert seen(one, "placeholder") == seen(third, "placeholder")
