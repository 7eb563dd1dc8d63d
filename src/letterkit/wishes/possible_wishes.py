"""Whether a free text may be a wish about the signature: to be shown less, later, or not at all.

`is_wish` in `wishes.py` understands a clause whole, and acts on it. Here a few ideas that stand
together are enough ("name" and "not", "signature" and "withdraw"), so that what nobody could read
for certain is shown to a person. Nothing is hidden, named or left out by this alone. The words
are in `possible_wishes.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from letterkit.wishes.lexicon import fold, words_of

_MOST = 2000  # characters; what is longer is an essay, of which the beginning is read
_SENTENCES = re.compile(r"(?<!\d)\.|[!?;:\n\r؟؛…()\[\]\"«»“”„]+|\s[-–—]+\s")
_CLAUSES = re.compile(r"[,،]+")
_SHORT_SENTENCE = 9  # words; such a sentence is read as a whole too
_FEW = 5  # words of a clause that says little beside the idea
_NEAR = 7  # words between a "not" and what it is about
_AFTER_QUIET = 5
_NEAR_LIST = 4
_NOMEN_NESCIO = re.compile(r"\b([nн])\.\s?[nн]\b\.?")  # "N. N.", who is not to be named
# Faces with a finger on the mouth, or with none, ask for silence in any text.
_HUSH = re.compile("[\U0001f92b\U0001f910]")
# By themselves, so do covered eyes and mouths, locks, spies, and somebody who is not to be seen.
_HIDING = frozenset(
    "\U0001f648\U0001f64a\U0001f507\U0001f508\U0001f50f\U0001f510\U0001f512\U0001f575\U0001f977"
    "\U0001f978\U0001fae3\U0001fae5\U0001f636\U0001f464\U0001f47b\U0001f3ad\U0001f6ab\u26d4"
)
# "Nick Sample" is somebody's name, and "nick only" a wish.
_CALLED_NICK = re.compile(r"(?:[A-Z][a-z]+ )?Nick(?: [A-Z][\w'’-]+){1,2}")
_BEGINNING = 2  # "do not publish before 5 May" begins so, and asks for something
_BESIDE = 3
_GAP = 3  # words that `..` stands for
_PREFIXES = ("و", "ف", "ب", "ل", "ال")
_GAP_MARK = ".."


@dataclass(frozen=True, slots=True)
class _Ideas:
    """The words of a language; phrases stand under their first words."""

    exact: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, word: str) -> frozenset[str]:
        """The ideas of one word."""
        found = self.known.get(word)
        if found is None:
            found = self._look_up(word)
            for prefix in _PREFIXES:
                rest = word.removeprefix(prefix)
                if not found and rest != word and len(rest) > 2:
                    found = self._look_up(rest)
            if len(self.known) < 65_536:
                self.known[word] = found
        return found

    def _look_up(self, word: str) -> frozenset[str]:
        found = self.exact.get(word, frozenset())
        for length in range(2, len(word) + 1):
            found |= self.stems.get(word[:length], frozenset())
        return found

    def begins(self, word: str) -> bool:
        """Whether the word means anything here, alone or as the first of a phrase."""
        return word in self.phrases or bool(self.of(word) - _WEAK)


# "I signed on this page": these say who does something, and not whose name or page it is.
_SUBJECTS = frozenset({"i", "im", "ich", "je", "j", "yo", "я", "ja", "انا"})
# By themselves they begin no wish.
_WEAK = frozenset(
    {"place", "list", "mine", "this", "polite", "only", "see", "keep", "acted", "neg", "calm"}
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a clause, and the places of each idea in it."""

    words: Sequence[str]
    places: Mapping[str, Sequence[int]]

    def has(self, *ideas: str) -> bool:
        """Whether all of these ideas are there."""
        return all(idea in self.places for idea in ideas)

    def any(self, *ideas: str) -> bool:
        """Whether one of these ideas is there."""
        return any(idea in self.places for idea in ideas)

    def near(self, one: str, other: str, most: int) -> bool:
        """Whether two ideas stand so near, in any order; a word is not near to itself."""
        return any(
            0 < abs(first - second) <= most
            for first in self.places.get(one, ())
            for second in self.places.get(other, ())
        )

    @property
    def few(self) -> bool:
        return len(self.words) <= _FEW

    def bare(self, *ideas: str) -> bool:
        """Whether hardly anything but these ideas and polite words is there."""
        there = {
            place for idea in (*ideas, "polite", "mine") for place in self.places.get(idea, ())
        }
        return self.any(*ideas) and len(there) == len(self.words)


@lru_cache(maxsize=65_536)
def may_be_wish(text: str) -> bool:
    """Whether ideas stand together in the text as they do in a wish about one's signature."""
    if _asks_by_sign(text):
        return True
    if _CALLED_NICK.fullmatch(text):
        return False
    folded = _NOMEN_NESCIO.sub(r"\1\1", fold(text[:_MOST]))
    words = words_of(folded)
    numbers: set[int] = set()
    for word in words:
        numbers.update(_that_begin(word))
    return any(_wishes(_languages()[number], folded) for number in numbers)


# Ideas that wishes are made of; a text with none of them is about something else.
_OF_SIGNING = frozenset({
    *("name", "sign", "publish", "show", "hide", "anon", "secret", "less", "withdraw", "remove"),
    *("nn", "quiet", "forbid", "fear", "cond", "mistake", "alone", "short", "only"),
})  # fmt: skip


@lru_cache(maxsize=65_536)
def speaks_of_signing(text: str) -> bool:
    """Whether a text has a word that wishes about a signature are made of, whatever it says."""
    return any(each.any(*_OF_SIGNING) for each in clauses_of(fold(text)))


# Ideas by which those below a heading may be less than signatories who are named.
_OF_LESS = frozenset({
    *("neg", "quiet", "hide", "secret", "anon", "withdraw", "remove", "forbid", "fear", "cond"),
    *("less", "nn", "only", "who"),
})  # fmt: skip


@lru_cache(maxsize=4096)
def speaks_of_less(text: str) -> bool:
    """Whether a heading has a word that takes something away: "Supporters who cannot sign"."""
    return any(each.any(*_OF_LESS) for each in clauses_of(fold(text)))


# Ideas by which somebody who signs may not be named.
_OF_HIDING = ("anon", "cond", "hide", "secret", "quiet", "forbid", "fear", "less", "nn")


@lru_cache(maxsize=4096)
def speaks_of_hiding(text: str) -> bool:
    """Whether an answer of somebody who signs has a word for a name that is not shown, or later.

    "On condition of anonymity", "not before 1 May".
    """
    return any(each.any(*_OF_HIDING) for each in clauses_of(fold(text)))


def may_keep_off(text: str) -> bool:
    """Whether a note says "not", "off" or "remove" of a place where names are shown.

    "Not on the web pls": so short a note on one person asks, where a sentence of their own need
    not be a wish.
    """
    wishes = [each for each in clauses_of(fold(text)) if not each.any("calm")]
    return any(each.any("place", "list") and each.any("neg", "off", "remove") for each in wishes)


def _asks_by_sign(text: str) -> bool:
    """ "🤫" anywhere, and "🔒" where no words are there."""
    if text.isascii():
        return False
    if _HUSH.search(text):
        return True
    return bool(_HIDING & set(text)) and not any(map(str.isalnum, text))


@lru_cache(maxsize=65_536)
def _that_begin(word: str) -> Sequence[int]:
    """The languages, by number, in which a word means anything; most words mean nothing."""
    return [number for number, ideas in enumerate(_languages()) if ideas.begins(word)]


def clauses_of(folded: str) -> list[Clause]:
    """A folded text as one clause in each language in which a word of it means anything."""
    words = _words(folded[:_MOST])
    numbers: set[int] = set()
    for word in words:
        numbers.update(_that_begin(word))
    return [_clause(_languages()[number], words) for number in sorted(numbers)]


def _wishes(ideas: _Ideas, text: str) -> bool:
    return any(_is_possible(_clause(ideas, words)) for words in _parts(text))


def _parts(text: str) -> Iterator[list[str]]:
    """The words of each clause, and of each short sentence as a whole."""
    for sentence in _SENTENCES.split(text):
        clauses = [_words(clause) for clause in _CLAUSES.split(sentence)]
        yield from filter(None, clauses)
        whole = [word for clause in clauses for word in clause]
        if len(clauses) > 1 and len(whole) <= _SHORT_SENTENCE:
            yield whole


def _words(text: str) -> list[str]:
    return [word for word in words_of(text) if word[0].isalnum()]


def _clause(ideas: _Ideas, words: Sequence[str]) -> Clause:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for idea in ideas.of(word):
            places.setdefault(idea, []).append(place)
        for phrase, idea in ideas.phrases.get(word, ()):
            if _stands_at(phrase, words, place):
                places.setdefault(idea, []).append(place)
    return Clause(words, places)


def _stands_at(phrase: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Whether a phrase begins at a place; `..` is up to three words."""
    if not phrase:
        return True
    if phrase[0] == _GAP_MARK:
        return any(_stands_at(phrase[1:], words, place + gap) for gap in range(_GAP + 1))
    if place >= len(words) or not _fits(phrase[0], words[place]):
        return False
    return _stands_at(phrase[1:], words, place + 1)


def _fits(piece: str, word: str) -> bool:
    return word.startswith(piece[:-1]) if piece.endswith("*") else word == piece


def _is_possible(clause: Clause) -> bool:
    if clause.any("calm"):
        return False
    if clause.any("alone") or clause.bare("short"):
        return True
    if _is_kept_off(clause) or _is_forbidden(clause) or _is_page_shut(clause):
        return True
    return _is_refused(clause) or _is_less(clause) or _is_taken_back(clause) or _is_kept(clause)


def _is_kept_off(clause: Clause) -> bool:
    """ "No name on web", "I need not be on the list", "sign me, but quietly", "NN please"."""
    if clause.any("place", "list") and clause.near("neg", "name", 1):
        return True
    if clause.any("mine") and clause.near("neg", "list", _NEAR_LIST):
        return True
    off = clause.near("off", "place", _BESIDE) or clause.near("off", "list", _BESIDE)
    if off and (clause.few or clause.any("keep")):
        return True  # "Keep Bo off the website"
    if clause.near("quiet", "sign", _AFTER_QUIET) and not clause.any("neg"):
        return True
    return clause.has("nn", "polite") and clause.bare("nn")


def _is_page_shut(clause: Clause) -> bool:
    """ "Take down this page with my name on it", "remove me from your site"; no law."""
    for verb in (*clause.places.get("remove", ()), *clause.places.get("shut", ())):
        for place in clause.places.get("place", ()):
            if abs(place - verb) > _NEAR:
                continue
            around = range(min(verb, place), max(verb, place) + _BESIDE)
            own = [each for each in clause.places.get("mine", ()) if each in around]
            if clause.any("name") or any(clause.words[each] not in _SUBJECTS for each in own):
                return True
    return False


def _is_forbidden(clause: Clause) -> bool:
    """ "My employer forbids signing publicly"."""
    about = clause.any("sign", "publish", "show", "name")
    return clause.has("forbid", "who") and about and clause.any("mine", "sign")


def _is_refused(clause: Clause) -> bool:
    """ "Do not sign", "my name nowhere", "I do not want my employer to see this"."""
    mine = clause.any("mine", "this") or clause.few
    if clause.near("neg", "sign", _BESIDE) and (clause.any("mine") or clause.few):
        return True
    if mine and any(clause.near("neg", idea, _NEAR) for idea in ("publish", "show")):
        return True
    if clause.near("neg", "publish", 1) and clause.places["neg"][0] < _BEGINNING:
        return True
    if clause.near("neg", "name", _NEAR) and (clause.any("mine") or len(clause.words) < _FEW):
        return True
    watched = clause.has("neg", "who", "see") and mine
    afraid = clause.has("fear") and clause.any("name", "publish", "who") and mine
    return watched or (afraid and not clause.has("neg"))


def _is_less(clause: Clause) -> bool:
    """ "First name only", "hide my name", "just count me", "publish only after 1 December"."""
    if clause.has("less") and (clause.any("only") or clause.few):
        return True
    if clause.has("only", "name") and clause.bare("only", "name"):
        return True
    if clause.has("hide") and not clause.has("neg") and clause.any("name", "sign"):
        return clause.any("mine") or clause.few
    if clause.bare("hide") or clause.has("count", "only", "mine"):
        return True
    return clause.has("cond") and (clause.any("publish", "show") or clause.has("name", "mine"))


def _is_taken_back(clause: Clause) -> bool:
    """ "I withdraw my signature", "please delete", "ticked by mistake"."""
    if clause.has("withdraw") and clause.any("sign") and (clause.any("mine") or clause.few):
        return True
    if clause.has("remove") and clause.has("mine") and clause.any("name", "sign"):
        return True
    if clause.bare("remove", "withdraw"):
        return True
    return clause.has("mistake", "acted")


def _is_kept(clause: Clause) -> bool:
    """ "Keep this private", "I stay anonymous", "anon"."""
    if clause.has("secret", "keep") and clause.any("mine", "this"):
        return True
    if clause.has("anon") and not clause.has("neg"):
        return clause.any("mine") or clause.bare("anon", "keep", "only")
    return clause.bare("secret") and clause.few


@lru_cache(maxsize=1)
def _languages() -> Sequence[_Ideas]:
    source = resources.files("letterkit.wishes") / "possible_wishes.toml"
    tables = tomllib.loads(source.read_text("utf-8"))
    return [_ideas(table) for table in tables.values()]


def _ideas(table: Mapping[str, str]) -> _Ideas:
    exact: dict[str, frozenset[str]] = {}
    stems: dict[str, frozenset[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for idea, entries in table.items():
        for entry in entries.split():
            pieces = tuple(_piece(piece) for piece in entry.split("_"))
            if len(pieces) > 1:
                phrases.setdefault(pieces[0].removesuffix("*"), []).append((pieces, idea))
            elif pieces[0].endswith("*"):
                stem = pieces[0][:-1]
                stems[stem] = stems.get(stem, frozenset()) | {idea}
            else:
                exact[pieces[0]] = exact.get(pieces[0], frozenset()) | {idea}
    return _Ideas(exact, stems, phrases)


def _piece(piece: str) -> str:
    return piece if piece == _GAP_MARK else fold(piece)
