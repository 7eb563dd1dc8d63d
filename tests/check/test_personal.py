"""An illness, a hiding place and an age: a person looks, and nobody is kept out for a word."""

import pytest

from letterkit.check.personal import tells_too_much
from letterkit.check.private_fields import private_in_public
from letterkit.model.finding import Severity

TELLS = {
    "an illness": [
        "HIV positive",
        "teacher, HIV positive",
        "living with HIV",
        "erkrankt an Krebs",
        "séropositive",
        "vive con VIH",
        "chora na raka",
        "ВИЧ-положительный",
        "хворы на рак",
        "ВІЛ-позитивна",
        "مصاب بالسرطان",
    ],
    "where they hide": [
        "hiding in Sampleton since May",
        "currently in hiding near Exampleton",
        "staying with friends in Exampleton",
        "untergetaucht in Musterstadt",
        "cachée chez une amie",
        "escondida en Ejemplo",
        "ukrywa się w Przykładowie",
        "скрывается в Примерске",
        "хаваюся ў вёсцы",
        "переховується в селі",
        "مختبئ في المثال",
    ],
    "in which room they live": ["room 214", "комната 214", "Zimmer 214", "غرفة 214"],
}
EACH = [(what, text) for what, texts in TELLS.items() for text in texts]
ORDINARY = [
    "HIV Positive Women's Network",
    "Association of People Living with HIV",
    "Cancer Research Institute",
    "Institut für Krebsforschung",
    "Underground Theatre",
    "Hidden Valley School",
    "editor of Hiding Places",
    "Versteck Theater",
    "Clandestina Records",
    "Centre for HIV and AIDS",
    "Центр СПИД",
    "Escondido School",
    "Chambre de commerce",
    "Staying Alive Band",
    "Комната 13 театр",
    "teacher",
]


@pytest.mark.parametrize(("what", "text"), EACH)
@pytest.mark.parametrize("column", ["role", "affiliation"])
def test_what_words_plainly_tell_is_for_a_person_to_look_at(roll, column, what, text):
    [finding] = tells_too_much(roll({"name": "Ada Example", column: text}))
    assert (finding.code, finding.severity) == ("tells-too-much", Severity.REVIEW)
    assert finding.message == f"the {column} of Ada Example may tell everybody {what}"


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_affiliations_are_let_be(roll, text):
    assert list(tells_too_much(roll({"name": "Ada Example", "affiliation": text}))) == []


@pytest.mark.parametrize(
    "comment",
    ["I am 41 and a teacher", "aged 41", "J'ai 41 ans", "мне 41", "I am HIV positive", "عمري 41"],
)
def test_an_age_or_an_illness_in_a_comment_is_only_noted(roll, comment):
    entry = {"name": "Ada Example", "comment": comment}
    [finding] = tells_too_much(roll(entry))
    assert finding.severity is Severity.NOTE
    assert finding.message == "the comment of Ada Example tells their age or an illness"
    assert list(private_in_public(roll(entry))) == []


def test_where_somebody_hides_is_looked_at_in_a_comment_too(roll):
    [finding] = tells_too_much(roll({"name": "Ada Example", "comment": "hiding in Sampleton"}))
    assert finding.severity is Severity.REVIEW


@pytest.mark.parametrize(
    ("column", "text"),
    [("affiliation", "aged 41"), ("role", "teacher, 41 years old"), ("name", "Ada, born in 1984")],
)
def test_an_age_in_another_column_is_looked_at_and_keeps_nobody_out(roll, column, text):
    entry = {"name": "Ada Example"} | {column: text}
    [finding] = tells_too_much(roll(entry))
    assert finding.severity is Severity.REVIEW
    assert finding.message.endswith("may tell everybody an age or a year of birth")
    assert list(private_in_public(roll(entry))) == []


def test_what_is_not_shown_tells_nothing(roll):
    entry = {"name": "Ada Example", "affiliation": "HIV positive", "shown": "unnamed"}
    assert list(tells_too_much(roll(entry))) == []
