import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.letters.frontmatter import Source, parse_front_matter


def refused(text):
    with pytest.raises(LetterkitError) as caught:
        parse_front_matter(text, "letter.md")
    return str(caught.value), caught.value.hint


def test_keys_and_their_lines_and_where_the_body_begins():
    text = "---\ntitle: A\n\n# a note\nto:\n  - name: B\n---\nBody\n---\nmore\n"
    assert parse_front_matter(text, "letter.md") == Source(
        "letter.md",
        {"title": "A", "to": [{"name": "B"}]},
        {("title",): 2, ("to",): 5, ("to", 0): 6, ("to", 0, "name"): 6},
        "Body\n---\nmore\n",
        8,
    )


def test_a_letter_may_have_no_keys_and_no_body():
    assert parse_front_matter("---\n---", "x") == Source("x", {}, {}, "", 3)


def test_values_are_those_of_yaml():
    keys = parse_front_matter(
        "---\nday: 2026-11-22\nnumber: 3\ntext: 'yes'\nempty:\nlist: [a, 1]\n---\n", "x"
    ).keys
    assert keys == {
        "day": datetime.date(2026, 11, 22),
        "number": 3,
        "text": "yes",
        "empty": None,
        "list": ["a", 1],
    }


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "true", "null"])
def test_a_key_is_the_word_that_stands_there(word):
    assert parse_front_matter(f"---\n{word}: a\n---\n", "x").keys == {word: "a"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "letter.md:1: expected front matter"),
        ("title: A\n", "letter.md:1: expected front matter"),
        (" ---\ntitle: A\n---\n", "letter.md:1: expected front matter"),
        ("---\ntitle: A\n", "letter.md:1: the front matter has no end"),
        ("---\ntitle: A\ntitle: B\n---\n", "letter.md:3: key twice: title"),
        ("---\na: 1\ntwo words: B\n---\n", "letter.md:3: not a key: two words"),
        ("---\n? [a]\n: B\n---\n", "letter.md:2: not a key: a list"),
        ("---\n2026: B\n---\n", "letter.md:2: not a key: 2026"),
        ("---\n- a\n---\n", "letter.md:2: expected keys such as title: and date:"),
        ("---\njust words\n---\n", "letter.md:2: expected keys such as title: and date:"),
        (
            "---\na: 1\ntitle: Dear all: hello\n---\n",
            "letter.md:3: not YAML: mapping values are not allowed here",
        ),
        (
            "---\ntitle: [a\nb: c\n---\n",
            "letter.md:3: not YAML: expected ',' or ']', but got ':'",
        ),
        ("---\ntitle: 'A\n---\n", "letter.md:2: not YAML: found unexpected end of stream"),
        (
            "---\na: 1\nb: !!python/name:os.system\n---\n",
            "letter.md:3: not YAML: could not determine a constructor for the tag "
            "'tag:yaml.org,2002:python/name:os.system'",
        ),
        ("---\na: &x [1]\nb: *x\n---\n", "letter.md:3: not allowed here: *x"),
        (
            "---\na: 1\ndate: 2026-13-01\n---\n",
            "letter.md:3: not YAML: month must be in 1..12",
        ),
        ("---\na: 1\n--- # b\nc\n", "letter.md:1: the front matter has no end"),
    ],
)
def test_what_is_no_front_matter_is_said_with_its_line(text, message):
    found, hint = refused(text)
    assert found == message
    assert hint or "twice" in message or "expected keys" in message


def test_a_few_lines_cannot_grow_into_billions_of_values():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert refused("---\n" + "\n".join(lines) + "\n---\n")[0] == (
        "letter.md:3: not allowed here: *a0"
    )


def test_deep_nesting_is_an_error():
    assert refused("---\na: " + "[" * 5000 + "\n---\n")[0].startswith("letter.md:")


@given(st.text(max_size=200))
def test_any_text_gives_keys_or_one_error(text):
    for each in (text, f"---\n{text}\n---\n", f"---\na: {text}\n---\n{text}"):
        try:
            source = parse_front_matter(each, "letter.md")
        except LetterkitError as error:
            said = str(error)
        else:
            said = "letter.md:"
            assert set(source.keys) == {path[0] for path in source.lines}
        assert said.startswith("letter.md:")
