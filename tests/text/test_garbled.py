import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.garbled import may_be_garbled, reading, repaired
from rows import failing
from text.real_names import NAMES

REAL = [
    name for names in NAMES.values() for name in names.strip().replace("\n", "|").split("|") if name
]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("SÃ©bastien Example", "Sébastien Example"),
        ("PÃ¤mela Example", "Pämela Example"),
        ("JÃ¶rg MÃ¼ller-Example", "Jörg Müller-Example"),
        ("MÃ\u00a0ximo", "Màximo"),
        ("РЎРµСЂРіРµР№ РџСЂРёРјРµСЂ", "Сергей Пример"),
        ("Ñ€Ð¸Ñ‚Ð°", "рита"),
        ("РђРЅРЅР°", "Анна"),
        ("–ò–≤–∞–Ω", "Иван"),
        ("Nguyá»…n", "Nguyễn"),
        ("â€œExampleâ€\x9d", "“Example”"),
        ("SÃƒÂ©bastien", "Sébastien"),
    ],
)
def test_case_15_utf8_read_as_another_encoding_is_told(text, meant):
    assert repaired(text) == meant


@pytest.mark.parametrize(
    ("meant", "really", "read_as"),
    [
        ("Łucja Przykład", "cp1250", "cp1252"),
        ("Żółty Dom", "cp1250", "cp1252"),
        ("Grażyna Łęcka", "cp1250", "cp1252"),
        ("Michał Przykład", "cp1250", "cp1252"),
        ("Wiśniewski", "iso8859-2", "cp1252"),
        ("Иван Пример", "cp1251", "cp1252"),
        ("Алена Прыкладава", "cp1251", "cp1252"),
        ("Олена Їжак", "cp1251", "cp1252"),
        ("ИВАН ПРИМЕР", "cp1251", "cp1252"),
        ("Иван Пример", "koi8-r", "latin-1"),
        ("Ελένη Παπαδοπούλου", "cp1253", "latin-1"),
        ("محمد أحمد", "cp1256", "latin-1"),
        ("Jörg Müller", "cp1252", "mac-roman"),
        ("Sébastien", "mac-roman", "cp1252"),
        ("张三", "gb18030", "latin-1"),
    ],
)
def test_case_15_an_encoding_read_as_another_is_told(meant, really, read_as):
    assert repaired(meant.encode(really).decode(read_as)) == meant


@pytest.mark.parametrize(
    ("meant", "really", "read_as"),
    [
        *((name, "cp1250", "cp1252") for name in ("Dvořák", "Jiří", "Růžena", "Černý", "Kučera")),
        *((name, "cp1250", "cp1252") for name in ("Wiśniewski", "Zieliński", "Kościelny")),
        *((name, "cp1254", "cp1252") for name in ("Şahin", "Işık", "Erdoğan", "Yıldız")),
        *((name, "cp1252", "cp1250") for name in ("Bjørn", "Nuñez", "João", "Agnès", "Åse")),
        *((name, "cp1252", "cp1251") for name in ("Jörg", "Müller", "Schäfer")),
        ("Jörg", "latin-1", "koi8-r"),
        ("Jörg", "cp1252", "gb18030"),
        ("Jäger", "cp1252", "cp437"),
        ("Žydrūnas", "cp1257", "cp1252"),
        ("Иванов", "cp1251", "cp1252"),
        ("Сергей Щукин", "koi8-r", "cp1251"),
        ("Сергей Щукин", "cp1251", "cp866"),
        ("Сергей", "cp1251", "cp1250"),
        ("Сергей", "cp1251", "cp437"),
        ("فاطمة الزهراء", "cp1256", "cp1250"),
        ("فاطمة الزهراء", "utf-8", "cp1256"),
        ("Ελένη Παπαδοπούλου", "cp1253", "cp1250"),
    ],
)
def test_a_sign_that_no_name_has_tells_the_encoding(meant, really, read_as):
    found = reading(meant.encode(really).decode(read_as))
    assert found.garbled
    assert meant in found.forms


@pytest.mark.parametrize("name", ["Sören", "Иван", "Łucja", "محمد", "Ελένη", "Şükrü"])
@pytest.mark.parametrize("codec", ["latin-1", "sloppy-windows-1252"])
def test_doubled_utf8_is_told(name, codec):
    import ftfy.bad_codecs  # registers the codec

    assert ftfy.bad_codecs
    doubled = name.encode().decode(codec).encode().decode(codec)
    assert repaired(doubled) == name


def test_what_can_have_been_two_things_offers_neither_alone():
    assert reading("J”rg").forms == ("Jörg", "Jîrg")
    assert repaired("J”rg") == "J”rg"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Zo&eacute; Example", "Zoé Example"),
        ("Ada O&#039;Example", "Ada O'Example"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("A &amp;amp; B", "A & B"),
        ("Zo&amp;eacute;", "Zoé"),
        ("Bo &lt;x&gt;", "Bo <x>"),
        ("&#x416;ук", "Жук"),
        ("Zo\\u00e9", "Zoé"),
        ("Zo%C3%A9", "Zoé"),
        ("=?utf-8?q?Zo=C3=A9?=", "Zoé"),
    ],
)
def test_case_16_an_escape_is_told(text, meant):
    assert repaired(text) == meant


def test_a_letter_that_is_lost_is_garbled_and_not_guessed_at():
    assert reading("S\ufffdbastien").garbled
    assert repaired("S\ufffdbastien") == "S\ufffdbastien"


@pytest.mark.parametrize(
    "text",
    [
        *("Ada Example", "Łucja Przykład", "Ñandú", "Çağrı", "Björk Guðmundsdóttir", "Þórður Ægir"),
        *(
            "Ð",
            "Đặng Thị Ngọc",
            "Nguyễn Văn Ân",
            "São Tomé",
            "JOÃO",
            "ÍÑIGO",
            "GARCÍA",
            "Åsa Ångström",
        ),
        *("Œuvre", "D’Été", "Jørgen á Sørvági", "Dvořák", "Jiří", "Ţepeş", "nÉireann", "McÉwan"),
        *("AT&T", "R&D; Example", "Q&A;", "Ada & Bo", "100 %", "a\\b", "20%", "Mª Carmen", "nº 5"),
        *("H²O", "Example¹", "m²", "Citroën™", "«Мемориал»", "№ 5", "„Przykład”", "¿Qué pasa?"),
        *("¡Hola amigos!", "Gal·la", "O´Brien", "€uro", "£50", "½ litre", "Ö", "ÅÄÖ", "ÆØÅ", "Ööö"),
        *("Сергей", "Рсс", "СССР", "Ђорђе", "Љубица", "Їжак", "Лілія", "Ўзор", "Ελένη", "محمد"),
        *(
            "小明",
            "김지훈",
            "ნინო",
            "Անի",
            "अनिता",
            "נועה כהן",
            "Kanaʻiaupuni",
            "Adébáyọ̀",
            "Müßiggang",
        ),
    ],
)
def test_no_real_name_is_garbled(text):
    assert not reading(text).garbled


def test_the_table_of_names_is_wide():
    assert len(NAMES) >= 40
    assert len(REAL) >= 200


def test_no_name_of_the_table_is_garbled():
    def is_whole(name):
        assert not reading(name).garbled
        assert not reading(name.upper()).garbled

    assert failing(REAL, is_whole) == []


@given(st.text(max_size=40))
def test_any_text_can_be_looked_at(text):
    found = reading(text)
    assert found.garbled or not found.forms
    assert may_be_garbled(text) or not found.garbled


@given(st.sampled_from(["Sébastien", "Łucja", "Сергей", "Ελένη", "محمد", "Çağrı", "김지훈", "Zoë"]))
def test_what_is_repaired_is_no_longer_garbled(name):
    assert not reading(repaired(name.encode().decode("latin-1"))).garbled
