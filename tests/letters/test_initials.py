import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.letters import collation, initials
from letterkit.letters.collation import sort_key
from letterkit.letters.initials import LONG, fits, initial, sections_of
from letterkit.model import Entry, Kind, Line, Section, Shown

NAMES = {
    "en": ["Ada", "Ålander", "Łukasz", "Zoë", "Алесь", "王"],
    "uk": ["Ганна", "Ґалаґан", "Їжак", "Ян", "Adam", "王"],
    "ar": ["أحمد", "إبراهيم", "باسم", "Adam", "Ян"],
}


def lines(names):
    return [Line(Entry("", name, Kind.PERSON, Shown.NAMED), name, "", "", "") for name in names]


def many(names, lang):
    """Enough of each name, in the order of the language."""
    wanted = [f"{name} {number:03}" for name in names for number in range(LONG)]
    return sorted(wanted, key=sort_key(lang))


def heads(names, lang, texts=None):
    found = sections_of(lines(names), texts or names, lang, "Without a name")
    return [(each.script, each.initial, each.count) for each in found]


@pytest.mark.parametrize(
    ("lang", "text", "head"),
    [
        ("en", "Łukasz", "L"),
        ("pl", "Łukasz", "Ł"),
        ("sv", "Åsa", "Å"),
        ("en", "Åsa", "A"),
        ("cs", "Chlebová", "CH"),
        ("uk", "Їжак", "Ї"),
        ("uk", "«Їжак»", "Ї"),
        ("be", "Ўладзімір", "У"),
        ("ar", "أحمد", "ا"),
        ("zh", "王小明", "W"),
        ("ko", "김민수", "ㄱ"),
        ("ja", "いとう", "あ"),
        ("ka", "ნინო", "ნ"),
        ("en", "Żaneta", "Z"),
        ("uk", "Łukasz", "L"),
        ("uk", "Żaneta", "Z"),
        ("en", "«Їжак»", "І"),
        ("en", "120 fishermen", "0–9"),
        ("en", "…", ""),
    ],
)
def test_a_name_stands_under_the_initial_of_its_language(lang, text, head):
    assert initial(text, lang) == head


def test_a_short_list_has_no_heads():
    names = many(["Ada", "Bo"], "en")[: LONG - 1]
    assert heads(names, "en") == [("", "", LONG - 1)]


def test_each_letter_and_each_other_script_has_a_section():
    names = [*many(["Ada", "Bo", "Ян"], "en"), "ნინო", ""]
    assert heads(names, "en") == [
        ("", "A", LONG),
        ("", "B", LONG),
        ("Cyrillic", "Я", LONG),
        ("Georgian", "", 1),
        ("Without a name", "", 1),
    ]


def test_signs_that_are_words_have_no_initials_in_another_language():
    names = sorted(f"{sign}小明" for sign in "王李張" * LONG)
    assert heads(many(["Ada"], "en") + names, "en")[1:] == [("Han", "", 3 * LONG)]


def test_who_stands_in_front_of_all_has_no_head():
    names = ["Zoë", *many(["Ada"], "en")]
    assert heads(names, "en", [None, *names[1:]]) == [("", "", 1), ("", "A", LONG)]


def test_a_list_in_another_order_has_no_sections():
    names = many(["Ada", "Bo"], "en")
    assert heads([*names, "Яна"], "en")[-1] == ("Cyrillic", "", 1)
    assert heads([*names[:-1], "Яна", names[-1]], "en") == []


def test_a_letter_that_sorts_among_others_stands_under_them():
    names = sorted(
        (f"{name} {number:03}" for name in ("Ada", "Ærø", "Afra") for number in range(LONG)),
        key=sort_key("uk"),
    )
    assert heads(names, "uk") == [("Латиниця", "A", 3 * LONG)]


def test_an_initial_that_no_name_below_it_has_is_no_head():
    """The list says where a name stands, and that is not published."""
    names = [f"王 {number:03}" for number in range(LONG)]
    texts = [f"Wang {number:03}" for number in range(LONG)]
    assert heads(names, "en", texts) == [("", "", LONG)]


@pytest.mark.parametrize("lang", NAMES)
def test_without_icu_there_are_heads_all_the_same(lang, monkeypatch):
    monkeypatch.setattr(collation, "_icu", lambda _: None)
    monkeypatch.setattr(initials, "_index", lambda _: initials._first_letter)
    names = many(NAMES[lang], lang)
    assert len(heads(names, lang)) > 3


@pytest.mark.parametrize(
    ("head", "name", "is_one"),
    [
        ("A", "Ada Example", True),
        ("E", "Ada Example", True),
        ("A", "Dr. Ada Example", True),
        ("X", "Ada Example", False),
        ("AD", "Ada Example", False),
        ("", "…", True),
    ],
)
def test_a_head_is_an_initial_of_a_name_in_any_order_of_names(head, name, is_one):
    assert fits(head, name, "en") is is_one


@given(
    st.lists(st.text(max_size=4), min_size=LONG, max_size=2 * LONG), st.sampled_from(["en", "uk"])
)
def test_sections_hold_every_line_once_and_no_head_comes_twice(names, lang):
    names = sorted(names, key=sort_key(lang))
    found = sections_of(lines(names), names, lang, "-")
    assert found == () or sum(each.count for each in found) == len(names)
    assert len(set(found)) == len(found)
    told = [(each.script, each.initial) for each in found]
    assert len(set(told)) == len(told)
    assert all(isinstance(each, Section) for each in found)
