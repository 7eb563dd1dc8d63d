"""A second name that people gave to be published is the only one that is printed."""

import shlex

import pytest

# Nine languages, with a word for publishing or the place where a name stands.
TITLES = [
    *("Name to publish", "Name on the letter", "Name that will appear under the letter"),
    *("Name as it should appear on the public list", "Published name", "Public display name"),
    *("Імя для публікацыі", "Імя ў лісце", "Имя для публикации", "Имя под письмом"),
    *("Імʼя для публікації", "Ім'я під листом", "Nazwisko do publikacji"),
    *("Imię i nazwisko pod listem", "Name für die Veröffentlichung", "Name unter dem Brief"),
    *("Name, der veröffentlicht werden soll", "Nom à afficher", "Nom sous la lettre"),
    *("Nombre para publicar", "Nombre que aparecerá en la carta", "الاسم للنشر"),
]
REMARKS = [
    "Name to publish (leave empty to remain anonymous)",
    "Public name (leave blank to stay anonymous)",
    "Имя для публикации (оставьте пустым, если хотите остаться анонимным)",
    "Імя для публікацыі (пакіньце пустым, калі хочаце застацца ананімным)",
    "Імʼя для публікації (залиште порожнім, щоб залишитися анонімним)",
    "Imię i nazwisko do publikacji (zostaw puste, aby pozostać anonimowym)",
    "Name für die Veröffentlichung (leer lassen für anonym)",
    "Nom à publier (laissez vide pour rester anonyme)",
    "Nombre para publicar (dejar en blanco para permanecer anónimo)",
    "الاسم للنشر (اتركه فارغا للبقاء مجهولا)",
    "Pen name (leave empty to remain anonymous)",
]


def table(title, other="B. S."):
    rows = (f"Ada Example,Ada Example,Yes\nBo Sample,{other},Yes\n", "Cy Muster,,Yes\n")
    return f'Full name,"{title}",May we publish your name?\n{"".join(rows)}'


@pytest.mark.parametrize("title", [*TITLES, *REMARKS])
def test_the_name_to_be_published_is_the_only_one_that_is_printed(desk, title):
    assert desk.add("x.csv", table(title)) == 0, desk.said
    assert "is empty, so the name they gave is not published" in desk.said
    assert desk.column("name") == ["Ada Example", "B. S.", ""]
    assert desk.column("shown") == ["", "", "unnamed"]
    printed = desk.printed()
    assert "Bo Sample" not in printed
    assert "Muster" not in printed


@pytest.mark.parametrize(
    "title", ["Pen name", "Псевдоним", "Künstlername", "Name to publish (if different)"]
)
def test_who_has_no_other_name_is_named_by_the_first_and_it_is_said(desk, title):
    assert desk.add("x.csv", table(title)) == 0, desk.said
    assert "no other name is given for the public" in desk.said
    assert desk.column("name") == ["Ada Example", "B. S.", "Cy Muster"]


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Preferred name",
            "Printed name",
            "Name for signature",
            "Bevorzugter Name",
            "Nom d'usage",
        ),
        *("Sign as", "Подписать как", "Unterschreiben als"),
        *("Name, as I sign books", "Имя, как в книгах", "Name you would like printed", "Listed as"),
        *("How your name should appear", "Как указать ваше имя", "Wie soll Ihr Name erscheinen"),
    ],
)
def test_what_may_be_such_a_name_stops_with_a_hint_that_works(desk, title):
    assert desk.add("x.csv", table(title)) == 2, desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()
    option = desk.said.partition("--map ")[2]
    option = shlex.split(option.partition("=public_name")[0] + "=public_name" + option[0])[0]
    assert desk.add("x.csv", table(title), "--map", option) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "B. S.", ""]


@pytest.mark.parametrize("title", ["Preferred name", "Name to publish", "Full name (again)"])
def test_the_same_name_twice_asks_nothing(desk, title):
    assert desk.add("x.csv", f"Full name,{title}\nAda Example,Ada Example\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        *(("Mother's name", "Eve Example"), ("Username", "ada_example"), ("Dog", "Rex")),
        *(("Name of your employer", "Example Ltd"), ("Имя матери", "Ева Пример")),
    ],
)
def test_the_name_of_somebody_else_asks_nothing(desk, title, text):
    assert desk.add("x.csv", f"Full name,{title}\nAda Example,{text}\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
