import datetime
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError

pytest.importorskip("pyhanko", reason="letterkit[pdf-signatures] is not installed")

from pyhanko.pdf_utils.generic import StreamObject as RawStream
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter

import pades
from letterkit.evidence.signed_pdf import verify_signed_pdf
from signing import Town

NOW = datetime.datetime.now(datetime.UTC)
CHANGED = "the PDF was changed after it was signed"


@cache
def _signed():
    """A small PDF that is signed to last."""
    writer = PdfFileWriter()
    writer.insert_page(
        PageObject(
            contents=writer.add_object(RawStream(stream_data=b"q Q")), media_box=(0, 0, 9, 9)
        )
    )
    out = BytesIO()
    writer.write(out)
    return pades.stamped(pades.sign(out.getvalue(), "LTA"))


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("letter")
    town = Town(folder / "town", folder / "gnupg")
    town.letterkit("build", "housing")
    return (town.folder / "build/housing/housing.en.pdf").read_bytes()


@pytest.fixture(scope="module")
def lasting(letter):
    """Signed with what makes it last, and two document time stamps."""
    return pades.stamped(pades.sign(letter, "LTA"))


def refusal(data):
    with pytest.raises(LetterkitError) as caught:
        verify_signed_pdf(data, NOW)
    return str(caught.value)


@pytest.mark.parametrize("level", ["B", "T", "LT", "LTA"])
def test_case_22_a_signature_that_was_made_to_last_is_its_makers(letter, level):
    data = pades.sign(letter, level)
    signer = verify_signed_pdf(data, NOW)
    assert signer.fingerprint == pades.fingerprint()
    assert (signer.covered == len(data)) == (level in ("B", "T"))
    assert data[: signer.covered].startswith(letter)


def test_case_22_more_time_stamps_and_certificates_may_follow_years_later(lasting):
    more = pades.changed(pades.stamped(lasting), pades.more_of_dss)
    assert verify_signed_pdf(more, NOW).fingerprint == pades.fingerprint()


def test_case_22_a_certified_pdf_may_be_made_to_last(letter):
    from pyhanko.sign.fields import MDPPerm

    how = {"certify": True, "docmdp_permissions": MDPPerm.NO_CHANGES}
    data = pades.stamped(pades.sign(letter, "LTA", **how))
    assert verify_signed_pdf(data, NOW).fingerprint == pades.fingerprint()


@pytest.mark.parametrize(("change", "what"), pades.CHANGES.items())
def test_case_22_any_other_later_change_is_refused(letter, lasting, change, what):
    assert refusal(pades.changed(pades.sign(letter, "B"), change)) == CHANGED + what

    def both(writer):
        pades.more_of_dss(writer)
        change(writer)

    hidden = pades.changed(lasting, both)
    assert refusal(hidden) == CHANGED + what
    assert refusal(pades.stamped(hidden)) == CHANGED + what


def test_case_22_two_people_or_none_are_refused_however_it_was_made_to_last(letter, lasting):
    other = {"who": "Bo Example", "number": 3, "field": "Second"}
    two = "the PDF has 2 signatures, not one"
    assert refusal(pades.sign(lasting, "LTA", **other)) == two
    assert refusal(pades.sign(pades.sign(letter, "B"), "B", **other)) == two
    assert refusal(pades.stamped(letter)) == "the PDF has no signatures, not one"


def test_case_22_a_time_stamp_before_the_signature_is_part_of_what_was_signed(letter):
    data = pades.sign(pades.stamped(letter), "LTA")
    assert verify_signed_pdf(data, NOW).fingerprint == pades.fingerprint()


def test_case_22_another_person_in_the_guise_of_something_else_is_refused(lasting):
    other = {"who": "Bo Example", "number": 3, "field": "Second"}
    head, program, rest = pades.sign(lasting, "B", **other).rpartition(b"/ETSI.CAdES.detached")
    unknown = head + program[:-1] + b"x" + rest
    assert refusal(unknown) == "the PDF has a signature of a kind that is not supported"

    # As long as before, so that all objects are where the table says.
    signed = head + program + rest
    added = signed[len(lasting) :].replace(b"/Type /Sig", b"/Type /DocTimeStamp")
    added = added.replace(program, b"/ETSI.RFC3161").replace(b"/Adobe.PPKLite", b"/Adobe.PPKLi")
    disguised = lasting + added
    assert len(disguised) == len(signed)
    assert refusal(disguised) in (CHANGED, "a time stamp in the PDF does not verify")


def test_case_22_a_time_stamp_that_does_not_hold_is_refused(letter):
    data = bytearray(pades.sign(letter, "LTA"))
    covered = verify_signed_pdf(bytes(data), NOW).covered
    # A blank between two objects, which no reader minds and the time stamp is over.
    place = data.index(b"\nendobj", covered)
    data[place : place + 1] = b" "
    assert refusal(bytes(data)) == "a time stamp in the PDF does not verify"


def test_case_22_one_other_byte_of_what_was_signed_is_refused(letter):
    data = bytearray(pades.sign(letter, "LT"))
    data[data.index(b"/Producer") + 12] ^= 1
    assert refusal(bytes(data)) == "the signature in the PDF does not verify"


@given(st.integers(0, 2**20), st.integers(1, 255))
@settings(deadline=None, max_examples=40)
def test_case_22_any_other_byte_is_an_error_or_the_same_signer(at, change):
    data = bytearray(_signed())
    data[at % len(data)] ^= change
    try:
        assert verify_signed_pdf(bytes(data), NOW).fingerprint == pades.fingerprint()
    except LetterkitError:
        return


def test_case_22_bytes_behind_the_last_revision_are_refused(lasting):
    for more in (b"junk" * 600, lasting[:200], b"\n%%EOF\nx"):
        refusal(lasting + more)


@pytest.mark.parametrize("change", pades.FIELD_CHANGES, ids=lambda each: each.__name__)
def test_case_22_the_field_of_a_time_stamp_is_invisible_and_does_nothing(letter, change):
    data = pades.sign(letter, "LT")
    fine = pades.with_field(data, lambda writer, field: None)
    assert verify_signed_pdf(fine, NOW).fingerprint == pades.fingerprint()
    assert refusal(pades.with_field(data, change)).startswith(CHANGED)


def test_case_22_an_empty_appearance_of_an_invisible_time_stamp_is_fine(letter):
    data = pades.with_field(pades.sign(letter, "LT"), pades.empty_appearance)
    assert verify_signed_pdf(data, NOW).fingerprint == pades.fingerprint()
