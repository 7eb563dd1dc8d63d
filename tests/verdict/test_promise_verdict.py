"""What a promise may and may not be taken to prove."""

from dataclasses import replace

import pytest

from letterkit.keys import SignerKey
from letterkit.model import Agreement, CanonicalText, Check, Result, Status
from letterkit.register.receipts import disclosure_of
from letterkit.tlog.promise import GivenPromise, promised
from letterkit.verdict.promise_verdict import judge_promise, promise_limits
from letterkit.verdict.trust import Trust
from registers import EMPTY, SIGNER, TEXT, after, promising, public, signature

NOW = 1790000000
ADA, BO = signature("ada", role="Nurse"), signature("bo", level="key")
PILOT = signature("ada", role="Pilot")
FIRST = after(EMPTY, [BO])
PROMISED = promising(FIRST, [ADA, BO])
KEPT = after(PROMISED, [ADA, BO])
BROKEN = after(FIRST, [BO, signature("vera")])
STRANGER = SignerKey(SIGNER.name, bytes(range(1, 33)))


def given(kept=PROMISED, edition=2, signer=SIGNER):
    return promised(disclosure_of(kept.promised[0], SIGNER.verifier), edition, signer)


def file(kept, **more):
    return Agreement((Check.passed("register", ""),), None, public(kept, **more), "en")


def judged(agreed=None, one=None, **trust):
    return judge_promise(one or given(), Trust(NOW, **trust), agreed)


def told(verdict):
    return {each.name: each.result.value for each in verdict.checks}


def seen(kept):
    return kept.editions[-1].checkpoint


def test_a_promise_by_itself_is_a_promise_and_no_more():
    verdict = judged()
    assert (verdict.status, verdict.promised_for) == (Status.PROMISED, 2)
    assert told(verdict) == {"promise": "pass", "key": "not_checked"}
    assert next(promise_limits(verdict)).startswith("that the entry is in the register: no edition")


def test_an_edition_before_the_promised_one_says_nothing_against_it():
    verdict = judged(file(FIRST))
    assert (verdict.status, verdict.edition, verdict.kept_in) == (Status.PROMISED, 1, 0)
    assert next(promise_limits(verdict)).startswith("that the entry is in the register")


def test_a_promise_is_kept_by_the_edition_that_has_its_entry_and_by_all_later_ones():
    for kept in (KEPT, after(KEPT, [ADA, BO, signature("vera")])):
        verdict = judged(file(kept))
        assert (verdict.status, verdict.kept_in, verdict.is_latest) == (Status.KEPT, 2, True)
        assert next(promise_limits(verdict)).startswith("that the list is complete")


def test_an_entry_that_came_later_than_promised_is_told_to_be_in_that_edition():
    late = after(replace(PROMISED, promised=()), [BO, signature("vera")])
    late = after(replace(late, promised=PROMISED.promised), [ADA, BO, signature("vera")])
    verdict = judged(file(late))
    assert (verdict.status, verdict.promised_for, verdict.kept_in) == (Status.KEPT, 2, 3)


def test_both_promises_for_one_entry_are_kept_and_the_first_is_superseded():
    again = promising(PROMISED, [PILOT, BO], start=2001)
    edition = file(after(again, [PILOT, BO]))
    old, new = judged(edition), judged(edition, given(again))
    assert (old.status, old.kept_in, old.is_latest) == (Status.KEPT, 2, False)
    assert (new.status, new.kept_in, new.is_latest) == (Status.KEPT, 2, True)


def test_an_edition_without_what_it_was_promised_has_broken_the_promise():
    for kept in (BROKEN, after(BROKEN, [BO])):
        verdict = judged(file(kept))
        assert (verdict.status, verdict.kept_in) == (Status.BROKEN, 0)
        assert told(verdict)["this file"] == "fail"
        assert list(promise_limits(verdict)) == [
            "who broke it: a withdrawal that the signatory asked for looks the same"
        ]


def test_the_same_words_under_another_salt_do_not_keep_a_promise():
    verdict = judged(file(after(FIRST, [ADA, BO])))
    assert verdict.status is Status.BROKEN


def test_what_was_kept_and_then_withdrawn_is_told():
    verdict = judged(file(after(KEPT, [BO])))
    assert (verdict.status, verdict.kept_in) == (Status.WITHDRAWN, 2)
    assert verdict.standing.edition == 3


@pytest.mark.parametrize(
    "one",
    [
        given(signer=STRANGER),
        GivenPromise(given(promising(FIRST, [PILOT, BO], start=9)).note, given().disclosure),
        GivenPromise(given().note, replace(given().disclosure, private_salt=bytes(32))),
    ],
)
def test_what_its_key_did_not_sign_is_no_promise(one):
    for agreed in (None, file(KEPT)):
        verdict = judged(agreed, one)
        assert (verdict.status, told(verdict)) == (Status.ALTERED, {"promise": "fail"})
        assert verdict.entry == {}


def test_another_key_than_the_one_that_is_known_is_refused():
    assert judged(key=SIGNER.verifier).status is Status.PROMISED
    assert judged(key=STRANGER.verifier).status is Status.ALTERED
    verdict = judged(file(BROKEN), key=STRANGER.verifier)
    assert (verdict.status, verdict.edition) == (Status.ALTERED, 0)


def test_a_file_of_another_register_neither_keeps_nor_breaks_it():
    mine = replace(given().disclosure, key=STRANGER.verifier)
    verdict = judged(file(BROKEN), promised(mine, 2, STRANGER))
    assert (verdict.status, told(verdict)["this file"]) == (Status.ALTERED, "fail")


def test_an_altered_file_neither_keeps_nor_breaks_it():
    for kept in (KEPT, BROKEN):
        whole = file(kept)
        worse = replace(whole, checks=(*whole.checks, Check.failed("visible text", "it differs")))
        assert judged(worse).status is Status.ALTERED
        register = whole.register
        cut = replace(register.published, leaves=register.published.leaves[:-1])
        assert (
            judged(replace(whole, register=replace(register, published=cut))).status
            is Status.ALTERED
        )


def test_a_file_without_a_register_cannot_tell():
    text = Agreement((Check("text", Result.PASS, ""),), CanonicalText.of("A text\n"))
    for agreed in (text, replace(file(KEPT), register=None)):
        assert judged(agreed).status is Status.CANNOT_TELL


def test_an_edition_that_went_back_or_forked_is_no_answer():
    assert judged(file(FIRST), seen=seen(KEPT)).status is Status.ROLLED_BACK
    verdict = judged(file(BROKEN), seen=seen(KEPT))
    assert (verdict.status, bool(verdict.evidence)) == (Status.FORKED, True)
    assert judged(file(KEPT), seen=seen(FIRST)).status is Status.KEPT


def test_an_entry_for_an_earlier_text_is_kept_all_the_same():
    changed = after(KEPT, [ADA, BO], texts={"en": "3" * 64})
    assert TEXT not in changed.leaves[-1].decode()
    verdict = judged(file(changed, texts={"en": "3" * 64}))
    assert (verdict.status, verdict.kept_in) == (Status.KEPT, 2)
