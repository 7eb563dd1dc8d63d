"""Answers in words: consent, how to be shown, and cells that platforms fill by themselves."""

import re
import unicodedata

from letterkit.errors import LetterkitError
from letterkit.model import Shown
from letterkit.read import values

_ANONYMOUS = frozenset({"anonymous", "anonymous user", "anonym", "anonyme", "anónimo", "анонимно"})
_AGREES = re.compile(
    r"(yes|i agree|i consent|i give|agreed?|да|я соглас|согласе?н|так|згод|згаджа|погоджу|даю|tak"
    r"|zgadzam|wyrażam|ja|ich (stimme|willige|bin einver)|einverstanden|oui|j.accepte|j.autorise"
    r"|d.accord|sí|si|acepto|autorizo|consiento|estoy de acuerdo|نعم|أوافق|موافق)\b",
)
_REFUSES = re.compile(
    r"(no|not|i do not|i don.t|disagree|нет|не|ні|nie|nein|ich stimme nicht|non|je ne|لا|لست)\b"
)
_SHOWN = (
    (Shown.ROLE, r"role.* (without|no|not my) |(without|no|not my) .*\brole\b"
     r"|only (my )?(role|posit)|только должн|толькі пасад|тільки посад"
     r"|tylko (rol|stanow)|nur (rolle|funktion)|seulement .*fonction|solo .*cargo"),
    (Shown.UNNAMED, r"anonym|аноним|ананім|анонім|anonim|anónim|مجهول|not? (be )?(shown|named|list)"
     r"|without (my )?name|hide|do not|don.t|count|не (показ|указ|публ)|не паказ|без (име|імя|імен)"
     r"|bez nazw|ohne|sans|sin nombre|بدون|^no\b|^нет\b|^не\b|^ні\b|^nie\b|^nein\b|^non\b"),
    (Shown.INITIALS, r"initial|инициал|ініцыял|ініціал|inicjał|inicial|الأحرف"),
    (Shown.NAMED, r"\bname|public|full|полн|поўн|повн|имя|імя|ім.я|публ|pełn|nazwisk|nom\b|nombre"
     r"|voll|الاسم|^yes\b|^да\b|^так\b|^tak\b|^ja\b|^oui\b|^s[ií]\b|^نعم"),
)  # fmt: skip
# Platforms put ' before what a spreadsheet takes for a formula; before what is none it can go.
_GUARD = re.compile(r"'(?=\+[\d ()./-]+$|@\w+$|[-+] )")
_LINE_ENDS = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029\t]+")


def consent(text: str) -> str:
    """`yes`, `no`, or nothing where the answer does not say it in words that we know."""
    said = text.strip().casefold()
    try:
        return "yes" if values.consent(said) else "no"
    except LetterkitError:
        if _REFUSES.match(said):
            return "no"
        return "yes" if _AGREES.match(said) else ""


def shown(text: str) -> str:
    """How to be shown; who answers in words that we do not know is only counted."""
    said = text.strip().casefold()
    if not said:
        return ""
    if said in set(Shown):
        return said
    found = (value for value, words in _SHOWN if re.search(words, said))
    return next(found, Shown.UNNAMED).value


def cleaned(column: str, text: str) -> str:
    """A cell as a list keeps it: in one line, without needless guards and hidden characters."""
    part = column.endswith("_name")
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()  # without halves of surrogate pairs
    if (column in values.PUBLIC or part) and not text.isprintable():
        text = "".join(c for c in text if not values.is_hidden(c))
    text = unicodedata.normalize("NFC", text.replace("\0", "")).strip().strip("\ufeff").strip()
    text = _GUARD.sub("", text, count=1) if text[:1] == "'" else text
    if column in values.ONE_LINE or part:
        text = re.sub(" {2,}", " ", _LINE_ENDS.sub(" ", text)).strip()
    if column in ("name", "first_name", "last_name", "email") and text.casefold() in _ANONYMOUS:
        return ""
    return text
