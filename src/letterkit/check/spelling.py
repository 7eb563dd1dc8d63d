"""How names are written. Nobody is kept out for their name, only for what is no name."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from letterkit.check.garbled import is_garbled_name
from letterkit.check.roll import Roll
from letterkit.check.words import folded
from letterkit.model import Kind, Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.private.private_data import masked
from letterkit.text.handles import is_handle
from letterkit.text.names import is_mixed, name_key, unmixed
from letterkit.text.two_names import joins_two

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
# They shape letters in Persian, Kurdish, Hindi and others.
_JOINERS = "\u200c\u200d"
_ZWJ, _EMOJI = "\u200d", "\ufe0f"
_BLANK_LETTERS = re.compile("[\u115f\u1160\u3164\uffa0\u2800]")
_LINK = re.compile(r"https?:|www\.|\S@\S+\.\w|://", re.IGNORECASE)
_BARE_DOMAIN = re.compile(
    r"\b[\w-]{2,}\.(?:com|org|net|info|io|me|by|ru|ua|pl|de|fr|eu|uk|рф|бел|укр|shop|xyz)\b",
    re.IGNORECASE,
)
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_TWO = "may be two people in one entry, who count as one"
_BRACKETS = re.compile(r"[()\[\]{}<>]")
# Scripts with capitals whose names have a given and a family name as a rule.
_CASED = re.compile("[A-Za-z\u00c0-\u058f]")


def hidden_character(roll: Roll) -> Iterator[Finding]:
    for index, each in roll:
        for column in ("name", "role", "affiliation"):
            text: str = getattr(each, column)
            if text.isprintable() and (text.isascii() or not _BLANK_LETTERS.search(text)):
                continue
            if hidden := sorted({c for place, c in enumerate(text) if _hides(text, place)}):
                steering = any(c in _BIDI or unicodedata.category(c) == "Cc" for c in hidden)
                codes = ", ".join(f"U+{ord(character):04X}" for character in hidden)
                message = f"the {column} of {_seen(each)} has hidden characters: {codes}"
                severity = Severity.ERROR if steering else Severity.REVIEW
                yield roll.finding("hidden-character", severity, message, (index,))


def without_hidden(text: str) -> str:
    return "".join(character for place, character in enumerate(text) if not _hides(text, place))


def _hides(text: str, place: int) -> bool:
    character = text[place]
    if _BLANK_LETTERS.match(character) or unicodedata.category(character) == "Cc":
        return True
    if unicodedata.category(character) != "Cf":
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if character == _ZWJ and _is_pictorial(before) and _is_pictorial(after):
        return False
    return not (character in _JOINERS and _complex(before) and (_complex(after) or not after))


def _is_pictorial(character: str) -> bool:
    """Part of an emoji; a joiner between two makes them one, as in a family or a flag."""
    return character == _EMOJI or unicodedata.category(character or " ") in ("So", "Sk")


def _complex(character: str) -> bool:
    """Of a script in which joiners change how letters look: Arabic to Khmer."""
    return "\u0600" <= character <= "\u18ff"


def mixed_script(roll: Roll) -> Iterator[Finding]:
    for index, each in roll:
        if not each.name.isascii() and is_mixed(each.name):
            offered = unmixed(each.name)
            message = f"{each.name} mixes letters of two scripts that look alike"
            if offered != unicodedata.normalize("NFC", each.name):
                message += f"; in one script it is {offered}"
            yield roll.finding("mixed-script", Severity.REVIEW, message, (index,))


def link_in_name(roll: Roll) -> Iterator[Finding]:
    for index, each in roll:
        if names_a_link(each):
            message = f"a link or an address stands in the name {masked(each.name)}"
            yield roll.finding("link-in-name", Severity.ERROR, message, (index,))


def names_a_link(signatory: Signatory) -> bool:
    """Whether a web or e-mail address stands in the name; an organisation's may be a domain."""
    name = signatory.name
    if not set(":.@/") & set(name):
        return False
    person = signatory.kind is Kind.PERSON
    return bool(_LINK.search(name) or (person and _BARE_DOMAIN.search(name)))


def formula(roll: Roll) -> Iterator[Finding]:
    for index, each in roll:
        if each.name.startswith(_FORMULA) and not is_handle(each.name):
            message = f"the name {each.name} begins with {each.name[0]}, as formulas do"
            yield roll.finding("formula", Severity.ERROR, message, (index,))
        for column in ("role", "affiliation", "comment"):
            text: str = getattr(each, column)
            if text.startswith(("=", "@", "+")) and not is_handle(text):
                message = f"the {column} {text[:40]} begins with {text[0]}, as formulas do"
                yield roll.finding("formula", Severity.REVIEW, message, (index,))


def placeholder(roll: Roll) -> Iterator[Finding]:
    for index, each in roll:
        if each.name and _stands_for_a_name(roll.keys[index].split()):
            message = f"{each.name} looks like a try-out, not like a name"
            yield roll.finding("placeholder", Severity.REVIEW, message, (index,))


def _stands_for_a_name(words: list[str]) -> bool:
    typed = "".join(words)
    if not any(character.isalpha() for character in typed):
        return bool(typed)
    repeated = len(typed) > 2 and len(set(typed)) == 1 and typed[0] < "\u0530"
    return repeated or all(word in folded("placeholders") or word.isdigit() for word in words)


def famous_name(roll: Roll) -> Iterator[Finding]:
    famous = {name_key(name) for name in folded("famous_names")}
    for index, key in enumerate(roll.keys):
        if key in famous:
            message = (
                f"{roll.signatories[index].name} is a well-known name; real people have it too"
            )
            yield roll.finding("famous-name", Severity.NOTE, message, (index,))


def capitals(roll: Roll) -> Iterator[Finding]:
    def one(each: Signatory) -> str:
        how = "capitals" if each.name.isupper() else "small letters"
        return f"{each.name} is all in {how}; usual is {each.name.title()}"

    found = [index for index, each in roll if each.kind is Kind.PERSON and _one_case(each.name)]
    many = "{} names are all in capitals or in small letters"
    yield from roll.each_or_all("capitals", Severity.NOTE, one, many, found)


def _one_case(name: str) -> bool:
    if not (name.isupper() or name.islower()):
        return False
    letters = _CASED.findall(name)
    return len(letters) > 3 and len(letters) * 2 > len(name)


def more_than_a_name(roll: Roll) -> Iterator[Finding]:
    """Two people, an organisation or a number in the cell of one person's name."""
    rules: tuple[tuple[str, Severity, str, Callable[[str], object]], ...] = (
        ("two-names", Severity.REVIEW, _TWO, joins_two),
        ("brackets", Severity.NOTE, "has brackets: is all of it the name?", _BRACKETS.search),
        ("digits", Severity.REVIEW, "has digits in it", re.compile(r"\d").search),
        ("one-word", Severity.NOTE, "is a single word", _is_one_word),
    )
    for index, each in roll:
        if each.kind is Kind.PERSON:
            for code, severity, says, applies in rules:
                said = applies(each.name) and roll.keys[index]
                if said and not is_garbled_name(each.name):
                    yield roll.finding(code, severity, f"{each.name} {says}", (index,))


def _is_one_word(name: str) -> bool:
    return " " not in name and "\u00a0" not in name and bool(_CASED.match(name))


def _seen(signatory: Signatory) -> str:
    """The name without what hides in it."""
    return "".join(c for c in signatory.name if c.isprintable()) or "a signatory"
