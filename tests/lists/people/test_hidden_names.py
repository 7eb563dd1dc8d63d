from hypothesis import given
from hypothesis import strategies as st

from letterkit.lists.people.hidden_names import Stand, hidden_name, stand_in

HIDDEN = """
Anonymous|ANONYMOUS|anon|Anon.|Name withheld|withheld|Name withheld by request|prefer not to say
I'd rather not say|not disclosed|[redacted]|(anonymous)|"Anonymous"|wishes to remain anonymous
Name known to the organisers|Anonymous 12|Anonymous #3|Anonymous (nurse)|Anonymous, nurse
Anonymous nurse|anonymous teacher from Minsk|Anonymous user|Anonymous from Example University
Nurse (anonymous)|Employee, anonymous|Private|Hidden|Name withheld, Teacher|Ada Example (anonymous)
Ada Example (please keep anonymous)|Ada Example – name withheld|Anonymous / Name withheld|ананім
Ананімна|Ананімная|імя не ўказана|без імя|Анонимно|Аноним|аноним 7|Анонимный пользователь
имя не указано|имя скрыто|не указано|не публиковать|Имя известно редакции|Анонимный врач из Минска
Анонімно|Анонім|анонімна|ім'я не вказано|приховано|anonim|Anonimowo|Anonimowa|nie podano
nazwisko znane redakcji|wolę nie podawać|do wiadomości redakcji|Anonym|anonymer Unterzeichner
Name bekannt|der Redaktion bekannt|Name der Redaktion bekannt|keine Angabe|k. A.|anonyme|Anonyme
préfère ne pas dire|non communiqué|souhaite rester anonyme|Anónimo|Anónima|anónimo/a
Firmante anónimo|Nombre reservado|prefiero no decirlo|sin nombre|مجهول|مجهولة|غير معلن|الاسم محفوظ
Anonymisiert|without name|I do not want to give my name|I'd prefer not to give my name|Name known
name known to the organisers|My name is known to the organizers|Identity known to the organisers
name and address supplied|Name changed|name removed at their request|no name, please|Secret
Name anonymisiert|ohne Namensnennung|Ich möchte meinen Namen nicht nennen|Name liegt vor
Name ist den Veranstaltern bekannt|den Organisatoren bekannt|Herr X|Frau N. N.|Mr X|Mme X|Pani X
nom connu|Nom connu des organisateurs|anonymisé|anonymat demandé|je ne veux pas donner mon nom
ne souhaite pas communiquer son nom|nombre conocido|No quiero decir mi nombre|anonimizada
persona anónima|nazwisko znane|dane znane organizatorom|zanonimizowano|nie chcę podać imienia
imię i nazwisko do wiadomości organizatorów|имя известно|имя известно организаторам
ФИО известно организаторам|имя изменено|обезличено|Г-н Х|не хочу называть своё имя|без подписи
ім'я відоме|ім’я відоме організаторам|прізвище відоме|ім'я змінено|не хочу називати своє ім'я
імя вядома|імя вядомае арганізатарам|імя зменена|ананімізавана|не хачу называць сваё імя
الاسم معروف|الاسم معروف لدى المنظمين|لا أريد إعطاء اسمي|غير مسمى|دون اسم|الاسم محفوظ لدى المنظمين
anonymně|Anonim|anonimo|anônimo|Anônima|anoniem|anonimas|匿名|익명
"""
MISSING = """
-|—|–|...|?|***|_|N/A|n/a|n.a.|NA|nan|NULL|none|XXX|xx|n.n.|N. N.|no name|unknown|неизвестно|нет
X. X.|x.x.|X X|Х. Х.|█████|○○|* * *|#N/A|#REF!|undefined|TBD|no name provided
няма|невідомо|brak|unbekannt|inconnu|desconocido|不明
"""
NAMES = """
Ada Example|Anon Example|Anon Nampa|Na|Nan|Nil|No|Anonymous Collective|Anonymous University
Anonymous Example|Аноним Анонимов|Test|Test Example|Private Example|Hidden Example
Ejemplo Sociedad Anónima|Exemple société anonyme|Ann Onymous|12|X|a concerned citizen|🌻
anonymous@example.org|Nobody|- Ada|Ada -|Ada Example (she/her)|Ada Example, Editor|Name|Анна
Withheld Example|Анонимные алкоголики Примера|Union of the Unknown|Unknown Example|None Example
Rachel None|Christopher Null|Null Example|Nn Example|Max Bekannt|Lars Geheim|Marie Secret
Jean Caché|Olga Tajna|Marek Ukryty|Ольга Тайная|Name Surname|Doctors Without Borders|Anna Nonym
Mr X Example|Citizens for Privacy|Not Your Name Collective|Secret Garden Books|Без границ
معروف الرصافي|علي سري
"""


def words(table):
    return [word for word in table.replace("\n", "|").split("|") if word]


def test_case_11_a_word_for_a_hidden_name_names_nobody():
    assert [text for text in words(HIDDEN) if stand_in(text) is not Stand.HIDDEN] == []


def test_case_11_a_mark_for_a_missing_name_names_nobody():
    marks = ["", " ", *words(MISSING)]
    assert [text for text in marks if stand_in(text) is not Stand.MISSING] == []


def test_a_name_is_never_taken_for_a_placeholder():
    assert [text for text in words(NAMES) if hidden_name(text)] == []


def test_case_11_the_names_of_the_list():
    names = ["Ada Example", "Anonymous", "anon", "Name withheld", "Anónimo", "Анонимно"]
    names += ["prefer not to say", "-"]
    assert [name for name in names if not hidden_name(name)] == ["Ada Example"]


@given(st.text(max_size=200))
def test_any_text_is_a_name_or_stands_in_the_place_of_one(text):
    assert stand_in(text) in (None, *Stand)
