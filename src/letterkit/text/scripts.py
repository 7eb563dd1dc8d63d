"""Which script a text is written in, so that each part can carry a language of its own."""

import unicodedata
from functools import lru_cache

LEFT_TO_RIGHT = "\u200e"  # a mark that is not seen
# The usual script of a language, where it is not Latin. CLDR likelySubtags.
SCRIPT = {
    "am": "Ethi", "ar": "Arab", "be": "Cyrl", "bg": "Cyrl", "bn": "Beng", "ckb": "Arab",
    "el": "Grek", "fa": "Arab", "he": "Hebr", "hi": "Deva", "hy": "Armn", "ja": "Jpan",
    "ka": "Geor", "kk": "Cyrl", "ko": "Kore", "ky": "Cyrl", "mk": "Cyrl", "mn": "Cyrl",
    "mr": "Deva", "ne": "Deva", "ps": "Arab", "ru": "Cyrl", "sr": "Cyrl", "ta": "Taml",
    "tg": "Cyrl", "th": "Thai", "ti": "Ethi", "uk": "Cyrl", "ur": "Arab", "yi": "Hebr",
    "zh": "Hans",
}  # fmt: skip
RIGHT_TO_LEFT = (
    *("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Yezi", "Mend"),
    *("Armi", "Avst", "Chrs", "Cprt", "Elym", "Hatr", "Hung", "Khar", "Lydi", "Mani", "Merc"),
    *("Mero", "Narb", "Nbat", "Ougr", "Palm", "Phli", "Phlp", "Phnx", "Prti", "Sarb", "Sogd"),
    *("Sogo", "Gara"),
)
_KANA, _HAN = ("Hira", "Kana"), "Hani"
_ALSO = {"Jpan": ("Hani", *_KANA), "Kore": ("Hang", "Hani"), "Hans": ("Hani",), "Hant": ("Hani",)}


def script_of_language(lang: str) -> str:
    """The ISO 15924 script of a BCP 47 tag: `sr-Latn` is Latn, `be` Cyrl, the unknown Latn."""
    primary, *rest = lang.split("-")
    for part in rest:
        if len(part) == 4 and part.isalpha():
            return part.title()
    return SCRIPT.get(primary.lower(), "Latn")


def direction_of(lang: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if script_of_language(lang) in RIGHT_TO_LEFT else "ltr"


def in_order(code: str, words: str) -> str:
    """A code as it stands behind such words: from left to right, as it is compared.

    Digits behind an Arabic word count as Arabic ones, and a hyphen or a point behind them would
    send what follows to the other end of the line. A mark in front keeps them together. The words
    may be English in a letter of any language, so it is they that count.
    """
    return f"{LEFT_TO_RIGHT}{code}" if runs_from_right(words) else code


def runs_from_right(text: str) -> bool:
    """Whether a text has a letter that is read from right to left."""
    return any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """The script of a character (Unicode Scripts.txt); empty for what scripts share."""
    from fontTools.unicodedata import script as unicode_script

    script = unicode_script(character)
    return "" if script in ("Zyyy", "Zinh", "Zzzz") else script


def runs(text: str, lang: str) -> list[tuple[str, str]]:
    """`text` cut where its script changes: pairs of a part and its language tag.

    The tag is empty where the part is in the script of `lang`; what scripts share (blanks,
    digits, punctuation) stays with what stands before it.
    """
    if text.isascii() and script_of_language(lang) == "Latn":
        return [(text, "")] if text else []
    found: list[tuple[str, str]] = []
    for character in text:
        script = script_of(character)
        tag = _tag(script, lang) if script else (found[-1][1] if found else "")
        if found and found[-1][1] == tag:
            found[-1] = (found[-1][0] + character, tag)
        else:
            found.append((character, tag))
    return _without_edges(_han_joined(found))


@lru_cache(maxsize=1024)
def _tag(script: str, lang: str) -> str:
    own = script_of_language(lang)
    if script == own or script in _ALSO.get(own, ()):
        return ""
    if script in _KANA:
        return "ja"
    return {"Hang": "ko", "Latn": "und-Latn"}.get(script, f"und-{script}")


def _han_joined(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Han beside kana is Japanese, beside Hangul Korean: one run, not several."""
    neighbours = {tag for _, tag in parts}
    east = next((tag for tag in ("ja", "ko") if tag in neighbours), "")
    if not east or f"und-{_HAN}" not in neighbours:
        return parts
    joined: list[tuple[str, str]] = []
    for part, tag in parts:
        tag = east if tag == f"und-{_HAN}" else tag
        if joined and joined[-1][1] == tag:
            joined[-1] = (joined[-1][0] + part, tag)
        else:
            joined.append((part, tag))
    return joined


def _without_edges(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Blanks and opening marks at the end of a foreign run go to what follows it."""
    done: list[tuple[str, str]] = []
    for part, tag in parts:
        core = part.rstrip(" \u00a0,;:.·—–-()«»„“”\"'") if tag else part
        for piece, its in ((core, tag), (part[len(core) :], "")):
            if piece and done and done[-1][1] == its:
                done[-1] = (done[-1][0] + piece, its)
            elif piece:
                done.append((piece, its))
    return done
