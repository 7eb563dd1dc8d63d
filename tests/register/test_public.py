from dataclasses import replace

import pytest

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey, format_verifier_key
from letterkit.model.kept import KeptRegister
from letterkit.register.edition import continued, edition_of
from letterkit.register.plan import log_of, plan_of
from letterkit.register.public import leading_to, public_files, stamp_of, with_cosignatures
from letterkit.tlog.continuity import signed_under
from letterkit.tlog.cosignature import cosign
from letterkit.tlog.growth import parse_growth, verify_growth
from letterkit.tlog.note import format_note, parse_note, sign_note
from letterkit.tlog.policy import format_policy, parse_policy
from registers import EMPTY, SIGNER, TEXTS, after, chance, signature

ADA, BO = signature("ada"), signature("bo")
ONE = after(EMPTY, [ADA])
TWO = after(ONE, [ADA, BO])
THREE = after(TWO, [BO])
KEY = SIGNER.verifier
WITNESS = SignerKey("reader.example.org", bytes(range(32, 64)), KeyType.COSIGNATURE)


def files(kept, policy=b""):
    return {each.name: each.data for each in public_files(kept, KEY, policy)}


def test_every_edition_is_public_with_proofs_that_the_register_grew():
    found = files(THREE)
    assert sorted(found) == [
        "checkpoint.txt",
        "editions/1-to-2.consistency",
        "editions/1-to-3.consistency",
        "editions/1.checkpoint",
        "editions/2-to-3.consistency",
        "editions/2.checkpoint",
        "editions/3.checkpoint",
        "policy.txt",
    ]
    for name in ("1-to-2", "1-to-3", "2-to-3"):
        ends = [found[f"editions/{number}.checkpoint"] for number in name.split("-to-")]
        old, new = (signed_under(each, KEY).checkpoint for each in ends)
        assert verify_growth(old, new, parse_growth(found[f"editions/{name}.consistency"])) == new


def test_a_policy_without_the_register_s_own_key_is_refused():
    own = files(ONE)["policy.txt"]
    assert parse_policy(own).logs[0].key == KEY
    assert files(ONE, own)["policy.txt"] == own
    other = format_policy(replace(parse_policy(own), logs=()))
    with pytest.raises(LetterkitError, match="own key is not in it"):
        files(ONE, other)


def test_cosignatures_of_the_newest_checkpoint_are_taken_in_once():
    newest = TWO.editions[-1].checkpoint
    note = cosign(parse_note(newest), WITNESS, 1790000000)
    taken = with_cosignatures(TWO, format_note(note))
    assert parse_note(taken) == note
    again = replace(TWO, editions=(*TWO.editions[:-1], replace(TWO.editions[-1], checkpoint=taken)))
    assert with_cosignatures(again, format_note(note)) == taken
    older = format_note(cosign(parse_note(ONE.editions[0].checkpoint), WITNESS, 1790000000))
    foreign = format_note(sign_note("another\n", SIGNER))
    for wrong in (older, foreign):
        with pytest.raises(LetterkitError, match="not the newest checkpoint of this register"):
            with_cosignatures(TWO, wrong)


def register_of(origin):
    signer = SignerKey(origin, bytes(range(32)))
    empty = KeptRegister(origin, format_verifier_key(signer.verifier))
    log = log_of(empty)
    plan = plan_of(empty, log, [ADA], TEXTS, release_at=0)
    return continued(empty, edition_of(empty, log, plan, signer, chance())), signer.verifier


def test_a_stamp_tells_edition_size_root_and_key_and_where_the_register_is():
    stamp = stamp_of(TWO, KEY)
    assert (stamp.edition, stamp.size, len(stamp.root), stamp.key_id) == (2, 5, 12, "7abe3c8d")
    assert stamp.address == (
        f"https://letters.example.org/2026-housing#edition=2&size=5&root={stamp.root}&key=7abe3c8d"
    )
    assert stamp.code.startswith(b"<svg ")
    assert b"http" not in stamp.code.replace(b"http://www.w3.org/2000/svg", b"")


@pytest.mark.parametrize(
    "origin, is_address",
    [
        ("letters.example.org", True),
        ("letters.example.org/2026-housing", True),
        ("example-letters.example.org/x/y", True),
        ("housing", False),
        ("2026/housing.letters", False),
        ("letters.example.org_x", False),
        ("-a.example.org", False),
        ("letters..example.org", False),
        ("127.0.0.1/letters", False),
        ("Лист.example.org", False),
    ],
)
def test_only_a_domain_makes_an_address(origin, is_address):
    stamp = stamp_of(*register_of(origin))
    assert (bool(stamp.address), bool(stamp.code)) == (is_address, is_address)


def test_a_code_can_lead_to_a_verifier_with_the_text_that_it_is_about():
    own = stamp_of(TWO, KEY)
    stamp = leading_to(own, "https://e.example/verify.html", "ABCD-EFGH-IJKL")
    assert stamp.address == (
        f"https://e.example/verify.html#edition=2&size=5&root={own.root}&key=7abe3c8d"
        "&text=ABCD-EFGH-IJKL"
    )
    assert stamp.code != own.code
    assert replace(stamp, address=own.address, code=own.code) == own
    alone = leading_to(own, "https://e.example/verify.html").address
    assert alone == stamp.address.removesuffix("&text=ABCD-EFGH-IJKL")
