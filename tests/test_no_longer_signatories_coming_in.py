"""Sentences about people who no longer sign, in nine languages, scripts and spellings."""

import pytest

# What is said for certain of somebody with exactly this name in one row.
LEFT = [
    "{} is no longer a signatory.",
    "{} is no longer a signatory of this letter",
    "{} is not a signatory any more.",
    "Please note: {} is no longer among the signatories.",
    "{} больш не падпісант.",
    "{} ўжо не падпісантка.",
    "{} больше не подписант.",
    "{} больше не является подписантом этого письма.",
    "{} більше не підписант.",
    "{} вже не є підписантом.",
    "{} nie jest już sygnatariuszem.",
    "{} nie jest już sygnatariuszką tego listu.",
    "{} ist nicht mehr Unterzeichnerin.",
    "{} gehört nicht mehr zu den Unterzeichnern.",
    "{} n'est plus signataire.",
    "{} ne fait plus partie des signataires de cette lettre.",
    "{} ya no es firmante.",
    "{} ya no figura entre los firmantes de esta carta.",
    "{} لم يعد من الموقعين.",
]
# What may be so, and is asked about.
PERHAPS = [
    "If {} is no longer a signatory, tell us.",
    "Is {} no longer a signatory?",
    "{} is no longer a signatory?",
    "Perhaps {} is no longer a signatory.",
    "It is not true that {} is no longer a signatory.",
    "{} is no longer a signatory of the other letter.",
    "Если {} больше не подписант, сообщите.",
    "{} больше не подписант?",
    "Неправда, что {} больше не подписант.",
    "Wenn {} nicht mehr Unterzeichner ist, sagt es uns.",
    "Vielleicht ist {} nicht mehr Unterzeichner.",
    "Si {} n'est plus signataire, dites-le.",
    "{} n'est plus signataire ?",
    "¿{} ya no es firmante?",
    "No es cierto que {} ya no es firmante.",
    "Czy {} nie jest już sygnatariuszem?",
    "هل {} لم يعد من الموقعين؟",
]
ACROSS = [
    ("Bo Sample", "Бо Семпл is no longer a signatory."),
    ("Бо Сэмпл", "Bo Sample asked to be removed"),
    ("Bo Sample", "Bo Sampel is no longer a signatory."),
    ("Bo Sample", "Бо Сэмпл просит удалить его подпись."),
    ("Bo Sample", "Бо Сэмпл просіць прыбраць яго подпіс."),
    ("Bo Sample", "بو سامبل سحب توقيعه"),
    ("بو سامبل", "Bo Sample has withdrawn."),
    ("Сяргей Прыкладаў", "Sergei Prykladov withdrew his signature."),
    ("Олена Приклад", "Olena Pryklad ist nicht mehr Unterzeichnerin."),
    ("Ганна Узор", "Hanna Uzor nie jest już sygnatariuszką."),
    ("Ahmed Muster", "أحمد موستر لم يعد من الموقعين."),
    ("Ada Beispiel", "Remove Ада Байшпиль"),
    ("Ева Образец", "Eva Obrazets a retiré sa signature."),
    ("Ева Образец", "Eva Obrazec ya no es firmante."),
]


def places(name, sentence):
    yield "x.txt", f"Signatories:\n\nAda Example\n{name}\n\n{sentence}\n"
    yield "x.md", f"# Signatories\n\n- Ada Example\n- {name}\n\n{sentence}\n"
    yield "x.csv", f'Name,Email\nAda Example,ada@example.org\n{name},b@example.org\n"{sentence}",\n'
    yield "x.html", f"<h2>Signatories</h2><ul><li>Ada Example<li>{name}</ul><p>{sentence}</p>"


@pytest.mark.parametrize("sentence", LEFT)
@pytest.mark.parametrize("place", range(4))
def test_who_is_plainly_no_longer_a_signatory_is_left_out_with_the_line(desk, sentence, place):
    file, text = list(places("Bo Sample", sentence.format("Bo Sample")))[place]
    assert desk.add(file, text) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert "says so" in desk.said


@pytest.mark.parametrize("sentence", PERHAPS)
@pytest.mark.parametrize("place", [0, 2])
def test_a_question_a_condition_or_a_denial_is_asked_about(desk, sentence, place):
    file, text = list(places("Bo Sample", sentence.format("Bo Sample")))[place]
    assert desk.add(file, text) == 2, desk.said
    assert "Bo Sample" in desk.said


def test_two_rows_of_one_name_are_asked_about_by_their_lines(desk):
    rows = "Name,City\nBo Sample,X\nBo Sample,Y\nBo Sample is no longer a signatory.,\n"
    assert desk.add("x.csv", rows) == 2
    assert "x.csv:2, x.csv:3" in desk.said
    # The hint works as it stands.
    mended = "Name,City\nBo Sample (withdrawn),X\nBo Sample,Y\n"
    assert desk.add("x.csv", mended) == 0, desk.said


@pytest.mark.parametrize(("name", "sentence"), ACROSS)
@pytest.mark.parametrize("place", range(4))
def test_a_name_in_another_script_or_spelling_is_asked_about(desk, name, sentence, place):
    file, text = list(places(name, sentence))[place]
    assert desk.add(file, text) == 2, desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()


@pytest.mark.parametrize(("name", "sentence"), ACROSS)
def test_it_is_asked_about_of_those_on_the_list_as_well(desk, name, sentence):
    first = f"Name,Email\nAda Example,ada@example.org\n{name},b@example.org\n"
    assert desk.add("x.csv", first) == 0, desk.said
    assert desk.add("y.txt", f"Signatories:\n\nCy Third\n\n{sentence}\n") == 2, desk.said


@pytest.mark.parametrize(
    "sentence",
    [
        "Di Other is no longer a signatory.",
        "Марыя Іншая больш не падпісантка.",
        "Jan Inny nie jest już sygnatariuszem.",
        "Leila Andere hat ihre Unterschrift zurückgezogen.",
        "ليلى أخرى سحبت توقيعها من الرسالة",
    ],
)
def test_who_is_on_no_list_stops_nothing(desk, sentence):
    file, text = next(places("Bo Sample", sentence))
    if desk.add(file, text) == 0:
        assert desk.column("name") == ["Ada Example", "Bo Sample"]
    else:
        assert sentence.rstrip(".") in desk.said
