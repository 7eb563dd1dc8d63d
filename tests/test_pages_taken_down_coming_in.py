"""Comments that ask for a page to be taken down, or to be taken off a site, are asked about."""

import shlex

import pytest

from letterkit.wishes.possible_wishes import may_be_wish
from letterkit.wishes.wishes import is_wish

WISHES = (
    "Take down this page with my name on it",
    "Please take down my page",
    "Take my page down",
    "Take down the page about me",
    "Please pull this page, my name is on it",
    "Take this page offline, my name is on it",
    "remove me from your website",
    "Remove my data from your database",
    "Get my name off the internet",
    "Get me off this site",
    "Please remove me",
    "Pull down my signature",
    "Bring down the page that has my name",
    "Delete this page, it names me",
    "This page shows my name, take it down",
    "Nehmen Sie die Seite mit meinem Namen herunter",
    "Bitte nehmen Sie die Seite mit meinem Namen vom Netz",
    "Nehmt mich von der Website",
    "Löscht die Seite mit meinem Namen",
    "Nehmt meine Seite offline",
    "Schalten Sie die Seite mit meinem Namen ab",
    "Entfernt mich von eurer Website",
    "Nehmen Sie mich bitte von Ihrer Internetseite",
    "Retirez-moi de votre site",
    "Supprimez la page avec mon nom",
    "Enlevez la page où figure mon nom",
    "Mettez hors ligne la page avec mon nom",
    "Merci de dépublier ma page",
    "Effacez-moi de votre site",
    "Quiten la página con mi nombre",
    "Bajen la página con mi nombre",
    "Den de baja la página que lleva mi nombre",
    "Eliminadme de su web",
    "Bórrenme de su sitio",
    "Sáquenme de esta página",
    "Quítenme de la web",
    "Удалите страницу с моим именем",
    "Снимите страницу с моим именем",
    "Уберите меня с вашего сайта",
    "Снимите эту страницу, там моё имя",
    "Сотрите меня с сайта",
    "Закройте страницу с моей фамилией",
    "Видаліть сторінку з моїм іменем",
    "Зніміть сторінку з моїм прізвищем",
    "Приберіть мене з вашого сайту",
    "Закрийте сторінку з моїм ім'ям",
    "Вилучіть мене з сайту",
    "Выдаліце старонку з маім імем",
    "Зніміце старонку з маім прозвішчам",
    "Прыбярыце мяне з вашага сайта",
    "Закрыйце старонку з маім імем",
    "Usuńcie stronę z moim nazwiskiem",
    "Zdejmijcie stronę z moim nazwiskiem",
    "Usuńcie mnie ze swojej strony",
    "Skasujcie mnie z waszej strony",
    "Proszę zdjąć moją stronę",
    "Zamknijcie stronę z moim imieniem",
    "احذفوا الصفحة التي تحمل اسمي",
    "أزيلوني من موقعكم",
    "أزيلوا الصفحة التي فيها اسمي",
    "احذفوني من الموقع",
    "امسحوا صفحتي",
    "أغلقوا الصفحة التي عليها اسمي",
)
# Ordinary comments with the same words.
ORDINARY = (
    "take down this law",
    "Take down the statue",
    "Take down this government",
    "Take down the paywall on this page",
    "Please take this page of history seriously",
    "Remove the ads from your website",
    "Your website is great, I shared the page",
    "I found this page on the internet",
    "Take down the fence in my street",
    "Pull down the wall near my house",
    "Get this law off the books",
    "Take down that page of hate speech",
    "This page moved me",
    "I signed on your website",
    "Turn the page",
    "Nehmen Sie das Gesetz zurück",
    "Nehmt das Denkmal herunter",
    "Eine neue Seite in meinem Leben",
    "Ich stehe auf Ihrer Seite",
    "Wir sind auf eurer Seite",
    "Nehmt die Plakate ab",
    "Retirez cette loi de la page",
    "Tournez la page",
    "Je suis de votre côté",
    "Retirez les panneaux",
    "Bajen los precios",
    "Bajen los impuestos de mi casa",
    "Quiten la ley",
    "Pasen página",
    "Уберите этот закон",
    "Снимите блокировку сайта",
    "Снимите памятник",
    "Закройте завод рядом с моим домом",
    "Откройте новую страницу",
    "Сайт не работает у меня",
    "Зніміть пам'ятник",
    "Закрийте завод",
    "Приберіть паркан з моєї вулиці",
    "Зніміце помнік",
    "Закрыйце завод",
    "Прыбярыце смецце з майго двара",
    "Zdejmijcie ten pomnik",
    "Jestem po waszej stronie",
    "Zamknijcie fabrykę",
    "Usuńcie płot z mojej ulicy",
    "احذفوا هذا القانون",
    "أزيلوا التمثال",
    "أغلقوا المصنع",
    "صفحة جديدة في تاريخنا",
    "Nehmen Sie Ihre Verantwortung wahr, ich bin auf Ihrer Seite",
    "Ich nehme mir das zu Herzen",
    "Nehmen Sie unsere Sorgen ernst, das Netz ist voll davon",
    "I get my news from your site",
    "I got here from your website",
    "Get this page to every neighbour",
    "Close down the mine near the town",
    "Fermez cette usine",
    "Je ferme la page",
    "Cierren la fábrica",
    "Закрыйце гэты завод",
    "Закрийте небо",
    "Please share this page with your friends",
    "I get angry when I read this page",
    "Bring down the price of my ticket",
    "Your site got me thinking",
)


@pytest.mark.parametrize("comment", WISHES)
def test_someone_who_wants_a_page_taken_down_is_heard(comment):
    assert may_be_wish(comment) or is_wish(comment)


@pytest.mark.parametrize("comment", ORDINARY)
def test_taking_down_anything_else_is_no_wish(comment):
    assert not may_be_wish(comment)
    assert not is_wish(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "Take down this page with my name on it",
        "remove me from your website",
        "Nehmen Sie die Seite mit meinem Namen herunter",
        "Mettez hors ligne la page avec mon nom",
        "Bajen la página con mi nombre",
        "Закройте страницу с моей фамилией",
        "Закрийте сторінку з моїм ім'ям",
        "Закрыйце старонку з маім імем",
        "Zamknijcie stronę z moim imieniem",
        "أزيلوني من موقعكم",
    ],
)
def test_nobody_who_wants_a_page_taken_down_is_named_unasked(desk, comment):
    table = f'Name,Comment\nAda Example,"{comment}"\nBo Sample,hello\n'
    code = desk.add("a.csv", table)
    if code == 0:
        assert desk.column("shown") == ["unnamed", ""]
        return
    assert "these may be wishes not to be named" in desk.said
    option = shlex.split(desk.said.split("--map ")[1].rpartition(" (counted")[0])[0]
    assert desk.add("a.csv", table, "--map", option) == 0, desk.said
    assert desk.column("shown") == ["unnamed", ""]


def test_someone_who_wants_a_law_taken_down_is_named(desk):
    table = "Name,Comment\nAda Example,Take down this law!\nBo Sample,hello\n"
    assert desk.add("a.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert set(desk.column("shown")) <= {None, ""}
