"""What a column of an open form asks for, by the words of its question.

English, Belarusian, Russian, Ukrainian, Polish, German, French, Spanish and Arabic. The first
pattern that is found decides, so the narrow ones stand before the wide ones: the e-mail address of
an organisation is an e-mail address.
"""

import re

from letterkit.read.platforms.consents import Ask, ask_of
from letterkit.read.platforms.known import TIMESTAMPS, plain_title

# Fields beside the columns of a list: parts of a name, and what is kept private as it is.
FIRST, MIDDLE, LAST, PRIVATE = "first_name", "middle_name", "last_name", "private"

_WORDS: tuple[tuple[str, str], ...] = (
    (PRIVATE, r"zip|postal|post ?code|postcode|индекс|індэкс|індекс|code postal|código postal"
     r"|codigo postal|\bplz\b|postleitzahl|kod pocztowy|الرمز البريدي"),
    ("email", r"e ?mail\b|courriel|correo|электр\w* (почт|адр)|эл(ектр\w*)? пош"
     r"|електр\w* (пошт|адр)|почт[аыуе]?\b|пошт[аыуіу]?\b|poczt[ay]|البريد|بريد|ایمیل"),
    ("phone", r"phone|\bmobile|\btel\b|тел[еэ]фон|тэлефон|telefon|handy|téléphone|teléfono|móvil"
     r"|هاتف|جوال|whatsapp"),
    ("role", r"job title|\brole\b|position\b|profession|occupation|должност|професси|пасад|прафес"
     r"|посад|професі|stanowisk|zawód|funkcj|\brolle\b|beruf|funktion|fonction|métier|metier"
     r"|\bposte\b|\bcargo\b|profesión|profesion|ocupación|puesto|род занят|منصب|وظيف|مهنة"),
    ("name", r"contact person|контактное лицо|кантактная асоба|контактна особа|ansprechpartner"
     r"|persona de contacto|personne de contact|osoba kontaktowa"),
    ("affiliation", r"organi[sz]a|affiliat|institut|universit|\bcompany|employer|workplace|работы"
     r"|арганіза|организац|організац|учрежд|установ|устано|працы|роботи|компан|кампан|instytucj"
     r"|\bfirma\b|miejsce pracy|einrichtung|verein\b|unternehmen|arbeitgeber|organism|entreprise"
     r"|association|institución|empresa|منظم|مؤسس|شركة|جامعة|جهة العمل"),
    ("country", r"countr|стран|краін|країн|\bkraj|\bland\b|\bpays\b|país|\bpais\b|دولة|بلد"),
    ("lang", r"^lang$|language|язык|\bмова\b|język|sprache|langue|idioma|لغة"),
    ("link", r"\blink|web ?site|\burl\b|homepage|сайт|ссылк|спасылк|посилан|strona|webseite|\blien"
     r"|sitio|enlace|página|رابط|موقع"),
    (MIDDLE, r"middle name|second name|patronym|отчеств|бацьк|батькові|otczestwo|اسم الأب"),
    ("comment", r"comments?\b|message|\bwhy\b|remark|комментар|сообщен|почему"
     r"|каментар|паведамл|чаму|комент|повідомл|чому|komentarz|wiadomoś|dlaczego|kommentar|nachricht|warum|commentaire"
     r"|pourquoi|comentario|mensaje|por qué|تعليق|رسالة|لماذا"),
)  # fmt: skip
_FIRST = re.compile(
    r"first ?name|given|forename|vor(name)?\b|prénom|prenom|\bимя\b|\bімя\b|\bім я\b|\bimię\b"
    r"|\bimie\b|\bnombres?\b|الاسم الأول"
)
_LAST = re.compile(
    r"last ?name|family|surname|nachname|familienname|nom de famille|apellido|фамил|прозвішч"
    r"|прізвищ|nazwisk|اسم العائلة|اللقب"
)
_BOTH = re.compile(r"\bnom (et |ou )?prénom|\bprénom (et )?nom\b|vor und (nach|familien|zu)name")
_NAME = re.compile(
    r"\bname\b|full ?name|\bимя\b|\bімя\b|\bім я\b|\bфио\b|\bпіб\b|\bnombres?\b|\bnom\b|\bimię\b"
    r"|\bimie\b|nazwa|назва|название|الاسم|اسمك|اسم|vorname|nachname|prénom|signatory|подпис"
)
_PATTERNS = tuple((name, re.compile(words)) for name, words in _WORDS)
_DAYS = TIMESTAMPS | {
    "date", "signed", "signed at", "signed on", "submitted", "submitted at", "submission date",
    "created at", "created", "completion time", "submit date", "дата", "data", "datum", "fecha",
    "date de signature", "التاريخ",
}  # fmt: skip
# What columns about consent and display are; `asked` says what their answers mean.
_FIELDS = {
    Ask.CONSENT: "consent",
    Ask.SHOWN: "shown",
    Ask.HOW: "shown",
    Ask.ANONYMOUS: "shown",
    Ask.OTHER: PRIVATE,
    Ask.UNDECIDED: PRIVATE,
}


def field_of(title: str) -> str:
    """The field that a column's title asks for, or none."""
    text = plain_title(title)
    if text in _DAYS:
        return "signed"
    ask = ask_of(title)
    if ask:
        return _FIELDS[ask]
    for name, words in _PATTERNS:
        if words.search(text):
            return name
    first, last = _FIRST.search(text), _LAST.search(text)
    if (first and last) or _BOTH.search(text):
        return "name"
    if last:
        return LAST
    if first and not re.search(r"full|complet|полн|повн|поўн", text):
        return FIRST
    return "name" if _NAME.search(text) else ""
