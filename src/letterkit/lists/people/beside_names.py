"""What stands beside a name: its acronym, a translation, a remark, a role, an organisation."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from letterkit.lists.rows.kinds import organisation_word
from letterkit.lists.rows.name_shapes import LEADER
from letterkit.private.private_data import masked
from letterkit.text.countries import country_code
from letterkit.text.names import fold, same_name, script_of_name, sound_key
from letterkit.text.phrases import MARK, Phrases, tables_of, without_elisions

_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der",
    "den", "ter", "ten", "af", "av", "zu", "bin", "ibn", "al", "el", "y", "e",
})  # fmt: skip
_AND = re.compile(r"(?:and|und|et|y|e|i|oraz|и|і|й|ды|та|و)\s+\S|&", re.IGNORECASE)
_YEAR = re.compile(r"[\d\s./–-]+")
_BRACKETED = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]")
_APART = re.compile(r"\s*[(（\[|;]|\s[-–—]{1,3}\s|:\s|\s/\s")
_SHORT = 12  # characters of an acronym
_TIMES = re.compile(r"([^\W\d])([2-5])")
_RUN_TOGETHER = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_NO_CASE = re.compile("[\u0590-\u06ff\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.people", "splitting.toml"))


def _labels(text: str) -> list[str]:
    return [piece.label for piece in _phrases().pieces(text) if piece.label != MARK]


@lru_cache(maxsize=65_536)
def is_organisation(text: str) -> bool:
    """Whether a word of the text says that it is an organisation's name."""
    # The end of somebody's address says nothing: `Ada Example (ada@example.org)`.
    text = masked(text)
    return bool({"institution", "legal"} & set(_labels(text))) or organisation_word(text)


def is_whole_organisation(name: str) -> bool:
    """Whether a name is an organisation's: by a word of it, or by its acronym in brackets."""
    if LEADER.search(name):
        return False  # "Ada Example ..... Example Union"
    bracketed = _BRACKETED.fullmatch(name.strip())
    if bracketed and is_acronym(bracketed[2], bracketed[1]):
        return True
    if is_person_with_more(name):
        return False
    # "Ada Example, Editor at Example News" is a person with more than a name.
    return is_organisation(name) and not is_role(name) and "," not in name


def are_bodies(first: str, second: str) -> bool:
    """Whether both are organisations, of which one is no affiliation of the other."""
    return is_whole_organisation(first) and is_whole_organisation(second)


def is_person_with_more(text: str) -> bool:
    """Whether something stands behind a person: "Ada Example – Union", "Ada Example (Lab)"."""
    name, *more = _APART.split(text.strip(), maxsplit=1)
    return bool(more) and is_like_person(name.strip())


def is_contact(text: str) -> bool:
    """Whether the text is a person with what they do, such as "Ada Example, President"."""
    name, comma, role = text.partition(",")
    return bool(comma) and is_like_person(name.strip()) and is_role(role)


@lru_cache(maxsize=65_536)
def is_role(text: str) -> bool:
    """Whether one of the words says what somebody does: "Senior editor", "врач"."""
    return "role" in _labels(text)


def is_title(text: str) -> bool:
    """Whether it is a title or degree and nothing else: "Dr.", "PhD, MBA"."""
    labels = _labels(text)
    return bool(labels) and set(labels) <= {"title", "remark"}


def is_country(text: str) -> bool:
    """Whether the text is a country's name or code."""
    return country_code(text) != text or (len(text) == 2 and text.isupper())


def begins_with_and(text: str) -> bool:
    """Whether the text begins with an "and", or is two words with one between them."""
    words = text.split()
    joined = len(words) > 2 and _AND.fullmatch(f"{words[1]} x") is not None
    return _AND.match(text) is not None or (joined and not is_organisation(text))


def belongs_to_name(name: str, bracket: str) -> bool:
    """Whether what stands in the bracket behind a name is a part of it, or of what is known of it.

    That is an acronym, a translation or transliteration, a pronoun, a degree, a year, a country.
    """
    if is_acronym(bracket, name) or _YEAR.fullmatch(bracket) or is_country(bracket):
        return True
    labels = _labels(bracket)
    if "remark" in labels or (labels and set(labels) <= {"title", "legal"}):
        return True
    return same_name(name, bracket) or _same_sound(name, bracket)


def _same_sound(name: str, bracket: str) -> bool:
    """A transliteration; names in one script are never compared by sound."""
    scripts = (script_of_name(name), script_of_name(bracket))
    return scripts[0] != scripts[1] and sound_key(name) == sound_key(bracket)


def is_in_one_script(one: str, other: str) -> bool:
    """Whether two texts are in one script; beside a name in another one stands a translation."""
    return script_of_name(one) == script_of_name(other)


def is_like_person(text: str) -> bool:
    """Whether the text can be a person's name and nothing else that is known."""
    words = text.split()
    if not words or re.search(r"\d", text) or is_organisation(text) or is_country(text):
        return False
    if is_role(text) or "remark" in _labels(text):
        return False
    if _NO_CASE.search(text):
        return len(text) >= 2 and len(words) <= 4
    named = [word for word in words if not word.islower() or word not in _PARTICLES]
    return 2 <= len(named) <= 4 and all(map(_is_name_word, named))


def _is_name_word(word: str) -> bool:
    """Begins with a capital, and is not an acronym; a family name may be all in capitals."""
    return word[0].isupper() and (len(word) > 3 or not word.isupper() or word.endswith("."))


@lru_cache(maxsize=65_536)
def is_acronym(short: str, name: str) -> bool:
    """Whether the short form has the beginnings of the name's words, in any script.

    "HRC" is one of "Human Rights Centre", "ГЭЛ" of "Группа экспертов-логистов". One of several, as
    in "EPU/ЕПС", is enough, for the other is that of a translation.
    """
    return any(_is_one_acronym(part, name) for part in re.split(r"\s*[/,;|]\s*", short))


def _is_one_acronym(short: str, name: str) -> bool:
    letters = _TIMES.sub(_repeated, "".join(c for c in _plain(short) if c.isalnum()))
    if _RUN_TOGETHER.fullmatch(name):
        return 2 <= len(letters) < len(name) and _is_within(letters, name)
    words = [word.removeprefix("ال") or word for word in re.findall(r"\w+", _plain(name))]
    if not 2 <= len(letters) <= _SHORT or len(words) < 2:
        return False
    small = {word for word in words if _phrases().label(fold(word)) == "small"}
    return _spelled(letters, words, small)


def _repeated(match: re.Match[str]) -> str:
    """ "W3C" is short for three words with W."""
    return match[1] * int(match[2])


def _is_within(letters: str, name: str) -> bool:
    """Whether the letters stand in the name in their order, as Chinese names are shortened."""
    rest = iter(name)
    return all(letter in rest for letter in letters)


def _plain(text: str) -> str:
    """Without case and accents; `й` and `ї` stay letters of their own."""
    decomposed = unicodedata.normalize("NFD", without_elisions(text.casefold()))
    kept = (c for c in decomposed if not "\u0300" <= c <= "\u0305" and c not in "'’ʼ`ـ")
    return unicodedata.normalize("NFC", "".join(kept))


def _spelled(letters: str, words: Sequence[str], small: set[str]) -> bool:
    """Whether the letters are beginnings of the words in order, without all but the small ones."""
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    if first in small and _spelled(letters, rest, small):
        return True
    longest = 0
    while longest < min(len(first), len(letters)) and first[longest] == letters[longest]:
        longest += 1
    return any(_spelled(letters[size:], rest, small) for size in range(1, longest + 1))
