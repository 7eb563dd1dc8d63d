import hashlib
import os
import re
from pathlib import Path

import pytest

from letterkit.errors import LetterkitError
from letterkit.files.files import LARGEST_TEXT, opened, read_bytes, read_text, sha256_of


def refused(path):
    with pytest.raises(LetterkitError) as caught:
        read_text(path, "letters/x/letter.md")
    return str(caught.value), caught.value.hint


@pytest.fixture
def path(tmp_path):
    return tmp_path / "letter.md"


@pytest.mark.parametrize("given", [b"a\r\nb\r\n", b"a\rb\r", b"a\nb\n", b"\xef\xbb\xbfa\nb\n"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(path, given):
    path.write_bytes(given)
    assert read_text(path, "x") == "a\nb\n"


def test_composed_and_decomposed_letters_make_no_difference(path):
    path.write_text("e\u0301 и\u0306 \ufb01", "utf-8")
    assert read_text(path, "x") == "é й \ufb01"


def test_what_is_not_utf8_is_named_with_its_line(path):
    path.write_bytes("one\ntwo\nżółw".encode("cp1250"))
    assert refused(path) == (
        "letters/x/letter.md:3: not UTF-8",
        "save the file as UTF-8 in the editor",
    )


def test_a_nul_byte_is_named_with_its_line(path):
    path.write_bytes(b"one\ntw\0o\n")
    assert refused(path)[0] == "letters/x/letter.md:2: a NUL byte: this is not a text file"


@pytest.mark.parametrize(
    "character", ["\x01", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066"]
)
def test_a_hidden_character_is_named_with_its_line_and_place(path, character):
    path.write_text(f"one\r\ntwo{character}\n", "utf-8", newline="")
    assert refused(path) == (
        f"letters/x/letter.md:2: a hidden character: U+{ord(character):04X} as character 4",
        "delete it: it can make a text read differently from what it is",
    )


def test_joiners_marks_and_tabs_are_no_hidden_characters(path):
    text = "می‌خواهم\tक्‍ष é \u00a0 \u200f👩‍🔬\n"
    path.write_text(text, "utf-8")
    assert read_text(path, "x") == text


def test_a_text_of_the_largest_size_is_read_and_a_larger_one_is_not(path):
    path.write_bytes(b"x" * LARGEST_TEXT)
    assert len(read_text(path, "x")) == LARGEST_TEXT
    path.write_bytes(b"x" * (LARGEST_TEXT + 1))
    assert refused(path) == (
        "letters/x/letter.md: larger than 4 MB",
        "is it the right file?",
    )


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(LetterkitError, match=re.escape("x: No such file or directory")):
        read_bytes(tmp_path / "absent", "x")
    with pytest.raises(LetterkitError, match=re.escape("x: Is a directory")):
        read_bytes(tmp_path, "x")


def test_the_hash_of_a_file_is_that_of_its_bytes(path):
    path.write_bytes(b"x" * 100_000)
    assert sha256_of(path) == hashlib.sha256(b"x" * 100_000).hexdigest()


def test_only_regular_files_are_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    said = {"pipe": "a pipe, not a file", "zero": "a device, not a file", ".": "Is a directory"}
    for name, why in said.items():
        with pytest.raises(LetterkitError) as caught:
            read_bytes(tmp_path / name, "x")
        assert str(caught.value) == f"x: {why}"
    with pytest.raises(LetterkitError) as caught:
        read_bytes(tmp_path / "a\0b", "x")
    assert str(caught.value) == "x: not a name that a file can have"


def test_a_pipe_that_a_person_names_is_read_up_to_its_limit():
    reading, writing = os.pipe()
    os.write(writing, b"secret\n" * 20)
    os.close(writing)
    path = Path(f"/dev/fd/{reading}")
    with pytest.raises(LetterkitError) as caught:
        read_bytes(path, "x", largest=100, pipe=True)
    assert str(caught.value) == "x: larger than 100 bytes"
    os.close(reading)


def test_a_file_that_grows_while_it_is_read_ends_at_the_limit(path):
    path.write_bytes(b"a" * 50)
    with opened(path, "x", largest=100) as file:
        with path.open("ab") as more:
            more.write(b"a" * 1000)
        with pytest.raises(LetterkitError) as caught:
            file.read()
    assert str(caught.value) == "x: larger than 100 bytes"
    path.write_bytes(b"a" * 100)
    assert read_bytes(path, "x", largest=100) == b"a" * 100
