"""Whether a text looks like a name, or like a sentence of a letter.

Both are guesses, so they never decide alone that somebody signed: they only tell lists apart below
a heading that says who signed, and ask where a text could be read in two ways.
"""

import re
import tomllib
from functools import cache
from importlib import resources

from letterkit.lists.columns.questions import field_of
from letterkit.lists.documents.group_words import says_demands
from letterkit.wishes.possible_wishes import may_be_wish

EMAIL = re.compile(r"[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;]+")
WEB = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…;:؟。！？：][\"'”»)\]]*$")
_COLON = re.compile(r"[:：,،]\W*$")
# Dots or a line between a name and what stands at the end of its line, as in a table of contents.
LEADER = re.compile(r"\s*(?:[.·…‥_]\s?){4,}\s*")
_AFTER_NAME = re.compile(r"[,،;|(\[<]|\s[-–—]{1,3}\s|\s{2,}|\t|[.·…_]{4,}")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ.-]*")
# Short last words with a full stop, which end no sentence.
_SHORT_FORM = re.compile(r"(?:^|[\s,.(])[^\W\d_]{1,5}\.$")
PARTICLES = frozenset({
    *("a", "al", "and", "at", "bin", "da", "das", "de", "del", "della", "den", "der", "des", "di"),
    *("do", "dos", "du", "e", "el", "et", "for", "für", "i", "ibn", "in", "la", "las", "le", "les"),
    *("los", "of", "the", "und", "van", "vom", "von", "w", "y", "z", "zu", "zur", "і", "и", "й"),
    *("та", "ў", "у", "в", "з", "дзе", "ди", "фон", "ван", "де"),
})  # fmt: skip
_SPEAKS_FOR = re.compile(
    r"((?:[^\W\d_][\w'’.-]* ){2,4})(?:on behalf of|for|im namen|für|in vertretung"
    r"|au nom d(?:e|u|es)?|pour|en nombre de|por|от имени|от лица|ад імя|від імені|w imieniu"
    r"|نيابة عن|باسم)(?:\b|['’])",
    re.IGNORECASE,
)
_LONGEST_OF_SPEAKER = 10  # words
_FEWEST_OF_SENTENCE = 6
_LONGEST_NAME = 6


def is_sentence(text: str) -> bool:
    """Whether it reads like a sentence: several words, most of them small, or a full stop."""
    words = _WORD.findall(text)
    if len(words) >= _FEWEST_OF_SENTENCE and _ends_like_one(text):
        return True
    return len(words) >= 4 and not _mostly_capital(words) and not _AFTER_NAME.search(text)


def is_name(text: str) -> bool:
    """Whether it begins like a name: a few words, most of them with a capital letter."""
    first = _AFTER_NAME.split(text.strip(), maxsplit=1)[0]
    words = _WORD.findall(first)
    if not words or len(words) > _LONGEST_NAME or is_sentence(text):
        return False
    return _mostly_capital(words)


def is_detail(text: str) -> bool:
    """Whether a line below a name says more of the person rather than who else there is."""
    if EMAIL.search(text) or WEB.search(text) or re.search(r"\d", text) or text.startswith("@"):
        return True
    if field_of(text) or _begins("roles").search(text) or _begins("bodies").search(text):
        return True
    return not is_name(text)


def is_role(text: str) -> bool:
    """Whether a line says what somebody does, and names no organisation."""
    return bool(_begins("roles").search(text)) and not _begins("bodies").search(text)


def is_institution(text: str) -> bool:
    """Whether a word of the text is one for an institution."""
    return bool(_begins("bodies").search(text))


def speaks_for(text: str) -> bool:
    """ "Di Muster on behalf of Muster e.V.": a person, and who they sign for."""
    match = _SPEAKS_FOR.match(text)
    if not match or len(text.split()) > _LONGEST_OF_SPEAKER or may_be_wish(text):
        return False
    return is_name(match[1]) and not is_detail(match[1])


def ends_in_particle(text: str) -> bool:
    """Whether the last word is a small one that more must follow: "University of"."""
    last = text.split()[-1:]
    return bool(last) and last[0].islower() and last[0] in PARTICLES


@cache
def _begins(which: str) -> re.Pattern[str]:
    """The beginnings of words for `roles` or for `bodies`, of `detail_words.toml`."""
    source = resources.files("letterkit.lists.rows") / "detail_words.toml"
    tables = tomllib.loads(source.read_text("utf-8"))
    words = [word for table in tables.values() for word in table[which]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE)


def introduces(text: str) -> bool:
    """Whether a paragraph is the line above a list: it ends in a colon or a comma."""
    return bool(_COLON.search(text))


def is_title(text: str) -> bool:
    """Whether a line can stand above a list for what it holds; a sentence with its stop cannot."""
    return not _ENDS.search(text) or introduces(text)


def says_something_else(text: str) -> bool:
    """Whether the last sentence of a text leads to demands, sources, or how to sign."""
    last = re.split(r"[.!?؟。]\s", text)[-1]
    return says_demands(last)


def _ends_like_one(text: str) -> bool:
    stripped = text.strip()
    return bool(_ENDS.search(stripped)) and not _SHORT_FORM.search(stripped)


def _mostly_capital(words: list[str]) -> bool:
    """Scripts without capitals are taken for names while they are short."""
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    counted = [word for word in cased if word.casefold().strip(".") not in PARTICLES]
    if not cased:
        return len(words) <= _LONGEST_NAME
    capital = sum(not word[0].islower() for word in counted)
    return bool(counted) and capital * 2 > len(counted)
