"""Words that stand in the place of a name: "Anonymous", "Name withheld", "не указано", "—".

Whoever signed so has signed, and is counted; what stands there is not printed as their name.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from letterkit.model.names import fold
from letterkit.read.kinds import organisation_word
from letterkit.read.phrases import MARK, Phrases, tables_of

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST = 120  # characters; a longer text is no placeholder
_REMARK = re.compile(r"[(\[（【].*?[)\]）】]")
_REST = re.compile(r"\s*(?:[,;:/|]|\s[-–—]+\s)")
_NUMBER = re.compile(r"(?:#|№|no\.?|nr\.?|n°)?\s*\d+", re.IGNORECASE)
_FRAME = "\"'“”„«»‹›<>*_~`.!?… -–—()[]{}（）【】"
# "Na" and "Nan" are names of people, in these spellings they are what programs write.
_WRITTEN = frozenset({"NA", "N/A", "n/a", "nan", "NaN", "NULL", "None"})


class Stand(StrEnum):
    """Why no name is there."""

    HIDDEN = "hidden"  # it is kept back: anonymous, withheld
    MISSING = "missing"  # nobody gave one: empty, a dash, n/a


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.read.platforms", "hidden_names.toml"))


@lru_cache(maxsize=1)
def _placeholders() -> Phrases:
    tables = tables_of("letterkit.read.platforms", "hidden_names.toml")
    return Phrases({label: tables[label] for label in ("anonymous", "hidden", "missing")})


@lru_cache(maxsize=65_536)
def stand_in(name: str) -> Stand | None:
    """Why the text names nobody, or None where it may be a name.

    "Anonymous Collective" is an organisation's name, and Anon Example a person's.
    """
    text = unicodedata.normalize("NFC", name).strip()
    if _is_marks(text) or text in _WRITTEN:
        return Stand.MISSING
    if len(text) > _MOST or not _may_be(text):
        return None
    bare = _NUMBER.sub(" ", _REMARK.sub(" ", text)).strip(_FRAME)
    if not bare:
        # All of it was in brackets: "(anonymous)", "[name withheld]".
        bare = text.strip(_FRAME)
    return _whole(bare) or _part(text) or _begun(text)


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


def _is_marks(text: str) -> bool:
    """Nothing at all, or only marks: a dash, dots, question marks."""
    return all(unicodedata.category(c)[0] in "PZC" or c in "+=~^|<>`´" for c in text)


def _whole(text: str) -> Stand | None:
    """A text that is one placeholder, or two of them: "Anonymous / name withheld"."""
    labels = {piece.label for piece in _phrases().pieces(text)} - {MARK, "word"}
    if not labels or not labels <= {"anonymous", "hidden", "missing"}:
        return None
    return Stand.MISSING if labels == {"missing"} else Stand.HIDDEN


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
