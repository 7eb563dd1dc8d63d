import email
import email.policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.render.mime import attachment, inline_picture, multipart, text_part
from text.texts import TEXTS


def parsed(part):
    message = email.message_from_bytes(bytes(part), policy=email.policy.default)
    assert [each.defects for each in message.walk() if each.defects] == []
    return message


@given(TEXTS | st.just("From \nFrom here\n.\n\n=_ = \t\n" + "From " + "y" * 200 + "\n"))
def test_a_text_is_read_back_whatever_its_encoding(text):
    part = text_part("plain", text, ("format=flowed",))
    assert parsed(part).get_content() == text.replace("\n", "\r\n")
    for line in part.body.split(b"\r\n"):
        assert len(line) <= 76
        assert b"\n" not in line
        assert line.isascii()
        assert not line.startswith(b"From ")
        assert not line.endswith((b" ", b"\t"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Plain words, café\n", "quoted-printable"), ("Адкрыты ліст да партнёраў\n", "base64")],
)
def test_the_shorter_encoding_is_taken(text, encoding):
    assert parsed(text_part("plain", text))["Content-Transfer-Encoding"] == encoding


@given(st.binary(max_size=500), st.sampled_from(("letter.pdf", "ліст «1».pdf", 'a"b.pdf')))
def test_an_attachment_is_read_back_with_its_name(data, name):
    message = parsed(attachment(name, "application/pdf", data))
    assert message.get_content() == data
    assert message.get_filename() == name
    assert message.get_content_disposition() == "attachment"
    assert message.get_content_type() == "application/pdf"


def test_a_picture_is_found_by_its_content_id():
    message = parsed(inline_picture("abc@example.org", "image/png", b"\x89PNG"))
    assert message["Content-ID"] == "<abc@example.org>"
    assert message.get_content_disposition() == "inline"
    assert message.get_content() == b"\x89PNG"


def test_parts_are_read_back_in_order_and_nested():
    inner = multipart("alternative", [text_part("plain", "a\n"), text_part("html", "<p>b</p>\n")])
    message = parsed(multipart("mixed", [inner, attachment("c", "application/pdf", b"c")]))
    assert [each.get_content_type() for each in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    boundaries = {each.get_boundary() for each in message.walk() if each.is_multipart()}
    assert len(boundaries) == 2


def test_a_single_part_is_not_wrapped():
    part = text_part("plain", "a\n")
    assert multipart("mixed", [part]) == part


def test_the_boundary_is_decided_by_the_parts():
    one, other = text_part("plain", "a\n"), text_part("plain", "b\n")
    assert multipart("mixed", [one, other]) == multipart("mixed", [one, other])
    assert multipart("mixed", [one, other]).header != multipart("mixed", [other, one]).header


def test_a_media_type_cannot_begin_a_header_of_its_own():
    with pytest.raises(LetterkitError, match="a line end or control character"):
        attachment("a", "text/plain\r\nX-Evil: 1", b"")
