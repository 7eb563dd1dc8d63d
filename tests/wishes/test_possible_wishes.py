import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.wishes.possible_wishes import may_be_wish
from letterkit.wishes.wishes import is_wish
from rows import failing

WISHES = """
I'd rather not sign
take me off
I ticked yes by mistake
отзываю подпись
Не подписываю
поставила галочку по ошибке
ziehe meine Unterschrift zurück
bitte streichen
je ne signe pas
no firmo
أسحب توقيعي
لا أوقع
Прошу моё имя нигде не указывать
имя не светить
не хочу светиться
merci de ne pas faire apparaître mon nom
prefiero que no salga mi nombre
pls hide
do NOT use my full name
لا تنشروا اسمي ابدا
anon
off the record
for your eyes only
Please keep this between us
vertraulich
confidentiel
confidencial
à ne pas diffuser
не для друку
first name only
толькі ініцыялы
лише ініціали
الأحرف الأولى فقط
nur Vorname
prénom seulement
tylko imię
use my pen name Kite
sign me as A Friend
Подпишусь псевдонимом Воробей
solo iniciales
publish only after 1 December
not for the press
I do not want my employer to see this
Please take my name off
I would rather not be listed
I'd prefer not to appear
I don't want to sign
I did not mean to sign
I clicked the wrong box
ticked the box by accident
please remove me
Please delete my signature
I withdraw my signature
pls no name on web
Sign me up but quietly
NN please
bitte N.N.
🤫
great letter 🤫
🔒
My employer forbids signing publicly
не надо меня в список
не трэба мяне ў спіс
не треба мене у список
nie chcę być na liście, proszę mnie nie dodawać do listy
ich möchte nicht auf die Liste
je ne veux pas être sur la liste, ne me mettez pas sur la liste
no me pongan en la lista
لا اريد ان اكون في القائمة
имя на сайте не надо, без имени на сайте
подпишу тихо
падпісваю моўчкі
підписую мовчки
podpisuję po cichu
unterschreibe still
je signe discrètement
firmo en silencio
أوقع بصمت
работодатель запрещает подписывать открыто
працадаўца забараняе падпісваць
роботодавець забороняє підписувати
mój pracodawca zabrania mi podpisywać publicznie
mein Arbeitgeber verbietet mir, öffentlich zu unterschreiben
mon employeur interdit de signer publiquement
mi empresa prohíbe firmar públicamente
صاحب العمل يمنع التوقيع
count me out
I changed my mind
do not count me
leave me out of this
please leave my name out
keep my name out of it
Please don't show my name anywhere
my name should not appear
no surname please
without my surname
hide me please
hidden please
please keep private
this is private
keep this confidential please
strictly confidential
not for publication
not public please
not to be shared
initials please
just my initials
only first name
by first name only
sign as A. Friend
list me as J.
under a pseudonym
my boss must not know about this
my employer should not see my name
I am afraid to give my name
do not publish before 5 May
only publish if the others do
please ask me before you print it
not until I have left my job
incognito
I want to stay anonymous
anonymous please
just count me
I no longer support this
do not print my name
Don't name me
please don't use my name
снимаю свою подпись
отзываю свою подпись
я передумала
не хочу подписывать
не буду подписывать
уберите меня
удалите мою подпись
вычеркните меня
нажала случайно да
галочка случайно
не указывайте моё имя
имя не указывать
фамилию не писать
без фамилии
без имени
только имя
только инициалы
под псевдонимом
конфиденциально
это между нами
не для печати
не для прессы
хочу остаться неизвестной
мой начальник не должен это видеть
не хочу, чтобы работодатель узнал
публиковать только после 1 декабря
боюсь указывать имя
анон
анонимно
скройте моё имя
не публично
не афишируйте
сохраните в тайне
не палите имя
адклікаю подпіс
здымаю свой подпіс
не хачу падпісваць
перадумала
прыбярыце мяне
выдаліце мой подпіс
без прозвішча
без імя
не ўказвайце маё імя
імя не свяціць
ананімна
паміж намі
не для прэсы
канфідэнцыйна
пад псеўданімам
мой начальнік не павінен гэта бачыць
друкаваць толькі пасля 1 снежня
паставіла галачку памылкова
відкликаю підпис
знімаю свій підпис
не підписую
не хочу підписувати
передумав
приберіть мене
видаліть мій підпис
без прізвища
без імені
не вказуйте моє ім'я
ім'я не світити
анонімно
між нами
не для преси
конфіденційно
під псевдонімом
мій керівник і роботодавець не повинен це бачити
публікувати лише після 1 грудня
поставила галочку помилково
тільки ім'я
wycofuję podpis
wycofuję swój podpis
nie podpisuję
nie chcę podpisywać
rozmyśliłam się
usuńcie mnie
proszę usunąć mój podpis
bez nazwiska
bez imienia
tylko inicjały
pod pseudonimem
poufne
między nami
nie do druku
nie dla prasy
anonimowo
zaznaczyłam przez pomyłkę
szef nie może o tym wiedzieć, proszę nie podawać
publikować dopiero po 1 grudnia
proszę nie podawać mojego imienia
ich ziehe zurück
ich nehme meine Unterschrift zurück
ich unterschreibe nicht
ich möchte nicht unterschreiben
streichen Sie mich
bitte löschen
bitte meinen Namen streichen
versehentlich angekreuzt
aus Versehen Ja geklickt
nur Initialen
nur mit Vornamen
ohne Nachnamen
kein Name bitte
unter Pseudonym
streng vertraulich
bleibt unter uns
nicht für die Presse
nicht öffentlich
anonym bitte
mein Arbeitgeber darf das nicht sehen
erst nach dem 1. Dezember veröffentlichen
meinen Namen bitte nirgends nennen
Name nicht zeigen
bitte nicht nennen
ich habe es mir anders überlegt
je retire ma signature
je ne veux pas signer
je ne souhaite pas signer
j'ai coché par erreur
j'ai changé d'avis
retirez-moi
supprimez ma signature
retirez mon nom
initiales seulement
juste mon prénom
sans nom de famille
sans mon nom
sous pseudonyme
strictement confidentiel
entre nous
pas pour la presse
anonyme svp
que mon employeur ne voie pas cela
publier seulement après le 1er décembre
mon nom ne doit pas apparaître
ne pas citer mon nom
je préfère que mon nom n'apparaisse pas
à garder secret, pas publiquement
cachez mon nom
retiro mi firma
no quiero firmar
no deseo firmar
marqué por error
he cambiado de opinión
bórrenme
quiten mi nombre
eliminen mi firma
sólo iniciales
solo nombre de pila
sin apellidos
sin mi nombre
con seudónimo
estrictamente confidencial
entre nosotros
no para la prensa
anónimo por favor
que mi jefe no vea esto
publicar solo después del 1 de diciembre
mi nombre no debe aparecer
no mencionen mi nombre
no quiero salir
oculten mi nombre
no difundir
لا أريد التوقيع
لن أوقع
اسحبوا توقيعي
احذفوا اسمي
احذفوني
غيرت رأيي
ضغطت نعم بالخطأ
بدون اسم
دون ذكر اسمي
الاسم الأول فقط
باسم مستعار
سري
هذا بيننا
ليس للنشر
ليس للصحافة
مجهول
لا أريد أن يعرف مديري هذا
لا تظهروا اسمي
عدم ذكر الاسم
أخفوا اسمي
لا تنشروا قبل ديسمبر
"""

ORDINARY = """
Great letter
I sign with all my heart
Please publish this letter widely
I am proud to put my name to this
Thank you for not staying silent
Not in my name!
I have never signed a petition before
I don't usually sign petitions, but this matters
I can't not sign this
I have nothing to hide
I will not hide my name
Withdraw this law now
Remove the minister
It was a mistake to close the library
Stop hiding the truth
They hide the truth from us
The press does not report it
My employer supports this too
Keep up the good work
Don't give up
No comment
Please let me know when it is published
Stop anonymous hate
The names of the victims must not be forgotten
No human being is illegal
Never again
We will not be silent
I lost my job because of this law
As a nurse I see this every day
Happy to sign
Glad to sign!
Signed and shared with friends
My children deserve better
Without libraries there is no future
I support this letter without reservation
I fully agree
Not one tree more
I could not agree more
I wish I could sign twice
You may use my full name
Feel free to publish my comment
Please add my name
Sign me up!
Count me in
I'm in
Private profit, public loss
Private schools should pay too
No war
Freedom for political prisoners
I do not understand how this could happen
I cannot stay silent any longer
Only together can we win
Better late than never
This is not who we are
Hope it helps
I worked there for 20 years
The library is where I learned to read
Our government must listen
Stop the war
Shame on you
Great initiative
Не могу не подписать
Не молчите
Спасибо за письмо
Подписываю от всего сердца
Нет войне
Свободу политзаключённым
Поддерживаю полностью
Не в моём имени
Я не боюсь
Давно пора
Это касается каждого из нас
Нельзя молчать
Полностью согласна
Горжусь, что подписываю
Мы не забудем
Мне не всё равно
Не могу оставаться в стороне
Верните нам парк
Спасибо, что не молчите
Падпісваю ад усяго сэрца
Жыве Беларусь
Не маўчыце
Падтрымліваю цалкам
Дзякуй за ліст
Волю палітвязням
Мы не забудзем
Не магу маўчаць
Нельга маўчаць
Я не баюся
Згодна цалкам
Слава Україні
Підписую від щирого серця
Дякую за листа
Не мовчіть
Підтримую повністю
Ні війні
Не можу мовчати
Ми не забудемо
Я не боюся
Свободу полоненим
Досить мовчати
Popieram w całości
Podpisuję z całego serca
Nie milczcie
Dziękuję za ten list
Nie dla wojny
Stop wycince drzew
Nie wolno milczeć
Nie zapomnimy
Nie boję się
Brawo
To skandal
Biblioteka musi zostać
Nie możemy na to pozwolić
Ich unterschreibe von ganzem Herzen
Nicht in meinem Namen
Kein Krieg!
Danke für diesen Brief
Nie wieder
Wir dürfen nicht schweigen
Ich bin dabei
Sehr guter Brief
Ich unterstütze das voll und ganz
Das darf nicht passieren
So geht das nicht
Keine Bäume fällen
Nicht nachlassen!
Ohne Bibliothek keine Bildung
Ich kann nicht schweigen
Weiter so
Je signe des deux mains
Pas en mon nom
Merci pour cette lettre
Non à la guerre
Plus jamais ça
Il ne faut pas se taire
Je soutiens pleinement
Ne lâchez rien
Bravo
Ne pas oublier
Je ne peux pas rester silencieuse
Sans bibliothèque, pas d'avenir
Ce n'est pas normal
Continuez
On ne lâche rien
No a la guerra
Firmo de todo corazón
Gracias por no callar
Apoyo totalmente
No nos callarán
Basta ya
Nunca más
No podemos callar
No a la tala
Sin libros no hay futuro
Estoy de acuerdo
No se rindan
Adelante
Viva la libertad
أوقع من كل قلبي
شكرا على هذه الرسالة
لا للحرب
لن نصمت
أؤيد بالكامل
الحرية للمعتقلين
ليس باسمي
لا تسكتوا
لن ننسى
كلنا معكم
رسالة عظيمة
لا يمكن السكوت
نعم للسلام
Physician
Professor of Public Law
Private Secretary
Privacy International
Press officer
University of Example
City Library
Anonymous Collective
St. Name of Mary
Berlin
Minsk
through a friend
newsletter
from the press
"""


def test_a_wish_in_free_text_is_heard_or_asked_about() -> None:
    def is_heard(text: str) -> None:
        assert is_wish(text) or may_be_wish(text)

    assert failing(WISHES.strip().splitlines(), is_heard) == []


def test_an_ordinary_text_asks_nothing() -> None:
    def asks_nothing(text: str) -> None:
        assert not is_wish(text)
        assert not may_be_wish(text)

    assert failing(ORDINARY.strip().splitlines(), asks_nothing) == []


@given(st.text(max_size=300))
def test_any_text_may_be_a_wish_or_not(text: str) -> None:
    assert may_be_wish(text) in (True, False)


@pytest.mark.parametrize(
    "text",
    ["écrivain, né en 1950", "né à Alger, écrivain", "née à Oran, poète", "NÉ EN 1950, peintre"],
)
def test_where_somebody_was_born_in_french_is_no_wish(text):
    assert not may_be_wish(text)
    assert not is_wish(text)


@pytest.mark.parametrize("text", ["né pas publier mon nom", "né ici, ne publiez pas mon nom"])
def test_a_not_in_french_with_an_accent_too_many_is_still_one(text):
    assert may_be_wish(text)
