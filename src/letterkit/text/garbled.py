"""Text that was read in a wrong encoding, or is still escaped for a page: what it most likely says.

Found are UTF-8 read as another encoding (`SÃ©bastien`, `РџСЂРёРјРµСЂ`), one encoding of a byte a
character read as another (`£ucja Przyk³ad`, `Èâàí`), characters that were lost (U+FFFD), and the
escapes of HTML, JSON, URLs and mail headers. Nothing is repaired here that nobody asked for.

>>> repaired("SÃ©bastien"), repaired("Smith &amp; Sons"), repaired("Ñandú")
('Sébastien', 'Smith & Sons', 'Ñandú')
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5
from urllib.parse import unquote

from letterkit.text.garbled_pairs import may_be_swapped, other_readings
from letterkit.text.garbled_signs import forms_by_sign, has_sign
from letterkit.text.letter_pairs import strange_pairs
from letterkit.text.plausible import strangeness

LOST = "\ufffd"
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}")
_PERCENT = re.compile(r"(?:%(?:25)*[89A-Fa-f][0-9A-Fa-f]){2,}|\w%20\w")
_QUESTIONS = re.compile(
    r"[^\W\d_]\?+[^\W\d_]|(?<![^\s(\"'-])\?+[^\W\d_]{2}|[^\W\d_]{2}\?+\s+[^\W\d_]{2}|\?{2}\s\?{2}"
)
_UTF7 = re.compile(r"\+[A-Za-z0-9/]{3,}(?:-|(?![A-Za-z0-9/]))")
_ENCODED_WORD = re.compile(r"=\?[\w\-]+\?[bqBQ]\?[^?\s]*\?=")
# What a byte of 0x80 to 0xBF is taken for, which all of UTF-8's characters go on with.
_CONTINUES = (
    "\x80-\xbf\u0152-\u0192\u02c6-\u02dc\u2010-\u2122ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіёєјЅѕї"
    "ĄĽŚŤŹŽŻąľśťźžżˇ˘√∞±≤≥∂∑∏π∫Ω≈∆◊\u2500-\u25ffÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûüæøπ"
)
_UTF8 = re.compile(f"[^\\x00-\\x7f][{_CONTINUES}]|Ã\\s")
_SUSPECT = re.compile(f"[{_CONTINUES}À-ÿŠŽ{LOST}]")
# The encodings that UTF-8 is taken for; Python leaves bytes out of some, and ftfy takes them all.
_TAKEN_FOR = ("sloppy-windows-1252", "latin-1", "sloppy-windows-1251", "sloppy-windows-1250",
              "mac-roman", "cp850", "cp437", "cp866", "koi8-r", "sloppy-windows-1254")  # fmt: skip
# Which encoding was taken for which other one; rare mistakes cost a little.
_SWAPPED: Sequence[tuple[float, str, str]] = (
    *((0.0, "cp1252", really) for really in ("cp1250", "cp1251", "iso8859-2")),
    *((0.0, "latin-1", really) for really in ("cp1250", "cp1251", "iso8859-2")),
    *((0.1, read_as, really)
      for really in ("koi8-u", "cp1253", "cp1254", "cp1256", "cp1255", "cp1257")
      for read_as in ("cp1252", "latin-1")),
    *((0.2, read_as, really)
      for really in ("cp850", "mac-roman", "cp866", "iso8859-5", "gb18030", "big5", "euc-kr")
      for read_as in ("cp1252", "latin-1")),
    *((0.1, "mac-roman", "cp1252"), (0.1, "cp1250", "cp1251"), (0.1, "cp1251", "cp1252")),
    (0.1, "cp850", "cp1252"),
)  # fmt: skip
_STRANGE = 0.6  # from here on a text is looked at
_CLEAN = 1.2  # and its repaired form costs less than this
_ALIKE = 0.05
_FEW_LETTERS = 6
_DEEPEST = 6  # times that a text was taken for another encoding, one after the other
_CLOSE = 0.15  # forms that a sign tells: so near that a person must say which it is


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether a text is garbled, and what it may have been: nothing, one form, or several."""

    garbled: bool = False
    forms: tuple[str, ...] = ()


# Roles and affiliations stand in a list many times.
@lru_cache(maxsize=16_384)
def reading(text: str) -> Reading:
    """What is wrong with a text, if anything."""
    if not may_be_garbled(text):
        return Reading()
    plain = text
    for _ in range(3):
        better = _as_utf8(_unescaped(plain))
        if better == plain:
            break
        plain = better
    # A few letters can be a name in many encodings.
    few = len(plain.replace(" ", "")) < _FEW_LETTERS
    first, second = (_swapped, other_readings) if few else (other_readings, _swapped)
    forms = first(plain) or second(plain) or _signed(plain)
    forms = tuple(form for form in forms if not strange_pairs(form).signs)
    mended = plain if forms else _by_words(plain)
    if not forms and mended != text:
        forms = (mended,)
    return Reading(bool(forms) or LOST in text, tuple(form for form in forms if LOST not in form))


def _by_words(text: str) -> str:
    """Each word for itself: first and last names come from two files, each in its encoding."""
    if text.isascii() or " " not in text:
        return text
    return " ".join(word if word.isascii() else _word(word) for word in text.split(" "))


def _word(word: str) -> str:
    """What a word of its own encoding says, if that is certain."""
    said = _as_utf8(word)
    if said != word:
        found = strange_pairs(said)
        return said if found.pairs and not found.unknown else word
    # Beside letters of a to z an accented one may be of a language that we know little of.
    foreign = all(each > "\x7f" for each in word)
    forms = other_readings(word) if foreign and len(word) >= _FEW_LETTERS else ()
    return forms[0] if len(forms) == 1 else word


def repaired(text: str) -> str:
    """The one text that can have been meant; the text itself where none can, or one of several."""
    forms = reading(text).forms
    return forms[0] if len(forms) == 1 else text


def has_lost_letters(text: str) -> bool:
    """Whether question marks stand where letters were: "S?bastien", "?ukasz", "???? ??????".

    For names and what stands beside them; in whole sentences a question mark asks.
    """
    return "?" in text and _QUESTIONS.search(text) is not None


def may_be_garbled(text: str) -> bool:
    """A quick look: False for nearly all names, and never False for one that is garbled."""
    if "&" in text or "\\" in text or "%" in text or "=?" in text or _UTF7.search(text):
        return True
    if text.isascii():
        return False
    if _SUSPECT.search(text) and (LOST in text or _UTF8.search(text) or _ODD.search(text)):
        return True
    return has_sign(text) or may_be_swapped(text)


def _unescaped(text: str) -> str:
    """Without escapes: `&eacute;`, `\\u00e9`, `%C3%A9`, `=?utf-8?q?=C3=A9?=`."""
    text = _ENTITY.sub(_entity, text)
    if _ESCAPE.search(text):
        text = _ESCAPE.sub(lambda match: chr(int(match[0][2:], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if _UTF7.search(text):
        text = _UTF7.sub(lambda match: _utf7(match[0]), text)
    if _ENCODED_WORD.search(text):
        text = _ENCODED_WORD.sub(lambda match: _header(match[0]), text)
    if _PERCENT.search(text):
        decoded = unquote(text, errors="replace")
        text = text if LOST in decoded else decoded
    return text


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    if not name.startswith("#") and f"{name};" not in html5:
        return match[0]
    character = html.unescape(match[0])
    return character if character.isprintable() or character in "\n\t" else " "


def _utf7(escape: str) -> str:
    """The letters of an escape such as `+AOk-`, or the escape where it gives none."""
    try:
        said = f"{escape.removesuffix('-')}-".encode().decode("utf-7")
    except UnicodeError:
        return escape
    plain = all(each > "\x7f" and each.isalpha() for each in said.replace(" ", ""))
    return said if said and plain and strangeness(said) < _CLEAN else escape


def _header(word: str) -> str:
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(word)))
    except (HeaderParseError, UnicodeError, LookupError, ValueError):
        return word


def _as_utf8(text: str) -> str:
    """What the text says if its bytes are UTF-8."""
    if text.isascii():
        return text
    import ftfy  # has the codecs, too

    if peeled := _peeled(text):
        return peeled
    now = strangeness(text)
    found = ftfy.fix_encoding(text)
    whole = LOST not in found or LOST in text
    # A byte that was dropped on the way leaves a text half repaired, which is no offer.
    if found != text and whole and strangeness(found) <= max(_CLEAN, now / 3):
        return found
    for encoding in _TAKEN_FOR:
        try:
            other = text.encode(encoding).decode()
        except UnicodeError:
            continue
        if not other.isprintable():
            continue
        cost = strangeness(other)
        # Two characters of UTF-8, or one of three bytes, are no accident.
        certain = len(text) - len(other) > 1 and cost < _CLEAN
        if certain or cost < min(_CLEAN * 2, now - 0.5):
            return other
    return text


def _peeled(text: str) -> str:
    """What the text says if it was taken for another encoding two times or more; or nothing.

    What lies between may have control characters, which no single step is trusted with.
    """
    for encoding in _TAKEN_FOR[:4]:
        inner, depth = text, 0
        while depth < _DEEPEST and not inner.isascii():
            try:
                other = inner.encode(encoding).decode()
            except UnicodeError:
                break
            inner, depth = other, depth + 1
        if depth > 1 and inner.isprintable() and strangeness(inner) < 2 * _CLEAN:
            return inner
    return ""


def _swapped(text: str) -> tuple[str, ...]:
    """What the text says in the one other encoding in which it is no longer strange.

    Several, where none of them is less strange than the others.
    """
    now = strangeness(text)
    if now < _STRANGE or not _ODD.search(text):
        return ()
    found: dict[str, float] = {}
    for extra, read_as, really in _SWAPPED:
        try:
            other = text.encode(read_as).decode(really)
        except UnicodeError:
            continue
        cost = strangeness(other, really) + extra
        clean = other.isprintable() and not _ODD.search(other) and not has_sign(other)
        if clean and cost < min(_CLEAN, now / 2):
            found.setdefault(other, cost)
    least = min(found.values(), default=0.0)
    return tuple(form for form, cost in found.items() if cost <= least + _ALIKE)[:3]


def _signed(text: str) -> tuple[str, ...]:
    """What the text says in one of the encodings that its own signs tell, if that is plausible."""
    found: dict[str, float] = {}
    for other, really in forms_by_sign(text):
        cost = strangeness(other, really)
        if cost < _CLEAN and not _ODD.search(other):
            found[other] = min(cost, found.get(other, cost))
    least = min(found.values(), default=0.0)
    return tuple(form for form, cost in found.items() if cost <= least + _CLOSE)[:3]


_ODD = re.compile(
    # A sign of money or a number within a word, or before one.
    r"[^\W\d_][£¥¯¹²³¿¡±¶¦¼½¾¬¤¢¨¸ª€ƒ†‡‰‹›„‚“”ˆ˜•÷×§°»«©®¬µ][^\W\d_]|(?<!\w)[£¯¥³¿²ª¦¬¡][^\W\d_]\w"
    r"|(?:Micha|Pawe|Rafa)³"
    # A capital within small letters.
    r"|(?<!\w)(?!(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van))[^\W\d_]\w*[a-zà-ÿ][À-ÝŽŠŒŸ][a-zà-ÿ]"
    r"|(?<!\w)[A-Z][ŽŸŒŠÈÔ][a-z]"
    # Nothing but accented letters, three at least.
    r"|(?<!\w)(?!(?:[ÅÄÖ]{3}|[åäö]{3}|[ÆØÅ]{3}|[æøå]{3}|(?P<one>\w)(?i:(?P=one))+)(?!\w))"
    r"[À-ÿŠŽŒŸšžœ¢£¥¯¸²³¿ºª]{3,}(?!\w)"
    # Icelandic and Turkish letters in one word.
    r"|[þÞðÐ]\w{0,30}[üÜçÇ]|[üÜçÇ]\w{0,30}[þÞðÐ]"
)
