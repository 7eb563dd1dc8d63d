"""Seals of whole files. Whatever is changed of a sealed file, its seal does not hold any more."""

import base64
import hashlib
import random
from contextlib import suppress
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey, format_verifier_key
from letterkit.model import Medium
from letterkit.model.seal import (
    FIELD,
    FRAMES,
    empty_field,
    find_place,
    format_field,
    parse_field,
    with_empty_field,
    without_seal,
)
from letterkit.text.plain import RULE
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from letterkit.tlog.cosignature import cosign
from letterkit.tlog.note import Note, Signature, format_note, parse_note, sign_note
from letterkit.tlog.promise import Promise, format_promise, parse_promise
from letterkit.tlog.seal import (
    SUMS_TYPE,
    Seal,
    format_seal,
    only_line_ends_differ,
    parse_seal,
    seal_of_sums,
    sealed_file,
    sign_seal,
    verify_file,
    verify_seal,
    verify_sums,
)
from registers import SIGNER

VKEY = format_verifier_key(SIGNER.verifier)
STRANGER = SignerKey(SIGNER.name, bytes(range(1, 33)))
SEAL = Seal(SIGNER.name, 2, "application/pdf", 31337, "5" * 64)
CHANGES = 20_000

# As small as a file of each medium can be, so that many changes can be tried.
UNSEALED = {
    Medium.PDF: b"%PDF-1.7\n1 0 obj\n<</Length 892>>\nstream\n"
    + FRAMES[Medium.PDF].marker
    + b" " * FIELD
    + b"\n\nendstream\nendobj\n%%EOF\n",
    Medium.PAGE: '<!DOCTYPE html>\n<html lang="pl"><body>\n<p>Łódź</p>\n</body>\n</html>'.encode(),
    Medium.REGISTER: b'{\n "origin": "letters.example.org",\n "slug": "parks",\n "v": 1\n}\n',
    Medium.TEXT: b"Keep the parks open\n\nThe parks close at dusk.\n",
    Medium.EMAIL: b"Subject: Parks\r\nMIME-Version: 1.0\r\n\r\nKeep them open.\r\n--=_a--\r\n",
}
SEALED = {medium: sealed_file(data, medium, 2, SIGNER) for medium, data in UNSEALED.items()}
MEDIA = pytest.mark.parametrize("medium", UNSEALED, ids=lambda medium: medium.value)


def holds(data, medium, vkey=VKEY):
    """Whether the seal is there and holds."""
    try:
        return verify_file(data, medium, vkey) is not None
    except LetterkitError:
        return False


def resealed(data, medium, note):
    """The file with another note in the field of its seal."""
    frame = FRAMES[medium]
    place = find_place(data, frame)
    return data[: place.start] + format_field(note, frame) + data[place.stop :]


def note_in(data, medium):
    frame = FRAMES[medium]
    place = find_place(data, frame)
    return parse_field(data[place.start : place.stop], frame)


@MEDIA
def test_a_sealed_file_names_who_published_it_and_as_which_edition(medium):
    sealed = verify_file(SEALED[medium], medium, VKEY)
    assert (sealed.origin, sealed.edition, sealed.vkey) == (SIGNER.name, 2, VKEY)
    assert verify_file(UNSEALED[medium], medium, VKEY) is None
    assert without_seal(SEALED[medium], FRAMES[medium]) == UNSEALED[medium]
    assert without_seal(UNSEALED[medium], FRAMES[medium]) == UNSEALED[medium]
    assert sealed_file(UNSEALED[medium], medium, 2, SIGNER) == SEALED[medium]


@MEDIA
def test_no_random_change_of_a_sealed_file_passes(medium):
    chance, data = random.Random(medium.value), SEALED[medium]  # noqa: S311
    passed = []
    for _ in range(CHANGES):
        at, byte = chance.randrange(len(data)), bytes([chance.randrange(256)])
        kind = chance.choice(("change", "insert", "delete"))
        behind = data[at:] if kind == "insert" else data[at + 1 :]
        changed = data[:at] + (b"" if kind == "delete" else byte) + behind
        if changed != data and holds(changed, medium):
            passed.append((kind, at, byte))
    assert passed == []


@MEDIA
def test_no_bit_of_a_sealed_file_can_be_turned(medium):
    data = SEALED[medium]
    passed = [
        (at, bit)
        for at in range(len(data))
        for bit in range(8)
        if holds(data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :], medium)
    ]
    assert passed == []


@MEDIA
def test_what_is_cut_off_or_put_behind_or_in_front_is_seen(medium):
    data = SEALED[medium]
    assert not any(holds(data[:length], medium) for length in range(len(data)))
    for more in (b" ", b"\n", b"\0", b"%%EOF\n", data, b"\xef\xbb\xbf"):
        assert not holds(data + more, medium)
        assert not holds(more + data, medium)


@MEDIA
def test_ends_of_lines_cannot_be_changed(medium):
    data = SEALED[medium]
    lines = data.replace(b"\r\n", b"\n")
    for changed in (lines, lines.replace(b"\n", b"\r\n"), lines.replace(b"\n", b"\r")):
        assert changed == data or not holds(changed, medium)
    mail = medium is Medium.EMAIL
    saved = lines if mail else lines.replace(b"\n", b"\r\n")
    assert only_line_ends_differ(saved, medium) == (medium in (Medium.TEXT, Medium.EMAIL))
    assert not only_line_ends_differ(saved.replace(b"open", b"shut"), medium)
    assert not only_line_ends_differ(data, medium)


@MEDIA
def test_a_seal_that_is_there_twice_is_none(medium):
    frame, data = FRAMES[medium], SEALED[medium]
    at = data.index(frame.marker)
    end = find_place(data, frame).stop + len(frame.end)
    with pytest.raises(LetterkitError, match="several seals"):
        verify_file(data[:end] + data[at:end] + data[end:], medium, VKEY)
    with pytest.raises(LetterkitError, match="several seals"):
        verify_file(data[:at] + frame.marker + data[at:], medium, VKEY)
    with pytest.raises(LetterkitError, match=r"several seals|no place"):
        sealed_file(frame.marker + UNSEALED[medium], medium, 2, SIGNER)


@MEDIA
def test_a_seal_that_is_moved_does_not_hold(medium):
    frame, data = FRAMES[medium], SEALED[medium]
    at = data.index(frame.marker)
    end = find_place(data, frame).stop + len(frame.end)
    rest, seal = data[:at] + data[end:], data[at:end]
    assert not any(
        holds(rest[:place] + seal + rest[place:], medium)
        for place in range(len(rest))
        if rest[:place] + seal + rest[place:] != data
    )


@MEDIA
def test_the_seal_of_another_file_does_not_hold(medium):
    data = SEALED[medium]
    for other in MEDIA.args[1]:
        foreign = note_in(SEALED[other], other)
        assert holds(resealed(data, medium, foreign), medium) == (other is medium)
    old, new = (b"obj", b"obi") if medium is Medium.PDF else (b"p", b"b")
    second = sealed_file(UNSEALED[medium].replace(old, new, 1), medium, 2, SIGNER)
    assert holds(second, medium)
    assert not holds(resealed(data, medium, note_in(second, medium)), medium)


@MEDIA
def test_the_seal_of_another_edition_or_key_is_not_this_one(medium):
    data, earlier = SEALED[medium], sealed_file(UNSEALED[medium], medium, 1, SIGNER)
    assert verify_file(earlier, medium, VKEY).edition == 1
    swapped = resealed(data, medium, note_in(earlier, medium))
    assert swapped == earlier  # the edition stands in the seal alone
    stranger = sealed_file(UNSEALED[medium], medium, 2, STRANGER)
    assert not holds(stranger, medium)
    elsewhere = SignerKey("elsewhere.example.org", bytes(range(32)))
    assert not holds(sealed_file(UNSEALED[medium], medium, 2, elsewhere), medium)


@MEDIA
def test_a_file_read_as_another_medium_does_not_pass(medium):
    for other in UNSEALED:
        assert holds(SEALED[medium], other) == (other is medium)
    # A file that has the markers of both: each seal is for one of the two.
    for other in (each for each in UNSEALED if each is not medium):
        both = SEALED[medium] + b"\n" + SEALED[other]
        assert not holds(both, medium)
        assert not holds(both, other)


@MEDIA
def test_a_seal_for_another_kind_of_file_over_these_bytes_is_refused(medium):
    data, frame = SEALED[medium], FRAMES[medium]
    place = find_place(data, frame)
    blank = data[: place.start] + b" " * (place.stop - place.start) + data[place.stop :]
    digest = hashlib.sha256(blank).hexdigest()
    for wrong in (
        replace(SEAL, media_type=SUMS_TYPE, size=len(data), digest=digest),
        replace(SEAL, media_type=frame.media_type, size=len(data) + 1, digest=digest),
        replace(SEAL, media_type=frame.media_type, size=len(data), digest="0" * 64),
    ):
        assert not holds(resealed(data, medium, format_note(sign_seal(wrong, SIGNER))), medium)
    right = Seal(SIGNER.name, 2, frame.media_type, len(data), digest)
    assert resealed(data, medium, format_note(sign_seal(right, SIGNER))) == data


@MEDIA
def test_a_second_signature_does_not_make_another_seal(medium):
    note = parse_note(note_in(SEALED[medium], medium))
    more = Signature("reader.example.org", b"1234", bytes(64))
    for signatures in ((*note.signatures, more), (more, *note.signatures), note.signatures * 2):
        changed = format_note(replace(note, signatures=signatures))
        assert not holds(resealed(SEALED[medium], medium, changed), medium)


@MEDIA
def test_a_field_has_one_spelling(medium):
    frame, note = FRAMES[medium], note_in(SEALED[medium], medium)
    field = format_field(note, frame)
    assert parse_field(field, frame) == note
    for changed in (
        field.replace(b".", b"=", 1),
        field.replace(b".", b" "),
        field.replace(b"=.", b".="),
        b" " + field[:-1],
        field[:-1] + b"A",
    ):
        if changed != field:
            with pytest.raises(LetterkitError, match="malformed"):
                parse_field(changed, frame)


@MEDIA
@given(data=st.binary(max_size=2000))
def test_any_bytes_have_a_field_or_are_refused(medium, data):
    frame = FRAMES[medium]
    with suppress(LetterkitError):
        assert format_field(parse_field(data, frame), frame) == data


@MEDIA
@given(data=st.binary(max_size=300))
def test_any_file_is_sealed_as_it_is_or_has_no_place_for_a_seal(medium, data):
    try:
        sealed = sealed_file(data, medium, 1, SIGNER)
    except LetterkitError:
        return
    assert holds(sealed, medium)
    assert without_seal(sealed, FRAMES[medium]) == data


def test_only_a_pdf_may_have_an_empty_place():
    assert verify_file(UNSEALED[Medium.PDF], Medium.PDF, VKEY) is None
    for medium in (Medium.PAGE, Medium.REGISTER, Medium.TEXT, Medium.EMAIL):
        empty = with_empty_field(UNSEALED[medium], FRAMES[medium], VKEY)
        with pytest.raises(LetterkitError, match="malformed"):
            verify_file(empty, medium, VKEY)


def test_a_text_is_sealed_by_the_key_that_stands_in_it():
    for medium in (Medium.TEXT, Medium.EMAIL):
        assert verify_file(SEALED[medium], medium).vkey == VKEY
        other = format_verifier_key(STRANGER.verifier)
        assert not holds(SEALED[medium], medium, other)
        assert not holds(SEALED[medium].replace(VKEY.encode(), other.encode()), medium, "")


def test_an_origin_of_any_usual_length_can_seal():
    for length in (1, 60, 120, 190):
        signer = SignerKey("x" * length, bytes(range(32)))
        sealed = sealed_file(UNSEALED[Medium.TEXT], Medium.TEXT, 10**6, signer)
        assert holds(sealed, Medium.TEXT, "")
    with pytest.raises(LetterkitError, match="too long for a seal"):
        sealed_file(UNSEALED[Medium.TEXT], Medium.TEXT, 1, SignerKey("x" * 250, bytes(32)))


def test_the_example_of_the_module_is_a_seal():
    from letterkit.tlog import seal as module

    *_, example = module.__doc__.split("\n\n    ")[1:2]
    text = "".join(f"{line.strip()}\n" for line in example.split("\n\n")[0].splitlines())
    assert format_seal(parse_seal(text)) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("v1", "v2"),
        ("letterkit.seal.v1\n", ""),
        ("edition 2", "edition 02"),
        ("edition 2", "edition 0"),
        ("edition 2", "edition -1"),
        ("edition 2\n", ""),
        ("31337", "031337"),
        ("31337", "3 1337"),
        (" 31337", ""),
        ("application/pdf", "Application/PDF"),
        ("application/pdf", "application"),
        ("5" * 64, "5" * 63),
        ("5" * 64, "5" * 65),
        ("5" * 64, "A" * 64),
        ("sha256", "sha512"),
        ("letters.example.org", "letters example.org"),
        ("5\n", "5"),
        ("5\n", "5\n\n"),
        ("5\n", "5\nmore\n"),
        ("\n", "\r\n"),
    ],
)
def test_what_is_spelt_otherwise_is_no_seal(old, new):
    text = format_seal(SEAL)
    changed = text.replace(old, new)
    assert changed != text
    with pytest.raises(LetterkitError, match="not a seal"):
        parse_seal(changed)


# A key signs seals, checkpoints and promises. None can pass for another.

CHECKPOINT = sign_checkpoint(Checkpoint(SIGNER.name, 3, bytes(32)), SIGNER)
PROMISE = sign_note(format_promise(Promise(SIGNER.name, bytes(32), 2)), SIGNER)


def test_a_seal_is_no_checkpoint_and_no_promise():
    note = sign_seal(SEAL, SIGNER)
    assert verify_seal(note, SIGNER.verifier) == SEAL
    with pytest.raises(LetterkitError):
        verify_checkpoint(note, SIGNER.verifier)
    with pytest.raises(LetterkitError):
        parse_promise(note.text)


@pytest.mark.parametrize("note", [CHECKPOINT, PROMISE], ids=["checkpoint", "promise"])
def test_neither_a_checkpoint_nor_a_promise_is_a_seal(note):
    with pytest.raises(LetterkitError, match="not a seal"):
        verify_seal(note, SIGNER.verifier)
    for medium, data in SEALED.items():
        assert not holds(resealed(data, medium, format_note(note)), medium)


@pytest.mark.parametrize("name", ["letterkit.seal.v1", "letterkit.promise.v1", "7", "edition"])
def test_no_name_of_a_register_makes_one_pass_for_the_other(name):
    signer = SignerKey(name, bytes(range(32)))
    seal = sign_seal(replace(SEAL, origin=name), signer)
    with pytest.raises(LetterkitError):
        verify_checkpoint(seal, signer.verifier)
    with pytest.raises(LetterkitError):
        parse_promise(seal.text)
    checkpoint = sign_checkpoint(Checkpoint(name, 7, bytes(32)), signer)
    with pytest.raises(LetterkitError):
        verify_seal(checkpoint, signer.verifier)


def test_a_witness_neither_seals_nor_makes_a_seal():
    witness = SignerKey(SIGNER.name, bytes(range(32)), KeyType.COSIGNATURE)
    with pytest.raises(LetterkitError):
        sign_seal(SEAL, witness)
    cosigned = cosign(CHECKPOINT, witness, 1790000000)
    lines = cosigned.signatures if isinstance(cosigned, Note) else (cosigned,)
    with pytest.raises(LetterkitError):
        verify_seal(Note(format_seal(SEAL), tuple(lines)[-1:]), SIGNER.verifier)
    with pytest.raises(LetterkitError):
        verify_seal(Note(format_seal(SEAL), tuple(lines)[-1:]), witness.verifier)


def test_the_seal_of_the_checksums_is_that_of_no_file():
    sums = f"{'0' * 64}  parks.en.pdf\n".encode()
    note = seal_of_sums(sums, 2, SIGNER)
    assert verify_sums(note, sums, SIGNER.verifier).edition == 2
    for changed in (sums + b"\n", sums[:-1], sums.replace(b"0", b"1", 1), b""):
        with pytest.raises(LetterkitError):
            verify_sums(note, changed, SIGNER.verifier)
    with pytest.raises(LetterkitError):
        verify_sums(note, sums, STRANGER.verifier)
    for medium, data in SEALED.items():
        assert not holds(resealed(data, medium, note), medium)
        with pytest.raises(LetterkitError):
            verify_sums(note_in(data, medium), sums, SIGNER.verifier)


# As Go's golang.org/x/mod/sumdb/note.Open verifies, from its documentation alone: no code of ours.


def opened_by_the_standard(note, vkey):
    name, key_id, encoded = vkey.split("+", 2)
    key = base64.b64decode(encoded, validate=True)
    assert hashlib.sha256(f"{name}\n".encode() + key).digest()[:4].hex() == key_id
    assert (key[0], len(key)) == (1, 33)  # algEd25519
    text, _, lines = note.rpartition(b"\n\n")
    text += b"\n"
    (line,) = lines.decode("utf-8").splitlines()
    dash, signer, signature = line.split(" ")
    assert (dash, signer) == ("\u2014", name)
    value = base64.b64decode(signature, validate=True)
    assert value[:4].hex() == key_id
    Ed25519PublicKey.from_public_bytes(key[1:]).verify(value[4:], text)
    return text.decode("utf-8")


@MEDIA
def test_another_verifier_of_signed_notes_accepts_a_seal(medium):
    text = opened_by_the_standard(note_in(SEALED[medium], medium), VKEY)
    assert text.splitlines()[:3] == ["letterkit.seal.v1", SIGNER.name, "edition 2"]
    sums = seal_of_sums(b"sums\n", 2, SIGNER)
    assert opened_by_the_standard(sums, VKEY).splitlines()[3] == f"{SUMS_TYPE} 5"


def test_the_markers_are_those_that_nobody_can_write_into_a_letter():
    from letterkit.text.plain import PlainParts, format_plain

    body = f"Keep\n{RULE}\nletterkit seal\n{VKEY}\nopen\n"
    text = format_plain(PlainParts("", body, None, ("x", "SHA-256 of the text:"), "0" * 64))
    assert FRAMES[Medium.TEXT].marker not in text.encode()
    assert holds(sealed_file(text.encode(), Medium.TEXT, 1, SIGNER), Medium.TEXT)
    assert empty_field(FRAMES[Medium.PDF]) == b" " * FIELD
