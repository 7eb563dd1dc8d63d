"""Words by what they do in a question about consent and display, or in its answer.

A text is folded, cut into sentences and clauses, and each word is given its kind in one language.
The words are in `lexicon.toml`; a word that is not there has no kind, and what holds such a word
is not understood. That is the point: only what is understood whole may name a person.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib import resources


class Word(StrEnum):
    """What a word does."""

    YES = "yes"
    NO = "no"
    AGREE = "agree"  # leave is given, or asked for
    ASK = "ask"  # may we, can we
    WANT = "want"
    SHOW = "show"  # show, list, public
    PUBLISH = "publish"
    NAME = "name"
    PART = "part"  # first name, surname: less than a name, unless there are two
    PERSON = "person"  # me, my signature
    HIDE = "hide"  # hide, private, remove
    ANON = "anon"
    NEG = "neg"
    NE = "ne"  # half of a French negation
    WITHOUT = "without"
    AGAINST = "against"  # a `FLIP` by itself, and nothing more beside one
    FLIP = "flip"  # object, refuse: a yes to it is a no
    FINE = "fine"  # no objection: leave, where nobody is asked for one
    TRAP = "trap"  # mind, problem: a yes and a no are said to it in the same sense
    FOREIGN = "foreign"  # consent or display in a language that is not read
    INITIALS = "initials"
    ROLE = "role"
    COUNT = "count"
    ONLY = "only"
    FULL = "full"
    HOW = "how"  # the answers are choices
    HOW_ALONE = "how_alone"  # visibility: the answers are choices, whatever else is in the title
    BUT = "but"
    OR = "or"
    IF = "if"
    WHY = "why"
    META = "meta"  # date, version
    TOPIC = "topic"  # newsletter, terms: leave for something else
    COMMENT = "comment"  # comment, statement: what is published beside a name
    THING = "thing"  # e-mail, photo: what is not
    DETAIL = "detail"  # organisation, city: what goes with a name
    PREP = "prep"
    FILLER = "filler"
    UNCLEAR = "unclear"  # maybe, not sure
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as folded, and what it does in the language it is read in."""

    text: str
    kind: Word


_Phrase = tuple[tuple[str, ...], Word]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language; `phrases` stand under their first words, the longest first."""

    exact: Mapping[str, Word]
    stems: Mapping[str, Word]
    phrases: Mapping[str, Sequence[_Phrase]]
    pieces: frozenset[str]  # words of phrases
    shared: "Lexicon | None" = None  # what every language knows, where this one does not
    seen: dict[str, Word] = field(default_factory=dict)

    def kind(self, word: str) -> Word:
        """The kind of the word itself, or of its longest known beginning."""
        found = self.seen.get(word)
        if found is None:
            found = self.own(word)
            if not found and self.shared:
                found = self.shared.kind(word)
            if len(self.seen) < _MOST_SEEN:
                self.seen[word] = found
        return found

    def own(self, word: str) -> Word:
        """The kind of a word without what all languages know."""
        if word in self.exact:
            return self.exact[word]
        for length in range(min(len(word), _LONGEST_STEM), 1, -1):
            found = self.stems.get(word[:length])
            if found:
                return found
        # Arabic writes "and" and "the" with the word that follows.
        for prefix in ("و", "ال"):
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                return self.own(word[len(prefix) :])
        return Word.UNKNOWN

    def may_know(self, word: str) -> bool:
        """Whether a word is known by itself or can be in a phrase."""
        return bool(self.kind(word)) or word in self.pieces


_MOST_SEEN = 65_536
_LONGEST_STEM = 40  # letters; no beginning of a word in the table is longer
_MOST_WORDS = 40
_POLISH = re.compile(r"[ąęłńśźż]|anonim(?:ow\w*|)\b|^\W*nie\W*$", re.IGNORECASE)
_PARTS = re.compile(r"[.?!;:/|()\[\]\n]")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´ʹ′＇", "'"))
_LETTERS = str.maketrans(
    {"ё": "е", "ł": "l", "ø": "o", "đ": "d", "ı": "i"}
    | dict.fromkeys("أإآٱ", "ا")
    | {"ى": "ي", "ة": "ه", "ـ": ""}
)
_NOT = re.compile(r"n't\b")
_CYRILLIC_APOSTROPHE = re.compile(r"(?<=[\u0400-\u04ff])'(?=[\u0400-\u04ff])")
_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
# French "né à Lyon" is "born in Lyon", and no "ne" of "ne pas" once its accent is gone.
_BORN = re.compile(
    r"\bnée?s?(?=\s+(?:\d|(?:en|à|au|aux|le|dans|ici|comme|d['’]|de|du|des|sous)(?!\w)))"
)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Text as words are compared: without case, accents of Latin letters and hidden characters."""
    if text.isascii():
        return _NOT.sub(" not", text.lower().replace("`", "'"))
    text = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)
    if "né" in text:
        text = _BORN.sub("natif", text)
    kept: list[str] = []
    for character in unicodedata.normalize("NFD", text):
        category = unicodedata.category(character)
        if category == "Cf":
            continue
        # Accents go from Latin letters, vowel signs from Arabic ones; й and ї stay what they are.
        if category == "Mn" and not (kept and "\u0400" <= kept[-1] <= "\u04ff"):
            continue
        kept.append(character)
    folded = unicodedata.normalize("NFC", "".join(kept)).translate(_LETTERS)
    folded = _NOT.sub(" not", folded)
    return _CYRILLIC_APOSTROPHE.sub("", folded)


def words_of(text: str) -> list[str]:
    """The words and marks of a text, folded; a hyphen within a word parts it, a dash is a mark."""
    return _WORD.findall(_HYPHEN.sub(" ", fold(text)))


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Mapping[str, str]]:
    source = resources.files("letterkit.wishes") / "lexicon.toml"
    found: dict[str, dict[str, str]] = tomllib.loads(source.read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def first_person() -> frozenset[str]:
    """Words by which the one who signs speaks: "my", "I"."""
    return frozenset(map(fold, _data()["persons"]["first"].split()))


@lru_cache(maxsize=1)
def second_person() -> frozenset[str]:
    """Words by which the one who signs is asked: "your", "do you"."""
    return frozenset(map(fold, _data()["persons"]["second"].split()))


@lru_cache(maxsize=1)
def naming() -> tuple[str, ...]:
    """Beginnings of words for showing that are said of names alone: "named"."""
    return tuple(fold(each.replace("_", " ")) for each in _data()["persons"]["naming"].split())


@lru_cache(maxsize=1)
def preferring() -> tuple[str, ...]:
    """Beginnings of words after which a "not" is what is preferred: "prefer not to be named"."""
    return tuple(fold(each.replace("_", " ")) for each in _data()["persons"]["preferring"].split())


@lru_cache(maxsize=1)
def reasons() -> Mapping[str, tuple[str, ...]]:
    """Beginnings of words that give the reason of a no, by language."""
    found = _data()["reasons"].items()
    return {language: tuple(map(fold, words.split())) for language, words in found}


@lru_cache(maxsize=1)
def letters() -> tuple[str, ...]:
    """Beginnings of words for a letter and for signing it."""
    return tuple(map(fold, _data()["persons"]["letters"].split()))


@lru_cache(maxsize=1)
def documents() -> tuple[str, ...]:
    """Beginnings of words for a letter or a list, whose publication is not that of a name."""
    return tuple(map(fold, _data()["persons"]["documents"].split()))


@lru_cache(maxsize=1)
def hiding() -> frozenset[str]:
    """Words for hiding that say it by themselves, as "private" does not."""
    return frozenset(map(fold, _data()["persons"]["hiding"].split()))


@lru_cache(maxsize=1)
def taking() -> tuple[str, ...]:
    """Beginnings of words for hiding that may mean that a signature does not count: "exclude"."""
    return tuple(fold(each.replace("_", " ")) for each in _data()["persons"]["taking"].split())


@lru_cache(maxsize=1)
def languages() -> Mapping[str, Lexicon]:
    """The lexicon of each language, and `any` for the ticks and flags that all of them know."""
    shared = lexicon_of(_data()["any"])
    lexicons = {"any": shared}
    for language, kinds in _data().items():
        if language not in ("any", "persons", "reasons"):
            lexicons[language] = lexicon_of(kinds, shared)
    return lexicons


def lexicon_of(table: Mapping[str, str], shared: Lexicon | None = None) -> Lexicon:
    """The lexicon of a table of words by kind, as `lexicon.toml` has them."""
    exact: dict[str, Word] = {}
    stems: dict[str, Word] = {}
    phrases: dict[tuple[str, ...], Word] = {}
    # The kinds that stand first win: what refuses or hides is never a filler.
    for kind in reversed(Word):
        for entry in table.get(kind.value, "").split():
            pieces = tuple(fold(piece) for piece in entry.split("_") if piece)
            if len(pieces) > 1:
                phrases[pieces] = kind
            elif pieces[0].endswith("*"):
                stems[pieces[0][:-1]] = kind
            else:
                exact[pieces[0]] = kind
    by_first: dict[str, list[_Phrase]] = {}
    for phrase in sorted(phrases.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(phrase[0][0], []).append(phrase)
    in_phrases = frozenset(word for phrase in phrases for word in phrase)
    return Lexicon(exact, stems, by_first, in_phrases, shared)


def may_know(language: str, words: Iterable[str]) -> bool:
    """Whether a language may know all words; a quick look, which spares most texts the rest."""
    lexicon = languages()[language]
    return all(map(lexicon.may_know, words))


def tokens_in(language: str, words: Sequence[str]) -> list[Token]:
    """Words with their kinds in one language; a phrase is one token. Marks have no kind."""
    return tokens_by(languages()[language], words)


def tokens_by(lexicon: Lexicon, words: Sequence[str]) -> list[Token]:
    """The same by any lexicon."""
    tokens = list(_tokens(lexicon, words))
    kinds = [token.kind for token in tokens]
    if kinds.count(Word.PART) + kinds.count(Word.NAME) > 1:
        # "Imię i nazwisko", "nom et prénom": together they are the name.
        tokens = _renamed(tokens, Word.PART, Word.NAME)
    if Word.NEG in kinds or Word.FINE in kinds:
        tokens = _renamed(tokens, Word.NE, Word.FILLER)
    tokens = _with_one_no(tokens)
    # "I object against it" is one objection, and "I do not object against it" is none.
    settled = Word.FLIP in kinds or Word.FINE in kinds
    return _renamed(tokens, Word.AGAINST, Word.FILLER if settled else Word.FLIP)


def _with_one_no(tokens: list[Token]) -> list[Token]:
    """ "Ни в коем случае" is a no, and beside a "not" it only says that with more force."""
    plain = [each for each in tokens if not (each.kind is Word.NO and " " in each.text)]
    if len(plain) == len(tokens) or not any(each.kind in (Word.NEG, Word.NO) for each in plain):
        return tokens
    return [each if each in plain else Token(each.text, Word.FILLER) for each in tokens]


def is_polish(text: str) -> bool:
    """Whether a part of a text is plainly Polish: by its letters, or by words known there alone."""
    return bool(_POLISH.search(text)) or any(map(_is_polish, _PARTS.split(text)))


def _is_polish(part: str) -> bool:
    words = [word for word in words_of(part) if word[0].isalnum()][:_MOST_WORDS]
    unknown = {
        language: sum(token.kind is Word.UNKNOWN for token in tokens_in(language, words))
        for language in languages()
    }
    fewest = min(unknown.values())
    return [each for each, count in unknown.items() if count == fewest] == ["pl"]


def _renamed(tokens: Sequence[Token], old: Word, new: Word) -> list[Token]:
    return [Token(each.text, new) if each.kind is old else each for each in tokens]


def _tokens(lexicon: Lexicon, words: Sequence[str]) -> Iterator[Token]:
    place = 0
    while place < len(words):
        size, kind = _phrase(lexicon, words, place)
        if not size:
            size, kind = 1, lexicon.kind(words[place])
        yield Token(" ".join(words[place : place + size]), kind)
        place += size


def _phrase(lexicon: Lexicon, words: Sequence[str], place: int) -> tuple[int, Word]:
    for pieces, kind in lexicon.phrases.get(words[place], ()):
        there = words[place : place + len(pieces)]
        if len(there) == len(pieces) and all(map(_is_piece, pieces, there)):
            return len(pieces), kind
    return 0, Word.UNKNOWN


def _is_piece(piece: str, word: str) -> bool:
    return word.startswith(piece[:-1]) if piece.endswith("*") else word == piece
