"""Languages beside the nine that are read: to see that a text is in one, and what it may say.

    is_unread("per favore non pubblicate il mio nome")    True
    is_unread("please do not publish my name")            False
    may_be_foreign_wish("liever niet met mijn naam")      True

Their short words mean other things elsewhere, so nothing is looked up in them unless a text or a
column as a whole is in such a language. The words are in `tongues.toml`; a language may know a few
words only, which are enough to ask and never to name.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from letterkit.wishes.lexicon import (
    Lexicon,
    Token,
    Word,
    fold,
    languages,
    lexicon_of,
    tokens_by,
    words_of,
)

# Their titles and answers are read; of the others a column is asked about.
READ_IN_FORMS = ("it", "pt", "nl", "cs", "ro", "lt", "tr", "ja", "zh", "ko")
_JOINED = frozenset({"ja", "zh"})  # without blanks between words
_MOST_WORDS = 60
_LONGEST = 1000  # characters that are looked at
_LONGEST_JOINED = 12  # letters of a word of Japanese or Chinese
_NEAR = 6  # words between a "not" and what it is said of
_FEW = 12
_SHORT = 80
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
# Letters of no language that is read, and of no name in it that is usual.
_MARKED = re.compile(r"[ãõìòăşșțţğıőűåøæūīēąęėįųčšžćđěřďťňůëïāļķņģљњђћџјќѓѕәңғүұқөһپچژگکی]")
# Letters of the nine. Some are written elsewhere too, and are in both tables: words decide then.
_OF_READ = {
    "pl": re.compile("[ąęćłńśźż]"),
    "be": re.compile("ў"),
    "uk": re.compile("[їєґ]"),
    "de": re.compile("ß"),
    "fr": re.compile("[œëï]"),
    "es": re.compile("[ñ¿¡]"),
}
_ELSEWHERE = re.compile("[^\\W\u0000-\u036f\u0400-\u052f\u0600-\u06ff\u1e00-\u1eff\u2000-\u2bff]")
_PERSIAN = str.maketrans({"ی": "ي", "ک": "ك"})
_STOPS = str.maketrans(
    dict.fromkeys("。｡", ".") | dict.fromkeys("、・", ",") | dict.fromkeys("「」『』", " ")
)
_SAID_OF = frozenset({Word.NAME, Word.PART, Word.PUBLISH, Word.SHOW})
_TURNS = frozenset({Word.NEG, Word.NO, Word.WITHOUT, Word.FLIP})
_LESS = frozenset({Word.NAME, Word.PART, Word.ROLE})
_ELSE = frozenset({Word.DETAIL, Word.TOPIC, Word.THING, Word.ROLE})


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, str]]:
    source = resources.files("letterkit.wishes") / "tongues.toml"
    found: dict[str, dict[str, str]] = tomllib.loads(source.read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def _tongues() -> Mapping[str, Lexicon]:
    shared = languages()["any"]
    tables = {name: table for name, table in _tables().items() if name != "read"}
    return {
        name: lexicon_of({kind: words.translate(_PERSIAN) for kind, words in table.items()}, shared)
        for name, table in tables.items()
    }


@lru_cache(maxsize=1)
def _common() -> Mapping[str, frozenset[str]]:
    """Common words of the languages that are read."""
    return {name: frozenset(map(fold, text.split())) for name, text in _tables()["read"].items()}


def readable(text: str) -> str:
    """A text with the stops of Japanese and Chinese as commas and full stops."""
    return text if text.isascii() else text.translate(_STOPS)


def tokens_in_tongue(tongue: str, words: Sequence[str]) -> list[Token]:
    """Folded words with their kinds in another language."""
    lexicon = _tongues()[tongue]
    words = [word.translate(_PERSIAN) for word in words]
    if tongue in _JOINED:
        words = [piece for word in words for piece in _apart(tongue, word)]
    return tokens_by(lexicon, words)


def known_by(tongue: str, words: Sequence[str]) -> list[Token] | None:
    """The words with their kinds, if a language knows all of them."""
    lexicon = _tongues()[tongue]
    if tongue not in _JOINED and not all(map(lexicon.may_know, words)):
        return None
    tokens = tokens_in_tongue(tongue, words)
    return None if any(each.kind is Word.UNKNOWN for each in tokens) else tokens


def is_read(words: Sequence[str]) -> bool:
    """Whether one of the nine languages knows all words."""
    return any(all(map(lexicon.may_know, words)) for lexicon in languages().values())


@lru_cache(maxsize=4096)
def _apart(tongue: str, word: str) -> tuple[str, ...]:
    """The words within a run of Japanese or Chinese, the longest first."""
    if not _HAN.search(word):
        return (word,)
    known = _tongues()[tongue].exact
    found: list[str] = []
    place, unknown = 0, ""
    while place < len(word):
        size = _longest_at(known, word, place)
        if size and unknown:
            found.append(unknown)
            unknown = ""
        if size:
            found.append(word[place : place + size])
        else:
            unknown += word[place]
        place += size or 1
    return (*found, unknown) if unknown else tuple(found)


def _longest_at(known: Mapping[str, Word], word: str, place: int) -> int:
    """The letters of the longest known word that begins at a place."""
    for size in range(min(_LONGEST_JOINED, len(word) - place), 0, -1):
        if word[place : place + size] in known:
            return size
    return 0


@lru_cache(maxsize=65_536)
def _languages_of(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which languages know a word: of those that are read, and of the others."""
    read = [
        name
        for name, lexicon in languages().items()
        if name != "any" and (lexicon.own(word) or word in _common()[name])
    ]
    plain = word.translate(_PERSIAN)
    other = [
        name
        for name, lexicon in _tongues().items()
        if name not in _JOINED and (lexicon.own(plain) or plain in lexicon.pieces)
    ]
    return tuple(read), tuple(other)


@lru_cache(maxsize=65_536)
def is_unread(text: str) -> bool:
    """Whether a text is rather in a language of which wishes are not read.

    It shares more words or letters with such a language than with any of the nine. A text of names
    and numbers alone is in no language, and not unread.
    """
    text = text[:_LONGEST]
    marked = 0
    placed: Counter[str] = Counter()
    if not text.isascii():
        letters = sum(map(str.isalpha, text))
        if 2 * len(_ELSEWHERE.findall(text)) > letters > 0:
            return True
        marked = sum(_is_marked(word) for word in text.split())
        placed = _by_letters(text)
    read, other = _scores(text)
    ours = max((read + placed).values(), default=0)
    return max(other.values(), default=0) + marked > ours


def _by_letters(text: str) -> Counter[str]:
    """How many words have a letter of each of the nine languages."""
    found: Counter[str] = Counter()
    for word in text.split():
        if not word.isascii() and not word[0].isupper():
            found.update(name for name, letters in _OF_READ.items() if letters.search(word))
    return found


@lru_cache(maxsize=4096)
def _scores(text: str) -> tuple[Counter[str], Counter[str]]:
    """How many words of a text each language knows."""
    read: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for word in words_of(text)[:_MOST_WORDS]:
        if word[0].isalpha():
            ours, theirs = _languages_of(word)
            read.update(ours)
            other.update(theirs)
    return read, other


def _is_marked(word: str) -> bool:
    """Whether a word has a letter that the nine languages do not write; a capital is of a name."""
    if word.isascii() or word[0].isupper():
        return False
    return bool(_MARKED.search(word))


def tongues_of(title: str, answers: Iterable[str]) -> tuple[str, ...]:
    """The languages in which a question and its answers are to be read, or none.

    They are those that know most of its title, and of them those that know most of its answers.
    """
    words = _words(title)
    given = [text for text in answers if text]
    if (words and is_read(words)) or not is_unread(title + " " + " ".join(given)):
        return ()
    likely: Sequence[str] = READ_IN_FORMS
    if words:
        likely = _most(likely, lambda tongue: _known(tongue, words))
    texts = list(map(_words, given))
    return tuple(_most(likely, lambda tongue: _known_whole(tongue, texts)))


def _known(tongue: str, words: Sequence[str]) -> int:
    return sum(each.kind is not Word.UNKNOWN for each in tokens_in_tongue(tongue, words))


def _known_whole(tongue: str, texts: Sequence[Sequence[str]]) -> int:
    return sum(known_by(tongue, words) is not None for words in texts)


def _most(tongues: Sequence[str], count: Callable[[str], int]) -> Sequence[str]:
    counts = {tongue: count(tongue) for tongue in tongues}
    most = max(counts.values())
    return [tongue for tongue in tongues if counts[tongue] == most]


def _words(text: str) -> list[str]:
    return [word for word in words_of(readable(text)) if word[0].isalnum()]


@lru_cache(maxsize=4096)
def yes_or_no(answer: str) -> str:
    """`yes` or `no` if an answer is that, and nothing more, in the languages that know it."""
    words = _words(answer)
    said = set()
    for tongue in _tongues():
        kinds = {token.kind for token in known_by(tongue, words) or ()}
        if len(kinds) == 1:
            said |= kinds
    plain = said & {Word.YES, Word.NO}
    return plain.pop().value if len(plain) == 1 else ""


@lru_cache(maxsize=65_536)
def may_be_foreign_wish(text: str) -> bool:
    """Whether a text in another language may be a wish about its writer's signature."""
    return any(map(_wishes, _likely_tokens(text)))


@lru_cache(maxsize=65_536)
def is_foreign_wish(text: str) -> bool:
    """Whether a text is such a wish and no more: all of its words are known in its language."""
    return any(
        _wishes(tokens) and all(token.kind is not Word.UNKNOWN for token in tokens)
        for tokens in _likely_tokens(text)
    )


def _likely_tokens(text: str) -> list[list[Token]]:
    """A text in the languages that it may be in, if it is in none of those that are read."""
    words = _words(text[:_LONGEST]) if is_unread(text) else []
    if not words:
        return []
    other = _scores(text)[1]
    most = max(other.values(), default=0)
    likely = [tongue for tongue in _tongues() if most and 2 * other[tongue] >= most]
    if _HAN.search(text):
        likely += _JOINED
    return [tokens_in_tongue(tongue, words) for tongue in likely]


@lru_cache(maxsize=65_536)
def is_wholly_read(text: str) -> bool:
    """Whether one of the nine languages knows nearly all words of a text."""
    words = [word for word in words_of(text[:_LONGEST])[:_MOST_WORDS] if word[0].isalpha()]
    return not is_unread(text) and 3 * max(_scores(text)[0].values(), default=0) > 2 * len(words)


@lru_cache(maxsize=65_536)
def is_plainly_read(text: str) -> bool:
    """Whether a text is in a language that is read: it has words of one, and is not unread."""
    return not is_unread(text) and bool(_scores(text[:_LONGEST])[0])


def is_beyond(text: str) -> bool:
    """Whether a short text is in a script of which no word is known: it may say anything."""
    if len(text) > _SHORT or len(text.split()) > _FEW or not is_unread(text) or _HAN.search(text):
        return False
    return not any(_scores(text)[1].values())


def _wishes(tokens: Sequence[Token]) -> bool:
    kinds = [token.kind for token in tokens]
    there = frozenset(kinds)
    if there & {Word.ANON, Word.INITIALS}:
        return True
    if Word.HIDE in there and not there & _ELSE:
        known = sum(kind is not Word.UNKNOWN for kind in kinds)
        return bool(there & _SAID_OF or Word.PERSON in there) or known == len(kinds) > 1
    return _are_near(kinds, _TURNS, _SAID_OF) or _are_near(kinds, frozenset({Word.ONLY}), _LESS)


def _are_near(kinds: Sequence[Word], first: frozenset[Word], other: frozenset[Word]) -> bool:
    places = [place for place, kind in enumerate(kinds) if kind in first]
    return any(
        abs(place - near) <= _NEAR
        for place in places
        for near, kind in enumerate(kinds)
        if kind in other and near != place
    )
