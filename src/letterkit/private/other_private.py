"""What else is private and no way to write or ring: documents, accounts, places, dates of birth.

It is never moved to another column, because none is for it; a person decides what becomes of it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from letterkit.private.check_digits import numbers_in
from letterkit.text.joined_forms import Forms, starts_of

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт"
    r"|ноя|дек|студ|лют|сак|траў|крас|трав|черв|чэрв|лип|ліп|жнів|верас|кастр|ліст|снеж|січ|берез|квіт"
    r"|серп|верес|жовт|грудн|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|grud|mär|mai|okt|dez|janv|fév"
    r"|avr|juin|juil|aoû|déc|ene|abr|ago|dic|يناير|فبراير|مارس|[اأ]بريل|مايو|يونيو|يوليو|[اأ]غسطس"
    r"|سبتمبر|[اأ]كتوبر|نوفمبر|ديسمبر"
    r"|mei|mag|giu|lug|ott|set|fev|out|gen|kvě|led|úno|bře|dub|čer|srp|zář|říj|ian|noi|oca|şub|nis|haz"
    r"|tem|ağu|eyl|eki|kas|ara)[^\W\d_]{0,9}"
)
_DATE = (
    r"(?:\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th|er)?\.?\s{1,20}(?:de\s{1,20}|of\s{1,20})?(?:{MONTH})\.?,?\s{1,20}"
    r"(?:del?\s{1,20})?(?:19|20)\d\d"
    r"|(?<![^\W\d_])(?:{MONTH})\s{1,20}\d{1,2}(?:st|nd|rd|th)?,?\s{1,20}(?:19|20)\d\d)(?!\d)"
).replace("{MONTH}", _MONTH)
_PARTS = {"{DATE}": _DATE, "{MONTH}": _MONTH}
# A text without digits may hold an account or a secret; both have one of these signs or words.
_SIGNS = re.compile(r"[/:：=@_*]|\.gg|\.skype|eyJ")
_SIGNED = re.compile(
    r"\.me/|vk\.com/|matrix\.to|discord|join\.skype|whatsapp|simplex|signal\.|facebook\.com/"
    r"|(?<!\w)live:|viber:"
    r"|(?:gram|tg|грамм?|signal|skype|скайп|сигнал|сігнал|whats ?app|viber|wechat|weixin|icq|аська"
    r"|discord|дискорд|дыскорд|threema|тріма|трима|matrix|wire|insta|инста|інста|вайбер|вотсап|ватсап"
    r"|тг|vk|вк|вконтакте|jabber|жабер|xmpp|keybase|line|kik|kakao\w*|element|session|chat|снэпчат"
    r"|جرام|غرام|سكايب|سيجنال|فايبر|واتساب|user(?:name)?|nick)\s{0,20}(?:id)?\s{0,20}[:：=@]"
    r"|(?<!\S)@\w|/@\w|(?:instagram|twitter|(?<!\w)x|linkedin|tiktok|threads|bsky)\.\w+/"
    # accounts in words, and their mark
    r"|[a-z\d]_[a-z\d]"
    r"|@[a-z][\w.]{3,40}[\s(\[,–—\-]|[?&;#][\w.\-]{1,40}=|/edit|docs\.google|drive\.google|dropbox|1drv|sharepoint|/s/"
    r"|#/\d/|mega\.nz/"
    r"|/(?:confirm|verify|activate|reset|unsubscribe|magic|invite|invitation|preview)|://[^\s/@:]+:[^\s/@]+@"
    r"|goo\.gl|///|eyJ|[\da-f]{2}:[\da-f]{2}:"
    r"|(?:парол[ья]|password|passwort|contraseña|hasło|mot de passe)\s?[:=]"
    r"|(?<!\w)s/n(?!\w)|微信|телега|paypal|pix|revolut|calendly|meet\.|teams\.|jit\.si|[=/][A-Za-z\d+]{12}",
    re.IGNORECASE,
)
# Words of accounts that are written behind them, and no other sign: `my telegram is adaexample`.
CUE_WORDS = frozenset({
    "telegram", "telegrams", "tg", "signal", "skype", "threema", "discord", "viber", "wechat",
    "icq", "insta", "instagram", "jabber", "телеграм", "телеграмм", "телеграме", "телеграму",
    "телега", "телегу", "телеге", "телеграма", "тэлеграм", "тэлеграме", "тг", "сигнал", "сігнал",
    "скайп", "скайпе", "дискорд", "дыскорд", "вайбер", "вк", "вконтакте", "инстаграм", "інстаграм",
    "инста", "аська",
    "ig", "snap", "snapchat", "카톡", "카카오톡", "微信", "微信号", "пароль", "twitter", "pix",
    "instagramie", "telegramie", "signalu", "телеграмме", "телеграмі", "инстаграме", "інстаграмі",
    "инстаграмме", "інстаграме", "тэлеграму", "сигнале", "сігнале", "сигналі", "дискорде",
    "дыскордзе", "вотсапе", "ватсапе", "вайбере", "whatsapp", "whatsappie", "messenger", "facebook",
    "fb", "mastodon", "bluesky", "tiktok", "wire", "matrix",
    "paypal", "инсте", "ок", "одноклассники", "qq号", "qq號", "طلغرام", "طلجرام",
    "تيليغرام", "تلگرام", "ایتا", "انستغرام", "إنستغرام", "أنستغرام", "إنستجرام", "טלגרם",
    "וואטסאפ", "אינסטגרם", "텔레그램", "인스타그램", "인스타", "テレグラム", "インスタ",
    "telegramım", "instagramım", "آیدی", "твиттер", "line", "kakaotalk", "تلغرام",
    "تيليجرام", "تليجرام", "تيلجرام", "تلجرام", "سيجنال", "سكايب",
})  # fmt: skip


def may_hold_account(text: str) -> bool:
    """A quick look: False wherever `others_in` finds nothing in a text without digits or words."""
    return bool(_SIGNS.search(text) and _SIGNED.search(text))


def words_of(text: str) -> list[str]:
    """The words of a text; a row of replacements takes a third of what an expression would."""
    for mark in "-,.():[]":
        text = text.replace(mark, " ")
    return text.split()


# The fewest digits that the forms of a kind have.
_NUMBERED = {
    "document": 3,
    "vehicle": 2,
    "bank": 6,
    "birth": 2,
    "likely-phone": 3,
    "detention": 1,
    "age": 1,
}
_SECRET_SIGNS = re.compile(
    r"[/=]|eyJ|(?<!\w)(?:pin|пин|пін|код|code|kod)(?!\w)|senha|şifre|heslo|jelszó|密码|パスワード|비밀번호|парол|passw|kennw|contras|hasło|passe|كلمة",
    re.IGNORECASE,
)
_NETWORK_SIGNS = re.compile(r"[.:\-]|im[es]i|iccid|meid", re.IGNORECASE)
# Two numbers, or a sign or word between the parts of one.
_PLACE_SIGNS = re.compile(
    r"\d\D+\d|[.,/°+]|град|degree|grad|stopni|degr|درجة|what3|w3w|geo", re.IGNORECASE
)
_PURSE_SIGNS = re.compile(
    r"coin|btc|eth|xmr|wallet|usd[tc]|monero|lightning|payto|upi:|tron|ton:|ln(?:bc|url)|ltc|doge"
    r"|б[иі]тко|монеро|крипт|кош[её]л|кашал|гаманець|portfel|monedero|cartera|portefeuille|börse|محفظة|بيتكوين"
    r"|solana|ripple|cardano|zcash|dash|stellar|nano",
    re.IGNORECASE,
)
_HANDLE_SIGNS = re.compile(r"[@#/:：=_]|05[\da-f]{64}|\b(?:uin|аське)\b", re.IGNORECASE)


def _may_be(kind: str, text: str, digits: int) -> bool:
    """A quick look: False only where no form of the kind is in the text."""
    match kind:
        case "secret":
            return bool(_SECRET_SIGNS.search(text))
        case "handle":
            if _HANDLE_SIGNS.search(text):
                return True
            return not CUE_WORDS.isdisjoint(words_of(text.lower()))
        case "network":
            return bool(_NETWORK_SIGNS.search(text))
        case "place":
            return bool(_PLACE_SIGNS.search(text))
        case "bank":
            return digits >= _NUMBERED[kind] or bool(digits and _PURSE_SIGNS.search(text))
    return digits >= _NUMBERED.get(kind, 0)


_LONG_AGO = re.compile(r"(?<!\d)19(?:0\d|10)(?!\d)")


def others_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The start, end and kind of each find, by kind."""
    digits = sum(map(str.isdigit, text))
    starts = starts_of(text)
    for kind, form in _forms().items():
        if not _may_be(kind, text, digits):
            continue
        for match in form.finditer(text, starts):
            # Who was born so long ago does not sign.
            if not (kind == "birth" and _LONG_AGO.search(match[0])):
                yield match.start(), match.end(), kind
    yield from numbers_in(text)


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, Forms]:
    """The forms of the two files beside this one by kind, compiled when first needed."""
    first, more = _read("other_private.toml"), _read("more_private.toml")
    parts: dict[str, str] = more["parts"]
    forms: dict[str, list[str]] = {**first}
    for kind, texts in more["forms"].items():
        forms[kind] = [*forms.get(kind, ()), *(_filled(text, parts) for text in texts)]
    found: dict[str, Forms] = {}
    for kind, texts in forms.items():
        filled = []
        for text in texts:
            for name, part in _PARTS.items():
                text = text.replace(name, part)
            filled.append(text)
        found[kind] = Forms.of(filled, re.IGNORECASE)
    return found


def _read(name: str) -> dict[str, Any]:
    """A file beside this one; what is in it, its own head says."""
    return tomllib.loads((resources.files("letterkit.private") / name).read_text("utf-8"))


def _filled(form: str, parts: Mapping[str, str]) -> str:
    """A form with its parts, which may have parts themselves."""
    while (filled := _PART.sub(lambda match: parts.get(match[1], match[0]), form)) != form:
        form = filled
    return form


_PART = re.compile(r"\{([A-Z_]+)\}")
