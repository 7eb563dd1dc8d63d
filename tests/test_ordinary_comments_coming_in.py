"""Ordinary comments of petitioners: none hides a person, and few ask; wishes go on counting.

All people are invented.
"""

import pytest

from letterkit.lists.said.slogans import is_slogan
from letterkit.wishes.public_matters import without_public_matters
from letterkit.wishes.tongues import is_unread

MATTERS = (
    "Delete this bill!",
    "Withdraw the bill now.",
    "Take your hands off our forests.",
    "Вярніце школы. Нашу мову выдаляюць са школ.",
    "Прыбярыце смецце з парку.",
    "Уберите памятник палачу с площади.",
    "Снимите маски!",
    "Видаліть цю статтю із законопроєкту.",
    "Підписую, бо не можу інакше.",
    "Wycofajcie tę ustawę!",
    "Wykreślcie ten artykuł z projektu.",
    "Löschen Sie bitte diesen Paragrafen aus dem Entwurf.",
    "Retirez ce projet de loi !",
    "Ne supprimez pas nos trains !",
    "Retiren la ley.",
    "No soy de firmar, pero esto es grave.",
    "احذفوا هذا القانون.",
    "لن ننسى أسماء الضحايا.",
    "Удаление имён из учебников — преступление.",
    "Usunięto nazwiska z tablicy. Hańba.",
    "Anonymous trolls will not stop us.",
    "Anonimowe donosy to wstyd.",
    "Анонимные доносы снова в моде.",
    "Анонімні телеграм-канали брешуть.",
    "Anonyme Hetze im Netz muss aufhören.",
    "El anonimato en redes protege a los cobardes.",
    "They hide behind anonymity.",
    "Анонимки – позор.",
    "Anonimowy hejt boli.",
    "Les lettres anonymes, c'est lâche.",
    "Нам заявили: заберіть свої танки з нашої землі.",
)
WISHES = (
    "Delete my name",
    "Remove me",
    "Take my signature off",
    "Remove the bill and my name",
    "Withdraw the bill. Remove me too.",
    "Delete the law. And my name.",
    "Please remove Bo Sample from the law",
    "Remove my law firm",
    "Я выхожу из проекта, удалите",
    "Anonymous donor",
    "Anonymous tip from a nurse",
    "anonymer Spender",
    "anonymous please",
    "Anonymous letters cost me my job, keep my name out",
    "They hide behind anonymity; I need mine",
    "Удалите мою подпись, закон ужасен",
    "Прыбярыце маё імя",
    "Видаліть мене",
    "Wykreślcie mnie",
    "Usuńcie moje nazwisko z ustawy",
    "Streichen Sie mich",
    "bitte anonym",
    "Supprimez ma signature de ce projet",
    "Retirez le projet de Bo Sample",
    "Borren mi nombre, la ley da miedo",
    "احذفوا اسمي",
)


def _table(*comments):
    rows = (f'Person {chr(65 + n)}example,"{each}"\n' for n, each in enumerate(comments))
    return "Name,Comment (will be published)\n" + "".join(rows)


def test_comments_on_public_matters_are_published_as_they_stand(desk):
    assert desk.add("x.csv", _table(*MATTERS)) == 0, desk.said
    assert desk.column("comment") == list(MATTERS)
    assert not any(desk.column("shown"))
    assert "wish-not-named" not in (desk.run("check", "parks"), desk.said)[1]


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_in_such_words_asks_or_hides(desk, wish):
    done = desk.add("x.csv", _table(wish))
    assert done == 2 or desk.column("shown") in ([], ["unnamed"]), desk.said


@pytest.mark.parametrize(
    "comment",
    [
        "Keine Namen, keine Gesichter – so arbeiten die. Wir schon!",
        "Anonymous ministers decide our lives.",
        "Анонимные чиновники решают за нас.",
        "Anonimowi urzędnicy decydują o nas.",
    ],
)
def test_a_sentence_with_other_words_hides_nobody_unasked(desk, comment):
    assert desk.add("x.csv", _table(comment)) == 2 or desk.column("shown") == [""]
    said = f"Comment (will be published): {comment}=named"
    assert desk.add("x.csv", _table(comment), "--map", said) == 0, desk.said
    assert desk.column("comment") == [comment]


@pytest.mark.parametrize(
    "wish",
    [
        "anonymous please",
        "مجهول من فضلكم",
        "I am a nurse and want to stay anonymous",
        "Great letter! Please keep me anonymous.",
        "bitte anonym",
        "хочу остаться анонимной",
        "proszę o anonimowość",
        "Je souhaite rester anonyme",
    ],
)
def test_a_wish_of_the_writer_goes_on_counting(desk, wish):
    assert desk.add("x.csv", _table(wish)) == 0, desk.said
    assert desk.column("shown") == ["unnamed"]


@pytest.mark.parametrize(
    "text",
    [
        "Mój dziadek walczył o tę szkołę.",
        "„Nic o nas bez nas”",
        "Podpisuję obiema rękami.",
        "Rząd kłamie",
        "Без імёнаў няма памяці.",
        "Mi abuela desapareció en 1977.",
        "« Liberté, égalité, fraternité »",
        "Bravo à l'équipe",
        "Тримаймося разом",
        "Довольно вранья",
    ],
)
def test_a_text_in_one_of_the_nine_languages_is_read(text):
    assert not is_unread(text)


@pytest.mark.parametrize(
    "text",
    [
        "Prašau neskelbti mano vardo",
        "Nechci zveřejnit jméno",
        "Não publiquem o meu nome",
        "Adımı yayınlamayın",
        "Vänligen publicera inte mitt namn",
    ],
)
def test_a_text_in_another_language_is_not(text):
    assert is_unread(text)


def test_a_comment_that_a_person_calls_no_wish_is_published(desk):
    comment = "Non ho paura che il mio nome sia pubblicato"
    table = _table(comment, "Enough is enough.", "Shame on the minister.")
    assert desk.add("x.csv", table) == 2
    said = f"Comment (will be published): {comment}=named"
    assert desk.add("x.csv", table, "--map", said) == 0, desk.said
    assert desk.column("comment")[0] == comment
    assert "kept private" not in desk.said


@pytest.mark.parametrize(
    "comment",
    ["Mam na imię Person i nie boję się", "Мяне завуць Person, і я нічога не баюся"],
)
def test_someone_who_says_their_own_name_asks_nothing(desk, comment):
    assert desk.add("x.csv", _table(comment, "Enough")) == 0, desk.said
    assert desk.column("comment") == [comment, "Enough"]


def test_a_note_on_a_first_name_still_stops(desk):
    table = "Name,Notes\nAda Example,Ada would rather not be named\nBo Sample,\n"
    assert desk.add("x.csv", table) == 2
    table = "Name,Comment\nAda Example,My name is Ada and I would rather not be named\nBo Sample,\n"
    assert desk.add("x.csv", table) == 2 or desk.column("shown")[0] == "unnamed"


def test_only_whole_sentences_about_public_matters_are_passed_over():
    assert without_public_matters("Delete this bill! Great letter.") == "Great letter."
    for text in ("Delete this bill and my name.", "Delete this. Now.", "Remove the co-signer"):
        assert without_public_matters(text) == text


@pytest.mark.parametrize(
    "comment",
    [
        "I sign, but the state must not know",
        "My landlord must not find out",
        "Die Schwiegermutter darf das nicht erfahren",
        "Главное, чтобы комендант не узнал",
        "Щоб комендант не дізнався",
        "Каб камендант не даведаўся",
        "Byle żeby urząd się nie dowiedział",
        "Le consulat ne doit pas le savoir",
        "Que el consulado no se entere",
        "يجب ألا تعلم المخابرات",
    ],
)
def test_who_must_not_know_is_asked_about(desk, comment):
    assert desk.add("a.csv", f'Name,Comment\nAda Example,"{comment}"\nBo Sample,hello\n') == 2
    assert "these may be wishes not to be named" in desk.said


@pytest.mark.parametrize(
    "comment",
    [
        "Our children should not see this",
        "Дети не должны знать войны",
        "Kinder dürfen so etwas nicht sehen",
        "Nos enfants ne doivent pas voir ça",
    ],
)
def test_what_children_must_not_see_is_no_wish(desk, comment):
    assert desk.add("a.csv", f"Name,Comment\nAda Example,{comment}\nBo Sample,hello\n") == 0
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


LIKED = (
    *(
        "I love trains",
        "We love our park!",
        "Ich liebe Züge.",
        "J'aime les trains",
        "Kocham pociągi",
    ),
    *("Me encantan los trenes", "Люблю поезда", "Я люблю потяги", "Кахаю кнігі", "أحب القطارات"),
)
NOT_LIKED = (
    *("I love my privacy", "I love silence", "I like to stay anonymous", "Люблю тишину"),
    *("I love it but do not print me", "J'aime pas signer", "Ich mag nicht genannt werden"),
)


def test_what_somebody_loves_asks_nothing():
    assert [text for text in LIKED if not is_slogan(text)] == []
    assert [text for text in NOT_LIKED if is_slogan(text)] == []
