from dataclasses import replace

from letterkit.register.plan import opening_of
from registers import EMPTY, OTHER_TEXT, TEXT, after, plan, signature

ADA, BO, VERA = signature("ada"), signature("bo", line=3), signature("vera", shown="unnamed")
FIRST = after(EMPTY, [ADA, BO, VERA])


def ids(plan):
    return {
        "added": [each.id for each in plan.added],
        "amended": [held.id for held, _ in plan.amended],
        "standing": [held.id for held, _ in plan.standing],
        "withdrawn": sorted(plan.withdrawn),
    }


def changes(kept, signatures, **more):
    found = ids(plan(kept, signatures, **more))
    return {key: value for key, value in found.items() if value}


def index(kept, key):
    return next(each.index for each in kept.held if each.id == key)


def test_a_first_edition_takes_in_everybody_and_the_text():
    found = plan(EMPTY, [ADA, BO, VERA])
    assert ids(found)["added"] == ["ada", "bo", "vera"]
    assert (found.new_texts, found.named, found.is_empty) == ({"en": TEXT}, 2, False)
    assert [each.fields["text"] for each in found.added] == [TEXT] * 3
    assert [each.fields["lang"] for each in found.added] == ["en"] * 3


def test_the_same_list_changes_nothing_in_any_order():
    assert plan(FIRST, [ADA, BO, VERA]).is_empty
    assert plan(FIRST, [VERA, BO, ADA]).is_empty


def test_who_is_no_longer_on_the_list_is_withdrawn():
    assert changes(FIRST, [ADA, VERA]) == {
        "standing": ["ada", "vera"],
        "withdrawn": [index(FIRST, "bo")],
    }


def test_whose_openings_were_deleted_is_withdrawn():
    bo = index(FIRST, "bo")
    kept = replace(
        FIRST, held=tuple(each for each in FIRST.held if each.index != bo), withdrawing=(bo,)
    )
    assert changes(kept, [ADA, VERA]) == {"standing": ["ada", "vera"], "withdrawn": [bo]}
    assert changes(kept, [ADA, BO, VERA]) == {
        "added": ["bo"],
        "standing": ["ada", "vera"],
        "withdrawn": [bo],
    }


def test_what_is_fixed_of_somebody_is_amended_if_it_changes():
    for other in (
        signature("ada", role="Mathematician"),
        signature("ada", name="Ada Sample"),
        signature("ada", shown="unnamed"),
        signature("ada", level="key"),
        replace(ADA, private={"email": "else@example.org"}),
    ):
        assert changes(FIRST, [other, BO, VERA]) == {
            "amended": ["ada"],
            "standing": ["bo", "vera"],
        }


def test_who_has_no_id_is_known_by_who_they_are():
    nameless = signature("ada", identifier="")
    kept = after(EMPTY, [nameless, BO])
    assert [each.id for each in kept.held if each.person == "person ada"] == ["new1"]
    assert plan(kept, [nameless, BO]).is_empty
    # The list was given ids since.
    assert plan(kept, [signature("ada", identifier="x1"), BO]).is_empty


def test_two_who_are_alike_in_all_are_two():
    twins = [signature("ada", identifier=""), signature("ada", identifier="", line=9)]
    kept = after(EMPTY, twins)
    assert len(kept.held) == 2
    assert plan(kept, twins).is_empty
    assert changes(kept, twins[:1])["withdrawn"] != []


def test_a_changed_text_leaves_signatures_with_the_text_they_were_given_for():
    found = plan(FIRST, [ADA, BO, VERA], texts={"en": OTHER_TEXT})
    assert [each.id for each in found.unfit] == ["ada", "bo", "vera"]
    assert (found.lost, found.new_texts) == ([], {"en": OTHER_TEXT})
    assert ids(found)["standing"] == ["ada", "bo", "vera"]


def test_only_those_are_news_who_did_not_stand_apart_before():
    texts = {"en": OTHER_TEXT}
    assert plan(FIRST, [ADA, BO, VERA], texts=texts).parted[1].id == "bo"
    stray = signature("cy", text="9" * 64)
    kept = after(FIRST, [signature("ada", text=OTHER_TEXT), BO, VERA], texts=texts)
    again = [signature("ada", text=OTHER_TEXT), BO, VERA, stray]
    found = plan(kept, again, texts=texts)
    assert [each.id for each in found.unfit] == ["bo", "vera", "cy"]
    assert found.parted == found.lost != []
    third = plan(kept, again, texts={"en": "8" * 64})
    assert [each.id for each in third.parted] == ["ada", "cy"]


def test_who_signs_the_new_text_is_amended():
    again = signature("ada", text=OTHER_TEXT)
    found = plan(FIRST, [again, BO, VERA], texts={"en": OTHER_TEXT})
    assert [each.id for each in found.unfit] == ["bo", "vera"]
    assert ids(found)["amended"] == ["ada"]


def test_another_language_changes_nobodys_text():
    found = plan(FIRST, [ADA, BO, VERA], texts={"en": TEXT, "be": OTHER_TEXT})
    assert (found.unfit, found.new_texts) == ([], {"be": OTHER_TEXT})
    assert not found.is_empty


def test_who_signed_a_text_that_the_register_never_had_cannot_be_in_it():
    stray = signature("cy", text="9" * 64)
    found = plan(FIRST, [ADA, BO, VERA, stray])
    assert [each.id for each in found.lost] == ["cy"]
    assert changes(FIRST, [ADA, BO, VERA, stray]) == {"standing": ["ada", "bo", "vera"]}


def test_who_signed_an_earlier_text_late_is_added_apart():
    kept = after(FIRST, [ADA, BO, VERA], texts={"en": OTHER_TEXT})
    late = signature("cy", text=TEXT)
    found = plan(kept, [ADA, BO, VERA, late], texts={"en": OTHER_TEXT})
    assert (found.lost, ids(found)["added"]) == ([], ["cy"])
    assert not found.fits(found.added[0])


def test_names_wait_until_enough_have_signed():
    kept = after(EMPTY, [ADA, BO], release_at=3)
    assert plan(kept, [ADA, BO], release_at=3).is_empty
    found = plan(kept, [ADA, BO], release_at=2)
    assert (found.named, found.is_empty, ids(found)["standing"]) == (2, False, ["ada", "bo"])


def test_what_is_held_opens_to_what_was_listed():
    entry = opening_of(FIRST.held[0]).entry
    assert {key: entry[key] for key in ("shown", "text", "v")} == {
        "shown": "unnamed",
        "text": TEXT,
        "v": 1,
    }
