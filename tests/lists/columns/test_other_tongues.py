"""Questions and answers in languages beside the nine that are read."""

from pathlib import Path

import pytest

from letterkit.lists.columns.other_tongues import may_be_choice, proposed, says_yes_or_no
from letterkit.lists.consent.asked import question_of
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.readings import said_of

TABLE = Path(__file__).with_name("tongue_answers.txt").read_text("utf-8").splitlines()
ROWS = [line.split("|") for line in TABLE if "|" in line and not line.startswith("#")]
LANGUAGES = [line for line in TABLE if line.startswith("[")]


def test_each_language_has_a_table_of_its_own():
    assert len(LANGUAGES) == 10
    assert len(ROWS) >= 12 * len(LANGUAGES)


@pytest.mark.parametrize(("title", "answer", "expected"), ROWS)
def test_an_answer_is_read_as_it_is_in_its_language(title, answer, expected):
    question = question_of(title, [answer])
    assert question is not None
    if expected == "asked":
        assert question.ask is Ask.UNDECIDED
        return
    assert said_of(question.meaning(answer)) == expected


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Come vuoi comparire nella lista dei firmatari?", "Solo il cognome"),
        ("Possiamo pubblicare il suo nome?", "Sì, ma non online"),
        ("Podemos publicar o seu nome?", "Só no site"),
        ("Mogen wij uw naam publiceren?", "Alleen de voornaam"),
        ("署名方式", "仅姓氏"),
        ("掲載方法", "名字のみ"),
        ("Souhlasíte se zveřejněním svého jména?", "Ano, ale až po volbách"),
    ],
)
def test_an_answer_with_a_word_that_may_matter_is_asked_about(title, answer):
    question = question_of(title, [answer])
    assert question is not None
    assert said_of(question.meaning(answer)) == "not understood"


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("Hogyan szeretne szerepelni a listán?", ["Teljes névvel", "Csak monogrammal"]),
        ("Hur vill du synas på listan?", ["Med namn", "Bara initialer", "Anonymt"]),
        ("Miten haluat näkyä listalla?", ["Koko nimellä", "Vain nimikirjaimin"]),
        ("Πώς θέλετε να εμφανίζεστε;", ["Με όνομα", "Μόνο αρχικά"]),
        ("איך להציג אותך?", ["שם מלא", "ראשי תיבות"]),
        ("نام شما چگونه نمایش داده شود؟", ["کامل", "فقط حروف اول"]),
        ("Како желите да будете наведени?", ["Име и презиме", "Само иницијали"]),
        ("Как искате да бъдете посочени?", ["С име", "Само инициали"]),
        ("როგორ გამოჩნდეთ?", ["სრული სახელით", "მხოლოდ ინიციალებით"]),
        ("Ինչպե՞ս նշել ձեզ", ["Անունով", "Միայն սկզբնատառեր"]),
        ("จะแสดงชื่ออย่างไร", ["ชื่อเต็ม", "ไม่ระบุชื่อ"]),
    ],
)
def test_a_column_of_few_answers_in_an_unread_language_may_be_a_choice(title, answers):
    assert may_be_choice(title, dict.fromkeys(answers, 1))


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("Where did you hear about us?", ["Friends", "Facebook"]),
        ("Faculty", ["Arts", "Law"]),
        ("Skąd o nas wiesz?", ["Facebook", "Znajomi"]),
        ("Откуда вы о нас узнали?", ["Друзья", "Фейсбук"]),
        ("Woher kennen Sie uns?", ["Freunde", "Presse"]),
        ("Comment nous avez-vous connus ?", ["Amis", "Presse"]),
        ("Ente", ["ada@example.org"]),
    ],
)
def test_a_column_in_a_language_that_is_read_is_none(title, answers):
    assert not may_be_choice(title, dict.fromkeys(answers, 1))


def test_a_hint_proposes_only_what_an_answer_plainly_means():
    assert proposed("Solo iniziali") == "initials"
    assert proposed("In forma anonima") == "unnamed"
    assert proposed("Teljes névvel") == ""
    assert (says_yes_or_no("Igen"), says_yes_or_no("Nem"), says_yes_or_no("Talán")) == (
        "yes",
        "no",
        "",
    )
