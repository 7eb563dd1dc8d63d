"""Who may be taking a signature back is heard in each language, and thanks are no such thing."""

import pytest

from letterkit.answers.answer import Answer
from letterkit.answers.mail_times import is_earlier
from letterkit.answers.retracting import retracts

TAKING_BACK = (
    *(
        "No",
        "no.",
        "Please take my name off",
        "I've changed my mind",
        "Remove me",
        "Do not publish it",
    ),
    *(
        "I withdraw my signature",
        "Cancel",
        "On second thought, leave me out",
        "I never agreed",
        "👎",
    ),
    *(
        "Ні",
        "Прыбярыце маё імя",
        "Я перадумаў",
        "Я адклікаю подпіс",
        "Не падпісваю",
        "Выдаліце мяне",
    ),
    *(
        "Нет",
        "Уберите моё имя",
        "Я передумала",
        "Отзываю подпись",
        "Прошу исключить меня",
        "Не подписываю",
    ),
    *(
        "Ні.",
        "Приберіть моє ім'я",
        "Я передумав",
        "Відкликаю підпис",
        "Видаліть мене",
        "Не підписую",
    ),
    *("Nein", "Bitte streichen Sie mich", "Ich ziehe meine Unterschrift zurück", "Löschen Sie das"),
    *("Ich habe es mir anders überlegt", "Ich unterschreibe doch nicht", "Ohne mich"),
    *("Non", "Retirez mon nom", "J'ai changé d'avis", "Je ne signe plus", "Veuillez me supprimer"),
    *(
        "No, gracias",
        "Quítenme de la lista",
        "Retiro mi firma",
        "He cambiado de opinión",
        "Bórrenme",
    ),
    *(
        "Nie",
        "Proszę usunąć moje nazwisko",
        "Wycofuję podpis",
        "Zmieniłam zdanie",
        "Wykreślcie mnie",
    ),
    *("لا", "احذفوا اسمي", "أسحب توقيعي", "غيرت رأيي", "أرجو إزالة اسمي", "لا أوقّع"),
)
OTHER = (
    *(
        "Thank you!",
        "Great letter",
        "When will it be published?",
        "Дякую",
        "Спасибо!",
        "Дзякуй",
        "Danke",
    ),
    *(
        "Merci beaucoup",
        "Gracias",
        "Dziękuję",
        "شكرا",
        "I sign aaaaa bbbbb",
        "Yes",
        "Так",
        "Ja",
        "👍",
    ),
)


@pytest.mark.parametrize("text", TAKING_BACK)
def test_words_that_take_back(text):
    assert retracts(Answer("x", b"", text))


@pytest.mark.parametrize("text", OTHER)
def test_words_that_do_not(text):
    assert not retracts(Answer("x", b"", text, subject="Re: No to war"))


def test_what_is_quoted_takes_nothing_back_and_what_cannot_be_read_may():
    assert not retracts(Answer("x", b"", "Thanks\n\n> No, do not"))
    assert retracts(Answer("x", b"", "", subject="Remove me"))
    assert retracts(Answer("x", b"", "", sealed="it is encrypted"))


def sent(at, received=None):
    return Answer("x", b"", "", sent=at, received=received)


def test_an_e_mail_is_earlier_only_if_all_clocks_say_so():
    assert is_earlier(sent(1), sent(2))
    assert is_earlier(sent(1, 5), sent(2))
    assert not is_earlier(sent(2), sent(1))
    assert not is_earlier(sent(1), sent(1))
    assert not is_earlier(sent(None), sent(1))
    assert not is_earlier(sent(None), sent(None))
    assert not is_earlier(sent(1, 9), sent(2, 8))
