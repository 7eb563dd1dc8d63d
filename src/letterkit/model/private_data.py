"""E-mail addresses, telephone numbers and postal addresses that stand in a text for everybody.

`private_in` finds them, `without_private` takes one out where the form is plain: alone in its
field, in brackets, or set apart by a mark at the end. Anything else is for a person to rewrite.

>>> without_private("name", "Ada Example (ada@example.org)")
Taken(text='Ada Example', private={'email': 'ada@example.org'}, plain=True)
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from urllib.parse import unquote

from letterkit.model.email_addresses import (
    Address,
    addresses_in,
    likely_addresses_in,
    may_hold_private,
)
from letterkit.model.phone_numbers import phones_in
from letterkit.model.postal_addresses import postal_in
from letterkit.model.signatory import Shown, Signatory


class Private(StrEnum):
    """What is private. `likely-email` may be something else: a handle, or where somebody works."""

    EMAIL = "email"
    LIKELY_EMAIL = "likely-email"
    PHONE = "phone"
    POSTAL = "postal"


SAID = {
    Private.EMAIL: "an e-mail address",
    Private.LIKELY_EMAIL: "what looks like an e-mail address",
    Private.PHONE: "a telephone number",
    Private.POSTAL: "a postal address",
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


_ENCODED = re.compile(
    r"%(?:25)*[2-7][0-9a-fA-F]"
    r"|&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,4}|commat|lt|gt|period|nbsp);"
)


def private_in(text: str) -> Sequence[Found]:
    """Everything private in a text, in its order; nothing of it overlaps."""
    if not may_hold_private(text):
        return ()
    seen = _Seen.of(text)
    found = [_found(each, Private.EMAIL) for each in addresses_in(seen.text)]
    for each in likely_addresses_in(seen.text):
        likely = _found(each, Private.LIKELY_EMAIL)
        if not _overlaps(likely, found):
            found.append(likely)
    if any(map(str.isdigit, seen.text)):
        rest = _blotted(seen.text, found)
        numbers = [Found(start, end, Private.PHONE, value) for start, end, value in phones_in(rest)]
        found += numbers
        rest = _blotted(rest, numbers)
        found += [Found(*span, Private.POSTAL, rest[slice(*span)]) for span in postal_in(rest)]
    return sorted(seen.placed(each) for each in found)


def emails_in(text: str) -> Sequence[Found]:
    """Only what can be nothing but an e-mail address: this is never published."""
    if not may_hold_private(text):
        return ()
    seen = _Seen.of(text)
    found = addresses_in(seen.text)
    return [seen.placed(_found(each, Private.EMAIL)) for each in found]


def _found(address: Address, kind: Private) -> Found:
    return Found(address.start, address.end, kind, address.value)


_COLUMNS = {
    Shown.NAMED: ("name", "role", "affiliation", "country", "comment", "link"),
    Shown.INITIALS: ("role", "affiliation", "country"),
    Shown.ROLE: ("role", "affiliation", "country"),
}
_TEXTS = {shown: attrgetter(*columns) for shown, columns in _COLUMNS.items()}


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


def masked(text: str) -> str:
    """A message without the addresses and numbers of people that stand in names."""
    for each in reversed(private_in(text)):
        if each.kind is not Private.POSTAL:
            text = f"{text[: each.start]}…{text[each.end :]}"
    return text


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text as a reader understands it, with the place that each character has in the given one.

    Full-width letters are usual ones, what nobody sees is left out, `%40` and `&#64;` are read.
    """

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "_Seen":
        if text.isascii() and not _ENCODED.search(text):
            return cls(text, range(len(text) + 1))
        characters: list[str] = []
        places: list[int] = []
        place = 0
        while place < len(text):
            match = _ENCODED.match(text, place)
            end = match.end() if match else place + 1
            for character in _read(text[place:end]):
                characters.append(character)
                places.append(place)
            place = end
        return cls("".join(characters), [*places, len(text)])

    def placed(self, found: Found) -> Found:
        return Found(self.places[found.start], self.places[found.end], found.kind, found.value)


def _read(piece: str) -> str:
    if len(piece) == 1:
        if piece in "。｡":
            return "."
        if unicodedata.category(piece) == "Cf":
            return ""
        return unicodedata.normalize("NFKC", piece) if piece == "﹫" or _is_wide(piece) else piece
    if piece.startswith("&"):
        from html import unescape

        return unescape(piece)
    while (decoded := unquote(piece)) != piece:
        piece = decoded
    return piece


def _is_wide(character: str) -> bool:
    return "\uff01" <= character <= "\uff5e"


def _overlaps(new: Found, found: Sequence[Found]) -> bool:
    return any(new.start < each.end and each.start < new.end for each in found)


def _blotted(text: str, found: Sequence[Found]) -> str:
    """The text with something in the place of each find that can be no part of another."""
    for each in found:
        text = text[: each.start] + "x" * (each.end - each.start) + text[each.end :]
    return text


_CUE = re.compile(
    r"(?:e-?mail|mail|email|courriel|correo|contact|kontakt|phone|telephone|tel|tél|telefon"
    r"|teléfono|téléphone|mobile|mobil|mob|fax|cell|почта|пошта|тел|телефон|тэл|тэлефон|моб|эл|"
    r"هاتف|البريد|☎|📞|✆)\.?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_PAIRS = {"(": ")", "<": ">", "[": "]", "{": "}", "（": "）", "«": "»"}
_MARKS = ",;|/·•–—-:，；、،"
# After these, what follows belongs to the sentence.
_LEADS_ON = re.compile(
    r"(?:\b(?:at|to|on|via|or|and|von|an|unter|à|sur|par|a|en|por|na|do|pod|на|по|у|в|або|или|и|і)"
    r"|[.!?…])$",
    re.IGNORECASE,
)


def without_private(column: str, text: str) -> Taken:
    """The text of a public column without what is private, where that can be told apart plainly."""
    found = private_in(text)
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
        if cut is None:
            return Taken(text, plain=False)
        private[name] = each.value
        rest = cut
    return Taken(rest, private) if not private_in(rest) else Taken(text, plain=False)


def _cut(column: str, text: str, found: Found) -> str | None:
    """The text without what was found, with the brackets or the mark that set it apart; or None."""
    before, after = text[: found.start], text[found.end :]
    if linked := re.search(r"\[([^\[\]]+)\]\(\s*$", before):
        # A link in Markdown: `[Ada Example](mailto:ada@example.org)`.
        closing = after.lstrip()
        if closing.startswith(")"):
            return _tidy(f"{before[: linked.start()]}{linked[1]}{closing[1:]}")
    before, cued = _without_cue(before)
    opened, closed = before[-1:], after.lstrip()[:1]
    if column == "link":
        whole = not before and not after.partition("?")[0]
        return "" if whole else None
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
    match = _CUE.search(before)
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
