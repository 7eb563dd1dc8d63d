import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.files import encoding
from letterkit.files.encodings import codec_of, possible


@pytest.fixture
def file(tmp_path):
    def write(data):
        path = tmp_path / "x.txt"
        path.write_bytes(data)
        return path

    return write


def test_line_ends_stay_with_their_lines(file):
    path = file(b"\xef\xbb\xbfa\r\nb\rc\n\nd")
    assert list(encoding.text_lines(path, "x")) == ["a\r\n", "b\r", "c\n", "\n", "d"]
    assert encoding.whole_text(path, "x") == "a\nb\nc\n\nd"


def test_a_wrong_byte_far_into_a_file_is_placed_by_its_line(file):
    path = file(b"good\n" * 50_000 + b"b\xe4d\n")
    with pytest.raises(LetterkitError, match=r"^x:50001: not UTF-8; it looks like windows-1252$"):
        list(encoding.text_lines(path, "x"))


def test_a_guess_is_made_from_the_letters_around_the_wrong_byte(file):
    russian = "Имя\nАнна Примерова\n".encode("cp1251")
    with pytest.raises(LetterkitError) as caught:
        encoding.whole_text(file(russian), "lists/x.csv")
    assert str(caught.value) == "lists/x.csv:1: not UTF-8; it looks like windows-1251"


def test_a_line_without_end_is_refused(file, monkeypatch):
    monkeypatch.setattr(encoding, "MAX_LINE", 100)
    with pytest.raises(LetterkitError, match=r"^x:2: a line of over 100 characters$"):
        list(encoding.text_lines(file(b"a\n" + b"b" * 200), "x"))


def test_an_encoding_that_is_said_is_believed_over_a_guess(file):
    path = file("Łukasz".encode("cp1250"))
    assert encoding.whole_text(path, "x", "Windows-1250") == "Łukasz"


def test_a_folder_where_a_file_should_be_is_an_error(tmp_path):
    with pytest.raises(LetterkitError, match=r"^x: Is a directory$"):
        encoding.whole_text(tmp_path, "x")


def refusal(path):
    with pytest.raises(LetterkitError) as caught:
        encoding.whole_text(path, "x.txt")
    return str(caught.value), caught.value.hint


def test_case_17_polish_is_not_called_western(file):
    text = "Imię i nazwisko;Instytucja;Zgoda\r\nŁucja Przykład;Żółty Dom;tak\r\n"
    assert refusal(file(text.encode("cp1250"))) == (
        "x.txt:1: not UTF-8; it looks like one of windows-1250, iso-8859-2",
        "windows-1250 or iso-8859-2: Łucja Przykład. Save it as UTF-8, or name the one that reads "
        "right: letterkit add --encoding windows-1250 (or rename it to x.windows-1250.txt)",
    )


LISTS = {
    "Imię,instytucja\nŁucja Przykład,Żółty Dom\n": ("windows-1250", "iso-8859-2", "cp852"),
    "jméno\nJiří Dvořák\n": ("windows-1250", "iso-8859-2"),
    "nom\nSébastien Exemple\nZoë François\n": ("windows-1252", "macintosh", "cp850"),
    "Имя\nАнна Примерова\n": ("windows-1251", "koi8-r", "cp866", "mac-cyrillic", "iso-8859-5"),
    "name\nИван\n": ("windows-1251", "koi8-r", "cp866", "mac-cyrillic"),
    "Ім'я\nОлена Їжак\n": ("windows-1251", "koi8-u"),
    "Імя\nАлена Ўзор\n": ("windows-1251",),
    "Όνομα\nΕλένη Παπαδοπούλου\n": ("windows-1253", "iso-8859-7"),
    "ad\nŞükrü Yılmaz\n": ("windows-1254",),
    "שם\nדוד כהן\n": ("windows-1255",),
    "الاسم\nمحمد أحمد\n": ("windows-1256", "iso-8859-6"),
    "vardas\nŽilvinas Šarūnas\n": ("windows-1257",),
    "名前,所属\n佐藤花子,協会\n": ("shift_jis", "euc-jp"),
    "name\n田中さくら\n": ("shift_jis", "euc-jp"),
    "姓名,单位\n张三,北京大学\n": ("gb18030", "gbk"),
    "name\n李娜\n": ("gb18030",),
    "姓名,單位\n陳怡君,台灣大學\n": ("big5",),
    "이름,소속\n김지훈,서울대학교\n": ("euc-kr", "cp949"),
}


@pytest.mark.parametrize(
    ("text", "codec"), [(text, codec) for text, codecs in LISTS.items() for codec in codecs]
)
def test_case_17_the_right_encoding_is_among_those_that_are_named(text, codec):
    data = text.encode(codec_of(codec))
    found = possible(data)
    assert 1 <= len(found) <= 4
    assert text in [each.text for each in found]


def test_what_is_named_reads_the_whole_file_and_the_hint_works(file):
    path = file("Имя\nАнна Примерова\n".encode("koi8-r"))
    _, hint = refusal(path)
    assert "koi8-r: Анна Примерова." in hint
    assert encoding.whole_text(path, "x", "koi8-r") == "Имя\nАнна Примерова\n"
    renamed = path.rename(path.with_name("x.koi8-r.txt"))
    assert hint.endswith("(or rename it to x.koi8-r.txt)")
    assert encoding.whole_text(renamed, "x") == "Имя\nАнна Примерова\n"


def test_an_encoding_that_the_end_of_a_file_is_not_in_is_not_named(file):
    data = "Imię\nŁucja Przykład\n".encode("cp1250") * 3000 + b"\x81\n"
    message, hint = refusal(file(data))
    assert "1250" not in message + hint


def test_no_address_of_a_file_is_in_its_refusal(file):
    message, hint = refusal(file("name\nŁucja łucja@example.org\n".encode("cp1250")))
    assert "@" not in message + hint


def test_bytes_that_are_no_text_are_called_no_encoding(file):
    message, hint = refusal(file(bytes([0x81, 0x8D, 1, 2, 0x90, 0xFF, 3]) * 40))
    assert message == "x.txt:1: not UTF-8, nor in an encoding that can be recognised"
    assert hint == "save it as UTF-8 in the program that made it"


@pytest.mark.parametrize(
    ("codec", "called"),
    [
        ("utf-16-le", "UTF-16 without a byte order mark"),
        ("utf-16-be", "UTF-16 without a byte order mark"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
        ("utf-32", "UTF-32"),
    ],
)
def test_case_17_wide_encodings_are_called_what_they_are(file, codec, called):
    text = "name,affiliation\nСяргей Прыклад,Клуб\n"
    path = file(text.encode(codec))
    message, hint = refusal(path)
    assert message == f"x.txt: not UTF-8; it is {called}"
    assert f"--encoding {codec} (or rename it to x.{codec}.txt)" in hint
    assert encoding.whole_text(path, "x", codec) == text


@pytest.mark.parametrize(
    ("name", "codecs"),
    [
        ("Ελένη Παπαδοπούλου", ("cp737", "cp869", "mac-greek", "iso8859-7")),
        ("Олена Їжак", ("cp1125", "koi8-u", "mac-cyrillic", "iso8859-5")),
        ("Любица Петровић", ("cp855",)),
        ("Růžena Čížková", ("cp852", "mac-latin2")),
        ("Žydrūnas Šimkus", ("cp775", "cp1257", "iso8859-13")),
        ("Tõnu Õnnepalu", ("cp775",)),
        ("Şükrü Işık", ("cp857", "mac-turkish", "iso8859-9")),
        ("נועה כהן", ("cp862", "iso8859-8")),
        ("محمد أحمد", ("cp720", "iso8859-6")),
    ],
)
def test_case_17_an_encoding_of_dos_mac_or_iso_is_shown_with_a_name_in_it(file, name, codecs):
    for codec in codecs:
        _, hint = refusal(file(f"name,city\n{name},x\n".encode(codec)))
        assert name in hint


def test_case_17_a_file_in_two_encodings_is_named_with_its_lines(file):
    lines = [b"name\n", "Ёлкин Пётр\n".encode(), "Сергей Щукин\n".encode("cp1251")]
    message, hint = refusal(file(b"".join([*lines, "Анна Пример\n".encode()])))
    assert message == (
        "x.txt:3: two encodings in one file: line 3 is not UTF-8, and the others are"
    )
    assert hint == (
        "In windows-1251: Сергей Щукин. Write these lines anew as UTF-8;"
        " --encoding would spoil the others"
    )


def test_case_17_many_lines_of_another_encoding_are_counted(file):
    wrong = [f"Щукин Сергей {number}\n".encode("koi8-r") for number in range(8)]
    message, _ = refusal(file(b"".join(["Ёлкин\n".encode(), *wrong])))
    assert "lines 2, 3, 4, 5, 6 and 3 more are not UTF-8" in message


@pytest.mark.parametrize(
    "name",
    [
        *("gbk", "GB2312", "cp936", "cp949", "ms949", "uhc", "macroman", "mac_roman", "latin1"),
        *("big5", "shift_jis", "sjis", "x-sjis", "gb18030", "cp866", "koi8r", "Windows-1251"),
        *("win1251", "utf8", "UTF-8-BOM", "unicode", "ISO8859-15", "euc_kr", "utf-32"),
    ],
)
def test_case_17_an_encoding_is_taken_by_its_usual_names(file, name):
    assert codec_of(name)
    data = "name\n".encode(codec_of(name))
    assert encoding.whole_text(file(data), "x", name) == "name\n"


@pytest.mark.parametrize("name", ["rot13", "base64", "utf-7", "idna", "nonsense", "../x", "hex"])
def test_what_is_no_encoding_of_text_is_refused_with_those_that_are(file, name):
    with pytest.raises(LetterkitError) as caught:
        encoding.whole_text(file(b"name\n"), "x", name)
    assert str(caught.value) == f"x: unknown encoding: {name}"
    assert all(each in caught.value.hint for each in ("gb18030", "big5", "cp949", "macintosh"))


def test_ansi_is_not_one_encoding(file):
    with pytest.raises(LetterkitError, match="ANSI is a different encoding on each computer"):
        encoding.whole_text(file(b"name\n"), "x", "ANSI")


def test_a_wrong_encoding_that_is_said_is_placed_by_its_line(file):
    with pytest.raises(LetterkitError, match=r"^x:3: not shift_jis$"):
        encoding.whole_text(file(b"name\nAda\n\xfd\xfe\n"), "x", "shift_jis")


@given(st.binary(max_size=80))
def test_any_bytes_are_a_text_or_one_error(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "x.txt"
    path.write_bytes(data)
    with contextlib.suppress(LetterkitError):
        assert isinstance(encoding.whole_text(path, "x"), str)
