import pytest

from letterkit.errors import LetterkitError
from letterkit.read import encoding


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
