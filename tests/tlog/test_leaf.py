import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.tlog import leaf as module
from letterkit.tlog.leaf import (
    AmendLeaf,
    EditionLeaf,
    LetterLeaf,
    SignLeaf,
    WithdrawLeaf,
    format_leaf,
    parse_leaf,
)

numbers = st.integers(0, 2**63 - 1)
hashes = st.binary(min_size=32, max_size=32)
leaves = (
    st.builds(LetterLeaf, st.sampled_from(["en", "be-tarask", "zh-Hans"]), hashes.map(bytes.hex))
    | st.builds(SignLeaf, hashes)
    | st.builds(AmendLeaf, numbers, hashes)
    | st.builds(WithdrawLeaf, numbers)
    | st.builds(EditionLeaf, numbers, numbers, numbers, numbers)
    | st.builds(EditionLeaf, numbers, numbers, numbers, numbers, numbers)
)


def test_the_examples_of_the_module_are_one_leaf_of_each_kind(example):
    lines = example(module, module.__doc__.split("\n")[2].strip()).encode().splitlines(True)
    kinds = [type(parse_leaf(line)) for line in lines]
    assert kinds == [LetterLeaf, SignLeaf, AmendLeaf, WithdrawLeaf, EditionLeaf]
    assert [format_leaf(parse_leaf(line)) for line in lines] == lines


@given(leaves)
def test_a_leaf_reads_back(leaf):
    assert parse_leaf(format_leaf(leaf)) == leaf


@given(st.binary() | leaves.map(format_leaf).flatmap(
    lambda line: st.integers(0, len(line)).map(lambda at: line[:at] + b"0" + line[at + 1 :])
))  # fmt: skip
def test_any_bytes_are_a_leaf_or_an_error(data):
    try:
        leaf = parse_leaf(data)
    except LetterkitError:
        return
    assert format_leaf(leaf) == data


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"letterkit.leaf.v1\n",
        b"letterkit.leaf.v1 withdraw 1",
        b"letterkit.leaf.v1 withdraw 1\n\n",
        b"letterkit.leaf.v1 withdraw 1\r\n",
        b"letterkit.leaf.v1 edition 1 named=0 unnamed=0 withdrawn=0 paper=0\n",
        b"letterkit.leaf.v1 edition 1 named=0 unnamed=0 withdrawn=0 paper=01\n",
        b"letterkit.leaf.v1 edition 1 named=0 unnamed=0 withdrawn=0 paper=\n",
        b"letterkit.leaf.v1 edition 1 named=0 unnamed=0 withdrawn=0 paper=-1\n",
        b"letterkit.leaf.v1 edition 1 named=0 unnamed=0 paper=1 withdrawn=0\n",
        b"letterkit.leaf.v1 withdraw  1\n",
        b"letterkit.leaf.v1 withdraw 01\n",
        b"letterkit.leaf.v1 withdraw -1\n",
        b"letterkit.leaf.v1 withdraw 9223372036854775808\n",
        b"letterkit.leaf.v1 withdraw \xd9\xa1\n",
        b"letterkit.leaf.v1 withdraw 1 2\n",
        b"letterkit.leaf.v2 withdraw 1\n",
        b"letterkit.leaf.v1 resurrect 1\n",
        b"letterkit.leaf.v1 sign sha256:" + b"A" * 64 + b"\n",
        b"letterkit.leaf.v1 sign sha256:" + b"a" * 62 + b"\n",
        b"letterkit.leaf.v1 sign sha512:" + b"a" * 64 + b"\n",
        b"letterkit.leaf.v1 sign " + b"a" * 64 + b"\n",
        b"letterkit.leaf.v1 letter e sha256:" + b"a" * 64 + b"\n",
        b"letterkit.leaf.v1 edition 1 named=1 unnamed=1\n",
        b"letterkit.leaf.v1 edition 1 unnamed=1 named=1 withdrawn=0\n",
        b"letterkit.leaf.v1 edition 1 named=01 unnamed=1 withdrawn=0\n",
    ],
)
def test_what_is_malformed_is_one_flat_error(line):
    with pytest.raises(LetterkitError) as caught:
        parse_leaf(line)
    assert str(caught.value) == "not a leaf of a register"
