"""Words that stand in the place of a name: "Anonymous", "Name withheld", "не указано", "—".

Anyone who signed so has signed, and is counted; what stands there is not printed as their name.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from letterkit.lists.rows.kinds import organisation_word
from letterkit.text.names import fold
from letterkit.text.phrases import MARK, Phrases, tables_of
from letterkit.wishes.wishes import is_wish

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORDS = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
_FEW = 4  # words of a text in parts that is no sentence
_MOST = 120  # characters; a longer text is no placeholder
_BETWEEN = frozenset({MARK, "word", "is", "beside", "from"})
_REMARK = re.compile(r"[(\[（【].*?[)\]）】]")
_REST = re.compile(r"\s*(?:[,;:/|]|\s[-–—]+\s)")
_NUMBER = re.compile(r"(?:#|№|no\.?|nr\.?|n°)?\s*\d+", re.IGNORECASE)
_FRAME = "\"'“”„«»‹›<>*_~`.!?… -–—()[]{}（）【】"
# What a black pen or a program leaves of a name: █████, ○○.
_BLOTS = re.compile("[\u2500-\u25ff]")
# "X. X.", also with the Cyrillic letter. A single X may be what somebody is called.
_CROSSES = re.compile(r"(?:[xх][.\s]*){2,}", re.IGNORECASE)
# What a formula leaves that found nothing: #N/A, #REF!, #ССЫЛКА!
_FORMULA = re.compile(r"#[¡¿]?[^\W\d_]+[!?]|#(?:N/A|N/D|NV|Н/Д)", re.IGNORECASE)
# "Na" and "Nan" are names of people, in these spellings they are what programs write.
_WRITTEN = frozenset({"NA", "N/A", "n/a", "nan", "NaN", "NULL", "None"})


class Stand(StrEnum):
    """Why no name is there."""

    HIDDEN = "hidden"  # it is kept back: anonymous, withheld
    MISSING = "missing"  # nobody gave one: empty, a dash, n/a


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.people", "hidden_names.toml"))


@lru_cache(maxsize=1)
def _placeholders() -> Phrases:
    tables = tables_of("letterkit.lists.people", "hidden_names.toml")
    return Phrases({label: tables[label] for label in ("anonymous", "hidden", "missing", "state")})


@lru_cache(maxsize=1)
def _titled() -> re.Pattern[str]:
    """A form of address with a letter in the place of the name: "Mrs X", "Herr N. N."."""
    table = tables_of("letterkit.lists.people", "hidden_names.toml")["titles"]
    texts = [table] if isinstance(table, str) else table.values()
    words = "|".join(map(re.escape, " ".join(texts).split()))
    return re.compile(rf"(?:{words})\.?\s+(?:[xх]|n\.?\s?n|\*+|…|\.{{2,}})\.?", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def stand_in(name: str) -> Stand | None:
    """Why the text names nobody, or None where it may be a name.

    "Anonymous Collective" is an organisation's name, and Anon Example a person's.
    """
    text = unicodedata.normalize("NFC", name).strip()
    if _is_marks(text) or text in _WRITTEN or _CROSSES.fullmatch(text) or _FORMULA.fullmatch(text):
        return Stand.MISSING
    if len(text) > _MOST:
        return None
    return _by_phrases(text) or (Stand.HIDDEN if _asks(text) else None)


def _asks(text: str) -> bool:
    """A wish in whole sentences, or a form of address with an X behind it.

    "Аноним Анонимов" has capitals as a name has, and only entries of the list decide on it.
    """
    words = text.split()
    like_a_name = 1 < len(words) < 4 and all(word.istitle() for word in words)
    return _titled().fullmatch(text) is not None or (not like_a_name and is_wish(text))


def _by_phrases(text: str) -> Stand | None:
    if not _may_be(text):
        return None
    bare = _NUMBER.sub(" ", _REMARK.sub(" ", text)).strip(_FRAME)
    if not bare:
        # All of it was in brackets: "(anonymous)", "[name withheld]".
        bare = text.strip(_FRAME)
    return _whole(bare) or _stated(bare) or _part(text) or _begun(text)


def _may_be(text: str) -> bool:
    """Whether a word of the text can begin a placeholder: a quick look, for lists are long."""
    if not text.isascii() and _CJK.search(text):
        return True
    words = fold(text).split()
    words += [word.removeprefix("و").removeprefix("ال") for word in words if not word.isascii()]
    whole, stems = _placeholders().beginnings
    return any(word in whole or word.startswith(stems) for word in words)


def hidden_name(name: str) -> bool:
    """Whether the text stands in the place of a name, and names nobody."""
    return stand_in(name) is not None


def is_of_nameless(text: str) -> bool:
    """Whether a text is of words for people without a name, and no mere mark such as "N.N."."""
    words = [word for word in _WORDS.findall(text) if len(word) > _SHORTEST]
    return bool(words) and stand_in(text) is Stand.HIDDEN


def says_anonymous(text: str) -> bool:
    """Whether a text is one word for somebody anonymous, and nothing else."""
    return [piece.label for piece in _phrases().pieces(text)] == ["anonymous"]


@lru_cache(maxsize=65_536)
def is_placeholder(text: str) -> bool:
    """Whether a whole text says that a name is kept back: "Name withheld", "Nurse (anonymous)"."""
    bare = text.strip().strip(_FRAME)
    if len(text) > _MOST or not _may_be(text):
        return False
    return Stand.HIDDEN in (_whole(bare), _stated(bare)) or (
        len(bare.split()) <= _FEW and _part(text) is Stand.HIDDEN
    )


def _is_marks(text: str) -> bool:
    """Nothing at all, or only marks: a dash, dots, question marks."""
    return all(
        unicodedata.category(c)[0] in "PZC" or c in "+=~^|<>`´" or _BLOTS.match(c) for c in text
    )


def _whole(text: str) -> Stand | None:
    """A text that is one placeholder, or two of them: "Anonymous / name withheld"."""
    labels = {piece.label for piece in _phrases().pieces(text)} - {MARK, "word"}
    if not labels or not labels <= {"anonymous", "hidden", "missing"}:
        return None
    return Stand.MISSING if labels == {"missing"} else Stand.HIDDEN


def _stated(text: str) -> Stand | None:
    """A text that says of the name what became of it: "Name known to us", "имя изменено"."""
    pieces = _phrases().pieces(text)
    if not pieces:
        return None
    if pieces[0].label == "hidden" and " " in pieces[0].text:
        # "Name withheld at her request"
        return Stand.HIDDEN if {piece.label for piece in pieces[1:]} <= _BETWEEN else None
    if pieces[0].label != "word":
        return None
    rest = [piece.label for piece in pieces if piece.label not in _BETWEEN]
    if rest and rest[0] == "state":
        return Stand.HIDDEN  # who knows it can be said in any words
    return Stand.HIDDEN if rest and set(rest) <= {"anonymous", "hidden", "state"} else None


def _part(text: str) -> Stand | None:
    """A text that says in one of its parts that the name is not to be seen, beside a name or not.

    "Anonymous, nurse at the hospital" is one, and "Ada Example (please keep anonymous)".
    """
    remarks = [remark.strip(_FRAME) for remark in _REMARK.findall(text)]
    others = [_NUMBER.sub(" ", part).strip(_FRAME) for part in _REST.split(_REMARK.sub(" ", text))]
    parts = [part for part in (*remarks, *others) if part]
    return Stand.HIDDEN if Stand.HIDDEN in map(_whole, parts) else None


def _begun(text: str) -> Stand | None:
    """A text that begins or ends so, beside what is no name: "Anonymous nurse from Minsk"."""
    pieces = _phrases().pieces(text)
    if pieces and pieces[0].label == "anonymous":
        place = next((n for n, piece in enumerate(pieces) if piece.label == "from"), len(pieces))
        pieces = pieces[:place]
    if organisation_word(" ".join(piece.text for piece in pieces)):
        return None
    ends = {pieces[0].label, pieces[-1].label} if pieces else set()
    others = [piece for piece in pieces if piece.label != "anonymous"]
    if "anonymous" in ends and all(_is_no_name(piece.text, piece.label, text) for piece in others):
        return Stand.HIDDEN
    return None


def _is_no_name(word: str, label: str, text: str) -> bool:
    """Known words, numbers, and words that are written small as a name is not."""
    if label or word.isdigit():
        return True
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None and word.islower()
