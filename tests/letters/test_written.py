"""A body becomes Markdown from which the same body comes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.letters.body import parsed
from letterkit.letters.lines import lines_of
from letterkit.letters.templating import is_plain
from letterkit.letters.written import markdown_of, settled, tree_of
from letterkit.model.manuscript import Node

WORDS = st.text("ab ё*_[]()<>&#`\\{}%|~-+=.!:1 \u00a0“", min_size=1, max_size=12)


def node(tag, *children, **attributes):
    return Node(tag, tuple(attributes.items()), children)


INLINE = st.recursive(
    WORDS,
    lambda inside: st.builds(
        lambda tag, parts: node(tag, *parts),
        st.sampled_from(("strong", "em", "u")),
        st.lists(inside, min_size=1, max_size=3),
    ),
    max_leaves=4,
)
PARTS = st.lists(st.one_of(INLINE, st.just(node("br"))), min_size=1, max_size=4)


def items(inside):
    return st.builds(
        lambda tag, parts: node(tag, *(node("li", *each) for each in parts)),
        st.sampled_from(("ul", "ol")),
        st.lists(inside, min_size=1, max_size=3),
    )


LISTS = st.recursive(
    items(PARTS),
    lambda deeper: items(st.builds(lambda parts, below: [*parts, below], PARTS, deeper)),
    max_leaves=4,
)
TABLES = st.builds(
    lambda head, cell: node(
        "table",
        node("thead", node("tr", node("th", *head), node("th", "b"))),
        node("tbody", node("tr", node("td", "c"), node("td", *cell))),
    ),
    PARTS,
    PARTS,
)
BLOCKS = st.one_of(
    PARTS.map(lambda parts: node("p", *parts)),
    PARTS.map(lambda parts: node("h2", *parts)),
    PARTS.map(lambda parts: node("blockquote", node("p", *parts))),
    LISTS,
    TABLES,
)


def lines(tree):
    return [line for line in lines_of(tree) if line]


@settings(max_examples=250, derandomize=True, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_the_words_of_any_body_come_back(body):
    expected = lines(tree_of("body", (), body))
    text = markdown_of(body)
    assert is_plain(text)
    assert lines(parsed(text) if text else tree_of("body", (), ())) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([node("p", "a ", node("strong", "b"), "c")], "a **b**c\n"),
        ([node("p", "a", node("strong", "(b)"), "c")], "<p>a<strong>(b)</strong>c</p>\n"),
        ([node("p", "snake_case 2 - 3")], "snake_case 2 - 3\n"),
        ([node("p", "- a"), node("p", "+ b"), node("p", "> c")], "\\- a\n\n\\+ b\n\n\\> c\n"),
        ([node("p", "2) a"), node("p", "3.5 b")], "2\\) a\n\n3.5 b\n"),
        ([node("p", "a", node("br"), "---")], "a\\\n\\---\n"),
        ([node("ul", node("li", "a")), node("ul", node("li", "b"))], "- a\n\n* b\n"),
        ([node("ol", node("li", "a"), start="3")], "3. a\n"),
        ([node("h4", "a"), node("h5", "b")], "## a\n\n### b\n"),
        (
            [node("p", node("a", "x", href="https://example.org/?a=1&copy=2"))],
            "[x](https://example.org/?a=1&amp;copy=2)\n",
        ),
        ([], ""),
    ],
)
def test_a_body_is_written_as_a_person_would(body, expected):
    assert markdown_of(body) == expected


def test_an_address_that_is_written_behind_its_link_is_taken_off():
    link = node("a", "x", href="https://example.org/")
    assert markdown_of([node("p", link, " (example.org) y")]) == "[x](https://example.org/) y\n"
    other = settled(tree_of("body", (), [node("p", link, " (example.net) y")]))
    assert "".join(other.itertext()) == "x (example.net) y"
