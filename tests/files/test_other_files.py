"""Files of ours that are no letter are known, and each error says which command takes them."""

import re
from pathlib import Path

import pytest

from artefacts import built
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.errors import LetterkitError
from letterkit.files.other_files import Other, OtherFileError

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "formats.md"
EXAMPLES = dict(
    re.findall(r"<!-- example: ([^\n]+) -->\n```\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
)
CHECKPOINT = EXAMPLES["checkpoint"].encode()
FILES = {
    "receipt": (EXAMPLES["receipt"].encode(), Other.RECEIPT),
    "promise": (EXAMPLES["promise"].encode(), Other.PROMISE),
    "checkpoint": (CHECKPOINT, Other.CHECKPOINT),
    "checkpoint with an extension": (
        b"example.org/x\n0\n" + b"A" * 43 + b"=\nmore\n\n\xe2\x80\x94 example.org/x AAAA\n",
        Other.CHECKPOINT,
    ),
    "evidence of a fork": (CHECKPOINT + b"\n" + CHECKPOINT, Other.FORK),
    "evidence with the proof that fails": (
        CHECKPOINT + b"\n" + CHECKPOINT + b"\n" + EXAMPLES["consistency"].encode(),
        Other.FORK,
    ),
    "policy": (EXAMPLES["policy.txt"].encode(), Other.POLICY),
    "policy with a comment": (
        b"# ours\n\n" + EXAMPLES["policy.txt"].encode().split(b"\n", 1)[1],
        Other.POLICY,
    ),
    "consistency": (EXAMPLES["consistency"].encode(), Other.GROWTH),
    "seal": (EXAMPLES["seal"].encode(), Other.SEAL),
    "statement": (EXAMPLES["statement"].encode(), Other.STATEMENT),
    "statement with CRLF": (
        EXAMPLES["statement"].replace("\n", "\r\n").encode(),
        Other.STATEMENT,
    ),
    "SSH signature": (b"-----BEGIN SSH SIGNATURE-----\nAAAA\n", Other.SIGNATURE),
    "OpenPGP signature": (b"-----BEGIN PGP SIGNATURE-----\n\nAAAA\n", Other.SIGNATURE),
    "minisign signature": (b"untrusted comment: signature\nAAAA\n", Other.SIGNATURE),
    "a private key": (b"PRIVATE+KEY+example.org+00000000+AAAA\n", Other.PRIVATE_KEY),
}


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_no_letter_is_called_by_what_it_is(file):
    data, kind = FILES[file]
    with pytest.raises(OtherFileError) as raised:
        parse_artefact(data, "copy.txt")
    assert (raised.value.kind, raised.value.data) == (kind, data)
    assert str(raised.value) == f"copy.txt: {kind.value.called}, not a letter"
    assert raised.value.hint == kind.value.hint != ""


def test_the_checksums_of_a_build_are_known():
    with pytest.raises(OtherFileError) as raised:
        parse_artefact(built()["SHA256SUMS"], "SHA256SUMS")
    assert raised.value.kind is Other.SUMS


@pytest.mark.parametrize("file", ["parks.en.txt", "parks.ar.txt", "letter.en.txt", "letter.ar.txt"])
def test_a_letter_is_none_of_them(file):
    parse_artefact(built()[file], file)


LETTERS = [
    "log in with care\n",
    "witness all of this\n",
    "quorum none\n",
    "A letter about letterkit.statement.v1\n",
    "Vilnius\n13\nWe ask you\n",
]


@pytest.mark.parametrize("text", LETTERS)
def test_a_text_that_only_begins_alike_is_a_text(text):
    assert parse_artefact(text.encode(), "letter.en.txt").texts[0].content == text.encode()


def test_somebody_else_s_key_is_not_printed():
    with pytest.raises(LetterkitError) as raised:
        parse_artefact(FILES["a private key"][0], "key")
    assert "AAAA" not in str(raised.value) + raised.value.hint
