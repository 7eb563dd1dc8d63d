"""Words of texts beside a name that may be a wish, and whether a name has such a text in brackets.

has("only", "first name only")               True
said_of_name("Ada Example (opted out)")      "opted out"
said_of_name("Ada Example (retired)")        ""
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from letterkit.model.signatory import Shown
from letterkit.wishes.sayings import sayings
from letterkit.wishes.wishes import is_wish

_BRACKET = re.compile(r"[(\[{（【<]([^()\[\]{}（）【】<>]*)[)\]}）】>]")
_YEARS = re.compile(r"\s*(?:\*|†)?\s*\d{4}(?:\s*[-–—]\s*(?:\d{4})?)?\s*")
_LETTER = re.compile(r"[^\W\d_]")
_CHOSEN = frozenset({
    "pseudonym", "pseudonyme", "pen name", "pen-name", "stage name", "nom de plume", "псевдоним",
    "псеўданім", "псевдонім", "pseudonim", "künstlername", "nom de scène", "nom d'artiste",
    "seudónimo", "nombre artístico", "اسم مستعار", "الاسم المستعار",
})  # fmt: skip


# French for green is the beginning of German words: "vertraulich".
_GREEN = r"verte?s?(?!\w)"


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of one kind of `doubt_words.toml`."""
    text = files("letterkit.wishes").joinpath("doubt_words.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)[kind])


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    beginnings = "|".join(sorted(map(re.escape, words(kind)), key=len, reverse=True))
    # A short word must be all of one: "no" is not the beginning of "Nora".
    whole = kind in ("only", "doubt", "look", "part")
    end = r"(?:(?<=\w{4})\w*|(?!\w))" if whole else r"\w*"
    other = rf"|{_GREEN}" if kind == "look" else ""
    return re.compile(rf"(?<!\w)(?:(?:{beginnings}){end}{other})", re.IGNORECASE)


def has(kind: str, text: str) -> bool:
    """Whether a text has a word of a kind."""
    return _pattern(kind).search(text) is not None


@lru_cache(maxsize=65_536)
def said_of_name(name: str) -> str:
    """What stands in brackets within a name and asks, or may ask, not to print it; or nothing."""
    for match in _BRACKET.finditer(name):
        text = match[1].strip()
        if _asks(text):
            return text
    return ""


def _asks(text: str) -> bool:
    if not _LETTER.search(text):
        return bool(text) and not _YEARS.fullmatch(text)
    if has("harmless", text) or text.isupper() or "@" in text:
        return False
    if has("only", text) and has("part", text):
        return True
    return is_hiding(text)


def is_chosen_name(text: str) -> bool:
    """ "(pseudonym)" says that a name was chosen to be shown; it hides nobody."""
    return text.strip(" .!").casefold() in _CHOSEN


def is_hiding(text: str) -> bool:
    """Whether a short text plainly hides or refuses: "opted out", "private", "no"."""
    if is_chosen_name(text):
        return False
    less = (Shown.UNNAMED, Shown.INITIALS)
    return is_wish(text) or any(
        said and (said.refuses or said.head == "no" or said.shown in less) for said in sayings(text)
    )
