import pytest

from letterkit.lists.documents.documents import Words
from letterkit.lists.documents.item_texts import item_values
from letterkit.lists.rows.name_shapes import is_name, is_sentence


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


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Example Lab, ada(at)example.org", "Example Lab, ada(at)example.org"),
        ("Example Lab, ada (at) example (dot) org", "Example Lab, ada (at) example (dot) org"),
        ("editor (de) Berlin", "editor (de) Berlin"),
        ("professor (em), Bar", "professor (em) Bar"),
        ("researcher (pt), Bar", "researcher (pt) Bar"),
        ("vice-chair (ad interim), Bar", "vice-chair (ad interim) Bar"),
        ("works (at) Bar", "works (at) Bar"),
        ("Editor (de)", "Editor (de)"),
    ],
)
def test_a_bracket_within_a_text_stays_in_it(text, rest):
    values = item_values(Words(f"Ada Zelnik, {text}", []))
    found = " ".join(values[each] for each in ("role", "affiliation") if values.get(each))
    assert values["name"] == "Ada Zelnik"
    assert found == rest


def test_a_bracket_that_is_part_of_an_address_stays_in_it():
    text = "guy(at)example(dot)org"
    assert item_values(Words(text, [])) == {"name": text}
