"""What is half of an e-mail address, or one in words of a language: `ada.example@`, `ada на gmail`.

Anyone who reads `ada at gmail` knows the rest. Where a word for the sign or the name of a provider
can be nothing else, it is an address; else it is a likely one.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from letterkit.private.job_words import is_job
from letterkit.private.other_private import words_of

# Providers of mailboxes, as people write them, with the domain that is meant.
_PROVIDERS = {
    "gmail": r"g-?mail(?:u|a|em|ie)?|google ?mail"
    r"|джи-?м[еэ][йи]ле?|гм[еэа][йи]ле?|жм[еа]йле?|جي ?ميل",
    "hotmail": r"hot-?mail|хотмейл|хотмайл|هوتميل",
    "yahoo": r"yahoo|яху|ياهو",
    "outlook": r"outlook|аутлук|أوتلوك",
    "icloud": r"i-?cloud|айклауд",
    "protonmail": r"proton(?:-?mail)?|протон(?:ме[йи]л)?[еіаоу]?",
    "mail.ru": r"mail[. ]?ru|ма[йи]л[. ]?ру|мэйл[. ]?ру|меил[. ]?ру",
    "yandex": r"yandex|яндекс[е]?|яндэкс[е]?",
    "rambler": r"rambler|рамблер[е]?",
    "ukr.net": r"ukr[. ]?net|укр[. ]?нет",
    "tut.by": r"tut[. ]?by|тут[. ]?бай",
    "gmx": r"gmx",
    "web.de": r"web[. ]?de",
    "wp.pl": r"wp[. ]?pl",
    "onet": r"onet",
    "interia": r"interia",
    "riseup": r"rise-?up",
    "tutanota": r"tutanota|tuta",
    "posteo": r"posteo",
    "laposte": r"laposte",
}
_PROVIDER = "|".join(_PROVIDERS.values())
# These make nothing but mailboxes, so that a word before them and a country behind are enough.
_ONLY_MAIL = "|".join(_PROVIDERS[each] for each in ("gmail", "hotmail", "icloud", "rambler"))
_TOPS = {
    "ком": "com",
    "كوم": "com",
    "ру": "ru",
    "бай": "by",
    "юа": "ua",
    "нет": "net",
    "орг": "org",
}
_DOT = r"(?:\.|,|\(?(?:dot|punkt|punto|point|kropka|точка|кропка|крапка|نقطة|دوت)\)?)"
_TOP = rf"(?:{'|'.join(_TOPS)}|com|ru|by|ua|pl|de|fr|es|net|org|me|co\.uk)"


def _named(group: str) -> str:
    """The end of a domain, behind a dot, a word for one or a blank."""
    return rf"(?:\s*{_DOT}\s*|\s+)(?P<{group}>{_TOP})(?!\w)"


_LOCAL = r"[a-z\d][a-z\d._+\-]{0,62}"
# A local part is Latin, and what stands before an "at" in other letters is no mailbox.
_BEFORE = r"(?<![\w.+\-@/#])"
_SIGN = (
    r"(?:\(\s*a\s*\)|собач?ка|собачка|собака|сабака|сабачка|равлик|песик|мавпа|arrobase|chiocciola|apenstaartje|zavin[áa][čc]|małp[ak]a?|małpka|malpa|arroba|arobase"
    r"|klammeraffe|эт|آت)"
)
_WEAK = r"(?:at|ät|on|на|в|у|bei|auf|chez|sur|en|w|przy|presso|bij|na|عند|على|في|@)"
_WORDED = re.compile(
    rf"{_BEFORE}(?P<local>{_LOCAL})(?:\s+{_SIGN}\s+(?P<signed>{_PROVIDER})(?:{_named('top')})?"
    rf"|(?<!\bat)(?<!\bon)(?<!\ben)(?<!\bna)(?<!\bw)(?<!\bbei)(?<!\bmy)(?<!\bvia)(?<!mail)(?<!chez)\s+(?P<only>{_ONLY_MAIL}){_named('last')})(?!\w)",
    re.IGNORECASE,
)
_WEAKLY = re.compile(
    rf"{_BEFORE}(?P<local>{_LOCAL})(?:\s+{_WEAK}\s+|\s*@\s*|\s*[(\[{{]\s*{_WEAK}\s*[)\]}}]\s*)(?:почте\s+)?"
    rf"(?P<provider>{_PROVIDER})(?:{_named('top')})?(?!\w)",
    re.IGNORECASE,
)
# `ada.example (gmail)`
_BRACKETED = re.compile(
    rf"{_BEFORE}(?P<local>{_LOCAL})\s*[(\[]\s*(?P<provider>{_PROVIDER})(?:{_named('top')})?\s*[)\]]",
    re.IGNORECASE,
)
# `ada.example, gmail`: such a name is one of a mailbox.
_BESIDE = re.compile(
    rf"{_BEFORE}(?P<local>[a-z\d\-]{{1,30}}(?:[._+][a-z\d\-]{{1,30}}){{1,4}})\s{{0,2}}[,;/\s]\s{{0,2}}"
    rf"(?P<provider>{_ONLY_MAIL}|protonmail)(?:{_named('top')})?(?!\w)"
)
# A preposition of another language and a whole domain: `ada на example.org`.
_FOREIGN = re.compile(
    rf"{_BEFORE}(?P<local>{_LOCAL})\s+(?P<weak>на|bei|chez|عند|على)\s+(?P<domain>(?:[\w\-]{{1,63}}\.){{1,4}}[^\W\d_]{{2,20}})(?![\w@])",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(
    r"(?<![\w.+\-@/])(?P<local>[^\W_][\w.+\-]{1,62})@(?=$|[\s,;:)\]>…\"'”»]|\.(?:\W|$))"
)
# `Abogad@`, `compañer@s`: Spanish writes the sign for "o or a".
_EITHER = re.compile(
    r"(?:[^\W\d_]*(?:or|ad|id|er|ñ|ic|og|ari|ist|ian|estr|eñer|uest|ent|iv|tod|junt|niñ|soci|vecin|hij|herman|ciudadan|alumn|amig))",
    re.IGNORECASE,
)
_NOTHING_BEFORE = re.compile(r"(?:^|[,;:|/()\[\]«»\"“„”\n–—·-])\s*$")
_MAIL_BEFORE = re.compile(
    r"(?:mail|мейл|мейлу|мыло|почт\w{1,3}|пошт\w{1,3}|пошце|адрес\w?|poczt\w|courriel|correo|write|to|me|is|пиши\w*|بريد\w*)\W{0,3}$",
    re.IGNORECASE,
)
_QUICK = (" на ", " bei ", " chez ", " عند ", " على ", " на\xa0")
_QUICK_FOREIGN = re.compile(
    r"[a-z\d][ \u00a0](?:на|bei|chez|عند|على)[ \u00a0][\w\-]+\.[^\W\d_]{2}", re.I
)


class Half(NamedTuple):
    """Part of an address at `start` to `end`, or one in words.

    `value` is how mail writes it, or the text as given; `is_sure` where it can be nothing else.
    """

    start: int
    end: int
    value: str
    is_sure: bool


# One of these words is in each address in words whose domain has no dot.
PROVIDER_WORDS = frozenset({
    "gmail", "mail", "googlemail", "hotmail", "outlook", "icloud", "yahoo", "proton", "protonmail",
    "yandex", "rambler", "posteo", "riseup", "laposte", "onet", "interia", "gmx", "tuta", "web",
    "tutanota", "wp", "ukr", "tut", "джимейл", "джимеил", "джимэйл", "джи", "гмейл", "гмайл",
    "гмэйл", "жмейл", "жмайл", "яндекс", "яндексе", "яндэкс", "яндэксе", "рамблер", "рамблере",
    "яху", "хотмейл", "хотмайл", "аутлук", "айклауд", "протон", "протонмейл", "майл", "маил",
    "мэйл", "меил", "укр", "укрнет", "тут", "тутбай", "mailru", "майлру", "جيميل",
    "gmailu", "gmaila", "gmailem", "протоне", "протоні", "протонмейле",
    "гмейле", "джимейле", "гмайле", "гмэйле", "жмейле", "мейле", "جي", "ياهو", "هوتميل", "أوتلوك",
})  # fmt: skip


def may_hold_half(lowered: str) -> bool:
    """A quick look at a text in small letters; only for texts without a sign or a digit."""
    if "." not in lowered:
        return False
    return any(word in lowered for word in _QUICK) and bool(_QUICK_FOREIGN.search(lowered))


def halves_in(text: str) -> Iterator[Half]:
    """Each half of an address in its text."""
    lowered = text.lower()
    has_provider = not PROVIDER_WORDS.isdisjoint(words_of(lowered))
    if "@" not in text and not has_provider and not may_hold_half(lowered):
        return
    for match in _WORDED.finditer(text):
        value = _value(match, match["signed"] or match["only"], match["top"] or match["last"])
        yield Half(*match.span(), value, is_sure=True)
    for match in _CUT_OFF.finditer(text):
        if not _EITHER.fullmatch(match["local"]):
            yield Half(*match.span(), match[0], is_sure=False)
    for match in chain(*(form.finditer(text) for form in (_WEAKLY, _BRACKETED, _BESIDE))):
        if _is_mailbox(match, text):
            value = _value(match, match["provider"], match["top"])
            yield Half(*match.span(), value, is_sure=False)
    for match in _FOREIGN.finditer(text):
        if _is_mailbox(match, text):
            yield Half(*match.span(), f"{match['local']}@{match['domain']}", is_sure=False)


def is_either_gender(local: str, domain: str) -> bool:
    """`Maestr@s` and `l@s` are words, and no addresses."""
    return domain.lower() == "s" and "." not in local


def _value(match: re.Match[str], provider: str, top: str | None) -> str:
    """The address if its whole domain was said; nothing is made up."""
    for name, form in _PROVIDERS.items():
        if re.fullmatch(form, provider, re.IGNORECASE):
            if "." in name:
                return f"{match['local']}@{name}"
            if top:
                return f"{match['local']}@{name}.{_TOPS.get(top.lower(), top.lower())}"
    return match[0]


def _is_mailbox(match: re.Match[str], text: str) -> bool:
    """Whether what stands before an "at" is a mailbox, and not what somebody does there."""
    local = match["local"]
    if re.search(r"[._\d+]", local):
        return True
    if is_job(local) or not (local.islower() or local.istitle()):
        return False
    before = text[max(match.start() - 20, 0) : match.start()]
    return bool(_NOTHING_BEFORE.search(before) or _MAIL_BEFORE.search(before))
