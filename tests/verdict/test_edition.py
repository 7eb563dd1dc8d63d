"""What must be refused of a published list, and how it is reported."""

import base64
from dataclasses import replace

import pytest

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey, format_base64, format_verifier_key
from letterkit.model import Result, Shown, format_register, parse_register
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.note import format_note
from letterkit.tlog.tree import leaf_hash, root_of
from letterkit.verdict.edition import checked_edition, opening_of, stamp_words, verify_edition
from letterkit.verdict.trust import EditionVerdict, Trust, judge_edition
from registers import EMPTY, OTHER_TEXT, SIGNER, TEXT, after, entry_of, public, signature

ADA, BO = signature("ada", role="Nurse"), signature("bo")
VERA = signature("vera", shown="unnamed")
INITIALS = signature("cy", name="Cy Example", shown="initials")
FIRST = after(EMPTY, [ADA, BO, VERA, INITIALS])
SECOND = after(FIRST, [signature("ada", role="Pilot"), VERA, INITIALS])
ONE, TWO = public(FIRST), public(SECOND)
STRANGER = SignerKey(SIGNER.name, bytes(range(1, 33)))


def results(register):
    return [(each.name, each.result) for each in checked_edition(register)[0]]


def refusal(register):
    with pytest.raises(LetterkitError) as caught:
        verify_edition(register)
    checks, nothing = checked_edition(register)
    assert nothing is None
    assert [(each.name, each.result) for each in checks] == [("edition", Result.FAIL)]
    assert checks[0].detail == str(caught.value)
    return str(caught.value)


def with_published(register, **changes):
    return replace(register, published=replace(register.published, **changes))


def with_entry(register, place, **changes):
    entries = list(register.entries)
    entries[place] = replace(entries[place], **changes)
    return replace(register, entries=tuple(entries))


def with_leaves(register, leaves, signer=SIGNER):
    """The list over other leaves, whose tree was computed and signed anew."""
    lines = [f"{leaf}\n".encode() for leaf in leaves]
    root = root_of(map(leaf_hash, lines))
    note = sign_checkpoint(Checkpoint(signer.name, len(lines), root), signer)
    return with_published(register, leaves=tuple(leaves), checkpoint=format_note(note).decode())


@pytest.mark.parametrize("register", [ONE, TWO])
def test_a_published_list_is_the_edition_that_its_key_signed(register):
    assert results(register) == [
        ("edition", Result.PASS),
        ("title and levels", Result.NOT_CHECKED),
    ]
    assert verify_edition(register).log.edition.number == register.edition


@pytest.mark.parametrize("register", [ONE, TWO])
def test_a_published_list_comes_back_as_it_was_written(register):
    assert parse_register(format_register(register)) == register


def test_a_list_that_was_never_published_has_nothing_to_verify():
    nothing = replace(ONE, edition=None, published=None)
    assert judge_edition(nothing, Trust(0)) == EditionVerdict()
    assert refusal(nothing) == "the list was not published yet"


def test_signatures_on_paper_are_those_that_the_edition_counts():
    counted = public(after(SECOND, [signature("ada"), VERA, INITIALS], paper=312))
    assert (counted.paper, counted.counts.total) == (312, 3)
    assert counted.published.leaves[-1].endswith("withdrawn=1 paper=312")
    assert verify_edition(counted).log.edition.paper == 312
    assert parse_register(format_register(counted)) == counted
    for number in (0, 311, 313):
        assert refusal(replace(counted, paper=number)).startswith("the list counts signatures on")
    assert refusal(replace(TWO, paper=1)).startswith("the list counts signatures on")


def test_comments_and_links_are_told_to_be_fixed_by_nothing():
    assert results(with_entry(ONE, 0, comment="Hear, hear"))[2:] == [
        ("comments and links", Result.NOT_CHECKED)
    ]


def test_what_no_leaf_fixes_is_told_and_never_passed():
    """Another title, slug or level of the unnamed is not in the log: a verdict says so."""
    (told,) = [
        each for each in judge_edition(ONE, Trust(0)).checks if each.name == "title and levels"
    ]
    assert told.result is Result.NOT_CHECKED
    assert "title and the short name" in told.detail


ALTERED = [
    {"name": "Eve Example"},
    {"role": "Director"},
    {"affiliation": "University of Example"},
    {"country": "BY"},
    {"level": type(ONE.entries[0].level)("key")},
    {"signed": "2026-11-22"},
    {"lang": "be"},
    {"kind": type(ONE.entries[0].kind)("organisation")},
    {"salt": "00" * 32},
    {"private": "0" * 64},
]


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("change", ALTERED, ids=lambda change: next(iter(change)))
def test_an_altered_entry_is_not_the_one_in_the_register(place, change):
    assert refusal(with_entry(ONE, place, **change)) == ("the entry is not the one in the register")


@pytest.mark.parametrize("salt", ["00" * 31, "00" * 33, "zz" * 32, ""])
def test_a_salt_of_another_length_is_refused(salt):
    assert refusal(with_entry(ONE, 0, salt=salt)) == "a salt has 32 bytes"


@pytest.mark.parametrize("name", ["Ada\u202eelpmaxE", "Ada\x07", " Ada", "Cafe\u0301"])
def test_hidden_characters_in_a_name_are_refused(name):
    assert refusal(with_entry(ONE, 0, name=name)) == "not one line of visible text"


def test_an_entry_left_out_is_missed():
    assert refusal(replace(ONE, entries=ONE.entries[1:])) == (
        "the register counts its named entries wrong"
    )


def test_an_entry_twice_is_one_entry():
    assert refusal(replace(ONE, entries=(*ONE.entries, ONE.entries[0]))) == (
        "two entries of the list are one of the register"
    )


def test_somebody_added_to_the_list_is_not_in_the_register():
    foreign = replace(ONE.entries[0], name="Eve Example", index=99)
    assert refusal(replace(ONE, entries=(*ONE.entries, foreign))) == (
        "entry 99 is not, or no longer, in the register"
    )


def test_entries_swapped_are_not_where_they_say():
    ada, bo, *_ = ONE.entries
    swapped = (replace(ada, index=bo.index), replace(bo, index=ada.index), *ONE.entries[2:])
    assert refusal(replace(ONE, entries=swapped)) == "the entry is not the one in the register"


def test_an_entry_removed_with_its_tree_computed_anew_needs_the_key():
    leaves = [leaf for n, leaf in enumerate(ONE.published.leaves) if n != ONE.entries[0].index]
    leaves[-1] = leaves[-1].replace("named=3", "named=2")
    moved = tuple(replace(each, index=each.index - 1) for each in ONE.entries[1:])
    forged = with_leaves(replace(ONE, entries=moved), leaves, STRANGER)
    assert refusal(forged) == "the note is signed by no known key"
    own = with_published(forged, vkey=format_verifier_key(STRANGER.verifier))
    # It then agrees with itself, under a key that nobody has seen before.
    assert results(own)[:1] == [("edition", Result.PASS)]


@pytest.mark.parametrize("turn", ["swapped", "dropped", "added", "changed"])
def test_other_leaves_are_not_the_register_of_the_checkpoint(turn):
    leaves = list(ONE.published.leaves)
    if turn == "swapped":
        leaves[1], leaves[2] = leaves[2], leaves[1]
    elif turn == "dropped":
        del leaves[2]
    elif turn == "added":
        leaves.insert(2, "letterkit.leaf.v1 sign sha256:" + "7" * 64)
    else:
        leaves[1] = "letterkit.leaf.v1 sign sha256:" + "7" * 64
    assert "register" in refusal(with_published(ONE, leaves=tuple(leaves)))


@pytest.mark.parametrize(
    "leaf", ["", "x", "letterkit.leaf.v2 withdraw 1", "letterkit.leaf.v1 withdraw 01", "\ud800"]
)
def test_what_is_no_leaf_is_refused(leaf):
    leaves = (*ONE.published.leaves[:-1], leaf, ONE.published.leaves[-1])
    assert refusal(with_published(ONE, leaves=leaves)) == "not a leaf of a register"


def test_a_withdrawn_entry_is_not_brought_back_by_its_old_opening():
    bo = next(each for each in ONE.entries if each.id == "bo")
    assert refusal(replace(TWO, entries=(*TWO.entries, bo))) == (
        f"entry {bo.index} is not, or no longer, in the register"
    )


def test_a_withdrawn_entry_is_not_brought_back_by_a_leaf():
    bo = next(each for each in ONE.entries if each.id == "bo")
    again = ONE.published.leaves[bo.index]
    last = "letterkit.leaf.v1 edition 3 named=3 unnamed=1 withdrawn=1"
    forged = with_leaves(TWO, [*TWO.published.leaves, again, last])
    assert refusal(replace(forged, edition=3)) == (
        f"the register contradicts itself at leaf {len(TWO.published.leaves)}"
    )


def test_what_an_entry_said_before_it_was_amended_is_no_longer_in_the_register():
    old = next(each for each in ONE.entries if each.id == "ada")
    others = tuple(each for each in TWO.entries if each.id != "ada")
    assert refusal(replace(TWO, entries=(*others, old))) == (
        f"entry {old.index} is not, or no longer, in the register"
    )


@pytest.mark.parametrize("counts", ["named=4 unnamed=1", "named=3 unnamed=2", "named=2 unnamed=2"])
def test_counts_that_differ_from_the_leaves_are_refused(counts):
    leaves = [*ONE.published.leaves[:-1], ONE.published.leaves[-1]]
    leaves[-1] = leaves[-1].replace("named=3 unnamed=1", counts)
    message = refusal(with_leaves(ONE, leaves))
    assert "contradicts itself" in message or "counts" in message


def test_a_list_that_counts_others_without_a_name_than_its_register_is_refused():
    more = replace(ONE, unnamed=2, unnamed_levels={"listed": 2})
    assert refusal(more) == "the list counts otherwise than the register"
    assert refusal(replace(ONE, edition=2)) == "the list counts otherwise than the register"


def test_one_changed_letter_of_the_text_is_another_text():
    assert refusal(replace(ONE, texts={"en": OTHER_TEXT})) == (
        "the list names another text than the register"
    )


def test_a_signature_for_an_earlier_text_does_not_stand_under_the_new_one():
    texts = {"en": OTHER_TEXT}
    kept = after(FIRST, [ADA, BO, VERA, INITIALS], texts=texts)
    register = public(kept, texts=texts)
    assert (register.counts.total, len(register.published.earlier)) == (0, 3)
    assert results(register) == [
        ("edition", Result.PASS),
        ("title and levels", Result.NOT_CHECKED),
    ]
    moved = with_published(replace(register, entries=register.published.earlier), earlier=())
    message = "an entry of the list is for another text than it stands under"
    assert refusal(moved) == message
    hidden = with_published(register, earlier=())
    assert refusal(hidden) == "the register counts its named entries wrong"
    back = with_published(replace(ONE, entries=()), earlier=ONE.entries)
    assert refusal(back) == message


def low_order():
    point = format_base64(b"\x01" + bytes(32))
    return f"{SIGNER.name}+00000000+{point}"


@pytest.mark.parametrize(
    "vkey, message",
    [
        ("", "not a usable verifier key"),
        ("x", "not a usable verifier key"),
        (low_order(), "not a usable verifier key"),
        (format_verifier_key(STRANGER.verifier), "the note is signed by no known key"),
    ],
)
def test_a_list_under_another_key_is_refused(vkey, message):
    assert refusal(with_published(ONE, vkey=vkey)) == message


def test_a_checkpoint_is_that_of_the_register_it_names():
    assert refusal(with_published(ONE, origin="letters.example.org/other")) == (
        "the list names another register than its checkpoint"
    )


@pytest.mark.parametrize("change", ["size", "root", "signature", "end", "base64"])
def test_an_altered_checkpoint_is_refused(change):
    note = ONE.published.checkpoint
    _origin, size, root, _empty, line, _ = note.split("\n")
    if change == "size":
        note = note.replace(f"\n{size}\n", f"\n{int(size) + 1}\n")
    elif change == "root":
        note = note.replace(root, base64.b64encode(bytes(32)).decode())
    elif change == "signature":
        *_head, code = line.split(" ")
        other = bytearray(base64.b64decode(code))
        other[40] ^= 1
        note = note.replace(code, base64.b64encode(other).decode())
    elif change == "end":
        note = note.removesuffix("\n")
    else:
        note = note.replace(root, root + "=")
    refusal(with_published(ONE, checkpoint=note))


def test_an_older_checkpoint_does_not_fit_newer_leaves():
    older = with_published(TWO, checkpoint=ONE.published.checkpoint)
    assert refusal(older) == "the register is not the one in the checkpoint"


@pytest.mark.parametrize("edition", [0, -1, True, "1", 1.0])
def test_an_edition_is_a_number_from_one(edition):
    text = format_register(ONE).replace('"edition": 1,', f'"edition": {edition!r},')
    with pytest.raises(LetterkitError):
        parse_register(text)


@pytest.mark.parametrize(
    "old, new",
    [
        ('"index":', '"index":1,"index":'),
        ('"edition": 1', '"edition": null'),
        ('"v": 1', '"v": 2'),
        ('"v": 1', '"v": 1.0'),
        ('"vkey"', '"extra": 1, "vkey"'),
        ('"leaves": [', '"leaves": [ '),
        ('"salt":', '"Salt":'),
        ("Ada", "\\ud800"),
        ('"origin": ', '"origin": 5, "x": '),
    ],
)
def test_a_register_has_one_spelling(old, new):
    text = format_register(ONE)
    assert old in text
    with pytest.raises(LetterkitError):
        parse_register(text.replace(old, new, 1))


def test_an_entry_without_a_name_says_nothing_of_who_it_is():
    vera = next(each for each in FIRST.held if each.id == "vera")
    text = format_register(ONE)
    secrets = (vera.salt.hex(), vera.private_salt.hex(), "vera", "Vera", "vera@example.org")
    assert not [each for each in secrets if each in text]
    assert entry_of(vera).shown is Shown.UNNAMED


def test_the_commitment_is_that_of_the_entry_as_listed():
    assert opening_of(ONE.entries[0]).entry["text"] == TEXT


def test_what_a_page_says_of_its_edition_is_size_root_and_key():
    size, root, key = stamp_words(ONE)
    assert (size, len(root), key) == ("6", 12, SIGNER.verifier.key_id.hex())
    assert stamp_words(replace(ONE, edition=None, published=None)) == ()
    assert stamp_words(with_published(ONE, checkpoint="x")) == ()


NEW_TEXT = {"en": OTHER_TEXT}
# Of four who signed the first text, one with a name and one without have signed the second too.
RENEWED = public(
    after(
        FIRST,
        [
            signature("ada", role="Nurse", text=OTHER_TEXT),
            BO,
            signature("vera", shown="unnamed", text=OTHER_TEXT),
            INITIALS,
            signature("di", text=OTHER_TEXT),
        ],
        NEW_TEXT,
    ),
    NEW_TEXT,
)


@pytest.mark.parametrize("renewed", [0, 1, 2])
def test_a_list_may_say_how_many_signed_an_earlier_text_first(renewed):
    register = with_published(RENEWED, renewed=renewed, changed={"en": "point 3"})
    assert parse_register(format_register(register)) == register
    assert results(register)[0] == ("edition", Result.PASS)


@pytest.mark.parametrize(
    "register",
    [
        with_published(RENEWED, renewed=3),  # nobody else can have done so
        with_published(ONE, renewed=1),  # there is no earlier text
        with_published(TWO, renewed=1),  # amended, and of the same text
    ],
)
def test_a_list_cannot_say_that_more_signed_an_earlier_text_than_did(register):
    assert refusal(register) == "the list counts those who signed an earlier text otherwise"


def test_what_changed_is_said_in_the_languages_of_the_letter():
    register = with_published(RENEWED, renewed=2, changed={"be": "пункт 3"})
    assert refusal(register) == ("the list says what changed in a language that the letter has not")


def test_a_text_in_another_language_is_no_earlier_one():
    both = {"en": TEXT, "be": OTHER_TEXT}
    moved = signature("ada", role="Nurse", lang="be", text=OTHER_TEXT)
    register = public(after(FIRST, [moved, BO, VERA, INITIALS], both), both)
    assert results(with_published(register, renewed=0))[0] == ("edition", Result.PASS)
    assert refusal(with_published(register, renewed=1))
