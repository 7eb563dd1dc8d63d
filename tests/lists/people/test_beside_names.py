import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.lists.people import beside_names as beside


@pytest.mark.parametrize(
    "short, name",
    [
        ("HRC", "Human Rights Centre"),
        ("hrc", "Human Rights Centre"),
        ("H.R.C.", "Human Rights Centre"),
        ("GEL", "Group of Example Lawyers"),
        ("GoEL", "Group of Example Lawyers"),
        ("EPU/ЕПС", "Example Press Union"),
        ("EDRi", "European Digital Rights"),
        ("W3C", "World Wide Web Consortium"),
        ("BelPEN", "Belarusian PEN"),
        ("БАЖ", "Беларуская асацыяцыя журналістаў"),
        ("СЖ", "Союз журналистов"),
        ("ИРИ", "Институт развития интернета"),
        ("СПП", "Спілка письменників Прикладу"),
        ("SDP", "Stowarzyszenie Dziennikarzy Przykładu"),
        ("GfbV", "Gesellschaft für bedrohte Völker"),
        ("LDH", "Ligue des droits de l'homme"),
        ("APDH", "Asamblea Permanente por los Derechos Humanos"),
        ("م.ح.إ", "مركز حقوق الإنسان"),
        ("人权中心", "中国人权中心"),
    ],
)
def test_case_10_an_acronym_is_known_in_any_script(short, name):
    assert beside.is_acronym(short, name)
    assert beside.belongs_to_name(name, short)


@pytest.mark.parametrize(
    "short, name",
    [
        ("MIT", "Ada Example"),
        ("HRC", "Human Rights Watch"),
        ("Example News", "Ada Example"),
        ("H", "Human Rights Centre"),
        ("", "Human Rights Centre"),
        ("Ada Example", "Example Press Union"),
        ("EX", "Example"),
    ],
)
def test_other_words_are_no_acronym(short, name):
    assert not beside.is_acronym(short, name)


@pytest.mark.parametrize(
    "name, bracket",
    [
        ("Ada Example", "she/her"),
        ("Ada Example", "PhD"),
        ("Ada Example", "ret."),
        ("Ada Example", "née Sample"),
        ("Ada Example", "Jr."),
        ("Example Verein", "in Liquidation"),
        ("Ada Example", "1950–2020"),
        ("Greenfield", "Belarus"),
        ("Анна Примерова", "Anna Primerova"),
        ("Alena Pryklad", "Алена Прыклад"),
        ("Анна Примерова", "имя изменено"),
    ],
)
def test_what_belongs_to_a_name(name, bracket):
    assert beside.belongs_to_name(name, bracket)


@pytest.mark.parametrize(
    "name, bracket",
    [("Ada Example", "Example University"), ("Ada Example", "MIT"), ("Анна Примерова", "МГУ")],
)
def test_an_affiliation_does_not_belong_to_the_name(name, bracket):
    assert not beside.belongs_to_name(name, bracket)


@pytest.mark.parametrize(
    "text", ["Ada Example", "Ada B. Example", "Jan van der Berg", "ПРИМЕРОВА Анна", "ليلى مثال"]
)
def test_what_is_like_a_person(text):
    assert beside.is_like_person(text)


@pytest.mark.parametrize(
    "text",
    ["HRC", "Ada", "Example Press", "Costa Rica", "Minsk Office", "Room 3", "in Liquidation",
     "Senior Editor", "formerly Example House", "a b c d e"],
)  # fmt: skip
def test_what_is_not_like_a_person(text):
    assert not beside.is_like_person(text)


def test_roles_titles_and_organisations_have_their_words():
    assert beside.is_role("Senior editor")
    assert beside.is_role("врач-терапевт")
    assert not beside.is_role("Ada Example")
    assert beside.is_title("Dr.")
    assert not beside.is_title("Professor of Examples")
    assert beside.is_organisation("Example News")
    assert beside.is_organisation("Газета «Пример»")
    assert not beside.is_organisation("Ada Example")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_are_compared(name, bracket):
    assert beside.belongs_to_name(name, bracket) in (True, False)
    assert beside.is_like_person(bracket) in (True, False)
