"""What a column asks for, by the words of its title.

English, Belarusian, Russian, Ukrainian, Polish, German, French, Spanish, Arabic, and the usual
titles in Czech, Romanian, Italian, Portuguese, Dutch, Lithuanian, Turkish, Japanese, Chinese and
Korean. The words are in `questions.toml`.

A title counts only if all of its words are known and go together, for a column taken for a public
one prints what it holds. "Name of your organisation" asks for an organisation; "Name of your dog"
and "Why do you work at your company?" ask for nothing that a list has, and stay private.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from letterkit.lists.exports.known import plain_title
from letterkit.text.phrases import MARK, Phrases, Piece, tables_of

# Fields beside the columns of a list: parts of a name, and what is kept private as it is.
FIRST, MIDDLE, LAST, PRIVATE = "first_name", "middle_name", "last_name", "private"
SECOND_LAST = "second_last_name"  # the second of two family names, as in Spanish
# Private columns of a list about an organisation's signature: who speaks for it, who decided that
# it signs, and when.
REPRESENTATIVE, AUTHORISED_BY, AUTHORISED_ON = "representative", "authorised_by", "authorised_on"
# A faculty, beside a column for the university or alone; see `organisations.py`.
DEPARTMENT = "department"

# Words that make a column private wherever they stand in a title.
_WORDS: tuple[tuple[str, str], ...] = (
    ("email", r"e ?mail\b|courriel|correo|электр\w* (почт|адр)|эл(ектр\w*)? пош"
     r"|електр\w* (пошт|адр)|почт[аыуе]?\b|пошт[аыуіу]?\b|poczt[ay]|البريد|بريد|ایمیل"),
    ("phone", r"phone|\bmobile|\btel\b|тел[еэ]фон|тэлефон|telefon|handy|téléphone|teléfono|móvil"
     r"|هاتف|جوال|whatsapp"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(words)) for name, words in _WORDS)
_TAG = re.compile(r"<[^<>]*>")
# "Data/hora" and "Date/heure" are one thing, where "Name/Organisation" are two.
_AND_TIME = re.compile(
    r"(?<=\bdata|\bdate)\s*/\s*(?=h|t)|(?<=\bdatum|\bfecha)\s*/\s*(?=[chuz]|č)", re.IGNORECASE
)
# "Timestamp (EST)": the zone of a time.
_ZONE = re.compile(r"\s*[(\[](?:[A-Z]{2,5}|(?:UTC|GMT)\s?[-+−]\s?\d[\d:]*)[)\]]\s*$")
_NUMBER = re.compile(
    r"(?:q|f|p|question|frage|вопрос|пытанне|питання|pytanie|pregunta)?\d+[a-z]?"
    r"|g\d+q\d+|sq\d+"  # LimeSurvey's codes
)

_PARTS = frozenset({"first", "middle", "last", "second_last"})
_NAMES = _PARTS | {"name", "signer"}
_FIELD_OF_PART = {"first": FIRST, "middle": MIDDLE, "last": LAST, "second_last": SECOND_LAST}
_TITLES = frozenset(
    {"email", "phone", "role", "degree", "country", "comment", "message", "kind", "date", "link"}
)
_BETWEEN = frozenset({MARK, "and", "of", "filler", "published"})
# Titles of one meaning, with what may stand beside it. The first that holds decides.
_ONE_MEANING: tuple[tuple[str, str, frozenset[str]], ...] = (
    (AUTHORISED_BY, "authorised_by", _NAMES | {"contact", "affiliation"}),
    (AUTHORISED_ON, "authorised_on", frozenset({"date"})),
    ("email", "email", _NAMES | {"contact", "affiliation", "private"}),
    ("phone", "phone", _NAMES | {"contact", "affiliation"}),
    (REPRESENTATIVE, "contact", frozenset({"name", "signer", "affiliation"})),
    (PRIVATE, "contact", _NAMES | {"role", "link", "country", "affiliation", "date"}),
    (PRIVATE, "private", frozenset({"region"})),
    (PRIVATE, "region", frozenset()),
    ("sort", "sort", frozenset()),
    ("kind", "kind", frozenset({"signer"})),
    ("signed", "date", frozenset({"signer"})),
    ("link", "link", _NAMES | {"affiliation"}),
    ("lang", "lang", frozenset()),
    ("comment", "comment", frozenset({"signer", "message", "public"})),
    ("country", "country", frozenset({"signer", "affiliation", "region"})),
    (DEPARTMENT, "department", frozenset({"called", "name"})),
)


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.columns", "questions.toml"))


@lru_cache(maxsize=4096)
def field_of(title: str) -> str:
    """The field that a column's title asks for, or none."""
    if found := understood(title):
        return found
    zone = _ZONE.search(title)
    if zone and field_of(title[: zone.start()]) == "signed":
        return "signed"
    text = plain_title(title)
    return next((name for name, words in _PATTERNS if words.search(text)), "")


@lru_cache(maxsize=4096)
def understood(title: str) -> str:
    """The field of a title of which every word is known, or none."""
    pieces = _phrases().pieces(_AND_TIME.sub(" ", _TAG.sub(" ", title)))
    return _understood([piece for piece in pieces if not _is_number(piece)])


@lru_cache(maxsize=4096)
def asks_for(title: str) -> bool:
    """Whether a word of a text is one of titles, as "Legal signer"; "de" and "and" are none."""
    labels = {piece.label for piece in _phrases().pieces(title)} - _BETWEEN
    return bool(labels & (_NAMES | _TITLES))


@lru_cache(maxsize=4096)
def labels_in(title: str) -> frozenset[str]:
    """What the words of a title are about, whether all of them are known or not."""
    return frozenset(piece.label for piece in _phrases().pieces(_TAG.sub(" ", title)))


def _is_number(piece: Piece) -> bool:
    return not piece.label and _NUMBER.fullmatch(piece.text) is not None


@lru_cache(maxsize=4096)
def is_of_degrees(title: str) -> bool:
    """Whether a title asks for a degree, which is a role only if no other column is one."""
    labels = labels_in(title)
    return "degree" in labels and "role" not in labels


def _understood(pieces: Sequence[Piece]) -> str:
    pieces = [Piece(each.text, "role") if each.label == "degree" else each for each in pieces]
    said = frozenset(piece.label for piece in pieces)
    labels = said - _BETWEEN
    if "" in labels or not labels:
        return ""
    if "message" in labels and labels <= {"message", "signer", "public"}:
        # Only its question says who it is written to.
        return "comment" if said & {"public", "published"} else PRIVATE
    for name, meaning, beside in _ONE_MEANING:
        if meaning in labels and labels <= beside | {meaning}:
            return name
    if labels <= _NAMES:
        return _name_of(labels, _joined(pieces))
    if labels <= _NAMES | {"affiliation", "called", "department", "group"}:
        return _name_or_affiliation(pieces, labels)
    if "role" in labels and labels <= {"role", "affiliation", "department", "signer", "name"}:
        return _role_or_affiliation(pieces)
    return ""


def _joined(pieces: Sequence[Piece]) -> bool:
    """Whether the title names two things: "Name, Vorname", "Name or organisation"."""
    inner = pieces[1:-1]
    return any(piece.label in (MARK, "and") for piece in inner)


def _name_of(labels: frozenset[str], joined: bool) -> str:
    parts = labels & _PARTS
    if parts == {"last", "second_last"} and labels == parts:
        return LAST
    if len(parts) == 1 and not (joined and labels - parts):
        [part] = parts
        return _FIELD_OF_PART[part]
    return "name"


def _name_or_affiliation(pieces: Sequence[Piece], labels: frozenset[str]) -> str:
    """ "Name of organisation" is an organisation's, "Name / Organisation" is the signatory."""
    if "affiliation" not in labels:
        if "group" in labels and labels & {"name", "called"} and not _joined(pieces):
            return "affiliation"
        # "Название", "Nazwa": of the signatory.
        return "name" if labels == {"called"} else ""
    if not labels & _NAMES:
        return "affiliation"
    return "name" if _joined(pieces) or "signer" in labels else "affiliation"


def _role_or_affiliation(pieces: Sequence[Piece]) -> str:
    """Of "Organisation and position" the first, and the role of "Your role in the organisation"."""
    found = [piece.label for piece in pieces if piece.label in ("role", "affiliation", "name")]
    if "name" in found:
        # "Name, position, organisation" holds all of them in one cell.
        return "name" if found[0] == "name" and _joined(pieces) else "role"
    return found[0] if _joined(pieces) else "role"
