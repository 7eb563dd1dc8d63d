"""Names in any encoding of a byte a character, read as another one; and names that only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.garbled import has_lost_letters, reading
from letterkit.text.garbled_pairs import other_readings
from letterkit.text.letter_pairs import strange_pairs
from rows import failing
from text.invented_names import INVENTED

TABLE = [
    name for names in INVENTED.values() for name in names.strip().replace("\n", "|").split("|")
]
NAMES = {
    "Ελένη Παπαδοπούλου": ("cp737", "cp869", "cp1253", "iso8859-7", "mac-greek"),
    "Νίκος Καζαντζάκης": ("cp737", "cp869", "cp1253", "iso8859-7", "mac-greek"),
    "Сергей Щукин": ("cp866", "koi8-r", "iso8859-5", "mac-cyrillic", "cp1251", "cp855"),
    "Анна Каренина": ("cp866", "koi8-r", "iso8859-5", "mac-cyrillic", "cp1251", "cp855"),
    "Лілія Кравченко": ("koi8-u", "cp1125", "iso8859-5", "mac-cyrillic", "cp1251"),
    "Алена Прыкладава": ("cp866", "koi8-u", "iso8859-5", "mac-cyrillic", "cp1251"),
    "Георги Димитров": ("cp866", "iso8859-5", "mac-cyrillic", "cp1251"),
    "Ђорђе Петровић": ("cp1251", "iso8859-5", "mac-cyrillic", "cp855"),
    "Grażyna Łęcka": ("cp852", "iso8859-2", "cp1250", "mac-latin2"),
    "Jędrzejczak": ("cp852", "mac-latin2"),
    "Ondřej Šťastný": ("cp852", "iso8859-2", "cp1250", "mac-latin2"),
    "Růžena Čížková": ("cp852", "iso8859-2", "cp1250", "mac-latin2"),
    "Žydrūnas Šimkus": ("cp1257", "cp775", "iso8859-13"),
    "Ąžuolas Česnauskis": ("cp1257", "cp775", "iso8859-13"),
    "Jānis Bērziņš": ("cp1257", "cp775", "iso8859-13"),
    "Jörg Müller": ("cp850", "cp437", "mac-roman"),
    "François Gagné": ("cp850", "cp437", "mac-roman"),
    "Győző Szűcs": ("cp852", "iso8859-2", "cp1250"),
    "Ádám Erdős": ("cp852", "iso8859-2", "cp1250"),
    "Şükrü Işık": ("cp857", "cp1254", "iso8859-9", "mac-turkish"),
    "Ştefan Ţepeş": ("cp852", "cp1250", "iso8859-2"),
    "דוד לוי": ("cp862", "cp1255", "iso8859-8"),
    "فاطمة الزهراء": ("cp1256", "iso8859-6", "cp720"),
}
CASES = [(name, really) for name, encodings in NAMES.items() for really in encodings]


@pytest.mark.parametrize(("meant", "really"), CASES)
def test_an_encoding_that_was_read_as_windows_1252_is_among_the_forms(meant, really):
    import ftfy.bad_codecs  # noqa: F401 - it registers the codec

    found = reading(meant.encode(really).decode("sloppy-windows-1252"))
    assert found.garbled
    assert meant in found.forms


@pytest.mark.parametrize("read_as", ["mac-roman", "cp437", "cp850", "cp866", "koi8-r"])
@pytest.mark.parametrize("meant", ["Сергей Щукин", "Ελένη Παπαδοπούλου", "Ondřej Šťastný"])
def test_what_it_was_read_as_makes_no_difference(meant, read_as):
    really = {"С": "cp1251", "Ε": "cp1253"}.get(meant[0], "cp1250")
    assert meant in reading(meant.encode(really).decode(read_as)).forms


@pytest.mark.parametrize("name", ["Łucja Żółć", "Сергей Щукин", "Růžena Čížková", "Đặng Thị"])
@pytest.mark.parametrize("times", [2, 3, 4])
def test_utf8_that_was_garbled_several_times_is_told(name, times):
    import ftfy.bad_codecs  # noqa: F401 - it registers the codec

    text = name
    for _ in range(times):
        text = text.encode().decode("sloppy-windows-1252")
    assert reading(text).forms == (name,)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("S&Atilde;&copy;bastien", "Sébastien"),
        ("S&#195;&#169;bastien", "Sébastien"),
        ("S&amp;Atilde;&amp;copy;bastien", "Sébastien"),
        ("&ETH;&#152;&ETH;&sup2;&ETH;&deg;&ETH;&frac12;", "Иван"),
        ("S+AOk-bastien", "Sébastien"),
        ("Zo+AOk Example", "Zoé Example"),
        ("+BBgEMgQwBD0- +BB8EQAQ4BDwENQRA-", "Иван Пример"),
        ("Ð˜Ð²Ð°Ð½ Ïðèìåð", "Иван Пример"),
        ("Иван Ïðèìåð", "Иван Пример"),
    ],
)
def test_escapes_of_garbled_letters_utf7_and_two_encodings_in_one_name_are_told(text, meant):
    assert reading(text).forms == (meant,)


@pytest.mark.parametrize(
    "text", ["S?bastien", "?ukasz", "Ren? Martin", "????? ??????", "J?rg M?ller", "?lkin P?tr"]
)
def test_question_marks_in_the_place_of_letters_are_lost_letters(text):
    assert has_lost_letters(text)


@pytest.mark.parametrize(
    "text", ["Ada Example", "Ada Example?", "Ada (?)", "Why?", "?", "A?", "Who are we? 5", "C+-"]
)
def test_a_question_mark_that_asks_is_none(text):
    assert not has_lost_letters(text)


@pytest.mark.parametrize(
    "text", ["LGBT+Rights", "Bar+Grill-Owner", "+375 29 123 45 67", "A+test-B"]
)
def test_a_plus_is_no_utf7(text):
    assert not reading(text).garbled


def test_the_table_has_every_language():
    assert len(TABLE) >= 200
    assert len(INVENTED) >= 28


def test_no_invented_name_is_garbled():
    def is_whole(name):
        assert not reading(name).garbled
        assert not reading(name.upper()).garbled
        assert not has_lost_letters(name)

    assert failing(TABLE, is_whole) == []


def test_a_name_of_a_language_has_only_pairs_of_letters_that_are_known():
    assert strange_pairs("Jiří Dvořák").unknown == 0
    assert strange_pairs("Jiøí Dvoøák").worst
    assert strange_pairs("сЕПЦЕИ").signs == 1


@given(st.text(max_size=60))
def test_any_text_can_be_read_in_other_encodings(text):
    assert text not in other_readings(text)
