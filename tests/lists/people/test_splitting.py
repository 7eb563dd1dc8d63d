import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.lists.people.splitting import (
    PATTERNS,
    WITHIN,
    count,
    pattern_of,
    split,
    undecided,
    within,
)

NOTHING = frozenset()
BRACKETS = "Name (Affiliation)"

# Lists whose names stay as they are, by what makes them so.
WHOLE = {
    "acronyms": ["Human Rights Centre (HRC)", "Example Press Union (EPU)",
                 "Group of Example Lawyers (GEL)", "Example Watch (EW)"],
    "acronyms in Cyrillic": ["Союз журналистов Примера (СЖП)", "Дом прав (ДП)",
                             "Фонд примера (ФП)"],
    "acronyms in small letters": ["Example Watch (ew)", "Free Example (fe)", "Open Example (oe)"],
    "legal forms": ["Beispiel (e. V.)", "Muster (e. V.)", "Probe (e. V.)"],
    "translations": ["Прыклад Прэс (Example Press)", "Дом Прыклад (Example House)",
                     "Прыклад (Example)"],
    "translations in one script": [
        "Reporters Without Borders (Reporteros Sin Fronteras)",
        "Doctors Without Borders (Médecins Sans Frontières)",
        "Front Line (Línea Primera)",
    ],
    "transliterations": ["Анна Примерова (Anna Primerova)", "Алена Прыклад (Alena Pryklad)",
                         "Оксана Приклад (Oksana Pryklad)"],
    "places": ["Greenfield (Minsk)", "Redfield (Vilnius)", "Bluefield (New York)"],
    "countries": ["Greenfield (Belarus)", "Redfield (Литва)", "Bluefield (PL)"],
    "pronouns": ["Ada Example (she/her)", "Bo Example (he/him)", "Cy Example (they/them)"],
    "degrees": ["Ada Example (PhD)", "Bo Example (MD)", "Cy Example (ret.)"],
    "years": ["Ada Example (1950)", "Bo Example (1960–2020)", "Cy Example (2001)"],
    "liquidation": ["Example Group (in liquidation)", "Beispiel (in Liquidation)",
                    "Пример (ликвидирована)"],
    "nicknames": ["Robert Example (Bob)", "William Example (Bill)", "Ada Example (Addie)"],
    "jobs in brackets": ["Ada Example (teacher)", "Bo Example (software engineer)",
                         "Cy Example (retired nurse)"],
    "single words": ["Ada Example (MIT)", "Bo Example (CERN)", "Cy Example (UCL)"],
    "family name first": ["Example, Ada, Dr.", "Example, Bo, PhD", "Example, Cy, Prof."],
    "family name, given name, place": ["Example, Ada, Minsk", "Example, Bo, Vilnius",
                                       "Example, Cy, Warsaw"],
    "commas in organisations": ["Justice, Peace and Integrity", "Women, Peace and Security",
                                "Law, Order, and Peace"],
    "place and country": ["Ada Example, Minsk, Belarus", "Bo Example, Vilnius, Lithuania",
                          "Cy Example, Kyiv, Ukraine"],
    "two scripts": ["Ада Прыклад | Ada Pryklad", "Бо Прыклад | Bo Pryklad",
                    "Ян Прыклад | Jan Pryklad"],
    "organisations and places": ["Human Rights Centre - Minsk", "Press Union - Vilnius",
                                 "Example Group - Warsaw"],
    "double names": ["Anna-Maria Example", "Jan-Ove Example", "Bo-Cy Example"],
}  # fmt: skip


@pytest.mark.parametrize("why", WHOLE)
def test_case_10_names_that_are_not_plainly_more_stay_whole(why):
    assert pattern_of(WHOLE[why], NOTHING) is None


@pytest.mark.parametrize("why", WHOLE)
def test_case_10_no_person_is_found_in_the_brackets_of_such_names(why):
    assert within(WHOLE[why]) is None


@pytest.mark.parametrize(
    "names, title, first",
    [
        (
            ["Ada Example (Example University)", "Bo Example (MIT)", "Cy Example (Example Labs)"],
            BRACKETS,
            {"name": "Ada Example", "affiliation": "Example University"},
        ),
        (
            ["Анна Примерова (Институт примеров)", "Бо Примеров (МГУ)", "Ян Примеров (Газета)"],
            BRACKETS,
            {"name": "Анна Примерова", "affiliation": "Институт примеров"},
        ),
        (
            ["Ada Example, Editor, Example News", "Bo Example, Lawyer, X", "Cy Example, Nurse, Y"],
            "Name, Role, Affiliation",
            {"name": "Ada Example", "role": "Editor", "affiliation": "Example News"},
        ),
        (
            ["Example Ada - Professor", "Example Bo — Doctor", "Example Cy -- Editor"],
            "Name — Role",
            {"name": "Example Ada", "role": "Professor"},
        ),
        (
            ["Примерова Анна - журналистка", "Прыклад Бо – юрыст", "Приклад Ян - лікар"],
            "Name — Role",
            {"name": "Примерова Анна", "role": "журналистка"},
        ),
        (
            ["Example Ada - Professor, Example University"] * 3,
            "Name — Role, Affiliation",
            {"name": "Example Ada", "role": "Professor", "affiliation": "Example University"},
        ),
        (
            ["Ada Example — Example News", "Bo Example — Example School", "Cy Example - X Museum"],
            "Name — Affiliation",
            {"name": "Ada Example", "affiliation": "Example News"},
        ),
        (
            ["Ada Example <ada@example.org>"],
            "Name <e-mail>",
            {"name": "Ada Example", "email": "ada@example.org"},
        ),
    ],
)
def test_names_that_plainly_hold_more_are_split(names, title, first):
    found = pattern_of(names, NOTHING)
    assert found is not None
    assert (found.title, split(found, names[0])) == (title, first)
    assert count(found, names) == len(names)


def test_case_04_a_dash_is_split_only_where_four_in_five_have_it():
    three = ["Ada Example - Professor", "Bo Example - Doctor", "Cy Example -- Editor"]
    rest = "Di Example, room 3. Floor"
    assert pattern_of([*three, rest], NOTHING) is None
    assert pattern_of([*three, "Ed Example — lawyer", rest], NOTHING).title == "Name — Role"


def test_in_a_list_that_is_split_a_name_with_a_remark_stays_whole():
    names = ["Ada Example (Example University)", "Bo Example (Example Labs)"]
    names += ["Cy Example (Example News)", "Di Example (X)", "Ed Example (he/him)"]
    found = pattern_of(names, NOTHING)
    assert [bool(split(found, name)) for name in names] == [True, True, True, True, False]


def test_an_organisation_among_people_keeps_its_acronym():
    names = ["Ada Example (Example University)", "Bo Example (Example Labs)"]
    names += ["Cy Example (Example News)", "Di Example (X)", "Human Rights Centre (HRC)"]
    assert split(pattern_of(names, NOTHING), names[-1]) == {}


def test_what_has_a_column_of_its_own_is_not_taken_out_of_the_name():
    names = ["Ada Example (Example University)", "Bo Example (Example Labs)", "Cy Example (Labs)"]
    assert pattern_of(names, NOTHING).title == BRACKETS
    assert pattern_of(names, frozenset({"affiliation"})) is None
    assert undecided(names, frozenset({"affiliation"})) is None


@pytest.mark.parametrize("why", ["single words", "nicknames", "places"])
def test_a_form_that_is_not_plain_can_be_asked_for(why):
    found = undecided(WHOLE[why], NOTHING)
    assert found is not None
    assert found.title == BRACKETS
    assert pattern_of(WHOLE[why], NOTHING, asked=True) == found


@pytest.mark.parametrize("why", ["acronyms", "pronouns", "degrees", "years", "double names"])
def test_a_part_of_the_name_is_not_offered(why):
    assert undecided(WHOLE[why], NOTHING) is None


def test_people_in_the_brackets_of_organisations():
    bodies = ["Example Centre (Ada Example)", "Example News (Bo Example)"]
    assert within(bodies) is None
    assert within([*bodies, "Example (Jan van der Berg)"]) == WITHIN
    assert split(WITHIN, bodies[0]) == {"affiliation": "Example Centre", "name": "Ada Example"}


@pytest.mark.parametrize(
    "text",
    ["Example Centre (EC)", "Example Centre (Minsk Office)", "Example Centre (Costa Rica)",
     "Праваабарончы цэнтр (Example Centre)", "Праваабарончы дом (Vitaly Example)", "Example"],
)  # fmt: skip
def test_what_is_no_person_stays_in_the_name_of_the_organisation(text):
    assert split(WITHIN, text) == {}


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_names_are_split_or_whole(names):
    found = pattern_of(names, NOTHING)
    assert found is None or found in PATTERNS
    for pattern in (*PATTERNS, WITHIN):
        for name in names:
            split(pattern, name)
