"""A register without its hashes is the same once they are put back, and no other is."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crowds import register, signed
from letterkit.errors import LetterkitError
from letterkit.model.entry import parse_register
from letterkit.model.hashes_apart import Apart, hashes_apart, put_back
from registers import EMPTY, after, public, signature

TEXT = "ab" * 32
HASH = re.compile(rb"[0-9a-f]{64}")


def published(*names, comment=""):
    people = [signature(name.lower(), name=name, lang="en", text=TEXT) for name in names]
    made = public(after(EMPTY, people, {"en": TEXT}), {"en": TEXT})
    return made.json.replace('"comment":""', f'"comment":{json.dumps(comment)}').encode()


FEW = published("Ada Example", "Zoë «Прыклад» \U0001f33b", "One 'quoted' \"twice\"")
APART = hashes_apart(FEW)


@pytest.mark.parametrize(
    "text",
    [
        FEW,
        signed().json.encode(),
        register(50).json.encode(),
        published("Ada Example", comment=f'of " sha256:{"0" * 64}" and "salt":"{"1" * 64}"'),
        b"",
        b"no register",
        FEW[:-900],
    ],
)
def test_put_back_it_is_the_same(text):
    apart = hashes_apart(text)
    assert put_back(apart) == text
    assert apart.unpacked == len(text)


def test_of_each_name_two_hashes_are_carried():
    """And that of the text once; in each entry it packs to nothing."""
    assert len(APART.hashes) == (3 * 2 + 1) * 32
    assert APART.left.count(b"\x02") == 3
    assert set(HASH.findall(APART.left)) == {TEXT.encode()}


def test_a_leaf_whose_entry_the_list_does_not_have_keeps_its_hash():
    lines = FEW.split(b"\n")
    gone = next(number for number, line in enumerate(lines) if b"Ada" in line)
    shorter = b"\n".join(lines[:gone] + lines[gone + 1 :])
    apart = hashes_apart(shorter)
    assert (len(apart.hashes), apart.left.count(b"\x02")) == ((2 * 2 + 2) * 32, 2)
    assert put_back(apart) == shorter


def test_a_leaf_that_does_not_commit_to_its_entry_keeps_its_hash():
    other = FEW.replace(b"Ada Example", b"Ana Example")
    assert hashes_apart(other).left.count(b"\x02") == 2
    assert put_back(hashes_apart(other)) == other


UNFIT = {
    "a hash too few": Apart(APART.left, APART.hashes[:-32]),
    "a hash too many": Apart(APART.left, APART.hashes + bytes(32)),
    "half a hash": Apart(APART.left, APART.hashes[:-16]),
    "none": Apart(APART.left, b""),
    "a leaf without an entry": Apart(
        APART.left.replace(b"edition 1 named=3", b"sign sha256:\x02"), APART.hashes
    ),
    "no leaves": Apart(APART.left.partition(b'\n "leaves"')[0] + b"\x02", APART.hashes),
    "leaves twice": Apart(APART.left + b'\n "leaves": [\n', APART.hashes),
    "a commitment in an entry": Apart(
        APART.left.replace(b'"comment":""', b'"comment":"\x02"', 1), APART.hashes
    ),
    "an entry that is no JSON": Apart(APART.left.replace(b'"comment":', b"", 1), APART.hashes),
    "an entry without a name": Apart(APART.left.replace(b'"name":', b'"nom":', 1), APART.hashes),
    "a salt that is none": Apart(
        APART.left.replace(b'"salt":"\x01"', b'"salt":"00"', 1), APART.hashes[32:]
    ),
    "an endless index": Apart(
        re.sub(rb'"index":\d+', b'"index":1e999', APART.left, count=1), APART.hashes
    ),
    "a list as index": Apart(
        re.sub(rb'"index":\d+', b'"index":[]', APART.left, count=1), APART.hashes
    ),
    "too deep": Apart(
        APART.left.replace(b'"role":""', b'"role":' + b"[" * 100_000, 1), APART.hashes
    ),
}


@pytest.mark.parametrize("name", UNFIT)
def test_what_does_not_fit_is_refused(name):
    with pytest.raises(LetterkitError, match="does not fit its hashes"):
        put_back(UNFIT[name])


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_anything_is_put_back_or_one_error(left, hashes):
    try:
        put_back(Apart(left, hashes))
    except LetterkitError:
        return


@given(st.data())
def test_a_changed_byte_makes_another_register_or_an_error(data):
    """So nothing that is carried can be changed without the register's noticing it."""
    carried = bytearray(APART.carried)
    at = data.draw(st.integers(0, len(carried) - 1))
    carried[at] ^= data.draw(st.integers(1, 255))
    cut = len(APART.left)
    try:
        found = put_back(Apart(bytes(carried[:cut]), bytes(carried[cut:])))
    except LetterkitError:
        return
    assert found != FEW


def test_what_is_put_back_is_read_as_a_register_or_refused_there():
    assert parse_register(put_back(APART).decode()).json.encode() == FEW
    half = put_back(Apart(APART.left.replace(b"Ada", b"\\ud800"), APART.hashes))
    with pytest.raises(LetterkitError):
        parse_register(half.decode())
