import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.names import (
    fold,
    is_mixed,
    name_key,
    same_name,
    script_of_name,
    sound_key,
    unmixed,
)

NAMES = st.text(
    st.sampled_from("abеёйўіїґłØßıİẞ’ʼ'-– \u00a0\u200b\u00ad.ЖжЄςΣά가नि्ةييABCсорХxy"), max_size=20
)

SAME = [
    ("Ada Example", "EXAMPLE ada"),
    ("Łukasz Żuraw", "Lukasz Zuraw"),
    ("Søren Ångström", "Soren Angstrom"),
    ("Đorđe Straße", "DORDE STRASSE"),
    ("Yılmaz", "YILMAZ"),
    ("İnci", "inci"),
    ("Aoife O’Neil", "Aoife ONeil"),
    ("Aoife O'Neil", "Aoife Oʼneil"),
    ("Лук'янова", "Лук’янова"),
    ("Семён", "СЕМЕН"),
    ("Жан–Поль", "Жан-Поль"),
    ("Anna-Maria Novak", "Novak, Anna Maria"),
    ("Ada\u00a0 Example", "Ada Example"),
    ("Ada\u200b Exam\u00adple", "Ada Example"),
    ("Ａｄａ Ｅｘａｍｐｌｅ", "Ada Example"),
    ("Jose\u0301", "José"),
    ("Ελένη", "ΕΛΕΝΗ"),
    ("Γιώργος", "ΓΙΩΡΓΟΣ"),
    ("ნინო", "ᲜᲘᲜᲝ"),
    ("أحمد", "احمد"),
    ("Cepгeй Пeтpoв", "Сергей Петров"),
    ("Hoвік", "Новік"),
    ("Wаndа Nоvak", "Wanda Novak"),
    ("Пeтpoв-Copace Aлeнa", "Петров-Сорасе Алена"),
    ("Сяргей Каваленка", "Siarhei Kavalenka"),
    ("Сяргей Каваленка", "KAVALENKA Siarhiej"),
    ("Сергей Кузнецов", "Sergey Kuznetsov"),
    ("Сергей", "Siergiej"),
    ("Сергей", "Serguei"),
    ("Сергій Шевченко", "Serhii Shevchenko"),
    ("Дзмітрый Шаўчэнка", "Dzmitry Shauchenka"),
    ("Дзмітрый Шаўчэнка", "Dźmitry Šaŭčenka"),
    ("Пётр", "Piotr"),
    ("Петр", "Pyotr"),
    ("Хрущёв", "Chruszczow"),
    ("Юлия", "Julia"),
    ("Юлия", "Yuliya"),
    ("Мария", "Maria"),
    ("Марыя", "Maryia"),
    ("Наталья", "Natalia"),
    ("Александр", "Alexander"[:7] + "r"),
    ("Ελένη Παπαδοπούλου", "Eleni Papadopoulou"),
    ("ნინო ბერიძე", "Nino Beridze"),
    ("Արամ Պետրոսյան", "Aram Petrosyan"),
]
DIFFERENT = [
    ("", ""),
    ("—", "…"),
    ("Ada Example", "Ada Examples"),
    ("Сергей", "Сяргей"),
    ("Sergey", "Siarhei"),
    ("Сяргей", "Sergey"),
    ("Olena", "Alena"),
    ("Елена", "Alena"),
    ("Мария", "Mara"),
    ("Иванов", "Ivanova"),
    ("Хана", "Гана"),
    ("Чан", "Khan"),
    ("Анна Жук", "Anna"),
    ("Анна Анна", "Anna Zhuk"),
    ("अनिता", "अनीता"),
    ("が", "か"),
    ("Jan Kowalski", "Jana Kowalska"),
    ("王明", "王美"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_name_is_the_same_in_another_spelling(one, other):
    assert same_name(one, other)
    assert same_name(other, one)
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_name_is_not_the_same(one, other):
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Сергей", "Сяргей"), ("Sergey", "Сергій"), ("Müller", "Mueller"), ("Алена", "Олена")],
)
def test_sister_forms_sound_alike_and_are_not_the_same(one, other):
    assert sound_key(one) == sound_key(other)
    assert not same_name(one, other)


def test_folding_keeps_the_order_of_words_and_the_key_does_not():
    assert fold("Żuraw,  Łukasz J.") == "zuraw lukasz j"
    assert name_key("Żuraw,  Łukasz J.") == "j lukasz zuraw"


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Cepгeй Copaсе", "Сергей Сорасе"),
        ("Жyк", "Жук"),
        ("Jоhn", "John"),
        ("Coвa Cepгeй", "Сова Сергей"),
        ("Αnna", "Anna"),
    ],
)
def test_look_alike_letters_are_offered_in_one_script(name, offered):
    assert is_mixed(name)
    assert unmixed(name) == offered


@pytest.mark.parametrize("name", ["Сергей Сова", "Anna Жук", "José", "Ҷамшед", "ΑΝΝΑ", ""])
def test_names_without_look_alikes_stay_as_they_are(name):
    assert not is_mixed(name)
    assert unmixed(name) == name


def test_the_script_of_a_name_is_that_of_most_letters():
    assert [script_of_name(name) for name in ("Ада X", "Łuk", "Ελένη", "王", "")] == [
        "Cyrl",
        "Latn",
        "Grek",
        "",
        "Latn",
    ]


@given(NAMES | st.text())
def test_folding_twice_changes_nothing_more(text):
    once = fold(text)
    assert fold(once) == once
    assert name_key(once) == name_key(text)


@given(NAMES | st.text())
def test_a_name_is_the_same_as_itself_in_capitals_and_backwards(text):
    if name_key(text):
        assert same_name(text, " ".join(reversed(text.split())))
    if name_key(text) == name_key(text.upper()):
        assert same_name(text, text.upper()) == bool(name_key(text))


@given(NAMES, NAMES)
def test_sameness_is_mutual_and_never_joins_two_names_of_one_script(one, other):
    assert same_name(one, other) == same_name(other, one)
    if script_of_name(one) == script_of_name(other) and name_key(one) != name_key(other):
        assert not same_name(one, other)
