import pytest

from letterkit.read.documents import Words
from letterkit.read.item_texts import item_values
from letterkit.read.name_shapes import is_name, is_sentence


@pytest.mark.parametrize(
    "text, values",
    [
        ("Ada, @ada, (Poet: Club, News)", {"affiliation": "Poet: Club, News", "handle": "@ada"}),
        ("Ada @ada (Club)", {"affiliation": "Club", "handle": "@ada"}),
        ("Ada (@club, Rust)", {"affiliation": "Rust", "handle": "@club"}),
        ("Ada (@ada), Editor (News)", {"role": "Editor", "affiliation": "News", "handle": "@ada"}),
        ("Ada, @ada@example.org", {"handle": "@ada@example.org"}),
        ("Ada, Editor @ News", {"role": "Editor", "affiliation": "News"}),
        ("Ada, https://example.org", {"link": "https://example.org"}),
        ("Ada, ada@example.org", {"email": "ada@example.org"}),
    ],
)
def test_a_handle_is_private_and_never_a_role_or_an_affiliation(text, values):
    assert item_values(Words(text)) == {"name": "Ada", **values}


@pytest.mark.parametrize("text", ["@ada", "Ada (ada@example.org)", "Ada - Poet", "Club | Poet ❤️"])
def test_what_is_not_to_be_split_stays_whole(text):
    assert item_values(Words(text)) == {"name": text}


@pytest.mark.parametrize(
    "text",
    [
        *("Ada Example", "Ada van der Example", "Example, Inc. (UK)", "Ада Прыклад", "آدا مثال"),
        *("RôM - Evidence Based Club", "Prof. Dr. Ada Example", "Academy of the Arts"),
    ],
)
def test_names_look_like_names(text):
    assert is_name(text)
    assert not is_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        *("keep the gates open until midnight", "Fork this repository and add your name"),
        *("We want the park to be open.", "Мы просим открыть парк для всех жителей."),
        *("адкрыць парк для ўсіх", "otworzyć park dla wszystkich", "den Park für alle öffnen"),
    ],
)
def test_sentences_look_like_sentences(text):
    assert is_sentence(text)
    assert not is_name(text)
