"""What an answer says, clause by clause, whatever was asked.

An answer is understood whole or not at all: every word must be known in one language, and its
clauses must agree. "Yes, I'd rather not" begins with a yes and is none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from letterkit.model import Shown
from letterkit.wishes.lexicon import Token, Word, languages, may_know, reasons, tokens_in, words_of
from letterkit.wishes.tongues import known_by, readable


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says in one language.

    `head` is a yes or no, `shown` how to be shown. `counts` is set where the person asks to be
    counted or to be anonymous, which is part of signing, and not only to be hidden.
    """

    head: str = ""
    shown: str = ""
    counts: bool = False
    only: bool = False
    refuses: bool = False  # "I do not agree", "I'd rather not"
    agrees: bool = False
    fine: bool = False  # "no objection": leave, unless the question was whether to hide
    detail: bool = False  # something beside the name, which says nothing by itself


@lru_cache(maxsize=65_536)
def sayings(answer: str) -> frozenset[Said | None]:
    """What an answer says in each language that knows all its words; None where that is beyond us.

    It is understood if they lead to one meaning.
    """
    if answer.count("(") != answer.count(")"):
        return frozenset()  # "Yes :(" is a face, and no yes
    clauses = list(_clauses(answer))
    found = set()
    for language in languages():
        if not all(may_know(language, clause) for clause in clauses):
            continue
        tokens = [tokens_in(language, clause) for clause in clauses]
        kinds = {token.kind for clause in tokens for token in clause}
        spoken = {t.kind for clause in tokens for t in clause if t.text[0].isalnum()}
        # Polish "ja" and French "on" are pronouns: such a language has no say, even of "✅ Sí".
        if Word.UNKNOWN not in kinds and not (spoken or kinds) <= _NO_SAY:
            found.add(_put_together(tokens))
    return frozenset(found)


@lru_cache(maxsize=65_536)
def sayings_in(tongues: Sequence[str], answer: str) -> frozenset[Said | None]:
    """The same in those of other languages that know all words of the answer."""
    if answer.count("(") != answer.count(")"):
        return frozenset()
    clauses = list(_clauses(readable(answer)))
    found = set()
    for tongue in tongues:
        tokens = [known for clause in clauses if (known := known_by(tongue, clause)) is not None]
        kinds = {token.kind for clause in tokens for token in clause}
        if len(tokens) == len(clauses) and not kinds <= _NO_SAY:
            found.add(_put_together(tokens))
    return frozenset(found)


_DASH = re.compile(r"\s[-–—]+\s")
_DECIDING = frozenset({
    Word.YES, Word.NO, Word.AGREE, Word.SHOW, Word.PUBLISH, Word.NAME, Word.PART, Word.HIDE,
    Word.ANON, Word.NEG, Word.WITHOUT, Word.FLIP, Word.FINE, Word.INITIALS, Word.ROLE, Word.COUNT,
    Word.ONLY, Word.FULL, Word.HOW, Word.BUT, Word.OR, Word.IF, Word.UNCLEAR, Word.FOREIGN,
})  # fmt: skip


@lru_cache(maxsize=65_536)
def is_no_with_reason(answer: str) -> bool:
    """Whether an answer is a no with a mark and a reason behind it: "No, I am afraid".

    The words of the reason need not be known, if none of them can say how to be shown.
    """
    first, *rest = _clauses(_DASH.sub(", ", answer))
    if len(first) > 1 or not rest or answer.rstrip()[-1] in "?؟":
        return False
    words = [word for clause in rest for word in clause]
    for language, beginnings in reasons().items():
        [head] = tokens_in(language, first)
        kinds = {token.kind for token in tokens_in(language, words)}
        given = any(word.startswith(beginnings) for word in words)
        if head.kind in (Word.NO, Word.NEG) and given and not kinds & _DECIDING:
            return True
    return False


def hides(tokens: Sequence[Token]) -> bool:
    """Whether one clause asks to leave the name out, or a part of it."""
    said = _put_together([[_whole(token) for token in tokens]])
    return said is not None and said.shown == Shown.UNNAMED and said.head != "yes"


def _whole(token: Token) -> Token:
    return Token(token.text, Word.NAME) if token.kind is Word.PART else token


_SILENT = frozenset({Word.FILLER, Word.PREP, Word.ASK, Word.WANT})
_NO_SAY = _SILENT | {Word.NE, Word.IF, Word.OR, Word.HOW}
_QUOTES = frozenset("\"'«»“”„*•-&+")
_MARKS = frozenset(",.;:!()[]/|،؛\n\"'«»“”„–—-…*•&+")


def _clauses(answer: str) -> Iterator[list[str]]:
    """Words between marks; a mark that is not known stays, and is a word that nobody knows."""
    clause: list[str] = []
    for word in words_of(answer.replace("\n", " ; ")):
        if word not in _MARKS:
            clause.append(word)
        elif word not in _QUOTES and clause:
            yield clause
            clause = []
    if clause:
        yield clause


def is_unclear_in(tongues: Sequence[str], words: Sequence[str]) -> bool:
    """Whether an answer says in another language that it is none: "non so", "weet ik niet"."""
    plain = [word for word in words if word[0].isalnum()]
    for tongue in tongues:
        known = known_by(tongue, plain) if plain else None
        if known and all(token.kind is Word.UNCLEAR for token in known):
            return True
    return False


def is_unclear(words: Sequence[str]) -> bool:
    """Whether an answer says that it is none: "?", "maybe", "not sure"."""
    plain = [word for word in words if word not in _MARKS and word != "?"]
    if not plain:
        return True
    # "Yes?" asks back.
    if words[-1] in ("?", "؟"):
        return True
    for language in languages():
        if not may_know(language, plain):
            continue
        tokens = tokens_in(language, plain)
        if all(token.kind is Word.UNCLEAR for token in tokens):
            return True
    return False


def _put_together(clauses: Sequence[Sequence[Token]]) -> Said | None:
    """What the clauses of an answer say, or None if they do not agree."""
    found = Said()
    for after_but, clause in _parted(clauses):
        said = _clause(clause, first=found == Said())
        if said is None or (after_but and said == Said()):
            return None  # "Yes, but" holds something back
        together = _both(found, said)
        if together is None:
            return None
        found = together
    if (found.counts and not found.shown) or (found.detail and found.shown != Shown.NAMED):
        return None
    return found if found != Said() else None


def _parted(clauses: Sequence[Sequence[Token]]) -> Iterator[tuple[bool, list[Token]]]:
    """Clauses parted at "but", and whether one stands before each part."""
    for clause in clauses:
        part: list[Token] = []
        after_but = False
        for token in clause:
            if token.kind is Word.BUT:
                if part or after_but:
                    yield after_but, part
                part = []
                after_but = True
            else:
                part.append(token)
        yield after_but, part


def _both(one: Said, other: Said) -> Said | None:
    """Two clauses as one saying; a contradiction is none."""
    if one.head and other.head and one.head != other.head:
        return None
    if one.shown and other.shown and one.shown != other.shown:
        # "Only my role, not my name" and "Anonymous (initials only)": the second is for people.
        pair = {one.shown, other.shown}
        hidden = one if one.shown == Shown.UNNAMED else other
        if Shown.UNNAMED not in pair or Shown.NAMED in pair or hidden.counts:
            return None
    shown = one.shown or other.shown
    if one.shown and other.shown and shown == Shown.UNNAMED:
        shown = other.shown
    return Said(
        head=one.head or other.head,
        shown=shown,
        counts=one.counts or other.counts,
        only=one.only or other.only,
        refuses=one.refuses or other.refuses,
        agrees=one.agrees or other.agrees,
        fine=one.fine or other.fine,
        detail=one.detail or other.detail,
    )


_NEVER = frozenset({
    Word.TRAP, Word.NE, Word.PART, Word.FOREIGN, Word.IF, Word.WHY, Word.META, Word.TOPIC,
    Word.THING, Word.COMMENT, Word.OR, Word.HOW, Word.HOW_ALONE, Word.UNCLEAR, Word.BUT,
})  # fmt: skip


def _clause(clause: Sequence[Token], *, first: bool) -> Said | None:
    """What one clause says, or None if it is beyond the rules."""
    tokens = list(clause)
    head = ""
    if tokens and tokens[0].kind in (Word.YES, Word.NO, Word.NEG) and first:
        head, tokens = _head(tokens)
    kinds = Counter(token.kind for token in tokens)
    if all(token.kind is Word.YES for token in tokens) and tokens:
        return Said(head="yes")  # "Yes, of course"
    if kinds.keys() & _NEVER or kinds[Word.YES] or (kinds[Word.NO] and head):
        return None
    tokens = [_as_negation(token) for token in tokens]
    kinds = Counter(token.kind for token in tokens)
    said = _statement(tokens, kinds)
    if said is None:
        return None
    return replace(said, head=head)


def _as_negation(token: Token) -> Token:
    return Token(token.text, Word.NEG) if token.kind is Word.NO else token


def _head(tokens: list[Token]) -> tuple[str, list[Token]]:
    """A yes or no that stands first, and the rest; "не публиковать" begins with no such no."""
    rest = tokens[1:]
    while rest and rest[0].kind is tokens[0].kind is not Word.NEG:
        rest = rest[1:]  # "✔ Yes", "Oui oui"
    if tokens[0].kind is Word.YES:
        return "yes", rest
    if tokens[0].kind is Word.NEG:
        return "", tokens
    # Without a mark behind it, a "no" belongs to what follows, if that says anything.
    silent = all(token.kind in (Word.FILLER, Word.PREP) for token in rest)
    return ("no", rest) if silent else ("", tokens)


def _statement(tokens: Sequence[Token], kinds: Counter[Word]) -> Said | None:
    """What a clause says beside a yes or no: leave, and how to be shown."""
    negations = kinds[Word.NEG] + kinds[Word.WITHOUT]
    hides = kinds[Word.HIDE] + kinds[Word.ANON]
    shows = kinds[Word.SHOW] + kinds[Word.PUBLISH] + kinds[Word.NAME] + kinds[Word.FULL]
    less = [each for each in (Word.INITIALS, Word.ROLE) if kinds[each]]
    is_less = bool(negations or hides or less)
    if kinds[Word.FINE]:
        return _fine(kinds, is_less=is_less)
    if kinds[Word.FLIP]:
        plain = kinds[Word.FLIP] == 1 and not (is_less or kinds[Word.AGREE])
        return Said(refuses=True) if plain and not kinds[Word.COUNT] else None
    if negations + (1 if hides else 0) > 1 or (kinds[Word.HIDE] and kinds[Word.ANON]):
        return None
    if negations:
        return _negated(tokens, kinds, less, shows=shows)
    agrees = bool(kinds[Word.AGREE])
    if hides:
        return _hidden(kinds, less, agrees=agrees)
    if kinds[Word.COUNT]:
        return None if shows or less else _counted(kinds, agrees=agrees)
    if less:
        return _lesser(kinds, less, agrees=agrees)
    return _shown(tokens, kinds, shows=bool(shows), agrees=agrees)


def _fine(kinds: Counter[Word], *, is_less: bool) -> Said | None:
    """“Fine”, alone or "with my name", where nothing speaks for being shown less."""
    if is_less or kinds[Word.FLIP] or kinds[Word.COUNT]:
        return None
    named = Shown.NAMED if kinds[Word.NAME] and not kinds[Word.ONLY] else ""
    return Said(fine=True, shown=named)


def _hidden(kinds: Counter[Word], less: Sequence[Word], *, agrees: bool) -> Said | None:
    """“Anonymously”, “hide me”."""
    if less or kinds[Word.FULL] or (kinds[Word.ONLY] and not kinds[Word.COUNT]):
        return None
    counts = bool(kinds[Word.ANON] or kinds[Word.COUNT])
    return Said(shown=Shown.UNNAMED, counts=counts, agrees=agrees)


def _counted(kinds: Counter[Word], *, agrees: bool) -> Said:
    """“Count me”, “only count me”."""
    only = bool(kinds[Word.ONLY])
    return Said(shown=Shown.UNNAMED if only else "", counts=True, only=only, agrees=agrees)


def _shown(
    tokens: Sequence[Token], kinds: Counter[Word], *, shows: bool, agrees: bool
) -> Said | None:
    """What speaks for being shown by name, or of details alone."""
    if kinds[Word.ONLY] or _is_bare_name(tokens):
        return None
    if kinds[Word.DETAIL] and not kinds[Word.NAME]:
        return Said(agrees=agrees, detail=True)
    if shows:
        return Said(shown=Shown.NAMED, agrees=agrees)
    return Said(agrees=agrees) if agrees or _is_silent(kinds) else None


# Arabic for "with my name" is one word, and others are of a family name with a given one.
_WITH_NAME = frozenset({"name", "باسمي", "姓名", "氏名", "お名前", "성명"})


def _is_bare_name(tokens: Sequence[Token]) -> bool:
    """Whether an answer is «Имя» or "Nombre", which may be the first name alone."""
    return len(tokens) == 1 and tokens[0].kind is Word.NAME and tokens[0].text not in _WITH_NAME


def _is_silent(kinds: Counter[Word]) -> bool:
    """Whether a clause says nothing by itself: "please", "thank you"."""
    return kinds.keys() <= _SILENT and sum(kinds.values()) < 4


def _lesser(kinds: Counter[Word], less: Sequence[Word], *, agrees: bool) -> Said | None:
    """Initials or a role without the name; a role beside the name is part of naming."""
    if len(less) > 1:
        return None
    only = bool(kinds[Word.ONLY])
    if less[0] is Word.INITIALS:
        whole = kinds[Word.FULL] or kinds[Word.DETAIL]
        return None if whole else Said(shown=Shown.INITIALS, only=only, agrees=agrees)
    if kinds[Word.NAME]:
        return Said(shown=Shown.NAMED, agrees=agrees) if not only else None
    return Said(shown=Shown.ROLE, only=only, agrees=agrees)


def _negated(
    tokens: Sequence[Token], kinds: Counter[Word], less: Sequence[Word], *, shows: int
) -> Said | None:
    """A clause with one "not" or "without": "do not publish", "role without my name"."""
    if kinds[Word.HIDE] or kinds[Word.ANON] or kinds[Word.COUNT]:
        return None
    place = next(n for n, each in enumerate(tokens) if each.kind in (Word.NEG, Word.WITHOUT))
    before = {each.kind for each in tokens[:place]}
    after = {each.kind for each in tokens[place:]}
    without = bool(kinds[Word.WITHOUT])
    if less:
        return _not_the_name(before, after, less)
    if kinds[Word.FULL] or (kinds[Word.ONLY] and not without):
        return None
    if kinds[Word.AGREE]:
        return _not_agreed(before, after)
    beside = kinds[Word.DETAIL] and (Word.NAME in before or Word.NAME not in after)
    if beside or (without and Word.NAME not in after):
        return None  # "with my name, without my organisation"
    if shows:
        return Said(shown=Shown.UNNAMED, counts=without and bool(kinds[Word.NAME]))
    unsaid = kinds.keys() <= _SILENT | {Word.NEG}
    return Said(refuses=True) if unsaid and not without else None


def _not_the_name(before: set[Word], after: set[Word], less: Sequence[Word]) -> Said | None:
    """ "My role without my name", "not my name, only my initials"."""
    named = Word.NAME in after or Word.FULL in after
    if len(less) > 1 or less[0] in after or less[0] not in before or not named:
        return None
    shown = Shown.ROLE if less[0] is Word.ROLE else Shown.INITIALS
    return Said(shown=shown, only=True)


def _not_agreed(before: set[Word], after: set[Word]) -> Said | None:
    """ "I do not agree", "ich stimme nicht zu", and "I agree, without my name"."""
    if Word.WITHOUT in after and Word.AGREE in before:
        named = Word.NAME in after
        return Said(shown=Shown.UNNAMED, counts=True, agrees=True) if named else None
    if Word.WITHOUT in after:
        return None
    says = {Word.NAME, Word.SHOW, Word.PUBLISH}
    if Word.AGREE in after or not after & says:
        return Said(refuses=True)
    return None
