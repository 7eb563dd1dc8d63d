"""Platforms by the titles in their exports.

Titles were read in the platforms' own sources and in files that people published. They are compared
as `plain_title` gives them, so case, underscores and stray punctuation make no difference.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_TAG = re.compile(r"<[^<>]*>")
_NOT_WORDS = re.compile(r"[\W_]+")

# Google's own first column, in the languages of the form.
TIMESTAMPS = frozenset({
    "timestamp", "horodateur", "marca temporal", "zeitstempel", "отметка времени",
    "позначка часу", "пазнака часу", "адзнака часу", "sygnatura czasowa",
    "informacje cronologiczne", "informazioni cronologiche", "طابع زمني",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Platform:
    """`marks` are titles that only this platform writes all of; `fields` map its own columns.

    `key` is the column that names a response. A row is left out where the column `finished` does
    not hold one of the `words` (any text, if there are none), for the person had not sent it yet.
    `accounts` are columns that say whose account it was, where "anonymous" is no wish. Where the
    marks are words of many lists, `others` are the only titles that may stand beside them.
    """

    name: str
    marks: frozenset[str]
    fields: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    finished: str = ""
    words: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    others: frozenset[str] | None = None


LIMESURVEY = "limesurvey"
_PERSON = {"first name": "first_name", "last name": "last_name", "email": "email"}

# Microsoft's own columns in the exporter's language: key, start, end, address, name.
_MICROSOFT = (
    ("id", "startzeit", "fertigstellungszeit", "e mail", "name"),
    ("id", "heure de début", "heure de fin", "adresse de messagerie", "nom"),
    ("id", "hora de inicio", "hora de finalización", "correo electrónico", "nombre"),
    ("identyfikator", "godzina rozpoczęcia", "godzina ukończenia", "adres e mail", "nazwa"),
    ("ид", "время начала", "время выполнения", "адрес электронной почты", "имя"),
    ("ідентифікатор", "час початку", "час завершення", "електронна пошта", "ім я"),
    ("ідэнтыфікатар", "час пачатку", "час завяршэння", "электронная пошта", "імя"),
    ("المعرف", "وقت البدء", "وقت الإكمال", "البريد الإلكتروني", "الاسم"),
)


def _microsoft(titles: tuple[str, str, str, str, str]) -> Platform:
    key, start, end, email, name = titles
    return Platform(
        "microsoft-forms",
        frozenset({start, end}),
        {end: "signed", email: "email", name: "name"},
        key=key,
        accounts=frozenset({email}),
    )


PLATFORMS = (
    Platform(
        "microsoft-forms",
        frozenset({"id", "start time", "completion time"}),
        {"completion time": "signed", "email": "email", "name": "name"},
        key="id",
        accounts=frozenset({"email"}),
    ),
    *map(_microsoft, _MICROSOFT),
    Platform(
        "typeform",
        frozenset({"response type", "start date utc", "submit date utc"}),
        {"submit date utc": "signed"},
        key="#",
        finished="response type",
        words=frozenset({"completed"}),
    ),
    Platform(
        "tally",
        frozenset({"submission id", "respondent id", "submitted at"}),
        {"submitted at": "signed"},
        key="submission id",
        finished="submitted at",
    ),
    Platform(
        "kobotoolbox",
        frozenset({"uuid", "submission time"}),
        {"submission time": "signed"},
        key="uuid",
    ),
    Platform(
        LIMESURVEY,
        frozenset({"submitdate", "lastpage"}),
        {"submitdate": "signed", "startlanguage": "lang"},
        key="id",
        finished="submitdate",
    ),
    Platform(
        "github-issues",
        frozenset({"github issue", "github account"}),
        {"github account": ""},
        key="github issue",
        accounts=frozenset({"github account"}),
    ),
    Platform(
        "nextcloud-forms",
        frozenset({"submission id", "user id", "timestamp"}),
        {"timestamp": "signed", "user id": "", "user display name": ""},
        key="submission id",
        accounts=frozenset({"user id", "user display name"}),
    ),
    Platform(
        "mailchimp",
        frozenset({"member rating", "optin time"}),
        {
            "email address": "email",
            "first name": "first_name",
            "last name": "last_name",
            "optin time": "signed",
            "cc": "country",
            "notes": "notes",
        },
        key="euid",
    ),
    Platform("action-network", frozenset({"can2 subscription status"}), _PERSON, key="uuid"),
    Platform(
        "proca",
        frozenset({"campaignname", "actiontype"}),
        {
            "contact first name": "first_name",
            "contact last name": "last_name",
            "contact firstname": "first_name",
            "contact lastname": "last_name",
            # Leave to write to them, and when they gave it.
            "privacy optin": "",
            "privacy opt in": "",
            "privacy givenat": "",
            "privacy given at": "",
            "createdat": "signed",
            "contact email": "email",
            "contact phone": "phone",
            "contact country": "country",
            "created": "signed",
        },
        key="id",
    ),
    Platform(
        "pytition",
        frozenset({"first name", "subscribed to mailinglist", "confirmed"}),
        _PERSON | {"phone": "phone"},
        finished="confirmed",
        words=frozenset({"true", "1", "yes"}),
    ),
    Platform(
        "eff-action-center",
        frozenset({"email", "zipcode", "country code", "created at"}),
        _PERSON | {"country code": "country", "created at": "signed"},
    ),
    Platform(
        "eff-action-center",
        frozenset({"full name", "institution"}),
        {"full name": "name", "institution": "affiliation"},
        others=frozenset({"email", ""}),
    ),
    Platform(
        "drupal-webform",
        frozenset({"serial", "sid", "draft"}),
        {"time": "signed", "submitted time": "signed", "completed time": ""},
        key="sid",
        finished="draft",
        words=frozenset({"", "0", "no"}),
        accounts=frozenset({"uid", "username", "user name"}),
    ),
    Platform(
        "drupal-webform",
        frozenset({"numéro de série", "sid", "brouillon"}),  # Framaforms
        {"heure": "signed", "heure de soumission": "signed", "heure de fin": ""},
        key="sid",
        finished="brouillon",
        words=frozenset({"", "0", "non"}),
        accounts=frozenset({"uid", "utilisateur", "nom d utilisateur"}),
    ),
    Platform(
        "drupal-webform",
        frozenset({"serial number", "sid", "in draft"}),
        {"created": "", "completed": "signed", "changed": "", "name": "name"},
        key="sid",
        finished="in draft",
        words=frozenset({"", "0", "no"}),
        accounts=frozenset({"submitted by id", "submitted by title", "submitted by url"}),
    ),
    Platform(
        "drupal-webform",
        frozenset({"submission id", "submitted time", "ip address"}),
        {"submitted time": "signed"},
        key="submission id",
    ),
    Platform(
        "change-org",
        frozenset({"name", "state province", "country code", "signed at"}),
        {"name": "name", "country code": "country", "signed at": "signed", "country name": ""},
    ),
    Platform(
        "nextcloud-forms",
        frozenset({"user display name", "timestamp"}),
        {"timestamp": "signed", "user display name": ""},
        accounts=frozenset({"user id", "user display name"}),
    ),
    Platform(
        "cryptpad-forms",
        frozenset({"cryptpad time"}),
        {"cryptpad time": "signed", "cryptpad name": ""},
    ),
)
_CIVICRM = ("do not email", "do not phone", "do not mail", "do not sms", "do not trade")
SURVEYMONKEY = Platform(
    "surveymonkey",
    frozenset({"respondent id", "collector id"}),
    {"end date": "signed", "date modified": ""},
    key="respondent id",
)
GOOGLE = Platform("google-forms", frozenset())
JOTFORM = Platform("jotform", frozenset({"submission date"}), {"submission date": "signed"})
OTHER = Platform("list", frozenset())


def plain_title(title: str) -> str:
    """A title without markup, case and punctuation: `_submission_time` is `submission time`."""
    text = unicodedata.normalize("NFC", _TAG.sub(" ", title)).strip("\ufeff \t\r\n")
    return "#" if text == "#" else _NOT_WORDS.sub(" ", text.casefold()).strip()


# LimeSurvey's own columns in an export with full questions, in the exporter's language.
_LIMESURVEY = {
    "id": "response id|id|antwort id|id de la réponse|id ответа|id відповіді|id адказу"
    "|id odpowiedzi|id de respuesta|id de la respuesta|معرف الرد",
    "submitdate": "date submitted|datum abgeschickt|date de soumission|дата отправки"
    "|дата відправлення|дата надсилання|дата адпраўкі|data wysłania|data zakończenia"
    "|data przesłania|fecha de envío|fecha de finalización|تاريخ الإرسال|تاريخ التقديم",
    "lastpage": "last page|letzte seite|dernière page|последняя страница|остання сторінка"
    "|апошняя старонка|ostatnia strona|última página|الصفحة الأخيرة|آخر صفحة",
    "startlanguage": "start language|start sprache|startsprache|langue de départ|langue initiale"
    "|начальный язык|язык|початкова мова|пачатковая мова|język początkowy|język startowy"
    "|lenguaje inicial|idioma inicial|لغة البداية",
}
_CODES = {title: code for code, titles in _LIMESURVEY.items() for title in titles.split("|")}


def code_of(title: str) -> str:
    """LimeSurvey's code before the question: `ipaddr. IP address` is `ipaddr`."""
    return plain_title(title.partition(". ")[0])


def limesurvey_code(title: str) -> str:
    """The code of one of LimeSurvey's own columns, as its code or in words; else what it is."""
    code = code_of(title)
    return _CODES.get(plain_title(title), code)


def platform_of(titles: Sequence[str]) -> Platform:
    """Whose header row this is; `OTHER` if nobody's that we know."""
    plain = {plain_title(title) for title in titles} | {code_of(title) for title in titles}
    in_words = plain | {limesurvey_code(title) for title in titles}
    for platform in PLATFORMS:
        if not platform.marks <= (in_words if platform.name == LIMESURVEY else plain):
            continue
        if platform.others is None or plain - platform.marks <= platform.others:
            return platform
    if {"do not email", "do not phone"} <= plain:
        own = dict.fromkeys((*_CIVICRM, "no bulk emails user opt out"), "")
        return Platform("civicrm", frozenset(), own)
    if {"anonymise", "opt in"} <= plain:
        return Platform("speakout", frozenset(), {"opt in": ""})  # to its newsletter
    if SURVEYMONKEY.marks <= plain:
        return SURVEYMONKEY
    first = plain_title(titles[0]) if titles else ""
    if first in TIMESTAMPS:
        return Platform("google-forms", frozenset(), {first: "signed"})
    return JOTFORM if first in JOTFORM.marks else OTHER
