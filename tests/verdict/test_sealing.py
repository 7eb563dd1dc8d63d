"""What the seal of a published file says, in every medium and on every way to a reader."""

import pytest

from artefacts import built, published, unsealed, verdict
from letterkit.errors import LetterkitError
from letterkit.files.outputs import SUMS, SUMS_SEAL, Output
from letterkit.model import Result, Status
from letterkit.model.verdict import SEAL
from letterkit.register.sealing import is_sealed, kept_sums_seal, with_kept_seals

FILES = [
    *(f"parks.{lang}.{ending}" for lang in ("en", "be", "ar") for ending in ("pdf", "html")),
    *(f"parks.{lang}.{ending}" for lang in ("en", "be", "ar") for ending in ("txt", "eml")),
    "register.json",
]


def seal_of(data):
    """The result of the check of the seal, and what it says."""
    found = [each for each in verdict(data).agreement.checks if each.name == SEAL]
    return [(each.result, each.detail) for each in found]


def vkey():
    return verdict(published()["register.json"]).agreement.sealed.vkey


@pytest.mark.parametrize("file", FILES)
def test_every_published_file_is_sealed(file):
    agreed = verdict(published()[file]).agreement
    assert agreed.status is Status.HOLDS
    assert (agreed.sealed.origin, agreed.sealed.edition) == ("letters.example.org/parks", 1)
    told = "letters.example.org/parks sealed it as edition 1: not a byte was changed since"
    assert seal_of(published()[file]) == [(Result.PASS, told)]


@pytest.mark.parametrize("file", FILES)
def test_a_file_without_its_seal_is_not_sealed_and_agrees_with_itself(file):
    data = unsealed(published()[file])
    assert verdict(data).agreement.status is Status.HOLDS
    assert verdict(data).agreement.sealed is None
    assert seal_of(data) == [(Result.NOT_CHECKED, "there is none")]


@pytest.mark.parametrize("file", ["parks.en.pdf", "parks.en.html", "parks.en.txt", "register.json"])
def test_a_file_that_was_only_built_is_not_sealed(file):
    assert seal_of(built()[file]) == [(Result.NOT_CHECKED, "there is none")]


@pytest.mark.parametrize("file", FILES)
def test_a_byte_at_the_end_or_in_the_middle_breaks_the_seal(file):
    data = published()[file]
    middle = len(data) // 2
    for changed in (data + b" ", data[:middle] + data[middle + 1 :]):
        try:
            agreed = verdict(changed).agreement
        except LetterkitError:  # damaged by the change
            continue
        assert agreed.sealed is None
        assert agreed.status is not Status.HOLDS


def test_an_email_that_was_sent_is_not_sealed_any_more_and_the_reason_is_given():
    sent = (
        b"Received: from mail.example.org\r\nDKIM-Signature: v=1\r\n" + published()["parks.en.eml"]
    )
    ((result, told),) = seal_of(sent)
    assert result is Result.NOT_CHECKED
    assert told == (
        "it was sealed, and is not any more: it has header fields that mail programs and servers "
        "add: Received, DKIM-Signature"
    )
    assert verdict(sent).agreement.status is Status.HOLDS  # by its parts, as before


def test_a_text_with_other_ends_of_lines_is_told_what_became_of_it():
    text = published()["parks.en.txt"]
    told = "it was sealed, and saved since with other ends of lines; nothing else was changed"
    for saved in (text.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + text):
        assert seal_of(saved) == [(Result.NOT_CHECKED, told)]
    changed = text.replace(b"\n", b"\r\n").replace(b"dusk", b"dust")
    assert seal_of(changed)[0][0] is Result.FAIL


def test_words_cannot_hide_in_the_place_of_a_seal():
    text = unsealed(published()["parks.en.txt"])
    hidden = f"{'=' * 72}\nletterkit seal\nThe-Minister-signed+00000000+AAAA\n"
    filled = text + hidden.encode() + (b"." * 72 + b"\n") * 12
    assert seal_of(filled)[0][0] is Result.FAIL


# `build` has no key.


def outputs(change=lambda data: data):
    return [Output(file, change(unsealed(published()[file]))) for file in FILES]


def test_what_is_built_as_it_was_published_keeps_its_seal():
    kept = with_kept_seals(outputs(), "parks", vkey(), lambda name: published()[name])
    assert {each.name: each.data for each in kept} == {file: published()[file] for file in FILES}
    assert all(is_sealed(each, "parks", vkey()) for each in kept)


def test_what_is_built_otherwise_has_no_seal():
    changed = outputs(lambda data: data.replace(b"Keep", b"Shut").replace(b"%%EOF", b"%%EOF\n"))
    theirs = [each for each in changed if each.data != unsealed(published()[each.name])]
    assert len(theirs) > len(FILES) / 2
    kept = with_kept_seals(theirs, "parks", vkey(), lambda name: published()[name])
    assert kept == theirs
    assert with_kept_seals(outputs(), "parks", vkey(), lambda name: b"") == outputs()
    foreign = "letters.example.org/parks+7abe3c8d+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    assert with_kept_seals(outputs(), "parks", foreign, lambda n: published()[n]) == outputs()


def test_the_seal_of_the_checksums_goes_with_them_alone():
    sums, note = published()[SUMS], published()[SUMS_SEAL]
    assert kept_sums_seal(sums, note, vkey()) == note
    assert kept_sums_seal(sums + b"\n", note, vkey()) == b""
    assert kept_sums_seal(sums, b"", vkey()) == b""
