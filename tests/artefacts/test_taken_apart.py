"""Whatever the bytes: an artefact, or one clear error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artefacts import built, verdict
from letterkit.artefacts.taken_apart import parse_artefact, read_given_text
from letterkit.errors import LetterkitError
from letterkit.model import Medium, Status
from letterkit.verdict.letters import letters
from thorough import tries

EN = {
    "parks.en.pdf": Medium.PDF,
    "parks.en.html": Medium.PAGE,
    "parks.en.eml": Medium.EMAIL,
    "parks.en.txt": Medium.TEXT,
    "register.json": Medium.REGISTER,
    "letter.en.txt": Medium.CANONICAL,
}
WHOLE = [file for file in EN if file != "letter.en.txt"]


@pytest.mark.parametrize(("file", "medium"), EN.items())
def test_a_file_is_known_by_its_content(file: str, medium: Medium) -> None:
    assert parse_artefact(built()[file], "copy of a file.bin").medium is medium


FOREIGN = {
    b"": "file: the file is empty",
    b" \r\n": "file: the file is empty",
    b"\xef\xbb\xbf\n": "file: the file is empty",
    b"\xff\xfe\x00": "file: not a file that letterkit made",
    b"%PDF-1.7\n": "file: a damaged PDF",
    b"<!doctype html><p>Hello</p>": "file: not a page that letterkit made",
    b"<svg xmlns='x'></svg>": "file: not a page that letterkit made",
    b"{}": "not a register that letterkit wrote",
    b'{"v": 1}': "not a register that letterkit wrote",
    b"From: a@example.org\nSubject: b\n\nHello\n": "file: not an e-mail that letterkit made",
    b"PK\x03\x04\x00\x00\xff": "file: not a file that letterkit made",
    b"a  b \r\n": "file: not a file that letterkit made",
}


@pytest.mark.parametrize(("data", "message"), FOREIGN.items())
def test_what_letterkit_did_not_make_is_one_error(data: bytes, message: str) -> None:
    with pytest.raises(LetterkitError) as raised:
        verdict(data)
    assert str(raised.value) == message


def status_of(data: bytes) -> Status:
    """What `verify` would report; an error of any other kind fails the test."""
    try:
        return verdict(data).status
    except LetterkitError:
        return Status.CANNOT_TELL


def test_a_pdf_of_somebody_else_is_no_verdict() -> None:
    import io

    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    with pytest.raises(LetterkitError, match="file: not a PDF that letterkit made"):
        verdict(out.getvalue())


@given(file=st.sampled_from(WHOLE), share=st.floats(0, 0.97))
@settings(max_examples=60, deadline=None)
def test_a_file_that_was_cut_short_never_holds(file: str, share: float) -> None:
    data = built()[file]
    assert status_of(data[: int(len(data) * share)]) is not Status.HOLDS


@given(file=st.sampled_from(list(EN)), data=st.data())
@settings(max_examples=tries(100, 250), deadline=None)
def test_any_change_gives_a_verdict_or_a_letterkit_error(file: str, data: st.DataObject) -> None:
    changed = bytearray(built()[file])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        length = data.draw(st.sampled_from([0, 1, 1, 1, 7, 400]))
        changed[at : at + length] = data.draw(st.binary(max_size=6))
    assert status_of(bytes(changed)) in Status


@given(st.binary(max_size=300))
@settings(max_examples=tries(100, 200), deadline=None)
def test_any_bytes_give_an_artefact_or_a_letterkit_error(data: bytes) -> None:
    for start in (b"", b"<html>", b"<", b"{", b"From: a\nSubject: b\n\n", b"%PDF-1.7\n"):
        assert status_of(start + data) is Status.CANNOT_TELL


@given(place=st.integers(0, 10_000), letter=st.sampled_from("xQ7я"))
@settings(max_examples=tries(80, 150), deadline=None)
def test_no_letter_of_a_text_can_be_changed_unseen(place: int, letter: str) -> None:
    text = built()["parks.be.txt"].decode()
    end = text.index("=" * 72)
    at = place % end
    changed = text[:at] + letter + text[at + 1 :]
    if letters(changed[:end]) == letters(text[:end]):
        return
    assert status_of(changed.encode()) in (Status.ALTERED, Status.CANNOT_TELL)


def compared(html: str) -> list[int]:
    """The places of a page whose letters are compared: words behind the header, data blocks."""
    places, at, inside = [], html.index('<article id="letter"'), False
    for place in range(at, html.index("<script>")):
        inside = (inside and html[place] != ">") or html[place] == "<"
        if not inside and html[place].isalnum():
            places.append(place)
    return places


@given(place=st.integers(0, 10_000), letter=st.sampled_from("xQ7я"))
@settings(max_examples=tries(80, 150), deadline=None)
def test_no_letter_of_a_page_can_be_changed_unseen(place: int, letter: str) -> None:
    html = built()["parks.en.html"].decode()
    places = compared(html)
    at = places[place % len(places)]
    if html[at] != letter:
        status = status_of((html[:at] + letter + html[at + 1 :]).encode())
        assert status in (Status.ALTERED, Status.CANNOT_TELL), html[at - 60 : at + 40]


@pytest.mark.parametrize("saved", ["\ufeff{}", "{}", "{}\r\n"])
def test_a_text_to_compare_with_may_be_saved_in_any_way(saved: str, tmp_path) -> None:
    text = built()["letter.be.txt"].decode()
    path = tmp_path / "text.txt"
    path.write_bytes(saved.replace("{}", text.replace("\n", "\r\n")).encode())
    assert read_given_text(path, "text.txt").content == text
    path.write_bytes(built()["parks.be.txt"])
    assert read_given_text(path, "text.txt").content == text
