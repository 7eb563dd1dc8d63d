import dataclasses
import hashlib
import unicodedata

import pytest

from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace
from letterkit.letters.document import document_of, text_of
from letterkit.letters.entries import register_of
from letterkit.letters.letter import read_letter
from letterkit.letters.pictures import clean_picture
from letterkit.model import Addressee, First, GroupBy, Kind, Picture, Shown
from letters.letters import ADA, ALL, BO, CLUB, FILE, UNNAMED, letter, signatory
from letters.test_pictures import FILES

TO = (
    Addressee(name="Zoë Sørensen", role="Director", organisation="City", salutation="Dear Zoë,"),
    Addressee(organisation="The Board", email="board@example.org"),
)


def canonical(body="Hello.", **changes):
    return text_of(letter(body, **changes)).canonical


def document(kept=ALL, body="Hello.", **changes):
    made = letter(body, **changes)
    text = text_of(made)
    return document_of(made, text, register_of(made, {made.lang: text.canonical.sha256}, kept))


def shown(made):
    return [
        (group.heading, [line.name or line.role for line in group.lines]) for group in made.groups
    ]


def test_the_canonical_text_holds_what_a_reader_reads():
    text = canonical("First\nparagraph.\n\n1. One\n2. Two", place="Vilnius", issuer="Club", to=TO)
    assert text.content == (
        "Keep the parks\n\nVilnius, 14 March 2026\n\nZoë Sørensen, Director, City\nThe Board\n\n"
        "Dear Zoë,\n\nFirst paragraph.\n\n1. One\n2. Two\n\nClub\n"
    )
    assert text.sha256 == hashlib.sha256(text.content.encode()).hexdigest()


def test_what_is_not_signed_changes_nothing_in_the_text():
    assert canonical(note="Printed", goal=9, to=()) == canonical()
    assert "board@example.org" not in canonical(to=TO).content


@pytest.mark.parametrize(
    "variant",
    [
        "Café\r\n\r\n- a\r\n- b\r\n",
        "Cafe\u0301\n\n- a\n- b\n",
        "Café  \n\n\n\n* a\n* b",
        "\n\nCafé\n\n-   a\n-   b\n\n",
    ],
)
def test_variants_of_one_text_hash_alike(variant):
    assert canonical(variant).sha256 == canonical("Café\n\n- a\n- b").sha256


SOURCE = "---\ntitle: Café\ndate: 2026-03-14\nlang: en\n---\nŻółw й.\n\n- a\n"


def hash_of_file(folder, data):
    (folder / "letters/parks").mkdir(parents=True, exist_ok=True)
    (folder / "letters/parks/letter.md").write_bytes(data)
    (made,) = read_letter(find_workspace(folder), "parks")
    return text_of(made)


@pytest.mark.parametrize(
    "data",
    [
        SOURCE.replace("\n", "\r\n").encode(),
        SOURCE.replace("\n", "\r").encode(),
        SOURCE.encode("utf-8-sig"),
        unicodedata.normalize("NFD", SOURCE).encode(),
        SOURCE.replace("\n", " \n").encode(),
        unicodedata.normalize("NFD", SOURCE.replace("\n", "\r\n")).encode("utf-8-sig"),
    ],
)
def test_a_file_saved_by_another_editor_is_the_same_letter(tmp_path, data):
    assert hash_of_file(tmp_path, data) == hash_of_file(tmp_path, SOURCE.encode())


def test_a_file_with_another_letter_is_another_letter(tmp_path):
    other = SOURCE.replace("ó", "o").encode()
    assert (
        hash_of_file(tmp_path, other).canonical.sha256
        != hash_of_file(tmp_path, SOURCE.encode()).canonical.sha256
    )


@pytest.mark.parametrize("changed", ["Cafe\n\n- a\n- b", "Café\n\n- a\n- c", "Café\n\n1. a\n2. b"])
def test_one_changed_letter_hashes_otherwise(changed):
    assert canonical(changed).sha256 != canonical("Café\n\n- a\n- b").sha256


def test_the_text_is_in_nfc_and_every_paragraph_in_a_line():
    content = canonical("e\u0301 one\ntwo\n\n> three\n> four").content
    assert unicodedata.is_normalized("NFC", content)
    assert content.endswith("é one two\n\nthree four\n")


@pytest.mark.parametrize(
    ("body", "where"),
    [("a &#x202e; b", "U+202E in 'a \\u202e b'"), ("{{ '\\u0007' }} b", "U+0007 in '\\x07 b'")],
)
def test_a_hidden_character_that_a_template_makes_is_refused_with_its_place(body, where):
    with pytest.raises(LetterkitError) as caught:
        text_of(letter(body))
    assert str(caught.value) == (
        f"{FILE}: text line 5: a hidden character stands in the text: {where}"
    )


def test_what_nobody_sees_is_told_with_its_place():
    (unseen,) = canonical("a\u00adb").unseen()
    assert (unseen.line, unseen.column, str(unseen)) == (5, 2, "U+00AD soft hyphen")


def test_by_kind_organisations_stand_before_people():
    assert shown(document()) == [
        ("Organisations", ["Example Club"]),
        ("People", ["Ada Example", "Z. Ś.-N.", "Бо Прыклад", "nurse"]),
    ]


def test_by_country_groups_stand_in_the_order_of_their_names_and_the_rest_last():
    made = document(group=GroupBy.COUNTRY)
    assert shown(made) == [
        ("Belarus", ["Бо Прыклад"]),
        ("Poland", ["Example Club"]),
        ("United Kingdom", ["Ada Example"]),
        ("Others", ["Z. Ś.-N.", "nurse"]),
    ]
    assert [line.country for group in made.groups for line in group.lines] == [""] * 5


def test_by_organisation_people_stand_under_theirs():
    made = document(
        [ADA, CLUB, signatory("Cy", 9, affiliation="Example Club")], group=GroupBy.ORGANISATION
    )
    assert shown(made) == [
        ("Example Club", ["Cy", "Example Club"]),
        ("Example University", ["Ada Example"]),
    ]
    assert {line.affiliation for group in made.groups for line in group.lines} == {""}


def test_without_groups_there_is_one_list_without_a_heading():
    (group,) = document(group=GroupBy.NONE).groups
    assert (group.heading, len(group.lines)) == ("", 5)


def test_no_group_smaller_than_the_least_is_shown():
    people = [signatory(f"P{n}", n, country="PL") for n in range(3)]
    made = document([*people, ADA, BO], group=GroupBy.COUNTRY, min_group=3)
    assert shown(made) == [
        ("Poland", ["P0", "P1", "P2"]),
        ("Others", ["Ada Example", "Бо Прыклад"]),
    ]
    made = document([*people, ADA, BO], group=GroupBy.COUNTRY, min_group=4)
    assert [(heading, len(lines)) for heading, lines in shown(made)] == [("", 5)]


def test_another_language_orders_the_same_register_its_own_way():
    made = document()
    belarusian = letter(lang="be", titles={"en": "T", "be": "Т"})
    again = document_of(belarusian, text_of(belarusian), made.register)
    assert [line.name for line in again.groups[1].lines] == [
        "Бо Прыклад",
        "Ada Example",
        "Z. Ś.-N.",
        "",
    ]
    assert again.register is made.register
    assert again.groups[1].lines[0].country == "Беларусь"


@pytest.mark.parametrize(
    ("lang", "number", "phrase"),
    [
        ("en", 1, "and 1 signatory whose name is withheld"),
        ("en", 12, "and 12 signatories whose names are withheld"),
        ("be", 1, "і 1 падпісант, чыё імя не раскрываецца"),
        ("be", 2, "і 2 падпісанты, чые імёны не раскрываюцца"),
        ("be", 5, "і 5 падпісантаў, чые імёны не раскрываюцца"),
        ("be", 21, "і 21 падпісант, чыё імя не раскрываецца"),
        ("ru", 1, "и 1 подписант, чьё имя не раскрывается"),
        ("ru", 3, "и 3 подписанта, чьи имена не раскрываются"),
        ("ru", 11, "и 11 подписантов, чьи имена не раскрываются"),
        ("ru", 101, "и 101 подписант, чьё имя не раскрывается"),
        ("pl", 1, "oraz 1 sygnatariusz, którego nazwiska nie ujawniono"),
        ("pl", 2, "oraz 2 sygnatariuszy, których nazwisk nie ujawniono"),
        ("pl", 21, "oraz 21 sygnatariuszy, których nazwisk nie ujawniono"),
        ("ar", 1, "وموقّع واحد حُجب اسمه"),
        ("ar", 2, "وموقّعان حُجب اسماهما"),
        ("ar", 3, "و3 موقّعين حُجبت أسماؤهم"),
        ("ar", 11, "و11 موقّعًا حُجبت أسماؤهم"),
        ("ar", 100, "و100 موقّع حُجبت أسماؤهم"),
    ],
)
def test_the_withheld_are_counted_by_the_plural_rules(lang, number, phrase):
    unnamed = [dataclasses.replace(UNNAMED, id=f"u{n}") for n in range(number)]
    assert document([ADA, *unnamed], lang=lang).withheld == phrase


def test_counts_say_what_is_shown_and_withheld():
    made = document()
    assert made.counted == "1 organisation · 4 people · 1 name withheld"
    assert made.words["total"] == "6 signatories"
    only = document([UNNAMED])
    assert (only.counted, only.withheld, only.groups) == (
        "1 name withheld",
        "1 signatory whose name is withheld",
        (),
    )
    nobody = document([])
    assert (nobody.counted, nobody.withheld, nobody.groups) == ("", "", ())


def test_names_come_later_until_enough_have_signed():
    made = document(release_at=7)
    assert made.words["names_later"] == "Names are shown once 7 have signed."
    assert (made.groups, made.top, made.counted) == ((), (), "6 names withheld")
    assert document(release_at=6).words["names_later"] == ""


def test_the_first_stand_in_the_signature_block_with_their_scans():
    scan = Picture("s.png", "image/png", FILES["png"])
    made = document(first=(First("id3", "s.png"), First("id4")), pictures={"s.png": scan})
    scan = clean_picture(scan, "s.png")
    assert made.pictures == {"s.png": scan}
    assert [(line.name, line.scan) for line in made.top] == [
        ("Бо Прыклад", scan),
        ("Example Club", None),
    ]
    assert made.top[0] in made.groups[1].lines


@pytest.mark.parametrize("hidden", [Shown.INITIALS, Shown.ROLE])
def test_a_signature_is_not_shown_of_somebody_who_is_not_named(hidden):
    person = dataclasses.replace(ADA, shown=hidden)
    with pytest.raises(LetterkitError) as caught:
        document([person], first=(First("id2", "s.png"),), places={("first",): f"{FILE}:9"})
    assert (str(caught.value), caught.value.hint) == (
        f"{FILE}:9: key first: id2 is not shown by name, and a signature would show it",
        "take the scan away",
    )


def test_an_unnamed_person_cannot_stand_first():
    assert document([UNNAMED], first=(First("id7", "s.png"),)).top == ()


@pytest.mark.parametrize(
    ("changes", "key"),
    [({"logo": "x.png"}, "logo"), ({"first": (First("id2", "x.png"),)}, "first")],
)
def test_a_picture_that_is_not_in_the_folder_is_said_with_its_line(changes, key):
    with pytest.raises(LetterkitError) as caught:
        document(**changes, places={(key,): f"{FILE}:8"}, pictures={})
    assert (str(caught.value), caught.value.hint) == (
        f"{FILE}:8: key {key}: no such picture in the letter's folder: x.png",
        "put it beside letter.md as PNG, JPEG or SVG; there is none",
    )


def test_a_document_says_in_which_languages_the_letter_is_there():
    made = document(titles={"en": "Parks", "be": "Паркі"})
    assert [(each.lang, each.name, each.title) for each in made.versions] == [
        ("en", "English", "Parks"),
        ("be", "Беларуская", "Паркі"),
    ]


def test_who_is_a_person_and_who_an_organisation_is_counted_apart():
    made = document([CLUB, ADA, dataclasses.replace(BO, kind=Kind.ORGANISATION)])
    assert made.counted == "2 organisations · 1 person"
