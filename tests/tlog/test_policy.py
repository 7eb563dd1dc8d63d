import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey, format_verifier_key
from letterkit.tlog import policy as module
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.cosignature import cosign
from letterkit.tlog.policy import (
    Group,
    Log,
    Policy,
    Witness,
    format_policy,
    parse_policy,
    verify_witnessed,
)
from letterkit.tlog.tree import leaf_hash, root_of

NOW = 1790000000
SIGNER = SignerKey("letters.example.org/2026-housing", bytes(range(32)))
COSIGNERS = [SignerKey(f"w{n}.example.org", bytes([n]) * 32, KeyType.COSIGNATURE) for n in range(6)]
LOG = f"log {format_verifier_key(SIGNER.verifier)}\n"
KEYS = [format_verifier_key(each.verifier) for each in COSIGNERS]
WITNESSES = "".join(f"witness w{n} {key}\n" for n, key in enumerate(KEYS))
NOTE = sign_checkpoint(Checkpoint(SIGNER.name, 1, root_of([leaf_hash(b"")])), SIGNER)
READER = SignerKey("reader.example.org", bytes(range(1, 33)), KeyType.COSIGNATURE)

# c2sp.org/tlog-policy, the shape of its example: two of the first three and one of the others.
TWO_LEVELS = (
    LOG
    + WITNESSES
    + "group X 2 w0 w1 w2\ngroup Y any w3 w4 w5\ngroup X-and-Y all X Y\nquorum X-and-Y\n"
)


def cosigned_by(*numbers):
    note = NOTE
    for number in numbers:
        note = cosign(note, COSIGNERS[number], NOW)
    return note


def judged(policy, *numbers):
    try:
        verified = verify_witnessed(cosigned_by(*numbers), parse_policy(policy.encode()), NOW)
    except LetterkitError as error:
        return str(error)
    return len(verified.cosignatures)


def test_the_example_of_the_module_is_a_policy(example):
    text = example(module, f"log {format_verifier_key(SIGNER.verifier)}")
    policy = Policy(
        (Log(SIGNER.verifier),),
        (Witness("reader", READER.verifier),),
        (Group("readers", 1, ("reader",)),),
        "readers",
    )
    assert parse_policy(text.encode()) == policy
    assert format_policy(policy).decode() == text


def test_blanks_comments_addresses_and_order_are_free():
    text = (
        "# who we trust\n\n  \t\n"
        f"witness\tw0  {KEYS[0]}\thttps://w0.example.org \n"
        " # über\n"
        "group g all w0\n"
        "quorum g\n"
        f"  {LOG[:-1]} https://letters.example.org\n"
    )
    assert parse_policy(text.encode()) == Policy(
        (Log(SIGNER.verifier, "https://letters.example.org"),),
        (Witness("w0", COSIGNERS[0].verifier, "https://w0.example.org"),),
        (Group("g", 1, ("w0",)),),
        "g",
    )


@pytest.mark.parametrize(
    "numbers, verdict",
    [
        ((0, 1, 3), 3),
        ((1, 2, 5), 3),
        ((0, 1, 2, 3, 4, 5), 6),
        ((), "too few witnesses cosigned the checkpoint"),
        ((0, 3), "too few witnesses cosigned the checkpoint"),
        ((0, 1, 2), "too few witnesses cosigned the checkpoint"),
        ((3, 4, 5), "too few witnesses cosigned the checkpoint"),
        ((0, 0, 0, 3), "too few witnesses cosigned the checkpoint"),
    ],
)
def test_a_quorum_of_two_levels_counts_each_witness_once(numbers, verdict):
    assert judged(TWO_LEVELS, *numbers) == verdict


def test_a_quorum_may_be_one_witness_or_none():
    assert judged(LOG + "quorum none\n") == 0
    assert judged(LOG + WITNESSES + "quorum none\n", 2) == 1
    assert judged(LOG + WITNESSES + "quorum w2\n", 2) == 1
    assert judged(LOG + WITNESSES + "quorum w2\n", 1) == "too few witnesses cosigned the checkpoint"


def test_a_checkpoint_of_no_listed_log_is_refused():
    other = SignerKey(SIGNER.name, bytes(32))
    for logs in ("", f"log {format_verifier_key(other.verifier)}\n"):
        assert judged(logs + "quorum none\n") == "the note is signed by no known key"


def test_a_register_is_no_witness_of_itself():
    own = SignerKey("own.example.org", SIGNER.seed, KeyType.COSIGNATURE)
    policy = f"{LOG}witness own {format_verifier_key(own.verifier)}\nquorum own\n"
    with pytest.raises(LetterkitError) as caught:
        verify_witnessed(cosign(NOTE, own, NOW), parse_policy(policy.encode()), NOW)
    assert str(caught.value) == "too few witnesses cosigned the checkpoint"


def test_a_bad_line_of_a_witness_refuses_a_checkpoint_that_has_enough_others():
    policy = parse_policy(TWO_LEVELS.encode())
    late = cosign(cosigned_by(0, 1, 3), COSIGNERS[5], NOW + 1)
    with pytest.raises(LetterkitError):
        verify_witnessed(late, policy, NOW)


@pytest.mark.parametrize(
    "text, message",
    [
        ("", "policy.txt: no quorum"),
        (LOG, "policy.txt: no quorum"),
        ("quorum none", "policy.txt: the last line does not end"),
        ("quorum none\nquorum none\n", "policy.txt:2: not a line of a policy"),
        ("quorum w0\n" + WITNESSES, "policy.txt:1: not a line of a policy"),
        ("quorum none none\n", "policy.txt:1: not a line of a policy"),
        ("Quorum none\n", "policy.txt:1: not a line of a policy"),
        ("# \x07\nquorum none\n", "policy.txt:1: control character"),
        ("quorum none\r\n", "policy.txt:1: control character"),
        ("quorum\u00a0none\n", "policy.txt:1: not a line of a policy"),
        (f"{LOG}{LOG}quorum none\n", "policy.txt:2: the same key twice"),
        (f"log {KEYS[0]}\nquorum none\n", "policy.txt:1: a key of the wrong type for its use"),
        (
            f"witness w {LOG[4:]}quorum none\n",
            "policy.txt:1: a key of the wrong type for its use",
        ),
        ("log example.org\nquorum none\n", "policy.txt:1: not a usable verifier key"),
        (LOG[:-1] + " a b\nquorum none\n", "policy.txt:1: not a line of a policy"),
        (f"witness a {KEYS[0]} b c\nquorum a\n", "policy.txt:1: not a line of a policy"),
        (f"witness none {KEYS[0]}\nquorum none\n", "policy.txt:1: defined twice: none"),
        (f"witness a {KEYS[0]}\nwitness a {KEYS[1]}\n", "policy.txt:2: defined twice: a"),
        (f"witness a {KEYS[0]}\nwitness b {KEYS[0]}\n", "policy.txt:2: the same key twice"),
        (WITNESSES + "group g all\n", "policy.txt:7: not a line of a policy"),
        (WITNESSES + "group g 0 w0\n", "policy.txt:7: not a number of members: 0"),
        (WITNESSES + "group g 3 w0 w1\n", "policy.txt:7: not a number of members: 3"),
        (WITNESSES + "group g 01 w0\n", "policy.txt:7: not a number of members: 01"),
        (WITNESSES + "group g most w0\n", "policy.txt:7: not a number of members: most"),
        (WITNESSES + "group w0 all w1\n", "policy.txt:7: defined twice: w0"),
        (
            WITNESSES + "group g all none\n",
            "policy.txt:7: not defined before, or a member already: none",
        ),
        (
            WITNESSES + "group g all g\n",
            "policy.txt:7: not defined before, or a member already: g",
        ),
        (
            WITNESSES + "group g all w0 w0\n",
            "policy.txt:7: not defined before, or a member already: w0",
        ),
        (
            WITNESSES + "group g all w0\ngroup h all w1 w0\n",
            "policy.txt:8: not defined before, or a member already: w0",
        ),
    ],
)
def test_a_mistake_in_a_policy_is_named_with_its_line(text, message):
    with pytest.raises(LetterkitError) as caught:
        parse_policy(text.encode())
    assert str(caught.value) == message


def test_a_policy_that_is_not_utf_8_is_refused():
    with pytest.raises(LetterkitError) as caught:
        parse_policy(b"# \xff\nquorum none\n", "mine.txt")
    assert str(caught.value) == "mine.txt: not UTF-8"


@given(st.text() | st.lists(st.sampled_from(TWO_LEVELS.splitlines(True))).map("".join))
def test_any_text_is_a_policy_that_reads_back_or_an_error(text):
    try:
        policy = parse_policy(text.encode("utf-8", "surrogatepass"))
    except LetterkitError:
        return
    assert parse_policy(format_policy(policy)) == policy


def test_thirty_two_of_everything_is_supported():
    signers = [SignerKey(f"l{n}.example.org", bytes([n]) * 32) for n in range(32)]
    text = "".join(
        f"log {format_verifier_key(s.verifier)}\nwitness w{n} "
        f"{format_verifier_key(SignerKey(s.name, s.seed, KeyType.COSIGNATURE).verifier)}\n"
        f"group g{n} any w{n}\n"
        for n, s in enumerate(signers)
    )
    policy = parse_policy((text + "quorum g31\n").encode())
    assert (len(policy.logs), len(policy.witnesses), len(policy.groups)) == (32, 32, 32)
