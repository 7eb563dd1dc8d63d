from itertools import combinations

import pytest

from letterkit.check.pairs import Relation, met, pairs
from letterkit.check.pairs_sql import CROWD

OTHERS = tuple(
    f"{given} {family}{part}"
    for given in ("Ada", "Bo", "Cy", "Алена", "Богдан")
    for family in ("Example", "Sample", "Muster")
    for part in ("", "-Kator", "-Lumen", "-Pivot")
)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Zoë Ångström", "ANGSTROM Zoe", Relation.SAME),
        ("Dr. Zoë Ångström", "Zoë Ångström", Relation.SAME),
        ("Сяргей Каваленка", "Siarhei Kavalenka", Relation.SCRIPT),
        ("Zoë Q. Ångström", "Zoë Ångström", Relation.INITIAL),
        ("Z. Ångström", "Zoë Ångström", Relation.INITIAL),
        ("Zoë Ångström", "Zoë Ångsrtöm", Relation.NEAR),
        ("Zoë Ångström", "Zoë Ågström", Relation.NEAR),
        ("Zoë Ångström", "Zoë Ångstrom", Relation.SAME),
        ("გიორგი კაპანაძე", "გიორგი კაპაანძე", Relation.NEAR),
        ("Жук Тарас Іванович", "Тарас Жук", Relation.WORD),
        ("Сергей Петров", "Сяргей Пятроў", Relation.SOUND),
        ("Hans Müller", "Hans Mueller", Relation.NEAR),
        ("王 小明", "王 明小", Relation.NEAR),
        ("Hans-Peter Ångström", "Hanspeter Ångström", Relation.SPACE),
    ],
)
def test_names_of_one_person_meet(roll, one, other, relation):
    same = {"affiliation": "Example University", "country": "BY", "role": "nurse"}
    found = pairs(roll(*OTHERS, {"name": one, **same}, {"name": other, **same}))
    last = len(OTHERS)
    assert [(p.one, p.other, p.relation) for p in found if p.other > last] == [
        (last, last + 1, relation)
    ]


@pytest.mark.parametrize(
    "forms",
    [
        "Сяргей Каваленка|Siarhei Kavalenka|Sergey Kovalenko|Сергей Коваленко|Serhii Kovalenko"
        "|Сергій Коваленко|Siarhiej Kavalenka|Siergiej Kowalenko",
        "Дзмітрый Шаўчэнка|Дмитрий Шевченко|Dmitry Shevchenko|Dzmitry Shauchenka"
        "|Dmytro Shevchenko|Дмитро Шевченко|Dmitrij Szewczenko",
        "Аляксандр Мікалаевіч Пятроў|Александр Петров|Александр Николаевич Петров"
        "|Aliaksandr Piatrou|Alexander Petrov|Aleksandr Petrov",
        "Юлія Кузняцова|Юлия Кузнецова|Yuliya Kuznetsova|Julia Kuznetsova|Yulia Kuzniatsova",
    ],
)
def test_spellings_of_neighbouring_languages_all_meet(roll, forms):
    same = {"affiliation": "Example University", "country": "BY", "role": "nurse"}
    names = forms.split("|")
    found = pairs(roll(*({"name": each, **same} for each in names), *OTHERS))
    together = [(pair.one, pair.other) for pair in found if pair.one < len(names)]
    assert sorted(together) == list(combinations(range(len(names)), 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Анна Маркович", "Анна Петрович"),
        ("Сергей Петров", "Сергей Петренко"),
        ("Olena Bondar", "Olga Bondar"),
        ("Anna Delta Cruz", "Ann Adeltacruz"),
        ("Zoë Ångström", "Zoë Sample"),
        ("Zoë A. Ångström", "Zoë B. Ångström"),
        ("Jan Ångström", "Eva Ångström"),
        ("अनिता शर्मा", "सुनीता शर्मा"),
        ("王 小明", "王 小美"),
    ],
)
def test_names_of_two_people_do_not(roll, one, other):
    same = {"affiliation": "Example University", "country": "BY"}
    assert pairs(roll(*OTHERS, {"name": one, **same}, {"name": other, **same})) == []


def test_a_rare_name_weighs_more_than_a_common_one(roll):
    twice = ({"name": "Zoë Ångström", "country": "SE"},) * 2
    common = ({"name": "Ada Example", "country": "SE"},) * 6
    weights = {pair.one: pair.bits for pair in pairs(roll(*OTHERS, *twice, *common)) if pair.other}
    rare, often = weights[len(OTHERS)], weights.get(len(OTHERS) + 2, -99)
    assert rare > often + 5


def test_another_country_speaks_against_one_person_and_silence_does_not(roll):
    def bits(country):
        rows = {"name": "Zoë Ångström", "country": "SE"}, {"name": "Zoë Ångström"}
        return pairs(roll(*OTHERS, rows[0], {**rows[1], "country": country}))[0].bits

    assert bits("SE") > bits("") > bits("PL") + 3


def test_what_agrees_and_what_differs_is_told(roll):
    [pair] = pairs(
        roll(
            *OTHERS,
            {"name": "Zoë Ångström", "country": "SE", "role": "nurse", "email": "z@example.org"},
            {"name": "Zoë Ångström", "country": "SE", "role": "judge", "email": "y@example.org"},
        )
    )
    assert (pair.agrees, pair.differs) == (("country",), ("role", "address"))
    assert pair.namesakes < 0.1


def test_organisations_and_the_nameless_are_not_people(roll):
    body = {"name": "Example Union", "kind": "organisation"}
    assert pairs(roll(body, body, "", "", "—", "—")) == []


def test_an_empty_list_has_no_pairs(roll):
    assert pairs(roll()) == []
    assert pairs(roll("Ada Example")) == []


def test_the_order_of_the_list_does_not_matter(roll):
    names = [*OTHERS, "Zoë Ångström", "Zoë Ångsrtöm", "Сяргей Каваленка", "Siarhei Kavalenka"]
    forth = {frozenset((names[p.one], names[p.other])) for p in pairs(roll(*names))}
    back = names[::-1]
    assert {frozenset((back[p.one], back[p.other])) for p in pairs(roll(*back))} == forth


def test_entries_that_say_the_same_are_one_pair_and_stand_for_each_other(roll):
    same = {"name": "Zoë Ångström", "affiliation": "Example University", "country": "BY"}
    other = {**same, "name": "Zoë Ågström"}
    found = met(roll(*OTHERS, same, other, same, same, other))
    first = len(OTHERS)
    assert [(p.one, p.other, p.relation) for p in found.pairs if p.one >= first] == [
        (first, first + 1, Relation.NEAR),
        (first, first + 2, Relation.SAME),
        (first + 1, first + 4, Relation.SAME),
    ]
    assert found.alike == {
        first: [first, first + 2, first + 3],
        first + 1: [first + 1, first + 4],
    }


def test_of_a_crowd_with_one_name_those_with_one_address_meet(roll):
    crowd = [
        {"name": "Ada Example", "email": f"a{n // 2}@example.org", "role": f"r{n}"}
        for n in range(2 * CROWD + 20)
    ]
    found = {(pair.one, pair.other) for pair in met(roll(*crowd)).pairs}
    last = len(crowd) - 2
    assert (last, last + 1) in found
    assert len(found) < CROWD * CROWD
