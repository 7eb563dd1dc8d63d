"""A packed register is what it unpacks to, whichever zlib packed it, and within bounds."""

import base64
import gzip
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.model import packed
from letterkit.model.hashes_apart import Apart
from letterkit.model.packed import MOST_LISTED, is_packed, is_same_page, unpack

TEXT = '{"name":"Ада Прыкладная"}\n' * 50
BLOCK = '<script id="letterkit-register" data-packed="deflate" data-sha256="{}">"{}"</script>\n'


def pack(text):
    return packed.pack(Apart(text.encode(), b""))


def base(data):
    return base64.b64encode(data).decode()


def page(text, level=9, rest="<p>x</p>"):
    return (rest + BLOCK.format("0" * 64, base(zlib.compress(text.encode(), level)))).encode()


@given(st.text(), st.binary())
@example("", b"")
def test_what_was_packed_is_unpacked(text, hashes):
    apart = Apart(text.encode(), hashes)
    assert unpack(packed.pack(apart)) == apart


@pytest.mark.parametrize("level", range(10))
def test_it_does_not_matter_how_hard_somebody_packs(level):
    text = "".join(f"{number * number % 7919}," for number in range(400))
    assert unpack(base(zlib.compress(text.encode(), level))).carried == text.encode()
    assert is_same_page(page(text, level), page(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (page(TEXT), page(TEXT + " ")),
        (page(TEXT), page(TEXT, rest="<p>y</p>")),
        (page(TEXT), page(TEXT) + page(TEXT)),
        (page(TEXT), b""),
        (page(TEXT), page(TEXT).replace(b'data-packed="deflate"', b"")),
        (page(TEXT), page(TEXT).replace(b'"eN', b'"eM')),
        (b"one", b"other"),
    ],
)
def test_pages_that_differ_in_anything_else_are_not_the_same(one, other):
    assert not is_same_page(one, other)
    assert not is_same_page(other, one)


def with_unused_bits():
    """A second spelling of the same bytes: the last letter says bits that no byte has."""
    packed = next(each for each in map(pack, ("a", "ab", "abc", "abcd")) if each.endswith("="))
    letters = packed.rstrip("=")
    assert letters[-1] in "AQgwEIMUYcks048"  # so the next letter has such a bit
    return letters[:-1] + chr(ord(letters[-1]) + 1) + packed[len(letters) :]


WHOLE = zlib.compress(TEXT.encode(), 9)
WITH_DICTIONARY = zlib.compressobj(zdict=b"Ada")
REFUSED = {
    "nothing": "",
    "no base64": "!!!!",
    "blanks between": f"{pack(TEXT)[:40]} {pack(TEXT)[40:]}",
    "a line end": f"{pack(TEXT)}\n",
    "no padding": base(WHOLE + b"x" * (3 - len(WHOLE) % 3 + 1)).rstrip("="),
    "letters of another alphabet": base(bytes(range(248, 256)) * 3).replace("+", "-"),
    "not ASCII": "é" * 8,
    "bits that no byte has": with_unused_bits(),
    "cut short": base(WHOLE[:-5]),
    "a checksum short": base(WHOLE[:-1]),
    "another checksum": base(WHOLE[:-1] + bytes([WHOLE[-1] ^ 1])),
    "something behind it": base(WHOLE + b"\0"),
    "a second stream": base(WHOLE + WHOLE),
    "no head": base(zlib.compress(TEXT.encode(), wbits=-15)),
    "gzip": base(gzip.compress(TEXT.encode())),
    "a dictionary": base(WITH_DICTIONARY.compress(b"Ada" * 9) + WITH_DICTIONARY.flush()),
    "plain text": base(TEXT.encode()),
    "a full stop and no hashes": f"{pack(TEXT)}.",
    "hashes twice": f"{pack(TEXT)}.{base(bytes(32))}.{base(bytes(32))}",
    "hashes that are no base64": f"{pack(TEXT)}.!!!!",
    "hashes alone": f".{base(bytes(32))}",
}


@pytest.mark.parametrize("name", REFUSED)
def test_only_one_whole_stream_in_its_one_spelling_is_unpacked(name):
    with pytest.raises(LetterkitError):
        unpack(REFUSED[name])


def test_a_block_that_unpacks_to_much_more_than_any_list_is_refused_on_the_way():
    data = zlib.compress(bytes(50 * 2**20), 9)
    with pytest.raises(LetterkitError, match="unpacks to more than"):
        unpack(base(data))


def test_a_block_that_unpacks_to_more_than_the_largest_list_is_refused(monkeypatch):
    monkeypatch.setattr(packed, "MOST_UNPACKED", len(TEXT.encode()))
    assert unpack(base(zlib.compress(TEXT.encode(), 0)))
    with pytest.raises(LetterkitError, match="unpacks to more than"):
        unpack(base(zlib.compress(TEXT.encode() + b"x", 0)))


@pytest.mark.parametrize("gap", ["\x01", "\x02"])
def test_what_is_to_be_put_back_counts_too(monkeypatch, gap):
    text = gap * 10 + "x" * 360
    monkeypatch.setattr(packed, "MOST_UNPACKED", 1000)
    assert unpack(f"{pack(text)}.{base(bytes(320))}")
    with pytest.raises(LetterkitError, match="unpacks to more than"):
        unpack(f"{pack(text + 'x')}.{base(bytes(320))}")


@given(st.one_of(st.binary().map(base), st.text(max_size=60)))
def test_anything_is_unpacked_or_one_error(block):
    try:
        found = unpack(block)
    except LetterkitError:
        return
    assert zlib.decompress(base64.b64decode(block)) == found.left


def test_a_list_is_packed_above_a_number_of_entries():
    assert not is_packed(MOST_LISTED)
    assert is_packed(MOST_LISTED + 1)
