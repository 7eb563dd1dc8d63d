import dataclasses
import itertools

import pytest

from letterkit.errors import LetterkitError
from letterkit.letters.entries import LeftOut, accepted, in_order, initials, register_of
from letterkit.model import First, Kind, Level, Order, Shown, format_register
from letters.letters import ADA, ALL, BO, CLUB, FILE, INITIALS, ROLE, UNNAMED, letter, signatory

TEXTS = {"en": "0" * 64}


def register(kept=ALL, **changes):
    return register_of(letter(**changes), TEXTS, kept)


def names(entries):
    return [entry.name or f"({entry.role})" for entry in entries]


def test_only_those_who_agreed_are_taken():
    no, silent = signatory("No", consent=False), signatory("Silent", consent=None)
    assert accepted(letter(), [ADA, no, silent]) == ([ADA], LeftOut(2, 0))


@pytest.mark.parametrize(
    ("least", "kept", "below"),
    [
        (Level.LISTED, [*ALL], 0),
        (Level.CODE, [BO, INITIALS, UNNAMED], 3),
        (Level.DKIM, [BO, UNNAMED], 4),
        (Level.KEY, [BO], 5),
        (Level.PDF, [], 6),
    ],
)
def test_only_those_with_enough_evidence_are_taken(least, kept, below):
    assert accepted(letter(levels=least), ALL) == (kept, LeftOut(0, below))


def test_who_stands_first_must_be_in_the_list():
    wanted = letter(first=(First("id2"), First("nobody")), places={("first",): f"{FILE}:9"})
    with pytest.raises(LetterkitError) as caught:
        accepted(wanted, ALL)
    assert (str(caught.value), caught.value.hint) == (
        f"{FILE}:9: key first: nobody in the list has the id nobody",
        "the ids stand in the column id of the list",
    )


def test_who_stands_first_may_be_somebody_who_is_left_out():
    gone = dataclasses.replace(ADA, consent=False)
    assert accepted(letter(first=(First("id2"),)), [gone]) == ([], LeftOut(1, 0))


def test_an_entry_shows_what_its_signatory_chose():
    made = {entry.id: entry for entry in register().entries}
    assert set(made) == {"id2", "id3", "id4", "id5", "id6"}
    assert (made["id2"].name, made["id2"].affiliation) == ("Ada Example", "Example University")
    assert (made["id5"].name, made["id5"].role) == ("Z. Ś.-N.", "lawyer")
    assert (made["id6"].name, made["id6"].role, made["id6"].affiliation) == ("", "nurse", "Clinic")


@pytest.mark.parametrize("shown", [Shown.INITIALS, Shown.ROLE])
def test_who_is_not_named_shows_no_link_and_no_comment(shown):
    hidden = signatory("A B", shown=shown, link="https://example.org/ab", comment="I, A B, agree")
    (entry,) = register([hidden]).entries
    assert (entry.link, entry.comment) == ("", "")


PRIVATE = {
    "email": "secret-mail@example.org",
    "phone": "+375 secret-phone",
    "notes": "secret-notes",
    "evidence": "secret-evidence",
    "private": {"shoe size": "secret-column"},
}


def test_nothing_private_is_in_the_register():
    kept = [dataclasses.replace(each, **PRIVATE) for each in ALL]
    made = format_register(register(kept))
    for word in ("secret", "Zara", "Aaron", "Hidden", "Vera", "Secret", "judge", "parks.csv"):
        assert word not in made


def test_the_unnamed_are_counted_with_their_levels():
    counts = register().counts
    assert (counts.organisations, counts.people, counts.unnamed) == (1, 4, 1)
    assert counts.levels == {"listed": 3, "code": 1, "dkim": 1, "key": 1}


def test_below_the_number_of_release_nobody_has_an_entry():
    made = register(release_at=7)
    assert (made.entries, made.unnamed) == ((), 6)
    assert made.unnamed_levels == {"listed": 3, "code": 1, "dkim": 1, "key": 1}
    assert len(register(release_at=6).entries) == 5


@pytest.mark.parametrize(
    ("order", "names_in_order"),
    [
        (Order.NAME, ["Ada Example", "Example Club", "Z. Ś.-N.", "Бо Прыклад", "(nurse)"]),
        (Order.ORGANISATION, ["(nurse)", "Example Club", "Ada Example", "Z. Ś.-N.", "Бо Прыклад"]),
        (Order.COUNTRY, ["Бо Прыклад", "Example Club", "Ada Example", "Z. Ś.-N.", "(nurse)"]),
        (Order.GIVEN, ["Ada Example", "Бо Прыклад", "Example Club", "Z. Ś.-N.", "(nurse)"]),
    ],
)
def test_the_order_is_the_one_asked_for(order, names_in_order):
    assert names(register(order=order).entries) == names_in_order


FIVE = (
    signatory("Ada Zimmer", 2),
    signatory("Zoé Albert, PhD", 3),
    signatory("Bo Example", 4, sort="Aaa"),
    signatory("Yellow Club", 5, kind=Kind.ORGANISATION),
    signatory("Di Bell", 6, shown=Shown.INITIALS, sort="A"),
)


def test_case_26_people_are_ordered_by_family_name_and_by_what_the_list_says_in_sort():
    made = register(FIVE, order=Order.FAMILY)
    assert names(made.entries) == [
        *("Bo Example", "Zoé Albert, PhD", "D. B.", "Yellow Club", "Ada Zimmer"),
    ]
    assert '"sort"' not in made.json


def test_a_translation_is_ordered_by_sort_too():
    made = register(FIVE, order=Order.FAMILY)
    again = in_order(letter(order=Order.FAMILY), made.entries, made.sorts)
    assert again == list(made.entries)


def test_the_place_of_a_hidden_name_says_nothing_of_its_sort():
    places = [
        names(register((FIVE[0], each), order=Order.FAMILY).entries)
        for sort in ("A", "Zzz")
        for each in [signatory("Di Bell", 6, shown=Shown.INITIALS, sort=sort)]
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize(
    "name", ["王", "李 四", "김", "O", "Ö", "A. B.", "o-Ö", "\u0301O", "ﷲ", "𠮷", "O2", "O\u0301"]
)
def test_initials_that_are_the_whole_name_show_nothing(name):
    assert initials(name) == ""
    hidden = signatory(name, shown=Shown.INITIALS, role="Judge", country="CN", consent=True)
    kept, _ = accepted(letter(), [hidden])
    made = register(kept)
    assert (made.entries, made.unnamed) == ((), 1)
    assert not any(private in made.json for private in (name, "Judge", "CN"))


@pytest.mark.parametrize("name", ["Bo O", "U Nu", "小明", "Ada B. Example", "Jean-O"])
def test_initials_of_longer_names_are_shown(name):
    assert initials(name)


def test_the_first_lead_in_the_order_given():
    made = register(first=(First("id6"), First("id3"), First("absent")))
    assert names(made.entries)[:2] == ["(nurse)", "Бо Прыклад"]


def test_a_shuffled_list_is_the_same_in_every_build_and_another_for_another_letter():
    people = [signatory(f"P{n}", n) for n in range(20)]
    once = names(register(people, order=Order.SHUFFLED).entries)
    again = names(register(list(reversed(people)), order=Order.SHUFFLED).entries)
    other = names(register(people, order=Order.SHUFFLED, slug="homes").entries)
    assert once == again != [f"P{n}" for n in range(20)]
    assert sorted(once) == sorted(other) != other
    assert once != other


HIDDEN = [Shown.INITIALS, Shown.ROLE, Shown.UNNAMED]


@pytest.mark.parametrize("shown", HIDDEN)
@pytest.mark.parametrize("order", [*Order])
def test_a_hidden_name_changes_nothing_that_is_public(order, shown):
    """Whatever it is, and wherever its line stands in the list."""
    seen = set()
    hidden_names = ("Aa Ba", "Mm Ba", "Zz Ba", "Яя Ба") if shown is not Shown.INITIALS else ()
    for name in (*hidden_names, "Aaron Zed", "Abel Zulu", "Azure Zz"):
        if shown is Shown.INITIALS or name in hidden_names:
            hidden = signatory(name, 9, role="nurse", shown=shown)
            for kept in itertools.permutations([hidden, ADA, BO]):
                if kept.index(ADA) < kept.index(BO):  # their own order is theirs to show
                    seen.add(format_register(register(kept, order=order)))
    assert len(seen) == 1


def test_two_who_show_the_same_tell_nothing_by_their_order():
    first = signatory("Aa", 8, role="nurse", shown=Shown.ROLE)
    second = signatory("Zz", 9, role="nurse", shown=Shown.ROLE)
    for order in Order:
        made = register([first, second], order=order), register([second, first], order=order)
        assert made[0].entries == made[1].entries


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ada Example", "A. E."),
        ("ada example-byron", "A. E.-B."),
        ("Dr. Žofia  Müller", "D. Ž. M."),
        ("Алесь Прыклад", "А. П."),
        ("فاطمة خوري", "ف. خ."),
        ("e\u0301mile zola", "É. Z."),
        ("O’Neil", "O."),
        ("王 小明", "王. 小."),
        ("Ada (†) 2", "A."),
        ("-", ""),
        ("", ""),
    ],
)
def test_initials(name, short):
    assert initials(name) == short


def test_an_order_keeps_everybody():
    entries = list(register().entries)
    for order in Order:
        assert sorted(map(repr, in_order(letter(order=order), entries))) == sorted(
            map(repr, entries)
        )
    assert CLUB.name in names(entries)
    assert ROLE.name not in names(entries)


@pytest.mark.parametrize("column", ["name", "role", "affiliation", "country", "comment", "link"])
def test_case_02_no_entry_is_made_with_an_address_in_it(column):
    ada = dataclasses.replace(ADA, **{column: "Ada (ada@example.org)"})
    with pytest.raises(LetterkitError) as caught:
        register([ada, BO])
    assert str(caught.value) == (
        f"{ada.source}: an e-mail address stands in the column {column}, which is public"
    )
    assert "ada@" not in caught.value.hint
