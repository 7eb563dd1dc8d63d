"""What a receipt may and may not be taken to prove; every attack has its status."""

from dataclasses import replace

import pytest

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey
from letterkit.model import Agreement, CanonicalText, Check, Result, Status
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.continuity import growth_between, signed_under
from letterkit.tlog.cosignature import cosign
from letterkit.tlog.growth import parse_growth
from letterkit.tlog.note import format_note, parse_note
from letterkit.tlog.policy import Group, Log, Policy, Witness
from letterkit.tlog.proof import Proof
from letterkit.tlog.receipt import Disclosure, Receipt, format_receipt, parse_receipt
from letterkit.tlog.tree import grow, leaf_hash, prove_inclusion, tree_root
from letterkit.verdict.receipt_verdict import judge_receipt, limits
from letterkit.verdict.trust import Trust, judge_edition, seen_before
from registers import EMPTY, OTHER_TEXT, SIGNER, TEXT, after, public, receipt, signature

NOW = 1790000000
ADA, BO = signature("ada", role="Nurse"), signature("bo")
VERA = signature("vera", shown="unnamed")
FIRST = after(EMPTY, [ADA, BO, VERA])
SECOND = after(FIRST, [signature("ada", role="Pilot"), VERA])
FORKED = after(FIRST, [signature("ada", role="Judge"), VERA])
CHANGED = after(FIRST, [ADA, BO, VERA], texts={"en": OTHER_TEXT})
STRANGER = SignerKey(SIGNER.name, bytes(range(1, 33)))
WITNESS = SignerKey("reader.example.org", bytes(range(32, 64)), KeyType.COSIGNATURE)


def held(kept, key):
    return parse_receipt(receipt(kept, key))


def file(kept, **more):
    return Agreement((Check.passed("register", ""),), None, public(kept, **more), "en")


def seen(kept):
    return kept.editions[-1].checkpoint


def judged(one, agreed=None, **trust):
    return judge_receipt(one, Trust(NOW, **trust), agreed)


def check(verdict, name):
    return next(each for each in verdict.checks if each.name == name)


def told(verdict):
    return {each.name: each.result.value for each in verdict.checks}


@pytest.mark.parametrize("key", ["ada", "bo", "vera"])
def test_a_receipt_holds_by_itself_and_says_what_was_not_checked(key):
    verdict = judged(held(FIRST, key))
    assert verdict.status is Status.HOLDS
    assert told(verdict) == {"entry": "pass", "key": "not_checked", "witnesses": "not_checked"}
    assert len(list(limits(verdict.receipt, Trust(NOW)))) == 3


@pytest.mark.parametrize("key", ["ada", "bo", "vera"])
def test_a_receipt_holds_in_its_own_edition(key):
    verdict = judged(held(FIRST, key), file(FIRST))
    assert (verdict.status, verdict.edition) == (Status.HOLDS, 1)
    assert not (verdict.is_amended)
    assert not (verdict.is_withdrawn)
    assert not (verdict.earlier_text)


def test_an_old_receipt_still_proves_that_the_entry_is_in():
    verdict = judged(held(FIRST, "vera"), file(SECOND))
    assert (verdict.status, verdict.edition, verdict.is_amended) == (Status.HOLDS, 2, False)
    assert check(verdict, "this file").detail == "it continues the one of 5 leaves"


def test_an_amended_entry_is_told_to_be_amended():
    verdict = judged(held(FIRST, "ada"), file(SECOND))
    assert (verdict.status, verdict.is_amended, verdict.standing.edition) == (Status.HOLDS, True, 2)
    again = judged(held(SECOND, "ada"), file(SECOND))
    assert (again.status, again.is_amended) == (Status.HOLDS, False)


def test_a_withdrawn_entry_is_told_to_be_withdrawn():
    verdict = judged(held(FIRST, "bo"), file(SECOND))
    assert (verdict.status, verdict.standing.edition) == (Status.WITHDRAWN, 2)


def test_a_signature_for_an_earlier_text_is_told_so():
    verdict = judged(held(FIRST, "bo"), file(CHANGED, texts={"en": OTHER_TEXT}))
    assert (verdict.status, verdict.earlier_text) == (Status.HOLDS, True)
    assert check(verdict, "text").result is Result.NOT_CHECKED


def test_a_file_that_is_older_than_the_receipt_tells_nothing():
    verdict = judged(held(SECOND, "ada"), file(FIRST))
    assert verdict.status is Status.CANNOT_TELL
    assert (verdict.evidence, check(verdict, "this file").result) == (b"", Result.NOT_CHECKED)


@pytest.mark.parametrize("text", [TEXT, None])
def test_a_text_by_itself_is_the_text_that_was_signed_or_not(text):
    letter = CanonicalText.of("Dear all,\n")
    kept = after(EMPTY, [ADA], texts={"en": letter.sha256 if text else OTHER_TEXT})
    verdict = judged(held(kept, "ada"), Agreement((), letter))
    assert verdict.status is (Status.HOLDS if text else Status.ALTERED)
    bare = judged(held(kept, "ada"), Agreement(()))
    assert bare.status is Status.CANNOT_TELL


def test_a_file_that_was_altered_proves_nothing():
    agreed = replace(file(FIRST), checks=(Check.failed("visible list", "it lacks one"),))
    assert judged(held(FIRST, "ada"), agreed).status is Status.ALTERED


def test_a_register_that_was_altered_proves_nothing():
    register = public(FIRST)
    entries = (replace(register.entries[0], name="Eve Example"), *register.entries[1:])
    agreed = replace(file(FIRST), register=replace(register, entries=entries))
    verdict = judged(held(FIRST, "ada"), agreed)
    assert verdict.status is Status.ALTERED
    assert check(verdict, "this file").detail == "the entry is not the one in the register"


# Forks and rollbacks


@pytest.mark.parametrize("key", ["ada", "vera"])
def test_a_fork_is_shown_with_both_notes(key):
    verdict = judged(held(FORKED, key), file(SECOND))
    assert verdict.status is Status.FORKED
    for kept in (FORKED, SECOND):
        assert kept.editions[-1].checkpoint in verdict.evidence


def test_a_fork_at_another_size_is_shown_with_the_proof_that_fails():
    longer = after(FORKED, [signature("ada", role="Judge"), VERA, BO])
    verdict = judged(held(SECOND, "vera"), file(longer))
    assert verdict.status is Status.FORKED
    proof = verdict.evidence[verdict.evidence.index(b"letterkit.growth.v1") :]
    growth = parse_growth(proof)
    assert (growth.old, growth.new) == (len(SECOND.leaves), len(longer.leaves))


def test_another_leaf_at_the_same_place_of_an_older_file_is_a_fork():
    other = after(EMPTY, [signature("eve"), VERA])
    verdict = judged(held(FIRST, "bo"), file(other))
    assert verdict.status is Status.FORKED
    assert all(each.editions[-1].checkpoint in verdict.evidence for each in (FIRST, other))


def test_a_receipt_that_contradicts_what_was_seen_is_a_fork():
    verdict = judged(held(FORKED, "vera"), seen=seen(SECOND))
    assert (verdict.status, verdict.newest) == (Status.FORKED, None)
    assert seen(SECOND) in verdict.evidence


def test_an_older_receipt_is_no_rollback():
    verdict = judged(held(FIRST, "vera"), seen=seen(SECOND))
    assert (verdict.status, verdict.evidence) == (Status.HOLDS, b"")
    assert check(verdict, "newest seen").result is Result.NOT_CHECKED


def test_a_file_that_is_older_than_what_was_seen_is_a_rollback():
    verdict = judged(held(FIRST, "vera"), file(FIRST), seen=seen(SECOND))
    assert (verdict.status, verdict.newest) == (Status.ROLLED_BACK, None)
    assert seen(SECOND) in verdict.evidence
    assert seen(FIRST) in verdict.evidence
    alone = judge_edition(public(FIRST), Trust(NOW, seen=seen(SECOND)))
    assert (alone.history, alone.newest) == (Status.ROLLED_BACK, None)


def test_what_is_newest_is_remembered_only_if_it_is_proved():
    assert judged(held(SECOND, "vera")).newest.size == len(SECOND.leaves)
    assert judged(held(SECOND, "vera"), seen=seen(FIRST)).newest is None
    proved = judged(held(SECOND, "vera"), file(SECOND), seen=seen(FIRST))
    assert proved.newest.size == len(SECOND.leaves)
    assert judge_edition(public(SECOND), Trust(NOW, seen=seen(FIRST))).newest is not None
    assert judge_edition(public(FORKED), Trust(NOW, seen=seen(SECOND))).history is Status.FORKED


def test_what_was_seen_under_another_key_is_not_this_register():
    note = sign_checkpoint(Checkpoint(STRANGER.name, 5, bytes(32)), STRANGER)
    verdict = judged(held(FIRST, "vera"), seen=format_note(note))
    assert verdict.status is Status.ALTERED
    assert check(verdict, "newest seen").result is Result.FAIL


def test_growth_is_proved_by_a_proof_too():
    old, new = seen(FIRST), signed_under(seen(SECOND), SIGNER.verifier)
    growth = growth_between(SECOND.leaves, 5, len(SECOND.leaves))
    found = seen_before(old, new, growth=growth, may_be_older=False)
    assert (found.check.result, found.is_newer) == (Result.PASS, True)
    wrong = replace(growth, hashes=growth.hashes[::-1])
    assert seen_before(old, new, growth=wrong, may_be_older=False).history is Status.FORKED
    missing = seen_before(old, new, may_be_older=False)
    assert (missing.check.result, missing.is_newer) == (Result.NOT_CHECKED, False)


# Keys and witnesses


def test_a_key_that_one_knows_is_the_register_s_or_not():
    one = held(FIRST, "ada")
    assert told(judged(one, key=SIGNER.verifier))["key"] == "pass"
    assert judged(one, key=STRANGER.verifier).status is Status.ALTERED
    assert judged(one, policy=Policy((Log(STRANGER.verifier),))).status is Status.ALTERED
    both = {"key": STRANGER.verifier, "policy": Policy((Log(SIGNER.verifier),))}
    assert judged(one, **both).status is Status.ALTERED


def policy(*witnesses, least=1):
    named = tuple(Witness(f"w{n}", each.verifier) for n, each in enumerate(witnesses))
    group = Group("readers", least, tuple(each.name for each in named))
    return Policy((Log(SIGNER.verifier),), named, (group,), "readers")


def cosigned(one, *witnesses, time=NOW):
    note = one.proof.note
    for witness in witnesses:
        note = cosign(note, witness, time)
    return replace(one, proof=replace(one.proof, note=note))


def test_witnesses_are_counted_once_and_not_from_the_future():
    one, other = held(FIRST, "ada"), SignerKey("b.example.org", bytes(32), KeyType.COSIGNATURE)
    asked = policy(WITNESS)
    assert judged(one, policy=asked).status is Status.ALTERED
    verdict = judged(cosigned(one, WITNESS), policy=asked)
    assert (verdict.status, told(verdict)["witnesses"]) == (Status.HOLDS, "pass")
    assert len(list(limits(verdict.receipt, Trust(NOW, policy=asked)))) == 2
    assert judged(cosigned(one, WITNESS, time=NOW + 1), policy=asked).status is Status.ALTERED
    both = policy(WITNESS, other, least=2)
    assert judged(cosigned(one, WITNESS, WITNESS), policy=both).status is Status.ALTERED
    assert judged(cosigned(one, WITNESS, other), policy=both).status is Status.HOLDS


# Forged receipts


def forged(one, **changes):
    """A receipt with another disclosure, written and read again."""
    return parse_receipt(
        format_receipt(replace(one, disclosure=replace(one.disclosure, **changes)))
    )


def other_entry(one, **fields):
    opening = one.disclosure.opening
    return replace(opening, entry={**opening.entry, **fields})


@pytest.mark.parametrize(
    "fields",
    [{"name": "Eve Example"}, {"role": "Judge"}, {"level": "key"}, {"text": OTHER_TEXT}],
)
def test_an_entry_changed_in_a_receipt_is_not_in_the_register(fields):
    one = held(FIRST, "ada")
    verdict = judged(forged(one, opening=other_entry(one, **fields)))
    assert (verdict.status, verdict.entry) == (Status.ALTERED, {})


def test_somebody_elses_disclosure_does_not_fit():
    ada, bo = held(FIRST, "ada"), held(FIRST, "bo")
    swapped = Receipt(ada.proof, bo.disclosure)
    assert judged(swapped).status is Status.ALTERED
    private = forged(ada, private=bo.disclosure.private, private_salt=bo.disclosure.private_salt)
    assert judged(private).status is Status.ALTERED
    assert judged(forged(ada, private={"email": "eve@example.org"})).status is Status.ALTERED
    assert judged(forged(ada, amends=1)).status is Status.ALTERED
    assert judged(forged(ada, key=STRANGER.verifier)).status is Status.ALTERED


@pytest.mark.parametrize("change", ["index", "hash", "drop", "add", "swap", "size", "later"])
def test_a_changed_proof_proves_nothing(change):
    one = held(FIRST, "ada")
    proof = one.proof
    hashes = {
        "hash": (bytes(32), *proof.hashes[1:]),
        "drop": proof.hashes[1:],
        "add": (*proof.hashes, bytes(32)),
        "swap": proof.hashes[::-1],
    }
    index = {"index": proof.index - 1, "size": 5}.get(change, proof.index)
    note = parse_note(seen(SECOND)) if change == "later" else proof.note
    wrong = Proof(index, hashes.get(change, proof.hashes), note)
    assert judged(replace(one, proof=wrong)).status is Status.ALTERED


def test_an_inner_node_is_no_leaf():
    levels = []
    grow(levels, map(leaf_hash, FIRST.leaves))
    assert tree_root(levels, 5) == parse_checkpoint_root(FIRST)
    one = held(FIRST, "ada")
    above = Proof(1, tuple(prove_inclusion(levels, 2, 5))[1:], one.proof.note)
    assert judged(replace(one, proof=above)).status is Status.ALTERED


def parse_checkpoint_root(kept):
    return signed_under(seen(kept), SIGNER.verifier).checkpoint.checkpoint.root


def test_a_receipt_signed_with_another_key_names_that_key():
    levels = []
    grow(levels, map(leaf_hash, FIRST.leaves))
    note = sign_checkpoint(Checkpoint(STRANGER.name, 5, tree_root(levels, 5)), STRANGER)
    one = held(FIRST, "ada")
    false = replace(one, proof=replace(one.proof, note=note))
    assert judged(false).status is Status.ALTERED
    own = forged(false, key=STRANGER.verifier)
    # It agrees with itself, so only a key or a list from elsewhere shows it.
    assert judged(own).status is Status.HOLDS
    assert judged(own, file(FIRST)).status is Status.ALTERED
    assert judged(own, key=SIGNER.verifier).status is Status.ALTERED


def salted(one, size):
    disclosure: Disclosure = one.disclosure
    return replace(disclosure.opening, salt=disclosure.opening.salt[:-1] + bytes(size - 31))


@pytest.mark.parametrize("size", [31, 33])
def test_a_salt_has_32_bytes(size):
    one = held(FIRST, "ada")
    with pytest.raises(LetterkitError):
        forged(one, opening=salted(one, size))
