"""Only what is friendly word by word leaves a confirmation in force."""

import pytest

from letterkit.answers.friendly import _tables, is_friendly
from letterkit.answers.retracting import _pattern
from letterkit.text.quoting import folded
from letterkit.wishes.less_shown import asks_for_less

FRIENDLY = (
    *("Great work, when is the event?", "Thank you!", "Thanks :)", "Hello, how can I help?"),
    *("I am out of the office until 3 December.", "When will the letter be published?"),
    *("Vielen Dank! Wann ist die Veranstaltung?", "Ich bin im Urlaub bis 3. Dezember."),
    *("Merci beaucoup ! À quelle heure commence la réunion ?", "Bravo, bon courage !"),
    *("¡Muchas gracias! ¿Cuándo es el evento?", "Świetna robota! Kiedy jest spotkanie?"),
    *("Спасибо! Когда состоится встреча?", "Дякую! Коли відбудеться захід?"),
    *("Дзякуй! Калі будзе сустрэча?", "شكرا جزيلا! متى موعد الفعالية؟", "Thank you 🙏\n\nAda"),
)
FRIENDLY += (
    *(
        "Congratulations! When does the demonstration start?",
        "I am away. I will reply when I'm back.",
    ),
    *(
        "Thank you for your e-mail. I am on annual leave until 5 January.",
        "¿A qué hora es el acto?",
    ),
    *("Herzlichen Glückwunsch! Wie viele Menschen sind schon dabei?", "¡Enhorabuena!"),
)
NOT = (
    *("Thank you, but no.", "No thanks", "Great work. Not for me.", "When will my name go?"),
    *("Too dangerous, sorry.", "On reflection: initials only", "Wait a week", "Калі ласка, ціха"),
    *("Who can see the list?", "Who else signs?", "Why am I here?", "Is it safe?", "Thank you..."),
    *("Great work :(", "What is this?", "Take me off", "Danke, lieber ohne Namen", "Merci, non"),
    *("Gracias, pero quítenme", "Dziękuję, rezygnuję", "Спасибо, не надо", "Дякую, передумав"),
    *(
        "Дзякуй, прыбярыце",
        "شكرا، لا",
        "Please keep it quiet",
        "Thank you?!",
        "👎",
        "",
        "❌ thanks",
    ),
    *(
        "Thank you ~great~",
        "Let me out",
        "I was there",
        "Danke, ich ziehe zurück",
        "Hide it, thanks",
    ),
    *("I am on holiday. Withdraw it.", "Ich bin nicht da", "Je suis contre", "Thanks / 0"),
)


@pytest.mark.parametrize("text", FRIENDLY)
def test_friendly_words_are_friendly(text):
    assert is_friendly(text, ("Ada Example", "", "", "ada@example.org", ""))


@pytest.mark.parametrize("text", NOT)
def test_one_word_that_is_not_known_to_be_harmless_is_enough(text):
    assert not is_friendly(text, ("Ada Example", "", "", "ada@example.org", ""))


def test_no_known_word_takes_a_signature_back_or_asks_for_less():
    words = [folded(each.rstrip("*")) for known in _tables()["words"].values() for each in known]
    assert [each for each in words if _pattern().search(each)] == []
    assert [each for each in words if asks_for_less(each)] == []
    said = [folded(each) for known in _tables()["phrases"].values() for each in known]
    assert [each for each in said if asks_for_less(each)] == []
