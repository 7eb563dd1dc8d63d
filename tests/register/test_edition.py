import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.register.edition import continued
from letterkit.register.plan import opening_of
from letterkit.tlog.checkpoint import verify_checkpoint
from letterkit.tlog.log import verify_log, verify_openings
from letterkit.tlog.note import parse_note
from registers import EMPTY, OTHER_TEXT, SIGNER, TEXT, TEXTS, after, edition, plan, signature

ADA, BO, VERA = signature("ada"), signature("bo"), signature("vera", shown="unnamed")


def told(kept):
    return [leaf.decode().split(" sha256:")[0].removesuffix("\n") for leaf in kept.leaves]


def verified(kept):
    """The log of a register, after everything about it was verified."""
    checkpoint = verify_checkpoint(parse_note(kept.editions[-1].checkpoint), SIGNER.verifier)
    log = verify_log(kept.leaves, checkpoint.checkpoint)
    openings = {each.newest: opening_of(each) for each in kept.held}
    verify_openings(log, openings)
    assert set(openings) == set(log.commitments)
    return log


def test_an_edition_is_texts_then_signatures_out_of_their_order_then_its_counts():
    kept = after(EMPTY, [ADA, BO, VERA])
    assert told(kept) == [
        "letterkit.leaf.v1 letter en",
        *["letterkit.leaf.v1 sign"] * 3,
        "letterkit.leaf.v1 edition 1 named=2 unnamed=1 withdrawn=0",
    ]
    assert [each.id for each in kept.held] == ["vera", "bo", "ada"]
    assert verified(kept).texts == TEXTS


def test_a_later_edition_amends_and_withdraws_by_index():
    kept = after(after(EMPTY, [ADA, BO, VERA]), [signature("ada", role="Nurse"), VERA])
    assert told(kept)[5:] == [
        "letterkit.leaf.v1 amend 3",
        "letterkit.leaf.v1 withdraw 2",
        "letterkit.leaf.v1 edition 2 named=1 unnamed=1 withdrawn=1",
    ]
    assert {each.id: each.newest for each in kept.held} == {"vera": 1, "ada": 5}
    verified(kept)


def test_a_new_text_begins_an_edition():
    kept = after(after(EMPTY, [ADA]), [ADA], texts={"en": OTHER_TEXT})
    assert told(kept)[3:] == [
        "letterkit.leaf.v1 letter en",
        "letterkit.leaf.v1 edition 2 named=1 unnamed=0 withdrawn=0",
    ]
    assert opening_of(kept.held[0]).entry["text"] == TEXT
    verified(kept)


def test_before_enough_have_signed_nobody_is_named_and_nothing_is_written_anew_later():
    early = after(EMPTY, [ADA, BO], release_at=3)
    later = after(early, [ADA, BO], release_at=2)
    assert told(early)[-1].endswith("named=0 unnamed=2 withdrawn=0")
    assert told(later)[len(early.leaves) :] == [
        "letterkit.leaf.v1 edition 2 named=2 unnamed=0 withdrawn=0"
    ]


def test_every_salt_is_one_of_its_own_and_none_comes_back():
    first = after(EMPTY, [ADA, BO, VERA])
    second = after(first, [signature("ada", role="Nurse"), BO, VERA])
    salts = [
        salt for each in (*first.held, *second.held) for salt in (each.salt, each.private_salt)
    ]
    assert len(set(salts)) == 2 * 4
    assert {len(salt) for salt in salts} == {32}


@pytest.mark.parametrize(
    "field, text",
    [
        ("name", "Ada\u202eelpmaxE"),
        ("name", "Ada \x07Example"),
        ("role", " Nurse"),
        ("affiliation", "Two\nlines"),
        ("name", "Cafe\u0301"),
        ("lang", "not a language"),
        ("signed", "2026-13-40"),
    ],
)
def test_what_no_register_can_hold_is_told_by_its_line(field, text):
    with pytest.raises(LetterkitError) as caught:
        edition(EMPTY, [signature("ada", line=7, **{field: text})])
    message = str(caught.value)
    assert message.startswith("signatories/housing.csv:7: a register cannot hold this signatory: ")


def by_index(standing):
    return sorted(standing, key=lambda each: each[0].index)


def test_who_has_no_id_is_given_one_and_stands_with_it():
    nameless = [signature("ada", identifier=""), signature("bo", identifier="")]
    new = edition(EMPTY, nameless)
    found = plan(continued(EMPTY, new), nameless).standing
    assert by_index(new.standing) == by_index(found)
    assert [signature.id for _, signature in new.standing] == ["new1", "new2"]


PEOPLE = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.tuples(st.sampled_from(["named", "unnamed", "role"]), st.sampled_from(["", "Nurse"])),
)


@given(st.lists(st.tuples(PEOPLE, st.sampled_from([TEXT, OTHER_TEXT])), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_history_of_lists_is_an_honest_register(history):
    kept = EMPTY
    for people, text in history:
        signatures = [
            signature(key, shown=shown, role=role if shown != "unnamed" else "")
            for key, (shown, role) in people.items()
        ]
        before, standing = kept, None
        if not plan(kept, signatures, texts={"en": text}).is_empty:
            new = edition(kept, signatures, texts={"en": text})
            kept, standing = continued(kept, new), new.standing
            verified(kept)
        assert kept.leaves[: len(before.leaves)] == before.leaves
        again = plan(kept, signatures, texts={"en": text})
        assert again.is_empty
        if standing is not None:
            assert by_index(standing) == by_index(again.standing)
        assert {each.id for each in kept.held} == set(people)
