"""Lines set word by word are those that Pango sets; words that need their neighbours are not."""

import pytest

from letterkit.model import Entry, Kind, Shown
from letterkit.render import setting, words
from letterkit.render.names import Piece, pieces
from letterkit.render.setting import Setter
from letterkit.render.words import Words
from render.documents import line, register, sample
from render.test_setting import drawn, styles

DETAILS = (
    "Example University of the Arts",
    "Co-operation and/or self-help",
    "Beispiel-Stiftung, R&D (North), e. V.",
    "«Приклад» and “Example”, 'so' – thus — so",
    "24/7 help, 3-4 people, 12 000 members, 5.5 %, No. 7",
    "example.org/a-b, a@example.org, C++, #1, +1",
    "Wait… what?! (yes) [no] {so} !not ?nor",
    "Фонд «Пример», Праваабарончы цэнтр Прыклад",
    "東京大学、例の会 서울 예시",
    "جامعة المثال (فرع)",
    "உதாரணம் ตัวอย่าง မြန်မာ",
    "Nguyễn Văn É e\u0301 z\u0323",
    "soft\u00adhyphen zero\u200bwidth word\u2060joiner no\u00a0break",
    "two  blanks   here",
    "Æ-ö, α-β, Ա-բ, ა-ბ",
    "🙂 smile ✓",
    "Word" * 30,
)
NAMES = (
    "Ada Example",
    "Алена Жук-Новік",
    "王 明月",
    "ليلى حداد",
    "A. B.",
    "Ж. К.-Н",
    "Ada Алена",
    "अनिता",
)
PEOPLE = tuple(
    Entry(f"w{n}", name, Kind.PERSON, Shown.NAMED, role, affiliation)
    for n, affiliation in enumerate(DETAILS)
    for name, role in zip(NAMES, ("", "nurse", "co-author", "учитель") * 2, strict=True)
)


def lines_at(width, lang, entries=PEOPLE, *, alone=False):
    document = sample(lang, register=register(entries))
    setter = Setter(*styles(document.direction), width)
    given = pieces([line(each, lang) for each in entries], document)
    return list(setter.separate_lines(given, 14.0) if alone else setter.lines(given))


def glyphs(lines):
    """The glyphs of each line, however many operators show them."""
    return [
        [(text, "".join(each for _, each in runs).replace(">]TJ [<", "")) for text, runs in its]
        for its in drawn(lines)
    ]


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize(
    ("lang", "width"), [("en", 150.0), ("en", 233.0), ("be", 300.0), ("ar", 200.0)]
)
def test_lines_of_words_are_those_of_pango(lang, width, alone, monkeypatch):
    by_words = lines_at(width, lang, alone=alone)
    monkeypatch.setattr(Words, "groups", lambda *_: None)
    by_pango = lines_at(width, lang, alone=alone)
    assert [[each.text for each in its.pieces] for its in by_words] == [
        [each.text for each in its.pieces] for its in by_pango
    ]
    assert [each.width for each in by_words] == [each.width for each in by_pango]
    assert [each.indent for each in by_words] == [each.indent for each in by_pango]
    assert [[each.piece.entry for each in its.pieces] for its in by_words] == [
        [each.piece.entry for each in its.pieces] for its in by_pango
    ]
    assert glyphs(by_words) == glyphs(by_pango)


def test_a_word_is_shaped_once_for_each_style_and_language():
    asked = []

    def shape(is_name, tag, texts):
        asked.append((is_name, tag, *texts))
        return [(text, None) for text in texts]

    known = Words(shape, 1000, 40)
    one = [Piece(0, True, "", "Ada Ada"), Piece(0, False, "", ", Ada ")]
    known.learn([one, one, [Piece(1, False, "und-Cyrl", "Жук ")]])
    known.learn([one])
    assert asked == [
        (True, "", "Ada ", "Ada"),
        (False, "", ", ", "Ada "),
        (False, "und-Cyrl", "Жук "),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "«Parks» ",
        "!no ",
        "two  blanks ",
        "“so” ",
        "東京 ",
        "ليلى ",
        "–",
        "a\u00adb ",
        "(",
        "e\u0301 ",
    ],
)
def test_a_word_that_its_neighbours_may_change_is_left_to_pango(text):
    known = Words(lambda is_name, tag, texts: [pytest.fail(each) for each in texts], 1000, 40)
    piece = Piece(0, False, "", text)
    known.learn([[piece]])
    assert known.groups([piece]) is None


def test_many_words_are_forgotten_and_learnt_again(monkeypatch):
    before = drawn(lines_at(233.0, "en"))
    monkeypatch.setattr(setting, "_LEARNT", 3)
    monkeypatch.setattr(words, "_REMEMBERED", 5)
    assert drawn(lines_at(233.0, "en")) == before
