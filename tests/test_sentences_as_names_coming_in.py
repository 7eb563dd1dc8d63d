"""Whole sentences in the place of a name, and demands that only look like orders about people."""

import pytest

# No name of a person or a group; either is left out with its line, or asked about.
SENTENCES = [
    "We miss Bo Sample a lot.",
    "We support this letter with all our hearts.",
    "Thank you for doing this work!",
    "If Bo Sample is no longer a signatory, tell us.",
    "Bo Sample is a great teacher.",
    "I hope that this will help.",
    "Please send the letter to the mayor.",
    "It was a pleasure to sign this.",
    "Мы скучаем по нашей школе.",
    "Спасибо за вашу важную работу!",
    "Это очень важное письмо для всех.",
    "Мы падтрымліваем гэты ліст.",
    "Дзякуй за вашу важную працу!",
    "Ми підтримуємо цього листа.",
    "Дякуємо за вашу важливу працю!",
    "Bardzo nam tego wszystkiego brakuje.",
    "Dziękujemy za waszą ważną pracę!",
    "Wir vermissen unsere Schule sehr.",
    "Danke für eure wichtige Arbeit!",
    "Bo Sample ist ein guter Lehrer.",
    "Nous sommes tous très inquiets.",
    "Merci pour votre travail important !",
    "Estamos muy preocupados por esto.",
    "Gracias por este trabajo importante.",
    "شكرا لكم على هذا العمل المهم",
    "نحن نفتقد مدرستنا كثيرا جدا",
]
# Names of people and groups, which look a little like sentences.
NAMES = [
    "We Are Here Collective",
    "Save the Park e.V.",
    "Doctors for a Better World Inc.",
    "Friends of the Old Library",
    "Mothers against War",
    "Stop the War Coalition",
    "María del Carmen de la Cruz y Ortega",
    "Ana Maria Braga dos Santos e Silva",
    "Jan van der Berg",
    "Ludwig von und zu Beispiel",
    "Abd al-Rahman bin Salman al-Mithal",
    "Mohammed ibn Ahmad ibn Ali al-Mithali",
    "Will May",
    "He Yu",
    "I Putu Gede Contoh",
    "You Jin Park",
    "Verein für saubere Luft e.V.",
    "Fundacja na rzecz ochrony przyrody sp. z o.o.",
    "Association pour la défense des rivières",
    "Asociación de Amigos del Bosque S.A.",
    "Рада дзяцей і моладзі Прыкладу",
    "Общество друзей старой библиотеки",
    "Спілка письменників Прикладу",
    "عبد الرحمن بن محمد المثالي",
    "جمعية أصدقاء المكتبة القديمة",
    "Ada Example Jr.",
    "Prof. Dr. Bo Sample",
]
# What the letter or its coordinator wants gone is a thing.
OF_THINGS = [
    "Ask Ada Example before you remove anything",
    "Ask Ada Example before deleting anything.",
    "We, Ada and Bo, ask to remove the fence",
    "We, Ada and Bo, ask the city to remove the old fence.",
    "We, Ada and Bo, demand to withdraw the permit.",
    "Мы, Ада и Бо, просим убрать забор",
    "Мы, Ада і Бо, просім прыбраць агароджу",
    "Ми, Ада і Бо, просимо прибрати паркан",
    "Wir, Ada und Bo, bitten darum, den Zaun zu entfernen",
    "Nous, Ada et Bo, demandons de retirer la clôture",
    "Nosotros, Ada y Bo, pedimos retirar la valla",
]
# What is about people, though it is said in the same words.
OF_PEOPLE = [
    "We, Ada and Bo, ask to be removed",
    "We, Ada and Bo, ask to remove our names",
    "We ask to remove Bo Sample",
    "Please remove the late Bo Sample",
    "Please remove the entry of Bo Sample",
    "Remove the director, Bo Sample",
    "Ask Bo Sample before you remove her name",
    "Мы просим убрать Бо Сэмпл из списка",
    "Wir, Ada und Bo, bitten, den Namen zu entfernen",
    "Nous, Ada et Bo, demandons de retirer la signature",
]


def places(text):
    yield "x.txt", f"Signatories:\n\nAda Example\n\nBo Sample\n\n{text}\n"
    yield "x.csv", f'Name,City\nAda Example,X\nBo Sample,Y\n"{text}",\n'
    yield "x.csv", f'Name,City\nAda Example,X\n"{text}",Z\nBo Sample,Y\n'
    yield "x.csv", f'Name\nAda Example\nBo Sample\n"{text}"\n'
    yield "x.md", f"# Signatories\n\n- Ada Example\n- Bo Sample\n- {text}\n"
    yield "x.json", f'["Ada Example", "Bo Sample", "{text}"]'
    yield "x.yaml", f'- Ada Example\n- Bo Sample\n- "{text}"\n'


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_nobodys_name(desk, text):
    for name, content in places(text):
        done = desk.add(name, content, "--dry-run")
        if done:
            assert text.rstrip(".!")[:12] in desk.said, (name, desk.said)
        else:
            assert "2 added" in desk.said, (name, desk.said)
            assert "left out" in desk.said, (name, desk.said)


def test_a_sentence_is_left_out_with_its_line(desk):
    assert desk.add("x.csv", "Name,City\nAda Example,X\nWe like this very much.,\n") == 0
    assert desk.column("name") == ["Ada Example"]
    assert "it is a sentence, not a name (x.csv:3)" in desk.said


def test_what_may_be_the_name_of_a_group_is_asked_about_and_the_hint_works(desk):
    assert desk.add("x.csv", "Name,City\nAda Example,X\nWir sind das Volk,Y\n") == 2
    assert "x.csv:3: is this a sentence or a name: Wir sind das Volk?" in desk.said
    group = "Name,City\nWir sind das Volk,Y\n"
    assert desk.add("y.csv", group, "--kind", "organisation") == 0, desk.said
    assert desk.column("name") == ["Wir sind das Volk"]


@pytest.mark.parametrize("name", NAMES)
def test_names_that_look_like_sentences_are_read(desk, name):
    for file, content in [
        ("x.txt", f"Signatories:\n\nAda Example\n\n{name}\n\nBo Sample\n"),
        ("x.csv", f'Name,City\nAda Example,X\n"{name}",Z\nBo Sample,Y\n'),
    ]:
        assert desk.add(file, content, "--dry-run") == 0, (file, desk.said)
        assert "3 added" in desk.said, (file, desk.said)


@pytest.mark.parametrize("text", OF_THINGS)
def test_a_demand_is_no_order_about_those_who_signed(desk, text):
    for file, content in [
        ("x.txt", f"Signatories:\n\nAda Example\n\nBo Sample\n\n{text}\n"),
        ("x.csv", f'Name,City\nAda Example,X\nBo Sample,Y\n"{text}",\n'),
        ("x.md", f"# Signatories\n\n- Ada Example\n- Bo Sample\n\n{text}\n"),
        ("x.md", f"{text}\n\n# Signatories\n\n- Ada Example\n- Bo Sample\n"),
    ]:
        assert desk.add(file, content, "--dry-run") == 0, (file, desk.said)
        assert "2 added" in desk.said, (file, desk.said)


@pytest.mark.parametrize("text", OF_PEOPLE)
def test_what_is_about_people_still_stops_or_counts(desk, text):
    for file, content in [
        ("x.txt", f"Signatories:\n\nAda Example\n\nBo Sample\n\n{text}\n"),
        ("x.csv", f'Name,City\nAda Example,X\nBo Sample,Y\n"{text}",\n'),
    ]:
        done = desk.add(file, content, "--dry-run")
        assert done == 2 or "1 added" in desk.said, (file, desk.said)
