"""Addresses, telephone numbers and whatever else is private in a text for everybody.

`private_in` finds them, `without_private` takes one out where the form is plain: alone in its
field, in brackets, or set apart by a mark at the end. Anything else is for a person to rewrite.

>>> without_private("name", "Ada Example (ada@example.org)")
Taken(text='Ada Example', private={'email': 'ada@example.org'}, plain=True)
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from letterkit.model.signatory import Shown, Signatory
from letterkit.private.accounts import BESIDE, accounts_in
from letterkit.private.email_addresses import (
    Address,
    addresses_in,
    likely_addresses_in,
    may_hold_private,
)
from letterkit.private.left_over import is_left_over
from letterkit.private.other_private import others_in
from letterkit.private.phone_numbers import likely_phones_in, phones_in
from letterkit.private.postal_addresses import postal_in
from letterkit.private.spoken_numbers import spoken_numbers_in
from letterkit.text.text_as_read import TextAsRead


class Private(StrEnum):
    """What is private. `likely-…` may be something else: where somebody works."""

    EMAIL = "email"
    LIKELY_EMAIL = "likely-email"
    PHONE = "phone"
    LIKELY_PHONE = "likely-phone"
    POSTAL = "postal"
    SECRET = "secret"  # noqa: S105 - the name of a kind
    DOCUMENT = "document"
    VEHICLE = "vehicle"
    BANK = "bank"
    PLACE = "place"
    NETWORK = "network"
    HANDLE = "handle"
    BIRTH = "birth"
    DETENTION = "detention"
    AGE = "age"


SAID = {
    Private.EMAIL: "an e-mail address",
    Private.LIKELY_EMAIL: "what looks like an e-mail address",
    Private.PHONE: "a telephone number",
    Private.LIKELY_PHONE: "what looks like a telephone number",
    Private.POSTAL: "a postal address",
    Private.SECRET: "a private link or password",
    Private.DOCUMENT: "the number of a personal document or case",
    Private.VEHICLE: "a number plate",
    Private.BANK: "the number of a bank account or card",
    Private.PLACE: "the coordinates of a place",
    Private.NETWORK: "an address or number of a device",
    Private.HANDLE: "an account in a messenger",
    Private.BIRTH: "a date of birth",
    Private.DETENTION: "a number or a room in detention or a hospital",
    Private.AGE: "an age or a year of birth",
}


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Something private at `start` to `end` of a text; `value` is what a private column keeps."""

    start: int
    end: int
    kind: Private
    value: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A text without what was private in it, and that by column of a list.

    `plain` is False where something private stands in the text and was left in it.
    """

    text: str
    private: Mapping[str, str] = field(default_factory=dict)
    plain: bool = True


def private_in(text: str, column: str = "") -> Sequence[Found]:
    """Everything private in a text, in its order; nothing of it overlaps.

    In the column `name` each number that is long enough is one of a telephone.
    """
    if not may_hold_private(text):
        return ()
    found = _found_in(text, _SPECIAL.get(column, ""))
    if column and any(each.kind is Private.AGE for each in found):
        # Many petitioners say how old they are: somebody looks (`check/personal.py`), no more.
        return tuple(each for each in found if each.kind is not Private.AGE)
    return found


# In other columns the same text holds the same.
_SPECIAL = {
    "name": "name",
    "link": "link",
    **dict.fromkeys(("role", "affiliation", "comment"), BESIDE),
}


# A list says the same affiliation many times, and each text is asked about more than once.
@lru_cache(maxsize=16_384)
def _found_in(text: str, column: str) -> Sequence[Found]:
    seen = TextAsRead.of(text)
    found = [_found(each, Private.EMAIL) for each in addresses_in(seen.text)]
    for each in likely_addresses_in(seen.text):
        _add(found, _found(each, Private.LIKELY_EMAIL))
    for start, end, kind in others_in(seen.text):
        # An account on a link is none: people link to where they are in public.
        if not (kind == Private.HANDLE and column == "link"):
            _add(found, Found(start, end, Private(kind), seen.text[start:end]))
    for start, end in spoken_numbers_in(seen.text):
        _add(found, Found(start, end, Private.PHONE, seen.text[start:end]))
    # An address may say that its house has none.
    if any(map(str.isdigit, seen.text)) or "s/n" in seen.text.lower():
        rest = _blotted(seen.text, found)
        numbers = [
            Found(start, end, Private.PHONE, value)
            for start, end, value in phones_in(rest, in_name=column == "name")
        ]
        found += numbers
        rest = _blotted(rest, numbers)
        postal = [Found(*span, Private.POSTAL, rest[slice(*span)]) for span in postal_in(rest)]
        found += postal
        rest = _blotted(rest, postal)
        for start, end, value in likely_phones_in(rest):
            found.append(Found(start, end, Private.LIKELY_PHONE, value))
    for start, end, kind in accounts_in(seen.text, column):
        _add(found, Found(start, end, Private(kind), seen.text[start:end]))
    return tuple(sorted(_placed(each, seen) for each in found))


def _placed(found: Found, seen: TextAsRead) -> Found:
    return Found(*seen.span(found.start, found.end), found.kind, found.value)


def _add(found: list[Found], new: Found) -> None:
    if not _overlaps(new, found):
        found.append(new)


def emails_in(text: str) -> Sequence[Found]:
    """Only what can be nothing but an e-mail address: this is never published."""
    if not may_hold_private(text):
        return ()
    seen = TextAsRead.of(text)
    found = addresses_in(seen.text)
    return [_placed(_found(each, Private.EMAIL), seen) for each in found]


def _found(address: Address, kind: Private) -> Found:
    return Found(address.start, address.end, kind, address.value)


_COLUMNS = {
    Shown.NAMED: ("name", "role", "affiliation", "country", "comment", "link"),
    Shown.INITIALS: ("role", "affiliation", "country"),
    Shown.ROLE: ("role", "affiliation", "country"),
}
_TEXTS = {shown: attrgetter(*columns) for shown, columns in _COLUMNS.items()}


def texts_shown(signatory: Signatory) -> Mapping[str, str]:
    """What others see of a signatory, by column."""
    if signatory.shown is Shown.UNNAMED:
        return _NOTHING
    return dict(zip(_COLUMNS[signatory.shown], _TEXTS[signatory.shown](signatory), strict=True))


def public_texts(signatory: Signatory) -> Mapping[str, str]:
    """What others see of a signatory, by column, if anything private may stand in it.

    Empty for nearly everybody, which one look at all of the columns tells.
    """
    if signatory.shown is Shown.UNNAMED:
        return _NOTHING
    texts: tuple[str, ...] = _TEXTS[signatory.shown](signatory)
    if not may_hold_private("\n".join(texts)):
        return _NOTHING
    return dict(zip(_COLUMNS[signatory.shown], texts, strict=True))


_NOTHING: Mapping[str, str] = {}


def column_with_email(signatory: Signatory) -> str:
    """The first public column in which an e-mail address stands, or nothing."""
    for column, text in public_texts(signatory).items():
        if emails_in(text):
            return column
    return ""


def masked(text: str, column: str = "") -> str:
    """The text of a column, or a message, without what is private in it.

    In a message, "on one address: 3 names" is no postal address.
    """
    for each in reversed(private_in(text, column)):
        if column or each.kind is not Private.POSTAL:
            text = f"{text[: each.start]}…{text[each.end :]}"
    return text


def _overlaps(new: Found, found: Sequence[Found]) -> bool:
    return any(new.start < each.end and each.start < new.end for each in found)


def _blotted(text: str, found: Sequence[Found]) -> str:
    """The text with something in the place of each find that can be no part of another."""
    for each in found:
        text = text[: each.start] + "x" * (each.end - each.start) + text[each.end :]
    return text


# Words for an address or number, which mean nothing without it: they go with it.
_CUE_WORD = (
    r"(?:e-?mails?|mail|mailto|courriel|correo(?: electr[oó]nico)?|mejl|poczta(?: elektroniczna)?"
    r"|(?:эл(?:ектронная|ектронна)?\.?\s*)?(?:почта|пошта)|электронн?ая|эл(?=\.)|імейл|имейл|мейл|мэйл|адрес"
    r"|contacts?|contacto|kontakt(?:y|daten)?|контакт[ыи]?|кантакты?|зв['’]язок"
    r"|phone(?: number)?|telephone|tel|tél|telefon|telefonnummer|tlf|telf|numer telefonu|nr tel"
    r"|teléfono|téléphone|mobile|mobil|móvil|mob|komórka|fax"
    # Some of these words are names as well.
    r"|(?:handy|portable|kom|cell|numéro|mél|wire)(?=\s*[:.])"
    r"|(?:номер )?телефон[ау]?|тел|нумар тэлефона|тэлефон|тэл|моб(?:ильный|ільний|ільны)?|факс"
    r"|(?-i:т\.)"
    r"|(?:call|ring|text|phone) me(?: at| on)?|my (?:phone )?number(?: is)?|сот"
    r"|(?:по)?звоните(?: мне)?(?: по)?|дзвоніть|тэлефануйце|zadzwoń|llámame(?: al)?"
    r"|appelez-moi(?: au)?|мой номер|мій номер|мой нумар|mój numer|meine nummer|mi número"
    r"|mon numéro|اتصل بي|رقمي"
    r"|dzwonić|dzwoń(?:cie)?|(?:по)?звонить|звони|дзвонити|званіць|тэлефанаваць|телефонувати"
    r"|anrufen(?: unter)?|ruf(?:t|en sie)? mich an|erreichbar unter|appeler(?: au)?|llamar(?: al)?"
    r"|電話(?:番号)?|电话|電邮|전화(?:번호)?|手机"
    r"|signal|whats ?app|viber|telegram|threema|sms|imessage"
    r"|сигнал|сігнал|вайбер|вотсап|ватсап|телеграмм?|тэлеграм"
    r"|البريد الإلكتروني|بريد إلكتروني|البريد|بريد|هاتف|الهاتف|جوال|موبايل|واتساب"
    r"|سيجنال|تلغرام|تيليجرام|فايبر|للتواصل|اتصال|☎️?|📞|📱|📧|✉️?|✆)"
)
_CUE = re.compile(
    rf"(?<!\w)(?:{_CUE_WORD}\.?(?:\s*[/&+,;]\s*|\s+(?:and|or|und|oder|et|ou|y|o|i|и|і|або|или|و)\s+|\s*))"
    rf"{{0,3}}{_CUE_WORD}\.?\s*[:：=]?\s*$",
    re.IGNORECASE,
)
_CUE_MOST = 80
_CUE_BEHIND = re.compile(
    rf"\s*(?:[(\[]\s*(?:{_CUE_WORD}\.?[\s/,&+]*){{1,4}}[)\]]|(?:{_CUE_WORD}\.?[\s/,&+]*){{1,4}}$)",
    re.IGNORECASE,
)
# The element of HTML whose link an address is.
_LINK_BEFORE = re.compile(r"<a\b[^<>]*\bhref\s*=\s*[\"']?\s*$", re.IGNORECASE)
_LINK_OPEN = re.compile(r"<a\b[^<>]*>\s*$", re.IGNORECASE)
_LINK_BEHIND = re.compile(r"(?:\?[^\"'<>]*)?[\"']?[^<>]*>(?P<shown>[^<>]*)</a\s*>", re.IGNORECASE)
_PAIRS = {"(": ")", "<": ">", "[": "]", "{": "}", "（": "）", "«": "»"}
_MARKS = ",;|/·•–—-:，；、،"
# After these, what follows belongs to the sentence.
_LEADS_ON = re.compile(
    r"(?:\b(?:at|to|on|via|or|and|von|an|unter|à|sur|par|a|en|por|na|do|pod|на|по|у|в|або|или|и|і)"
    r"|[.!?…])$",
    re.IGNORECASE,
)


def without_private(column: str, text: str) -> Taken:
    """The text of a public column without what is private, where the two are plainly apart."""
    found = private_in(text, column)
    if not found:
        return Taken(text)
    private: dict[str, str] = {}
    rest = text
    for each in reversed(found):
        name = str(each.kind)
        other = private.get(name, each.value) != each.value
        if each.kind not in (Private.EMAIL, Private.PHONE) or other:
            return Taken(text, plain=False)
        cut = _cut(column, rest, each)
        around = rest[: each.start], rest[each.end :]
        if cut is None or is_left_over(*around, cut, in_name=column == "name"):
            return Taken(text, plain=False)
        private[name] = each.value
        rest = cut
    return Taken(rest, private) if not private_in(rest, column) else Taken(text, plain=False)


def _cut(column: str, text: str, found: Found) -> str | None:
    """The text without what was found, with the brackets or the mark that set it apart; or None."""
    before, after = text[: found.start], text[found.end :]
    unlinked = _without_link(before, after)
    if unlinked is not None:
        return unlinked
    if column != "link" and (behind := _CUE_BEHIND.match(after)):
        after = after[behind.end() :]
    before, cued = _without_cue(before)
    if column == "link":
        whole = not before and not after.partition("?")[0]
        return "" if whole else None
    unpaired = _without_brackets(before, after)
    if unpaired is not None:
        return unpaired
    return _without_mark(column, before, after, cued=cued)


def _without_link(before: str, after: str) -> str | None:
    """The words of the link that something stands in; None where it is in none."""
    if linked := re.search(r"\[([^\[\]]+)\]\(\s*$", before):
        # A link in Markdown: `[Ada Example](mailto:ada@example.org)`.
        closing = after.lstrip()
        if closing.startswith(")"):
            return _tidy(f"{before[: linked.start()]}{linked[1]}{closing[1:]}")
    if _LINK_OPEN.search(before) and after.lstrip().startswith("</a"):
        return before + after
    opening, element = _LINK_BEFORE.search(before), _LINK_BEHIND.match(after)
    if opening and element:
        shown = element["shown"].strip()
        shown = "" if _CUE.fullmatch(shown) else shown
        return _tidy(f"{before[: opening.start()]}{shown}{after[element.end() :]}")
    return None


def _without_brackets(before: str, after: str) -> str | None:
    """The text without the brackets around something; None where none are."""
    opened, closed = before[-1:], after.lstrip()[:1]
    if opened in _PAIRS and closed == _PAIRS[opened]:
        return _tidy(f"{before[:-1].rstrip()} {after.lstrip()[1:].lstrip()}")
    if before.endswith("&lt;") and after.startswith("&gt;"):
        return _tidy(f"{before[:-4].rstrip()} {after[4:].lstrip()}")
    head, tail = before.rstrip(), after.strip().rstrip(".").strip()
    if head[-1:] in _MARKS and closed and closed in _PAIRS.values():
        # `(Example Club, ada@example.org)`
        return _tidy(head.rstrip(_MARKS + " ") + after.lstrip())
    if opened in _PAIRS and tail[:1] in _MARKS:
        return _tidy(head + tail.lstrip(_MARKS + " "))
    if not head and (inner := _BRACKETED.fullmatch(tail)):
        return _tidy(inner[1])
    return None


def _without_mark(column: str, before: str, after: str, *, cued: bool) -> str | None:
    """The text without the marks beside something; None where it is a part of a sentence."""
    head, tail = before.rstrip(), after.strip().rstrip(".").strip()
    if not head and not tail:
        return ""
    if not tail:
        if head[-1:] in _MARKS or "\n" in before[len(head) :]:
            return _tidy(head.rstrip(_MARKS + " \t\n\u00a0"))
        plain = cued or column == "name" or (column != "comment" and not _LEADS_ON.search(head))
        return _tidy(head) if plain and not _LEADS_ON.search(head) else None
    if not head and tail[:1] in _MARKS:
        return _tidy(tail.lstrip(_MARKS + " "))
    if head[-1:] in _MARKS and tail[:1] in _MARKS:
        return _tidy(f"{head.rstrip(_MARKS + ' ')}{after.lstrip()}")
    return None


_BRACKETED = re.compile(r"[(\[<]\s*([^()\[\]<>]+?)\s*[)\]>]")
_QUOTED = re.compile(r"[\"“”„«](?P<name>[^\"“”„«»]+)[\"“”»]")


def _without_cue(before: str) -> tuple[str, bool]:
    """`Ada, e-mail: ` is `Ada, `."""
    match = _CUE.search(before, max(len(before) - _CUE_MOST, 0))
    if not match or before[match.start() - 1 : match.start()].isalnum():
        return before.rstrip(" \t\u00a0") if before[-1:].isspace() and before.strip()[
            -1:
        ] in _PAIRS else before, False
    rest = before[: match.start()]
    return (rest.rstrip() if rest.strip()[-1:] in _PAIRS else rest), True


def _tidy(text: str) -> str:
    """Without empty brackets, a mark that hangs in the air, or two blanks."""
    text = re.sub(r"[(\[{<（]\s*[)\]}>）]", "", text)
    text = re.sub(r"[ \t\u00a0]{2,}", " ", text)
    text = re.sub(r"\s+([,;.])", r"\1", text)
    text = text.strip().strip(",;|·•–—،，；").strip()
    quoted = _QUOTED.fullmatch(text)
    return quoted["name"].strip() if quoted else text
