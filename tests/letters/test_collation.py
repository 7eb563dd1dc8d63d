import itertools

import pytest

from letterkit.letters import collation
from letterkit.letters.collation import sort_key


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("en", ["Adam", "Ådel", "álvaro", "Zoë", "Žofia", "Алесь", "王", ""]),
        ("sv", ["Adam", "Zoë", "Ådel", "Ädel", "Ödel"]),
        ("de", ["Adel", "Ädel", "Adèle", "Zug"]),
        ("pl", ["Lena", "Łucja", "Maria", "Zoe", "Źrebak", "Żaneta"]),
        ("be", ["Ганна", "Еўка", "Ёсіф", "Інга", "Іра", "Яна", "Adam", "王"]),
        ("uk", ["Ганна", "Ґалаґан", "Євген", "Ірина", "Їжак", "Ян", "Adam"]),
        ("lt", ["Inga", "Ynga", "Jonas", "Šarūnas", "Zita"]),
        ("ar", ["أحمد", "باسم", "فاطمة", "Adam"]),
        ("sr-Latn", ["Ana", "Cica", "Čeda", "Ćira", "Ђура"]),
    ],
)
def test_names_stand_in_the_order_of_the_language_its_own_script_first(lang, names):
    for each in itertools.islice(itertools.permutations(names), 50):
        assert sorted(each, key=sort_key(lang)) == names


@pytest.mark.parametrize("lang", ["en", "be"])
def test_without_icu_the_script_of_the_language_is_first_all_the_same(lang, monkeypatch):
    monkeypatch.setattr(collation, "_icu", lambda _: None)
    own, other = (["Ada", "Žo"], ["Ян"]) if lang == "en" else (["Ян"], ["Ada", "Žo"])
    assert sorted(["", *other, *reversed(own)], key=sort_key(lang)) == [*own, *other, ""]


def test_what_has_no_letters_stands_with_its_own_language():
    assert sorted(["Яна", "42", "Ada"], key=sort_key("be")) == ["42", "Яна", "Ada"]
