from letterkit.model import Entry, Kind, Shown
from letterkit.render.names import Piece, pieces
from render.documents import line, register, sample

ADA = Entry(
    "a2", "Ada Example", Kind.PERSON, Shown.NAMED, role="nurse", affiliation="Parks", country="PL"
)
FATIMA = Entry("b3", "فاطمة خوري", Kind.PERSON, Shown.NAMED, role="(director)")
MIXED = Entry("c4", "Ада Example", Kind.PERSON, Shown.NAMED)
ROLE = Entry("d5", "", Kind.PERSON, Shown.ROLE, role="journalist")


def pieces_of(*entries, lang="en"):
    document = sample(lang, register=register(entries))
    return list(pieces([line(each, lang) for each in entries], document))


def test_a_line_is_its_name_and_its_details_and_a_point_up_to_the_last():
    assert pieces_of(ADA, ROLE) == [
        [Piece(0, True, "", "Ada Example"), Piece(0, False, "", ", nurse, Parks, Poland\u00a0· ")],
        [Piece(1, False, "", "journalist")],
    ]


def test_what_is_in_another_script_is_a_piece_in_its_language():
    assert pieces_of(MIXED) == [[Piece(0, True, "und-Cyrl", "Ада"), Piece(0, True, "", " Example")]]


def test_only_a_phrase_that_holds_another_direction_is_isolated():
    (found,) = pieces_of(FATIMA)
    assert [(each.text, each.isolate) for each in found] == [
        ("فاطمة خوري", "\u2067"),
        (", (director)", ""),
    ]
    (found,) = pieces_of(FATIMA, lang="ar")
    assert [(each.text, each.isolate) for each in found] == [
        ("فاطمة خوري", ""),
        ("، ", ""),
        ("(", "\u2066"),
        ("director", "\u2066"),
        (")", "\u2066"),
    ]
