"""The picture that is shown where somebody shares a link to the page."""

import dataclasses
import io
import re

import pytest
from PIL import Image

from letterkit.actions.rendering import Format, Task, rendered
from letterkit.model import Document
from letterkit.render.card import HEIGHT, WIDTH, card
from letterkit.render.page import page
from render.documents import TO, register, sample

ADDRESS = "https://letters.example.org/parks/no-dialogue.en.html"
WHITE = (255, 255, 255)
TITLES = {
    "short": "Stop",
    "long": "A library in every school of every town and in each of the villages around it " * 6,
    "one word": "Bibliothek" * 60,
    "Chinese": "在每一座城镇的每一所学校里" * 20,
    "Arabic": "مكتبة في كل مدرسة من كل مدينة " * 12,
    "an emoji": "📚 Keep the library open 📚",
}


def drawn(document: Document) -> Image.Image:
    return Image.open(io.BytesIO(card(document)))


def edges(picture, top=20, bottom=470):
    """Where, from left to right, the words between two heights begin and end."""
    part = picture.convert("L").crop((0, top, WIDTH, bottom)).point(lambda dark: 255 - dark)
    left, _, right, _ = part.getbbox()
    return left, right


def colours(picture):
    return {colour for _, colour in picture.getcolors(WIDTH * HEIGHT)}


@pytest.mark.parametrize("title", TITLES)
def test_whatever_the_title_the_words_stay_within_the_margins(title):
    picture = drawn(sample(title=TITLES[title], issuer="Example Association " * 20))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (WIDTH, HEIGHT), "RGB")
    for top, bottom in ((20, 470), (482, HEIGHT)):
        left, right = edges(picture, top, bottom)
        assert 70 <= left < right <= WIDTH - 70
    # Nothing stands on the rule, nor between it and the words.
    assert colours(picture.crop((0, 460, WIDTH, 476))) == {WHITE}


def test_words_begin_where_the_language_begins():
    left, right = edges(drawn(sample("en", title="Stop", kind="Letter")))
    assert (left < 100, right < 600) == (True, True)
    left, right = edges(drawn(sample("ar", title="لا", kind="رسالة")))
    assert (left > 600, right > WIDTH - 100) == (True, True)


def test_an_accent_that_is_too_bright_is_darkened_as_in_the_letter():
    picture = drawn(sample(theme="#ffe000"))
    assert (255, 224, 0) not in colours(picture)
    assert picture.getpixel((0, 0)) != WHITE


def test_nobody_is_counted_before_somebody_has_signed():
    nobody = sample(register=register((), 0), groups=(), top=())
    assert card(nobody) != card(sample())
    assert colours(drawn(nobody).crop((0, 570, WIDTH, HEIGHT))) == {WHITE}


def test_two_builds_give_the_same_bytes_and_each_language_its_own():
    assert card(sample()) == card(sample())
    assert len({card(sample(lang)) for lang in ("en", "be", "ar")}) == 3


def head_of(document):
    head = page(document).partition("<style>")[0]
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', head))


def test_the_page_names_the_picture_where_it_says_where_it_is_itself():
    named = head_of(sample(address=ADDRESS))
    assert named["og:image"] == ADDRESS.replace(".html", ".png")
    assert (named["og:image:width"], named["og:image:height"]) == (str(WIDTH), str(HEIGHT))
    assert named["og:image:alt"] == sample().title
    assert named["twitter:card"] == "summary_large_image"


def test_a_page_without_an_address_names_none_and_has_none():
    named = head_of(sample())
    assert not [each for each in named if each.startswith("og:image")]
    assert named["twitter:card"] == "summary"
    made = rendered(Task(sample(), "no-dialogue.en", (Format.HTML,), False, checking=False))
    assert [each.name for each in made.outputs] == ["no-dialogue.en.html"]


def test_the_picture_lies_beside_the_page_and_only_beside_it():
    def names(formats, **changes):
        document = dataclasses.replace(sample(address=ADDRESS), **changes)
        task = Task(document, "no-dialogue.en", formats, False, checking=False)
        return [each.name for each in rendered(task).outputs]

    assert names((Format.HTML,)) == ["no-dialogue.en.html", "no-dialogue.en.png"]
    assert names((Format.TXT,)) == ["no-dialogue.en.txt"]
    assert names((Format.HTML,), copy_for=TO[0]) == ["no-dialogue.en.html"]


def test_nothing_in_the_page_loads_the_picture():
    body = page(sample(address=ADDRESS)).partition("<body>")[2]
    assert ".png" not in body.partition("<script")[0]
