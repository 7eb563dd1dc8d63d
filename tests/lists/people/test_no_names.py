"""What stands among names and is none is known by all of its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.lists.people.no_names import FOOTNOTE, NOTE, PAGE, PLACE, TOTAL, UPDATED, is_no_name

TOTALS = [
    "Total: 1", "TOTAL (1)", "Sum", "Grand total", "Subtotal", "Insgesamt: 1", "Celkem", "Razem: 1",
    "Всего", "Усяго", "Разом", "ИТОГО: 2", "Total général", "合計", "合計: 2名", "Totale",
    "Iš viso", "Number of signatories: 1", "Total signatures: 1,234", "Summe",
    "Gesamt: 12 Unterschriften",
    "Liczba podpisów: 3", "Всего подписей: 41", "Усяго подпісаў: 41", "Кількість підписів – 7",
    "Total de firmas: 12", "Nombre de signataires : 12", "المجموع: 3", "27 signatures",
    "1 signatory", "41 подпись", "12 in total", "Anzahl der Unterschriften: 3",
    "... and 27 others", "und 27 weitere", "and 27 more", "… and many others", "+ 27",
    "et 12 autres", "y 12 más", "oraz 5 innych", "и ещё 27", "и другие", "і ще 5",
    "і яшчэ 5 чалавек", "و 27 آخرون",
    "and 1,204 more signatories", "(+ 12 more)",
]  # fmt: skip


@pytest.mark.parametrize("text", TOTALS)
def test_a_total_in_any_language_is_no_name(text: str) -> None:
    assert is_no_name(text) == TOTAL


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Last updated 12 November 2026", UPDATED),
        ("Note: collected until 12 November 2026 by Max Collector", NOTE),
        ("NB: the list goes on", NOTE),
        ("Примечание: собрал Макс Пример", NOTE),
        ("Заўвага: сабрана на паперы", NOTE),
        ("Примітка: без перевірки", NOTE),
        ("Źródło: strona uczelni", NOTE),
        ("Anmerkung: Die Liste wird fortgesetzt", NOTE),
        ("Remarque : recueilli par courrier", NOTE),
        ("Observaciones: recogidas en papel", NOTE),
        ("ملاحظة: جمعها فريق", NOTE),
        ("Stand: 12. November 2026", UPDATED),
        ("Обновлено 12 ноября 2026 г.", UPDATED),
        ("Mis à jour le 12 novembre 2026", UPDATED),
        ("Stan na 12.11.2026", UPDATED),
        ("Page 1 of 3", PAGE),
        ("Seite 2 von 3", PAGE),
        ("Страница 1 из 3", PAGE),
        ("* deceased", FOOTNOTE),
        ("† verstorben", FOOTNOTE),
        ("* Affiliations for identification purposes only.", FOOTNOTE),
        ("[your name here]", PLACE),
        ("(add your name)", PLACE),
        ("Ihr Name", PLACE),
        ("<впишите имя>", PLACE),
        ("Ваше ім’я тут", PLACE),
    ],
)
def test_a_date_a_page_a_footnote_or_a_place_to_sign_is_no_name(text: str, reason: str) -> None:
    assert is_no_name(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Sum Example", "Total Example Ltd", "Page Sample", "Stand By Example", "Thomas More",
        "More", "Other Example", "Ada Example", "* Ada Example", "12 Monkeys Example",
        "Names", "Example 3",
        "Razem Example", "Разам Прыклад", "Your Name Example", "", "…", "12", "Mai Sample",
        "Others", "Group of 20", "Stand", "Page",
    ],
)  # fmt: skip
def test_what_may_be_a_name_is_no_total(text: str) -> None:
    assert is_no_name(text) == ""


@given(st.text(max_size=130))
def test_any_text_has_a_reason_or_none(text: str) -> None:
    assert is_no_name(text) in ("", TOTAL, UPDATED, PAGE, FOOTNOTE, PLACE)
