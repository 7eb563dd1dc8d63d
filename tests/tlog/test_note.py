import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.keys import (
    KeyType,
    SignerKey,
    format_base64,
    format_verifier_key,
    parse_verifier_key,
)
from letterkit.tlog import note as module
from letterkit.tlog.note import (
    Note,
    Signature,
    VerifiedNote,
    format_note,
    parse_note,
    sign_note,
    verify_note,
)

# c2sp.org/signed-note, its own example
KEY = parse_verifier_key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
NOTE = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2O"
    "NncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
).encode()
LINE = NOTE.partition(b"\n\n")[2]
SIGNER = SignerKey("letters.example.org", bytes(range(32)))
OTHER = SignerKey("other.example.org", bytes(range(1, 33)))

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")).map("{}\n".format)


def both_signed(text="a text\n"):
    notes = [sign_note(text, signer) for signer in (SIGNER, OTHER)]
    return Note(text, tuple(note.signatures[0] for note in notes))


def test_the_example_of_the_standard_verifies_and_is_the_example_of_the_module(example):
    assert example(module, "This is an example message.").encode() == NOTE
    assert verify_note(parse_note(NOTE), [KEY]) == VerifiedNote(
        "This is an example message.\n", (KEY,)
    )


@given(texts)
def test_a_note_reads_back_and_verifies_under_its_own_key_only(text):
    signed = sign_note(text, SIGNER)
    assert parse_note(format_note(signed)) == signed
    assert verify_note(signed, [SIGNER.verifier]).text == text
    with pytest.raises(LetterkitError):
        verify_note(signed, [OTHER.verifier])


@given(st.binary() | texts.map(lambda text: format_note(sign_note(text, SIGNER))[:-3] + b"=\n"))
def test_any_bytes_are_a_note_or_an_error(data):
    try:
        note = parse_note(data)
    except LetterkitError:
        return
    assert format_note(note) == data


@given(st.integers(0, len(NOTE) - 1), st.integers(0, 255))
def test_a_note_with_one_other_byte_is_refused(at, byte):
    changed = NOTE[:at] + bytes([byte]) + NOTE[at + 1 :]
    if changed != NOTE:
        with pytest.raises(LetterkitError):
            verify_note(parse_note(changed), [KEY])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\n\n",
        LINE,
        b"text\n" + LINE,
        b"text\n\n",
        NOTE[:-1],  # no final newline
        NOTE + b"\n",
        NOTE + b"more\n",
        NOTE + b"\n\nmore\n",
        b"\xff" + NOTE,
        b"\xef\xbb\xbf" + NOTE[:5] + b"\x00" + NOTE[5:],
        NOTE.replace(b"\n", b"\r\n"),
        b"a\tb" + NOTE,
        b"text\n\n" + LINE * 101,
        NOTE.replace(b"example.com/foo ", b"example.com/foo  "),
        NOTE.replace(b"example.com/foo ", b"example.com /foo "),
        NOTE.replace(b"example.com/foo ", "example.com\u00a0/foo ".encode()),
        NOTE.replace(b"example.com/foo ", b"example.com+foo "),
        NOTE.replace(b"example.com/foo ", b" "),
        NOTE.replace("—".encode(), b"-"),
        NOTE.replace(b"aQM=", b"aQN="),  # the same bytes, unused bits set
        NOTE.replace(b"aQM=", b"aQM"),
        NOTE.replace(b"aQM=", b"aQM=="),
        NOTE.replace(b"aQM=", b"aQM= x"),
        NOTE.replace(b"example.com/foo ", b""),
        NOTE.replace(b"Uw2Q", b"Uw2-"),
        b"text\n\n" + "— example.com/foo Uw2QOg==\n".encode(),  # a key id alone
    ],
)
def test_what_is_malformed_is_one_flat_error(data):
    with pytest.raises(LetterkitError) as caught:
        parse_note(data)
    assert str(caught.value) == "not a signed note"


def test_a_hundred_signatures_are_still_a_note():
    many = (
        b"text\n\n"
        + "".join(
            f"— w{n}.example.org {format_base64(bytes([n]) * 5)}\n" for n in range(100)
        ).encode()
    )
    assert len(parse_note(many).signatures) == 100


def test_the_last_empty_line_parts_text_from_signatures():
    signed = sign_note("one\n\n\n— not a signature\n\ntwo\n\n", SIGNER)
    assert parse_note(format_note(signed)) == signed


def test_lines_of_unknown_keys_say_nothing():
    note = both_signed()
    assert verify_note(note, [SIGNER.verifier]).signers == (SIGNER.verifier,)
    rubbish = Signature("unknown.example.org", b"\0\0\0\0", b"rubbish")
    note = replace(note, signatures=(rubbish, *note.signatures))
    assert verify_note(note, [OTHER.verifier]).signers == (OTHER.verifier,)


def test_the_same_name_with_another_id_and_the_same_id_with_another_name_are_unknown():
    (line,) = sign_note("a text\n", SIGNER).signatures
    for stranger in (
        replace(line, key_id=b"\1\2\3\4"),
        replace(line, name="else.example.org"),
        sign_note("a text\n", SignerKey(SIGNER.name, bytes(32))).signatures[0],
    ):
        with pytest.raises(LetterkitError) as caught:
            verify_note(Note("a text\n", (stranger,)), [SIGNER.verifier])
        assert str(caught.value) == "the note is signed by no known key"


def test_a_bad_signature_beside_a_good_one_is_refused_in_either_order():
    good = both_signed()
    bad = replace(good.signatures[1], value=bytes(64))
    for lines in ((good.signatures[0], bad), (bad, good.signatures[0])):
        with pytest.raises(LetterkitError) as caught:
            verify_note(Note(good.text, lines), [SIGNER.verifier, OTHER.verifier])
        assert str(caught.value) == "the signature does not verify"


def test_a_bad_repetition_of_a_good_signature_is_refused():
    (good,) = sign_note("a text\n", SIGNER).signatures
    for lines in ((good, replace(good, value=bytes(64))), (replace(good, value=bytes(64)), good)):
        with pytest.raises(LetterkitError):
            verify_note(Note("a text\n", lines), [SIGNER.verifier])


def test_a_repeated_signature_counts_once():
    (good,) = sign_note("a text\n", SIGNER).signatures
    verified = verify_note(Note("a text\n", (good, good)), [SIGNER.verifier])
    assert verified.signers == (SIGNER.verifier,)


def test_a_known_key_given_twice_is_ambiguous():
    with pytest.raises(LetterkitError) as caught:
        verify_note(both_signed(), [SIGNER.verifier, SIGNER.verifier])
    assert str(caught.value) == "the known keys are ambiguous"


def test_a_key_of_another_type_neither_signs_nor_verifies_a_note():
    cosigner = SignerKey(SIGNER.name, SIGNER.seed, KeyType.COSIGNATURE)
    with pytest.raises(LetterkitError):
        sign_note("a text\n", cosigner)
    with pytest.raises(LetterkitError):
        verify_note(both_signed(), [cosigner.verifier])


@pytest.mark.parametrize("text", ["", "no newline", "tab\t\n", "nul\0\n"])
def test_no_note_is_written_that_could_not_be_read(text):
    with pytest.raises(LetterkitError):
        format_note(sign_note(text, SIGNER))


def test_the_published_notes_of_go_are_judged_as_published(vectors):
    published = json.loads((vectors / "go-note" / "notes.json").read_text())
    for case in published["cases"]:
        try:
            note = parse_note(bytes.fromhex(case["note_hex"]))
            keys = [parse_verifier_key(each) for each in case["vkeys"]]
            verified = len(verify_note(note, keys).signers)
        except LetterkitError:
            verified = 0
        assert (case["desc"], verified) == (case["desc"], case["verified"])
    assert len(published["cases"]) == 13
    for text in published["good_vkeys"]:
        assert format_verifier_key(parse_verifier_key(text)) == text
    for text in published["bad_vkeys"]:
        with pytest.raises(LetterkitError):
            parse_verifier_key(text)


def test_the_published_note_of_c2sp_verifies(vectors):
    published = json.loads((vectors / "c2sp" / "signed-note-example.json").read_text())
    key = parse_verifier_key(published["vkey"])
    assert verify_note(parse_note(published["note"].encode()), [key]).signers == (key,) == (KEY,)
