"""Who is found by a name; `tests/render/test_search.py` asks JavaScript for the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.name_search import Likeness, search, search_rules
from letterkit.text.names import name_key

TEXTS = st.text(st.sampled_from("abcoOеёйшО Вг.-’ \u0301\u200f(*[美κოֆخ0"), max_size=14)


def likeness(query, name):
    """How the query is like the name; empty if it is not."""
    found = search(query, [name])
    return found[0].likeness.name.lower() if found else ""


@pytest.mark.parametrize(
    ("query", "name", "like"),
    [
        ("olga VODA", "Olga Voda", "exact"),
        ("Voda, Olga", "Olga Voda", "exact"),
        ("Zofia Muller-Los", "Žofia Müller-Łoś", "exact"),
        ("Conor O'Neil", "Conor O’Neil", "exact"),
        ("O. P.", "O. P.", "exact"),
        ("Olga Voda", "Ольга Вода", "script"),
        ("Ольга Вода", "Olga Voda", "script"),
        ("Сяргей Каваленка", "Siarhei Kavalenka", "script"),
        ("Eleni Nikolaou", "Ελένη Νικολάου", "script"),
        ("Nino Beridze", "ნინო ბერიძე", "script"),
        ("Нино Беридзе", "ნინო ბერიძე", "script"),
        ("Aram Petrosyan", "Արամ Պետրոսյան", "script"),
        ("Pasichnyk", "Olena Pasichnyk", "whole"),
        ("Olena Ivanivna Pasichnyk", "Olena Pasichnyk", "whole"),
        ("Пасічник", "Olena Pasichnyk", "whole"),
        ("pas olen", "Olena Pasichnyk", "part"),
        ("o neil", "Conor O’Neil", "part"),
        ("annamaria", "Anna-Maria Conor", "part"),
        ("Vanderberg", "Van der Berg", "part"),
        ("美咲", "佐藤美咲", "part"),
        ("ชาย", "สมชาย", "part"),
        ("홍길동", "홍 길동", "part"),  # written together, as most write it
        ("홍 길동", "홍길동", "part"),
        ("王小明", "王 小明", "part"),
        ("홍길", "홍 길동", "part"),
        ("olg", "Ольга Вода", "other"),
        ("Оль", "Olga Voda", "other"),
        ("Fatima Khoury", "فاطمة خوري", "other"),
        ("خوري", "Fatima Khoury", "other"),
        ("O. P.", "Olena Pasichnyk", "initials"),
        ("OP", "Olena Pasichnyk", "initials"),
        ("PO", "Olena Pasichnyk", "initials"),
        ("О. П.", "Olena Pasichnyk", "initials"),
        ("Olena Pasichnyk", "O. P.", "initials"),
        ("Olena Pasichnyk", "О. П.", "initials"),
        ("Olena Ivanivna Pasichnyk", "O. P.", "initials"),
        ("Pasichnyk O.", "Olena Pasichnyk", "initials"),
        ("Zofia Miller-Los", "Žofia Müller-Łoś", "sound"),
        ("Olha Voda", "Olga Voda", "sound"),
        ("Joerg Mueller", "Jörg Müller", "sound"),
    ],
)
def test_a_name_is_like_another_in_these_ways(query, name, like):
    assert likeness(query, name) == like


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "Olga Voda"),
        ("Olga Voda", ""),
        ("—", "Olga Voda"),
        ("Olga Voda", "Bo Example"),
        ("Olga", "Oleg Voda"),  # one word that only sounds alike
        ("Olga", "O. V."),  # one word is not meant by initials
        ("OPX", "Olena Pasichnyk"),
        ("lena", "Olena Pasichnyk"),  # in the middle of a word
        ("Anna Anna", "Anna Voda"),  # each word stands for another
        ("Olga Voda", "Olga"),  # a part of a longer query says too little
        ("Bo Example", "Bo Else"),
        ("ab", "A"),
        ("동길", "홍 길동"),
        ("annam", "Ann B"),
        ("Ія Ою", "Ъ Ь"),  # no consonants to sound alike
        (".*", "Olga Voda"),
        ("Olga|Bo", "Bo Example"),
        (" ".join("abcdefghijklmnopqr"), " ".join("abcdefghijklmnopqs")),
    ],
)
def test_a_name_is_not_like_any_other(query, name):
    assert likeness(query, name) == ""


def test_the_closest_come_first_and_then_the_order_of_the_list():
    names = ("Olena Voda", "Вода Ольга", "О. В.", "Olga Voda", "OLGA VODA", "Olga Voda-Example")
    found = search("Olga Voda", names)
    assert [(each.likeness.name, each.place) for each in found] == [
        ("EXACT", 3),
        ("EXACT", 4),
        ("SCRIPT", 1),
        ("WHOLE", 5),
        ("INITIALS", 2),
    ]


@given(TEXTS, TEXTS)
def test_only_the_same_name_is_exact(query, name):
    is_exact = Likeness.EXACT in [each.likeness for each in search(query, [name])]
    assert is_exact == (name_key(query) == name_key(name) != "")


@given(TEXTS)
def test_a_name_is_found_by_itself_and_by_each_of_its_words(name):
    words = name_key(name).split()
    assert likeness(name, name) == ("exact" if words else "")
    assert all(likeness(word, name) for word in words)


def test_the_tables_have_a_spelling_for_every_letter_that_has_a_script():
    rules = search_rules()
    spelled = {each.partition(" ")[0] for each in rules["spellings"].split("|")}
    for script, letters in rules["scripts"].items():
        if script != "Arab":
            assert set(letters) <= spelled, script
