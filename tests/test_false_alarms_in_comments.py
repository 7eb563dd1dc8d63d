"""Comments that sound like wishes and are none: nobody is hidden by them, and nothing asks."""

import pytest

from letterkit.wishes.asking_nothing import asks_nothing, asks_to_be_named

NOTHING = [
    *("Not in our name", "Pas en notre nom", "Nicht in unserem Namen", "No en nuestro nombre"),
    *("Не от нашего имени", "Не ад нашага імя", "Не від нашого імені", "Nie w naszym imieniu"),
    *("ليس باسمنا", "Please publish my name, I am not afraid", "Yes, use my full name!"),
    *("Publiez mon nom, je n'ai pas peur", "Ich habe keine Angst, nennen Sie meinen Namen"),
    *("No tengo miedo, publiquen mi nombre", "Не боюсь, публикуйте моё имя"),
    *("Nie boję się, opublikujcie moje nazwisko", "Не боюся, опублікуйте моє імя"),
    *("I sign as an individual", "Only together are we strong", "Do not hide the truth"),
    *("Let's hide nothing", "Don't publish the maps", "Delete the database"),
    *("The ban must be withdrawn", "Das Gesetz muss zurückgezogen werden"),
    *("Уберите этого министра", "I am afraid for my country", "Nope, all good"),
    *("Hidden costs must be shown", "Put me down as a supporter"),
    *("They removed our names from the archive", "Please do not share my email"),
    *("Please do not share my phone number", "Bitte meine Telefonnummer nicht weitergeben"),
]
WISHES = [
    *("Not my name please", "Please do not publish my name, I am afraid", "pas mon nom"),
    *("Publish my name only after March", "publish my name? no", "Do not publish the list"),
    *("I am not afraid, but do not publish my name", "Hide me", "I am afraid", "Remove me"),
    *("Do not hide my face, hide my name", "Publish my name, but not my surname"),
    *("They removed our names from the archive, hide mine", "Do not publish the names"),
    *("Please do not share my email or my name", "Put me down as a supporter without a name"),
]


def table(text, title="Comment"):
    return f'Name,{title}\nAda Example,Great\nBo Sample,"{text}"\n'


@pytest.mark.parametrize("text", NOTHING)
def test_a_comment_that_asks_nothing_names_everybody(desk, text):
    assert desk.add("x.csv", table(text)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("shown") in (["", ""], [])


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_still_counts_or_asks(desk, text):
    if desk.add("x.csv", table(text)) == 0:
        named = [row for row in desk.rows if row["name"] == "Bo Sample"]
        assert not named or named[0]["shown"]


def test_someone_who_asks_to_be_named_is_not_hidden_by_a_hint_as_it_stands(desk):
    text = "Publish my name only after March"
    assert desk.add("x.csv", table(text)) == 2
    option = f"Comment: {text}=MEANING"
    assert f"--map '{option}'" in desk.said
    assert desk.add("x.csv", table(text), "--map", option) == 2
    assert desk.add("x.csv", table(text), "--map", f"Comment: {text}=no") == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]


def test_only_what_is_understood_whole_asks_nothing():
    assert asks_nothing("Please publish my name, I am not afraid")
    assert not asks_nothing("Please publish my name, I am not sure")
    assert asks_to_be_named("Publish my name only after March")
    assert not asks_to_be_named("Do not publish my name")
