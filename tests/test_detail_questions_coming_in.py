"""Leave for something else than the name is none for the name."""

import pytest

ROLE = [
    *("Publish my job title?", "Do you agree that your function is published?"),
    *("Darf Ihre Funktion veröffentlicht werden?", "Pouvons-nous publier votre fonction ?"),
    *("Publicar mi cargo", "Публиковать должность", "Ці можна апублікаваць вашу пасаду?"),
    *("Чи можна публікувати вашу посаду?", "Czy możemy opublikować Pana stanowisko?"),
    *("هل يمكن نشر وظيفتك؟", "Согласны ли вы на публикацию должности?"),
]
AFFILIATION = [
    *("May we publish your affiliation?", "Show my organisation", "Публиковать место работы?"),
    "I agree to the publication of my affiliation",
]
LETTER = [
    *("Do you agree with the publication of this letter?", "May we publish the letter in French?"),
    *("Do you agree that the letter is published?", "Darf der Brief veröffentlicht werden?"),
    "Are you happy for the list to be published in December?",
    *("Согласны ли вы на публикацию письма?", "Згода на публікацію листа"),
    *("Згодны на публікацыю ліста", "Êtes-vous d'accord avec la publication de cette lettre ?"),
    *("¿Está de acuerdo con la publicación de la carta?", "هل توافق على نشر الرسالة؟"),
]


def table(title, yes="1", no="0"):
    rows = (f"Ada Example,Judge,Court,{yes}\n", f"Bo Sample,Judge,Court,{no}\n")
    return f'Name,Role,Organisation,"{title}"\n{"".join(rows)}Cy Muster,Judge,Court,\n'


@pytest.mark.parametrize("title", [*ROLE, *AFFILIATION])
def test_a_no_hides_what_was_asked_about_and_not_the_name(desk, title):
    assert desk.add("x.csv", table(title)) == 0, desk.said
    column, other = ("affiliation", "role") if title in AFFILIATION else ("role", "affiliation")
    assert f"the {column} stays private, as they answered" in desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster"]
    assert desk.column(column)[0]
    assert desk.column(column)[1:] == ["", ""]
    assert all(desk.column(other))


@pytest.mark.parametrize("title", [*ROLE, *AFFILIATION, *LETTER])
def test_a_yes_is_no_leave_for_the_name(desk, title):
    assert desk.add("x.csv", table(title), consent="") == 2
    assert not (desk.folder / "signatories" / "parks.csv").exists()


def test_a_no_in_a_later_export_takes_back_what_was_printed(desk):
    title = ROLE[0]
    assert desk.add("x.csv", table(title, no="1")) == 0, desk.said
    assert desk.column("role")[:2] == ["Judge", "Judge"]
    assert desk.add("x.csv", table(title)) == 0, desk.said
    assert desk.column("role")[:2] == ["Judge", ""]


def test_a_column_can_be_said_to_ask_about_another(desk):
    title = "Is your work a secret"
    assert desk.add("x.csv", table(title), "--map", f"{title}=affiliation_shown") == 0, desk.said
    assert desk.column("affiliation") == ["Court", "", ""]


@pytest.mark.parametrize(
    "title",
    [
        *("May we publish it under the letter?", "May we publish it on your organisation's site?"),
        *("Опубликовать под письмом", "Show on the public list"),
    ],
)
def test_what_is_published_on_the_letter_is_about_the_person_or_stops(desk, title):
    if desk.add("x.csv", table(title)) == 0:
        assert "Bo Sample" not in desk.printed()
