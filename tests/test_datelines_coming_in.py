"""Lines of a place and a date above or below names, from `add` to the list."""

import pytest

from letterkit.lists.texts.datelines import is_place_and_day, may_be_place_and_day

DATELINES = [
    *("New York, 3 March 2026", "Los Angeles, den 3. März 2026", "Salt Lake City, March 3, 2026"),
    *("Nizhny Novgorod, 1 мая 2026", "Нижний Новгород, 1 мая 2026 г.", "г. Минск, 3.11.2026"),
    *("Вялікі Новгарад, 3 сакавіка 2026", "Кривий Ріг, 3 березня 2026 року", "Мінск, 3.11.2026"),
    *("Zielona Góra, dnia 3 marca 2026 r.", "Nowy Sącz, 3 marca 2026", "Le Havre, le 3 mars 2026"),
    *("Frankfurt am Main, 3. März 2026", "Berlin, den 3. März 2026", "Saint-Étienne, 3 mars 2026"),
    *("Buenos Aires, a 3 de marzo de 2026", "Rio de Janeiro, 3 de março de 2026"),
    *("نيويورك، 3 مارس 2026", "3 March 2026, New York", "New York, NY, March 3, 2026"),
    *("Done at Example Town, 3 March 2026", "Minsk 3 March 2026", "м. Київ, 3 березня 2026 р."),
]
PEOPLE = [
    *("Ada Example, 3 March 2026", "Bo Sample, le 3 mars 2026", "М. Пример, 3 марта 2026"),
    *("Ада Пример, 3 марта 2026", "Ada Beispiel, 3. März 2026", "Ada Ejemplo, 3 de marzo de 2026"),
    *("Ho Example, 3 March 2026", "Ada Example (3 March 2026)", "Ada Example, New York"),
]


@pytest.mark.parametrize("line", DATELINES)
def test_a_place_and_a_day_are_nobody(desk, line):
    assert is_place_and_day(line)
    for number, text in enumerate(
        (f"Ada Example\nBo Sample\n\n{line}\n", f"{line}\n\nAda Example\n\nBo Sample\n")
    ):
        assert desk.add(f"{number}.txt", text) == 0, desk.said
        assert "a place and a date, not a name" in desk.said
    assert desk.add("x.md", f"## Signatories\n\n{line}\n\nAda Example\n\nBo Sample\n") == 0
    assert "a place and a date, not a name" in desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize("line", PEOPLE)
def test_a_person_with_a_day_is_no_place(line):
    assert not is_place_and_day(line)


@pytest.mark.parametrize("line", [each for each in PEOPLE if may_be_place_and_day(each)])
@pytest.mark.parametrize("text", ["Cy Muster\nDi Muster\n\n{}\n", "Signed:\n\n{}\nCy Muster\n"])
def test_what_may_be_either_stops_and_names_the_line(desk, line, text):
    assert desk.add("x.txt", text.format(line)) == 2
    assert "is this line a place and a date, or a person who signed then?" in desk.said


def test_the_hint_works(desk):
    assert desk.add("x.txt", "Cy Muster\nDi Muster\nAda Example, 3 March 2026\n") == 2
    assert "put the date in brackets if it is a person" in desk.said
    assert desk.add("x.txt", "Cy Muster\nDi Muster\nAda Example (3 March 2026)\n") == 0, desk.said
    assert len(desk.rows) == 3


def test_people_with_a_day_each_stay_people(desk):
    text = "Ada Example, 3 March 2026\nBo Sample, 4 March 2026\nCy Muster, 5 March 2026\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert len(desk.rows) == 3


def test_two_languages_have_two_datelines(desk):
    text = "New York, 3 March 2026\nNueva York, 3 de marzo de 2026\n\nAda Example\nBo Sample\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_a_dateline_below_a_list_has_its_own_reason(desk):
    text = "## Signatories\n\n- Ada Example\n- Bo Sample\n\nNew York, 3 March 2026\n"
    assert desk.add("x.md", text) == 0, desk.said
    assert "a place and a date, not a name (x.md:6)" in desk.said
