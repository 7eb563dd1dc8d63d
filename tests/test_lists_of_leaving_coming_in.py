"""A file, sheet, heading or column of people who left adds nobody: they are taken off the list."""

import pytest
from tests.test_left_in_another_form_coming_in import book

from desk import Desk
from letterkit.lists.said.leaving import takes_back

LISTED = "Name,Org\nAda Example,A\nBo Sample,B\nCy Specimen,C\n"
TITLES = [
    *("Removals", "Cancellations", "Please remove the following:", "To be removed", "Leavers"),
    *("Please take these names off the list", "Remove these people:", "Changed their minds"),
    *("Выбывшие", "Просьба удалить:", "Убрать из списка", "Пожалуйста, удалите следующих:"),
    *("Выбылыя", "Прыбраць са спісу", "Калі ласка, выдаліце наступных:", "Адмовіліся"),
    *("Вибули", "Прибрати зі списку", "Будь ласка, видаліть таких:", "На видалення"),
    *("Proszę usunąć:", "Skreśleni", "Proszę usunąć następujące osoby:", "Rezygnacje"),
    *("Abmeldungen", "Austritte", "Bitte entfernen:", "Streichliste", "Stornierungen"),
    *("Désistements", "À enlever", "Veuillez retirer les personnes suivantes:", "Annulations"),
    *("Para borrar", "Bajas", "Por favor, retirar a las siguientes personas:", "Renuncias"),
    *("الانسحابات", "يرجى حذف:", "يرجى حذف الأسماء التالية:", "الإلغاءات"),
]
KEPT = [
    *("Signatories", "Removal workers", "Names", "Список", "Подписали", "Firmas", "Signataires"),
    *("Die Liste", "Departures Group", "The Withdrawn Press", "Stop the removal of our trees"),
    *(
        "Names to be added",
        "Supporters",
        "أسماء",
        "Podpisy",
        "Partis politiques",
        "Salidas del Sol",
    ),
]


@pytest.fixture
def desk(tmp_path):
    found = Desk(tmp_path)
    assert found.add("l.csv", LISTED) == 0, found.said
    return found


def _is_taken_off(desk):
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen"]
    assert desk.column("consent") == ["yes", "no", "no"]
    assert "letterkit withdraw parks --id" in desk.said


@pytest.mark.parametrize("title", TITLES)
def test_a_heading_of_those_who_left(desk, title):
    text = f"# {title}\n\n- Bo Sample\n- Cy Specimen\n"
    assert desk.add("x.md", text) == 0, desk.said
    _is_taken_off(desk)


@pytest.mark.parametrize("title", TITLES)
def test_a_sheet_with_that_title_alone(desk, title):
    rows = [[title], ["Bo Sample"], ["Cy Specimen"]]
    assert desk.add("x.xlsx", book({"Sheet1": rows})) == 0, desk.said
    _is_taken_off(desk)


@pytest.mark.parametrize("title", [each for each in TITLES if len(each) < 32])
def test_a_sheet_of_that_name(desk, title):
    rows = [["Name"], ["Bo Sample"], ["Cy Specimen"]]
    name = title.strip(":")
    assert (
        desk.add("x.xlsx", book({"Signed": [["Name", "Org"], ["Ada Example", "A"]], name: rows}))
        == 0
    )
    _is_taken_off(desk)


@pytest.mark.parametrize("title", TITLES[::3])
def test_a_file_of_that_name(desk, title):
    name = title.strip(":").replace(" ", "_")
    assert desk.add(f"{name}.csv", "Name\nBo Sample\nCy Specimen\n") == 0, desk.said
    _is_taken_off(desk)


def test_to_map_such_a_column_adds_nobody(desk):
    title = "Please remove the following:"
    content = f"{title}\nBo Sample\nCy Specimen\n"
    assert desk.add("x.csv", content, "--map", f"{title}=name") == 0, desk.said
    _is_taken_off(desk)


@pytest.mark.parametrize("title", KEPT)
def test_titles_that_take_nobody_off(title):
    assert not takes_back(title)


def test_a_column_of_answers_is_no_list_of_names(desk):
    table = "Name,Removed\nDi Muster,no\nBo Sample,yes\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen", "Di Muster"]
    assert desk.column("consent") == ["yes", "no", "yes", "yes"]
