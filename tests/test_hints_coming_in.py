"""Each option in a hint of `add`, as a shell gives it, settles just the answer that it names."""

import csv
import io
import shlex
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.columns.headers import told_apart
from letterkit.lists.exports.choices import Choices, WhatIsMeant, error_of
from letterkit.lists.exports.exports import read_file
from letterkit.lists.exports.map_options import parse_map

LONG = "I would like this, but I am worried about my employer and my family"
PIECES = st.sampled_from([
    *("yes", "no", "my name", "a=b", "=unnamed", "x: y", ":", ",", ";", '"', "'", "`x`", "$HOME"),
    *("\n", "  ", "!", "#2", "\\", LONG, LONG * 4, "ja, aber", "так, але", "да: но", "oui"),
    *("نعم، لكن", "sí", "tak, ale nie", "хіба", "vielleicht so", "--map", "it's", "“so”", "🙂"),
])  # fmt: skip
ANSWERS = st.lists(PIECES, min_size=1, max_size=4).map(" ".join)
TITLES = st.tuples(
    st.sampled_from([
        *("May we publish your name?", "Ці можна публікаваць ваша імя?", "Публиковать имя?"),
        *("Чи можна публікувати ваше ім'я?", "Czy możemy opublikować nazwisko?", "Comment"),
        *("Dürfen wir Ihren Namen veröffentlichen?", "Publier mon nom ?", "Status"),
        *("¿Publicar mi nombre?", "هل يمكن نشر اسمك؟", "Remarks", "Public name?"),
    ]),
    st.sampled_from(["", ": a", " = b", ' "c"', " it's", "\n(d)", ":"]),
).map("".join)  # fmt: skip


def table(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def options_in(hint):
    """The values of all `--map` in a hint, as a shell reads them; what is left open is unnamed."""
    found = []
    rest = hint
    while "--map " in rest:
        rest = rest[rest.index("--map ") + 6 :]
        lexer = shlex.shlex(rest, posix=True)
        lexer.whitespace_split = True
        lexer.commenters = ""
        found.append(lexer.get_token().rstrip(",").replace("=MEANING", "=unnamed"))
        rest = rest[lexer.instream.tell() :] if lexer.instream.tell() < len(rest) else ""
    return found


@settings(max_examples=150, deadline=None)
@given(
    titles=st.lists(TITLES, min_size=1, max_size=2, unique=True),
    answers=st.lists(ANSWERS, min_size=2, max_size=4),
)
def test_every_printed_option_settles_its_answer(titles, answers):
    rows = [["Name", *titles]]
    for number, answer in enumerate(answers):
        rows.append([f"Ada Example{'abcdef'[number]}", *[answer] * len(titles)])
    maps: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_text(table(rows), "utf-8")
        for _ in range(8):
            choices = Choices(date(2026, 11, 28), maps=maps)
            try:
                questions = read_file(path, "x.csv", choices).questions
            except LetterkitError as error:
                if "legend" in str(error):  # "no =unnamed" reads as one
                    return
                raise
            if not questions:
                return
            before = len(questions)
            new = options_in(error_of(questions).hint)
            assert new
            assert not set(new) & set(maps), "the same hint again"
            # Of several readings of a column the hint names one; the others follow `or`.
            maps += new[:1] if "may be about who can be named" in str(error_of(questions)) else new
            assert before
    raise AssertionError("still open")


@given(
    title=st.text(alphabet="ab:=, '\"?", min_size=1, max_size=8).map(lambda t: " ".join(t.split())),
    answers=st.lists(
        st.text(alphabet="ab:=, '\"?", min_size=1, max_size=8), min_size=1, max_size=3
    ),
    others=st.lists(st.text(alphabet="ab:= ", min_size=1, max_size=4), max_size=3),
)
def test_an_option_is_read_as_it_was_meant(title, answers, others):
    answers = list(dict.fromkeys(" ".join(each.split()) for each in answers if each.strip()))
    if not title or not answers:
        return
    titles = list(dict.fromkeys([title, *(" ".join(each.split()) for each in others)]))
    there = {(title, each) for each in answers}
    error = WhatIsMeant("x.csv", title, [(each, 1) for each in answers]).error()
    hint = error.hint.removeprefix("say what each one means: ").rsplit(" (MEANING ", 1)[0]
    hint = hint.replace("=MEANING", "=unnamed")
    given_options = [each for each in shlex.split(hint) if each != "--map"]
    read = [parse_map(each, titles, lambda *pair: pair in there) for each in given_options]
    assert read == [(title, each, "unnamed") for each in answers]


def test_a_long_answer_that_sounds_like_a_wish_is_settled_by_its_hint(desk):
    rows = [["Name", "Publish my name?"], ["Ada Example", "Yes"], ["Bo Sample", LONG]]
    assert desk.add("x.csv", table(rows)) == 2
    [option] = options_in(desk.said)
    assert desk.add("x.csv", table(rows), "--map", option) == 0, desk.said
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Bo" not in printed


def test_all_answers_have_their_options(desk):
    rows = [["Name", "Publish my name?"], *[[f"Ada {n}x", f"well {n} well"] for n in "abcdef"]]
    assert desk.add("x.csv", table(rows)) == 2
    options = options_in(desk.said)
    assert len(options) == 6
    maps = [each for option in options for each in ("--map", option)]
    assert desk.add("x.csv", table(rows), *maps) == 0, desk.said


def test_two_columns_of_one_title_are_told_apart(desk):
    rows = [
        ["Name", "Name", "City"],
        ["Ada Example", "Ada Muster", "Oslo"],
        ["Bo X", "Bo Y", "Rome"],
    ]
    assert desk.add("x.csv", table(rows)) == 2
    [option] = options_in(desk.said)
    assert option == "Name #2=private"
    assert desk.add("x.csv", table(rows), "--map", option) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo X"]


@given(st.lists(st.sampled_from(["a", "a #2", "a #3", "b", ""]), max_size=9))
def test_titles_told_apart_are_all_different(titles):
    found = told_apart(titles)
    assert len(found) == len(set(found)) == len(titles)
    for name, title in zip(found, titles, strict=True):
        assert name == title or name.startswith(f"{title} #")
